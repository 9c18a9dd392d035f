"""What a claim would say of a visit. The expected units are worked by hand from the code table's source (facts G)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from procedure_assistant.domain.claims import (
    Bilateral,
    BillingSummary,
    ClaimCodes,
    Counts,
    DrugCode,
    ProcedureCode,
    Sides,
    Together,
    billing_summary,
)
from procedure_assistant.domain.commands import block, closing, course, products
from procedure_assistant.domain.commands.injection_map import give, give_all, omit_rest
from procedure_assistant.domain.commands.vials import discard_kept, keep
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Source
from procedure_assistant.domain.units import milligrams
from procedure_assistant.domain.vials import VialPolicy
from tests.domain import samples
from tests.domain.bedside import Bedside, ready, ready_to_inject
from tests.domain.samples import BOTOX, units

SURE, UNSURE = Source("HCPCS", "H-V"), Source("CPT", "H-V2")
TABLE = ClaimCodes(
    edition="2026-Q4",
    valid_from=date(2026, 10, 1),
    bilateral=Bilateral.MODIFIER_50,
    drugs=(
        DrugCode("onabotulinumtoxinA", "J0585", BOTOX, units(1), SURE),
        DrugCode("lidocaine", "J2003", "lidocaine", milligrams(1), SURE),
        DrugCode("triamcinolone", "J3301", "triamcinolone", milligrams(10), SURE),
    ),
    procedures=(
        ProcedureCode("map", "64615", "Toxin by the map", Counts.MAP, Sides.ONCE, UNSURE),
        ProcedureCode("gon", "64405", "Block of the greater occipital nerve", Counts.NERVE, Sides.EACH, SURE, "gon"),
    ),
    together=(Together("both", ("64615", "64405"), "64615 with 64405: settle it.", UNSURE),),
)
SHARED = VialPolicy(frozenset({"botox_200"}))


def told(bedside: Bedside, table: ClaimCodes = TABLE) -> list[tuple[str, Decimal]]:
    """Code with modifiers, and units."""
    return [(line.code_text, line.units) for line in summary(bedside, table).lines]


def summary(bedside: Bedside, table: ClaimCodes = TABLE) -> BillingSummary:
    """The billing summary of the record as it is."""
    return billing_summary(bedside.record, table)


def botox_given() -> Bedside:
    """155 units of a vial of 200."""
    bedside = ready(samples.preempt())
    bedside.open_botox()
    bedside.do(give_all)
    return bedside


def test_that_what_was_given_and_what_was_discarded_are_two_lines_and_make_the_vial():
    bedside = botox_given()
    bedside.do(products.waste_all, "Rest of a single-dose vial", "K. Osei")
    assert told(bedside) == [("64615", Decimal(1)), ("J0585", Decimal(155)), ("J0585-JW", Decimal(45))]
    given, wasted = summary(bedside).lines[1:]
    assert (given.ndc, given.ndc_quantity, given.counted) == ("00023392102", "UN 1", "155 units given")
    assert (wasted.ndc, wasted.ndc_quantity, wasted.counted) == ("00023392102", "", "45 units discarded")


def test_that_a_vial_given_to_the_last_unit_has_jz():
    bedside = ready(samples.preempt())
    bedside.open_botox("botox_100", "2")
    bedside.open_botox("botox_100", "2")
    bedside.do(give_all)
    first, second = bedside.record.containers
    bedside.do(products.waste_all, "Rest of a single-dose vial")
    assert [line for line in told(bedside) if line[0].startswith("J")] == [("J0585", Decimal(155)), ("J0585-JW", Decimal(45))]
    few = ready(samples.preempt())
    few.open_botox("botox_100", "2")
    few.do(give, list(few.record.sites)[:20])
    assert few.record.containers.keys() == {first}
    assert second == "c2"
    assert told(few)[1] == ("J0585-JZ", Decimal(100))


def test_that_both_sides_of_a_block_are_one_line_with_50_or_two_with_rt_and_lt():
    bedside = ready_to_inject()
    for side in (Side.LEFT, Side.RIGHT):
        bedside.do(block.give_block, "gon", side, aspiration="negative")
    assert told(bedside)[0] == ("64405-50", Decimal(1))
    two = replace(TABLE, bilateral=Bilateral.TWO_LINES)
    assert told(bedside, two)[:2] == [("64405-RT", Decimal(1)), ("64405-LT", Decimal(1))]


def test_that_one_side_carries_its_side():
    bedside = ready_to_inject()
    bedside.do(block.give_block, "gon", Side.LEFT, aspiration="negative")
    assert told(bedside)[0] == ("64405-LT", Decimal(1))


def test_that_a_drug_without_a_code_is_named_and_not_left_out():
    bedside = ready_to_inject()
    bedside.do(block.give_block, "gon", Side.LEFT, aspiration="negative")
    assert summary(bedside).missing == ("bupivacaine 0.5 %, 10 mL: no code in the table; 5 mg given",)


def test_that_two_codes_which_must_be_settled_together_are_told():
    bedside = ready_to_inject()
    assert "64615 with 64405: settle it." not in summary(bedside).confirm
    bedside.do(give_all)
    bedside.do(block.give_block, "gon", Side.LEFT, aspiration="negative")
    found = summary(bedside).confirm
    assert found[0] == "64615 with 64405: settle it."
    assert "64615: confirm the code (source: CPT, H-V2)" in found


def test_that_units_which_are_not_whole_are_told_and_not_rounded():
    table = replace(TABLE, drugs=(replace(TABLE.drugs[0], per=units(10)),))
    bedside = botox_given()
    bedside.do(products.waste, "c1", units(40), "Rest of a single-dose vial")
    bedside.do(products.waste, "c1", units(5), "Rest of a single-dose vial")
    line, _ = [line for line in summary(bedside, table).lines if line.code == "J0585"]
    assert line.units == Decimal("15.5")
    assert line.confirm == ("a claim takes whole units; 15.5 is as given, nothing was rounded",)


def test_that_one_claim_unit_for_all_of_a_container_leaves_no_line_with_jw():
    table = replace(TABLE, drugs=(replace(TABLE.drugs[0], per=units(200)),))
    bedside = botox_given()
    bedside.do(products.waste_all, "Rest of a single-dose vial")
    lines = [line for line in summary(bedside, table).lines if line.code == "J0585"]
    assert [line.code_text for line in lines] == ["J0585"]
    assert "one claim unit covers what was given and discarded, so there is no line with JW" in lines[0].confirm


def test_that_what_was_kept_for_another_patient_is_not_discarded_until_it_is():
    bedside = botox_given()
    bedside.do(keep, "c1", SHARED)
    assert told(bedside)[1:] == [("J0585-JZ", Decimal(155))]
    assert summary(bedside).containers[0].kept == "45 units"
    bedside.do(discard_kept, "c1", units(45), "Nobody came", "K. Osei")
    assert told(bedside)[1:] == [("J0585", Decimal(155)), ("J0585-JW", Decimal(45))]


def test_that_a_multi_dose_container_has_neither_jw_nor_jz():
    formulary = samples.formulary()
    many = replace(formulary, products=tuple(replace(one, multi_dose=True) for one in formulary.products))
    bedside = Bedside(protocol=samples.preempt(), formulary=many)
    bedside.answer_all()
    bedside.open_botox()
    bedside.do(give_all)
    bedside.do(products.waste_all, "Rest")
    assert told(bedside)[1:] == [("J0585", Decimal(155))]


def test_that_a_container_of_which_nothing_was_given_is_not_claimed():
    bedside = botox_given()
    broken = bedside.open_botox()
    bedside.do(products.waste_all, "Broken or contaminated", "K. Osei")
    assert told(bedside)[1:] == [("J0585", Decimal(155)), ("J0585-JW", Decimal(45))]
    assert broken == "c2"
    assert "a container of which nothing was given was discarded; it is not claimed here" in summary(bedside).lines[1].confirm


def test_that_a_void_record_claims_nothing_and_a_draft_says_so():
    bedside = botox_given()
    assert not summary(bedside).final
    bedside.do(closing.void, "wrong patient chosen")
    found = summary(bedside)
    assert (found.lines, found.missing, found.void, found.final) == ((), (), True, False)


def test_that_an_amended_dose_changes_the_claim_and_the_waste_with_it():
    bedside = botox_given()
    for moment in ("before", "after"):
        bedside.try_to(course.score_pain, moment, 5, bedside.now)
    bedside.finish()
    bedside.do(closing.amend, lambda record: products.correct_waste(record, "c1", units(45), "counted again", "K. Osei"), "counted again")
    assert summary(bedside).final
    assert summary(bedside).amended == 1
    assert told(bedside)[1:] == [("J0585", Decimal(155)), ("J0585-JW", Decimal(45))]


def test_that_a_table_of_a_later_quarter_is_told():
    bedside = botox_given()
    found = summary(bedside, replace(TABLE, valid_from=date(2027, 1, 1))).confirm
    assert "The table of codes is valid from 1 Jan 2027, after this visit. Take the edition of its quarter." in found


def test_that_a_visit_without_an_injection_claims_nothing():
    bedside = ready(samples.preempt())
    bedside.do(omit_rest, "patient changed her mind")
    assert told(bedside) == []


def test_that_before_the_rest_is_accounted_for_neither_jw_nor_jz_is_said():
    bedside = botox_given()
    assert told(bedside)[1:] == [("J0585", Decimal(155))]
    waiting = "something of it is left to account for; only then is it known whether JW or JZ follows"
    assert waiting in summary(bedside).lines[1].confirm
