"""Choices: a press asks, the presenter decides; arrows walk, Space and Enter choose; state is more than a colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procedure_assistant.ui.widgets.choices import CheckRow, Choice, ChoiceRow, Segmented, Toggle
from tests.ui.conftest import Show

pytestmark = pytest.mark.usefixtures("light")

ANSWERS = (Choice("no", "No"), Choice("yes", "Yes"), Choice("not_known", "Not known"))


@pytest.fixture
def answer(show: Show) -> ChoiceRow:
    row = ChoiceRow("anticoagulant", "Takes an anticoagulant?", ANSWERS)
    show(row)
    return row


@pytest.fixture
def asked(answer: ChoiceRow) -> list[str]:
    """What the row asked for."""
    seen: list[str] = []
    answer.chosen.connect(seen.append)
    return seen


def test_that_a_click_asks_and_changes_nothing(qtbot: QtBot, answer: ChoiceRow, asked: list[str]) -> None:
    qtbot.mouseClick(answer.option("yes"), Qt.MouseButton.LeftButton)
    assert (asked, answer.current_id()) == (["yes"], "")


def test_that_the_answer_shown_is_the_one_set(answer: ChoiceRow, asked: list[str]) -> None:
    shown = []
    for choice in ("yes", "not_known", ""):
        answer.set_current(choice)
        shown.append(answer.current_id())
    assert (shown, asked) == (["yes", "not_known", ""], [])


def test_that_a_press_on_the_answer_that_holds_asks_again(qtbot: QtBot, answer: ChoiceRow, asked: list[str]) -> None:
    """A second "Yes" may be a correction of a note; whether it is an entry is for the presenter to say."""
    answer.set_current("yes")
    qtbot.mouseClick(answer.option("yes"), Qt.MouseButton.LeftButton)
    assert (asked, answer.current_id()) == (["yes"], "yes")


def test_that_arrows_walk_without_answering(qtbot: QtBot, answer: ChoiceRow, asked: list[str]) -> None:
    answer.option("no").setFocus()
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(QApplication.focusWidget(), key)
        walked.append(QApplication.focusWidget().objectName().split(".")[1])
    assert (walked, asked) == (["yes", "not_known", "not_known", "yes", "no", "not_known"], [])


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_that_space_and_enter_answer(qtbot: QtBot, answer: ChoiceRow, asked: list[str], key: Qt.Key) -> None:
    answer.option("no").setFocus()
    qtbot.keyClick(answer.option("no"), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), key)
    assert asked == ["yes"]


def test_that_a_group_is_one_stop_of_the_tab_key(qtbot: QtBot, show: Show) -> None:
    first, second = ChoiceRow("first", "First?", ANSWERS), ChoiceRow("second", "Second?", ANSWERS)
    edit = show(first, second)
    first.set_current("not_known")
    reached = []
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    for _press in range(2):
        reached.append(QApplication.focusWidget().objectName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert reached == ["first.not_known", "second.no"]


def test_that_an_answer_is_spoken_with_its_question(answer: ChoiceRow) -> None:
    spoken = QAccessible.queryAccessibleInterface(answer.option("not_known"))
    answer.set_current("not_known")
    assert spoken.text(QAccessible.Text.Name) == "Takes an anticoagulant?: Not known"
    assert (spoken.role(), spoken.state().checked) == (QAccessible.Role.RadioButton, 1)


def test_that_the_chosen_answer_differs_without_colour(answer: ChoiceRow) -> None:
    """In grey values too: the dot in the ring."""
    option = answer.option("no")
    before = option.grab().toImage().convertToFormat(option.grab().toImage().Format.Format_Grayscale8)
    answer.set_current("no")
    after = option.grab().toImage().convertToFormat(before.format())
    ring = (20, option.height() // 2)
    assert abs(before.pixelColor(*ring).lightness() - after.pixelColor(*ring).lightness()) > 80


def test_that_the_same_choices_again_keep_the_focus(answer: ChoiceRow) -> None:
    answer.option("yes").setFocus()
    answer.set_choices(ANSWERS)
    assert QApplication.focusWidget() is answer.option("yes")


def test_that_segments_ask_for_a_view(qtbot: QtBot, show: Show) -> None:
    views = Segmented("views", "Views")
    show(views)
    views.set_choices([Choice(word.lower(), word) for word in ("All", "Anterior", "Left")])
    views.set_current("all")
    with qtbot.waitSignal(views.chosen) as asked:
        qtbot.mouseClick(views.option("left"), Qt.MouseButton.LeftButton)
    assert (asked.args, views.current_id()) == (["left"], "all")


def test_that_segments_are_wide_enough_for_their_bold_words(show: Show) -> None:
    views = Segmented("views", "Views")
    show(views)
    views.set_choices([Choice(word.lower(), word) for word in ("All", "Anterior", "Left", "Right", "Posterior")])
    QApplication.processEvents()
    cut = []
    for choice in ("all", "anterior", "posterior"):
        views.set_current(choice)
        views.option(choice).grab()
        cut.extend(views.option(choice).cut_texts())
    assert cut == []


def test_that_a_layer_toggle_asks_for_the_other_state(qtbot: QtBot, show: Show) -> None:
    toggle = Toggle("Nerves", "layer.nerves")
    show(toggle)
    asked: list[bool] = []
    toggle.switch_requested.connect(asked.append)
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    still_off = toggle.isChecked()
    toggle.set_on(True)
    toggle.setFocus()
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    qtbot.keyClick(toggle, Qt.Key.Key_Return)
    assert (asked, still_off, toggle.isChecked()) == ([True, False, False], False, True)


def test_that_a_toggle_tells_a_screen_reader_its_state(show: Show) -> None:
    toggle = Toggle("Nerves", "layer.nerves")
    show(toggle)
    toggle.set_on(True)
    spoken = QAccessible.queryAccessibleInterface(toggle)
    assert (spoken.text(QAccessible.Text.Name), spoken.role(), spoken.state().checked) == ("Nerves", QAccessible.Role.CheckBox, 1)


def test_that_a_tick_asks_and_shows_what_is_set(qtbot: QtBot, show: Show) -> None:
    row = CheckRow("Print the note", "after.note", detail="1 page, Letter", icon="printer")
    show(row)
    asked: list[bool] = []
    row.tick_requested.connect(asked.append)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    unticked = row.isChecked()
    row.set_ticked(True)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert (asked, unticked, row.isChecked()) == ([True, False], False, True)
    assert row.accessibleDescription() == "1 page, Letter"


def test_that_a_disabled_tick_asks_nothing(qtbot: QtBot, show: Show) -> None:
    row = CheckRow("Send images", "after.images", detail="none in this visit")
    show(row)
    row.setEnabled(False)
    asked: list[bool] = []
    row.tick_requested.connect(asked.append)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert asked == []


def test_that_the_detail_of_a_tick_can_change(show: Show) -> None:
    row = CheckRow("Send images", "after.images")
    show(row)
    low = row.sizeHint().height()
    row.set_detail("2 images")
    assert (row.accessibleDescription(), row.sizeHint().height() > low) == ("2 images", True)
