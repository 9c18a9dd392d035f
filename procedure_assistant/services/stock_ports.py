"""What the stock needs of the store, as a protocol filled in app/, with the plain values that cross it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from procedure_assistant.domain.stock import Taken
from procedure_assistant.services.ports import AuditEntry, Derived, LogRow, LotUse


@dataclass(frozen=True, slots=True)
class StockRow:
    """One entry of the ledger as stored: ``seq`` counts from 1 without gaps, ``at`` is UTC, ``payload`` canonical JSON.

    ``hash`` is SHA-256 over the other columns (``stock_codec.row_hash``); the first ``previous_hash`` is empty.
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
class RecallHit:
    """One visit in which a lot was used: whose it was, when, and what of it. ``used`` counts containers that the visit opened;
    0 where the lot is only named (diluent, kit, biologic, a vial opened in another visit). ``void``: the record is void.

    ``name``, ``mrn`` and ``born`` are of the patient as stored now; "" and None where the patient is missing.
    """

    visit_id: str
    patient_id: str
    name: str
    mrn: str
    born: date | None
    day: date
    product: str
    label: str
    lot: str
    expiry: date | None
    used: int
    void: bool


class StockStore(Protocol):
    """The part of the store that keeps the shelf. Every method raises ``Problem`` STORE-… as ``ports.Store`` does."""

    def stock_log(self, after: int = 0) -> tuple[StockRow, ...]:
        """The entries of the ledger after this one, in order."""

    def append_stock(self, row: StockRow, audit: AuditEntry) -> None:
        """Add one entry and its line of the audit trail; durable on return. STORE-TAKEN when it does not follow the last one."""

    def taken(self, lot_key: str = "") -> tuple[Taken, ...]:
        """What all visits took, by product, lot, expiry and serial, of every lot unless one is said; lots that came out even are
        left out."""

    def uses_of(self, product: str, lot_key: str) -> tuple[LotUse, ...]:
        """The movements of one lot by visits, oldest first."""

    def recall(self, lot_key: str, product: str = "") -> tuple[RecallHit, ...]:
        """Every visit that used the lot, by patient and day; of every product when none is said."""

    def fill_uses(self, derive: Callable[[tuple[LogRow, ...]], Derived]) -> int:
        """Derive the lots of visits of an earlier release, once; returns how many visits were read. A visit that cannot be read stays
        without: ``verify`` tells it."""
