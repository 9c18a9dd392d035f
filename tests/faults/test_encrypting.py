"""Encrypting a plain database, killed at any moment or on a full or read-only disk: it is the plain one or the encrypted one, and whole."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore, encrypt_database, is_plain
from tests.faults.database_files import small_disk, without_write_permission
from tests.store.samples import KEY, SAVED, add_visit, patient

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("PA_KILLS", "20"))
NAME = patient().family_name.encode()
ENCRYPT = """
import sys
from procedure_assistant.store import encrypt_database
import sqlcipher3
print("ready", flush=True)
encrypt_database(sys.argv[1], bytes.fromhex(sys.argv[2]))
print("done", flush=True)
"""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database whose newest entries are still beside it, as after a crash, and a plain copy kept by an upgrade."""
    original = tmp_path_factory.mktemp("original") / "procedures.db"
    crashed = tmp_path_factory.mktemp("crashed") / "procedures.db"
    with SqlStore(original) as store:
        for number in range(20):
            store.save_patient(patient(f"p{number}"), SAVED)
            add_visit(store, f"v{number}", 3, patient_id=f"p{number}")
        shutil.copy(original, crashed)
        shutil.copy(f"{original}-wal", f"{crashed}-wal")
    shutil.copy(original, f"{crashed}.before-0002")
    return crashed


def copied(plain: Path, folder: Path) -> Path:
    shutil.copytree(plain.parent, folder)
    return folder / plain.name


def contents(path: Path, key: bytes | None) -> list[object]:
    with SqlStore(path, key=key) as store:
        assert list(store.verify()) == []
        return [store.visits(), store.find_patients(""), store.spine_head(), [store.log(f"v{number}") for number in range(20)]]


def files_with_the_name(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if NAME in path.read_bytes())


def seconds_of_encrypting(database: Path) -> float:
    """How long the program takes when nobody kills it."""
    command = [sys.executable, "-c", ENCRYPT, str(database), KEY.hex()]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        start = time.monotonic()
        assert process.stdout.readline() == "done\n"
        return time.monotonic() - start


def encrypt_and_kill(database: Path, seconds: float) -> bool:
    """Kill the encrypting program some time after it began; returns whether it had said that it was done."""
    command = [sys.executable, "-c", ENCRYPT, str(database), KEY.hex()]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(seconds)
        process.kill()
        return process.stdout.readline() == "done\n"


def test_that_encrypting_killed_at_any_moment_leaves_a_whole_database(plain: Path, tmp_path: Path):
    chance = random.Random(4)
    longest = 1.3 * seconds_of_encrypting(copied(plain, tmp_path / "measured"))
    held = contents(copied(plain, tmp_path / "looked at"), None)
    left = {"plain": 0, "encrypted": 0}
    for number in range(KILLS):
        database = copied(plain, tmp_path / str(number))
        done = encrypt_and_kill(database, chance.uniform(0, longest))
        found_plain = is_plain(database)
        left["plain" if found_plain else "encrypted"] += 1
        assert not (done and found_plain)
        if not found_plain:
            with SqlStore(database, key=KEY):
                assert files_with_the_name(database.parent) == []
        encrypt_database(database, KEY)
        assert files_with_the_name(database.parent) == []
        assert [path.name for path in database.parent.iterdir()] == [database.name]
        assert contents(database, KEY) == held
    assert min(left.values()) > 0 or KILLS < 10, left


@pytest.mark.parametrize("kilobytes", range(20, 400, 40))
def test_that_a_disk_too_small_for_encrypting_leaves_the_plain_database(plain: Path, tmp_path: Path, kilobytes: int):
    held = contents(copied(plain, tmp_path / "looked at"), None)
    with small_disk(tmp_path / "disk", 8000) as disk:
        database = copied(plain, disk / "clinic")
        used = sum(path.stat().st_size for path in database.parent.iterdir())
        filler = disk / "filler"
        filler.write_bytes(bytes(8000 * 1024 - used - kilobytes * 1024))
        try:
            encrypt_database(database, KEY)
        except Problem as problem:
            assert problem.code == "STORE-FULL"  # noqa: PT017 -- from some size on it fits
            assert is_plain(database)
            assert not list(database.parent.glob("*.encrypting*"))
        else:
            assert not is_plain(database)
        filler.unlink()
        encrypt_database(database, KEY)
        assert contents(database, KEY) == held


def test_that_a_read_only_folder_is_told_and_the_plain_database_stays(plain: Path, tmp_path: Path):
    database = copied(plain, tmp_path / "clinic")
    SqlStore(database).close()
    before = database.read_bytes()
    with without_write_permission(database, database.parent), pytest.raises(Problem) as caught:
        encrypt_database(database, KEY)
    assert caught.value.code == "STORE-READONLY"
    assert database.read_bytes() == before
