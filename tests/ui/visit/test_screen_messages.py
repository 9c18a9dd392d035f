"""Messages, questions and other workstations on the real screen: in place, never shifting the plates under the hand, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from procedure_assistant.domain.commands import injection_map
from procedure_assistant.domain.patient import Allergy, Sex
from procedure_assistant.domain.totals import map_total
from procedure_assistant.services.patient_form import PatientForm
from procedure_assistant.ui.widgets.messages import MessageBar
from tests.ui.visit.full_disk import FullDisk
from tests.ui.visit.playing import BOTOX

CHILD = PatientForm(
    family_name="Whitlock", given_names="Amos", birth_date="2014-02-14", sex=Sex.MALE, mrn="9001", weight_kg="38", weight_on="2026-11-23"
)


def told(made, place: str = "notices") -> list[str]:
    """Titles of the messages that are seen there."""
    column = getattr(made.screen, place)
    return [bar.message().title for bar in column.findChildren(MessageBar) if bar.isVisible() and bar.message()]


def area(made, widget) -> QRect:
    """Where a widget lies on the screen."""
    return QRect(widget.mapTo(made.screen, widget.rect().topLeft()), widget.size())


# -- in place ----------------------------------------------------------------------------------------------------------


def test_that_a_refusal_on_the_map_moves_no_site(hands):
    made = hands("prepare", "half")
    site = made.screen.map.map.mark_rect("trapezius_left_1")
    before = area(made, made.screen.map.map)
    made.click_map("anterior", 220, 150)
    assert told(made) == ["No muscle for an extra site lies here. Nothing was charted."]
    assert (area(made, made.screen.map.map), made.screen.map.map.mark_rect("trapezius_left_1")) == (before, site)


@pytest.mark.parametrize("size", [(1440, 900), (1280, 800)])
def test_that_a_refusal_covers_no_site(hands, size):
    made = hands("prepare", size=size)
    made.click_map("anterior", 220, 150)
    message = area(made, made.screen.messages)
    corner = area(made, made.screen.map.map).topLeft()
    marks = {site: made.screen.map.map.mark_rect(site).translated(corner) for site in made.screen.presenter.record.sites}
    covered = [site for site, mark in marks.items() if mark.intersects(message)]
    assert (covered, message.height() <= 64) == ([], True)


def test_that_a_message_is_dismissed_where_it_stands(hands):
    made = hands("prepare", "half")
    made.click_map("anterior", 220, 150)
    made.click("notices.0.dismiss")
    assert (told(made), made.screen.messages.isVisible()) == ([], False)


def test_that_a_message_goes_with_the_next_thing_done(hands):
    made = hands("prepare")
    made.click_map("anterior", 220, 150)
    made.click_site("procerus_1")
    assert told(made) == []


def test_that_a_form_makes_room_for_its_message(hands):
    made = hands()
    made.go_to("indication")
    made.type_into("field.headache_days", "40")
    assert told(made) == ["40 days is not possible here. Nothing was charted."]
    assert area(made, made.screen.messages).bottom() < area(made, made.screen.form).top() + 1


def test_that_a_message_stands_beside_the_open_card(hands):
    made = hands("prepare", "half")
    made.click_site("temporalis_left_3")
    made.screen.presenter.set_dose("temporalis_left_3", Decimal(1000))
    QApplication.processEvents()
    assert told(made) == ["1,000 units cannot be given at Temporalis left 3. Nothing was charted."]
    assert not area(made, made.screen.messages).intersects(area(made, made.screen.map.card))


# -- a stop and its reason ---------------------------------------------------------------------------------------------


def test_that_a_child_is_let_on_by_the_physicians_reason(hands):
    made = hands("prepare", form=CHILD, protocols=BOTOX)
    made.go_to("map")
    assert told(made, "standing")[0].endswith("This patient is 12 years old.")
    made.click_site("procerus_1")
    assert map_total(made.screen.presenter.record).given_units == Decimal(0)
    made.click("notices.0.action")
    reason = made.widget("reason.reason")
    assert QApplication.focusWidget() is reason
    QTest.keyClicks(reason, "Adolescent, parents consent")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert (made.screen.reason.isVisible(), told(made), told(made, "standing")) == (False, [], [])
    made.key(Qt.Key.Key_Space)
    assert map_total(made.screen.presenter.record).given_units == Decimal(5)


def test_that_an_empty_reason_is_asked_for_again(hands):
    made = hands("prepare", form=CHILD, protocols=BOTOX)
    made.go_to("map")
    made.click("standing.0.action")
    made.click("reason.go_on")
    assert made.screen.reason.isVisible()
    assert made.widget("reason.reason").accessibleDescription() == "Write it in a few words."


@pytest.mark.parametrize("leave", ["button", "escape"])
def test_that_the_question_can_be_left(hands, leave):
    made = hands("prepare", form=CHILD, protocols=BOTOX)
    made.go_to("map")
    made.click("standing.0.action")
    if leave == "button":
        made.click("reason.cancel")
    else:
        made.key(Qt.Key.Key_Escape)
    assert (made.screen.reason.isVisible(), QApplication.focusWidget().objectName()) == (False, "map")


def test_that_the_menu_asks_in_place(hands):
    made = hands("prepare")
    made.click("banner.menu")
    assert [action.text() for action in made.screen.menu.actions()] == [
        "Omit the rest of the map, 31 sites", "Leave the block out", "Note a complication", "Hand over this visit",
        "Declare this visit void",
    ]  # fmt: skip
    made.screen.menu.actions()[1].trigger()
    made.screen.menu.hide()
    made.type_into("reason.reason", "Fever today", Qt.Key.Key_Return)
    assert made.screen.presenter.record.block_omitted[0].reason == "Fever today"


def test_that_a_signed_visit_has_no_menu(hands):
    made = hands("prepare", "inject", "finish", "sign")
    assert not made.screen.banner.more.isVisible()


# -- the store ---------------------------------------------------------------------------------------------------------


def test_that_words_typed_on_a_full_disk_stay_and_are_saved_later(hands, on_disk):
    made = hands()
    made.go_to("indication")
    store = on_disk.visits.store = FullDisk(on_disk.store.path)
    made.type_into("field.failed_preventives", "topiramate 100 mg, 12 weeks")
    field = made.widget("field.failed_preventives")
    assert (told(made), field.text()) == (["The disk is full. Nothing was saved just now."], "topiramate 100 mg, 12 weeks")
    assert field.accessibleDescription().startswith("Not saved yet. Press Enter to save it again.")
    store.full = False
    made.activate()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert made.screen.presenter.record.value("failed_preventives") == "topiramate 100 mg, 12 weeks"
    assert (told(made), field.accessibleDescription().startswith("Not saved")) == ([], False)
    store.close()


def test_that_what_another_workstation_charted_is_loaded_by_one_press(hands, on_disk):
    made = hands("prepare")
    on_disk.visits.resume(made.screen.visit.id).do(injection_map.give, ("corrugator_left_1", "corrugator_right_1"))
    made.click_site("procerus_1")
    assert told(made)[0].startswith("Ruth Ellery added to this visit first, in another window of this workstation.")
    made.click("notices.0.action")
    assert told(made) == ["The visit is loaded as it now stands, with 2 more entries."]
    assert made.screen.totals.map.headline.accessibleName().startswith("10 of 155 units")
    made.click_site("procerus_1")
    assert map_total(on_disk.visits.resume(made.screen.visit.id).record).given_units == Decimal(15)
    assert list(on_disk.store.verify()) == []


def test_that_the_page_to_sign_shows_the_visit_that_was_loaded(hands, on_disk):
    made = hands("prepare", "inject")
    on_disk.visits.resume(made.screen.visit.id).do(injection_map.retract, "procerus_1")
    made.primary()  # discard the rest: refused, somebody was first
    made.click("notices.0.action")
    made.go_to("sign")
    assert "160 units" in on_disk.records.text(made.screen.visit)
    made.click("sign.copy")
    assert "160 units" in QApplication.clipboard().text()


# -- long words --------------------------------------------------------------------------------------------------------


def test_that_a_long_name_and_many_allergies_lose_nothing(hands):
    allergies = tuple(Allergy(f"Substance number {number} with a long name", "rash") for number in range(8))
    names = {"family_name": "Featherstonehaugh-Cholmondeley-Worthington", "given_names": "Maximiliana Wilhelmina Theodora"}
    made = hands(form=replace(CHILD, **names, allergies=allergies), size=(1280, 800))
    banner = made.screen.banner
    shown = banner.accessibleName()
    assert all(allergy.substance in shown for allergy in allergies)
    hidden = banner.chips.hidden_texts()
    assert len(hidden) > 0
    assert banner.width() == 1280
    made.go_to("safety")
    words = " ".join(text.text() for text in made.screen.form._fact_texts)
    assert all(allergy.substance in words for allergy in allergies)
