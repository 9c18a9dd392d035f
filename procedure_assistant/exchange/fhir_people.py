"""Who a visit is about and who did it, as FHIR resources: patient, allergies, weight, clinic, people, the visit itself."""

from __future__ import annotations

from collections.abc import Iterator

from procedure_assistant.domain import wording
from procedure_assistant.domain.chart import ACTIVE_STATUSES
from procedure_assistant.domain.patient import Allergy, Patient
from procedure_assistant.domain.units import Mass
from procedure_assistant.exchange.fhir_parts import (
    ICD10_CM,
    LOINC,
    Body,
    Frame,
    Part,
    coding,
    concept,
    day,
    fingerprint,
    hl7,
    identifier,
    local,
    patient_name,
    period,
    person_name,
    plain_name,
    quantity,
    reference,
    searched,
)
from procedure_assistant.services.export import ExportPerson, Standing

_ALLERGY_STATUS = {"active": "Active", "inactive": "Inactive", "resolved": "Resolved"}
_FROM_FHIR = "FHIR R4 "
_CRITICALITY = ("low", "high", "unable-to-assess")


def people(frame: Frame, mrn_system: str = "") -> Iterator[Part]:
    """Patient, clinic and everybody whose name stands in the record. ``mrn_system`` is the chart's name space of record numbers."""
    yield _patient(frame.record.patient, mrn_system)
    if frame.visit.clinic.clinic:
        yield _clinic(frame)
    for one in _named(frame).values():
        yield _person(one)
    yield from _allergies(frame)


def _patient(patient: Patient, mrn_system: str) -> Part:
    """The patient; looked for by the record number where its name space is known, so that the chart's own patient is found."""
    name = patient_name(patient.id)
    mrn_system = mrn_system or _imported_from(patient)
    number: Body = {"type": concept("Medical record number", hl7("v2-0203", "MR", "Medical record number")), "value": patient.mrn}
    numbers = [identifier(name), *([{"use": "usual", "system": mrn_system, **number}] if patient.mrn else [])]
    body: Body = {
        "resourceType": "Patient",
        "identifier": numbers,
        "name": [{"text": patient.name, "family": patient.family_name, "given": patient.given_names.split()}],
        "gender": patient.sex.value,
        "birthDate": patient.birth_date.isoformat(),
    }
    found_by = f"identifier={searched(mrn_system)}|{searched(patient.mrn)}" if mrn_system and patient.mrn else ""
    return Part(name, body, shared=True, found_by=found_by)


def _imported_from(patient: Patient) -> str:
    """The name space of the record number of a patient who came as FHIR, "" for others."""
    system = patient.source.removeprefix(_FROM_FHIR)
    return system if patient.source.startswith(_FROM_FHIR) and ":" in system and "|" not in system else ""


def clinic_name(frame: Frame) -> str:
    """The identity of the clinic."""
    return f"clinic.{fingerprint(frame.visit.clinic.clinic, 24)}"


def clinic(frame: Frame) -> Body:
    """The reference to the clinic, empty where it has no name."""
    told = frame.visit.clinic.clinic
    return {**reference("Organization", clinic_name(frame)), "display": told} if told else {}


def _clinic(frame: Frame) -> Part:
    name = clinic_name(frame)
    told = frame.visit.clinic
    body: Body = {"resourceType": "Organization", "identifier": [identifier(name)], "name": told.clinic}
    if told.details:
        body["address"] = [{"text": ", ".join(told.details)}]
    return Part(name, body, shared=True)


def _named(frame: Frame) -> dict[str, ExportPerson]:
    found = dict(frame.visit.people)
    for stamp in (frame.record.opened, *(one.stamp for one in frame.record.answers.values())):
        found.setdefault(stamp.who, ExportPerson(stamp.who))
    return found


def _person(person: ExportPerson) -> Part:
    name = person_name(person.name)
    body: Body = {
        "resourceType": "Practitioner",
        "identifier": [identifier(name)],
        "name": [{"text": person.name}],
        "qualification": [{"code": concept(person.credentials)}] if person.credentials else [],
    }
    return Part(name, body, shared=True)


def _allergies(frame: Frame) -> Iterator[Part]:
    told = frame.record.patient.allergies
    if told is None:
        return
    if not told:
        yield _allergy(frame, Allergy("No known allergies"))
    for one in told:
        yield _allergy(frame, one)


def _allergy(frame: Frame, one: Allergy) -> Part:
    name = plain_name("patient", frame.record.patient.id, "allergy", fingerprint(one.substance, 16))
    status = "active" if one.status in ACTIVE_STATUSES else one.status
    display = _ALLERGY_STATUS.get(status)
    code = [coding(one.code.system, one.code.code, one.code.display)] if one.code and one.code.system else []
    body: Body = {
        "resourceType": "AllergyIntolerance",
        "identifier": [identifier(name)],
        "clinicalStatus": concept(one.status, hl7("allergyintolerance-clinical", status, display)) if display else {},
        "criticality": one.criticality if one.criticality in _CRITICALITY else "",
        "code": concept(one.substance, *code),
        "patient": frame.patient,
        "reaction": [{"manifestation": [concept(one.reaction)]}] if one.reaction else [],
    }
    return Part(name, body, shared=True)


def _protocols(frame: Frame) -> list[Body]:
    return [local(f"protocol.{protocol}", f"{protocol} {version}") for protocol, version in frame.record.visit.protocols]


def visit_itself(frame: Frame) -> Iterator[Part]:
    """The encounter, and the weight as the chart had it."""
    record, visit = frame.record, frame.visit
    found = record.formulary.diagnosis(record.value("diagnosis"))
    moments = [visit.local(one).isoformat() for one in (visit.opened_at, visit.signed_at) if one]
    signed = visit.standing is not Standing.DRAFT
    protocols = ", ".join(f"{protocol} version {version}" for protocol, version in record.visit.protocols)
    yield frame.part(
        "Encounter",
        ("encounter",),
        (f"{record.protocol.title}, {wording.day(record.day)}.", f"Protocol {protocols}; formulary {record.visit.formulary_version}."),
        **{"class": hl7("v3-ActCode", "AMB", "ambulatory")},
        type=[concept(record.protocol.title, *_protocols(frame))],
        subject=frame.patient,
        participant=[{"individual": frame.person(name)} for name in visit.people],
        period=period(moments) if signed else {"start": moments[0]},
        reasonCode=[concept(found.label, coding(ICD10_CM, found.icd10cm))] if found else [],
        serviceProvider=clinic(frame),
    )
    if weight := record.patient.weight:
        yield frame.part(
            "Observation",
            ("weight",),
            (f"Body weight {wording.mass(Mass(weight.kg))}, {wording.day(weight.on)}.",),
            category=[concept("Vital signs", hl7("observation-category", "vital-signs", "Vital Signs"))],
            code=concept("Body weight", coding(LOINC, "29463-7", "Body weight")),
            subject=frame.patient,
            encounter=frame.encounter,
            effectiveDateTime=day(weight.on),
            valueQuantity=quantity(weight.kg, "kg"),
        )
