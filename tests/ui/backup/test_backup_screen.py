"""The backup page, on a real encrypted database and real folders, by mouse and keys."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from procedure_assistant.services.access import Access
from procedure_assistant.services.backup_plan import BackupPlan, KeepRules
from procedure_assistant.services.safekeeping import Safekeeping
from procedure_assistant.ui.backup.screen import BackupScreen
from procedure_assistant.ui.names import unnamed_inputs
from tests.services.backups import change_byte
from tests.services.test_access import ADMIN, DOCTOR, Clinic
from tests.ui.access.conftest import Put
from tests.ui.access.doors import press, write
from tests.ui.backup.conftest import Answers, LongAtOnce, safe_of


class Page:
    """The page with its administrator and a folder to choose."""

    def __init__(self, safe: Safekeeping, runner: LongAtOnce, dialogs: Answers, clinic: Clinic, shelf: Path, on_screen: Put) -> None:
        self.safe, self.runner, self.dialogs, self.clinic, self.shelf = safe, runner, dialogs, clinic, shelf
        self.screen = BackupScreen(safe, runner, clinic.clock, dialogs=dialogs, runner=runner)
        on_screen(self.screen)
        self.screen.refresh()

    def choose_folder(self) -> None:
        self.dialogs.path = self.shelf
        press(self.screen.choose)

    def notice(self) -> tuple[str, str]:
        message = self.screen.notice.message()
        return (message.kind.value, message.title) if message else ("", "")

    def backups(self) -> list[str]:
        return sorted((path.name for path in self.shelf.iterdir() if path.name.startswith("backup-")), reverse=True)

    def acts(self) -> list[tuple[str, str]]:
        return [(row.who, row.act) for row in reversed(self.safe.access.store.audit_entries())]


@pytest.fixture
def page(safe: Safekeeping, runner: LongAtOnce, dialogs: Answers, clinic: Clinic, shelf: Path, on_screen: Put) -> Page:
    return Page(safe, runner, dialogs, clinic, shelf, on_screen)


def test_that_without_a_folder_the_page_says_what_to_do_and_makes_nothing(page: Page):
    assert page.screen.facts["last"].text() == "None yet"
    assert page.screen.facts["next"].text() == "When a folder is chosen"
    assert not page.screen.now.isEnabled()
    assert not page.screen.list.isVisible()


def test_that_a_chosen_folder_is_kept_and_its_disk_is_looked_at(page: Page):
    page.choose_folder()
    assert page.safe.standing().plan.folder == str(page.shelf)
    assert page.notice() == ("caution", "This folder is on the disk of the records")
    assert page.screen.facts["next"].text() == "Due now"


def test_that_the_folder_of_the_records_is_refused_in_place_and_nothing_is_chosen(page: Page):
    page.dialogs.path = page.clinic.folder
    press(page.screen.choose)
    assert page.safe.standing().plan.folder == ""
    assert page.screen._folder_problem.text().startswith("The records themselves are kept in this folder")


def test_that_back_up_now_makes_one_that_was_restored_once_and_tells_how_far_it_is(page: Page):
    page.choose_folder()
    press(page.screen.now)
    assert page.notice() == ("fine", "The backup is made")
    (name,) = page.backups()
    assert page.screen.list.row(name).check.isEnabled()
    assert (page.runner.told[0], page.runner.told[-1]) == (0, 100)
    assert page.screen.facts["last"].text().startswith("Today, ")
    assert ("Anna Keeper", "backup") in page.acts()
    assert page.screen.now.hasFocus()
    assert not page.screen.busy.isVisible()


def test_that_stopping_leaves_no_backup_and_is_no_failure(page: Page):
    page.choose_folder()
    page.runner.stop_at = 30
    press(page.screen.now)
    assert page.notice() == ("information", "Stopped")
    assert page.backups() == []
    assert page.safe.standing().state.failure is None


def test_that_a_backup_to_another_folder_leaves_the_plan_as_it_is(page: Page, tmp_path_factory: pytest.TempPathFactory):
    page.choose_folder()
    page.dialogs.path = tmp_path_factory.mktemp("stick")
    press(page.screen.other)
    assert page.notice() == ("fine", "The backup is made")
    assert page.backups() == []
    assert page.safe.standing().plan.folder == str(page.shelf)


def test_that_a_copy_tried_out_says_when_and_a_damaged_one_says_so_from_then_on(page: Page):
    page.choose_folder()
    press(page.screen.now)
    page.clinic.clock.at += timedelta(days=1)
    press(page.screen.now)
    newest, oldest = page.backups()
    press(page.screen.list.row(newest).check)
    assert page.notice()[0] == "fine"
    change_byte(page.shelf / oldest / "procedures.db")
    press(page.screen.list.row(oldest).check)
    assert page.notice() == ("refusal", "This backup is damaged or was changed, so it cannot be used.")
    states = {copy.backup.path.name: copy.checked.fault for copy in page.safe.copies() if copy.checked}
    assert states == {newest: "", oldest: "BACKUP-DAMAGED"}


def test_that_a_folder_out_of_reach_is_told_calmly_at_every_look_until_one_works(page: Page):
    page.choose_folder()
    aside = page.shelf.rename(page.shelf.with_name("aside"))
    press(page.screen.now)
    assert page.notice()[0] == "refusal"
    page.screen.refresh()
    kind, title = page.notice()
    assert kind == "caution"
    assert title.startswith("The backup of today, ")
    aside.rename(page.shelf)
    press(page.screen.notice._action)
    assert page.notice() == ("fine", "The backup is made")
    page.screen.refresh()
    assert page.notice() == ("", "")


@pytest.mark.parametrize(
    ("name", "typed", "plan"),
    [
        ("daily_at", "6:30", BackupPlan(daily_at=time(6, 30))),
        ("daily_at", "", BackupPlan(daily_at=None)),
        ("daily", "14", BackupPlan(keep=KeepRules(daily=14))),
        ("monthly", "0", BackupPlan(keep=KeepRules(monthly=0))),
    ],
)
def test_that_every_answer_of_the_plan_is_kept_when_the_field_is_left(page: Page, name: str, typed: str, plan: BackupPlan):
    write(page.screen.fields[name], typed)
    QTest.keyClick(page.screen.fields[name].edit, Qt.Key.Key_Return)
    assert page.safe.standing().plan == plan


@pytest.mark.parametrize(
    ("name", "typed"), [("daily_at", "25:00"), ("daily_at", "noon"), ("daily", "x"), ("weekly", "-1"), ("daily", "1000")]
)
def test_that_a_wrong_answer_is_told_at_its_field_and_the_plan_stays(page: Page, name: str, typed: str):
    write(page.screen.fields[name], typed)
    QTest.keyClick(page.screen.fields[name].edit, Qt.Key.Key_Return)
    assert page.safe.standing().plan == BackupPlan()
    assert page.screen.fields[name].edit.accessibleDescription().startswith(("Not a time of day", "A whole number"))


def test_that_a_rule_that_keeps_nothing_is_refused(page: Page):
    for name in ("daily", "weekly", "monthly"):
        write(page.screen.fields[name], "0")
        QTest.keyClick(page.screen.fields[name].edit, Qt.Key.Key_Return)
    assert page.safe.standing().plan.keep == KeepRules(0, 0, 12)


def test_that_closing_the_program_can_make_one(page: Page):
    press(page.screen.on_close)
    assert page.safe.standing().plan.on_close
    press(page.screen.on_close)
    assert not page.safe.standing().plan.on_close


def test_that_a_physician_is_told_who_may_and_sees_no_copy(page: Page, access: Access):
    page.choose_folder()
    press(page.screen.now)
    access.log_in("bela", DOCTOR.password)
    page.screen.refresh()
    assert page.notice() == ("refusal", "A physician may not make a backup.")
    assert not page.screen.list.isVisible()


def test_that_every_input_has_a_name(page: Page):
    page.choose_folder()
    press(page.screen.now)
    assert list(unnamed_inputs(page.screen)) == []


def test_that_a_restore_from_the_list_brings_the_records_back_and_closes_the_present_ones(page: Page, access: Access, clinic: Clinic):
    page.choose_folder()
    press(page.screen.now)
    (name,) = page.backups()
    access.store.save_setting("clinic", '{"clinic":"later"}')
    closed: list[bool] = []
    page.screen.records_closed.connect(lambda: closed.append(True))
    press(page.screen.list.row(name).restore)
    restoring = page.screen.restoring
    assert restoring.isVisible()
    write(restoring.form.login, "anna")
    write(restoring.form.password, ADMIN.password)
    press(restoring.go_on)
    message = restoring.notice.message()
    assert message is not None
    assert message.kind.value == "fine"
    assert message.title.startswith("The records of today, ")
    assert restoring.form.password.edit.text() == ""
    assert not access.is_open
    press(restoring.go_on)
    assert closed == [True]
    again = clinic.open()
    again.log_in("anna", ADMIN.password)
    assert again.store.setting("clinic") is None
    rows = again.store.audit_entries(words="restored a backup")
    assert [(row.who, row.subject) for row in rows] == [("Anna Keeper", name)]
    assert len(list(clinic.folder.glob("procedures.db.before-restore-*"))) == 1


def test_that_restored_records_know_of_the_copy_they_came_from(page: Page, access: Access, clinic: Clinic, on_screen: Put):
    page.choose_folder()
    press(page.screen.now)
    (name,) = page.backups()
    press(page.screen.list.row(name).restore)
    restoring = page.screen.restoring
    write(restoring.form.login, "anna")
    write(restoring.form.password, ADMIN.password)
    press(restoring.go_on)
    assert restoring.go_on.hasFocus()
    again = clinic.open()
    again.log_in("anna", ADMIN.password)
    after = Page(safe_of(clinic, again), page.runner, page.dialogs, clinic, page.shelf, on_screen)
    assert after.safe.standing().state.last_good is None
    assert after.screen.facts["last"].text().startswith("Today, ")


@pytest.mark.parametrize(
    ("login", "password", "title"),
    [
        ("bela", DOCTOR.password, "A physician may not restore a backup."),
        ("anna", "not this one", "Login and password do not belong together."),
    ],
)
def test_that_a_refused_restore_leaves_the_records_open(page: Page, access: Access, login: str, password: str, title: str):
    page.choose_folder()
    press(page.screen.now)
    (name,) = page.backups()
    press(page.screen.list.row(name).restore)
    restoring = page.screen.restoring
    write(restoring.form.login, login)
    write(restoring.form.password, password)
    press(restoring.go_on)
    message = restoring.notice.message()
    assert message is not None
    assert message.title == title
    assert access.is_open
    assert len(access.store.visits()) == 3
    press(restoring.back)
    assert page.screen.now.isVisible()


def test_that_a_restore_can_be_stopped_and_nothing_is_changed(page: Page, access: Access):
    page.choose_folder()
    press(page.screen.now)
    (name,) = page.backups()
    press(page.screen.list.row(name).restore)
    restoring = page.screen.restoring
    write(restoring.form.login, "anna")
    write(restoring.form.password, ADMIN.password)
    page.runner.stop_at = 20
    press(restoring.go_on)
    message = restoring.notice.message()
    assert message is not None
    assert message.title == "Stopped"
    assert access.is_open


def test_that_a_copy_of_other_records_can_be_restored_with_its_own_keys_but_not_tried_out(page: Page, tmp_path: Path):
    other = Clinic(tmp_path / "other")
    other.folder.mkdir()
    there = other.open()
    there.set_up(ADMIN)
    safe_of(other, there).back_up(page.shelf)
    for store in other.stores:
        store.close()
    page.choose_folder()
    (name,) = page.backups()
    row = page.screen.list.row(name)
    assert (row.check.isEnabled(), row.restore.isEnabled()) == (False, True)
