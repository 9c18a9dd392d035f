"""Turns the stored columns of what came in into the plain values of its ports and back; runs no statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from procedure_assistant.domain.say import plain
from procedure_assistant.services.incoming_events import AppointmentTaken
from procedure_assistant.services.incoming_ports import IncomingRow, MergeStand, MessageStand
from procedure_assistant.services.incoming_values import PersonNumber, TakenState
from procedure_assistant.store.rows import Columns, moment_text

_ENCODER = msgspec.json.Encoder(enc_hook=plain, order="sorted")
_APPOINTMENT = msgspec.json.Decoder(AppointmentTaken, strict=True)


def entry_columns(row: IncomingRow) -> Columns:
    """An entry of the ledger as columns of ``incoming_entry``."""
    return {
        "seq": row.seq,
        "at": moment_text(row.at),
        "who": row.who,
        "workstation": row.workstation,
        "kind": row.kind,
        "version": row.version,
        "payload": row.payload,
        "previous_hash": row.previous_hash,
        "hash": row.hash,
    }


def entry_row(columns: Sequence[Any]) -> IncomingRow:
    """A row of ``incoming_entry``, all columns in table order."""
    seq, at, *rest = columns
    return IncomingRow(seq, moment(at), *rest)


def message_stand(columns: Sequence[Any]) -> MessageStand:
    """A row of ``incoming_message``."""
    source, message_id, state, seq, at = columns
    return MessageStand(source, message_id, TakenState(state), seq, moment(at))


def person_number(columns: Sequence[Any]) -> PersonNumber:
    """A row of ``person_number``."""
    authority, value, _, kind, _ = columns
    return PersonNumber(authority, value, kind)


def merge_stand(columns: Sequence[Any]) -> MergeStand:
    """A row of ``patient_link``."""
    retired, survivor, at, _ = columns
    return MergeStand(retired, survivor, moment(at))


def appointment_columns(taken: AppointmentTaken, seq: int, at: datetime, who: str) -> Columns:
    """An appointment as columns of ``appointment``."""
    return {
        "source": taken.source,
        "number": taken.number,
        "patient_id": taken.patient_id,
        "starts_at": moment_text(taken.starts_at),
        "moved_from": moment_text(taken.moved_from) if taken.moved_from else "",
        "sent_at": moment_text(taken.sent_at) if taken.sent_at else "",
        "status": taken.status.value,
        "minutes": taken.minutes,
        "facts": _ENCODER.encode(taken).decode(),
        "seq": seq,
        "at": moment_text(at),
        "who": who,
    }


def appointment(columns: Sequence[Any]) -> AppointmentTaken:
    """A row of ``appointment``, all columns in table order; ``ValueError`` for one that is none."""
    return _APPOINTMENT.decode(columns[8])


def moment(text: str) -> datetime:
    """A stored moment; ``ValueError`` for one without time zone."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("stored moment without time zone")
    return found
