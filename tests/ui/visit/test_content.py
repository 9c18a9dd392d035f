"""The words of the visit screen that only rare records bring about: other limits, other sides, other patients."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from procedure_assistant.domain.events import EarlierDose
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.patient import Allergy, Condition
from procedure_assistant.domain.units import units_of
from procedure_assistant.ui.visit import block_content, head_content, map_content, primary_content, route
from procedure_assistant.ui.visit.presenter_base import VisitBase
from tests.ui.visit.playing import GON

TOXIN = "onabotulinumtoxinA"


def local(moment):
    return moment


def limits_of(record):
    return [(bar.label, bar.value, bar.words, bar.tone) for bar in map_content.map_totals(record).limits]


def with_earlier(record, *doses: tuple[str, int]):
    told = tuple(EarlierDose("v", date.fromisoformat(day), TOXIN, Kind.TOXIN, units_of(TOXIN, Decimal(units))) for day, units in doses)
    return replace(record, visit=replace(record.visit, earlier_doses=told))


# -- banner ------------------------------------------------------------------------------------------------------------


def test_that_every_allergy_is_a_chip_and_pregnancy_is_minded(desk):
    record = desk().record
    pregnant = replace(
        record.patient,
        allergies=(Allergy("Penicillin", "hives"), Allergy("Latex", "")),
        conditions=(Condition("Normal pregnancy", "active", onset=date(2026, 9, 1)),),
    )
    chips = head_content.chips(replace(record, visit=replace(record.visit, patient=pregnant)))
    assert [(kind, words) for kind, words in chips][:2] == [("danger", "Penicillin"), ("danger", "Latex")]
    assert (len(chips), chips[2][0]) == (3, "caution")


@pytest.mark.parametrize(("allergies", "kind"), [(None, "caution"), ((), "neutral")])
def test_that_not_asked_and_none_known_are_told_apart(desk, allergies, kind):
    record = desk().record
    patient = replace(record.patient, allergies=allergies)
    assert [one for one, _words in head_content.chips(replace(record, visit=replace(record.visit, patient=patient)))] == [kind]


def test_that_a_weight_says_its_day_or_that_it_is_not_known(desk):
    record = desk().record
    patient = replace(record.patient, weight=replace(record.patient.weight, on=date(2026, 10, 19)))
    assert head_content.weight_words(record) == "82 kg · today"
    assert head_content.weight_words(replace(record, visit=replace(record.visit, patient=patient))) == "82 kg · 19 Oct 2026"
    patient = replace(patient, weight=None)
    assert head_content.weight_words(replace(record, visit=replace(record.visit, patient=patient))) == "not known"


# -- map ---------------------------------------------------------------------------------------------------------------


def test_that_earlier_toxin_of_the_window_is_told_with_its_day(desk):
    record = with_earlier(desk().record, ("2026-09-30", 155))
    assert limits_of(record) == [
        ("Last 92 days", "155 of 400 units", "155 on 30 Sep 2026, 0 today", "ok"),
        ("7 weeks 5 days since last", "minimum 12", "", "over"),
        ("Follow-the-pain extra", "0 of 8 sites", "", "info"),
    ]


def test_that_a_toxin_before_the_window_is_told_by_its_day(desk):
    record = with_earlier(desk().record, ("2026-08-20", 155))
    assert limits_of(record)[:2] == [
        ("Last 92 days", "0 of 400 units", "last on 20 Aug 2026", "ok"),
        ("13 weeks 4 days since last", "minimum 12", "", "ok"),
    ]


@pytest.mark.parametrize(
    ("units", "words", "tone"),
    [
        (230, "230 on 30 Sep 2026, 0 today", "near"),  # 230 + 155 planned = 385 of 400
        (300, "over by 55 units with what is planned", "over"),  # 300 + 155 = 455
    ],
)
def test_that_the_window_counts_what_is_planned(desk, units, words, tone):
    bar = map_content.map_totals(with_earlier(desk().record, ("2026-09-30", units))).limits[0]
    assert (bar.words, bar.tone) == (words, tone)


def test_that_a_map_whose_protocol_has_no_toxin_limit_shows_none(desk):
    record = desk().record
    record = replace(record, protocol=replace(record.protocol, limits=()))
    assert limits_of(record) == [("Follow-the-pain extra", "0 of 8 sites", "", "info")]


def test_that_a_visit_without_a_map_has_no_totals_of_one(desk):
    assert map_content.map_totals(desk(protocols=GON).record) is None


def test_that_a_dose_has_no_volume_before_its_vial_is_dissolved(desk):
    made = desk()
    made.presenter.open_product("botox_200", "L1", date(2027, 1, 1))
    dose = made.record.sites["procerus_1"].intended
    assert map_content.dose_volume(made.record, dose) == ""
    made.presenter.dissolve("c1", "2", "0.9 % NaCl")
    assert map_content.dose_volume(made.record, dose) == "0.05 mL"


def test_that_the_vial_says_what_is_given_planned_and_to_waste(desk):
    made = desk("prepare", "half")
    # 24 sites of 5 units, one of them 2.5; one extra of 5; one of the 24 omitted afterwards: 117.5 given, 7 x 5 planned.
    assert map_content.map_totals(made.record).vials[0].words == "117.5 given   35 planned   47.5 to waste"


# -- block -------------------------------------------------------------------------------------------------------------


def test_that_a_one_sided_block_has_one_tile(desk):
    made = desk("prepare", "landmarks")
    made.presenter.plan_block(("gon", "lon"), ("right",), {"c2": "0.5"}, "per_injection")
    tiles = block_content.block_totals(made.record, local).tiles
    assert [(tile.title, tile.volume, tile.state) for tile in tiles] == [("Right", "1 mL", "2 blocks to give")]


def test_that_the_nerves_of_the_nape_are_the_nerves_of_the_protocol():
    assert [block_content.nerve_id(kind) for kind in ("greater", "lesser", "third")] == ["gon", "lon", "third"]


def test_that_a_load_near_or_over_the_maximum_says_so(desk):
    made = desk("prepare", "landmarks")
    for container in ("c2", "c3"):
        made.presenter.take_back(container)
    made.presenter.open_product("lidocaine_2_30ml", "L1", date(2027, 1, 1))
    container = list(made.record.containers)[-1]
    words = []
    for volume in ("4", "6.5", "8"):  # of 300 mg: 2 x 80 = 53 %, 2 x 130 = 87 %, 2 x 160 = 107 %
        made.presenter.plan_block(("gon",), ("left", "right"), {container: volume}, "per_side")
        together = block_content.block_totals(made.record, local).together
        words.append((together.label, together.words, together.tone))
    assert words == [
        ("53 % of the maximum", "Below.", "ok"),
        ("87 % of the maximum", "Near the maximum.", "near"),
        ("107 % of the maximum", "Over the maximum.", "over"),
    ]


def test_that_three_drugs_are_all_added_up(desk):
    made = desk("prepare", "landmarks")
    made.presenter.open_product("lidocaine_1_epinephrine_100_10ml", "L1", date(2027, 1, 1))
    drugs = {"c2": "0.5", "c3": "0.5", list(made.record.containers)[-1]: "0.5"}
    assert made.presenter.plan_block(("gon",), ("left",), drugs, "per_side")
    totals = block_content.block_totals(made.record, local)
    assert totals.together.words.endswith("All are added up.")
    assert [drug.label for drug in totals.drugs] == ["Lidocaine", "Bupivacaine", "Lidocaine with epinephrine"]


# -- the next action ---------------------------------------------------------------------------------------------------


def test_that_a_stop_that_lies_in_no_section_is_told_without_a_way(desk):
    record = desk("prepare").record
    child = replace(record.patient, birth_date=date(2014, 2, 14))
    kept = tuple(section for section in record.protocol.sections if section.id != "identity")
    record = replace(record, visit=replace(record.visit, patient=child), protocol=replace(record.protocol, sections=kept))
    shown = primary_content.primary(record, record.protocol.section("map"))
    assert (shown.title, shown.enabled) == ("Not ready", False)
    assert shown.next_text.endswith("This patient is 12 years old.")


def test_that_the_block_of_a_signed_record_is_only_passed_by(desk):
    made = desk("prepare", "inject", "finish", "sign")
    shown = [primary_content.primary(made.record, made.record.protocol.section(one)).title for one in ("block", "map", "waste")]
    assert shown == ["Continue: sign and print"] * 3


def test_that_a_block_waits_for_the_stops_of_the_visit(desk):
    made = desk("prepare", "landmarks", "plan")
    made.presenter.answer("skull_defect", ("yes",))
    made.presenter.answer("block_details", ("old burr hole",))
    made.presenter.go_to("block")
    assert (made.shown.primary.title, made.shown.primary.action) == ("Go to safety questions", "go:skull_defect")


def test_that_a_protocol_without_a_page_to_sign_ends_with_its_last_section(desk):
    record = desk().record
    cut = replace(record.protocol, sections=record.protocol.sections[:3])
    assert route.sign_section(replace(record, protocol=cut)).id == record.protocol.sections[2].id


def test_that_a_request_without_a_view_is_still_done(player, services, clock):
    base = VisitBase(player().visit, clock, ("", ""), ((0, 0), (0, 0), (0, 0)), services.visits.resume)
    base.dismiss()
    assert base.content().notices == ()


def test_that_a_site_that_is_gone_has_no_card(desk):
    assert map_content.site_card(desk().record, "temporalis_left_extra_9", "") is None
