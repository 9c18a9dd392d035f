from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from procedure_assistant.domain.commands import Refusal, checklist
from procedure_assistant.domain.commands.injection_map import give
from procedure_assistant.domain.findings import findings, stops
from procedure_assistant.domain.protocol import Ask, Condition, Step
from tests.domain import samples
from tests.domain.bedside import Bedside, ready
from tests.domain.samples import gon_block, preempt


def values(bedside: Bedside, step: str) -> tuple[str, ...]:
    answer = bedside.record.answers.get(step)
    return answer.values if answer else ()


@pytest.mark.parametrize(
    ("step", "typed", "kept"),
    [
        ("identity_mrn", ("yes",), ("yes",)),
        ("diagnosis", (" g43_719 ",), ("g43_719",)),
        ("headache_days", ("20",), ("20",)),
        ("weight_kg", ("82.50",), ("82.50",)),
        ("weight_kg", ("82,5",), ("82.5",)),
        ("failed_preventives", (" topiramate 100 mg ", ""), ("topiramate 100 mg",)),
        ("anticoagulant_which", ("warfarin", "aspirin", "warfarin"), ("warfarin", "aspirin")),
        ("weight_on", ("20261119",), ("2026-11-19",)),
        ("weight_on", ("2026-11-23",), ("2026-11-23",)),
        ("next_visit", ("2027-02-15",), ("2027-02-15",)),
    ],
)
def test_that_an_answer_is_kept_as_given(step: str, typed: tuple[str, ...], kept: tuple[str, ...]):
    bedside = Bedside()
    bedside.do(checklist.answer, step, typed)
    assert values(bedside, step) == kept


@pytest.mark.parametrize(
    ("step", "typed", "reason", "go_on"),
    [
        ("gastric_band", ("yes",), "This visit does not ask “gastric_band”.", "Choose a question of the list."),
        ("identity_mrn", ("no",), "“Number matches” cannot be answered with “no”.", "Choose one of the answers shown."),
        ("diagnosis", ("r51",), "“Diagnosis?” cannot be answered with “r51”.", "Choose one of the answers shown."),
        ("diagnosis", ("g43_719", "m54_81"), "“Diagnosis?” takes one answer. Nothing was charted.", "Choose or type one."),
        ("anticoagulant_which", ("aspirin", "tea"), "“Which?” cannot be answered with “tea”.", "Choose one of the answers shown."),
        ("headache_days", ("twenty",), "“twenty” is not a number. Nothing was charted.", "Type a number, such as 82 or 2.5."),
        ("headache_days", ("20", "21"), "“Headache days in 28?” takes one answer. Nothing was charted.", "Choose or type one."),
        ("headache_days", ("29",), "29 days is not possible here. Nothing was charted.", "Type a whole number from 0 to 28."),
        ("headache_days", ("-1",), "-1 days is not possible here. Nothing was charted.", "Type a whole number from 0 to 28."),
        ("headache_days", ("2.5",), "2.5 days is not possible here. Nothing was charted.", "Type a whole number from 0 to 28."),
        ("weight_kg", ("0",), "0 kg is not possible here. Nothing was charted.", "Type a number from 2 to 400."),
        ("weight_kg", ("82.12345",), "about 82.1234 kg is not possible here. Nothing was charted.", "Type a number from 2 to 400."),
        ("inr", ("-2",), "-2 is not possible here. Nothing was charted.", "Type a number of at least 0."),
        ("last_toxin_date", ("23/11/2026",), "“23/11/2026” is not a date. Nothing was charted.", "Write it as 2026-11-23."),
        ("last_toxin_date", ("2026-11-24",), "24 Nov 2026 lies after this visit. Nothing was charted.", "Type a day that has been."),
        ("last_toxin_date", ("1981-02-13",), "13 Feb 1981 lies before the birth date. Nothing was charted.", "Type a later day."),
        ("next_visit", ("2026-11-23",), "23 Nov 2026 is not after this visit. Nothing was charted.", "Type a later day."),
        ("failed_preventives", ("a", "b"), "“Preventives tried?” takes one answer. Nothing was charted.", "Choose or type one."),
    ],
)
def test_that_an_answer_that_cannot_be_is_refused_with_the_way_on(step: str, typed: tuple[str, ...], reason: str, go_on: str):
    refusal = Bedside().refused(checklist.answer, step, typed)
    assert (refusal.reason, refusal.go_on) == (reason, go_on)
    assert refusal.text == f"{reason} {go_on}"


