"""A whole combined visit on the shipped protocols: every id the domain computes with is there, and each limit speaks when it should."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from procedure_assistant.domain.commands import block, checklist, course, products
from procedure_assistant.domain.commands import injection_map as sites
from procedure_assistant.domain.completeness import open_items
from procedure_assistant.domain.findings import findings
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.limits import anaesthetic_load
from procedure_assistant.domain.patient import Weight
from procedure_assistant.domain.protocol import Severity
from procedure_assistant.domain.totals import map_total
from procedure_assistant.protocols.catalogue import Catalogue, load_catalogue
from tests.domain import samples
from tests.domain.bedside import Bedside

RESOURCES = Path(__file__).parents[2] / "resources"
DAY = samples.DAY


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(RESOURCES)


def bedside(catalogue: Catalogue, offer: int = 2, **changes: object) -> Bedside:
    """A visit of the shipped protocols for a grown-up of 82 kg without allergies."""
    patient = replace(samples.patient(), birth_date=date(1981, 2, 14), weight=Weight(Decimal(82), DAY), allergies=(), **changes)
    return Bedside(catalogue.combined(catalogue.offers()[offer].parts), catalogue.formulary, patient)


def answer_everything(visit: Bedside) -> None:
    """Every question before the needle, by buttons where there are any."""
    for section in visit.protocol.sections:
        if section.quick_label and section.id not in ("observation", "discharge"):
            visit.do(checklist.quick_answers, section.id)
    visit.answer(
        diagnosis="g43_719",
        earlier_treatment="earlier",
        headache_days="22",
        migraine_days="14",
        headache_hours="four_or_more",
        failed_preventives="topiramate 100 mg, 12 weeks, word finding",
        earlier_effect="22 to 11 headache days",
        block_indication="occipital_pain",
        planned_side="both",
        consent_side="both",
        time_out_side="both",
    )


def test_that_a_combined_visit_runs_from_the_first_question_to_the_signature(catalogue: Catalogue):
    visit = bedside(catalogue)
    answer_everything(visit)
    visit.do(course.score_pain, "before", 7, visit.now)
    visit.open_botox()
    lidocaine, bupivacaine = visit.open("lidocaine_2_2ml"), visit.open("bupivacaine_0_5_10ml")
    visit.do(sites.give_all)
    for area in [area for area in catalogue.map("preempt", "B10").extra_areas if area.id.startswith("temporalis_right")] * 2:
        visit.do(sites.add_extra, area.figure, area.x, area.y, area.muscle, area.side)
    visit.place()
    visit.plan((lidocaine, "1"), (bupivacaine, "1"))
    for side in (Side.LEFT, Side.RIGHT):
        visit.do(block.give_block, "gon", side, aspiration="negative")
    visit.later(minutes=25)
    visit.do(course.score_pain, "after", 3, visit.now)
    visit.do(products.waste_all, "Rest of a single-dose vial", "K. Osei")
    visit.do(checklist.quick_answers, "observation")
    visit.answer(numbness="all")
    visit.do(checklist.quick_answers, "discharge")

    total, load = map_total(visit.record), anaesthetic_load(visit.record)
    assert total is not None
    assert (total.given_units, total.given_sites) == (Decimal(165), 33)
    assert [(share.substance, share.given_mg, share.maximum_mg) for share in load.shares] == [
        ("lidocaine", Decimal(40), Decimal(300)),
        ("bupivacaine", Decimal(10), Decimal(164)),
    ]
    assert {finding.id: finding.severity for finding in findings(visit.record)} == {
        "mixing_caution": Severity.CAUTION,
        "label_units": Severity.INFO,
    }
    assert open_items(visit.record) == ()
    visit.do(course.sign, "E. Marsh", "MD", "00")


def test_that_a_child_a_short_interval_and_too_many_units_are_stopped(catalogue: Catalogue):
    visit = bedside(catalogue, 0)
    visit.patient = replace(visit.patient, birth_date=date(2011, 11, 24))
    child = Bedside(visit.protocol, visit.formulary, visit.patient)
    told = {"last_toxin": "yes", "last_toxin_product": "onabotulinumtoxinA", "last_toxin_units": "300"}
    child.answer(**told, last_toxin_date=(DAY - timedelta(days=83)).isoformat())
    stopped = [finding for finding in findings(child.record) if finding.stops]
    assert {finding.id for finding in stopped} == {"minimum_age_years", "toxin_interval_days", "toxin_window_units"}
    for finding in stopped:
        limit = child.protocol.limit(finding.id)
        assert limit is not None
        assert limit.says in finding.says
        assert (finding.go_on, finding.source) == (limit.go_on, limit.source)


def test_that_a_block_above_half_of_the_maximum_needs_a_weight_and_above_it_is_stopped(catalogue: Catalogue):
    visit = bedside(catalogue, 1)
    visit.patient = replace(visit.patient, weight=None)
    light = Bedside(visit.protocol, visit.formulary, visit.patient)
    light.answer(planned_side="both")
    lidocaine = light.open("lidocaine_2_10ml")
    light.plan((lidocaine, "4"))
    stopped = {finding.id for finding in findings(light.record) if finding.stops}
    assert stopped == {"weight_needed_fraction"}
    light.answer(weight_kg="30", weight_on=DAY.isoformat())
    assert {finding.id for finding in findings(light.record) if finding.stops} == {"anaesthetic_fraction"}


def test_that_an_old_weight_and_a_recent_steroid_are_told(catalogue: Catalogue):
    visit = bedside(catalogue, 1)
    visit.answer(last_steroid="yes", last_steroid_date=(DAY - timedelta(days=30)).isoformat(), planned_side="both")
    visit.answer(weight_kg="82", weight_on=(DAY - timedelta(days=31)).isoformat())
    steroid = visit.open("dexamethasone_4_5ml")
    visit.plan((steroid, "2"), sides=(Side.LEFT,))
    assert {finding.id for finding in findings(visit.record) if finding.severity is Severity.CAUTION} == {
        "steroid_interval_days",
        "weight_max_age_days",
        "steroid:dexamethasone sodium phosphate",
    }


@pytest.mark.parametrize("offer", [0, 1, 2])
def test_that_no_needle_goes_in_before_the_questions_are_answered(catalogue: Catalogue, offer: int):
    visit = bedside(catalogue, offer)
    refusal = visit.refused(sites.give_all) if offer == 0 else visit.refused(block.give_block, "gon", Side.LEFT, aspiration="negative")
    assert (refusal.place, refusal.go_on) == (
        "identity_name_birth_date",
        "Answer “Patient says name and birth date; both match” first.",
    )
