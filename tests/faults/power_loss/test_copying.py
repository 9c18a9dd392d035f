"""Power loss after a backup: one that was reported as made is there and whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults.power_loss.computer import Computer, disks_left, moments
from tests.faults.power_loss.disk import Disk, write_tree
from tests.faults.power_loss.promises import kept_in


@pytest.mark.parametrize("new_folder", ["", "2026/november"])
def test_that_a_backup_reported_as_made_survives(computer: Computer, key: str, new_folder: str, tmp_path: Path):
    chance = random.Random(14)
    database = computer.folder / "procedures.db"
    (computer.folder / "backups").mkdir()
    backup = Path("backups", new_folder, "copy.db")
    computer.run("tests.faults.power_loss.writing_program", database, 5, 20, key)
    held = kept_in(database, key)
    before = Disk(computer.folder)
    life, _ = computer.run("tests.faults.power_loss.opening_program", database, key, "copy", computer.folder / backup)
    assert life.said == ("opened", "copied", "closed")
    for moment in moments(before, life.entries):
        if "copied" not in moment.said:
            continue
        for tree in disks_left(moment.disk, chance).values():
            write_tree(tree, tmp_path / "left")
            assert kept_in(tmp_path / "left" / backup, key) == held
