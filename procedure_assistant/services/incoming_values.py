"""What comes in from other systems, as plain values: people, appointments, merges, and what taking did. Reads and stores nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from procedure_assistant.domain.patient import Allergy, Condition, Medication, Sex, Weight

ORIGINAL_BYTES = 4 * 1024 * 1024
"""The longest original that is kept with a message that waits; readers refuse longer ones before they read them."""


@dataclass(frozen=True, slots=True)
class PersonNumber:
    """One number of a person: who gave it ("" where the source does not say), the number, and its kind.

    ``authority`` is the assigning authority as the source writes it (HL7 v2 CX.4, FHIR ``identifier.system``, DICOM (0010,0021));
    ``kind`` is the code of HL7 table 0203, "MR" for a medical record number. Two numbers are equal when authority and value are.
    """

    authority: str
    value: str
    kind: str = "MR"


@dataclass(frozen=True, slots=True)
class IncomingPerson:
    """A person as a source tells of one. What it does not tell is "", None or UNKNOWN: that never erases what is on record.

    ``numbers`` are in the source's order, the record number of the clinic first where it says so. ``allergies`` None: not told.
    """

    numbers: tuple[PersonNumber, ...]
    family_name: str = ""
    given_names: str = ""
    birth_date: date | None = None
    sex: Sex = Sex.UNKNOWN
    allergies: tuple[Allergy, ...] | None = None
    conditions: tuple[Condition, ...] = ()
    medications: tuple[Medication, ...] = ()
    weight: Weight | None = None


class AppointmentStatus(StrEnum):
    """Where an appointment stands; CANCELLED and NO_SHOW keep their row on the day list, told as such."""

    BOOKED = "booked"
    ARRIVED = "arrived"
    DONE = "done"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


@dataclass(frozen=True, slots=True)
class WorklistNumbers:
    """What the orders and images of an appointment are numbered with; "" where not told.

    ``accession`` (0008,0050), ``procedure`` Requested Procedure ID (0040,1001), ``step`` Scheduled Procedure Step ID (0040,0009),
    ``study_uid`` (0020,000D), ``placer`` and ``filler`` order numbers (ORC-2, ORC-3), ``visit`` the encounter number (PV1-19).
    """

    accession: str = ""
    procedure: str = ""
    step: str = ""
    study_uid: str = ""
    placer: str = ""
    filler: str = ""
    visit: str = ""


@dataclass(frozen=True, slots=True)
class IncomingAppointment:
    """One appointment of a person. ``number`` is the schedule's own and stays the same when it is moved or cancelled.

    ``starts_at`` is aware; None only for a cancellation that does not say when. ``minutes`` 0: not told.
    """

    number: str
    person: IncomingPerson
    starts_at: datetime | None
    minutes: int = 0
    reason: str = ""
    physician: str = ""
    room: str = ""
    status: AppointmentStatus = AppointmentStatus.BOOKED
    worklist: WorklistNumbers = field(default_factory=WorklistNumbers)


@dataclass(frozen=True, slots=True)
class IncomingMerge:
    """Two records are one person (HL7 A40): ``retired`` is led on as ``survivor``. Both need at least one number."""

    survivor: IncomingPerson
    retired: IncomingPerson


Told = IncomingPerson | IncomingAppointment | IncomingMerge


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """One message: everything it tells is taken together or not at all.

    ``source`` names the source of the settings ("schedule.csv", "hl7:front desk"); ``message_id`` is its own (MSH-10, Bundle id, row key):
    the same pair again changes nothing. ``sent_at`` (aware; None where not told) decides which of two messages is newer.
    ``is_list``: a line of a list of how things stand now (a CSV row, an answer to a query), named by what it says; the same line again
    counts again, since things may have been otherwise in between, and leaves no trace where nothing changes.
    ``notes`` are sentences of the reader on everything it could not understand. ``original`` is exactly what came.
    """

    source: str
    message_id: str
    what: tuple[Told, ...]
    original: bytes
    sent_at: datetime | None = None
    notes: tuple[str, ...] = ()
    is_list: bool = False


class TakenState(StrEnum):
    """What became of a message."""

    TAKEN = "taken"
    REPEATED = "repeated"  # the same message was taken before; nothing was changed
    LATE = "late"  # everything it tells was told by a newer message; nothing was changed
    HELD = "held"  # doubtful or contradicting: waits until somebody decides
    REFUSED = "refused"  # somebody decided against it


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking one message did: ``notes`` are sentences for a person, ``held`` the id of what waits ("" where nothing does)."""

    state: TakenState
    notes: tuple[str, ...] = ()
    patient_ids: tuple[str, ...] = ()
    appointment_ids: tuple[str, ...] = ()
    held: str = ""
    created: int = 0
    updated: int = 0


class Take(Protocol):
    """What a reader or listener hands its messages to; ``IncomingService.take``. Durable on return.

    Raises ``Problem`` INCOMING-… (the message cannot be taken by anybody: answer AE) or STORE-… (the same may be sent again: answer AR;
    HL7 v2.5.1, 2.9.2.2).
    A message that is held is taken: answer AA.
    """

    def __call__(self, message: IncomingMessage) -> Taken:
        """Take one message."""
