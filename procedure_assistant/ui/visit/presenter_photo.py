"""What is asked of the photograph of the head: choosing it, its scale, its landmarks, giving at its targets. No Qt, no pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands import Refusal, head_photo, images
from procedure_assistant.domain.events import LandmarksPlaced
from procedure_assistant.domain.events_photo import HeadPhotoCalibrated, HeadPhotoLandmarks, PhotoUse
from procedure_assistant.domain.events_regenerative import ImageAttached
from procedure_assistant.domain.head_photo import HeadPhoto
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Shows
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import begun, say
from procedure_assistant.domain.units import Length, NotANumber, decimal_from
from procedure_assistant.services.image_record import named_in_record
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.entry import decimal_typed
from procedure_assistant.ui.map.nape_model import SCALE_POINTS, NapeContent
from procedure_assistant.ui.visit import block_content, photo_content, primary_content
from procedure_assistant.ui.visit.content import Asking, Notice, Primary, VisitContent
from procedure_assistant.ui.visit.presenter_base import Outcome, Point, VisitBase, problem_notice

GIVE = "give_on_photo"


class PhotoRequests(VisitBase):
    """The requests of the photograph. Slow work with pixels is the desk's (photo_desk.py); the record is only changed here."""

    _on_photo = False

    def content(self) -> VisitContent:
        """The screen, with the photograph where the block is on the canvas."""
        content = super().content()
        if content.block is None:
            return content
        return replace(content, block=replace(content.block, photo=self._photo_content(self.record)))

    def _photo_content(self, record: ProcedureRecord) -> photo_content.PhotoContent:
        following = None if record.closed else block_content.next_block(record)
        return photo_content.photo(record, on=self._on_photo, following=following)

    def _next_action(self) -> Primary:
        record = self.record
        if self._section.shows is not Shows.BLOCK or not self._on_photo or record.closed:
            return super()._next_action()
        photo, shown = record.photo, self._photo_content(record).nape
        if photo is None or (shown.placing and shown.placing not in SCALE_POINTS):
            why = shown.prompt or photo_content.NONE_YET
            return Primary(say("Photograph"), "", say("Give the block"), "", "", enabled=False, why=why)
        drawn = record if record.landmarks else replace(record, landmarks=LandmarksPlaced(*self._standard))
        return self._given_here(drawn, photo, primary_content.primary(drawn, self._section))

    def _given_here(self, record: ProcedureRecord, photo: HeadPhoto, shown: Primary) -> Primary:
        """The same action, done at the target of the photograph, with the millimetres of both."""
        following = block_content.next_block(record)
        if following is None or not shown.action.startswith("give_block:"):
            return shown
        nerve_id, side = following
        nerve, line, figure = record.protocol.nerve(nerve_id), photo.line(side), record.line(side)
        seen = line.distance_at_third(nerve.fraction_thirds) if line and nerve else None
        tape = figure.distance_at_third(nerve.fraction_thirds) if figure and nerve else None
        return replace(shown, next_title=_where(side, tape, seen), action=f"{GIVE}:{nerve_id}/{side}")

    # -- the picture -----------------------------------------------------------------------------------------------------

    def show_photo(self, on: bool) -> None:
        """Photograph or figure on the canvas."""
        self._on_photo = on
        self._notices = ()
        self.show()

    def photo_can_be_added(self, left_lies: str, use: str) -> bool:
        """Whether everything was said that must be said before a picture of the patient is taken in; tells what is missing."""
        if not use:
            title = say("It is not said what the patient agrees to. Nothing was added.")
            self._tell(Notice("refusal", title, say("Ask the patient, and choose it. Without permission work on the figure.")))
        elif not left_lies:
            title = say("It is not said where the patient’s left is seen. Nothing was added.")
            self._tell(Notice("refusal", title, say("Only a back view can be measured. Choose the side; nothing is mirrored by itself.")))
        return bool(use and left_lies)

    def choose_photo(self, event: ImageAttached, left_lies: str, use: str) -> Outcome:
        """Take a picture into the record as the photograph of the head; its pixels are kept already."""
        return self._try(head_photo.choose, event, Side(left_lies), PhotoUse(use))

    def turn_photo(self, quarters: int) -> None:
        """Turn the photograph upright: 1 is a quarter clockwise."""
        photo = self.record.photo
        if photo is not None:
            chosen = photo.chosen
            self._do(head_photo.adjust, chosen.left_lies, chosen.use, chosen.turns + quarters)

    def say_photo_left(self, side: str) -> None:
        """Where the patient's left is seen; landmarks that were placed for the other way are placed anew."""
        photo = self.record.photo
        if photo is None:
            return
        had = photo.landmarks is not None and photo.chosen.left_lies is not Side(side)
        if self._do(head_photo.adjust, Side(side), photo.chosen.use, photo.chosen.turns) and had:
            title = say("Left and right have changed places on the photograph.")
            self._tell(Notice("caution", title, say("Its landmarks were taken away: place them again. Undo brings them back.")))

    def say_photo_use(self, use: str) -> None:
        """What the patient agrees to."""
        photo = self.record.photo
        if photo is not None:
            self._do(head_photo.adjust, photo.chosen.left_lies, PhotoUse(use), photo.chosen.turns)

    def remove_photo(self, then: Callable[[str, str], None]) -> None:
        """Ask why the photograph does not belong here; it leaves the record, and ``then`` (image, reason) marks it as rejected."""
        photo = self.record.photo
        if photo is None:
            return
        name = photo.chosen.image_id

        def given(reason: str) -> bool:
            if not self._do(images.remove, name, reason):
                return False
            then(named_in_record(name)[0], reason)
            return True

        text = say("It leaves the record with its construction and is kept apart with your name and the reason.")
        self._notices = ()
        self._ask(Asking(say("Remove this photograph"), text, action=say("Remove")), given)

    def tell_photo_problem(self, problem: Problem) -> None:
        """Work with the picture failed, or it was held: say so."""
        self._tell(problem_notice(problem))

    # -- the construction ------------------------------------------------------------------------------------------------

    def set_on_photo(self, which: str, x: float, y: float) -> None:
        """Set or move a point, in pixels of the upright photograph."""
        photo = self.record.photo
        if photo is None:
            return
        at = photo.kept((x, y))
        if which not in SCALE_POINTS:
            self._do(head_photo.place, *self._marks_with(which, at))
        elif photo.calibration is not None:
            first, second = self._scale_with(photo.calibration, which, at)
            self._do(head_photo.calibrate, first, second, photo.calibration.length)
        else:
            ends = photo.scale_ends
            self._do(head_photo.begin_scale, *((at, ends[1]) if which == SCALE_POINTS[0] else (ends[0], at)))

    def preview_on_photo(self, which: str, x: float, y: float) -> NapeContent | None:
        """The construction as it would be with a point here; None where it could not be. Charts nothing."""
        record = self.record
        photo = record.photo
        if photo is None:
            return None
        at = photo.kept((x, y))
        if which in SCALE_POINTS:
            if photo.calibration is None:
                return None
            first, second = self._scale_with(photo.calibration, which, at)
            if isinstance(head_photo.calibrate(record, first, second, photo.calibration.length), Refusal):
                return None
            moved = replace(photo, calibration=replace(photo.calibration, first=first, second=second))
        else:
            marks = self._marks_with(which, at)
            if isinstance(head_photo.place(record, *marks), Refusal):
                return None
            moved = replace(photo, landmarks=HeadPhotoLandmarks(photo.chosen.image_id, *marks))
        return self._photo_content(replace(record, photo=moved)).nape

    def _marks_with(self, which: str, at: Point) -> tuple[Point, Point | None, Point | None]:
        marks = self.record.photo.landmarks if self.record.photo else None
        left, right = (marks.mastoid_left, marks.mastoid_right) if marks else (None, None)
        return (
            at if which == "protuberance" or marks is None else marks.protuberance,
            at if which == "mastoid_left" else left,
            at if which == "mastoid_right" else right,
        )

    def _scale_with(self, scale: HeadPhotoCalibrated, which: str, at: Point) -> tuple[Point, Point]:
        return (at, scale.second) if which == SCALE_POINTS[0] else (scale.first, at)

    def type_scale(self, text: str) -> None:
        """The known distance between the two points, in mm."""
        photo = self.record.photo
        if photo is None or not text.strip():
            return
        try:
            self._calibrate(photo, Length(decimal_typed(text)))
        except NotANumber as error:
            self._misread(error)

    def set_scale(self, typed: str) -> bool:
        """The known distance with a decimal point, as large keys type it; whether it became the scale. Raises ``NotANumber``."""
        photo = self.record.photo
        return photo is not None and self._calibrate(photo, Length(decimal_from(typed)))

    def _calibrate(self, photo: HeadPhoto, length: Length) -> bool:
        first, second = photo.scale_ends
        if first is not None and second is not None:
            return self._do(head_photo.calibrate, first, second, length)
        title = say("The two points of this distance are not set. Nothing was charted.")
        self._tell(Notice("refusal", title, say("Press both its ends on the photograph.")))
        return False

    def give_on_photo(self, nerve: str, side: str) -> None:
        """Give a planned block at its target on the photograph."""
        self._do(head_photo.give_on_photo, nerve, Side(side), self._standard)


def _where(side: Side, tape: Length | None, seen: Length | None) -> str:
    """The side, and how far from the protuberance by tape and photograph."""
    name = begun(say(side.value))
    if tape and seen:
        by_tape, on_photo = wording.length_mm(tape), wording.length_mm(seen)
        return say("{side}, {tape} by the tape, {seen} on the photograph", side=name, tape=by_tape, seen=on_photo)
    if seen:
        return say("{side}, {seen} on the photograph", side=name, seen=wording.length_mm(seen))
    return say("{side}, {tape} by the tape", side=name, tape=wording.length_mm(tape)) if tape else say("{side} side", side=name)
