"""What the tests of the map share: finished figures, no work left on a worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from procedure_assistant.ui import theme
from procedure_assistant.ui.map.plates import default_store


@pytest.fixture(autouse=True)
def _light_theme() -> Iterator[None]:
    """Every test begins in the light theme."""
    before = theme.current()
    theme.set_current(theme.shipped("light"))
    yield
    theme.set_current(before)


@pytest.fixture
def figures(qapp: QApplication) -> Iterator[None]:
    """A test that shows figures leaves none half rendered."""
    yield
    default_store().settle()