@pytest.mark.parametrize(
    ("bounds", "typed", "go_on"),
    [
        ({"maximum": Decimal(10)}, "11", "Type a number of at most 10."),
        ({"whole": True}, "1.5", "Type a whole number."),
    ],
)
def test_that_the_way_on_names_the_bounds_there_are(bounds: dict[str, object], typed: str, go_on: str):
    step = replace(Step("n", Ask.NUMBER, "N?", "{}"), **bounds)  # type: ignore[arg-type]
    protocol = gon_block()
    section = replace(samples.WEIGHT, steps=(step,))
    bedside = Bedside(replace(protocol, sections=(section, *protocol.sections[1:])))
    assert bedside.refused(checklist.answer, "n", (typed,)).go_on == go_on


def test_that_the_same_answer_again_charts_nothing():
    bedside = Bedside()
    bedside.answer(diagnosis="g43_719")
    assert bedside.try_to(checklist.answer, "diagnosis", ("g43_719",)) == ()
    assert bedside.try_to(checklist.answer, "headache_days", ()) == ()


def test_that_an_answer_can_be_taken_away():
    bedside = Bedside()
    bedside.answer(diagnosis="g43_719")
    bedside.do(checklist.answer, "diagnosis", ())
    assert bedside.record.answers == {}
    assert bedside.record.value("diagnosis") == ""


def test_that_an_answer_whose_question_went_away_counts_nowhere_and_is_not_lost():
    bedside = ready()
    bedside.answer(anticoagulant="yes", anticoagulant_which="warfarin", inr="4")
    assert [finding.id for finding in stops(bedside.record)] == ["warfarin", "inr_high"]
    bedside.answer(anticoagulant="no")
    assert stops(bedside.record) == ()
    assert bedside.record.value("inr") == ""
    assert [step for step in ("anticoagulant_which", "inr") if bedside.record.asks(_step(bedside, step))] == []
    assert values(bedside, "inr") == ("4",)
    bedside.answer(anticoagulant="yes")
    assert bedside.record.value("inr") == "4"


def _step(bedside: Bedside, step_id: str) -> Step:
    step = bedside.record.protocol.step(step_id)
    assert step is not None
    return step


def test_that_the_quick_answer_fills_what_is_open_and_leaves_what_was_said():
    bedside = Bedside()
    bedside.answer(anticoagulant="yes")
    bedside.do(checklist.quick_answers, "safety")
    assert (values(bedside, "infection"), values(bedside, "anticoagulant")) == (("no",), ("yes",))
    assert values(bedside, "anticoagulant_which") == ()
    assert bedside.try_to(checklist.quick_answers, "safety") == ()


def test_that_quick_answers_of_one_press_are_undone_together():
    from procedure_assistant.domain.commands import course

    bedside = Bedside()
    bedside.do(checklist.quick_answers, "identity")
    bedside.do(course.undo)
    assert bedside.record.answers == {}


@pytest.mark.parametrize("section", ["indication", "map", "nowhere"])
def test_that_a_part_without_a_quick_answer_says_so(section: str):
    assert Bedside().refused(checklist.quick_answers, section).reason == "This part has no quick answer."


# -- going past a stop ---------------------------------------------------------------------------------------------------------


