"""The checks themselves: each finds the fault that it is there for, and nothing on a good page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.services.people import Role
from procedure_assistant.ui import theme
from procedure_assistant.ui.tab_way import TabWay
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.painting import Painted, Sketch
from procedure_assistant.ui.widgets.surfaces import Text, card
from tests.ui.everywhere import checks
from tests.ui.everywhere.eyes import Look
from tests.ui.everywhere.house import FullHouse
from tests.ui.everywhere.walk import open_visit, settle_visit

Put = Callable[..., QWidget]


class Window(TabWay, QWidget):
    """A window with the way of Tab that ours have."""


class Writing(Painted):
    """Writes words in a colour, in a room."""

    def __init__(self, words: str, colour: str = "ink", room: float = 300.0) -> None:
        super().__init__()
        self._words, self._colour, self._room = words, colour, room
        self.setFixedSize(320, 30)

    def paint(self, sketch: Sketch) -> None:
        sketch.painter.fillRect(sketch.rect, sketch.colour("surface"))
        sketch.write(QRectF(4, 0, self._room, 30), self._words, sketch.theme.font(13, 400), self._colour)


@pytest.fixture
def put(qtbot: QtBot, light: theme.Theme) -> Put:
    windows: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = Window()
        windows.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        window.resize(600, 400)
        window.show()
        window.activateWindow()
        QApplication.processEvents()
        return window

    return show


def test_that_a_good_page_has_no_findings(put: Put):
    window = put(Text("Everything is complete", "body"), button("Sign", object_name="sign"), Writing("24 of 31 sites"))
    look, way = Look(window), checks.stops(window)
    found = [*checks.contrast(look), *checks.clipped(look), *checks.overlapping(look), *checks.names(window)]
    assert [*found, *checks.tab_order(window, way), *checks.focus(window, way, set())] == []
    assert [one.objectName() for one in way] == ["sign"]


def test_that_pale_text_is_found_whether_painted_or_a_label(put: Put):
    label = QLabel("Pale words")
    label.setStyleSheet("color: #b0b0b0; background: #ffffff")
    found = list(checks.contrast(Look(put(label, Writing("Pale paint", "line_strong")))))
    assert [one.split(" of ")[1].split(" (")[0] for one in found] == ["“Pale paint”", "“Pale words”"]


def test_that_shortened_painting_and_narrow_labels_are_found(put: Put):
    label = QLabel("A label that needs more room than it has")
    label.setFixedWidth(60)
    found = list(checks.clipped(Look(put(label, Writing("Cut off here", room=30.0)))))
    assert len(found) == 2
    assert "px too little wide for “A label that needs more room than it has”" in found[0]
    assert found[1].startswith("cut “Cut off here”")


def test_that_a_widget_beyond_the_edge_of_its_parent_is_found(put: Put):
    panel = card()
    inside = QPushButton("Beyond", panel)
    inside.setGeometry(40, 5, 900, 24)
    assert any("sticks out of its parent" in one for one in checks.clipped(Look(put(panel))))


@pytest.mark.parametrize(("policy", "found"), [("ScrollBarAlwaysOff", 1), ("ScrollBarAsNeeded", 0)])
def test_that_content_too_wide_for_an_area_without_a_horizontal_bar_is_found(put: Put, policy: str, found: int):
    area, wide = QScrollArea(), QWidget()
    area.setObjectName("page")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy[policy])
    row = QHBoxLayout(wide)
    row.addWidget(Writing("First words"))
    row.addWidget(Writing("Second words"))
    area.setWidget(wide)
    told = [one for one in checks.clipped(Look(put(area))) if "without a bar" in one]
    assert len(told) == found
    assert all(" px wider than what is seen of it" in one and "page" in one for one in told)


def test_that_widgets_and_words_on_top_of_each_other_are_found(put: Put):
    holder = QWidget()
    holder.setFixedSize(400, 100)
    first, second = Writing("First words"), Writing("Second words")
    first.setParent(holder)
    second.setParent(holder)
    second.move(20, 4)
    found = list(checks.overlapping(Look(put(holder))))
    assert len(found) == 1
    assert found[0].startswith("overlap of 300 x 26 px")


def test_that_controls_without_names_and_with_the_same_name_are_found(put: Put):
    nameless, first, second = QPushButton(""), button("One", object_name="same"), button("Two", object_name="same")
    found = list(checks.names(put(nameless, first, second)))
    assert [one.split(":")[0] for one in found] == ["no object name", "no spoken name", "2 controls are called 'same'"]


def test_that_a_way_of_tab_that_goes_back_is_found(put: Put):
    upper, lower = button("Upper", object_name="upper"), button("Lower", object_name="lower")
    window = put(upper, lower)
    assert list(checks.tab_order(window, [upper, lower])) == []
    assert [one[:12] for one in checks.tab_order(window, [lower, upper])] == ["Tab goes bac"]
    assert [one[:30] for one in checks.tab_order(window, [upper])] == []  # met on the way back


def test_that_a_focus_nobody_sees_is_found(put: Put):
    blind = QPushButton("Blind")
    blind.setObjectName("blind")
    blind.setStyleSheet("QPushButton, QPushButton:focus { border: 0; outline: none; }")
    window = put(blind)
    assert [one[:17] for one in checks.focus(window, checks.stops(window), set())] == ["focus is not seen"]


def test_that_tab_goes_once_round_even_where_something_lies_in_two_layouts(put: Put):
    holder = QWidget()
    row = QHBoxLayout(holder)
    both = [button(words, object_name=words) for words in ("one", "two")]
    for each in both:
        row.addWidget(each)
    window = put(holder, button("three", object_name="three"))
    assert [one.objectName() for one in checks.stops(window)] == ["one", "two", "three"]
    assert [one.objectName() for one in checks.stops(window, back=True)] == ["three", "two", "one"]


def test_that_the_hand_over_begins_with_the_cursor_in_whom_it_goes_to(tmp_path: Path, qtbot: QtBot, light: theme.Theme):
    house = FullHouse(tmp_path)
    try:
        house.open((1280, 800))
        house.log_in(Role.PHYSICIAN)
        screen = open_visit(house, "both, half")
        screen.presenter.choose_menu("hand_over")
        settle_visit(house, screen)
        assert house.window.focusWidget().objectName() == "closing.people"
    finally:
        house.close()
