"""Reads the newest usable body weight from FHIR R4 observations, exactly and with its day. A doubtful weight is not used, and said so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.patient import Weight
from procedure_assistant.exchange.fhir_values import Json, Notes, child, codes, day, instant, text
from procedure_assistant.services.patient_form import HEAVIEST_KG, LIGHTEST_KG

LOINC = "http://loinc.org"
BODY_WEIGHT = "29463-7"

_NOT_MEASURED = frozenset({"entered-in-error", "cancelled", "registered", "unknown"})
# UCUM codes and the words seen in their place. The international pound is 0.45359237 kg by definition.
_KG_PER = {"kg": Decimal(1), "g": Decimal("0.001"), "[lb_av]": Decimal("0.45359237")}
_UNIT_WORDS = {
    "kg": "kg", "kgs": "kg", "kilogram": "kg", "kilograms": "kg",
    "g": "g", "gram": "g", "grams": "g",
    "lb": "[lb_av]", "lbs": "[lb_av]", "pound": "[lb_av]", "pounds": "[lb_av]", "[lb_av]": "[lb_av]",
}  # fmt: skip
# More digits than any scale has; within them the conversions are exact.
_MOST_DIGITS = 20
# Two readings of one moment that differ by more are not the same reading in two units.
_SAME_WITHIN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One usable weight and its moment."""

    weight: Weight
    at: datetime


def is_weight(body: Json) -> bool:
    """Whether an Observation is a body weight (LOINC 29463-7)."""
    return any(code.code == BODY_WEIGHT and code.system in (LOINC, "") for code in codes(child(body, "code")))


def newest_weight(observations: Sequence[Json], birth_date: date, today: date, notes: Notes) -> Weight | None:
    """The newest usable weight; None when there is none, or when two of the same moment contradict each other."""
    readings = []
    for body in observations:
        reading, doubt = _reading(body, birth_date, today)
        if doubt:
            notes.under("Weights not used", doubt)
        if reading is not None:
            readings.append(reading)
    if not readings:
        return None
    newest = max(readings, key=lambda reading: (reading.weight.on, reading.at))
    rivals = [reading.weight for reading in readings if (reading.weight.on, reading.at) == (newest.weight.on, newest.at)]
    # Dose limits are per kg: of two equal readings the lighter one is the careful one.
    lightest, heaviest = min(rivals, key=_kg), max(rivals, key=_kg)
    if heaviest.kg - lightest.kg > heaviest.kg * _SAME_WITHIN:
        notes.add(
            f"The file gives different weights for {wording.day(newest.weight.on)} ({lightest.kg} kg and {heaviest.kg} kg); none is used."
        )
        return None
    return lightest


def _kg(weight: Weight) -> Decimal:
    return weight.kg


def _reading(body: Json, birth_date: date, today: date) -> tuple[_Reading | None, str]:
    """The reading, or why it is not used (empty for one that was never made)."""
    status = text(body, "status")
    if status in _NOT_MEASURED:
        return None, "one entered in error" if status == "entered-in-error" else ""
    moment = _moment(body)
    on = day(moment)
    if on is None:
        return None, "one without a full date"
    # The sender's clock may already be in tomorrow (UTC); more than that is a mistake.
    if on > today + timedelta(days=1):
        return None, f"one of {wording.day(on)}, which lies in the future"
    if on < birth_date:
        return None, f"one of {wording.day(on)}, before the birth"
    kilograms, doubt = _kilograms(child(body, "valueQuantity"))
    if kilograms is None:
        return None, f"one of {wording.day(on)} {doubt}"
    return _Reading(Weight(kilograms, on), instant(moment)), ""


def _moment(body: Json) -> object:
    period = child(body, "effectivePeriod")
    told = (body.get("effectiveDateTime"), body.get("effectiveInstant"), period.get("end"), period.get("start"), body.get("issued"))
    return next((value for value in told if value is not None), None)


def _kilograms(quantity: Json) -> tuple[Decimal | None, str]:
    value = quantity.get("value")
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None, "without a number"
    if text(quantity, "comparator"):
        return None, f"given only as {text(quantity, 'comparator')} a number"
    unit = text(quantity, "code") or text(quantity, "unit")
    known = _UNIT_WORDS.get(unit.lower()) or _UNIT_WORDS.get(text(quantity, "unit").lower())
    if known is None:
        return None, f"in an unknown unit “{unit}”" if unit else "without a unit"
    number = Decimal(value)
    if len(number.as_tuple().digits) > _MOST_DIGITS or abs(number.adjusted()) > _MOST_DIGITS:
        return None, "with more digits than a scale has"
    kilograms = number * _KG_PER[known]
    if not LIGHTEST_KG <= kilograms <= HEAVIEST_KG:
        return None, f"of {number:f} {unit}, which no person weighs"
    return kilograms, ""
