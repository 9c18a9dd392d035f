from __future__ import annotations

from datetime import timedelta

import pytest

from procedure_assistant.domain.commands import block, checklist, course
from procedure_assistant.domain.commands.injection_map import give, give_all, omit_rest
from procedure_assistant.domain.injection_map import Side
from tests.domain.bedside import Bedside, ready, ready_to_inject
from tests.domain.samples import START, gon_block, preempt


def injected() -> Bedside:
    """Everything given, pain scored before and after."""
    bedside = ready_to_inject()
    bedside.do(course.score_pain, "before", 7, bedside.now)
    bedside.do(give_all)
    for side in (Side.LEFT, Side.RIGHT):
        bedside.do(block.give_block, "gon", side, aspiration="negative")
    bedside.later(minutes=25, seconds=40)
    bedside.do(course.score_pain, "after", 3, bedside.now)
    return bedside


def signed() -> Bedside:
    """A complete, signed visit."""
    bedside = injected()
    bedside.finish()
    return bedside


def test_that_pain_after_counts_the_full_minutes_since_the_last_block():
    bedside = injected()
    assert [(one.event.moment, one.event.value, one.event.minutes) for one in bedside.record.scores] == [
        ("before", 7, None), ("after", 3, 25),
    ]  # fmt: skip
    assert bedside.record.last_block_at == START


def test_that_pain_after_toxin_alone_has_no_minutes():
    bedside = Bedside(preempt())
    bedside.do(course.score_pain, "after", 0, bedside.now)
    assert bedside.record.scores[0].event.minutes is None


@pytest.mark.parametrize("value", [-1, 11])
def test_that_pain_is_scored_from_0_to_10(value: int):
    refusal = Bedside().refused(course.score_pain, "before", value, START)
    assert (refusal.text, refusal.place) == (f"{value} is not a pain score. Nothing was charted. Choose 0 to 10.", "pain_before")


def test_that_pain_is_scored_before_or_after():
    assert Bedside().refused(course.score_pain, "during", 5, START).go_on == "Choose one of the two."


def test_that_pain_after_a_block_waits_for_the_block():
    refusal = Bedside(gon_block()).refused(course.score_pain, "after", 3, START)
    assert refusal.reason == "The block is not given yet. Nothing was charted."


def test_that_a_clock_set_back_costs_the_minutes_and_not_the_score():
    bedside = injected()
    bedside.do(course.score_pain, "after", 3, START - timedelta(seconds=1))
    last = bedside.record.scores[-1].event
    assert (last.moment, last.value, last.minutes) == ("after", 3, None)


def test_that_an_adverse_event_is_kept_in_words():
    bedside = Bedside()
    assert bedside.refused(course.note_adverse_event, " ").reason == "What happened is not said. Nothing was charted."
    bedside.do(course.note_adverse_event, " syncope ", " legs up ", " well after 5 min ")
    event, stamp = bedside.record.adverse[0]
    assert (event.what, event.treatment, event.outcome, stamp.at) == ("syncope", "legs up", "well after 5 min", START)


def test_that_there_is_nothing_to_undo_or_redo_at_first():
    bedside = Bedside()
    assert bedside.refused(course.undo).reason == "There is nothing to undo."
    assert bedside.refused(course.redo).reason == "There is nothing to redo."


def test_that_a_complete_visit_is_signed_at_its_hash():
    bedside = injected()
    bedside.finish()
    signature = bedside.record.signature
    assert signature is not None
    assert (signature.event.name, signature.event.credentials, signature.event.head) == ("E. Marsh", "MD", "00")
    assert signature.seq == bedside.record.seq
    assert bedside.record.signed


def test_that_an_open_point_keeps_a_visit_unsigned_and_is_named():
    bedside = injected()
    refusal = bedside.refused(course.sign, "E. Marsh", "MD", "00")
    assert refusal.reason == "3 items still open: BOTOX 200 units: 45 units left to account for"
    assert (refusal.go_on, refusal.place) == ("Complete the list before signing.", "waste")


def test_that_a_stop_that_came_up_late_keeps_a_visit_unsigned():
    bedside = injected()
    bedside.try_to(checklist.quick_answers, "discharge")
    from procedure_assistant.domain.commands import products

    bedside.do(products.waste_all, "rest")
    bedside.answer(infection="yes")
    assert bedside.refused(course.sign, "E. Marsh", "MD", "00").reason == "1 item still open: Infection at the site."


def test_that_a_signature_has_a_name():
    bedside = injected()
    bedside.try_to(checklist.quick_answers, "discharge")
    from procedure_assistant.domain.commands import products

    bedside.do(products.waste_all, "rest")
    assert bedside.refused(course.sign, "  ", "MD", "00").place == "sign"


def test_that_a_signed_record_can_be_printed_and_nothing_else():
    bedside = signed()
    before = bedside.record
    for refusal in (
        bedside.refused(course.undo),
        bedside.refused(course.redo),
        bedside.refused(course.score_pain, "after", 3, bedside.now),
        bedside.refused(course.note_adverse_event, "late ptosis"),
        bedside.refused(course.sign, "E. Marsh", "MD", "00"),
        bedside.refused(give, ["procerus_1"]),
        bedside.refused(give_all),
    ):
        assert refusal.go_on == "A later change is an amendment."
    for paper in ("letter", "a4"):
        bedside.do(course.print_copy, "record", paper, "printer")
    bedside.do(course.print_copy, "leaflet", "a4", "file")
    assert [(printed.document, printed.copy) for printed, _ in bedside.record.prints] == [("record", 1), ("record", 2), ("leaflet", 1)]
    assert bedside.record.signature == before.signature
    assert bedside.folded() == bedside.record


def test_that_a_print_of_a_draft_does_not_stand_in_the_way_of_undo():
    bedside = ready(preempt())
    bedside.do(course.print_copy, "record", "a4", "file")
    bedside.do(course.undo)
    assert len(bedside.record.prints) == 1


def test_that_a_visit_ended_early_can_be_signed_with_the_reasons():
    """The patient faints after the first site: the rest and the block are left out, the fact is noted, the visit is closed."""
    bedside = ready_to_inject()
    bedside.do(course.score_pain, "before", 7, bedside.now)
    bedside.do(give, ["corrugator_left_1"])
    bedside.do(course.note_adverse_event, "syncope")
    bedside.do(omit_rest, "patient fainted")
    bedside.do(block.omit_block, "patient fainted")
    bedside.do(course.score_pain, "after", 7, bedside.now)
    bedside.finish()
    assert bedside.record.signed


def test_that_a_visit_called_off_before_any_product_was_opened_can_be_signed():
    bedside = ready()
    bedside.do(omit_rest, "patient withdrew consent")
    bedside.do(block.omit_block, "patient withdrew consent")
    for moment in ("before", "after"):
        bedside.do(course.score_pain, moment, 7, bedside.now)
    bedside.finish()
    assert bedside.record.signed
