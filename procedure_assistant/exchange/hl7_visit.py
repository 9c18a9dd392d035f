"""What every HL7 v2.5.1 message about a visit begins with: sender, patient, visit, who signed. It tells nothing of the procedure.

Codes are those of the HL7 tables named beside them. A name is sent as it stands in the record, unsplit, where nobody told its parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from procedure_assistant.domain.patient import Patient, Sex
from procedure_assistant.exchange.hl7_text import (
    NOTHING,
    Encoded,
    components,
    control_id,
    day,
    header,
    moment,
    segment,
    subcomponents,
    text,
    words,
)
from procedure_assistant.services.export import ExportPerson, Standing, VisitExport

LOCAL_CODES = text("99PROCASSIST")
"""Coding system of our own codes: HL7 table 0396 keeps names that begin with 99 for local ones."""
LOINC = text("LN")
"""HL7 table 0396."""
UNITS_OF_MEASURE = text("UCUM")
"""HL7 table 0396."""

_SEX: Final[Mapping[Sex, str]] = {Sex.FEMALE: "F", Sex.MALE: "M", Sex.OTHER: "O", Sex.UNKNOWN: "U"}
"""HL7 table 0001."""
_OUTPATIENT = text("O")
"""HL7 table 0004."""
_PRODUCTION = text("P")
"""HL7 table 0103."""

_MOST_OF_CODE = 20
"""Letters of the data type IS (2.A.36)."""

PROCEDURE_NOTE = components(text("28570-0"), text("Procedure note"), LOINC)


@dataclass(frozen=True, slots=True)
class Route:
    """From where to where, and as which delivery; "" where it is not known, as for a file that is exported by hand."""

    sending_application: str = "PROCEDURE_ASSISTANT"
    sending_facility: str = ""
    receiving_application: str = ""
    receiving_facility: str = ""
    delivery_id: str = ""


def message_id(visit: VisitExport, route: Route, name: str) -> str:
    """MSH-10: follows from the delivery and the format, so that sending again is the same message and no two formats are one."""
    return control_id("message", route.delivery_id or f"{visit.visit_id}\n{visit.last_seq}", name)


def msh(visit: VisitExport, route: Route, kind: tuple[str, str, str], name: str) -> Encoded:
    """The header. Its time is that of the last fact: the same visit gives the same message."""
    return header(
        {
            3: components(*_system(route.sending_application)),
            4: components(*_system(_facility(visit, route))),
            5: components(*_system(route.receiving_application)),
            6: components(*_system(route.receiving_facility)),
            7: moment(visit.local(visit.last_at)),
            9: words(*kind),
            10: text(message_id(visit, route, name)),
            11: _PRODUCTION,
        }
    )


def _facility(visit: VisitExport, route: Route) -> str:
    return route.sending_facility or visit.clinic.clinic


def _system(name: str) -> tuple[Encoded, ...]:
    """An application or facility (HD). A namespace has at most 20 letters; a longer name is a local identifier (table 0301: L)."""
    return (text(name),) if len(name) <= _MOST_OF_CODE else (NOTHING, text(name), text("L"))


def _authority(visit: VisitExport, route: Route) -> Encoded:
    return subcomponents(*_system(_facility(visit, route)))


def pid(visit: VisitExport, route: Route) -> Encoded:
    """The patient as known when the visit opened; the number is the clinic's, ours where there is none."""
    patient = visit.patient
    authority = _authority(visit, route)
    sex = text(_SEX[patient.sex])
    return segment("PID", {1: text("1"), 3: _number(patient, authority), 5: _name(patient), 7: day(patient.birth_date), 8: sex})


def _number(patient: Patient, authority: Encoded) -> Encoded:
    number, kind = (patient.mrn, "MR") if patient.mrn else (patient.id, "PI")  # HL7 table 0203
    return components(text(number), NOTHING, NOTHING, authority, text(kind))


def _name(patient: Patient) -> Encoded:
    return components(text(patient.family_name), text(patient.given_names), *[NOTHING] * 4, text("L"))  # HL7 table 0200: legal name


def pv1(visit: VisitExport, route: Route) -> Encoded:
    """The visit: an outpatient one, with our number of it and whoever signed."""
    number = components(text(visit.visit_id), NOTHING, NOTHING, _authority(visit, route), text("VN"))
    fields = {1: text("1"), 2: _OUTPATIENT, 7: signer(visit), 19: number, 44: moment(visit.local(visit.opened_at))}
    return segment("PV1", fields)


def signer(visit: VisitExport) -> Encoded:
    """The physician who signed, empty before."""
    return person(visit.signer) if visit.signer else NOTHING


def person(of: ExportPerson) -> Encoded:
    """Somebody (XCN, PPN): the name as it stands in the record, with credentials as degree; as suffix where they are long for a code."""
    credentials = text(of.credentials)
    if len(of.credentials) > _MOST_OF_CODE:
        return components(NOTHING, text(of.name), NOTHING, NOTHING, credentials)
    return components(NOTHING, text(of.name), *[NOTHING] * 4, credentials)


def named(visit: VisitExport, name: str) -> Encoded:
    """Somebody by the name of the log."""
    return person(visit.people.get(name) or ExportPerson(name))


def document_root(visit: VisitExport) -> str:
    """What all versions of a visit's document are numbered from."""
    return control_id("document", visit.visit_id)


def document_version(visit: VisitExport) -> int:
    """1 for the signed record; each amendment, and declaring it void, is one more. A draft has none: 0."""
    if visit.standing is Standing.DRAFT:
        return 0
    return 1 + len(visit.record.amendments) + (visit.record.voided is not None)
