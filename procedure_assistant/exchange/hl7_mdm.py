"""The record as a document: MDM of HL7 v2.5.1 (chapter 9) with the note as text and the PDF. Words nothing itself.

A signed visit and a draft are T02, original document; an amended and a voided one T10, replacement: each version has a number of its
own (TXA-12) and names the version it replaces (TXA-13). A void record replaces the one that was available, and says in its text, its
PDF and TXA-21 that it is void: T11 is for documents that nobody could see yet (9.6.11).
"""

from __future__ import annotations

import base64
from collections.abc import Iterator

from procedure_assistant.exchange.hl7_text import (
    NOTHING,
    Encoded,
    components,
    formatted,
    message,
    moment,
    repetitions,
    segment,
    text,
)
from procedure_assistant.exchange.hl7_visit import (
    PROCEDURE_NOTE,
    Route,
    document_root,
    document_version,
    msh,
    named,
    person,
    pid,
    pv1,
    signer,
)
from procedure_assistant.services.export import Standing, VisitExport

NAME = "hl7-mdm"
MOST_TEXT = 60_000
"""Letters of one FT: the data type holds 65,536 (2.A.31), escapes included; a longer note goes on in the next OBX."""

_COMPLETION = {Standing.DRAFT: "IP"}
"""HL7 table 0271: in progress; every other standing is AU, authenticated."""
_AVAILABILITY = {Standing.DRAFT: "UN"}
"""HL7 table 0273: unavailable for patient care; every other standing is AV."""
_STATUS = {Standing.DRAFT: "P", Standing.AMENDED: "C", Standing.VOIDED: "W"}
"""HL7 table 0085: preliminary, corrected, posted as wrong; a signed record is F, final."""


def write(visit: VisitExport, route: Route | None = None) -> bytes:
    """The whole message. Raises what making the PDF raises."""
    where = route or Route()
    trigger = "T10" if visit.standing in (Standing.AMENDED, Standing.VOIDED) else "T02"
    return message(
        msh(visit, where, ("MDM", trigger, "MDM_T02"), NAME),
        segment("EVN", {1: text(trigger), 2: moment(visit.local(visit.last_at))}),
        pid(visit, where),
        pv1(visit, where),
        _txa(visit),
        *_observations(visit),
    )


def _txa(visit: VisitExport) -> Encoded:
    opened, last = (moment(visit.local(at)) for at in (visit.opened_at, visit.last_at))
    is_changed = visit.standing in (Standing.AMENDED, Standing.VOIDED)
    fields = {
        1: text("1"),
        2: text("PN"),  # HL7 table 0270: procedure note
        3: text("FT"),  # HL7 table 0191
        4: opened,
        5: signer(visit),
        6: opened,
        8: last if is_changed else NOTHING,
        9: named(visit, visit.record.opened.who),
        10: signer(visit),
        12: text(_number(visit, document_version(visit))),
        13: text(_number(visit, document_version(visit) - 1)) if is_changed else NOTHING,
        17: text(_COMPLETION.get(visit.standing, "AU")),
        19: text(_AVAILABILITY.get(visit.standing, "AV")),
        21: text(_reason(visit)),
        22: repetitions(*_signatures(visit)),
    }
    return segment("TXA", fields)


def _number(visit: VisitExport, version: int) -> str:
    """TXA-12. Drafts are numbered by their last entry, since there may be several and none replaces another."""
    return f"{document_root(visit)}.{version}" if version else f"{document_root(visit)}.D{visit.last_seq}"


def _reason(visit: VisitExport) -> str:
    record = visit.record
    if record.voided:
        return f"VOID: {record.voided[0].reason}"
    if visit.standing is Standing.DRAFT:
        return "DRAFT, not signed"
    return "; ".join(dict.fromkeys(one.event.reason for one in record.amendments))


def _signatures(visit: VisitExport) -> Iterator[Encoded]:
    """Who signed and when (PPN), the co-signatures after the signature."""
    record = visit.record
    if record.signature and visit.signer:
        yield _signed(person(visit.signer), moment(visit.local(record.signature.stamp.at)))
    for one in record.cosignatures:
        yield _signed(named(visit, one.event.name), moment(visit.local(one.stamp.at)))


def _signed(who: Encoded, at: Encoded) -> Encoded:
    """PPN: the name stands in components 1 to 14, the time in 15."""
    parts = [Encoded(part) for part in who.split("^")]
    return components(*parts, *[NOTHING] * (14 - len(parts)), at)


def _observations(visit: VisitExport) -> Iterator[Encoded]:
    status, at = text(_STATUS.get(visit.standing, "F")), moment(visit.local(visit.last_at))
    pieces = [("FT", formatted(piece)) for piece in _pieces(visit.text)]
    pdf = Encoded(f"^application^pdf^Base64^{base64.b64encode(visit.pdf()).decode()}")
    for number, (kind, value) in enumerate([*pieces, ("ED", pdf)], 1):
        count = text(str(number))
        yield segment("OBX", {1: count, 2: text(kind), 3: PROCEDURE_NOTE, 4: count, 5: value, 11: status, 14: at})


def _pieces(note: str) -> Iterator[str]:
    """The note in pieces that fit into an FT, parted between lines."""
    piece: list[str] = []
    size = 0
    for line in note.rstrip("\n").split("\n"):
        length = len(formatted(line)) + len("\\.br\\")
        if piece and size + length > MOST_TEXT:
            yield "\n".join(piece)
            piece, size = [], 0
        piece.append(line)
        size += length
    yield "\n".join(piece)
