"""A patient's record in words for the list and the detail panel. Reads facts only; decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from procedure_assistant.domain import chart, wording
from procedure_assistant.domain.patient import Condition, Medication, Patient, Sex
from procedure_assistant.domain.say import joined, say
from procedure_assistant.domain.units import Mass
from procedure_assistant.services.patient_form import BY_HAND
from procedure_assistant.services.ports import Clock
from procedure_assistant.ui import words
from procedure_assistant.ui.patients.content import Fact, Line, PatientLine, Section

_PREGNANT = (chart.PregnancyState.CURRENT, chart.PregnancyState.DOUBTFUL)


def born(patient: Patient, today: date) -> str:
    """ "14 Feb 1981, 45 y, male"."""
    return say("{birth_date}, {age}, {sex}", birth_date=wording.day(patient.birth_date), age=words.age(patient, today), sex=patient.sex)


def patient_line(patient: Patient, today: date) -> PatientLine:
    """One line of the list."""
    spoken = say(
        "{patient}, born {born}, MRN {mrn}, {allergy}",
        patient=patient.name,
        born=born(patient, today),
        mrn=patient.mrn,
        allergy=chart.allergy_words(patient),
    )
    return PatientLine(patient.id, patient.name, born(patient, today), patient.mrn, allergy_facts(patient), spoken)


def allergy_facts(patient: Patient) -> tuple[Fact, ...]:
    """Each active allergy; else that there are none, or that nobody asked."""
    active = chart.active_allergies(patient)
    if active is None:
        return (Fact(say("Allergies not asked"), "caution"),)
    if not active:
        return (Fact(chart.allergy_words(patient), "neutral"),)
    return tuple(Fact(entry.substance, "danger") for entry in active)


def sections(patient: Patient, today: date) -> tuple[Section, ...]:
    """What a procedure wants to know: allergies with reactions, weight, migraine, pregnancy, medication, other problems."""
    found = (
        Section(say("Allergies"), tuple(_allergies(patient))),
        Section(say("Weight"), (_weight(patient),)),
        Section(say("Migraine and pregnancy"), tuple(_headache(patient, today))),
        Section(say("Current medication"), tuple(_medication(patient))),
        Section(say("Other problems"), tuple(_others(patient, today))),
    )
    return tuple(section for section in found if section.lines)


def source_words(patient: Patient, clock: Clock) -> str:
    """Where the record comes from and when it was last changed."""
    changed = say(", changed {local}", local=words.moment(clock.local(patient.updated_at), clock.today())) if patient.updated_at else ""
    if patient.source == BY_HAND:
        return say("Typed by hand{changed}", changed=changed)
    return say("Imported{changed}", changed=changed)


def _allergies(patient: Patient) -> Iterator[Line]:
    for entry in chart.active_allergies(patient) or ():
        risk = say("high risk") if entry.criticality == "high" else ""
        yield Line(entry.substance, joined(", ", (part for part in (entry.reaction, risk) if part)), "danger")


def _weight(patient: Patient) -> Line:
    if patient.weight is None:
        return Line(say("Not on record"), say("Asked in the visit where a dose limit needs it"), "warn")
    return Line(wording.mass(Mass(patient.weight.kg)), say("measured {on}", on=wording.day(patient.weight.on)))


def _headache(patient: Patient, today: date) -> Iterator[Line]:
    migraine = chart.migraine_conditions(patient)
    for entry in migraine:
        yield Line(entry.name, _condition_note(entry))
    if not migraine:
        yield Line(say("No migraine entry in the chart"), tone="ink2")
    pregnancy = chart.pregnancy(patient, today)
    if pregnancy.condition is not None or patient.sex is Sex.FEMALE:
        yield Line(pregnancy.words, tone="warn" if pregnancy.state in _PREGNANT else "ink2")


def _medication(patient: Patient) -> Iterator[Line]:
    for entry in patient.medications:
        yield Line(entry.name, _medication_note(entry))
    if not patient.medications:
        yield Line(say("None on record"), tone="ink2")


def _medication_note(entry: Medication) -> str:
    status = "" if entry.status == "active" else entry.status
    since = say("since {since}", since=wording.day(entry.since)) if entry.since else ""
    return joined(", ", (part for part in (status, since) if part))


def _others(patient: Patient, today: date) -> Iterator[Line]:
    known = {*chart.migraine_conditions(patient), chart.pregnancy(patient, today).condition}
    rest = [entry for entry in patient.conditions if entry not in known]
    active = [entry for entry in rest if chart.is_active(entry)]
    for entry in active:
        yield Line(entry.name, _condition_note(entry))
    ended = len(rest) - len(active)
    if ended:
        yield Line(say("{entrys} in the chart no longer active", entrys=wording.count(ended, "entry", "entries")), tone="ink2")


def _condition_note(entry: Condition) -> str:
    since = say("since {onset}", onset=wording.day(entry.onset)) if entry.onset else ""
    ended = say("until {abated}", abated=wording.day(entry.abated)) if entry.abated else ""
    return joined(", ", (part for part in (entry.status, since, ended) if part))
