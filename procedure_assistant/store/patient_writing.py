"""Writes one patient within a transaction: the row, the version before it, and their seals. Decides nothing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from procedure_assistant.domain.patient import Patient
from procedure_assistant.services.ports import Saved
from procedure_assistant.store import rows as columns_of
from procedure_assistant.store import spine, statements
from procedure_assistant.store.errors import mrn_taken
from procedure_assistant.store.spine import Kind, Seal, columns_hash


def write_patient(connection: Connection, patient: Patient, at: datetime) -> Saved:
    """Insert or update by ``patient.id``, with ``at`` as its ``updated_at``; nothing is written when all facts are the same.

    Raises ``Problem`` STORE-MRN when another patient has the number.
    """
    columns = columns_of.patient_columns(patient, at)
    _check_mrn_is_free(connection, patient)
    before = read_patient(connection, patient.id)
    now = columns_hash(columns.values())
    if before is None:
        connection.execute(statements.ADD_PATIENT, columns)
        spine.extend(connection, [Seal(Kind.PATIENT, patient.id, 1, now)])
        return Saved.CREATED
    if columns_of.same_facts(before, patient):
        return Saved.UNCHANGED
    person = {"person": patient.id}
    version = (connection.scalar(statements.VERSIONS_KEPT, person) or 0) + 1
    kept = columns_of.history_columns(before, version, at)
    connection.execute(statements.KEEP_VERSION, kept)
    connection.execute(statements.CHANGE_PATIENT, columns | person)
    was = Seal(Kind.PATIENT_HISTORY, patient.id, version, columns_hash(kept.values()))
    spine.extend(connection, [was, Seal(Kind.PATIENT, patient.id, version + 1, now)])
    return Saved.UPDATED


def read_patient(connection: Connection, patient_id: str) -> Patient | None:
    """One patient; raises ``Problem`` STORE-DAMAGED for a row that cannot be read."""
    found = connection.execute(statements.PATIENT_BY_ID, {"person": patient_id}).first()
    with columns_of.decoding("patient"):
        return None if found is None else columns_of.stored_patient(found)


def _check_mrn_is_free(connection: Connection, patient: Patient) -> None:
    if not patient.mrn:
        return
    other = connection.execute(statements.PATIENT_BY_MRN, {"number": patient.mrn}).first()
    if other is not None and other[0] != patient.id:
        raise mrn_taken()
