"""A clinic with a real key file and a real encrypted database, closed again after the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.services.access import Access
from tests.services.test_access import ADMIN, DOCTOR, NURSE, Clinic

Put = Callable[[QWidget], QWidget]


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    made = Clinic(tmp_path)
    yield made
    for store in made.stores:
        store.close()


@pytest.fixture
def access(clinic: Clinic) -> Access:
    """Set up, the administrator in; a minute later."""
    made = clinic.open()
    made.set_up(ADMIN, (DOCTOR, NURSE))
    clinic.clock.at += timedelta(minutes=1)
    return made


@pytest.fixture
def on_screen(qtbot: QtBot, light: object) -> Put:
    """Shows a widget in an active window."""

    def put(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(1080, 800)
        widget.show()
        widget.activateWindow()
        QApplication.processEvents()
        return widget

    return put
