from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from procedure_assistant.domain.commands import block, course, products
from procedure_assistant.domain.events import AspirationPositive
from procedure_assistant.domain.findings import findings
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.totals import balance, blocks_open
from procedure_assistant.domain.units import Length, Volume, milligrams
from procedure_assistant.domain.words import describe
from tests.domain.bedside import Bedside, ready
from tests.domain.samples import combined, gon_block, preempt

EOP, LEFT, RIGHT = (450.0, 250.0), (332.0, 330.0), (568.0, 330.0)
BOTH = (Side.LEFT, Side.RIGHT)
Point = tuple[float, float]


def mm(text: str) -> Length:
    return Length(Decimal(text))


def at_the_block(side: str = "both") -> Bedside:
    """Everything answered, lidocaine 2 % 50 mL and bupivacaine 0.5 % 10 mL open, landmarks and tape."""
    bedside = ready(gon_block(), side)
    bedside.open("lidocaine_2_50")
    bedside.open("bupivacaine_05")
    bedside.place()
    return bedside


# -- landmarks and tape --------------------------------------------------------------------------------------------------------


def test_that_landmarks_are_placed_and_moved():
    bedside = Bedside(gon_block())
    bedside.do(block.place_landmarks, EOP, LEFT, None)
    assert bedside.record.line(Side.RIGHT) is None
    assert bedside.try_to(block.place_landmarks, EOP, LEFT, None) == ()
    bedside.do(block.place_landmarks, EOP, LEFT, RIGHT)
    line = bedside.record.line(Side.RIGHT)
    assert line is not None
    assert (line.protuberance, line.mastoid, line.tape) == (EOP, RIGHT, None)


@pytest.mark.parametrize(
    ("protuberance", "left", "right", "reason"),
    [
        (EOP, EOP, None, "Protuberance and left mastoid lie on one point, so there is no line between them. They were left as they were."),
        (EOP, None, (460.0, 250.0), "Protuberance and right mastoid lie on one point, so there is no line between them. "
         "They were left as they were."),
        (EOP, RIGHT, None, "The left mastoid would not lie on the left. They were left as they were."),
        (EOP, None, LEFT, "The right mastoid would not lie on the right. They were left as they were."),
        (EOP, (450.0, 400.0), None, "The left mastoid would not lie on the left. They were left as they were."),
        (EOP, None, (450.0, 400.0), "The right mastoid would not lie on the right. They were left as they were."),
        (EOP, (float("nan"), 330.0), None, "A landmark lies off the figure. They were left as they were."),
        ((-5.0, 250.0), LEFT, None, "A landmark lies off the figure. They were left as they were."),
    ],
)  # fmt: skip
def test_that_landmarks_that_make_no_line_are_refused(protuberance: Point, left: Point | None, right: Point | None, reason: str):
    assert Bedside(gon_block()).refused(block.place_landmarks, protuberance, left, right).reason == reason


def test_that_the_tape_is_kept_on_its_side():
    bedside = Bedside(gon_block())
    bedside.do(block.measure, Side.LEFT, mm("84"))
    bedside.do(block.measure, Side.RIGHT, mm("82.5"))
    assert bedside.try_to(block.measure, Side.LEFT, mm("84.0")) == ()
    assert bedside.record.tapes == {Side.LEFT: mm("84"), Side.RIGHT: mm("82.5")}
    bedside.do(block.place_landmarks, EOP, LEFT, RIGHT)
    line = bedside.record.line(Side.LEFT)
    assert line is not None
    assert line.distance_at_third(1) == mm("28.0")


@pytest.mark.parametrize(("length", "written"), [("29.9", "29.9"), ("150.1", "150.1"), ("0", "0"), ("84.25", "84.25"), ("8400", "8,400")])
def test_that_a_tape_that_cannot_be_is_refused(length: str, written: str):
    refusal = Bedside(gon_block()).refused(block.measure, Side.LEFT, mm(length))
    assert refusal.text == (
        f"{written} mm is not possible between protuberance and mastoid. Nothing was charted. "
        "Type millimetres from 30 to 150, with at most one decimal."
    )


def test_that_a_tape_has_a_side():
    assert Bedside(gon_block()).refused(block.measure, Side.MIDLINE, mm("84")).go_on == "Choose the side."


# -- the plan ------------------------------------------------------------------------------------------------------------------


