"""Pain scores and waste on the real screen."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from procedure_assistant.domain.totals import balances
from procedure_assistant.ui import language


def wasted(made) -> list[Decimal]:
    return [one.wasted.amount for one in balances(made.screen.presenter.record)]


def test_that_a_press_scores_and_another_corrects(hands):
    made = hands()
    made.go_to("pain_before")
    made.click("scores.pain.7")
    assert made.screen.presenter.section.id == "products"  # the first score leads on
    made.go_to("pain_before")
    made.click("scores.pain.6")
    assert made.screen.presenter.section.id == "pain_before"
    assert [score.event.value for score in made.screen.presenter.record.scores] == [7, 6]
    assert made.screen.scores.scale.accessibleName() == "Pain from 0 to 10: 6 of 10"


def test_that_a_digit_scores(hands):
    made = hands()
    made.go_to("pain_before")
    cell = made.widget("scores.pain.0")
    cell.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(cell, "10")
    assert [score.event.value for score in made.screen.presenter.record.scores] == [10]


def test_that_the_column_scores_while_the_block_is_on_the_canvas(hands):
    made = hands("prepare", "landmarks", "plan", "left", "right")
    made.go_to("block")
    made.click("totals.pain.3")
    made.go_to("pain_after")
    assert (made.screen.scores.scale.accessibleName(), made.screen.totals.block.scale.isVisible()) == ("Pain from 0 to 10: 3 of 10", False)


def test_that_pain_of_a_signed_visit_cannot_be_scored(hands):
    made = hands("prepare", "inject", "finish", "sign")
    made.go_to("pain_after")
    before = made.screen.presenter.record
    QTest.mouseClick(made.widget("scores.pain.1"), Qt.MouseButton.LeftButton)
    assert (made.screen.presenter.record is before, made.screen.scores.scale.isEnabled()) == (True, False)


def test_that_a_part_and_then_the_rest_is_discarded(hands):
    made = hands("prepare", "inject")
    made.go_to("waste")
    made.click("waste.reason.2")
    made.type_into("waste.witness", "Kofi Amadi, RN")
    made.type_into("waste.c1.amount", "20")
    made.click("waste.c1.go")
    assert wasted(made) == [Decimal(20), Decimal(0), Decimal(0)]
    assert made.screen.presenter.record.containers["c1"].wastes[0][0].witness == "Kofi Amadi, RN"
    made.click("waste.all")
    assert wasted(made) == [Decimal(35), Decimal(0), Decimal(40)]
    assert made.screen.presenter.record.containers["c3"].wastes[0][0].reason == "Broken or contaminated"


def test_that_enter_discards_the_amount_once(hands):
    made = hands("prepare", "inject")
    made.go_to("waste")
    made.type_into("waste.c1.amount", "20", Qt.Key.Key_Return)
    assert wasted(made)[0] == Decimal(20)
    assert QApplication.focusWidget().objectName() == "waste_page"


def test_that_too_much_is_refused_and_stays_typed(hands):
    made = hands("prepare", "inject")
    made.go_to("waste")
    made.type_into("waste.c1.amount", "36")
    made.click("waste.c1.go")
    assert made.notices == ["BOTOX 200 units has 35 units left. Nothing was charted."]
    assert made.widget("waste.c1.amount").text() == "36"


@pytest.mark.parametrize(("stages", "offered"), [((), False), (("prepare", "inject"), True), (("prepare", "inject", "finish"), False)])
def test_that_discarding_is_offered_while_something_is_left(hands, stages, offered):
    made = hands(*stages)
    made.go_to("waste")
    parts = (made.screen.waste.all, made.screen.waste.reason, made.screen.waste.witness)
    assert [part.isVisible() for part in parts] == [offered] * 3
    assert made.screen.waste._empty.isVisible() == (stages == ())


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    language.apply(qapp, "es")
    yield
    language.apply(qapp, "en")


@pytest.mark.usefixtures("spanish")
def test_that_every_button_of_the_waste_is_in_sight_in_the_smallest_window(hands):
    made = hands("prepare", "inject", size=(1280, 800))
    made.go_to("waste")
    made.type_into("waste.c1.amount", "17.5")
    made.click("waste.c1.go")
    QApplication.processEvents()
    page = made.screen.waste
    assert page.widget().width() <= page.viewport().width()
    for name in ("waste.c1.go", "waste.c3.go", "waste.all"):
        button = made.widget(name)
        assert button.width() >= button.sizeHint().width()
        assert button.mapTo(page.viewport(), button.rect().topRight()).x() < page.viewport().width()
