"""Takes what other systems tell of people and appointments, holds what is in doubt until somebody decides, and lists the day.

It reads no format and knows no table; what a message does is said by ``incoming_taking``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from uuid import uuid4

from procedure_assistant.domain.patient import Patient
from procedure_assistant.domain.say import say
from procedure_assistant.services.guard import Guard, NoAccounts
from procedure_assistant.services.incoming_codec import check_text
from procedure_assistant.services.incoming_events import (
    AppointmentSet,
    AppointmentTaken,
    Choice,
    Decided,
    Doubt,
    DoubtKind,
    IncomingEntry,
    MergeUndone,
    MessageHeld,
    MessageRefused,
    PatientsMerged,
    items_of,
    told_of,
)
from procedure_assistant.services.incoming_ports import IncomingDesk, IncomingStore, MergeStand, MessageStand
from procedure_assistant.services.incoming_taking import Taking, persons_of
from procedure_assistant.services.incoming_values import (
    ORIGINAL_BYTES,
    AppointmentStatus,
    IncomingAppointment,
    IncomingMessage,
    IncomingPerson,
    Taken,
    TakenState,
)
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.person_matching import is_enough
from procedure_assistant.services.ports import AuditEntry, Clock
from procedure_assistant.services.problem import Problem

MOST_OF_A_DAY = 200
"""More is not the day of a clinic but a file of years; who is not listed is found by search."""


@dataclass(frozen=True, slots=True)
class HeldMessage:
    """A message that waits: the person in doubt, what the doubt is, and whom to compare with. ``id`` names it in a decision.

    ``same``, ``new``: why this choice is not open, "" when it is.
    """

    id: str
    source: str
    message_id: str
    came_at: datetime
    person: IncomingPerson
    doubt: Doubt
    candidates: tuple[Patient, ...]
    appointments: tuple[IncomingAppointment, ...]
    notes: tuple[str, ...]
    original: bytes
    same: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class DayAppointment:
    """One appointment of a day with its patient; ``starts`` is local, of one that was moved away the time it had on this day.

    ``patient`` is None when the record cannot be read.
    """

    appointment: AppointmentTaken
    patient: Patient | None
    starts: datetime
    moved_away: bool = False

    @property
    def id(self) -> str:
        """Names the appointment on screen."""
        return f"{self.appointment.source}/{self.appointment.number}"


class IncomingService:
    """Everything that comes in. Readers call :meth:`take`, which asks nobody; what a person does is asked for and audited."""

    def __init__(
        self,
        store: IncomingStore,
        clock: Clock,
        who: Callable[[], str],
        workstation: str,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._store = store
        self._clock = clock
        self._who = who
        self._workstation = workstation
        self._new_id = new_id
        self.guard: Guard = NoAccounts()
        self.changed: Callable[[], None] = lambda: None
        """Called, on the thread of whoever took it, when patients, appointments or doubts are other ones now."""

    # -- what readers call ---------------------------------------------------------------------------------------------

    def take(self, message: IncomingMessage) -> Taken:
        """Take one message whole, hold it, or say that it was taken before; durable on return, by (source, message id) only once.

        Raises ``Problem`` INCOMING-EMPTY, INCOMING-TOO-LARGE, or STORE-…; then nothing was stored.
        """
        return self.take_all((message,))[0]

    def take_all(self, messages: Sequence[IncomingMessage]) -> tuple[Taken, ...]:
        """Take several messages in one transaction, each as :meth:`take` would; what one raises undoes them all."""
        for message in messages:
            _check(message)
        taken = self._store.together(lambda desk: tuple(self._taking(desk, message, message.source).take() for message in messages))
        if any(one.state is not TakenState.REPEATED for one in taken):
            self.changed()
        return taken

    # -- doubts --------------------------------------------------------------------------------------------------------

    def held(self) -> tuple[HeldMessage, ...]:
        """Every message that waits, oldest first. Raises ``Problem`` STORE-…."""
        self.guard.check(Act.DECIDE_MATCH)
        stands = self._store.messages(TakenState.HELD, 1000)
        return self._store.looking(lambda desk: tuple(self._held(desk, stand) for stand in reversed(stands)))

    def held_count(self) -> int:
        """How many messages wait; for the rail, asks nobody."""
        return len(self._store.messages(TakenState.HELD, 1000))

    def decide(self, held_id: str, choice: Choice, patient_id: str = "", reason: str = "") -> Taken:
        """Say who the person in doubt is, or refuse the message. The next doubt of the same message is held anew.

        Raises ``Problem`` INCOMING-DECIDED (somebody was faster), INCOMING-REASON (a refusal needs one), INCOMING-CHOICE, STORE-….
        """
        self.guard.check(Act.DECIDE_MATCH)
        taken = self._store.together(lambda desk: self._decide(desk, int(held_id), choice, patient_id, reason.strip()))
        self.changed()
        return taken

    # -- merged records ------------------------------------------------------------------------------------------------

    def merges(self) -> tuple[tuple[MergeStand, Patient | None, Patient | None], ...]:
        """Records led on as another, newest first: the stand, the retired and the surviving patient."""
        self.guard.check(Act.LOOK)
        stands = self._store.merges()
        return self._store.looking(lambda desk: tuple((one, desk.patient(one.retired), desk.patient(one.survivor)) for one in stands))

    def undo_merge(self, retired: str, reason: str) -> None:
        """Make two records of them again; what was charted since stays with the survivor. Raises ``Problem`` INCOMING-…, STORE-…."""
        self._set_merge(retired, reason, MergeUndone)

    def merge(self, survivor: str, retired: str, reason: str) -> None:
        """Lead a record on as another by hand. Raises ``Problem`` INCOMING-REASON, INCOMING-CHOICE, STORE-…."""

        def work(desk: IncomingDesk) -> None:
            pair = (desk.survivor(survivor), desk.survivor(retired))
            if pair[0] == pair[1] or not all(desk.patient(one) for one in pair):
                raise _no_choice(say("The two are one record already."))
            self._audit(desk, Act.DECIDE_MATCH, pair[0], say("merged {retired} into it", retired=pair[1]))
            desk.add(PatientsMerged(pair[0], pair[1], self._reason(reason)), self._clock.now(), self._who(), self._workstation)

        self.guard.check(Act.DECIDE_MATCH)
        self._store.together(work)
        self.changed()

    def survivor_of(self, patient_id: str) -> str:
        """The id under which a record is led on; its own where it was not merged. Asks nobody: it shows nothing of a patient."""
        return self._store.looking(lambda desk: desk.survivor(patient_id))

    # -- the day -------------------------------------------------------------------------------------------------------

    def day(self, day: date | None = None, most: int = MOST_OF_A_DAY) -> tuple[DayAppointment, ...]:
        """The first ``most`` appointments of a day (today), by time; one that two sources tell of is one line.

        Raises ``Problem`` STORE-….
        """
        self.guard.check(Act.LOOK)
        wanted = day or self._clock.today()
        # A window of a day on each side holds the local day in every time zone.
        begin = datetime.combine(wanted, time(), UTC) - timedelta(days=1)
        found = self._store.appointments(begin, begin + timedelta(days=3))
        return self._store.looking(lambda desk: _one_each(islice(self._day_lines(desk, found, wanted), most)))

    def set_status(self, source: str, number: str, status: AppointmentStatus, why: str = "") -> None:
        """By hand: the patient did not come, came, or the appointment was called off. Raises ``Problem`` INCOMING-CHOICE, STORE-…."""
        self.guard.check(Act.TAKE_SCHEDULE)

        def work(desk: IncomingDesk) -> None:
            before = desk.appointment(source, number)
            if before is None:
                raise _no_choice(say("This appointment is not on the schedule any more."))
            after = replace(before, status=status, why=why.strip() or say("set by hand"))
            desk.add(AppointmentSet(after), self._clock.now(), self._who(), self._workstation)
            what = say("appointment {number}: {status}", number=number, status=status.value)
            self._audit(desk, Act.TAKE_SCHEDULE, before.patient_id, what)

        self._store.together(work)
        self.changed()

    def messages(self, limit: int = 200) -> tuple[MessageStand, ...]:
        """What came last, newest first."""
        self.guard.check(Act.TAKE_SCHEDULE)
        return self._store.messages(None, limit)

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _taking(self, desk: IncomingDesk, message: IncomingMessage, who: str) -> Taking:
        return Taking(desk, self._clock, self._new_id, message, who, self._workstation)

    def _decide(self, desk: IncomingDesk, seq: int, choice: Choice, patient_id: str, reason: str) -> Taken:
        entry, event = _held_entry(desk, seq)
        shown = self._shown(desk, entry, event)
        if choice is Choice.REFUSE:
            refused = MessageRefused(seq, event.source, event.message_id, self._reason(reason))
            desk.add(refused, self._clock.now(), self._who(), self._workstation)
            self._audit(desk, Act.DECIDE_MATCH, "", say("refused message {id} of {source}", id=event.message_id, source=event.source))
            return Taken(TakenState.REFUSED, (say("The message was not taken; it stays on record with the reason."),))
        closed = shown.new if choice is Choice.NEW else shown.same
        if closed:
            raise _no_choice(closed)
        if choice is Choice.SAME and desk.patient(patient_id) is None:
            raise _no_choice(say("Choose the patient on record first."))
        decided = (*event.decided, Decided(shown.doubt.place, choice, patient_id))
        told = told_of(event.told)
        message = IncomingMessage(event.source, event.message_id, told, event.original, event.sent_at, event.notes)
        taken = self._taking(desk, message, self._who()).take(decided, seq)
        about = say("{choice} in message {id} of {source}", choice=choice.value, id=event.message_id, source=event.source)
        self._audit(desk, Act.DECIDE_MATCH, patient_id or "".join(taken.patient_ids[:1]), about)
        return taken

    def _held(self, desk: IncomingDesk, stand: MessageStand) -> HeldMessage:
        entry, event = _held_entry(desk, stand.seq)
        return self._shown(desk, entry, event)

    def _shown(self, desk: IncomingDesk, entry: IncomingEntry, event: MessageHeld) -> HeldMessage:
        told = told_of(event.told)
        settled = {one.place for one in event.decided}
        doubt = next((one for one in event.doubts if one.place not in settled), event.doubts[0])
        person = persons_of(told)[doubt.place]
        found = tuple(patient for patient in map(desk.patient, doubt.candidates) if patient is not None)
        same, new = _closed(doubt, person, desk)
        return HeldMessage(
            str(entry.seq), event.source, event.message_id, entry.at, person, doubt, found,
            tuple(one for one in told if isinstance(one, IncomingAppointment)), event.notes, event.original, same, new,
        )  # fmt: skip

    def _set_merge(self, retired: str, reason: str, event: type[MergeUndone]) -> None:
        self.guard.check(Act.DECIDE_MATCH)

        def work(desk: IncomingDesk) -> None:
            survivor = desk.survivor(retired)
            if survivor == retired:
                raise _no_choice(say("This record is not led on as another any more."))
            desk.add(event(survivor, retired, self._reason(reason)), self._clock.now(), self._who(), self._workstation)
            self._audit(desk, Act.DECIDE_MATCH, survivor, say("the merge of {retired} was undone", retired=retired))

        self._store.together(work)
        self.changed()

    def _day_lines(self, desk: IncomingDesk, found: Sequence[AppointmentTaken], day: date) -> Iterator[DayAppointment]:
        for one in found:
            starts = self._clock.local(one.starts_at)
            before = self._clock.local(one.moved_from) if one.moved_from else None
            if starts.date() == day:
                yield DayAppointment(one, self._patient_of(desk, one), starts)
            elif before is not None and before.date() == day:
                yield DayAppointment(one, self._patient_of(desk, one), before, moved_away=True)

    def _patient_of(self, desk: IncomingDesk, one: AppointmentTaken) -> Patient | None:
        try:
            return desk.patient(desk.survivor(one.patient_id))
        except Problem as problem:
            if problem.code != "STORE-DAMAGED":
                raise
            return None

    def _audit(self, desk: IncomingDesk, act: Act, subject: str, detail: str) -> None:
        desk.audit(AuditEntry(self._clock.now(), self._who(), self._workstation, act.value, subject, detail))

    @staticmethod
    def _reason(reason: str) -> str:
        if not reason.strip():
            raise Problem(
                "INCOMING-REASON", say("A reason is needed. Nothing was changed."), hint=say("Write in a few words why it is so.")
            )
        return reason.strip()


def _check(message: IncomingMessage) -> None:
    if len(message.original) > ORIGINAL_BYTES:
        raise Problem(
            "INCOMING-TOO-LARGE",
            say("The message is larger than {n} MB. Nothing was taken.", n=ORIGINAL_BYTES // 1024 // 1024),
            hint=say("Have the sender split it."),
        )
    check_text(items_of(message.what))


def _held_entry(desk: IncomingDesk, seq: int) -> tuple[IncomingEntry, MessageHeld]:
    entry = desk.entry(seq)
    event = entry.event if entry else None
    if entry is None or not isinstance(event, MessageHeld):
        raise _decided()
    stand = desk.message(event.source, event.message_id)
    if stand is None or stand.state is not TakenState.HELD or stand.seq != seq:
        raise _decided()
    return entry, event


def _closed(doubt: Doubt, person: IncomingPerson, desk: IncomingDesk) -> tuple[str, str]:
    """Why "same person" and "new person" are not open, "" where they are."""
    new = ""
    if not is_enough(person):
        new = say("A new record needs a family name and a birth date, which the message does not tell.")
    elif doubt.kind is DoubtKind.MERGE:
        new = say("The message joins two records: either they are one person, or it is refused.")
    elif any(desk.owners(number) for number in person.numbers if number.value):
        new = say("The number belongs to a patient on record. Ask the sender which number is right, and refuse the message.")
    return "", new


def _one_each(lines: Iterable[DayAppointment]) -> tuple[DayAppointment, ...]:
    """One line for a patient and a time: two sources may tell of the same appointment; one that stands goes before a cancelled one."""
    first: dict[tuple[str, datetime], DayAppointment] = {}
    for line in lines:
        key = (line.patient.id if line.patient else line.appointment.patient_id, line.starts)
        if key not in first or first[key].moved_away or first[key].appointment.status is AppointmentStatus.CANCELLED:
            first[key] = line
    return tuple(sorted(first.values(), key=lambda line: line.starts))


def _decided() -> Problem:
    return Problem(
        "INCOMING-DECIDED", say("Somebody decided on this message already. Nothing was changed."), hint=say("Read the list again.")
    )


def _no_choice(why: str) -> Problem:
    return Problem("INCOMING-CHOICE", say("{why} Nothing was changed.", why=why), hint=say("Choose another way."))
