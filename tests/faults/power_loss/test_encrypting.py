"""Power loss while a plain database is encrypted: it is the plain or the encrypted one, and whole; afterwards nothing plain is left."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from procedure_assistant import store as store_package
from tests.faults.power_loss.computer import Computer, disks_of_a_life
from tests.faults.power_loss.conftest import KEY
from tests.faults.power_loss.disk import Disk, write_tree
from tests.faults.power_loss.promises import kept_in
from tests.store.samples import patient

NAME = patient().family_name.encode()


def files_that_tell(folder: Path) -> list[str]:
    """The files that hold the patient's name in the clear."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and NAME in path.read_bytes())


@pytest.mark.skipif(not hasattr(store_package, "encrypt_database"), reason="nothing encrypts a plain database yet")
def test_that_a_database_being_encrypted_is_the_old_or_the_new_one(computer: Computer, losses: int, tmp_path: Path):
    chance = random.Random(16)
    database = computer.folder / "procedures.db"
    computer.run("tests.faults.power_loss.writing_program", database, 5, 20, "plain")
    held = kept_in(database, "plain")
    assert files_that_tell(computer.folder) == ["procedures.db"]
    before = Disk(computer.folder)
    life, _ = computer.run("tests.faults.power_loss.opening_program", database, KEY, "encrypt")
    assert life.said == ("encrypted", "opened", "closed")
    left = tmp_path / "left"
    found = set()
    for said, tree in disks_of_a_life(before, life.entries, losses, chance):
        write_tree(tree, left)
        plain = store_package.is_plain(left / database.name)
        found.add(plain)
        if said:
            assert not plain
            assert files_that_tell(left) == []
        assert kept_in(left / database.name, "plain" if plain else KEY) == held
        store_package.encrypt_database(left / database.name, bytes.fromhex(KEY))  # as the next set-up does
        assert files_that_tell(left) == []
        assert kept_in(left / database.name, KEY) == held
    assert found == {True, False}
