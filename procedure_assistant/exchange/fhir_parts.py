"""What every FHIR resource of a visit is made of: its identity, texts, codes, quantities and times. Knows no visit's content.

Codes stand only where a source is sure of them (clinical facts, the tables of HL7 and FHIR); everything has its words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid5
from xml.sax.saxutils import escape

from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import ProcedureRecord, Stamp
from procedure_assistant.domain.units import Dose, Length, Volume
from procedure_assistant.services.export import ExportPerson, Standing, VisitExport

Body = dict[str, object]

# Never changed: a server finds by them what it has already.
_SPACE = UUID("0c2c2263-dff4-4892-a0a0-578cf1cf5230")
SYSTEM = f"urn:uuid:{_SPACE}"
"""The identifiers of what this program sends, and the codes of its own maps and forms."""

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
NDC = "http://hl7.org/fhir/sid/ndc"
ICD10_CM = "http://hl7.org/fhir/sid/icd-10-cm"
UCUM = "http://unitsofmeasure.org"
TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/"

_UCUM_CODES = {"mg": "mg", "mL": "mL", "kg": "kg", "mm": "mm", "mcg": "ug"}
_SIDES = {Side.LEFT: ("7771000", "Left"), Side.RIGHT: ("24028007", "Right")}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_PLAIN = re.compile("[^A-Za-z0-9._-]")

# Resources that R4 gives no search parameter "identifier": they are found by a tag instead.
_TAGGED = frozenset({"AdverseEvent", "Provenance"})

STATUS = {
    "Encounter": ("in-progress", "finished"),
    "Procedure": ("in-progress", "completed"),
    "MedicationAdministration": ("in-progress", "completed"),
    "Observation": ("preliminary", "final"),
    "QuestionnaireResponse": ("in-progress", "completed"),
    "Consent": ("draft", "active"),
    "DetectedIssue": ("preliminary", "final"),
    "Media": ("in-progress", "completed"),
    "Medication": ("active", "active"),
    "Device": ("active", "active"),
    "DocumentReference": ("current", "current"),
}
"""The status of a draft and of a signed record; "entered-in-error" once it is void. Types without a status are absent."""


@dataclass(frozen=True, slots=True)
class Part:
    """One resource. ``name`` is its identity: the same for ever, wherever the visit is sent. ``shared`` belongs to more than this visit.

    ``of_state`` belongs to one state of the log alone: the next state brings one of its own.
    """

    name: str
    body: Body
    shared: bool = False
    of_state: bool = False
    found_by: str = ""
    """The query by which a server finds it, where that is not its own identity."""

    @property
    def kind(self) -> str:
        """The type of the resource."""
        return str(self.body["resourceType"])

    @property
    def search(self) -> str:
        """The query by which a server finds it."""
        return self.found_by or f"{'_tag' if self.kind in _TAGGED else 'identifier'}={SYSTEM}|{self.name}"


@dataclass(frozen=True, slots=True)
class Frame:
    """A visit and the record of it that is written: the one that stands, or one that an amendment has left behind."""

    visit: VisitExport
    record: ProcedureRecord

    def name(self, *words: object) -> str:
        """The identity of a part of this visit. Those of a draft are apart: what is signed later is not taken for it."""
        draft = [f"draft{self.visit.last_seq}"] if self.visit.standing is Standing.DRAFT else []
        return plain_name(self.visit.visit_id, *draft, *words)

    def of_state(self, *words: object) -> str:
        """The identity of a part of this one state of the visit."""
        return plain_name(self.visit.visit_id, self.visit.last_seq, *words)

    def to(self, kind: str, *words: object) -> Body:
        """A reference to another part of this visit."""
        return reference(kind, self.name(*words))

    @property
    def patient(self) -> Body:
        """The reference to the patient."""
        return {**reference("Patient", patient_name(self.record.patient.id)), "display": self.record.patient.name}

    @property
    def encounter(self) -> Body:
        """The reference to the visit."""
        return self.to("Encounter", "encounter")

    def person(self, name: str) -> Body:
        """The reference to somebody whose name stands in the record."""
        who = self.visit.people.get(name) or ExportPerson(name)
        return {**reference("Practitioner", person_name(name)), "display": who.signed_as}

    def time(self, stamp: Stamp) -> str:
        """When something was charted, in the clinic's zone."""
        return self.visit.local(stamp.at).isoformat()

    def note(self, text: str, stamp: Stamp | None = None) -> Body:
        """An annotation, with who and when where they are known."""
        return {"text": text} if stamp is None else {"authorReference": self.person(stamp.who), "time": self.time(stamp), "text": text}

    def body(self, kind: str, name: str, *lines: str, **values: object) -> Body:
        """A resource of this visit with its identity, its status and ``lines`` as the words that a person reads."""
        found: Body = {"resourceType": kind, **narrative(lines)}
        if kind in _TAGGED:
            found["meta"] = {"tag": [{"system": SYSTEM, "code": name}]}
        if kind in {"AdverseEvent", "QuestionnaireResponse"}:
            found["identifier"] = identifier(name)
        elif kind != "Provenance":
            found["identifier"] = [identifier(name)]
        if kind in STATUS:
            draft, signed = STATUS[kind]
            found["status"] = draft if self.visit.standing is Standing.DRAFT else signed
        return {**found, **values}

    def part(self, kind: str, words: Sequence[object], lines: Iterable[str], **values: object) -> Part:
        """A part of this visit, about its patient."""
        name = self.name(*words)
        return Part(name, self.body(kind, name, *lines, **values))


