"""Reads a patient from a FHIR R4 bundle or Patient resource: whose chart it is. What the chart says is read by fhir_chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid5

from procedure_assistant.domain import wording
from procedure_assistant.domain.patient import Patient, Sex
from procedure_assistant.domain.say import say
from procedure_assistant.exchange import fhir_chart
from procedure_assistant.exchange.fhir_json import Resource, refuse_other_formats, resources_of
from procedure_assistant.exchange.fhir_values import (
    UNREADABLE,
    Json,
    Notes,
    child,
    children,
    codes,
    day,
    is_partial,
    text,
    texts,
)
from procedure_assistant.services.patient_form import LONGEST_NAME, birth_date_fault
from procedure_assistant.services.patient_reader import EXPORT_AGAIN, NOTHING_IMPORTED, ReadPatient
from procedure_assistant.services.problem import Problem

# The name space of the ids made from a source's identifiers. Changing it would make every imported patient a new one.
_PATIENT_IDS = UUID("0d9f6a52-6b1e-4b7c-9a57-3f3f6d0a8c41")

# HL7 v2-0203: a number of the patient in some institution. Social security, driver's licence and passport numbers are not taken:
# they identify a citizen, not a chart, and do not belong on every page.
_MRN_TYPE = "MR"
_OTHER_PATIENT_TYPES = ("PI", "PT", "MRT")
CITIZEN_NUMBERS = ("http://hl7.org/fhir/sid/us-ssn", "urn:oid:2.16.840.1.113883.4.1", "urn:oid:2.16.840.1.113883.4.3.")
_NAME_USES = ("official", "usual", "", "temp", "nickname", "anonymous", "maiden", "old")
# Kept with the family name, since they part father and son; academic suffixes do not identify.
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "2nd", "3rd", "4th", "5th"})


class FhirPatientReader:
    """Implements ``PatientReader`` for FHIR R4 in JSON."""

    def look(self, head: bytes) -> None:
        """Refuse by its first bytes a file that cannot be FHIR in JSON."""
        refuse_other_formats(head)

    def read(self, data: bytes, today: date) -> ReadPatient:
        """Read one patient; raises ``Problem`` IMPORT-… and nothing else."""
        notes = Notes()
        resources = resources_of(data, notes)
        return _read(resources, _the_patient(resources), today, notes)


def _read(resources: Sequence[Resource], source: Resource, today: date, notes: Notes) -> ReadPatient:
    body = source.body
    family, given = name_of(body, today, notes)
    birth_date = _birth_date(body, today)
    system, number = _record_number(body, today, notes)
    _note_standing(body, notes)
    chart = fhir_chart.read_chart(resources, source, birth_date, today, notes)
    patient = Patient(
        id=str(uuid5(_PATIENT_IDS, f"{system}|{number}")),
        family_name=family,
        given_names=given,
        birth_date=birth_date,
        sex=sex_of(body, notes),
        mrn=number,
        allergies=chart.allergies,
        conditions=chart.conditions,
        medications=chart.medications,
        weight=chart.weight,
        source=f"FHIR R4 {system}".strip(),
    )
    return ReadPatient(patient, notes.sentences(), chart.withdrawn, chart.tells_conditions, chart.tells_medications)


def _the_patient(resources: Sequence[Resource]) -> Resource:
    patients = [resource for resource in resources if resource.kind == "Patient"]
    if not patients:
        raise _refused("NO-PATIENT", "The bundle holds no patient.")
    if any(other.body != patients[0].body for other in patients[1:]):
        raise _refused("SEVERAL-PATIENTS", "The bundle holds more than one patient, and which is meant is not told.")
    return patients[0]


def name_of(body: Json, today: date, notes: Notes) -> tuple[str, str]:
    """Family and given names as the source writes them, from the name that counts today. Raises ``Problem`` IMPORT-NAME."""
    names = [name for name in children(body, "name") if _has_words(name)]
    if not names:
        raise _refused("NAME", "The patient has no name; name and birth date identify the patient.")
    chosen = min(names, key=lambda name: (is_over(name, today), _rank(text(name, "use"))))
    if text(chosen, "use") in ("maiden", "old", "anonymous"):
        notes.add(f"The only name in the file is marked “{text(chosen, 'use')}”.")
    suffixes = [suffix for suffix in texts(chosen, "suffix") if suffix.lower().strip(".") in _GENERATIONS]
    family, given = " ".join(texts(chosen, "family")), " ".join(texts(chosen, "given"))
    if not family and not given:
        family = text(chosen, "text")
        notes.add("The file does not part family and given names; the whole name stands as the family name.")
    elif not family:
        family, given = given, ""
        notes.add("The file has no family name; the given name stands in its place.")
    family = " ".join([family, *suffixes])
    if UNREADABLE in family + given:
        raise _refused("NAME", "The patient's name holds characters that cannot be shown.")
    if max(len(family), len(given)) > LONGEST_NAME:
        raise _refused("NAME", f"The patient's name is longer than {LONGEST_NAME} characters.")
    if any(sign.isdigit() for sign in family + given):
        notes.add("The name holds digits, as in the source.")
    return family, given


def _has_words(name: Json) -> bool:
    told = [*texts(name, "family"), text(name, "text"), *texts(name, "given")]
    return any(sign.isalpha() or sign == UNREADABLE for sign in "".join(told))


def _rank(use: str) -> int:
    return _NAME_USES.index(use) if use in _NAME_USES else len(_NAME_USES)


def is_over(node: Json, today: date) -> bool:
    """Whether the period of a name or identifier has ended."""
    end = day(child(node, "period").get("end"))
    return end is not None and end < today


def _birth_date(body: Json, today: date) -> date:
    value = body.get("birthDate")
    if value is None:
        raise _refused("BIRTH-DATE", "The birth date is missing; name and birth date identify the patient.")
    if is_partial(value):
        raise _refused("BIRTH-DATE", f"The birth date is not complete ({value}); name and full birth date identify the patient.")
    # A birth date has no time of day (FHIR type date), so a dateTime is a mistake of some kind.
    birth_date = day(value) if isinstance(value, str) and "T" not in value else None
    if birth_date is None:
        raise _refused("BIRTH-DATE", "The birth date is not a date of the calendar.")
    fault = birth_date_fault(birth_date, today)
    if fault:
        raise _refused("BIRTH-DATE", fault)
    return birth_date


def _record_number(body: Json, today: date, notes: Notes) -> tuple[str, str]:
    """System and value of the medical record number, or of the number that stands in for it; a number in force wins."""
    usable = [entry for entry in children(body, "identifier") if text(entry, "value") and text(entry, "use") != "old"]
    usable.sort(key=lambda entry: is_over(entry, today))
    records = [entry for entry in usable if _MRN_TYPE in identifier_types(entry)]
    others = [entry for entry in usable if _may_stand_in(entry)]
    if not records and not others:
        raise _refused("MRN", "The patient has no medical record number and no other patient number.")
    chosen = (records or others)[0]
    system, number = text(chosen, "system"), text(chosen, "value")
    if UNREADABLE in system + number or len(number) > LONGEST_NAME:
        raise _refused("MRN", "The medical record number is too long or holds characters that cannot be shown.")
    if not records:
        notes.add(f"The file has no medical record number; the patient number {number} stands in its place.")
    further = {text(entry, "value") for entry in records} - {number}
    for value in sorted(further):
        notes.under("The file has more than one medical record number; not used", value)
    return system, number


def _may_stand_in(identifier: Json) -> bool:
    """Whether a number without the type MR may name the chart: a patient number, or one of no told type that is no citizen's."""
    kinds = identifier_types(identifier)
    if kinds:
        return any(kind in _OTHER_PATIENT_TYPES for kind in kinds)
    return not text(identifier, "system").startswith(CITIZEN_NUMBERS)


