"""One whole visit through the commands: PREEMPT with two extras, then the block on both sides; figures worked by hand from the facts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from procedure_assistant.domain.commands import block, checklist, course, products
from procedure_assistant.domain.commands.injection_map import add_extra, give_all
from procedure_assistant.domain.completeness import open_items
from procedure_assistant.domain.findings import findings
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.limits import anaesthetic_load, toxin_window
from procedure_assistant.domain.totals import balances, drugs_given, map_total
from procedure_assistant.domain.units import Length, Volume, milligrams
from tests.domain.bedside import Bedside
from tests.domain.samples import NEXT_YEAR, units
from tests.domain.test_limits import toxin

BOTH = (Side.LEFT, Side.RIGHT)


def larson() -> Bedside:
    """Jacob Larson: last toxin 84 days ago, 155 units; 82 kg; chronic migraine; both procedures."""
    bedside = Bedside(earlier_doses=(toxin(84, 155),))
    bedside.answer_all()
    bedside.do(course.score_pain, "before", 7, bedside.now)
    bedside.do(products.open_product, "botox_200", "C8812C3", NEXT_YEAR)
    bedside.do(products.reconstitute, "c1", Volume.ml(4), "0.9 % NaCl, no preservative", "N2207", NEXT_YEAR)
    bedside.do(products.open_product, "lidocaine_2", "KP4410", NEXT_YEAR)
    bedside.do(products.open_product, "bupivacaine_05", "HB7730", NEXT_YEAR)
    bedside.do(give_all)
    for place in (154.0, 190.0):
        bedside.do(add_extra, "lateral_right", 297.0, place, "temporalis", Side.RIGHT, "Pain starts in the right temple")
    bedside.do(block.place_landmarks, (450.0, 250.0), (332.0, 330.0), (568.0, 330.0))
    for side in BOTH:
        bedside.do(block.measure, side, Length(Decimal(84)))
    bedside.do(block.plan, ("gon",), BOTH, [("c2", Volume.ml(1)), ("c3", Volume.ml(1))], "per_side")
    for side in BOTH:
        bedside.later(minutes=2)
        bedside.do(block.give_block, "gon", side, aspiration="negative")
    bedside.do(products.waste_all, "Rest of a single-dose vial", "K. Osei")
    bedside.later(minutes=25)
    bedside.do(course.score_pain, "after", 3, bedside.now)
    bedside.do(checklist.quick_answers, "discharge")
    return bedside


def test_that_165_units_go_to_33_sites():
    total = map_total(larson().record)
    assert total is not None
    assert (total.given_units, total.given_sites, total.planned_units, total.planned_sites, total.extra_sites) == (165, 33, 155, 31, 2)
    rows = [(row.muscle.name, *(side.given_units for side in row.sides), row.given_sites) for row in total.muscles]
    assert rows == [
        ("Corrugator", 5, 0, 5, 2), ("Procerus", 0, 5, 0, 1), ("Frontalis", 10, 0, 10, 4), ("Temporalis", 20, 0, 30, 10),
        ("Occipitalis", 15, 0, 15, 6), ("Cervical paraspinal", 10, 0, 10, 4), ("Trapezius", 15, 0, 15, 6),
    ]  # fmt: skip


def test_that_35_units_in_0_7_ml_are_wasted_of_200_in_4():
    botox, lidocaine, bupivacaine = balances(larson().record)
    assert (botox.given, botox.wasted, botox.left) == (units(165), units(35), units(0))
    assert [botox.volume_of(dose) for dose in (botox.given, botox.wasted, botox.opened)] == [
        Volume.ml("3.3"), Volume.ml("0.7"), Volume.ml(4),
    ]  # fmt: skip
    assert (lidocaine.given, lidocaine.wasted) == (milligrams(40), milligrams(0))
    assert (bupivacaine.given, bupivacaine.wasted) == (milligrams(10), milligrams(40))
    assert bupivacaine.volume_of(bupivacaine.wasted) == Volume.ml(8)


def test_that_each_drug_is_summed_over_its_containers():
    assert [(drug.substance, drug.kind, drug.dose) for drug in drugs_given(larson().record)] == [
        ("onabotulinumtoxinA", Kind.TOXIN, units(165)),
        ("lidocaine", Kind.LOCAL_ANAESTHETIC, milligrams(40)),
        ("bupivacaine", Kind.LOCAL_ANAESTHETIC, milligrams(10)),
    ]


def test_that_the_block_takes_40_of_300_mg_and_10_of_164_mg():
    load = anaesthetic_load(larson().record)
    assert [(share.substance, share.given_mg, share.planned_mg, share.maximum_mg) for share in load.shares] == [
        ("lidocaine", 40, 0, 300), ("bupivacaine", 10, 0, 164),
    ]  # fmt: skip
    exact = Fraction(40, 300) + Fraction(10, 164)
    assert abs(Fraction(load.fraction) - exact) < Fraction(1, 10**24)
    assert load.fraction == load.fraction_given


def test_that_320_units_in_90_days_and_84_days_are_within_the_limits():
    window = toxin_window(larson().record)
    assert window is not None
    assert (window.earlier_units, window.units, window.open_units, window.days_since_last) == (155, 320, 0, 84)


def test_that_the_visit_raises_no_stop_and_is_complete():
    bedside = larson()
    assert [finding.says for finding in findings(bedside.record)] == [
        "165 units given. Above the dose of the US label.", "Toxicity adds up.",
    ]  # fmt: skip
    assert open_items(bedside.record) == ()
    bedside.do(course.sign, "Elena Marsh", "MD", bedside.rows[-1].hash)
    assert bedside.record.signed


def test_that_pain_went_from_7_to_3_in_25_minutes():
    assert [(one.event.value, one.event.minutes) for one in larson().record.scores] == [(7, None), (3, 25)]


def test_that_undoing_everything_leaves_an_empty_visit_and_redoing_everything_the_same():
    bedside = larson()
    whole = bedside.record
    steps = len(whole.done)
    for _ in range(steps):
        bedside.do(course.undo)
    empty = Bedside(earlier_doses=(toxin(84, 155),)).record
    assert replace(bedside.record, entries=(), undone=()) == replace(empty, entries=(), undone=())
    for _ in range(steps):
        bedside.do(course.redo)
    assert replace(bedside.record, entries=()) == replace(whole, entries=())
