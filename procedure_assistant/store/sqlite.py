"""All that is particular to SQLite: opening connections, pragmas, triggers, file checks and copies. Knows no visit and no patient."""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from procedure_assistant.services.disk import to_the_disk
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import driver
from procedure_assistant.store.driver import DatabaseFile
from procedure_assistant.store.errors import damaged, empty, foreign, key_needed, locked, not_encrypted, translated, wrong_key
from procedure_assistant.store.schema import VERSION_TABLE

_PAGE_COUNT_FOR_A_FULL_CHECK = 50_000  # 200 MB: longer checks are left to ``verify``, which the user waits for knowingly
_CIPHER_PAGE = 4096
_SOME_RANDOM_BYTES = 220
"""So many different values a page of random bytes has at least; a page of records has fewer, also when it is damaged."""


_SPOILING = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def make_engine(file: DatabaseFile, *, foreign_keys: bool = True) -> Engine:
    """An engine on one existing file.

    Connections may wander between threads, and the one used last is used next. Parameters of statements never reach
    an error text: they hold patient data.
    """

    def connect() -> sqlite3.Connection:
        # never creates: a database that vanished must not come back empty
        connection = driver.connect(file, "mode=rw", any_thread=True)
        try:
            for pragma in _pragmas(foreign_keys=foreign_keys):
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        return connection

    return create_engine(
        URL.create("sqlite", database=str(file.path)),
        module=driver.library(file),
        creator=connect,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=-1,
        pool_use_lifo=True,
        hide_parameters=True,
    )


def _pragmas(*, foreign_keys: bool) -> tuple[str, ...]:
    return (
        "PRAGMA journal_mode = WAL",
        "PRAGMA fullfsync = ON",  # macOS: fsync alone stops at the drive's cache
        "PRAGMA checkpoint_fullfsync = ON",
        "PRAGMA cell_size_check = ON",
        f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}",
    )


@contextmanager
def transaction(engine: Engine, *, write: bool) -> Iterator[Connection]:
    """One transaction, committed at the end and rolled back by any exception.

    With ``write`` it takes the write lock at once, so that reading the last entry and adding the next is one step.
    (An engine-wide listener to "begin" would do the same, but costs a tenth of a millisecond on every statement.)
    """
    with engine.begin() as connection, _not_spoiled(connection):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
        yield connection


@contextmanager
def _not_spoiled(connection: Connection) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _SPOILING:
            connection.invalidate()  # SQLCipher reads nothing more on a connection that met a bad page; the next one does
        raise


@contextmanager
def connection_to_sync(engine: Engine) -> Iterator[Connection]:
    """A connection whose commits do not wait for the disk: the caller then waits for it by :func:`sync_log`.

    For long work that hands its turn on before it waits. Whatever is committed after it and synced brings it to the disk, too.
    """
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA synchronous = NORMAL")
        connection.commit()
        try:
            yield connection
        finally:
            connection.exec_driver_sql(driver.SYNCED)
            connection.commit()


@contextmanager
def writing_on(connection: Connection) -> Iterator[None]:
    """A write transaction on a connection."""
    with connection.begin(), _not_spoiled(connection):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield


def sync_log(path: Path) -> None:
    """Wait until everything committed to the database is on the disk. Raises OSError.

    A log that is not there was brought into the file, which SQLite syncs before it removes the log.
    """
    try:
        log = os.open(path.with_name(f"{path.name}-wal"), os.O_RDWR)
    except FileNotFoundError:
        return
    try:
        to_the_disk(log)
    finally:
        os.close(log)


def append_only_triggers(table: str, *key: str) -> tuple[str, ...]:
    """Statements that make SQLite itself refuse to change, remove or replace a row of ``table`` with primary key ``key``."""
    same = " AND ".join(f"{column} = NEW.{column}" for column in key)
    refuse = f"SELECT RAISE(ABORT, 'table {table} is append-only');"
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refuse} END",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {refuse} END",
        # INSERT OR REPLACE removes the old row without asking the delete trigger
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN {refuse} END",
    )


