"""The statements on what came in, built once so that SQLAlchemy compiles each once. Runs none of them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Integer, String, Table, bindparam, delete, insert, literal_column, or_, select
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.sql.elements import BindParameter, ColumnElement

from procedure_assistant.store.schema import (
    APPOINTMENT,
    INCOMING_ENTRY,
    INCOMING_MESSAGE,
    OF_SCHEDULE,
    PATIENT,
    PATIENT_LINK,
    PERSON_NUMBER,
    PERSON_TOLD,
)


def _text(name: str) -> BindParameter[str]:
    return bindparam(name, type_=String)


ADD_ENTRY = insert(INCOMING_ENTRY)
LAST_ENTRY = select(INCOMING_ENTRY.c.seq, INCOMING_ENTRY.c.hash).order_by(INCOMING_ENTRY.c.seq.desc()).limit(1)
ENTRY = select(INCOMING_ENTRY).where(INCOMING_ENTRY.c.seq == bindparam("own", type_=Integer))
ENTRIES = select(INCOMING_ENTRY).order_by(INCOMING_ENTRY.c.seq)

MESSAGE = select(INCOMING_MESSAGE).where(INCOMING_MESSAGE.c.source == _text("of"), INCOMING_MESSAGE.c.message_id == _text("named"))
MESSAGES = select(INCOMING_MESSAGE).order_by(INCOMING_MESSAGE.c.seq.desc()).limit(bindparam("most", type_=Integer))
MESSAGES_IN = MESSAGES.where(INCOMING_MESSAGE.c.state == _text("standing"))

OWNER = select(PERSON_NUMBER.c.patient_id).where(PERSON_NUMBER.c.authority == _text("by"), PERSON_NUMBER.c.value == _text("number"))
NUMBERS = select(PERSON_NUMBER).where(PERSON_NUMBER.c.patient_id == _text("person"))
TOLD_AT = select(PERSON_TOLD.c.sent_at).where(PERSON_TOLD.c.patient_id == _text("person"), PERSON_TOLD.c.source == _text("of"))

_NONE: ColumnElement[str] = literal_column("''")
SURVIVOR = select(PATIENT_LINK.c.survivor).where(PATIENT_LINK.c.retired == _text("person"), PATIENT_LINK.c.survivor != _NONE)
MERGES = select(PATIENT_LINK).where(PATIENT_LINK.c.survivor != _NONE).order_by(PATIENT_LINK.c.seq.desc())
_RETIRED = select(PATIENT_LINK.c.retired).where(PATIENT_LINK.c.survivor != _NONE)
BORN_ON = select(PATIENT).where(PATIENT.c.birth_date == _text("day"), PATIENT.c.id.not_in(_RETIRED)).order_by(PATIENT.c.id)

ONE_APPOINTMENT = select(APPOINTMENT).where(APPOINTMENT.c.source == _text("of"), APPOINTMENT.c.number == _text("named"))
_since, _until = _text("since"), _text("until")
APPOINTMENTS = (
    select(APPOINTMENT)
    .where(
        or_(
            (APPOINTMENT.c.starts_at >= _since) & (APPOINTMENT.c.starts_at < _until),
            (APPOINTMENT.c.moved_from >= _since) & (APPOINTMENT.c.moved_from < _until),
        )
    )
    .order_by(APPOINTMENT.c.starts_at, APPOINTMENT.c.source, APPOINTMENT.c.number)
)

DROP_SCHEDULE = tuple(delete(table) for table in OF_SCHEDULE)


def _replace(table: Table) -> Insert:
    """Insert a row, or write it over the one with its key."""
    statement = insert_or(table)
    keys = [column.name for column in table.primary_key]
    others = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys}
    newer = statement.excluded.sent_at > PERSON_TOLD.c.sent_at if table is PERSON_TOLD else None
    return statement.on_conflict_do_update(index_elements=keys, set_=others, where=newer)


REPLACE: Mapping[str, Insert] = {table.name: _replace(table) for table in OF_SCHEDULE}
