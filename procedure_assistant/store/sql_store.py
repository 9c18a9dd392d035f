"""The Store port on a database file. Every method is one transaction; nothing of SQLAlchemy leaves it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from procedure_assistant.domain.patient import Patient
from procedure_assistant.services.disk import Step
from procedure_assistant.services.key_wrapping import DatabaseKey
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
from procedure_assistant.store import rows as columns_of
from procedure_assistant.store import spine, sqlite, statements, verify
from procedure_assistant.store.audit_rows import add_audit
from procedure_assistant.store.batch import check_batch
from procedure_assistant.store.derived import check_vials, write_derived
from procedure_assistant.store.driver import DatabaseFile
from procedure_assistant.store.errors import behind, exists_already, gone, login_taken, of_disk, taken, translated
from procedure_assistant.store.images import SqlImages, Ways
from procedure_assistant.store.opening import database_path, open_database
from procedure_assistant.store.outbox import SqlOutbox, queue_closed
from procedure_assistant.store.patient_writing import read_patient, write_patient
from procedure_assistant.store.schedule import SqlSchedule, rebuild_schedule
from procedure_assistant.store.search import audit_text, search_words
from procedure_assistant.store.spine import Kind, Seal, columns_hash
from procedure_assistant.store.stock import SqlStock
from procedure_assistant.store.turns import Turns

_LOG = logging.getLogger(__name__)


class SqlStore:
    """A database file, opened, created or upgraded. Usable from every thread; two programs may share one file.

    Args:
        url_or_path: a path, or ``sqlite:///…``.
        key: 32 bytes with which the whole file is encrypted (SQLCipher); without it the file is plain SQLite.
        busy_seconds: how long to wait for another program that is writing before ``Problem`` STORE-LOCKED.

    Raises:
        Problem: STORE-READONLY, -LOCKED, -DAMAGED, -NEWER, -FULL, -GONE, -UPGRADE, -KIND, -KEY (wrong or missing key) or
            -PLAIN (a plain file and a key); the file is then as it was.
    """

    def __init__(self, url_or_path: str | Path, *, key: bytes | None = None, busy_seconds: float = 2.0) -> None:
        database = open_database(DatabaseFile(database_path(url_or_path), busy_seconds, key))
        self.path = database.file.path
        self._file = database.file
        self._identity = database.identity
        self._engine = database.engine
        self._turns = Turns(busy_seconds)
        self.images = SqlImages(Ways(database.file, self._turns, self._reading, self._writing, self._piece_of_work))
        """The port ``ImageStore``: the images that the records name."""
        self.stock = SqlStock(self.path, self._reading, self._writing)
        """The port ``StockStore``: the shelf, and the lots that visits took."""
        self.outbox = SqlOutbox(self._reading, self._writing)
        """The port ``OutboxStore``: destinations, and what is on its way to them."""
        self.schedule = SqlSchedule(self._reading, self._writing)
        """The port ``IncomingStore``: what came in, whose numbers are whose, and the appointments."""

    def close(self) -> None:
        """Close every connection; the last program to close folds the write-ahead log into the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # --- the log

    def append(self, rows: Sequence[LogRow], derived: Derived) -> None:
        """Add rows of one visit and replace its derived rows in one transaction; durable on return.

        Raises ``Problem`` STORE-TAKEN when the rows do not follow the last one stored, and ``ValueError`` when they
        do not follow one another or belong to another visit than ``derived``.
        """
        check_batch(rows, derived)
        visit = {"visit": rows[0].visit_id}
        entries = [columns_of.log_columns(row) for row in rows]
        with self._writing() as connection:
            last = connection.execute(statements.LAST_ENTRY, visit).first()
            self._check_follows(rows[0], 0 if last is None else last[0], "" if last is None else last[1])
            check_vials(connection, derived)
            connection.execute(statements.ADD_ENTRIES, entries)
            write_derived(connection, derived)
            spine.extend(connection, [Seal(Kind.EVENT, rows[-1].visit_id, rows[-1].seq, rows[-1].hash)])
            queue_closed(connection, rows, derived)

    def _check_follows(self, row: LogRow, last_seq: int, last_hash: str) -> None:
        place = f"entry {row.seq} after {last_seq}"
        if row.seq > last_seq + 1:
            raise behind(self.path, place)
        if row.seq <= last_seq or row.previous_hash != last_hash:
            raise taken(place)

    def log(self, visit_id: str) -> tuple[LogRow, ...]:
        """All rows of a visit in order; empty when there is no such visit."""
        with self._reading("event") as connection:
            return _log_of(connection, visit_id)

    # --- what is derived from it

    def visits_with_hash(self, begin: str) -> tuple[str, ...]:
        """The visits whose log has an entry whose hash begins so; the shorter chain over all that is kept is asked first."""
        with self._reading("event") as connection:
            for statement in (statements.SEALED_BY_HASH, statements.ENTRIES_BY_HASH):
                if found := connection.execute(statement, {"low": begin, "high": f"{begin}g"}).scalars().all():
                    return tuple(found)
        return ()

    def visits(self, *, patient_id: str | None = None) -> tuple[VisitSummary, ...]:
        """Visits, newest first, of everybody or of one patient."""
        statement = statements.SUMMARIES if patient_id is None else statements.SUMMARIES_OF_PATIENT
        with self._reading("visit_summary") as connection:
            found = connection.execute(statement, {} if patient_id is None else {"person": patient_id})
            return tuple(map(columns_of.visit_summary, found))

    def visit(self, visit_id: str) -> VisitSummary | None:
        """One visit's summary."""
        with self._reading("visit_summary") as connection:
            found = connection.execute(statements.SUMMARY, {"visit": visit_id}).first()
            return None if found is None else columns_of.visit_summary(found)

    def doses(self, patient_id: str) -> tuple[DeliveredDose, ...]:
        """All doses ever delivered to a patient here, oldest first."""
        with self._reading("delivered_dose") as connection:
            found = connection.execute(statements.DOSES, {"person": patient_id})
            return tuple(map(columns_of.delivered_dose, found))

    def outcomes(self, patient_id: str) -> tuple[Outcome, ...]:
        """All scores of a patient, oldest first."""
        with self._reading("outcome") as connection:
            found = connection.execute(statements.OUTCOMES, {"person": patient_id})
            return tuple(map(columns_of.outcome, found))

    def biologics(self, identifier: str = "") -> tuple[DeliveredBiologic, ...]:
        """Biologic products of all visits, oldest first; only those with ``identifier`` in one of theirs (case ignored), where given."""
        wanted = identifier.casefold()
        with self._reading("delivered_biologic") as connection:
            found = map(columns_of.delivered_biologic, connection.execute(statements.BIOLOGICS))
            return tuple(one for one in found if not wanted or any(wanted in value.casefold() for _, value in one.identifiers))

    def vial_shares(self, vial: str = "") -> tuple[VialShare, ...]:
        """What each visit did with one vial, or (without a name) with every vial that was ever kept for another patient."""
        with self._reading("vial_share") as connection:
            found = connection.execute(statements.SHARES_OF_VIAL, {"vial": vial}) if vial else connection.execute(statements.SHARES_KEPT)
            return tuple(map(columns_of.vial_share, found))

    def rebuild(self, derive: Callable[[tuple[LogRow, ...]], Derived]) -> int:
        """Drop and rewrite every derived row from the log in one transaction; returns the number of visits.

        Whatever ``derive`` raises passes through, and the derived rows stay as they were.
        """
        with self._writing() as connection:
            for statement in statements.DROP_DERIVED:
                connection.execute(statement)
            visit_ids = connection.scalars(statements.VISIT_IDS).all()
            for visit_id in visit_ids:
                write_derived(connection, derive(_log_of(connection, visit_id)))
            rebuild_schedule(connection)
            return len(visit_ids)

    def derive_missing(self, derive: Callable[[tuple[LogRow, ...]], Derived]) -> int:
        """Derive those visits again of which an earlier release kept less; returns their number.

        A visit from which ``derive`` can make nothing (``Problem``) stays as it is: ``verify`` tells of it.
        """
        with self._reading("event") as connection:
            logs = [_log_of(connection, visit_id) for visit_id in connection.scalars(statements.WITHOUT_BIOLOGICS).all()]
        missing = [derived for derived in (_derived_or_none(derive, log) for log in logs) if derived and derived.biologics]
        if missing:
            with self._writing() as connection:
                for derived in missing:
                    last = connection.execute(statements.LAST_ENTRY, {"visit": derived.summary.visit_id}).first()
                    if last is not None and last[0] == derived.summary.last_seq:  # else another program has just written more
                        write_derived(connection, derived)
        return len(missing)

    # --- patients

    def save_patient(self, patient: Patient, at: datetime) -> Saved:
        """Insert or update by ``patient.id``, with ``at`` as its ``updated_at``; earlier versions stay in the history.

        Nothing is written when all facts are the same. Raises ``Problem`` STORE-MRN when another patient has the number.
        """
        with self._writing() as connection:
            return write_patient(connection, patient, at)

    def patient(self, patient_id: str) -> Patient | None:
        """One patient."""
        with self._reading("patient") as connection:
            return read_patient(connection, patient_id)

    def patient_by_mrn(self, mrn: str) -> Patient | None:
        """The patient with exactly this medical record number; nobody for an empty one."""
        if not mrn:
            return None
        with self._reading("patient") as connection:
            found = connection.execute(statements.PATIENT_BY_MRN, {"number": mrn}).first()
            return None if found is None else columns_of.stored_patient(found)

    def led_on(self) -> Mapping[str, str]:
        """Every record that is led on as another: its id and the one it is led on as, chains followed to their end."""
        return self.schedule.led_on()

    def patient_history(self, patient_id: str) -> tuple[Patient, ...]:
        """Earlier versions of a patient, oldest first; empty when nothing was ever changed."""
        with self._reading("patient_history") as connection:
            found = connection.scalars(statements.HISTORY, {"person": patient_id})
            return tuple(map(columns_of.patient_from_json, found))

    def find_patients(self, words: str, limit: int = 50) -> tuple[Patient, ...]:
        """Patients whose name, MRN or birth date contains every word (accents and case ignored), by name; all when ``words`` is empty."""
        wanted = search_words(words)
        found: list[Patient] = []
        with self._reading("patient") as connection:
            for row in connection.execution_options(yield_per=100).execute(statements.patients_with(wanted)):
                if len(found) >= limit:
                    break
                if all(word in row.search for word in wanted):
                    found.append(columns_of.stored_patient(row))
        return tuple(found)

    # --- settings

    def setting(self, key: str) -> str | None:
        """A stored setting (JSON text)."""
        with self._reading("setting") as connection:
            value: str | None = connection.scalar(statements.SETTING_BY_KEY, {"wanted": key})
            return value

    def save_setting(self, key: str, value: str) -> None:
        """Store a setting; nothing is written when it is so already."""
        with self._writing() as connection:
            before = connection.scalar(statements.SETTING_BY_KEY, {"wanted": key})
            if before == value:
                return
            if before is None:
                connection.execute(statements.ADD_SETTING, {"key": key, "value": value})
            else:
                connection.execute(statements.CHANGE_SETTING, {"wanted": key, "value": value})
            version = spine.next_version(connection, Kind.SETTING, key)
            spine.extend(connection, [Seal(Kind.SETTING, key, version, columns_hash([key, value]))])

    # --- people and what they did

    def accounts(self) -> tuple[Account, ...]:
        """Everybody who may or could once log in, by login."""
        with self._reading("account") as connection:
            return tuple(map(columns_of.stored_account, connection.execute(statements.ACCOUNTS)))

    def save_account(self, account: Account) -> Saved:
        """Insert or update by ``account.id``; nothing is written when it is so already.

        Raises ``Problem`` STORE-LOGIN when another account has the login.
        """
        columns = columns_of.account_columns(account)
        with self._writing() as connection:
            other = connection.scalar(statements.ACCOUNT_BY_LOGIN, {"wanted": account.login})
            if other not in {None, account.id}:
                raise login_taken()
            before = connection.execute(statements.ACCOUNT_BY_ID, {"person": account.id}).first()
            if before is not None and tuple(before) == tuple(columns.values()):
                return Saved.UNCHANGED
            if before is None:
                connection.execute(statements.ADD_ACCOUNT, columns)
            else:
                connection.execute(statements.CHANGE_ACCOUNT, columns | {"person": account.id})
            version = spine.next_version(connection, Kind.ACCOUNT, account.id)
            spine.extend(connection, [Seal(Kind.ACCOUNT, account.id, version, columns_hash(columns.values()))])
            return Saved.CREATED if before is None else Saved.UPDATED

    def audit(self, entry: AuditEntry) -> AuditRow:
        """Add one entry to the audit trail; durable on return."""
        with self._writing() as connection:
            return add_audit(connection, entry)

    def audit_entries(
        self, *, words: str = "", since: datetime | None = None, until: datetime | None = None, limit: int = 200
    ) -> tuple[AuditRow, ...]:
        """Entries that hold every word (accents and case ignored), from ``since`` up to but without ``until``, newest first."""
        wanted = search_words(words)
        statement = statements.audit_between(*(None if moment is None else columns_of.moment_text(moment) for moment in (since, until)))
        found: list[AuditRow] = []
        with self._reading("audit") as connection:
            for row in connection.execution_options(yield_per=100).execute(statement):
                if len(found) >= limit:
                    break
                if not wanted or all(word in audit_text(row[2:7]) for word in wanted):
                    found.append(columns_of.audit_row(row))
        return tuple(found)

    # --- the chain over all of it

    def spine_head(self) -> tuple[int, str]:
        """Number and hash of the last entry of the chain over all that is kept (``store.spine`` says what it is good for)."""
        with self._reading("spine") as connection:
            last = connection.execute(statements.SPINE_HEAD).first()
            return (0, "") if last is None else (last[0], last[1])

    def verify_head(self, seq: int, head: str) -> bool:
        """Whether a head exported earlier is still part of the chain, and the chain up to it is unbroken.

        False: the database was computed anew, cut off, or is another one. That the rows are those of the chain is said by ``verify``.
        """
        with self._reading("spine") as connection:
            entries = connection.execution_options(yield_per=1000).execute(statements.SPINE_UP_TO, {"seq": seq})
            return spine.unbroken_hash(entries, seq) == head

    def seal_of(self, data: bytes) -> bytes:
        """HMAC of ``data`` that nobody without the key of the database can make; empty for a database without key."""
        key = self._file.key
        return b"" if key is None else DatabaseKey(bytearray(key)).seal_of(data)

    # --- the file

    def verify(self, derive: Callable[[tuple[LogRow, ...]], Derived] | None = None, step: Step | None = None) -> Iterator[Fault]:
        """Check the file, the chain of every visit, the chain over all that is kept and what is derived; yields each fault.

        With ``derive`` the derived rows are compared with what it makes of the log, too. Reads only; ``step`` is told how far it is.
        A file too damaged to go on ends the check with a fault that says so, not with a ``Problem``.
        """
        return verify.faults(self._file, derive, step)

    def backup(self, target: Path) -> None:
        """Copy the whole database, as it is now, into a new file with the same key; checked and on the disk on return.

        Raises ``Problem`` when ``target`` exists or cannot be written; a half-made copy is removed.
        """
        target = target.resolve()
        with translated(target):
            try:
                with sqlite.raw_connection(self._file) as connection:
                    sqlite.copy_file(connection, self._file, target)
            except FileExistsError as error:
                raise exists_already(target) from error
            except OSError as error:
                raise of_disk(error, target) from error

    @contextmanager
    def _reading(self, table: str) -> Iterator[Connection]:
        with translated(self.path), columns_of.decoding(table), sqlite.transaction(self._engine, write=False) as connection:
            yield connection

    @contextmanager
    def _writing(self, *, of_work: bool = False) -> Iterator[Connection]:
        behind_the_window = threading.current_thread() is not threading.main_thread()
        turn = self._turns.of_work() if of_work or behind_the_window else self._turns.of_click()
        with translated(self.path), turn, sqlite.transaction(self._engine, write=True) as connection:
            self._check_file_is_still_there()
            yield connection

    @contextmanager
    def _piece_of_work(self) -> Iterator[Connection]:
        """A write transaction of long work that waits for the disk itself, after its turn (sqlite.sync_log)."""
        waits_itself = sqlite.connection_to_sync(self._engine)
        with translated(self.path), waits_itself as connection, self._turns.of_work(), sqlite.writing_on(connection):
            self._check_file_is_still_there()
            yield connection

    def _check_file_is_still_there(self) -> None:
        """An open file that was moved, replaced or deleted still takes entries, which nobody would ever see again."""
        try:
            now = sqlite.identity(self.path)
        except OSError as error:
            raise gone(self.path, type(error).__name__) from error
        if now != self._identity:
            raise gone(self.path, "another file is in its place")


def _log_of(connection: Connection, visit_id: str) -> tuple[LogRow, ...]:
    with columns_of.decoding("event"):
        return tuple(map(columns_of.log_row, connection.execute(statements.LOG, {"visit": visit_id})))


def _derived_or_none(derive: Callable[[tuple[LogRow, ...]], Derived], log: tuple[LogRow, ...]) -> Derived | None:
    try:
        return derive(log)
    except Problem as problem:
        _LOG.warning("nothing can be derived of a visit: %s", problem.code)
        return None
