"""The port ``OutboxStore`` on the database file: destinations, the queue, and the bytes that are on their way. Decides nothing.

Every row of it is sealed in the chain over all that is kept; what a delivery sends is held against the fingerprints in its row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from procedure_assistant.domain.events import Printed
from procedure_assistant.services.delivery import Attempt, Delivery, DeliveryState, Destination, Secrets, SentFile, delivery_id
from procedure_assistant.services.outbox_ports import Change
from procedure_assistant.services.ports import AuditEntry, Derived, LogRow, VisitState
from procedure_assistant.store import outbox_rows, rows, spine
from procedure_assistant.store import outbox_statements as asked
from procedure_assistant.store.audit_rows import add_audit
from procedure_assistant.store.outbox_rows import delivery_columns, destination_columns
from procedure_assistant.store.spine import Kind, Seal, columns_hash

_DELIVERY, _DESTINATION = "delivery", "destination"
_NO_SECRETS = "{}"
_NO_FILES = _NO_HISTORY = "[]"
_FILES, _PIECES, _HISTORY, _VERSION = 17, 18, 19, 20
"""Columns of ``delivery`` that are no part of the value."""
_FORGOTTEN_AT_ONCE = 20

Reading = Callable[[str], AbstractContextManager[Connection]]
Writing = Callable[[], AbstractContextManager[Connection]]


class SqlOutbox:
    """Made by ``SqlStore``, whose transactions it uses."""

    def __init__(self, reading: Reading, writing: Writing) -> None:
        self._reading = reading
        self._writing = writing

    # --- destinations

    def destinations(self, *, removed: bool = False) -> tuple[Destination, ...]:
        """Destinations by name; the removed ones too, when asked for."""
        with self._reading(_DESTINATION) as connection:
            return tuple(map(outbox_rows.destination, connection.execute(asked.DESTINATIONS if removed else asked.IN_USE)))

    def secrets(self, destination_id: str) -> Secrets:
        """What opens a destination."""
        with self._reading(_DESTINATION) as connection:
            return outbox_rows.secrets(connection.scalar(asked.SECRETS, {"own": destination_id}) or _NO_SECRETS)

    def save_destination(self, destination: Destination, secrets: Mapping[str, str], at: datetime, audit: AuditEntry) -> None:
        """Insert or update by id; ``secrets`` are those to change, "" takes one away."""
        with self._writing() as connection:
            own = {"own": destination.id}
            known = outbox_rows.secrets(connection.scalar(asked.SECRETS, own) or _NO_SECRETS).values
            kept = {key: value for key, value in {**known, **secrets}.items() if value}
            version = spine.next_version(connection, Kind.DESTINATION, destination.id)
            columns = destination_columns(destination, kept, at, version)
            if version == 1:
                connection.execute(asked.ADD_DESTINATION, columns)
            else:
                connection.execute(asked.CHANGE_DESTINATION, columns | own)
            spine.extend(connection, [Seal(Kind.DESTINATION, destination.id, version, columns_hash(columns.values()))])
            add_audit(connection, audit)

    def remove_destination(
        self, destination_id: str, at: datetime, audit: AuditEntry, give_up: Callable[[Delivery], Change]
    ) -> tuple[Delivery, ...]:
        """Take a destination out of use with its secrets, and give up what is open for it; those deliveries."""
        with self._writing() as connection:
            own = {"own": destination_id}
            stored = connection.execute(asked.DESTINATION_BY_ID, own).one()
            version = spine.next_version(connection, Kind.DESTINATION, destination_id)
            gone = {"secrets": _NO_SECRETS, "removed_at": rows.moment_text(at), "enabled": 0, "version": version}
            columns = {**stored._asdict(), **gone}
            connection.execute(asked.CHANGE_DESTINATION, gone | own)
            spine.extend(connection, [Seal(Kind.DESTINATION, destination_id, version, columns_hash(columns.values()))])
            add_audit(connection, audit)
            found = tuple(map(outbox_rows.delivery, connection.execute(asked.OPEN_FOR, own).all()))
            return tuple(made for made in (_change(connection, give_up(one)) for one in found) if made)

    # --- the queue

    def deliveries(self, *, visit_id: str = "", open_only: bool = False, limit: int = 1000) -> tuple[Delivery, ...]:
        """Deliveries, newest first."""
        statement = asked.OF_VISIT if visit_id else asked.OPEN_DELIVERIES if open_only else asked.DELIVERIES
        values = {"most": limit} | ({"visit": visit_id} if visit_id else {})
        with self._reading(_DELIVERY) as connection:
            found = map(outbox_rows.delivery, connection.execute(statement, values))
            return tuple(one for one in found if one.is_open or not open_only)

    def delivery(self, delivery_id: str) -> Delivery | None:
        """One delivery."""
        with self._reading(_DELIVERY) as connection:
            found = connection.execute(asked.DELIVERY_BY_ID, {"own": delivery_id}).first()
            return None if found is None else outbox_rows.delivery(found)

    def history(self, delivery_id: str) -> tuple[Attempt, ...]:
        """What happened to it, oldest first."""
        with self._reading(_DELIVERY) as connection:
            found = connection.execute(asked.DELIVERY_BY_ID, {"own": delivery_id}).first()
            return () if found is None else outbox_rows.history(found[_HISTORY])

    def files(self, delivery_id: str) -> tuple[SentFile, ...]:
        """What was or is being sent, in order."""
        with self._reading(_DELIVERY) as connection:
            found = connection.execute(asked.DELIVERY_BY_ID, {"own": delivery_id}).first()
            if found is None:
                return ()
            data = b"".join(connection.scalars(asked.PIECES, {"own": delivery_id}))
            if found[_PIECES] and not outbox_rows.is_whole(found[_FILES], data):
                raise ValueError("the bytes of a delivery are not those that were kept")
            return outbox_rows.sent_files(found[_FILES], found[_PIECES], data)

    def queue(self, new: Sequence[Delivery], attempt: Callable[[Delivery], Attempt], audit: AuditEntry) -> tuple[Delivery, ...]:
        """Add deliveries; one that is there already stays as it is."""
        with self._writing() as connection:
            made = tuple(one for one in new if _add(connection, one, attempt(one)))
            if made:
                add_audit(connection, audit)
            return made

    def change(self, change: Change) -> Delivery | None:
        """Make the change; None when the delivery is no longer as it was seen."""
        with self._writing() as connection:
            return _change(connection, change)

    def take(self, choose: Callable[[tuple[Delivery, ...]], Change | None]) -> Delivery | None:
        """Let ``choose`` pick among all open deliveries, oldest first, and make its change; a look that finds nothing writes nothing."""
        with self._reading(_DELIVERY) as connection:
            if choose(_open(connection)) is None:
                return None
        with self._writing() as connection:
            change = choose(_open(connection))
            return None if change is None else _change(connection, change)

    def forget_files(self, settled_before: datetime) -> int:
        """Remove the bytes of what was accepted before; some at once, so that a click waits no longer than for those."""
        with self._writing() as connection:
            values = {"before": rows.moment_text(settled_before), "most": _FORGOTTEN_AT_ONCE}
            found = tuple(map(outbox_rows.delivery, connection.execute(asked.WITH_OLD_FILES, values).all()))
            for one in found:
                _change(connection, Change(one, files=()))
            return len(found)

    def counts(self) -> tuple[int, int]:
        """How many are not yet in the chart, and how many of those wait for somebody to decide."""
        with self._reading(_DELIVERY) as connection:
            open_ones, undecided = connection.execute(asked.COUNTS).one()
            return int(open_ones), int(undecided)


def queue_closed(connection: Connection, appended: Sequence[LogRow], derived: Derived) -> None:
    """Queue a visit whose closed record was just added to, within the transaction of the append: both are kept, or neither.

    A print says nothing about the visit, and one that was voided before it was signed never was a record that a chart could have.
    """
    if derived.summary.state is not VisitState.SIGNED:
        return
    facts = [row for row in appended if row.kind != Printed.__name__]
    if not facts or not (places := connection.scalars(asked.ON_SIGN).all()):
        return
    last = facts[-1]
    if not connection.scalar(asked.IS_SIGNED, {"visit": last.visit_id}):
        return
    for place in places:
        made = Delivery(
            id=delivery_id(last.visit_id, last.seq, place),
            visit_id=last.visit_id,
            patient_id=derived.summary.patient_id,
            last_seq=last.seq,
            destination_id=place,
            state=DeliveryState.WAITING,
            first_at=last.at,
            next_at=last.at,
        )
        _add(connection, made, Attempt(last.at, last.actor, last.workstation, "queued"))


def _open(connection: Connection) -> tuple[Delivery, ...]:
    return tuple(map(outbox_rows.delivery, connection.execute(asked.OPEN_IN_ORDER)))


def _add(connection: Connection, delivery: Delivery, attempt: Attempt) -> bool:
    if connection.execute(asked.DELIVERY_BY_ID, {"own": delivery.id}).first() is not None:
        return False
    columns = delivery_columns(replace(delivery, version=1), _NO_FILES, 0, outbox_rows.with_attempt(_NO_HISTORY, attempt))
    connection.execute(asked.ADD_DELIVERY, columns)
    spine.extend(connection, [Seal(Kind.DELIVERY, delivery.id, 1, columns_hash(columns.values()))])
    return True


def _change(connection: Connection, change: Change) -> Delivery | None:
    own = {"own": change.after.id}
    stored = connection.execute(asked.DELIVERY_BY_ID, own).first()
    if stored is None or stored[_VERSION] != change.after.version:
        return None
    after = replace(change.after, version=change.after.version + 1)
    files, pieces = stored[_FILES], stored[_PIECES]
    if change.files is not None:
        connection.execute(asked.DROP_PIECES, own)
        data = outbox_rows.pieces_of(change.files) if all(one.data is not None for one in change.files) else []
        if data:
            connection.execute(
                asked.ADD_PIECES, [{"delivery_id": after.id, "position": at, "data": piece} for at, piece in enumerate(data)]
            )
        files, pieces = outbox_rows.files_text(change.files) if change.files else files, len(data)
    columns = delivery_columns(after, files, pieces, outbox_rows.with_attempt(stored[_HISTORY], change.attempt))
    connection.execute(asked.CHANGE_DELIVERY, columns | own)
    sealed = spine.next_version(connection, Kind.DELIVERY, after.id)
    spine.extend(connection, [Seal(Kind.DELIVERY, after.id, sealed, columns_hash(columns.values()))])
    if change.audit is not None:
        add_audit(connection, change.audit)
    return after