def test_that_volumes_per_side_are_what_each_block_gets():
    bedside = at_the_block()
    bedside.plan(("c1", "1"), ("c2", "1"))
    plan = bedside.record.plan
    assert plan is not None
    assert [(part.volume, part.dose) for part in plan.parts] == [
        (Volume.ml(1), milligrams(20)), (Volume.ml(1), milligrams(5)),
    ]  # fmt: skip
    assert block.planned_volume(bedside.record) == Volume.ml(2)
    assert blocks_open(bedside.record) == (("gon", Side.LEFT), ("gon", Side.RIGHT))


def test_that_volumes_in_all_are_parted_over_the_blocks():
    bedside = at_the_block()
    bedside.plan(("c1", "3"), basis="in_all", nerves=("gon", "lon"))
    plan = bedside.record.plan
    assert plan is not None
    assert (plan.parts[0].volume, plan.parts[0].dose, plan.basis) == (Volume.ml("0.75"), milligrams(15), "in_all")
    assert len(blocks_open(bedside.record)) == 4


@pytest.mark.parametrize(
    ("nerves", "sides", "drugs", "basis", "text"),
    [
        (("gon",), BOTH, [("c1", "1")], "", "Is the volume meant per side or in all? Nothing was charted. Choose what it is meant for."),
        (("gon",), (), [("c1", "1")], "per_side", "A block needs a nerve, a side and a drug. Nothing was charted. Choose what is missing."),
        ((), BOTH, [("c1", "1")], "per_side", "A block needs a nerve, a side and a drug. Nothing was charted. Choose what is missing."),
        (("gon",), BOTH, [], "per_side", "A block needs a nerve, a side and a drug. Nothing was charted. Choose what is missing."),
        (("ton",), BOTH, [("c1", "1")], "per_side", "This protocol does not block “ton”. Nothing was charted. Choose a nerve of the list."),
        (("gon",), (Side.MIDLINE,), [("c1", "1")], "per_side",
         "A block is given on the left or on the right. Nothing was charted. Choose the side."),
        (("gon",), BOTH, [("c1", "1"), ("c1", "1")], "per_side",
         "One product stands twice in the plan. Nothing was charted. Add its volumes together."),
        (("gon",), BOTH, [("c9", "1")], "per_side",
         "This product is not open in this visit. Nothing was charted. Open it with its lot first."),
        (("gon",), BOTH, [("c1", "0")], "per_side",
         "0 mL of lidocaine 2 %, 50 mL cannot be drawn up. Nothing was charted. Type another volume."),
        (("gon",), BOTH, [("c1", "-1")], "per_side",
         "-1 mL of lidocaine 2 %, 50 mL cannot be drawn up. Nothing was charted. Type another volume."),
        (("gon",), BOTH, [("c1", "0.00001")], "per_side",
         "less than 0.0001 mL of lidocaine 2 %, 50 mL cannot be drawn up. Nothing was charted. Type another volume."),
        (("gon", "lon"), BOTH, [("c1", "0.0001")], "in_all",
         "0.0001 mL parted in 4 of lidocaine 2 %, 50 mL cannot be drawn up. Nothing was charted. Type another volume."),
        (("gon",), BOTH, [("c1", "25.5")], "per_side",
         "2 injections of 25.5 mL would need more lidocaine 2 %, 50 mL than is left (50 mL). Nothing was charted. "
         "Open another one, or plan less."),
    ],
)  # fmt: skip
def test_that_a_plan_that_cannot_be_given_is_refused(
    nerves: tuple[str, ...], sides: tuple[Side, ...], drugs: list[tuple[str, str]], basis: str, text: str
):
    bedside = at_the_block()
    typed = [(container, Volume.ml(ml)) for container, ml in drugs]
    assert bedside.refused(block.plan, nerves, sides, typed, basis).text == text


def test_that_the_question_per_side_or_in_all_has_no_answer_of_its_own():
    refusal = at_the_block().refused(block.plan, ("gon",), BOTH, [("c1", Volume.ml(1))], "perhaps")
    assert refusal.finding == "basis"


def test_that_only_drugs_of_a_block_are_planned():
    bedside = ready(combined())
    bedside.open_botox()
    for product in ("saline", "hydrocortisone_100", "articaine_4"):
        bedside.open(product)

    def refused(container: str) -> str:
        return bedside.refused(block.plan, ("gon",), BOTH, [(container, Volume.ml("0.1"))], "per_side").reason

    assert refused("c1") == "BOTOX 200 units is not given in a nerve block. Nothing was charted."
    assert refused("c2") == "sodium chloride 0.9 %, 10 mL is not given in a nerve block. Nothing was charted."
    assert refused("c3") == "hydrocortisone 100 mg is not dissolved yet. Nothing was charted."
    assert refused("c4") == "No maximum is known for articaine. Nothing was charted."


