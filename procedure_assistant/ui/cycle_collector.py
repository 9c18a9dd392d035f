"""Looks for Python's reference cycles on the window's thread only, and only between two events.

A worker that happens to start the collection would take dead Qt objects apart on its own thread, children after their parents:
that ends in a segmentation fault (seen with PySide6 6.11.3, in ``Shiboken::BindingManager::runDeletionInMainThread``).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1000


class CycleCollector(QObject):
    """Takes the place of the automatic collection as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what the start has imported stays; looking through it again and again would only cost time at a click
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Do now what the automatic collection would have done: the oldest generation that has reached its threshold."""
        due = [number for number, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most]
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Give the collection back to the interpreter."""
        self._timer.stop()
        gc.enable()
