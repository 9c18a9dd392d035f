"""The outbox on a real database with whole visits: queued with the signature, sent once, in order, and every answer kept and told."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from procedure_assistant.domain.commands import closing, course
from procedure_assistant.services.delivery import (
    Accepted,
    DeliveryState,
    Destination,
    Kind,
    Refused,
    Secrets,
    SendResult,
    Unreachable,
    Unsure,
    delivery_id,
)
from procedure_assistant.services.export import ExportFile
from procedure_assistant.services.outbox_rules import LEASE
from procedure_assistant.services.outbox_station import OutboxStation
from procedure_assistant.services.ports import AuditEntry
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.visits import Visit
from tests.services.outbox_desk import OutboxDesk, outbox_desk

ACCEPTED, WAITING, REFUSED, SENDING = DeliveryState.ACCEPTED, DeliveryState.WAITING, DeliveryState.REFUSED, DeliveryState.SENDING


@pytest.fixture
def box(tmp_path: Path) -> Iterator[OutboxDesk]:
    with outbox_desk(tmp_path) as made:
        yield made


def off(_payload: tuple[ExportFile, ...], _id: str) -> SendResult:
    return Unreachable("The server does not answer.")


def cut(_payload: tuple[ExportFile, ...], _id: str) -> SendResult:
    return Unsure("The line was cut before the answer.")


def refusing(_payload: tuple[ExportFile, ...], _id: str) -> SendResult:
    return Refused("The patient is not known there.", "Register the patient, then send again.")


def amend(visit: Visit, value: int = 4) -> None:
    assert visit.do(closing.amend, lambda record: course.correct_score(record, "after", value), "typed wrong") is None


def states(box: OutboxDesk) -> list[DeliveryState]:
    """Oldest first."""
    return [one.state for one in reversed(box.store.outbox.deliveries())]


def test_that_signing_queues_the_visit_for_every_destination_that_gets_signed_visits(box: OutboxDesk):
    box.place("d1")
    box.place("d2")
    box.place("by_hand", on_sign=False)
    box.place("off", enabled=False)
    visit = box.desk.play("shortest")
    signed = visit.record.signature
    assert signed is not None
    queued = box.store.outbox.deliveries()
    assert {one.destination_id for one in queued} == {"d1", "d2"}
    assert {(one.visit_id, one.last_seq, one.state) for one in queued} == {(visit.id, signed.seq, WAITING)}
    assert {one.id for one in queued} == {delivery_id(visit.id, signed.seq, place) for place in ("d1", "d2")}
    assert box.service.counts() == (2, 0)
    assert list(box.store.verify()) == []


def test_that_a_print_queues_nothing_and_an_amendment_and_a_void_do(box: OutboxDesk):
    box.place()
    visit = box.desk.play("shortest")
    assert visit.do(course.print_copy, "procedure record", "letter", "printer") is None
    assert len(box.store.outbox.deliveries()) == 1
    amend(visit)
    assert visit.do(closing.void, "charted in the wrong chart") is None
    assert next(one.last_seq for one in box.store.outbox.deliveries()) == visit.record.entries[-1].seq
    assert len(box.store.outbox.deliveries()) == 3


def test_that_a_visit_voided_before_it_was_signed_is_not_queued(box: OutboxDesk):
    box.place()
    visit = box.desk.play("draft")
    assert visit.do(closing.void, "opened for the wrong patient") is None
    assert box.store.outbox.deliveries() == ()


def test_that_each_state_is_sent_as_it_stood_and_in_order(box: OutboxDesk):
    box.place()
    visit = box.desk.play("shortest")
    signed = visit.record.entries[-1].seq
    amend(visit)
    assert box.drain() == 2
    first, second = [data[0].decode() for _, data in box.sender.got]
    assert first.startswith(f"{signed}\n")
    assert second.startswith(f"{visit.record.entries[-1].seq}\n")
    assert "typed wrong" not in first
    assert "typed wrong" in second
    assert states(box) == [ACCEPTED, ACCEPTED]
    assert box.service.counts() == (0, 0)


def test_that_an_amendment_waits_until_its_record_is_there(box: OutboxDesk):
    box.place()
    visit = box.desk.play("shortest")
    amend(visit)
    box.sender.answers = [refusing]
    assert box.drain() == 1
    assert states(box) == [REFUSED, WAITING]
    assert [line.behind for line in box.service.lines()] == [True, False]
    box.service.give_up(box.store.outbox.deliveries()[1].id, "sent by letter")
    assert box.drain() == 1
    assert states(box) == [DeliveryState.GIVEN_UP, ACCEPTED]


def test_that_an_answer_is_kept_with_its_receipt_history_and_audit_trail(box: OutboxDesk):
    box.place()
    visit = box.desk.play("shortest")
    box.drain()
    (line,) = box.service.lines()
    sent = line.delivery
    assert (sent.words, sent.receipt, sent.settled_at) == ("Stored 1.", f"r-{sent.id[:4]}", box.desk.clock.now())
    assert [(one.what, one.who) for one in box.service.history(sent.id)] == [("queued", "Bela Marsh"), ("accepted", "Procedure Assistant")]
    (entry,) = [one for one in box.store.audit_entries() if one.act == "send_record"]
    assert entry.subject == visit.id
    assert entry.detail == f"sent to Chart d1, receipt r-{sent.id[:4]} (visit as of entry {sent.last_seq})"
    assert (line.patient, line.place, line.kind) == ("Ashdown, Julián Óscar", "Chart d1", Kind.FHIR)
    assert list(box.store.verify()) == []


def test_that_a_day_without_a_network_drains_later_each_visit_once(box: OutboxDesk):
    box.place()
    for name in ("shortest", "gon", "combined"):
        box.desk.play(name)
        box.sender.answers = [off] * 9
        box.drain()
    tried = len(box.sender.got)
    assert states(box) == [WAITING] * 3
    assert tried < 6
    box.sender.answers, box.sender.got = [], []
    box.desk.clock.advance(minutes=31)
    assert box.drain() == 3
    assert len({one for one, _ in box.sender.got}) == len(box.sender.got) == 3
    assert states(box) == [ACCEPTED] * 3


def test_that_tries_wait_ever_longer_by_the_clock(box: OutboxDesk):
    box.place()
    box.desk.play("shortest")
    box.sender.answers = [off] * 20
    waits = []
    for _ in range(9):
        assert box.drain() == 1
        (one,) = box.store.outbox.deliveries()
        wait = one.next_at - box.desk.clock.now()
        waits.append(wait.total_seconds())
        box.desk.clock.advance(seconds=wait.total_seconds() - 1)
        assert box.drain() == 0
        box.desk.clock.advance(seconds=1)
    assert waits == [30, 60, 120, 240, 480, 960, 1800, 1800, 1800]
    assert [(one.what, one.times) for one in box.service.history(one.id)] == [("queued", 1), ("unreachable", 9)]


def test_that_what_may_have_arrived_goes_again_under_the_same_identity_with_the_same_bytes(box: OutboxDesk):
    place = box.place()
    box.desk.play("shortest")
    box.sender.answers = [cut, off, cut]
    for _ in range(3):
        assert box.drain() == 1
        box.desk.clock.advance(minutes=40)
    box.store.outbox.save_destination(replace(place, formats=("pdf",)), {}, box.desk.clock.now(), _entry(box))
    assert box.drain() == 1
    assert len(box.sender.got) == 4
    assert len(set(box.sender.got)) == 1
    assert states(box) == [ACCEPTED]


def _entry(box: OutboxDesk) -> AuditEntry:
    return AuditEntry(box.desk.clock.now(), "Ada", "room 1", "set_destinations", "d1")


def test_that_what_is_refused_waits_for_somebody_and_goes_again_when_told(box: OutboxDesk):
    box.place()
    box.desk.play("shortest")
    box.sender.answers = [refusing]
    box.drain()
    box.desk.clock.advance(minutes=60 * 24)
    assert box.drain() == 0
    (line,) = box.service.lines(open_only=True)
    assert (line.delivery.words, line.delivery.what_now) == (
        "The patient is not known there.",
        "Register the patient, then send again.",
    )
    assert box.service.counts() == (1, 1)
    box.service.again(line.delivery.id)
    assert box.drain() == 1
    assert states(box) == [ACCEPTED]


def test_that_holding_and_giving_up_need_a_reason_and_stand_in_the_trail(box: OutboxDesk):
    box.place()
    visit = box.desk.play("shortest")
    (one,) = box.store.outbox.deliveries()
    for decide in (box.service.hold, box.service.give_up):
        with pytest.raises(Problem) as caught:
            decide(one.id, "  ")
        assert caught.value.code == "OUTBOX-REASON"
    box.service.hold(one.id, "chart number not known yet")
    assert box.drain() == 0
    box.service.give_up(one.id, "sent by letter")
    assert box.drain() == 0
    assert states(box) == [DeliveryState.GIVEN_UP]
    told = [(entry.subject, entry.detail) for entry in box.store.audit_entries() if entry.act == "send_record"]
    assert told == [
        (visit.id, "not sent to Chart d1: sent by letter"),
        (visit.id, "Chart d1: held: chart number not known yet"),
    ]
    with pytest.raises(Problem) as caught:
        box.service.hold(one.id, "too late")
    assert caught.value.code == "OUTBOX-CHANGED"


def test_that_sending_by_hand_twice_queues_the_same_state_once(box: OutboxDesk):
    box.place(on_sign=False)
    visit = box.desk.play("shortest")
    assert len(box.service.send(visit.id, ("d1",))) == 1
    assert box.service.send(visit.id, ("d1",)) == ()
    box.drain()
    assert box.service.send(visit.id, ("d1",)) == ()
    assert len(box.sender.got) == 1


def test_that_an_unsigned_visit_is_not_sent(box: OutboxDesk):
    box.place()
    visit = box.desk.play("draft")
    with pytest.raises(Problem) as caught:
        box.service.send(visit.id, ("d1",))
    assert caught.value.code == "EXPORT-UNSIGNED"
    assert box.store.outbox.deliveries() == ()


def test_that_sending_now_does_not_wait_for_the_next_try(box: OutboxDesk):
    box.place()
    for name in ("shortest", "gon"):
        box.desk.play(name)
    box.sender.answers = [off]
    assert box.drain() == 1
    last = box.store.outbox.deliveries()[0]
    box.service.send_now(last.id)
    assert box.drain() == 2
    assert states(box) == [ACCEPTED, ACCEPTED]


def test_that_a_workstation_that_died_while_sending_loses_its_lease_and_another_sends_the_same(box: OutboxDesk):
    box.place()
    box.desk.play("shortest")

    def dies(_payload: tuple[ExportFile, ...], _id: str) -> SendResult:
        raise KeyboardInterrupt

    box.sender.answers = [dies]
    with pytest.raises(KeyboardInterrupt):
        box.sending.send_next(Event())
    other = box.station("b")
    assert states(box) == [SENDING]
    assert other.send_next(Event()) is None
    box.desk.clock.advance(seconds=LEASE.total_seconds())
    done = other.send_next(Event())
    assert done is not None
    assert done.state is ACCEPTED
    assert len(box.sender.got) == 2
    assert len(set(box.sender.got)) == 1
    (one,) = box.store.outbox.deliveries()
    assert [attempt.what for attempt in box.service.history(one.id)] == ["queued", "lost", "accepted"]


def test_that_an_acceptance_counts_although_the_lease_was_lost_meanwhile(box: OutboxDesk):
    box.place()
    box.desk.play("shortest")
    other = box.station("b")

    def slow(_payload: tuple[ExportFile, ...], own_id: str) -> SendResult:
        box.desk.clock.advance(seconds=LEASE.total_seconds())
        box.sender.answers = [cut]
        assert other.send_next(Event()) is not None
        return Accepted("late", "Stored.")

    box.sender.answers = [slow]
    box.sending.send_next(Event())
    (one,) = box.store.outbox.deliveries()
    assert (one.state, one.receipt) == (ACCEPTED, "late")
    box.desk.clock.advance(minutes=60)
    assert box.drain() == 0


def test_that_many_stations_on_one_database_send_each_delivery_once(box: OutboxDesk):
    for place in ("d1", "d2", "d3"):
        box.place(place)
    for name in ("shortest", "gon", "combined", "voided"):
        box.desk.play(name)
    waiting = len(box.store.outbox.deliveries())
    assert waiting == 15
    done = Event()

    def work(station: int) -> None:
        sending = box.station(f"s{station}")
        while not done.is_set() and any(one.is_open for one in box.store.outbox.deliveries()):
            sending.send_next(Event())

    threads = [Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    done.set()
    assert states(box) == [ACCEPTED] * waiting
    assert len(box.sender.got) == len({one for one, _ in box.sender.got}) == waiting
    assert list(box.store.verify()) == []


def test_that_what_was_sent_is_shown_byte_for_byte_and_made_anew_after_ninety_days(box: OutboxDesk):
    box.place()
    box.desk.play("shortest")
    box.drain()
    (one,) = box.store.outbox.deliveries()
    sent = box.service.sent(one.id)
    assert sent.exact
    assert [file.data for file in sent.files] == list(box.sender.got[0][1])
    box.desk.clock.advance(minutes=60 * 24 * 91)
    assert box.sending.forget_files() == 1
    assert box.sending.forget_files() == 0
    again = box.service.sent(one.id)
    assert (again.exact, again.same) == (False, True)
    assert [file.data for file in again.files] == [file.data for file in sent.files]
    assert list(box.store.verify()) == []


def test_that_a_dry_run_makes_the_very_bytes_and_sends_nothing(box: OutboxDesk):
    place = box.place()
    visit = box.desk.play("shortest")
    shown = box.service.dry_run(place, visit.id)
    assert box.sender.got == []
    box.drain()
    assert [file.data for file in shown] == list(box.sender.got[0][1])


def test_that_secrets_reach_the_sender_alone(box: OutboxDesk, tmp_path: Path, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    place = box.place()
    box.desk.play("shortest")
    box.drain()
    assert box.sender.secrets[-1].get("bearer_token") == "sesame"
    assert box.service.secrets_kept("d1") == {"bearer_token"}
    assert box.service.test(place, {}).passed
    assert not box.service.test(place, {"bearer_token": ""}).passed
    kept = box.store.outbox.destinations()[0]
    shown = f"{kept} {kept!r} {Secrets({'bearer_token': 'sesame'})!r} {Secrets({'bearer_token': 'sesame'})} {box.service.lines()}"
    told = "".join(f"{entry}" for entry in box.store.audit_entries())
    assert "sesame" not in shown + told + caplog.text
    box.service.save_destination(replace(kept, name="Renamed"), {})
    assert box.store.outbox.secrets("d1").get("bearer_token") == "sesame"
    box.service.remove_destination("d1")
    assert box.store.outbox.secrets("d1").get("bearer_token") == ""


def test_that_removing_a_destination_gives_up_what_waits_for_it_and_keeps_its_name(box: OutboxDesk):
    box.place()
    box.desk.play("shortest")
    assert box.service.remove_destination("d1") == 1
    (line,) = box.service.lines()
    assert (line.delivery.state, line.delivery.reason, line.place) == (
        DeliveryState.GIVEN_UP,
        "The destination was removed.",
        "Chart d1",
    )
    assert box.service.destinations() == ()
    assert list(box.store.verify()) == []


def test_that_a_faulty_destination_is_refused_with_each_fault_in_words(box: OutboxDesk):
    box.place()
    faulty = Destination("d9", "chart D1", Kind.FHIR, {"auth": "client_credentials", "client_id": "us"}, ())
    assert box.service.faults(faulty, {}) == {
        "name": "Another destination has this name.",
        "url": "Address of the server is missing.",
        "token_url": "Address of the token is missing.",
        "client_secret": "Client secret is missing.",
        "formats": "Choose at least one format.",
    }
    with pytest.raises(Problem) as caught:
        box.service.save_destination(faulty, {})
    assert caught.value.code == "DESTINATION-FAULTS"
    assert [one.id for one in box.service.destinations()] == ["d1"]
    assert box.service.faults(Destination("d8", "Interface", Kind.MLLP, {"host": "h", "port": "70000"}, ("hl7-mdm",)), {}) == {
        "port": "Port is a whole number from 1 to 65535."
    }


def test_that_a_visit_that_cannot_be_made_ready_is_told_and_holds_up_no_other(box: OutboxDesk):
    box.place()
    for name in ("shortest", "gon"):
        box.desk.play(name)

    def broken(_payload: tuple[ExportFile, ...], _id: str) -> SendResult:
        raise Problem("IMAGE-DAMAGED", "A picture cannot be read.", hint="Restore the newest backup.")

    box.sender.answers = [broken]
    assert box.drain() == 2
    assert states(box) == [REFUSED, ACCEPTED]
    assert [line.delivery.what_now for line in box.service.lines(open_only=True)] == ["Restore the newest backup."]


def test_that_what_may_have_arrived_stays_so_when_it_cannot_be_made_ready(box: OutboxDesk):
    box.place()
    box.desk.play("shortest")

    def broken(_payload: tuple[ExportFile, ...], _id: str) -> SendResult:
        raise Problem("SIGNATURE-GONE", "The certificate is missing.")

    box.sender.answers = [cut, broken]
    for _ in range(2):
        assert box.drain() == 1
        box.desk.clock.advance(minutes=40)
    (one,) = box.store.outbox.deliveries()
    assert (one.state, one.is_unsure) == (REFUSED, True)
    box.service.again(one.id)
    assert box.drain() == 1
    assert len(set(box.sender.got)) == 1


def test_that_a_sender_that_breaks_ends_neither_the_sending_nor_other_visits(box: OutboxDesk):
    """An error of ours is logged by the thread's hook; the next look begins a new thread."""
    box.place()
    for name in ("shortest", "gon"):
        box.desk.play(name)
    seen: list[type[BaseException]] = []
    before, threading.excepthook = threading.excepthook, lambda told: seen.append(told.exc_type)

    def bug(_payload: tuple[ExportFile, ...], _id: str) -> SendResult:
        raise KeyError("a mistake of ours")

    box.sender.answers = [bug]
    station = OutboxStation(box.sending, look_seconds=0.01)
    try:
        station.begin()
        _until(lambda: not station.is_on)
        box.desk.clock.advance(seconds=LEASE.total_seconds())
        station.nudge()
        _until(lambda: states(box) == [ACCEPTED, ACCEPTED])
    finally:
        station.end()
        threading.excepthook = before
    assert seen == [KeyError]
    assert not station.is_on


def _until(true: Callable[[], bool]) -> None:
    """Wait for a state, generously."""
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        Event().wait(0.01)


def test_that_the_end_of_the_program_costs_no_wait(box: OutboxDesk):
    box.place()
    box.desk.play("shortest")
    cancel = Event()

    def ends(_payload: tuple[ExportFile, ...], _id: str) -> SendResult:
        cancel.set()
        return Unsure("The program ended.")

    box.sender.answers = [ends]
    box.sending.send_next(cancel)
    (one,) = box.store.outbox.deliveries()
    assert (one.state, one.next_at - box.desk.clock.now()) == (WAITING, timedelta(0))
    assert box.drain() == 1
