"""The real screen: a positive aspiration in three presses, and amending injections, the guidance, the note and what was discarded."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from procedure_assistant.domain.commands import images
from procedure_assistant.domain.events_regenerative import AfterAspiration, Guidance
from procedure_assistant.domain.regenerative_words import aspirated_words
from procedure_assistant.domain.units import Volume
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.visit.totals_passport import PassportColumn
from procedure_assistant.ui.visit.view import VisitScreen
from tests.domain.regenerative import NOW, WHOLE, picture, tuples
from tests.journeys.bedside import Bedside
from tests.services import regenerative_visits as visits
from tests.services.regenerative_visits import passport


@pytest.fixture
def screen(qtbot, light, tmp_path: Path) -> Iterator[Callable[..., tuple[VisitScreen, Bedside]]]:
    built = visits.services(tmp_path)
    made: list[VisitScreen] = []

    def make(*, signed: bool = False, size: tuple[int, int] = (1440, 900)) -> tuple[VisitScreen, Bedside]:
        if signed:
            visit = visits.finished(built)
        else:
            visit = visits.begin(built, "prp_occipital")
            visits.do(visit, passport.begin, "prp")
            visits.do(visit, passport.fill, "b1", tuples(WHOLE["prp"]), NOW)
        one = VisitScreen(built, visit)
        qtbot.addWidget(one)
        one.resize(*size)
        with qtbot.waitActive(one):
            one.show()
            one.activateWindow()
        made.append(one)
        return one, Bedside(one)

    yield make
    for one in made:
        one.tasks.drain()
        QApplication.processEvents()
    assert built.image_station is not None
    built.image_station.end()
    built.store.close()


def shot(widget: QWidget, name: str) -> None:
    """A picture to look at, where a folder is named."""
    if folder := os.environ.get("PA_SHOTS"):
        QApplication.processEvents()
        widget.grab().save(f"{folder}/{name}.png")


def because(one: VisitScreen, reason: str = "read again") -> None:
    one.presenter.go_on(reason)


# -- positive aspiration -------------------------------------------------------------------------------------------------


def test_that_a_positive_aspiration_is_charted_in_two_presses_and_the_injection_says_it(screen):
    one, hands = screen()
    hands.go_to("ultrasound")
    hands.click("ultrasound.aspirated")
    page = one.ultrasound
    assert page.aspiration.isVisible()
    assert list(unnamed_inputs(page)) == []
    hands.click("ultrasound.aspiration.vessel.Occipital artery")
    shot(one, "aspiration")
    hands.click("ultrasound.aspiration.moved")
    ((event, _),) = one.presenter.record.regenerative.aspirations
    assert (event.what, event.vessel, event.then) == ("Blood", "Occipital artery", AfterAspiration.MOVED)
    assert hands.notices[0].startswith("GON nuchal left: aspiration positive, needle moved.")
    assert not page.aspiration.isVisible()
    hands.primary()
    (given,) = one.presenter.record.regenerative.given
    assert aspirated_words(given) == "negative, first positive (blood, occipital artery), needle withdrawn and moved"


def test_that_an_abandoned_target_offers_no_injection_and_leads_to_the_other_side(screen):
    one, hands = screen()
    hands.go_to("ultrasound")
    hands.click("ultrasound.aspirated")
    hands.click("ultrasound.aspiration.abandoned")
    shot(one, "abandoned")
    assert not one.ultrasound.inject.amount.isVisible()
    assert not one.ultrasound.inject.positive.isVisible()
    assert one.presenter.content().primary.action == "side:right"
    hands.primary()
    assert one.presenter.place.key == "gon_nuchal_right"
    hands.primary()
    assert [given.key for given in one.presenter.record.regenerative.given] == ["gon_nuchal_right"]


def test_that_an_aspiration_that_was_not_positive_is_left_without_a_trace(screen):
    one, hands = screen(size=(1280, 800))
    hands.go_to("ultrasound")
    before = len(one.presenter.record.entries)
    hands.click("ultrasound.aspirated")
    shot(one, "aspiration_small")
    assert one.ultrasound.minimumSizeHint().width() <= one.ultrasound.width()
    hands.click("ultrasound.aspiration.cancel")
    assert not one.ultrasound.aspiration.isVisible()
    hands.click("ultrasound.aspirated")
    hands.click("ultrasound.target.gon_c2")
    assert not one.ultrasound.aspiration.isVisible()
    assert len(one.presenter.record.entries) == before


# -- amending ------------------------------------------------------------------------------------------------------------


def test_that_an_injection_is_amended_where_it_stands(screen):
    one, hands = screen(signed=True)
    one.presenter.amend()
    hands.go_to("ultrasound")
    page = one.ultrasound
    assert page.corrections.isVisible()
    assert list(unnamed_inputs(page)) == []
    shot(one, "amend_injection")
    hands.type_into("ultrasound.amend.b1", "1.5")
    hands.click("ultrasound.amend.go")
    asked = one.presenter.content().asking
    assert asked is not None
    assert asked.title == "GON nuchal left: was 2 mL PRP, is now 1.5 mL PRP. Why?"
    assert "0.5 mL of PRP discarded" in asked.text
    assert one.presenter.record.amendments == ()
    because(one)
    assert one.presenter.record.regenerative.given[0].event.volume == Volume.ml("1.5")
    shot(one, "amended_injection")
    assert "was 2 mL PRP, is now 1.5 mL PRP" in one.presenter.content().ultrasound.told


def test_that_side_places_and_aspiration_are_amended_and_a_volume_beyond_is_refused(screen):
    one, hands = screen(signed=True, size=(1280, 800))
    one.presenter.amend()
    hands.go_to("ultrasound")
    shot(one, "amend_injection_small")
    assert one.ultrasound.minimumSizeHint().width() <= one.ultrasound.width()
    hands.type_into("ultrasound.amend.b1", "7")
    hands.click("ultrasound.amend.go")
    assert hands.notices[0].startswith("2 mL of PRP were there for this injection; 7 mL cannot have been given. Nothing was charted.")
    hands.type_into("ultrasound.amend.b1", "2")
    hands.type_into("ultrasound.amend.places", "3")
    where = one.findChild(QComboBox, "ultrasound.amend.where")
    where.setCurrentIndex(where.findData("gon_c2/left"))
    hands.click("ultrasound.amend.go")
    because(one)
    first = one.presenter.record.regenerative.given[0]
    assert (first.key, first.event.places) == ("gon_c2_left", 3)


def test_that_what_was_not_given_and_how_it_was_guided_are_amended(screen):
    one, hands = screen(signed=True)
    one.presenter.amend()
    hands.go_to("ultrasound")
    hands.click("ultrasound.amend.guidance")
    because(one, "no picture of the needle")
    assert one.presenter.record.regenerative.given[0].guidance is Guidance.LANDMARKS
    hands.click("ultrasound.amend.none")
    because(one)
    assert [given.key for given in one.presenter.record.regenerative.given] == ["gon_nuchal_right"]
    assert one.presenter.record.regenerative.biologics["b1"].discarded_ml == 2


def test_that_a_field_of_the_note_is_amended_in_its_place(screen):
    one, hands = screen(signed=True)
    one.presenter.amend()
    hands.go_to("ultrasound")
    hands.type_into("field.depth_mm", "9.5")
    because(one)
    assert one.presenter.record.regenerative.notes["gon_nuchal_left"].values["depth_mm"] == ("9.5",)
    assert "GON nuchal left, Depth, was 8 mm, is now 9.5 mm" in one.presenter.content().ultrasound.told


def test_that_what_was_discarded_is_amended_on_the_passport(screen):
    one, hands = screen(signed=True)
    one.presenter.amend()
    hands.go_to("ultrasound")
    hands.type_into("ultrasound.amend.b1", "1.5")
    hands.click("ultrasound.amend.go")
    because(one)
    hands.go_to("passport")
    assert one.passport.rest.isVisible()
    assert one.passport.rest.words.text() == "0.5 mL of PRP are charted as discarded"
    hands.click("passport.discard.go")
    assert hands.notices[0].startswith("The amount is missing. Nothing was charted.")
    hands.type_into("passport.discard.total", "0.3")
    hands.click("passport.discard.go")
    because(one)
    shot(one, "amend_discard")
    assert one.presenter.record.regenerative.biologics["b1"].discarded_ml == Decimal("0.3")
    assert one.presenter.record.amendments[-1].event.what == "PRP discarded"


def test_that_a_picture_is_not_taken_in_while_amending(screen):
    one, _hands = screen(signed=True)
    one.presenter.amend()
    one.presenter._do(images.attach, picture("i9"))
    assert one.presenter.record.amendments == ()
    assert one.presenter.content().notices[0].title == "This cannot be amended."


# -- keys and room -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["ultrasound", "passport"])
def test_that_the_totals_of_a_product_need_no_scrolling_in_a_small_window(screen, page: str):
    one, hands = screen(size=(1280, 800))
    hands.go_to(page)
    QApplication.processEvents()
    shot(one, f"totals_small_{page}")
    column = one.findChild(PassportColumn)
    assert column.isVisible()
    assert column.verticalScrollBar().maximum() == 0


def test_that_whether_it_may_be_injected_is_not_said_of_what_is_given(screen):
    one, hands = screen(signed=True)
    hands.go_to("ultrasound")
    assert one.presenter.content().passport_totals.needle == ""
