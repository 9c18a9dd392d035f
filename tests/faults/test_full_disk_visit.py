"""The disk becomes full during a visit in the real program: told at the click, nothing lost, and it goes on with space again."""

from __future__ import annotations

from pathlib import Path

from tests.faults.conftest import Prepared
from tests.faults.database_files import fill_up, small_disk
from tests.faults.driven_window import driven
from tests.faults.people import DOCTOR, opened
from tests.faults.visit_window import given_in_log

SITES = [f"temporalis_{side}_{number}" for side in ("left", "right") for number in range(1, 5)]
FULL = [
    ["The disk is full. Nothing was saved just now; everything saved before is safe.", "Free some space on the disk, then do it again."],
]


def test_that_a_disk_that_fills_up_in_a_visit_is_told_and_nothing_acknowledged_is_lost(clinic: Prepared, tmp_path: Path):
    with small_disk(tmp_path / "disk", 4000) as disk:
        database = clinic.copy_to(disk / "clinic")
        with driven(database, clinic.visit_id) as window:
            given: list[str] = []
            filler = fill_up(disk)
            for site in SITES:  # what SQLite has room for in its files is still kept
                shown = window.ask("click", site)
                if shown["messages"]:
                    break
                given.append(site)
            assert shown["messages"] == FULL
            assert shown["given"] == sorted(given)
            assert window.ask("lock") == {"locked": True}  # a full disk keeps nobody from locking
            filler.unlink()
            window.ask("come_in", DOCTOR.login)
            assert window.ask("click", site)["given"] == sorted([*given, site])
        with opened(database) as services:
            assert list(services.store.verify()) == []
            assert given_in_log(services.visits.resume(clinic.visit_id)) == [*given, site]
