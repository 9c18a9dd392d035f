"""Boxes to type in: what was typed is answered once, taken back by Escape, and never lost to a repaint."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from procedure_assistant.ui.widgets.fields import FieldBox, Form, SearchBox
from procedure_assistant.ui.widgets.stepper import Stepper
from tests.ui.conftest import Show

pytestmark = pytest.mark.usefixtures("light")


class Box:
    """A field on screen with what it said."""

    def __init__(self, show: Show, form: Form = "tile", width: int = 300) -> None:
        self.field = FieldBox("weight", "Weight", "kg", form=form, help_text="On the day of the visit")
        self.elsewhere: QLineEdit = show(self.field, width=width)
        self.answers: list[str] = []
        self.edits: list[str] = []
        self.field.answered.connect(self.answers.append)
        self.field.edited.connect(self.edits.append)


@pytest.fixture
def box(show: Show) -> Box:
    return Box(show)


def test_that_a_finished_entry_is_answered_once(qtbot: QtBot, box: Box) -> None:
    box.field.edit.setFocus()
    qtbot.keyClicks(box.field.edit, "82")
    qtbot.keyClick(box.field.edit, Qt.Key.Key_Return)
    box.field.set_value("82")
    box.elsewhere.setFocus()
    assert (box.answers, box.edits) == (["82"], ["8", "82"])


def test_that_leaving_the_box_answers_too(qtbot: QtBot, box: Box) -> None:
    box.field.edit.setFocus()
    qtbot.keyClicks(box.field.edit, "82")
    qtbot.keyClick(box.field.edit, Qt.Key.Key_Tab)
    assert box.answers == ["82"]


def test_that_the_value_on_screen_typed_again_is_no_answer(qtbot: QtBot, box: Box) -> None:
    box.field.set_value("82")
    box.field.edit.setFocus()
    box.field.edit.selectAll()
    qtbot.keyClicks(box.field.edit, "82")
    qtbot.keyClick(box.field.edit, Qt.Key.Key_Return)
    assert box.answers == []


def test_that_setting_a_value_is_no_answer(box: Box) -> None:
    box.field.set_value("82")
    box.field.set_value("83")
    assert (box.answers, box.edits, box.field.edit.text()) == ([], [], "83")


def test_that_a_repaint_does_not_take_away_what_is_being_typed(qtbot: QtBot, box: Box) -> None:
    box.field.set_value("70")
    box.field.edit.setFocus()
    box.field.edit.selectAll()
    qtbot.keyClicks(box.field.edit, "8")
    box.field.set_value("70")
    qtbot.keyClicks(box.field.edit, "2")
    qtbot.keyClick(box.field.edit, Qt.Key.Key_Return)
    assert (box.field.edit.text(), box.answers) == ("82", ["82"])


def test_that_a_refused_answer_gives_way_to_the_stored_value(qtbot: QtBot, box: Box) -> None:
    box.field.set_value("70")
    box.field.edit.setFocus()
    box.field.edit.selectAll()
    qtbot.keyClicks(box.field.edit, "820")
    qtbot.keyClick(box.field.edit, Qt.Key.Key_Return)
    box.field.set_value("70")
    assert box.field.edit.text() == "70"


def test_that_escape_takes_back_what_was_typed(qtbot: QtBot, box: Box) -> None:
    box.field.set_value("70")
    box.field.edit.setFocus()
    qtbot.keyClicks(box.field.edit, "9")
    qtbot.keyClick(box.field.edit, Qt.Key.Key_Escape)
    box.elsewhere.setFocus()
    assert (box.field.edit.text(), box.answers) == ("70", [])


def test_that_a_press_on_the_label_begins_typing(qtbot: QtBot, box: Box) -> None:
    qtbot.mouseClick(box.field, Qt.MouseButton.LeftButton)
    assert box.field.edit.hasFocus()


def test_that_an_input_is_spoken_with_its_unit(box: Box) -> None:
    edit = box.field.edit
    assert (edit.objectName(), edit.accessibleName(), edit.accessibleDescription()) == (
        "weight",
        "Weight, in kg",
        "On the day of the visit",
    )


def test_that_a_problem_is_told_below_and_to_a_screen_reader(box: Box) -> None:
    low = box.field.sizeHint().height()
    sentence = "820 kg is above 350 kg, the highest weight accepted. Nothing was stored."
    box.field.set_problem(sentence)
    assert box.field.edit.accessibleDescription() == f"{sentence}. On the day of the visit"
    assert box.field.heightForWidth(300) > low
    assert box.field.heightForWidth(150) > box.field.heightForWidth(300)
    box.field.set_problem("")
    assert box.field.heightForWidth(300) == low


def test_that_the_whole_problem_stands_on_the_screen(box: Box) -> None:
    box.field.set_problem("820 kg is above 350 kg, the highest weight accepted. Nothing was stored.")
    QApplication.processEvents()
    assert box.field.height() >= box.field.heightForWidth(box.field.width())
    box.field.grab()
    assert box.field.cut_texts() == ()


@pytest.mark.parametrize("form", ["tile", "line"])
def test_that_a_missing_value_looks_missing_until_it_is_typed(qtbot: QtBot, show: Show, form: Form) -> None:
    box = Box(show, form)
    empty = box.field.grab().toImage()
    box.field.set_missing(True)
    missing = box.field.grab().toImage()
    assert (missing != empty, box.field.edit.accessibleDescription()) == (True, "missing. On the day of the visit")
    box.field.set_value("82")
    typed = box.field.grab().toImage()
    box.field.set_missing(False)
    assert box.field.grab().toImage() == typed


def test_that_a_box_that_is_switched_off_takes_no_typing(qtbot: QtBot, box: Box) -> None:
    box.field.set_enabled(False)
    qtbot.mouseClick(box.field, Qt.MouseButton.LeftButton)
    assert not box.field.edit.hasFocus()


@pytest.mark.parametrize("width", [130, 160, 300])
def test_that_a_short_value_is_not_scrolled_out_of_sight(show: Show, width: int) -> None:
    """The first figure of a dose or count must never hide behind the left edge."""
    field = FieldBox("platelets", "Platelets", "10³/µL")
    show(field, width=width)
    field.set_value("232")
    field.edit.setFocus()
    field.edit.setCursorPosition(3)
    QApplication.processEvents()
    behind_the_last_figure = 2 + QFontMetricsF(field.edit.font()).horizontalAdvance("232")  # a line edit's own margin is 2 px
    assert field.edit.cursorRect().center().x() == pytest.approx(behind_the_last_figure, abs=2)


def test_that_a_search_says_every_text_and_submits_on_enter(qtbot: QtBot, show: Show) -> None:
    search = SearchBox("search", "Find a patient, MRN or lot")
    show(search)
    texts: list[str] = []
    submitted: list[str] = []
    search.searched.connect(texts.append)
    search.submitted.connect(submitted.append)
    search.setFocus()
    qtbot.keyClicks(search, "La")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert (texts, submitted, search.text()) == (["L", "La", ""], ["La"], "")
    assert search.accessibleName() == "Find a patient, MRN or lot"


@pytest.fixture
def stepper(show: Show) -> Stepper:
    made = Stepper("dose", "Dose", "2.5 units")
    show(made)
    made.set_value("5", "units", "0.1 mL")
    return made


def test_that_plus_and_minus_ask_for_one_step(qtbot: QtBot, stepper: Stepper) -> None:
    steps: list[int] = []
    stepper.step_requested.connect(steps.append)
    qtbot.mouseClick(stepper.more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(stepper.less, Qt.MouseButton.LeftButton)
    stepper.more.setFocus()
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(stepper.more, key)
    assert (steps, stepper.accessibleName()) == ([1, -1, 1, -1, 1, -1, 1], "Dose: 5 units, 0.1 mL")


def test_that_a_step_that_is_not_allowed_is_not_asked_for(qtbot: QtBot, stepper: Stepper) -> None:
    steps: list[int] = []
    stepper.step_requested.connect(steps.append)
    stepper.set_reach(can_less=False, can_more=True)
    qtbot.mouseClick(stepper.less, Qt.MouseButton.LeftButton)
    stepper.more.setFocus()
    qtbot.keyClick(stepper.more, Qt.Key.Key_Minus)
    assert steps == []


def test_that_the_squares_can_be_hit_by_a_finger(stepper: Stepper) -> None:
    assert [(square.width(), square.height()) for square in (stepper.less, stepper.more)] == [(56, 56)] * 2


def test_that_the_steps_are_spoken_with_their_amount(stepper: Stepper) -> None:
    assert [square.accessibleName() for square in (stepper.less, stepper.more)] == ["Dose: 2.5 units less", "Dose: 2.5 units more"]
