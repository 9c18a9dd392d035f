"""kill -9 at any moment of a running visit: everything the window had shown as done is in the log, once, and the next start shows it.

The window is the program's own, behind its door, on an encrypted database. It gives, undoes, does again, locks, comes back and signs, and
says before each action that it begins and afterwards that it is painted. ``PA_KILLS`` sets how often it is killed (100); the whole proof is
``PA_KILLS=1000 make test ARGS=tests/faults/test_kill.py``.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from procedure_assistant.domain.events import Entry, Reinstated, Retracted, Signed, SiteInjected
from procedure_assistant.services.demo import PHYSICIAN
from procedure_assistant.services.keyring import KEY_FILE
from procedure_assistant.services.visits import Visit
from tests.faults.nursery import Nursery, nursery
from tests.faults.people import key_of, opened
from tests.faults.visit_window import folded_units, planned_sites, prepare
from tests.store.samples import ask

KILLS = int(os.environ.get("PA_KILLS", "100"))
AT_ONCE = 2
MOST_LINES = 12
LONGEST_WAIT = 0.09
"""Seconds from a line to the kill, at most: longer than an action, so that the kill comes at every moment of the next one."""
LONGEST_START = 0.9
TO_SIGN_EVERY, START_EVERY = 10, 8
"""Every so many lives one is killed around its signature, and one while the visit is being opened."""
SITES_LEFT = 4
SILENCE = 90.0

Did = tuple[str, ...]
"""An action with its site: ("give", "procerus_1"), ("sign",)."""

KINDS = {SiteInjected: "give", Retracted: "undo", Reinstated: "redo", Signed: "sign"}


@dataclass(frozen=True, slots=True)
class Life:
    """What a killed window had said: the visit as it first showed it (None when it was killed before), and its actions in order.

    ``begun`` is the action that was under way when the kill came, if there was one.
    """

    shown: tuple[frozenset[str], str, str] | None
    done: tuple[Did, ...]
    begun: Did | None


class Output:
    """The lines of a life as they come."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._rest = b""
        self.lines: list[list[str]] = []

    def read(self, until: int) -> None:
        """Wait until there are so many lines, or the life has ended; a line cut off in the middle was not said."""
        while len(self.lines) < until:
            ready, _, _ = select.select([self._descriptor], [], [], SILENCE)
            assert ready, f"the window said nothing more after {self.lines[-1:]}"
            more = os.read(self._descriptor, 65536)
            if not more:
                return
            *whole, self._rest = (self._rest + more).split(b"\n")
            self.lines += [line.decode().split(" ") for line in whole]


def run_and_kill(home: Nursery, database: Path, visit_id: str, chance: random.Random, *, how: str) -> Life:
    """Let a window live and kill it: ``how`` is "work", "start" (while it opens) or "sign" (around the signature)."""
    reading, writing = os.pipe()
    with tempfile.TemporaryFile() as errors:
        child = home.begin(database, visit_id, chance.randrange(2**32), output=writing, errors=errors.fileno())
        os.close(writing)
        output = Output(reading)
        try:
            # "opening", "shown", "line", "told" come first, then the actions
            output.read({"work": 4 + chance.randrange(MOST_LINES), "start": 1, "sign": 5}[how])
            longest = LONGEST_START if how == "start" else LONGEST_WAIT
            time.sleep(longest * chance.random() ** (1 if how == "start" else 2))  # more often soon after a line, where a late commit shows
            with suppress(ProcessLookupError):  # told below
                os.kill(child, signal.SIGKILL)
            output.read(sys.maxsize)
        finally:
            os.close(reading)
        code = home.ended()
        errors.seek(0)
        assert code == -signal.SIGKILL, f"{output.lines[-3:]} {errors.read().decode()}"
    return life_of(output.lines)


def life_of(lines: list[list[str]]) -> Life:
    """The lines of one life, which must be of this kind and in this order."""
    assert lines[:1] in ([], [["opening"]])
    facts = {line[0]: line[1:] for line in lines[1:4]}
    shown = (frozenset(facts["shown"][1:]), " ".join(facts["line"]), " ".join(facts["told"])) if len(facts) == 3 else None
    done: list[Did] = []
    begun: Did | None = None
    for word, *what in lines[4:]:
        if word == "do":
            assert begun is None
            begun = tuple(what)
        else:
            assert (word, tuple(what)) == ("done", begun)
            done.append(tuple(what))
            begun = None
    return Life(shown, tuple(done), begun)


def charted(actions: tuple[Did, ...]) -> tuple[str, ...]:
    """What the log must say of actions: the kind of each, with its site where one is given. Locking is not charted."""
    return tuple(" ".join(one) if one[0] == "give" else one[0] for one in actions if one[0] not in ("lock", "unlock"))


