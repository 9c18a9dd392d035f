"""Makes backups: an encrypted copy in another folder, kept only after it was restored and checked; old ones go by rule.

Never touches the database in use, and no backup that a rule keeps. Restoring is in ``services.restore``.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import TypeVar

import msgspec

from procedure_assistant.domain.say import plain, say
from procedure_assistant.services import backup_files, disk
from procedure_assistant.services import backup_problems as problems
from procedure_assistant.services.backup_check import check_backup, check_manifest, lock_of, restored_copy, working_copy
from procedure_assistant.services.backup_files import Backup, Contents, Manifest, list_backups, of_records, records_id
from procedure_assistant.services.backup_plan import BackupPlan, BackupState, Failure, KeepRules, Made, is_due, next_due, to_delete
from procedure_assistant.services.backup_ports import CopiedStore, Databases
from procedure_assistant.services.key_file import CannotWrite
from procedure_assistant.services.key_wrapping import DatabaseKey
from procedure_assistant.services.keyring import KEY_FILE, KeyRing
from procedure_assistant.services.long_work import LongWork, Progress
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.problem import Problem
from procedure_assistant.version import VERSION

__all__ = ["BackupService", "FolderCheck", "Origin", "Run", "check", "check_folder", "list_backups", "make_backup", "tidy_up"]

_PLAN, _STATE = "backup.plan", "backup.state"
_SPARE = 1 << 20
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Origin:
    """What is backed up, and the means for it."""

    store: CopiedStore
    database: Path
    key: DatabaseKey
    keys: KeyRing
    databases: Databases
    clock: Clock


@dataclass(frozen=True, slots=True)
class FolderCheck:
    """What a folder is good for: ``same_disk`` when it goes down together with the disk of the records."""

    free_bytes: int
    same_disk: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A backup by plan: the new one, the names of the old ones removed, and why not all of them could be, if so."""

    backup: Backup
    removed: tuple[str, ...]
    not_tidied: Problem | None = None


def check_folder(folder: Path, database: Path) -> FolderCheck:
    """Whether backups can be made in a folder.

    Raises ``Problem`` BACKUP-MISSING, BACKUP-SAME-FOLDER, BACKUP-READONLY or BACKUP-FULL.
    """
    here, there = database.resolve().parent, folder.resolve()
    if not there.is_dir():
        raise problems.missing(folder, say("no folder"))
    with problems.writing_to(folder):
        if any(parent.samefile(here) for parent in (there, *there.parents)):
            raise problems.same_folder(folder)
        probe = there / ".procedure-assistant-probe"
        disk.write_whole(probe, b"probe")
        probe.unlink()
        free = shutil.disk_usage(there).free
        if free < _size(database) + _SPARE:
            raise problems.full(folder, say("{free} bytes free", free=free))
        return FolderCheck(free, there.stat().st_dev == here.stat().st_dev)


def _size(database: Path) -> int:
    """How large a copy will be at most."""
    wal = database.with_name(f"{database.name}-wal")
    return sum(path.stat().st_size for path in (database, wal) if path.exists())


def make_backup(origin: Origin, folder: Path, *, after: int = 0, progress: Progress | None = None, cancel: Event | None = None) -> Backup:
    """Make a backup in ``folder``; it is there under its name only once it was restored from there and found whole.

    ``after`` is the number of the last backup made. What a program that was cut off left in the folder is removed.
    Raises ``Problem`` BACKUP-… or STORE-…, and :class:`Cancelled`; nothing is left of the new backup then.
    """
    work = LongWork(4, progress, cancel)
    check_folder(folder, origin.database)
    here = origin.database.parent
    with problems.working_in(here, folder), disk.only_one(lock_of(origin.database)):
        copy = working_copy(origin.database)
        try:
            with problems.writing_to(folder):
                backup_files.write_sign(folder)
                for left in backup_files.left_over(folder, records_id(origin.key)):
                    shutil.rmtree(left)
            origin.databases.remove(copy)
            return _made(origin, folder, copy, after, work)
        finally:
            origin.databases.remove(copy)


