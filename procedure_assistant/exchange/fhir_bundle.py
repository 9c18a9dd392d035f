"""A visit as one FHIR R4 Bundle that a server takes whole or not at all, however often it is sent. Sends nothing.

Each part has an identity of its own that is the same for ever. What a signed visit tells is created where it is not there yet; what an
amendment or a void changes is put in its place, and what they took away is put there as entered in error. Document and provenance belong
to one state of the record, and the document says which ones it replaces. A draft is no transaction: no server takes it for a record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import msgspec

from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import plain
from procedure_assistant.exchange.fhir_asked import asked
from procedure_assistant.exchange.fhir_given import given
from procedure_assistant.exchange.fhir_medicines import medicines
from procedure_assistant.exchange.fhir_papers import earlier_states, papers, provenance
from procedure_assistant.exchange.fhir_parts import STATUS, Body, Frame, Part, full_url, identifier, kept
from procedure_assistant.exchange.fhir_people import people, visit_itself
from procedure_assistant.exchange.fhir_targets import targets
from procedure_assistant.services.export import Standing, VisitExport

_ENCODER = msgspec.json.Encoder(decimal_format="number", enc_hook=plain)
_SAFE = "=|:/._-~"
_IN_ERROR = "entered-in-error"
_MAY_BE_AMENDED = frozenset({"Observation", "QuestionnaireResponse"})
_PICTURE_GONE = "The picture was taken out of the record."


def write(visit: VisitExport) -> bytes:
    """The Bundle as JSON in UTF-8, amounts as exact decimals. The same visit gives the same bytes."""
    return encoded(bundle(visit))


def encoded(value: object) -> bytes:
    """A resource as JSON; a Decimal is written digit by digit and never passes through a binary fraction."""
    return _ENCODER.encode(value)


def bundle(visit: VisitExport, *, mrn_system: str = "", with_pdf: bool = True) -> Body:
    """The Bundle as plain values. ``mrn_system`` is the name space of record numbers of the chart it goes to, "" where none is known."""
    frame = Frame(visit, visit.record)
    parts = list(people(frame, mrn_system))
    parts += _clinical(frame)
    parts += papers(frame, with_pdf=with_pdf)
    parts = _standing_parts(frame, parts)
    parts += provenance(frame, parts)
    is_draft = visit.standing is Standing.DRAFT
    found = kept(
        {
            "resourceType": "Bundle",
            "identifier": identifier(frame.of_state("bundle")),
            "type": "collection" if is_draft else "transaction",
            "timestamp": visit.local(visit.last_at).isoformat(),
            "entry": [_entry(visit, part) for part in parts],
        }
    )
    assert isinstance(found, dict)
    return found


def _clinical(frame: Frame) -> Iterator[Part]:
    yield from visit_itself(frame)
    yield from medicines(frame)
    yield from given(frame)
    yield from targets(frame)
    yield from asked(frame)


def _standing_parts(frame: Frame, parts: list[Part]) -> list[Part]:
    """The parts as they stand after amendments and a void; those that an earlier state had and this one has not are in error."""
    visit = frame.visit
    if visit.standing is Standing.VOIDED:
        return [part if part.shared else _in_error(part) for part in _with_lost(frame, parts)]
    if visit.standing is Standing.AMENDED:
        first = _upto(visit.record, earlier_states(visit.record, visit.last_seq)[0])
        signed = {part.name: part.body for part in _clinical(Frame(visit, first))}
        return [_amended(part, signed) for part in _with_lost(frame, parts)]
    return parts


def _amended(part: Part, signed: dict[str, Body]) -> Part:
    """Says of an observation that it is another one than was signed."""
    if part.kind not in _MAY_BE_AMENDED or part.body.get("status") == _IN_ERROR or signed.get(part.name) == part.body:
        return part
    return replace(part, body={**part.body, "status": "amended"})


def _with_lost(frame: Frame, parts: list[Part]) -> list[Part]:
    names = {part.name for part in parts}
    lost: dict[str, Part] = {}
    for seq in earlier_states(frame.record, frame.visit.last_seq):
        before = Frame(frame.visit, _upto(frame.record, seq))
        found = [*_clinical(before), *_lost_pictures(before)]
        lost |= {part.name: part for part in found if part.name not in names}
    return parts + [_in_error(part) for part in lost.values()]


def _upto(record: ProcedureRecord, seq: int) -> ProcedureRecord:
    return ProcedureRecord.after((entry for entry in record.entries if entry.seq <= seq), record.protocol, record.formulary)


def _lost_pictures(before: Frame) -> Iterator[Part]:
    for image_id in before.record.regenerative.images:
        name = before.name("picture", image_id)
        yield Part(name, before.body("Media", name, _PICTURE_GONE, subject=before.patient, content={"title": _PICTURE_GONE}))


def _in_error(part: Part) -> Part:
    return replace(part, body={**part.body, "status": _IN_ERROR}) if part.kind in STATUS else part


def _entry(visit: VisitExport, part: Part) -> Body:
    found: Body = {"fullUrl": full_url(part.name), "resource": part.body}
    if visit.standing is Standing.DRAFT:
        return found
    search = quote(part.search, safe=_SAFE)
    if part.shared or part.of_state or visit.standing is Standing.SIGNED:
        return {**found, "request": {"method": "POST", "url": part.kind, "ifNoneExist": search}}
    return {**found, "request": {"method": "PUT", "url": f"{part.kind}?{search}"}}
