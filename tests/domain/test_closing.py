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
from procedure_assistant.domain.amendments import amended, consequences, following, new_stops, signed_record
from procedure_assistant.domain.commands import Decision, Refusal, block, checklist, closing, course, injection_map, products
from procedure_assistant.domain.findings import stops
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.limits import anaesthetic_load
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.totals import balance
from procedure_assistant.domain.units import Dose, Volume
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


def toxin(visit: Visit, amount: str | int) -> Dose:
    return replace(visit.record.containers["c1"].opened.content, amount=Decimal(amount))


def vial(visit: Visit) -> tuple[Decimal, Decimal, Decimal]:
    """Given, wasted and left of the toxin."""
    one = balance(visit.record, "c1")
    return one.given.amount, one.wasted.amount, one.left.amount


def test_that_the_waste_follows_an_amended_dose_down_and_up(visit: Visit):
    assert amend(visit, injection_map.change_dose, "frontalis_left_2", Decimal("2.5")) is None
    assert vial(visit) == (Decimal("162.5"), Decimal("37.5"), 0)
    assert amend(visit, injection_map.change_dose, "occipitalis_left_2", Decimal("7.5")) is None
    assert vial(visit) == (165, 35, 0)
    assert amend(visit, injection_map.retract, "trapezius_left_3") is None
    assert vial(visit) == (160, 40, 0)
    assert list(consequences(visit.record).values()) == [
        ("165 units, 33 sites; waste of BOTOX 200 units 35 units", "162.5 units, 33 sites; waste of BOTOX 200 units 37.5 units"),
        ("162.5 units, 33 sites; waste of BOTOX 200 units 37.5 units", "165 units, 33 sites; waste of BOTOX 200 units 35 units"),
        ("165 units, 33 sites; waste of BOTOX 200 units 35 units", "160 units, 32 sites; waste of BOTOX 200 units 40 units"),
    ]


def test_that_waste_is_amended_in_either_direction_within_what_the_vial_held(visit: Visit):
    assert amend(visit, products.correct_waste, "c1", toxin(visit, 30)) is None
    assert vial(visit) == (165, 30, 5)
    assert amend(visit, products.correct_waste, "c1", toxin(visit, 35)) is None
    last = visit.record.amendments[-1].event
    assert (last.number, last.what, last.was, last.now) == (2, "Waste of BOTOX 200 units", "30 units", "35 units")
    assert vial(visit) == (165, 35, 0)
    refusal = amend(visit, products.correct_waste, "c1", toxin(visit, "37.5"))
    assert refusal.text == (
        "BOTOX 200 units held 200 units: 165 units given and 37.5 units wasted would make 202.5 units. Nothing was charted. "
        "At most 35 units can have been wasted. Correct the amount, or the doses given first."
    )
    assert vial(visit) == (165, 35, 0)


def test_that_a_dose_beyond_a_waste_that_was_stated_names_the_figures(visit: Visit):
    amend(visit, products.correct_waste, "c1", toxin(visit, 34))
    refusal = amend(visit, injection_map.change_dose, "frontalis_left_1", Decimal("7.5"))
    assert isinstance(refusal, Refusal)
    assert vial(visit) == (165, 34, 1)


def test_that_the_witness_of_a_waste_is_amended_alone(visit: Visit):
    assert amend(visit, products.correct_waste, "c1", toxin(visit, 35), "", "B. Novak, RN") is None
    last = visit.record.amendments[-1].event
    assert (last.was, last.now) == (
        "Rest of a single-dose vial, seen by Kofi Amadi, RN", "Rest of a single-dose vial, seen by B. Novak, RN",
    )  # fmt: skip
    assert visit.record.containers["c1"].wastes[-1][0].witness == "B. Novak, RN"


def test_that_a_score_is_amended_in_its_place_and_keeps_its_minutes(visit: Visit):
    before = visit.record.scores
    assert amend(visit, course.correct_score, "after", 4) is None
    assert [(one.event.moment, one.event.value, one.event.minutes) for one in visit.record.scores] == [
        ("before", 7, None), ("after", 4, before[-1].event.minutes),
    ]  # fmt: skip
    assert (visit.record.amendments[-1].event.was, visit.record.amendments[-1].event.now) == ("3 of 10", "4 of 10")
    assert visit.record.scores[-1].stamp == before[-1].stamp


