"""Adds to the audit trail within the transaction of the write that it is about. Opens no transaction."""

from __future__ import annotations

from sqlalchemy import Connection

from procedure_assistant.services.ports import AuditEntry, AuditRow
from procedure_assistant.store import rows, spine, statements
from procedure_assistant.store.spine import Kind, Seal


def add_audit(connection: Connection, entry: AuditEntry) -> AuditRow:
    """Add one entry after the last one, and to the chain over all that is kept."""
    last = connection.execute(statements.LAST_AUDIT).first()
    seq, previous = (1, "") if last is None else (last[0] + 1, last[1])
    columns = rows.audit_columns(entry, seq, previous)
    row = rows.audit_row(tuple(columns.values()))
    connection.execute(statements.ADD_AUDIT, columns)
    spine.extend(connection, [Seal(Kind.AUDIT, "", seq, row.hash)])
    return row
