"""What does not change from visit to visit with one clinic's kit and machine, proposed as on the last visit, in words, by one press. No Qt.

Never proposed: anything told, measured, timed or seen in this visit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from procedure_assistant.domain import wording
from procedure_assistant.domain.answers import answer_words
from procedure_assistant.domain.commands import passport, ultrasound
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.passport.form import PassportForm
from procedure_assistant.domain.passport.reading import Passport, passports
from procedure_assistant.domain.protocol import Shows, Step
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.passport_view import local_now
from procedure_assistant.services.permissions import Act
from procedure_assistant.ui.visit.content import Notice
from procedure_assistant.ui.visit.presenter_together import TogetherRequests

CARRY = "carry:"
"""What the button of such a message is about, before the section it stands in."""

OF_PASSPORT = (
    "fda_status", "route", "clearance_number", "state", "disclosure_version", "anticoagulant_used", "method", "kit_maker", "kit_model",
    "kit_lot", "kit_expiry", "centrifuge", "label_identifiers",
)  # fmt: skip
_OF_LOT = ("kit_lot", "kit_expiry")
OF_NOTE = ("machine", "probe", "frequency_mhz", "orientation", "approach", "needle")
_COMPARE = say("Compare kit, lot and expiry with what is in your hand.")

Values = dict[str, tuple[str, ...]]


class CarriedRequests(TogetherRequests):
    """Adds the message with its one button to passport and ultrasound, while there is something to take over."""

    def _standing(self) -> tuple[Notice, ...]:
        found = super()._standing()
        if self._amending or self._permits(Act.CHART) or self.record.closed:
            return found
        if self._section.shows is Shows.PASSPORT and (notice := self._of_passport()) is not None:
            return (*found, notice)
        if self._section.shows is Shows.ULTRASOUND and (notice := self._of_note()) is not None:
            return (*found, notice)
        return found

    def carry(self, about: str) -> None:
        """The button of such a message: everything it names is charted, in the name of who presses it."""
        if about == f"{CARRY}{Shows.PASSPORT}":
            self._carry_passport()
        elif about == f"{CARRY}{Shows.ULTRASOUND}":
            self._carry_note()

    # -- the passport --------------------------------------------------------------------------------------------------

    def _carried_product(self) -> tuple[PassportForm, Passport | None, Values, date] | None:
        """The kind of product, the one in the visit if it was begun, what can be taken over, and from which day."""
        last = self._last_visit()
        before = next(reversed(passports(last)), None) if last is not None else None
        now = next(reversed(passports(self.record)), None)
        if last is None or before is None or (now is not None and now.form.id != before.form.id):
            return None
        form = self.record.protocol.passport(before.form.id)
        if form is None:
            return None
        here = now.product.values if now is not None else {}
        wanted = {name: before.standing[name] for name in OF_PASSPORT if name in before.standing and name not in here}
        if _has_expired(before.standing, self.record):
            wanted = {name: values for name, values in wanted.items() if name not in _OF_LOT}
        asked = form.standing({**here, **wanted})
        found = {name: values for name, values in wanted.items() if name in asked and form.step(name) is not None}
        return (form, now, found, last.day) if found else None

    def _of_passport(self) -> Notice | None:
        carried = self._carried_product()
        if carried is None:
            return None
        form, now, values, day = carried
        text = joined(" ", (_told(form.steps(), values), _COMPARE))
        action = say("Confirm these") if now is not None else say("Begin with these")
        return Notice("information", say("As on {day}", day=wording.day(day)), text, action, f"{CARRY}{Shows.PASSPORT}")

    def _carry_passport(self) -> None:
        carried = self._carried_product()
        if carried is None:
            return
        form, now, values, _day = carried
        if now is None:
            if not self._do(passport.begin, form.id):
                return
            now = next(reversed(passports(self.record)))
        self._do(passport.fill, now.product.id, values, local_now(self._clock))

    # -- the note of the ultrasound ------------------------------------------------------------------------------------

    def _note_place(self) -> tuple[str, Side]:
        """Target and side on the ultrasound page; the part that knows it says it."""
        return "", Side.MIDLINE

    def _usual_note(self) -> Values:
        """The usual answers that are open there."""
        return {}

    def last_target(self) -> str:
        """The target of the last visit, to begin with; "" where none is known."""
        last = self._last_visit()
        given = last.regenerative.given if last is not None else ()
        return given[0].event.target if given else ""

    def _carried_note(self) -> tuple[Values, date] | None:
        last, (target, side) = self._last_visit(), self._note_place()
        if last is None or not any((one.event.target, one.event.side) == (target, side) for one in self.record.regenerative.given):
            return None
        if any(note.values.get("machine") for note in self.record.regenerative.notes.values()):
            return None  # from now on it is taken over from the other side
        before = next((note.values for note in last.regenerative.notes.values() if note.values), {})
        found = {name: before[name] for name in OF_NOTE if name in before}
        return (found, last.day) if found else None

    def _of_note(self) -> Notice | None:
        carried = self._carried_note()
        sheet = self.record.protocol.ultrasound
        if carried is None or sheet is None:
            return None
        values, day = carried
        usual = {name: value for name, value in self._usual_note().items() if name not in values}
        text = joined(" ", (_told(sheet.steps(), values), say("As usual: {answers}", answers=_told(sheet.steps(), usual))))
        title = say("Equipment as on {day}, the rest as usual", day=wording.day(day))
        return Notice("information", title, text, say("Confirm these"), f"{CARRY}{Shows.ULTRASOUND}")

    def _carry_note(self) -> None:
        carried = self._carried_note()
        if carried is not None:
            target, side = self._note_place()
            self._do(ultrasound.note, target, side, {**self._usual_note(), **carried[0]})


def _has_expired(before: Mapping[str, tuple[str, ...]], record: ProcedureRecord) -> bool:
    expiry = before.get("kit_expiry")
    return expiry is not None and date.fromisoformat(expiry[0]) < record.day


def _told(steps: Iterable[Step], values: Mapping[str, tuple[str, ...]]) -> str:
    """ "Kit: Acme; Lot: L77." """
    by_name = {step.id: step for step in steps}
    said = [
        say("{question}: {answer}", question=by_name[name].label.rstrip("?"), answer=answer_words(by_name[name], found))
        for name, found in values.items()
        if name in by_name
    ]
    return joined("", (joined("; ", said), "."))
