"""What whoever is in can do: the menu by role, the own password, the glass."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from procedure_assistant.services.access import Access
from procedure_assistant.ui.access.break_glass import BreakGlassBar
from procedure_assistant.ui.access.own_password_page import OwnPasswordPage
from procedure_assistant.ui.access.user_menu import UserButton
from procedure_assistant.ui.names import unnamed_inputs
from tests.services.test_access import ADMIN, NURSE, Clinic
from tests.ui.access.conftest import Put
from tests.ui.access.doors import AtOnce, press, write


def offered(button: UserButton) -> list[str]:
    return [action.text() for action in button.menu.actions() if action.text() and action.isEnabled()]


def test_that_the_menu_offers_what_the_role_can_do(access: Access, on_screen: Put) -> None:
    button = UserButton()
    on_screen(button)
    button.set_account(access.account)
    assert button.accessibleName() == "Signed in: Anna Keeper, Administrator"
    assert offered(button) == ["Switch user", "Lock now", "Change password…", "Break the glass…"]
    button.set_account(access.account, glass_broken=True)
    assert "Break the glass…" not in offered(button)
    button.set_account(access.log_in("carl", NURSE.password))
    assert offered(button) == ["Switch user", "Lock now", "Change password…"]
    button.set_account(None)
    assert not button.isVisible()
    assert "Osei" not in button.accessibleName() + button.toolTip()


@pytest.mark.qt_log_ignore("does not support", extend=True)  # the offscreen platform says so of every menu
def test_that_an_entry_of_the_menu_asks(access: Access, on_screen: Put) -> None:
    button = UserButton(compact=True)
    asked: list[str] = []
    for name in ("switch", "lock", "change_password", "break_glass"):
        getattr(button.menu, f"{name}_requested").connect(lambda own=name: asked.append(own))
    on_screen(button)
    button.set_account(access.account)
    press(button)
    QApplication.processEvents()
    assert button.menu.isVisible()
    button.menu.close()
    for action in button.menu.actions():
        if not action.isSeparator():
            action.trigger()
    assert asked == ["switch", "lock", "change_password", "break_glass"]


@pytest.fixture
def own(access: Access, on_screen: Put) -> OwnPasswordPage:
    page = OwnPasswordPage(access, AtOnce())
    on_screen(page)
    page.open()
    return page


def typed(page: OwnPasswordPage) -> list[str]:
    return [box.edit.text() for box in page.boxes.values()]


def test_that_the_own_password_is_changed(own: OwnPasswordPage, clinic: Clinic) -> None:
    changed: list[bool] = []
    own.changed.connect(lambda: changed.append(True))
    assert list(unnamed_inputs(own)) == []
    for name, text in (("old", ADMIN.password), ("password", "meadow-copper-31"), ("again", "meadow-copper-31")):
        write(own.boxes[name], text)
    press(own.save)
    assert changed == [True]
    assert typed(own) == ["", "", ""]
    assert clinic.open().log_in("anna", "meadow-copper-31")


def test_that_a_wrong_old_password_changes_nothing(own: OwnPasswordPage, clinic: Clinic) -> None:
    for name, text in (("old", NURSE.password), ("password", "meadow-copper-31"), ("again", "meadow-copper-31")):
        write(own.boxes[name], text)
    press(own.save)
    assert "not your password" in own.boxes["old"].edit.accessibleDescription()
    assert clinic.open().log_in("anna", ADMIN.password)
    own.hide()
    assert typed(own) == ["", "", ""]


def test_that_the_glass_breaks_for_a_reason_only(access: Access, on_screen: Put) -> None:
    bar = BreakGlassBar(access)
    broken: list[bool] = []
    bar.broken.connect(lambda: broken.append(True))
    on_screen(bar)
    bar.ask()
    write(bar.field, "x")
    press(bar._go)
    assert broken == []
    write(bar.field, "patient collapsed")
    press(bar._go)
    assert broken == [True]
    assert access.guard.glass_broken
    assert access.store.audit_entries()[0].detail == "patient collapsed"
    assert not bar.isVisible()
