"""A clinic for the tests of backups: an encrypted database in use with its key file, and a folder on "another disk". Holds no test."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from procedure_assistant.services.backup import Origin
from procedure_assistant.services.backup_files import Backup
from procedure_assistant.services.key_wrapping import DatabaseKey
from procedure_assistant.services.keyring import KEY_FILE, KeyRing
from procedure_assistant.services.ports import Derived, LogRow
from procedure_assistant.services.recovery_key import RecoveryKey
from procedure_assistant.store import SqlStore
from procedure_assistant.store.salvage import DatabaseFiles
from tests.fakes import FixedClock
from tests.services.key_rings import CHEAP, LOGIN, PASSWORD
from tests.store.samples import SAVED, add_visit, audit_entry, derived_from, patient

NOW = datetime(2026, 11, 23, 19, 31, tzinfo=UTC)
DATABASE = "procedures.db"


@dataclass(slots=True)
class Clinic:
    """A program in use: ``home`` holds the database and the key file, ``shelf`` is the folder for backups."""

    home: Path
    shelf: Path
    store: SqlStore
    key: DatabaseKey
    recovery: RecoveryKey
    ring: KeyRing
    clock: FixedClock

    @property
    def database(self) -> Path:
        """The file in use."""
        return self.home / DATABASE

    @property
    def origin(self) -> Origin:
        """What a backup is made of."""
        return Origin(self.store, self.database, self.key, self.ring, DatabaseFiles(), self.clock)

    def again(self) -> SqlStore:
        """Open the database anew, after a restore."""
        self.store = SqlStore(self.database, key=bytes(self.key))
        return self.store

    def names_at_home(self) -> list[str]:
        """The files beside the database, but for locks, which stay on purpose."""
        return sorted(path.name for path in self.home.iterdir() if not path.name.endswith(("-lock", ".lock", "-wal", "-shm")))


def make_clinic(folder: Path) -> Clinic:
    """A clinic with three visits of three patients, an audit entry and a setting."""
    home, shelf, clock = folder / "home", folder / "shelf", FixedClock(NOW)
    home.mkdir(parents=True)
    shelf.mkdir()
    ring = KeyRing(home / KEY_FILE, clock, costs=CHEAP)
    key, recovery = ring.create("a1", LOGIN, PASSWORD)
    store = SqlStore(home / DATABASE, key=bytes(key))
    for number in range(3):
        store.save_patient(patient(f"p{number}"), SAVED)
        add_visit(store, f"v{number}", 5, patient_id=f"p{number}")
    store.audit(audit_entry())
    store.save_setting("clinic", '{"paper":"letter"}')
    return Clinic(home, shelf, store, key, recovery, ring, clock)


def derive(rows: tuple[LogRow, ...]) -> Derived:
    """What a service would derive of the visits of :func:`make_clinic`: visit v7 is of patient p7."""
    return derived_from(rows, patient_id=f"p{rows[0].visit_id[1:]}")


def change_byte(path: Path, place: int | None = None) -> None:
    """One bit of a file turned over, in its middle unless told where."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2 if place is None else place] ^= 1
    path.write_bytes(data)


def bytes_of(backup: Backup) -> dict[str, bytes]:
    """All files of a backup."""
    return {path.name: path.read_bytes() for path in sorted(backup.path.iterdir())}


def seqs(store: SqlStore) -> dict[str, int]:
    """How many entries each visit has."""
    return {visit.visit_id: len(store.log(visit.visit_id)) for visit in store.visits()}
