"""kill -9 in the middle of clicking: every site the window had painted as given is in the log, once, and the next start shows it.

``PA_KILLS`` sets how often (20); the whole proof is ``PA_KILLS=200 make test ARGS=tests/faults/test_kill.py``.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from procedure_assistant.app import Options, build
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.visits import Visit
from tests.faults.visit_window import folded_units, given_in_log, planned_sites, prepare

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("PA_KILLS", "20"))
AT_ONCE = 2
MOST_CLICKS = 7
LONGEST_WAIT = 0.09
"""Seconds from a painted click to the kill, at most: longer than a click, so that it comes at every moment of the next one."""


@dataclass(frozen=True, slots=True)
class Life:
    """What one killed window had said."""

    shown: frozenset[str]
    shown_units: Decimal
    clicked: tuple[str, ...]
    units: Decimal


@dataclass(frozen=True, slots=True)
class Kept:
    """What a database holds of the visit."""

    given: frozenset[str] = frozenset()
    units: Decimal = Decimal(0)


def run_and_kill(database: Path, visit_id: str, chance: random.Random) -> Life:
    """Open the window, let it click, and kill it some time after one of the clicks has been painted."""
    command = [sys.executable, "-m", "tests.faults.clicking_window", str(database), visit_id, str(chance.randrange(2**32))]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, text=True, **pipes) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        said = [process.stdout.readline() for _ in range(1 + chance.randrange(MOST_CLICKS))]
        time.sleep(LONGEST_WAIT * chance.random() ** 2)  # more often soon after the painting, where a late commit would be caught
        process.kill()
        said += process.stdout.readlines()
        errors = process.stderr.read()
        code = process.wait(timeout=20)
    assert code == -9, errors
    lines = [line.split() for line in said if line.endswith("\n")]  # a line cut off in the middle was not said
    assert lines, errors
    first, clicks = lines[0], lines[1:]
    assert first[0] == "shown"
    assert all(word == "given" for word, *_ in clicks)
    last = Decimal(clicks[-1][2]) if clicks else Decimal(first[1])
    return Life(frozenset(first[2:]), Decimal(first[1]), tuple(site for _, site, _ in clicks), last)


def open_copy(database: Path, visit_id: str) -> Visit:
    """The visit from a copy of the crashed file, so that the next window itself meets the file as the crash left it."""
    copy = database.parent / "copy" / database.name
    copy.parent.mkdir(exist_ok=True)
    for old in copy.parent.iterdir():
        old.unlink()
    for ending in ("", "-wal"):
        if (part := database.with_name(database.name + ending)).exists():
            shutil.copy(part, copy.with_name(part.name))
    services = build(Options(copy, SystemClock()))
    with closing(services.store):
        assert list(services.store.verify()) == []  # the hash chain, and that the worklist follows it
        visit = services.visits.resume(visit_id)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return visit


def check(before: Kept, life: Life, visit: Visit) -> Kept:
    """Everything the window had shown is kept; returns what is kept."""
    assert (life.shown, life.shown_units) == (before.given, before.units)  # the start shows the visit where the last one was killed
    log = Counter(given_in_log(visit))
    assert set(log.values()) <= {1}
    shown = before.given | set(life.clicked)
    assert shown <= set(log)
    # the click being made when the kill came may be kept; nothing after it was begun
    assert len(set(log) - shown) <= 1
    assert {site.id for site in visit.record.sites.values() if site.given} == set(log)
    assert folded_units(visit) == 5 * len(log) >= life.units  # the totals are painted after the mark, so they may lag behind
    return Kept(frozenset(log), folded_units(visit))


def kill_often(folder: Path, prepared: Path, visit_id: str, times: int, seed: int) -> Counter[str]:
    """Kill windows on copies of a prepared database, one after the other on the same copy until its sites run out."""
    chance = random.Random(seed)
    told: Counter[str] = Counter()
    database, kept, sites = folder / "none.db", Kept(), 0
    for number in range(times):
        if sites - len(kept.given) <= MOST_CLICKS:  # a window must never run out of sites before it is killed
            database, kept = folder / str(number) / "procedures.db", Kept()
            database.parent.mkdir(parents=True)
            shutil.copy(prepared, database)
        life = run_and_kill(database, visit_id, chance)
        visit = open_copy(database, visit_id)
        after = check(kept, life, visit)
        told.update(kills=1, acknowledged=len(life.clicked), resumed=len(kept.given) > 0)
        told.update(not_yet_shown=len(after.given) - len(kept.given) - len(life.clicked))
        kept, sites = after, len(planned_sites(visit))
    return told


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of POSIX systems")
def test_that_every_click_shown_as_given_survives_a_kill(tmp_path: Path, record_property: pytest.RecordProperty):
    prepared = tmp_path / "prepared" / "procedures.db"
    visit_id = prepare(prepared)
    shares = [KILLS // AT_ONCE + (place < KILLS % AT_ONCE) for place in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        jobs = [pool.submit(kill_often, tmp_path / f"job{place}", prepared, visit_id, share, place) for place, share in enumerate(shares)]
        told = sum((job.result() for job in jobs), Counter[str]())
    assert told["kills"] == KILLS
    assert told["acknowledged"] > KILLS
    record_property("kills", dict(told))
    sys.stdout.write(f"{dict(told)}\n")
