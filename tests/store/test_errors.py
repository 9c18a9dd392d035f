"""Which answer of SQLite or the operating system becomes which Problem."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from procedure_assistant.store.errors import of_disk, problem_of


def answer(code: int) -> sqlite3.OperationalError:
    """An error as the driver raises it."""
    error = sqlite3.OperationalError("words of SQLite")
    error.sqlite_errorcode = code
    error.sqlite_errorname = "SQLITE_NAME"
    return error


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (sqlite3.SQLITE_FULL, "STORE-FULL"),
        (sqlite3.SQLITE_IOERR_SHMSIZE, "STORE-FULL"),
        (sqlite3.SQLITE_READONLY, "STORE-READONLY"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "STORE-READONLY"),
        (sqlite3.SQLITE_PERM, "STORE-READONLY"),
        (sqlite3.SQLITE_BUSY, "STORE-LOCKED"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "STORE-LOCKED"),
        (sqlite3.SQLITE_LOCKED, "STORE-LOCKED"),
        (sqlite3.SQLITE_PROTOCOL, "STORE-LOCKED"),
        (sqlite3.SQLITE_CORRUPT, "STORE-DAMAGED"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "STORE-DAMAGED"),
        (sqlite3.SQLITE_NOTADB, "STORE-DAMAGED"),
        (sqlite3.SQLITE_ERROR, "STORE-DAMAGED"),
        (sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, "STORE-DAMAGED"),
        (sqlite3.SQLITE_IOERR_READ, "STORE-GONE"),
        (sqlite3.SQLITE_IOERR_FSYNC, "STORE-GONE"),
        (sqlite3.SQLITE_CANTOPEN, "STORE-GONE"),
        (sqlite3.SQLITE_NOMEM, "STORE-GONE"),
    ],
)
def test_that_every_answer_of_sqlite_is_a_problem(tmp_path: Path, code: int, problem: str):
    path = tmp_path / "procedures.db"
    path.write_bytes(b"there")
    found = problem_of(answer(code), path)
    assert found.code == problem
    assert found.message[-1] == found.hint[-1] == "."
    assert found.detail == "SQLITE_NAME: words of SQLite"
    assert list(tmp_path.iterdir()) == [path]


def test_that_an_unexplained_failure_of_a_missing_file_is_the_file_being_gone(tmp_path: Path):
    assert problem_of(answer(sqlite3.SQLITE_CANTOPEN), tmp_path / "missing.db").code == "STORE-GONE"


def test_that_an_answer_without_code_is_damage_and_its_words_are_not_repeated(tmp_path: Path):
    found = problem_of(sqlite3.OperationalError("Could not decode to UTF-8 column 'mrn' with text 'secret'"), tmp_path / "a.db")
    assert (found.code, found.detail) == ("STORE-DAMAGED", "OperationalError")


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, "STORE-FULL"),
        (errno.EDQUOT, "STORE-FULL"),
        (errno.EFBIG, "STORE-FULL"),
        (errno.EACCES, "STORE-READONLY"),
        (errno.EPERM, "STORE-READONLY"),
        (errno.EROFS, "STORE-READONLY"),
        (errno.ENOENT, "STORE-GONE"),
        (errno.EIO, "STORE-GONE"),
        (errno.ENOTDIR, "STORE-GONE"),
    ],
)
def test_that_every_refusal_of_the_operating_system_is_a_problem(tmp_path: Path, number: int, problem: str):
    found = of_disk(OSError(number, "words"), tmp_path / "a.db")
    assert found.code == problem
    assert errno.errorcode[number] in found.detail
