"""Tries a backup out: copies it back beside the database, opens it with the key and checks all of it. Changes nothing that is in use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from procedure_assistant.domain.say import say
from procedure_assistant.services import backup_problems as problems
from procedure_assistant.services import disk
from procedure_assistant.services.backup_files import Backup, Contents, Manifest, check_keys, records_id
from procedure_assistant.services.backup_ports import CopiedStore, Databases
from procedure_assistant.services.key_wrapping import DatabaseKey
from procedure_assistant.services.long_work import LongWork
from procedure_assistant.services.problem import Problem

STAGES = 2

Look = Callable[[CopiedStore], None]
"""Asks the opened copy something; raises ``Problem`` to refuse it."""


def working_copy(database: Path) -> Path:
    """Where copies are made and tried out; encrypted like all else. Only one program is there at a time."""
    return database.with_name(f"{database.name}.backup-copy")


def lock_of(database: Path) -> Path:
    """The file that whoever makes, tries or restores a backup of this database holds."""
    return database.with_name(f"{database.name}.backup-lock")


def check_backup(backup: Backup, key: DatabaseKey, database: Path, databases: Databases, work: LongWork) -> Contents:
    """Restore a backup to a working copy beside ``database``, check it and remove it; ``work`` has two stages.

    Raises ``Problem`` BACKUP-NONE, -KEY, -DAMAGED, -NEWER, -MISSING, -NO-ROOM, -UNWRITABLE or -BUSY, and :class:`Cancelled`.
    """
    manifest = backup.usable
    with problems.working_in(database.parent, backup.path):
        database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with disk.only_one(lock_of(database)):
            copy = working_copy(database)
            try:
                check_manifest(backup, manifest, key, databases)
                check_keys(backup.keys, backup.path, key)
                restored_copy(backup, manifest, key, copy, databases, work)
            finally:
                databases.remove(copy)
    return manifest.contents


def check_manifest(backup: Backup, manifest: Manifest, key: DatabaseKey, databases: Databases) -> None:
    """Refuse a manifest of other records, of a newer program, or that somebody without the key wrote or changed."""
    if manifest.records != records_id(key):
        raise problems.other_key(backup.path)
    if not manifest.is_sealed_by(key):
        raise problems.damaged(backup.path, say("the seal of the manifest"))
    if int(manifest.contents.revision) > int(databases.schema):
        raise problems.newer(manifest.program)
    if disk.sha256_of(backup.keys) != manifest.keys_sha256:
        raise problems.damaged(backup.path, say("the key file"))


def restored_copy(
    backup: Backup, manifest: Manifest, key: DatabaseKey, copy: Path, databases: Databases, work: LongWork, look: Look | None = None
) -> None:
    """Bring the database of a backup to ``copy`` and check it there: every byte, every chain, what it holds.

    On return the copy is closed, whole, and of this program's schema. Raises ``OSError`` and ``Problem``; a copy that is refused stays.
    """
    databases.remove(copy)
    work.begin()
    if disk.copy(backup.database, copy, work.part) != manifest.sha256:
        raise problems.damaged(backup.path, say("the database file"))
    work.begin()
    try:
        _check_opened(backup, manifest, key, copy, databases, look)
    except Problem as problem:
        if problem.code not in {"STORE-DAMAGED", "STORE-KEY"}:
            raise
        raise problems.damaged(backup.path, say("{code} {detail}", code=problem.code, detail=problem.detail)) from problem
    databases.remove_older(copy)
    work.part(1, 1)


def _check_opened(backup: Backup, manifest: Manifest, key: DatabaseKey, copy: Path, databases: Databases, look: Look | None) -> None:
    if databases.contents(copy, bytes(key)) != manifest.contents:
        raise problems.damaged(backup.path, say("what the database holds"))
    store = databases.open(copy, bytes(key))
    try:
        fault = next(iter(store.verify()), None)
        if fault is not None:
            raise problems.damaged(backup.path, fault.message)
        if look is not None:
            look(store)
    finally:
        store.close()
