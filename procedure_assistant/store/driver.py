"""Which library opens a database file and with which key: SQLite without a key, SQLCipher with one. Knows no table.

Both libraries speak the same statements, so nothing outside this module asks which of the two it is. The system's locks on a
file belong to the whole process: a file that is open through one library must never be opened through the other or by hand
in the same process, since closing the second handle would let go of the locks of the first.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

KEY_BYTES = 32

_CODES = {
    "database or disk is full": sqlite3.SQLITE_FULL,
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "database is locked": sqlite3.SQLITE_BUSY,
    "database table is locked": sqlite3.SQLITE_LOCKED,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
}
"""The words of SQLite (sqlite3_errstr) for codes that do not mean damage."""

SYNCED = "PRAGMA synchronous = EXTRA"
"""A commit is on the disk before the screen shows it. EXTRA is FULL and one thing more: where a file has a journal in place of a -wal,
the removal of the journal, which could undo the commit, is on the disk, too. With a -wal both are one sync a commit (test_syncing)."""

_PRAGMAS = (
    "PRAGMA temp_store = MEMORY",  # a large sort would leave plain rows in the temp folder
    SYNCED,
)

DBAPIModule = Any
"""``sqlite3``, or ``sqlcipher3.dbapi2``, which has the same names."""


@dataclass(frozen=True, slots=True)
class DatabaseFile:
    """A database file and how it is opened; no text of this value ever shows the key.

    Args:
        path: absolute, without links.
        busy_seconds: how long to wait for another program that is writing.
        key: the 32 bytes it is encrypted with; None for a plain file.
    """

    path: Path
    busy_seconds: float = 2.0
    key: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.key is not None and len(self.key) != KEY_BYTES:
            raise ValueError(f"a database key has {KEY_BYTES} bytes")

    def at(self, path: Path) -> DatabaseFile:
        """Another file with the same key."""
        return replace(self, path=path)


def library(file: DatabaseFile) -> DBAPIModule:
    """The DB-API module for the file."""
    return sqlite3 if file.key is None else _sqlcipher()


def _sqlcipher() -> DBAPIModule:
    from sqlcipher3 import dbapi2  # type: ignore[import-untyped]  # noqa: PLC0415 -- brings OpenSSL; only where a file is encrypted

    return dbapi2


def database_errors() -> tuple[type[Exception], ...]:
    """What the libraries that are in use raise; SQLite quotes a damaged schema in an error, which they cannot read as text then."""
    sqlcipher: DBAPIModule = sys.modules.get("sqlcipher3.dbapi2")
    own = (sqlite3.Error, UnicodeDecodeError)
    return own if sqlcipher is None else (*own, sqlcipher.Error)


def connect(file: DatabaseFile, mode: str = "mode=rw", *, any_thread: bool = False) -> sqlite3.Connection:
    """A connection in autocommit; ``mode`` is the query of an SQLite address and must not create a file.

    The wrong key raises, here or at the first statement that reads, what a file that is no database raises (SQLITE_NOTADB).
    """
    return _connect(library(file), file, mode, _key_pragmas(file.key), any_thread=any_thread)


def connect_for_encrypting(file: DatabaseFile, mode: str = "mode=rw") -> sqlite3.Connection:
    """SQLCipher on a file that is still plain: the key of ``file`` is not used."""
    return _connect(_sqlcipher(), file, mode, ("PRAGMA cipher_log_level = NONE",), any_thread=False)


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Make ``target`` equal to ``source``, both plain or both encrypted, each with its own key.

    Errors carry their SQLite code, which SQLCipher's module leaves out here.
    """
    try:
        source.backup(target)
    except database_errors() as error:
        if not hasattr(error, "sqlite_errorcode"):
            error.sqlite_errorcode = _CODES.get(str(error), sqlite3.SQLITE_CORRUPT)  # type: ignore[attr-defined]
        raise


def key_text(key: bytes) -> str:
    """The key as SQLCipher takes it: raw, so that it is used as it is and not stretched like a password, and with its salt.

    SQLCipher would make up the salt and keep it in the first 16 bytes of the file alone, so that the loss of one sector would be
    the loss of all. It is not secret. A random one would tell the pages of two files with one key apart; here a page of an older copy
    has a right seal, and it is ``verify`` that finds it.
    """
    return f"x'{key.hex()}{salt_of(key).hex()}'"


def salt_of(key: bytes) -> bytes:
    """The salt of every file with this key; SQLCipher writes it at the beginning of the file, too."""
    return hashlib.sha256(b"procedure-assistant database salt" + key).digest()[:16]


def _connect(module: DBAPIModule, file: DatabaseFile, mode: str, first: tuple[str, ...], *, any_thread: bool) -> sqlite3.Connection:
    connection = module.connect(
        f"{file.path.as_uri()}?{mode}",
        uri=True,
        timeout=file.busy_seconds,
        check_same_thread=not any_thread,
        isolation_level=None,  # we say BEGIN ourselves: the driver would begin too late for the lock
        cached_statements=256,
    )
    try:
        for pragma in (*first, *_PRAGMAS):
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return cast(sqlite3.Connection, connection)


def _key_pragmas(key: bytes | None) -> tuple[str, ...]:
    if key is None:
        return ()
    return (
        "PRAGMA cipher_log_level = NONE",  # it would write to the error output of the program
        # SQLCipher's own default, said outright: wiping its memory at every release would cost more than the commit itself (2.4 ms
        # a click), and what was read stands in the memory of Python all the same, where nothing wipes it.
        "PRAGMA cipher_memory_security = OFF",
        f'PRAGMA key = "{key_text(key)}"',
    )
