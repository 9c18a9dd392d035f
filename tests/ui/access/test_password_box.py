"""A password on screen: dots or letters as asked for, and never a word of it to assistive technology."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from procedure_assistant.ui.access.password_box import PasswordBox
from tests.ui.access.conftest import Put
from tests.ui.access.doors import press, write

SECRET = "harbour-lantern-42"


@pytest.fixture
def box(on_screen: Put) -> PasswordBox:
    made = PasswordBox("secret", "Password")
    on_screen(made)
    write(made, SECRET)
    return made


def told(widget: QWidget) -> str:
    """Everything that assistive technology is told about a widget and what lies in it."""
    words = []
    for one in (widget, *widget.findChildren(QWidget)):
        interface = QAccessible.queryAccessibleInterface(one)
        kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
        words += [interface.text(kind) for kind in kinds]
        words += [one.toolTip()]
    return " ".join(words)


def test_that_the_eye_shows_the_letters_on_screen_only(box: PasswordBox) -> None:
    hidden = box.grab().toImage()
    press(box.findChild(QWidget, "secret.show"))
    assert box.shows_letters
    assert box.grab().toImage() != hidden
    assert box.edit.echoMode() is QLineEdit.EchoMode.Password
    assert SECRET not in told(box)
    assert "Hide the password" in told(box)
    press(box.findChild(QWidget, "secret.show"))
    assert not box.shows_letters


def test_that_a_taken_password_is_no_longer_in_the_box(box: PasswordBox) -> None:
    press(box.findChild(QWidget, "secret.show"))
    assert box.take() == SECRET
    assert box.edit.text() == ""
    assert not box.shows_letters
    QTest.keyClick(box.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.edit.text() == ""


def test_that_it_cannot_be_copied(box: PasswordBox, qapp: object) -> None:
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText("before")
    box.edit.selectAll()
    QTest.keyClick(box.edit, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"


def test_that_tab_goes_from_password_to_password_and_ctrl_space_opens_the_eye(on_screen: Put) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    first, second = PasswordBox("first", "Password"), PasswordBox("second", "The same password again")
    column.addWidget(first)
    column.addWidget(second)
    on_screen(window)
    first.edit.setFocus()
    QTest.keyClick(first.edit, Qt.Key.Key_Tab)
    assert second.edit.hasFocus()
    QTest.keyClick(second.edit, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert (second.shows_letters, second.edit.text()) == (True, "")
    QTest.keyClick(second.edit, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert not second.shows_letters
