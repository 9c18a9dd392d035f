"""What the services need from the outside, as protocols filled in app/, with the plain values that cross them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from procedure_assistant.domain.lots import LotMovement
from procedure_assistant.domain.patient import Patient
from procedure_assistant.services.people import Account


@dataclass(frozen=True, slots=True)
class LogRow:
    """One entry of the append-only event log, exactly as stored.

    ``at`` is UTC; ``payload`` is canonical JSON; ``hash`` is SHA-256(previous_hash + canonical JSON of the other columns),
    computed by ``services.chain``. The first row of a visit has an empty ``previous_hash``.
    """

    visit_id: str
    seq: int
    at: datetime
    actor: str
    workstation: str
    kind: str
    version: int
    payload: str
    previous_hash: str
    hash: str


class VisitState(StrEnum):
    """Where a visit stands on the worklist."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    TO_SIGN = "to_sign"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class VisitSummary:
    """One line of the worklist, derived from the log. ``progress`` and ``note`` are words ready to show."""

    visit_id: str
    patient_id: str
    title: str
    state: VisitState
    opened_at: datetime
    signed_at: datetime | None
    progress: str
    note: str
    last_seq: int


@dataclass(frozen=True, slots=True)
class DeliveredDose:
    """What one visit gave of one product (derived): ``amount`` in ``unit`` ("units" or "mg"); ``day`` is the local day it was given."""

    visit_id: str
    patient_id: str
    day: date
    product: str
    kind: str
    amount: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One score of one visit (derived): ``moment`` is "before" or "after", ``minutes`` counts from the block."""

    visit_id: str
    patient_id: str
    day: date
    instrument: str
    moment: str
    value: int
    minutes: int | None


@dataclass(frozen=True, slots=True)
class DeliveredBiologic:
    """One injection of a biologic product of a visit (derived), or a product of which nothing was injected: ``target`` and ``side`` are "".

    ``product`` tells the products of a visit apart, ``kind`` is its passport ("prp"), ``pathway`` the regulatory route ("": not told).
    ``identifiers`` are field and value of what it can be recalled by: lot, serial, donor, UDI. ``images`` counts those of target and side.
    """

    visit_id: str
    patient_id: str
    day: date
    product: str
    kind: str
    pathway: str
    identifiers: tuple[tuple[str, str], ...]
    target: str
    side: str
    volume_ml: Decimal
    guidance: str
    images: int


@dataclass(frozen=True, slots=True)
class LotUse:
    """One movement of a lot by one visit (derived): the columns of ``domain.lots.LotMovement`` with whose visit it was.

    ``day`` is the local day of the visit.
    """

    visit_id: str
    patient_id: str
    day: date
    movement: LotMovement


@dataclass(frozen=True, slots=True)
class VialShare:
    """What one visit did with one vial that more than one visit can know of (derived): a kept, taken over or serialised one.

    All amounts are of ``unit``. ``opened`` is 0 where the visit took it over, ``taken`` 0 where it opened it.
    """

    visit_id: str
    vial: str
    container: str
    product: str
    lot: str
    serial: str
    unit: str
    opened: Decimal
    taken: Decimal
    given: Decimal
    wasted: Decimal
    kept: Decimal
    discarded: Decimal


@dataclass(frozen=True, slots=True)
class Derived:
    """Everything the store keeps besides the log for one visit; rewritten whole with each append."""

    summary: VisitSummary
    doses: tuple[DeliveredDose, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    uses: tuple[LotUse, ...] = ()
    vials: tuple[VialShare, ...] = ()
    biologics: tuple[DeliveredBiologic, ...] = ()


class Saved(StrEnum):
    """What saving a patient did."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing ``verify`` found wrong, in words, with its place; ``visit_id`` is empty when it concerns the whole file."""

    visit_id: str
    seq: int | None
    message: str


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Something somebody did besides charting, to be written down: ``act`` is a short fixed word, ``subject`` what it was done to
    (the id of a patient, visit or account, or ""), ``detail`` a sentence. ``at`` is UTC."""

    at: datetime
    who: str
    workstation: str
    act: str
    subject: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One entry of the append-only audit trail, exactly as stored: ``seq`` counts from 1 without gaps.

    ``hash`` is SHA-256 over the canonical JSON of the other columns in this order; the first ``previous_hash`` is empty.
    """

    seq: int
    at: datetime
    who: str
    workstation: str
    act: str
    subject: str
    detail: str
    previous_hash: str
    hash: str


class Clock(Protocol):
    """The time, so that tests can hold it still."""

    def now(self) -> datetime:
        """The present moment, UTC, aware."""

    def today(self) -> date:
        """The local calendar day."""

    def local(self, moment: datetime) -> datetime:
        """``moment`` in the clinic's time zone."""


