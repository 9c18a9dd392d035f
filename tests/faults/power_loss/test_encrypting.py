"""Power loss while a plain database is encrypted: it is the plain or the encrypted one, and whole; afterwards nothing plain is left."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from procedure_assistant.store import encrypt_database, is_plain
from tests.faults.power_loss.computer import Computer, disks_of_a_life
from tests.faults.power_loss.conftest import KEY
from tests.faults.power_loss.disk import Disk, Tree, write_tree
from tests.faults.power_loss.promises import Promised, kept_in
from tests.store.samples import patient

NAME = patient().family_name.encode()

Losses = tuple[Promised, Iterator[tuple[tuple[str, ...], Tree]]]


@pytest.fixture
def lost(computer: Computer, losses: int) -> Losses:
    """What the database held, and what had been said and is left at moments of its encryption."""
    database = computer.folder / "procedures.db"
    computer.run("tests.faults.power_loss.writing_program", database, 5, 20, "plain")
    held = kept_in(database, "plain")
    assert files_that_tell(computer.folder) == ["procedures.db"]
    before = Disk(computer.folder)
    life, _ = computer.run("tests.faults.power_loss.opening_program", database, KEY, "encrypt")
    assert life.said == ("encrypted", "opened", "closed")
    return held, disks_of_a_life(before, life.entries, losses // 2, random.Random(16))


def files_that_tell(folder: Path) -> list[str]:
    """The files that hold the patient's name in the clear."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and NAME in path.read_bytes())


def test_that_a_database_whose_encryption_was_cut_off_opens_as_it_is(lost: Losses, tmp_path: Path):
    held, disks = lost
    database = tmp_path / "left" / "procedures.db"
    found = set()
    for said, tree in disks:
        write_tree(tree, database.parent)
        plain = is_plain(database)
        found.add(plain)
        assert not (said and plain)
        assert kept_in(database, "plain" if plain else KEY) == held
    assert found == {True, False}


def test_that_encrypting_again_finishes_and_leaves_nothing_plain(lost: Losses, tmp_path: Path):
    held, disks = lost
    database = tmp_path / "left" / "procedures.db"
    for said, tree in disks:
        write_tree(tree, database.parent)
        if said:
            assert files_that_tell(database.parent) == []
        encrypt_database(database, bytes.fromhex(KEY))
        assert files_that_tell(database.parent) == []
        assert kept_in(database, KEY) == held
