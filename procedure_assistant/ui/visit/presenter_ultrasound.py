"""What is asked of the ultrasound page: where the needle goes, injecting, the note, and the pictures of the record. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from procedure_assistant.domain.commands import block, images, ultrasound
from procedure_assistant.domain.events_regenerative import Guidance, ImageAttached, ImageMark, MarkKind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Shows
from procedure_assistant.domain.regenerative import target_key
from procedure_assistant.domain.units import Length, NotANumber, Volume, decimal_from
from procedure_assistant.services.image_record import named_in_record
from procedure_assistant.services.passport_view import local_now
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.visit import ultrasound_content as words
from procedure_assistant.ui.visit.content import Asking, Notice, Primary, VisitContent
from procedure_assistant.ui.visit.presenter_base import VisitBase, problem_notice

PLACE = "ultrasound"
_LANDMARKS = "No picture of the needle could be had"


class UltrasoundRequests(VisitBase):
    """The requests of the ultrasound page. Slow work with pixels is the desk's (ultrasound_desk.py); the record is only changed here."""

    _place: words.Place | None = None

    @property
    def place(self) -> words.Place:
        """Target and side on the page."""
        if self._place is None:
            self._place = words.first_place(self.record)
        return self._place

    def content(self) -> VisitContent:
        """The screen, with the ultrasound page where that is on the canvas."""
        content = super().content()
        if content.shows is not Shows.ULTRASOUND:
            return content
        page = words.ultrasound(self._seen, self.place, self._clock)
        if page is None:
            return content
        return replace(content, ultrasound=page)

    def _next_action(self) -> Primary:
        if self._section.shows is not Shows.ULTRASOUND:
            return super()._next_action()
        page = words.ultrasound(self._seen, self.place, self._clock)
        return words.primary(self.record, self._section, page, self.place) if page else super()._next_action()

    # -- where -----------------------------------------------------------------------------------------------------------

    def choose_target(self, target: str) -> None:
        """Another target, on the same side."""
        self._move_to(replace(self.place, target=target, product=None, guidance=None))

    def choose_side(self, side: str) -> None:
        """The other side of the same target."""
        self._move_to(replace(self.place, side=Side(side), product=None))

    def choose_product(self, product: str) -> None:
        """Another of the products that can go in here."""
        self._move_to(replace(self.place, product=product))

    def choose_guidance(self, guidance: str) -> None:
        """Under ultrasound, or by landmarks."""
        self._move_to(replace(self.place, guidance=Guidance(guidance)))

    def go_to_key(self, key: str) -> None:
        """The place that an open item names, such as "gon_c2_left"."""
        for target in self.record.protocol.targets:
            for side in target.sides:
                if target_key(target.id, side) == key:
                    self._move_to(replace(self.place, target=target.id, side=side, product=None))

    def _move_to(self, place: words.Place) -> None:
        self._place = place
        self._notices = ()
        self._stop_asking()
        self.show()

    # -- injecting -------------------------------------------------------------------------------------------------------

    def type_amount(self, text: str) -> None:
        """The volume for this place; charted when it is injected."""
        product = words.chosen_product(self.record, self.place)
        if product is not None:
            amounts = {**(self.place.amounts or {}), f"{self.place.key}/{product}": text.strip()}
            self._place = replace(self.place, amounts=amounts)
            self.show()

    def inject_here(self) -> None:
        """Inject as the button says: product, volume, aspiration negative."""
        place, product = self.place, words.chosen_product(self.record, self.place)
        if product is None:
            return
        guidance = words.guidance_here(self.record, place)
        if product == words.BLOCK:
            self._do(ultrasound.inject_block, place.target, place.side, guidance=guidance, aspiration=block.NEGATIVE)
            return
        try:
            volume = Volume(decimal_from(words.amount_here(self.record, place, product)))
        except NotANumber as error:
            self._misread(error)
            return
        now = local_now(self._clock)
        self._do(
            ultrasound.inject, place.target, place.side, product, volume, now, guidance=guidance, aspiration=block.NEGATIVE
        )

    def by_landmarks(self) -> None:
        """The injection here was guided by landmarks after all; the reason is asked."""
        place = self.place
        given = next((one for one in reversed(self.record.regenerative.given) if one.key == place.key), None)
        if given is None:
            return
        text = "The record then says that it was given by landmarks, with the reason. Signing no longer waits for a picture of it."
        self._ask(
            Asking("Guided by landmarks instead", text, action="Change the guidance"),
            lambda reason: self._do(
                ultrasound.change_guidance, place.target, place.side, given.event.product, Guidance.LANDMARKS, reason
            ),
        )

    # -- the note --------------------------------------------------------------------------------------------------------

    def note_field(self, field: str, values: tuple[str, ...]) -> None:
        """Answer one field of the note here; no values take the answer away."""
        self._do(ultrasound.note, self.place.target, self.place.side, {field: values})

    def note_usual(self) -> None:
        """Everything that is usual and still open, as the button says it."""
        self._do(ultrasound.note, self.place.target, self.place.side, words.usual(self.record, self.place))

    def note_same_hands(self) -> None:
        """Machine, probe, needle and approach as at the target before."""
        _, carried = words.carry(self.record, self.place)
        self._do(ultrasound.note, self.place.target, self.place.side, carried)

    # -- pictures --------------------------------------------------------------------------------------------------------

    def attach_picture(self, event: ImageAttached) -> bool:
        """Take a picture into the record; its pixels are kept already."""
        return self._do(images.attach, event)

    def pin_picture(self, name: str, target: str, side: str, *, needle: bool, caption: str) -> None:
        """What a picture documents: "" takes it off its target."""
        self._do(images.pin, name, target, Side(side) if side else None, shows_needle=needle, caption=caption)

    def say_needle(self, name: str, *, visible: bool) -> None:
        """Whether the needle is to be seen in a picture of the record. One that is pinned nowhere is pinned here by that."""
        image = self.record.regenerative.images.get(name)
        if image is None:
            return
        now, place = image.attached, self.place
        target, side = (now.target, now.side) if now.target else (place.target, place.side)
        self._do(images.pin, name, target, side, shows_needle=visible, caption=now.caption)

    def caption_picture(self, name: str, caption: str) -> None:
        """What stands under a picture."""
        image = self.record.regenerative.images.get(name)
        if image is not None:
            now = image.attached
            self._do(images.pin, name, now.target, now.side, shows_needle=now.shows_needle, caption=caption)

    def add_mark(self, name: str, kind: str, points: tuple[tuple[float, float], ...], length: Length | None = None) -> None:
        """Set a mark. Tip and nerve stand once in a picture: setting them again moves them. A label asks for its words."""
        mark = ImageMark(MarkKind(kind), points, self._mark_text(kind), length)
        if mark.kind is MarkKind.LABEL:
            text = "The words are kept apart from the pixels, which stay as they came."
            asking = Asking("What shall stand there?", text, "Words", "Write it")
            self._ask(asking, lambda text: self._with_mark(name, replace(mark, text=text.strip())))
            return
        self._with_mark(name, mark)

    def _mark_text(self, kind: str) -> str:
        target = self.record.protocol.target(self.place.target)
        return target.nerve.upper() if kind == MarkKind.NERVE and target is not None and target.nerve else ""

    def _with_mark(self, name: str, mark: ImageMark) -> bool:
        image = self.record.regenerative.images.get(name)
        if image is None:
            self._tell(Notice("refusal", "The picture is not in the record. Nothing was charted.", "Keep it in the record first."))
            return False
        once = mark.kind in (MarkKind.NEEDLE_TIP, MarkKind.NERVE)
        kept = tuple(one for one in image.marks if not (once and one.kind is mark.kind))
        return self._do(images.mark, name, (*kept, mark))

    def clear_marks(self, name: str) -> None:
        """Take all marks of a picture away; undo brings them back."""
        self._do(images.mark, name, ())

    def reject_picture(self, image_id: str, then: Callable[[str], None]) -> None:
        """Ask why a picture is not this patient's; it leaves the record, and ``then`` marks it as rejected with the reason."""

        def given(reason: str) -> bool:
            for name in tuple(self.record.regenerative.images):
                if named_in_record(name)[0] == image_id and not self._do(images.remove, name, reason):
                    return False
            then(reason)
            return True

        text = "It leaves the record and is kept apart with your name and the reason, such as another patient's name in the picture."
        self._notices = ()
        self._ask(Asking("Reject this picture", text, action="Reject"), given)

    def tell_problem(self, problem: Problem) -> None:
        """Work with a picture failed, or it was held: say so."""
        self._tell(problem_notice(problem))

    def tell(self, title: str, text: str = "") -> None:
        """What came of something that was asked of the pictures."""
        self._tell(Notice("information", title, text))
