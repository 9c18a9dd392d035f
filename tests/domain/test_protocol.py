from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from procedure_assistant.domain.protocol import Ask, Condition, Phase, Protocol, Severity, Source, Step, combine
from tests.domain import samples
from tests.domain.samples import GON, combined, gon_block, limit, preempt

ANSWERS = {"side": ("left",), "drugs": ("warfarin", "aspirin"), "days": ("14",)}


@pytest.mark.parametrize(
    ("condition", "true"),
    [
        (Condition(step="side", equals="left"), True),
        (Condition(step="side", equals="right"), False),
        (Condition(step="drugs", equals="aspirin"), True),
        (Condition(step="side", within=("both", "left")), True),
        (Condition(step="side", within=("both",)), False),
        (Condition(step="days", below=Decimal(15)), True),
        (Condition(step="days", below=Decimal(14)), False),
        (Condition(step="days", above=Decimal(13)), True),
        (Condition(step="days", above=Decimal(14)), False),
        (Condition(step="days"), False),
        (Condition(step="missing", equals="left"), False),
        (Condition(step="missing", within=("left",)), False),
        (Condition(step="missing", below=Decimal(15)), False),
        (Condition(step="missing", above=Decimal(1)), False),
        (Condition(protocol="gon_block"), True),
        (Condition(protocol="prp"), False),
        (Condition(all_of=(Condition(step="side", equals="left"), Condition(protocol="gon_block"))), True),
        (Condition(all_of=(Condition(step="side", equals="left"), Condition(protocol="prp"))), False),
        (Condition(any_of=(Condition(step="side", equals="right"), Condition(protocol="gon_block"))), True),
        (Condition(any_of=(Condition(step="side", equals="right"), Condition(protocol="prp"))), False),
        (Condition(none_of=(Condition(step="side", equals="right"), Condition(protocol="prp"))), True),
        (Condition(none_of=(Condition(step="side", equals="left"), Condition(protocol="prp"))), False),
        (Condition(none_of=(Condition(step="missing", equals="left"),)), True),
    ],
)
def test_that_a_condition_is_true_only_for_the_answers_it_names(condition: Condition, true: bool):
    assert condition.holds(ANSWERS, ("preempt_botox", "gon_block")) is true


def test_that_a_condition_names_every_step_it_looks_at():
    nested = Condition(
        all_of=(
            Condition(step="a", equals="1"),
            Condition(any_of=(Condition(step="b", equals="1"), Condition(protocol="x"))),
            Condition(none_of=(Condition(step="c", equals="1"),)),
        )
    )
    assert list(nested.steps()) == ["a", "b", "c"]


@pytest.mark.parametrize(("confidence", "to_confirm"), [("H-V", False), ("H-C", False), ("H-V2", True), ("H-K", True), ("M-S", True)])
def test_that_a_source_of_second_hand_is_to_be_confirmed(confidence: str, to_confirm: bool):
    assert Source("LBL 2.1", confidence).to_confirm is to_confirm


def test_that_parts_of_a_protocol_are_found_by_their_id():
    protocol = gon_block()
    assert protocol.part_ids == ("gon_block",)
    assert protocol.nerve("gon") == GON
    assert protocol.nerve("ton") is None
    assert protocol.limit("zone_width_mm") == samples.BLOCK_LIMITS[-1]
    assert protocol.limit("label_units") is None
    assert protocol.section("block") == samples.BLOCK
    assert protocol.section("map") is None
    assert protocol.section_of("weight_kg") == samples.WEIGHT
    assert protocol.section_of("nowhere") is None
    assert protocol.step("weight_kg") == samples.WEIGHT.steps[0]
    assert protocol.step("nowhere") is None


def test_that_a_choice_is_found_by_its_id():
    step = gon_block().step("planned_side")
    assert step is not None
    assert step.choice("left") == step.choices[0]
    assert step.choice("up") is None


def test_that_one_protocol_alone_is_that_protocol():
    assert combine([gon_block()]) == gon_block()


def test_that_a_combined_visit_asks_shared_sections_once_and_keeps_the_order_of_both():
    protocol = combined()
    assert [section.id for section in protocol.sections] == [
        "identity", "indication", "history", "weight", "planned", "safety", "consent", "pain_before",
        "products", "time_out", "map", "block", "waste", "pain_after", "discharge", "sign",
    ]  # fmt: skip
    ids = [step.id for step in protocol.steps()]
    assert len(ids) == len(set(ids))
    assert set(ids) == {step.id for one in (preempt(), gon_block()) for step in one.steps()}
    consent = protocol.section("consent")
    assert consent is not None
    assert [step.id for step in consent.steps] == ["consent_given", "consent_side"]


