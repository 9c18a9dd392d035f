"""Recovery from a damaged database: what can be read, with the newest sound backup for the gaps, in a new one. Never writes the old one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from threading import Event

from procedure_assistant.domain.say import say
from procedure_assistant.services import backup_problems as problems
from procedure_assistant.services import disk, swap
from procedure_assistant.services.backup_check import check_manifest, lock_of, restored_copy, working_copy
from procedure_assistant.services.backup_files import Backup, of_records, records_id
from procedure_assistant.services.backup_ports import Databases, Derive
from procedure_assistant.services.key_wrapping import DatabaseKey
from procedure_assistant.services.long_work import LongWork, Progress
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.salvage_report import Salvage

_UNUSABLE = ("BACKUP-", "STORE-")


def salvage(
    database: Path,
    key: DatabaseKey,
    *,
    databases: Databases,
    clock: Clock,
    derive: Derive,
    backups: Sequence[Backup] = (),
    progress: Progress | None = None,
    cancel: Event | None = None,
) -> Salvage:
    """Get out of a damaged database what can be read, into a new one beside it; nobody may have the damaged one open.

    Of ``backups``, newest first, the first that stands the check fills the gaps. The damaged file is only read;
    :func:`take_salvaged` puts the new one in its place.

    Raises ``Problem`` SALVAGE-NOTHING, BACKUP-BUSY or STORE-…, and :class:`Cancelled`; nothing is left behind then.
    """
    database = database.resolve()
    work = LongWork(6, progress, cancel)
    target = _free(database.with_name(f"{database.name}.salvaged-{clock.now().astimezone(UTC):%Y%m%d-%H%M%S}Z"))
    with problems.working_in(database.parent, database.parent), disk.only_one(lock_of(database)):
        copy = working_copy(database)
        try:
            backup = _newest_sound(backups, key, copy, databases, work)
            report = databases.salvage(database, bytes(key), target, derive, backup=copy if backup else None, work=work)
        finally:
            databases.remove(copy)
        if not report.visits and not any(table.saved for table in report.tables):
            databases.remove(target)
            raise _nothing(database)
    work.done()
    return replace(report, backup=backup)


def take_salvaged(report: Salvage, database: Path, *, clock: Clock) -> Path:
    """Put what was salvaged in the place of the damaged database, which is kept as it is; returns where. Nobody may have it open.

    Raises ``Problem`` BACKUP-BUSY or RESTORE-UNFINISHED, which ``restore.finish_restore`` ends.
    """
    database = database.resolve()
    with problems.putting_in_place(database), disk.only_one(lock_of(database)):
        swap.finish(database)
        report.path.replace(swap.staged(database))
        try:
            swap.begin(database, say("damaged-{astimezone}Z", astimezone=f"{clock.now().astimezone(UTC):%Y%m%d-%H%M%S}"), keys=False)
        except OSError:
            swap.staged(database).replace(report.path)
            raise
        kept = swap.finish(database)
    if kept is None:
        raise AssertionError("an exchange that was begun has something to do")
    return kept


def _newest_sound(backups: Sequence[Backup], key: DatabaseKey, copy: Path, databases: Databases, work: LongWork) -> str:
    """Restore the newest backup that stands the check to ``copy``; its name, "" when there is none."""
    databases.remove(copy)
    for backup, manifest in of_records(backups, records_id(key)):
        try:
            check_manifest(backup, manifest, key, databases)
            restored_copy(backup, manifest, key, copy, databases, work)
        except Problem as problem:
            if not problem.code.startswith(_UNUSABLE):
                raise
            databases.remove(copy)  # an older one may do; the check of the backups says what is wrong with this one
            continue
        return backup.path.name
    return ""


def _free(path: Path) -> Path:
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.name}-{number}")
    return found


def _nothing(database: Path) -> Problem:
    return Problem(
        "SALVAGE-NOTHING",
        say(
            "Nothing could be read in the damaged database, and no backup helped: it is destroyed, or the key belongs to another one. "
            "It was left as it is."
        ),
        hint=say("Keep {database} and what lies beside it, and restore the newest backup.", database=database),
    )
