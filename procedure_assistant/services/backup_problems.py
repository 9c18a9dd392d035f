"""What can go wrong with a backup or a restore, in words. Adds no name and no patient data; holds no logic but the choice of words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from procedure_assistant.domain.say import say
from procedure_assistant.services.disk import FORBIDDEN, FULL
from procedure_assistant.services.problem import Problem

OLDER_SAFE = say("Earlier backups and the records here are as they were.")


def no_folder() -> Problem:
    """No folder was chosen yet."""
    return Problem("BACKUP-FOLDER", say("No folder for backups is chosen yet, so none was made."), hint=say("Choose one on another disk."))


def missing(folder: Path, detail: str) -> Problem:
    """The folder, or the drive it is on, is not there or stopped answering."""
    return Problem(
        "BACKUP-MISSING",
        say("The folder for backups cannot be reached, so no backup was made. {older_safe}", older_safe=OLDER_SAFE),
        hint=say("Check that the drive with {folder} is connected, then make the backup again.", folder=folder),
        detail=detail,
    )


def other_folder(folder: Path) -> Problem:
    """An empty folder where the backups were: most likely the drive that belongs there is not connected."""
    return Problem(
        "BACKUP-OTHER-FOLDER",
        say(
            "The folder for backups is there, but it is not the one that was chosen. No backup was made. {older_safe}",
            older_safe=OLDER_SAFE,
        ),
        hint=say("Check that the drive with {folder} is connected. If this is the right folder, choose it again.", folder=folder),
        detail="the sign in the folder is missing",
    )


def same_folder(folder: Path) -> Problem:
    """A backup beside the original would go down with it."""
    return Problem(
        "BACKUP-SAME-FOLDER",
        say("The records themselves are kept in this folder, so a backup here would be lost together with them. Nothing was changed."),
        hint=say("Choose another folder than {folder}, best on another disk.", folder=folder),
    )


def read_only(folder: Path, detail: str) -> Problem:
    """The folder refuses writing."""
    return Problem(
        "BACKUP-READONLY",
        say("The folder for backups cannot be written, so no backup was made. {older_safe}", older_safe=OLDER_SAFE),
        hint=say("Allow writing to {folder}, or choose another folder.", folder=folder),
        detail=detail,
    )


def full(folder: Path, detail: str) -> Problem:
    """No room in the folder."""
    return Problem(
        "BACKUP-FULL",
        say("There is no room for another backup, so none was made. {older_safe}", older_safe=OLDER_SAFE),
        hint=say("Free some space in {folder}, or choose another folder.", folder=folder),
        detail=detail,
    )


def gone(backup: Path, detail: str) -> Problem:
    """A backup that is to be read is not there, or its drive stopped answering."""
    return Problem(
        "BACKUP-MISSING",
        say("The backup cannot be reached. Nothing was changed."),
        hint=say("Check that the drive with {parent} is connected, then do it again.", parent=backup.parent),
        detail=detail,
    )


def disk_error(here: Path, backup: Path, detail: str) -> Problem:
    """A disk that is there and answers with errors."""
    return Problem(
        "BACKUP-DISK",
        say("A disk answered with an error, so the backup cannot be tried out. {older_safe}", older_safe=OLDER_SAFE),
        hint=say("Check the disks with {here} and with {parent}.", here=here, parent=backup.parent),
        detail=detail,
    )


def no_room_here(folder: Path, detail: str) -> Problem:
    """A backup is tried out beside the database, and there is no room for that."""
    return Problem(
        "BACKUP-NO-ROOM",
        say("There is no room to try the backup out, so it cannot be used now. {older_safe}", older_safe=OLDER_SAFE),
        hint=say("Free some space on the disk with {folder}, then do it again.", folder=folder),
        detail=detail,
    )


def unwritable_here(folder: Path, detail: str) -> Problem:
    """The folder of the database refuses writing."""
    return Problem(
        "BACKUP-UNWRITABLE",
        say("The folder of the database cannot be written, so the backup cannot be tried out. {older_safe}", older_safe=OLDER_SAFE),
        hint=say("Allow writing to {folder}, then do it again.", folder=folder),
        detail=detail,
    )


def busy() -> Problem:
    """Another program makes or restores a backup of the same database."""
    return Problem(
        "BACKUP-BUSY",
        say("A backup of these records is being made or restored already. Nothing was changed."),
        hint=say("Wait until it is done, then do it again."),
    )


def no_backup(path: Path, detail: str) -> Problem:
    """A folder that holds no backup, or not a whole one."""
    return Problem(
        "BACKUP-NONE",
        say("This is not a backup, or not a whole one. Nothing was changed."),
        hint=say("Choose another one than {path}.", path=path.name),
        detail=detail,
    )


def damaged(path: Path, detail: str) -> Problem:
    """A backup that is no longer what was written."""
    return Problem(
        "BACKUP-DAMAGED",
        say("This backup is damaged or was changed, so it cannot be used. The records here and other backups are as they were."),
        hint=say("Choose another backup than {path}, and keep this one for the inquiry.", path=path.name),
        detail=detail,
    )


def not_sound(detail: str) -> Problem:
    """The backup just made is not what the database holds."""
    return Problem(
        "BACKUP-NOT-SOUND",
        say("The backup was made but did not stand the check, so it was not kept. {older_safe}", older_safe=OLDER_SAFE),
        hint=say("Run the check of the database (verify), then make the backup again; use another folder when that fails too."),
        detail=detail,
    )


def other_key(path: Path) -> Problem:
    """The key opens another database."""
    return Problem(
        "BACKUP-KEY",
        say("This backup belongs to other records: the key does not open it. Nothing was changed."),
        hint=say("Choose a backup of these records, or use the login or the recovery key that belongs to {path}.", path=path.name),
        detail="another key",
    )


def newer(program: str) -> Problem:
    """The backup is of a later release."""
    return Problem(
        "BACKUP-NEWER",
        say("This backup was made by a newer version of Procedure Assistant. Nothing was changed."),
        hint=say("Install that version ({program}) or a later one on this computer, then restore the backup.", program=program),
    )


def plain_here(database: Path) -> Problem:
    """The database to be replaced is not encrypted; its copy kept aside would be removed by the next start."""
    return Problem(
        "RESTORE-PLAIN",
        say("The database here is not encrypted, and restoring would replace it. Nothing was changed."),
        hint=say("Set up the encryption first, or move {database} to a safe place.", database=database),
    )


def in_the_way(path: Path, detail: str) -> Problem:
    """A database that nobody understands is in the place of the restored one, or its -wal is."""
    return Problem(
        "RESTORE-BUSY",
        say("The database here is in use, so it was not replaced. Nothing was changed."),
        hint=say("Close the program on all workstations that use {path}, then restore again.", path=path),
        detail=detail,
    )


def unfinished(database: Path, detail: str) -> Problem:
    """Cut off between taking the old database away and putting the new one there."""
    return Problem(
        "RESTORE-UNFINISHED",
        say("The restored database could not be put in its place yet. Nothing is lost: the old one and the restored one are both there."),
        hint=say(
            "Check that {parent} can be written and has room, then start the program again; it goes on from here.", parent=database.parent
        ),
        detail=detail,
    )


def _detail(error: OSError) -> str:
    return say("{name} {errno}", name=type(error).__name__, errno=error.errno)


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
