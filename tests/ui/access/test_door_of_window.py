"""The door of the real window by mouse and keys: first run, lock, other people at the workstation, the glass."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.domain.commands import checklist
from procedure_assistant.services.access import State
from procedure_assistant.services.people import Role
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.settings import load_settings
from procedure_assistant.ui import theme
from procedure_assistant.ui.names import unnamed_inputs
from tests.services.test_access import ADMIN, DOCTOR, NURSE
from tests.ui.access.practice import PEOPLE, Practice
from tests.ui.clinic import bundle

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def practice(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Practice]:
    made = Practice(tmp_path)
    yield made
    made.close()


@pytest.fixture
def fresh(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Practice]:
    made = Practice(tmp_path, people=False)
    yield made
    made.close()


def set_up(fresh: Practice) -> list[str]:
    """The form of the first run by keys; returns the groups of the recovery key that is then shown."""
    for name, text in (
        ("name", "Bela Marsh"), ("credentials", "MD"), ("login", "bela"), ("password", DOCTOR.password), ("again", DOCTOR.password),
    ):  # fmt: skip
        fresh.type(f"set_up.{name}", text)
    fresh.click("set_up.go_on")
    screen = fresh.window._keeper.set_up_screen
    return screen.presenter.key.split("-")


def type_back(fresh: Practice, groups: list[str]) -> None:
    first, second = fresh.window._keeper.set_up_screen.presenter._content.asked
    fresh.type("set_up.recovery.first", groups[first - 1])
    fresh.type("set_up.recovery.second", f"{groups[second - 1].lower()}\n")


# -- the first run -----------------------------------------------------------------------------------------------------


def test_that_the_first_run_ends_at_the_worklist_with_the_physician_in(fresh: Practice):
    window = fresh.open()
    assert fresh.find("set_up.name").hasFocus()
    assert fresh.access.state is State.NEW
    groups = set_up(fresh)
    assert len(groups) == 8
    assert not fresh.sees("rail.today")
    fresh.key(Qt.Key.Key_L, CTRL)  # the key is shown once; nothing may take it away
    assert fresh.sees("set_up.recovery.first")
    type_back(fresh, ["XXXXX"] * 8)
    assert not fresh.sees("rail.today")
    for name in ("first", "second"):
        fresh.type(f"set_up.recovery.{name}", "", instead=True)
        fresh.key(Qt.Key.Key_Delete)
    type_back(fresh, groups)
    assert "No visits today yet" in fresh.texts()
    assert fresh.find("user").accessibleName() == "Signed in: Bela Marsh, MD, Physician"
    assert window.page == "today"
    assert window._keeper.set_up_screen is None
    assert groups[0] not in fresh.said()
    assert [(who, act) for who, act, _ in fresh.trail()] == [
        ("Bela Marsh", "log_in"), ("Bela Marsh", "log_in"), ("Bela Marsh", "confirm_recovery_key")
    ]  # fmt: skip


def test_that_the_sheet_of_the_recovery_key_is_printed_at_its_true_size(fresh: Practice, tmp_path: Path):
    fresh.open()
    groups = set_up(fresh)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    fresh.dialogs.printer = printer
    fresh.click("set_up.recovery.print")
    (page,) = PdfReader(tmp_path / "sheet.pdf").pages
    text = page.extract_text()
    # Qt names the letters in the PDF and not its tabular figures, so the letters are compared.
    letters = "".join(sign for sign in "".join(groups) if sign.isalpha())
    assert letters in "".join(sign for sign in text if sign.isalpha())
    assert "Keep it locked away" in " ".join(text.split())
    assert f"Saved to {tmp_path / 'sheet.pdf'}" in fresh.messages()


def test_that_the_sheet_is_saved_only_where_somebody_says(fresh: Practice, tmp_path: Path):
    fresh.open()
    groups = set_up(fresh)
    fresh.click("set_up.recovery.save")
    assert list(tmp_path.glob("*.txt")) == []
    fresh.dialogs.place = tmp_path
    fresh.click("set_up.recovery.save")
    assert groups[0] in (tmp_path / "recovery-key.txt").read_text()
    fresh.dialogs.place = tmp_path / "procedures.db"  # no folder
    fresh.click("set_up.recovery.save")
    assert fresh.messages() == ["The file could not be saved: File exists."]


def test_that_a_backup_can_be_restored_before_anybody_was_let_in(fresh: Practice):
    fresh.open()
    fresh.click("set_up.restore")
    assert not fresh.sees("set_up.name")
    fresh.window._keeper._leave_rescue()
    assert fresh.sees("set_up.name")


# -- lock and unlock ---------------------------------------------------------------------------------------------------


def test_that_a_visit_goes_on_after_a_nurse_was_at_the_workstation(practice: Practice):
    patient = practice.patient()
    visit = practice.begin(patient)
    window = practice.open()
    practice.log_in(Role.PHYSICIAN)
    practice.click(f"worklist.{visit.id}")
    screen = practice.screen
    section = screen.presenter.section.id
    assert screen.visit.do(checklist.answer, "headache_days", ("12",)) is None
    practice.key(Qt.Key.Key_L, CTRL)
    assert "Larson" not in practice.said()
    for _ in range(6):
        practice.log_in(Role.PHYSICIAN, "not the password")
    assert practice.find("lock.go_on").text().startswith("Opens in 0:")
    assert not practice.find("lock.go_on").isEnabled()
    assert practice.messages() == ["Too many wrong passwords for this login"]
    practice.log_in(Role.NURSE)  # somebody else need not wait
    assert practice.screen is screen
    assert screen.isVisible()
    assert screen.presenter.section.id == section
    assert practice.find("visit.user").accessibleName() == "Signed in: Carl Osei, RN, Nurse"
    assert screen.visit.do(checklist.answer, "headache_days", ("15",)) is None
    with pytest.raises(Problem, match="A nurse may not sign a record"):
        screen.visit.sign("Carl Osei", "RN")
    practice.choose("switch")
    assert practice.find("lock.login").hasFocus()
    assert "Larson" not in practice.said()
    practice.click("lock.leave")
    assert screen.isVisible()
    practice.choose("switch")
    practice.log_in(Role.READ_ONLY)
    assert screen.isVisible()
    assert [entry.who for entry in screen.visit.record.entries] == ["Bela Marsh", "Bela Marsh", "Carl Osei"]
    assert window.is_in_visit


def test_that_keys_typed_on_after_the_password_press_nothing(practice: Practice):
    practice.open()
    for role in (Role.PHYSICIAN, Role.ADMINISTRATOR):
        practice.log_in(role)
        assert QApplication.focusWidget().objectName().startswith("rail.")
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            practice.key(key)
        assert practice.access.state is State.OPEN
        practice.choose("lock")


def test_that_a_locked_window_answers_nothing(practice: Practice):
    visit = practice.begin(practice.patient())
    window = practice.open()
    practice.log_in(Role.PHYSICIAN)
    practice.click(f"worklist.{visit.id}")
    menu, dialog = QMenu(practice.screen), QDialog(window)
    menu.addAction("Larson")
    dialog.setModal(True)
    dialog.show()
    QGuiApplication.clipboard().setText("what was copied")
    before = visit.head
    practice.choose("lock")
    assert not dialog.isVisible()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]
    assert window.windowTitle() == "Procedure Assistant"
    fields = {"lock.login", "lock.password", "lock.go_on", "lock.use_recovery", "lock.restore"}
    assert practice.in_sight() == fields | {"lock.door.language.en"}
    practice.press_everything()
    practice.click_all_over()
    practice.drop(bundle("amos_whitlock"))
    for _ in range(12):
        practice.key(Qt.Key.Key_Tab)
        assert QApplication.focusWidget().objectName().startswith("lock.")
    window.unexpected(Problem("X-1", "Larson, Jacob could not be read.", hint=""), True)
    practice.window.show_page("patients")
    assert practice.dialogs.asked == 0
    assert not practice.screen.isVisible()
    assert practice.services.visits.guard.account is None
    assert "0048 2917" not in practice.said()
    assert practice.services.store.log(visit.id)[-1].hash == before
    assert len(practice.services.store.find_patients("")) == 1
    assert QGuiApplication.clipboard().text() == "what was copied"
    assert practice.trail()[-1][1] == "locked"
    assert list(unnamed_inputs(window._keeper.door)) == []


def test_that_a_field_being_typed_in_is_answered_by_whoever_typed_it(practice: Practice):
    practice.open()
    practice.log_in(Role.ADMINISTRATOR)
    practice.click("rail.settings")
    practice.type("settings.clinic", "Lakeside")
    practice.key(Qt.Key.Key_L, CTRL)
    assert load_settings(practice.access.store).clinic == "Lakeside"
    assert ("Anna Keeper", "change_settings", "clinic name") in practice.trail()


def test_that_it_locks_by_itself_after_the_idle_minutes(practice: Practice):
    visit = practice.begin(practice.patient())
    window = practice.open()
    practice.log_in(Role.PHYSICIAN)
    practice.click(f"worklist.{visit.id}")
    practice.idle.seconds += 571
    window._keeper.idle.look()
    assert practice.find("soon").accessibleName() == "Locks in 29 seconds. Touch mouse or keyboard to stay."
    QTest.mouseMove(window, QPoint(300, 300))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    practice.settle()
    assert not practice.sees("soon")
    practice.idle.seconds += 599
    window._keeper.idle.look()
    assert practice.screen.isVisible()
    practice.idle.seconds += 2
    window._keeper.idle.look()
    practice.settle()
    assert not practice.screen.isVisible()
    assert practice.trail()[-1] == ("Bela Marsh", "locked", "nobody touched the workstation for 10 minutes")
    practice.log_in(Role.PHYSICIAN)
    assert practice.screen.isVisible()


def test_that_a_switch_nobody_finishes_ends_in_a_lock(practice: Practice):
    window = practice.open()
    practice.log_in(Role.PHYSICIAN)
    practice.choose("switch")
    practice.key(Qt.Key.Key_Escape)
    assert practice.sees("rail.today")
    practice.choose("switch")
    practice.idle.seconds += 601
    window._keeper.idle.look()
    practice.settle()
    assert practice.access.state is State.LOCKED
    assert not practice.sees("lock.leave")
    practice.key(Qt.Key.Key_Escape)
    assert practice.sees("lock.login")
    assert not practice.sees("rail.today")


def test_that_a_log_in_that_ends_in_an_error_can_be_tried_again(practice: Practice):
    window = practice.open()
    practice.type("lock.login", "bela")
    window._keeper.lock_screen.presenter._begin()  # as while the password is being checked
    assert not practice.find("lock.go_on").isEnabled()
    window.unexpected(None, True)
    assert practice.messages() == ["Something went wrong"]
    practice.log_in(Role.PHYSICIAN)
    assert practice.sees("rail.today")


def test_that_a_reader_can_bring_in_nothing(practice: Practice):
    practice.patient()
    window = practice.open()
    practice.log_in(Role.READ_ONLY)
    practice.key(Qt.Key.Key_F2)
    practice.key(Qt.Key.Key_F4)
    practice.drag(bundle("amos_whitlock"))
    assert window.drops.words == "Only a physician or a nurse may import patients: switch the user."
    practice.drag_away()
    practice.drop(bundle("amos_whitlock"))
    assert practice.dialogs.asked == 0
    assert window.page == "today"
    assert len(practice.services.store.find_patients("")) == 1


def test_that_the_idle_minutes_can_be_set_within_limits(practice: Practice):
    window = practice.open()
    practice.log_in(Role.ADMINISTRATOR)
    practice.click("rail.settings")
    for typed in ("0", "61", "never", "2.5"):
        practice.type("settings.lock_minutes", typed, instead=True)
        practice.key(Qt.Key.Key_Tab)
        assert "Whole minutes from 1 to 60. Nothing was changed." in practice.find("settings.lock_minutes").accessibleDescription()
        assert practice.find("settings.lock_minutes").text() == "10"
    practice.type("settings.lock_minutes", "3", instead=True)
    practice.key(Qt.Key.Key_Tab)
    assert load_settings(practice.access.store).lock_minutes == 3
    practice.idle.seconds += 181
    window._keeper.idle.look()
    assert practice.access.state is State.LOCKED


# -- roles -------------------------------------------------------------------------------------------------------------


def test_that_an_administrator_sees_patients_only_through_the_glass(practice: Practice):
    visit = practice.begin(practice.patient())
    window = practice.open()
    practice.log_in(Role.PHYSICIAN)
    practice.click(f"worklist.{visit.id}")
    practice.choose("switch")
    practice.log_in(Role.ADMINISTRATOR)
    assert window.page == "people"
    assert not practice.screen.isVisible()
    assert "Larson" not in practice.said()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F4):
        practice.key(key)
    practice.key(Qt.Key.Key_F, CTRL)
    practice.drop(bundle("amos_whitlock"))
    assert window.page == "people"
    assert len(practice.services.store.find_patients("")) == 1
    practice.break_glass("x")
    assert not practice.sees("glass")
    practice.type("break_glass.reason", "patient collapsed\n", instead=True)
    assert practice.find("glass").accessibleName().startswith("Emergency access is on")
    assert practice.screen.isVisible()
    practice.click("banner.back")
    assert practice.find(f"worklist.{visit.id}").text() == "Look"
    assert not practice.sees("today.import")
    practice.click("rail.patients")
    assert "Larson" in practice.said()
    practice.click("glass.end")
    assert not practice.sees("glass")
    assert window.page == "people"
    assert "Larson" not in practice.said()
    acts = [(act, detail) for who, act, detail in practice.trail() if who == "Anna Keeper" and act != "log_in"]
    assert acts[0] == ("break_glass", "patient collapsed")
    assert acts[-1] == ("mend_glass", "")


def test_that_a_form_of_somebody_else_waits_out_of_sight(practice: Practice):
    window = practice.open()
    practice.log_in(Role.NURSE)
    practice.key(Qt.Key.Key_F4)
    practice.type("patient_form.family_name", "Okafor")
    practice.choose("switch")
    practice.log_in(Role.READ_ONLY)
    assert not practice.sees("patient_form.family_name")
    practice.choose("switch")
    practice.log_in(Role.NURSE)
    practice.choose("lock")
    window.close()
    assert window.isVisible()
    assert practice.messages() == ["Something typed is not saved yet"]
    assert "Okafor" not in practice.said()
    practice.log_in(Role.NURSE)
    assert practice.window.patients.has_unsaved_form


def test_that_an_import_goes_on_behind_the_lock_screen(practice: Practice):
    window = practice.open()
    practice.log_in(Role.NURSE)
    practice.dialogs.files = (bundle("amos_whitlock"),)
    window.import_patients()
    window._keeper.lock()
    practice.settle()
    assert [one.family_name for one in practice.services.store.find_patients("")] == ["Whitlock Jr."]
    assert "Whitlock" not in practice.said()
    practice.log_in(Role.NURSE)
    assert practice.access.state is State.OPEN


def test_that_who_looked_and_changed_settings_and_failed_to_log_in_stands_in_the_trail(practice: Practice):
    visit = practice.begin(practice.patient())
    practice.open()
    practice.log_in(Role.PHYSICIAN, "not the password")
    practice.log_in(Role.PHYSICIAN)
    practice.click(f"worklist.{visit.id}")
    practice.click("banner.back")
    practice.click("rail.patients")
    practice.click(f"patients.row.{practice.services.store.find_patients('')[0].id}")
    practice.click("rail.today")
    practice.click("rail.patients")  # the page is read anew: the same look
    looks = [(who, act, detail) for who, act, detail in practice.trail() if act in ("look", "failed_log_in")]
    assert looks == [
        ("nobody", "failed_log_in", "wrong password"),
        ("Bela Marsh", "look", "visit of 23 Nov 2026, patient with MRN 0048 2917"),
        ("Bela Marsh", "look", "patient with MRN 0048 2917"),
    ]


def test_that_a_new_password_is_set_from_the_menu_of_the_user(practice: Practice):
    window = practice.open()
    practice.log_in(Role.NURSE)
    practice.choose("password")
    practice.type("own_password.old", NURSE.password)
    practice.type("own_password.new", "meadow-copper-31")
    practice.type("own_password.again", "meadow-copper-31\n")
    assert window.toast.words == "Your password is changed. The new one counts from now on, also for signing."
    assert window.page == "today"
    practice.choose("lock")
    practice.log_in(Role.NURSE, "meadow-copper-31")
    assert practice.sees("rail.today")


def test_that_records_exchanged_behind_the_door_are_opened_by_the_next_log_in(practice: Practice):
    visit = practice.begin(practice.patient())
    window = practice.open()
    practice.log_in(Role.PHYSICIAN)
    practice.click(f"worklist.{visit.id}")
    practice.access.close()
    window.records_exchanged()
    practice.settle()
    assert practice.in_sight() >= {"lock.login", "lock.go_on"}
    assert "Larson" not in practice.said()
    practice.log_in(Role.PHYSICIAN)
    practice.click(f"worklist.{visit.id}")
    assert practice.screen.isVisible()


def test_that_no_other_window_is_shown_while_people_come_and_go(practice: Practice, qapp: QApplication):
    visit = practice.begin(practice.patient())
    seen: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                seen.append(type(watched).__name__)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        practice.open()
        for role in (Role.PHYSICIAN, Role.ADMINISTRATOR, Role.NURSE):
            practice.log_in(role)
            if practice.sees(f"worklist.{visit.id}"):
                practice.click(f"worklist.{visit.id}")
            practice.choose("lock")
    finally:
        qapp.removeEventFilter(watch)
    assert seen == ["MainWindow"]


def test_that_every_page_of_every_role_has_named_inputs(practice: Practice):
    practice.begin(practice.patient())
    window = practice.open()
    for role in PEOPLE:
        practice.log_in(role)
        for page in window._allowed_pages():
            window.show_page(page)
            practice.settle()
        assert list(unnamed_inputs(window)) == []
        practice.choose("lock")


def test_that_a_store_that_takes_no_entry_locks_all_the_same_and_says_so_afterwards(practice: Practice):
    window = practice.open()
    practice.log_in(Role.NURSE)

    def full(*_words: str, detail: str = "") -> None:
        raise Problem("STORE-FULL", "The disk is full. Nothing was saved.", hint="Free some space.")

    practice.access.note, kept = full, practice.access.note  # type: ignore[method-assign]
    window._keeper.lock()
    practice.access.note = kept  # type: ignore[method-assign]
    assert practice.access.state is State.LOCKED
    practice.log_in(Role.NURSE)
    assert "The disk is full." in practice.messages()


def test_that_the_administrator_of_a_set_up_comes_in_with_the_login_of_its_own(fresh: Practice):
    fresh.open()
    type_back(fresh, set_up(fresh))
    fresh.choose("lock")
    fresh.type("lock.login", "bela.admin")
    fresh.key(Qt.Key.Key_Return)
    fresh.type("lock.password", f"{DOCTOR.password}\n")
    assert fresh.window.page == "people"
    assert ADMIN.name not in fresh.said()
