"""Whether a picture is of this patient, by what its header says; and to which visit it belongs. Compares and decides, changes nothing."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from procedure_assistant.domain import wording
from procedure_assistant.domain.patient import Patient, Sex
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.image_values import SentPatient
from procedure_assistant.services.ports import Store, VisitState, VisitSummary


class Mark(StrEnum):
    """What of the header does not agree with the patient."""

    ID = "id"
    NAME = "name"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    NO_ID = "no_id"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that does not agree, in a sentence that names both sides."""

    mark: Mark
    sentence: str


@dataclass(frozen=True, slots=True)
class Match:
    """Where an image belongs: a visit, or "" and why it has to wait. ``mismatches`` are shown loudly with it."""

    visit_id: str
    why_held: str = ""
    mismatches: tuple[Mismatch, ...] = ()


_SEXES = {"F": Sex.FEMALE, "M": Sex.MALE, "O": Sex.OTHER}


def mismatches(sent: SentPatient | None, patient: Patient) -> tuple[Mismatch, ...]:
    """What of an image's header is not this patient's; empty for a picture that names nobody (a photo, a screen shot)."""
    if sent is None:
        return ()
    found = []
    if not sent.id.strip():
        found.append(Mismatch(Mark.NO_ID, say("The header of the picture has no patient number.")))
    elif sent.id.strip() != patient.mrn.strip():
        theirs = patient.mrn or "none"
        found.append(
            Mismatch(Mark.ID, say("The header has the patient number {id}, this patient's is {theirs}.", id=sent.id.strip(), theirs=theirs))
        )
    if sent.name.strip("^ ") and not _same_name(sent.name, patient):
        name = say("{family_name}, {given_names}", family_name=patient.family_name, given_names=patient.given_names).strip(", ")
        found.append(
            Mismatch(
                Mark.NAME,
                say("The header names {readable_name}, this patient is {name}.", readable_name=readable_name(sent.name), name=name),
            )
        )
    if sent.birth_date is not None and sent.birth_date != patient.birth_date:
        days = wording.day(sent.birth_date), wording.day(patient.birth_date)
        found.append(Mismatch(Mark.BIRTH_DATE, "The header has the birth date {}, this patient's is {}.".format(*days)))
    theirs_sex = _SEXES.get(sent.sex.strip().upper())
    if theirs_sex is not None and patient.sex is not Sex.UNKNOWN and theirs_sex is not patient.sex:
        found.append(
            Mismatch(
                Mark.SEX, say("The header says {theirs_sex}, the chart says {sex}.", theirs_sex=theirs_sex.value, sex=patient.sex.value)
            )
        )
    return tuple(found)


def is_other_patient(found: tuple[Mismatch, ...]) -> bool:
    """Whether the header is plainly another person's: another number, or another name and another birth date."""
    marks = {one.mark for one in found}
    return Mark.ID in marks or {Mark.NAME, Mark.BIRTH_DATE} <= marks


def match_received(sent: SentPatient | None, store: Store, on_screen: str) -> Match:
    """The open visit of the patient whom a received image names; ``on_screen`` decides between several open ones."""
    number = "" if sent is None else sent.id.strip()
    if not number:
        return Match("", say("The picture has no patient number in its header."))
    patient = store.patient_by_mrn(number)
    if patient is None:
        return Match("", say("No patient here has the number {number} that is in its header.", number=number))
    found = mismatches(sent, patient)
    if is_other_patient(found):
        told = joined(" ", (one.sentence for one in found))
        return Match("", say("The patient number in its header is of one patient, the rest is another's. {told}", told=told), found)
    visits = [visit for visit in store.visits(patient_id=patient.id) if visit.state is not VisitState.SIGNED]
    chosen = _chosen(visits, on_screen)
    if chosen is None:
        why = say("has no open visit") if not visits else say("has {n} open visits", n=len(visits))
        return Match("", say("The patient with the number {number} {why}.", number=number, why=why), found)
    return Match(chosen.visit_id, "", found)


def _chosen(visits: list[VisitSummary], on_screen: str) -> VisitSummary | None:
    if len(visits) == 1:
        return visits[0]
    return next((visit for visit in visits if visit.visit_id == on_screen), None)


def readable_name(name: str) -> str:
    """A DICOM person name (PS3.5 6.2.1: family^given^middle^prefix^suffix, groups after =) as "family, given"."""
    family, *others = name.split("=", maxsplit=1)[0].split("^")
    given = joined(" ", (part.strip() for part in others[:2] if part.strip()))
    return say("{family}, {given}", family=family.strip(), given=given) if given else family.strip()


def _same_name(name: str, patient: Patient) -> bool:
    """Whether the family names agree and the given names do not contradict each other, accents, case and hyphens ignored.

    A device that has no given name, or only its first one or an initial, is not taken for another person.
    """
    ideographic = name.split("=", maxsplit=1)[0]
    family, *others = ideographic.split("^")
    if not others and "," in family:
        family, _, given = family.partition(",")
        others = [given]
    if _letters(family) != _letters(patient.family_name):
        return False
    sent, known = (_letters(text).split() for text in (joined(" ", others[:2]), patient.given_names))
    return not sent or not known or sent[0].startswith(known[0]) or known[0].startswith(sent[0])


def _letters(text: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return joined(" ", "".join(sign if sign.isalnum() else " " for sign in plain.casefold()).split())
