"""Power loss while a database of an earlier release is brought up to date: nothing of it is lost, and the way back is kept."""

from __future__ import annotations

import random
from pathlib import Path

from procedure_assistant.store import SqlStore
from procedure_assistant.store.schema import REVISION
from tests.faults.power_loss.computer import Computer, disks_of_a_life
from tests.faults.power_loss.disk import Disk, write_tree
from tests.store.samples import ask
from tests.store.test_upgrade import contents, make_revision_1

PROGRAM = "tests.faults.power_loss.opening_program"


def revision(path: Path) -> str:
    """The schema revision written in a database."""
    ((number,),) = ask(path, "SELECT version_num FROM schema_version")
    return str(number)


def test_that_an_upgrade_cut_off_by_power_loss_loses_nothing(computer: Computer, losses: int, tmp_path: Path):
    chance = random.Random(13)
    database = make_revision_1(computer.folder / "procedures.db")
    old = contents(database)
    before = Disk(computer.folder)
    life, _ = computer.run(PROGRAM, database, "plain")
    assert life.said == ("opened", "closed")
    left = tmp_path / "left"
    for said, tree in disks_of_a_life(before, life.entries, losses, chance):
        write_tree(tree, left)
        if said:
            assert revision(left / database.name) == REVISION
            write_tree(tree, left)  # as the loss left it: looking has changed it
        with SqlStore(left / database.name) as store:
            assert list(store.verify()) == []
        assert contents(left / database.name) == old
        assert revision(left / database.name) == REVISION
        kept = [path for path in left.glob("procedures.db.before-*") if ".part" not in path.name]
        assert kept, "the database is upgraded, and the old one is gone"
        for copy in kept:
            assert contents(copy) == old
            assert revision(copy) == "0001"
