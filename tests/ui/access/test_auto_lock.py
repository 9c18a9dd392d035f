"""Locking after idle minutes: by two clocks, so that sleep and a clock set back change nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from procedure_assistant.ui.access.auto_lock import AutoLock
from procedure_assistant.ui.access.idle_time import IdleTime
from procedure_assistant.ui.names import named
from tests.ui.access.conftest import Put


class Clocks:
    """Running clock and wall clock, turned by hand."""

    def __init__(self) -> None:
        self.running, self.wall = 50.0, 1_700_000_000.0

    def go(self, seconds: float) -> None:
        self.running += seconds
        self.wall += seconds


class Watched:
    """A lock that counts what it said."""

    def __init__(self, minutes: int = 10) -> None:
        self.clocks = Clocks()
        self.lock = AutoLock(minutes, time=IdleTime(lambda: self.clocks.running, lambda: self.clocks.wall))
        self.idle = 0
        self.soon: list[int] = []
        self.lock.idle.connect(self._count)
        self.lock.soon.connect(self.soon.append)
        self.lock.start()

    def _count(self) -> None:
        self.idle += 1

    def after(self, seconds: float) -> int:
        self.clocks.go(seconds)
        self.lock.look()
        return self.idle


@pytest.fixture
def watched(qapp: QApplication) -> Watched:
    return Watched()


def test_that_it_locks_once_after_the_minutes_and_says_so_shortly_before(watched: Watched) -> None:
    assert watched.after(569) == 0
    assert watched.soon == []
    assert watched.after(1) == 0
    assert watched.after(1) == 0
    assert watched.soon == [30]
    assert watched.after(29) == 1
    assert watched.after(1000) == 1


def test_that_sleep_counts_as_idle(watched: Watched) -> None:
    watched.clocks.wall += 3600
    watched.lock.look()
    assert watched.idle == 1


def test_that_a_clock_set_back_does_not_keep_it_open(watched: Watched) -> None:
    watched.after(300)
    watched.clocks.wall -= 86_400
    watched.after(0)
    assert watched.after(299) == 0
    assert watched.after(1) == 1


def test_that_a_sleep_after_the_clock_was_set_back_counts_too(watched: Watched) -> None:
    watched.clocks.wall -= 86_400
    watched.after(0)
    watched.clocks.wall += 601
    assert watched.after(0) == 1


def test_that_zero_minutes_mean_never(qapp: QApplication) -> None:
    watched = Watched(minutes=0)
    assert watched.after(1_000_000) == 0
    watched.lock.set_minutes(5)
    assert watched.idle == 1


def test_that_a_locked_program_is_not_locked_again(watched: Watched) -> None:
    watched.lock.stop()
    assert watched.after(10_000) == 0


def test_that_keys_and_pointer_put_it_off(watched: Watched, on_screen: Put) -> None:
    edit = named(QLineEdit(), "typed", "Typed")
    on_screen(edit)
    watched.lock.look()
    window = edit.windowHandle()
    watched.after(590)
    QTest.keyClick(window, Qt.Key.Key_A)
    assert watched.after(590) == 0
    QTest.mouseMove(window, QPoint(5, 5))
    QTest.mouseMove(window, QPoint(9, 9))
    QApplication.processEvents()
    assert watched.after(590) == 0
    assert edit.text() == "a"
    assert watched.after(10) == 1


def test_that_the_key_that_wakes_the_computer_locks_and_charts_nothing(watched: Watched, on_screen: Put) -> None:
    edit = named(QLineEdit(), "typed", "Typed")
    on_screen(edit)
    edit.setFocus()
    watched.lock.look()
    watched.clocks.wall += 3600
    QTest.keyClick(edit.windowHandle(), Qt.Key.Key_A)
    assert watched.idle == 1
    assert edit.text() == ""
