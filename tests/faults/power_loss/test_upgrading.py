"""Power loss while a database of an earlier release is brought up to date: nothing of it is lost, and the way back is kept."""

from __future__ import annotations

import random
from pathlib import Path

from procedure_assistant.store.schema import REVISION
from tests.faults.power_loss.computer import Computer, disks_of_a_life
from tests.faults.power_loss.disk import Disk, write_tree
from tests.faults.power_loss.writing_program import key_of, store_at
from tests.store.samples import ask
from tests.store.test_upgrade import contents, make_revision_1

PROGRAM = "tests.faults.power_loss.opening_program"


def revision(path: Path, key: bytes | None) -> str:
    """The schema revision written in a database."""
    ((number,),) = ask(path, "SELECT version_num FROM schema_version", key=key)
    return str(number)


def test_that_an_upgrade_cut_off_by_power_loss_loses_nothing(computer: Computer, key: str, losses: int, tmp_path: Path):
    chance = random.Random(13)
    raw_key = key_of(key)
    database = make_revision_1(computer.folder / "procedures.db", raw_key)
    old = contents(database, raw_key)
    before = Disk(computer.folder)
    life, _ = computer.run(PROGRAM, database, key)
    assert life.said == ("opened", "closed")
    left = tmp_path / "left"
    for said, tree in disks_of_a_life(before, life.entries, losses // 2, chance):
        write_tree(tree, left)
        if said:
            assert revision(left / database.name, raw_key) == REVISION
            write_tree(tree, left)  # as the loss left it: looking has changed it
        with store_at(left / database.name, key) as store:
            faults = list(store.verify())
        assert faults == []
        assert contents(left / database.name, raw_key) == old
        assert revision(left / database.name, raw_key) == REVISION
        kept = [path for path in left.glob("procedures.db.before-*") if ".part" not in path.name]
        assert kept, "the database is upgraded, and the old one is gone"
        for copy in kept:
            assert contents(copy, raw_key) == old
            assert revision(copy, raw_key) == "0001"
