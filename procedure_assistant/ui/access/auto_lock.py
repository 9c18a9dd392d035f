"""Locks after idle minutes: watches keys, pointer, wheel, touch and pen of the whole program. Decides nothing about who may come back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from procedure_assistant.ui.access.idle_time import IdleTime

DEFAULT_MINUTES = 10
SOON_SECONDS = 30
_LOOK_EVERY_MS = 1000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletRelease,
        QEvent.Type.NativeGesture,
        QEvent.Type.DragMove,
    }
)


class AutoLock(QObject):
    """``idle`` once nobody has touched the program for so many minutes; ``soon`` carries the seconds left, once, shortly before.

    Listens at the windows, where the system delivers input: an event filter on the application would see (and slow down)
    every event there is. After ``idle`` it rests until :meth:`start`.
    """

    idle = Signal()
    soon = Signal(int)
    touched_again = Signal()

    def __init__(self, minutes: int = DEFAULT_MINUTES, parent: QObject | None = None, *, time: IdleTime | None = None) -> None:
        """``minutes`` 0: never."""
        super().__init__(parent)
        self._minutes = minutes
        self._time = time or IdleTime()
        self._is_running = False
        self._said_soon = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch_windows)

    def start(self) -> None:
        """Somebody logged in: count from now."""
        self._is_running, self._said_soon = True, False
        self._time.touch()
        self._watch_windows()
        if self._minutes:
            self._timer.start()

    def stop(self) -> None:
        """Nobody is in: nothing to lock."""
        self._is_running = False
        self._timer.stop()

    def set_minutes(self, minutes: int) -> None:
        """Another setting counts at once, from the last touch; 0 means never."""
        self._minutes, self._said_soon = minutes, False
        if not minutes:
            self._timer.stop()
        elif self._is_running:
            self._timer.start()
            self.look()

    def look(self) -> None:
        """Compare with the clocks now; the timer does so every second."""
        self._watch_windows()
        left = self._seconds_left()
        if left is None:
            return
        if left <= 0:
            self.stop()
            self.idle.emit()
        elif left <= SOON_SECONDS and not self._said_soon:
            self._said_soon = True
            self.soon.emit(round(left))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A touch counts, except the first one after the time was up: waking the computer must lock, not chart."""
        if event.type() not in _TOUCHES or not self._is_running:
            return False
        left = self._seconds_left()
        if left is not None and left <= 0:
            self.stop()
            self.idle.emit()
            return True
        self._time.touch()
        if self._said_soon:
            self._said_soon = False
            self.touched_again.emit()
        return False

    def _seconds_left(self) -> float | None:
        """None when it never locks or nobody is in."""
        if not self._minutes or not self._is_running:
            return None
        return self._minutes * 60 - self._time.seconds()

    def _watch_windows(self) -> None:
        """Menus and dialogs are windows of their own that come and go."""
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)
            window.installEventFilter(self)
