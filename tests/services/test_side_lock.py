"""The side lock through the services, on a real file and every shipped protocol that has a side: refused, and nothing in the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from procedure_assistant.domain.commands import block, checklist, head_photo, passport, products, ultrasound
from procedure_assistant.domain.events_photo import PhotoUse
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.sides import STEPS
from procedure_assistant.domain.units import Volume
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.note_text import note_text
from procedure_assistant.services.visits import Visit
from tests.domain.regenerative import NOW, WHOLE, tuples
from tests.domain.samples import NEXT_YEAR
from tests.domain.test_head_photo import EOP, MASTOID_LEFT, MASTOID_RIGHT, SCALE, STANDARD, mm, picture
from tests.services import regenerative_visits as visits

LEFT = Side.LEFT


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Services]:
    made = visits.services(tmp_path)
    yield made
    made.store.close()


def block_planned(built: Services, protocol: str) -> Visit:
    """A block of the left side with its landmarks, agreed for the left."""
    visit = visits.begin(built, protocol)
    for step in STEPS:
        visits.do(visit, checklist.answer, step, ("left",))
    visits.do(visit, products.open_product, "lidocaine_2_5ml", "L5", NEXT_YEAR)
    visits.do(visit, block.place_landmarks, *STANDARD)
    visits.do(visit, block.plan, ("gon",), (LEFT,), [(next(iter(visit.record.containers)), Volume.ml("1.5"))], "per_side")
    return visit


def product_ready(built: Services, kind: str) -> Visit:
    visit = visits.begin(built, f"{kind}_occipital")
    for step in STEPS:
        visits.do(visit, checklist.answer, step, ("left",))
    visits.do(visit, passport.begin, kind)
    visits.do(visit, passport.fill, "b1", tuples(WHOLE[kind]), NOW)
    return visit


def needles(visit: Visit) -> dict[str, tuple[object, ...]]:
    """Every command of this visit that puts a needle in on the left."""
    if visit.record.regenerative.biologics:
        return {"inject": (ultrasound.inject, "gon_nuchal", LEFT, "b1", Volume.ml(1), NOW)}
    found: dict[str, tuple[object, ...]] = {"give_block": (block.give_block, "gon", LEFT)}
    if visit.record.protocol.targets:
        found["inject_block"] = (ultrasound.inject_block, "gon_c2", LEFT)
    return found


@pytest.mark.parametrize("changed", list(STEPS))
@pytest.mark.parametrize("name", ["gon_block", "gon_block_ultrasound", "prp", "msc", "exosome"])
def test_that_a_side_that_differs_keeps_every_needle_out(built: Services, name: str, changed: str):
    visit = product_ready(built, name) if name in WHOLE else block_planned(built, name)
    visits.do(visit, checklist.answer, changed, ("right",))
    before = len(visit.record.entries)
    for which, (command, *values) in needles(visit).items():
        refusal = visit.do(command, *values, aspiration="negative")  # type: ignore[arg-type]
        assert refusal is not None, which
        assert refusal.place == changed
        assert refusal.reason.startswith("The sides do not agree: ")
    assert len(built.visits.resume(visit.id).record.entries) == before
    visits.do(visit, checklist.answer, changed, ("left",))
    command, *values = next(iter(needles(visit).values()))
    visits.do(visit, command, *values, aspiration="negative")


def test_that_the_photograph_is_the_same_after_opening_the_visit_again_and_stands_in_the_note(built: Services):
    visit = block_planned(built, "gon_block")
    visits.do(visit, head_photo.choose, picture(), LEFT, PhotoUse.KEPT)
    visits.do(visit, head_photo.calibrate, *SCALE, mm("100"))
    visits.do(visit, head_photo.place, EOP, MASTOID_LEFT, MASTOID_RIGHT)
    visits.do(visit, block.measure, LEFT, mm("100"))
    visits.do(visit, head_photo.give_on_photo, "gon", LEFT, STANDARD)
    again = built.visits.resume(visit.id)
    assert again.record.photo == visit.record.photo
    text = note_text(built.records.note(again))
    for words in (
        "EOP to mastoid, on the photograph: left 85.0 mm, right 85.0 mm",
        "GON from EOP (one third), on the photograph: left 28.3 mm, right 28.3 mm",
        "Back view; the patient’s left is seen on the left.",
        "Left 85.0 mm, right 85.0 mm: both sides are equal.",
        "Left: photograph 85.0 mm, tape 100.0 mm, 15 % apart. More than 10 % (to confirm).",
        "Scale: two points 100 mm apart.",
        "The patient agreed that the photograph is kept, not that it is printed: the construction alone is shown.",
        f"SHA-256 {'ab' * 32}",
    ):
        assert words in text, words
