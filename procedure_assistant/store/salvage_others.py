"""Puts accounts, settings, outbox and the audit trail found in a damaged database together again. Joins no visit and no patient."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from procedure_assistant.services.salvage_report import SavedTable
from procedure_assistant.store.outbox_rows import is_whole
from procedure_assistant.store.salvage_chain import is_complete
from procedure_assistant.store.spine import Kind, columns_hash

Columns = tuple[Any, ...]

_LOGIN = 1
_PREVIOUS = 7
_AUDIT = "seq, at, who, workstation, act, subject, detail, previous_hash, hash"


def put_accounts(connection: sqlite3.Connection) -> SavedTable:
    """Put in the accounts of the attached ``pool``. Two with one login cannot be: the one that cannot be proved is lost."""
    return _put(connection, "Accounts", Kind.ACCOUNT, "account", unique=_LOGIN)


def put_settings(connection: sqlite3.Connection) -> SavedTable:
    """Put in the settings."""
    return _put(connection, "Settings", Kind.SETTING, "setting", unique=0)


def put_outbox(connection: sqlite3.Connection) -> tuple[SavedTable, SavedTable]:
    """Put in the destinations, and the deliveries with the bytes that they send.

    A delivery whose bytes are lost is made anew from the record when it goes: its row then says that none are kept.
    """
    destinations = _put(connection, "Destinations", Kind.DESTINATION, "destination", unique=0)
    deliveries = _put(connection, "Deliveries", Kind.DELIVERY, "delivery", unique=0)
    kept = connection.execute("SELECT id, files, pieces FROM main.delivery WHERE pieces > 0 ORDER BY id").fetchall()
    for own_id, files, pieces in kept:
        found = dict(
            connection.execute("SELECT position, data FROM pool.image_piece WHERE content = ? ORDER BY found_in DESC", (own_id,)).fetchall()
        )
        data = [found.get(position, b"") for position in range(pieces)]
        if is_whole(files, b"".join(data)):
            connection.executemany("INSERT INTO main.delivery_piece VALUES (?, ?, ?)", [(own_id, *one) for one in enumerate(data)])
        else:
            connection.execute("UPDATE main.delivery SET pieces = 0 WHERE id = ?", (own_id,))
    return destinations, deliveries


def put_meta(connection: sqlite3.Connection) -> None:
    """Put in when and by which version the database was made; where that is lost, the new database says when it was made itself."""
    for row in connection.execute("SELECT key, value FROM pool.meta ORDER BY found_in DESC").fetchall():
        connection.execute("UPDATE main.meta SET value = ? WHERE key = ?", (row[1], row[0]))


def _put(connection: sqlite3.Connection, what: str, kind: Kind, table: str, *, unique: int) -> SavedTable:
    names = [name for (_, name, *_) in connection.execute(f"PRAGMA main.table_info({table})")]
    columns = ", ".join(f'"{name}"' for name in names)
    found: dict[str, list[tuple[Columns, bool]]] = {}
    for *row, proved in connection.execute(f"SELECT {columns}, proved FROM pool.{table} ORDER BY found_in").fetchall():
        found.setdefault(row[0], []).append((tuple(row), bool(proved)))
    known = {subject for (subject,) in connection.execute("SELECT DISTINCT subject FROM pool.spine WHERE kind = ?", (kind,))}
    chosen = {own_id: _chosen(connection, kind, own_id, found.get(own_id, [])) for own_id in sorted(found.keys() | known)}
    ruined = any(state != _CURRENT for own_id, (state, _) in chosen.items() if own_id in known)
    ruins = {own_id for own_id, (state, _) in chosen.items() if state == _UNPROVED and own_id not in known}
    kept = [one for own_id, one in chosen.items() if own_id not in ruins or not (ruined and is_complete(connection))]
    lost = older = unproved = 0
    taken: set[object] = set()
    for state, row in sorted(kept, key=lambda one: one[0]):
        if not row or row[unique] in taken:
            lost += 1
            continue
        taken.add(row[unique])
        older += state == _OLDER
        unproved += state == _UNPROVED
        connection.execute(f"INSERT INTO main.{table} VALUES ({', '.join('?' * len(row))})", row)
    return SavedTable(what, len(taken), lost, older, unproved)


_CURRENT, _OLDER, _UNPROVED, _LOST = range(4)


def _chosen(connection: sqlite3.Connection, kind: Kind, subject: str, found: Sequence[tuple[Columns, bool]]) -> tuple[int, Columns]:
    """The last version of a row that there is: proved by the chain, else by its page, else the first found."""
    if not found:
        return _LOST, ()
    proofs = dict(
        connection.execute("SELECT row_hash, version FROM pool.spine WHERE kind = ? AND subject = ? ORDER BY version", (kind, subject))
    )
    numbered = [(proofs[columns_hash(row)], row) for row, _ in found if columns_hash(row) in proofs]
    if numbered:
        number, row = max(numbered)
        return (_CURRENT if number == max(proofs.values()) else _OLDER), row
    row, proved = max(found, key=lambda one: one[1])
    if not proved:
        return _UNPROVED, row
    return (_OLDER if proofs else _CURRENT), row


def put_audit(connection: sqlite3.Connection) -> SavedTable:
    """Put in the audit trail. Entries after a gap go on from there with new numbers and hashes; what they say is not touched."""
    found: dict[int, list[Columns]] = {}
    for row in connection.execute(f"SELECT {_AUDIT} FROM pool.audit ORDER BY seq, found_in").fetchall():
        found.setdefault(row[0], []).append(row)
    seq, previous, written_anew = 0, "", 0
    for own_seq, ways in found.items():
        seq += 1
        follows = None if written_anew or own_seq != seq else next((row for row in ways if row[_PREVIOUS] == previous), None)
        row = follows or _numbered(ways[0], seq, previous)
        written_anew += follows is None
        connection.execute(f"INSERT INTO main.audit ({_AUDIT}) VALUES ({', '.join('?' * len(row))})", row)
        previous = row[-1]
    ((known,),) = connection.execute("SELECT max(version) FROM pool.spine WHERE kind = 'audit'").fetchall()
    return SavedTable("Audit entries", seq, lost=max([known or 0, *found]) - seq, unproved=written_anew)


def _numbered(row: Columns, seq: int, previous: str) -> Columns:
    columns = (seq, *row[1:_PREVIOUS], previous)
    return *columns, columns_hash(columns)