def test_that_the_amount_of_a_block_is_amended_and_limits_follow(visit: Visit):
    before = anaesthetic_load(visit.record).fraction_given
    drugs = (("c2", Volume.ml("0.5")), ("c3", Volume.ml(1)))
    assert amend(visit, block.correct_block, "gon", Side.LEFT, drugs) is None
    last = visit.record.amendments[-1].event
    assert (last.what, last.was, last.now) == (
        "GON left", "1 mL lidocaine 2 % + 1 mL bupivacaine 0.5 %", "0.5 mL lidocaine 2 % + 1 mL bupivacaine 0.5 %",
    )  # fmt: skip
    assert anaesthetic_load(visit.record).fraction_given < before
    lidocaine = balance(visit.record, "c2")
    assert (lidocaine.given.mg, lidocaine.wasted.mg, lidocaine.left.mg) == (30, 10, 0)
    assert amend(visit, block.correct_block, "gon", Side.LEFT, (("c2", Volume.ml(5)),)).reason.startswith(
        "lidocaine 2 %, 2 mL had 1 mL for this block; 5 mL cannot have been given."
    )


def test_that_the_side_of_a_block_is_amended(visit: Visit):
    assert amend(visit, block.block_not_given, "gon", Side.RIGHT) is None
    assert [one.event.side for one in visit.record.blocks] == [Side.LEFT]
    drugs = (("c2", Volume.ml(1)), ("c3", Volume.ml(1)))
    assert amend(visit, block.correct_block, "gon", Side.LEFT, drugs, Side.RIGHT) is None
    assert [one.event.side for one in visit.record.blocks] == [Side.RIGHT]
    assert (visit.record.amendments[-1].event.what, visit.record.amendments[-1].event.now) == (
        "GON left and GON right", "not given; 1 mL lidocaine 2 % + 1 mL bupivacaine 0.5 %",
    )  # fmt: skip
    assert visit.record.blocks[0].event.x > 450


def test_that_a_block_that_was_not_charted_is_added_with_its_aspiration(visit: Visit):
    amend(visit, block.block_not_given, "gon", Side.RIGHT)
    drugs = (("c2", Volume.ml(1)),)
    assert amend(visit, block.correct_block, "gon", Side.RIGHT, drugs).reason == "The aspiration is not said. Nothing was charted."
    assert amend(visit, block.correct_block, "gon", Side.RIGHT, drugs, None, "negative") is None
    assert [one.event.side for one in visit.record.blocks] == [Side.LEFT, Side.RIGHT]
    assert amend(visit, block.correct_block, "gon", Side.LEFT, drugs, Side.RIGHT).reason == "GON right is charted too. Nothing was changed."
    assert amend(visit, block.block_not_given, "lon", Side.RIGHT).reason == "This block is not charted as given. Nothing was changed."


def test_that_the_signed_record_stays_as_it_was_under_its_amendments(visit: Visit):
    signed = visit.record
    amend(visit, injection_map.change_dose, "frontalis_left_2", Decimal("2.5"))
    amend(visit, checklist.answer, "headache_days", ("21",))
    was = signed_record(visit.record)
    assert (was.sites, was.answers, was.amendments) == (signed.sites, signed.answers, ())
    assert [(one.key, one.was, one.now) for one in amended(visit.record)] == [
        ("site:frontalis_left_2", "5 units", "2.5 units"),
        ("waste:c1", "35 units", "37.5 units"),
        ("step:headache_days", "22 days", "21 days"),
    ]
    with pytest.raises(ValueError, match="not signed"):
        signed_record(replace(visit.record, signature=None))


