"""The outbox as people use it: destinations, what is on its way, sending by hand, deciding what was refused. Sends nothing itself."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.services.delivery import (
    Attempt,
    Delivery,
    DeliveryState,
    Destination,
    Kind,
    Secrets,
    SentFile,
    TestReport,
    delivery_id,
)
from procedure_assistant.services.destination_faults import destination_faults
from procedure_assistant.services.destination_fields import FIELDS, FORMATS
from procedure_assistant.services.export import ExportFile, VisitExport
from procedure_assistant.services.guard import Guard, NoAccounts
from procedure_assistant.services.outbox_ports import Change, OutboxStore
from procedure_assistant.services.outbox_rules import is_behind
from procedure_assistant.services.outbox_sending import Collect, OutboxSending, Senders
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import AuditEntry, Clock, Store, VisitState, VisitSummary
from procedure_assistant.services.problem import Problem

SHORTEST_REASON = 3


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """A delivery with its words: whose it is, of which visit, and where it goes.

    ``patient`` is the short name, "" where the patient is no longer known; ``behind``: it waits for an earlier state of the same visit;
    ``stopped``: its destination is switched off or can not be sent to by this program.
    """

    delivery: Delivery
    patient: str
    mrn: str
    visit: str
    day: date | None
    place: str
    kind: Kind | None
    behind: bool = False
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent, file by file. ``exact``: these are the very bytes; False: they are no longer kept, were made anew from the record, and
    ``same`` says whether that gives the same fingerprint."""

    files: tuple[SentFile, ...]
    exact: bool
    same: bool


