"""The part of the check that holds every row against the chain over all that is kept (store.spine). Reads only.

Every column is known to be of its kind when it comes here (``verify``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from procedure_assistant.services.ports import Fault
from procedure_assistant.services.stock_codec import row_hash
from procedure_assistant.store.rows import moment_text
from procedure_assistant.store.spine import Kind, columns_hash, entry_hash, origin_seal
from procedure_assistant.store.stock_rows import stock_row

_SEALED = {
    Kind.PATIENT: ("SELECT id, * FROM patient ORDER BY id", "The patient {}"),
    Kind.ACCOUNT: ("SELECT id, * FROM account ORDER BY id", "The account {}"),
    Kind.SETTING: ("SELECT key, key, value FROM setting ORDER BY key", "The setting {}"),
    Kind.DESTINATION: ("SELECT id, * FROM destination ORDER BY id", "The destination {}"),
    Kind.DELIVERY: ("SELECT id, * FROM delivery ORDER BY id", "The delivery {}"),
}
"""Tables whose rows change: subject and columns of each row, and what it is called. Each must be as its last entry says."""

_OTHER_EVENTS = """
    SELECT s.subject, min(s.version) FROM spine AS s LEFT JOIN event AS e ON e.visit_id = s.subject AND e.seq = s.version
    WHERE s.kind = 'event' AND e.hash IS NOT s.row_hash GROUP BY s.subject ORDER BY min(s.seq)
"""
_OTHER_AUDIT = """
    SELECT s.version FROM spine AS s LEFT JOIN audit AS a ON a.seq = s.version
    WHERE s.kind = 'audit' AND a.hash IS NOT s.row_hash ORDER BY s.version
"""
_OTHER_STOCK = """
    SELECT s.version FROM spine AS s LEFT JOIN stock_entry AS k ON k.seq = s.version
    WHERE s.kind = 'stock' AND k.hash IS NOT s.row_hash ORDER BY s.version
"""


@dataclass(slots=True)
class _Sealed:
    """What the chain says: the last version and hash of every subject, and the hash of every earlier version of a patient."""

    last: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    history: dict[tuple[str, int], str] = field(default_factory=dict)


def faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Yield what is wrong with the chain itself, then each row that is not as the chain says."""
    sealed = _Sealed()
    yield from _chain(connection, sealed)
    yield from _origin(connection, sealed)
    yield from _events(connection, sealed)
    yield from _changing(connection, sealed)
    yield from _history(connection, sealed)
    yield from _audit(connection, sealed)
    yield from _stock(connection, sealed)


def _chain(connection: sqlite3.Connection, sealed: _Sealed) -> Iterator[Fault]:
    expected, previous = 1, ""
    for row in connection.execute("SELECT * FROM spine ORDER BY seq"):
        seq, kind, subject, version, row_hash, backfilled, before, own = row
        place = f"Entry {seq} of the chain over all records"
        if seq != expected:
            yield Fault("", None, f"Entry {expected} of the chain over all records is missing; the next one found is {seq}.")
        elif before != previous:
            yield Fault("", None, f"{place} does not follow the entry before it.")
        if entry_hash(*row[:-1]) != own:
            yield Fault("", None, f"{place} was changed after it was written.")
        elif not _is_next(sealed, kind, subject, version, row_hash, backfilled):
            yield Fault("", None, f"{place} was not written by this program.")
        sealed.last[kind, subject] = (version, row_hash)
        if kind == Kind.PATIENT_HISTORY:
            sealed.history[subject, version] = row_hash
        expected, previous = seq + 1, own


def _is_next(sealed: _Sealed, kind: str, subject: str, version: int, row_hash: str, backfilled: int) -> bool:
    """Whether the program would add this entry after those before it: it writes nothing twice and leaves no version out."""
    before, hash_before = sealed.last.get((kind, subject), (0, ""))
    if kind == Kind.EVENT:
        return version > before
    if before == 0 and backfilled:
        return version >= 1
    return version == before + 1 and row_hash != hash_before


def _origin(connection: sqlite3.Connection, sealed: _Sealed) -> Iterator[Fault]:
    meta = connection.execute("SELECT key, value FROM meta").fetchall()
    if sealed.last.get((Kind.DATABASE, "")) != (1, origin_seal(meta).row_hash):
        yield Fault("", None, "When and by which version the database was made is not what was written then.")


