"""The settings of vials and claim codes: every field is kept at once, and what cannot be kept stays with its reason beside it."""

from __future__ import annotations

import pytest

from procedure_assistant.domain.vials import VialPolicy
from procedure_assistant.services.vial_settings import load_vial_policy
from procedure_assistant.ui.settings.vials_card import VialsCard


@pytest.fixture
def card(qtbot, light, on_disk) -> VialsCard:
    made = VialsCard(on_disk)
    qtbot.addWidget(made)
    made.presenter.refresh()
    return made


def test_that_a_tick_and_hours_are_the_clinics_policy(card, on_disk):
    card.shares["botox_200"].click()
    card.witness.click()
    card.hours["botox_200"].edit.setText("6")
    card.presenter.set_hours("botox_200", "6")
    assert load_vial_policy(on_disk.store) == VialPolicy(frozenset({"botox_200"}), {"botox_200": 6}, witness=True)
    assert (card.shares["botox_200"].isChecked(), card.witness.isChecked()) == (True, True)
    card.presenter.set_hours("botox_200", "")
    assert load_vial_policy(on_disk.store).hours == {}


def test_that_hours_that_cannot_be_are_refused_and_what_is_stored_stays(card, on_disk):
    for typed in ("0", "six", "1000"):
        card.presenter.set_hours("botox_200", typed)
        assert load_vial_policy(on_disk.store) == VialPolicy()
        assert card.hours["botox_200"].edit.text() == ""


def test_that_a_code_is_changed_taken_back_and_an_odd_one_refused(card, on_disk):
    claims = on_disk.claims
    card.presenter.set_code("gon", " 64406 ")
    assert card.codes["gon"].edit.text() == "64406"
    assert card.undo.isEnabled()
    card.presenter.set_code("gon", "644")
    assert {one.id: one.code for one in claims.codes().procedures}["gon"] == "64406"
    card.undo.click()
    assert {one.id: one.code for one in claims.codes().procedures}["gon"] == "64405"
    assert not card.undo.isEnabled()


def test_that_day_and_edition_are_kept_and_a_day_that_is_none_is_refused(card, on_disk):
    card.presenter.set_edition("2027-Q1")
    card.presenter.set_valid_from("2027-01-01")
    card.presenter.set_valid_from("soon")
    found = on_disk.claims.codes()
    assert (found.edition, found.valid_from.isoformat(), found.own) == ("2027-Q1", "2027-01-01", True)
    assert card.valid_from.edit.text() == "2027-01-01"
