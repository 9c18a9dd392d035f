"""The keys of the window: one table, of which the shortcuts are made and which the help shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from procedure_assistant.ui import key_table
from procedure_assistant.ui.help_overlay import HelpOverlay, key_names
from procedure_assistant.ui.key_events import act_of, qt_keys
from procedure_assistant.ui.key_table import ALWAYS, MAP, NAPE, PAGES, TABLE, VISIT, KeyLine, keys_of, lines
from tests.ui.clinic import Clinic

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "propagateSizeHints")


@pytest.fixture
def clinic(qtbot, tmp_path: Path) -> Iterator[Clinic]:
    made = Clinic(tmp_path / "procedures.db")
    yield made
    made.close()


def pressed(key: str) -> QKeyEvent:
    combination: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]
    text = key if len(key) == 1 else ""
    return QKeyEvent(QEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers(), text)


def in_visit(clinic: Clinic):  # type: ignore[no-untyped-def]
    window = clinic.open()
    window.open_visit(clinic.begin(clinic.patient()))
    clinic.settle()
    return window._visit


def helps(clinic: Clinic) -> list[HelpOverlay]:
    return [one for one in clinic.window.findChildren(HelpOverlay) if not one.isHidden()]


# -- the table -----------------------------------------------------------------------------------------------------------


def test_that_every_id_stands_once_and_no_key_means_two_things_in_one_place():
    assert len({one.id for one in TABLE}) == len(TABLE)
    for where in {one.where for one in TABLE}:
        keys = [key for one in (*lines(where), *(lines(ALWAYS) if where is not ALWAYS else ())) for key in one.keys]
        assert len(keys) == len(set(keys)), where


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.id)
def test_that_each_key_of_a_line_is_recognised_as_that_line(one: KeyLine):
    for key in one.keys:
        assert act_of(pressed(key), one.where) == one.id, key


def test_that_a_key_of_no_line_means_nothing():
    assert act_of(pressed("F12"), *{one.where for one in TABLE}) == ""
    assert act_of(pressed("Ctrl+Backspace"), VISIT) == ""


def test_that_every_line_of_the_visit_does_something_there(clinic: Clinic):
    screen = in_visit(clinic)
    missing = {one.id for one in (*lines(VISIT), *lines(ALWAYS))} - set(screen._acts)
    assert missing == {"lock"}  # a shortcut of the window, which has a door to lock


def test_that_the_shortcuts_of_the_pages_are_those_of_the_table(clinic: Clinic):
    window = clinic.open()
    made = {shortcut.key().toString() for shortcut in window._inside.findChildren(QShortcut)}
    told = {QKeySequence(key).toString() for one in lines(PAGES) for key in one.keys} | {"?", "F1"}
    assert made >= told
    assert made - told <= {QKeySequence(key).toString() for one in lines(ALWAYS) for key in one.keys}


def test_that_the_map_and_the_nape_take_their_keys_from_the_table():
    assert qt_keys("map.press") == (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    assert qt_keys("nape.move") == qt_keys("map.walk") == (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def test_that_keys_added_for_a_pedal_count_and_are_shown(clinic: Clinic):
    screen = in_visit(clinic)  # it takes the keys of the workstation, of which there are none yet
    key_table.add_keys("next", ("F8",))
    try:
        assert keys_of("next") == ("Space", "F8")
        clinic.key(Qt.Key.Key_F8)
        assert screen.presenter.section.id == "indication"
        clinic.key(Qt.Key.Key_F1)
        assert any(said.startswith("Space, F8: ") for said in helps(clinic)[0].texts())
    finally:
        key_table.add_keys("next", ())
    assert keys_of("next") == ("Space",)
    with pytest.raises(KeyError):
        key_table.add_keys("nothing", ("F9",))


# -- the overlay -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("opening", ["?", "F1", "pointer"])
def test_that_the_help_shows_the_keys_of_the_screen_in_sight(clinic: Clinic, opening: str):
    screen = in_visit(clinic)
    screen.presenter.go_to("map")
    clinic.settle()
    if opening == "pointer":
        clinic.click("banner.help")
    else:
        QTest.keySequence(QApplication.focusWidget() or screen, QKeySequence(opening))
        clinic.settle()
    (shown,) = helps(clinic)
    told = list(shown.texts())
    expected = [one for where in (VISIT, MAP, ALWAYS) for one in lines(where)]
    assert told == [f"{', '.join(key_names(one))}: {one.words}" for one in expected]


def test_that_the_help_of_the_pages_shows_theirs(clinic: Clinic):
    clinic.open()
    clinic.click("rail.help")
    (shown,) = helps(clinic)
    assert [said.split(": ")[0] for said in shown.texts()] == ["F2", "F3", "F4", "Ctrl+F", "Ctrl+L", "?, F1"]


@pytest.mark.parametrize("leaving", [Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Question, "cross", "beside"])
def test_that_the_help_goes_again_and_the_focus_is_where_it_was(clinic: Clinic, leaving: Qt.Key | str):
    screen = in_visit(clinic)
    focus = clinic.window.focusWidget()
    before = screen.presenter.record.seq
    clinic.key(Qt.Key.Key_F1)
    clinic.key(Qt.Key.Key_Space)  # reaches nothing behind
    assert (len(helps(clinic)), screen.presenter.record.seq) == (1, before)
    if leaving == "cross":
        clinic.click("help.close")
    elif leaving == "beside":
        QTest.mouseClick(helps(clinic)[0], Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
        clinic.settle()
    elif leaving is Qt.Key.Key_Question:
        QTest.keyClicks(QApplication.focusWidget(), "?")
        clinic.settle()
    else:
        clinic.key(leaving)
    assert helps(clinic) == []
    assert clinic.window.focusWidget() is focus
    assert screen.presenter.record.seq == before


def test_that_a_question_mark_is_written_in_a_field(clinic: Clinic):
    clinic.patient()
    clinic.open()
    clinic.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    clinic.type("patients.search", "who?")
    assert helps(clinic) == []
    assert clinic.find("patients.search").text() == "who?"  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [(1440, 900), (1280, 800), (1024, 600)])
def test_that_the_whole_help_is_inside_the_window_or_scrolls(clinic: Clinic, size: tuple[int, int]):
    clinic.patient()
    window = clinic.open(size)
    window.open_visit(clinic.begin(clinic.patient("Osei", "Ama", "77", "3 Mar 1990")))
    clinic.settle()
    clinic.key(Qt.Key.Key_F1)
    (shown,) = helps(clinic)
    assert shown.geometry() == window.rect()
    assert window.rect().adjusted(20, 20, -20, -20).contains(shown._card.geometry())


def test_that_the_nape_is_told_of_on_the_block_page():
    assert [one.id for one in lines(NAPE)] == ["nape.move", "nape.press"]
