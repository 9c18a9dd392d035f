"""Integrity, rescue of a damaged database, restoring before anybody is in, and backups by plan; on real databases."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from procedure_assistant.services.access import Access, State
from procedure_assistant.services.backup_plan import BackupPlan
from procedure_assistant.services.safekeeping import Safekeeping
from procedure_assistant.ui.backup.damaged_screen import DamagedScreen
from procedure_assistant.ui.backup.integrity_screen import IntegrityScreen
from procedure_assistant.ui.backup.restore_screen import RestoreScreen
from procedure_assistant.ui.backup.schedule import BackupSchedule
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.notice import Notice
from tests.faults.database_files import flip_page, root_page
from tests.services.test_access import ADMIN, DOCTOR, NURSE, Clinic
from tests.store.samples import tamper
from tests.ui.access.conftest import Put
from tests.ui.access.doors import AtOnce, press, write
from tests.ui.backup.conftest import Answers, LongAtOnce, safe_of


def notice(screen: IntegrityScreen | DamagedScreen | RestoreScreen) -> tuple[str, str]:
    message = screen.notice.message()
    return (message.kind.value, message.title) if message else ("", "")


# -- integrity ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def integrity(safe: Safekeeping, runner: LongAtOnce, dialogs: Answers, clinic: Clinic, on_screen: Put) -> IntegrityScreen:
    screen = IntegrityScreen(safe, runner, clinic.clock, dialogs=dialogs, runner=runner)
    on_screen(screen)
    screen.open()
    return screen


def test_that_whole_records_are_called_whole_and_the_check_stands_in_the_trail(
    integrity: IntegrityScreen, runner: LongAtOnce, access: Access
):
    assert not integrity.save.isEnabled()
    press(integrity.verify)
    assert integrity.result.accessibleName().startswith("Every record is as it was written. Today, ")
    assert runner.told[-1] == 100
    assert runner.told == sorted(runner.told)
    assert [row.detail for row in access.store.audit_entries(words="verify")] == ["no fault"]


def test_that_a_changed_entry_is_named_first_and_the_report_can_be_saved(
    integrity: IntegrityScreen, clinic: Clinic, access: Access, dialogs: Answers, tmp_path_factory: pytest.TempPathFactory
):
    tamper(clinic.folder / "procedures.db", "UPDATE event SET actor = 'Somebody' WHERE visit_id = 'v1' AND seq = 3", key=bytes(access.key))
    press(integrity.verify)
    first = integrity.result._first.text()
    assert first == "visit v1: Entry 3 was changed after it was written."
    dialogs.path = tmp_path_factory.mktemp("reports") / "check.txt"
    press(integrity.save)
    assert notice(integrity) == ("fine", "The report is saved")
    report = dialogs.path.read_text(encoding="utf-8")
    assert f"First bad entry: {first}" in report


def test_that_a_check_can_be_stopped_and_then_says_nothing(integrity: IntegrityScreen, runner: LongAtOnce):
    runner.stop_at = 0
    press(integrity.verify)
    assert notice(integrity) == ("information", "Stopped")
    assert integrity.result.accessibleName() == "Not checked yet since the program was started"
    assert not integrity.save.isEnabled()


def test_that_an_exported_head_is_held_against_the_records(
    integrity: IntegrityScreen, dialogs: Answers, tmp_path_factory: pytest.TempPathFactory
):
    dialogs.path = tmp_path_factory.mktemp("heads") / "head.json"
    press(integrity.export)
    assert notice(integrity)[0] == "fine"
    press(integrity.compare)
    assert notice(integrity)[0] == "fine"
    dialogs.path.write_text("{}", encoding="utf-8")
    press(integrity.compare)
    assert notice(integrity)[0] == "refusal"


def test_that_a_nurse_is_told_who_checks(integrity: IntegrityScreen, access: Access):
    access.log_in("carl", NURSE.password)
    integrity.open()
    assert notice(integrity) == ("refusal", "Not for this role")
    press(integrity.verify)
    assert notice(integrity) == ("refusal", "A nurse may not verify the database.")


def test_that_every_input_of_the_check_has_a_name(integrity: IntegrityScreen):
    assert list(unnamed_inputs(integrity)) == []


# -- a damaged database ------------------------------------------------------------------------------------------------


@pytest.fixture
def damaged(safe: Safekeeping, access: Access, clinic: Clinic, shelf: Path) -> bytes:
    """The log of the visits is destroyed; a backup was made before. Returns the damaged file."""
    safe.back_up(shelf)
    key, database = bytes(access.key), clinic.folder / "procedures.db"
    access.close()
    flip_page(database, root_page(database, "event", key))
    return database.read_bytes()


@pytest.fixture
def rescue(damaged: bytes, clinic: Clinic, runner: LongAtOnce, dialogs: Answers, on_screen: Put) -> DamagedScreen:
    """The page as the start of the program shows it."""
    screen = DamagedScreen(safe_of(clinic, clinic.open()), runner, dialogs=dialogs, runner=runner)
    on_screen(screen)
    screen.open()
    return screen


def fill(screen: DamagedScreen | RestoreScreen, login: str, password: str) -> None:
    write(screen.form.login, login)
    write(screen.form.password, password)


def test_that_a_damaged_database_is_rescued_reported_and_gone_on_with(
    rescue: DamagedScreen, dialogs: Answers, shelf: Path, clinic: Clinic, damaged: bytes
):
    dialogs.path = shelf
    press(rescue.choose)
    fill(rescue, "anna", ADMIN.password)
    press(rescue.rescue)
    assert rescue.report.text().splitlines()[0] == "3 visits of 3 saved whole."
    assert (clinic.folder / "procedures.db").read_bytes() == damaged
    press(rescue.take)
    assert notice(rescue) == ("fine", "The rescued records are in place")
    opened: list[bool] = []
    rescue.opened.connect(lambda: opened.append(True))
    press(rescue.log_in)
    assert opened == [True]
    (kept,) = clinic.folder.glob("procedures.db.damaged-*Z")
    assert kept.read_bytes() == damaged
    again = clinic.open()
    again.log_in("bela", DOCTOR.password)
    assert len(again.store.visits()) == 3


def test_that_leaving_it_takes_the_rescued_copy_away_and_leaves_the_damaged_one(rescue: DamagedScreen, clinic: Clinic, damaged: bytes):
    fill(rescue, "anna", ADMIN.password)
    press(rescue.rescue)
    assert rescue.report.text()
    press(rescue.leave)
    assert rescue.rescue.isVisible()
    assert (clinic.folder / "procedures.db").read_bytes() == damaged
    assert list(clinic.folder.glob("*salvaged*")) == []


def test_that_the_report_can_be_saved_before_deciding(rescue: DamagedScreen, dialogs: Answers, tmp_path_factory: pytest.TempPathFactory):
    fill(rescue, "anna", ADMIN.password)
    press(rescue.rescue)
    dialogs.path = tmp_path_factory.mktemp("reports") / "rescue.txt"
    press(rescue.save)
    assert dialogs.path.read_text(encoding="utf-8").splitlines() == rescue.report.text().splitlines()


@pytest.mark.parametrize(
    ("login", "password", "title"),
    [
        ("bela", DOCTOR.password, "A physician may not restore a backup."),
        ("anna", "not this one", "Login and password do not belong together."),
    ],
)
def test_that_a_refused_rescue_leaves_everything(
    rescue: DamagedScreen, clinic: Clinic, damaged: bytes, login: str, password: str, title: str
):
    fill(rescue, login, password)
    press(rescue.rescue)
    assert notice(rescue) == ("refusal", title)
    assert (clinic.folder / "procedures.db").read_bytes() == damaged
    assert list(clinic.folder.glob("*salvaged*")) == []


def test_that_nothing_typed_is_told_at_the_fields(rescue: DamagedScreen):
    press(rescue.rescue)
    assert "missing" in rescue.form.login.edit.accessibleDescription()
    assert "missing" in rescue.form.password.edit.accessibleDescription()
    press(rescue.form.way.option("recovery"))
    press(rescue.rescue)
    assert "missing" in rescue.form.recovery.edit.accessibleDescription()


def test_that_every_input_of_the_rescue_has_a_name(rescue: DamagedScreen):
    assert list(unnamed_inputs(rescue)) == []


# -- restoring before anybody is in ------------------------------------------------------------------------------------


def test_that_on_a_new_computer_a_backup_comes_back_with_the_recovery_key_alone(
    clinic: Clinic, runner: LongAtOnce, dialogs: Answers, shelf: Path, on_screen: Put, tmp_path_factory: pytest.TempPathFactory
):
    here = clinic.open()
    recovery = here.set_up(ADMIN, (DOCTOR,))
    made = safe_of(clinic, here).back_up(shelf)
    other = Clinic(tmp_path_factory.mktemp("other"))
    there = other.open()
    assert there.state is State.NEW
    screen = RestoreScreen(safe_of(other, there), runner, other.clock, dialogs=dialogs, runner=runner)
    on_screen(screen)
    screen.open()
    assert not screen.go_on.isEnabled()
    dialogs.path = shelf
    press(screen.choose)
    assert notice(screen)[0] == "refusal"
    dialogs.path = made.backup.path
    press(screen.choose)
    press(screen.form.way.option("recovery"))
    write(screen.form.recovery, recovery)
    QTest.keyClick(screen.form.recovery.edit, Qt.Key.Key_Return)
    assert notice(screen)[0] == "fine"
    restored: list[bool] = []
    screen.restored.connect(lambda: restored.append(True))
    press(screen.go_on)
    assert restored == [True]
    assert there.state is State.LOCKED
    assert there.log_in("bela", DOCTOR.password).name == "Bela Marsh"
    for store in other.stores:
        store.close()


def test_that_escape_leaves_the_restore(clinic: Clinic, access: Access, runner: LongAtOnce, dialogs: Answers, on_screen: Put):
    screen = RestoreScreen(safe_of(clinic, access), runner, clinic.clock, dialogs=dialogs, runner=runner)
    on_screen(screen)
    screen.open()
    left: list[bool] = []
    screen.left.connect(lambda: left.append(True))
    QTest.keyClick(screen.form.login.edit, Qt.Key.Key_Escape)
    assert left == [True]


# -- by plan -----------------------------------------------------------------------------------------------------------


class Scheduled:
    """The schedule with what it told."""

    def __init__(self, safe: Safekeeping, clinic: Clinic, runner: AtOnce) -> None:
        self.schedule = BackupSchedule(safe, runner, clinic.clock)
        self.told: list[Notice | None] = []
        self.schedule.told.connect(self.told.append)


@pytest.fixture
def planned(safe: Safekeeping, shelf: Path) -> Safekeeping:
    safe.choose(BackupPlan(folder=str(shelf)))
    return safe


def count(shelf: Path) -> int:
    return len([path for path in shelf.iterdir() if path.name.startswith("backup-")])


def test_that_what_is_due_is_made_by_itself_also_behind_the_lock_screen(planned: Safekeeping, clinic: Clinic, shelf: Path, qtbot: object):
    planned.access.lock()
    scheduled = Scheduled(planned, clinic, AtOnce())
    scheduled.schedule.start()
    assert (count(shelf), scheduled.told[-1]) == (1, None)
    scheduled.schedule.look()
    assert count(shelf) == 1
    clinic.clock.at += timedelta(days=1)
    scheduled.schedule.look()
    assert count(shelf) == 2
    made = [row for row in planned.access.store.audit_entries() if row.act == "backup"]
    assert [(row.who, row.detail) for row in made] == [("Procedure Assistant", "by plan")] * 2
    scheduled.schedule.stop()


def test_that_a_failing_folder_is_told_at_every_look_until_a_backup_works(planned: Safekeeping, clinic: Clinic, shelf: Path, qtbot: object):
    aside = shelf.rename(shelf.with_name("aside"))
    scheduled = Scheduled(planned, clinic, AtOnce())
    for _ in range(3):
        scheduled.schedule.look()
        told = scheduled.told[-1]
        assert told is not None
        assert told.tone == "caution"
        assert told.text.endswith("It is tried again by itself.")
    aside.rename(shelf)
    scheduled.schedule.look()
    assert count(shelf) == 0  # not yet: a failure is followed by a pause
    clinic.clock.at += timedelta(minutes=16)
    scheduled.schedule.look()
    assert (count(shelf), scheduled.told[-1]) == (1, None)


def test_that_closing_waits_for_the_backup_that_the_plan_asks_for(planned: Safekeeping, clinic: Clinic, shelf: Path, qtbot: object):
    later = AtOnce(held=True)
    scheduled = Scheduled(planned, clinic, later)
    first = planned.run_by_plan().backup.path.name
    assert not scheduled.schedule.closing()
    planned.choose(BackupPlan(folder=str(shelf), on_close=True))
    finished: list[bool] = []
    scheduled.schedule.finished.connect(lambda: finished.append(True))
    clinic.clock.at += timedelta(minutes=1)
    assert scheduled.schedule.closing()
    assert finished == []
    later.release()
    assert finished == [True]
    assert first not in [path.name for path in shelf.iterdir()]  # of one day the newest is kept
    assert count(shelf) == 1
    assert not scheduled.schedule.closing()


def test_that_closed_records_are_left_alone(planned: Safekeeping, clinic: Clinic, shelf: Path, qtbot: object):
    planned.access.close()
    scheduled = Scheduled(planned, clinic, AtOnce())
    scheduled.schedule.look()
    assert not scheduled.schedule.closing()
    assert count(shelf) == 0
