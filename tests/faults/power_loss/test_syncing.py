"""What durability costs: one sync of the log for each thing kept, no more with ``synchronous = EXTRA`` than with FULL."""

from __future__ import annotations

import pytest

from tests.faults.power_loss.computer import Computer
from tests.faults.power_loss.journal import Kind

PROGRAM = "tests.faults.power_loss.writing_program"
THINGS = 12


@pytest.mark.parametrize("synchronous", ["", "full"], ids=["extra, as it is", "full"])
def test_that_every_thing_kept_costs_one_sync_of_the_log(computer: Computer, key: str, synchronous: str):
    database = computer.folder / "procedures.db"
    computer.run(PROGRAM, database, 1, 1, key)
    life, _ = computer.run(PROGRAM, database, 1, THINGS, key, synchronous)
    assert "closed" not in life.said
    logs = {entry.file for entry in life.entries if entry.kind is Kind.OPENED and entry.paths[0] == "procedures.db-wal"}
    syncs: list[list[bool]] = [[]]
    for entry in life.entries:
        if entry.kind is Kind.SYNCED:
            syncs[-1].append(entry.file in logs)
        elif entry.kind is Kind.SAID:
            syncs.append([])
    # between "opened" and the first thing the log is begun; after the last thing it is folded into the file
    assert syncs[2:-1] == [[True]] * (THINGS - 1)
