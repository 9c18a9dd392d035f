"""The lock screen: who may come in, who must wait, and that it names nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from procedure_assistant.services.access import Access, State
from procedure_assistant.services.people import Account
from procedure_assistant.ui.access.screens import LockScreen
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.tasks import Tasks
from tests.services.test_access import ADMIN, DOCTOR, Clinic
from tests.ui.access.conftest import Put
from tests.ui.access.doors import AtOnce, press, write
from tests.ui.access.test_password_box import told


class Locked:
    """A locked program's screen with what it said, and a running clock to turn."""

    def __init__(self, access: Access, on_screen: Put, runner: object | None = None) -> None:
        self.access = access
        self.runner = runner or AtOnce()
        self.seconds = 100.0
        self.opened: list[Account] = []
        self.left: list[bool] = []
        self.screen = LockScreen(access, self.runner, monotonic=lambda: self.seconds)
        self.screen.opened.connect(self.opened.append)
        self.screen.left.connect(lambda: self.left.append(True))
        self.page = self.screen.page
        on_screen(self.screen)
        self.screen.open()

    def try_in(self, login: str, password: str) -> None:
        write(self.page.login, login)
        write(self.page.password, password)
        QTest.keyClick(self.page.password.edit, Qt.Key.Key_Return)

    def title(self) -> str:
        message = self.page.notice.message()
        return message.title if message else ""


@pytest.fixture
def locked(access: Access, on_screen: Put) -> Locked:
    access.lock()
    return Locked(access, on_screen)


def test_that_the_right_password_opens_and_stays_nowhere(locked: Locked) -> None:
    locked.try_in("bela", DOCTOR.password)
    assert [one.name for one in locked.opened] == ["Bela Marsh"]
    assert locked.page.login.edit.text() == locked.page.password.edit.text() == ""


@pytest.mark.parametrize("beginning", [0, 5000])
def test_that_a_database_damaged_anywhere_leads_to_its_rescue(access: Access, clinic: Clinic, on_screen: Put, beginning: int) -> None:
    database = clinic.folder / "procedures.db"
    access.close()
    written = bytearray(database.read_bytes())
    written[beginning : beginning + 3000] = bytes(3000)
    database.write_bytes(written)
    again = clinic.open()
    shown = Locked(again, on_screen)
    damaged: list[bool] = []
    shown.screen.damaged.connect(lambda: damaged.append(True))
    shown.try_in("bela", "not the password")
    assert damaged == []
    shown.try_in("bela", DOCTOR.password)
    assert (damaged, shown.opened) == ([True], [])


def test_that_a_wrong_password_keeps_the_login_and_says_nothing_about_anybody(locked: Locked) -> None:
    locked.try_in("bela", "not the password")
    assert locked.title() == "Login and password do not belong together."
    assert locked.page.login.edit.text() == "bela"
    assert locked.page.password.edit.text() == ""
    assert locked.page.password.edit.hasFocus()
    words = told(locked.screen) + " ".join(label.text() for label in locked.screen.findChildren(QLabel))
    assert not any(name in words for name in ("Anna", "Marsh", "Osei", "anna"))


def test_that_the_wait_counts_down_in_place_and_for_one_login_only(locked: Locked, clinic: Clinic) -> None:
    for _ in range(6):
        locked.try_in("bela", "not the password")
    assert locked.title() == "Too many wrong passwords for this login"
    assert locked.page.go_on.text() == "Opens in 0:30"
    assert not locked.page.go_on.isEnabled()
    spoken: list[str] = []
    locked.page.notice.announced.connect(spoken.append)
    locked.seconds += 18
    locked.page.ticked.emit()
    assert locked.page.go_on.text() == "Opens in 0:12"
    assert spoken == []
    write(locked.page.login, "anna")
    assert locked.page.go_on.isEnabled()
    assert locked.title() == ""
    write(locked.page.login, " BELA")
    assert not locked.page.go_on.isEnabled()
    locked.seconds += 12
    clinic.clock.at += timedelta(seconds=31)
    locked.page.ticked.emit()
    assert locked.title() == ""
    locked.try_in("bela", DOCTOR.password)
    assert [one.login for one in locked.opened] == ["bela"]


