"""What a backup is on the disk: a folder with the encrypted database, the key file and a manifest. Reads, lists and names backups.

Makes none and tries none out. A folder with a final name was checked by restoring it before it got that name.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

import msgspec

from procedure_assistant.domain.say import say
from procedure_assistant.services import backup_problems as problems
from procedure_assistant.services.disk import write_whole
from procedure_assistant.services.key_file import KeyFile
from procedure_assistant.services.key_wrapping import DatabaseKey
from procedure_assistant.services.keyring import KEY_FILE
from procedure_assistant.services.problem import Problem

FORMAT = 1
DATABASE = "procedures.db"
MANIFEST = "manifest.json"
SIGN = say("ABOUT THESE BACKUPS.txt")
"""Lies in every folder that was chosen: without it the folder is another one, such as that of a drive which is not connected."""

_PREFIX, _PART = "backup-", ".part"
_LARGEST_MANIFEST = 64 * 1024
_ABOUT = """Backups of Procedure Assistant

Each folder beside this file is one backup: the encrypted database, the key file and a manifest. They are of use only together
with a login and its password, or with the printed recovery key. To restore one, also on another computer: install Procedure
Assistant, choose "Restore a backup" and then the folder.

This file is the sign by which the program knows the folder. Leave it here.
"""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds: schema revision, rows of every table by its name, and the head of the chain over all records."""

    revision: str
    rows: dict[str, int]
    head_seq: int
    head_hash: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself.

    Args:
        number: counts up with every backup of a database, whatever the clock says.
        made_at: UTC.
        program: the version of the program that made it.
        records: tells apart the backups of several databases in one folder; says nothing else.
        size: of the database file, in bytes.
        sha256, keys_sha256: of the database and of the key file.
        seal: HMAC over all else with the database key, so that only somebody with the key can have made it.
    """

    number: int
    made_at: datetime
    program: str
    records: str
    size: int
    sha256: str
    keys_sha256: str
    contents: Contents
    format: int = FORMAT
    seal: str = ""

    def sealed(self, key: DatabaseKey) -> Manifest:
        """With its seal."""
        return replace(self, seal=key.seal_of(self._to_seal).hex())

    def is_sealed_by(self, key: DatabaseKey) -> bool:
        """Whether somebody with this key wrote it, and nobody changed it."""
        return hmac.compare_digest(self.seal, key.seal_of(self._to_seal).hex())

    @property
    def _to_seal(self) -> bytes:
        return b"backup manifest\n" + msgspec.json.encode(replace(self, seal=""), order="sorted")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup in a folder. ``fault`` says in a sentence why it cannot be used, as far as can be seen without trying it."""

    path: Path
    manifest: Manifest | None
    fault: str = ""

    @property
    def database(self) -> Path:
        """The encrypted copy."""
        return self.path / DATABASE

    @property
    def keys(self) -> Path:
        """The key file that belongs to it."""
        return self.path / KEY_FILE

    @property
    def usable(self) -> Manifest:
        """The manifest; raises ``Problem`` BACKUP-NONE when the backup has a fault."""
        if self.manifest is None or self.fault:
            raise problems.no_backup(self.path, self.fault)
        return self.manifest


class Sealing(Protocol):
    """A database key, or a store that has one."""

    def seal_of(self, data: bytes) -> bytes:
        """HMAC of ``data``; empty without a key."""


def records_id(sealing: Sealing) -> str:
    """The same for every backup and exported head of one database; "" for one without key."""
    return sealing.seal_of(b"backup records\n")[:8].hex()


def file_name(made_at: datetime) -> str:
    """The name of a backup made at a moment (UTC); no clinic and no person is in it."""
    return f"{_PREFIX}{made_at:%Y%m%d-%H%M%S}Z"


def part_of(folder: Path, records: str, name: str) -> Path:
    """Where a backup is made, or taken apart: a name that no list shows."""
    return folder / f".{records}-{name}{_PART}"


def left_over(folder: Path, records: str) -> tuple[Path, ...]:
    """What programs that were cut off left in the folder of backups of this database. Raises ``OSError``."""
    return tuple(path for path in folder.iterdir() if path.name.startswith(f".{records}-") and path.name.endswith(_PART))


def write_manifest(backup: Path, manifest: Manifest) -> None:
    """Write it into the folder of a backup. Raises ``OSError``."""
    write_whole(backup / MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")


def write_sign(folder: Path) -> None:
    """Mark a folder as one for backups. Raises ``OSError``."""
    if not (folder / SIGN).exists():
        write_whole(folder / SIGN, _ABOUT.encode())


def read_backup(path: Path) -> Backup:
    """The backup in a folder, with what can be seen to be wrong with it. Raises ``OSError`` when the drive does not answer."""
    try:
        with (path / MANIFEST).open("rb") as file:
            manifest = msgspec.json.decode(file.read(_LARGEST_MANIFEST), type=Manifest, strict=True)
    except (FileNotFoundError, NotADirectoryError):
        return Backup(path, None, say("It has no manifest."))
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return Backup(path, None, say("Its manifest cannot be read."))
    if manifest.made_at.tzinfo is None:
        return Backup(path, None, say("Its manifest cannot be read."))
    return Backup(path, manifest, _fault(path, manifest))


def _fault(path: Path, manifest: Manifest) -> str:
    if manifest.format > FORMAT:
        return say("It was made by a newer version of the program.")
    database = path / DATABASE
    if not database.is_file() or not (path / KEY_FILE).is_file():
        return say("A file of it is missing.")
    if database.stat().st_size != manifest.size:
        return say("Its database is not of the size it had.")
    return ""


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """All backups in a folder, of whichever database, the newest first and those without manifest last.

    Raises ``Problem`` BACKUP-MISSING when the folder cannot be reached.
    """
    try:
        found = [read_backup(path) for path in folder.iterdir() if path.name.startswith(_PREFIX) and path.is_dir()]
    except OSError as error:
        raise problems.missing(folder, say("{name} {errno}", name=type(error).__name__, errno=error.errno)) from error
    return tuple(sorted(found, key=_age, reverse=True))


def _age(backup: Backup) -> tuple[int, str, str]:
    made = backup.manifest
    return (0, "", backup.path.name) if made is None else (made.number, made.made_at.isoformat(), backup.path.name)


def of_records(backups: Sequence[Backup], records: str) -> tuple[tuple[Backup, Manifest], ...]:
    """Those without fault that are of one database, with their manifest, in the order given."""
    return tuple((one, one.manifest) for one in backups if one.manifest is not None and not one.fault and one.manifest.records == records)


def check_keys(keys: Path, backup: Path, key: DatabaseKey) -> None:
    """Raise ``Problem`` BACKUP-KEY or BACKUP-DAMAGED when a copy of the key file of a backup does not belong to the key."""
    try:
        content = KeyFile(keys).read()
    except Problem as problem:
        raise problems.damaged(backup, problem.code) from problem
    if not hmac.compare_digest(content.seal, key.seal_of(content.keys.to_seal)):
        raise problems.other_key(backup)
