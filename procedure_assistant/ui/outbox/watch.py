"""Brings what the sending thread tells to the window's thread, many at a time, and keeps the count of what is not yet in the chart.

It looks by itself now and then too, since other workstations sign and send on the same database.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from procedure_assistant.services.outbox import OutboxService
from procedure_assistant.services.outbox_station import OutboxStation
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.access.runner import Runner

EVERY_MS = 5000
_TOGETHER_MS = 150
"""A day that drains at once is told a few times and not for each visit."""


class OutboxWatch(QObject):
    """``changed`` carries how many deliveries are not yet in the chart and how many wait for a decision, when either became another;
    ``moved`` that some delivery was sent or answered."""

    changed = Signal(int, int)
    moved = Signal()
    _woken = Signal()

    def __init__(self, outbox: OutboxService, station: OutboxStation, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._outbox = outbox
        self._station = station
        self._runner = runner
        self._is_reading = self._has_moved = False
        self.counts = (0, 0)
        """As told last."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TOGETHER_MS)
        self._soon.timeout.connect(self.look)
        self._again = QTimer(self)
        self._again.setInterval(EVERY_MS)
        self._again.timeout.connect(self.look)
        self._woken.connect(self._moved, Qt.ConnectionType.QueuedConnection)
        station.on_change = self._woken.emit

    def start(self) -> None:
        """Look now, and from now on."""
        self.look()
        self._again.start()

    def stop(self) -> None:
        """The records are closed."""
        self._station.on_change = lambda: None
        self._soon.stop()
        self._again.stop()

    @Slot()
    def _moved(self) -> None:
        self._has_moved = True
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def look(self) -> None:
        """Count on a worker; what cannot be read now is read the next time."""
        if self._is_reading:
            return
        self._is_reading = True
        self._runner.run(self._outbox.counts, self._counted, self._failed)

    def _counted(self, counts: tuple[int, int]) -> None:
        self._is_reading = False
        moved, self._has_moved = self._has_moved, False
        if counts[0] > counts[1] and not self._station.is_on:
            self._station.nudge()  # another workstation has set up the first destination
        if counts != self.counts:
            self.counts = counts
            moved = True
            self.changed.emit(*counts)
        if moved:
            self.moved.emit()

    def _failed(self, _problem: Problem) -> None:
        self._is_reading = False
