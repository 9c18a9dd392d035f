"""Power loss while images come in: every image that was acknowledged is whole, and every click between its pieces is there."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from tests.faults.power_loss.computer import Computer, disks_left
from tests.faults.power_loss.disk import write_tree
from tests.faults.power_loss.writing_program import store_at

PROGRAM = "tests.faults.power_loss.images_program"
LATEST = 900
"""Entries of the journal after which the power fails at most."""


def keeps(database: Path, key: str, said: Sequence[str]) -> None:
    """Everything said is in the database, which is sound; an image more may be there, of which nobody was told yet."""
    promised = {words[1]: words[2] for words in map(str.split, said) if words[0] == "image"}
    clicks = sum(line.startswith("entry") for line in said)
    with store_at(database, key) as store:
        assert list(store.verify()) == []
        kept = {image.id: image.sha256 for image in store.images.of_visit("v1")}
        assert promised.items() <= kept.items()
        assert len(kept) - len(promised) in {0, 1}
        assert len(store.log("v1")) - clicks in {0, 1}
        for image_id in kept:
            assert b"".join(store.images.content(image_id))  # raises where it is not what came in


def test_that_every_acknowledged_image_survives_power_losses(computer: Computer, key: str, losses: int, tmp_path: Path):
    chance = random.Random(20261123)
    database = computer.folder / "procedures.db"
    images = 0
    for number in range(losses):
        computer.start_from({})
        life, disk = computer.run(PROGRAM, database, number, key, entries=200 + chance.randrange(LATEST))
        images += sum(line.startswith("image") for line in life.said)
        for tree in disks_left(disk, chance).values():
            write_tree(tree, tmp_path / "looked at")
            keeps(tmp_path / "looked at" / "procedures.db", key, life.said)
    assert images > losses
