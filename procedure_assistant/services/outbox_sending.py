"""Sends what is due: takes a delivery in hand, makes it ready, hands it to its sender and keeps the answer. Asks nobody's permission.

It is the program's own work: signing gave the order. However it ends, by an answer, a cut line, a full disk or the end of the program,
the delivery stands in the queue as what is known of it.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.services.delivery import (
    Accepted,
    Attempt,
    Delivery,
    DeliveryState,
    Destination,
    Kind,
    Refused,
    Sender,
    SendResult,
    SentFile,
    Unreachable,
    Unsure,
)
from procedure_assistant.services.export import ExportFile, VisitExport
from procedure_assistant.services.outbox_ports import Change, OutboxStore
from procedure_assistant.services.outbox_rules import LEASE, next_due, wait_after
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import AuditEntry, Clock, LogRow
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.safekeeping import PROGRAM

MOST_KEPT = 4_000_000
"""Bytes of a delivery that are kept with it. More is made anew from record and images, which are never changed."""
KEPT_DAYS = 90
"""Days for which the bytes of what was accepted are kept; names and fingerprints stay for ever."""
_HEARTBEAT = LEASE.total_seconds() / 3
_TRIES = 5

Log = Callable[[str], tuple[LogRow, ...]]
Collect = Callable[[tuple[LogRow, ...]], VisitExport]
Senders = Mapping[Kind, Callable[[], Sender]]


@dataclass(frozen=True, slots=True)
class Station:
    """Which workstation sends, and which of its runs: two programs on one computer are two."""

    workstation: str
    run: str

    @property
    def holder(self) -> str:
        """The name on a lease."""
        return f"{self.workstation}/{self.run}"


class NotReady(Refused):
    """It could not be made ready here, so the other side was not asked."""

    __slots__ = ()


class OutboxSending:
    """Sends one delivery after the other. ``jitter`` gives a number from 0 to 1."""

    def __init__(
        self, store: OutboxStore, log: Log, collect: Collect, senders: Senders, clock: Clock, station: Station, jitter: Callable[[], float]
    ) -> None:
        self.store = store
        self.station = station
        self._log = log
        self._collect = collect
        self._senders = senders
        self._clock = clock
        self._jitter = jitter

    def has_places(self) -> bool:
        """Whether there is anything that can be sent to."""
        return any(one.enabled and one.kind in self._senders for one in self.store.destinations())

    def send_next(self, cancel: threading.Event) -> Delivery | None:
        """Send what is due first; the delivery as it stands then, None when nothing is due.

        Blocks for as long as the sender takes. Raises ``Problem`` STORE-… where the queue cannot be read or written.
        """
        places = {one.id: one for one in self.store.destinations() if one.enabled and one.kind in self._senders}
        taken = self.store.take(lambda queue: self._take(next_due(queue, self._clock.now(), places)))
        if taken is None:
            return None
        place = places[taken.destination_id]
        with self._alive(taken.id, cancel):
            result = self._sent(taken, place, cancel)
        return self._settled(taken.id, place, result, cancel)

    def ready(self, delivery: Delivery, place: Destination) -> tuple[ExportFile, ...]:
        """What a delivery sends, made from the record as it stood then."""
        visit = self._collect(self._log(delivery.visit_id)[: delivery.last_seq])
        return self._senders[place.kind]().payload(place, visit, delivery.id)

    def forget_files(self) -> int:
        """Remove the bytes of what was accepted long ago, some of them."""
        return self.store.forget_files(self._clock.now() - timedelta(days=KEPT_DAYS))

    # --- in hand

    def _take(self, due: Delivery | None) -> Change | None:
        if due is None:
            return None
        lost = due.state is DeliveryState.SENDING
        after = replace(
            due,
            state=DeliveryState.SENDING,
            attempts=due.attempts + 1,
            is_unsure=due.is_unsure or lost,
            lease_until=self._clock.now() + LEASE,
            lease_of=self.station.holder,
        )
        told = say("The workstation ended while it was sending. It may have arrived.")
        return Change(after, self._attempt("lost", told) if lost else None)

    @contextmanager
    def _alive(self, delivery_id: str, cancel: threading.Event) -> Iterator[None]:
        """Give signs of life while the sender works."""
        done = threading.Event()

        def beat() -> None:
            while not done.wait(_HEARTBEAT):
                try:
                    kept = self._changed(delivery_id, lambda mine: Change(replace(mine, lease_until=self._clock.now() + LEASE)))
                except Problem:
                    continue  # the disk is busy or gone: the lease ends by itself, and the answer tells of it
                if kept is None:
                    cancel.set()
                    return

        thread = threading.Thread(target=beat, name="outbox-lease", daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

    def _sent(self, taken: Delivery, place: Destination, cancel: threading.Event) -> SendResult:
        try:
            payload = self._payload(taken, place)
            secrets = self.store.secrets(place.id)
            return self._senders[place.kind]().send(place, secrets, payload, taken.id, cancel)
        except Problem as problem:
            if problem.code.startswith("STORE-"):  # a full or busy disk: it goes by itself when that is over
                return Unreachable(problem.message)
            # It did not get as far as the other side: what may have arrived before may still have.
            return NotReady(problem.message, problem.hint)

    def _payload(self, taken: Delivery, place: Destination) -> tuple[ExportFile, ...]:
        """The bytes: what may have arrived goes once more as it was, all else is made from the record."""
        before = self._kept(taken.id)
        if taken.is_unsure and (kept := tuple(ExportFile(one.name, one.media_type, one.data) for one in before if one.data is not None)):
            return kept
        payload = self.ready(taken, place)
        files = sent_files(payload)
        if files != before and self._changed(taken.id, lambda mine: Change(mine, files=files)) is None:
            raise Problem("OUTBOX-TAKEN", say("Another workstation sends this visit now."))
        return payload

    def _kept(self, delivery_id: str) -> tuple[SentFile, ...]:
        """The bytes as they are kept; none where they were damaged, which ``verify`` tells: then they are made anew."""
        try:
            return self.store.files(delivery_id)
        except Problem as problem:
            if problem.code != "STORE-DAMAGED":
                raise
            return ()

    # --- the answer

    def _settled(self, delivery_id: str, place: Destination, result: SendResult, cancel: threading.Event) -> Delivery | None:
        """Keep the answer. Where the lease was lost meanwhile, an acceptance counts all the same: the other side has it."""
        after = self._changed(delivery_id, lambda mine: self._answered(mine, place, result, cancel))
        if after is not None:
            if isinstance(result, Accepted):
                self._call_others(place)
            return after
        for _ in range(_TRIES):
            seen = self.store.delivery(delivery_id)
            if seen is None or not seen.is_open or not isinstance(result, Accepted):
                return seen
            if (kept := self.store.change(self._answered(seen, place, result, cancel))) is not None:
                return kept
        return None

    def _changed(self, delivery_id: str, change: Callable[[Delivery], Change]) -> Delivery | None:
        """Change a delivery that is in our hand; None when it no longer is."""
        for _ in range(_TRIES):
            mine = self.store.delivery(delivery_id)
            if mine is None or mine.state is not DeliveryState.SENDING or mine.lease_of != self.station.holder:
                return None
            if (after := self.store.change(change(mine))) is not None:
                return after
        return None

    def _answered(self, mine: Delivery, place: Destination, result: SendResult, cancel: threading.Event) -> Change:
        now = self._clock.now()
        free = replace(mine, lease_until=None, lease_of="", what_now="")
        if isinstance(result, Accepted):
            after = replace(
                free, state=DeliveryState.ACCEPTED, settled_at=now, words=result.answer, receipt=result.receipt, reason="", is_unsure=False
            )
            told = say("sent to {place}, receipt {receipt}", place=place.name, receipt=result.receipt or say("none"))
            return Change(after, self._attempt("accepted", result.answer), self._audit(mine, told))
        if isinstance(result, Refused):
            unsure = mine.is_unsure and isinstance(result, NotReady)
            after = replace(free, state=DeliveryState.REFUSED, words=result.answer, what_now=result.what_now, is_unsure=unsure)
            told = say("refused by {place}: {answer}", place=place.name, answer=result.answer)
            return Change(after, self._attempt("refused", result.answer), self._audit(mine, told))
        wait = timedelta(0) if cancel.is_set() else wait_after(mine.attempts, self._jitter())
        unsure = isinstance(result, Unsure)
        after = replace(free, state=DeliveryState.WAITING, next_at=now + wait, words=result.why, is_unsure=mine.is_unsure or unsure)
        return Change(after, self._attempt("unsure" if unsure else "unreachable", result.why))

    def _call_others(self, place: Destination) -> None:
        """What waits for a destination that answers again goes now."""
        now = self._clock.now()
        for one in self.store.deliveries(open_only=True):
            if one.destination_id == place.id and one.state is DeliveryState.WAITING and one.next_at > now:
                self.store.change(Change(replace(one, next_at=now)))

    def _attempt(self, what: str, words: str) -> Attempt:
        return Attempt(self._clock.now(), PROGRAM, self.station.workstation, what, words)

    def _audit(self, delivery: Delivery, told: str) -> AuditEntry:
        detail = say("{told} (visit as of entry {seq})", told=told, seq=wording.number(delivery.last_seq))
        return AuditEntry(self._clock.now(), PROGRAM, self.station.workstation, Act.SEND_RECORD.value, delivery.visit_id, detail)


def sent_files(payload: tuple[ExportFile, ...]) -> tuple[SentFile, ...]:
    """Files as they are kept with a delivery: all with their bytes, or none where they are too many."""
    keep = sum(len(one.data) for one in payload) <= MOST_KEPT
    return tuple(
        SentFile(one.name, one.media_type, hashlib.sha256(one.data).hexdigest(), len(one.data), one.data if keep else None)
        for one in payload
    )
