"""What is asked of the photograph of the head with gloves on: a mark is chosen, set and moved by presses, its scale typed. No Qt."""

from __future__ import annotations

from procedure_assistant.domain.protocol import Shows
from procedure_assistant.domain.say import begun, say
from procedure_assistant.ui.map.nape_model import SCALE_POINTS, SPOKEN_LANDMARKS
from procedure_assistant.ui.visit import gloves_photo_content
from procedure_assistant.ui.visit.content import Notice, VisitContent
from procedure_assistant.ui.visit.gloves_content import GlovesContent, Keys
from procedure_assistant.ui.visit.gloves_photo_content import LONGEST_TYPED, Hand, marks_of
from procedure_assistant.ui.visit.photo_content import PhotoContent
from procedure_assistant.ui.visit.presenter import VisitPresenter

_STEPS = {"nudge_left": (-1, 0), "nudge_up": (0, -1), "nudge_down": (0, 1), "nudge_right": (1, 0)}


class GlovesPhotoRequests(VisitPresenter):
    """A gloved hand over the photograph. While a point is asked for or a mark is in hand, a press sets it and gives nothing."""

    gloved = False
    _hand = Hand()
    _later = False
    """The distance is asked for later; it is asked again once an end was set anew."""

    def over_photo(self, content: VisitContent, keys: Keys) -> GlovesContent | None:
        """The gloves screen over the photograph; None where the figure or another page stands there."""
        photo = self._photo_in_hand(content)
        return None if photo is None else gloves_photo_content.over_photo(content, photo, self._hand, keys)

    def _photo_in_hand(self, content: VisitContent) -> PhotoContent | None:
        photo = content.block.photo if content.block is not None else None
        return photo if content.shows is Shows.BLOCK and photo is not None and photo.on and photo.name else None

    @property
    def _serves_photo(self) -> bool:
        return self._on_photo and self.record.photo is not None

    def _settle_hand(self) -> None:
        """Leave what does not hold any more, and ask for the distance once both its ends stand."""
        photo = self.record.photo
        if not self.gloved or self.section.shows is not Shows.BLOCK or photo is None or not self._on_photo:
            self._hand, self._later = Hand(), False
            return
        ends, marks = all(photo.scale_ends), marks_of(self._photo_content(self.record).nape)
        if self._hand.mark and self._hand.mark not in marks:
            self._hand = Hand()
        if self._hand.typed is not None and not ends:
            self._hand = Hand()
        if self._hand == Hand() and ends and photo.calibration is None and not self._later:
            self._hand = Hand(typed="")

    def drop_hand(self) -> bool:
        """Leave the mark in hand or the distance that is asked for; False where there is neither."""
        if self._hand == Hand():
            return False
        self._later = self._later or self._hand.typed is not None
        self._hand, self._notices = Hand(), ()
        self.show()
        return True

    # -- pressing ------------------------------------------------------------------------------------------------------

    def hold_mark(self, which: str) -> None:
        """Take a mark in hand."""
        self._hand, self._notices = Hand(which), ()
        self.show()

    def next_mark(self) -> None:
        """Take the next mark in hand, in the order in which they are set; the first one where none is."""
        marks = [str(which) for which in marks_of(self._photo_content(self.record).nape)]
        if marks:
            at = marks.index(self._hand.mark) + 1 if self._hand.mark in marks else 0
            self.hold_mark(marks[at % len(marks)])

    def press_photo(self, x: float, y: float) -> None:
        """A press beside everything: it sets the mark in hand or the point that is asked for."""
        which = self._hand.mark or self._photo_content(self.record).nape.placing
        if which:
            self._later = self._later and which not in SCALE_POINTS
            self.set_on_photo(which, x, y)
        else:
            text = say("Press a mark to move it, or a target to give there.")
            self._tell(Notice("refusal", say("Nothing is near the press. Nothing was charted."), text))

    def between_marks(self, first: str, second: str) -> None:
        """A press about as near to two things: neither is meant."""
        names = {"first": begun(self._name_on_photo(first)), "second": self._name_on_photo(second)}
        title = say("{first} or {second}: the press is about as near to both. Nothing was charted.", **names)
        self._tell(Notice("refusal", title, say("Press nearer to one of them.")))

    def _name_on_photo(self, stop: str) -> str:
        for which, words in SPOKEN_LANDMARKS.items():
            if which == stop:
                return words
        side, _, nerve = stop.partition(".")
        return say("{nerve} target, {side}", nerve="GON" if nerve == "greater" else "LON", side=say(side))

    def nudge(self, button: str) -> None:
        """Move the mark in hand by one step: a millimetre once there is a scale."""
        nape = self._photo_content(self.record).nape
        at = next((place for which, place in nape.landmarks.placed() if which == self._hand.mark), None)
        if at is not None:
            dx, dy = _STEPS[button]
            self.set_on_photo(self._hand.mark, at[0] + dx * nape.step_units, at[1] + dy * nape.step_units)

    # -- the distance --------------------------------------------------------------------------------------------------

    def ask_distance(self) -> None:
        """Type the distance, or another one."""
        self._hand, self._notices = Hand(typed=""), ()
        self.show()

    def type_distance(self, key: str) -> None:
        """One of the large keys; what cannot follow changes nothing."""
        typed = self._hand.typed
        if typed is None:
            return
        after = typed[:-1] if key == "back" else typed + key if len(typed) < LONGEST_TYPED else typed
        if after.count(".") <= 1 and not after.startswith("."):
            self._hand = Hand(typed=after)
        self.show()

    def keep_distance(self) -> None:
        """The distance is typed: it becomes the scale, or is refused and stays to be corrected."""
        typed = self._hand.typed
        if typed and gloves_photo_content.is_number(typed):
            self._hand = Hand()
            if not self.set_scale(typed):
                self._hand = Hand(typed=typed)
                self.show()
