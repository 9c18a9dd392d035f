"""Stand-ins at the ports, each small enough to be seen as right: a clock that stands still and stores in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, replace
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256

from procedure_assistant.domain.chart import folded
from procedure_assistant.domain.patient import Patient
from procedure_assistant.services.chain import chain_faults, row_hash
from procedure_assistant.services.people import Account
from procedure_assistant.services.ports import (
    AuditEntry,
    AuditRow,
    DeliveredBiologic,
    DeliveredDose,
    Derived,
    Fault,
    LogRow,
    Outcome,
    Saved,
    VialShare,
    VisitSummary,
)
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.vial_shares import check_shares

CLINIC_ZONE = timezone(timedelta(hours=-5), "clinic")


class FixedClock:
    """Implements ``Clock``: stands at one moment until ``at`` is set to another."""

    def __init__(self, at: datetime = datetime(2026, 11, 23, 19, 31, tzinfo=UTC)) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.local(self.at).date()

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(CLINIC_ZONE)


class MemoryPatients:
    """The patient half of ``Store`` in memory. ``history`` keeps every version saved; ``full`` makes each save fail."""

    def __init__(self, *, full: bool = False) -> None:
        self.full = full
        self.history: list[Patient] = []

    @property
    def patients(self) -> dict[str, Patient]:
        return {patient.id: patient for patient in self.history}

    def save_patient(self, patient: Patient, at: datetime) -> Saved:
        if self.full:
            raise Problem("STORE-FULL", "The disk is full. Nothing was saved.")
        if patient.updated_at != at:
            raise AssertionError("a patient is stored with the moment of storing")
        known = patient.id in self.patients
        self.history.append(patient)
        return Saved.UPDATED if known else Saved.CREATED

    def patient(self, patient_id: str) -> Patient | None:
        return self.patients.get(patient_id)

    def led_on(self) -> dict[str, str]:
        return {}

    def patient_by_mrn(self, mrn: str) -> Patient | None:
        return next((patient for patient in self.patients.values() if patient.mrn == mrn), None)

    def find_patients(self, words: str, limit: int = 50) -> tuple[Patient, ...]:
        wanted = folded(words).split()
        found = [
            patient
            for patient in self.patients.values()
            if all(word in folded(f"{patient.name} {patient.mrn} {patient.birth_date}") for word in wanted)
        ]
        return tuple(sorted(found, key=lambda patient: patient.name)[:limit])


class MemoryStore:
    """The whole ``Store`` in memory, held to the same contract tests as the real one (tests/store/test_contract.py).

    ``full`` makes every write fail as on a full disk; ``taken`` makes every append fail as if somebody else had been faster.
    """

    def __init__(self, *, full: bool = False, taken: bool = False) -> None:
        self.full = full
        self.taken = taken
        self._logs: dict[str, tuple[LogRow, ...]] = {}
        self._derived: dict[str, Derived] = {}
        self._versions: dict[str, list[Patient]] = {}
        self._settings: dict[str, str] = {}
        self._accounts: dict[str, Account] = {}
        self._audit: list[AuditRow] = []
        self._heads = [sha256(b"a new store").hexdigest()]

    def append(self, rows: Sequence[LogRow], derived: Derived) -> None:
        first, before = rows[0], self._logs.get(rows[0].visit_id, ())
        if any(row_hash(row) != row.hash for row in rows) or derived.summary.last_seq != rows[-1].seq:
            raise ValueError("a row's hash is wrong, or the derived rows were not made from the last row")
        self._check_space()
        if self.taken or first.seq <= len(before):
            raise _taken()
        if first.seq == len(before) + 1 and first.previous_hash != (before[-1].hash if before else ""):
            raise _taken()
        if first.seq > len(before) + 1:
            raise Problem("STORE-DAMAGED", "The database no longer holds the last entries of this visit.")
        if any(True for _ in chain_faults((*before, *rows))):
            raise ValueError("the rows do not follow one another")
        had = self._derived[first.visit_id].vials if before else ()
        named = {share.vial for share in (*had, *derived.vials)}
        serials = {share.serial for share in (*had, *derived.vials)} - {""}
        others = [share for own, one in self._derived.items() if own != first.visit_id for share in one.vials]
        check_shares(derived.vials, [share for share in others if share.vial in named or share.serial in serials])
        self._logs[first.visit_id] = (*before, *rows)
        self._derived[first.visit_id] = derived
        self._extend(rows[-1])

    def log(self, visit_id: str) -> tuple[LogRow, ...]:
        return self._logs.get(visit_id, ())

    def visits_with_hash(self, begin: str) -> tuple[str, ...]:
        return tuple(own for own, rows in self._logs.items() if any(row.hash.startswith(begin) for row in rows))

    def visits(self, *, patient_id: str | None = None) -> tuple[VisitSummary, ...]:
        found = [one.summary for one in self._derived.values() if patient_id in {None, one.summary.patient_id}]
        by_id = sorted(found, key=lambda summary: summary.visit_id)
        return tuple(sorted(by_id, key=lambda summary: summary.opened_at, reverse=True))

    def visit(self, visit_id: str) -> VisitSummary | None:
        return self._derived[visit_id].summary if visit_id in self._derived else None

    def doses(self, patient_id: str) -> tuple[DeliveredDose, ...]:
        found = [dose for one in self._oldest_first() for dose in one.doses if dose.patient_id == patient_id]
        return tuple(sorted(found, key=lambda dose: dose.day))

    def outcomes(self, patient_id: str) -> tuple[Outcome, ...]:
        found = [score for one in self._oldest_first() for score in one.outcomes if score.patient_id == patient_id]
        return tuple(sorted(found, key=lambda score: score.day))

    def biologics(self, identifier: str = "") -> tuple[DeliveredBiologic, ...]:
        found = [biologic for one in self._oldest_first() for biologic in one.biologics]
        known = [one for one in found if not identifier or any(identifier.casefold() in value.casefold() for _, value in one.identifiers)]
        return tuple(sorted(known, key=lambda biologic: biologic.day))

    def vial_shares(self, vial: str = "") -> tuple[VialShare, ...]:
        shares = [share for _, one in sorted(self._derived.items()) for share in one.vials]
        kept = {share.vial for share in shares if share.kept}
        return tuple(sorted((one for one in shares if one.vial == vial or (not vial and one.vial in kept)), key=lambda one: one.vial))

    def save_patient(self, patient: Patient, at: datetime) -> Saved:
        self._check_space()
        other = self.patient_by_mrn(patient.mrn)
        if other is not None and other.id != patient.id:
            raise Problem("STORE-MRN", "Another patient here already has this medical record number. Nothing was saved.")
        versions = self._versions.setdefault(patient.id, [])
        known = bool(versions)
        if known and replace(versions[-1], updated_at=None) == replace(patient, updated_at=None):
            return Saved.UNCHANGED
        versions.append(replace(patient, updated_at=at))
        self._extend(*versions[-2:])
        return Saved.UPDATED if known else Saved.CREATED

    def patient(self, patient_id: str) -> Patient | None:
        return self._versions[patient_id][-1] if patient_id in self._versions else None

    def led_on(self) -> dict[str, str]:
        return {}

    def patient_by_mrn(self, mrn: str) -> Patient | None:
        return next((versions[-1] for versions in self._versions.values() if mrn and versions[-1].mrn == mrn), None)

    def patient_history(self, patient_id: str) -> tuple[Patient, ...]:
        return tuple(self._versions.get(patient_id, [])[:-1])

    def find_patients(self, words: str, limit: int = 50) -> tuple[Patient, ...]:
        from procedure_assistant.store.search import search_text, search_words  # imports SQLAlchemy: only where it is used

        texts = sorted((search_text(versions[-1]), versions[-1].id) for versions in self._versions.values())
        found = [own_id for text, own_id in texts if all(word in text for word in search_words(words))]
        return tuple(self._versions[own_id][-1] for own_id in found[: max(limit, 0)])

    def setting(self, key: str) -> str | None:
        return self._settings.get(key)

    def save_setting(self, key: str, value: str) -> None:
        self._check_space()
        if self._settings.get(key) != value:
            self._settings[key] = value
            self._extend((key, value))

    def accounts(self) -> tuple[Account, ...]:
        return tuple(sorted(self._accounts.values(), key=lambda account: account.login))

    def save_account(self, account: Account) -> Saved:
        self._check_space()
        if any(other.login == account.login and other.id != account.id for other in self._accounts.values()):
            raise Problem("STORE-LOGIN", "Another account already has this login. Nothing was saved.")
        before = self._accounts.get(account.id)
        if before == account:
            return Saved.UNCHANGED
        self._accounts[account.id] = account
        self._extend(account)
        return Saved.UPDATED if before else Saved.CREATED

    def audit(self, entry: AuditEntry) -> AuditRow:
        self._check_space()
        before = self._audit[-1].hash if self._audit else ""
        own = sha256(f"{before}{entry}".encode()).hexdigest()
        self._audit.append(AuditRow(len(self._audit) + 1, *astuple(entry), before, own))
        self._extend(self._audit[-1])
        return self._audit[-1]

    def audit_entries(
        self, *, words: str = "", since: datetime | None = None, until: datetime | None = None, limit: int = 200
    ) -> tuple[AuditRow, ...]:
        from procedure_assistant.store.search import audit_text, search_words  # imports SQLAlchemy: only where it is used

        found = [
            row
            for row in reversed(self._audit)
            if (since is None or row.at >= since) and (until is None or row.at < until)
            if all(word in audit_text(astuple(row)[2:7]) for word in search_words(words))
        ]
        return tuple(found[: max(limit, 0)])

    def spine_head(self) -> tuple[int, str]:
        return len(self._heads), self._heads[-1]

    def verify_head(self, seq: int, head: str) -> bool:
        return 0 < seq <= len(self._heads) and self._heads[seq - 1] == head

    def seal_of(self, data: bytes) -> bytes:
        return b""

    def rebuild(self, derive: Callable[[tuple[LogRow, ...]], Derived]) -> int:
        self._check_space()
        self._derived = {visit_id: derive(rows) for visit_id, rows in self._logs.items()}
        return len(self._derived)

    def derive_missing(self, derive: Callable[[tuple[LogRow, ...]], Derived]) -> int:
        return 0  # no earlier release has written anything here

    def verify(self, derive: Callable[[tuple[LogRow, ...]], Derived] | None = None) -> Iterator[Fault]:
        for visit_id, rows in self._logs.items():
            yield from chain_faults(rows)
            if derive is not None and derive(rows) != self._derived[visit_id]:
                yield Fault(visit_id, None, "What is derived of this visit is not what its entries say.")

    def _oldest_first(self) -> list[Derived]:
        return sorted(self._derived.values(), key=lambda one: (one.summary.opened_at, one.summary.visit_id))

    def _extend(self, *written: object) -> None:
        for row in written:
            self._heads.append(sha256(f"{self._heads[-1]}{row}".encode()).hexdigest())

    def _check_space(self) -> None:
        if self.full:
            raise Problem("STORE-FULL", "The disk is full. Nothing was saved just now; everything saved before is safe.")


def _taken() -> Problem:
    return Problem("STORE-TAKEN", "Another workstation added to this visit first. What you just entered was not saved.")