def test_that_the_same_plan_again_charts_nothing():
    bedside = at_the_block()
    bedside.plan(("c1", "1"))
    assert bedside.try_to(block.plan, ("gon", "gon"), (*BOTH, Side.LEFT), [("c1", Volume.ml("1.0"))], "per_side") == ()


def test_that_a_plan_changed_midway_needs_only_what_is_still_to_be_given():
    bedside = at_the_block()
    bedside.plan(("c2", "5"))
    bedside.do(block.give_block, "gon", Side.LEFT, aspiration="negative")
    assert balance(bedside.record, "c2").left == milligrams(25)
    bedside.plan(("c2", "4"))
    assert bedside.refused(block.plan, ("gon", "lon"), BOTH, [("c2", Volume.ml(4))], "per_side").reason.startswith(
        "3 injections of 2 mL would need more"
    )


def test_that_no_plan_has_no_volume():
    assert block.planned_volume(Bedside(gon_block()).record) is None


@pytest.mark.parametrize(
    ("ml", "says"),
    [
        ("1.5", []),
        ("3", []),
        ("3.1", ["3.1 mL for each GON block; usual is 1.5 to 3 mL.", "3.1 mL for each LON block; usual is 1 to 2 mL."]),
        ("1", ["1 mL for each GON block; usual is 1.5 to 3 mL."]),
    ],
)
def test_that_an_unusual_volume_is_pointed_out(ml: str, says: list[str]):
    bedside = at_the_block()
    bedside.plan(("c1", ml), nerves=("gon", "lon") if ml == "3.1" else ("gon",), basis="per_injection")
    assert [one.says for one in findings(bedside.record) if one.id.startswith("block_volume")] == says


# -- giving --------------------------------------------------------------------------------------------------------------------


def test_that_a_block_is_given_at_its_target_with_the_measured_distance():
    bedside = at_the_block()
    bedside.plan(("c1", "1"), ("c2", "1"))
    bedside.do(block.give_block, "gon", Side.RIGHT, aspiration="negative")
    given = bedside.record.blocks[0].event
    assert (given.nerve, given.side, given.from_protuberance, given.in_zone) == ("gon", Side.RIGHT, mm("28.0"), True)
    assert (given.x, given.y) == pytest.approx((450 + 118 / 3, 250 + 80 / 3))
    assert (given.aspiration, given.reason) == ("negative", "")
    assert blocks_open(bedside.record) == (("gon", Side.LEFT),)
    assert bedside.record.block("gon", Side.RIGHT) == bedside.record.blocks[0]
    assert (balance(bedside.record, "c1").given, balance(bedside.record, "c2").given) == (milligrams(20), milligrams(5))


def test_that_a_needle_mark_of_its_own_is_measured_from_the_protuberance():
    bedside = at_the_block()
    bedside.plan(("c1", "1"))
    line = bedside.record.line(Side.RIGHT)
    assert line is not None
    x, y = line.at_third(1)
    bedside.do(block.give_block, "gon", Side.RIGHT, (x - 4.0, y), aspiration="negative")
    given = bedside.record.blocks[0].event
    assert given.from_protuberance == mm("26.1")
    assert given.in_zone


def test_that_outside_the_zone_a_reason_is_asked():
    bedside = at_the_block()
    bedside.plan(("c1", "1"))
    refusal = bedside.refused(block.give_block, "gon", Side.RIGHT, (500.0, 400.0), reason="x", aspiration="negative")
    assert refusal.text == (
        "The needle mark lies outside the zone of GON right. Nothing was charted. Say why it is there, or put it into the zone."
    )
    assert refusal.finding == "outside_zone"
    bedside.do(block.give_block, "gon", Side.RIGHT, (500.0, 400.0), reason=" point of most tenderness ", aspiration="negative")
    given = bedside.record.blocks[0].event
    assert (given.in_zone, given.reason) == (False, "point of most tenderness")


@pytest.mark.parametrize("at", [(400.0, 270.0), (450.0, 270.0), (-1.0, 270.0), (float("nan"), 270.0)])
def test_that_no_reason_makes_the_wrong_side_right(at: Point):
    bedside = at_the_block()
    bedside.plan(("c1", "1"))
    refusal = bedside.refused(block.give_block, "gon", Side.RIGHT, at, reason="patient turned", aspiration="negative")
    assert refusal.text == "The needle mark does not lie on the right. Nothing was charted. Put the mark of GON on the right."


