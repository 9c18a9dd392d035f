"""The shipped protocols at the bedside: every question can be answered, every stop is told where it can be seen, a visit can be signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import product as every

import pytest

from procedure_assistant.domain.commands import block, checklist, course, products
from procedure_assistant.domain.commands.decision import not_ready
from procedure_assistant.domain.commands.injection_map import add_extra, give_all
from procedure_assistant.domain.completeness import open_items, rows
from procedure_assistant.domain.events import StepAnswered
from procedure_assistant.domain.findings import findings, stops
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.limits import anaesthetic_load
from procedure_assistant.domain.protocol import Ask, Phase, Protocol, Section, Severity, Shows, Step
from procedure_assistant.domain.totals import balance, map_total
from procedure_assistant.domain.units import Length, Volume, milligrams
from procedure_assistant.domain.words import answer_words
from procedure_assistant.protocols.catalogue import Catalogue, load_catalogue
from procedure_assistant.resources import resource
from tests.domain.bedside import Bedside
from tests.domain.samples import patient, units

OFFERS = ("preempt_botox", "gon_block", "preempt_botox+gon_block")
BOTH = (Side.LEFT, Side.RIGHT)


@cache
def shipped() -> Catalogue:
    return load_catalogue(resource())


def protocol_of(offer: str) -> Protocol:
    return shipped().combined(next(one.parts for one in shipped().offers() if one.id == offer))


def visit(offer: str, **changes: object) -> Bedside:
    return Bedside(protocol_of(offer), shipped().formulary, patient(**changes))


def plain_answer(step: Step) -> str:
    """The answer of a patient with nothing special."""
    known = {"headache_days": "22", "migraine_days": "14", "next_visit": "2027-02-15", "diagnosis": "g43_719"}
    if step.id in known:
        return known[step.id]
    if step.quick or step.ask is Ask.CONFIRM:
        return step.quick or "yes"
    if step.ask is Ask.CHOICE:
        ids = [choice.id for choice in step.choices]
        return "both" if "both" in ids else ids[0]
    return {Ask.NUMBER: str(step.minimum or 0), Ask.DATE: "2026-11-01", Ask.TEXT: "as told"}[step.ask]


def answer_required(bedside: Bedside) -> None:
    """Answer every required question as it comes up, in order."""
    for step in bedside.protocol.steps():
        if step.required and bedside.record.asks(step) and step.id not in bedside.record.answers:
            bedside.do(checklist.answer, step.id, (plain_answer(step),))


def give_everything(bedside: Bedside) -> None:
    """Products, injections, scores, waste: the part of a visit that is no question."""
    if bedside.record.map:
        bedside.open_botox()
        bedside.do(give_all)
    if bedside.protocol.nerves:
        lidocaine, bupivacaine = bedside.open("lidocaine_2_2ml"), bedside.open("bupivacaine_0_5_10ml")
        bedside.place()
        bedside.plan((lidocaine, "1"), (bupivacaine, "1"))
        bedside.do(course.score_pain, "before", 7, bedside.now)
        for side in BOTH:
            bedside.do(block.give_block, "gon", side, aspiration="negative")
        bedside.later(minutes=25)
        bedside.do(course.score_pain, "after", 3, bedside.now)
    elif bedside.protocol.section("pain_before"):
        bedside.do(course.score_pain, "before", 7, bedside.now)
    bedside.do(products.waste_all, "Rest of a single-dose vial", "K. Osei")


@pytest.mark.parametrize("offer", OFFERS)
def test_that_every_kind_of_visit_can_be_done_and_signed(offer: str):
    bedside = visit(offer)
    answer_required(bedside)
    assert stops(bedside.record) == ()
    give_everything(bedside)
    assert [item.says for item in open_items(bedside.record)] == []
    bedside.do(course.sign, "Elena Marsh", "MD", bedside.rows[-1].hash)
    assert bedside.folded() == bedside.record


def test_that_the_sample_journey_comes_to_the_figures_of_the_reference_page():
    bedside = visit("preempt_botox+gon_block")
    answer_required(bedside)
    bedside.open_botox()
    bedside.do(give_all)
    for _ in range(2):
        bedside.do(add_extra, "lateral_right", 297.0, 154.0, "temporalis", Side.RIGHT)
    lidocaine, bupivacaine = bedside.open("lidocaine_2_2ml"), bedside.open("bupivacaine_0_5_10ml")
    bedside.do(block.place_landmarks, (450.0, 250.0), (332.0, 330.0), (568.0, 330.0))
    for side in BOTH:
        bedside.do(block.measure, side, Length(Decimal(84)))
    bedside.plan((lidocaine, "1"), (bupivacaine, "1"))
    for side in BOTH:
        bedside.do(block.give_block, "gon", side, aspiration="negative")
    bedside.do(products.waste_all, "Rest of a single-dose vial", "K. Osei")
    total = map_total(bedside.record)
    assert total is not None
    assert (total.given_units, total.given_sites) == (165, 33)
    assert [(row.muscle.id, row.given_units, row.given_sites) for row in total.muscles] == [
        ("corrugator", 10, 2), ("procerus", 5, 1), ("frontalis", 20, 4), ("temporalis", 50, 10),
        ("occipitalis", 30, 6), ("cervical_paraspinal", 20, 4), ("trapezius", 30, 6),
    ]  # fmt: skip
    botox = balance(bedside.record, "c1")
    assert (botox.wasted, botox.volume_of(botox.wasted)) == (units(35), Volume.ml("0.7"))
    assert (balance(bedside.record, lidocaine).given, balance(bedside.record, bupivacaine).wasted) == (milligrams(40), milligrams(40))
    load = anaesthetic_load(bedside.record)
    assert [(share.given_mg, share.maximum_mg) for share in load.shares] == [(40, 300), (10, 164)]
    assert stops(bedside.record) == ()
    assert bedside.record.blocks[0].event.from_protuberance == Length(Decimal("28.0"))


@pytest.mark.parametrize("offer", OFFERS)
def test_that_every_answer_that_is_offered_is_accepted_and_has_words(offer: str):
    bedside = visit(offer)
    for step in bedside.protocol.steps():
        for value in [choice.id for choice in step.choices] or [plain_answer(step)]:
            bedside.try_to(checklist.answer, step.id, (value,))
            assert bedside.record.answers[step.id].values == (value,)
            assert answer_words(step, (value,)).strip()


@pytest.mark.parametrize("offer", OFFERS)
def test_that_every_quick_answer_is_one_that_could_have_been_given(offer: str):
    bedside = visit(offer)
    for section in bedside.protocol.sections:
        if not section.quick_label:
            continue
        decision = bedside.try_to(checklist.quick_answers, section.id)
        assert isinstance(decision, tuple)
        for event in decision:
            assert isinstance(event, StepAnswered)
            assert checklist.answer(Bedside(bedside.protocol).record, event.step, event.values) == (event,)
    assert stops(bedside.record) == ()


def _answers_with_rules(protocol: Protocol) -> list[tuple[Step, str]]:
    return [(step, choice.id) for step in protocol.steps() if step.rules for choice in step.choices]


@pytest.mark.parametrize("offer", OFFERS)
def test_that_every_stop_is_seen_blocks_the_needle_and_is_passed_by_a_reason(offer: str):
    """Each answer of each question with a rule, one at a time, in an otherwise plain visit."""
    plain = visit(offer)
    answer_required(plain)
    stopped = 0
    for step, value in _answers_with_rules(plain.protocol):
        bedside = replace(plain, rows=[])
        bedside.rows, bedside.record = list(plain.rows), plain.record
        bedside.try_to(checklist.answer, step.id, (value,))
        answer_required(bedside)
        for finding in findings(bedside.record):
            assert finding.source.text
            assert bedside.protocol.step(finding.place) or bedside.protocol.section(finding.place), finding
            if finding.severity is not Severity.STOP:
                continue
            stopped += 1
            refusal = not_ready(bedside.record)
            assert refusal is not None
            assert refusal.finding == finding.id
            assert finding.go_on
            assert finding.says in [item.says for item in open_items(bedside.record)]
            bedside.do(checklist.override, finding.id, "a physician’s reason")
            assert not_ready(bedside.record) is None
    assert stopped >= (2 if offer == "gon_block" else 5)


@pytest.mark.parametrize("offer", OFFERS)
def test_that_findings_point_to_places_that_the_protocol_shows(offer: str):
    """The places the domain itself names, whatever the answers."""
    protocol = protocol_of(offer)
    places = {"identity", "products", "weight_kg"} if protocol.nerves else {"identity", "products"}
    if protocol.injection_map:
        places |= {"map", "last_toxin"}
    if protocol.nerves:
        places |= {"block", "last_steroid", "time_out_side", "planned_side"}
    assert [place for place in sorted(places) if not (protocol.section(place) or protocol.step(place))] == []


def test_that_a_child_is_refused_preempt_by_the_label():
    bedside = visit("preempt_botox", birth_date=date(2012, 5, 1))
    answer_required(bedside)
    (stop,) = stops(bedside.record)
    assert (stop.id, stop.source.text) == ("minimum_age_years", "LBL 8.4")
    assert "14 years" in stop.says


@pytest.mark.parametrize("offer", OFFERS)
def test_that_no_needle_goes_in_before_the_time_out(offer: str):
    bedside = visit(offer)
    answer_required(bedside)
    time_out = bedside.protocol.section("time_out")
    assert isinstance(time_out, Section)
    blocking = [step for step in time_out.steps if step.blocks_injection]
    assert len(blocking) >= 3
    for step in blocking:
        bedside.do(checklist.answer, step.id, ())
        refusal = not_ready(bedside.record)
        assert refusal is not None
        assert refusal.place == step.id
        bedside.do(checklist.answer, step.id, (plain_answer(step),))


def test_that_sides_that_disagree_are_told_in_the_shipped_block():
    for planned, consented, agreed in every(("left", "right", "both"), repeat=3):
        bedside = visit("gon_block")
        bedside.answer(planned_side=planned, consent_side=consented, time_out_side=agreed)
        told = [stop.says for stop in stops(bedside.record)]
        if planned == consented == agreed:
            assert told == []
        else:
            assert told == [f"The sides do not agree: planned {planned}, consented {consented} and time-out {agreed}."]


def test_that_every_local_anaesthetic_on_the_shelf_has_a_maximum_and_every_steroid_a_range():
    shelf = shipped().formulary
    for one in shelf.products:
        if one.kind is Kind.LOCAL_ANAESTHETIC:
            assert shelf.anaesthetic(one.substance, with_epinephrine=one.with_epinephrine), one.id
        if one.kind is Kind.STEROID:
            assert shelf.steroid(one.substance), one.id


# facts C4: label maxima in mg and mg/kg, conservative for plain bupivacaine
@pytest.mark.parametrize(
    ("substance", "with_epinephrine", "most", "per_kg"),
    [("lidocaine", False, 300, "4.5"), ("lidocaine", True, 500, "7"), ("bupivacaine", False, 175, "2"), ("bupivacaine", True, 225, "3")],
)
def test_that_the_maxima_are_those_of_the_facts(substance: str, with_epinephrine: bool, most: int, per_kg: str):
    found = shipped().formulary.anaesthetic(substance, with_epinephrine=with_epinephrine)
    assert found is not None
    assert (found.max_mg, found.mg_per_kg) == (most, Decimal(per_kg))


def test_that_the_shipped_map_is_the_published_one():
    map_ = protocol_of("preempt_botox").injection_map
    assert map_ is not None
    assert (map_.planned_units, len(map_.sites), map_.units_max, map_.version) == (155, 31, 195, "B10")
    assert [(one.id, one.extra_sites, one.sites_max, one.units_max) for one in map_.muscles] == [
        ("corrugator", 0, 2, 10), ("procerus", 0, 1, 5), ("frontalis", 0, 4, 20), ("temporalis", 2, 10, 50),
        ("occipitalis", 2, 8, 40), ("cervical_paraspinal", 0, 4, 20), ("trapezius", 4, 10, 50),
    ]  # fmt: skip


def test_that_a_told_toxin_of_the_same_substance_counts_for_the_map():
    """The choice's id must be the substance of the map, or a dose from elsewhere would be taken for another product."""
    protocol = protocol_of("preempt_botox")
    step = protocol.step("last_toxin_product")
    assert step is not None
    assert protocol.injection_map is not None
    substances = {one.substance for one in shipped().formulary.products if one.kind is Kind.TOXIN}
    assert protocol.injection_map.substance in {choice.id for choice in step.choices}
    assert substances <= {choice.id for choice in step.choices}


@pytest.mark.parametrize("offer", OFFERS)
def test_that_the_steps_column_of_a_new_visit_claims_nothing_as_done(offer: str):
    """Only sections without a required question may look done at the start."""
    for row in rows(visit(offer).record):
        required = [step for step in row.section.steps if step.required]
        if row.section.shows is not Shows.FORM or required:
            assert row.state.value != "done", row.section.id


def test_that_phases_run_from_preparing_to_finishing():
    for offer in OFFERS:
        phases = [list(Phase).index(section.phase) for section in protocol_of(offer).sections]
        assert phases == sorted(phases)
