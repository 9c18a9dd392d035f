"""Takes one message within one transaction: first who everybody is, then either all of it or nothing but the doubt. Owns no store."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from procedure_assistant.domain import wording
from procedure_assistant.domain.patient import Patient
from procedure_assistant.domain.say import say
from procedure_assistant.services.incoming_events import (
    AppointmentTaken,
    Choice,
    Decided,
    Doubt,
    DoubtKind,
    MessageHeld,
    MessageTaken,
    PersonTaken,
    items_of,
)
from procedure_assistant.services.incoming_people import new_patient, updated_patient
from procedure_assistant.services.incoming_ports import IncomingDesk
from procedure_assistant.services.incoming_values import (
    AppointmentStatus,
    IncomingAppointment,
    IncomingMerge,
    IncomingMessage,
    IncomingPerson,
    Taken,
    TakenState,
    Told,
)
from procedure_assistant.services.person_matching import InDoubt, Known, Match, New, agrees, is_enough, match, record_number
from procedure_assistant.services.ports import Clock, Saved
from procedure_assistant.services.problem import Problem

_Key = tuple[object, ...]


def persons_of(told: Sequence[Told]) -> tuple[IncomingPerson, ...]:
    """Every person a message names, in order; of a merge the survivor before the retired one."""
    return tuple(person for one in told for person in _persons(one))


def _persons(one: Told) -> Iterator[IncomingPerson]:
    if isinstance(one, IncomingPerson):
        yield one
    elif isinstance(one, IncomingAppointment):
        yield one.person
    else:
        yield from (one.survivor, one.retired)


def _key(person: IncomingPerson) -> _Key:
    """By what a person is the same within one message."""
    return tuple(person.numbers) or (person.family_name, person.given_names, person.birth_date)


@dataclass(slots=True)
class _Outcome:
    people: list[PersonTaken] = field(default_factory=list)
    appointments: list[AppointmentTaken] = field(default_factory=list)
    merges: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    patient_ids: dict[str, None] = field(default_factory=dict)
    created: int = 0
    updated: int = 0
    late: int = 0

    @property
    def changed(self) -> bool:
        """Whether anything is to be written besides the message itself."""
        return bool(self.people or self.appointments or self.merges or self.created or self.updated)


class Taking:
    """The taking of one message. ``who`` stands in the ledger; ``decided`` settles doubts by the place of the person."""

    def __init__(
        self, desk: IncomingDesk, clock: Clock, new_id: Callable[[], str], message: IncomingMessage, who: str, workstation: str
    ) -> None:
        self._desk = desk
        self._clock = clock
        self._new_id = new_id
        self._message = message
        self._who = who
        self._workstation = workstation
        self._matches: dict[_Key, Match] = {}
        self._patients: dict[_Key, Patient] = {}
        self._done: set[tuple[_Key, IncomingPerson]] = set()
        self._outcome = _Outcome()

    def take(self, decided: tuple[Decided, ...] = (), held: int = 0) -> Taken:
        """Take it, or hold it where somebody must decide. Raises ``Problem`` INCOMING-EMPTY for a message that tells nothing."""
        message = self._message
        if held == 0 and (repeated := self._repeated()):
            return repeated
        if not message.what:
            raise Problem(
                "INCOMING-EMPTY",
                say("The message tells of nobody. Nothing was taken."),
                hint=say("Have the sender look at the message."),
            )
        doubts = self._doubts({one.place: one for one in decided})
        if doubts:
            return self._hold(doubts, decided, held)
        for one in message.what:
            self._take_one(one)
        return self._finish(held)

    # -- who everybody is ----------------------------------------------------------------------------------------------

    def _repeated(self) -> Taken | None:
        stand = self._desk.message(self._message.source, self._message.message_id)
        if stand is None or (self._message.is_list and stand.state in (TakenState.TAKEN, TakenState.LATE)):
            return None
        if stand.state is TakenState.HELD:
            return Taken(TakenState.REPEATED, (say("The message came before and waits for a decision."),), held=str(stand.seq))
        return Taken(TakenState.REPEATED, (say("The message came before; nothing was changed."),))

    def _doubts(self, decided: dict[int, Decided]) -> tuple[Doubt, ...]:
        doubts: list[Doubt] = []
        place = 0
        for one in self._message.what:
            persons = tuple(_persons(one))
            found = [self._match(person, decided.get(place + number)) for number, person in enumerate(persons)]
            if isinstance(one, IncomingMerge):
                doubts += self._merge_doubts(one, place, found, decided)
            else:
                doubts += [Doubt(place, it.kind, it.candidates) for it in found if isinstance(it, InDoubt)]
            place += len(persons)
        return _first_of_each(doubts, persons_of(self._message.what))

    def _match(self, person: IncomingPerson, decided: Decided | None) -> Match:
        key = _key(person)
        if decided is not None:
            self._matches[key] = self._settled(person, decided)
        if key not in self._matches:
            self._matches[key] = match(person, self._desk)
        return self._matches[key]

    def _settled(self, person: IncomingPerson, decided: Decided) -> Match:
        if decided.choice is Choice.NEW:
            return New() if is_enough(person) else InDoubt(DoubtKind.INCOMPLETE)
        patient = self._desk.patient(self._desk.survivor(decided.patient_id))
        return match(person, self._desk) if patient is None else Known(patient)

    def _merge_doubts(self, merge: IncomingMerge, place: int, found: list[Match], decided: dict[int, Decided]) -> list[Doubt]:
        survivor, retired = found
        if isinstance(survivor, New | InDoubt) and isinstance(retired, Known):
            # The survivor is not on record under its own number: then it is the retired record that goes on under both.
            if place in decided or agrees(merge.survivor, retired.patient):
                self._matches[_key(merge.survivor)] = retired
                return []
            return [Doubt(place, DoubtKind.MERGE, (retired.patient.id,))]
        if isinstance(survivor, Known) and isinstance(retired, Known) and survivor.patient.id != retired.patient.id:
            alike = survivor.patient.birth_date == retired.patient.birth_date and agrees(_as_told(retired.patient), survivor.patient)
            if not alike and place not in decided:
                return [Doubt(place, DoubtKind.MERGE, (survivor.patient.id, retired.patient.id))]
            return []
        if isinstance(retired, InDoubt) and retired.kind in (DoubtKind.INCOMPLETE, DoubtKind.SIMILAR):
            self._matches[_key(merge.retired)] = New()  # a retired number that nobody here has
        if isinstance(survivor, InDoubt):
            return [Doubt(place, survivor.kind, survivor.candidates)]
        if isinstance(retired, InDoubt) and retired.kind in (DoubtKind.CONTRADICTS, DoubtKind.TWO_RECORDS):
            return [Doubt(place + 1, retired.kind, retired.candidates)]
        return []

    def _hold(self, doubts: tuple[Doubt, ...], decided: tuple[Decided, ...], before: int) -> Taken:
        message = self._message
        event = MessageHeld(
            message.source, message.message_id, _digest(message), message.sent_at, message.original, items_of(message.what), doubts,
            message.notes, decided, before,
        )  # fmt: skip
        seq = self._add(event)
        return Taken(TakenState.HELD, message.notes, held=str(seq))

    # -- taking --------------------------------------------------------------------------------------------------------

    def _take_one(self, one: Told) -> None:
        if isinstance(one, IncomingPerson):
            self._take_person(one)
        elif isinstance(one, IncomingAppointment):
            self._take_appointment(one)
        else:
            self._take_merge(one)

    def _take_person(self, person: IncomingPerson) -> Patient:
        key = _key(person)
        if (key, person) in self._done:
            return self._patients[key]
        self._done.add((key, person))
        known = self._patients.get(key)
        found = self._matches[key]
        if known is None and isinstance(found, Known):
            known = found.patient
        patient = self._create(person) if known is None else self._update(known, person)
        self._patients[key] = patient
        self._outcome.patient_ids[patient.id] = None
        here = {(number.authority, number.value) for number in self._desk.numbers_of(patient.id)}
        fresh = tuple(number for number in person.numbers if number.value and (number.authority, number.value) not in here)
        if fresh:
            self._outcome.people.append(PersonTaken(patient.id, fresh))
        return patient

    def _create(self, person: IncomingPerson) -> Patient:
        number = record_number(person)
        mrn = number.value if number else ""
        if number and self._desk.patient_by_mrn(mrn) is not None:
            # Another clinic numbers from the same digits; the authority tells them apart.
            mrn = f"{number.value} ({number.authority or self._message.source})"
        now = self._clock.now()
        patient = replace(new_patient(person, self._new_id(), mrn, self._message.source), updated_at=now)
        self._desk.save_patient(patient, now)
        self._outcome.created += 1
        self._outcome.notes.append(
            say("Added: {patient}, born {born}, MRN {mrn}.", patient=patient.name, born=wording.day(patient.birth_date), mrn=mrn)
        )
        return patient

    def _update(self, stored: Patient, person: IncomingPerson) -> Patient:
        if self._is_older(self._desk.told_at(stored.id, self._message.source)):
            self._outcome.late += 1
            return stored
        after, notes = updated_patient(stored, person)
        if after == stored:
            return stored
        now = self._clock.now()
        after = replace(after, updated_at=now)
        if self._desk.save_patient(after, now) is not Saved.UNCHANGED:
            self._outcome.updated += 1
            self._outcome.notes += [
                say("Updated: {patient}, MRN {mrn}.", patient=after.name, mrn=after.mrn),
                *notes,
            ]
        return after

    def _take_appointment(self, told: IncomingAppointment) -> None:
        patient = self._take_person(told.person)
        before = self._desk.appointment(self._message.source, told.number)
        if before is not None and self._is_older(before.sent_at):
            self._outcome.late += 1
            return
        starts_at = told.starts_at or (before.starts_at if before else None)
        if starts_at is None:
            self._outcome.notes.append(say("Appointment {number} is not known here and has no time: left out.", number=told.number))
            return
        after = _appointment(self._message, told, patient.id, starts_at, before)
        if before is not None and replace(after, sent_at=before.sent_at) == before:
            return
        self._outcome.appointments.append(after)
        self._outcome.notes.append(self._told_appointment(after, before, patient))

    def _told_appointment(self, after: AppointmentTaken, before: AppointmentTaken | None, patient: Patient) -> str:
        at = self._when(after.starts_at)
        if after.status is AppointmentStatus.CANCELLED:
            return say("Cancelled: {patient}, {at}.", patient=patient.name, at=at)
        if before is not None and before.starts_at != after.starts_at:
            return say("Moved: {patient}, from {before} to {at}.", patient=patient.name, before=self._when(before.starts_at), at=at)
        return say("On the schedule: {patient}, {at}.", patient=patient.name, at=at)

    def _take_merge(self, merge: IncomingMerge) -> None:
        retired = self._matches[_key(merge.retired)]
        survivor = self._take_person(merge.survivor)
        if isinstance(retired, Known) and retired.patient.id != survivor.id:
            pair = (self._desk.survivor(survivor.id), self._desk.survivor(retired.patient.id))
            if pair[0] != pair[1]:
                self._outcome.merges.append(pair)
                self._outcome.notes.append(
                    say(
                        "MRN {retired} is led on as {survivor}, MRN {mrn}.",
                        retired=retired.patient.mrn, survivor=survivor.name, mrn=survivor.mrn,
                    )
                )  # fmt: skip
            return
        numbers = tuple(number for number in merge.retired.numbers if number.value and not self._desk.owners(number))
        if numbers:
            self._outcome.people.append(PersonTaken(survivor.id, numbers))

    def _when(self, moment: datetime) -> str:
        local = self._clock.local(moment)
        return say("{day} {time}", day=wording.day(local.date()), time=wording.clock_time(local))

    def _is_older(self, newest: datetime | None) -> bool:
        return newest is not None and self._message.sent_at is not None and self._message.sent_at < newest

    def _finish(self, held: int) -> Taken:
        message, outcome = self._message, self._outcome
        late = bool(outcome.late) and not outcome.changed
        state = TakenState.LATE if late else TakenState.TAKEN
        notes = (*message.notes, *outcome.notes)
        if late:
            notes = (*notes, say("A newer message told of it before; nothing was changed."))
        # A line of a list that changes nothing leaves no trace, so that the same file again, or a query every minute, is free.
        if outcome.changed or held or not message.is_list:
            stands = tuple(PersonTaken(own_id, ()) for own_id in outcome.patient_ids if not _among(own_id, outcome.people))
            told_stands = stands if message.sent_at is not None and not late else ()
            event = MessageTaken(
                message.source, message.message_id, _digest(message), message.sent_at, state,
                (*outcome.people, *told_stands), tuple(outcome.appointments), tuple(outcome.merges), notes, held,
            )  # fmt: skip
            self._add(event)
        numbers = tuple(f"{one.source}/{one.number}" for one in outcome.appointments)
        return Taken(state, notes, tuple(outcome.patient_ids), numbers, "", outcome.created, outcome.updated)

    def _add(self, event: MessageTaken | MessageHeld) -> int:
        return self._desk.add(event, self._clock.now(), self._who, self._workstation)


def _among(own_id: str, people: Sequence[PersonTaken]) -> bool:
    return any(one.patient_id == own_id for one in people)


def _first_of_each(doubts: Sequence[Doubt], persons: Sequence[IncomingPerson]) -> tuple[Doubt, ...]:
    """One doubt for each person, though a message may name somebody twice."""
    first: dict[_Key, Doubt] = {}
    for doubt in doubts:
        first.setdefault(_key(persons[doubt.place]), doubt)
    return tuple(first.values())


def _as_told(patient: Patient) -> IncomingPerson:
    return IncomingPerson((), patient.family_name, patient.given_names, patient.birth_date, patient.sex)


def _digest(message: IncomingMessage) -> str:
    return hashlib.sha256(message.original).hexdigest()


def _appointment(
    message: IncomingMessage, told: IncomingAppointment, patient_id: str, starts_at: datetime, before: AppointmentTaken | None
) -> AppointmentTaken:
    """The appointment after the message: what is not told stays as it was, and so does what was set by hand of the same time."""
    if before is None:
        return AppointmentTaken(
            message.source, told.number, patient_id, starts_at, told.minutes, told.reason, told.physician, told.room, told.status,
            told.worklist, message.sent_at,
        )  # fmt: skip
    moved = before.starts_at != starts_at
    by_hand = bool(before.why) and not moved and told.status is AppointmentStatus.BOOKED
    known = {name: getattr(told.worklist, name) or getattr(before.worklist, name) for name in before.worklist.__slots__}
    return replace(
        before,
        patient_id=patient_id,
        starts_at=starts_at,
        minutes=told.minutes or before.minutes,
        reason=told.reason or before.reason,
        physician=told.physician or before.physician,
        room=told.room or before.room,
        status=before.status if by_hand else told.status,
        why=before.why if by_hand else "",
        worklist=type(before.worklist)(**known),
        sent_at=message.sent_at or before.sent_at,
        moved_from=before.starts_at if moved else before.moved_from,
    )
