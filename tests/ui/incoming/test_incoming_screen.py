"""What comes in, in the real window: the day that fills itself, doubts decided by mouse and keyboard, a schedule imported, sources on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procedure_assistant.services.incoming_settings import SourceKind
from procedure_assistant.services.incoming_values import (
    AppointmentStatus,
    IncomingAppointment,
    IncomingMerge,
    IncomingMessage,
    IncomingPerson,
    Taken,
    Told,
)
from procedure_assistant.ui import theme
from procedure_assistant.ui.incoming.screen import IncomingScreen
from procedure_assistant.ui.widgets.buttons import Button
from procedure_assistant.ui.widgets.surfaces import Text
from tests.services.incoming_world import person
from tests.ui.clinic import Clinic

Tell = Callable[..., Taken]
HEADER = "MRN;Patient;DOB;Sex;Date;Time;Reason"
LONG = 60_000


@pytest.fixture
def clinic(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Clinic]:
    opened = Clinic(tmp_path / "records.db")
    yield opened
    opened.close()


@pytest.fixture
def tell(clinic: Clinic) -> Tell:
    """Take a message as a listener would."""
    numbers = count(1)
    room = clinic.services.incoming
    assert room is not None

    def take(*what: Told, source: str = "mllp:DESK") -> Taken:
        return room.people.take(IncomingMessage(source, f"m{next(numbers)}", what, b"MSH|the original"))

    return take


def booked(number: str, of: IncomingPerson, hour: int = 14, reason: str = "Botox", **more: object) -> IncomingAppointment:
    """An appointment today; the clinic is five hours behind UTC."""
    return IncomingAppointment(number, of, datetime(2026, 11, 23, hour + 5, tzinfo=UTC), 30, reason, **more)  # type: ignore[arg-type]


def screen(clinic: Clinic) -> IncomingScreen:
    clinic.window.show_page("incoming")
    clinic.settle()
    page = clinic.window.house.page("incoming")
    assert isinstance(page, IncomingScreen)
    return page


# -- the day -----------------------------------------------------------------------------------------------------------


def test_that_the_day_fills_itself_while_it_is_in_sight(clinic: Clinic, tell: Tell, qtbot: QtBot):
    clinic.open()
    tell(booked("A1", person(), 9, "Botox for migraine"))
    qtbot.waitUntil(lambda: "Doe, Jane" in str(clinic.rows()) or clinic.sees("worklist.appointment:mllp:DESK/A1"), timeout=LONG)
    assert "1 visit: 1 planned" in clinic.texts()


def test_that_one_press_opens_the_visit_that_the_reason_names(clinic: Clinic, tell: Tell):
    tell(booked("A1", person(), 9, "Botox + GON"))
    clinic.open()
    clinic.click("worklist.appointment:mllp:DESK/A1")
    assert clinic.window.is_in_visit
    screen_of_visit = clinic.window.visit_screen
    assert screen_of_visit is not None
    assert screen_of_visit.visit.record.patient.mrn == "1001"
    assert [one.title for one in clinic.services.store.visits()] == ["Botulinum toxin + GON block"]


def test_that_a_reason_that_names_no_visit_leads_to_the_patient(clinic: Clinic, tell: Tell):
    tell(booked("A1", person(), 9, "Follow-up"))
    clinic.open()
    clinic.click("worklist.appointment:mllp:DESK/A1")
    assert (clinic.window.is_in_visit, clinic.window.page) == (False, "patients")


def test_that_a_visit_takes_the_place_of_its_appointment(clinic: Clinic, tell: Tell):
    tell(booked("A1", person(), 9, "Botox"))
    clinic.open()
    clinic.click("worklist.appointment:mllp:DESK/A1")
    clinic.window._leave_visit()
    clinic.settle()
    assert not clinic.sees("worklist.appointment:mllp:DESK/A1")
    assert len(clinic.rows()) == 1


def test_that_a_cancelled_appointment_is_told_and_not_gone(clinic: Clinic, tell: Tell):
    tell(booked("A1", person(), 9))
    tell(booked("A1", person(), 9, status=AppointmentStatus.CANCELLED))
    clinic.open()
    row = clinic.find("worklist.appointment:mllp:DESK/A1.row")
    assert "Cancelled" in row.accessibleName()
    clinic.click("worklist.appointment:mllp:DESK/A1")
    assert not clinic.window.is_in_visit


def primaries(page: IncomingScreen) -> list[Button]:
    return [one for one in page.findChildren(Button) if one.isVisible() and one.property("kind") == "primary"]


# -- doubts ------------------------------------------------------------------------------------------------------------


def doubtful(tell: Tell) -> None:
    tell(person())
    tell(booked("A1", person("2002"), 15))


def test_that_a_doubt_stands_side_by_side_and_same_person_joins(clinic: Clinic, tell: Tell):
    doubtful(tell)
    clinic.open()
    screen(clinic)
    assert "1 message waits for a decision" in clinic.texts()
    assert {"2002 (H)", "1001"} <= set(clinic.texts())
    (own_id,) = (one.id for one in clinic.services.patients.search(""))
    clinic.click(f"incoming.same.{own_id}")
    assert "Nothing waits for a decision" in clinic.texts()
    assert len(clinic.services.patients.search("")) == 1
    clinic.window.show_page("today")
    clinic.settle()
    assert clinic.sees("worklist.appointment:mllp:DESK/A1")


def test_that_the_keyboard_alone_decides(clinic: Clinic, tell: Tell):
    doubtful(tell)
    clinic.open()
    page = screen(clinic)
    page.list.focus_first()
    clinic.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is next(iter(page.list.compare.same.values()))
    clinic.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.list.compare.new
    clinic.key(Qt.Key.Key_Space)
    assert sorted(one.mrn for one in clinic.services.patients.search("")) == ["1001", "2002"]


def test_that_refusing_asks_for_a_reason_first(clinic: Clinic, tell: Tell):
    doubtful(tell)
    clinic.open()
    screen(clinic)
    clinic.click("incoming.refuse")
    assert clinic.messages() == []  # it stands at the field, where it is to be typed
    reason = clinic.window.house.page("incoming").list.compare.reason  # type: ignore[attr-defined]
    assert reason._problem.startswith("A reason is needed.")
    assert QApplication.focusWidget() is reason.edit
    clinic.type("incoming.reason", "Wrong desk")
    clinic.click("incoming.refuse")
    assert "Nothing waits for a decision" in clinic.texts()
    assert len(clinic.services.patients.search("")) == 1


def test_that_nothing_looks_like_the_way_to_go_while_somebody_is_in_doubt(clinic: Clinic, tell: Tell):
    clinic.open()
    page = screen(clinic)
    assert page.list.schedule.property("kind") == "primary"
    doubtful(tell)
    page.open()
    assert primaries(page) == []
    clinic.click("incoming.new")
    assert primaries(page) == [page.list.schedule]


def test_that_a_difference_is_marked_on_both_sides(clinic: Clinic, tell: Tell):
    doubtful(tell)
    clinic.open()
    shown = screen(clinic).presenter.content().compare
    assert shown is not None
    (other,) = shown.candidates
    assert shown.told.differs == other.differs == (False, False, False, False, True, False)
    spoken = {text.accessibleName() for text in clinic.window.findChildren(Text)}
    assert {"2002 (H), differs from the record", "1001, differs from the message"} <= spoken


def test_that_a_reason_that_was_missing_is_forgotten_with_the_next_doubt(clinic: Clinic, tell: Tell):
    doubtful(tell)
    tell(booked("A2", person("3003"), 16))
    clinic.open()
    page = screen(clinic)
    clinic.click("incoming.refuse")
    assert page.list.compare.reason._problem
    page.presenter.choose(page.presenter.content().held[1].id)
    assert not page.list.compare.reason._problem


def test_that_new_person_is_closed_with_the_reason_where_the_number_is_taken(clinic: Clinic, tell: Tell):
    tell(person())
    tell(person(given="Carla"))
    clinic.open()
    screen(clinic)
    assert not clinic.find("incoming.new").isEnabled()
    assert any("belongs to a patient on record" in text for text in clinic.texts())
    clinic.click("incoming.show_original")
    assert "MSH|the original" in clinic.texts()


def test_that_a_merge_is_told_its_visits_are_reached_and_it_can_be_undone(clinic: Clinic, tell: Tell):
    tell(person("2002"))
    old = clinic.services.patients.search("2002")[0]
    clinic.sign(old, days_ago=90)
    clinic.services.store.save_patient(replace(old, id="survivor", mrn="1001"), clinic.clock.now())
    tell(IncomingMerge(person("1001"), person("2002")))
    (found,) = clinic.services.patients.search("2002")
    assert (found.id, found.mrn) == ("survivor", "1001")
    assert len(clinic.services.store.visits(patient_id="survivor")) == 1
    assert len(clinic.services.store.doses("survivor")) >= 1
    clinic.open()
    clinic.window.show_patient(old.id)  # also where somebody still has the old record at hand
    clinic.settle()
    assert "MRN 1001, with the record of MRN 2002" in clinic.texts()
    screen(clinic)
    clinic.click(f"incoming.undo.{old.id}")
    undo = clinic.window.house.page("incoming").list.undo_reason  # type: ignore[attr-defined]
    assert undo._problem.startswith("A reason is needed.")
    assert QApplication.focusWidget() is undo.edit
    clinic.type("incoming.undo_reason", "Two persons")
    clinic.click(f"incoming.undo.{old.id}")
    assert clinic.services.store.visits(patient_id="survivor") == ()
    assert len(clinic.services.patients.search("Doe")) == 2


# -- a schedule --------------------------------------------------------------------------------------------------------


def schedule(folder: Path, lines: int, encoding: str = "utf-8") -> Path:
    file = folder / "day.csv"
    rows = (
        f"{7000 + n};Muñoz, Given{n};{1 + n % 27:02d}/{1 + n % 12:02d}/{1950 + n % 40};F;2026-11-23;{8 + n % 9:02d}:00;Botox"
        for n in range(lines)
    )
    file.write_bytes("\n".join((HEADER, *rows)).encode(encoding))
    return file


def test_that_a_schedule_is_shown_before_it_is_taken_and_then_what_was_done(clinic: Clinic, tmp_path: Path, qtbot: QtBot):
    clinic.open()
    page = screen(clinic)
    page.open_file(schedule(tmp_path, 40, "cp1252"))
    clinic.settle()
    assert clinic.services.patients.search("") == ()
    assert page.schedule.table.lines()[0].cells[1] == "Muñoz, Given0"
    clinic.click("schedule.start")
    qtbot.waitUntil(lambda: not page.importing.is_running, timeout=LONG)
    assert "Done, 40 lines: 40 new patients, 40 appointments booked or changed." in clinic.texts()
    clinic.click("schedule.back")
    clinic.window.show_page("today")
    clinic.settle()
    assert "40 visits: 40 planned" in clinic.texts()


def test_that_another_encoding_and_column_are_chosen_and_seen_at_once(clinic: Clinic, tmp_path: Path):
    clinic.open()
    page = screen(clinic)
    page.open_file(schedule(tmp_path, 5))
    page.importing.choose("encoding", "cp1252")
    assert page.schedule.table.lines()[0].cells[1].startswith("MuÃ±oz")
    page.importing.choose("encoding", "utf-8")
    page.importing.choose("mrn", "")
    assert not page.schedule.start.isEnabled()
    assert any("Choose the column: Record number." in text for text in clinic.texts())
    picks = page.schedule.picks["mrn"].list
    picks.setCurrentIndex(picks.findData("MRN"))
    picks.activated.emit(picks.currentIndex())
    assert page.schedule.start.isEnabled()


def test_that_a_file_of_which_no_line_can_be_taken_is_not_started_and_says_why(clinic: Clinic, tmp_path: Path):
    clinic.open()
    page = screen(clinic)
    file = tmp_path / "day.csv"
    file.write_text(f"{HEADER}\n1;Doe, Jane;never;F;2026-11-23;09:00;Botox\n2;Roe, Ann;never;F;2026-11-23;10:00;Botox\n")
    page.open_file(file)
    clinic.settle()
    assert not page.schedule.start.isEnabled()
    assert "None of these lines can be taken. Choose other columns, or correct the file." in clinic.texts()
    page.importing.start()
    assert not page.importing.is_running
    table = page.schedule.table
    assert [table.columnSpan(row, 1) for row in range(2)] == [4, 4]
    fault = table.lines()[0].cells[1]
    assert "never" in fault
    assert "Doe, Jane" in fault
    file.write_text(f"{HEADER}\n1;Doe, Jane;never;F;2026-11-23;09:00;Botox\n2;Roe, Ann;1970-05-05;F;2026-11-23;10:00;Botox\n")
    page.open_file(file)
    clinic.settle()
    assert page.schedule.start.isEnabled()
    assert [table.columnSpan(row, 1) for row in range(2)] == [4, 1]


def test_that_a_schedule_without_times_is_not_started(clinic: Clinic, tmp_path: Path):
    clinic.open()
    page = screen(clinic)
    page.open_file(schedule(tmp_path, 3))
    page.importing.choose("time", "")
    assert not page.schedule.start.isEnabled()
    assert any("Choose the column of day and time" in text for text in clinic.texts())
    page.importing.choose("time", "Time")
    assert page.schedule.start.isEnabled()


def test_that_the_window_goes_on_while_thousands_come_in_and_stop_keeps_what_was_taken(clinic: Clinic, tmp_path: Path, qtbot: QtBot):
    clinic.open()
    page = screen(clinic)
    page.open_file(schedule(tmp_path, 3000))
    page.schedule.start.click()
    qtbot.waitUntil(lambda: page.importing.content().done >= 50, timeout=LONG)
    clinic.patient("Larson", "Jacob", "0048 2917")  # the window's own writing goes before the next lines
    assert page.importing.is_running
    page.schedule.stop.click()
    qtbot.waitUntil(lambda: not page.importing.is_running, timeout=LONG)
    QApplication.processEvents()
    done = page.importing.content().done
    assert 50 <= done < 3000
    assert len(clinic.services.patients.search("Given", 5000)) == done
    assert any(text.startswith("Stopped after") for text in clinic.texts())
    page.schedule.start.click()
    qtbot.waitUntil(lambda: not page.importing.is_running, timeout=LONG * 3)
    assert len(clinic.services.patients.search("Given", 5000)) == 3000


def test_that_escape_leaves_the_import_and_a_file_that_is_none_is_told(clinic: Clinic, tmp_path: Path):
    clinic.open()
    page = screen(clinic)
    page.open_file(tmp_path / "none.csv")
    clinic.settle()
    assert clinic.messages() == ["The file is not there."]
    clinic.key(Qt.Key.Key_Escape)
    assert clinic.sees("incoming.table") or clinic.sees("incoming.import")


# -- sources -----------------------------------------------------------------------------------------------------------


def test_that_a_folder_that_is_turned_on_fills_the_day_by_itself(clinic: Clinic, tmp_path: Path, qtbot: QtBot):
    folder = tmp_path / "drop"
    folder.mkdir()
    clinic.open()
    clinic.window.show_page("settings")
    clinic.settle()
    name = f"sources.{SourceKind.CSV_FOLDER.value}"
    clinic.click(f"{name}.on")
    assert any("“Folder” is missing." in text for text in clinic.texts())
    clinic.type(f"{name}.folder", f"{folder}\n")
    schedule(folder, 3)
    clinic.window.show_page("today")
    room = clinic.services.incoming
    assert room is not None
    qtbot.waitUntil(lambda: len(clinic.services.patients.search("")) == 3, timeout=LONG)
    qtbot.waitUntil(lambda: "3 visits: 3 planned" in clinic.texts(), timeout=LONG)
    state = next(one for one in room.station.states if one.kind is SourceKind.CSV_FOLDER)
    assert not state.is_trouble
    assert "3 new patients" in "".join(state.notes)


def test_that_a_folder_that_is_gone_is_told_and_nothing_else_stops(clinic: Clinic, tmp_path: Path, qtbot: QtBot):
    room = clinic.services.incoming
    assert room is not None
    clinic.open()
    clinic.window.show_page("settings")
    clinic.settle()
    name = f"sources.{SourceKind.CSV_FOLDER.value}"
    clinic.type(f"{name}.folder", f"{tmp_path / 'nowhere'}\n")
    clinic.click(f"{name}.on")
    qtbot.waitUntil(lambda: any(one.is_trouble for one in room.station.states), timeout=LONG)

