"""How far two fingers on a touch screen are apart while they pinch. It only measures."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QTouchEvent, QWindow

_TWO = 2


class Fingers(QObject):
    """Watches the window from the begin of a pinch to its end.

    Qt 6.11 gives each touch to its pinch gesture twice, once for the window and once for the widget, and multiplies both into the
    factor of the gesture: the figure would grow with the square of what the fingers did. So the way of the fingers is measured here.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._first = self._now = 0.0

    def begin(self, window: QWindow | None) -> None:
        """Two fingers have come down."""
        self.end()
        self._first = self._now = 0.0
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def end(self) -> None:
        """They are gone."""
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None

    @property
    def spread(self) -> float:
        """How many times as far apart as at the begin; 1 until they moved."""
        return self._now / self._first if self._first else 1.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Measures; takes nothing away."""
        if event.type() == QEvent.Type.TouchUpdate and isinstance(event, QTouchEvent) and event.pointCount() == _TWO:
            one, other = (point.globalPosition() for point in event.points())
            self._now = hypot(one.x() - other.x(), one.y() - other.y())
            self._first = self._first or self._now
        return False
