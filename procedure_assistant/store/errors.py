"""Every failure of the database or the disk as the Problem shown to the clinician. Adds no patient data to any of them."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem
from procedure_assistant.store.driver import database_errors
from procedure_assistant.version import VERSION

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_PERMISSION = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and SQLAlchemy raise into a Problem; anything else passes as it is."""
    try:
        yield
    except DBAPIError as error:
        raise problem_of(error.orig, path) from error
    except database_errors() as error:
        raise problem_of(error, path) from error


def full(detail: str) -> Problem:
    """The disk takes no more."""
    return Problem(
        "STORE-FULL",
        say("The disk is full. Nothing was saved just now; everything saved before is safe."),
        hint=say("Free some space on the disk, then do it again."),
        detail=detail,
    )


def read_only(path: Path, detail: str) -> Problem:
    """The file or its folder refuses writing."""
    return Problem(
        "STORE-READONLY",
        say("The database is read-only, so nothing can be saved in it. Everything saved before is safe."),
        hint=say("Allow writing to {path} and to its folder, then start again.", path=path),
        detail=detail,
    )


def locked(detail: str) -> Problem:
    """Another program holds the file and did not let go in time."""
    return Problem(
        "STORE-LOCKED",
        say("Another program is holding the database. Nothing was saved just now; everything saved before is safe."),
        hint=say("Close other programs or windows that use it, wait a moment and try again."),
        detail=detail,
    )


def damaged(path: Path, detail: str) -> Problem:
    """The file is not, or no longer, a sound database."""
    return Problem(
        "STORE-DAMAGED",
        say("The database file is damaged. Nothing was changed in it, and the printed and exported records are not affected."),
        hint=say("Keep the file {path} for recovery, put the latest backup in its place and start again.", path=path),
        detail=detail,
    )


def unreadable(what: str, error: Exception) -> Problem:
    """A column holds something the program never wrote; ``what`` names the table."""
    return Problem(
        "STORE-DAMAGED",
        say("An entry in the database cannot be read. Nothing was changed, and all other entries are still there."),
        hint=say("Run the check of the database (verify), and go back to the latest backup where it finds a fault."),
        detail=f"{what}: {type(error).__name__}",  # the error text may quote what a patient's row holds
    )


def foreign(path: Path) -> Problem:
    """A sound SQLite file of some other program."""
    return Problem(
        "STORE-DAMAGED",
        say("This file is a database of another program. It was left as it is."),
        hint=say("Choose another file than {path}.", path=path),
        detail="no schema version table",
    )


def empty(path: Path) -> Problem:
    """A file without a single byte where the records should be."""
    return Problem(
        "STORE-DAMAGED",
        say("The database file is empty: what it held is gone from it, or it never held anything. It was left as it is."),
        hint=say("Put the latest backup in the place of {path}; remove the file only if the program was never used with it.", path=path),
        detail="0 bytes",
    )


def newer(revision: str) -> Problem:
    """The file was last opened by a later release."""
    return Problem(
        "STORE-NEWER",
        say("This database belongs to a newer version of Procedure Assistant. It was left as it is, nothing in it was changed."),
        hint=say("Install the newer version on this computer; this one is {version}.", version=VERSION),
        detail=f"schema {revision}",
    )


def gone(path: Path, detail: str) -> Problem:
    """The file, its folder or its disk cannot be reached, or answers with errors."""
    return Problem(
        "STORE-GONE",
        say("The database cannot be reached: its disk, folder or file is missing or failing. Nothing was saved just now."),
        hint=say("Check that the disk with {path} is connected, then start again.", path=path),
        detail=detail,
    )


def beheaded(path: Path) -> Problem:
    """The database is not there, but the log SQLite keeps beside it is, with entries of it."""
    return Problem(
        "STORE-GONE",
        say("The database file is missing, but its newest entries are still beside it. Nothing was changed."),
        hint=say(
            "Put {path} back beside {path_2}-wal, or move both to a safe place before starting with a new one.", path=path, path_2=path.name
        ),
        detail="-wal without database",
    )


def taken(detail: str) -> Problem:
    """Somebody else added to the same visit since it was read."""
    return Problem(
        "STORE-TAKEN",
        say("Another workstation added to this visit first. What you just entered was not saved; everything saved before it is safe."),
        hint=say("Look at the visit as it is now, then enter it again if it is still needed."),
        detail=detail,
    )


def behind(path: Path, detail: str) -> Problem:
    """The file holds less than the screen: it was replaced or restored while the visit was open."""
    return Problem(
        "STORE-DAMAGED",
        say(
            "The database no longer holds the last entries of this visit; it was replaced or restored meanwhile. "
            "What you just entered was not saved."
        ),
        hint=say("Keep the file {path} as it is and find out who replaced it before going on.", path=path),
        detail=detail,
    )


def wrong_key(path: Path) -> Problem:
    """The file does not open with the key: SQLCipher cannot tell a wrong key from damage at the beginning of the file."""
    return Problem(
        "STORE-KEY",
        say(
            "The database does not open with this key: the key belongs to another database, or the file is damaged. "
            "Nothing was changed in it."
        ),
        hint=say(
            "Check that {path} and the key file beside it belong together. If they do, keep both for "
            "recovery, put the latest backup in the place of the database and start again.",
            path=path,
        ),
        detail="not a database under this key",
    )


