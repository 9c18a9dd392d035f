"""Entries of the ledger of incoming messages to stored rows and back: canonical JSON, a version for each kind. Stores nothing."""

from __future__ import annotations

import hashlib
import json
import typing
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec

from procedure_assistant.domain.say import plain, say
from procedure_assistant.services.incoming_events import IncomingEntry, IncomingEvent, ToldItem
from procedure_assistant.services.incoming_ports import IncomingRow
from procedure_assistant.services.problem import Problem

KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in typing.get_args(IncomingEvent)}
"""Every kind of entry by the name stored in the ledger."""

VERSIONS: dict[str, int] = dict.fromkeys(KINDS, 1)
"""The version that is written now."""

_ENCODER = msgspec.json.Encoder(enc_hook=plain, order="sorted")
_DECODERS = {name: msgspec.json.Decoder(kind, strict=True) for name, kind in KINDS.items()}


def row_hash(row: IncomingRow) -> str:
    """SHA-256 over every other column, as 64 hex digits. The word in front keeps it apart from every other chain of the file."""
    at = row.at.astimezone(UTC).isoformat(timespec="microseconds")
    columns = ["incoming", row.seq, at, row.who, row.workstation, row.kind, row.version, row.payload, row.previous_hash]
    return hashlib.sha256(json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def payload_of(event: IncomingEvent) -> str:
    """The event as canonical JSON. Raises ``Problem`` TEXT-UNREADABLE for text that has no UTF-8."""
    try:
        return _ENCODER.encode(event).decode()
    except UnicodeEncodeError as error:
        raise _unreadable() from error


def check_text(items: tuple[ToldItem, ...]) -> None:
    """Raise ``Problem`` TEXT-UNREADABLE when what a message tells cannot be stored, before anything is."""
    try:
        _ENCODER.encode(items)
    except UnicodeEncodeError as error:
        raise _unreadable() from error


def row_of(event: IncomingEvent, *, at: datetime, who: str, workstation: str, after: tuple[int, str]) -> IncomingRow:
    """The row that follows the one with this number and hash ((0, "") for the first). Raises as :func:`payload_of`."""
    kind = type(event).__name__
    row = IncomingRow(after[0] + 1, at, who, workstation, kind, VERSIONS[kind], payload_of(event), after[1], "")
    return replace(row, hash=row_hash(row))


def entry_of(row: IncomingRow) -> IncomingEntry:
    """Read one row; raises ``Problem`` INCOMING-UNKNOWN for a later program's kind, INCOMING-DAMAGED for a payload that does not fit."""
    if row.kind not in KINDS or row.version > VERSIONS[row.kind]:
        raise Problem(
            "INCOMING-UNKNOWN",
            say("Entry {seq} of the incoming messages was written by a later version of the program.", seq=row.seq),
            hint=say("Open the records with the newer version."),
        )
    try:
        event: IncomingEvent = _DECODERS[row.kind].decode(row.payload)
    except (msgspec.ValidationError, msgspec.DecodeError, ValueError, RecursionError) as error:
        raise Problem(
            "INCOMING-DAMAGED",
            say("Entry {seq} of the incoming messages cannot be read. The other entries are safe.", seq=row.seq),
            hint=say("Run “procedure-assistant verify” and keep the file as it is."),
            detail=repr(error),
        ) from error
    return IncomingEntry(row.seq, row.at, row.who, row.workstation, event)


def _unreadable() -> Problem:
    return Problem(
        "TEXT-UNREADABLE",
        say("The message holds a character that cannot be stored. Nothing was changed."),
        hint=say("Ask the sender for UTF-8."),
    )
