"""kill -9 while visits are signed and sent: no signed visit is missing in the queue, each arrives, and none lies there twice.

``PA_KILLS`` sets how often (10).
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from procedure_assistant.services.delivery import DeliveryState
from procedure_assistant.services.outbox_rules import LEASE
from procedure_assistant.store import SqlStore
from tests.faults.outbox_program import COUNTED, begin, sign_one

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("PA_KILLS", "10"))
NO_PATIENT = "The patient of this visit is not in the database."
VISITS = 12


def started(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.outbox_program", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def faults(store: SqlStore) -> list[str]:
    return [fault.message for fault in store.verify() if fault.message != NO_PATIENT]


def test_that_a_kill_between_signing_and_queueing_loses_no_signed_visit(tmp_path: Path):
    chance, path = random.Random(5), tmp_path / "procedures.db"
    begin(path, tmp_path / "share")
    signed = 0
    for _ in range(KILLS):
        with started("sign", path) as process:
            assert process.stdout is not None
            said = [process.stdout.readline()]
            time.sleep(chance.uniform(0, 0.06))
            process.kill()
            said += process.stdout.readlines()
            process.wait(timeout=30)
        with SqlStore(path) as store:
            closed = {one.visit_id for one in store.visits() if store.log(one.visit_id)[-1].kind == "Signed"}
            assert {line.strip() for line in said if line.endswith("\n")} <= closed
            queued = Counter(one.visit_id for one in store.outbox.deliveries(limit=100_000))
            assert queued == dict.fromkeys(closed, 2)
            assert faults(store) == []
            assert len(closed) > signed
            signed = len(closed)


def test_that_kills_while_sending_lose_nothing_and_leave_nothing_twice(tmp_path: Path):
    chance, path, share = random.Random(7), tmp_path / "procedures.db", tmp_path / "share"
    begin(path, share)
    with SqlStore(path) as store:
        for number in range(VISITS):
            sign_one(store, f"v{number}")
    seconds, killed = 0.0, 0
    for run in range(10 * KILLS):
        with started("send", path, seconds, run) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            if killed < KILLS:
                time.sleep(chance.uniform(0, 0.03))
                process.kill()
                killed += 1
            process.stdout.read()
            process.wait(timeout=60)
        seconds += LEASE.total_seconds() + 1
        with SqlStore(path) as store:
            assert faults(store) == []
            if store.outbox.counts() == (0, 0):
                break
    with SqlStore(path) as store:
        done = store.outbox.deliveries(limit=1000)
        assert [one.state for one in done] == [DeliveryState.ACCEPTED] * (2 * VISITS)
        wanted = {file.name: file.data for one in done for file in store.outbox.files(one.id)}
    there = {file.name: file.read_bytes() for file in share.iterdir()}
    assert len(there) == 4 * VISITS
    assert there == wanted


def test_that_two_programs_drain_one_database_and_hand_each_delivery_over_once(tmp_path: Path):
    path, share = tmp_path / "procedures.db", tmp_path / "share"
    begin(path, share)
    with SqlStore(path) as store:
        for number in range(VISITS):
            sign_one(store, f"v{number}")
    programs = [started("send", path, 0, run) for run in ("a", "b")]
    said: list[str] = []
    for program in programs:
        out, _ = program.communicate(timeout=120)
        assert program.returncode == 0
        said += [line for line in out.split() if line != "ready"]
    with started("send", path, 0, "last") as last:  # both may have ended while the other still had the last one in hand
        last.wait(timeout=120)
    counted = Counter((tmp_path / COUNTED).read_text().split())
    with SqlStore(path) as store:
        assert {one.state for one in store.outbox.deliveries(limit=1000)} == {DeliveryState.ACCEPTED}
        assert counted == {one.id: 1 for one in store.outbox.deliveries(limit=1000)}
        assert faults(store) == []
    assert len(counted) == 2 * VISITS
    assert len(list(share.iterdir())) == 4 * VISITS
    assert set(said) <= set(counted)
