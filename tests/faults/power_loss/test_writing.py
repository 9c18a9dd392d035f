"""Power loss at any moment of writing: every acknowledged entry is there exactly once, and the store opens sound.

``PA_POWER_LOSSES`` sets how often (6); the whole proof is ``PA_POWER_LOSSES=500 make test ARGS=tests/faults/power_loss``.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

from tests.faults.power_loss.computer import Computer, disks_left
from tests.faults.power_loss.disk import Kept, write_tree
from tests.faults.power_loss.promises import Promised, kept_in

PROGRAM = "tests.faults.power_loss.writing_program"
LOSSES_A_DATABASE = 20
EARLY, LATE = 150, 2500
"""Entries of the journal after which the power fails at most: half of the losses hit the start, with its recovery, once more."""


def test_that_every_acknowledged_entry_survives_power_losses(computer: Computer, key: str, losses: int, tmp_path: Path):
    chance = random.Random(20261124)
    told: Counter[str] = Counter()
    promised = Promised()
    for number in range(losses):
        if number % LOSSES_A_DATABASE == 0:
            computer.start_from({})
            promised = Promised()
        moment = 1 + chance.randrange(chance.choice((EARLY, LATE)))
        life, disk = computer.run(PROGRAM, computer.folder / "procedures.db", number, 0, key, entries=moment)
        assert life.code == -9
        promised = promised.and_then(life.said)
        found: dict[Kept, Promised] = {}
        left = disks_left(disk, chance)
        for kept, tree in left.items():
            write_tree(tree, tmp_path / "looked at")  # on a copy: the next program itself shall meet what the loss left
            found[kept] = kept_in(tmp_path / "looked at" / "procedures.db", key)
            assert promised.is_kept_by(found[kept]), kept
            # what was being written when the power failed may be there; it was not acknowledged, and nothing after it was begun
            assert found[kept].size() - promised.size() in {0, 1}
            told["written and not yet said"] += found[kept].size() - promised.size()
        told["in the middle of a commit"] += "procedures.db-wal" in disk.unsynced()
        told["in the middle of folding the log into the file"] += "procedures.db" in disk.unsynced()
        told.update(losses=1, acknowledged=len(life.said), disks=len(left))
        goes_on = chance.choice(list(left))
        computer.start_from(left[goes_on])
        promised = found[goes_on]
    assert told["acknowledged"] > losses
    assert told["in the middle of a commit"] > 0
    sys.stdout.write(f"{dict(told)}\n")


def test_that_a_store_that_does_not_wait_for_the_disk_is_found_out(computer: Computer, key: str, tmp_path: Path):
    """The control: with ``synchronous = OFF`` the same losses cost acknowledged entries, and are seen to."""
    chance = random.Random(7)
    database = computer.folder / "procedures.db"
    computer.run(PROGRAM, database, 0, 5, key)
    promised = kept_in(database, key)
    for number in range(3):
        life, disk = computer.run(PROGRAM, database, number, 0, key, "off", entries=300)
        broken = promised.and_then(life.said)
        assert broken.size() > promised.size()
        write_tree(disk.after_power_loss(Kept.NOTHING, chance), tmp_path / "left")
        found = kept_in(tmp_path / "left" / "procedures.db", key)
        assert not broken.is_kept_by(found)
        assert found == promised
        computer.start_from(disk.after_power_loss(Kept.NOTHING, chance))


def test_that_the_program_without_power_loss_keeps_all(computer: Computer, key: str):
    database = computer.folder / "procedures.db"
    life, _ = computer.run(PROGRAM, database, 3, 60, key)
    assert life.code == 0
    assert kept_in(database, key) == Promised().and_then(life.said)
