"""The disk of the records goes away during a visit, as a network drive or an unplugged disk does, and comes back."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.conftest import Prepared
from tests.faults.driven_window import driven
from tests.faults.people import opened
from tests.faults.visit_window import given_in_log

FIRST, SECOND, THIRD = "procerus_1", "corrugator_left_1", "corrugator_right_1"
TAKE_AWAY = ["umount", "--lazy"]


class Drive:
    """A place in the file tree where a disk is mounted, to be taken away and brought back as it was."""

    def __init__(self, disk: Path, place: Path) -> None:
        self.place = place
        self._disk = disk
        self.bring_back()

    def bring_back(self) -> None:
        """Mount it."""
        if subprocess.run(["mount", "--bind", str(self._disk), str(self.place)], check=False, capture_output=True).returncode != 0:
            pytest.skip("a drive that goes away needs the right to mount")

    def take_away(self) -> None:
        """Unmount it under whoever uses it."""
        subprocess.run([*TAKE_AWAY, str(self.place)], check=True)


@contextmanager
def drive(tmp_path: Path) -> Iterator[Drive]:
    """A mounted drive, only for root on Linux."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a drive that goes away needs Linux and the right to mount")
    disk, place = tmp_path / "disk", tmp_path / "drive"
    disk.mkdir()
    place.mkdir()
    made = Drive(disk, place)
    try:
        yield made
    finally:
        subprocess.run([*TAKE_AWAY, str(place)], check=False, capture_output=True)


def kept(database: Path, visit_id: str) -> list[str]:
    """The sites that the log gives; it is sound."""
    with opened(database) as services:
        assert list(services.store.verify()) == []
        return given_in_log(services.visits.resume(visit_id))


def test_that_a_drive_that_vanishes_is_told_at_the_click_and_used_again_when_it_is_back(clinic: Prepared, tmp_path: Path):
    with drive(tmp_path) as away:
        database = clinic.copy_to(away.place)
        with driven(database, clinic.visit_id) as window:
            assert window.ask("click", FIRST)["given"] == [FIRST]
            away.take_away()
            shown = window.ask("click", SECOND)
            assert shown["given"] == [FIRST]
            ((title, text),) = shown["messages"]
            assert title.startswith("The database cannot be reached")
            assert text == f"Check that the disk with {database} is connected, then start again."
            assert not database.exists()  # nothing was begun in the empty place
            assert list(away.place.iterdir()) == []
            away.bring_back()
            shown = window.ask("click", THIRD)
            assert (shown["given"], shown["messages"]) == (sorted([FIRST, THIRD]), [])
        assert kept(database, clinic.visit_id) == [FIRST, THIRD]


def test_that_a_program_ended_while_its_drive_is_away_finds_everything_when_it_is_back(clinic: Prepared, tmp_path: Path):
    with drive(tmp_path) as away:
        database = clinic.copy_to(away.place)
        with driven(database, clinic.visit_id) as window:
            window.ask("click", FIRST)
            away.take_away()
            window.ask("click", SECOND)
            window.kill()
        away.bring_back()
        with driven(database, clinic.visit_id) as window:
            assert window.ask("state")["given"] == [FIRST]
        assert kept(database, clinic.visit_id) == [FIRST]
