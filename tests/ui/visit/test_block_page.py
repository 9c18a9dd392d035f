"""The nerve block on the real screen: landmarks dragged by hand, the tape, the plan, needle marks, the clock."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from procedure_assistant.domain.injection_map import Side
from tests.ui.visit.playing import GON, LANDMARKS

PROTUBERANCE, MASTOID_LEFT, MASTOID_RIGHT = LANDMARKS
OUTSIDE_RIGHT = (520.0, 400.0)


def record(made):
    return made.screen.presenter.record


def volumes(made) -> dict[str, str]:
    return {container: line.volume() for container, line in made.screen.block.card._drugs.items()}


def test_that_a_landmark_is_dragged_by_hand(hands):
    made = hands("prepare", "landmarks")
    made.go_to("block")
    made.drag_on_nape(MASTOID_LEFT, (330.0, 345.0))
    placed = record(made).landmarks
    assert [round(value) for value in placed.mastoid_left] == [330, 345]
    assert (placed.protuberance, placed.mastoid_right) == (PROTUBERANCE, MASTOID_RIGHT)


def test_that_a_mastoid_dragged_onto_the_protuberance_stays_where_it_was(hands):
    made = hands("prepare", "landmarks")
    made.go_to("block")
    before = record(made).landmarks
    made.drag_on_nape(MASTOID_LEFT, PROTUBERANCE)
    assert record(made).landmarks == before
    assert len(made.notices) == 1
    assert made.notices[0].endswith("They were left as they were.")
    assert made.screen.block.nape._content.landmarks.mastoid_left == MASTOID_LEFT


def test_that_escape_lets_a_dragged_landmark_go_back(hands):
    made = hands("prepare", "landmarks")
    made.go_to("block")
    before = record(made)
    nape = made.screen.block.nape
    QTest.mousePress(nape, Qt.MouseButton.LeftButton, pos=nape.viewport_point(*MASTOID_LEFT))
    QTest.mouseMove(nape, nape.viewport_point(320.0, 350.0))
    QTest.keyClick(nape, Qt.Key.Key_Escape)
    QTest.mouseRelease(nape, Qt.MouseButton.LeftButton, pos=nape.viewport_point(320.0, 350.0))
    assert record(made) is before
    assert nape._content.landmarks.mastoid_left == MASTOID_LEFT


def test_that_arrows_move_a_landmark_by_a_millimetre(hands):
    made = hands("prepare", "landmarks")
    made.go_to("block")
    nape = made.screen.block.nape
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Left):  # protuberance, left mastoid
        QTest.keyClick(nape, key)
    assert record(made).landmarks.mastoid_left == (MASTOID_LEFT[0] - 2, MASTOID_LEFT[1])


def test_that_the_tape_is_typed_and_read_back_as_distances(hands):
    made = hands("prepare")
    made.go_to("block")
    made.primary()
    made.type_into("block.tape_left", "84")
    made.type_into("block.tape_right", "90", Qt.Key.Key_Return)
    assert record(made).tapes[Side.RIGHT].amount == Decimal(90)
    assert made.screen.block.card._shown_distances == (
        ("GON, at one third", "28.0 mm", "30.0 mm"), ("LON, at two thirds", "56.0 mm", "60.0 mm"),
    )  # fmt: skip


def test_that_an_impossible_tape_is_refused_and_the_stored_one_stays(hands):
    made = hands("prepare", "landmarks")
    made.go_to("block")
    made.type_into("block.tape_left", "840")
    assert made.notices == ["840 mm is not possible between protuberance and mastoid. Nothing was charted."]
    assert made.widget("block.tape_left").text() == "84"


def test_that_a_plan_is_put_together_by_hand(hands):
    made = hands("prepare", "landmarks")
    made.go_to("block")
    assert made.screen.block.card.sides.current_id() == "both"  # the side agreed under Indication
    made.click("block.c2.pills.1")
    made.type_into("block.c3.volume", "1.5")
    made.click("block.basis.per_side")
    made.click("block.plan")
    plan = record(made).plan
    assert ([(part.container, part.volume.amount) for part in plan.parts], plan.nerves, plan.basis) == (
        [("c2", Decimal(1)), ("c3", Decimal("1.5"))], ("gon",), "per_side",
    )  # fmt: skip


def test_that_a_plan_without_its_meaning_is_asked_for(hands):
    made = hands("prepare", "landmarks")
    made.go_to("block")
    made.click("block.c2.pills.1")
    made.click("block.plan")
    assert made.notices == ["Is the volume meant per side or in all? Nothing was charted."]
    assert volumes(made) == {"c2": "1", "c3": ""}


def test_that_a_plan_in_the_making_is_not_lost_by_something_else(hands):
    made = hands("prepare", "landmarks", "plan")
    made.go_to("block")
    made.click("block.c3.pills.2")
    made.click("block.nerve.lon")
    made.type_into("block.tape_left", "86")
    assert volumes(made) == {"c2": "1", "c3": "2"}
    assert made.screen.block.card.nerves["lon"].isChecked()
    made.screen.presenter.undo()
    made.screen.presenter.undo()  # the plan itself
    made.screen.presenter.redo()
    QApplication.processEvents()
    assert volumes(made) == {"c2": "1", "c3": "1"}


def test_that_a_drug_opened_later_joins_the_plan_in_the_making(hands):
    made = hands("prepare", "landmarks")
    made.go_to("block")
    made.click("block.c2.pills.1")
    made.screen.presenter.open_product("methylprednisolone_40_1ml", "M1", record(made).day)
    QApplication.processEvents()
    assert volumes(made) == {"c2": "1", "c3": "", "c4": ""}
    made.screen.presenter.take_back("c3")
    QApplication.processEvents()
    assert volumes(made) == {"c2": "1", "c4": ""}


def test_that_without_drugs_the_way_to_them_is_said(hands):
    made = hands(protocols=GON)
    made.go_to("block")
    assert (made.screen.block.card._none.isVisible(), made.screen.block.card.plan.isEnabled()) == (True, False)


def test_that_a_target_is_pressed_to_give(hands):
    made = hands("prepare", "landmarks", "plan")
    made.go_to("block")
    line = record(made).line(Side.RIGHT)
    made.click_nape(*line.at_third(1))
    assert [block.event.side for block in record(made).blocks] == [Side.RIGHT]


def test_that_a_needle_outside_the_zone_is_drawn_while_its_reason_is_asked(hands):
    made = hands("prepare", "landmarks", "plan", "left")
    made.go_to("block")
    made.click_nape(*OUTSIDE_RIGHT)
    needles = made.screen.block.nape._content.needles
    assert ([needle.label for needle in needles], made.screen.reason.isVisible()) == (["GON right?"], True)
    made.type_into("reason.reason", "Scar over the zone", Qt.Key.Key_Return)
    assert (made.screen.block.nape._content.needles, record(made).blocks[1].event.reason) == ((), "Scar over the zone")


@pytest.mark.parametrize("layer", ["nerves", "vessels", "bones", "muscles"])
def test_that_each_layer_is_shown_and_hidden(hands, layer):
    made = hands("prepare", "landmarks")
    made.go_to("block")
    before = getattr(made.screen.block.nape._layers, layer)
    made.click(f"nape.layer.{layer}")
    assert getattr(made.screen.block.nape._layers, layer) is not before


def test_that_published_positions_are_laid_over_or_not(hands):
    made = hands("prepare", "landmarks")
    made.go_to("block")
    seen = [len(made.screen.block.nape._content.ellipses)]
    made.click("nape.published")
    seen.append(len(made.screen.block.nape._content.ellipses))
    assert seen == [3, 0]


def test_that_a_signed_block_is_only_looked_at(hands):
    made = hands("prepare", "inject", "finish", "sign")
    made.go_to("block")
    before = record(made)
    made.drag_on_nape(MASTOID_LEFT, (330.0, 345.0))
    made.click_nape(*OUTSIDE_RIGHT)
    made.screen.block.nape.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(made.screen.block.nape, Qt.Key.Key_Left)
    card = made.screen.block.card
    assert (record(made) is before, made.notices) == (True, [])
    assert (card.plan.isVisible(), card.sides.isEnabled(), card.left.edit.isReadOnly()) == (False, False, True)
    assert not any(line.pills.isVisible() for line in card._drugs.values())


# -- the clock ---------------------------------------------------------------------------------------------------------


def test_that_the_clock_ticks_only_while_it_is_seen(hands, clock):
    made = hands("prepare", "landmarks", "plan", "left")
    column = made.screen.totals.block
    made.go_to("block")
    clock.advance(minutes=6, seconds=12)
    column._tick.timeout.emit()
    assert (column._tick.isActive(), column._timeline.accessibleName().startswith("Since the last block, 6 minutes")) == (True, True)
    made.go_to("map")
    assert not column._tick.isActive()
    clock.advance(minutes=15)
    made.go_to("block")
    assert (column._tick.isActive(), column._timeline.accessibleName().startswith("Since the last block, 21 minutes")) == (True, True)


def test_that_the_clock_says_that_the_time_to_judge_has_passed_until_relief_is_judged(hands, clock):
    made = hands("prepare", "landmarks", "plan", "left")
    line = made.screen.totals.block._timeline
    made.go_to("block")
    clock.advance(minutes=29)
    made.screen.totals.block._tick.timeout.emit()
    due = f"due {made.screen.presenter._clock.local(clock.now() - timedelta(minutes=9)):%H:%M}"
    assert line.accessibleName().endswith(due)
    clock.advance(minutes=58)
    made.screen.totals.block._tick.timeout.emit()
    assert line.accessibleName().endswith("overdue, score now")
    made.screen.presenter.score("after", 2)
    made.screen.show_rest()
    assert "overdue" not in line.accessibleName()


def test_that_the_clock_runs_on_after_a_restart(hands, clock, on_disk, qtbot):
    from procedure_assistant.ui.visit.view import VisitScreen

    made = hands("prepare", "landmarks", "plan", "left")
    clock.advance(minutes=11)
    again = VisitScreen(on_disk, on_disk.visits.resume(made.screen.visit.id))
    qtbot.addWidget(again)
    again.resize(1440, 900)
    again.show()
    again.presenter.go_to("block")
    assert again.totals.block._timeline.accessibleName().startswith("Since the last block, 11 minutes")
    again.block.nape.settle()
    again.tasks.drain()


def test_that_the_clock_of_a_signed_visit_stands_still(hands):
    made = hands("prepare", "inject", "finish", "sign")
    made.go_to("block")
    column = made.screen.totals.block
    assert (column._tick.isActive(), column._timeline.isVisible(), column.scale.isVisible()) == (False, False, False)
