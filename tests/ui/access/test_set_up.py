"""The first run, on the real page with a real key file."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from procedure_assistant.services.access import Access, State
from procedure_assistant.services.people import Account, Role
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.access.screens import SetUpScreen
from procedure_assistant.ui.access.set_up_presenter import SetUpTyped, set_up_faults
from procedure_assistant.ui.names import unnamed_inputs
from tests.services.test_access import Clinic
from tests.ui.access.conftest import Put
from tests.ui.access.doors import AtOnce, press, write
from tests.ui.access.test_password_box import told

PASSWORD = "copper lantern 7"


class FirstRun:
    """The page of a fresh program with what it said."""

    def __init__(self, clinic: Clinic, on_screen: Put, runner: AtOnce | None = None) -> None:
        self.access: Access = clinic.open()
        self.opened: list[Account] = []
        self.printed: list[str] = []
        self.screen = SetUpScreen(
            self.access,
            runner or AtOnce(),
            lambda: date(2026, 11, 23),
            print_sheet=self.printed.append,
            save_sheet=_full,
            pick=lambda: (2, 8),
        )
        self.screen.opened.connect(self.opened.append)
        self.page = self.screen.page
        on_screen(self.screen)

    def fill(self, again: str = PASSWORD) -> None:
        write(self.page.texts["name"], "R. Weiss")
        write(self.page.texts["credentials"], "MD")
        write(self.page.texts["login"], "weiss")
        write(self.page.passwords["password"], PASSWORD)
        write(self.page.passwords["again"], again)

    def groups(self) -> list[str]:
        return self.screen.presenter.key.split("-")


def _full(_text: str) -> None:
    raise Problem("SHEET", "The disk is full. The sheet was not saved.", hint="Print it, or choose another disk.")


@pytest.fixture
def first_run(clinic: Clinic, on_screen: Put) -> FirstRun:
    return FirstRun(clinic, on_screen)


def test_that_a_physician_alone_gets_both_logins(first_run: FirstRun, clinic: Clinic) -> None:
    first_run.fill()
    assert first_run.page.texts["admin_login"].edit.text() == "weiss.admin"
    press(first_run.page.go_on)
    assert first_run.access.state is State.OPEN
    assert [box.edit.text() for box in first_run.page.passwords.values()] == [""] * 4
    assert first_run.opened == []
    write(first_run.page.recovery.first, first_run.groups()[1].lower())
    write(first_run.page.recovery.second, first_run.groups()[7])
    press(first_run.page.recovery.go_on)
    assert [(one.login, one.role) for one in first_run.opened] == [("weiss", Role.PHYSICIAN)]
    assert first_run.screen.presenter.key == ""
    assert first_run.page.recovery.shown.key == ""
    again = clinic.open().log_in("weiss", PASSWORD)
    assert (again.name, again.credentials, again.role) == ("R. Weiss", "MD", Role.PHYSICIAN)


def test_that_the_key_stays_on_screen_until_it_is_typed_back(first_run: FirstRun) -> None:
    first_run.fill()
    press(first_run.page.go_on)
    write(first_run.page.recovery.first, first_run.groups()[0])
    press(first_run.page.recovery.go_on)
    assert first_run.opened == []
    assert len(first_run.groups()) == 8
    assert "This is not group 2" in first_run.page.recovery.first.edit.accessibleDescription()
    assert first_run.page.recovery.first.edit.hasFocus()
    assert not any(group in told(first_run.screen) for group in first_run.groups()[1:])


def test_that_the_sheet_holds_the_key_and_no_name(first_run: FirstRun) -> None:
    first_run.fill()
    press(first_run.page.go_on)
    press(first_run.page.recovery.print)
    assert all(group in first_run.printed[0] for group in first_run.groups())
    assert "Weiss" not in first_run.printed[0]
    assert "23 Nov 2026" in first_run.printed[0]
    press(first_run.page.recovery.save)
    assert first_run.page.recovery.notice.message().title == "The disk is full."


def test_that_a_fault_is_red_until_its_field_is_mended(first_run: FirstRun) -> None:
    first_run.fill(again="short")
    password = first_run.page.passwords["password"]
    write(password, "short")
    press(first_run.page.go_on)
    assert "at least 10 characters" in password.edit.accessibleDescription()
    QTest.keyClicks(password.edit, "er than a river")
    assert "at least 10 characters" not in password.edit.accessibleDescription()


def test_that_a_faulty_form_says_where_and_makes_nothing(first_run: FirstRun, clinic: Clinic) -> None:
    first_run.fill(again="copper lantern 8")
    press(first_run.page.who.option("other"))
    press(first_run.page.go_on)
    again = first_run.page.passwords["again"]
    assert "The two passwords differ" in again.edit.accessibleDescription()
    assert again.edit.hasFocus()
    assert "The login is missing" in first_run.page.texts["admin_login"].edit.accessibleDescription()
    assert first_run.page.passwords["password"].edit.text() == PASSWORD
    assert list(clinic.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"login": ""}, "login"),
        ({"password": "short", "again": "short"}, "password"),
        ({"password": "weiss weiss weiss", "again": "weiss weiss weiss"}, "password"),
        ({"admin_login": "WEISS "}, "admin_login"),
        ({"is_solo": False}, "admin_name"),
    ],
)
def test_that_each_fault_stands_at_its_field(change: dict[str, object], field: str) -> None:
    good = {"name": "R. Weiss", "login": "weiss", "password": PASSWORD, "again": PASSWORD, "admin_login": "keeper"}
    assert set_up_faults(SetUpTyped(**good)) == {}
    assert next(iter(set_up_faults(SetUpTyped(**{**good, **change})))) == field


def test_that_the_form_waits_calmly_while_the_password_is_stretched(clinic: Clinic, on_screen: Put) -> None:
    runner = AtOnce(held=True)
    first_run = FirstRun(clinic, on_screen, runner)
    first_run.fill()
    press(first_run.page.go_on)
    assert first_run.page.go_on.text() == "Setting up…"
    assert not first_run.page.go_on.isEnabled()
    first_run.page.set_up_requested.emit(first_run.page.typed())  # Enter in a field, a second time
    runner.release()
    assert first_run.page.recovery.shown.key


def test_that_typed_passwords_are_in_no_log_of_the_form(first_run: FirstRun) -> None:
    first_run.fill()
    assert PASSWORD not in repr(first_run.page.typed())
    assert PASSWORD not in told(first_run.screen)


def test_that_every_input_is_named(first_run: FirstRun) -> None:
    assert list(unnamed_inputs(first_run.screen)) == []
    assert len(first_run.screen.findChildren(QWidget)) > 20
