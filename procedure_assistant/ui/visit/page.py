"""The plain page of a section, and the order in which Tab goes through any page. They hold no content of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from procedure_assistant.ui.widgets.scrolling import see_through

COLUMN_WIDTH = 780
"""Wider lines are hard to read, and answers would stand far from their question."""


class Page(QScrollArea):
    """A section with its column. It takes the focus when it is entered, so that Space still means the next action."""

    def __init__(self, object_name: str, spoken: str, *, width: int = COLUMN_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(spoken)
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


def stops(root: QWidget | None) -> Iterator[QWidget]:
    """Everything under ``root`` that Tab may reach, hidden or not, in the order in which the layouts show it."""
    if root is None:
        return
    if isinstance(root, QAbstractButton | QLineEdit | QComboBox) or root.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield root
    if isinstance(root, QComboBox):
        return
    if isinstance(root, QScrollArea):
        yield from stops(root.widget())
        return
    if isinstance(root, QStackedWidget):
        yield from stops(root.currentWidget())
        return
    laid_out = list(_widgets_of(root.layout()))
    for widget in laid_out:
        yield from stops(widget)
    for child in root.children():
        if isinstance(child, QWidget) and not child.isWindow() and child not in laid_out:
            yield from stops(child)


def _widgets_of(layout: QLayout | None) -> Iterator[QWidget]:
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets_of(inner)


def order_tabs(order: Sequence[QWidget]) -> None:
    """Tab goes through these in this order. What was made later, such as a message, would else come after everything."""
    skipped = [stop for stop in order if stop.focusPolicy() == Qt.FocusPolicy.NoFocus]
    for stop in skipped:  # the members of a group that are not its stop just now; Qt gives a place only to what takes the focus
        stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for before, after in pairwise(order):
        QWidget.setTabOrder(before, after)
    for stop in skipped:
        stop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