def test_that_missing_words_are_asked_for(locked: Locked) -> None:
    press(locked.page.go_on)
    assert "The login is missing" in locked.page.login.edit.accessibleDescription()
    write(locked.page.login, "bela")
    press(locked.page.go_on)
    assert "The password is missing" in locked.page.password.edit.accessibleDescription()


def test_that_a_second_press_while_checking_does_nothing(access: Access, on_screen: Put) -> None:
    access.lock()
    runner = AtOnce(held=True)
    locked = Locked(access, on_screen, runner)
    locked.try_in("bela", DOCTOR.password)
    assert locked.page.go_on.text() == "Checking…"
    locked.page.log_in_requested.emit("bela", "something else")
    runner.release()
    assert [one.login for one in locked.opened] == ["bela"]


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.drain()


def test_that_the_password_is_stretched_off_the_windows_thread(access: Access, on_screen: Put, tasks: Tasks, qtbot: QtBot) -> None:
    access.lock()
    locked = Locked(access, on_screen, tasks)
    with qtbot.waitSignal(locked.screen.opened, timeout=10_000):
        locked.try_in("bela", DOCTOR.password)
        assert locked.page.go_on.text() == "Checking…"
    assert access.account.login == "bela"
    assert access.store.accounts()  # the store that a worker opened serves the window's thread too


def test_that_switching_may_be_given_up(access: Access, on_screen: Put) -> None:
    locked = Locked(access, on_screen)
    locked.screen.open(is_switch=True)
    write(locked.page.password, "half typ")
    press(locked.page.leave)
    assert locked.left == [True]
    assert locked.page.password.edit.text() == ""
    assert (access.state, access.account.login) == (State.OPEN, "anna")


class TestRecovery:
    """With the printed key."""

    @pytest.fixture
    def key(self, clinic: Clinic) -> str:
        access = clinic.open()
        key = access.set_up(ADMIN, (DOCTOR,))
        clinic.clock.at += timedelta(minutes=1)
        return key

    @pytest.fixture
    def lost(self, key: str, clinic: Clinic, on_screen: Put) -> Locked:
        locked = Locked(clinic.open(), on_screen)
        press(locked.page.use_recovery)
        return locked

    def test_that_an_administrator_comes_in_with_a_new_password(self, lost: Locked, key: str, clinic: Clinic) -> None:
        assert lost.page.recovery.shows_letters
        write(lost.page.recovery, key.lower().replace("-", " "))
        assert key.lower()[:5] not in told(lost.screen)
        QTest.keyClick(lost.page.recovery.edit, Qt.Key.Key_Return)
        assert lost.page.administrator.current_id()
        write(lost.page.new, "meadow-copper-31")
        write(lost.page.again, "meadow-copper-3")
        press(lost.page.go_on)
        assert "The two passwords differ" in lost.page.again.edit.accessibleDescription()
        write(lost.page.again, "meadow-copper-31")
        press(lost.page.go_on)
        assert [one.name for one in lost.opened] == ["Anna Keeper"]
        assert [box.edit.text() for box in (lost.page.recovery, lost.page.new, lost.page.again)] == [""] * 3
        assert clinic.open().log_in("anna", "meadow-copper-31")

    def test_that_a_slip_is_named_and_nobody_is(self, lost: Locked, key: str) -> None:
        swapped = key[1] + key[0] + key[2:] if key[0] != key[1] else "0" + key[1:] if key[0] != "0" else "1" + key[1:]
        write(lost.page.recovery, swapped)
        press(lost.page.go_on)
        assert "Group 1 is not as printed" in lost.page.recovery.edit.accessibleDescription()
        assert "Anna" not in told(lost.screen)
        press(lost.page.back)
        assert lost.page.login.isVisible()
        assert lost.page.recovery.edit.text() == ""


def test_that_every_input_is_named(locked: Locked) -> None:
    assert list(unnamed_inputs(locked.screen)) == []