class OutboxService:
    """Looking at it asks Act.LOOK, sending and deciding Act.SEND_RECORD, destinations Act.SET_DESTINATIONS."""

    def __init__(
        self,
        store: Store,
        outbox: OutboxStore,
        sending: OutboxSending,
        senders: Senders,
        collect: Collect,
        clock: Clock,
        who: Callable[[], str],
    ) -> None:
        self._store = store
        self._outbox = outbox
        self._sending = sending
        self._senders = senders
        self._collect = collect
        self.clock = clock
        self._who = who
        self.guard: Guard = NoAccounts()
        self.nudge: Callable[[], None] = lambda: None
        """Tells whoever sends that there is something to do."""
        self.new_id: Callable[[], str] = lambda: uuid.uuid4().hex

    # --- destinations

    def kinds(self) -> tuple[Kind, ...]:
        """What this program can send to."""
        return tuple(kind for kind in Kind if kind in self._senders)

    def destinations(self) -> tuple[Destination, ...]:
        """Those in use, by name."""
        return self._outbox.destinations()

    def new_destination(self, kind: Kind) -> Destination:
        """One to be filled in: with an identity, its defaults and its first format, switched off, and not kept yet."""
        defaults = {field.key: field.default for field in FIELDS[kind] if field.default}
        return Destination(self.new_id(), "", kind, defaults, FORMATS[kind][:1])

    def secrets_kept(self, destination_id: str) -> frozenset[str]:
        """The keys of the secrets that a destination has; never what they are."""
        return frozenset(self._outbox.secrets(destination_id).values)

    def faults(self, destination: Destination, secrets: Mapping[str, str]) -> dict[str, str]:
        """What is wrong with a destination as typed, by key, in words; "name" and "formats" among the keys."""
        known = self.secrets_kept(destination.id) | {key for key, value in secrets.items() if value}
        known -= {key for key, value in secrets.items() if not value}
        return destination_faults(destination, known, self.destinations())

    def save_destination(self, destination: Destination, secrets: Mapping[str, str]) -> Destination:
        """Keep a destination. ``secrets`` are those typed now, "" takes one away; the others stay.

        Raises ``Problem`` DESTINATION-FAULTS with the first fault.
        """
        if faults := self.faults(destination, secrets):
            raise Problem("DESTINATION-FAULTS", next(iter(faults.values())), hint=say("Correct it and save again. Nothing was changed."))
        kept = replace(destination, name=destination.name.strip())
        told = say("destination “{name}” ({kind}) kept", name=kept.name, kind=kept.kind.value)
        self._outbox.save_destination(kept, dict(secrets), self.clock.now(), self._audit(Act.SET_DESTINATIONS, kept.id, told))
        self.nudge()
        return kept

    def remove_destination(self, destination_id: str) -> int:
        """Take a destination out of use, forget its secrets and give up what waits for it; how many deliveries that were."""
        place = self._place(destination_id)
        told = say("destination “{name}” removed", name=place.name)
        reason = say("The destination was removed.")
        given_up = self._outbox.remove_destination(
            destination_id,
            self.clock.now(),
            self._audit(Act.SET_DESTINATIONS, destination_id, told),
            lambda one: self._given_up(one, place.name, reason),
        )
        return len(given_up)

    def test(self, destination: Destination, secrets: Mapping[str, str]) -> TestReport:
        """Test a destination as typed, with the secrets kept where none were typed. Slow: on a worker."""
        return self._senders[destination.kind]().test(destination, self._secrets(destination, secrets))

    def dry_run(self, destination: Destination, visit_id: str) -> tuple[ExportFile, ...]:
        """Exactly what a destination, as typed, would be sent of a signed visit as it stands now. Slow: on a worker. Sends nothing."""
        visit = self._collect(self._store.log(visit_id))
        name = delivery_id(visit.visit_id, visit.last_seq, destination.id)
        self.guard.note(Act.LOOK, visit_id, _about(visit))
        return self._senders[destination.kind]().payload(destination, visit, name)

    def signed_visits(self) -> tuple[tuple[VisitSummary, str], ...]:
        """Closed visits, newest first, with the short name of the patient, to choose one for a dry run or to send."""
        found = [one for one in self._store.visits() if one.state is VisitState.SIGNED]
        return tuple((one, self._patient(one.patient_id)[0]) for one in found)

    # --- the queue

    def counts(self) -> tuple[int, int]:
        """How many deliveries are not yet in the chart, and how many of those wait for somebody to decide. Names nobody."""
        return self._outbox.counts()

    def lines(self, *, open_only: bool = False) -> tuple[OutboxLine, ...]:
        """The queue, newest first: what is not yet in the chart, or everything."""
        return self._lines(self._outbox.deliveries(open_only=open_only))

    def of_visit(self, visit_id: str) -> tuple[OutboxLine, ...]:
        """The deliveries of a visit, newest first."""
        return self._lines(self._outbox.deliveries(visit_id=visit_id))

    def history(self, delivery_id: str) -> tuple[Attempt, ...]:
        """What happened to a delivery, oldest first."""
        return self._outbox.history(delivery_id)

    def sent(self, delivery_id: str) -> Sent:
        """What a delivery sends or sent, made from the record where it is not kept. Slow: on a worker."""
        one = self._delivery(delivery_id)
        files = self._outbox.files(delivery_id)
        if files and all(file.data is not None for file in files):
            return Sent(files, exact=True, same=True)
        place = next(found for found in self._outbox.destinations(removed=True) if found.id == one.destination_id)
        made = tuple(
            SentFile(file.name, file.media_type, hashlib.sha256(file.data).hexdigest(), len(file.data), file.data)
            for file in self._sending.ready(one, place)
        )
        same = [file.sha256 for file in made] == [file.sha256 for file in files]
        return Sent(made, exact=not files, same=same or not files)

    def send(self, visit_id: str, destination_ids: tuple[str, ...]) -> tuple[Delivery, ...]:
        """Queue a signed visit as it stands now. What is queued or was sent already in this state is not sent again.

        Raises ``Problem`` EXPORT-UNSIGNED, EXPORT-PRACTICE, OUTBOX-OFF.
        """
        visit = self._collect(self._store.log(visit_id))
        places = {one.id: one for one in self.destinations()}
        for own_id in destination_ids:
            if own_id not in places or not places[own_id].enabled:
                raise Problem(
                    "OUTBOX-OFF", say("This destination is switched off. Nothing was queued."), hint=say("Switch it on in the settings.")
                )
        now = self.clock.now()
        new = tuple(
            Delivery(
                delivery_id(visit_id, visit.last_seq, own_id), visit_id, visit.patient.id, visit.last_seq, own_id,
                DeliveryState.WAITING, now, now,
            )
            for own_id in destination_ids
        )  # fmt: skip
        names = wording.listed([places[own_id].name for own_id in destination_ids])
        told = say("{about}, queued for {names}", about=_about(visit), names=names)
        made = self._outbox.queue(new, lambda _: self._attempt("queued"), self._audit(Act.SEND_RECORD, visit_id, told))
        self.nudge()
        return made

    def send_now(self, delivery_id: str) -> Delivery:
        """Do not wait for the next try, nor let others of the same destination wait for theirs."""
        chosen = self._delivery(delivery_id)
        now = self.clock.now()
        for one in self._outbox.deliveries(open_only=True):
            if one.destination_id == chosen.destination_id and one.state is DeliveryState.WAITING and one.next_at > now:
                self._outbox.change(Change(replace(one, next_at=now)))
        self.nudge()
        return self._delivery(delivery_id)

    def again(self, delivery_id: str) -> Delivery:
        """Send once more what was refused, held or given up, made anew from the record unless it may have arrived."""
        allowed = (DeliveryState.REFUSED, DeliveryState.HELD, DeliveryState.GIVEN_UP)

        def change(one: Delivery) -> Change:
            after = replace(one, state=DeliveryState.WAITING, next_at=self.clock.now(), reason="", what_now="", settled_at=None)
            return Change(after, self._attempt("again"), self._decided(one, say("queued again")))

        made = self._decide(delivery_id, allowed, change)
        self.nudge()
        return made

    def hold(self, delivery_id: str, reason: str) -> Delivery:
        """Stop a delivery until somebody sends it on, for a reason."""
        told = _reason(reason)

        def change(one: Delivery) -> Change:
            after = replace(one, state=DeliveryState.HELD, reason=told)
            return Change(after, self._attempt("held", told), self._decided(one, say("held: {reason}", reason=told)))

        return self._decide(delivery_id, (DeliveryState.WAITING,), change)

    def give_up(self, delivery_id: str, reason: str) -> Delivery:
        """Decide that a delivery will not be sent, for a reason; what waits behind it goes then."""
        told = _reason(reason)
        allowed = (DeliveryState.WAITING, DeliveryState.REFUSED, DeliveryState.HELD)
        made = self._decide(delivery_id, allowed, lambda one: self._given_up(one, self._name(one.destination_id), told))
        self.nudge()
        return made

    # --- parts

    def _decide(self, delivery_id: str, allowed: tuple[DeliveryState, ...], change: Callable[[Delivery], Change]) -> Delivery:
        one = self._delivery(delivery_id)
        if one.state in allowed and (made := self._outbox.change(change(one))) is not None:
            return made
        raise Problem(
            "OUTBOX-CHANGED",
            say("This delivery has just changed, so nothing was done."),
            hint=say("Look at where it stands now, then decide again."),
        )

    def _given_up(self, one: Delivery, place: str, reason: str) -> Change:
        now = self.clock.now()
        after = replace(one, state=DeliveryState.GIVEN_UP, settled_at=now, reason=reason, lease_until=None, lease_of="")
        told = say("not sent to {place}: {reason}", place=place, reason=reason)
        return Change(after, self._attempt("given up", reason), self._audit(Act.SEND_RECORD, one.visit_id, told))

    def _decided(self, one: Delivery, told: str) -> AuditEntry:
        words = say("{place}: {told}", place=self._name(one.destination_id), told=told)
        return self._audit(Act.SEND_RECORD, one.visit_id, words)

    def _lines(self, found: tuple[Delivery, ...]) -> tuple[OutboxLine, ...]:
        places = {one.id: one for one in self._outbox.destinations(removed=True)}
        usable = {one.id for one in self._outbox.destinations() if one.enabled and one.kind in self._senders}
        queue = self._outbox.deliveries(open_only=True)
        people: dict[str, tuple[str, str]] = {}
        visits: dict[str, VisitSummary | None] = {}
        made: list[OutboxLine] = []
        for one in found:
            if one.patient_id not in people:
                people[one.patient_id] = self._patient(one.patient_id)
            if one.visit_id not in visits:
                visits[one.visit_id] = self._store.visit(one.visit_id)
            visit, place = visits[one.visit_id], places.get(one.destination_id)
            made.append(
                OutboxLine(
                    one,
                    *people[one.patient_id],
                    visit=visit.title if visit else "",
                    day=self.clock.local(visit.opened_at).date() if visit else None,
                    place=place.name if place else say("a destination that is no longer known"),
                    kind=place.kind if place else None,
                    behind=one.is_open and is_behind(one, queue),
                    stopped=one.is_open and one.destination_id not in usable,
                )
            )
        return tuple(made)

    def _patient(self, patient_id: str) -> tuple[str, str]:
        """Short name and record number."""
        found = self._store.patient(patient_id)
        return (found.name, found.mrn) if found else ("", "")

    def _delivery(self, delivery_id: str) -> Delivery:
        found = self._outbox.delivery(delivery_id)
        if found is None:
            raise Problem("OUTBOX-MISSING", say("There is no such delivery."), hint=say("Choose one of the list."))
        return found

    def _place(self, destination_id: str) -> Destination:
        found = next((one for one in self.destinations() if one.id == destination_id), None)
        if found is None:
            raise Problem("DESTINATION-MISSING", say("There is no such destination."), hint=say("Choose one of the list."))
        return found

    def _name(self, destination_id: str) -> str:
        return next((one.name for one in self._outbox.destinations(removed=True) if one.id == destination_id), "")

    def _secrets(self, destination: Destination, typed: Mapping[str, str]) -> Secrets:
        return Secrets({**self._outbox.secrets(destination.id).values, **typed})

    def _attempt(self, what: str, words: str = "") -> Attempt:
        return Attempt(self.clock.now(), self._who(), self._sending.station.workstation, what, words)

    def _audit(self, act: Act, subject: str, told: str) -> AuditEntry:
        return AuditEntry(self.clock.now(), self._who(), self._sending.station.workstation, act.value, subject, told)


def _reason(reason: str) -> str:
    told = " ".join(reason.split())
    if len(told) < SHORTEST_REASON:
        raise Problem("OUTBOX-REASON", say("A reason is missing. Nothing was changed."), hint=say("State why, in a few words."))
    return told


def _about(visit: VisitExport) -> str:
    return say("visit of {day}, patient with MRN {mrn}", day=wording.day(visit.record.day), mrn=visit.patient.mrn)
