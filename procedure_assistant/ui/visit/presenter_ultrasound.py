"""What is asked of the ultrasound page: where the needle goes, injecting, the note, and the pictures of the record. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from procedure_assistant.domain.commands import block, images, ultrasound
from procedure_assistant.domain.events_regenerative import AfterAspiration, Guidance, ImageAttached, ImageMark, MarkKind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Shows
from procedure_assistant.domain.regenerative import target_key
from procedure_assistant.domain.say import say
from procedure_assistant.domain.units import Length, NotANumber, Volume
from procedure_assistant.services.image_record import named_in_record
from procedure_assistant.services.passport_view import local_now
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.entry import decimal_typed
from procedure_assistant.ui.visit import route
from procedure_assistant.ui.visit import ultrasound_content as words
from procedure_assistant.ui.visit.content import Asking, Notice, Primary, VisitContent
from procedure_assistant.ui.visit.presenter_base import problem_notice
from procedure_assistant.ui.visit.presenter_carried import CarriedRequests
from procedure_assistant.ui.visit.ultrasound_lines import injection_of

PLACE = "ultrasound"
_LANDMARKS = say("No picture of the needle could be had")
_AMENDED = say("As amended")
"""The reason of a guidance that an amendment changes; why it was amended stands with the amendment."""


class UltrasoundRequests(CarriedRequests):
    """The requests of the ultrasound page. Slow work with pixels is the desk's (ultrasound_desk.py); the record is only changed here."""

    _place: words.Place | None = None

    @property
    def place(self) -> words.Place:
        """Target and side on the page."""
        if self._place is None:
            first, before = words.first_place(self.record), self.last_target()
            is_new = not self.record.regenerative.given and not self.record.regenerative.notes
            known = is_new and any(one.id == before and first.side in one.sides for one in self.record.protocol.targets)
            self._place = replace(first, target=before) if known else first
        return self._place

    def _note_place(self) -> tuple[str, Side]:
        return self.place.target, self.place.side

    def _usual_note(self) -> dict[str, tuple[str, ...]]:
        return words.usual(self.record, self.place)

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
            volume = Volume(decimal_typed(words.amount_here(self.record, place, product)))
        except NotANumber as error:
            self._misread(error)
            return
        now = local_now(self._clock)
        self._do(ultrasound.inject, place.target, place.side, product, volume, now, guidance=guidance, aspiration=block.NEGATIVE)

    def aspirated_here(self, what: str, vessel: str, then: str) -> None:
        """Something came back here: the needle was withdrawn, and ``then`` "moved" on or the target "abandoned"."""
        place = self.place
        if self._do(ultrasound.note_aspiration, place.target, place.side, what, AfterAspiration(then), vessel):
            name = words.short_of(self.record, place)
            if then == AfterAspiration.MOVED:
                text = say("It still waits; aspirate again before it is injected. Both are in the record.")
                self._tell(Notice("information", say("{target}: aspiration positive, needle moved.", target=name), text))
            else:
                text = say("Nothing was injected there. Another target can be chosen.")
                self._tell(Notice("information", say("{target}: aspiration positive, target abandoned.", target=name), text))

    def correct_injection(self, line: str, volumes: dict[str, str], where: str, places: str, aspiration: str) -> None:
        """What an injection truly was: container or product → mL as typed, empty ones left out."""
        charted, to = injection_of(line), injection_of(f"{where}/{line.rpartition('/')[2]}")
        try:
            typed = [(key, Volume(decimal_typed(text))) for key, text in volumes.items() if text.strip()]
            many = decimal_typed(places)
        except NotANumber as error:
            self._misread(error)
            return
        whole = int(many) if many == many.to_integral_value() else 0
        volume = typed[0][1] if typed else Volume(Decimal(0))
        drugs = () if charted[2] else tuple(typed)
        self._do(ultrasound.correct, charted, volume, to=to, drugs=drugs, aspiration=aspiration, places=whole)

    def injection_not_given(self, line: str) -> None:
        """An injection that was charted was not given."""
        self._do(ultrasound.not_given, *injection_of(line))

    def guided_otherwise(self, line: str) -> None:
        """An injection was guided the other way than the record has it; while amending, whose reason is that of the amendment."""
        charted = injection_of(line)
        given = self.record.regenerative.injected(*charted)
        if given is not None:
            other = Guidance.LANDMARKS if given.guidance is Guidance.ULTRASOUND else Guidance.ULTRASOUND
            self._do(ultrasound.change_guidance, *charted, other, _AMENDED)

    def by_landmarks(self) -> None:
        """The injection here was guided by landmarks after all; the reason is asked."""
        place = self.place
        given = next((one for one in reversed(self.record.regenerative.given) if one.key == place.key), None)
        if given is None:
            return
        text = say("The record then says that it was given by landmarks, with the reason. Signing no longer waits for a picture of it.")
        self._ask(
            Asking(say("Guided by landmarks instead"), text, action=say("Change the guidance")),
            lambda reason: self._do(ultrasound.change_guidance, place.target, place.side, given.event.product, Guidance.LANDMARKS, reason),
        )

    # -- the note --------------------------------------------------------------------------------------------------------

    def note_field(self, field: str, values: tuple[str, ...]) -> None:
        """Answer one field of the note here; no values take the answer away."""
        if self._do(ultrasound.note, self.place.target, self.place.side, {field: values}) and values:
            self._leave_when_done()

    def _leave_when_done(self) -> None:
        """On, once every planned side is given and noted and the last one has its picture, which may still be on its way."""
        target, side = self.place.target, self.place.side
        pictured = any(one.documents(target, side) for one in self.record.regenerative.images.values())
        if self._section.shows is Shows.ULTRASOUND and pictured and self._section not in route.open_sections(self.record):
            self._went_on()

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
            text = say("The words are kept apart from the pixels, which stay as they came.")
            asking = Asking(say("What shall stand there?"), text, say("Words"), say("Write it"))
            self._ask(asking, lambda text: self._with_mark(name, replace(mark, text=text.strip())))
            return
        self._with_mark(name, mark)

    def _mark_text(self, kind: str) -> str:
        target = self.record.protocol.target(self.place.target)
        return target.nerve.upper() if kind == MarkKind.NERVE and target is not None and target.nerve else ""

    def _with_mark(self, name: str, mark: ImageMark) -> bool:
        image = self.record.regenerative.images.get(name)
        if image is None:
            self._tell(
                Notice("refusal", say("The picture is not in the record. Nothing was charted."), say("Keep it in the record first."))
            )
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

        text = say("It leaves the record and is kept apart with your name and the reason, such as another patient's name in the picture.")
        self._notices = ()
        self._ask(Asking(say("Reject this picture"), text, action=say("Reject")), given)

    def tell_problem(self, problem: Problem) -> None:
        """Work with a picture failed, or it was held: say so."""
        self._tell(problem_notice(problem))

    def tell(self, title: str, text: str = "") -> None:
        """What came of something that was asked of the pictures."""
        self._tell(Notice("information", title, text))
