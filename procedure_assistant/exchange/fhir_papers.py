"""The record itself as FHIR resources: PDF and text as a document, its pictures, who wrote and signed it, its hash, its amendments."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

from procedure_assistant.domain import events as e
from procedure_assistant.domain.record import Amendment, ProcedureRecord, Stamp
from procedure_assistant.exchange.fhir_parts import (
    LOINC,
    SYSTEM,
    Body,
    Frame,
    Part,
    coding,
    concept,
    hl7,
    identifier,
    period,
    plain_name,
    reference,
    writable,
)
from procedure_assistant.exchange.fhir_people import clinic
from procedure_assistant.services.export import ExportImage, Standing

_DOC_STATUS = {
    Standing.DRAFT: "preliminary",
    Standing.SIGNED: "final",
    Standing.AMENDED: "amended",
    Standing.VOIDED: "entered-in-error",
}
_ACTIVITY = {
    Standing.DRAFT: ("CREATE", "create"),
    Standing.SIGNED: ("CREATE", "create"),
    Standing.AMENDED: ("UPDATE", "revise"),
    Standing.VOIDED: ("NULLIFY", "nullify"),
}
_OPERATION = "v3-DataOperation"
US_CORE_CATEGORY = "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category"
_PICTURE = "image/png"


def papers(frame: Frame, *, with_pdf: bool) -> Iterator[Part]:
    """Document and pictures. Without ``with_pdf`` the document has the text alone: the Bundle lies within that very PDF."""
    yield _document(frame, with_pdf=with_pdf)
    for image in frame.visit.images:
        yield _picture(frame, image)


def _attachment(media_type: str, data: bytes, title: str, created: str) -> Body:
    return {
        "contentType": media_type,
        "language": "en",
        "data": base64.b64encode(data).decode(),
        "size": len(data),
        "hash": base64.b64encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode(),  # FHIR R4 names SHA-1 here
        "title": title,
        "creation": created,
    }


def document_name(frame: Frame) -> str:
    """The identity of the document of this state."""
    return frame.of_state("document")


def _document(frame: Frame, *, with_pdf: bool) -> Part:
    visit, record, name = frame.visit, frame.record, document_name(frame)
    created = visit.local(visit.last_at).isoformat()
    title = visit.note.title
    contents = [_attachment("text/plain; charset=utf-8", writable(visit.text).encode(), title, created)]
    if with_pdf:
        contents.insert(0, _attachment("application/pdf", visit.pdf(), title, created))
    moments = [visit.local(one).isoformat() for one in (visit.opened_at, visit.signed_at) if one]
    body = frame.body(
        "DocumentReference",
        name,
        _says(frame),
        masterIdentifier=identifier(name),
        docStatus=_DOC_STATUS[visit.standing],
        type=concept("Procedure note", coding(LOINC, "28570-0", "Procedure note")),
        category=[concept("Clinical note", coding(US_CORE_CATEGORY, "clinical-note", "Clinical Note"))],
        subject=frame.patient,
        date=created,
        author=[frame.person(visit.signer.name if visit.signer else record.opened.who)],
        authenticator=frame.person(visit.signer.name) if visit.signer else {},
        custodian=clinic(frame),
        relatesTo=[{"code": "replaces", "target": _logical(frame, seq)} for seq in earlier_states(record, visit.last_seq)],
        description=_says(frame),
        content=[{"attachment": one} for one in contents],
        context={"encounter": [frame.encounter], "period": period(moments)},
    )
    return Part(name, body, of_state=True)


def _says(frame: Frame) -> str:
    """One sentence on what the document is worth."""
    visit, record = frame.visit, frame.record
    code = f" Record {visit.seal}." if visit.seal else ""
    if visit.standing is Standing.DRAFT:
        return "DRAFT, not signed."
    if record.voided:
        return f"VOID: {record.voided[0].reason}.{code}"
    if record.amendments:
        return f"Procedure record, amended, version {1 + len(record.amendments)}.{code}"
    return f"Procedure record, final.{code}"


def _logical(frame: Frame, seq: int) -> Body:
    """A document of an earlier state, which may or may not have been sent."""
    return {"type": "DocumentReference", "identifier": {"system": SYSTEM, "value": plain_name(frame.visit.visit_id, seq, "document")}}


def earlier_states(record: ProcedureRecord, upto: int) -> list[int]:
    """The last entries of the states that could be sent before: signed, co-signed, each amendment."""
    if record.signature is None:
        return []
    signed = record.signature.seq
    facts = [entry for entry in record.entries if signed <= entry.seq and not isinstance(entry.event, e.Printed)]
    ends = {entry.group: entry.seq for entry in facts}
    return [seq for seq in ends.values() if seq < upto]


def _picture(frame: Frame, image: ExportImage) -> Part:
    record = frame.record
    kept = record.regenerative.images.get(image.id)
    stamp = kept.stamp if kept else record.opened
    known = record.protocol.target(image.target)
    where = " ".join(part for part in (known.name if known else image.target, image.side) if part)
    told = [image.caption or "Picture", where, "needle shown" if image.shows_needle else ""]
    data = image.picture()
    size = {"height": kept.attached.height, "width": kept.attached.width} if kept else {}
    return frame.part(
        "Media",
        ("picture", image.id),
        (f"{', '.join(part for part in told if part)}.",),
        type=concept("Image", hl7("media-type", "image", "Image")),
        subject=frame.patient,
        encounter=frame.encounter,
        createdDateTime=frame.time(stamp),
        operator=frame.person(stamp.who),
        bodySite=concept(where) if where else {},
        deviceName=image.device,
        **size,
        content=_attachment(_PICTURE, data, image.caption or "Picture", frame.time(stamp)),
        note=[frame.note(f"Taken {image.taken_at}" if image.taken_at else "Time of the picture not told")]
        + [frame.note(f"Original file {image.media_type}, SHA-256 {image.sha256}")]
        + [frame.note(f"Mark: {' '.join((mark.kind.value.replace('_', ' '), mark.text)).strip()}") for mark in image.marks],
    )


def provenance(frame: Frame, parts: list[Part]) -> Iterator[Part]:
    """Who wrote and signed this state, with the hash of the record; then each amendment, and why a record is void."""
    visit, record, name = frame.visit, frame.record, frame.of_state("provenance")
    code, display = _ACTIVITY[visit.standing]
    targets = [reference(part.kind, part.name) for part in parts if not part.shared]
    lines = [_says(frame), f"SHA-256 of the last entry of the record: {visit.hash}.", *_signed_lines(frame)]
    body = frame.body(
        "Provenance",
        name,
        *lines,
        target=targets,
        recorded=visit.local(visit.last_at).isoformat(),
        activity=concept(_says(frame), hl7(_OPERATION, code, display)),
        reason=[concept(record.voided[0].reason)] if record.voided else [],
        agent=list(_agents(frame)),
        entity=[{"role": "source", "what": {"identifier": {"system": SYSTEM, "value": visit.hash}, "display": _record_words(frame)}}],
    )
    yield Part(name, body, of_state=True)
    for one in record.amendments:
        yield _amendment(frame, one)


def _record_words(frame: Frame) -> str:
    visit = frame.visit
    return f"Record of visit {visit.visit_id}, entry {visit.last_seq}, SHA-256 {visit.hash}"


def _signed_lines(frame: Frame) -> Iterator[str]:
    record = frame.record
    if record.signature:
        signed = record.signature
        yield f"Signed by {_named(signed.event.name, signed.event.credentials)}, {frame.time(signed.stamp)}: {signed.event.statement}"
    for one in record.cosignatures:
        yield f"Co-signed by {_named(one.event.name, one.event.credentials)}, {frame.time(one.stamp)}: {one.event.statement}"
    for event, stamp in record.handovers:
        yield f"Handed over to {event.to}, {frame.time(stamp)}: {event.reason}"


def _named(name: str, credentials: str) -> str:
    return f"{name}, {credentials}" if credentials else name


def _agents(frame: Frame) -> Iterator[Body]:
    record, visit = frame.record, frame.visit
    author = record.signature.event.name if record.signature else record.opened.who
    yield _agent(frame, "author", "Author", author)
    if record.signature:
        yield _agent(frame, "legal", "Legal Authenticator", author)
    for one in record.cosignatures:
        yield _agent(frame, "verifier", "Verifier", one.event.name)
    for name in visit.people:
        yield _agent(frame, "enterer", "Enterer", name)
    program = f"Procedure Assistant {visit.program_version} at {visit.workstation}"
    yield {"type": concept("Assembler", hl7("provenance-participant-type", "assembler", "Assembler")), "who": {"display": program}}


def _agent(frame: Frame, code: str, display: str, name: str) -> Body:
    return {"type": concept(display, hl7("provenance-participant-type", code, display)), "who": frame.person(name)}


def _amendment(frame: Frame, one: Amendment) -> Part:
    event, stamp = one.event, one.stamp
    name = frame.name("amendment", event.number)
    told = f"Amendment {event.number}: {event.what}, was {event.was}, is now {event.now}. {event.reason}"
    body = frame.body(
        "Provenance",
        name,
        f"{told}, {stamp.who}, {frame.time(stamp)}.",
        target=[reference("DocumentReference", document_name(frame))],
        recorded=_recorded(frame, stamp),
        activity=concept(told, hl7(_OPERATION, "UPDATE", "revise")),
        reason=[concept(event.reason)],
        agent=[_agent(frame, "author", "Author", stamp.who)],
    )
    return Part(name, body)


def _recorded(frame: Frame, stamp: Stamp) -> str:
    return frame.time(stamp)
