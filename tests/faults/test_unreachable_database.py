"""A read-only place, another program holding the file, a disk that goes away: refused with a word on it, nothing lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from procedure_assistant.services.ports import LogRow
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore
from tests.faults.database_files import fill_up, held_by_another_program, small_disk, without_write_permission
from tests.store.samples import SAVED, add_visit, derived_from, entry, patient, raw

ROOT = Path(__file__).parents[2]


@pytest.fixture
def database(tmp_path: Path, key: bytes | None) -> Path:
    """A closed database with one visit, in a folder of its own."""
    path = tmp_path / "clinic" / "procedures.db"
    with SqlStore(path, key=key) as store:
        store.save_patient(patient(), SAVED)
        add_visit(store, "v1", 3)
    return path


@pytest.fixture
def open_store(database: Path, key: bytes | None) -> Iterator[SqlStore]:
    """The same, open."""
    with SqlStore(database, busy_seconds=0.2, key=key) as store:
        yield store


def problem_of_opening(path: Path, key: bytes | None) -> Problem:
    with pytest.raises(Problem) as caught:
        SqlStore(path, busy_seconds=0.2, key=key)
    return caught.value


def problem_of_appending(store: SqlStore, rows: tuple[LogRow, ...]) -> Problem:
    row = entry("v1", rows[-1])
    with pytest.raises(Problem) as caught:
        store.append([row], derived_from((row,)))
    return caught.value


@pytest.mark.parametrize("what", ["file", "folder", "both"])
def test_that_a_read_only_database_is_refused_with_a_word_on_it(database: Path, what: str, key: bytes | None):
    before = database.read_bytes()
    paths = {"file": [database], "folder": [database.parent], "both": [database, database.parent]}[what]
    if what == "folder":
        database.chmod(0o666)
    with without_write_permission(*paths):
        problem = problem_of_opening(database, key)
    assert problem.code == "STORE-READONLY"
    assert problem.text == (
        "The database is read-only, so nothing can be saved in it. Everything saved before is safe. "
        f"Allow writing to {database} and to its folder, then start again."
    )
    assert database.read_bytes() == before
    with SqlStore(database, key=key) as store:
        assert len(store.log("v1")) == 3


def test_that_a_new_database_in_a_read_only_folder_is_refused(tmp_path: Path, key: bytes | None):
    folder = tmp_path / "clinic"
    folder.mkdir()
    with without_write_permission(folder):
        assert problem_of_opening(folder / "procedures.db", key).code == "STORE-READONLY"
        assert problem_of_opening(folder / "below" / "procedures.db", key).code == "STORE-READONLY"
    assert list(folder.iterdir()) == []


def test_that_a_database_on_a_read_only_disk_is_refused(tmp_path: Path, database: Path, key: bytes | None):
    with small_disk(tmp_path / "disk", 3000) as disk:
        shutil.copy(database, disk / "procedures.db")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        assert problem_of_opening(disk / "procedures.db", key).code == "STORE-READONLY"
        assert problem_of_opening(disk / "other.db", key).code == "STORE-READONLY"


def test_that_a_held_database_is_refused_after_a_short_wait(database: Path, key: bytes | None):
    with held_by_another_program(database, key):
        start = time.monotonic()
        problem = problem_of_opening(database, key)
        assert time.monotonic() - start < 3
    assert problem.code == "STORE-LOCKED"
    assert problem.text == (
        "Another program is holding the database. Nothing was saved just now; everything saved before is safe. "
        "Close other programs or windows that use it, wait a moment and try again."
    )
    with SqlStore(database, key=key) as store:
        assert len(store.log("v1")) == 3


def test_that_opening_meeting_a_long_writer_is_refused_and_works_later(database: Path, key: bytes | None):
    with raw(database, key) as other:
        other.execute("BEGIN IMMEDIATE")
        assert problem_of_opening(database, key).code == "STORE-LOCKED"
    with SqlStore(database, key=key) as store:
        assert len(store.log("v1")) == 3


def test_that_verifying_a_held_database_says_that_it_is_held(open_store: SqlStore, database: Path, key: bytes | None):
    open_store.close()
    with held_by_another_program(database, key):
        faults = open_store.verify()
        with pytest.raises(Problem) as caught:
            next(faults)
    assert caught.value.code == "STORE-LOCKED"


def test_that_an_append_meeting_a_long_writer_is_refused_and_works_later(open_store: SqlStore, database: Path, key: bytes | None):
    rows = open_store.log("v1")
    with raw(database, key) as other:
        other.execute("BEGIN IMMEDIATE")
        start = time.monotonic()
        assert problem_of_appending(open_store, rows).code == "STORE-LOCKED"
        assert 0.15 < time.monotonic() - start < 3
        assert open_store.log("v1") == rows
    assert len(add_more(open_store, rows)) == 4


def add_more(store: SqlStore, rows: tuple[LogRow, ...]) -> tuple[LogRow, ...]:
    row = entry("v1", rows[-1])
    store.append([row], derived_from((row,)))
    assert store.log("v1") == (*rows, row)
    return (*rows, row)


def test_that_a_short_writer_is_waited_for(database: Path, key: bytes | None):
    with SqlStore(database, key=key) as store, SqlStore(database, key=key) as other:
        rows = store.log("v1")
        other.save_setting("a", "b")
        rows = add_more(store, rows)
        assert other.log("v1") == rows


@pytest.mark.skipif(sys.platform == "win32", reason="Windows itself keeps an open file in its place")
@pytest.mark.parametrize("what", ["deleted", "moved", "replaced", "folder moved"])
def test_that_nothing_is_appended_to_a_file_that_is_no_longer_there(open_store: SqlStore, database: Path, what: str):
    rows = open_store.log("v1")
    aside = database.with_name("aside.db")
    if what == "deleted":
        database.unlink()
    elif what == "moved":
        database.rename(aside)
    elif what == "replaced":
        shutil.copy(database, aside)
        aside.replace(database)
    else:
        database.parent.rename(database.parent.with_name("elsewhere"))
    problem = problem_of_appending(open_store, rows)
    assert problem.code == "STORE-GONE"
    assert problem.text == (
        "The database cannot be reached: its disk, folder or file is missing or failing. Nothing was saved just now. "
        f"Check that the disk with {database} is connected, then start again."
    )


def test_that_a_vanished_database_does_not_come_back_empty(open_store: SqlStore, database: Path):
    open_store.close()  # the next connection would make a new file where there is none
    database.unlink()
    for use in (open_store.visits, lambda: open_store.save_setting("a", "b"), lambda: list(open_store.verify())):
        with pytest.raises(Problem) as caught:
            use()
        assert caught.value.code == "STORE-GONE"
    assert list(database.parent.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows itself keeps an open file in its place")
def test_that_a_database_that_comes_back_is_used_again(open_store: SqlStore, database: Path, key: bytes | None):
    rows = open_store.log("v1")
    database.rename(database.with_name("aside.db"))
    assert problem_of_appending(open_store, rows).code == "STORE-GONE"
    database.with_name("aside.db").rename(database)
    add_more(open_store, rows)


FAILING = """
import os, sys
from pathlib import Path
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore
from tests.store.samples import derived_from, entry
store = SqlStore(sys.argv[1], key=bytes.fromhex(sys.argv[2]) or None)
row = entry("v1", store.log("v1")[-1])
for link in Path("/proc/self/fd").iterdir():
    if os.path.realpath(link) in {sys.argv[1], sys.argv[1] + "-wal"}:
        os.close(int(link.name))
for do in (lambda: store.append([row], derived_from((row,))), lambda: store.log("v1")):
    try:
        do()
    except Problem as problem:
        print(problem.code, problem.detail.split(":")[0], flush=True)
os._exit(0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="takes the open file from under SQLite by way of /proc")
def test_that_an_input_output_error_is_told_as_a_failing_disk(database: Path, key: bytes | None):
    result = subprocess.run(
        [sys.executable, "-c", FAILING, str(database), (key or b"").hex()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    (first, *_) = result.stdout.splitlines()
    assert first.split()[0] == "STORE-GONE", result.stderr
    assert first.split()[1].startswith("SQLITE_IOERR"), result.stderr
    assert {line.split()[0] for line in result.stdout.splitlines()} == {"STORE-GONE"}
    with SqlStore(database, key=key) as store:
        assert len(store.log("v1")) == 3
        assert list(store.verify()) == []


def test_that_reading_goes_on_while_the_disk_is_full(tmp_path: Path, key: bytes | None):
    with small_disk(tmp_path / "disk", 2000) as disk, SqlStore(disk / "procedures.db", key=key) as store:
        rows = add_visit(store, "v1", 2)
        fill_up(disk)
        assert store.log("v1") == rows
