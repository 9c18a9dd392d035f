"""Power loss while logins and passwords change: the key file, without which no record can be read, is always whole and up to date."""

from __future__ import annotations

import random
from pathlib import Path

from procedure_assistant.services.keyring import KEY_FILE, KeyRing
from procedure_assistant.services.problem import Problem
from tests.faults.power_loss.computer import Computer, disks_of_a_life
from tests.faults.power_loss.disk import Disk, write_tree
from tests.faults.power_loss.key_program import CHANGES, hash_of, password, ring_at
from tests.services.key_rings import LOGIN


def key_behind(ring: KeyRing, login: str, *passwords: int) -> str:
    """The hash of the key that the first fitting one of the passwords opens."""
    for number in passwords:
        try:
            return hash_of(ring.unlock(login, password(number))[1])
        except Problem as problem:
            assert problem.code == "KEYS-WRONG"  # noqa: PT017 -- the next password may fit
    raise AssertionError(f"none of the passwords {passwords} opens {login}")


def test_that_the_key_file_survives_with_what_was_acknowledged(computer: Computer, losses: int, tmp_path: Path):
    before = Disk(computer.folder)
    life, _ = computer.run("tests.faults.power_loss.key_program", computer.folder / KEY_FILE)
    assert len(life.said) == 2 * CHANGES - 1
    left = tmp_path / "left"
    for said, tree in disks_of_a_life(before, life.entries, losses, random.Random(18)):
        write_tree(tree, left)
        ring = ring_at(left / KEY_FILE)
        if not said:  # none, or a whole one, which may be thrown away: nobody was told that it is there
            assert not ring.exists or len(ring.accounts()) == 1
            continue
        key = said[0].removeprefix("created ")
        changed = sum(line.startswith("password") for line in said)
        added = sum(line.startswith("added") for line in said)
        # the change being made when the power failed may be there: it has begun only when the login before it had been added
        assert key_behind(ring, LOGIN, *((changed, changed + 1) if added == changed else (changed,))) == key
        assert [key_behind(ring, f"{LOGIN}{number}", number) for number in range(1, added + 1)] == [key] * added
        assert len(ring.accounts()) - (1 + added) in ({0, 1} if changed > added else {0})
