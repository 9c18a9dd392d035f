"""What can go wrong with a backup or a restore, in words. Adds no name and no patient data; holds no logic but the choice of words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from procedure_assistant.services.disk import FORBIDDEN, FULL
from procedure_assistant.services.problem import Problem

OLDER_SAFE = "Earlier backups and the records here are as they were."


def no_folder() -> Problem:
    """No folder was chosen yet."""
    return Problem("BACKUP-FOLDER", "No folder for backups is chosen yet, so none was made.", hint="Choose one on another disk.")


def missing(folder: Path, detail: str) -> Problem:
    """The folder, or the drive it is on, is not there or stopped answering."""
    return Problem(
        "BACKUP-MISSING",
        f"The folder for backups cannot be reached, so no backup was made. {OLDER_SAFE}",
        hint=f"Check that the drive with {folder} is connected, then make the backup again.",
        detail=detail,
    )


def other_folder(folder: Path) -> Problem:
    """An empty folder where the backups were: most likely the drive that belongs there is not connected."""
    return Problem(
        "BACKUP-OTHER-FOLDER",
        f"The folder for backups is there, but it is not the one that was chosen. No backup was made. {OLDER_SAFE}",
        hint=f"Check that the drive with {folder} is connected. If this is the right folder, choose it again.",
        detail="the sign in the folder is missing",
    )


def same_folder(folder: Path) -> Problem:
    """A backup beside the original would go down with it."""
    return Problem(
        "BACKUP-SAME-FOLDER",
        "The records themselves are kept in this folder, so a backup here would be lost together with them. Nothing was changed.",
        hint=f"Choose another folder than {folder}, best on another disk.",
    )


def read_only(folder: Path, detail: str) -> Problem:
    """The folder refuses writing."""
    return Problem(
        "BACKUP-READONLY",
        f"The folder for backups cannot be written, so no backup was made. {OLDER_SAFE}",
        hint=f"Allow writing to {folder}, or choose another folder.",
        detail=detail,
    )


def full(folder: Path, detail: str) -> Problem:
    """No room in the folder."""
    return Problem(
        "BACKUP-FULL",
        f"There is no room for another backup, so none was made. {OLDER_SAFE}",
        hint=f"Free some space in {folder}, or choose another folder.",
        detail=detail,
    )


def gone(backup: Path, detail: str) -> Problem:
    """A backup that is to be read is not there, or its drive stopped answering."""
    return Problem(
        "BACKUP-MISSING",
        "The backup cannot be reached. Nothing was changed.",
        hint=f"Check that the drive with {backup.parent} is connected, then do it again.",
        detail=detail,
    )


def disk_error(here: Path, backup: Path, detail: str) -> Problem:
    """A disk that is there and answers with errors."""
    return Problem(
        "BACKUP-DISK",
        f"A disk answered with an error, so the backup cannot be tried out. {OLDER_SAFE}",
        hint=f"Check the disks with {here} and with {backup.parent}.",
        detail=detail,
    )


def no_room_here(folder: Path, detail: str) -> Problem:
    """A backup is tried out beside the database, and there is no room for that."""
    return Problem(
        "BACKUP-NO-ROOM",
        f"There is no room to try the backup out, so it cannot be used now. {OLDER_SAFE}",
        hint=f"Free some space on the disk with {folder}, then do it again.",
        detail=detail,
    )


def unwritable_here(folder: Path, detail: str) -> Problem:
    """The folder of the database refuses writing."""
    return Problem(
        "BACKUP-UNWRITABLE",
        f"The folder of the database cannot be written, so the backup cannot be tried out. {OLDER_SAFE}",
        hint=f"Allow writing to {folder}, then do it again.",
        detail=detail,
    )


def busy() -> Problem:
    """Another program makes or restores a backup of the same database."""
    return Problem(
        "BACKUP-BUSY",
        "A backup of these records is being made or restored already. Nothing was changed.",
        hint="Wait until it is done, then do it again.",
    )


def no_backup(path: Path, detail: str) -> Problem:
    """A folder that holds no backup, or not a whole one."""
    return Problem(
        "BACKUP-NONE",
        "This is not a backup, or not a whole one. Nothing was changed.",
        hint=f"Choose another one than {path.name}.",
        detail=detail,
    )


def damaged(path: Path, detail: str) -> Problem:
    """A backup that is no longer what was written."""
    return Problem(
        "BACKUP-DAMAGED",
        "This backup is damaged or was changed, so it cannot be used. The records here and other backups are as they were.",
        hint=f"Choose another backup than {path.name}, and keep this one for the inquiry.",
        detail=detail,
    )


def not_sound(detail: str) -> Problem:
    """The backup just made is not what the database holds."""
    return Problem(
        "BACKUP-NOT-SOUND",
        f"The backup was made but did not stand the check, so it was not kept. {OLDER_SAFE}",
        hint="Run the check of the database (verify), then make the backup again; use another folder when that fails too.",
        detail=detail,
    )


def other_key(path: Path) -> Problem:
    """The key opens another database."""
    return Problem(
        "BACKUP-KEY",
        "This backup belongs to other records: the key does not open it. Nothing was changed.",
        hint=f"Choose a backup of these records, or use the login or the recovery key that belongs to {path.name}.",
        detail="another key",
    )


def newer(program: str) -> Problem:
    """The backup is of a later release."""
    return Problem(
        "BACKUP-NEWER",
        "This backup was made by a newer version of Procedure Assistant. Nothing was changed.",
        hint=f"Install that version ({program}) or a later one on this computer, then restore the backup.",
    )


def plain_here(database: Path) -> Problem:
    """The database to be replaced is not encrypted; its copy kept aside would be removed by the next start."""
    return Problem(
        "RESTORE-PLAIN",
        "The database here is not encrypted, and restoring would replace it. Nothing was changed.",
        hint=f"Set up the encryption first, or move {database} to a safe place.",
    )


def in_the_way(path: Path, detail: str) -> Problem:
    """A database that nobody understands is in the place of the restored one, or its -wal is."""
    return Problem(
        "RESTORE-BUSY",
        "The database here is in use, so it was not replaced. Nothing was changed.",
        hint=f"Close the program on all workstations that use {path}, then restore again.",
        detail=detail,
    )


def unfinished(database: Path, detail: str) -> Problem:
    """Cut off between taking the old database away and putting the new one there."""
    return Problem(
        "RESTORE-UNFINISHED",
        "The restored database could not be put in its place yet. Nothing is lost: the old one and the restored one are both there.",
        hint=f"Check that {database.parent} can be written and has room, then start the program again; it goes on from here.",
        detail=detail,
    )


def _detail(error: OSError) -> str:
    return f"{type(error).__name__} {error.errno}"


def of_target(error: OSError, folder: Path) -> Problem:
    """What the disk of the backups refused."""
    if error.errno in FULL:
        return full(folder, _detail(error))
    if error.errno in FORBIDDEN:
        return read_only(folder, _detail(error))
    return missing(folder, _detail(error))


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Turn what the disk of the backups refuses into words."""
    try:
        yield
    except OSError as error:
        raise of_target(error, folder) from error


@contextmanager
def working_in(here: Path, backup: Path) -> Iterator[None]:
    """The same for reading a backup and writing beside the database."""
    try:
        yield
    except BlockingIOError as error:
        raise busy() from error
    except OSError as error:
        if error.errno in FULL:
            raise no_room_here(here, _detail(error)) from error
        if error.errno in FORBIDDEN:
            raise unwritable_here(here, _detail(error)) from error
        if not backup.is_dir():
            raise gone(backup, _detail(error)) from error
        raise disk_error(here, backup, _detail(error)) from error


@contextmanager
def putting_in_place(database: Path) -> Iterator[None]:
    """The same for exchanging the databases."""
    try:
        yield
    except BlockingIOError as error:
        raise busy() from error
    except OSError as error:
        raise unfinished(database, _detail(error)) from error
