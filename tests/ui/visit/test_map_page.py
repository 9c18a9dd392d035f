"""The injection map and the card of a site on the real screen, by mouse and keys, at both window sizes."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from procedure_assistant.domain.record import SiteStatus
from procedure_assistant.domain.totals import map_total

SIZES = [(1440, 900), (1280, 800)]


def site(made, site_id: str):
    return made.screen.presenter.record.sites[site_id]


def units(made) -> Decimal:
    return map_total(made.screen.presenter.record).given_units


# -- the map -----------------------------------------------------------------------------------------------------------


def test_that_a_row_of_the_table_gives_one_side(hands):
    made = hands("prepare")
    made.click("muscles.corrugator.give_left")
    assert (site(made, "corrugator_left_1").status, units(made)) == (SiteStatus.GIVEN, Decimal(5))


def test_that_a_sweep_gives_every_site_it_crosses(hands):
    made = hands("prepare")
    view = made.screen.map.map
    start, end = (view.viewport_point("posterior", *where(made, name)) for name in ("trapezius_left_1", "trapezius_left_3"))
    middle = view.viewport_point("posterior", *where(made, "trapezius_left_2"))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for at in (start + QPoint(12, 0), middle, end):
        QTest.mouseMove(view, at)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    QApplication.processEvents()
    assert [site(made, f"trapezius_left_{number}").status for number in (1, 2, 3)] == [SiteStatus.GIVEN] * 3
    assert made.screen.undo_bar.undo.text() == "Undo: Trapezius, 3 sites, 15 units"


def where(made, site_id: str) -> tuple[float, float]:
    return site(made, site_id).x, site(made, site_id).y


def test_that_a_click_on_empty_canvas_closes_the_card_and_charts_nothing(hands):
    made = hands("prepare", "half")
    made.click_site("procerus_1")
    before = made.screen.presenter.record
    QTest.mouseClick(made.screen.map.map, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert (made.screen.map.card.isVisible(), made.screen.presenter.record is before, made.notices) == (False, True, [])


def test_that_the_right_button_opens_the_card_of_a_planned_site(hands):
    made = hands("prepare")
    view = made.screen.map.map
    pos = view.viewport_point("anterior", *where(made, "procerus_1"))
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, pos, view.mapToGlobal(pos)))
    assert made.screen.map.card.isVisible()
    made.click("site_card.give")
    assert site(made, "procerus_1").status is SiteStatus.GIVEN


def test_that_arrows_and_enter_give_and_plus_changes_the_dose(hands):
    made = hands("prepare")
    made.key(Qt.Key.Key_Right)  # to the first site
    made.key(Qt.Key.Key_Return)
    made.key(Qt.Key.Key_Plus)
    assert site(made, "corrugator_left_1").given.amount == Decimal("7.5")
    made.key(Qt.Key.Key_Plus)
    made.key(Qt.Key.Key_Plus)
    assert site(made, "corrugator_left_1").given.amount == Decimal(10)
    assert made.notices == ["12.5 units cannot be given at Corrugator left 1. Nothing was charted."]


def test_that_a_resting_pointer_is_told_the_site_beside_it_and_a_card_takes_that_away(hands, qtbot):
    made = hands("prepare")
    page, view = made.screen.map, made.screen.map.map
    QTest.mouseMove(view, view.viewport_point("lateral_left", *where(made, "temporalis_left_3")))
    qtbot.waitUntil(page.hint.isVisible)
    assert page.hint.accessibleDescription().splitlines() == [
        "Temporalis, left 3",
        "Planned · 5 units",
        "1.5 to 3 cm in front of the line from site 1 to site 2, at mid-height, behind the hairline",
        "Just into the muscle, felt while the patient clenches",
        "45° upward, bevel up",
        "Feel for the artery first. In front of the hairline: hollow temple. Tendon may lie under site 1.",
    ]
    mark = page.map.mark_rect("temporalis_left_3").translated(page.map.pos())
    assert not page.hint.geometry().intersects(mark)
    assert page.rect().contains(page.hint.geometry())
    made.screen.presenter.open_card("temporalis_left_3")
    assert not page.hint.isVisible()


def test_that_the_sheet_of_a_site_goes_with_the_pointer(hands, qtbot):
    made = hands("prepare")
    view = made.screen.map.map
    QTest.mouseMove(view, view.viewport_point("anterior", *where(made, "procerus_1")))
    qtbot.waitUntil(made.screen.map.hint.isVisible)
    QTest.mouseMove(view, QPoint(4, 4))
    assert not made.screen.map.hint.isVisible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "site_id", ["frontalis_right_2", "temporalis_left_3", "temporalis_right_1", "trapezius_left_3", "trapezius_right_3"]
)
def test_that_the_card_lies_on_the_map_and_not_on_its_site(hands, size, site_id):
    made = hands("prepare", "inject", size=size)
    made.go_to("map")
    made.click_site(site_id)
    page, card = made.screen.map, made.screen.map.card
    assert page.rect().contains(card.geometry())
    mark = page.map.mark_rect(site_id).translated(page.map.pos())
    assert not card.geometry().intersects(mark)


@pytest.mark.parametrize("size", SIZES)
def test_that_nothing_in_the_card_is_cut_off(hands, size):
    made = hands("prepare", "half", size=size)
    for site_id in ("temporalis_left_3", "frontalis_left_2", "occipitalis_right_2", "procerus_1"):
        made.screen.presenter.open_card(site_id)
        QApplication.processEvents()
        card = made.screen.map.card
        inside = [child for child in card.findChildren(QWidget) if child.isVisible() and child.parentWidget() is card]
        assert [child.objectName() for child in inside if not card.rect().contains(child.geometry())] == []
        assert [child.objectName() for child in inside if child.height() < child.minimumSizeHint().height()] == []


@pytest.mark.parametrize("size", SIZES)
def test_that_no_tool_is_pushed_out_of_the_tool_bar(hands, size):
    made = hands("prepare", size=size)
    bar = made.screen.map.bar
    tools = [child for child in bar.findChildren(QWidget) if child.isVisible() and child.parentWidget() is bar]
    spans = sorted((tool.x(), tool.x() + tool.width()) for tool in tools)
    assert spans[-1][1] <= bar.width() - 14
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    made.screen.map.map.zoom_about(QPoint(300, 300), 2)
    QApplication.processEvents()
    assert made.widget("map.zoom").text() == "200 %"
    made.click("map.zoom")
    assert not made.screen.map.zoom.isVisible()


def test_that_every_layer_is_reached_in_a_small_window(hands):
    made = hands("prepare", size=(1280, 800))
    assert [layer for layer, toggle in made.screen.map.toggles.items() if toggle.isVisible()] == ["muscles"]
    made.click("map.layers")
    actions = made.screen.map.bar.menu.actions()
    assert [(action.text(), action.isVisible(), action.isChecked()) for action in actions] == [
        ("Muscles", False, True), ("Last visit", False, True), ("Bones", True, False), ("Nerves", True, False), ("Vessels", True, False),
    ]  # fmt: skip
    actions[3].trigger()
    made.screen.map.bar.menu.hide()
    assert made.screen.map.map._layers.nerves


def test_that_one_figure_is_shown_alone_and_all_again(hands):
    made = hands("prepare", "half")
    made.click("map.views.lateral_left")
    made.screen.presenter.open_card("temporalis_left_3")
    QApplication.processEvents()
    assert made.screen.map.map.view == "lateral_left"
    made.click("map.views.anterior")
    assert made.screen.map.card.isVisible()  # its site is out of view; the card says which it is
    made.click("map.views.all")
    assert made.screen.map.map.view == "all"


# -- the card ----------------------------------------------------------------------------------------------------------


def test_that_the_card_changes_the_dose_by_pill_and_step(hands):
    made = hands("prepare")
    made.click_site("frontalis_left_1")
    made.click_site("frontalis_left_1")
    made.click("site_card.dose_2_5")
    assert site(made, "frontalis_left_1").given.amount == Decimal("2.5")
    made.click("site_card.dose.more")
    assert site(made, "frontalis_left_1").given.amount == Decimal(5)
    assert made.widget("site_card.dose_5_0").accessibleName() == "5 units, chosen"


def _has(made, name: str) -> bool:
    return any(child.isVisible() for child in made.screen.findChildren(QWidget, name))


def test_that_the_card_omits_with_a_reason_of_its_list_or_in_words(hands):
    made = hands("prepare")
    made.click_site("occipitalis_left_1")
    made.click_site("occipitalis_left_1")
    made.click("site_card.omit_0")
    assert site(made, "occipitalis_left_1").omitted == "Skin lesion"
    assert not _has(made, "site_card.dose.more")
    made.click("site_card.omit_other")
    made.type_into("site_card.other_reason", "Shunt valve under the site", Qt.Key.Key_Return)
    assert site(made, "occipitalis_left_1").omitted == "Shunt valve under the site"
    made.click("site_card.take_back")
    assert site(made, "occipitalis_left_1").status is SiteStatus.PLANNED


def test_that_a_note_is_written_in_the_card(hands):
    made = hands("prepare", "half")
    made.click_site("procerus_1")
    made.click("site_card.note_open")
    made.type_into("site_card.note", "bled, pressed for a minute")
    assert site(made, "procerus_1").note == "bled, pressed for a minute"


@pytest.mark.parametrize("how", ["site_card.done", "site_card.close"])
def test_that_the_card_closes(hands, how):
    made = hands("prepare", "half")
    made.click_site("procerus_1")
    made.click(how)
    assert not made.screen.map.card.isVisible()


def test_that_escape_inside_the_card_closes_it(hands):
    made = hands("prepare", "half")
    made.click_site("procerus_1")
    made.widget("site_card.note_open").setFocus(Qt.FocusReason.TabFocusReason)
    made.key(Qt.Key.Key_Escape)
    assert (made.screen.map.card.isVisible(), QApplication.focusWidget().objectName()) == (False, "map")


def test_that_a_site_is_moved_by_arrows_and_the_card_comes_back(hands):
    made = hands("prepare", "half")
    made.click_site("temporalis_left_3")
    before = site(made, "temporalis_left_3").x
    made.click("site_card.move")
    assert (made.screen.map.card.isVisible(), made.screen.undo_bar._note.text() != "") == (False, True)
    for _step in range(3):
        made.key(Qt.Key.Key_Right)
    made.key(Qt.Key.Key_Return)
    assert (site(made, "temporalis_left_3").x - before, made.screen.map.card.isVisible()) == (6.0, True)
    assert made.screen.undo_bar._note.text() == ""


def test_that_a_move_can_be_left(hands):
    made = hands("prepare", "half")
    made.click_site("temporalis_left_3")
    before = made.screen.presenter.record
    made.click("site_card.move")
    made.key(Qt.Key.Key_Right)
    made.key(Qt.Key.Key_Escape)
    assert (made.screen.presenter.record is before, made.screen.map.card.isVisible()) == (True, True)


def test_that_a_site_out_of_view_is_brought_into_view_to_be_moved(hands):
    made = hands("prepare", "half")
    made.click("map.views.anterior")
    made.screen.presenter.open_card("temporalis_left_3")
    QApplication.processEvents()
    made.click("site_card.move")
    assert made.screen.map.map.view == "all"


def test_that_a_far_move_asks_for_its_reason_beside_the_card(hands):
    made = hands("prepare", "half")
    made.click_site("temporalis_left_3")
    made.click("site_card.move")
    for _step in range(4):
        made.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    made.key(Qt.Key.Key_Return)
    assert made.screen.reason.isVisible()
    assert not QRect(made.screen.messages.geometry()).intersects(
        made.screen.map.card.geometry().translated(made.screen.map.mapTo(made.screen._canvas, QPoint(0, 0)))
    )
    made.type_into("reason.reason", "Scar at the planned place", Qt.Key.Key_Return)
    assert (site(made, "temporalis_left_3").moved.amount, site(made, "temporalis_left_3").move_reason) == (
        Decimal(20), "Scar at the planned place",
    )  # fmt: skip


def test_that_a_signed_card_offers_nothing_but_done(hands):
    made = hands("prepare", "inject", "finish", "sign")
    made.go_to("map")
    made.click_site("procerus_1")
    parts = [child for child in made.screen.map.card.findChildren(QWidget) if child.isVisible()]
    shown = [child.objectName() for child in parts if child.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert sorted(shown) == ["site_card.close", "site_card.done"]
