"""The side lock: planned, consented and time-out side agree before any needle, whichever procedure has a side."""

from __future__ import annotations

import pytest

from procedure_assistant.domain import events as e
from procedure_assistant.domain import sides
from procedure_assistant.domain.commands import block, checklist, closing, course, ultrasound
from procedure_assistant.domain.commands.decision import not_ready
from procedure_assistant.domain.findings import findings, stops
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Severity
from procedure_assistant.domain.units import Volume
from tests.domain.bedside import Bedside, ready
from tests.domain.regenerative import NOW, begun
from tests.domain.samples import gon_block, preempt

LEFT, RIGHT = Side.LEFT, Side.RIGHT
STEPS = ("planned_side", "consent_side", "time_out_side")
WHERE = "planned in “Side”, consented in “Consent” and time-out in “Time-out”"


def planned(side: str, *, plan: tuple[Side, ...] = (LEFT, RIGHT)) -> Bedside:
    """A block of which only the needle is left to do."""
    bedside = ready(gon_block(), side=side)
    drug = bedside.open("lidocaine_2")
    bedside.place()
    bedside.plan((drug, "1"), sides=plan)
    return bedside


@pytest.mark.parametrize("changed", STEPS)
@pytest.mark.parametrize("other", ["right", "both"])
def test_that_a_block_of_one_side_waits_until_the_three_agree(changed: str, other: str):
    bedside = planned("left", plan=(LEFT,))
    bedside.answer(**{changed: other})
    values = dict.fromkeys(STEPS, "left") | {changed: other}
    said = f"planned {values[STEPS[0]]}, consented {values[STEPS[1]]} and time-out {values[STEPS[2]]}"
    refusal = bedside.refused(block.give_block, "gon", LEFT, aspiration="negative")
    assert (refusal.reason, refusal.place) == (f"The sides do not agree: {said}. Nothing was charted.", changed)
    assert WHERE in refusal.go_on
    bedside.answer(**{changed: "left"})
    bedside.do(block.give_block, "gon", LEFT, aspiration="negative")


@pytest.mark.parametrize("changed", STEPS)
def test_that_a_side_that_nobody_stated_is_named(changed: str):
    bedside = planned("left", plan=(LEFT,))
    bedside.do(checklist.answer, changed, ())
    refusal = bedside.refused(block.give_block, "gon", LEFT, aspiration="negative")
    assert refusal.place == changed
    assert f"{sides.STEPS[changed]} not stated" in refusal.reason
    assert refusal.reason.count("left") == 2


def test_that_both_sides_are_covered_by_all_three():
    bedside = planned("both")
    bedside.answer(consent_side="left")
    assert bedside.refused(block.give_block, "gon", LEFT, aspiration="negative").finding == sides.MISMATCH
    bedside.answer(consent_side="both")
    for side in (LEFT, RIGHT):
        bedside.do(block.give_block, "gon", side, aspiration="negative")


@pytest.mark.parametrize("changed", STEPS)
def test_that_a_target_under_the_probe_waits_for_the_same_three(changed: str):
    bedside, product = begun()
    for step in STEPS:
        bedside.try_to(checklist.answer, step, ("left",))
    bedside.answer(**{changed: "right"})
    refusal = bedside.refused(ultrasound.inject, "gon_c2", LEFT, product, Volume.ml(1), NOW, aspiration="negative")
    assert (refusal.finding, refusal.place) == (sides.MISMATCH, changed)
    bedside.answer(**{changed: "left"})
    bedside.do(ultrasound.inject, "gon_c2", LEFT, product, Volume.ml(1), NOW, aspiration="negative")


def test_that_a_mismatch_is_said_before_anything_that_is_only_missing():
    bedside = Bedside(gon_block())
    bedside.answer(planned_side="left", time_out_side="right")
    refusal = not_ready(bedside.record)
    assert refusal is not None
    assert refusal.reason == "The sides do not agree: planned left, consented not stated and time-out right. Nothing was charted."


def test_that_no_reason_of_anybody_goes_past_the_sides():
    bedside = planned("left", plan=(LEFT,))
    bedside.answer(time_out_side="right")
    refusal = bedside.refused(checklist.override, sides.MISMATCH, "the patient wants it so")
    assert refusal.reason.endswith("No reason goes past this.")
    assert refusal.place == "time_out_side"


def test_that_an_undo_that_brings_back_another_side_stops_at_once():
    bedside = planned("left", plan=(LEFT,))
    bedside.answer(planned_side="right")
    bedside.answer(planned_side="left")
    assert stops(bedside.record) == ()
    bedside.do(course.undo)
    assert [(stop.id, stop.place) for stop in stops(bedside.record)] == [(sides.MISMATCH, "planned_side")]
    bedside.do(course.undo)
    assert stops(bedside.record) == ()


def test_that_what_was_given_on_a_side_no_longer_agreed_stops_and_names_it():
    bedside = planned("left", plan=(LEFT,))
    bedside.do(block.give_block, "gon", LEFT, aspiration="negative")
    for step in STEPS:
        bedside.answer(**{step: "right"})
    (stop,) = stops(bedside.record)
    assert stop.id == "side_given:GON:left"
    assert stop.says == "GON left is given, and the sides agreed are planned right, consented right and time-out right."
    bedside.do(checklist.override, stop.id, "left was injected, the patient is told")
    assert stops(bedside.record) == ()


def test_that_an_answer_amended_after_signing_shows_that_the_sides_disagree():
    bedside = planned("left", plan=(LEFT,))
    bedside.do(block.give_block, "gon", LEFT, aspiration="negative")
    signed = bedside.record.then((e.Entry(bedside.record.seq + 1, bedside.now, "E. Marsh", "", e.Signed("E", "MD", "s", "00"), 1),))
    decision = closing.amend(signed, lambda record: checklist.answer(record, "consent_side", ("right",)), "the form says right")
    assert isinstance(decision, tuple)
    after = signed.then(
        tuple(e.Entry(signed.seq + 1 + at, bedside.now, "E. Marsh", "", event, signed.seq + 1) for at, event in enumerate(decision))
    )
    assert [stop.says for stop in stops(after)] == ["The sides do not agree: planned left, consented right and time-out left."]


@pytest.mark.parametrize(
    ("side", "plan", "says"),
    [
        ("both", (LEFT, RIGHT), None),
        ("left", (LEFT,), None),
        ("both", (LEFT,), "The block is planned for the left; agreed is the left and the right."),
        ("left", (LEFT, RIGHT), "The block is planned for the left and the right; agreed is the left."),
        ("right", (LEFT,), "The block is planned for the left; agreed is the right."),
    ],
)
def test_that_a_plan_of_other_sides_than_agreed_is_told(side: str, plan: tuple[Side, ...], says: str | None):
    bedside = planned(side, plan=plan)
    told = [(one.severity, one.says) for one in findings(bedside.record) if one.id == sides.PLAN]
    assert told == ([(Severity.CAUTION, says)] if says else [])


def test_that_a_visit_without_a_side_has_no_lock():
    record = ready(preempt()).record
    assert (sides.told(record), sides.missing(record), sides.agreed(record), sides.odd_one(record)) == ((), (), (), None)
