"""The program starts on a database it cannot use: the window says why and what is safe, and opens it when that is over."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Timer

import pytest

from tests.faults.conftest import Prepared
from tests.faults.database_files import cut_in_half, fill_up, fill_with_garbage, held_by_another_program, read_only, small_disk
from tests.faults.people import close, key_of, services_on
from tests.store.samples import raw

ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 120


class Program:
    """The running program, told to try again and asked what it shows."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._input, self._output = process.stdin, process.stdout

    def shows(self) -> str:
        """The next thing the window shows."""
        return self._output.readline().rstrip("\n")

    def try_again(self) -> str:
        """Press the button; returns what is shown then."""
        self._input.write("again\n")
        self._input.flush()
        return self.shows()


@contextmanager
def started(folder: Path) -> Iterator[Program]:
    """The real program on a data folder; closed at the end, without a word on standard error."""
    command = [sys.executable, "-m", "tests.faults.starting_window", str(folder)]
    environment = os.environ | {"QT_LOGGING_RULES": "qt.qpa.*=false"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        watch = Timer(LONGEST_SECONDS, process.kill)
        watch.start()
        try:
            yield Program(process)
            assert process.stdin is not None
            process.stdin.close()
            assert process.wait(timeout=30) == 0
        finally:
            watch.cancel()
            process.kill()
        assert process.stderr is not None
        told = [line for line in process.stderr.read().splitlines() if "propagateSizeHints" not in line]
    assert told == []


@pytest.fixture
def folder(clinic: Prepared, tmp_path: Path) -> Path:
    """A data folder with the prepared visit, encrypted, and its keys."""
    folder = tmp_path / "data"
    clinic.copy_to(folder)
    return folder


@pytest.fixture(scope="module")
def key(clinic: Prepared) -> bytes | None:
    """The key of that database."""
    services = services_on(clinic.database)
    try:
        return key_of(services)
    finally:
        close(services)


def test_that_a_whole_database_shows_its_visit(folder: Path):
    with started(folder) as program:
        assert program.shows() == "worklist 1"


def test_that_a_new_data_folder_starts_with_the_first_run_and_makes_no_database_before(tmp_path: Path):
    with started(tmp_path / "new" / "folder") as program:
        assert program.shows() == "first run"
    assert not (tmp_path / "new" / "folder" / "procedures.db").exists()


@pytest.mark.parametrize("damage", [cut_in_half, fill_with_garbage])
def test_that_a_damaged_database_is_offered_its_rescue_and_left_as_it_is(folder: Path, damage: Callable[[Path], None]):
    database = folder / "procedures.db"
    damage(database)
    before = database.read_bytes()
    with started(folder) as program:
        assert program.shows() == "damaged"
    assert database.read_bytes() == before


def test_that_a_newer_database_is_told_and_kept(folder: Path, key: bytes | None):
    database = folder / "procedures.db"
    with raw(database, key) as connection:
        connection.execute("UPDATE schema_version SET version_num = '9999'")
    before = database.read_bytes()
    with started(folder) as program:
        assert program.shows().startswith("failure This database belongs to a newer version of Procedure Assistant. It was left as it is")
    assert database.read_bytes() == before


def test_that_a_held_database_is_told_and_opened_when_it_is_free(folder: Path, key: bytes | None):
    with ExitStack() as holding:
        holding.enter_context(held_by_another_program(folder / "procedures.db", key))
        with started(folder) as program:
            assert program.shows().startswith("failure Another program is holding the database.")
            holding.close()
            assert program.try_again() == "worklist 1"


def test_that_a_read_only_data_folder_is_told(folder: Path):
    with read_only(folder), started(folder) as program:
        assert program.shows().startswith("failure The database is read-only, so nothing can be saved in it.")


def test_that_a_data_folder_that_became_read_only_is_told_at_the_start_and_not_at_the_first_click(folder: Path):
    with started(folder) as program:
        assert program.shows() == "worklist 1"
    with read_only(folder), started(folder) as program:
        assert program.shows().startswith("failure The database is read-only, so nothing can be saved in it.")


def test_that_a_closed_program_leaves_one_whole_file(folder: Path):
    with started(folder) as program:
        assert program.shows() == "worklist 1"
    assert [path.name for path in folder.iterdir() if path.name.endswith(("-wal", "-shm"))] == []


def test_that_a_full_disk_is_told_and_opened_with_space(clinic: Prepared, tmp_path: Path):
    with small_disk(tmp_path / "disk", 3000) as disk:
        clinic.copy_to(disk)
        filler = fill_up(disk)
        with started(disk) as program:
            assert program.shows().startswith("failure The disk is full.")
            filler.unlink()
            assert program.try_again() == "worklist 1"
