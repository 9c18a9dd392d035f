"""Power loss while the database is made: none or a whole one, and never one that is gone after it was opened."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults.power_loss.computer import Computer, disks_of_a_life, moments
from tests.faults.power_loss.disk import Disk, Kept, Tree, write_tree
from tests.faults.power_loss.journal import Life
from tests.faults.power_loss.promises import Promised, kept_in

PROGRAM = "tests.faults.power_loss.writing_program"


def first_life(computer: Computer, database: Path, key: str) -> tuple[Life, Disk]:
    """A program makes the database and acknowledges three things; also the disk as it was before."""
    before = Disk(computer.folder)
    life, _ = computer.run(PROGRAM, database, 0, 2, key)
    assert life.code == 0
    assert life.said[0] == "opened"
    return life, before


def check(tree: Tree, folder: Path, inside: str, key: str, said: tuple[str, ...]) -> None:
    """Whatever is left opens sound, holds what was acknowledged, and is there once it was opened."""
    write_tree(tree, folder)
    if said:
        assert (folder / inside).exists(), "the database was opened, and is gone"
    found = kept_in(folder / inside, key)
    promised = Promised().and_then(said)
    assert promised.is_kept_by(found)
    assert found.size() - promised.size() in {0, 1}


def test_that_a_database_being_made_is_none_or_a_whole_one(computer: Computer, key: str, losses: int, tmp_path: Path):
    chance = random.Random(11)
    life, before = first_life(computer, computer.folder / "procedures.db", key)
    for said, tree in disks_of_a_life(before, life.entries, losses // 2, chance):
        check(tree, tmp_path / "left", "procedures.db", key, said)


def test_that_a_database_in_a_new_folder_survives(computer: Computer, losses: int, tmp_path: Path):
    """The first start on a machine: the folders above the database are new too, and their names must be on the disk."""
    chance = random.Random(12)
    inside = "share/procedure-assistant/procedures.db"
    life, before = first_life(computer, computer.folder / inside, "plain")
    for said, tree in disks_of_a_life(before, life.entries, losses // 2, chance):
        check(tree, tmp_path / "left", inside, "plain", said)


def test_that_a_disk_that_forgets_names_is_found_out(computer: Computer, tmp_path: Path):
    """The control: where syncing a folder does nothing, the database is gone after it was opened, and that is seen."""
    life, _ = first_life(computer, computer.folder / "procedures.db", "plain")
    empty = tmp_path / "empty"
    empty.mkdir()
    (*_, last) = moments(Disk(empty, keeps_names=False), life.entries)
    with pytest.raises(AssertionError, match="was opened, and is gone"):
        check(last.disk.after_power_loss(Kept.NOTHING, random.Random(1)), tmp_path / "left", "procedures.db", "plain", life.said)