def _made(origin: Origin, folder: Path, copy: Path, after: int, work: LongWork) -> Backup:
    head = origin.store.spine_head()
    work.begin()
    origin.store.backup(copy)
    contents = origin.databases.contents(copy, bytes(origin.key))
    made_at = origin.clock.now().astimezone(UTC)
    records = records_id(origin.key)
    part = backup_files.part_of(folder, records, backup_files.file_name(made_at))
    try:
        number = 1 + max([after, *(made.number for _, made in of_records(list_backups(folder), records))])
        with problems.writing_to(folder):
            manifest = _fill(origin, part, copy, Manifest(number, made_at, VERSION, records, 0, "", "", contents), work)
        _try_out(origin, Backup(part, manifest), copy, head, work)
        with problems.writing_to(folder):
            finished = _publish(part, folder / backup_files.file_name(made_at))
    except BaseException:
        # When the folder is out of reach nothing can be removed from it; the next backup does it.
        shutil.rmtree(part, ignore_errors=True)
        raise
    work.done()
    return Backup(finished, manifest)


def _fill(origin: Origin, part: Path, copy: Path, manifest: Manifest, work: LongWork) -> Manifest:
    """Write all files of a backup; its last one says what the others are."""
    work.begin()
    part.mkdir(mode=0o700)
    sha256 = disk.copy(copy, part / backup_files.DATABASE, work.part)
    _copy_keys(origin.keys, part / KEY_FILE)
    size = (part / backup_files.DATABASE).stat().st_size
    keys_sha256 = disk.sha256_of(part / KEY_FILE)
    full = replace(manifest, size=size, sha256=sha256, keys_sha256=keys_sha256).sealed(origin.key)
    backup_files.write_manifest(part, full)
    disk.sync_folder(part)
    return full


def _copy_keys(keys: KeyRing, target: Path) -> None:
    try:
        keys.copy_to(target)
    except CannotWrite as problem:  # its words are about the key file in use
        if isinstance(problem.__cause__, OSError):
            raise problem.__cause__ from None
        raise


def _try_out(origin: Origin, made: Backup, copy: Path, head: tuple[int, str], work: LongWork) -> None:
    """Read the backup back from where it is and restore it; it must hold all that was kept when it was begun."""

    def look(store: CopiedStore) -> None:
        if head[0] and not store.verify_head(*head):
            raise problems.not_sound(say("the chain over all records"))

    with problems.working_in(origin.database.parent, made.path):
        seen = backup_files.read_backup(made.path)
        if seen != made:
            raise problems.not_sound(seen.fault or say("the manifest"))
        try:
            check_manifest(seen, seen.usable, origin.key, origin.databases)
            backup_files.check_keys(seen.keys, seen.path, origin.key)
            restored_copy(seen, seen.usable, origin.key, copy, origin.databases, work, look)
        except Problem as problem:
            if problem.code in {"BACKUP-DAMAGED", "BACKUP-KEY"}:
                raise problems.not_sound(problem.detail) from problem
            raise


def _publish(part: Path, wanted: Path) -> Path:
    finished, number = wanted, 1
    while finished.exists():  # two within a second, or the clock was set back
        number += 1
        finished = wanted.with_name(f"{wanted.name}-{number}")
    disk.replace(part, finished)
    return finished


def tidy_up(origin: Origin, folder: Path, keep: KeepRules) -> tuple[str, ...]:
    """Remove the backups of these records that no rule keeps; returns their names. Those with a fault are left for the inquiry."""
    records = records_id(origin.key)
    found = {one.path.name: (one, made) for one, made in of_records(list_backups(folder), records)}
    local = origin.clock.local
    dated = [Made(name, local(made.made_at), made.number) for name, (_, made) in found.items()]
    going = to_delete(dated, keep, local(origin.clock.now()))
    with problems.writing_to(folder):
        for made in going:
            # Renamed first: cut off in the middle, half a backup must not be listed as one.
            part = backup_files.part_of(folder, records, made.name)
            disk.replace(found[made.name][0].path, part)
            shutil.rmtree(part)
    return tuple(made.name for made in going)


