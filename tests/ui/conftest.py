"""What the tests of the widgets share: the shipped light theme, applied to the application and taken away again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.ui import theme
from procedure_assistant.ui.names import named

Show = Callable[..., QLineEdit]


@pytest.fixture
def light(qapp: QApplication) -> Iterator[theme.Theme]:
    """The application in the light theme; the style sheet is gone after the test."""
    # What the tests before gave up is gone first: a style sheet is applied to every widget that still exists.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    before = theme.current()
    shown = theme.shipped("light")
    theme.apply(qapp, shown)
    yield shown
    qapp.setStyleSheet("")
    theme.set_current(before)


@pytest.fixture
def show(qtbot: QtBot, light: theme.Theme) -> Iterator[Show]:
    """`show(widget, …, width=…)`: the widgets under each other in an active window; returns a line edit above them that has the focus."""
    windows: list[QWidget] = []  # a window without a Python reference would be gone at once

    def place(*widgets: QWidget, width: int = 0) -> QLineEdit:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        edit = named(QLineEdit(), "elsewhere", "Elsewhere")
        for widget in (edit, *widgets):
            column.addWidget(widget)
        if width:
            window.setFixedWidth(width)
        window.show()
        window.activateWindow()
        edit.setFocus()
        QApplication.processEvents()
        return edit

    yield place
    for window in windows:
        window.close()