@contextmanager
def raw_connection(file: DatabaseFile, *, write: bool = False) -> Iterator[sqlite3.Connection]:
    """A plain connection to an existing file, read-only unless ``write``; never creates the file."""
    with closing(driver.connect(file, "mode=rw" if write else "mode=ro")) as connection:
        yield connection


@contextmanager
def _glance(file: DatabaseFile) -> Iterator[sqlite3.Connection]:
    """A read-only connection that leaves no trace: even a reader of a WAL database puts files beside it otherwise.

    Without a -wal file nobody has the database open and all of it is in the file, so SQLite may take it as immutable. Where
    a change of the file was cut off, its journal has to be played back first, which only a writer does.
    """
    with closing(driver.connect(file, _glancing_mode(file.path))) as connection:
        yield connection


def _glancing_mode(path: Path) -> str:
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists() and journal.stat().st_size > 0:
        return "mode=rw"
    return "mode=ro" if wal_of(path).exists() else "immutable=1"


def wal_of(path: Path) -> Path:
    """Where SQLite keeps the newest entries until it folds them into the file."""
    return path.with_name(f"{path.name}-wal")


def make_file(path: Path) -> None:
    """Create an empty file for its owner only, and its folder. Raises ``OSError``, also when there is a file already."""
    new_folders = [folder for folder in path.parents if not folder.exists()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except FileExistsError as error:  # a file where the folder should be; the caller would take it for the target
        raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(path.parent)) from error
    for folder in new_folders:
        sync_name(folder)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def publish(finished: Path, path: Path) -> None:
    """Give a finished, closed database its name, unless a file has that name already. Raises ``OSError``."""
    try:
        _give_name(finished, path)
    except FileExistsError:
        return  # another program made one at the same moment, and it is as good as ours
    sync_name(path)


def _give_name(finished: Path, path: Path) -> None:
    """Rename, but never over another file: raises ``FileExistsError``."""
    try:
        os.link(finished, path)
    except FileExistsError:
        raise
    except OSError as error:  # a disk without hard links, such as a USB stick
        if path.exists():
            raise FileExistsError(errno.EEXIST, "there is a file of that name", str(path)) from error
        finished.rename(path)


def sync_name(path: Path) -> None:
    """Bring the name of a file or folder to the disk, so that it survives a power cut. Raises ``OSError``."""
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def stored_revision(file: DatabaseFile) -> str:
    """The schema revision of an existing file, which is only read.

    Raises ``Problem`` for a file that is empty, no database, another program's, damaged, or of another key;
    ``sqlite3.Error`` or that of SQLCipher else.
    """
    if file.path.stat().st_size == 0:
        raise empty(file.path)
    try:
        with _glance(file) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if VERSION_TABLE not in tables:
                raise foreign(file.path)
            revision = revision_in(connection)
    except driver.database_errors() as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
            raise _why_no_database(file) from error
        raise
    if revision is None:
        raise damaged(file.path, "schema version missing")
    return revision


def _why_no_database(file: DatabaseFile) -> Problem:
    """What a file is that is no database when opened with this key, or without one."""
    if file.key is None:
        return key_needed(file.path) if _looks_encrypted(file.path) else damaged(file.path, "no SQLite header")
    return not_encrypted(file.path) if _opens_without_key(file) else wrong_key(file.path)


def _looks_encrypted(path: Path) -> bool:
    """Whether the file could be of SQLCipher: whole pages, and the first of them random."""
    with path.open("rb") as opened:
        page = opened.read(_CIPHER_PAGE)
    return path.stat().st_size % _CIPHER_PAGE == 0 and len(set(page)) >= _SOME_RANDOM_BYTES


def _opens_without_key(file: DatabaseFile) -> bool:
    try:
        with closing(driver.connect_for_encrypting(file, _glancing_mode(file.path))) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.database_errors() as error:
        return getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_NOTADB  # damaged further on, but plain
    return True


