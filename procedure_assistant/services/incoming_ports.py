"""What taking in messages needs of the store, as protocols filled in app/, with the plain values that cross them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

from procedure_assistant.domain.patient import Patient
from procedure_assistant.services.incoming_events import AppointmentTaken, IncomingEntry, IncomingEvent
from procedure_assistant.services.incoming_values import PersonNumber, TakenState
from procedure_assistant.services.ports import AuditEntry, Saved

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """One entry of the ledger as stored: ``seq`` counts from 1 without gaps, ``at`` is UTC, ``payload`` canonical JSON.

    ``hash`` is SHA-256 over the other columns (``incoming_codec.row_hash``); the first ``previous_hash`` is empty.
    """

    seq: int
    at: datetime
    who: str
    workstation: str
    kind: str
    version: int
    payload: str
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class MessageStand:
    """What became of a message; ``seq`` is the entry of the ledger that said so last."""

    source: str
    message_id: str
    state: TakenState
    seq: int
    at: datetime


@dataclass(frozen=True, slots=True)
class MergeStand:
    """``retired`` is led on as ``survivor`` since ``at``."""

    retired: str
    survivor: str
    at: datetime


class IncomingDesk(Protocol):
    """One transaction: everything read and written between begin and end belongs together."""

    def message(self, source: str, message_id: str) -> MessageStand | None:
        """What became of a message; None when it never came."""

    def owners(self, number: PersonNumber) -> tuple[str, ...]:
        """Patients that have this number by authority and value, merged records already followed to their survivor."""

    def numbers_of(self, patient_id: str) -> tuple[PersonNumber, ...]:
        """The numbers of a patient that came with a source."""

    def patient(self, patient_id: str) -> Patient | None:
        """One patient."""

    def patient_by_mrn(self, mrn: str) -> Patient | None:
        """The patient with this record number, a merged record followed to its survivor."""

    def born_on(self, day: date) -> tuple[Patient, ...]:
        """Everybody born on a day whose record was not merged into another."""

    def survivor(self, patient_id: str) -> str:
        """The id under which a record is led on; its own where it was not merged."""

    def told_at(self, patient_id: str, source: str) -> datetime | None:
        """When the newest message of a source about a patient was sent."""

    def appointment(self, source: str, number: str) -> AppointmentTaken | None:
        """An appointment as it stands."""

    def save_patient(self, patient: Patient, at: datetime) -> Saved:
        """Insert or update; earlier versions stay in the history."""

    def add(self, event: IncomingEvent, at: datetime, who: str, workstation: str) -> int:
        """Add one entry to the ledger and to the tables made of it; its number."""

    def audit(self, entry: AuditEntry) -> None:
        """Add a line to the audit trail."""

    def entry(self, seq: int) -> IncomingEntry | None:
        """One entry of the ledger."""


class IncomingStore(Protocol):
    """The part of the store that keeps what came in. Every method raises ``Problem`` STORE-… as ``ports.Store`` does."""

    def together(self, work: Callable[[IncomingDesk], T]) -> T:
        """Run ``work`` in one transaction, durable on return; whatever it raises undoes all of it."""

    def looking(self, work: Callable[[IncomingDesk], T]) -> T:
        """Run ``work``, which only reads."""

    def messages(self, state: TakenState | None = None, limit: int = 500) -> tuple[MessageStand, ...]:
        """What came, newest first; of one state where told."""

    def merges(self) -> tuple[MergeStand, ...]:
        """Every record that is led on as another, newest first."""

    def appointments(self, since: datetime, until: datetime) -> tuple[AppointmentTaken, ...]:
        """Appointments that begin from ``since`` up to but without ``until``, by time; and those moved out of it, by where they stood."""