def in_log(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """The same of entries."""
    return tuple(
        " ".join((KINDS[type(entry.event)], entry.event.site)) if isinstance(entry.event, SiteInjected) else KINDS[type(entry.event)]
        for entry in entries
    )


def read_copy(database: Path, visit_id: str) -> Visit:
    """The visit from a copy of the crashed files, so that the next window itself meets them as the crash left them; it is sound."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / database.name
        for part in database.parent.iterdir():
            if not part.name.endswith("-shm"):
                shutil.copy(part, folder)
        with opened(copy) as services:
            assert list(services.store.verify()) == []  # every hash chain, and that the worklist follows the log
            visit = services.visits.resume(visit_id)
            key = key_of(services)
        assert ask(copy, "PRAGMA integrity_check", key=key) == [("ok",)]
        assert b"Ashdown" not in copy.read_bytes()
    return visit


def check(before: Visit, life: Life, after: Visit) -> None:
    """Everything that the window had shown is kept, once; at most the action that had begun is kept besides."""
    old, new = before.record.entries, after.record.entries
    assert new[: len(old)] == old
    kept = in_log(new[len(old) :])
    done = charted(life.done)
    assert kept in (done, charted((*life.done, *((life.begun,) if life.begun else ()))))
    assert {entry.who for entry in new[len(old) :]} <= {PHYSICIAN}
    if life.shown is not None:
        sites, line, told = life.shown
        check_resumed(before, sites, line, told)
    given = [site for site in after.record.sites.values() if site.given]
    assert folded_units(after) == sum(site.given.amount for site in given if site.given)


def check_resumed(visit: Visit, sites: frozenset[str], line: str, told: str) -> None:
    """The start shows the visit where the life before was ended, and says so: in the worklist and on the visit's own page."""
    if visit.record.signed:
        assert told == ""
        assert ", Signed " in line
        return
    given = {site.id for site in visit.record.sites.values() if site.given}
    decided = all(site.decided for site in visit.record.sites.values())
    progress = f"{folded_units(visit)} of 155 units, {len(given)} of 31 sites" if not decided else "165 of 155 units, 31 of 31 sites"
    assert progress in line
    assert line.endswith("To sign") or ", Since " in line
    assert told.startswith(f"Resumed where it was left: {progress}")
    if not decided:
        assert sites == given


@dataclass(frozen=True, slots=True)
class Prepared:
    """A folder with database and keys to begin with, and the visit in it."""

    folder: Path
    visit_id: str

    @classmethod
    def in_folder(cls, folder: Path, *, to_sign: bool) -> Prepared:
        """Make one."""
        return cls(folder, prepare(folder / "procedures.db", behind_door=True, to_sign=to_sign))

    def begin(self, folder: Path) -> Path:
        """A copy to live in; the path of its database."""
        shutil.copytree(self.folder, folder)
        assert (folder / KEY_FILE).exists()
        return folder / "procedures.db"


def kill_often(folder: Path, running: Prepared, to_sign: Prepared, times: int, seed: int) -> Counter[str]:
    """Kill windows on copies of the prepared folders, one after the other on the same copy until its sites run out."""
    chance = random.Random(seed)
    told: Counter[str] = Counter()
    database, visit = folder / "none", None
    with nursery() as home:
        for number in range(times):
            if number % TO_SIGN_EVERY == TO_SIGN_EVERY - 1:
                told.update(_sign_and_kill(home, to_sign, folder / f"sign{number}", chance))
                continue
            if visit is None or len([site for site in visit.record.sites.values() if not site.decided]) < SITES_LEFT:
                database = running.begin(folder / str(number))
                visit = read_copy(database, running.visit_id)
            how = "start" if number % START_EVERY == 0 else "work"
            life = run_and_kill(home, database, running.visit_id, chance, how=how)
            after = read_copy(database, running.visit_id)
            check(visit, life, after)
            told.update(_counts(life, visit, after))
            visit = after
    return told


def _sign_and_kill(home: Nursery, to_sign: Prepared, folder: Path, chance: random.Random) -> Counter[str]:
    """One window killed around the signature, and a second one that is killed looking at what is left."""
    database = to_sign.begin(folder)
    before = read_copy(database, to_sign.visit_id)
    life = run_and_kill(home, database, to_sign.visit_id, chance, how="sign")
    after = read_copy(database, to_sign.visit_id)
    check(before, life, after)
    return _counts(life, before, after)


def _counts(life: Life, before: Visit, after: Visit) -> Counter[str]:
    kept = len(after.record.entries) - len(before.record.entries)
    under_way = life.begun[0] if life.begun else "between" if life.shown else "opening"
    return Counter({
        "kills": 1,
        "acknowledged": len(life.done),
        "resumed": int(life.shown is not None),
        "kept but not yet shown": kept - len(charted(life.done)),
        f"killed in {under_way}": 1,
    })  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of POSIX systems")
def test_that_everything_shown_as_done_survives_a_kill(tmp_path: Path, record_property: pytest.RecordProperty):
    running = Prepared.in_folder(tmp_path / "running", to_sign=False)
    to_sign = Prepared.in_folder(tmp_path / "to_sign", to_sign=True)
    assert len(planned_sites(read_copy(running.folder / "procedures.db", running.visit_id))) == 31
    shares = [KILLS // AT_ONCE + (place < KILLS % AT_ONCE) for place in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        jobs = [
            pool.submit(kill_often, tmp_path / f"job{place}", running, to_sign, share, KILLS + place) for place, share in enumerate(shares)
        ]
        told = sum((job.result() for job in jobs), Counter[str]())
    assert told["kills"] == KILLS
    assert told["acknowledged"] > KILLS
    record_property("kills", dict(told))
    sys.stdout.write(f"{dict(sorted(told.items()))}\n")
