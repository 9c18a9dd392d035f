"""What the passport page and its totals say, from the record alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from procedure_assistant.domain.commands import passport, ultrasound
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.passport.reading import passports
from procedure_assistant.domain.units import Volume
from procedure_assistant.services.passport_view import product_view
from procedure_assistant.ui.entry import day_text
from procedure_assistant.ui.visit import passport_content as words
from procedure_assistant.ui.visit.passport_part import arranged
from procedure_assistant.ui.visit.route import section_of
from tests.domain.regenerative import NOW, answer_required, begun, tuples, visit


class Wall:
    """The clock of the sample visit, so many minutes later."""

    def __init__(self, moment: datetime = NOW) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment.astimezone(UTC)

    def today(self) -> date:
        return self._moment.date()

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(NOW.tzinfo)


def totals(kind: str = "prp", moment: datetime = NOW, **changes: object) -> words.PassportTotals:
    bedside, product = begun(kind, **changes)
    view = product_view(bedside.record, product, Wall(moment))
    assert view is not None
    return words.totals(view, bedside.record.day)


def primary(bedside) -> tuple[str, str, str]:
    section = bedside.record.protocol.section("passport")
    shown = words.primary(bedside.record, section)
    return shown.title, shown.amount, shown.action


def test_that_a_visit_without_a_product_begins_with_its_passport():
    bedside = visit()
    assert primary(bedside) == ("Begin the passport", "Platelet-rich plasma", "begin:prp")


def test_that_its_standing_in_law_is_asked_first():
    bedside = visit()
    bedside.do(passport.begin, "prp")
    assert primary(bedside) == ("Next missing item", "FDA status of exactly this product", "go:passport/b1/fda_status")


def test_that_what_blocks_the_needle_is_asked_before_what_is_reported():
    bedside, _product = begun("prp", platelets=None, kit_lot=None, physician_notified=None)
    waiting = [step.id for step in words.gaps(passports(bedside.record)[0])]
    assert waiting == ["kit_lot", "physician_notified", "platelets"]


def test_that_confirmations_that_wait_are_one_press():
    bedside, _product = begun("prp", told_cost=None, told_refusal=None)
    assert primary(bedside) == ("All told", "2 confirmations", "passport_quick:b1/disclosure")


def test_that_a_missing_number_is_named_with_its_unit():
    bedside, _product = begun("prp", wb_platelets=None)
    assert primary(bedside) == ("Next missing item", "Platelets before, 10³/µL", "go:passport/b1/wb_platelets")


def test_that_a_whole_passport_leads_on_and_the_rest_is_discarded_only_after_both_sides():
    bedside, product = begun("prp")
    assert primary(bedside)[0].startswith("Continue: ")
    bedside.do(ultrasound.inject, "gon_nuchal", Side.LEFT, product, Volume.ml("1.5"), NOW, aspiration="negative")
    assert primary(bedside)[0].startswith("Continue: ")
    bedside.do(ultrasound.inject, "gon_nuchal", Side.RIGHT, product, Volume.ml("1.5"), NOW, aspiration="negative")
    assert primary(bedside) == ("Discard 1 mL", "the rest", "discard_rest:b1")


def test_that_totals_count_the_items_of_the_standard():
    shown = totals("prp", platelets=None, wbc=None)
    assert (shown.told, shown.items, shown.standard, shown.missing) == (22, 24, "MIBO items", "2 missing")


def test_that_an_open_class_names_what_it_waits_for_and_a_told_one_its_rule():
    paw = {tile.id: tile for tile in totals("prp").classes}["paw"]
    assert (paw.code, paw.told) == ("P3-Bβ", True)
    assert paw.rule.startswith("PAW. Rule: P1 at or below the blood")
    waits = {tile.id: tile for tile in totals("prp", neutrophil_percent=None).classes}["paw"]
    assert (waits.code, waits.note, waits.told) == ("open", "neutrophils missing", False)


def test_that_fold_and_recovery_are_told():
    assert [(one.label, one.value) for one in totals("prp").figures] == [
        ("Platelets, times the blood", "5 times"), ("Platelets recovered", "about 66.7 %"), ("Platelets injected", "open"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        ("11:00", ("3 h 00 min left", "ok")),
        ("13:31", ("29 min left", "near")),
        ("14:00", ("0 min left", "near")),
        ("14:01", ("passed", "over")),
    ],
)
def test_that_the_clock_counts_down_and_passes(clock, said):
    hour, minute = clock.split(":")
    shown = totals("prp", NOW.replace(hour=int(hour), minute=int(minute)))
    assert (shown.clocks[0].label, (shown.clocks[0].value, shown.clocks[0].tone)) == ("Use by 14:00", said)


def test_that_nothing_is_promised_about_the_needle_while_items_wait():
    assert totals("prp").needle == "May be injected now"
    assert totals("prp", kit_lot=None, use_by=None).needle == "2 items before the needle"
    assert totals("prp", NOW.replace(hour=15)).needle == "Not to be injected now"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("1,250", "1250"), ("1,250.5", "1250.5"), ("1,25", "1,25"), ("12 mL", "12"), ("", ""), ("many", "many")],
)
def test_that_a_number_may_be_typed_as_it_is_shown_and_nothing_else_is_guessed(typed, kept):
    bedside, _product = begun("prp")
    step = bedside.record.protocol.passports[0].step("blood_ml")
    assert words.number_typed(typed, step) == kept


def test_that_a_day_may_be_typed_as_it_is_shown():
    assert [day_text(text) for text in ("31 Jan 2027", "2027-01-31", "soon")] == ["2027-01-31", "2027-01-31", "soon"]


def test_that_boxes_fill_their_rows_and_none_is_lost():
    cells = arranged([("a", 1), ("b", 2), ("c", 2), ("d", 4), ("e", 1)], 4)
    assert cells == [("a", 0, 0, 1), ("b", 0, 1, 3), ("c", 1, 0, 4), ("d", 2, 0, 4), ("e", 3, 0, 1)]


def test_that_a_field_is_a_place_of_its_section():
    bedside, _product = begun("prp")
    assert section_of(bedside.record, "passport/b1/platelets").id == "passport"


def test_that_every_kind_of_product_has_totals():
    assert [(kind, totals(kind).items) for kind in ("msc", "exosome")] == [("msc", 15), ("exosome", 11)]


def test_that_a_number_not_measured_can_be_answered_so_only_where_nothing_waits_for_it():
    bedside = visit()
    answer_required(bedside)
    bedside.do(passport.begin, "prp")
    bedside.do(passport.fill, "b1", tuples({"mpv": "9"}), NOW)
    view = product_view(bedside.record, "b1", Wall())
    assert words.unmeasured(view, "product") == ("platelets", "wbc", "neutrophil_percent", "rbc", "wbc_percent", "rbc_percent")
