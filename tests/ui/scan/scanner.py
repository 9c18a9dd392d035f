"""A scanner that types into a window, and a person who types too: real key events with the time of the test in them. No tests."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

GS = "\x1d"
_KEYS = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, " ": Qt.Key.Key_Space, GS: Qt.Key.Key_BracketRight}


def key_event(kind: QEvent.Type, sign: str, at: int, *, repeat: bool = False) -> QKeyEvent:
    """One key as the system hands it over."""
    control = sign < " " and sign not in "\r\t"
    modifiers = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    if sign.isupper():
        modifiers = Qt.KeyboardModifier.ShiftModifier
    key = _KEYS.get(sign, Qt.Key(ord(sign.upper())))
    event = QKeyEvent(kind, key, modifiers, sign, repeat)
    event.setTimestamp(at)
    return event


class Scanner:
    """Types into a window, wherever its focus is; ``at`` goes on with every key."""

    def __init__(self, window: QWidget, *, at: int = 100_000) -> None:
        self.window = window
        self.at = at

    def press(self, sign: str, *, repeat: bool = False) -> None:
        """A key goes down, as the system says it: first as a shortcut, then as a key."""
        first = key_event(QEvent.Type.ShortcutOverride, sign, self.at)
        QCoreApplication.sendEvent(self.window.windowHandle(), first)
        QCoreApplication.sendEvent(self.window.windowHandle(), key_event(QEvent.Type.KeyPress, sign, self.at, repeat=repeat))

    def release(self, sign: str) -> None:
        """It goes up."""
        QCoreApplication.sendEvent(self.window.windowHandle(), key_event(QEvent.Type.KeyRelease, sign, self.at))

    def keys(self, signs: Iterable[str], gap: int) -> None:
        """Key after key, ``gap`` ms from one to the next."""
        for sign in signs:
            self.at += gap - 2
            self.press(sign)
            self.at += 2
            self.release(sign)

    def scan(self, code: str, *, end: str = "\r", gap: int = 4) -> None:
        """A code after a pause, at a scanner's pace."""
        self.at += 2000
        self.keys(code + end, gap)

    def type(self, words: str, *, gap: int = 70) -> None:
        """As a fast typist does."""
        self.at += 400
        self.keys(words, gap)
