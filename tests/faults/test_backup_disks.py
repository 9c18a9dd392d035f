"""Full, read-only and vanished disks: the backup says so, nothing is left half done, and older backups stay as they are."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from procedure_assistant.services.backup import BackupService, check, list_backups, make_backup
from procedure_assistant.services.backup_files import read_backup
from procedure_assistant.services.backup_plan import BackupPlan
from procedure_assistant.services.keyring import KEY_FILE
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.restore import finish_restore, restore_backup
from procedure_assistant.services.salvage import salvage
from procedure_assistant.services.salvage_report import Salvage
from procedure_assistant.store import SqlStore
from procedure_assistant.store.salvage import DatabaseFiles
from tests.faults.database_files import fill_up, read_only, small_disk
from tests.services.backups import DATABASE, Clinic, bytes_of, change_byte, derive, make_clinic, seqs
from tests.store.samples import add_visit


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    """A clinic in use."""
    made = make_clinic(tmp_path)
    yield made
    made.store.close()


def restore(clinic: Clinic, backup: Path, home: Path) -> None:
    restore_backup(read_backup(backup), home / DATABASE, lambda _ring: clinic.key, databases=DatabaseFiles(), clock=clinic.clock)


def test_that_a_full_shelf_is_told_before_anything_is_written(clinic: Clinic, tmp_path: Path):
    with small_disk(tmp_path / "disk", 4000) as shelf:
        older = make_backup(clinic.origin, shelf)
        before = bytes_of(older)
        filler = fill_up(shelf)
        with pytest.raises(Problem) as caught:
            make_backup(clinic.origin, shelf)
        assert caught.value.code == "BACKUP-FULL"
        assert str(shelf) in caught.value.hint
        assert bytes_of(older) == before
        assert list_backups(shelf) == (older,)
        filler.unlink()
        assert make_backup(clinic.origin, shelf).usable.number == 2


@pytest.mark.parametrize("kilobytes", [1, 60, 120])
def test_that_a_shelf_that_gets_full_while_writing_keeps_the_older_backup_and_no_half_one(clinic: Clinic, tmp_path: Path, kilobytes: int):
    with small_disk(tmp_path / "disk", 4000) as shelf:
        older = make_backup(clinic.origin, shelf)
        before, filler = bytes_of(older), shelf / "filler"

        def somebody_else_fills_it(done: int, _total: int) -> None:
            if done >= 250 and not filler.exists():
                fill_up(shelf)
                with filler.open("r+b") as file:
                    file.truncate(filler.stat().st_size - kilobytes * 1024)

        with pytest.raises(Problem) as caught:
            make_backup(clinic.origin, shelf, progress=somebody_else_fills_it)
        assert caught.value.code == "BACKUP-FULL"
        assert bytes_of(older) == before
        assert list_backups(shelf) == (older,)
        assert not list(shelf.glob(".*.part"))
        assert clinic.names_at_home() == [KEY_FILE, DATABASE]


def test_that_a_full_disk_of_the_records_is_told_as_such_and_the_records_are_safe(tmp_path: Path):
    with small_disk(tmp_path / "disk", 3000) as disk:
        clinic = make_clinic(disk)
        shelf = tmp_path / "shelf"
        shelf.mkdir()
        older = make_backup(clinic.origin, shelf)
        filler = fill_up(disk)
        with pytest.raises(Problem) as caught:
            make_backup(clinic.origin, shelf)
        assert caught.value.code in {"STORE-FULL", "BACKUP-NO-ROOM"}
        assert list_backups(shelf) == (older,)
        with pytest.raises(Problem) as caught:
            check(older, clinic.origin)
        assert caught.value.code == "BACKUP-NO-ROOM"
        filler.unlink()
        assert check(older, clinic.origin) == older.usable.contents
        add_visit(clinic.store, "v9", 2)
        assert list(clinic.store.verify()) == []
        clinic.store.close()


@pytest.mark.parametrize("kilobytes", [0, 60, 120])
def test_that_a_restore_without_room_leaves_all_as_it_was(clinic: Clinic, tmp_path: Path, kilobytes: int):
    backup = make_backup(clinic.origin, clinic.shelf)
    with small_disk(tmp_path / "disk", 3000) as home:
        for name in (KEY_FILE, DATABASE):
            shutil.copy(backup.path / name, home / name)
        filler = fill_up(home)
        with filler.open("r+b") as file:
            file.truncate(filler.stat().st_size - kilobytes * 1024)
        before = {path.name: path.read_bytes() for path in (home / KEY_FILE, home / DATABASE)}
        with pytest.raises(Problem) as caught:
            restore(clinic, backup.path, home)
        assert caught.value.code == "BACKUP-NO-ROOM"
        assert {name: (home / name).read_bytes() for name in before} == before
        assert finish_restore(home / DATABASE) is None
        assert sorted(path.name for path in home.iterdir() if not path.name.endswith("lock")) == ["filler", KEY_FILE, DATABASE]
        filler.unlink()
        restore(clinic, backup.path, home)
        with SqlStore(home / DATABASE, key=bytes(clinic.key)) as store:
            assert seqs(store) == {"v0": 5, "v1": 5, "v2": 5}


def test_that_a_read_only_shelf_is_told(clinic: Clinic):
    older = make_backup(clinic.origin, clinic.shelf)
    with read_only(clinic.shelf):
        with pytest.raises(Problem) as caught:
            make_backup(clinic.origin, clinic.shelf)
        assert caught.value.code == "BACKUP-READONLY"
        assert list_backups(clinic.shelf) == (older,)
        assert check(older, clinic.origin) == older.usable.contents
    assert clinic.names_at_home() == [KEY_FILE, DATABASE]


def test_that_a_backup_on_a_read_only_disk_can_be_restored(clinic: Clinic, tmp_path: Path):
    backup = make_backup(clinic.origin, clinic.shelf)
    with read_only(clinic.shelf):
        restore(clinic, backup.path, tmp_path / "other computer")
    with SqlStore(tmp_path / "other computer" / DATABASE, key=bytes(clinic.key)) as store:
        assert list(store.verify()) == []


def test_that_restoring_into_a_read_only_folder_is_told(clinic: Clinic, tmp_path: Path):
    backup, home = make_backup(clinic.origin, clinic.shelf), tmp_path / "home of another"
    home.mkdir()
    with read_only(home):
        with pytest.raises(Problem) as caught:
            restore(clinic, backup.path, home)
        assert caught.value.code == "BACKUP-UNWRITABLE"
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("moment", [250, 500, 750])
def test_that_a_drive_that_vanishes_in_the_middle_is_told_and_leaves_nothing_behind(clinic: Clinic, tmp_path: Path, moment: int):
    service = BackupService(clinic.origin)
    service.choose(BackupPlan(str(clinic.shelf)))
    older = service.run().backup
    away = tmp_path / "unplugged"

    def unplug(done: int, _total: int) -> None:
        if done >= moment and not away.exists():
            clinic.shelf.rename(away)

    clinic.clock.at += timedelta(days=1)
    with pytest.raises(Problem) as caught:
        service.run(progress=unplug)
    assert caught.value.code == "BACKUP-MISSING"
    assert not clinic.shelf.exists()
    assert clinic.names_at_home() == [KEY_FILE, DATABASE]
    failure = service.state().failure
    assert failure is not None
    assert failure.code == "BACKUP-MISSING"
    assert service.state().last_name == older.path.name
    away.rename(clinic.shelf)
    assert list_backups(clinic.shelf) == (older,)
    clinic.clock.at += timedelta(minutes=15)
    assert service.run().backup.usable.number == 2
    assert not list(clinic.shelf.glob(".*.part"))


def test_that_an_unmounted_drive_is_not_written_to_the_disk_below_it(clinic: Clinic, tmp_path: Path):
    """The folder where the drive was mounted is still there, empty, on the disk of the computer."""
    with small_disk(tmp_path / "drive", 4000) as shelf:
        service = BackupService(clinic.origin)
        service.choose(BackupPlan(str(shelf)))
        service.run()
        subprocess.run(["umount", str(shelf)], check=True)
        with pytest.raises(Problem) as caught:
            service.run()
        assert caught.value.code == "BACKUP-OTHER-FOLDER"
        assert list(shelf.iterdir()) == []
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(shelf)], check=True)


@pytest.mark.parametrize("kilobytes", [0, 100, 400])
def test_that_a_salvage_without_room_says_so_and_leaves_nothing(clinic: Clinic, tmp_path: Path, kilobytes: int):
    clinic.store.close()
    with small_disk(tmp_path / "disk", 3000) as home:
        shutil.copy(clinic.database, home / DATABASE)
        change_byte(home / DATABASE)
        damaged = (home / DATABASE).read_bytes()
        filler = fill_up(home)
        with filler.open("r+b") as file:
            file.truncate(filler.stat().st_size - kilobytes * 1024)

        def salvaged() -> Salvage:
            return salvage(home / DATABASE, clinic.key, databases=DatabaseFiles(), clock=clinic.clock, derive=derive)

        with pytest.raises(Problem) as caught:
            salvaged()
        assert caught.value.code == "STORE-FULL"
        assert sorted(path.name for path in home.iterdir() if not path.name.endswith("lock")) == ["filler", DATABASE]
        filler.unlink()
        assert salvaged().whole
        assert (home / DATABASE).read_bytes() == damaged
