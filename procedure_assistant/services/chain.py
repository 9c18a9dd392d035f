"""The hash chain of a visit's log: how a row is hashed and checked. Knows nothing of where rows are stored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC

from procedure_assistant.services.ports import Fault, LogRow


def row_hash(row: LogRow) -> str:
    """SHA-256 over the previous hash and the canonical JSON of every other column, as 64 hex digits."""
    body = json.dumps(
        [
            row.visit_id,
            row.seq,
            row.at.astimezone(UTC).isoformat(timespec="microseconds"),
            row.actor,
            row.workstation,
            row.kind,
            row.version,
            row.payload,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hashlib.sha256((row.previous_hash + body).encode()).hexdigest()


def chain_faults(rows: Iterable[LogRow]) -> Iterator[Fault]:
    """Yield what is wrong with one visit's rows, given in stored order: gaps, a broken link, a changed row."""
    expected_seq, previous = 1, ""
    for row in rows:
        if row.seq != expected_seq:
            yield Fault(row.visit_id, row.seq, f"Entry {expected_seq} is missing; the next one found is {row.seq}.")
        elif row.previous_hash != previous:
            yield Fault(row.visit_id, row.seq, f"Entry {row.seq} does not follow the entry before it.")
        if row_hash(row) != row.hash:
            yield Fault(row.visit_id, row.seq, f"Entry {row.seq} was changed after it was written.")
        expected_seq, previous = row.seq + 1, row.hash
