"""The ledger of everything that came in: what each entry says, already decided, so that tables are made of it without judging anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from procedure_assistant.services.incoming_values import (
    AppointmentStatus,
    IncomingAppointment,
    IncomingMerge,
    IncomingPerson,
    PersonNumber,
    TakenState,
    Told,
    WorklistNumbers,
)


class DoubtKind(StrEnum):
    """Why a person cannot be taken without somebody deciding."""

    SIMILAR = "similar"  # the same name and birth date under another number
    CONTRADICTS = "contradicts"  # the number belongs to somebody else on record
    TWO_RECORDS = "two_records"  # the numbers belong to two records
    INCOMPLETE = "incomplete"  # nobody on record, and too little is told for a new one
    MERGE = "merge"  # two records are to be one, but they contradict each other


class Choice(StrEnum):
    """What somebody decided about a doubt."""

    SAME = "same"
    NEW = "new"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One person of a message in doubt: ``place`` counts the persons of the message from 0; ``candidates`` are patients on record."""

    place: int
    kind: DoubtKind
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided for the person at ``place``; ``patient_id`` with SAME."""

    place: int
    choice: Choice
    patient_id: str = ""


@dataclass(frozen=True, slots=True)
class ToldItem:
    """One thing a message tells, as it is stored: exactly one of the three is not None."""

    person: IncomingPerson | None = None
    appointment: IncomingAppointment | None = None
    merge: IncomingMerge | None = None


@dataclass(frozen=True, slots=True)
class PersonTaken:
    """A person is this patient from now on, by these numbers."""

    patient_id: str
    numbers: tuple[PersonNumber, ...]


@dataclass(frozen=True, slots=True)
class AppointmentTaken:
    """The whole appointment after the message; ``moved_from`` is where it stood before, None where it was not moved."""

    source: str
    number: str
    patient_id: str
    starts_at: datetime
    minutes: int
    reason: str
    physician: str
    room: str
    status: AppointmentStatus
    worklist: WorklistNumbers
    sent_at: datetime | None
    moved_from: datetime | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class MessageTaken:
    """A message was taken (or told only what was known better). ``held`` is the entry that had held it, 0 where none had."""

    source: str
    message_id: str
    digest: str
    sent_at: datetime | None
    state: TakenState
    people: tuple[PersonTaken, ...] = ()
    appointments: tuple[AppointmentTaken, ...] = ()
    merges: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    held: int = 0


@dataclass(frozen=True, slots=True)
class MessageHeld:
    """A message waits for somebody; ``original`` is what came, byte by byte. ``decided`` are the doubts that were settled already."""

    source: str
    message_id: str
    digest: str
    sent_at: datetime | None
    original: bytes
    told: tuple[ToldItem, ...]
    doubts: tuple[Doubt, ...]
    notes: tuple[str, ...] = ()
    decided: tuple[Decided, ...] = ()
    before: int = 0


@dataclass(frozen=True, slots=True)
class MessageRefused:
    """Somebody decided that a held message is not taken; entry ``held`` keeps its original."""

    held: int
    source: str
    message_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class PatientsMerged:
    """By hand: ``retired`` is led on as ``survivor``."""

    survivor: str
    retired: str
    reason: str


@dataclass(frozen=True, slots=True)
class MergeUndone:
    """By hand: the two are two records again."""

    survivor: str
    retired: str
    reason: str


@dataclass(frozen=True, slots=True)
class AppointmentSet:
    """By hand: this is how the appointment stands."""

    appointment: AppointmentTaken


IncomingEvent = MessageTaken | MessageHeld | MessageRefused | PatientsMerged | MergeUndone | AppointmentSet


@dataclass(frozen=True, slots=True)
class IncomingEntry:
    """One entry of the ledger, read."""

    seq: int
    at: datetime
    who: str
    workstation: str
    event: IncomingEvent


def items_of(told: tuple[Told, ...]) -> tuple[ToldItem, ...]:
    """What a message tells, as it is stored."""
    return tuple(
        ToldItem(person=one)
        if isinstance(one, IncomingPerson)
        else ToldItem(appointment=one)
        if isinstance(one, IncomingAppointment)
        else ToldItem(merge=one)
        for one in told
    )


def told_of(items: tuple[ToldItem, ...]) -> tuple[Told, ...]:
    """The opposite of :func:`items_of`."""
    return tuple(one for item in items for one in (item.person, item.appointment, item.merge) if one is not None)
