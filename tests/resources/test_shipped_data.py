"""The shipped data files say what the clinical facts say: the numbers of map, products, limits and codes, and every word fit to print."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Ask, Protocol, Section, Severity, Step
from procedure_assistant.protocols.catalogue import Catalogue, load_catalogue

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(RESOURCES)


@pytest.fixture(scope="module")
def both(catalogue: Catalogue) -> Protocol:
    return catalogue.combined([("preempt_botox", 1), ("gon_block", 1)])


# The map --------------------------------------------------------------------------------------------------------------------------


def test_that_the_map_holds_the_totals_of_the_trials_per_muscle(catalogue: Catalogue):
    map_ = catalogue.map("preempt", "B10")
    rows = []
    for muscle in map_.muscles:
        sites = [site for site in map_.sites if site.muscle == muscle.id]
        sides = [sum(1 for site in sites if site.side is side) for side in Side]
        units = sum(site.units for site in sites)
        rows.append((muscle.letter, muscle.id, *sides, len(sites), units, muscle.extra_sites, muscle.sites_max, muscle.units_max))
    assert rows == [
        ("A", "corrugator", 1, 1, 0, 2, 10, 0, 2, 10),
        ("B", "procerus", 0, 0, 1, 1, 5, 0, 1, 5),
        ("C", "frontalis", 2, 2, 0, 4, 20, 0, 4, 20),
        ("D", "temporalis", 4, 4, 0, 8, 40, 2, 10, 50),
        ("E", "occipitalis", 3, 3, 0, 6, 30, 2, 8, 40),
        ("F", "cervical_paraspinal", 2, 2, 0, 4, 20, 0, 4, 20),
        ("G", "trapezius", 3, 3, 0, 6, 30, 4, 10, 50),
    ]


def test_that_the_map_holds_31_sites_155_units_and_room_for_8_extras(catalogue: Catalogue):
    map_ = catalogue.map("preempt", "B10")
    assert (len(map_.sites), map_.planned_units, map_.units_max) == (31, Decimal(155), Decimal(195))
    assert sum(muscle.extra_sites for muscle in map_.muscles) == len(map_.extra_areas) == 8
    assert {site.units for site in map_.sites} == {Decimal(5)}
    assert (map_.dose_step, map_.dose_extra, map_.tolerance_mm) == (Decimal("2.5"), Decimal(5), Decimal(15))
    assert map_.substance == "onabotulinumtoxinA"


def test_that_the_sequence_is_that_of_the_trial(catalogue: Catalogue):
    order = list(dict.fromkeys(site.muscle for site in catalogue.map("preempt", "B10").sequence()))
    assert order == ["corrugator", "procerus", "frontalis", "temporalis", "occipitalis", "cervical_paraspinal", "trapezius"]


def test_that_the_face_is_done_supine_and_the_neck_sitting(catalogue: Catalogue):
    positions = {muscle.letter: muscle.position for muscle in catalogue.map("preempt", "B10").muscles}
    assert positions == {**dict.fromkeys("ABCD", "supine"), **dict.fromkeys("EFG", "sitting")}


def test_that_every_site_lies_where_the_figures_mark_it(catalogue: Catalogue):
    landmarks = json.loads((RESOURCES / "figures/landmarks.json").read_text(encoding="utf-8"))
    map_ = catalogue.map("preempt", "B10")
    drawn = {site["id"]: (site["figure"], site["x"], site["y"]) for site in landmarks["sites"] + landmarks["follow_the_pain"]}
    assert {place.id: (place.figure, place.x, place.y) for place in (*map_.sites, *map_.extra_areas)} == drawn
    assert map_.units_per_cm == landmarks["units_per_cm"]


# The formulary --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("vial", "ndc", "per_tenth"), [("botox_100", "0023-1145-01", 100), ("botox_200", "0023-3921-02", 200)])
def test_that_botox_is_diluted_as_its_label_says(catalogue: Catalogue, vial: str, ndc: str, per_tenth: int):
    product = catalogue.formulary.product(vial)
    assert product is not None
    assert (product.ndc, product.use_within_hours, product.volume) == (ndc, 24, None)
    table = {Decimal(1): 10, Decimal(2): 5, Decimal(4): Decimal("2.5"), Decimal(8): Decimal("1.25"), Decimal(10): 1}
    units_per_tenth = {volume: product.content.amount / (10 * volume) for volume in product.diluents_ml}
    assert units_per_tenth == {volume: units * per_tenth / 100 for volume, units in table.items()}


def test_that_the_known_codes_are_those_of_the_facts_and_no_other_is_invented(catalogue: Catalogue):
    assert {product.id: product.ndc for product in catalogue.formulary.products if product.ndc} == {
        "botox_100": "0023-1145-01",
        "botox_200": "0023-3921-02",
        "dysport_300": "15054-0530-6",
        "xeomin_100": "46783-160-01",
        "xeomin_200": "0259-1620-01",
        "myobloc_2500": "10454-710-10",
        "jeuveau_100": "72301-595-10",
    }


def test_that_units_of_each_toxin_count_for_its_own_substance(catalogue: Catalogue):
    toxins = [product for product in catalogue.formulary.products if product.kind is Kind.TOXIN]
    assert all((product.content.unit, product.content.of) == ("units", product.substance) for product in toxins)
    assert {product.brand for product in toxins if product.substance == "onabotulinumtoxinA"} == {"BOTOX"}


def test_that_the_maxima_of_local_anaesthetics_are_those_of_the_facts(catalogue: Catalogue):
    limits = {(one.substance, one.with_epinephrine): (one.max_mg, one.mg_per_kg) for one in catalogue.formulary.anaesthetics}
    assert limits == {
        ("lidocaine", False): (Decimal(300), Decimal("4.5")),
        ("lidocaine", True): (Decimal(500), Decimal(7)),
        ("bupivacaine", False): (Decimal(175), Decimal(2)),
        ("bupivacaine", True): (Decimal(225), Decimal(3)),
        ("ropivacaine", False): (Decimal(200), Decimal(3)),
        ("mepivacaine", False): (Decimal(400), Decimal(5)),
    }


def test_that_the_usual_ranges_of_steroids_are_those_of_the_facts(catalogue: Catalogue):
    ranges = {one.substance: (one.low_mg, one.high_mg, one.particulate) for one in catalogue.formulary.steroids}
    assert ranges == {
        "methylprednisolone acetate": (20, 80, True),
        "triamcinolone acetonide": (10, 40, True),
        "dexamethasone sodium phosphate": (4, 8, False),
        "betamethasone": (3, 12, True),
    }


@pytest.mark.parametrize(
    ("product_id", "label", "mg"),
    [
        ("lidocaine_2_2ml", "lidocaine 2 %, 2 mL", "40"),
        ("bupivacaine_0_5_10ml", "bupivacaine 0.5 %, 10 mL", "50"),
        ("lidocaine_1_epinephrine_100_10ml", "lidocaine 1 % with epinephrine 1:100,000, 10 mL", "100"),
        ("methylprednisolone_40_1ml", "methylprednisolone acetate 40 mg/mL, 1 mL", "40"),
        ("sodium_chloride_0_9_10ml", "sodium chloride 0.9 % preservative-free, 10 mL", "90"),
    ],
)
def test_that_a_liquid_holds_what_its_strength_says(catalogue: Catalogue, product_id: str, label: str, mg: str):
    product = catalogue.formulary.product(product_id)
    assert product is not None
    assert (product.label, product.content.mg) == (label, Decimal(mg))
    assert product.with_epinephrine is ("epinephrine" in label)


def test_that_the_version_of_the_formulary_names_its_three_files(catalogue: Catalogue):
    assert catalogue.formulary.version == "products 1, limits 1, ICD-10-CM FY2027"


# Diagnoses ------------------------------------------------------------------------------------------------------------------------


def test_that_the_five_groups_carry_their_codes(catalogue: Catalogue):
    groups: dict[str, set[str]] = {}
    for diagnosis in catalogue.formulary.diagnoses:
        groups.setdefault(diagnosis.group, set()).add(diagnosis.icd10cm)
    assert groups == {
        "Chronic migraine": {*(f"G43.7{end}" for end in ("01", "09", "11", "19")), *(f"G43.E{end}" for end in ("01", "09", "11", "19"))},
        "Occipital neuralgia": {"M54.81"},
        "Cervicogenic headache": {"G44.86"},
        "Cluster headache": {"G44.001", "G44.009", "G44.011", "G44.019", "G44.021", "G44.029"},
        "Post-traumatic headache": {"G44.301", "G44.309", "G44.311", "G44.319", "G44.321", "G44.329"},
    }


def test_that_toxin_is_stopped_for_every_diagnosis_it_is_not_meant_for(catalogue: Catalogue, both: Protocol):
    step = both.step("diagnosis")
    assert step is not None
    assert [choice.id for choice in step.choices] == [diagnosis.id for diagnosis in catalogue.formulary.diagnoses]
    for diagnosis in catalogue.formulary.diagnoses:
        stopped = "preempt_botox" not in diagnosis.protocols
        assert said(both, diagnosis=diagnosis.id) == ({"diagnosis_not_for_toxin": Severity.STOP} if stopped else {}), diagnosis.label
        assert said(catalogue.current("gon_block"), diagnosis=diagnosis.id) == {}


# What the questions say -----------------------------------------------------------------------------------------------------------


def said(protocol: Protocol, **answers: str) -> dict[str, Severity]:
    """The rules that speak for these answers."""
    given = {step: (value,) for step, value in answers.items()}
    return {
        rule.id: rule.severity
        for step in protocol.steps()
        for rule in step.rules
        if step.id in given and rule.when.holds(given, protocol.part_ids)
    }


@pytest.mark.parametrize(
    ("answers", "rules"),
    [
        ({"headache_days": "14"}, {"headache_days_few": Severity.STOP}),
        ({"headache_days": "15"}, {}),
        ({"migraine_days": "7"}, {"migraine_days_few": Severity.STOP}),
        ({"migraine_days": "8"}, {}),
        ({"headache_hours": "less_than_four"}, {"headache_hours_short": Severity.STOP}),
        ({"pregnancy": "yes"}, {"pregnancy_toxin": Severity.STOP, "pregnancy_block": Severity.CAUTION}),
        ({"pregnancy": "not_known"}, {"pregnancy_not_known": Severity.CAUTION}),
        ({"skull_defect": "yes"}, {"skull_defect_yes": Severity.STOP}),
        ({"anticoagulant": "yes"}, {"anticoagulant_yes": Severity.CAUTION}),
        ({"cgrp_drug": "yes"}, {"cgrp_drug_yes": Severity.INFO}),
        ({"observation_minutes": "14"}, {"observation_short": Severity.CAUTION}),
        ({"observation_minutes": "15"}, {}),
    ],
)
def test_that_an_answer_raises_its_rule(both: Protocol, answers: dict[str, str], rules: dict[str, Severity]):
    assert said(both, **answers) == rules


def test_that_pregnancy_stops_toxin_and_only_warns_of_a_block(catalogue: Catalogue):
    assert said(catalogue.current("preempt_botox"), pregnancy="yes") == {"pregnancy_toxin": Severity.STOP}
    assert said(catalogue.current("gon_block"), pregnancy="yes") == {"pregnancy_block": Severity.CAUTION}


def safety(both: Protocol) -> Section:
    section = both.section("safety")
    assert section is not None
    return section


def test_that_no_safety_question_is_loud_for_no_and_each_is_for_yes(both: Protocol):
    for step in safety(both).steps:
        if step.ask is Ask.CHOICE:
            assert ([choice.id for choice in step.choices], step.quick) == (["no", "yes", "not_known"], "no")
            assert said(both, **{step.id: "no"}) == {}
            assert said(both, **{step.id: "yes"}) != {}


def test_that_not_known_warns_wherever_yes_stops(both: Protocol):
    for step in both.steps():
        if step.choice("not_known") and Severity.STOP in said(both, **{step.id: "yes"}).values():
            assert said(both, **{step.id: "not_known"}) != {}, step.id


def test_that_everything_which_makes_an_injection_safe_is_asked_before_it(both: Protocol):
    def first(section_id: str) -> tuple[Step, ...]:
        section = both.section(section_id)
        assert section is not None
        return section.steps

    before = (*first("identity"), *first("safety"), *first("time_out"))
    assert all(step.blocks_injection and step.required for step in before)
    loose = {step.id for step in first("consent") if not step.blocks_injection}
    assert loose == {"consent_form", "interpreter"}


def test_that_the_side_is_never_answered_by_a_button(both: Protocol):
    sides = [step for step in both.steps() if step.id in ("planned_side", "consent_side", "time_out_side")]
    assert [step.quick for step in sides] == ["", "", ""]
    assert all([choice.id for choice in step.choices] == ["left", "right", "both"] for step in sides)


def test_that_every_toxin_on_the_market_can_be_told_as_the_last_one(catalogue: Catalogue, both: Protocol):
    step = both.step("last_toxin_product")
    assert step is not None
    toxins = {product.substance for product in catalogue.formulary.products if product.kind is Kind.TOXIN}
    assert toxins <= {choice.id for choice in step.choices}


# Limits, nerves and published positions -------------------------------------------------------------------------------------------


def test_that_the_limits_are_those_of_the_facts(both: Protocol):
    assert {limit.id: (limit.value, limit.severity.value, limit.source.to_confirm) for limit in both.limits} == {
        "minimum_age_years": (18, "stop", True),
        "toxin_interval_days": (84, "stop", False),
        "toxin_window_units": (400, "stop", True),
        "toxin_window_days": (92, "info", True),
        "label_units": (155, "info", True),
        "anaesthetic_fraction": (1, "stop", True),
        "weight_needed_fraction": (Decimal("0.5"), "stop", True),
        "weight_max_age_days": (30, "caution", True),
        "mixing_caution": (1, "caution", False),
        "steroid_interval_days": (90, "caution", True),
        "relief_from_minutes": (20, "info", True),
        "relief_to_minutes": (30, "info", False),
        "zone_width_mm": (15, "info", True),
        "photo_tape_fraction": (Decimal("0.1"), "caution", True),
        "photo_sides_fraction": (Decimal("0.1"), "caution", True),
    }


def test_that_the_words_of_a_limit_hold_no_number_that_could_contradict_its_value(both: Protocol):
    assert {limit.id: limit.says for limit in both.limits if re.search(r"\d", limit.says)} == {}


def test_that_the_nerves_are_aimed_at_in_thirds(both: Protocol):
    assert [(nerve.short, nerve.fraction_thirds, nerve.volume_low_ml, nerve.volume_high_ml) for nerve in both.nerves] == [
        ("GON", 1, Decimal("1.5"), Decimal(3)),
        ("LON", 2, Decimal(1), Decimal(2)),
    ]


def test_that_published_positions_are_those_of_their_studies(both: Protocol):
    found = {
        place.id: tuple(map(str, (place.lateral_mm, place.inferior_mm, place.sd_lateral_mm, place.sd_inferior_mm)))
        for place in both.published
    }
    assert found == {
        "kim_trapezius": ("22.6", "16.3", "7.4", "5.9"),
        "kim_semispinalis": ("13.1", "27.7", "6.0", "9.9"),
        "ducic_2009": ("14.9", "30.2", "4.5", "5.1"),
    }


# Words ----------------------------------------------------------------------------------------------------------------------------


def words_of(catalogue: Catalogue, protocol: Protocol) -> list[str]:
    """Everything that can be shown or printed."""
    words = [protocol.title, protocol.short]
    for section in protocol.sections:
        words += [section.title, section.quick_label]
        for step in section.steps:
            words += [step.label, step.record, step.help, *(choice.label for choice in step.choices)]
            words += [text for rule in step.rules for text in (rule.says, rule.go_on)]
    words += [text for limit in protocol.limits for text in (limit.says, limit.go_on)]
    for muscle in protocol.injection_map.muscles if protocol.injection_map else ():
        words += [muscle.name, muscle.angle, muscle.depth, muscle.caution]
    words += [site.where for site in protocol.injection_map.sites] if protocol.injection_map else []
    words += [product.label for product in catalogue.formulary.products]
    return [word for word in words if word]


@pytest.mark.parametrize(
    "unwanted",
    [
        r"!",
        r"(?i)please",
        r"(?i)successful",
        r"\bU\b",
        r"µ",
        r"\bcc\b",
        r"\d\.\d*0\b",
        r"(?<![\d])\.\d",
        r"\d(mL|mg|units|kg)",
        r"'",
        r"  ",
    ],
)
def test_that_no_text_is_written_as_the_safety_lists_forbid(catalogue: Catalogue, both: Protocol, unwanted: str):
    assert [text for text in words_of(catalogue, both) if re.search(unwanted, text)] == []


def test_that_rules_and_limits_speak_in_sentences(both: Protocol):
    rules = [rule for step in both.steps() for rule in step.rules]
    spoken = [text for one in (*rules, *both.limits) for text in (one.says, one.go_on) if text]
    assert [text for text in spoken if not text.endswith(".") or not text[0].isupper()] == []
