"""Runs the import of a schedule on a worker and brings its progress back to the window's thread. Touches no widget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from procedure_assistant.services.problem import Problem
from procedure_assistant.services.schedule_values import ImportCounts
from procedure_assistant.ui.tasks import Tasks


class _Relay(QObject):
    """Lives on the window's thread; ``told`` may be emitted on any."""

    told = Signal(object)

    def __init__(self, progress: Callable[[ImportCounts], None], parent: QObject) -> None:
        super().__init__(parent)
        self._progress = progress
        self.told.connect(self.take, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def take(self, counts: ImportCounts) -> None:
        """Hand it on, here."""
        self._progress(counts)


class ScheduleWorker(QObject):
    """Implements ``Worker`` of the schedule presenter."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks

    def run(
        self,
        work: Callable[[Callable[[ImportCounts], None]], ImportCounts],
        progress: Callable[[ImportCounts], None],
        done: Callable[[ImportCounts], None],
        failed: Callable[[Problem], None],
    ) -> None:
        """Start ``work``; everything is called back on this thread, progress before the end."""
        relay = _Relay(progress, self)

        def end(counts: ImportCounts) -> None:
            relay.deleteLater()
            done(counts)

        def fail(problem: Problem) -> None:
            relay.deleteLater()
            failed(problem)

        self._tasks.run(lambda: work(relay.told.emit), end, fail)
