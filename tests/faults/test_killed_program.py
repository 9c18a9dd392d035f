"""kill -9 at any moment: every acknowledged entry is there exactly once, and the store opens. ``PA_KILLS`` sets how often (10)."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from procedure_assistant.services.chain import chain_faults
from procedure_assistant.store import SqlStore
from tests.store.samples import derived_from

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("PA_KILLS", "10"))


def run_and_kill(path: Path, key: bytes | None, entries_before: int, seconds: float) -> list[int]:
    """Run the appending program, kill it some time after it has acknowledged some entries; returns what it acknowledged."""
    command = [sys.executable, "-m", "tests.faults.append_for_ever", str(path), (key or b"").hex()]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        said = [process.stdout.readline() for _ in range(entries_before)]
        time.sleep(seconds)
        process.kill()
        said += process.stdout.readlines()
        process.wait(timeout=10)
    return [int(line) for line in said if line.endswith("\n")]  # a number cut off in the middle was not said


def test_that_every_acknowledged_entry_survives_being_killed(tmp_path: Path, key: bytes | None):
    chance = random.Random(20261123)
    path = tmp_path / "procedures.db"
    stored = 0
    for _ in range(KILLS):
        acknowledged = run_and_kill(path, key, 1, chance.uniform(0, 0.06))
        assert acknowledged[0] == stored + 1
        with SqlStore(path, key=key) as store:
            rows = store.log("v1")
            assert list(chain_faults(rows)) == []
            assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
            # the entry being written when the kill came may be there; it was not acknowledged, and nothing after it was begun
            assert len(rows) - acknowledged[-1] in {0, 1}
            assert store.visit("v1") == derived_from(rows).summary
            stored = len(rows)
    assert stored > KILLS


def test_that_being_killed_while_making_the_database_leaves_none_or_a_whole_one(tmp_path: Path, key: bytes | None):
    chance = random.Random(14)
    for number in range(max(KILLS // 2, 1)):
        path = tmp_path / f"{number}.db"
        acknowledged = run_and_kill(path, key, 0, chance.uniform(0, 0.03))
        with SqlStore(path, key=key) as store:
            assert len(store.log("v1")) - len(acknowledged) in {0, 1}
            assert [fault.message for fault in store.verify() if "patient" not in fault.message] == []