def check(backup: Backup, origin: Origin, *, progress: Progress | None = None, cancel: Event | None = None) -> Contents:
    """Restore a backup to a working copy and check all of it; returns what it holds. Raises as ``backup_check.check_backup``."""
    work = LongWork(2, progress, cancel)
    contents = check_backup(backup, origin.key, origin.database, origin.databases, work)
    work.done()
    return contents


class BackupService:
    """Backups by plan. Plan and state are kept in the database; a state that cannot be saved is kept as long as the program runs."""

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._unsaved: BackupState | None = None

    def plan(self) -> BackupPlan:
        """The plan as stored."""
        return self._stored(_PLAN, BackupPlan)

    def choose(self, plan: BackupPlan) -> FolderCheck | None:
        """Keep a plan. A folder is checked and marked first; None when the plan has none. Raises as :func:`check_folder`."""
        found = None
        if plan.folder:
            folder = Path(plan.folder)
            found = check_folder(folder, self._origin.database)
            with problems.writing_to(folder):
                backup_files.write_sign(folder)
        self._origin.store.save_setting(_PLAN, msgspec.json.encode(plan).decode())
        return found

    def state(self) -> BackupState:
        """What became of the backups so far."""
        return self._unsaved or self._stored(_STATE, BackupState)

    def next_due(self) -> datetime | None:
        """The local moment from which the next backup is due; None when nothing but closing makes one."""
        return next_due(self.plan(), self.state(), self._now())

    def is_due(self, *, closing: bool = False) -> bool:
        """Whether :meth:`run` should be called now."""
        return is_due(self.plan(), self.state(), self._now(), closing=closing)

    def backups(self) -> tuple[Backup, ...]:
        """The backups in the plan's folder, newest first. Raises ``Problem`` BACKUP-FOLDER or BACKUP-MISSING."""
        return list_backups(self._folder())

    def run(self, *, progress: Progress | None = None, cancel: Event | None = None) -> Run:
        """Make the backup of the plan, then remove those that no rule keeps.

        A ``Problem`` is raised and also kept as the failure of the last backup. Cancelling is not a failure.
        """
        before, now = self.state(), self._origin.clock.now().astimezone(UTC)
        try:
            folder = self._folder()
            if folder.is_dir() and not (folder / backup_files.SIGN).exists():
                raise problems.other_folder(folder)
            made = make_backup(self._origin, folder, after=before.last_number, progress=progress, cancel=cancel)
        except Problem as problem:
            if problem.code != "CANCELLED":
                self._keep(replace(before, failure=Failure(now, problem.code, problem.message, problem.hint)))
            raise
        self._keep(BackupState(now, made.path.name, made.usable.number))
        try:
            return Run(made, tidy_up(self._origin, folder, self.plan().keep))
        except Problem as problem:
            return Run(made, (), problem)

    def _folder(self) -> Path:
        if not (folder := self.plan().folder):
            raise problems.no_folder()
        return Path(folder)

    def _now(self) -> datetime:
        return self._origin.clock.local(self._origin.clock.now())

    def _stored(self, key: str, kind: type[T]) -> T:
        text = self._origin.store.setting(key)
        return msgspec.json.decode(text, type=kind) if text else kind()

    def _keep(self, state: BackupState) -> None:
        self._unsaved = state
        with suppress(Problem):  # a full or damaged database must not hide what became of the backup; it is told from memory
            self._origin.store.save_setting(_STATE, msgspec.json.encode(state, enc_hook=plain).decode())
            self._unsaved = None


def newest_usable(backups: Sequence[Backup], key: DatabaseKey) -> tuple[Backup, ...]:
    """Those of the records that the key opens, newest first, as far as can be seen without trying them."""
    return tuple(one for one, _ in of_records(backups, records_id(key)))
