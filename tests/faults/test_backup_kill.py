"""kill -9 while a backup is made or restored: no backup is half, no older one is touched, and the database is the old or the new one.

``PA_KILLS`` sets how often (4); the whole proof is ``PA_KILLS=200 make test ARGS=tests/faults/test_backup_kill.py``.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from procedure_assistant.services.backup import check, list_backups, make_backup
from procedure_assistant.services.backup_files import SIGN, Backup
from procedure_assistant.services.keyring import KEY_FILE
from procedure_assistant.services.restore import finish_restore
from procedure_assistant.store import SqlStore
from tests.services.backups import DATABASE, Clinic, bytes_of, make_clinic, seqs
from tests.store.samples import add_visit

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("PA_KILLS", "4"))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of POSIX systems")


def run_and_kill(lines: int, seconds: float, *arguments: object) -> list[str]:
    """Run the program and kill it some time after so many lines; returns everything that it said."""
    command = [sys.executable, "-m", "tests.faults.backup_program", *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, text=True, **pipes) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        said = [process.stdout.readline() for _ in range(lines)]
        time.sleep(seconds)
        process.kill()
        said += process.stdout.readlines()
        errors = process.stderr.read()
        process.wait(timeout=20)
    assert errors == ""
    return [line.strip() for line in said if line.endswith("\n")]  # a line cut off in the middle was not said


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    """A clinic that is closed."""
    made = make_clinic(tmp_path)
    made.store.close()
    return made


def usable(backups: tuple[Backup, ...]) -> tuple[Backup, ...]:
    assert [one.fault for one in backups] == [""] * len(backups)
    return backups


def test_that_no_backup_is_half_and_no_older_one_is_touched(clinic: Clinic):
    chance = random.Random(20261123)
    clinic.again()
    before: dict[Path, dict[str, bytes]] = {}
    longest = 0.0
    started = time.monotonic()
    make_backup(clinic.origin, clinic.shelf)
    longest = time.monotonic() - started
    cut_off = 0
    for _ in range(KILLS):
        clinic.store.close()
        before |= {one.path: bytes_of(one) for one in list_backups(clinic.shelf) if one.path not in before}
        said = run_and_kill(2, 2 * longest * chance.random(), "backup", clinic.home, clinic.shelf, clinic.recovery.text, 0)
        assert said[:2] == ["ready", "begun"]
        names = [line for line in said if line.startswith("backup-")]
        clinic.again()
        assert list(clinic.store.verify()) == []
        new = [one for one in usable(list_backups(clinic.shelf)) if one.path not in before]
        assert {one.path.name for one in new} >= set(names)
        assert len(new) - len(names) in {0, 1}  # the one being finished when the kill came may be there, and is as good
        for one in new:
            assert check(one, clinic.origin) == one.usable.contents
        assert {path: {name: (path / name).read_bytes() for name in files} for path, files in before.items()} == before
        cut_off += len(said) % 2 == 0
    assert cut_off > 0
    made = make_backup(clinic.origin, clinic.shelf)
    clinic.store.close()
    numbers = [one.usable.number for one in usable(list_backups(clinic.shelf))]
    assert numbers == list(range(len(numbers), 0, -1))
    assert made.usable.number == len(numbers)
    assert sorted(path.name for path in clinic.shelf.iterdir() if not path.name.startswith("backup-")) == [SIGN]
    assert clinic.names_at_home() == [KEY_FILE, DATABASE]


def test_that_the_database_is_the_old_or_the_restored_one_and_always_whole(clinic: Clinic, tmp_path: Path):
    chance = random.Random(4)
    clinic.again()
    backup = make_backup(clinic.origin, clinic.shelf)
    restored = seqs(clinic.store)
    add_visit(clinic.store, "v9", 4)
    crashed = tmp_path / "crashed"  # with entries that are still in the -wal, as a restore after a crash meets it
    shutil.copytree(clinic.home, crashed)
    old = seqs(clinic.store)
    clinic.store.close()
    before = bytes_of(backup)
    ends = set()
    longest = 0.0
    for number in range(KILLS + 1):
        shutil.rmtree(clinic.home)
        shutil.copytree(crashed, clinic.home)
        if number % 3 == 2:  # another computer's files, whose keys are replaced, too
            (clinic.home / KEY_FILE).write_bytes(b"another key file")
        arguments = ("restore", clinic.home, backup.path, clinic.recovery.text)
        if number == 0:  # the first one may end, to see how long it takes
            started = time.monotonic()
            said = run_and_kill(2, 0, *arguments)
            longest = time.monotonic() - started
        else:
            said = run_and_kill(1, longest * chance.random() ** 2, *arguments)
        was_unfinished = finish_restore(clinic.database) is not None
        now = seqs(clinic.again())
        assert list(clinic.store.verify()) == []
        clinic.store.close()
        assert now in (old, restored)
        kept = sorted(clinic.home.glob(f"{DATABASE}.before-restore-*Z"))
        if now == restored:
            with SqlStore(kept[0], key=bytes(clinic.key)) as store:
                assert seqs(store) == old
            assert clinic.ring.unlock_with_recovery(clinic.recovery.text) == clinic.key
        assert said[-1] != "restored" or now == restored
        ends.add((said[-1], was_unfinished, now == restored))
        assert bytes_of(backup) == before
    assert {restored_now for _, _, restored_now in ends} == {False, True}
