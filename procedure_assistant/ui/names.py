"""Names for inputs: the one way to give a widget its stable object name and the words a screen reader says."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put

_Widget = TypeVar("_Widget", bound=QWidget)


def named(widget: _Widget, object_name: str, spoken_name: str, description: str = "") -> _Widget:
    """Set object name (a stable id, never translated), spoken name and description; ValueError when one is empty."""
    if not object_name.strip() or not spoken_name.strip():
        raise ValueError(f"An input needs an object name and a spoken name, got {object_name!r} and {spoken_name!r}.")
    widget.setObjectName(object_name)
    put(widget.setAccessibleName, spoken_name)
    put(widget.setAccessibleDescription, description)
    return widget


def unnamed_inputs(root: QWidget) -> Iterator[str]:
    """Every widget under `root` that can take the focus and lacks a name, as "class (object name)", for checks."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
            continue
        own_name = widget.objectName()
        if not own_name or own_name.startswith("qt_") or not widget.accessibleName():
            yield say("{name} ({own_name})", name=type(widget).__name__, own_name=own_name)
