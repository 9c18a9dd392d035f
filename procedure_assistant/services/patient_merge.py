"""How a freshly read patient meets the one on record: same person or not, what the file changes, what the record keeps. Stores nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from procedure_assistant.domain import wording
from procedure_assistant.domain.chart import folded
from procedure_assistant.domain.patient import Allergy, Condition, Medication, Patient, Sex, Weight
from procedure_assistant.domain.say import joined, say
from procedure_assistant.domain.units import Mass
from procedure_assistant.services.patient_reader import ReadPatient

Entry = TypeVar("Entry", Allergy, Condition, Medication)


def same_person(one: Patient, other: Patient) -> bool:
    """Whether two patients with one record number can be the same person.

    The birth date must be equal and a given name must be shared: a family name changes by marriage, but twins share birth date
    and family name. Without any given name the family names must be equal.
    """
    if one.birth_date != other.birth_date:
        return False
    given, others = set(folded(one.given_names).split()), set(folded(other.given_names).split())
    if not given or not others:
        return folded(one.family_name) == folded(other.family_name)
    return bool(given & others)


def same_name(one: Patient, other: Patient) -> bool:
    """Whether family and given names are equal, accents and case aside."""
    return folded(one.family_name) == folded(other.family_name) and folded(one.given_names) == folded(other.given_names)


def merged(stored: Patient, read: ReadPatient) -> tuple[Patient, tuple[str, ...]]:
    """The patient on record after the file, with a sentence on each change of identity and each thing kept or removed.

    The file rules where it speaks. Where it is silent the record stays. An allergy on record is never dropped because a file does
    not mention it, only when a file withdraws it; conditions and medications leave with the file unless somebody typed them (no
    code). Of two weights the newer stays.
    """
    new = read.patient
    notes = _identity_notes(stored, new)
    allergies = _merged_allergies(stored, read, notes)
    conditions, medications = stored.conditions, stored.medications
    if read.tells_conditions:
        conditions = _merged_entries(stored.conditions, new.conditions, read.withdrawn, say("Conditions"), notes)
    if read.tells_medications:
        medications = _merged_entries(stored.medications, new.medications, read.withdrawn, say("Medications"), notes)
    result = replace(
        new,
        id=stored.id,
        sex=stored.sex if new.sex is Sex.UNKNOWN else new.sex,
        allergies=allergies,
        conditions=conditions,
        medications=medications,
        weight=_newer_weight(stored.weight, new.weight, notes),
        updated_at=stored.updated_at,
    )
    return result, tuple(notes)


def _identity_notes(stored: Patient, new: Patient) -> list[str]:
    notes = []
    if stored.name != new.name:
        notes.append(say("The name changed from “{stored}” to “{new}”.", stored=stored.name, new=new.name))
    if stored.mrn != new.mrn:
        notes.append(say("The record number changed from {mrn} to {mrn_2}.", mrn=stored.mrn, mrn_2=new.mrn))
    if new.sex is not Sex.UNKNOWN and stored.sex not in (new.sex, Sex.UNKNOWN):
        notes.append(say("The sex changed from {sex} to {sex_2}.", sex=stored.sex, sex_2=new.sex))
    return notes


def _name_of(entry: Allergy | Condition | Medication) -> str:
    return entry.substance if isinstance(entry, Allergy) else entry.name


def _among(entry: Entry, others: Iterable[Allergy | Condition | Medication]) -> bool:
    """Whether ``others`` holds the same thing: the same kind with the same code, or with the same words."""
    for other in others:
        if type(other) is not type(entry):
            continue
        if entry.code and other.code and (entry.code.system, entry.code.code) == (other.code.system, other.code.code):
            return True
        if folded(_name_of(entry)) == folded(_name_of(other)):
            return True
    return False


def _merged_allergies(stored: Patient, read: ReadPatient, notes: list[str]) -> tuple[Allergy, ...] | None:
    earlier, told = stored.allergies, read.patient.allergies
    if not earlier:
        return earlier if told is None else told
    kept = tuple(entry for entry in earlier if not _among(entry, told or ()) and not _among(entry, read.withdrawn))
    if kept and told is not None:
        notes.append(say("Allergies kept from the record although the file does not name them: {names}.", names=_names(kept)))
    result = (told or ()) + kept
    # Taking back the only allergy tells nothing of the others.
    return result if result or told is not None else None


def _merged_entries(
    stored: tuple[Entry, ...],
    told: tuple[Entry, ...],
    withdrawn: Sequence[Allergy | Condition | Medication],
    kind: str,
    notes: list[str],
) -> tuple[Entry, ...]:
    absent = [entry for entry in stored if not _among(entry, told)]
    kept = tuple(entry for entry in absent if entry.code is None and not _among(entry, withdrawn))
    gone = tuple(entry for entry in absent if entry not in kept)
    if kept:
        notes.append(say("{kind} kept from the record although the file does not name them: {names}.", kind=kind, names=_names(kept)))
    if gone:
        notes.append(say("{kind} no longer current in the file and taken off the list: {names}.", kind=kind, names=_names(gone)))
    return told + kept


def _names(entries: Sequence[Allergy | Condition | Medication]) -> str:
    return joined("; ", (_name_of(entry) for entry in entries))


def _newer_weight(stored: Weight | None, new: Weight | None, notes: list[str]) -> Weight | None:
    if stored is None or new is None:
        return new or stored
    if stored.on > new.on:
        notes.append(
            say(
                "The weight on record, {mass} of {on}, is newer than the file's and was kept.",
                mass=wording.mass(Mass(stored.kg)),
                on=wording.day(stored.on),
            )
        )
        return stored
    return new
