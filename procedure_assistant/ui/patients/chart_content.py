"""A patient's record in words for the list and the detail panel. Reads facts only; decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from procedure_assistant.domain import chart, wording
from procedure_assistant.domain.patient import Condition, Medication, Patient, Sex
from procedure_assistant.domain.units import Mass
from procedure_assistant.services.patient_form import BY_HAND
from procedure_assistant.services.ports import Clock
from procedure_assistant.ui import words
from procedure_assistant.ui.patients.content import Fact, Line, PatientLine, Section

_PREGNANT = (chart.PregnancyState.CURRENT, chart.PregnancyState.DOUBTFUL)


def born(patient: Patient, today: date) -> str:
    """ "14 Feb 1981, 45 y, male"."""
    return f"{wording.day(patient.birth_date)}, {words.age(patient, today)}, {patient.sex.value}"


def patient_line(patient: Patient, today: date) -> PatientLine:
    """One line of the list."""
    spoken = f"{patient.name}, born {born(patient, today)}, MRN {patient.mrn}, {chart.allergy_words(patient)}"
    return PatientLine(patient.id, patient.name, born(patient, today), patient.mrn, allergy_facts(patient), spoken)


def allergy_facts(patient: Patient) -> tuple[Fact, ...]:
    """Each active allergy; else that there are none, or that nobody asked."""
    active = chart.active_allergies(patient)
    if active is None:
        return (Fact("Allergies not asked", "caution"),)
    if not active:
        return (Fact(chart.allergy_words(patient), "neutral"),)
    return tuple(Fact(entry.substance, "danger") for entry in active)


def sections(patient: Patient, today: date) -> tuple[Section, ...]:
    """What a procedure wants to know: allergies with reactions, weight, migraine, pregnancy, medication, other problems."""
    found = (
        Section("Allergies", tuple(_allergies(patient))),
        Section("Weight", (_weight(patient),)),
        Section("Migraine and pregnancy", tuple(_headache(patient, today))),
        Section("Current medication", tuple(_medication(patient))),
        Section("Other problems", tuple(_others(patient, today))),
    )
    return tuple(section for section in found if section.lines)


def source_words(patient: Patient, clock: Clock) -> str:
    """Where the record comes from and when it was last changed."""
    changed = f", changed {words.moment(clock.local(patient.updated_at), clock.today())}" if patient.updated_at else ""
    if patient.source == BY_HAND:
        return f"Typed by hand{changed}"
    return f"Imported{changed}"


def _allergies(patient: Patient) -> Iterator[Line]:
    for entry in chart.active_allergies(patient) or ():
        risk = "high risk" if entry.criticality == "high" else ""
        yield Line(entry.substance, ", ".join(part for part in (entry.reaction, risk) if part), "danger")


def _weight(patient: Patient) -> Line:
    if patient.weight is None:
        return Line("Not on record", "Asked in the visit where a dose limit needs it", "warn")
    return Line(wording.mass(Mass(patient.weight.kg)), f"measured {wording.day(patient.weight.on)}")


def _headache(patient: Patient, today: date) -> Iterator[Line]:
    migraine = chart.migraine_conditions(patient)
    for entry in migraine:
        yield Line(entry.name, _condition_note(entry))
    if not migraine:
        yield Line("No migraine entry in the chart", tone="ink2")
    pregnancy = chart.pregnancy(patient, today)
    if pregnancy.condition is not None or patient.sex is Sex.FEMALE:
        yield Line(pregnancy.words, tone="warn" if pregnancy.state in _PREGNANT else "ink2")


def _medication(patient: Patient) -> Iterator[Line]:
    for entry in patient.medications:
        yield Line(entry.name, _medication_note(entry))
    if not patient.medications:
        yield Line("None on record", tone="ink2")


def _medication_note(entry: Medication) -> str:
    status = "" if entry.status == "active" else entry.status
    since = f"since {wording.day(entry.since)}" if entry.since else ""
    return ", ".join(part for part in (status, since) if part)


def _others(patient: Patient, today: date) -> Iterator[Line]:
    known = {*chart.migraine_conditions(patient), chart.pregnancy(patient, today).condition}
    rest = [entry for entry in patient.conditions if entry not in known]
    active = [entry for entry in rest if chart.is_active(entry)]
    for entry in active:
        yield Line(entry.name, _condition_note(entry))
    ended = len(rest) - len(active)
    if ended:
        yield Line(f"{wording.count(ended, 'entry', 'entries')} in the chart no longer active", tone="ink2")


def _condition_note(entry: Condition) -> str:
    since = f"since {wording.day(entry.onset)}" if entry.onset else ""
    ended = f"until {wording.day(entry.abated)}" if entry.abated else ""
    return ", ".join(part for part in (entry.status, since, ended) if part)