def test_that_the_zone_of_the_lesser_nerve_is_round_its_own_target():
    bedside = at_the_block()
    bedside.plan(("c1", "1"), nerves=("lon",))
    line = bedside.record.line(Side.LEFT)
    assert line is not None
    x, y = line.at_third(2)
    half = 7.5 / line.mm_per_unit(20)
    bedside.refused(block.give_block, "lon", Side.LEFT, (x, y + half + 0.1), aspiration="negative")
    bedside.do(block.give_block, "lon", Side.LEFT, (x, y + half - 0.1), aspiration="negative")
    assert bedside.record.blocks[0].event.in_zone


def test_that_without_a_zone_every_place_of_the_side_is_in_it():
    protocol = replace(gon_block(), limits=tuple(one for one in gon_block().limits if one.id != "zone_width_mm"))
    bedside = ready(protocol)
    bedside.open("lidocaine_2")
    bedside.place()
    bedside.plan(("c1", "1"))
    bedside.do(block.give_block, "gon", Side.RIGHT, (500.0, 600.0), aspiration="negative")


def test_that_the_zone_keeps_its_width_on_the_map_of_a_combined_visit():
    bedside = ready(combined())
    bedside.open("lidocaine_2")
    bedside.place()
    bedside.plan(("c1", "1"))
    bedside.do(block.give_block, "gon", Side.RIGHT, aspiration="negative")
    assert bedside.record.blocks[0].event.in_zone


def test_that_blood_on_aspiration_stops_the_injection():
    bedside = at_the_block()
    bedside.plan(("c1", "1"))
    assert bedside.refused(block.give_block, "gon", Side.LEFT, None, "positive").text == (
        "Only after a negative aspiration is a block given. Nothing was charted. "
        "Chart the positive aspiration, move the needle and aspirate again."
    )


def test_that_no_aspiration_is_taken_for_granted():
    bedside = at_the_block()
    bedside.plan(("c1", "1"))
    assert bedside.refused(block.give_block, "gon", Side.LEFT).reason == "The aspiration is not said. Nothing was charted."


def test_that_a_positive_aspiration_is_charted_and_the_block_waits_until_it_is_negative():
    bedside = at_the_block()
    bedside.plan(("c1", "1"))
    bedside.do(block.note_aspiration, "gon", Side.LEFT, " Blood ")
    assert [event for event, _ in bedside.record.aspirations] == [AspirationPositive("gon", Side.LEFT, "Blood")]
    assert blocks_open(bedside.record) == (("gon", Side.LEFT), ("gon", Side.RIGHT))
    assert describe(bedside.record.entries[-1].event, bedside.record) == "GON left, aspiration positive: blood, needle moved"
    bedside.do(block.give_block, "gon", Side.LEFT, aspiration="negative")
    assert bedside.folded() == bedside.record
    assert bedside.refused(block.note_aspiration, "gon", Side.LEFT).reason == "GON left is already given. Nothing was charted."
    assert bedside.refused(block.note_aspiration, "gon", Side.RIGHT, " ").reason == "What came back is not said. Nothing was charted."


@pytest.mark.parametrize(("basis", "each"), [("per_injection", "2"), ("per_side", "1"), ("in_all", "0.5")])
def test_that_each_meaning_of_a_volume_gives_its_own_injection(basis: str, each: str):
    bedside = at_the_block()
    bedside.plan(("c1", "2"), nerves=("gon", "lon"), basis=basis)
    assert (bedside.record.plan.parts[0].volume, bedside.record.plan.basis) == (Volume.ml(each), basis)


def test_that_what_was_not_planned_is_not_given():
    bedside = at_the_block()
    not_planned = "This block is not planned. Nothing was charted."
    assert bedside.refused(block.give_block, "gon", Side.LEFT, aspiration="negative").reason == not_planned
    bedside.plan(("c1", "1"), sides=(Side.LEFT,))
    for nerve, side in (("gon", Side.RIGHT), ("lon", Side.LEFT), ("ton", Side.LEFT), ("gon", Side.MIDLINE)):
        assert bedside.refused(block.give_block, nerve, side, aspiration="negative").reason == not_planned
    bedside.do(block.give_block, "gon", Side.LEFT, aspiration="negative")
    assert bedside.refused(block.give_block, "gon", Side.LEFT).reason == "GON left is already given. Nothing was charted."


