"""Puts the images found in a damaged database together again: each whole, with its history, or not at all. Decodes no image.

The hash of an image stands in its row, and the hash of the row in the chain over all records, so nothing has to be believed: an image
whose bytes are not the ones that came in is told as lost. A picture that was kept of an image is made anew where it is lost.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from typing import Any

from procedure_assistant.services.salvage_report import SavedTable
from procedure_assistant.store.spine import Kind, columns_hash

Columns = tuple[Any, ...]

_KNOWN = """
    SELECT id FROM pool.image UNION SELECT subject FROM pool.spine WHERE kind = 'image'
    UNION SELECT image_id FROM pool.image_entry ORDER BY 1
"""


def put_images(connection: sqlite3.Connection) -> SavedTable:
    """Put every image of the attached ``pool`` that is whole into the new database, as far as its history goes without a gap."""
    saved = lost = older = unproved = 0
    for (own_id,) in connection.execute(_KNOWN).fetchall():
        row, proved = _one(connection, Kind.IMAGE, own_id, 1, _rows(connection, "image", "id", own_id))
        history = list(_history(connection, own_id))
        if not row or not history or not _put_contents(connection, row[1], row[2], row[3]) or not _put(connection, "image", row):
            lost += 1
            continue
        for entry in history:
            _put(connection, "image_entry", entry)
        _put_pictures(connection, own_id)
        saved += 1
        older += len(history) < _last_known(connection, own_id)
        unproved += not proved
    return SavedTable("Images", saved, lost, older, unproved)


def hashes(connection: sqlite3.Connection) -> dict[tuple[str, str, int], str]:
    """What the chain has to say of the images in the new database: the hash of each row, in the order in which they are sealed."""
    found: dict[tuple[str, str, int], str] = {}
    for row in connection.execute("SELECT * FROM main.image ORDER BY id").fetchall():
        found[Kind.IMAGE, row[0], 1] = columns_hash(row)
        for entry in connection.execute("SELECT * FROM main.image_entry WHERE image_id = ? ORDER BY version", (row[0],)):
            found[Kind.IMAGE_ENTRY, row[0], entry[1]] = columns_hash(entry)
        for picture in connection.execute("SELECT * FROM main.image_picture WHERE image_id = ? ORDER BY frame", (row[0],)):
            found[Kind.IMAGE_PICTURE, f"{row[0]}/{picture[1]}", 1] = columns_hash(picture)
    return found


def _rows(connection: sqlite3.Connection, table: str, key: str, own_id: str) -> list[tuple[Columns, bool]]:
    """Every row that was found of an image, and whether its page is as it was written; the damaged file before the backup."""
    names = ", ".join(f'"{name}"' for (_, name, *_) in connection.execute(f"PRAGMA main.table_info({table})"))
    found = connection.execute(f"SELECT {names}, proved FROM pool.{table} WHERE {key} = ? ORDER BY found_in, proved DESC", (own_id,))
    return [(tuple(columns), bool(proved)) for *columns, proved in found.fetchall()]


def _one(connection: sqlite3.Connection, kind: Kind, subject: str, version: int, found: list[tuple[Columns, bool]]) -> tuple[Columns, bool]:
    """The row that the chain seals; where the chain says nothing, the first one, and whether its page proves it; else none."""
    question = "SELECT row_hash FROM pool.spine WHERE kind = ? AND subject = ? AND version = ?"
    sealed = {own for (own,) in connection.execute(question, (kind.value, subject, version))}
    if sealed:
        return next(((row, True) for row, _ in found if columns_hash(row) in sealed), ((), False))
    return max(found, key=lambda one: one[1], default=((), False))


def _history(connection: sqlite3.Connection, own_id: str) -> Iterator[Columns]:
    """The lines of an image's history from the first on, up to the first one that is lost."""
    found = _rows(connection, "image_entry", "image_id", own_id)
    version = 1
    while True:
        row, _ = _one(connection, Kind.IMAGE_ENTRY, own_id, version, [one for one in found if one[0][1] == version])
        if not row:
            return
        yield row
        version += 1


def _last_known(connection: sqlite3.Connection, own_id: str) -> int:
    question = """
        SELECT max(version) FROM (SELECT version FROM pool.image_entry WHERE image_id = ?
        UNION ALL SELECT version FROM pool.spine WHERE kind = 'image_entry' AND subject = ?)
    """
    ((last,),) = connection.execute(question, (own_id, own_id)).fetchall()
    return int(last or 0)


def _put_contents(connection: sqlite3.Connection, content: str, sha256: str, size: int) -> bool:
    """Put in the pieces of one content, when they are all there and are the ones that came in."""
    digest, seen = hashlib.sha256(), 0
    places: list[tuple[int]] = []
    question = "SELECT rowid, position, data FROM pool.image_piece WHERE content = ? ORDER BY position, proved DESC, found_in"
    for place, position, data in connection.execute(question, (content,)):
        if position == len(places):  # not another copy of the one before
            digest.update(data)
            places.append((place,))
            seen += len(data)
    if (seen, digest.hexdigest()) != (size, sha256):
        return False
    connection.executemany("INSERT INTO main.image_piece SELECT content, position, data FROM pool.image_piece WHERE rowid = ?", places)
    return True


def _put_pictures(connection: sqlite3.Connection, own_id: str) -> None:
    frames: dict[int, list[tuple[Columns, bool]]] = {}
    for row, proved in _rows(connection, "image_picture", "image_id", own_id):
        frames.setdefault(row[1], []).append((row, proved))
    for frame, found in frames.items():
        row, _ = _one(connection, Kind.IMAGE_PICTURE, f"{own_id}/{frame}", 1, found)
        if row and _put_contents(connection, row[2], row[3], row[4]):
            _put(connection, "image_picture", row)


def _put(connection: sqlite3.Connection, table: str, row: Columns) -> bool:
    """Whether the row is in; not where it would be a second one of what there is once, as only a row that nothing proves can be."""
    return connection.execute(f"INSERT OR IGNORE INTO main.{table} VALUES ({', '.join('?' * len(row))})", row).rowcount == 1
