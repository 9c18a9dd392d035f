"""The map under mouse, fingers and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QKeyEvent, QPaintEvent, QRegion, QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.ui import theme
from procedure_assistant.ui.map.layout import GLOVES_CROPS
from procedure_assistant.ui.map.model import Layers
from procedure_assistant.ui.map.view import MapView
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.visit.gloves_map import GlovesMap
from tests.ui.map.samples import SITES, planned, site, with_next, with_state

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.usefixtures("figures")


class Watched(MapView):
    """A map that remembers what it repainted."""

    painted = QRegion()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted = self.painted.united(event.region())
        super().paintEvent(event)


@pytest.fixture
def view(qtbot: QtBot) -> Watched:
    """The map of a visit at 1440x900: all sites planned, figures rendered."""
    view = Watched()
    qtbot.addWidget(view)
    view.resize(906, 746)
    view.show_marks(planned())
    view.show()
    view.settle()
    QApplication.processEvents()
    return view


def centre(view: MapView, site_id: str) -> QPoint:
    """The widget point of a site."""
    s = site(site_id)
    return view.viewport_point(s["figure"], s["x"], s["y"])


def heard(signal: object) -> Callable[[], list[Any]]:
    """Everything the signal has said so far; single arguments without their tuple."""
    spy = QSignalSpy(signal)
    return lambda: [args[0] if len(args) == 1 else tuple(args) for args in (spy.at(i) for i in range(spy.count()))]


def drag(view: MapView, points: list[QPoint]) -> None:
    """Press at the first point, move over the others, release at the last."""
    QTest.mousePress(view, LEFT, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(view, point)
    QTest.mouseRelease(view, LEFT, pos=points[-1])


def pixel(view: MapView, at: QPoint) -> tuple[int, ...]:
    """What stands on the screen at a widget point."""
    image: QImage = view.grab().toImage()
    return image.pixelColor(at).getRgb()[:3]


# -- clicks -----------------------------------------------------------------------------------------------------------


def test_that_each_of_the_31_sites_answers_to_one_click(view: Watched):
    clicked = heard(view.site_clicked)
    for s in SITES:
        QTest.mouseClick(view, LEFT, pos=centre(view, s["id"]))
    assert clicked() == [s["id"] for s in SITES]


@pytest.mark.parametrize("size", [(906, 746), (746, 646)])
def test_that_the_flag_of_the_next_site_hides_no_other_site(view: Watched, size: tuple[int, int]):
    view.resize(*size)
    hidden = []
    for s in SITES:
        view.show_marks(with_next(planned(), s["id"]))
        flag = view._marks.flag()
        assert flag is not None
        hidden += [(s["id"], one.id) for one in planned() if one.id != s["id"] and flag.contains(QPointF(centre(view, one.id)))]
    assert hidden == []


def test_that_two_quick_clicks_are_two_clicks(view: Watched):
    clicked = heard(view.site_clicked)
    QTest.mouseClick(view, LEFT, pos=centre(view, "procerus_1"))
    QTest.mouseDClick(view, LEFT, pos=centre(view, "procerus_1"))
    QTest.mouseRelease(view, LEFT, pos=centre(view, "procerus_1"))
    assert clicked() == ["procerus_1", "procerus_1"]


def test_that_a_click_beside_the_ring_still_means_the_site(view: Watched):
    clicked = heard(view.site_clicked)
    QTest.mouseClick(view, LEFT, pos=centre(view, "temporalis_left_3") + QPoint(-14, 0))
    assert clicked() == ["temporalis_left_3"]


def test_that_a_click_on_free_skin_names_the_most_superficial_muscle(view: Watched):
    clicked, skin = heard(view.site_clicked), heard(view.skin_clicked)
    QTest.mouseClick(view, LEFT, pos=view.viewport_point("lateral_left", 230, 130))
    ((figure, x, y, muscle, side),) = skin()
    assert (figure, muscle, side, clicked()) == ("lateral_left", "temporalis", "left", [])
    assert (x, y) == pytest.approx((230, 130), abs=0.7)


def test_that_a_click_on_skin_outside_all_muscles_names_none(view: Watched):
    skin = heard(view.skin_clicked)
    QTest.mouseClick(view, LEFT, pos=view.viewport_point("anterior", 220, 420))
    assert [place[3:] for place in skin()] == [("", "")]


def test_that_a_click_on_blank_paper_is_not_a_click_on_skin(view: Watched):
    skin, blank = heard(view.skin_clicked), heard(view.blank_clicked)
    QTest.mouseClick(view, LEFT, pos=QPoint(3, 740))
    QTest.mouseClick(view, LEFT, pos=view.viewport_point("anterior", 50, 100))
    assert (skin(), len(blank())) == ([], 2)


def test_that_last_visits_marks_cannot_be_pressed(view: Watched):
    view.show_marks(with_state(planned(), "procerus_1", "ghost"))
    clicked, skin = heard(view.site_clicked), heard(view.skin_clicked)
    QTest.mouseClick(view, LEFT, pos=view.viewport_point("anterior", 220, 240))
    assert (clicked(), [place[3] for place in skin()]) == ([], ["procerus"])


def test_that_the_right_button_asks_for_the_card(view: Watched):
    asked, clicked = heard(view.site_context_requested), heard(view.site_clicked)
    at = centre(view, "frontalis_left_1")
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=at)
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at)))
    assert (asked(), clicked()) == (["frontalis_left_1"], [])


def test_that_a_long_press_asks_for_the_card_and_is_no_click(qtbot: QtBot, view: Watched):
    clicked = heard(view.site_clicked)
    at = centre(view, "frontalis_left_1")
    with qtbot.waitSignal(view.site_context_requested, timeout=2000) as asked:
        QTest.mousePress(view, LEFT, pos=at)
    QTest.mouseRelease(view, LEFT, pos=at)
    assert (asked.args, clicked()) == (["frontalis_left_1"], [])


def test_that_a_trembling_press_still_means_the_site_it_began_on(view: Watched):
    clicked = heard(view.site_clicked)
    at = centre(view, "procerus_1")
    drag(view, [at, at + QPoint(3, 2), at + QPoint(5, 3)])
    assert clicked() == ["procerus_1"]


# -- sweep ------------------------------------------------------------------------------------------------------------


def test_that_a_sweep_gives_each_site_it_crosses_once_and_clicks_none(view: Watched):
    swept, ended, clicked = heard(view.site_swept), heard(view.sweep_ended), heard(view.site_clicked)
    ids = ["trapezius_left_3", "trapezius_left_1", "trapezius_left_2"]
    way = [centre(view, i) for i in ids]
    drag(view, [*way, way[1], way[0]])
    assert (swept(), ended(), clicked()) == (ids, [tuple(ids)], [])


def test_that_a_fast_sweep_misses_no_site(view: Watched):
    swept = heard(view.site_swept)
    drag(view, [centre(view, "trapezius_left_3"), centre(view, "trapezius_left_2")])
    assert swept() == ["trapezius_left_3", "trapezius_left_1", "trapezius_left_2"]


def test_that_a_sweep_past_a_mark_does_not_give_it(view: Watched):
    swept = heard(view.site_swept)
    away = QPoint(0, 14)
    drag(view, [centre(view, "trapezius_left_3") + QPoint(30, 20), centre(view, "trapezius_left_1") + away])
    assert swept() == []


def test_that_escape_ends_a_sweep(view: Watched):
    swept, ended = heard(view.site_swept), heard(view.sweep_ended)
    way = [centre(view, f"trapezius_left_{n}") for n in (3, 1, 2)]
    QTest.mousePress(view, LEFT, pos=way[0])
    QTest.mouseMove(view, way[1])
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseMove(view, way[2])
    QTest.mouseRelease(view, LEFT, pos=way[2])
    assert (swept(), ended()) == (["trapezius_left_3", "trapezius_left_1"], [("trapezius_left_3", "trapezius_left_1")])


# -- move -------------------------------------------------------------------------------------------------------------


def test_that_dragging_a_mark_in_move_mode_asks_for_its_new_place(view: Watched):
    asked, moving, swept = heard(view.move_requested), heard(view.moving), heard(view.site_swept)
    view.begin_move("occipitalis_left_1")
    start = centre(view, "occipitalis_left_1") + QPoint(4, -3)
    drag(view, [start, start + QPoint(10, 0), start + QPoint(20, 15)])
    ((site_id, figure, x, y),) = asked()
    s = site("occipitalis_left_1")
    scale = view.viewport_point("posterior", 500, 0).x() - view.viewport_point("posterior", 400, 0).x()
    assert (site_id, figure, swept(), len(moving()) > 1) == ("occipitalis_left_1", "posterior", [], True)
    assert (x, y) == pytest.approx((s["x"] + 20 / scale * 100, s["y"] + 15 / scale * 100), abs=1.0)


def test_that_a_press_elsewhere_in_the_figure_brings_the_moved_mark_there(view: Watched):
    asked = heard(view.move_requested)
    view.begin_move("occipitalis_left_1")
    QTest.mouseClick(view, LEFT, pos=view.viewport_point("posterior", 450, 200))
    assert [(move[0], move[2:]) for move in asked()] == [("occipitalis_left_1", pytest.approx((450, 200), abs=0.8))]


def test_that_a_press_in_another_figure_does_not_move_the_mark(view: Watched):
    asked, clicked = heard(view.move_requested), heard(view.site_clicked)
    view.begin_move("occipitalis_left_1")
    QTest.mouseClick(view, LEFT, pos=centre(view, "procerus_1"))
    assert (asked(), clicked()) == ([], [])


def test_that_a_mark_cannot_leave_its_figure(view: Watched):
    asked = heard(view.move_requested)
    view.begin_move("trapezius_left_2")
    drag(view, [centre(view, "trapezius_left_2"), QPoint(1, 745)])
    assert [move[2:] for move in asked()] == [(100, 636)]


def test_that_escape_leaves_the_mark_where_it_stood(view: Watched):
    asked, cancelled, clicked = heard(view.move_requested), heard(view.move_cancelled), heard(view.site_clicked)
    view.begin_move("procerus_1")
    QTest.mousePress(view, LEFT, pos=centre(view, "procerus_1"))
    QTest.mouseMove(view, centre(view, "procerus_1") + QPoint(30, 30))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, pos=QPoint(300, 300))
    QTest.mouseClick(view, LEFT, pos=centre(view, "procerus_1"))
    assert (asked(), cancelled(), clicked()) == ([], ["procerus_1"], ["procerus_1"])


@pytest.mark.parametrize(
    ("key", "modifier", "dx", "dy"),
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, -2, 0),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 2, 0),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, 0, -2),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier, 0, 10),
    ],
)
def test_that_an_arrow_moves_the_mark_by_a_millimetre_and_enter_ends(
    view: Watched, key: Qt.Key, modifier: Qt.KeyboardModifier, dx: int, dy: int
):
    asked, clicked = heard(view.move_requested), heard(view.site_clicked)
    view.begin_move("procerus_1")
    QTest.keyClick(view, key, modifier)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert (asked(), clicked()) == ([("procerus_1", "anterior", 220.0 + dx, 219.0 + dy)], [])


def test_that_a_mark_which_is_not_in_view_cannot_be_moved(view: Watched):
    view.set_view("anterior")
    with pytest.raises(ValueError, match="trapezius_left_1"):
        view.begin_move("trapezius_left_1")


def test_that_after_a_move_the_mark_stands_where_the_record_says(view: Watched):
    marks = tuple(replace(m, state="given", text="5") for m in planned())
    view.show_marks(marks)
    old = centre(view, "procerus_1") + QPoint(7, 0)
    given = pixel(view, old)
    view.begin_move("procerus_1")
    QTest.mouseClick(view, LEFT, pos=view.viewport_point("anterior", 220, 420))
    assert pixel(view, old) == given


def test_that_a_move_ends_when_its_figure_goes_out_of_view(view: Watched):
    cancelled, asked = heard(view.move_cancelled), heard(view.move_requested)
    view.begin_move("procerus_1")
    view.set_view("posterior")
    assert (cancelled(), asked()) == (["procerus_1"], [])


def test_that_a_move_ends_when_its_mark_is_gone(view: Watched):
    cancelled = heard(view.move_cancelled)
    view.begin_move("procerus_1")
    view.show_marks(mark for mark in planned() if mark.id != "procerus_1")
    assert cancelled() == ["procerus_1"]


# -- hover, focus, keys -----------------------------------------------------------------------------------------------


def test_that_the_site_under_the_pointer_is_said_once_and_its_end_too(view: Watched):
    hovered = heard(view.site_hovered)
    at = centre(view, "procerus_1")
    QTest.mouseMove(view, at)
    QTest.mouseMove(view, at + QPoint(2, 0))
    QTest.mouseMove(view, QPoint(400, 740))
    assert hovered() == ["procerus_1", ""]


def test_that_arrows_enter_and_signs_work_on_the_focused_site(view: Watched):
    clicked, steps, focused = heard(view.site_clicked), heard(view.dose_step_requested), heard(view.site_focused)
    view.focus_site("trapezius_left_1")
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert (focused(), clicked()) == (["trapezius_left_1", "trapezius_left_3"], ["trapezius_left_3"])
    assert steps() == [("trapezius_left_3", 1), ("trapezius_left_3", -1)]


def test_that_the_menu_key_asks_for_the_card_of_the_focused_site(view: Watched):
    asked = heard(view.site_context_requested)
    view.focus_site("procerus_1")
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    assert asked() == ["procerus_1"]


def test_that_enter_never_means_a_site_that_is_not_seen(view: Watched):
    clicked, asked = heard(view.site_clicked), heard(view.site_context_requested)
    view.focus_site("procerus_1")
    view.set_view("posterior")
    QTest.keyClick(view, Qt.Key.Key_Return)
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    assert (clicked(), asked()) == ([], [])


def test_that_enter_never_means_a_site_that_is_gone(view: Watched):
    clicked = heard(view.site_clicked)
    view.focus_site("procerus_1")
    view.show_marks(mark for mark in planned() if mark.id != "procerus_1")
    view.show_marks(planned())
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert clicked() == []


def test_that_tab_brings_the_focus_to_the_next_site_with_a_ring(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    field, view = QLineEdit(window), Watched(window)
    view.setGeometry(0, 30, 906, 746)
    view.show_marks(with_next(planned(), "trapezius_right_1"))
    window.resize(906, 780)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    view.settle()
    field.setFocus()
    focused = heard(view.site_focused)
    ring = centre(view, "trapezius_right_1") + QPoint(0, -round(0.76 * 21 + 6))
    before = pixel(view, ring)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert focused() == ["trapezius_right_1"]
    assert pixel(view, ring) != before


def test_that_a_click_shows_no_focus_ring(view: Watched):
    before = view.grab().toImage()
    QTest.mouseClick(view, LEFT, pos=centre(view, "procerus_1"))
    QTest.mouseMove(view, QPoint(400, 740))
    assert view.grab().toImage() == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_S, Qt.Key.Key_Escape])
def test_that_other_keys_belong_to_the_screen(view: Watched, key: Qt.Key):
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)
    assert not event.isAccepted()


# -- gloves -----------------------------------------------------------------------------------------------------------


def test_that_gloves_refuse_a_press_between_two_sites_with_both_names(view: Watched):
    clicked, doubtful = heard(view.site_clicked), heard(view.press_doubtful)
    view.set_gloves(True)
    between = (centre(view, "frontalis_left_1") + centre(view, "frontalis_left_2")) / 2
    QTest.mouseClick(view, LEFT, pos=between)
    assert clicked() == []
    assert [set(names) for names in doubtful()] == [{"frontalis_left_1", "frontalis_left_2"}]


def test_that_with_gloves_the_next_site_wins_between_two(view: Watched):
    view.show_marks(with_next(planned(), "frontalis_left_2"))
    view.set_gloves(True)
    clicked = heard(view.site_clicked)
    between = (centre(view, "frontalis_left_1") + centre(view, "frontalis_left_2")) / 2
    QTest.mouseClick(view, LEFT, pos=between)
    assert clicked() == ["frontalis_left_2"]


def test_that_gloves_reach_10_mm(view: Watched):
    clicked = heard(view.site_clicked)
    beside = centre(view, "trapezius_right_2") + QPoint(26, -6)
    QTest.mouseClick(view, LEFT, pos=beside)
    view.set_gloves(True)
    QTest.mouseClick(view, LEFT, pos=beside)
    assert clicked() == ["trapezius_right_2"]


# -- what is shown ----------------------------------------------------------------------------------------------------


def test_that_only_the_changed_mark_is_repainted(view: Watched):
    QApplication.processEvents()
    view.painted = QRegion()
    view.show_marks(with_state(planned(), "procerus_1", "given", "5"))
    QApplication.processEvents()
    area = view.painted.boundingRect()
    at = centre(view, "procerus_1")
    assert area.contains(at)
    assert max(area.width(), area.height()) < 60


def test_that_showing_the_same_marks_repaints_nothing(view: Watched):
    QApplication.processEvents()
    view.painted = QRegion()
    view.show_marks(planned())
    QApplication.processEvents()
    assert view.painted.isEmpty()


def test_that_partial_repaints_leave_the_same_picture_as_a_whole_one(view: Watched):
    marks = with_next(planned(), "temporalis_left_2")
    for step in range(6):
        marks = with_next(with_state(marks, SITES[step]["id"], "given", "5"), SITES[-step - 1]["id"])
        view.show_marks(marks)
        QApplication.processEvents()
    view.settle()
    QApplication.processEvents()
    shown = view.grab().toImage()
    view.resize(905, 746)
    view.resize(906, 746)
    view.settle()
    QApplication.processEvents()
    assert view.grab().toImage() == shown


def test_that_a_given_site_is_filled_and_a_planned_one_is_not(view: Watched):
    at = centre(view, "procerus_1") + QPoint(7, 0)
    hollow = pixel(view, at)
    view.show_marks(with_state(planned(), "procerus_1", "given", "5"))
    assert (hollow == theme.current().colour("given").getRgb()[:3], pixel(view, at)) == (
        False,
        theme.current().colour("given").getRgb()[:3],
    )


def test_that_two_marks_of_one_id_are_refused(view: Watched):
    with pytest.raises(ValueError, match="same id"):
        view.show_marks((*planned(), planned()[0]))


def test_that_the_description_counts_the_sites(view: Watched):
    view.show_marks(with_state(planned(), "procerus_1", "given", "5"))
    assert view.accessibleDescription() == "1 of 31 planned sites decided, 1 given, 0 omitted, 30 still planned"
    assert list(unnamed_inputs(view)) == []


def test_that_an_enlarged_figure_shows_its_sites_larger_and_hides_the_others(view: Watched):
    changed = heard(view.view_changed)
    before = view.mark_rect("temporalis_left_1").width()
    view.set_view("lateral_left")
    assert (changed(), view.view) == (["lateral_left"], "lateral_left")
    assert view.mark_rect("temporalis_left_1").width() > 1.4 * before
    assert view.mark_rect("procerus_1").isEmpty()
    with pytest.raises(ValueError, match="anterior"):
        view.viewport_point("anterior", 220, 219)


def test_that_a_thumbnail_brings_its_figure(view: Watched):
    view.set_view("lateral_left")
    changed, clicked = heard(view.view_changed), heard(view.site_clicked)
    QTest.mouseClick(view, LEFT, pos=QPoint(60, 400))
    assert (changed(), clicked()) == (["posterior"], [])


def test_that_gloves_can_show_a_part_of_a_figure_without_thumbnails(view: Watched):
    view.set_view("posterior", thumbnails=False, crop=GLOVES_CROPS["posterior"])
    assert view.viewport_point("posterior", 450, 146).y() < 140
    clicked = heard(view.site_clicked)
    QTest.mouseClick(view, LEFT, pos=centre(view, "cervical_paraspinal_left_1"))
    assert clicked() == ["cervical_paraspinal_left_1"]


def test_that_the_muscle_rectangle_holds_the_sites_of_the_muscle(view: Watched):
    rect = view.muscle_rect("lateral_left", "temporalis", "left")
    assert [rect.contains(centre(view, f"temporalis_left_{n}")) for n in (1, 2, 3, 4)] == [True] * 4
    assert view.muscle_rect("anterior", "trapezius", "left").isEmpty()


def test_that_layers_change_the_figure_and_come_back(view: Watched):
    with_muscles = view.grab().toImage()
    view.set_layers(Layers(muscles=False))
    view.settle()
    without = view.grab().toImage()
    view.set_layers(Layers())
    view.settle()
    assert (without == with_muscles, view.grab().toImage() == with_muscles) == (False, True)


def test_that_the_skin_tone_changes_the_skin_and_an_unknown_one_is_refused(view: Watched):
    cheek = view.viewport_point("anterior", 220, 420)
    light = pixel(view, cheek)
    view.set_skin_tone("5 deep")
    view.settle()
    assert pixel(view, cheek)[0] < light[0] - 60
    with pytest.raises(KeyError):
        view.set_skin_tone("6 green")


def test_that_the_dark_theme_dims_the_figure(view: Watched):
    cheek = view.viewport_point("anterior", 220, 420)
    light = pixel(view, cheek)
    theme.set_current(theme.shipped("dark"))
    view.retheme()
    view.settle()
    assert pixel(view, cheek) == pytest.approx(tuple(round(c * 0.64) for c in light), abs=2)
    assert pixel(view, QPoint(2, 740)) == theme.current().colour("canvas").getRgb()[:3]


def test_that_before_the_first_picture_a_plain_silhouette_is_shown(qtbot: QtBot):
    view = MapView()
    qtbot.addWidget(view)
    view.resize(871, 700)  # a size nobody asked for before, so that nothing is kept
    view.show_marks(planned())
    view.show()
    assert not view.complete()
    assert pixel(view, view.viewport_point("anterior", 220, 420)) == (0xF2, 0xD6, 0xC1)


def test_that_the_leader_joins_mark_and_card(view: Watched):
    at = centre(view, "temporalis_left_1")
    half_way = at + QPoint(60, 0)
    before = pixel(view, half_way)
    view.set_leader("temporalis_left_1", at + QPoint(120, 0))
    joined = pixel(view, half_way)
    view.set_leader()
    assert (joined == before, pixel(view, half_way) == before) == (False, True)


# -- zoom -------------------------------------------------------------------------------------------------------------


def turn_wheel(view: MapView, at: QPoint, notches: int) -> None:
    """Turns the wheel over a widget point."""
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_that_the_wheel_enlarges_about_the_pointer_up_to_four_times(view: Watched):
    factors = heard(view.zoom_changed)
    at = centre(view, "occipitalis_left_1")
    turn_wheel(view, at, 3)
    assert (centre(view, "occipitalis_left_1") - at).manhattanLength() <= 2
    turn_wheel(view, at, 30)
    turn_wheel(view, at, -60)
    assert [round(f, 2) for f in factors()] == [1.73, 4.0, 1.0]


def test_that_sites_are_hit_on_the_enlarged_canvas(view: Watched):
    clicked = heard(view.site_clicked)
    view.zoom_about(centre(view, "occipitalis_left_1"), 3)
    QTest.mouseClick(view, LEFT, pos=centre(view, "occipitalis_left_3"))
    assert clicked() == ["occipitalis_left_3"]


def test_that_dragging_enlarged_skin_shifts_it_and_gives_nothing(view: Watched):
    swept, skin = heard(view.site_swept), heard(view.skin_clicked)
    view.zoom_about(centre(view, "occipitalis_left_1"), 3)
    before = centre(view, "occipitalis_left_1")
    start = view.viewport_point("posterior", 450, 200)
    drag(view, [start, start + QPoint(20, 0), start + QPoint(60, 30)])
    assert (centre(view, "occipitalis_left_1") - before, swept(), skin()) == (QPoint(60, 30), [], [])


def test_that_reset_shows_the_whole_canvas_again(view: Watched):
    whole = view.grab().toImage()
    view.zoom_about(QPoint(300, 300), 2.5)
    view.settle()
    view.reset_zoom()
    assert view.grab().toImage() == whole


def test_that_leaving_the_map_ends_the_hover(view: Watched):
    hovered = heard(view.site_hovered)
    QTest.mouseMove(view, centre(view, "procerus_1"))
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert hovered() == ["procerus_1", ""]


# -- fingers ----------------------------------------------------------------------------------------------------------


def pinched(view: MapView, way: list[int]) -> None:
    """Two fingers left and right of the middle of the view, so many pixels from it each, as a touch screen reports them."""
    screen, middle = QTest.createTouchDevice(), view.rect().center()

    def touch(what: str, reach: int) -> None:
        touches = QTest.touchEvent(view, screen, False)
        for finger, side in enumerate((-1, 1)):
            getattr(touches, what)(finger, middle + QPoint(side * reach, 0), view)
        touches.commit(True)
        QApplication.processEvents()

    touch("press", way[0])
    for reach in way:
        touch("move", reach)
    touch("release", way[-1])


@pytest.mark.parametrize(("way", "factor"), [(list(range(60, 121, 4)), 2.0), (list(range(60, 91, 3)), 1.5)])
def test_that_two_fingers_enlarge_as_far_as_they_part_about_their_middle_and_press_nothing(view: Watched, way: list[int], factor: float):
    pressed = [heard(getattr(view, name)) for name in ("site_clicked", "sweep_ended", "skin_clicked", "blank_clicked")]
    middle = view.rect().center()
    before = view._stage.figure_point(middle.x(), middle.y())
    pinched(view, way)
    assert view._stage.zoom.factor == pytest.approx(factor, rel=0.08)
    after = view._stage.figure_point(middle.x(), middle.y())
    assert before is not None
    assert after is not None
    assert after[0] == before[0]
    assert after[1:] == pytest.approx(before[1:], abs=4)
    assert [told() for told in pressed] == [[], [], [], []]
    view.settle()


def test_that_two_fingers_that_close_again_show_the_whole_canvas(view: Watched):
    pinched(view, list(range(60, 121, 4)))
    pinched(view, list(range(180, 60, -6)))
    assert view._stage.zoom.factor == 1.0
    view.settle()


def test_that_gloved_fingers_do_not_enlarge(view: Watched, qtbot: QtBot):
    gloved = GlovesMap()
    qtbot.addWidget(gloved)
    gloved.resize(906, 746)
    gloved.show_plate("anterior", enlarged=False)
    gloved.show()
    pinched(gloved, list(range(60, 121, 4)))
    assert gloved._stage.zoom.factor == 1.0
    gloved.settle()
