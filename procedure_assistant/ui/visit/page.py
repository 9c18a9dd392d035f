"""The plain page of a section. It holds no content of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from procedure_assistant.ui.language import put
from procedure_assistant.ui.widgets.scrolling import see_through

COLUMN_WIDTH = 780
"""Wider lines are hard to read, and answers would stand far from their question."""


class Page(QScrollArea):
    """A section with its column. It takes the focus when it is entered, so that Space still means the next action."""

    def __init__(self, object_name: str, spoken: str, *, width: int = COLUMN_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        put(self.setAccessibleName, spoken)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # no stop of the keyboard by itself
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setMaximumWidth(width)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(10)
        outer = QWidget()
        row = QHBoxLayout(outer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1)
        row.addStretch(0)
        see_through(self, outer)


def beside_field(button: QWidget) -> QVBoxLayout:
    """A button that stands in the middle of the field beside it, also when a sentence below makes that higher."""
    column = QVBoxLayout()
    column.addSpacing(7)
    column.addWidget(button)
    column.addStretch(1)
    return column
