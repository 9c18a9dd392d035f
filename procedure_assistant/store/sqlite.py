"""All that is particular to SQLite: opening connections, pragmas, triggers, file checks and copies. Knows no visit and no patient."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine import URL
from sqlalchemy.pool import QueuePool

from procedure_assistant.store.errors import damaged, empty, foreign, locked, translated
from procedure_assistant.store.schema import VERSION_TABLE

_MAGIC = b"SQLite format 3\x00"
_PAGE_COUNT_FOR_A_FULL_CHECK = 50_000  # 200 MB: longer checks are left to ``verify``, which the user waits for knowingly


def make_engine(path: Path, busy_seconds: float, *, foreign_keys: bool = True) -> Engine:
    """An engine on one existing file, given by an absolute path.

    Connections may wander between threads, and the one used last is used next. Parameters of statements never reach
    an error text: they hold patient data.
    """

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode=rw",  # never creates: a database that vanished must not come back empty
            uri=True,
            timeout=busy_seconds,
            check_same_thread=False,
            isolation_level=None,  # we say BEGIN ourselves: the driver would begin too late for the lock
            cached_statements=256,
        )
        try:
            for pragma in _pragmas(foreign_keys=foreign_keys):
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        return connection

    return create_engine(
        URL.create("sqlite", database=str(path)),
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
        "PRAGMA synchronous = FULL",  # a commit is on the disk before the screen shows it
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
    with engine.begin() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
        yield connection


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
def raw_connection(path: Path, busy_seconds: float, *, write: bool = False) -> Iterator[sqlite3.Connection]:
    """A plain connection to an existing file, read-only unless ``write``; never creates the file."""
    address = f"{path.as_uri()}?mode={'rw' if write else 'ro'}"
    with closing(sqlite3.connect(address, uri=True, timeout=busy_seconds, isolation_level=None)) as connection:
        yield connection


@contextmanager
def _glance(path: Path, busy_seconds: float) -> Iterator[sqlite3.Connection]:
    """A read-only connection that leaves no trace: even a reader of a WAL database puts files beside it otherwise.

    Without a -wal file nobody has the database open and all of it is in the file, so SQLite may take it as immutable.
    """
    if wal_of(path).exists():
        with raw_connection(path, busy_seconds) as connection:
            yield connection
    else:
        with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
            yield connection


def wal_of(path: Path) -> Path:
    """Where SQLite keeps the newest entries until it folds them into the file."""
    return path.with_name(f"{path.name}-wal")


def make_file(path: Path) -> None:
    """Create an empty file for its owner only, and its folder. Raises ``OSError``, also when there is a file already."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except FileExistsError as error:  # a file where the folder should be; the caller would take it for the target
        raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(path.parent)) from error
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def publish(finished: Path, path: Path) -> None:
    """Give a finished, closed database its name, unless a file has that name already. Raises ``OSError``."""
    try:
        os.link(finished, path)
    except FileExistsError:
        return  # another program made one at the same moment, and it is as good as ours
    except OSError:  # a disk without hard links, such as a USB stick
        if not path.exists():
            finished.rename(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)  # the name itself must survive a power cut
        finally:
            os.close(folder)


def stored_revision(path: Path, busy_seconds: float) -> str:
    """The schema revision of an existing file, which is only read.

    Raises ``Problem`` for a file that is empty, no database, another program's or damaged; ``sqlite3.Error`` else.
    """
    with path.open("rb") as file:
        head = file.read(len(_MAGIC))
    if not head:
        raise empty(path)
    if head != _MAGIC:
        raise damaged(path, "no SQLite header")
    with _glance(path, busy_seconds) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if VERSION_TABLE not in tables:
            raise foreign(path)
        revision = revision_in(connection)
    if revision is None:
        raise damaged(path, "schema version missing")
    return revision


def revision_in(connection: sqlite3.Connection) -> str | None:
    """The schema revision written in an open database, None when the table is empty."""
    row = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()
    return None if row is None else str(row[0])


def quick_check(path: Path, busy_seconds: float) -> None:
    """Walk through the pages of the file, unless it is so large that opening would become a wait.

    Raises ``Problem`` STORE-DAMAGED with the first fault.
    """
    with raw_connection(path, busy_seconds) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        if pages > _PAGE_COUNT_FOR_A_FULL_CHECK:
            return
        (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        raise damaged(path, str(answer))


def integrity_faults(connection: sqlite3.Connection) -> list[str]:
    """What SQLite's own full check finds, empty when all is well."""
    answers = [str(answer) for (answer,) in connection.execute("PRAGMA integrity_check")]
    faults = [] if answers == ["ok"] else answers
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    return faults + [f"row {row[1]} of {row[0]} belongs to no row of {row[2]}" for row in orphans]


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


def copy_file(source: sqlite3.Connection, path: Path, target: Path) -> None:
    """Copy the database at ``path``, open as ``source``, into a new file; checked and on the disk on return.

    Raises ``Problem`` and ``OSError``; a half-made copy is removed.
    """
    make_file(target)
    try:
        with translated(target):  # asks the disk why, so it must be before the copy is removed and leaves room
            answer = _fill_copy(source, target)
        if answer != "ok":
            raise damaged(path, answer)  # noqa: TRY301 -- the copy goes away like any half-made one
    except BaseException:
        remove_database(target)
        raise


def _fill_copy(source: sqlite3.Connection, target: Path) -> str:
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous = FULL")
        source.backup(copy)
    with _glance(target, busy_seconds=0) as copy:
        return str(copy.execute("PRAGMA quick_check(1)").fetchone()[0])


def remove_database(path: Path) -> None:
    """Remove a working copy with its companions; nothing happens to files that are not there."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def identity(path: Path) -> tuple[int, int]:
    """Which file is at ``path``: a database that was moved away or replaced takes entries to nowhere. Raises ``OSError``."""
    status = path.stat()
    return status.st_dev, status.st_ino
