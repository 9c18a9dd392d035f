"""Brings what the fetching thread and the listeners tell to the window's thread, many at a time. Reads nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from procedure_assistant.services.incoming_room import IncomingRoom
from procedure_assistant.services.problem import Problem

_TOGETHER_MS = 400
"""A file of thousands of lines is told a few times a second and not for each line."""


class IncomingWatch(QObject):
    """``moved``: people, appointments or doubts are other ones now."""

    moved = Signal()
    _woken = Signal()

    def __init__(self, room: IncomingRoom, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self.held = 0
        """How many messages wait, as counted last."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TOGETHER_MS)
        self._soon.timeout.connect(self.moved)
        self._woken.connect(self._wake, Qt.ConnectionType.QueuedConnection)
        room.people.changed = room.station.on_change = self._woken.emit

    def count(self) -> bool:
        """Count again who waits for a decision; whether it is another number. What cannot be read now is read the next time."""
        try:
            held = self._room.people.held_count()
        except Problem:
            return False
        changed, self.held = held != self.held, held
        return changed

    def stop(self) -> None:
        """The records are closed."""
        self._room.people.changed = self._room.station.on_change = lambda: None
        self._soon.stop()

    @Slot()
    def _wake(self) -> None:
        if not self._soon.isActive():
            self._soon.start()
