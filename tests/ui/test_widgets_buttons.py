"""Buttons: pressed by mouse, Space and Enter, once a press; they never steal the focus, clip their text or hide a reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.ui import theme
from procedure_assistant.ui.names import named, unnamed_inputs
from procedure_assistant.ui.widgets.buttons import PrimaryAction, PrimaryButton, button, icon_button
from tests.ui.conftest import Show

pytestmark = pytest.mark.usefixtures("light")

KINDS = ("primary", "secondary", "soft", "ghost", "danger")


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_that_a_focused_button_is_pressed_by_space_and_enter(qtbot: QtBot, show: Show, key: Qt.Key) -> None:
    plain, primary = button("Print", object_name="print"), PrimaryButton("next")
    show(plain, primary)
    for one in (plain, primary):
        one.setFocus()
        with qtbot.waitSignal(one.clicked):
            qtbot.keyClick(one, key)


def test_that_a_held_enter_presses_once(qtbot: QtBot, show: Show) -> None:
    primary = PrimaryButton("next")
    show(primary)
    presses: list[str] = []
    primary.clicked.connect(lambda: presses.append("pressed"))
    primary.setFocus()
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", repeated)
        QApplication.sendEvent(primary, event)
    assert presses == ["pressed"]


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_click_leaves_the_focus_where_it_was(qtbot: QtBot, show: Show, kind: str) -> None:
    """Otherwise Space, which means the next planned thing, would press the button again."""
    plain = button("Print", kind, object_name="print")  # type: ignore[arg-type]
    edit = show(plain)
    with qtbot.waitSignal(plain.clicked):
        qtbot.mouseClick(plain, Qt.MouseButton.LeftButton)
    assert edit.hasFocus()


def test_that_tab_reaches_every_button(qtbot: QtBot, show: Show) -> None:
    first, second = button("Print", object_name="print"), PrimaryButton("next")
    edit = show(first, second)
    reached = []
    for _press in range(2):
        qtbot.keyClick(QApplication.focusWidget() or edit, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == [first, second]


@pytest.mark.parametrize("kind", KINDS)
def test_that_keyboard_focus_is_visible(qtbot: QtBot, show: Show, kind: str) -> None:
    plain = button("Print", kind, object_name="print")  # type: ignore[arg-type]
    show(plain)
    before = plain.grab().toImage()
    plain.setFocus(Qt.FocusReason.TabFocusReason)
    assert plain.grab().toImage() != before


@pytest.mark.parametrize("size", ["sm", "md", "lg", "xl"])
def test_that_a_button_is_never_narrower_than_its_text(qtbot: QtBot, show: Show, size: str) -> None:
    plain = button("Leave both with a reason", "secondary", size, "arrow-right", object_name="leave")  # type: ignore[arg-type]
    show(plain)
    window = plain.window()
    window.resize(10, 10)
    QApplication.processEvents()
    assert plain.width() >= QFontMetricsF(plain.font()).horizontalAdvance(plain.text()) + plain.iconSize().width()


def test_that_a_button_that_said_nothing_for_a_while_is_as_wide_as_its_next_words(qtbot: QtBot, show: Show) -> None:
    made = button("Back", "secondary", "sm", object_name="b")
    show(made)
    made.setText("")
    made.retheme()
    made.setText("Back to the visit of Ashdown, Julian")
    assert made.minimumSizeHint().width() >= made.fontMetrics().horizontalAdvance(made.text())
    assert made.maximumWidth() >= made.sizeHint().width()


def test_that_the_focus_does_not_change_the_width_of_a_button(qtbot: QtBot, show: Show) -> None:
    buttons = [button("Print", kind, size, object_name=f"{kind}.{size}") for kind in KINDS for size in ("sm", "md", "lg")]  # type: ignore[arg-type]
    show(*buttons)
    widths = []
    for one in buttons:
        before = one.sizeHint().width()
        one.setFocus(Qt.FocusReason.TabFocusReason)
        widths.append(one.sizeHint().width() - before)
    assert widths == [0] * len(buttons)


@pytest.mark.parametrize(("size", "height"), [("sm", 28), ("md", 36), ("lg", 48), ("xl", 92)])
def test_that_sizes_are_those_of_the_tokens(qtbot: QtBot, size: str, height: int) -> None:
    made = button("Print", "secondary", size, object_name="print")  # type: ignore[arg-type]
    qtbot.addWidget(made)
    assert made.height() == height


def test_that_an_icon_button_says_what_it_does(qtbot: QtBot) -> None:
    made = icon_button("lock-simple", object_name="lock", spoken="Lock the workstation")
    qtbot.addWidget(made)
    assert (made.accessibleName(), made.toolTip(), made.objectName()) == ("Lock the workstation", "Lock the workstation", "lock")
    assert made.width() == made.height()


def test_that_a_button_can_become_the_primary_one(qtbot: QtBot, show: Show) -> None:
    made = button("Continue", "ghost", object_name="continue")
    show(made)
    before = made.grab().toImage().pixelColor(4, 18).name()
    made.set_kind("primary")
    after = made.grab().toImage().pixelColor(4, 18).name()
    assert (before != after, after) == (True, theme.current().colour("accent").name())


def test_that_the_primary_button_says_action_and_amount(qtbot: QtBot) -> None:
    primary = PrimaryButton("next")
    qtbot.addWidget(primary)
    primary.set_action("Give trapezius left 1", "5 units  ·  0.1 mL", key_hint="Space")
    assert primary.accessibleName() == "Give trapezius left 1, 5 units  ·  0.1 mL"
    assert primary.sizeHint().height() == 60
    primary.set_compact(True)
    assert primary.sizeHint().height() == 54


def test_that_the_primary_button_is_one_hundred_and_fifty_high_with_gloves(qtbot: QtBot, qapp: QApplication) -> None:
    primary, undo = PrimaryButton("next"), PrimaryButton("undo", secondary=True)
    qtbot.addWidget(primary)
    qtbot.addWidget(undo)
    theme.apply(qapp, theme.shipped("light", gloves=True))
    assert (primary.sizeHint().height(), undo.sizeHint().height()) == (150, 92)


def test_that_a_long_action_is_written_smaller_before_it_is_cut(qtbot: QtBot) -> None:
    primary = PrimaryButton("next")
    qtbot.addWidget(primary)
    primary.set_action("Give cervical paraspinal right 2, 5 units", "5 units", key_hint="Space")
    primary.resize(312, 60)
    primary.grab()
    assert primary.cut_texts() == ()


def test_that_a_long_name_of_a_site_stands_whole_in_two_lines_of_the_button(qtbot: QtBot) -> None:
    primary = PrimaryButton("next")
    qtbot.addWidget(primary)
    primary.set_action("Administrar paraespinal cervical derecho 2", "5 unidades · 0.1 mL", key_hint="Espacio")
    primary.resize(268, 54)
    primary.grab()
    assert primary.cut_texts() == ()


def test_that_an_action_too_long_to_fit_is_said_in_full_by_its_tool_tip(qtbot: QtBot) -> None:
    primary = PrimaryButton("next")
    qtbot.addWidget(primary)
    words = "Give every planned site of the cervical paraspinal muscle group on both sides"
    primary.set_action(words, "10 units")
    primary.resize(200, 60)
    primary.grab()
    assert primary.cut_texts() == (words,)


def test_that_a_refused_action_shows_its_reason_and_does_nothing(qtbot: QtBot, show: Show) -> None:
    action = PrimaryAction("sign")
    show(action)
    requests: list[bool] = []
    action.requested.connect(lambda: requests.append(True))
    reason = "Signing opens when both items are answered, or left with a reason."
    action.set_action("Sign, print and send", reason=reason, icon="lock-simple")
    qtbot.mouseClick(action.button, Qt.MouseButton.LeftButton)
    labels = [label.text() for label in action.findChildren(QWidget) if hasattr(label, "text") and label.isVisible() and label.text()]
    assert (requests, labels, action.button.accessibleDescription()) == ([], [reason], reason)


def test_that_an_allowed_action_asks_once_and_shows_no_reason(qtbot: QtBot, show: Show) -> None:
    action = PrimaryAction("sign")
    show(action)
    action.set_action("Sign", reason="Not yet.")
    action.set_action("Sign, print and send")
    requests: list[bool] = []
    action.requested.connect(lambda: requests.append(True))
    qtbot.mouseClick(action.button, Qt.MouseButton.LeftButton)
    assert (requests, action.button.accessibleDescription()) == ([True], "")


def test_that_an_input_without_a_name_is_refused(qtbot: QtBot) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    with pytest.raises(ValueError, match="spoken name"):
        named(edit, "weight", "  ")
    with pytest.raises(ValueError, match="object name"):
        named(edit, "", "Weight")


def test_that_an_unnamed_input_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(QLineEdit())
    row.addWidget(named(QLineEdit(), "weight", "Weight, in kg"))
    assert list(unnamed_inputs(window)) == ["QLineEdit ()"]