def _events(connection: sqlite3.Connection, sealed: _Sealed) -> Iterator[Fault]:
    for visit_id, seq in connection.execute(_OTHER_EVENTS).fetchall():
        yield Fault(visit_id, seq, f"Entry {seq} is missing, or it is not the one that was written.")
    for visit_id, seq in connection.execute("SELECT visit_id, max(seq) FROM event GROUP BY visit_id ORDER BY visit_id").fetchall():
        if seq > sealed.last.get((Kind.EVENT, visit_id), (0, ""))[0]:
            yield Fault(visit_id, seq, f"Entry {seq} was added behind the program's back.")


def _changing(connection: sqlite3.Connection, sealed: _Sealed) -> Iterator[Fault]:
    for kind, (question, name) in _SEALED.items():
        expected = {subject: own for (of, subject), (_, own) in sealed.last.items() if of == kind}
        for subject, *columns in connection.execute(question):
            own = expected.pop(subject, None)
            if own is None:
                yield Fault("", None, f"{name.format(subject)} was added behind the program's back.")
            elif own != columns_hash(columns):
                yield Fault("", None, f"{name.format(subject)} was changed behind the program's back.")
        yield from (Fault("", None, f"{name.format(subject)} is missing.") for subject in expected)


def _history(connection: sqlite3.Connection, sealed: _Sealed) -> Iterator[Fault]:
    expected = dict(sealed.history)
    for row in connection.execute("SELECT * FROM patient_history ORDER BY patient_id, version"):
        own = expected.pop((row[0], row[1]), None)
        place = f"Earlier version {row[1]} of the patient {row[0]}"
        if own is None:
            yield Fault("", None, f"{place} was added behind the program's back.")
        elif own != columns_hash(row):
            yield Fault("", None, f"{place} was changed behind the program's back.")
    yield from (Fault("", None, f"Earlier version {version} of the patient {subject} is missing.") for subject, version in expected)
    for (kind, subject), (version, _) in sealed.last.items():
        if kind == Kind.PATIENT and version != sealed.last.get((Kind.PATIENT_HISTORY, subject), (0, ""))[0] + 1:
            yield Fault("", None, f"The patient {subject} was written without keeping the version before.")


def _audit(connection: sqlite3.Connection, sealed: _Sealed) -> Iterator[Fault]:
    expected, previous = 1, ""
    for row in connection.execute("SELECT * FROM audit ORDER BY seq"):
        seq, before, own = row[0], row[-2], row[-1]
        if seq != expected:
            yield Fault("", None, f"Audit entry {expected} is missing; the next one found is {seq}.")
        elif before != previous:
            yield Fault("", None, f"Audit entry {seq} does not follow the one before it.")
        if columns_hash(row[:-1]) != own:
            yield Fault("", None, f"Audit entry {seq} was changed after it was written.")
        expected, previous = seq + 1, own
    for (seq,) in connection.execute(_OTHER_AUDIT).fetchall():
        yield Fault("", None, f"Audit entry {seq} is missing, or it is not the one that was written.")
    if expected - 1 > sealed.last.get((Kind.AUDIT, ""), (0, ""))[0]:
        yield Fault("", None, f"Audit entry {expected - 1} was added behind the program's back.")


def _stock(connection: sqlite3.Connection, sealed: _Sealed) -> Iterator[Fault]:
    expected, previous = 1, ""
    for columns in connection.execute("SELECT * FROM stock_entry ORDER BY seq"):
        seq, before, own = columns[0], columns[-2], columns[-1]
        if seq != expected:
            yield Fault("", None, f"Stock entry {expected} is missing; the next one found is {seq}.")
        elif before != previous:
            yield Fault("", None, f"Stock entry {seq} does not follow the one before it.")
        if not _is_as_written(columns):
            yield Fault("", None, f"Stock entry {seq} was changed after it was written.")
        expected, previous = seq + 1, own
    for (seq,) in connection.execute(_OTHER_STOCK).fetchall():
        yield Fault("", None, f"Stock entry {seq} is missing, or it is not the one that was written.")
    if expected - 1 > sealed.last.get((Kind.STOCK, ""), (0, ""))[0]:
        yield Fault("", None, f"Stock entry {expected - 1} was added behind the program's back.")


def _is_as_written(columns: Sequence[Any]) -> bool:
    try:
        row = stock_row(columns)
    except (ValueError, TypeError):
        return False
    return row_hash(row) == row.hash and columns[1] == moment_text(row.at)
