"""The note of an amended, handed-over, co-signed or void record: both values in place, in text and on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from procedure_assistant.app import Options, build
from procedure_assistant.domain.commands import Decision, block, checklist, closing, course, injection_map, products
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.units import Volume
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.demo import PlayedClock, Player, play_visit
from procedure_assistant.services.note import Note, words
from procedure_assistant.services.note_words import short_code
from procedure_assistant.services.visits import Visit


class Desk:
    """A signed visit, its services, and a way to amend it a day later."""

    def __init__(self, services: Services, clock: PlayedClock) -> None:
        self.services, self.clock = services, clock
        self.visit: Visit = play_visit(services, clock)
        clock.advance(minutes=24 * 60)

    def amend(self, command: Callable[..., Decision], *args: object, reason: str = "read back") -> None:
        refusal = self.visit.do(closing.amend, lambda record: command(record, *args), reason)
        assert refusal is None, refusal

    @property
    def note(self) -> Note:
        return self.services.records.note(self.visit)

    @property
    def text(self) -> str:
        return self.services.records.text(self.visit)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = PlayedClock(datetime(2026, 11, 23, 15, 0, tzinfo=UTC))
    services = build(Options(tmp_path / "procedures.db", clock))
    yield Desk(services, clock)
    services.store.close()


def test_that_an_amended_dose_stands_with_both_values_wherever_it_counts(desk: Desk):
    desk.amend(injection_map.change_dose, "frontalis_left_2", Decimal("2.5"))
    note = desk.note
    assert [(one.figure, one.was) for one in note.glance[:2]] == [("162.5 units", "165"), ("37.5 units", "35")]
    frontalis = next(row for row in note.units.rows if row.muscle == "Frontalis")
    assert (frontalis.given.left.text, frontalis.given.left.was, frontalis.given.right.was) == ("7.5", "10", "")
    assert (note.units.given.left.text, note.units.given.left.was) == ("72.5", "75")
    assert words(note.limits.bars[0].used) == "(was 165) 162.5 of 195 units"
    toxin = note.products[0]
    assert (toxin.given.amount, toxin.given.was) == ("162.5 units", "165 units")
    assert (toxin.wasted.amount, toxin.wasted.was) == ("37.5 units", "35 units")
    assert "signed as 5 units (amendment 1)" in note.site_map.remarks[0].text
    assert [(row.number, row.what, row.was, row.now) for row in note.amendments] == [
        ("1", "Frontalis left 2", "5 units", "2.5 units"),
        ("", "which changes", "165 units, 33 sites; waste of BOTOX 200 units 35 units",
         "162.5 units, 33 sites; waste of BOTOX 200 units 37.5 units"),
    ]  # fmt: skip
    assert words(note.summary).startswith("Amended 24 Nov 2026: Frontalis left 2. ")
    assert (note.heading, note.status_word, note.across) == ("Procedure record, amended", "AMENDED, version 2", "")


def test_that_a_note_without_amendments_strikes_nothing(desk: Desk):
    assert "(was " not in desk.text
    assert desk.note.amendments == ()


def test_that_a_lot_an_answer_and_a_block_stand_with_both_values(desk: Desk):
    desk.amend(closing.correct_lot, "c1", "C8821C3", date(2029, 4, 30))
    desk.amend(checklist.answer, "headache_days", ("21",))
    desk.amend(checklist.answer, "interpreter", ("J. Osei",))
    desk.amend(checklist.answer, "migraine_days", ())
    desk.amend(block.correct_block, "gon", Side.LEFT, (("c2", Volume.ml("0.5")), ("c3", Volume.ml(1))))
    note = desk.note
    assert (note.products[0].lot, note.products[0].lot_was) == ("C8821C3", "C8812C3")
    history = words(note.indication.history)
    assert "Headache on 21 days of 28, without toxin (was 22 days)" in history
    assert "not answered (was 14 days)" in history
    consent = next(words(check.text) for check in note.safety if words(check.text).startswith("Consent"))
    assert "J. Osei (was not answered)" in consent
    assert "–" not in consent.partition(",")[2].partition(",")[0]  # an answer added a day later is not a time of the consent
    lidocaine = next(row for row in note.nerve.rows if row.label == "lidocaine 2 %")
    assert (lidocaine.left, lidocaine.right) == ("0.5 mL (was\u00a01\u00a0mL)", "1 mL")
    assert next(one.captions for one in note.glance if one.figure == "R + L") == ("GON block", "1.5 mL left and 2 mL right, no steroid")
    assert words(note.summary).startswith("Amended 24 Nov 2026: 5 things, see below. ")
    for said in ("C8821C3 (was C8812C3)", "0.5 mL (was 1 mL)", "(was 22 days)"):
        assert said in desk.text


def test_that_a_block_that_was_not_given_and_a_score_keep_their_signed_values(desk: Desk):
    desk.amend(block.block_not_given, "gon", Side.RIGHT)
    desk.amend(course.correct_score, "after", 4)
    note = desk.note
    lidocaine = next(row for row in note.nerve.rows if row.label == "lidocaine 2 %")
    assert (lidocaine.left, lidocaine.right) == ("1 mL", "none (was\u00a01\u00a0mL)")
    assert words(note.course.items[0].text) == "Pain, amended: 4 of 10 at 25 min (was 3)."
    assert [point.score for point in note.course.pain] == [7, 4]
    desk.amend(block.block_not_given, "gon", Side.LEFT)
    assert ("lidocaine 2 %", "none (was\u00a01\u00a0mL)") in [(row.label, row.left) for row in desk.note.nerve.rows]


def test_that_an_override_stays_printed_when_its_answer_is_amended(desk: Desk):
    patient = desk.visit.record.patient
    desk.clock.advance(minutes=100 * 24 * 60)
    player = Player(desk.services, desk.clock, desk.services.visits.begin(patient.id, ("preempt_botox", "gon_block")))
    player.prepare()
    player.do(checklist.answer, "headache_days", ("12",))
    player.do(checklist.override, "headache_days_few", "diary lost")
    for step in (player.inject, player.finish, player.sign):
        step()
    desk.visit = player.visit
    desk.amend(checklist.answer, "headache_days", ("21",))
    assert [one.reason for one in desk.note.overrides] == ["diary lost"]


def test_that_every_version_names_the_one_it_follows(desk: Desk):
    assert [words(one) for one in desk.note.provenance if "Follows" in words(one)] == []
    signed = desk.visit.seal
    desk.amend(products.correct_waste, "c1", desk.visit.record.containers["c1"].opened.content * 0)
    first = desk.visit.seal
    desk.visit.do(closing.cosign, "Bela Senior", "MD", desk.visit.head)
    assert desk.visit.seals == (signed, first, desk.visit.seal)
    assert f"Follows record {short_code(first)} (SHA-256 {first[:16]}), which is kept unchanged." in desk.text
    desk.services.records.keep_copy(desk.visit, desk.services.records.paper(), "file")
    assert desk.visit.seals[-1] == desk.visit.seal  # a copy is no version


def test_that_a_void_record_says_so_first_and_plans_nothing(desk: Desk):
    desk.visit.do(closing.void, "wrong patient")
    note = desk.note
    assert (note.heading, note.status_word, note.across, note.void) == ("Procedure record, void", "VOID", "VOID", True)
    assert words(note.summary).startswith("VOID. wrong patient. Nothing of this record counts. ")
    assert not any("earliest next toxin" in one.captions for one in note.glance)
    assert "toxin not before" not in desk.text


def test_that_a_hand_over_and_a_positive_aspiration_are_told(desk: Desk):
    patient = desk.visit.record.patient
    desk.clock.advance(minutes=100 * 24 * 60)
    player = Player(desk.services, desk.clock, desk.services.visits.begin(patient.id, ("preempt_botox", "gon_block")))
    player.prepare()
    player.do(block.place_landmarks, (450.0, 250.0), (332.0, 330.0), (568.0, 330.0))
    player.do(block.plan, ("gon",), (Side.LEFT,), (("c2", Volume.ml(1)),), "per_side")
    player.do(block.note_aspiration, "gon", Side.LEFT, "Blood")
    player.do(block.give_block, "gon", Side.LEFT, aspiration=block.NEGATIVE)
    player.do(closing.hand_over, "B. Novak, MD", "end of shift")
    desk.visit = player.visit
    given = next(row for row in desk.note.nerve.rows if row.label == "Given; aspiration")
    assert given.left.partition("; ")[2] == "negative, first positive (blood), needle moved"
    assert any("Handed over to B. Novak, MD" in words(one) for one in desk.note.signature.lines)
