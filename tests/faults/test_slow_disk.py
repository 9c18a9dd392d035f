"""A disk that takes its time for every write: nothing is shown as done before it is kept, nothing is done twice, and it is told."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.faults.conftest import Prepared
from tests.faults.driven_window import driven
from tests.faults.people import opened
from tests.faults.visit_window import given_in_log

FIRST, SECOND = "procerus_1", "corrugator_left_1"
SLOW_MS = 1200
STILL_WAITING = 0.5


class SlowDisk:
    """A folder whose disk becomes slow when told."""

    def __init__(self, library: Path, folder: Path) -> None:
        self.folder = folder
        self._wait = folder.parent / "milliseconds"
        self.wait(0)
        self.environment: Mapping[str, str] = {
            "LD_PRELOAD": str(library), "SLOW_DISK_FOLDER": str(folder), "SLOW_DISK_MS": str(self._wait),
        }  # fmt: skip

    def wait(self, milliseconds: int) -> None:
        """Each sync takes so long from now on."""
        self._wait.write_text(str(milliseconds))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled slow_disk.c."""
    if sys.platform != "linux":
        pytest.skip("a slow disk is simulated with LD_PRELOAD, which is a thing of Linux")
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("a C compiler is not installed; sudo apt-get install g++")
    made = tmp_path_factory.mktemp("slow") / "slow_disk.so"
    source = Path(__file__).with_name("slow_disk.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", str(made), str(source), "-ldl"], check=True)
    return made


@pytest.fixture
def disk(library: Path, tmp_path: Path) -> SlowDisk:
    """A folder of its own."""
    return SlowDisk(library, tmp_path.resolve() / "clinic")


def kept(database: Path, visit_id: str) -> list[str]:
    """The sites that the log gives; it is sound."""
    with opened(database) as services:
        assert list(services.store.verify()) == []
        return given_in_log(services.visits.resume(visit_id))


def test_that_an_impatient_second_click_while_the_first_is_written_gives_the_site_once_and_the_wait_is_told(
    clinic: Prepared, disk: SlowDisk
):
    database = clinic.copy_to(disk.folder)
    with driven(database, clinic.visit_id, environment=disk.environment) as window:
        disk.wait(SLOW_MS)
        shown = window.ask("click_impatiently", FIRST)
        assert shown["seconds"] >= SLOW_MS / 1000
        assert (shown["given"], shown["units"]) == ([FIRST], "5")
        disk.wait(0)
        assert window.ask("click", SECOND)["given"] == sorted([FIRST, SECOND])
    assert kept(database, clinic.visit_id) == [FIRST, SECOND]


def test_that_a_slow_disk_is_told_with_its_seconds_and_a_quick_one_is_not(clinic: Prepared, disk: SlowDisk):
    database = clinic.copy_to(disk.folder)
    with driven(database, clinic.visit_id, environment=disk.environment) as window:
        disk.wait(SLOW_MS)
        ((title, text),) = window.ask("click", FIRST)["messages"]
        assert re.fullmatch(r"The disk is slow: it took [1-9]\.\d seconds to save this entry\.", title)
        assert text == "The entry is saved. If this goes on, look at what else uses the disk, or at the connection to it."
        disk.wait(300)
        assert window.ask("click", SECOND)["messages"] == []
        disk.wait(0)


def test_that_a_click_is_not_shown_before_the_slow_disk_has_it_and_a_kill_meanwhile_harms_nothing(clinic: Prepared, disk: SlowDisk):
    database = clinic.copy_to(disk.folder)
    with driven(database, clinic.visit_id, environment=disk.environment) as window:
        window.ask("click", FIRST)
        disk.wait(60_000)
        window.tell("click", SECOND)
        time.sleep(STILL_WAITING)  # it is being written: nothing that the program could say would be said sooner
        window.kill()
        assert window.process.stdout is not None
        assert window.process.stdout.read() == ""
    disk.wait(0)
    assert kept(database, clinic.visit_id) in ([FIRST], [FIRST, SECOND])
    with driven(database, clinic.visit_id) as window:
        ((title, _),) = window.ask("state")["messages"]
        assert title.startswith("Resumed where it was left: ")
        assert window.ask("state")["given"] == sorted(kept(database, clinic.visit_id))
