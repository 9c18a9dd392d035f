"""Puts a backup in the place of the database, also on another computer; the database before is kept. Makes no backup.

The new file is finished and checked under another name first. A restore that is cut off after that is finished by
:func:`finish_restore`, which must run before anybody opens the database.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from threading import Event

from procedure_assistant.domain.say import say
from procedure_assistant.services import backup_problems as problems
from procedure_assistant.services import disk, swap
from procedure_assistant.services.backup_check import Look, check_manifest, lock_of, restored_copy
from procedure_assistant.services.backup_files import Backup, Contents, check_keys
from procedure_assistant.services.backup_ports import Databases
from procedure_assistant.services.key_wrapping import DatabaseKey
from procedure_assistant.services.keyring import KeyRing
from procedure_assistant.services.long_work import LongWork, Progress
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.problem import Problem

_WAIT_SECONDS = 10.0

Unlock = Callable[[KeyRing], DatabaseKey]
"""Opens the key file of a backup: by a login, by the recovery key, or it hands over the key that is known. Raises ``Problem`` KEYS-…."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did.

    Args:
        database: now holds what the backup held.
        kept: the database that was there before, None when there was none. Its newest entries may lie beside it (``-wal``).
        keys_replaced: logins and passwords are those of the backup now; else those of before go on.
        contents: what the backup held, counted before it was brought up to date.
    """

    database: Path
    kept: Path | None
    keys_replaced: bool
    contents: Contents


def restore_backup(
    backup: Backup,
    database: Path,
    unlock: Unlock,
    *,
    databases: Databases,
    clock: Clock,
    permit: Look | None = None,
    progress: Progress | None = None,
    cancel: Event | None = None,
) -> Restored:
    """Check a backup by restoring it beside the database, then let it take the place; nobody may have the database open.

    The key file in use stays when it belongs to the same records: who was let in or shut out since the backup stays so.
    ``permit`` may look into the checked copy and refuse, for example when the account that logged in may not restore.

    Raises ``Problem`` BACKUP-…, KEYS-…, RESTORE-PLAIN, RESTORE-BUSY, RESTORE-UNFINISHED or STORE-UPGRADE, and :class:`Cancelled`.
    But for RESTORE-UNFINISHED, which :func:`finish_restore` ends, all is then as it was.
    """
    database, manifest = database.resolve(), backup.usable
    work = LongWork(2, progress, cancel)
    with problems.working_in(database.parent, backup.path):
        database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with disk.only_one(lock_of(database)):
            _finish(database)
            if databases.is_plain(database):
                raise problems.plain_here(database)
            try:
                key = _stage_keys(backup, database, unlock, databases, clock)
                restored_copy(backup, manifest, key, swap.staged(database), databases, work, permit)
                _release(database, key, databases)
                keys_replaced = not _fits(swap.keys_of(database), key)
                work.part(1, 1)
                swap.begin(
                    database,
                    say("before-restore-{astimezone}Z", astimezone=f"{clock.now().astimezone(UTC):%Y%m%d-%H%M%S}"),
                    keys=keys_replaced,
                )
            except BaseException:
                _clear(database, databases)
                raise
            existed = database.exists()
            kept = _finish(database)
            swap.staged(swap.keys_of(database)).unlink(missing_ok=True)
    work.done()
    return Restored(database, kept if existed else None, keys_replaced, manifest.contents)


def finish_restore(database: Path) -> Path | None:
    """Go on with a restore that was cut off; the database that was kept, or None when there was nothing to do.

    Cheap when there is nothing. Raises ``Problem`` RESTORE-UNFINISHED or BACKUP-BUSY.
    """
    database = database.resolve()
    if not swap.is_unfinished(database):
        return None
    with problems.putting_in_place(database), disk.only_one(lock_of(database), _WAIT_SECONDS):
        return swap.finish(database)


def _finish(database: Path) -> Path | None:
    with problems.putting_in_place(database):
        return swap.finish(database)


def _stage_keys(backup: Backup, database: Path, unlock: Unlock, databases: Databases, clock: Clock) -> DatabaseKey:
    """Copy the key file beside the database and open it there: trying passwords writes into it, and a backup is never written."""
    _clear(database, databases)
    copy = swap.staged(swap.keys_of(database))
    if disk.copy(backup.keys, copy, lambda _done, _total: None) != backup.usable.keys_sha256:
        raise problems.damaged(backup.path, say("the key file"))
    try:
        key = unlock(KeyRing(copy, clock))
    finally:
        _lock_beside(copy).unlink(missing_ok=True)
    check_keys(copy, backup.path, key)
    check_manifest(backup, backup.usable, key, databases)
    return key


def _lock_beside(keys: Path) -> Path:
    return keys.with_name(f"{keys.name}.lock")


def _clear(database: Path, databases: Databases) -> None:
    """Remove what a restore made ready that was cut off or refused."""
    databases.remove(swap.staged(database))
    keys = swap.staged(swap.keys_of(database))
    for path in (keys, _lock_beside(keys)):
        path.unlink(missing_ok=True)


def _release(database: Path, key: DatabaseKey, databases: Databases) -> None:
    """Make sure that nobody has the old database open, as far as it can still be asked."""
    if not database.exists():
        return
    try:
        databases.settle(database, bytes(key))
    except Problem as problem:
        if problem.code == "STORE-LOCKED":
            raise problems.in_the_way(database, problem.detail) from problem
        # Damaged, or of another key: that is why it is replaced. It is kept as it is, with what lies beside it.


def _fits(keys: Path, key: DatabaseKey) -> bool:
    """Whether the key file in use is sound and belongs to the restored records."""
    try:
        check_keys(keys, keys, key)
    except Problem:
        return False
    return True