def key_needed(path: Path) -> Problem:
    """An encrypted file, opened as if it were a plain one."""
    return Problem(
        "STORE-KEY",
        say("The database is encrypted, and it was opened without its key. It was left as it is."),
        hint=say("Log in, so that the program has the key. If nobody can log in, keep {path} and use the recovery key.", path=path),
        detail="encrypted, opened without key",
    )


def not_encrypted(path: Path) -> Problem:
    """A plain file where an encrypted one should be."""
    return Problem(
        "STORE-PLAIN",
        say("This database is not encrypted, but the records are kept encrypted here. It was left as it is."),
        hint=say("Encrypt {path} in the set-up first, or put the encrypted database back in its place.", path=path),
        detail="plain, opened with a key",
    )


def not_encrypted_yet(path: Path, detail: str) -> Problem:
    """Encrypting gave something else than what was there; the plain file is as it was."""
    return Problem(
        "STORE-ENCRYPT",
        say("The database could not be encrypted. It is as it was, and nothing is lost."),
        hint=say("Run the check of the database (verify) on {path}, and report this fault together with its log.", path=path),
        detail=detail,
    )


def login_taken() -> Problem:
    """Two accounts would share one login."""
    return Problem(
        "STORE-LOGIN",
        say("Another account already has this login. Nothing was saved."),
        hint=say("Choose another login."),
    )


def mrn_taken() -> Problem:
    """Two patients would share one medical record number."""
    return Problem(
        "STORE-MRN",
        say("Another patient here already has this medical record number. Nothing was saved."),
        hint=say("Check the number; open the other patient if it is the same person."),
    )


def exists_already(target: Path) -> Problem:
    """A backup never replaces a file."""
    return Problem(
        "STORE-EXISTS",
        say("There is a file of that name already. It was left as it is, and no copy was made."),
        hint=say("Choose another name than {target}.", target=target.name),
    )


def other_kind(kind: str) -> Problem:
    """An address of a database this release cannot open."""
    return Problem(
        "STORE-KIND",
        say("This version keeps its records in an SQLite file; another kind of database was asked for. Nothing was opened."),
        hint=say("Give the path of a file, or an address that begins with sqlite:///."),
        detail=kind,
    )


def not_upgraded(revision: str, detail: str) -> Problem:
    """Bringing an older file up to date failed; the file is as it was."""
    return Problem(
        "STORE-UPGRADE",
        say("The database of an earlier version could not be brought up to date. It is as it was, and nothing is lost."),
        hint=say("Go on with the earlier version of the program, and report this fault together with its log."),
        detail=f"from schema {revision}: {detail}",
    )


def of_disk(error: OSError, path: Path) -> Problem:
    """What the operating system refused."""
    detail = f"{type(error).__name__} {errno.errorcode.get(error.errno or 0, '')}"
    if error.errno in _NO_SPACE:
        return full(detail)
    if error.errno in _NO_PERMISSION:
        return read_only(path, detail)
    return gone(path, detail)


def problem_of(error: BaseException | None, path: Path) -> Problem:
    """What one error of SQLite means for the person at the bedside."""
    code = getattr(error, "sqlite_errorcode", None)
    detail = f"{getattr(error, 'sqlite_errorname', type(error).__name__)}: {error}"
    if code is None:
        # Python's own complaint about an answer of SQLite: text that is not UTF-8, a value out of range.
        return damaged(path, type(error).__name__)
    if code == sqlite3.SQLITE_IOERR_SHMSIZE:  # the file for sharing the log could not grow
        return full(detail)
    return _by_primary_code(code & 0xFF, path, detail)


def _by_primary_code(code: int, path: Path, detail: str) -> Problem:
    match code:
        case sqlite3.SQLITE_FULL:
            return full(detail)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return read_only(path, detail)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return locked(detail)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_ERROR | sqlite3.SQLITE_CONSTRAINT:
            # ERROR is a table or column that is not there, CONSTRAINT a derived row that should not be.
            return damaged(path, detail)
        case _:  # IOERR, CANTOPEN and the rest: SQLite does not say why, the disk does
            return _as_the_disk_says(path, detail)


def _as_the_disk_says(path: Path, detail: str) -> Problem:
    """Find out by a small write beside the database why the disk refused.

    SQLite reports a quota, a file size limit and a dying disk with one and the same code.
    """
    probe = path.with_name(f"{path.name}.probe-{os.getpid()}")
    try:
        # Not opened: closing it again would let go of the locks that SQLite has on it in this process.
        if not stat.S_ISREG(path.stat().st_mode):
            return gone(path, "not a file")
        if not os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids):
            return read_only(path, "the file cannot be read")
        wal = path.with_name(f"{path.name}-wal")
        size = max(path.stat().st_size, wal.stat().st_size if wal.exists() else 0)
        with probe.open("wb") as file:
            file.seek(size)  # the file stays thin where the disk can do that; a size limit still shows
            file.write(bytes(65536))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return of_disk(error, path)
    finally:
        with suppress(OSError):  # a disk that refuses the removal too has been reported already
            probe.unlink(missing_ok=True)
    return gone(path, detail)
