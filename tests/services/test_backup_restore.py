from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from procedure_assistant.services import backup_files, disk, swap
from procedure_assistant.services.backup import list_backups, make_backup
from procedure_assistant.services.backup_files import Backup, Manifest, read_backup, records_id
from procedure_assistant.services.key_wrapping import DatabaseKey
from procedure_assistant.services.keyring import KEY_FILE, KeyRing
from procedure_assistant.services.long_work import Cancelled
from procedure_assistant.services.people import Role
from procedure_assistant.services.ports import Store
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.restore import Restored, finish_restore, restore_backup
from procedure_assistant.store import SqlStore
from procedure_assistant.store.salvage import DatabaseFiles
from procedure_assistant.version import VERSION
from tests.fakes import FixedClock
from tests.services.backups import DATABASE, NOW, Clinic, bytes_of, change_byte, make_clinic, seqs
from tests.services.key_rings import LOGIN, OTHER, PASSWORD
from tests.store.samples import account, add_visit
from tests.store.test_upgrade import make_revision_1

KEPT = f"{DATABASE}.before-restore-20261123-193100Z"


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    """A clinic in use."""
    made = make_clinic(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def backup(clinic: Clinic) -> Backup:
    """A backup of three visits; then a fourth visit was made, and the program closed."""
    made = make_backup(clinic.origin, clinic.shelf)
    add_visit(clinic.store, "v9", 4)
    clinic.store.close()
    return made


def restore(clinic: Clinic, backup: Backup, **options: object) -> Restored:
    """Restore with the key that is known."""
    return restore_backup(
        backup, clinic.database, lambda _ring: clinic.key, databases=DatabaseFiles(), clock=clinic.clock, **options  # type: ignore[arg-type]
    )  # fmt: skip


def refused(clinic: Clinic, backup: Backup, **options: object) -> str:
    """The code with which restoring is refused; everything must be as it was."""
    before = {path.name: path.read_bytes() for path in clinic.home.iterdir() if not path.name.endswith(("lock", "-shm"))}
    with pytest.raises(Problem) as caught:
        restore(clinic, backup, **options)
    assert {path.name: path.read_bytes() for path in clinic.home.iterdir() if not path.name.endswith(("lock", "-shm"))} == before
    return caught.value.code


def test_that_the_backup_takes_the_place_and_the_database_before_is_kept(clinic: Clinic, backup: Backup):
    done = restore(clinic, backup)
    assert done == Restored(clinic.database, clinic.home / KEPT, False, backup.usable.contents)
    assert clinic.names_at_home() == [KEY_FILE, DATABASE, KEPT]
    with SqlStore(clinic.database, key=bytes(clinic.key)) as store:
        assert seqs(store) == {"v0": 5, "v1": 5, "v2": 5}
        assert list(store.verify()) == []
        assert store.spine_head() == (backup.usable.contents.head_seq, backup.usable.contents.head_hash)
        add_visit(store, "v8", 2)
    with SqlStore(clinic.home / KEPT, key=bytes(clinic.key)) as store:
        assert seqs(store) == {"v0": 5, "v1": 5, "v2": 5, "v9": 4}


def test_that_the_backup_itself_is_left_as_it_was(clinic: Clinic, backup: Backup):
    before = bytes_of(backup)
    restore(clinic, backup)
    assert bytes_of(backup) == before


def test_that_the_kept_database_has_its_newest_entries_also_after_a_crash(clinic: Clinic, backup: Backup, tmp_path: Path):
    """After a crash they are in the -wal beside it, which must go with it and never with the new one."""
    with SqlStore(clinic.database, key=bytes(clinic.key)) as store:
        add_visit(store, "v10", 3)
        for name in (DATABASE, f"{DATABASE}-wal"):
            shutil.copy(clinic.home / name, tmp_path / name)
    for name in (DATABASE, f"{DATABASE}-wal"):
        shutil.copy(tmp_path / name, clinic.home / name)
    done = restore(clinic, backup)
    assert done.kept is not None
    with SqlStore(done.kept, key=bytes(clinic.key)) as store:
        assert seqs(store) == {"v0": 5, "v1": 5, "v2": 5, "v9": 4, "v10": 3}
    with SqlStore(clinic.database, key=bytes(clinic.key)) as store:
        assert seqs(store) == {"v0": 5, "v1": 5, "v2": 5}


def test_that_a_damaged_database_is_replaced_and_kept_byte_for_byte_with_what_lies_beside_it(clinic: Clinic, backup: Backup):
    clinic.database.write_bytes(b"\xa7garbage" * 2000)
    (clinic.home / f"{DATABASE}-wal").write_bytes(b"newest entries")
    done = restore(clinic, backup)
    assert (clinic.home / KEPT).read_bytes() == b"\xa7garbage" * 2000
    assert (clinic.home / f"{KEPT}-wal").read_bytes() == b"newest entries"
    assert done.kept == clinic.home / KEPT
    with SqlStore(clinic.database, key=bytes(clinic.key)) as store:
        assert list(store.verify()) == []


def test_that_a_damaged_database_keeps_its_newest_entries_beside_it(clinic: Clinic, backup: Backup, tmp_path: Path):
    """SQLite would bring them into the damaged file and remove the -wal; what is to be salvaged must stay as the damage left it."""
    with SqlStore(clinic.database, key=bytes(clinic.key)) as store:
        add_visit(store, "v10", 3)
        saved = {name: (clinic.home / name).read_bytes() for name in (DATABASE, f"{DATABASE}-wal")}
    for name, data in saved.items():
        (clinic.home / name).write_bytes(data)
    change_byte(clinic.database)
    damaged = clinic.database.read_bytes()
    restore(clinic, backup)
    assert (clinic.home / KEPT).read_bytes() == damaged
    assert (clinic.home / f"{KEPT}-wal").read_bytes() == saved[f"{DATABASE}-wal"]


def test_that_restoring_twice_keeps_both_databases_of_before(clinic: Clinic, backup: Backup):
    assert restore(clinic, backup).kept == clinic.home / KEPT
    assert restore(clinic, backup).kept == clinic.home / f"{KEPT}-2"


def test_that_restoring_where_no_database_is_keeps_none(clinic: Clinic, backup: Backup):
    clinic.database.unlink()
    assert restore(clinic, backup).kept is None
    assert clinic.names_at_home() == [KEY_FILE, DATABASE]


def test_that_who_was_shut_out_after_the_backup_stays_shut_out(clinic: Clinic):
    clinic.ring.add("a2", "nora.quill", OTHER, clinic.key)
    made = make_backup(clinic.origin, clinic.shelf)
    clinic.ring.remove("a2", clinic.key)
    clinic.store.close()
    assert not restore(clinic, made).keys_replaced
    with pytest.raises(Problem) as caught:
        clinic.ring.unlock("nora.quill", OTHER)
    assert caught.value.code == "KEYS-WRONG"
    assert clinic.ring.unlock(LOGIN, PASSWORD) == ("a1", clinic.key)


@pytest.mark.parametrize("damage", [Path.unlink, change_byte])
def test_that_a_lost_or_damaged_key_file_comes_from_the_backup(clinic: Clinic, backup: Backup, damage):
    damage(clinic.home / KEY_FILE)
    assert restore(clinic, backup).keys_replaced
    assert clinic.ring.unlock(LOGIN, PASSWORD) == ("a1", clinic.key)
    kept = clinic.home / f"{KEY_FILE}.before-restore-20261123-193100Z"
    assert kept.exists() is (damage is change_byte)


# --- on another computer


@pytest.mark.parametrize("way", ["recovery key", "login"])
def test_that_a_backup_opens_on_another_computer(clinic: Clinic, backup: Backup, tmp_path: Path, way: str):
    """All that is carried over is the folder of the backup; known is the printed recovery key, or a login with its password."""
    stick, home = tmp_path / "stick", tmp_path / "another computer" / "data"
    shutil.copytree(backup.path, stick / backup.path.name)
    shutil.rmtree(clinic.home)
    shutil.rmtree(clinic.shelf)

    def unlock(ring: KeyRing) -> DatabaseKey:
        return ring.unlock_with_recovery(clinic.recovery.text) if way == "recovery key" else ring.unlock(LOGIN, PASSWORD)[1]

    (carried,) = list_backups(stick)
    done = restore_backup(carried, home / DATABASE, unlock, databases=DatabaseFiles(), clock=FixedClock())
    assert done == Restored(home / DATABASE, None, True, backup.usable.contents)
    assert sorted(path.name for path in home.iterdir() if not path.name.endswith("lock")) == [KEY_FILE, DATABASE]
    ring = KeyRing(home / KEY_FILE, FixedClock())
    key = ring.unlock_with_recovery(clinic.recovery.text)
    assert ring.unlock(LOGIN, PASSWORD) == ("a1", key)
    with SqlStore(home / DATABASE, key=bytes(key)) as store:
        assert list(store.verify()) == []
        assert [row.kind for row in store.log("v1")] == ["SiteInjected"] * 5
        assert store.patient("p1") is not None
        add_visit(store, "v9", 1)


def test_that_restoring_over_other_records_keeps_both_their_files(clinic: Clinic, backup: Backup, tmp_path: Path):
    other = make_clinic(tmp_path / "other")
    other.store.close()
    before = (other.home / KEY_FILE).read_bytes()
    done = restore_backup(
        backup,
        other.database,
        lambda ring: ring.unlock_with_recovery(clinic.recovery.text),
        databases=DatabaseFiles(),
        clock=clinic.clock,
    )
    assert done.keys_replaced
    assert KeyRing(other.home / KEY_FILE, clinic.clock).unlock(LOGIN, PASSWORD) == ("a1", clinic.key)
    assert (other.home / f"{KEY_FILE}.before-restore-20261123-193100Z").read_bytes() == before
    with SqlStore(other.home / KEPT, key=bytes(other.key)) as store:
        assert len(store.visits()) == 3


def test_that_a_wrong_password_opens_nothing_and_leaves_nothing(clinic: Clinic, backup: Backup, tmp_path: Path):
    home, before = tmp_path / "fresh", bytes_of(backup)
    with pytest.raises(Problem) as caught:
        restore_backup(
            backup, home / DATABASE, lambda ring: ring.unlock(LOGIN, OTHER)[1], databases=DatabaseFiles(), clock=clinic.clock
        )  # fmt: skip
    assert caught.value.code == "KEYS-WRONG"
    assert [path.name for path in home.iterdir() if not path.name.endswith("lock")] == []
    assert bytes_of(backup) == before


def test_that_whoever_restores_can_be_asked_for_the_role_in_the_restored_records(clinic: Clinic):
    clinic.store.save_account(account("a1", login=LOGIN, role=Role.NURSE))
    made = make_backup(clinic.origin, clinic.shelf)
    clinic.store.close()
    seen: list[Role] = []

    def permit(store: Store) -> None:
        seen.extend(one.role for one in store.accounts())
        raise Problem("PERMISSION", "Only an administrator may restore a backup.")

    assert refused(clinic, made, permit=permit) == "PERMISSION"
    assert seen == [Role.NURSE]


# --- refused


def test_that_a_damaged_backup_is_refused(clinic: Clinic, backup: Backup):
    change_byte(backup.database)
    assert refused(clinic, backup) == "BACKUP-DAMAGED"


def test_that_a_backup_that_vanished_is_refused(clinic: Clinic, backup: Backup):
    shutil.rmtree(clinic.shelf)
    assert refused(clinic, backup) == "BACKUP-MISSING"


def test_that_a_backup_with_a_fault_is_refused(clinic: Clinic, backup: Backup):
    backup.keys.unlink()
    assert refused(clinic, read_backup(backup.path)) == "BACKUP-NONE"


def test_that_a_key_of_other_records_is_refused(clinic: Clinic, backup: Backup):
    clinic.key = DatabaseKey.random()
    assert refused(clinic, backup) == "BACKUP-KEY"


def test_that_a_database_in_use_is_not_replaced(clinic: Clinic, backup: Backup):
    with SqlStore(clinic.database, key=bytes(clinic.key)) as store:
        store.visits()
        assert refused(clinic, backup) == "RESTORE-BUSY"
        add_visit(store, "v10", 1)


def test_that_a_plain_database_is_not_replaced(clinic: Clinic, backup: Backup):
    """Kept under another name it would be taken for a left-over of the encryption, and removed."""
    clinic.database.unlink()
    SqlStore(clinic.database).close()
    assert refused(clinic, backup) == "RESTORE-PLAIN"


def test_that_restoring_waits_for_no_backup_that_is_being_made(clinic: Clinic, backup: Backup):
    with disk.only_one(clinic.home / f"{DATABASE}.backup-lock"):
        assert refused(clinic, backup) == "BACKUP-BUSY"


@pytest.mark.parametrize("stop_at", [0, 300, 500, 1000])
def test_that_cancelling_leaves_all_as_it_was(clinic: Clinic, backup: Backup, stop_at: int):
    cancel = Event()

    def progress(done: int, _total: int) -> None:
        if done >= stop_at:
            cancel.set()

    with pytest.raises(Cancelled):
        restore(clinic, backup, cancel=cancel, progress=progress)
    assert clinic.names_at_home() == [KEY_FILE, DATABASE]
    assert seqs(clinic.again())["v9"] == 4


# --- older and newer schemas


def backup_of(clinic: Clinic, database: Path, revision: str) -> Backup:
    """A backup folder around a database that an earlier release made, sealed as that release would have."""
    folder = clinic.shelf / "backup-20200101-000000Z"
    folder.mkdir()
    shutil.copy(database, folder / DATABASE)
    clinic.ring.copy_to(folder / KEY_FILE)
    contents = replace(DatabaseFiles().contents(folder / DATABASE, bytes(clinic.key)), revision=revision)
    size, sha256 = (folder / DATABASE).stat().st_size, disk.sha256_of(folder / DATABASE)
    made = Manifest(1, NOW, VERSION, records_id(clinic.key), size, sha256, disk.sha256_of(folder / KEY_FILE), contents)
    backup_files.write_manifest(folder, made.sealed(clinic.key))
    return read_backup(folder)


def test_that_a_backup_of_an_older_schema_is_brought_up_to_date_on_a_copy(clinic: Clinic, tmp_path: Path):
    clinic.store.close()
    (tmp_path / "old").mkdir()
    old = backup_of(clinic, make_revision_1(tmp_path / "old" / DATABASE, bytes(clinic.key)), "0001")
    before = bytes_of(old)
    done = restore(clinic, old)
    assert (done.contents.revision, done.contents.rows["event"]) == ("0001", 5)
    assert bytes_of(old) == before
    assert clinic.names_at_home() == [KEY_FILE, DATABASE, KEPT]
    with SqlStore(clinic.database, key=bytes(clinic.key)) as store:
        assert seqs(store) == {"v1": 3, "v2": 2}
        assert list(store.verify()) == []


def test_that_a_backup_of_a_newer_schema_is_refused(clinic: Clinic, backup: Backup):
    newer = replace(backup.usable, program="99.1", contents=replace(backup.usable.contents, revision="9999")).sealed(clinic.key)
    backup_files.write_manifest(backup.path, newer)
    assert refused(clinic, read_backup(backup.path)) == "BACKUP-NEWER"


# --- cut off


def staged(clinic: Clinic, backup: Backup, *, keys: bool) -> None:
    """What a restore has made ready when it decides to go through with it."""
    shutil.copy(backup.database, swap.staged(clinic.database))
    shutil.copy(backup.keys, swap.staged(swap.keys_of(clinic.database)))
    swap.begin(clinic.database, "before-restore-x", keys=keys)


class _Cut(BaseException):
    """The program ended here."""


def cut_before_change(folder: Path, number: int):
    """An audit hook cannot be removed, so it is told when it is over; it ends the program before its n-th change in a folder."""
    state = {"left": number, "on": True}

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if not state["on"] or event not in {"os.rename", "os.remove", "os.link"} or str(folder) not in str(arguments[0]):
            return
        if state["left"] == 0:
            state["on"] = False
            raise _Cut
        state["left"] -= 1

    return hook, state


@pytest.mark.parametrize("keys", [False, True])
def test_that_an_exchange_cut_off_before_any_of_its_steps_is_finished_by_the_next_start(clinic: Clinic, backup: Backup, keys: bool):
    with SqlStore(clinic.database, key=bytes(clinic.key)) as store:
        add_visit(store, "v10", 3)
        saved = {name: (clinic.home / name).read_bytes() for name in (DATABASE, f"{DATABASE}-wal", KEY_FILE)}
    steps = 0
    while True:
        for path in clinic.home.iterdir():
            path.unlink()
        for name, data in saved.items():
            (clinic.home / name).write_bytes(data)
        staged(clinic, backup, keys=keys)
        hook, state = cut_before_change(clinic.home, steps)
        sys.addaudithook(hook)
        try:
            swap.finish(clinic.database)
        except _Cut:
            assert swap.is_unfinished(clinic.database)
        state["on"] = False
        finished = swap.is_unfinished(clinic.database)
        assert (finish_restore(clinic.database) is not None) is finished
        kept = clinic.home / f"{DATABASE}.before-restore-x"
        with SqlStore(kept, key=bytes(clinic.key)) as store:
            assert seqs(store)["v10"] == 3
        with SqlStore(clinic.database, key=bytes(clinic.key)) as store:
            assert seqs(store) == {"v0": 5, "v1": 5, "v2": 5}
            assert list(store.verify()) == []
        assert (clinic.home / KEY_FILE).read_bytes() == (backup.keys.read_bytes() if keys else saved[KEY_FILE])
        if state["left"] > 0 and not finished:
            break
        steps += 1
    assert steps >= 6


def test_that_nothing_is_done_where_nothing_was_cut_off(clinic: Clinic, backup: Backup):
    before = clinic.database.read_bytes()
    assert finish_restore(clinic.database) is None
    assert clinic.database.read_bytes() == before


def test_that_what_was_made_ready_but_not_decided_is_thrown_away(clinic: Clinic, backup: Backup):
    swap.staged(clinic.database).write_bytes(b"half a copy")
    assert finish_restore(clinic.database) is None
    assert seqs(clinic.again())["v9"] == 4
    clinic.store.close()
    restore(clinic, backup)
    assert clinic.names_at_home() == [KEY_FILE, DATABASE, KEPT]


def test_that_a_disk_without_second_names_keeps_a_copy(tmp_path: Path, clinic: Clinic, backup: Backup):
    """As on a USB stick: the old database is copied. Here the name is in a folder of another file system, where no link can go."""
    if not Path("/dev/shm").is_dir() or Path("/dev/shm").stat().st_dev == clinic.home.stat().st_dev:
        pytest.skip("needs a second file system at /dev/shm")
    with tempfile.TemporaryDirectory(dir="/dev/shm") as other:
        disk.second_name(clinic.database, Path(other) / "kept")
        assert (Path(other) / "kept").read_bytes() == clinic.database.read_bytes()
        assert [path.name for path in Path(other).iterdir()] == ["kept"]
