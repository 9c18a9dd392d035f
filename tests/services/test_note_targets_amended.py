"""The note of a positive aspiration at a target, and of amended injections, discards and answers: both values in text and values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from procedure_assistant.domain.commands import closing, passport, ultrasound
from procedure_assistant.domain.events_regenerative import AfterAspiration
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.units import Volume
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.note import words
from procedure_assistant.services.visits import Visit
from tests.domain.regenerative import NOW, OFFER, WHOLE, tuples
from tests.services.regenerative_visits import begin, do, finished, services

LEFT, RIGHT = Side.LEFT, Side.RIGHT


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Services]:
    """The program on a fresh database."""
    found = services(tmp_path)
    yield found
    found.store.close()


def amend(visit: Visit, command, reason: str = "read again") -> None:
    refusal = visit.do(closing.amend, command, reason)
    assert refusal is None, refusal


def test_that_a_positive_aspiration_is_told_with_what_was_done_then(built: Services):
    visit = begin(built, OFFER["prp"])
    do(visit, passport.begin, "prp")
    do(visit, passport.fill, "b1", tuples(WHOLE["prp"]), NOW)
    do(visit, ultrasound.note_aspiration, "gon_nuchal", LEFT, "Blood", AfterAspiration.MOVED, "Occipital artery")
    do(visit, ultrasound.inject, "gon_nuchal", LEFT, "b1", Volume.ml("2"), NOW, aspiration="negative")
    do(visit, ultrasound.note_aspiration, "gon_c2", RIGHT, "Clear fluid", AfterAspiration.ABANDONED)
    note = built.records.note(visit)
    assert note.guidance is not None
    given, abandoned = note.guidance.targets
    assert words(given.given) == (
        "2 mL PRP under ultrasound, aspiration negative, first positive (blood, occipital artery), needle withdrawn and moved, "
        "not named 11:00."
    )
    assert abandoned.title == "Greater occipital nerve, proximal at C2, right"
    said = "Nothing injected. Aspiration positive: clear fluid; needle withdrawn, target abandoned, not named 11:00."
    assert words(abandoned.given) == said
    assert said in " ".join(built.records.text(visit).split())


def test_that_an_amended_injection_and_its_discard_stand_with_both_values(built: Services):
    visit = finished(built)
    amend(visit, lambda record: ultrasound.correct(record, ("gon_nuchal", LEFT, "b1"), Volume.ml("1.5")))
    note = built.records.note(visit)
    (row, follows) = note.amendments
    assert (row.what, row.was, row.now) == ("GON nuchal left", "2 mL PRP", "1.5 mL PRP")
    assert (follows.was, follows.now) == ("0 mL of PRP discarded", "0.5 mL of PRP discarded")
    assert note.guidance is not None
    left, right = note.guidance.targets
    assert words(left.given) == (
        "(was 2 mL PRP under ultrasound, aspiration negative, not named 11:00.) 1.5 mL PRP under ultrasound, aspiration negative, "
        "not named 11:00."
    )
    assert words(right.given) == "2 mL PRP under ultrasound, aspiration negative, not named 11:00."
    (one,) = note.biologics
    assert words(one.balance) == (
        "(was Made 4 mL = injected 4 mL + discarded 0 mL.) Made 4 mL = injected 3.5 mL + discarded 0.5 mL. Discarded 0.5 mL: "
        "Not given, as amended, not named 11:00."
    )
    dose = next(figure for figure in one.figures if figure.title == "Platelets injected")
    assert dose.text == "about 4.38 × 10^9 (was 5 × 10^9)"
    text = " ".join(built.records.text(visit).split())
    assert words(left.given) in text
    assert words(one.balance) in text


def test_that_an_injection_that_was_not_given_still_says_what_was_signed(built: Services):
    visit = finished(built)
    amend(visit, lambda record: ultrasound.not_given(record, "gon_nuchal", LEFT, "b1"))
    note = built.records.note(visit)
    assert note.guidance is not None
    told = {target.title: words(target.given) for target in note.guidance.targets}
    assert told["Greater occipital nerve, distal at the nuchal line, left"] == (
        "(was 2 mL PRP under ultrasound, aspiration negative, not named 11:00.) Nothing injected."
    )


def test_that_an_amended_answer_of_the_note_and_the_passport_stand_with_both_values(built: Services):
    visit = finished(built)
    amend(visit, lambda record: ultrasound.note(record, "gon_nuchal", LEFT, {"depth_mm": ("9.5",)}))
    amend(visit, lambda record: passport.fill(record, "b1", {"platelets": ("1500",)}, NOW))
    note = built.records.note(visit)
    assert note.guidance is not None
    assert "(was depth 8 mm) depth 9.5 mm" in words(note.guidance.targets[0].seen)
    answers = [answer for group in note.biologics[0].passport for answer in group.answers if "was" in answer.answer]
    assert [one.answer for one in answers] == ["1,500 × 10^3/uL (was 1,250 × 10^3/uL)"]
    text = " ".join(built.records.text(visit).split())
    assert "(was depth 8 mm) depth 9.5 mm" in text