def test_that_an_amendment_is_shown_before_its_reason_is_asked(visit: Visit):
    before = visit.record
    proposal = closing.proposal(before, partial(injection_map.change_dose, site_id="frontalis_left_2", amount=Decimal("2.5")))
    assert (proposal.what, proposal.was, proposal.now) == ("Frontalis left 2", "5 units", "2.5 units")
    assert following(before, proposal)[2] == "162.5 units, 33 sites; waste of BOTOX 200 units 37.5 units"
    assert (new_stops(before, proposal), visit.record is before) == ((), True)
    infected = closing.proposal(before, partial(checklist.answer, step_id="infection_at_site", values=("yes",)))
    assert len(new_stops(before, infected)) == 1
    assert closing.proposal(before, partial(injection_map.change_dose, site_id="frontalis_left_2", amount=Decimal(5))) is None
    assert isinstance(closing.proposal(before, partial(injection_map.retract, site_id="nowhere")), Refusal)


def test_that_a_stop_of_the_amended_record_does_not_hold_back_the_truth(visit: Visit):
    assert amend(visit, checklist.answer, "infection_at_site", ("yes",)) is None
    assert amend(visit, injection_map.retract, "procerus_1") is None
    assert amend(visit, injection_map.give, ("procerus_1",)) is None
    assert visit.record.sites["procerus_1"].given.amount == 5


def test_that_a_forgotten_site_is_added_with_its_words(visit: Visit):
    amend(visit, injection_map.retract, "trapezius_left_3")
    decision = closing.amend(visit.record, partial(injection_map.give, site_ids=("trapezius_left_3",)), "was given after all")
    assert [type(event).__name__ for event in decision] == ["Amended", "SiteInjected", "WasteCorrected"]
    assert (decision[0].was, decision[0].now) == ("omitted, typing error", "5 units")


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
    ],
)
def test_that_a_wrong_lot_correction_is_refused(visit: Visit, container: str, lot: str, expiry: date, reason: str):
    refusal = amend(visit, closing.correct_lot, container, lot, expiry)
    assert refusal.reason.startswith(reason)


def test_that_an_amendment_writes_down_a_container_that_had_expired_and_says_so_loudly(played: Played):
    services, visit = played
    seen = closing.proposal(visit.record, lambda record: closing.correct_lot(record, "c1", "C8812C4", date(2026, 10, 31)))
    told = "BOTOX 200 units, lot C8812C4, had expired on 31 Oct 2026, before this visit."
    assert new_stops(visit.record, seen) == (told,)
    assert amend(visit, closing.correct_lot, "c1", "C8812C4", date(2026, 10, 31), reason="read on the empty vial") is None
    assert visit.record.amendments[0].event.now == "lot C8812C4, expiry 31 Oct 2026, expired before the visit"
    assert "31 Oct 2026, expired" in services.records.text(visit)
    assert told in [finding.says for finding in stops(visit.record)]


def test_that_an_expiry_before_the_visit_is_refused_while_nothing_was_given(played: Played):
    _, visit = played
    opened = next(entry for entry in visit.record.entries if isinstance(entry.event, e.ProductOpened))
    fresh = ProcedureRecord.after(
        (entry for entry in visit.record.entries if entry.seq <= opened.seq), visit.record.protocol, visit.record.formulary
    )
    own_id = opened.event.container
    refusal = closing.correct_lot(fresh, own_id, "X", date(2026, 1, 1))
    assert refusal.reason == f"{fresh.containers[own_id].opened.label} would have been expired on 1 Jan 2026. Nothing was charted."
    used = replace(visit.record, signature=None)
    assert closing.correct_lot(used, own_id, "X", date(2026, 1, 1)) == (e.LotCorrected(own_id, "X", date(2026, 1, 1)),)


def test_that_a_lot_is_corrected_before_signing_without_an_amendment(visit: Visit):
    open_again = replace(visit.record, signature=None)
    assert closing.correct_lot(visit.record, "c1", "X1", date(2029, 1, 1)).reason.startswith("The record is signed")
    assert closing.correct_lot(open_again, "c1", "X1", date(2029, 1, 1)) == (e.LotCorrected("c1", "X1", date(2029, 1, 1)),)
    same = visit.record.containers["c1"].opened
    assert closing.correct_lot(open_again, "c1", same.lot, same.expiry) == ()
