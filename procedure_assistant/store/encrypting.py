"""Turns a plain database into an encrypted one, whole or not at all. Changes no row and no schema."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from procedure_assistant.store import driver, remains, sqlite
from procedure_assistant.store.driver import DatabaseFile
from procedure_assistant.store.errors import damaged, locked, newer, not_encrypted_yet, of_disk, translated
from procedure_assistant.store.opening import database_path
from procedure_assistant.store.schema import REVISION

Contents = list[tuple[object, ...]]


def encrypt_database(url_or_path: str | Path, key: bytes, *, busy_seconds: float = 2.0) -> None:
    """Encrypt the plain database with ``key`` and remove what was plain; nobody may have it open, this process neither.

    A new file is filled, compared row by row with the old one, and takes its name in one step: cut off at any moment, the
    database is either the plain or the encrypted one, and whole. Done again, or by the next opening with the key, what
    was left behind goes away. Its schema may be of an earlier release; opening it upgrades it as usual.

    Raises ``Problem`` STORE-LOCKED, -FULL, -READONLY, -GONE, -DAMAGED, -NEWER, -KEY (encrypted with another key) or -ENCRYPT.
    """
    file = DatabaseFile(database_path(url_or_path), busy_seconds, key)
    with translated(file.path):
        try:
            if remains.is_plain(file.path):
                _encrypt(file, key)
            else:
                sqlite.stored_revision(file)  # done already, but for the tidying; else this says what it is
            remains.remove_plain_remains(file.path)
        except OSError as error:
            raise of_disk(error, file.path) from error


def _encrypt(file: DatabaseFile, key: bytes) -> None:
    found = sqlite.stored_revision(DatabaseFile(file.path, file.busy_seconds))
    if found.isdigit() and int(found) > int(REVISION):
        raise newer(found)
    work = file.at(file.path.with_name(f"{file.path.name}.encrypting"))
    sqlite.remove_database(work.path)  # left behind by one that was cut off
    try:
        with closing(driver.connect_for_encrypting(file)) as plain:
            sqlite.take_whole_file(plain)
            _fold_log(plain, file.path)
            faults = sqlite.integrity_faults(plain)
            if faults:
                raise damaged(file.path, faults[0])
            sqlite.make_file(work.path)
            with translated(work.path):
                _fill(plain, work, key)
            if os.name == "nt":  # cannot give an open file's name away
                plain.close()
            _take_its_place(work.path, file.path)
    finally:
        sqlite.remove_database(work.path)


def _fold_log(plain: sqlite3.Connection, path: Path) -> None:
    """Bring all entries into the file and remove its companions: beside the encrypted file they would be taken for its own."""
    busy, in_log, folded = plain.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()
    if busy or in_log != folded:
        raise locked("checkpoint refused")
    wal = sqlite.wal_of(path)
    if wal.exists():
        remains.overwrite_log(wal)  # all of it is in the file, on the disk
    plain.execute("PRAGMA journal_mode = DELETE").fetchone()
    # With the whole file to itself SQLite leaves the journal, emptied, and what a killed program left beside the file.
    for ending in ("-wal", "-journal", "-shm"):
        remains.overwrite_and_remove(path.with_name(path.name + ending))
    sqlite.sync_name(path)


def _fill(plain: sqlite3.Connection, work: DatabaseFile, key: bytes) -> None:
    plain.execute("ATTACH DATABASE ? AS encrypted KEY ?", (str(work.path), driver.key_text(key)))
    plain.execute("SELECT sqlcipher_export('encrypted')").fetchone()
    plain.execute("DETACH DATABASE encrypted")
    with sqlite.raw_connection(work) as made:
        faults = sqlite.page_faults(work) + sqlite.integrity_faults(made)
        if faults:
            raise not_encrypted_yet(work.path, faults[0])
        if _contents(made) != _contents(plain):
            raise not_encrypted_yet(work.path, "the copy differs")


def _contents(connection: sqlite3.Connection) -> Contents:
    """The schema, and how many rows each table has and what they hash to: types, bytes and order count."""
    connection.text_factory = bytes
    schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    tables = [name.decode() for kind, name, *_ in schema if kind == b"table"]
    return [*schema, *(_table_contents(connection, name) for name in tables)]


def _table_contents(connection: sqlite3.Connection, table: str) -> tuple[object, ...]:
    digest, count = hashlib.sha256(), 0
    for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid'):
        digest.update(repr(row).encode())
        count += 1
    return table, count, digest.hexdigest()


def _take_its_place(work: Path, path: Path) -> None:
    with work.open("rb") as finished:
        os.fsync(finished.fileno())
    remains.set_aside(path)
    work.replace(path)
    sqlite.sync_name(path)
