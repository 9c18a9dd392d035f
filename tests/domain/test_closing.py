"""After the signature: what may still be done, and that both values of a change stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from procedure_assistant.app import Options, build
from procedure_assistant.domain import events as e
from procedure_assistant.domain.commands import Decision, Refusal, checklist, closing, course, injection_map, products
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.demo import PlayedClock, play_visit
from procedure_assistant.services.note import words
from procedure_assistant.services.visits import Visit

Played = tuple[Services, Visit]


@pytest.fixture
def played(tmp_path: Path) -> Iterator[Played]:
    clock = PlayedClock(datetime(2026, 11, 23, 15, 0, tzinfo=UTC))
    services = build(Options(tmp_path / "procedures.db", clock))
    yield services, play_visit(services, clock)
    services.store.close()


@pytest.fixture
def visit(played: Played) -> Visit:
    return played[1]


def amend(visit: Visit, command: Callable[..., Decision], *args: object, reason: str = "typing error") -> Refusal | None:
    return visit.do(closing.amend, lambda record: command(record, *args), reason)


def test_that_an_amended_dose_counts_and_its_old_value_stays_readable(played: Played):
    services, visit = played
    before = visit.seal
    assert amend(visit, injection_map.change_dose, "frontalis_left_2", Decimal("2.5"), reason="read back from the syringe") is None
    (amendment,) = visit.record.amendments
    assert (amendment.event.what, amendment.event.was, amendment.event.now) == ("Frontalis left 2", "5 units", "2.5 units")
    assert visit.record.sites["frontalis_left_2"].given.amount == Decimal("2.5")
    assert visit.record.signed
    assert visit.seal != before
    note = services.records.note(visit)
    first = note.amendments[0]
    assert (first.was, first.now, first.why) == ("5 units", "2.5 units", "read back from the syringe")
    assert note.status_word == "AMENDED, version 2"
    assert list(services.store.verify()) == []


def test_that_an_amendment_survives_a_restart(played: Played):
    services, visit = played
    amend(visit, closing.correct_lot, "c1", "C8812C4", date(2029, 4, 30))
    again = services.visits.resume(visit.id)
    assert again.record == visit.record
    assert again.record.containers["c1"].opened.lot == "C8812C4"
    assert again.seal == visit.seal


@pytest.mark.parametrize("reason", ["", "  ", "ab"])
def test_that_an_amendment_without_a_reason_is_refused(visit: Visit, reason: str):
    seq = visit.record.seq
    assert amend(visit, injection_map.change_dose, "frontalis_left_2", Decimal("2.5"), reason=reason).finding == "amend"
    assert visit.record.seq == seq


@pytest.mark.parametrize(
    ("command", "what", "was", "now"),
    [
        (partial(checklist.answer, step_id="headache_days", values=("21",)), "Headache days in 28, without toxin", "22 days", "21 days"),
        (partial(checklist.answer, step_id="headache_days", values=()), "Headache days in 28, without toxin", "22 days", "not answered"),
        (partial(checklist.answer, step_id="interpreter", values=("J. Osei",)), "Interpreter", "not answered", "J. Osei"),
        (partial(injection_map.retract, site_id="procerus_1"), "Procerus", "5 units", "not given"),
        (partial(injection_map.omit, site_id="procerus_1", reason="tender"), "Procerus", "5 units", "omitted, tender"),
        (partial(injection_map.note, site_id="procerus_1", text="bruise"), "Procerus, note", "none", "bruise"),
        (
            partial(injection_map.move, site_id="procerus_1", figure="anterior", x=220.0, y=229.0),
            "Procerus, place", "at the planned place", "5.0 mm from the planned place",
        ),
        (
            partial(injection_map.move, site_id="temporalis_right_extra_1", figure="lateral_right", x=300.0, y=150.0),
            "Temporalis right extra 1, place", "at the planned place", "elsewhere in the muscle",
        ),
        (partial(injection_map.retract, site_id="temporalis_right_extra_1"), "Temporalis right extra 1", "5 units", "not given"),
        (partial(course.note_adverse_event, what="ptosis left"), "Untoward event", "none", "ptosis left"),
        (
            partial(course.score_pain, moment="after", value=4, now=datetime(2026, 11, 23, 16, 30, tzinfo=UTC)),
            "Pain after", "3 of 10", "4 of 10",
        ),
        (
            partial(closing.correct_lot, container_id="c2", lot="KP4411", expiry=date(2028, 3, 31)),
            "lidocaine 2 %, 2 mL", "lot KP4410, expiry 31 Dec 2027", "lot KP4411, expiry 31 Mar 2028",
        ),
    ],
)  # fmt: skip
def test_that_every_kind_of_correction_says_what_was_and_what_is_now(
    visit: Visit, command: Callable[..., Decision], what: str, was: str, now: str
):
    decision = closing.amend(visit.record, command, "checked against the paper")
    assert not isinstance(decision, Refusal), decision
    first = decision[0]
    assert isinstance(first, e.Amended)
    assert (first.what if "Interpreter" not in what else first.what[:11], first.was, first.now) == (what, was, now)


def test_that_waste_and_a_site_can_be_amended_again(visit: Visit):
    assert amend(visit, injection_map.retract, "trapezius_left_3") is None
    toxin = visit.record.containers["c1"].opened
    assert amend(visit, products.waste, "c1", replace(toxin.content, amount=Decimal(5)), "Drawn up, not given") is None
    last = visit.record.amendments[-1].event
    assert (last.number, last.what, last.was, last.now) == (2, "Waste of BOTOX 200 units", "35 units", "40 units")


def test_that_a_forgotten_site_is_added_with_its_words(visit: Visit):
    amend(visit, injection_map.retract, "trapezius_left_3")
    decision = closing.amend(visit.record, partial(injection_map.give, site_ids=("trapezius_left_3",)), "was given after all")
    assert [type(event).__name__ for event in decision] == ["Amended", "SiteInjected"]
    assert (decision[0].was, decision[0].now) == ("not given", "5 units")


def test_that_what_is_not_a_correction_cannot_be_amended(visit: Visit):
    assert amend(visit, products.open_product, "lidocaine_2_2ml", "X1", date(2028, 1, 1)).reason == "This cannot be amended."
    assert amend(visit, injection_map.change_dose, "frontalis_left_2", Decimal(1000)).reason.startswith("1,000 units cannot be given")
    assert closing.amend(visit.record, lambda record: (), "no change") == ()


def test_that_an_unsigned_record_is_changed_directly(played: Played):
    services, visit = played
    fresh = services.visits.begin(visit.record.patient.id, ("gon_block",))
    assert amend(fresh, checklist.answer, "planned_side", ("left",)).reason == "The record is not signed."
    assert fresh.do(closing.cosign, "B. Senior", "MD", "0").reason == "The record is not signed yet."


def test_that_a_second_physician_co_signs_and_the_first_cannot(played: Played):
    services, visit = played
    assert visit.do(closing.cosign, "Ruth Ellery", "MD", visit.head).reason == "A co-signature is by another physician."
    assert visit.do(closing.cosign, "Bela Senior", "MD", visit.head) is None
    lines = [words(one) for one in services.records.note(visit).signature.lines]
    assert any("Bela Senior, MD" in one for one in lines)


def test_that_a_void_record_stays_readable_and_closed(played: Played):
    services, visit = played
    assert visit.do(closing.void, "x").finding == "void"
    assert visit.do(closing.void, "wrong patient") is None
    assert visit.do(closing.void, "wrong patient").reason == "The record is void already."
    assert amend(visit, injection_map.change_dose, "frontalis_left_2", Decimal("2.5")).reason.startswith("The record is void")
    assert visit.do(closing.cosign, "Bela Senior", "MD", visit.head).reason.startswith("The record is void")
    note = services.records.note(visit)
    assert (note.status_word, words(note.status)[:4]) == ("VOID", "VOID")
    assert len(visit.record.sites) == 33
    assert services.store.visits()[0].progress == "void: wrong patient"
    assert services.store.doses(visit.record.patient.id) == ()


def test_that_an_unfinished_visit_goes_over_to_a_named_person(played: Played):
    services, visit = played
    fresh = services.visits.begin(visit.record.patient.id, ("gon_block",))
    assert fresh.do(closing.hand_over, " ", "").reason == "To whom the visit goes is not said."
    assert fresh.do(closing.hand_over, "Tomas Rivera, RN", "end of shift") is None
    assert fresh.record.handovers[0][0].to == "Tomas Rivera, RN"
    assert visit.do(closing.hand_over, "Tomas Rivera, RN", "").reason.startswith("The record is signed")


@pytest.mark.parametrize(
    ("container", "lot", "expiry", "reason"),
    [
        ("c9", "X", date(2029, 1, 1), "This container is not in the visit."),
        ("c1", " ", date(2029, 1, 1), "The lot is missing."),
        ("c1", "X", date(2026, 1, 1), "BOTOX 200 units would have been expired on 1 Jan 2026."),
    ],
)
def test_that_a_wrong_lot_correction_is_refused(visit: Visit, container: str, lot: str, expiry: date, reason: str):
    refusal = amend(visit, closing.correct_lot, container, lot, expiry)
    assert refusal.reason.startswith(reason)


def test_that_a_lot_is_corrected_before_signing_without_an_amendment(visit: Visit):
    open_again = replace(visit.record, signature=None)
    assert closing.correct_lot(visit.record, "c1", "X1", date(2029, 1, 1)).reason.startswith("The record is signed")
    assert closing.correct_lot(open_again, "c1", "X1", date(2029, 1, 1)) == (e.LotCorrected("c1", "X1", date(2029, 1, 1)),)
    same = visit.record.containers["c1"].opened
    assert closing.correct_lot(open_again, "c1", same.lot, same.expiry) == ()