def test_that_only_the_side_agreed_is_blocked():
    bedside = at_the_block("left")
    bedside.plan(("c1", "1"))
    refusal = bedside.refused(block.give_block, "gon", Side.RIGHT, aspiration="negative")
    assert refusal.text == ("The right side is not the side agreed. Nothing was charted. Correct the planned side and repeat the time-out.")
    bedside.do(block.give_block, "gon", Side.LEFT, aspiration="negative")


def test_that_a_block_waits_for_its_landmarks():
    bedside = ready(gon_block())
    bedside.open("lidocaine_2")
    bedside.plan(("c1", "1"))
    assert bedside.refused(block.give_block, "gon", Side.LEFT, aspiration="negative").go_on == "Place protuberance and mastoid first."


def test_that_a_block_waits_for_the_time_out():
    bedside = at_the_block()
    bedside.plan(("c1", "1"))
    from procedure_assistant.domain.commands import checklist

    bedside.do(checklist.answer, "time_out_side", ())
    refusal = bedside.refused(block.give_block, "gon", Side.LEFT, aspiration="negative")
    assert refusal.text == (
        "The side is not agreed yet: planned both, consented both and time-out not stated. Nothing was charted. "
        "Answer “Side agreed at time-out?” first."
    )


def test_that_two_products_of_one_block_are_each_counted_before_it_is_given():
    bedside = at_the_block()
    bedside.plan(("c1", "1"), ("c2", "1"))
    bedside.do(products.waste, "c2", milligrams(46), "dropped")
    assert bedside.refused(block.give_block, "gon", Side.LEFT, aspiration="negative").reason == (
        "1 injection of 1 mL would need more bupivacaine 0.5 %, 10 mL than is left (0.8 mL). Nothing was charted."
    )


def test_that_a_drug_whose_maximum_was_taken_from_the_formulary_is_not_given():
    bedside = at_the_block()
    bedside.plan(("c1", "1"))
    bedside.record = replace(bedside.record, formulary=replace(bedside.record.formulary, anaesthetics=()))
    refusal = bedside.refused(block.give_block, "gon", Side.LEFT, aspiration="negative")
    assert refusal.text == ("No maximum is known for lidocaine. Nothing was charted. Add its limit with a source to the formulary.")


# -- leaving it out ------------------------------------------------------------------------------------------------------------


def test_that_the_rest_of_a_block_is_omitted_for_a_reason_and_can_be_planned_again():
    bedside = at_the_block()
    bedside.plan(("c1", "1"))
    bedside.do(block.give_block, "gon", Side.LEFT, aspiration="negative")
    assert bedside.refused(block.omit_block, "").reason == "A block is omitted for a reason. Nothing was charted."
    bedside.do(block.omit_block, " patient fainted ")
    omitted = bedside.record.block_omitted
    assert omitted is not None
    assert omitted[0].reason == "patient fainted"
    assert blocks_open(bedside.record) == ()
    assert bedside.refused(block.give_block, "gon", Side.RIGHT).reason == "The block was omitted. Nothing was charted."
    assert bedside.refused(block.give_block, "gon", Side.LEFT).reason == "GON left is already given. Nothing was charted."
    bedside.plan(("c1", "1"))
    assert bedside.record.block_omitted is None
    bedside.do(block.give_block, "gon", Side.RIGHT, aspiration="negative")
    assert bedside.refused(block.omit_block, "patient fainted").reason == "No block is waiting. Nothing was charted."


def test_that_the_omission_of_a_block_is_undone():
    bedside = at_the_block()
    bedside.do(block.omit_block, "patient declined")
    bedside.do(course.undo)
    assert bedside.record.block_omitted is None


def test_that_a_visit_without_a_block_omits_none():
    assert Bedside(preempt()).refused(block.omit_block, "declined").reason == "This visit has no nerve block. Nothing was charted."


def test_that_a_signed_record_takes_no_block():
    from tests.domain.test_course import signed

    bedside = signed()
    for refusal in (
        bedside.refused(block.place_landmarks, EOP, LEFT, None),
        bedside.refused(block.measure, Side.LEFT, mm("84")),
        bedside.refused(block.plan, ("gon",), BOTH, [("c2", Volume.ml(1))], "per_side"),
        bedside.refused(block.give_block, "gon", Side.LEFT, aspiration="negative"),
        bedside.refused(block.omit_block, "declined"),
    ):
        assert refusal.reason == "The record is signed and closed. Nothing was charted."
