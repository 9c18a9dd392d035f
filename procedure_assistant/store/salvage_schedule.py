"""Puts the ledger of incoming messages found in a damaged database together again. Makes no entry up."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

from procedure_assistant.services.incoming_codec import row_hash
from procedure_assistant.services.salvage_report import SavedTable
from procedure_assistant.store.schedule_rows import entry_columns, entry_row
from procedure_assistant.store.spine import Kind

_COLUMNS = "seq, at, who, workstation, kind, version, payload, previous_hash, hash"


def put_incoming(connection: sqlite3.Connection) -> SavedTable:
    """Put in the entries. Those after a gap go on from there with new numbers and hashes; what they say is not touched.

    A refusal names its message by source and id, so it stays true after a gap; only the number of the entry that held it may not.
    """
    found: dict[int, list[tuple[Any, ...]]] = {}
    for row in connection.execute(f"SELECT {_COLUMNS} FROM pool.incoming_entry ORDER BY seq, found_in").fetchall():
        found.setdefault(row[0], []).append(row)
    seq, previous, written_anew = 0, "", 0
    for own_seq, ways in found.items():
        follows = None if written_anew or own_seq != seq + 1 else next((row for row in ways if row[-2] == previous), None)
        seq += 1
        row = follows or _numbered(ways[0], seq, previous)
        written_anew += follows is None
        connection.execute(f"INSERT INTO main.incoming_entry ({_COLUMNS}) VALUES ({', '.join('?' * len(row))})", row)
        previous = row[-1]
    ((known,),) = connection.execute(f"SELECT max(version) FROM pool.spine WHERE kind = '{Kind.INCOMING}'").fetchall()
    return SavedTable("Incoming messages", seq, lost=max([known or 0, *found]) - seq, unproved=written_anew)


def _numbered(row: tuple[Any, ...], seq: int, previous: str) -> tuple[Any, ...]:
    anew = replace(entry_row(row), seq=seq, previous_hash=previous)
    return tuple(entry_columns(replace(anew, hash=row_hash(anew))).values())
