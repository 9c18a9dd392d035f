"""The part of the check that holds the ledger of incoming messages, and the tables made of it, against the chain. Reads only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from procedure_assistant.services.incoming_codec import entry_of, row_hash
from procedure_assistant.services.incoming_events import IncomingEntry
from procedure_assistant.services.ports import Fault
from procedure_assistant.services.problem import Problem
from procedure_assistant.store.rows import moment_text
from procedure_assistant.store.schedule_fold import folded
from procedure_assistant.store.schedule_rows import entry_row
from procedure_assistant.store.schema import OF_SCHEDULE

_OTHER = """
    SELECT s.version FROM spine AS s LEFT JOIN incoming_entry AS k ON k.seq = s.version
    WHERE s.kind = 'incoming' AND k.hash IS NOT s.row_hash ORDER BY s.version
"""
_SEALED = "SELECT coalesce(max(version), 0) FROM spine WHERE kind = 'incoming'"
_NAMES = {
    "incoming_message": "The list of incoming messages",
    "person_number": "The list of record numbers",
    "person_told": "The list of who told of whom",
    "patient_link": "The list of merged records",
    "appointment": "The schedule",
}
_NOBODY = """
    SELECT patient_id FROM person_number WHERE patient_id NOT IN (SELECT id FROM patient)
    UNION SELECT patient_id FROM appointment WHERE patient_id NOT IN (SELECT id FROM patient)
"""


def faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Yield each entry that is missing or other than it was written, and each table that is not what the entries say."""
    entries: list[IncomingEntry] = []
    yield from _ledger(connection, entries)
    for name, rows in folded(entries).items():
        table = next(table for table in OF_SCHEDULE if table.name == name)
        wanted = {tuple(columns[column.name] for column in table.columns) for columns in rows.values()}
        if set(connection.execute(f"SELECT * FROM {name}").fetchall()) != wanted:
            yield Fault("", None, f"{_NAMES[name]} is not what the incoming messages say; rebuilding mends it.")
    if connection.execute(_NOBODY).fetchall():
        yield Fault("", None, "The incoming messages tell of a patient who is not in the database.")


def _ledger(connection: sqlite3.Connection, entries: list[IncomingEntry]) -> Iterator[Fault]:
    expected, previous = 1, ""
    for columns in connection.execute("SELECT * FROM incoming_entry ORDER BY seq"):
        seq, before, own = columns[0], columns[-2], columns[-1]
        if seq != expected:
            yield Fault("", None, f"Incoming entry {expected} is missing; the next one found is {seq}.")
        elif before != previous:
            yield Fault("", None, f"Incoming entry {seq} does not follow the one before it.")
        entry = _read(columns)
        if entry is None:
            yield Fault("", None, f"Incoming entry {seq} was changed after it was written.")
        else:
            entries.append(entry)
        expected, previous = seq + 1, own
    for (seq,) in connection.execute(_OTHER).fetchall():
        yield Fault("", None, f"Incoming entry {seq} is missing, or it is not the one that was written.")
    ((sealed,),) = connection.execute(_SEALED).fetchall()
    if expected - 1 > sealed:
        yield Fault("", None, f"Incoming entry {expected - 1} was added behind the program's back.")


def _read(columns: Sequence[Any]) -> IncomingEntry | None:
    """The entry, when it is as it was written."""
    try:
        row = entry_row(columns)
        if row_hash(row) != row.hash or columns[1] != moment_text(row.at):
            return None
        return entry_of(row)
    except (ValueError, TypeError, Problem):
        return None