class Store(Protocol):
    """The durable store. Every method raises ``Problem`` (codes STORE-…) and nothing of SQLAlchemy.

    STORE-TAKEN (another workstation appended first), STORE-FULL, STORE-READONLY, STORE-LOCKED, STORE-DAMAGED, STORE-NEWER, STORE-GONE,
    STORE-VIAL (a vial is in use elsewhere, or more would be used of it than it held),
    STORE-KEY (wrong or missing key), STORE-PLAIN (not encrypted though a key was given), STORE-MRN, STORE-LOGIN (already taken).
    """

    def close(self) -> None:
        """Give the file free."""

    def append(self, rows: Sequence[LogRow], derived: Derived) -> None:
        """Add rows of one visit and replace its derived rows in one transaction; durable on return (synchronous FULL)."""

    def log(self, visit_id: str) -> tuple[LogRow, ...]:
        """All rows of a visit in order; empty when there is no such visit."""

    def visits_with_hash(self, begin: str) -> tuple[str, ...]:
        """The visits whose log has an entry whose hash begins with these hex digits."""

    def visits(self, *, patient_id: str | None = None) -> tuple[VisitSummary, ...]:
        """Visits, newest first, of everybody or of one patient."""

    def visit(self, visit_id: str) -> VisitSummary | None:
        """One visit's summary."""

    def doses(self, patient_id: str) -> tuple[DeliveredDose, ...]:
        """All doses ever delivered to a patient here, oldest first."""

    def outcomes(self, patient_id: str) -> tuple[Outcome, ...]:
        """All scores of a patient, oldest first."""

    def biologics(self, identifier: str = "") -> tuple[DeliveredBiologic, ...]:
        """Biologic products of all visits, oldest first; only those with ``identifier`` in one of theirs (case ignored), where given."""

    def vial_shares(self, vial: str = "") -> tuple[VialShare, ...]:
        """What each visit did with one vial, or (without a name) with every vial that was ever kept for another patient."""

    def save_patient(self, patient: Patient, at: datetime) -> Saved:
        """Insert or update by ``patient.id``; every earlier version stays in the patient history table."""

    def patient(self, patient_id: str) -> Patient | None:
        """One patient."""

    def patient_by_mrn(self, mrn: str) -> Patient | None:
        """The patient with exactly this medical record number."""

    def led_on(self) -> Mapping[str, str]:
        """Every record that is led on as another: its id and the one it is led on as, chains followed to their end."""

    def find_patients(self, words: str, limit: int = 50) -> tuple[Patient, ...]:
        """Patients whose name, MRN or birth date contains every word (accents and case ignored), by name; all when ``words`` is empty."""

    def setting(self, key: str) -> str | None:
        """A stored setting (JSON text)."""

    def save_setting(self, key: str, value: str) -> None:
        """Store a setting."""

    def rebuild(self, derive: Callable[[tuple[LogRow, ...]], Derived]) -> int:
        """Drop and rewrite every derived row from the log in one transaction; returns the number of visits."""

    def derive_missing(self, derive: Callable[[tuple[LogRow, ...]], Derived]) -> int:
        """Derive those visits again of which an earlier release kept less; returns their number.

        A visit from which ``derive`` can make nothing stays as it is: ``verify`` tells of it.
        """

    def accounts(self) -> tuple[Account, ...]:
        """Everybody who may or could once log in, by login."""

    def save_account(self, account: Account) -> Saved:
        """Insert or update by ``account.id``; an account is never removed, only made inactive. STORE-LOGIN when the login is taken."""

    def audit(self, entry: AuditEntry) -> AuditRow:
        """Add one entry to the audit trail; durable on return."""

    def audit_entries(
        self, *, words: str = "", since: datetime | None = None, until: datetime | None = None, limit: int = 200
    ) -> tuple[AuditRow, ...]:
        """Entries that hold every word (accents and case ignored), from ``since`` up to but without ``until``, newest first."""

    def spine_head(self) -> tuple[int, str]:
        """Number and hash of the last entry of the chain over all that is kept: to be signed and kept elsewhere."""

    def verify_head(self, seq: int, head: str) -> bool:
        """Whether a head exported earlier is still part of the chain, and the chain up to it is unbroken.

        False: the database was computed anew, cut off, or is another one. That the rows are those of the chain is said by ``verify``.
        """

    def seal_of(self, data: bytes) -> bytes:
        """HMAC of ``data`` that nobody without the key of the database can make; empty for a database without key."""

    def verify(self, derive: Callable[[tuple[LogRow, ...]], Derived] | None = None) -> Iterator[Fault]:
        """Check the file, the chain of every visit and the chain over all that is kept; yields each fault, nothing when all is well.

        With ``derive`` the derived rows are compared with what it makes of the log, too.
        """
