"""Catches what a scanner types, wherever the focus is, before a field gets it. It knows no product and tells nobody anything itself.

Listens at the windows, as the automatic lock does: a filter on the application would slow down every event there is.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from procedure_assistant.services.pack_codes import SCAN_GAP_MS, Shape, begins_code, shape_of
from procedure_assistant.ui.scan.burst import Burst, Kind, Step
from procedure_assistant.ui.widgets.fields import TAKES_SCANS

_SEPARATOR = "\x1d"
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_SILENT = frozenset(
    {
        Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock,
        Qt.Key.Key_Mode_switch,
    }
)  # fmt: skip
_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_FURTHEST = 3
"""So many signs may have been typed just before a scan without being part of it."""

_Item = tuple[QWindow, QKeyEvent]


class Wedge(QObject):
    """``scanned`` carries a whole scan; ``broken`` carries whether it was typed into (True) or cut off (False)."""

    scanned = Signal(str)
    broken = Signal(bool)

    def __init__(self, parent: QObject | None = None, *, gap_ms: int = SCAN_GAP_MS) -> None:
        super().__init__(parent)
        self._burst: Burst[_Item] = Burst(judged, gap_ms)
        self._delivering = False
        self._timer = self._new_timer(self._look_again)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        # The keys that wait in the queue while the window was busy come before this one.
        self._after = self._new_timer(self._time_is_up)
        self._after.setInterval(0)
        self.set_gap(gap_ms)
        self._watched: list[QWindow] = []
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        self._watch()

    def _new_timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        return timer

    def set_gap(self, gap_ms: int) -> None:
        """Another pause between two keys of a scan, as set for this workstation; from the next key on."""
        self._burst.gap_ms = gap_ms
        self._timer.setInterval(gap_ms)

    @property
    def is_holding(self) -> bool:
        """Whether keys wait for what follows them."""
        return self._burst.is_holding

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold, take or pass a key."""
        if self._delivering or not isinstance(event, QKeyEvent) or not isinstance(watched, QWindow):
            return False
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride:
            if not self._burst.is_under_way(_moment(event)):
                return False
            event.accept()  # the sign of a scan is no shortcut; its press follows
            return True
        if kind == QEvent.Type.KeyPress:
            what, sign = kind_of(event)
            step = self._burst.press(what, sign, _key(event), _moment(event), (watched, event.clone()))
        elif kind == QEvent.Type.KeyRelease and not event.isAutoRepeat():
            step = self._burst.release(_key(event), (watched, event.clone()))
        else:
            return False
        return self._do(step)

    def _do(self, step: Step[_Item]) -> bool:
        if self._burst.is_holding:
            self._after.stop()
            self._timer.start()
        else:
            self._timer.stop()
        self._deliver(step.back)
        for found in step.found:
            if found.mixed or not found.ended:
                self.broken.emit(found.mixed)
            else:
                self.scanned.emit(found.text)
        return step.kept

    def _deliver(self, items: tuple[_Item, ...]) -> None:
        """What was typed goes where it was going."""
        self._delivering = True
        try:
            for window, event in items:
                if isValid(window):
                    QCoreApplication.sendEvent(window, event)
        finally:
            self._delivering = False

    def _look_again(self) -> None:
        self._after.start()

    def _time_is_up(self) -> None:
        self._do(self._burst.time_is_up())

    def _watch(self, _window: QWindow | None = None) -> None:
        """Menus and dialogs are windows of their own that come and go."""
        self._watched = [one for one in self._watched if isValid(one)]
        for window in QGuiApplication.topLevelWindows():
            if window not in self._watched:
                window.installEventFilter(self)
                self._watched.append(window)


def kind_of(event: QKeyEvent) -> tuple[Kind, str]:
    """What a pressed key is to a scan, and what it types."""
    text, command = event.text(), event.modifiers() & _COMMAND
    if event.isAutoRepeat():  # no scanner holds a key down
        return Kind.NOISE, ""
    if event.key() in _SILENT:
        return Kind.SILENT, ""
    if text == _SEPARATOR or event.key() == Qt.Key.Key_F8:  # as Ctrl+], as F8, or as it is
        return Kind.SIGN, _SEPARATOR
    if text in ("\r", "\n", "\t") or (event.key() in _ENDS and not command):
        return Kind.END, ""
    if text and text.isprintable() and command in (Qt.KeyboardModifier.NoModifier, _ALT_GR):
        return Kind.SIGN, text
    return Kind.NOISE, text


def judged(text: str, _ended: bool) -> int:
    """Where in a burst of keys the scan begins, by what has the focus; -1 where all of it was typed.

    Into a field goes what is no code: a password manager, a dictation and a text expander type as fast as a scanner.
    """
    if begins_code(text):
        return 0
    shape, field = shape_of(text), QApplication.focusWidget()
    later = (place for place in range(1, _FURTHEST + 1) if begins_code(text[place:]))
    if shape is not Shape.PERHAPS and (start := next(later, 0)):
        return start
    if shape is Shape.CODE or field is None or not _is_written_in(field):
        return 0
    return 0 if shape is Shape.PERHAPS and not field.property(TAKES_SCANS) else -1


def _is_written_in(field: QWidget) -> bool:
    return field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled) or isinstance(field, QLineEdit)


def _moment(event: QKeyEvent) -> int:
    """ms, as the system stamped the key; where it did not, those of our own clock."""
    return event.timestamp() or round(time.monotonic() * 1000)


def _key(event: QKeyEvent) -> int:
    return event.nativeScanCode() or int(event.key())
