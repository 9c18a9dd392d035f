"""Which line of the key table a pressed key means. It does nothing."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from procedure_assistant.ui.key_table import keys_of, lines

_PAD = Qt.KeyboardModifier.KeypadModifier
_SHIFTED = frozenset("?+=")
"""Signs that some keyboards have above another one: the sign counts, not whether Shift was held for it."""


def act_of(event: QKeyEvent, *places: str) -> str:
    """The id of the line that the key has in one of these places, the first one first; "" for none."""
    pressed = _pressed(event)
    return next((one.id for where in places for one in lines(where) if any(_same(pressed, key) for key in one.keys)), "")


def is_key(event: QKeyEvent, line_id: str) -> bool:
    """Whether the pressed key is one of a line's."""
    pressed = _pressed(event)
    return any(_same(pressed, key) for key in keys_of(line_id))


def qt_keys(line_id: str) -> tuple[Qt.Key, ...]:
    """The keys of a line as Qt numbers them, in their order, for those who look at keys without modifiers."""
    return tuple(QKeySequence(key)[0].key() for key in keys_of(line_id))  # type: ignore[index]  # the stubs have no __getitem__


def _pressed(event: QKeyEvent) -> tuple[QKeySequence, str]:
    modifiers = event.modifiers() & ~_PAD
    combination = QKeyCombination(modifiers, Qt.Key(event.key()))
    command = bool(modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier))
    return QKeySequence(combination), "" if command else event.text()


def _same(pressed: tuple[QKeySequence, str], key: str) -> bool:
    sequence, text = pressed
    return (text == key) if key in _SHIFTED and text else sequence == QKeySequence(key)
