"""The one quiet line about what happened elsewhere: said, undone, and never in the way of the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.ui import theme
from procedure_assistant.ui.widgets.toast import Toast
from tests.ui.clinic import Clinic, bundle


@pytest.fixture
def over(qtbot: QtBot, light: theme.Theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    return window


@pytest.fixture
def clinic(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Clinic]:
    made = Clinic(tmp_path / "records.db")
    made.open()
    yield made
    made.close()


def test_that_it_says_what_happened_at_the_foot_of_the_window_and_can_be_undone(over: QWidget):
    undone: list[str] = []
    toast = Toast(over)
    toast.tell("The passport was put aside.", "Undo", lambda: undone.append("done"))
    assert toast.words == toast.accessibleName() == "The passport was put aside."
    assert over.rect().contains(toast.geometry())
    assert toast.y() > 700
    action = toast.findChild(QWidget, "toast.action")
    assert action is not None
    assert action.accessibleName() == "Undo: The passport was put aside."
    QTest.mouseClick(action, Qt.MouseButton.LeftButton)
    assert (undone, toast.words) == (["done"], "")


def test_that_it_goes_by_itself_but_never_under_the_keyboard_or_the_mouse(over: QWidget):
    toast = Toast(over)
    toast.tell("The records were backed up.")
    dismiss = toast.findChild(QWidget, "toast.dismiss")
    assert dismiss is not None
    dismiss.setFocus(Qt.FocusReason.TabFocusReason)
    toast._timer.timeout.emit()
    assert toast.words == "The records were backed up."
    QTest.keyClick(dismiss, Qt.Key.Key_Escape)
    assert toast.words == ""
    toast.tell("The records were backed up.")
    at = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(at, at, at))
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    toast._timer.timeout.emit()
    assert toast.words == "The records were backed up."
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    toast._timer.timeout.emit()
    assert toast.words == ""


def test_that_it_stays_at_the_foot_when_the_window_changes_and_within_a_narrow_one(over: QWidget):
    toast = Toast(over)
    toast.tell("A sentence that is much longer than anything that anybody would say in a toast, and then a little more. " * 2)
    over.resize(1024, 700)
    QApplication.processEvents()
    assert over.rect().contains(toast.geometry())


def test_that_an_import_that_ends_while_another_page_is_open_is_told_with_a_way_there(clinic: Clinic):
    clinic.window.show_page("patients")
    clinic.window.patients.import_files([bundle("freya_ashdown")])
    clinic.window.show_page("today")
    clinic.settle()
    assert clinic.window.toast.words == "The import of patients has ended."
    clinic.click("toast.action")
    assert clinic.window.page == "patients"
    assert QApplication.focusWidget().objectName() == "import.file.0.open"


def test_that_the_keyboard_is_on_the_imported_patient_after_an_import(clinic: Clinic):
    clinic.window.show_page("patients")
    clinic.window.patients.import_files([clinic.database.with_name("absent.json"), bundle("freya_ashdown")])
    clinic.settle()
    assert QApplication.focusWidget().objectName() == "import.file.1.open"
    clinic.key(Qt.Key.Key_Return)
    assert clinic.window.patients.presenter.chosen
    assert "Ashdown" in clinic.window.patients.page.detail.accessibleName() + " ".join(clinic.texts())
