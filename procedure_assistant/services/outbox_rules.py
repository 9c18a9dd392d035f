"""When a delivery goes: order, leases and back-off. Pure: it is given the queue and the moment, and touches neither disk nor network."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from procedure_assistant.services.delivery import Delivery, DeliveryState

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=30)
JITTER = 0.25
"""Up to so much of a wait is added to it, so that workstations that lost the same server do not all call it at the same moment."""

LEASE = timedelta(minutes=2)
"""So long a workstation has a delivery in hand without a sign of life; it gives one every third of that. Clocks of workstations that are
minutes apart can end a lease early: the same is then sent twice under one identity, which the other side keeps once."""

_MOST_DOUBLINGS = 10
_CLOCK_CHANGED = timedelta(hours=1)
"""Nothing waits, and no lease lasts, so long: the clock was set back meanwhile."""


def wait_after(attempts: int, jitter: float) -> timedelta:
    """How long to wait after so many attempts: 30 s, doubled each time, at most 30 min, and ``jitter`` (0 to 1) of a quarter more."""
    wait = min(FIRST_WAIT * (1 << min(max(attempts - 1, 0), _MOST_DOUBLINGS)), LONGEST_WAIT)
    return wait * (1 + JITTER * jitter)


def in_hand(delivery: Delivery, now: datetime) -> bool:
    """Whether a workstation is sending it and still alive."""
    until = delivery.lease_until
    return delivery.state is DeliveryState.SENDING and until is not None and now < until < now + _CLOCK_CHANGED


def has_to_wait(delivery: Delivery, now: datetime) -> bool:
    """Whether its next try is still to come. What was never tried waits for nothing, whatever the clock said when it was signed."""
    return delivery.attempts > 0 and now < delivery.next_at < now + _CLOCK_CHANGED


def is_behind(delivery: Delivery, queue: Sequence[Delivery]) -> bool:
    """Whether an earlier state of the same visit is still to go to the same place: an amendment never overtakes its record."""
    same = (one for one in queue if (one.visit_id, one.destination_id) == (delivery.visit_id, delivery.destination_id))
    return any(one.is_open and one.last_seq < delivery.last_seq for one in same)


def next_due(queue: Sequence[Delivery], now: datetime, usable: Collection[str]) -> Delivery | None:
    """Which delivery of the open ones, given oldest first, goes now; ``usable`` are the destinations that may be sent to.

    One at a time for each destination. Where nothing arrived the last time, what stands behind waits with it, so that a server that is
    off is asked once and not for every visit. What was refused or may have arrived holds up its own visit only.
    """
    taken = {one.destination_id for one in queue if in_hand(one, now)}
    first: dict[tuple[str, str], int] = {}
    for one in queue:
        line = (one.visit_id, one.destination_id)
        first[line] = min(one.last_seq, first.get(line, one.last_seq))
    for one in queue:
        place = one.destination_id
        if place in taken or place not in usable or first[one.visit_id, place] != one.last_seq:
            continue
        if one.state not in (DeliveryState.WAITING, DeliveryState.SENDING):
            continue
        if one.state is DeliveryState.SENDING or not has_to_wait(one, now):
            return one
        if not one.is_unsure:
            taken.add(place)
    return None
