"""The password asked again before a signature."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from procedure_assistant.services.access import Access
from procedure_assistant.ui.access.screens import PasswordCheck
from procedure_assistant.ui.names import unnamed_inputs
from tests.services.test_access import DOCTOR, NURSE
from tests.ui.access.conftest import Put
from tests.ui.access.doors import AtOnce, write


class Signing:
    """A physician before the bar."""

    def __init__(self, access: Access, on_screen: Put) -> None:
        access.log_in("bela", DOCTOR.password)
        self.access = access
        self.runner = AtOnce()
        self.check = PasswordCheck(access, self.runner)
        self.bar = self.check.bar
        self.signed: list[bool] = []
        on_screen(self.check)
        self.check.ask("Sign this record", "It is sealed.", lambda: self.signed.append(True))

    def give(self, password: str) -> None:
        write(self.bar.password, password)
        QTest.keyClick(self.bar.password.edit, Qt.Key.Key_Return)


@pytest.fixture
def signing(access: Access, on_screen: Put) -> Signing:
    return Signing(access, on_screen)


def test_that_the_right_password_signs_once(signing: Signing) -> None:
    assert list(unnamed_inputs(signing.check)) == []
    assert signing.bar.password.edit.hasFocus()
    signing.give(DOCTOR.password)
    assert signing.signed == [True]
    assert not signing.bar.isVisible()
    assert signing.bar.password.edit.text() == ""


@pytest.mark.parametrize(("password", "said"), [(NURSE.password, "not your password"), ("", "missing")])
def test_that_a_wrong_password_signs_nothing_and_can_be_typed_again(signing: Signing, password: str, said: str) -> None:
    signing.give(password)
    assert signing.signed == []
    assert said in signing.bar.password.edit.accessibleDescription()
    assert signing.bar.password.edit.text() == ""
    assert signing.bar.password.edit.hasFocus()
    signing.give(DOCTOR.password)
    assert signing.signed == [True]


def test_that_nothing_is_signed_for_somebody_who_took_over_meanwhile(signing: Signing) -> None:
    signing.runner.late = True
    signing.give(DOCTOR.password)
    assert signing.bar.go.text() == "Checking…"
    signing.access.log_in("carl", NURSE.password)
    signing.runner.release()
    assert signing.signed == []
    assert not signing.bar.isVisible()


def test_that_escape_leaves_without_signing(signing: Signing) -> None:
    QTest.keyClick(signing.bar.password.edit, Qt.Key.Key_Escape)
    assert not signing.bar.isVisible()
    signing.bar.confirmed.emit(DOCTOR.password)
    assert signing.signed == []