def plain_name(*words: object) -> str:
    """An identity that needs no quoting in an address; words with other signs keep a fingerprint of themselves."""
    return ".".join(_plain(str(word)) for word in words)


def searched(value: str) -> str:
    """A value as a search takes it: the signs that part values there are escaped (R4, search, 3.1.1.4)."""
    return re.sub(r"([\\,$|])", r"\\\1", value)


def _plain(word: str) -> str:
    if not _NOT_PLAIN.search(word):
        return word
    return f"{_NOT_PLAIN.sub('-', word)[:30]}-{fingerprint(word, 12)}"


def fingerprint(text: str, digits: int) -> str:
    """Hex digits that follow from a text, whatever signs are in it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def patient_name(patient_id: str) -> str:
    """The identity of a patient."""
    return plain_name("patient", patient_id)


def person_name(name: str) -> str:
    """The identity of somebody who works here: the log has the name alone."""
    return f"person.{fingerprint(name, 24)}"


def full_url(name: str) -> str:
    """What references within a Bundle call a part."""
    return f"urn:uuid:{uuid5(_SPACE, name)}"


def reference(kind: str, name: str) -> Body:
    """A reference within the Bundle."""
    return {"reference": full_url(name), "type": kind}


def identifier(name: str) -> Body:
    """The identifier of a part."""
    return {"system": SYSTEM, "value": name}


def concept(text: str, *codings: Body) -> Body:
    """Words, and codes where they are sure."""
    return {"coding": list(codings), "text": text} if codings else {"text": text}


def coding(system: str, code: str, display: str = "") -> Body:
    """One code."""
    return {"system": system, "code": code, "display": display} if display else {"system": system, "code": code}


def local(code: str, display: str) -> Body:
    """A code of our own maps and forms."""
    return coding(SYSTEM, plain_name(code), display)


def hl7(table: str, code: str, display: str) -> Body:
    """A code of a table of HL7 that FHIR R4 publishes."""
    return coding(TERMINOLOGY + table, code, display)


def side_concept(side: Side) -> list[Body]:
    """The patient's side as a thing of its own beside the place; none in the midline."""
    if side not in _SIDES:
        return []
    code, display = _SIDES[side]
    return [concept(side.value, coding(SNOMED, code, display))]


def quantity(value: Decimal, unit: str) -> Body:
    """An exact amount; biologic units have no code that every product shares."""
    code = _UCUM_CODES.get(unit)
    exact = Decimal(format(value, "f"))
    return {"value": exact, "unit": unit, "system": UCUM, "code": code} if code else {"value": exact, "unit": unit}


def dose_quantity(dose: Dose) -> Body:
    """A dose; units say of which product they are."""
    made = quantity(dose.amount, dose.unit)
    return {**made, "unit": f"units of {dose.of}"} if dose.unit == "units" and dose.of else made


def volume_quantity(volume: Volume) -> Body:
    """A volume."""
    return quantity(volume.amount, "mL")


def length_quantity(length: Length) -> Body:
    """A measured length with its precision."""
    return quantity(length.amount, "mm")


def period(moments: Iterable[str]) -> Body:
    """From the first to the last of some times of one zone; empty where there is none."""
    found = sorted(moments)
    return {"start": found[0], "end": found[-1]} if found else {}


def day(value: date | None) -> str:
    """A date, "" for none."""
    return value.isoformat() if value else ""


def narrative(lines: Iterable[str]) -> Body:
    """The words of a resource as XHTML; nothing where there are none."""
    told = "".join(f"<p>{escape(writable(line))}</p>" for line in lines if line)
    return {"text": {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{told}</div>'}} if told else {}


def writable(text: str) -> str:
    """A text without the signs that neither XML nor FHIR can hold: each is named by its number."""
    return _NOT_XML.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def kept(value: object) -> object:
    """A value without what is empty, and with texts that can be written: FHIR knows no null and no empty list."""
    if isinstance(value, dict):
        found = {key: kept(one) for key, one in value.items()}
        return {key: one for key, one in found.items() if not _is_empty(one)}
    if isinstance(value, list | tuple):
        return [one for one in map(kept, value) if not _is_empty(one)]
    return writable(str(value)) if isinstance(value, str) else value


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str | dict | list) and not value)
