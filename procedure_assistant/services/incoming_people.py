"""Makes a patient of what a message tells, new or over the one on record: what is not told stays as it is. Stores nothing."""

from __future__ import annotations

from dataclasses import replace

from procedure_assistant.domain import wording
from procedure_assistant.domain.chart import folded
from procedure_assistant.domain.patient import Patient
from procedure_assistant.domain.say import say
from procedure_assistant.services.incoming_values import IncomingPerson
from procedure_assistant.services.patient_merge import merged
from procedure_assistant.services.patient_reader import ReadPatient
from procedure_assistant.services.person_matching import record_number


def new_patient(person: IncomingPerson, own_id: str, mrn: str, source: str) -> Patient:
    """A patient as the message tells one; family name and birth date must be told."""
    if person.birth_date is None:
        raise ValueError("a patient needs a birth date")
    return Patient(
        id=own_id,
        family_name=person.family_name,
        given_names=person.given_names,
        birth_date=person.birth_date,
        sex=person.sex,
        mrn=mrn,
        allergies=person.allergies,
        conditions=person.conditions,
        medications=person.medications,
        weight=person.weight,
        source=source,
    )


def updated_patient(stored: Patient, person: IncomingPerson) -> tuple[Patient, tuple[str, ...]]:
    """The patient on record after the message, with a sentence on each change of identity.

    An empty field erases nothing; allergies are only ever added to; the record number on record stays.
    """
    number = record_number(person)
    told = replace(
        stored,
        family_name=_spelled(stored.family_name, person.family_name),
        given_names=_spelled(stored.given_names, person.given_names),
        birth_date=person.birth_date or stored.birth_date,
        sex=person.sex,
        mrn=stored.mrn or (number.value if number else ""),
        allergies=person.allergies,
        conditions=person.conditions,
        medications=person.medications,
        weight=person.weight,
    )
    after, notes = merged(stored, ReadPatient(told, (), (), bool(person.conditions), bool(person.medications)))
    if stored.birth_date != after.birth_date:
        changed = say(
            "The birth date changed from {stored} to {new}.", stored=wording.day(stored.birth_date), new=wording.day(after.birth_date)
        )
        notes = (*notes, changed)
    # What the patient was first made of stays told, so that the source of a record never becomes a day list.
    return replace(after, source=stored.source), notes


def _spelled(stored: str, told: str) -> str:
    """The name as told, or as it stands: many front desks know capitals only, or no accents, and that is no change of name."""
    if not told or (folded(told) == folded(stored) and (told.isupper() or (told.isascii() and not stored.isascii()))):
        return stored
    return told
