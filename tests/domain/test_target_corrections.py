"""A positive aspiration at a target, and what an injection or a discard truly was: charted, refused, amended with both values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from procedure_assistant.domain.amendments import amended, following, key_of
from procedure_assistant.domain.commands import Refusal, block, closing, course, passport, ultrasound
from procedure_assistant.domain.completeness import open_items
from procedure_assistant.domain.events import TargetCorrected, TargetInjected
from procedure_assistant.domain.events_regenerative import AfterAspiration, BiologicDiscarded, DiscardCorrected, Guidance, TargetAspirated
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.passport.reading import passport_of
from procedure_assistant.domain.regenerative_words import aspirated_words
from procedure_assistant.domain.totals import balance
from procedure_assistant.domain.units import Volume
from procedure_assistant.domain.words import describe
from tests.domain.bedside import Bedside
from tests.domain.regenerative import NOTE, NOW, answer_required, begun, given, tuples, visit
from tests.domain.test_ultrasound import guided_block, signed

LEFT, RIGHT = Side.LEFT, Side.RIGHT
MOVED, ABANDONED = AfterAspiration.MOVED, AfterAspiration.ABANDONED
WHERE = ("gon_nuchal", LEFT, "b1")


def left_of(bedside: Bedside) -> Decimal | None:
    found = passport_of(bedside.record, "b1")
    assert found is not None
    return found.left_ml


# -- positive aspiration -------------------------------------------------------------------------------------------------


def test_that_an_injection_after_a_positive_aspiration_says_so():
    bedside, product = begun()
    assert bedside.try_to(ultrasound.note_aspiration, "gon_nuchal", LEFT, " Blood ", MOVED, "Occipital artery") == (
        TargetAspirated("gon_nuchal", LEFT, "Blood", "Occipital artery", MOVED),
    )
    said = "GON nuchal left, aspiration positive: blood, occipital artery; needle withdrawn, moved on"
    assert describe(bedside.record.entries[-1].event, bedside.record) == said
    assert bedside.record.regenerative.given == ()
    bedside.do(ultrasound.inject, "gon_nuchal", LEFT, product, Volume.ml("2"), NOW, aspiration="negative")
    (one,) = bedside.record.regenerative.given
    assert aspirated_words(one) == "negative, first positive (blood, occipital artery), needle withdrawn and moved"
    bedside.do(ultrasound.inject, "gon_nuchal", RIGHT, product, Volume.ml("2"), NOW, aspiration="negative")
    assert aspirated_words(bedside.record.regenerative.given[1]) == "negative"
    assert bedside.folded() == bedside.record


def test_that_an_abandoned_target_takes_no_injection_and_the_others_do():
    bedside, product = begun()
    bedside.do(ultrasound.note_aspiration, "gon_c2", LEFT, "Blood", ABANDONED)
    refused = bedside.refused(ultrasound.inject, "gon_c2", LEFT, product, Volume.ml("2"), NOW, aspiration="negative")
    assert refused.text == (
        "GON C2 left was abandoned after a positive aspiration. Nothing was charted. Undo that, or choose another target."
    )
    assert bedside.refused(ultrasound.note_aspiration, "gon_c2", LEFT, "Blood", MOVED).reason == refused.reason
    bedside.do(ultrasound.inject, "gon_nuchal", LEFT, product, Volume.ml("2"), NOW, aspiration="negative")
    bedside.do(course.undo)
    bedside.do(course.undo)
    bedside.do(ultrasound.inject, "gon_c2", LEFT, product, Volume.ml("2"), NOW, aspiration="negative")
    assert aspirated_words(bedside.record.regenerative.given[0]) == "negative"


def test_that_a_block_at_an_abandoned_target_waits_for_another_target():
    bedside = guided_block()
    bedside.do(ultrasound.note_aspiration, "gon_c2", LEFT, "Blood", ABANDONED, "Vertebral artery")
    assert bedside.refused(ultrasound.inject_block, "gon_c2", LEFT, aspiration="negative").reason.startswith("GON C2 left was abandoned")
    assert "GON left not given" in [item.says for item in open_items(bedside.record)]
    bedside.do(ultrasound.inject_block, "gon_nuchal", LEFT, aspiration="negative")
    assert "GON left not given" not in [item.says for item in open_items(bedside.record)]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("gon_c2", LEFT, " ", MOVED), "What came back is not said. Nothing was charted."),
        (("ton2", LEFT, "Blood", MOVED), "There is no such target in this visit. Nothing was charted."),
        (("gon_c2", Side.MIDLINE, "Blood", MOVED), "There is no such target in this visit. Nothing was charted."),
    ],
)
def test_that_a_positive_aspiration_without_a_place_or_words_is_refused(arguments, reason):
    bedside, _ = begun()
    assert bedside.refused(ultrasound.note_aspiration, *arguments).reason == reason


def test_that_a_positive_aspiration_is_charted_only_where_a_needle_may_go_in():
    bedside = visit()
    assert "is not complete" in bedside.refused(ultrasound.note_aspiration, "gon_c2", LEFT, "Blood", MOVED).reason
    whole = signed()
    assert whole.refused(ultrasound.note_aspiration, "gon_c2", LEFT, "Blood", MOVED).reason.startswith("The record is signed")


def test_that_an_injection_after_a_positive_aspiration_without_moving_is_refused_with_the_way_on():
    bedside, product = begun()
    refused = bedside.refused(ultrasound.inject, "gon_c2", LEFT, product, Volume.ml("2"), NOW, aspiration="positive")
    assert refused.go_on == "Chart the positive aspiration, move the needle and aspirate again."


# -- what an injection truly was -----------------------------------------------------------------------------------------


def amend(bedside: Bedside, command, reason="read again"):
    bedside.do(closing.amend, command, reason)
    one = bedside.record.amendments[-1].event
    return one.what, one.was, one.now


def test_that_another_volume_is_amended_with_both_values_and_the_discard_follows():
    bedside = signed()
    found = amend(bedside, lambda record: ultrasound.correct(record, WHERE, Volume.ml("1.5")))
    assert found == ("GON nuchal left", "2 mL PRP", "1.5 mL PRP")
    facts = [entry.event for entry in bedside.record.entries[-2:]]
    assert facts[1] == DiscardCorrected("b1", Volume.ml("0.5"), "Not given, as amended")
    assert left_of(bedside) == 0
    first = bedside.record.regenerative.given[0]
    assert (first.event.volume, first.stamp.at, first.guidance) == (Volume.ml("1.5"), bedside.record.regenerative.given[1].stamp.at,
                                                                    Guidance.ULTRASOUND)  # fmt: skip
    assert [(one.key, one.was, one.now) for one in amended(bedside.record)] == [
        ("target:gon_nuchal:left:b1", "2 mL PRP", "1.5 mL PRP"), ("discard:b1", "0 mL", "0.5 mL"),
    ]  # fmt: skip
    found = amend(bedside, lambda record: ultrasound.correct(record, WHERE, Volume.ml("2")))
    assert found == ("GON nuchal left", "1.5 mL PRP", "2 mL PRP")
    assert bedside.record.regenerative.biologics["b1"].discards == ()
    assert bedside.folded() == bedside.record


def test_that_what_follows_is_told_before_the_amendment_is_made():
    bedside = signed()
    proposed = closing.proposal(bedside.record, lambda record: ultrasound.correct(record, WHERE, Volume.ml("1.5")))
    assert isinstance(proposed, closing.Proposal)
    assert following(bedside.record, proposed) == ("which changes", "0 mL of PRP discarded", "0.5 mL of PRP discarded")


def test_that_more_than_was_made_cannot_have_been_given():
    bedside = signed()
    refused = closing.proposal(bedside.record, lambda record: ultrasound.correct(record, WHERE, Volume.ml("2.1")))
    assert isinstance(refused, Refusal)
    assert refused.text == (
        "2 mL of PRP were there for this injection; 2.1 mL cannot have been given. Nothing was charted. "
        "Correct the volume, or what else was injected of it."
    )


def test_that_side_target_places_and_aspiration_are_amended():
    bedside = signed()
    found = amend(
        bedside,
        lambda record: ultrasound.correct(
            record, WHERE, Volume.ml("2"), to=("gon_c2", LEFT, "b1"), aspiration="negative, first positive (blood)", places=2
        ),
    )
    assert found == (
        "GON nuchal left",
        "2 mL PRP, at GON nuchal left, 1 place, aspiration negative",
        "2 mL PRP, at GON C2 left, 2 places, aspiration negative, first positive (blood)",
    )
    assert [one.key for one in bedside.record.regenerative.given] == ["gon_c2_left", "gon_nuchal_right"]


def test_that_an_injection_that_was_not_given_leaves_the_record_and_is_discarded():
    bedside = signed()
    assert amend(bedside, lambda record: ultrasound.not_given(record, *WHERE)) == ("GON nuchal left", "2 mL PRP", "not given")
    assert [one.key for one in bedside.record.regenerative.given] == ["gon_nuchal_right"]
    assert bedside.record.regenerative.biologics["b1"].discarded_ml == 2
    assert describe(TargetCorrected(*WHERE, None), bedside.record) == "GON nuchal left corrected: not given"
    assert bedside.folded() == bedside.record


def test_that_an_injection_that_was_forgotten_is_charted_after_signing():
    bedside = given(ml="1.5")
    bedside.do(passport.discard, "b1", None, "rest")
    bedside.do(course.score_pain, "before", 7, bedside.now)
    bedside.do(course.score_pain, "after", 3, bedside.now)
    bedside.do(course.sign, "E. Marsh", "MD", "00")
    found = amend(bedside, lambda record: ultrasound.correct(record, ("lon", LEFT, "b1"), Volume.ml("1"), aspiration="negative"))
    assert found == ("LON left", "not given", "1 mL PRP")
    last = bedside.record.regenerative.given[-1]
    assert last.event == TargetInjected("lon", LEFT, "b1", Volume.ml("1"), (), Guidance.LANDMARKS, "negative", 1, "")
    assert bedside.record.regenerative.biologics["b1"].discards == ()
    assert left_of(bedside) == 0


@pytest.mark.parametrize(
    ("charted", "named", "reason"),
    [
        (("ton2", LEFT, "b1"), {}, "There is no such target in this visit. Nothing was charted."),
        (("lon", LEFT, "b1"), {}, "The aspiration is not said. Nothing was charted."),
        (WHERE, {"to": ("gon_nuchal", RIGHT, "b1")}, "GON nuchal right is charted too. Nothing was changed."),
        (WHERE, {"to": ("gon_nuchal", LEFT, "b7")}, "This product is not in the visit. Nothing was charted."),
        (WHERE, {"places": 0}, "0 places are not possible. Nothing was charted."),
        (WHERE, {"volume": Volume.ml(0)}, "0 mL cannot have been injected. Nothing was charted."),
        (("gon_nuchal", LEFT, ""), {"aspiration": "negative"}, "A block has at least one drug. Nothing was charted."),
    ],
)
def test_that_an_impossible_correction_is_refused(charted, named, reason):
    bedside = given()
    volume = named.pop("volume", Volume.ml("2"))
    assert bedside.refused(ultrasound.correct, charted, volume, **named).reason == reason


def test_that_a_correction_before_signing_takes_only_what_is_left():
    bedside = given(ml="1.5")
    assert bedside.try_to(ultrasound.correct, WHERE, Volume.ml("1.5")) == ()
    bedside.do(ultrasound.correct, WHERE, Volume.ml("2.5"))
    assert left_of(bedside) == 0
    bedside.do(ultrasound.correct, WHERE, Volume.ml("2"))
    bedside.do(passport.discard, "b1", None, "rest")
    assert bedside.refused(ultrasound.correct, WHERE, Volume.ml("2.5")).reason.startswith("2 mL of PRP were there")
    assert bedside.refused(ultrasound.not_given, "lon", LEFT, "b1").reason == "This injection is not charted. Nothing was changed."


def test_that_the_drugs_of_a_block_at_a_target_are_corrected():
    bedside = guided_block()
    for side in (LEFT, RIGHT):
        bedside.do(ultrasound.inject_block, "gon_nuchal", side, guidance=Guidance.LANDMARKS, aspiration="negative")
    (container,) = bedside.record.containers
    before = balance(bedside.record, container)
    bedside.do(ultrasound.correct, ("gon_nuchal", LEFT, ""), Volume.ml(0), drugs=((container, Volume.ml("1")),))
    after = balance(bedside.record, container)
    assert before.given.amount - after.given.amount == before.given.amount / 6
    assert bedside.record.regenerative.given[0].event.volume == Volume.ml("1")
    refused = bedside.refused(ultrasound.correct, ("gon_nuchal", LEFT, ""), Volume.ml(0), drugs=((container, Volume.ml("9")),))
    assert "cannot have been given" in refused.reason


# -- what was discarded --------------------------------------------------------------------------------------------------


def with_rest() -> Bedside:
    """1.5 mL a side given and 1 mL discarded, signed."""
    bedside = given(ml="1.5")
    bedside.do(passport.discard, "b1", None, "rest", "K. Osei")
    bedside.do(course.score_pain, "before", 7, bedside.now)
    bedside.do(course.score_pain, "after", 3, bedside.now)
    bedside.do(course.sign, "E. Marsh", "MD", "00")
    return bedside


def test_that_what_was_discarded_is_amended_with_both_values():
    bedside = with_rest()
    found = amend(bedside, lambda record: passport.correct_discard(record, "b1", Volume.ml("0.5")))
    assert found == ("PRP discarded", "1 mL", "0.5 mL")
    ((event, _),) = bedside.record.regenerative.biologics["b1"].discards
    assert event == BiologicDiscarded("b1", Volume.ml("0.5"), "rest", "K. Osei")
    assert left_of(bedside) == Decimal("0.5")
    found = amend(bedside, lambda record: passport.correct_discard(record, "b1", Volume.ml("0.5"), "", "T. Rivera"))
    assert found == ("PRP discarded", "rest, seen by K. Osei", "rest, seen by T. Rivera")
    found = amend(bedside, lambda record: passport.discard(record, "b1", None, "rest"))
    assert found == ("PRP discarded", "0.5 mL", "1 mL")
    assert bedside.folded() == bedside.record


@pytest.mark.parametrize(
    ("product", "volume", "reason", "says"),
    [
        ("b1", "1.1", "rest", "4 mL were made and 3 mL injected; 1.1 mL cannot have been discarded. Nothing was charted."),
        ("b1", "-1", "rest", "-1 mL cannot have been discarded. Nothing was charted."),
        ("b1", "1", "", "The reason is missing. Nothing was charted."),
        ("b9", "1", "rest", "This product is not in the visit. Nothing was charted."),
    ],
)
def test_that_an_impossible_discard_is_refused(product, volume, reason, says):
    bedside = given(ml="1.5")
    assert bedside.refused(passport.correct_discard, product, Volume.ml(volume), reason).reason.replace("\u2212", "-") == says


def test_that_a_discard_that_says_the_same_changes_nothing():
    bedside = given(ml="1.5")
    assert bedside.try_to(passport.correct_discard, "b1", Volume.ml(0), "rest") == ()
    bedside.do(passport.discard, "b1", None, "rest")
    assert bedside.try_to(passport.correct_discard, "b1", Volume.ml(1), "rest") == ()


def test_that_another_guidance_is_amended():
    bedside = signed()
    found = amend(bedside, lambda record: ultrasound.change_guidance(record, "gon_nuchal", LEFT, "b1", Guidance.LANDMARKS, "no picture"))
    assert found == ("GON nuchal left, guidance", "under ultrasound", "by landmarks")


def test_that_each_kind_of_amendment_has_a_key_of_its_own():
    bedside = signed()
    bedside.do(closing.amend, lambda record: ultrasound.note(record, "gon_nuchal", LEFT, {"depth_mm": ("9",)}), "read again")
    assert [one.key for one in amended(bedside.record)] == ["note:gon_nuchal:left:depth_mm"]
    assert key_of(DiscardCorrected("b1", Volume.ml(1))) == "discard:b1"


def test_that_the_record_of_a_note_answers_stay_while_a_needle_is_withdrawn():
    bedside, _ = begun()
    bedside.do(ultrasound.note, "gon_c2", LEFT, tuples({"depth_mm": NOTE["depth_mm"]}))
    bedside.do(ultrasound.note_aspiration, "gon_c2", LEFT, "Blood", ABANDONED)
    assert bedside.record.regenerative.notes["gon_c2_left"].values["depth_mm"] == ("8.0",)


def test_that_a_block_and_its_landmarks_are_left_alone_by_a_positive_aspiration_at_a_target():
    bedside = guided_block()
    answer_required(bedside)
    bedside.do(ultrasound.note_aspiration, "gon_c2", LEFT, "Blood", MOVED)
    assert bedside.record.blocks == ()
    assert bedside.refused(block.note_aspiration, "gon", LEFT, " ").reason == "What came back is not said. Nothing was charted."
