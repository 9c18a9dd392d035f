"""What each entry of the ledger of incoming messages writes into the tables made of it: the one place for writing, check and rebuild."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import singledispatch

from sqlalchemy import Table

from procedure_assistant.services.incoming_events import (
    AppointmentSet,
    IncomingEntry,
    MergeUndone,
    MessageHeld,
    MessageRefused,
    MessageTaken,
    PatientsMerged,
)
from procedure_assistant.services.incoming_values import TakenState
from procedure_assistant.store.rows import Columns, moment_text
from procedure_assistant.store.schedule_rows import appointment_columns
from procedure_assistant.store.schema import (
    APPOINTMENT,
    INCOMING_MESSAGE,
    OF_SCHEDULE,
    PATIENT_LINK,
    PERSON_NUMBER,
    PERSON_TOLD,
)


@dataclass(frozen=True, slots=True)
class Written:
    """One row to be written: it takes the place of the one with its key, in ``person_told`` only when it is newer."""

    table: Table
    columns: Columns

    @property
    def key(self) -> tuple[object, ...]:
        """The primary key of the row."""
        return tuple(self.columns[column.name] for column in self.table.primary_key)


def written(entry: IncomingEntry) -> tuple[Written, ...]:
    """Every row that an entry writes, in order."""
    return tuple(_of(entry.event, entry))


def folded(entries: Iterable[IncomingEntry]) -> dict[str, dict[tuple[object, ...], Columns]]:
    """What the tables hold after all these entries, by table and key."""
    tables: dict[str, dict[tuple[object, ...], Columns]] = {table.name: {} for table in OF_SCHEDULE}
    for entry in entries:
        for row in written(entry):
            rows = tables[row.table.name]
            before = rows.get(row.key)
            if before is None or row.table is not PERSON_TOLD or before["sent_at"] < row.columns["sent_at"]:  # type: ignore[operator]
                rows[row.key] = row.columns
    return tables


@singledispatch
def _of(event: object, entry: IncomingEntry) -> Iterator[Written]:
    raise TypeError(f"no entry of the ledger: {type(event).__name__}")


def _message(entry: IncomingEntry, source: str, message_id: str, state: TakenState) -> Written:
    at = moment_text(entry.at)
    return Written(INCOMING_MESSAGE, {"source": source, "message_id": message_id, "state": state.value, "seq": entry.seq, "at": at})


def _link(entry: IncomingEntry, retired: str, survivor: str) -> Written:
    return Written(PATIENT_LINK, {"retired": retired, "survivor": survivor, "at": moment_text(entry.at), "seq": entry.seq})


@_of.register
def _(event: MessageTaken, entry: IncomingEntry) -> Iterator[Written]:
    yield _message(entry, event.source, event.message_id, event.state)
    for person in event.people:
        for number in person.numbers:
            columns: Columns = {"authority": number.authority, "value": number.value, "patient_id": person.patient_id, "kind": number.kind}
            yield Written(PERSON_NUMBER, {**columns, "seq": entry.seq})
        if event.sent_at is not None:
            told: Columns = {"patient_id": person.patient_id, "source": event.source, "sent_at": moment_text(event.sent_at)}
            yield Written(PERSON_TOLD, {**told, "seq": entry.seq})
    for taken in event.appointments:
        yield Written(APPOINTMENT, appointment_columns(taken, entry.seq, entry.at, entry.who))
    for survivor, retired in event.merges:
        yield _link(entry, retired, survivor)


@_of.register
def _(event: MessageHeld, entry: IncomingEntry) -> Iterator[Written]:
    yield _message(entry, event.source, event.message_id, TakenState.HELD)


@_of.register
def _(event: MessageRefused, entry: IncomingEntry) -> Iterator[Written]:
    yield _message(entry, event.source, event.message_id, TakenState.REFUSED)


@_of.register
def _(event: PatientsMerged, entry: IncomingEntry) -> Iterator[Written]:
    yield _link(entry, event.retired, event.survivor)


@_of.register
def _(event: MergeUndone, entry: IncomingEntry) -> Iterator[Written]:
    yield _link(entry, event.retired, "")


@_of.register
def _(event: AppointmentSet, entry: IncomingEntry) -> Iterator[Written]:
    yield Written(APPOINTMENT, appointment_columns(event.appointment, entry.seq, entry.at, entry.who))
