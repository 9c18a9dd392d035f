"""Power loss while the log is folded into the database: the torn pages are whole in the log, so nothing is lost and nothing is an alarm."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.power_loss.computer import Computer, Moment, moments
from tests.faults.power_loss.disk import SECTOR, Disk, File, Kept, write_tree
from tests.faults.power_loss.promises import check_file, kept_in

FOLDINGS = 12


@pytest.fixture
def folding(computer: Computer, key: str) -> Iterator[Moment]:
    """Moments at which pages of the database are being written."""
    before = Disk(computer.folder)
    life, _ = computer.run("tests.faults.power_loss.writing_program", computer.folder / "procedures.db", 3, 60, key)
    return (moment for moment in moments(before, life.entries) if "procedures.db" in moment.disk.unsynced())


def test_that_the_check_right_after_the_restart_raises_no_alarm(folding: Iterator[Moment], key: str, tmp_path: Path):
    chance = random.Random(17)
    looked_at = 0
    for moment in folding:
        if chance.random() < 0.3 and looked_at < FOLDINGS:
            looked_at += 1
            write_tree(moment.disk.after_power_loss(Kept.ANY, chance), tmp_path / "left")
            check_file(tmp_path / "left" / "procedures.db", key)
    assert looked_at == FOLDINGS


def test_that_nothing_depends_on_a_sector_that_was_being_written(folding: Iterator[Moment], key: str, tmp_path: Path):
    """The first sector too, with the header or the salt of the file: when the power fails just there, the drive may leave rubbish in it."""
    moment = next(moment for moment in folding if moment.disk.is_being_written("procedures.db", 0))
    tree = moment.disk.after_power_loss(Kept.NOTHING, random.Random(19))
    write_tree(tree, tmp_path / "whole")
    held = kept_in(tmp_path / "whole" / "procedures.db", key)
    file = tree["procedures.db"]
    assert isinstance(file, File)
    file.seen[:SECTOR] = random.Random(20).randbytes(SECTOR)
    write_tree(tree, tmp_path / "left")
    assert kept_in(tmp_path / "left" / "procedures.db", key) == held
