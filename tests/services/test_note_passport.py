"""What the note says of products, targets and pictures, through the real services; the text of a whole visit is compared word for word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from procedure_assistant.domain.commands import block, images, passport, products, ultrasound
from procedure_assistant.domain.events_regenerative import Guidance, ImageMark, MarkKind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.units import Volume
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.note import words
from procedure_assistant.services.note_builder import build_note
from procedure_assistant.services.ports import VisitState
from procedure_assistant.services.settings import load_settings
from tests.domain.regenerative import NOW, OFFER, WHOLE, picture, tuples
from tests.domain.samples import NEXT_YEAR
from tests.golden import golden
from tests.services.regenerative_visits import StillClock, begin, do, finished, give, png, services

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Services]:
    """The program on a fresh database."""
    found = services(tmp_path)
    yield found
    found.store.close()


def text_of(built: Services, kind: str, *more: str) -> str:
    """The sections of the note about product and targets."""
    lines = built.records.text(finished(built, kind, *more)).split("\n\n")
    titles = ("SUMMARY", "PLATELET-RICH PLASMA", "CELL PRODUCT", "EXOSOMES", "ULTRASOUND AND TARGETS")
    return "\n\n".join(part for part in lines if part.startswith(titles)) + "\n"


@pytest.mark.parametrize(("kind", "more"), [("prp", ()), ("msc", ("gon_block_ultrasound",)), ("exosome", ())])
def test_that_the_note_tells_the_whole_chain_of_a_product(built: Services, kind: str, more: tuple[str, ...]):
    text = text_of(built, kind, *more)
    assert text == golden(GOLDEN / f"note_{kind}.txt", text)


def test_that_a_visit_with_a_product_is_ready_to_sign_once_it_is_given_and_is_read_again_as_it_was(built: Services):
    visit = begin(built, OFFER["prp"])
    assert built.store.visits()[0].state is VisitState.IN_PROGRESS
    give(visit, "prp")
    assert built.store.visits()[0].state is VisitState.TO_SIGN
    assert built.visits.resume(visit.id).record == visit.record


def test_that_pictures_come_through_the_port_by_visit_and_id(built: Services):
    asked: list[tuple[str, str]] = []

    def at_hand(visit_id: str, image_id: str) -> bytes | None:
        asked.append((visit_id, image_id))
        return png() if image_id == "i_left" else None

    built.records.images = at_hand
    visit = finished(built)
    note = built.records.note(visit)
    assert note.guidance is not None
    assert [[one.png for one in target.pictures] for target in note.guidance.targets] == [[png()], [b""]]
    assert asked == [(visit.id, "i_left"), (visit.id, "i_right")]


def test_that_what_was_not_told_or_given_is_said_as_such(built: Services):
    visit = begin(built, OFFER["prp"])
    assert built.records.note(visit).guidance is None
    do(visit, passport.begin, "prp")
    note = built.records.note(visit)
    (one,) = note.biologics
    assert words(one.status) == "Regulatory status not told. FDA status: not told."
    assert words(one.balance) == "Volume made: not told."
    do(visit, passport.put_aside, "b1", "clotted")
    (one,) = built.records.note(visit).biologics
    assert words(one.balance).startswith("Put aside, not used: clotted, ")
    assert words(note.summary).startswith("Unfinished. Platelet-rich plasma for chronic migraine")


def test_that_a_changed_guidance_marks_and_loose_pictures_are_told(built: Services):
    visit = begin(built, OFFER["prp"])
    do(visit, passport.begin, "prp")
    do(visit, passport.fill, "b1", tuples(WHOLE["prp"]), NOW)
    named = {"aspiration": "negative", "places": 2, "reason": "tender here"}
    do(visit, ultrasound.inject, "ton", Side.LEFT, "b1", Volume.ml("1"), NOW, **named)
    do(visit, ultrasound.change_guidance, "ton", Side.LEFT, "b1", Guidance.LANDMARKS, "storage failed")
    do(visit, ultrasound.note, "gon_c2", Side.RIGHT, tuples({"machine": "U1"}))
    do(visit, images.attach, picture(target="", side=None, frame=2, taken_at="2026-11-23T11:00:00", shows_needle=False))
    do(visit, images.mark, "i1", (ImageMark(MarkKind.NEEDLE_TIP, ((1.0, 1.0),)), ImageMark(MarkKind.LABEL, ((2.0, 2.0),), "nerve")))
    note = built.records.note(visit)
    assert note.guidance is not None
    assert note.guidance.caption == "By landmarks"
    first, second = note.guidance.targets
    assert words(first.given) == (
        "1 mL PRP by landmarks, 2 places (first charted under ultrasound; storage failed), aspiration negative, not named 11:00; "
        "tender here."
    )
    assert words(first.seen) == "No note under the probe."
    assert (words(second.given), words(second.seen)) == ("Nothing injected.", "Ultrasound machine U1. 11:00, not named.")
    (loose,) = note.guidance.pictures
    assert loose.caption == (
        "Ultrasound picture, no needle shown, taken 2026-11-23 11:00:00, frame 3, attached not named 11:00; marks: 1 needle tip, 2 nerve"
    )
    assert "SHA-256" in built.records.text(visit)
    assert note.glance[0].captions == ("PRP injected, left side", "1.25 × 10^9 platelets")


def test_that_a_dose_that_cannot_be_told_is_said_so_at_a_glance(built: Services):
    visit = begin(built, OFFER["prp"])
    do(visit, passport.begin, "prp")
    do(visit, passport.fill, "b1", tuples({name: value for name, value in WHOLE["prp"].items() if name != "platelets"}), NOW)
    do(visit, ultrasound.inject, "ton", Side.LEFT, "b1", Volume.ml("1"), NOW, aspiration="negative")
    assert built.records.note(visit).glance[0].captions == ("PRP injected, left side", "dose cannot be told")


def test_that_a_steroid_alone_under_ultrasound_names_no_share_of_a_maximum(built: Services):
    visit = begin(built, "gon_block_ultrasound")
    do(visit, products.open_product, "dexamethasone_4_5ml", "L5", NEXT_YEAR)
    do(visit, block.plan, ("gon",), (Side.LEFT,), [("c1", Volume.ml("1"))], "per_side")
    do(visit, ultrasound.inject_block, "gon_c2", Side.LEFT, aspiration="negative")
    note = build_note(visit, load_settings(built.store), StillClock())
    assert note.guidance is not None
    assert [words(remark) for remark in note.guidance.remarks] == [
        "Intervals: A block may be repeated every 2 to 4 weeks as needed. Source: AHS13."
    ]
    assert note.nerve is None
    assert words(note.summary).startswith("Unfinished. Left greater occipital nerve block")
    do(visit, images.attach, picture(target="gon_c2"))
    again = build_note(visit, load_settings(built.store), StillClock())
    assert again.guidance is not None
    assert [one.png for one in again.guidance.targets[0].pictures] == [b""]


def test_that_a_note_without_an_injection_says_nothing_of_intervals(built: Services):
    visit = begin(built, OFFER["prp"])
    do(visit, ultrasound.note, "gon_c2", Side.RIGHT, tuples({"machine": "U1"}))
    note = built.records.note(visit)
    assert note.guidance is not None
    assert (note.guidance.caption, note.guidance.remarks) == ("Nothing injected", ())
