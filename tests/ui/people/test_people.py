"""The administrator's list of people, on a real key file and database."""

from __future__ import annotations

from datetime import date

import pytest

from procedure_assistant.services.access import Access
from procedure_assistant.services.people import Role
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.people.presenter import Task
from procedure_assistant.ui.people.screen import PeopleScreen
from tests.services.test_access import ADMIN, DOCTOR, NURSE, Clinic, code
from tests.ui.access.conftest import Put
from tests.ui.access.doors import AtOnce, press, write
from tests.ui.access.test_password_box import told


class Page:
    """The page with its administrator."""

    def __init__(self, access: Access, on_screen: Put) -> None:
        self.access = access
        self.screen = PeopleScreen(access, AtOnce(), lambda: date(2026, 11, 23), print_sheet=lambda _text: None, pick=lambda: (1, 5))
        self.form = self.screen.form
        access.recovery_written_down()
        on_screen(self.screen)
        self.screen.refresh()

    def id_of(self, login: str) -> str:
        return next(one.id for one in self.access.store.accounts() if one.login == login)

    def open(self, login: str) -> None:
        press(self.screen.list.row(self.id_of(login)))

    def secrets(self) -> list[str]:
        return [box.edit.text() for box in self.form.passwords.values()]

    def notice(self) -> str:
        message = self.screen.notice.message() or self.form.notice.message()
        return message.title if message else ""

    def fill_new(self, login: str = "dora") -> None:
        press(self.screen.add)
        write(self.form.texts["name"], "Dora Lind")
        press(self.form.role.option(Role.NURSE.value))
        write(self.form.texts["login"], login)
        write(self.form.passwords["password"], "amber harbour 9")
        write(self.form.passwords["again"], "amber harbour 9")
        write(self.form.passwords["own"], ADMIN.password)


@pytest.fixture
def page(access: Access, on_screen: Put) -> Page:
    return Page(access, on_screen)


def test_that_a_recovery_key_that_nobody_confirmed_is_told_until_one_is(access: Access, on_screen: Put) -> None:
    assert not access.recovery_is_written_down()
    screen = PeopleScreen(access, AtOnce(), lambda: date(2026, 11, 23), print_sheet=lambda _text: None, pick=lambda: (1, 5))
    on_screen(screen)
    screen.refresh()
    assert screen.notice.message().title == "Nobody has confirmed the recovery key"
    access.recovery_written_down()
    screen.refresh()
    assert screen.notice.message() is None
    access.new_recovery_key(ADMIN.password)
    screen.refresh()
    assert screen.notice.message().title == "Nobody has confirmed the recovery key"


def test_that_an_added_person_can_come_in(page: Page, clinic: Clinic) -> None:
    page.fill_new()
    press(page.form.save)
    assert page.notice() == "Dora Lind may come in"
    assert page.screen.list.row(page.id_of("dora")).accessibleName() == "Dora Lind, Nurse, login dora"
    assert page.secrets() == ["", "", ""]
    assert clinic.open().log_in("dora", "amber harbour 9").role is Role.NURSE


def test_that_every_fault_stands_at_its_field_and_nobody_is_added(page: Page) -> None:
    press(page.screen.add)
    press(page.form.save)
    for name in ("name", "login"):
        assert "missing" in page.form.texts[name].edit.accessibleDescription()
    assert "missing" in page.form.passwords["own"].edit.accessibleDescription()
    assert page.form.texts["name"].edit.hasFocus()
    assert len(page.access.people()) == 3


def test_that_a_wrong_own_password_keeps_the_form_and_changes_nothing(page: Page) -> None:
    page.fill_new()
    write(page.form.passwords["own"], "not my password")
    press(page.form.save)
    assert "not your password" in page.form.passwords["own"].edit.accessibleDescription()
    assert page.form.texts["name"].edit.text() == "Dora Lind"
    assert page.form.passwords["own"].edit.text() == ""


def test_that_a_taken_login_is_said_at_the_login(page: Page) -> None:
    page.fill_new(login="Carl")
    press(page.form.save)
    assert "Nothing was" in page.form.texts["login"].edit.accessibleDescription()
    assert {one.login for one in page.access.people()} == {"anna", "bela", "carl"}


def test_that_role_and_standing_are_changed(page: Page, clinic: Clinic) -> None:
    page.open("carl")
    assert page.form.texts["name"].edit.text() == "Carl Osei"
    press(page.form.role.option(Role.READ_ONLY.value))
    press(page.form.active.option("no"))
    press(page.form.save)
    assert "not active" in page.screen.list.row(page.id_of("carl")).accessibleName()
    assert code(clinic.open().log_in, "carl", NURSE.password) == "ACCESS-INACTIVE"


def test_that_the_last_administrator_stays_one(page: Page) -> None:
    page.open("anna")
    press(page.form.role.option(Role.NURSE.value))
    press(page.form.save)
    assert page.notice() == "This is the last administrator."
    assert page.access.account.role is Role.ADMINISTRATOR


def test_that_a_new_password_counts_and_is_forgotten_here(page: Page, clinic: Clinic) -> None:
    page.open("bela")
    press(page.form.reset)
    write(page.form.passwords["password"], "amber harbour 9")
    write(page.form.passwords["again"], "amber harbour 9")
    write(page.form.passwords["own"], ADMIN.password)
    assert "amber" not in told(page.screen)
    press(page.form.save)
    assert page.notice() == "Bela Marsh has a new password"
    assert page.secrets() == ["", "", ""]
    assert clinic.open().log_in("bela", "amber harbour 9")
    assert code(clinic.open().log_in, "bela", DOCTOR.password) == "KEYS-WRONG"


def test_that_a_new_recovery_key_is_shown_until_typed_back(page: Page, clinic: Clinic) -> None:
    press(page.screen.new_key)
    write(page.form.passwords["own"], ADMIN.password)
    press(page.form.save)
    key = page.screen.presenter.key
    assert page.screen.recovery.isVisible()
    assert not page.screen.recovery.save.isVisible()
    write(page.screen.recovery.first, key.split("-")[0])
    write(page.screen.recovery.second, key.split("-")[4])
    press(page.screen.recovery.go_on)
    assert page.notice() == "The new recovery key counts"
    assert page.screen.recovery.shown.key == page.screen.presenter.key == ""
    assert clinic.open().administrators(key)


def test_that_leaving_the_form_keeps_nothing_typed(page: Page) -> None:
    page.fill_new()
    press(page.form.cancel)
    assert page.secrets() == ["", "", ""]
    press(page.screen.add)
    assert page.form.texts["name"].edit.text() == ""


def test_that_others_see_nobody(page: Page) -> None:
    page.access.log_in("bela", DOCTOR.password)
    page.screen.refresh()
    assert page.notice() == "A physician may not manage people and passwords."
    assert not page.screen.list.isVisible()


def test_that_every_input_is_named(page: Page) -> None:
    page.screen.presenter.begin(Task.ADD)
    assert list(unnamed_inputs(page.screen)) == []
