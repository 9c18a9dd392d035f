"""Practice by mouse and keys in the real window: from nothing to a visit in one press, marked everywhere, and gone without a trace."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from procedure_assistant.app import Options, build, open_safe, practice_room
from procedure_assistant.domain.events import PracticeDeclared
from procedure_assistant.services.access import State
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.people import Role
from procedure_assistant.services.practice import PracticeRoom
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.records import file_name
from procedure_assistant.ui import theme
from procedure_assistant.ui.main_window import MainWindow
from procedure_assistant.ui.names import unnamed_inputs
from tests.ui.access.practice import Practice
from tests.ui.clinic import Clinic, bundle

CTRL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore("does not support raise", "propagateSizeHints")


class FirstDay(Practice):
    """The clinic behind its door, with a room to practise in."""

    def room(self) -> PracticeRoom:
        return practice_room(self.clock)

    def open(self, size: tuple[int, int] = (1440, 900)) -> MainWindow:
        self.access.lock()
        window = MainWindow(self.clock, self.dialogs, idle_time=self.idle.time())
        window.make_practice = self.room
        self.windows.append(window)
        make = partial(build, self.chosen, self.access)
        window.records_requested.connect(lambda: window.tasks.run(make, window.ready, window.failed))
        window.resize(*size)
        window.show()
        window.meet(self.access, open_safe(self.chosen, self.access))
        window.activateWindow()
        self.settle()
        return window


class NoRoom(FirstDay):
    """A computer whose temporary folder cannot be written."""

    def room(self) -> PracticeRoom:
        made = practice_room(self.clock)

        class Full(PracticeRoom):
            def _folder(self) -> Path:
                raise Problem("PRACTICE-FOLDER", "There is no room for a practice visit on this computer. Nothing else was touched.")

        return Full(made._build, made.sites, self.clock)


Make = Callable[..., FirstDay]


@pytest.fixture
def make(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Make]:
    made: list[FirstDay] = []

    def one(kind: type[FirstDay] = FirstDay, *, people: bool = False) -> FirstDay:
        made.append(kind(tmp_path, people=people))
        return made[-1]

    yield one
    for clinic in made:
        if people_of(clinic):
            clinic.close()
        else:
            for window in clinic.windows:
                window.close()
                window.drain()
                window.deleteLater()
            clinic.access.close()


def people_of(clinic: FirstDay) -> bool:
    return clinic.access.state is not State.NEW


def folder_of(clinic: Clinic) -> Path:
    screen = clinic.window.practice.screen
    assert screen is not None
    return screen.practice._folder


# -- from nothing --------------------------------------------------------------------------------------------------------


def test_that_one_press_leads_from_nothing_to_a_practice_visit(make: Make, tmp_path: Path):
    clinic = make()
    window = clinic.open()
    assert clinic.sees("first_run")
    assert not clinic.sees("set_up.name")
    clinic.click("first_run.practice")
    assert window.is_practising
    assert "Identity" in clinic.texts()
    assert not clinic.sees("first_run")
    assert clinic.access.state is State.NEW
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("procedures")] == []
    assert list(unnamed_inputs(window)) == []


def test_that_practice_is_marked_everywhere(make: Make):
    clinic = make()
    window = clinic.open()
    clinic.key(Qt.Key.Key_F3)
    screen = window.practice.screen
    assert screen is not None
    assert window.windowTitle() == "Practice – Procedure Assistant"
    assert clinic.find("practice.strip").accessibleName() == "Practice. The patient is invented. Nothing is kept, sent or counted."
    assert "Practice, invented patient" in screen.visit.banner.accessibleName()
    services, visit = screen.practice.services, screen.practice.visit
    assert isinstance(visit.record.entries[1].event, PracticeDeclared)
    assert {row.workstation for row in services.store.log(visit.id)} == {"practice"}
    assert all(summary.title.startswith("Practice: ") for summary in services.store.visits())
    assert services.records.text(visit).startswith("PRACTICE RECORD\nPRACTICE, invented patient")
    assert file_name(visit).startswith("practice-")


def test_that_every_page_of_a_signed_practice_record_says_so(make: Make):
    clinic = make()
    clinic.open()
    clinic.click("first_run.practice")
    screen = clinic.window.practice.screen
    assert screen is not None
    services = screen.practice.services
    signed = next(one for one in services.store.visits() if one.signed_at is not None)
    visit = services.visits.resume(signed.visit_id)
    for paper in Paper:
        pages = pypdf.PdfReader(io.BytesIO(services.records.pdf(visit, paper))).pages
        assert len(pages) > 1
        assert all(page.extract_text().count("PRACTICE") >= 2 for page in pages)
        assert all(page.extract_text().count("Practice record") == 1 for page in pages)


def test_that_ending_practice_leaves_nothing_and_comes_back_to_where_it_began(make: Make):
    clinic = make()
    window = clinic.open()
    clinic.click("first_run.practice")
    folder = folder_of(clinic)
    assert folder.is_dir()
    clinic.click("practice.end")
    assert not folder.exists()
    assert clinic.sees("first_run")
    assert window.windowTitle() == "Procedure Assistant"
    clinic.click("first_run.practice")  # as often as one likes, and anew each time
    assert folder_of(clinic) != folder


def test_that_the_way_to_the_set_up_and_back_is_one_press(make: Make):
    clinic = make()
    clinic.open()
    clinic.click("first_run.set_up")
    assert clinic.find("set_up.name").hasFocus()
    clinic.click("set_up.back")
    assert clinic.find("first_run.practice").hasFocus()
    clinic.click("first_run.restore")
    assert not clinic.sees("first_run")


def test_that_closing_the_window_ends_practice(make: Make):
    clinic = make()
    window = clinic.open()
    clinic.click("first_run.practice")
    folder = folder_of(clinic)
    window.close()
    assert not folder.exists()


def test_that_a_practice_visit_that_cannot_be_opened_is_told_and_can_be_asked_for_again(make: Make):
    clinic = make(NoRoom)
    clinic.open()
    for _ in range(2):
        clinic.click("first_run.practice")
        assert clinic.messages() == ["There is no room for a practice visit on this computer."]
        assert clinic.sees("first_run")


# -- beside real records ---------------------------------------------------------------------------------------------------


def test_that_practice_touches_no_real_record(make: Make):
    clinic = make(people=True)
    clinic.open()
    clinic.log_in(Role.PHYSICIAN)
    store = clinic.access.store
    before = (store.visits(), store.find_patients("", 50), store.spine_head())
    assert clinic.sees("today.empty.practice")
    clinic.key(Qt.Key.Key_F3)
    screen = clinic.window.practice.screen
    assert screen is not None
    assert screen.practice.services.access is None
    assert screen.practice.services.safe is None
    clinic.click("primary")  # something is charted
    assert screen.visit.presenter.record.value("identity_mrn") == "yes"
    assert (store.visits(), store.find_patients("", 50), store.spine_head()) == before
    clinic.click("practice.end")
    assert clinic.rows() == []
    assert "No visits today yet" in clinic.texts()


def test_that_practice_is_in_the_menu_of_whoever_is_in(make: Make):
    clinic = make(people=True)
    clinic.open()
    clinic.log_in(Role.ADMINISTRATOR)
    clinic.choose("practice")
    assert clinic.window.is_practising


@pytest.mark.parametrize("by", ["key", "idle"])
def test_that_locking_throws_a_practice_visit_away(make: Make, by: str):
    clinic = make(people=True)
    clinic.open()
    clinic.log_in(Role.PHYSICIAN)
    clinic.key(Qt.Key.Key_F3)
    folder = folder_of(clinic)
    if by == "key":
        clinic.key(Qt.Key.Key_L, CTRL)
    else:
        clinic.window._keeper._lock_idle()
        clinic.settle()
    assert not folder.exists()
    assert clinic.sees("lock.login")
    assert not clinic.sees("practice.strip")
    clinic.log_in(Role.PHYSICIAN)
    assert "No visits today yet" in clinic.texts()


def test_that_files_are_not_dropped_onto_practice(make: Make):
    clinic = make(people=True)
    clinic.open()
    clinic.log_in(Role.PHYSICIAN)
    clinic.key(Qt.Key.Key_F3)
    clinic.drop(bundle("amos_whitlock"))
    clinic.click("practice.end")
    assert clinic.access.store.find_patients("", 50) == ()


def test_that_a_practice_visit_is_never_opened_among_real_records(make: Make, tmp_path: Path):
    clinic = make()
    room = practice_room(clinic.clock)
    practice = room.open()
    visit_id = practice.visit.id
    practice.services.store.close()
    real = build(Options(practice._folder / "procedures.db", clinic.clock))
    with pytest.raises(Problem) as caught:
        real.visits.resume(visit_id)
    assert caught.value.code == "VISIT-PRACTICE"
    real.store.close()
    practice.end()
    assert not practice._folder.exists()
    practice.end()
