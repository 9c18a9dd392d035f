"""What the tests of the widgets share: the shipped light theme, applied to the application and taken away again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from procedure_assistant.ui import theme


@pytest.fixture
def light(qapp: QApplication) -> Iterator[theme.Theme]:
    """The application in the light theme; the style sheet is gone after the test."""
    before = theme.current()
    shown = theme.shipped("light")
    theme.apply(qapp, shown)
    yield shown
    qapp.setStyleSheet("")
    theme.set_current(before)
