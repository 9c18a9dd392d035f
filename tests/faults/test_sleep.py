"""The computer sleeps during a visit and wakes: the process stands still while the clock goes on. Nothing is doubled, and it locks."""

from __future__ import annotations

import re
import signal
import time
from pathlib import Path

import pytest

from tests.faults.conftest import Prepared
from tests.faults.driven_window import Driven, driven
from tests.faults.people import DOCTOR, opened

AUTO_LOCK_MINUTES = 10
STANDSTILL = 0.3
pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="stopping a process is a thing of POSIX systems")


def sleep_for(window: Driven, minutes: int, slept_before: int = 0) -> None:
    """The process is stopped, the clock goes on, the process is continued."""
    window.process.send_signal(signal.SIGSTOP)
    time.sleep(STANDSTILL)
    window.set_clock(minutes=slept_before + minutes)
    window.process.send_signal(signal.SIGCONT)


def minutes_since_block(window: Driven) -> int:
    """What the clock of the visit says."""
    told = re.match(r"Since the last block, (\d+) minutes, ", window.ask("timer"))
    assert told
    return int(told[1])


def count_entries(database: Path, visit_id: str) -> int:
    """How many entries the visit has; the database is sound."""
    with opened(database) as services:
        assert list(services.store.verify()) == []
        return len(services.store.log(visit_id))


def test_that_a_short_sleep_shows_the_time_right_at_once_and_charts_nothing(clinic_to_sign: Prepared, tmp_path: Path):
    database = clinic_to_sign.copy_to(tmp_path / "clinic")
    before = count_entries(database, clinic_to_sign.visit_id)
    with driven(database, clinic_to_sign.visit_id) as window:
        window.ask("press", "steps.block")
        minutes = minutes_since_block(window)
        sleep_for(window, AUTO_LOCK_MINUTES - 2)
        window.until(lambda: minutes_since_block(window) in {minutes + AUTO_LOCK_MINUTES - 2, minutes + AUTO_LOCK_MINUTES - 1})
        assert window.ask("state")["locked"] is False
    assert count_entries(database, clinic_to_sign.visit_id) == before


def test_that_a_sleep_longer_than_the_idle_time_wakes_locked_and_the_visit_waits_as_it_was(clinic_to_sign: Prepared, tmp_path: Path):
    database = clinic_to_sign.copy_to(tmp_path / "clinic")
    before = count_entries(database, clinic_to_sign.visit_id)
    with driven(database, clinic_to_sign.visit_id) as window:
        window.ask("press", "steps.block")
        minutes = minutes_since_block(window)
        sleep_for(window, 25)
        window.until(lambda: window.ask("state")["locked"])
        assert window.ask("words")["title"] == "Procedure Assistant"
        window.ask("come_in", DOCTOR.login)
        assert minutes_since_block(window) in {minutes + 25, minutes + 26}
    assert count_entries(database, clinic_to_sign.visit_id) == before


def test_that_a_click_asked_for_just_before_the_sleep_is_charted_once(clinic: Prepared, tmp_path: Path):
    database = clinic.copy_to(tmp_path / "clinic")
    before = count_entries(database, clinic.visit_id)
    with driven(database, clinic.visit_id) as window:
        window.process.send_signal(signal.SIGSTOP)
        window.tell("click", "procerus_1")
        time.sleep(STANDSTILL)
        window.set_clock(minutes=5)
        window.process.send_signal(signal.SIGCONT)
        assert window.answer()["given"] == ["procerus_1"]
        sleep_for(window, 3, slept_before=5)
        assert window.ask("state")["given"] == ["procerus_1"]
    assert count_entries(database, clinic.visit_id) == before + 1