def test_that_a_stop_is_passed_only_with_a_reason_which_is_kept_with_its_words():
    bedside = ready(preempt())
    bedside.answer(infection="yes")
    refusal = bedside.refused(give, ["procerus_1"])
    assert refusal.reason == "Infection at the site. Nothing was charted."
    assert refusal.go_on == "Go on with a physician’s stated reason. Source: LBL 2.1."
    assert refusal.finding == "infection_yes"
    assert bedside.refused(checklist.override, "infection_yes", " ab ").reason == "A reason is needed to go past a stop."
    bedside.do(checklist.override, "infection_yes", " far from the site ")
    override = bedside.record.overrides["infection_yes"]
    assert (override.says, override.reason, override.stamp.who) == ("Infection at the site.", "far from the site", "E. Marsh")
    assert stops(bedside.record) == ()
    assert [finding.override for finding in findings(bedside.record) if finding.id == "infection_yes"] == [override]


def test_that_a_reason_given_for_one_answer_does_not_cover_another():
    bedside = ready(preempt())
    bedside.answer(headache_days="14")
    bedside.do(checklist.override, "headache_days_few", "diary incomplete")
    assert stops(bedside.record) == ()
    bedside.answer(headache_days="2")
    assert [finding.id for finding in stops(bedside.record)] == ["headache_days_few"]
    bedside.answer(headache_days="14")
    assert [finding.id for finding in stops(bedside.record)] == ["headache_days_few"]


def test_that_a_reason_stands_while_other_questions_are_answered():
    bedside = ready(preempt())
    bedside.answer(headache_days="14")
    bedside.do(checklist.override, "headache_days_few", "diary incomplete")
    bedside.answer(failed_preventives="propranolol", infection="not_known")
    assert stops(bedside.record) == ()


def test_that_only_a_stop_that_stands_can_be_passed():
    bedside = ready(preempt())
    assert bedside.refused(checklist.override, "infection_yes", "because").reason == "There is no such stop now."
    bedside.answer(infection="not_known")
    refusal = bedside.refused(checklist.override, "infection_unknown", "because")
    assert refusal.reason == "This is a caution; it stops nothing."


def test_that_disagreeing_sides_are_corrected_and_never_reasoned_away():
    bedside = ready(gon_block(), side="left")
    bedside.answer(consent_side="right")
    refusal = bedside.refused(checklist.override, "side_mismatch", "patient insists")
    assert refusal.reason == ("The sides do not agree: planned left, consented right and time-out left. No reason goes past this.")
    assert refusal.go_on == (
        "Correct the one that is wrong before the first needle: planned in “Side”, consented in “Consent” and time-out in “Time-out”."
    )
    bedside.answer(consent_side="left")
    assert stops(bedside.record) == ()


def test_that_no_safety_question_is_skipped_before_the_first_needle():
    bedside = ready(preempt())
    bedside.do(checklist.answer, "infection", ())
    bedside.do(checklist.answer, "anticoagulant", ())
    refusal = bedside.refused(give, ["procerus_1"])
    assert refusal.reason == "“Safety questions” is not complete, 2 questions open. Nothing was charted."
    assert (refusal.go_on, refusal.place) == ("Answer “Infection at a site?” first.", "infection")
    bedside.do(checklist.quick_answers, "safety")
    bedside.answer(anticoagulant="yes")
    refusal = bedside.refused(give, ["procerus_1"])
    assert refusal.reason == "“Safety questions” is not complete. Nothing was charted."
    assert refusal.place == "anticoagulant_which"


def test_that_a_rule_over_a_question_that_no_longer_applies_is_silent():
    """The INR rule looks at its own step; hidden, its answer is no answer for any other condition either."""
    looks = Condition(step="inr", above=Decimal("3.5"))
    bedside = ready()
    bedside.answer(anticoagulant="yes", anticoagulant_which="warfarin", inr="4")
    assert bedside.record.holds(looks)
    bedside.answer(anticoagulant="no")
    assert not bedside.record.holds(looks)


def test_that_a_signed_record_takes_no_answer():
    from tests.domain.test_course import signed

    bedside = signed()
    for decision in (
        bedside.refused(checklist.answer, "diagnosis", ("m54_81",)),
        bedside.refused(checklist.quick_answers, "safety"),
        bedside.refused(checklist.override, "x", "because"),
    ):
        assert decision == Refusal("The record is signed and closed. Nothing was charted.", "A later change is an amendment.")