def identifier_types(identifier: Json) -> list[str]:
    """Every code of HL7 table 0203 that an identifier has, or the words of its type."""
    kind = child(identifier, "type")
    words = text(kind, "text").lower()
    found = [code.code for code in codes(kind)]
    return found or ([_MRN_TYPE] if words in ("mrn", "medical record number") else [words] if words else [])


def sex_of(body: Json, notes: Notes) -> Sex:
    """The administrative sex; what FHIR does not know is noted."""
    told = text(body, "gender")
    if told in tuple(Sex):
        return Sex(told)
    notes.add("The sex is not told." if not told else f"The sex is given as “{told}”, which FHIR does not know; it stands as unknown.")
    return Sex.UNKNOWN


def _note_standing(body: Json, notes: Notes) -> None:
    died = day(body.get("deceasedDateTime"))
    if died is not None:
        notes.add(f"The file says that the patient died on {wording.day(died)}.")
    elif body.get("deceasedBoolean") is True or body.get("deceasedDateTime"):
        notes.add("The file says that the patient has died.")
    if body.get("active") is False:
        notes.add("The file marks this patient's record as no longer in use.")
    if any(text(link, "type") == "replaced-by" for link in children(body, "link")):
        notes.add("The file says that this patient's record was replaced by another one.")


def _refused(code: str, message: str) -> Problem:
    return Problem(
        f"IMPORT-{code}", say("{message} {nothing_imported}", message=message, nothing_imported=NOTHING_IMPORTED), hint=EXPORT_AGAIN
    )
