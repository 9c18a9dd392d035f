"""What one press may chart: the answers of the last visit and the usual ones, and never what has to be said in this visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from procedure_assistant.domain.commands import checklist, together
from procedure_assistant.domain.commands.decision import Refusal
from procedure_assistant.domain.completeness import open_items
from procedure_assistant.domain.events import StepAnswered
from procedure_assistant.domain.proposals import CARRIED, TOGETHER, UsedBefore, offered
from procedure_assistant.domain.proposals import together as proposed
from tests.domain.regenerative import visit

HISTORY = {
    "diagnosis": "g43_719", "earlier_treatment": "first", "headache_days": "22", "migraine_days": "14", "headache_hours": "four_or_more",
    "failed_preventives": "topiramate",
}  # fmt: skip


def answered(offer: str, **answers: str):  # type: ignore[no-untyped-def]
    """A visit of today with these answers."""
    made = visit(offer)
    for step, value in answers.items():
        made.do(checklist.answer, step, (value,))
    return made


def section(record, name: str):  # type: ignore[no-untyped-def]
    found = record.protocol.section(name)
    assert found is not None
    return found


def test_that_the_history_is_proposed_as_it_was_and_the_rest_as_usual():
    earlier = answered("preempt_botox", **HISTORY).record
    today = visit("preempt_botox").record
    found = proposed(today, section(today, "indication"), earlier)
    assert found is not None
    assert [one.id for one in found.sections] == ["indication", "history", "baseline"]
    carried = {one.step.id: one.values[0] for one in found.answers if one.carried}
    # Whoever was treated at the last visit was treated before; what came of it was not told then, so it is asked.
    assert carried == {**HISTORY, "earlier_treatment": "earlier"}
    assert {one.step.id for one in found.answers if not one.carried} == {
        "imaging", "last_toxin", "baseline_photo", "brow_position", "neck_shoulder_strength"
    }  # fmt: skip
    assert found.day == earlier.day


def test_that_a_question_that_has_to_be_typed_stays_open_and_the_others_are_proposed():
    earlier = answered("preempt_botox", **{**HISTORY, "earlier_treatment": "earlier"}).record  # without its effect
    made = visit("preempt_botox")
    found = proposed(made.record, section(made.record, "indication"), earlier)
    assert found is not None
    assert found.ask is None
    made.do(together.confirm, found.with_choice(""))
    assert [item.place for item in open_items(made.record) if item.place == "earlier_effect"] == ["earlier_effect"]


def test_that_without_a_last_visit_nothing_of_the_history_is_proposed():
    today = visit("preempt_botox").record
    assert proposed(today, section(today, "indication"), None) is None


def test_that_what_was_answered_already_is_not_proposed():
    made = answered("preempt_botox", **{**HISTORY, "headache_days": "16"})
    earlier = answered("preempt_botox", **HISTORY).record
    found = proposed(made.record, section(made.record, "history"), earlier)
    assert found is not None
    assert "headache_days" not in {one.step.id for one in found.answers}


def test_that_the_side_of_consent_and_time_out_is_asked_and_never_proposed():
    earlier = answered("gon_block", planned_side="both", consent_side="both", time_out_side="both").record
    today = visit("gon_block").record
    for name, step in (("consent", "consent_side"), ("time_out", "time_out_side")):
        found = proposed(today, section(today, name), earlier)
        assert found is not None
        assert found.ask is not None
        assert found.ask.id == step
        assert step not in {one.step.id for one in found.answers}
        assert not any(one.carried for one in found.answers)


@pytest.mark.parametrize("name", ["identity", "safety", "preparation"])
def test_that_identity_safety_and_preparation_are_answered_each_by_itself(name: str):
    earlier = answered("preempt_botox", **HISTORY).record
    today = visit("preempt_botox").record
    assert name not in {one for group in TOGETHER for one in group}
    assert proposed(today, section(today, name), earlier) is None


def test_that_no_carried_question_is_one_of_identity_consent_time_out_or_safety():
    for offer in ("preempt_botox", "gon_block", "prp_occipital"):
        for one in visit(offer).record.protocol.sections:
            if one.id not in ("indication", "history"):
                assert not CARRIED & {step.id for step in one.steps}


def test_that_an_answer_that_is_no_longer_offered_is_not_proposed():
    earlier = answered("gon_block", diagnosis="g43_719", block_indication="bridge", planned_side="both").record
    gone = replace(earlier, standing={**earlier.standing, "block_indication": ("no_such_choice",)})
    today = visit("gon_block").record
    found = proposed(today, section(today, "indication"), gone)
    # One question is left then, and it is answered on its own page.
    assert found is None or "block_indication" not in {one.step.id for one in found.answers}


# -- the command -----------------------------------------------------------------------------------------------------------


def test_that_one_press_is_one_undo_and_all_or_nothing():
    made = visit("preempt_botox")
    decision = together.confirm(made.record, (("headache_days", ("22",)), ("migraine_days", ("14",))))
    assert decision == (StepAnswered("headache_days", ("22",)), StepAnswered("migraine_days", ("14",)))
    refused = together.confirm(made.record, (("headache_days", ("22",)), ("migraine_days", ("many",))))
    assert isinstance(refused, Refusal)
    made.do(together.confirm, (("headache_days", ("22",)), ("migraine_days", ("14",))))
    assert len(made.record.done) == 1


# -- lots ------------------------------------------------------------------------------------------------------------------


def used(product: str, **changes: object) -> UsedBefore:
    day = visit("preempt_botox").record.day
    return replace(UsedBefore(product, product, "L1", day + timedelta(days=200), "4", "saline", day), **changes)  # type: ignore[arg-type]


def test_that_only_lots_that_can_be_used_today_are_offered():
    record = visit("preempt_botox").record
    yesterday = record.day - timedelta(days=1)
    shelf = (used("botox_200"), used("botox_100", expiry=yesterday), used("no_such_product"))
    assert [one.product for one in offered(record, shelf, None)] == ["botox_200"]


def test_that_a_lot_expiring_today_is_offered():
    record = visit("preempt_botox").record
    assert [one.product for one in offered(record, (used("botox_200", expiry=record.day),), None)] == ["botox_200"]
    assert isinstance(record.day, date)
