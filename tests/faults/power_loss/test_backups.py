"""Power loss while a backup is made or restored: what was reported is there and whole, and the database is the old or the new one."""

from __future__ import annotations

import hashlib
import random
import shutil
from pathlib import Path

import pytest

from procedure_assistant.services.backup import check, list_backups, make_backup
from procedure_assistant.services.backup_files import Backup
from procedure_assistant.services.keyring import KEY_FILE, KeyRing
from procedure_assistant.services.restore import finish_restore
from procedure_assistant.store import SqlStore
from tests.faults.power_loss.computer import Computer, disks_of_a_life
from tests.faults.power_loss.disk import Disk, write_tree
from tests.services.backups import DATABASE, Clinic, bytes_of, make_clinic, seqs
from tests.services.key_rings import CHEAP
from tests.store.samples import add_visit

PROGRAM = "tests.faults.backup_program"


def moved(clinic: Clinic, folder: Path) -> Clinic:
    """The same clinic on what the power loss left."""
    home = folder / "home"
    return Clinic(
        home,
        folder / "shelf",
        SqlStore(home / DATABASE, key=bytes(clinic.key)),
        clinic.key,
        clinic.recovery,
        KeyRing(home / KEY_FILE, clinic.clock, costs=CHEAP),
        clinic.clock,
    )


def digest_of(backup: Backup) -> str:
    """The same for two backups with the same bytes, of which one check is enough."""
    return hashlib.sha256(repr(sorted(bytes_of(backup).items())).encode()).hexdigest()


def test_that_every_backup_reported_or_listed_is_whole(computer: Computer, losses: int, tmp_path: Path):
    clinic = make_clinic(computer.folder)
    older = make_backup(clinic.origin, clinic.shelf)
    clinic.store.close()
    before = Disk(computer.folder)
    life, _ = computer.run(PROGRAM, "backup", clinic.home, clinic.shelf, clinic.recovery.text, 2)
    assert [line for line in life.said if not line.startswith("backup-")] == ["ready", "begun", "begun"]
    left = tmp_path / "left"
    seen: set[tuple[int, ...]] = set()
    whole: set[str] = set()
    for said, tree in disks_of_a_life(before, life.entries, losses, random.Random(21)):
        write_tree(tree, left)
        there = moved(clinic, left)
        backups = list_backups(there.shelf)
        names = {line for line in said if line.startswith("backup-")}
        assert {one.path.name for one in backups} >= {older.path.name, *names}
        for one in backups:
            assert one.fault == ""
            if digest_of(one) not in whole:
                assert check(one, there.origin) == one.usable.contents
                whole.add(digest_of(one))
        case = len(names), len(backups), len([*there.shelf.glob(".*.part"), *there.shelf.glob(".*.part/*")])
        if case not in seen:  # the next backup goes on from there, and clears up what was left half made
            seen.add(case)
            assert make_backup(there.origin, there.shelf).usable.number == len(backups) + 1
            assert not list(there.shelf.glob(".*.part"))
        there.store.close()
    assert {names for names, *_ in seen} == {0, 1, 2}


@pytest.mark.parametrize("keys", ["kept", "replaced"])
def test_that_after_a_restore_cut_off_the_next_start_has_the_old_or_the_new_database(
    computer: Computer, losses: int, tmp_path: Path, keys: str
):
    clinic = make_clinic(computer.folder)
    backup = make_backup(clinic.origin, clinic.shelf)
    restored = seqs(clinic.store)
    add_visit(clinic.store, "v9", 4)
    old = seqs(clinic.store)
    crashed = tmp_path / "crashed"  # with entries that are still in the -wal
    shutil.copytree(clinic.home, crashed)
    clinic.store.close()
    shutil.rmtree(clinic.home)
    shutil.copytree(crashed, clinic.home)
    if keys == "replaced":
        (clinic.home / KEY_FILE).write_bytes(b"no key file any more")
    before = Disk(computer.folder)
    life, _ = computer.run(PROGRAM, "restore", clinic.home, backup.path, clinic.recovery.text)
    assert life.said == ("ready", "restored")
    left = tmp_path / "left"
    ends = set()
    for said, tree in disks_of_a_life(before, life.entries, 2 * losses, random.Random(22)):
        write_tree(tree, left)
        finished = finish_restore(left / "home" / DATABASE) is not None
        there = moved(clinic, left)
        now = seqs(there.store)
        assert list(there.store.verify()) == []
        there.store.close()
        assert now in (old, restored)
        if now == restored:
            assert there.ring.unlock_with_recovery(clinic.recovery.text) == clinic.key
            (kept, *_) = sorted(there.home.glob(f"{DATABASE}.before-restore-*Z"))
            with SqlStore(kept, key=bytes(clinic.key)) as store:
                assert seqs(store) == old
        assert "restored" not in said or now == restored
        ends.add((finished, now == restored))
    assert ends == {(False, False), (True, True), (False, True)}


def test_that_the_log_of_a_damaged_database_never_gets_to_the_restored_one(computer: Computer, losses: int, tmp_path: Path):
    """A damaged database keeps its -wal as it is, with entries that would fit any database of the same key."""
    clinic = make_clinic(computer.folder)
    backup = make_backup(clinic.origin, clinic.shelf)
    restored = seqs(clinic.store)
    clinic.store.close()
    clinic.again()
    add_visit(clinic.store, "v9", 4)
    crashed = tmp_path / "crashed"
    shutil.copytree(clinic.home, crashed)
    clinic.store.close()
    shutil.rmtree(clinic.home)
    shutil.copytree(crashed, clinic.home)
    damaged, wal = clinic.database, clinic.home / f"{DATABASE}-wal"
    damaged.write_bytes(random.Random(1).randbytes(damaged.stat().st_size))
    before, files = Disk(computer.folder), (damaged.read_bytes(), wal.read_bytes())
    assert len(files[1]) > 10_000
    life, _ = computer.run(PROGRAM, "restore", clinic.home, backup.path, clinic.recovery.text)
    assert life.said == ("ready", "restored")
    left = tmp_path / "left"
    ends = set()
    for said, tree in disks_of_a_life(before, life.entries, 2 * losses, random.Random(23)):
        write_tree(tree, left)
        home = left / "home"
        finish_restore(home / DATABASE)
        if (home / DATABASE).read_bytes() == files[0]:
            assert (home / wal.name).read_bytes() == files[1]
            assert "restored" not in said
            ends.add("old")
            continue
        there = moved(clinic, left)
        assert seqs(there.store) == restored
        assert list(there.store.verify()) == []
        there.store.close()
        (kept,) = home.glob(f"{DATABASE}.before-restore-*Z")
        assert (kept.read_bytes(), kept.with_name(f"{kept.name}-wal").read_bytes()) == files
        ends.add("restored")
    assert ends == {"old", "restored"}
