"""Runs long work on a worker and brings its progress back to the window's thread. Touches no widget."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.backup.long_runner import LongWorkOf

T = TypeVar("T")


class _Relay(QObject):
    """Lives on the window's thread; :meth:`tell` may be called on any."""

    told = Signal(int)

    def __init__(self, take: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._take = take
        self._last = -1
        self.told.connect(self.take, Qt.ConnectionType.QueuedConnection)

    def tell(self, done: int, total: int) -> None:
        """Hand it on when there is something new to show."""
        percent = 100 * done // max(total, 1)
        if percent != self._last:
            self._last = percent
            self.told.emit(percent)

    @Slot(int)
    def take(self, percent: int) -> None:
        """Here."""
        self._take(percent)


class LongTasks(QObject):
    """Implements ``LongRunner`` on the window's workers."""

    def __init__(self, tasks: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Problem], None]) -> None:
        """Short work, as it is."""
        self._tasks.run(work, done, failed)

    def run_long(
        self, work: LongWorkOf[T], told: Callable[[int], None], done: Callable[[T], None], failed: Callable[[Problem], None]
    ) -> Event:
        """Start it; progress comes before the end."""
        relay, stop = _Relay(told, self), Event()

        def end(answer: T) -> None:
            relay.deleteLater()
            done(answer)

        def fail(problem: Problem) -> None:
            relay.deleteLater()
            failed(problem)

        self._tasks.run(lambda: work(relay.tell, stop), end, fail)
        return stop
