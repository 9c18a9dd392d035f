"""A patient typed by hand: the form as text, everything wrong with it at once, and the patient it makes. Stores nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from procedure_assistant.domain.chart import folded
from procedure_assistant.domain.patient import Allergy, Condition, Medication, Patient, Sex, Weight
from procedure_assistant.domain.say import joined, say
from procedure_assistant.domain.units import NotANumber, decimal_from
from procedure_assistant.services.problem import Problem

BY_HAND = say("typed by hand")
LONGEST_NAME = 200
OLDEST_AGE = 130
# Outside these no person was ever weighed; a slip of the decimal point or of the unit is.
LIGHTEST_KG, HEAVIEST_KG = Decimal("0.3"), Decimal(650)

_MONTH_NAMES = (
    "jan january ene enero", "feb february febrero", "mar march marzo", "apr april abr abril", "may mayo", "jun june junio",
    "jul july julio", "aug august ago agosto", "sep september sept septiembre setiembre", "oct october octubre",
    "nov november noviembre", "dec december dic diciembre",
)  # fmt: skip
"""Every name of a month in the languages of the screen; none means two."""
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_DATE_HELP = say("Write it as 14 Feb 1981 or 1981-02-14; figures alone can mistake day and month.")


@dataclass(frozen=True, slots=True)
class PatientForm:
    """What the person at the keyboard typed, field by field. ``sex`` None means not chosen; ``allergies`` None means not asked."""

    family_name: str = ""
    given_names: str = ""
    birth_date: str = ""
    sex: Sex | None = None
    mrn: str = ""
    weight_kg: str = ""
    weight_on: str = ""
    allergies: tuple[Allergy, ...] | None = None
    conditions: tuple[Condition, ...] = ()
    medications: tuple[Medication, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldFault:
    """What is wrong with one field of the form; ``field`` is the attribute name of :class:`PatientForm`."""

    field: str
    message: str


def form_of(patient: Patient) -> PatientForm:
    """The form that shows ``patient`` for editing; saving it unchanged keeps the patient exactly, also a weight shown shortened."""
    weight = patient.weight
    return PatientForm(
        family_name=patient.family_name,
        given_names=patient.given_names,
        birth_date=patient.birth_date.isoformat(),
        sex=patient.sex,
        mrn=patient.mrn,
        weight_kg=_shown(weight.kg) if weight else "",
        weight_on=weight.on.isoformat() if weight else "",
        allergies=patient.allergies,
        conditions=patient.conditions,
        medications=patient.medications,
    )


def _shown(kilograms: Decimal) -> str:
    """A weight for its field: as it is up to three decimals; a computed one (84.22928477759177) to 0.1 kg, below 10 kg to 0.01 kg."""
    exponent = kilograms.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -3:
        kilograms = kilograms.quantize(Decimal("0.01") if kilograms < 10 else Decimal("0.1"))
    return f"{kilograms:f}"


def day_from(text: str) -> date | None:
    """A day typed as "1981-02-14", "14 Feb 1981", "14 February 1981" or "14 de febrero de 1981"; None for anything else.

    Two-digit years and days in figures alone are none either.
    """
    words = " ".join(str(text).replace(".", " ").replace(" de ", " ").split()).lower()
    iso = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", words)
    spoken = re.fullmatch(r"([0-9]{1,2}) ([a-z]+) ([0-9]{4})", words)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
    elif spoken and spoken[2] in _MONTHS:
        day, month, year = int(spoken[1]), _MONTHS[spoken[2]], int(spoken[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def form_faults(form: PatientForm, today: date) -> tuple[FieldFault, ...]:
    """Everything wrong with the form, in the order of its fields; empty when it makes a patient."""
    found = [
        ("family_name", _name_fault(form)),
        ("given_names", "" if _readable(form.given_names) else say("The given names hold characters that cannot be printed.")),
        ("birth_date", birth_date_fault(day_from(form.birth_date), today) or "" if form.birth_date.strip() else _NO_BIRTH_DATE),
        ("sex", "" if form.sex is not None else say("The sex is not chosen; “unknown” is an answer.")),
        ("mrn", _mrn_fault(form.mrn)),
        ("weight_kg", _weight_fault(form)),
        ("weight_on", _weight_day_fault(form, today)),
    ]
    if form.birth_date.strip() and day_from(form.birth_date) is None:
        found[2] = ("birth_date", say("The birth date is not a full date. {date_help}", date_help=_DATE_HELP))
    return tuple(FieldFault(field, message) for field, message in found if message)


_NO_BIRTH_DATE = say("The birth date is missing; name and birth date identify the patient.")


def birth_date_fault(birth_date: date | None, today: date) -> str:
    """Why a birth date cannot be one, in a sentence; empty when it can."""
    if birth_date is None:
        return _NO_BIRTH_DATE
    if birth_date > today:
        return say("The birth date lies in the future.")
    if today.year - birth_date.year > OLDEST_AGE:
        return say("The birth date lies more than {oldest_age} years back.", oldest_age=OLDEST_AGE)
    return ""


def patient_from(form: PatientForm, today: date, base: Patient | None, new_id: str) -> Patient:
    """The patient that the form describes: ``base`` with the typed fields, or a new one named ``new_id``.

    Raises ``Problem`` PATIENT-INVALID that tells all faults.
    """
    faults = form_faults(form, today)
    birth_date = day_from(form.birth_date)
    if faults or birth_date is None or form.sex is None:
        raise Problem(
            "PATIENT-INVALID",
            joined(" ", (fault.message for fault in faults)),
            hint=say("Nothing was saved; correct the fields and save again."),
            detail=", ".join(fault.field for fault in faults),
        )
    typed = Patient(
        id=new_id,
        family_name=_tidy(form.family_name),
        given_names=_tidy(form.given_names),
        birth_date=birth_date,
        sex=form.sex,
        mrn=_tidy(form.mrn),
        allergies=form.allergies,
        conditions=form.conditions,
        medications=form.medications,
        weight=_weight_of(form),
        source=BY_HAND,
    )
    if base is None:
        return typed
    shown = form_of(base)
    is_same_weight = (form.weight_kg, form.weight_on) == (shown.weight_kg, shown.weight_on)
    return replace(
        typed,
        id=base.id,
        source=base.source,
        updated_at=base.updated_at,
        weight=base.weight if is_same_weight else typed.weight,
    )


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", joined(" ", text.split()))


def _readable(text: str) -> bool:
    return not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in _tidy(text))


def _name_fault(form: PatientForm) -> str:
    if not folded(form.family_name + form.given_names):
        return say("The name is missing; name and birth date identify the patient.")
    if not _tidy(form.family_name):
        return say("The family name is missing; write a single name here.")
    if len(form.family_name) > LONGEST_NAME or len(form.given_names) > LONGEST_NAME:
        return say("The name is longer than {longest_name} characters.", longest_name=LONGEST_NAME)
    return "" if _readable(form.family_name) else say("The family name holds characters that cannot be printed.")


def _mrn_fault(mrn: str) -> str:
    if not _tidy(mrn):
        return say("The medical record number is missing; it stands beside name and birth date on every page.")
    if len(mrn) > LONGEST_NAME or not _readable(mrn):
        return say("The medical record number is too long or holds characters that cannot be printed.")
    return ""


def _weight_fault(form: PatientForm) -> str:
    if not form.weight_kg.strip():
        return say("The weight is missing although its day is given.") if form.weight_on.strip() else ""
    weight = _kilograms(form.weight_kg)
    if weight is None:
        return say("The weight is not a number of kilograms.")
    if not LIGHTEST_KG <= weight <= HEAVIEST_KG:
        return say("A weight is from {lightest_kg} to {heaviest_kg} kg.", lightest_kg=LIGHTEST_KG, heaviest_kg=HEAVIEST_KG)
    return ""


def _weight_day_fault(form: PatientForm, today: date) -> str:
    if not form.weight_kg.strip() and not form.weight_on.strip():
        return ""
    if not form.weight_on.strip():
        return say("The day the weight was measured is missing.")
    measured = day_from(form.weight_on)
    if measured is None:
        return say("The day of the weight is not a full date. {date_help}", date_help=_DATE_HELP)
    if measured > today:
        return say("The day of the weight lies in the future.")
    born = day_from(form.birth_date)
    return say("The day of the weight lies before the birth.") if born and measured < born else ""


def _kilograms(text: str) -> Decimal | None:
    try:
        return decimal_from(text.strip().removesuffix("kg"))
    except NotANumber:
        return None


def _weight_of(form: PatientForm) -> Weight | None:
    kilograms, measured = _kilograms(form.weight_kg), day_from(form.weight_on)
    return Weight(kilograms, measured) if kilograms is not None and measured is not None else None
