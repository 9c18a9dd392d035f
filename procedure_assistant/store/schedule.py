"""The port ``IncomingStore`` on the database file: the ledger of what came in, and the tables made of it. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Connection

from procedure_assistant.domain.patient import Patient
from procedure_assistant.services.incoming_codec import entry_of, row_of
from procedure_assistant.services.incoming_events import AppointmentTaken, IncomingEntry, IncomingEvent
from procedure_assistant.services.incoming_ports import IncomingDesk, MergeStand, MessageStand
from procedure_assistant.services.incoming_values import PersonNumber, TakenState
from procedure_assistant.services.ports import AuditEntry, Saved
from procedure_assistant.store import rows, schedule_fold, schedule_rows, spine, statements
from procedure_assistant.store import schedule_statements as asked
from procedure_assistant.store.audit_rows import add_audit
from procedure_assistant.store.patient_writing import read_patient, write_patient
from procedure_assistant.store.spine import Kind, Seal

T = TypeVar("T")
Reading = Callable[[str], AbstractContextManager[Connection]]
Writing = Callable[[], AbstractContextManager[Connection]]

_TABLE = "incoming_entry"


class SqlSchedule:
    """Made by ``SqlStore``, whose transactions it uses."""

    def __init__(self, reading: Reading, writing: Writing) -> None:
        self._reading = reading
        self._writing = writing

    def together(self, work: Callable[[IncomingDesk], T]) -> T:
        """Run ``work`` in one transaction, durable on return; whatever it raises undoes all of it."""
        with self._writing() as connection:
            return work(SqlDesk(connection))

    def looking(self, work: Callable[[IncomingDesk], T]) -> T:
        """Run ``work``, which only reads."""
        with self._reading(_TABLE) as connection:
            return work(SqlDesk(connection))

    def messages(self, state: TakenState | None = None, limit: int = 500) -> tuple[MessageStand, ...]:
        """What came, newest first; of one state where told."""
        most = {"most": limit}
        with self._reading("incoming_message") as connection:
            standing = {} if state is None else {"standing": state.value}
            found = connection.execute(asked.MESSAGES_IN if standing else asked.MESSAGES, {**most, **standing})
            return tuple(map(schedule_rows.message_stand, found))

    def merges(self) -> tuple[MergeStand, ...]:
        """Every record that is led on as another, newest first."""
        with self._reading("patient_link") as connection:
            return tuple(map(schedule_rows.merge_stand, connection.execute(asked.MERGES)))

    def led_on(self) -> Mapping[str, str]:
        """Every record that is led on as another, chains followed to their end."""
        direct = {one.retired: one.survivor for one in self.merges()}
        if not direct:
            return {}
        return self.looking(lambda desk: {retired: desk.survivor(retired) for retired in direct})

    def appointments(self, since: datetime, until: datetime) -> tuple[AppointmentTaken, ...]:
        """Appointments that begin from ``since`` up to but without ``until``, or did before they were moved, by time."""
        between = {"since": rows.moment_text(since), "until": rows.moment_text(until)}
        with self._reading("appointment") as connection:
            return tuple(map(schedule_rows.appointment, connection.execute(asked.APPOINTMENTS, between)))


class SqlDesk:
    """One transaction of ``SqlSchedule``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def message(self, source: str, message_id: str) -> MessageStand | None:
        """What became of a message; None when it never came."""
        found = self._connection.execute(asked.MESSAGE, {"of": source, "named": message_id}).first()
        return None if found is None else schedule_rows.message_stand(found)

    def owners(self, number: PersonNumber) -> tuple[str, ...]:
        """Patients that have this number by authority and value, merged records already followed to their survivor."""
        found = self._connection.scalars(asked.OWNER, {"by": number.authority, "number": number.value}).all()
        return tuple(dict.fromkeys(self.survivor(own_id) for own_id in found))

    def numbers_of(self, patient_id: str) -> tuple[PersonNumber, ...]:
        """The numbers of a patient that came with a source."""
        return tuple(map(schedule_rows.person_number, self._connection.execute(asked.NUMBERS, {"person": patient_id})))

    def patient(self, patient_id: str) -> Patient | None:
        """One patient."""
        return read_patient(self._connection, patient_id)

    def patient_by_mrn(self, mrn: str) -> Patient | None:
        """The patient with this record number, a merged record followed to its survivor."""
        if not mrn:
            return None
        found = self._connection.execute(statements.PATIENT_BY_MRN, {"number": mrn}).first()
        return None if found is None else self.patient(self.survivor(found[0]))

    def born_on(self, day: date) -> tuple[Patient, ...]:
        """Everybody born on a day whose record was not merged into another."""
        with rows.decoding("patient"):
            return tuple(map(rows.stored_patient, self._connection.execute(asked.BORN_ON, {"day": day.isoformat()})))

    def survivor(self, patient_id: str) -> str:
        """The id under which a record is led on; its own where it was not merged."""
        seen = {patient_id}
        while found := self._connection.scalar(asked.SURVIVOR, {"person": patient_id}):
            if found in seen:  # a ring cannot be written; one in a damaged file must not hang the program
                return patient_id
            seen.add(found)
            patient_id = str(found)
        return patient_id

    def told_at(self, patient_id: str, source: str) -> datetime | None:
        """When the newest message of a source about a patient was sent."""
        found = self._connection.scalar(asked.TOLD_AT, {"person": patient_id, "of": source})
        return None if found is None else schedule_rows.moment(found)

    def appointment(self, source: str, number: str) -> AppointmentTaken | None:
        """An appointment as it stands."""
        found = self._connection.execute(asked.ONE_APPOINTMENT, {"of": source, "named": number}).first()
        return None if found is None else schedule_rows.appointment(found)

    def save_patient(self, patient: Patient, at: datetime) -> Saved:
        """Insert or update; earlier versions stay in the history."""
        return write_patient(self._connection, patient, at)

    def add(self, event: IncomingEvent, at: datetime, who: str, workstation: str) -> int:
        """Add one entry to the ledger and to the tables made of it; its number."""
        last = self._connection.execute(asked.LAST_ENTRY).first()
        row = row_of(event, at=at, who=who, workstation=workstation, after=(0, "") if last is None else (last[0], last[1]))
        self._connection.execute(asked.ADD_ENTRY, schedule_rows.entry_columns(row))
        spine.extend(self._connection, [Seal(Kind.INCOMING, "", row.seq, row.hash)])
        _write(self._connection, IncomingEntry(row.seq, row.at, row.who, row.workstation, event))
        return row.seq

    def audit(self, entry: AuditEntry) -> None:
        """Add a line to the audit trail."""
        add_audit(self._connection, entry)

    def entry(self, seq: int) -> IncomingEntry | None:
        """One entry of the ledger."""
        found = self._connection.execute(asked.ENTRY, {"own": seq}).first()
        return None if found is None else entry_of(schedule_rows.entry_row(found))


def rebuild_schedule(connection: Connection) -> None:
    """Make the tables anew from the ledger. Raises ``Problem`` INCOMING-… for an entry that cannot be read; ends the transaction then."""
    for statement in asked.DROP_SCHEDULE:
        connection.execute(statement)
    for columns in connection.execution_options(yield_per=500).execute(asked.ENTRIES):
        _write(connection, entry_of(schedule_rows.entry_row(columns)))


def _write(connection: Connection, entry: IncomingEntry) -> None:
    for row in schedule_fold.written(entry):
        connection.execute(asked.REPLACE[row.table.name], row.columns)
