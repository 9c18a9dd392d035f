"""Says who a person of an incoming message is: known by number, new, or in doubt. Decides nothing in doubt and stores nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from procedure_assistant.domain.chart import folded
from procedure_assistant.domain.patient import Patient, Sex
from procedure_assistant.services.incoming_events import DoubtKind
from procedure_assistant.services.incoming_ports import IncomingDesk
from procedure_assistant.services.incoming_values import IncomingPerson, PersonNumber
from procedure_assistant.services.patient_merge import same_person

RECORD_KINDS = frozenset({"MR", "PI", "PT", ""})
"""Kinds of number (HL7 table 0203) that can be a record number of the clinic; a national or an account number never is."""


@dataclass(frozen=True, slots=True)
class Known:
    """This patient on record."""

    patient: Patient


@dataclass(frozen=True, slots=True)
class New:
    """Nobody on record."""


@dataclass(frozen=True, slots=True)
class InDoubt:
    """Somebody has to say; ``candidates`` are the patients to compare with."""

    kind: DoubtKind
    candidates: tuple[str, ...] = ()


Match = Known | New | InDoubt


def record_number(person: IncomingPerson) -> PersonNumber | None:
    """The number that can be the record number of the clinic: the first marked as such, else the first of a kind that can be."""
    marked = (number for number in person.numbers if number.kind == "MR" and number.value)
    able = (number for number in person.numbers if number.kind in RECORD_KINDS and number.value)
    return next(marked, None) or next(able, None)


def match(person: IncomingPerson, desk: IncomingDesk) -> Match:
    """Who the person is, by identifiers (authority and value) first, then by name and birth date, which is never sure."""
    owners = _owners(person, desk)
    if len(owners) > 1:
        return InDoubt(DoubtKind.TWO_RECORDS, tuple(owner.id for owner in owners))
    if owners:
        return Known(owners[0]) if agrees(person, owners[0]) else InDoubt(DoubtKind.CONTRADICTS, (owners[0].id,))
    if found := _by_bare_number(person, desk):
        return found
    similar = similar_people(person, desk)
    if similar:
        return InDoubt(DoubtKind.SIMILAR, tuple(one.id for one in similar))
    return New() if is_enough(person) else InDoubt(DoubtKind.INCOMPLETE)


def is_enough(person: IncomingPerson) -> bool:
    """Whether a new record can be made: a family name and a birth date are told."""
    return bool(person.family_name and person.birth_date)


def agrees(person: IncomingPerson, patient: Patient) -> bool:
    """Whether what a message tells of somebody with the patient's number can be true of the patient.

    A name may change and a sex may be corrected; another birth date, or no part of the name in common, is somebody else.
    """
    if person.birth_date is not None:
        told = replace(patient, birth_date=person.birth_date)
        if person.given_names or person.family_name:
            told = replace(told, given_names=person.given_names, family_name=person.family_name or patient.family_name)
        return same_person(patient, told)
    told_names = folded(f"{person.family_name} {person.given_names}").split()
    known = folded(f"{patient.family_name} {patient.given_names}").split()
    return not told_names or bool(set(told_names) & set(known))


def similar_people(person: IncomingPerson, desk: IncomingDesk) -> tuple[Patient, ...]:
    """Patients with the birth date, the family name and a given name of the person: perhaps the same; sex is not asked, since
    it is what forms get wrong most often."""
    if person.birth_date is None:
        return ()
    return tuple(patient for patient in desk.born_on(person.birth_date) if _like_named(person, patient))


def is_certain(person: IncomingPerson, patient: Patient) -> bool:
    """Whether name, birth date and (where both are told) sex are those of the patient."""
    sexes = {person.sex, patient.sex} - {Sex.UNKNOWN}
    return person.birth_date == patient.birth_date and _like_named(person, patient) and len(sexes) <= 1


def _like_named(person: IncomingPerson, patient: Patient) -> bool:
    mine, theirs = set(folded(person.given_names).split()), set(folded(patient.given_names).split())
    same_family = folded(person.family_name) == folded(patient.family_name)
    return same_family and (bool(mine & theirs) or not (mine and theirs))


def _owners(person: IncomingPerson, desk: IncomingDesk) -> list[Patient]:
    ids = dict.fromkeys(owner for number in person.numbers if number.value for owner in desk.owners(number))
    return [patient for patient in map(desk.patient, ids) if patient is not None]


def _by_bare_number(person: IncomingPerson, desk: IncomingDesk) -> Match | None:
    """A record number on record of which it is not known who gave it: typed by hand, or from a file of one patient."""
    for number in _record_numbers(person.numbers):
        patient = desk.patient_by_mrn(number.value)
        if patient is None:
            continue
        if not is_certain(person, patient):
            return InDoubt(DoubtKind.CONTRADICTS, (patient.id,))
        other = any(known.authority == number.authority and known.kind == number.kind for known in desk.numbers_of(patient.id))
        return InDoubt(DoubtKind.SIMILAR, (patient.id,)) if other else Known(patient)
    return None


def _record_numbers(numbers: Iterable[PersonNumber]) -> Iterable[PersonNumber]:
    return (number for number in numbers if number.value and number.kind in RECORD_KINDS)
