"""Entries of the ledger to stored rows and back: canonical JSON, a version for each kind. Knows nothing of where rows are stored."""

from __future__ import annotations

import hashlib
import json
import typing
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec

from procedure_assistant.domain.say import plain, say
from procedure_assistant.domain.stock import StockEntry, StockEvent
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.stock_ports import StockRow

KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in typing.get_args(StockEvent)}
"""Every kind of entry by the name stored in the ledger."""

VERSIONS: dict[str, int] = dict.fromkeys(KINDS, 1)
"""The version that is written now."""


def row_hash(row: StockRow) -> str:
    """SHA-256 over every other column, as 64 hex digits. The word in front keeps it apart from every other chain of the file."""
    at = row.at.astimezone(UTC).isoformat(timespec="microseconds")
    columns = ["stock", row.seq, at, row.who, row.workstation, row.kind, row.version, row.payload, row.previous_hash]
    return hashlib.sha256(json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def row_of(event: StockEvent, *, at: datetime, who: str, workstation: str, after: StockRow | None) -> StockRow:
    """The row that follows ``after`` (None for the first). Raises ``Problem`` TEXT-UNREADABLE for text that has no UTF-8."""
    kind = type(event).__name__
    try:
        payload = msgspec.json.encode(event, enc_hook=plain, order="sorted").decode()
    except UnicodeEncodeError as error:
        raise Problem(
            "TEXT-UNREADABLE", say("The text holds a character that cannot be stored. Nothing was changed."), hint=say("Type it anew.")
        ) from error
    seq, previous = (after.seq + 1, after.hash) if after else (1, "")
    row = StockRow(seq, at, who, workstation, kind, VERSIONS[kind], payload, previous, "")
    return replace(row, hash=row_hash(row))


def entry_of(row: StockRow) -> StockEntry:
    """Read one row; raises ``Problem`` STOCK-UNKNOWN for a later program's kind, STOCK-DAMAGED for a payload that does not fit."""
    if row.kind not in KINDS or row.version > VERSIONS[row.kind]:
        raise Problem(
            "STOCK-UNKNOWN",
            say("Entry {seq} of the stock was written by a later version of the program. Nothing was changed.", seq=row.seq),
            hint=say("Open the stock with the newer version."),
        )
    try:
        event: StockEvent = msgspec.json.decode(row.payload, type=KINDS[row.kind], strict=True)
    except (msgspec.ValidationError, msgspec.DecodeError, ValueError, RecursionError) as error:
        raise Problem(
            "STOCK-DAMAGED",
            say("Entry {seq} of the stock cannot be read. The other entries are safe.", seq=row.seq),
            hint=say("Run “procedure-assistant verify” and keep the file as it is."),
            detail=repr(error),
        ) from error
    return StockEntry(row.seq, row.at, row.who, row.workstation, event)
