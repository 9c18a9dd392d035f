"""The figures of the regenerative part a second time, as the sources give them, and words as the safety lists want them."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from procedure_assistant.domain.passport.form import PassportForm
from procedure_assistant.domain.protocol import Ask, Severity
from procedure_assistant.domain.regenerative_words import timing_words
from procedure_assistant.protocols.catalogue import Catalogue, load_catalogue

RESOURCES = Path(__file__).parents[2] / "resources"
KINDS = ("prp", "msc", "exosome")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(RESOURCES)


def form(catalogue: Catalogue, kind: str) -> PassportForm:
    found = catalogue.current(f"{kind}_occipital").passport(kind)
    assert found is not None
    return found


def forms(catalogue: Catalogue) -> list[PassportForm]:
    ultrasound = catalogue.current("gon_block_ultrasound").ultrasound
    assert ultrasound is not None
    return [*(form(catalogue, kind) for kind in KINDS), ultrasound]


def test_that_the_visits_of_this_part_are_offered(catalogue: Catalogue):
    known = ("preempt_botox", "gon_block", "preempt_botox+gon_block")
    assert [offer.id for offer in catalogue.offers() if offer.id not in known] == [
        "gon_block_ultrasound", "preempt_botox+gon_block_ultrasound",
        "prp_occipital", "prp_occipital+gon_block_ultrasound", "preempt_botox+prp_occipital",
        "msc_occipital", "msc_occipital+gon_block_ultrasound", "preempt_botox+msc_occipital",
        "exosome_occipital", "exosome_occipital+gon_block_ultrasound", "preempt_botox+exosome_occipital",
    ]  # fmt: skip
    assert catalogue.offers() == catalogue.visits


def test_that_the_block_under_ultrasound_asks_and_limits_what_the_block_by_landmarks_does(catalogue: Catalogue):
    one, other = catalogue.current("gon_block"), catalogue.current("gon_block_ultrasound")
    assert {step.id for step in one.steps()} == {step.id for step in other.steps()}
    assert {limit.id: limit for limit in one.limits}.items() <= {limit.id: limit for limit in other.limits}.items()
    assert one.nerves == other.nerves
    own = {rule.id for step in one.steps() for rule in step.rules}
    assert {rule.id for step in other.steps() for rule in step.rules} - own == {
        "pregnancy_block_ultrasound", "observation_short_ultrasound",
    }  # fmt: skip


# G10: median depth 8 mm at the nuchal line, 17.5 mm at C2
def test_that_depths_are_those_of_the_study(catalogue: Catalogue):
    targets = {target.id: target for target in catalogue.current("msc_occipital").targets}
    assert {name: target.depth_mm for name, target in targets.items() if target.guided} == {"gon_nuchal": 8, "gon_c2": Decimal("17.5")}
    assert {target.source.confidence for target in targets.values() if target.guided} == {"H-V"}
    named = [name for name, target in targets.items() if target.muscle and not target.source.to_confirm]
    assert named == ["trapezius"]


# C3: 1 mL when diagnostic; D1: aspirin 10 days, NSAID 3 days, of one laboratory
def test_that_intervals_have_a_source_or_stand_to_confirm(catalogue: Catalogue):
    limit = catalogue.current("gon_block_ultrasound").limit("diagnostic_volume_ml")
    assert limit is not None
    assert (limit.value, limit.severity, limit.source.to_confirm) == (1, Severity.CAUTION, False)
    timings = {timing.id: timing for kind in KINDS for timing in catalogue.current(f"{kind}_occipital").timings}
    assert {name: timing.days for name, timing in timings.items() if timing.days} == {"nsaid_before_prp": 3, "aspirin_before_prp": 10}
    assert all(timing.source.to_confirm for timing in timings.values())
    assert [name for name, timing in timings.items() if "to confirm" not in timing.says and timing.source.text == "own"] == [
        "msc_follow_up", "exosome_follow_up",
    ]  # fmt: skip


# D2: viability ≥ 90 %, SVF > 70 %; markers ≥ 95 %, ≤ 2 %; endotoxin < 0.5 EU/mL
def test_that_the_specifications_of_cells_are_those_of_the_facts(catalogue: Catalogue):
    rules = {rule.id: rule for step in form(catalogue, "msc").steps() for rule in step.rules}
    bounds = {}
    for name, rule in rules.items():
        parts = [rule.when, *rule.when.all_of]
        for bound in (bound for part in parts for bound in (part.below, part.above) if bound is not None):
            bounds[name] = bound
    positive, negative = ("cd73", "cd90", "cd105"), ("cd45", "cd34", "cd14_cd11b", "cd79a_cd19", "hla_dr")
    assert bounds == {
        "viability_low": 90, "viability_low_svf": 70, "endotoxin_high": Decimal("0.5"),
        **{f"{name}_low": 95 for name in positive}, **{f"{name}_high": 2 for name in negative},
    }  # fmt: skip


def test_that_percents_end_at_one_hundred(catalogue: Catalogue):
    bounds = {(step.minimum, step.maximum) for one in forms(catalogue) for step in one.steps() if step.unit == "%"}
    assert bounds <= {(0, 100), (5, 75), (Decimal("0.1"), 50)}


def test_that_every_field_has_a_standard_and_every_number_a_range(catalogue: Catalogue):
    for one in forms(catalogue):
        for step in one.steps():
            assert step.source is not None, step.id
            if step.ask is Ask.NUMBER:
                assert step.minimum is not None, step.id
                assert step.maximum is not None, step.id


def test_that_every_kind_asks_its_status_two_identifiers_and_a_time_before_the_needle(catalogue: Catalogue):
    for kind in KINDS:
        before = {step.id for step in form(catalogue, kind).steps() if step.required and step.blocks_injection}
        assert {"fda_status", "route", "disclosure_version", "disclosure_signed_at", "label_identifiers", "label_read", "use_by"} <= before
        assert next(clock.at for clock in form(catalogue, kind).clocks) == "use_by"


def test_that_no_reason_goes_past_what_is_unlawful(catalogue: Catalogue):
    final = form(catalogue, "exosome").final
    rules = {rule.id: rule for step in form(catalogue, "exosome").steps() for rule in step.rules}
    assert {name for name in rules if name.endswith("_unlawful")} | {"route_prp_same_procedure"} == final
    assert {rules[name].severity for name in final} == {Severity.STOP}


def words_of(one: PassportForm) -> list[str]:
    words = [one.title, one.short]
    for section in one.sections:
        words += [section.title, section.quick_label]
        for step in section.steps:
            words += [step.label, step.record, step.help, *(choice.label for choice in step.choices)]
            words += [text for rule in step.rules for text in (rule.says, rule.go_on)]
    return [word for word in words if word]


@pytest.mark.parametrize(
    "unwanted",
    [r"!", r"(?i)please", r"(?i)successful", r"µ", r"\bcc\b", r"\d\.\d*0\b", r"(?<![\d])\.\d", r"\d(mL|mg|units|kg)", r"'", r"  "],
)
def test_that_no_text_is_written_as_the_safety_lists_forbid(catalogue: Catalogue, unwanted: str):
    targets = [text for target in catalogue.current("msc_occipital").targets for text in (target.name, target.find, target.avoid)]
    said = [timing.says for kind in KINDS for timing in catalogue.current(f"{kind}_occipital").timings]
    everything = [word for one in forms(catalogue) for word in words_of(one)] + targets + said
    assert [text for text in everything if re.search(unwanted, text)] == []


def test_that_rules_speak_in_sentences(catalogue: Catalogue):
    rules = [rule for one in forms(catalogue) for step in one.steps() for rule in step.rules]
    spoken = [text for rule in rules for text in (rule.says, rule.go_on) if text]
    assert [text for text in spoken if not text.endswith(".")] == []


def test_that_every_interval_between_products_is_shown_with_its_source_or_as_to_confirm(catalogue: Catalogue):
    shown = {}
    for offer in catalogue.visits:
        shown |= {timing.id: (timing, timing_words(timing)) for timing in catalogue.combined(offer.parts).timings}
    assert len(shown) > 10
    for timing, told in shown.values():
        assert told.lower().count("to confirm") == int(timing.source.to_confirm), told
        assert (f"Source: {timing.source.text}" in told) is (timing.source.text != "own"), told
    assert shown["nsaid_after_prp"][1] == "After PRP no NSAID for 1 to 2 weeks; acetaminophen instead. Source: practice, to confirm."
    assert shown["block_repeat"][1] == "A block may be repeated every 2 to 4 weeks as needed. Source: AHS13."
    assert shown["prp_and_toxin"][1] == "No source gives an interval between PRP and botulinum toxin: to confirm."
