"""Puts the ledger of the shelf found in a damaged database together again. Makes no entry up and joins no visit."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

from procedure_assistant.services.salvage_report import SavedTable
from procedure_assistant.services.stock_codec import row_hash
from procedure_assistant.store.spine import Kind
from procedure_assistant.store.stock_rows import stock_columns, stock_row

_COLUMNS = "seq, at, who, workstation, kind, version, payload, previous_hash, hash"


def put_stock(connection: sqlite3.Connection) -> SavedTable:
    """Put in the entries. Those after a gap go on from there with new numbers and hashes; what they say is not touched.

    An undo names its entry by number, so after a gap it can no longer be said what it undid: it is lost then, and told.
    """
    found: dict[int, list[tuple[Any, ...]]] = {}
    for row in connection.execute(f"SELECT {_COLUMNS} FROM pool.stock_entry ORDER BY seq, found_in").fetchall():
        found.setdefault(row[0], []).append(row)
    seq, previous, written_anew = 0, "", 0
    for own_seq, ways in found.items():
        follows = None if written_anew or own_seq != seq + 1 else next((row for row in ways if row[-2] == previous), None)
        if follows is None and ways[0][4] == "MovementUndone":
            continue
        seq += 1
        row = follows or _numbered(ways[0], seq, previous)
        written_anew += follows is None
        connection.execute(f"INSERT INTO main.stock_entry ({_COLUMNS}) VALUES ({', '.join('?' * len(row))})", row)
        previous = row[-1]
    ((known,),) = connection.execute(f"SELECT max(version) FROM pool.spine WHERE kind = '{Kind.STOCK}'").fetchall()
    return SavedTable("Stock entries", seq, lost=max([known or 0, *found]) - seq, unproved=written_anew)


def _numbered(row: tuple[Any, ...], seq: int, previous: str) -> tuple[Any, ...]:
    anew = replace(stock_row(row), seq=seq, previous_hash=previous)
    return tuple(stock_columns(replace(anew, hash=row_hash(anew))).values())
