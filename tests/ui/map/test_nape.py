"""The landmark construction under mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.ui import theme
from procedure_assistant.ui.map.model import Layers
from procedure_assistant.ui.map.nape import NapeView
from procedure_assistant.ui.map.nape_model import Ellipse, Landmarks, NapeContent, Needle, in_words
from procedure_assistant.ui.names import unnamed_inputs
from tests.ui.map.samples import MASTOID_LEFT, MASTOID_RIGHT, PROTUBERANCE, construction, third

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.usefixtures("figures")


@pytest.fixture
def view(qtbot: QtBot) -> NapeView:
    """The nape of a bilateral block at 1440x900: left given, right in progress."""
    view = NapeView()
    qtbot.addWidget(view)
    view.resize(906, 746)
    view.set_left_reserve(238)
    view.show_content(construction())
    view.show()
    view.settle()
    QApplication.processEvents()
    return view


def heard(signal: object) -> Callable[[], list[Any]]:
    """Everything the signal has said so far."""
    spy = QSignalSpy(signal)
    return lambda: [tuple(spy.at(i)) for i in range(spy.count())]


def pixel(view: NapeView, at: QPoint) -> tuple[int, ...]:
    """What stands on the screen at a widget point."""
    return view.grab().toImage().pixelColor(at).getRgb()[:3]


def test_that_a_dragged_landmark_is_shown_all_the_way_and_asked_for_once(view: NapeView):
    dragging, moved = heard(view.landmark_dragging), heard(view.landmark_moved)
    start = view.viewport_point(*MASTOID_RIGHT)
    QTest.mousePress(view, LEFT, pos=start)
    for x, y in ((555, 330), (545, 325), (540, 320)):
        QTest.mouseMove(view, view.viewport_point(x, y))
    QTest.mouseRelease(view, LEFT, pos=view.viewport_point(540, 320))
    assert [args[0] for args in dragging()] == ["mastoid_right"] * 3
    ((which, x, y),) = moved()
    assert (which, (x, y)) == ("mastoid_right", pytest.approx((540, 320), abs=0.5))


def test_that_a_live_answer_to_dragging_is_shown(view: NapeView):
    def answer(_which: str, x: float, y: float) -> None:
        content = construction()
        view.show_content(replace(content, landmarks=replace(content.landmarks, mastoid_right=(x, y))))

    view.landmark_dragging.connect(answer)
    moved = heard(view.landmark_moved)
    QTest.mousePress(view, LEFT, pos=view.viewport_point(*MASTOID_RIGHT))
    for x in (560, 550, 540):
        QTest.mouseMove(view, view.viewport_point(x, 330))
    QTest.mouseRelease(view, LEFT, pos=view.viewport_point(540, 330))
    assert [which for which, _, _ in moved()] == ["mastoid_right"]


def test_that_pressing_a_landmark_without_moving_it_asks_for_nothing(view: NapeView):
    moved, skin = heard(view.landmark_moved), heard(view.skin_clicked)
    QTest.mouseClick(view, LEFT, pos=view.viewport_point(*PROTUBERANCE))
    assert (moved(), skin()) == ([], [])


def test_that_gloves_reach_a_landmark_within_10_mm(view: NapeView):
    moved = heard(view.landmark_moved)
    view.set_gloves(True)
    start = view.viewport_point(*PROTUBERANCE) + QPoint(0, -34)
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, start + QPoint(20, 0))
    QTest.mouseRelease(view, LEFT, pos=start + QPoint(20, 0))
    assert [which for which, _, _ in moved()] == ["protuberance"]


def test_that_escape_lets_a_dragged_landmark_go_back(view: NapeView):
    moved, cancelled = heard(view.landmark_moved), heard(view.landmark_drag_cancelled)
    before = view.grab().toImage()
    QTest.mousePress(view, LEFT, pos=view.viewport_point(*PROTUBERANCE))
    QTest.mouseMove(view, view.viewport_point(470, 300))
    dragged = view.grab().toImage()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, pos=view.viewport_point(470, 300))
    assert (moved(), cancelled()) == ([], [("protuberance",)])
    assert (dragged == before, view.grab().toImage() == before) == (False, True)


def test_that_a_landmark_cannot_leave_the_picture(view: NapeView):
    moved = heard(view.landmark_moved)
    QTest.mousePress(view, LEFT, pos=view.viewport_point(*MASTOID_LEFT))
    QTest.mouseMove(view, QPoint(2, 2))
    QTest.mouseRelease(view, LEFT, pos=QPoint(2, 2))
    assert moved() == [("mastoid_left", 300.0, 146.0)]


@pytest.mark.parametrize(
    ("side", "nerve", "at"),
    [
        ("left", "greater", third(MASTOID_LEFT, 1)),
        ("left", "lesser", third(MASTOID_LEFT, 2)),
        ("right", "greater", third(MASTOID_RIGHT, 1)),
        ("right", "lesser", third(MASTOID_RIGHT, 2)),
    ],
)
def test_that_a_target_answers_with_the_patients_side_and_its_nerve(view: NapeView, side: str, nerve: str, at: tuple[float, float]):
    clicked = heard(view.target_clicked)
    QTest.mouseClick(view, LEFT, pos=view.viewport_point(*at))
    assert clicked() == [(side, nerve)]


def test_that_a_press_on_free_skin_says_where(view: NapeView):
    skin = heard(view.skin_clicked)
    QTest.mouseClick(view, LEFT, pos=view.viewport_point(450, 400))
    QTest.mouseClick(view, LEFT, pos=QPoint(5, 5))
    assert skin() == [pytest.approx((450, 400), abs=0.3)]


def test_that_an_arrow_moves_the_focused_landmark_by_the_given_step(view: NapeView):
    moved = heard(view.landmark_moved)
    QTest.mouseClick(view, LEFT, pos=view.viewport_point(*PROTUBERANCE))
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert moved() == [("protuberance", 451.5, 277.0), ("protuberance", 450.0, 275.5)]


def test_that_tab_goes_through_landmarks_and_targets_and_enter_presses(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    field, view, after = QLineEdit(window), NapeView(window), QLineEdit(window)
    view.setGeometry(0, 30, 906, 746)
    after.move(0, 776)
    view.show_content(construction())
    window.resize(906, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    clicked, moved = heard(view.target_clicked), heard(view.landmark_moved)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Backtab)
    QTest.keyClick(view, Qt.Key.Key_Left)
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Tab)
    assert clicked() == [("left", "greater")]
    assert moved() == [("mastoid_right", 563.5, 337.0)]
    assert after.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_that_keys_without_meaning_here_belong_to_the_screen(view: NapeView, key: Qt.Key):
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)
    assert not event.isAccepted()


def test_that_landmarks_that_have_not_been_placed_are_neither_shown_nor_pressed(view: NapeView):
    view.show_content(NapeContent(Landmarks(PROTUBERANCE), prompt="Place the left mastoid process"))
    skin = heard(view.skin_clicked)
    QTest.mouseClick(view, LEFT, pos=view.viewport_point(*MASTOID_LEFT))
    assert skin() == [pytest.approx(MASTOID_LEFT, abs=0.3)]


def test_that_the_zone_is_lit_from_the_protuberance_to_the_target(view: NapeView):
    third_point = third(MASTOID_RIGHT, 1)
    beside_line = view.viewport_point((PROTUBERANCE[0] + third_point[0]) / 2 + 3, (PROTUBERANCE[1] + third_point[1]) / 2 - 6)
    lit = pixel(view, beside_line)
    content = construction()
    view.show_content(replace(content, sides=tuple(replace(side, zone=None) for side in content.sides)))
    bare = pixel(view, beside_line)
    assert lit[0] < bare[0] - 60
    assert lit[2] > bare[2] - 40


def test_that_published_positions_are_drawn_on_the_side_in_progress_at_its_tape_scale(view: NapeView):
    without = view.grab().toImage()
    ellipse = Ellipse("Mean", 14.9, 30.2, 4.5, 5.1, 2)
    view.show_content(replace(construction(), ellipses=(ellipse,)))
    shown = view.grab().toImage()
    scale = 0.648
    lowest = (PROTUBERANCE[0] + 14.9 / scale, PROTUBERANCE[1] + (30.2 + 2 * 5.1) / scale)
    at = view.viewport_point(*lowest)
    mirrored = view.viewport_point(2 * PROTUBERANCE[0] - lowest[0], lowest[1])

    def differs(point: QPoint) -> bool:
        around = [point + QPoint(dx, dy) for dx in range(-4, 5) for dy in (-1, 0, 1)]
        return any(shown.pixelColor(p) != without.pixelColor(p) for p in around)

    assert (differs(at), differs(mirrored)) == (True, False)


def test_that_a_needle_outside_the_zone_is_drawn_as_a_caution(view: NapeView):
    place = (480.0, 380.0)
    view.show_content(replace(construction(), needles=(Needle(place, "Outside the zone", "needle outside the zone", outside=True),)))
    assert pixel(view, view.viewport_point(*place)) == theme.current().colour("changed").getRgb()[:3]


def test_that_a_given_target_is_a_disc_with_its_volume(view: NapeView):
    beside_numeral = view.viewport_point(*third(MASTOID_LEFT, 1)) + QPoint(0, 14)
    assert pixel(view, beside_numeral) == theme.current().colour("given").getRgb()[:3]


def test_that_layers_change_the_figure_and_come_back(view: NapeView):
    before = view.grab().toImage()
    view.set_layers(Layers(muscles=False))
    view.settle()
    bare = view.grab().toImage()
    view.set_layers(Layers(muscles=False, bones=True, nerves=True, vessels=True))
    view.settle()
    assert (bare == before, view.grab().toImage() == before, view.complete()) == (False, True, True)


def test_that_an_unknown_skin_tone_is_refused(view: NapeView):
    with pytest.raises(KeyError):
        view.set_skin_tone("6 green")


def test_that_the_dark_theme_dims_the_figure(view: NapeView):
    neck = view.viewport_point(450, 430)
    light = pixel(view, neck)
    theme.set_current(theme.shipped("dark"))
    view.retheme()
    view.settle()
    assert pixel(view, neck) == pytest.approx(tuple(round(c * 0.64) for c in light), abs=2)


def test_that_the_construction_is_described_in_words(view: NapeView):
    assert view.accessibleDescription() == in_words(construction())
    assert in_words(NapeContent(Landmarks(PROTUBERANCE))) == (
        "external occipital protuberance placed; left mastoid process not placed; right mastoid process not placed"
    )
    assert [view.spoken("mastoid_left"), view.spoken("right.greater"), view.spoken("")] == [
        "left mastoid process",
        "greater occipital nerve right next",
        "",
    ]
    assert list(unnamed_inputs(view)) == []
