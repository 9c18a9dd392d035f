"""Vials across visits, their clock, and the billing summary, on the real screen by real hands."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from procedure_assistant.domain.patient import Sex
from procedure_assistant.domain.totals import balances
from procedure_assistant.domain.vials import VialPolicy
from procedure_assistant.services.kept_vials import kept_vials
from procedure_assistant.services.patient_form import PatientForm
from procedure_assistant.services.vial_settings import save_vial_policy
from tests.ui.visit.playing import BOTOX

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard")

SHARED = VialPolicy(frozenset({"botox_200"}))
OTHER = PatientForm("Rowan", "Imke", "1979-03-02", Sex.FEMALE, "0051 7734", "70", "2026-11-23", ())


def words_of(widget) -> str:
    """Every word of the labels in a widget."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_that_the_rest_is_kept_by_one_press_and_used_by_one_press_in_the_next_visit(hands, on_disk):
    save_vial_policy(on_disk.store, SHARED)
    first = hands("prepare", "half", protocols=BOTOX)
    first.go_to("waste")
    first.click("waste.c1.keep")
    (one,) = [one for one in balances(first.screen.presenter.record) if one.container.id == "c1"]
    assert (one.left.amount, one.kept.amount > 0) == (Decimal(0), True)
    kept = one.kept
    second = hands(protocols=BOTOX, form=OTHER)
    second.go_to("products")
    (waiting,) = kept_vials(on_disk.visits)
    assert waiting.rest == kept
    second.click(f"products.offer.vial:{waiting.vial}")
    assert kept_vials(on_disk.visits) == ()
    assert second.screen.presenter.record.containers["c1"].held == kept
    assert "Opened in another visit" in words_of(second.screen.products)


def test_that_no_rest_is_kept_where_the_label_says_one_patient(hands):
    made = hands("prepare", "half", protocols=BOTOX)
    made.go_to("waste")
    assert made.screen.waste.findChild(QPushButton, "waste.c1.keep") is None


def test_that_a_vial_past_its_time_is_refused_on_the_map_with_the_reason(hands, clock):
    made = hands("prepare", protocols=BOTOX)
    clock.advance(minutes=25 * 60)
    made.go_to("map")
    before = made.screen.presenter.record
    made.key(Qt.Key.Key_Space)
    assert made.screen.presenter.record is before
    told = made.screen.presenter.content().notices
    assert "could be used until" in told[0].title
    assert told[0].text == "Discard what is left of it and open another one."


def test_that_one_reason_counts_in_both_rows_of_reasons(hands):
    made = hands("prepare", "half", protocols=BOTOX)
    made.go_to("waste")
    made.click("waste.reason.more.4")
    assert (made.screen.waste.reason.current_id(), made.screen.waste.more_reasons.current_id()) == ("", "4")
    made.click("waste.reason.1")
    assert (made.screen.waste.reason.current_id(), made.screen.waste.more_reasons.current_id()) == ("1", "")
    made.click("waste.reason.more.3")
    made.click("waste.all")
    wastes = made.screen.presenter.record.containers["c1"].wastes
    assert [waste.reason for waste, _ in wastes] == ["Dropped or lost"]


def test_that_the_billing_summary_stands_beside_the_checks_and_follows_the_record(hands):
    made = hands("prepare", "inject")
    made.go_to("sign")
    assert not made.screen.sign.billing.isVisible()
    made.click("sign.sheet.billing")
    assert made.screen.sign.billing.isVisible()
    assert not made.screen.sign.preview.isVisible()
    found = words_of(made.screen.sign.billing)
    for words in ("64615", "64405-50", "J0585", "Draft: the record is not signed, so this can still change."):
        assert words in found.splitlines()
    made.screen.presenter.waste_all("Rest of a single-dose vial", "Kofi Amadi, RN")
    made.go_to("sign")
    assert "J0585-JW" in words_of(made.screen.sign.billing).splitlines()
    made.click("sign.sheet.page")
    assert made.screen.sign.preview.isVisible()


def test_that_a_vial_that_nobody_may_use_any_more_is_discarded_before_a_witness(hands, on_disk, clock):
    save_vial_policy(on_disk.store, SHARED)
    first = hands("prepare", "half", protocols=BOTOX)
    first.screen.presenter.keep_vial("c1")
    clock.advance(minutes=25 * 60)
    second = hands(protocols=BOTOX, form=OTHER)
    second.go_to("products")
    (waiting,) = kept_vials(on_disk.visits)
    take = second.screen.findChild(QPushButton, f"products.offer.vial:{waiting.vial}")
    assert take is None or not take.isVisible()
    second.click(f"products.offer.vial:{waiting.vial}.discard")
    assert second.screen.presenter.content().asking.title.startswith("Discard ")
    second.screen.presenter.go_on("Kofi Amadi, RN")
    assert kept_vials(on_disk.visits) == ()
    record = on_disk.visits.resume(first.screen.visit.id).record
    (gone,) = [gone for gone, _ in record.containers["c1"].discards]
    assert (gone.dose, gone.reason, gone.witness) == (waiting.rest, "Use-by time passed", "Kofi Amadi, RN")