def test_that_a_combined_visit_has_the_limits_nerves_and_map_of_its_parts():
    protocol = combined()
    assert protocol.limits == (*samples.TOXIN_LIMITS, *samples.BLOCK_LIMITS)
    assert protocol.injection_map == samples.injection_map()
    assert protocol.nerves == (samples.GON, samples.LON)
    assert protocol.published == gon_block().published
    assert protocol.part_ids == ("preempt_botox", "gon_block")
    assert protocol.parts == (("preempt_botox", 1), ("gon_block", 2))
    assert (protocol.id, protocol.short) == ("preempt_botox+gon_block", "Botulinum toxin + Occipital nerve block")


def test_that_two_blocks_make_a_visit_without_a_map():
    other = replace(gon_block(), id="lon_block", nerves=())
    assert combine([gon_block(), other]).injection_map is None


def test_that_the_phases_keep_their_order_whatever_the_order_of_the_protocols():
    order = {phase: place for place, phase in enumerate(Phase)}
    for protocols in ([preempt(), gon_block()], [gon_block(), preempt()]):
        places = [order[section.phase] for section in combine(protocols).sections]
        assert places == sorted(places)


def _with_limit(protocol: Protocol, value: str) -> Protocol:
    return replace(protocol, limits=(*protocol.limits, limit("same", value, "mg", Severity.STOP, "Says.")))


def test_that_differing_limits_of_one_name_are_not_guessed():
    assert combine([_with_limit(preempt(), "1"), _with_limit(gon_block(), "1.0")]).limit("same") is not None
    with pytest.raises(ValueError, match="limit same differs"):
        combine([_with_limit(preempt(), "1"), _with_limit(gon_block(), "2")])


def test_that_a_step_whose_rules_would_be_lost_is_not_combined():
    infection = samples.SAFETY.steps[0]
    milder = replace(samples.SAFETY, steps=(replace(infection, rules=()), *samples.SAFETY.steps[1:]))
    other = gon_block()
    other = replace(other, sections=tuple(milder if section.id == "safety" else section for section in other.sections))
    with pytest.raises(ValueError, match="step infection differs"):
        combine([preempt(), other])


def test_that_a_visit_has_one_injection_map():
    with pytest.raises(ValueError, match="one injection map"):
        combine([preempt(), replace(preempt(), id="other")])


def test_that_a_step_asks_what_its_kind_says():
    assert [str(ask) for ask in Ask] == ["confirm", "choice", "choices", "number", "text", "date", "moment"]
    assert Step("a", Ask.TEXT, "A?", "{}").required


def test_that_the_map_is_the_published_one():
    map_ = samples.injection_map()
    assert (map_.planned_units, len(map_.sites)) == (Decimal(155), 31)
    assert [site.id for site in map_.sequence()[:4]] == ["corrugator_left_1", "corrugator_right_1", "procerus_1", "frontalis_left_1"]
    assert map_.muscle("temporalis") == map_.muscles[3]
    assert map_.muscle("masseter") is None
    assert map_.site("procerus_1") == next(site for site in map_.sites if site.id == "procerus_1")
    assert map_.site("masseter_1") is None


def test_that_a_product_tells_what_it_holds():
    shelf = samples.formulary()
    botox, lidocaine = shelf.product("botox_200"), shelf.product("lidocaine_2")
    assert botox is not None
    assert lidocaine is not None
    assert (botox.label, botox.concentration) == ("BOTOX 200 units", None)
    assert lidocaine.label == "lidocaine 2 %, 2 mL"
    assert lidocaine.concentration is not None
    assert lidocaine.concentration.dose_in(lidocaine.concentration.volume).amount == 40
    assert shelf.product("aspirin") is None


def test_that_limits_and_diagnoses_are_found_by_name():
    shelf = samples.formulary()
    plain, with_epinephrine = (shelf.anaesthetic("lidocaine", with_epinephrine=yes) for yes in (False, True))
    assert plain is not None
    assert with_epinephrine is not None
    assert (plain.max_mg, with_epinephrine.max_mg) == (300, 500)
    assert shelf.anaesthetic("bupivacaine", with_epinephrine=True) is None
    assert shelf.steroid("cortivazol") is None
    assert shelf.steroid("hydrocortisone") is not None
    assert shelf.diagnosis("g43_719") == shelf.diagnoses[0]
    assert shelf.diagnosis("r51") is None
