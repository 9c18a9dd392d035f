"""When a delivery goes: back-off, order of one visit, one at a time for each destination, leases. No disk and no clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from procedure_assistant.services.delivery import Delivery, DeliveryState, delivery_id
from procedure_assistant.services.outbox_rules import LEASE, in_hand, is_behind, next_due, wait_after

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WAITING, SENDING, REFUSED, HELD = DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.REFUSED, DeliveryState.HELD


def line(visit: str, seq: int = 40, place: str = "d1", *, minutes: int = 0, **changes: object) -> Delivery:
    """A delivery queued so many minutes after nine."""
    at = NOW + timedelta(minutes=minutes)
    return replace(Delivery(delivery_id(visit, seq, place), visit, "p1", seq, place, WAITING, at, at), **changes)


@pytest.mark.parametrize(
    ("attempts", "jitter", "seconds"),
    [(1, 0, 30), (2, 0, 60), (3, 0, 120), (6, 0, 960), (7, 0, 1800), (40, 0, 1800), (10_000, 0, 1800), (1, 1, 37.5), (40, 0.5, 2025)],
)
def test_that_waits_double_up_to_half_an_hour_and_a_quarter_more(attempts: int, jitter: float, seconds: float):
    assert wait_after(attempts, jitter) == timedelta(seconds=seconds)


def test_that_the_oldest_that_is_due_goes_first():
    queue = (line("v1", minutes=1), line("v2", minutes=2))
    assert next_due(queue, NOW + timedelta(minutes=5), {"d1"}) == queue[0]
    assert next_due(queue, NOW + timedelta(minutes=5), {"d2"}) is None


def test_that_a_clock_that_was_set_back_holds_up_nothing():
    signed_tomorrow = line("v1", minutes=24 * 60)
    assert next_due((signed_tomorrow,), NOW, {"d1"}) == signed_tomorrow
    tried_tomorrow = replace(signed_tomorrow, attempts=3)
    assert next_due((tried_tomorrow,), NOW, {"d1"}) == tried_tomorrow
    in_hand_tomorrow = line("v1", state=SENDING, lease_until=NOW + timedelta(days=1))
    assert next_due((in_hand_tomorrow,), NOW, {"d1"}) == in_hand_tomorrow


@pytest.mark.parametrize("state", [WAITING, SENDING, REFUSED, HELD])
def test_that_an_amendment_never_overtakes_its_record(state: DeliveryState):
    later = NOW + timedelta(minutes=9)
    first = line("v1", 40, state=state, attempts=1, next_at=later + timedelta(minutes=20), lease_until=later + LEASE)
    amended = line("v1", 44, minutes=1)
    assert next_due((first, amended), later, {"d1"}) is None
    assert is_behind(amended, (first, amended))
    assert not is_behind(first, (first, amended))
    assert next_due((amended,), later, {"d1"}) == amended
    elsewhere = line("v1", 44, "d2", minutes=1)
    assert next_due((first, elsewhere), later, {"d1", "d2"}) == elsewhere


def test_that_the_order_of_a_visit_holds_where_the_clock_ran_back():
    amended = line("v1", 44, minutes=0)
    first = line("v1", 40, minutes=5)
    assert next_due((amended, first), NOW + timedelta(minutes=9), {"d1"}) == first


def test_that_a_destination_is_sent_to_by_one_at_a_time():
    sending = line("v1", state=SENDING, lease_until=NOW + LEASE)
    queue = (sending, line("v2"), line("v3", place="d2"))
    assert next_due(queue, NOW, {"d1", "d2"}) == queue[2]


def test_that_a_delivery_whose_workstation_died_goes_again_when_its_lease_has_ended():
    sending = line("v1", state=SENDING, lease_until=NOW + LEASE)
    assert in_hand(sending, NOW + LEASE - timedelta(seconds=1))
    assert not in_hand(sending, NOW + LEASE)
    assert next_due((sending, line("v2")), NOW + LEASE, {"d1"}) == sending


def test_that_a_server_that_is_off_is_asked_once_and_not_for_every_visit():
    off = line("v1", attempts=3, next_at=NOW + timedelta(minutes=2))
    queue = (off, line("v2"), line("v3", place="d2"))
    assert next_due(queue, NOW, {"d1"}) is None
    assert next_due(queue, NOW, {"d1", "d2"}) == queue[2]
    assert next_due(queue, NOW + timedelta(minutes=2), {"d1"}) == off


@pytest.mark.parametrize(
    "stuck",
    [
        {"state": REFUSED, "attempts": 1},
        {"state": HELD},
        {"attempts": 3, "is_unsure": True, "next_at": NOW + timedelta(minutes=30)},
    ],
)
def test_that_what_was_refused_or_may_have_arrived_holds_up_no_other_visit(stuck: dict[str, object]):
    queue = (line("v1", **stuck), line("v2"))
    assert next_due(queue, NOW, {"d1"}) == queue[1]


def test_that_the_identity_follows_from_visit_state_and_destination_alone():
    assert delivery_id("v1", 40, "d1") == delivery_id("v1", 40, "d1")
    others = {delivery_id(*one) for one in (("v1", 40, "d1"), ("v1", 41, "d1"), ("v2", 40, "d1"), ("v1", 40, "d2"), ("v14", 0, "d1"))}
    assert len(others) == 5
    assert all(len(one) == 20 and set(one) <= set("0123456789abcdef") for one in others)