def revision_in(connection: sqlite3.Connection) -> str | None:
    """The schema revision written in an open database, None when the table is empty."""
    row = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()
    return None if row is None else str(row[0])


def quick_check(file: DatabaseFile) -> None:
    """Walk through the pages of the file, unless it is so large that opening would become a wait.

    Raises ``Problem`` STORE-DAMAGED with the first fault.
    """
    with raw_connection(file) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        if pages > _PAGE_COUNT_FOR_A_FULL_CHECK:
            return
        (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        raise damaged(file.path, str(answer))


def page_faults(file: DatabaseFile) -> list[str]:
    """What SQLCipher finds in its check of every page of an encrypted file, also of those not in use; it goes on after a bad page.

    It reads past the -wal: a page that a power cut tore while it was folded into the file is bad there and whole in the -wal. So
    all is folded first; where somebody reads what is older, the check is left out, as SQLite's own reads every page in use.
    """
    with raw_connection(file, write=True) as connection:
        found: list[str] = []
        for _ in range(2):  # a page being folded by another program just now is read half written
            _, in_log, folded = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            if in_log != folded:
                return []
            found = [str(answer) for (answer,) in connection.execute("PRAGMA cipher_integrity_check")]
            if not found:
                break
        return found


def integrity_faults(connection: sqlite3.Connection) -> list[str]:
    """What SQLite's own full check finds, empty when all is well."""
    answers = [str(answer) for (answer,) in connection.execute("PRAGMA integrity_check")]
    found = [] if answers == ["ok"] else answers
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    return found + sorted(f"row {row[1]} of {row[0]} belongs to no row of {row[2]}" for row in orphans)


def take_whole_file(connection: sqlite3.Connection) -> None:
    """Keep every other program out of the file until ``connection`` closes; raises BUSY when one has it open, even idle."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def fold_log(connection: Connection) -> None:
    """Bring all entries into the file itself; without this, closing on a full disk would leave them beside it, unsaid.

    Raises ``Problem`` STORE-LOCKED when another program has the file open, ``DBAPIError`` when the disk refuses.
    """
    row = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    if row[0]:
        raise locked("checkpoint refused: another connection is open")


def copy_file(source: sqlite3.Connection, file: DatabaseFile, target: Path) -> None:
    """Copy the database ``file``, open as ``source``, into a new file with the same key; checked and on the disk on return.

    It gets its name when it is whole. Raises ``Problem`` and ``OSError``, also when there is a file of that name; a half-made
    copy is removed.
    """
    if target.exists():
        raise FileExistsError(errno.EEXIST, "there is a file of that name", str(target))
    part = target.with_name(f"{target.name}.part-{os.getpid()}-{threading.get_ident()}")
    remove_database(part)  # of a program with the same number that was cut off
    make_file(part)
    try:
        with translated(target):  # asks the disk why, so it must be before the copy is removed and leaves room
            answer = _fill_copy(source, file.at(part))
        if answer != "ok":
            raise damaged(file.path, answer)
        _give_name(part, target)
        sync_name(target)
    finally:
        remove_database(part)


def _fill_copy(source: sqlite3.Connection, target: DatabaseFile) -> str:
    with closing(driver.connect(target)) as copy:
        copy.execute("PRAGMA journal_mode = MEMORY")  # nobody knows the copy yet; a journal on the disk could undo it after a power cut
        driver.copy_pages(source, copy)
    with _glance(target) as copy:
        return str(copy.execute("PRAGMA quick_check(1)").fetchone()[0])


def remove_database(path: Path) -> None:
    """Remove a working copy with its companions; nothing happens to files that are not there."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def identity(path: Path) -> tuple[int, int]:
    """Which file is at ``path``: a database that was moved away or replaced takes entries to nowhere. Raises ``OSError``."""
    status = path.stat()
    return status.st_dev, status.st_ino
