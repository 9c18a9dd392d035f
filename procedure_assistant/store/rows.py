"""Turns stored columns into the plain values of the ports and back; the only place that knows the column formats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from procedure_assistant.domain.patient import Allergy, Condition, Medication, Patient, Sex, Weight
from procedure_assistant.domain.say import plain
from procedure_assistant.services.people import Account, Role
from procedure_assistant.services.ports import (
    AuditEntry,
    AuditRow,
    DeliveredBiologic,
    DeliveredDose,
    LogRow,
    Outcome,
    VialShare,
    VisitState,
    VisitSummary,
)
from procedure_assistant.store.errors import unreadable
from procedure_assistant.store.search import search_text
from procedure_assistant.store.spine import columns_hash

Columns = dict[str, object]


@contextmanager
def decoding(what: str) -> Iterator[None]:
    """Turn a column that cannot be understood into the Problem STORE-DAMAGED; ``what`` names the table, never a person."""
    try:
        yield
    except (ValueError, TypeError, ArithmeticError) as error:  # msgspec's errors are ValueErrors
        raise unreadable(what, error) from error


def moment_text(moment: datetime) -> str:
    """UTC ISO text with microseconds; a moment without time zone is a mistake of the program."""
    if moment.tzinfo is None:
        raise ValueError("a moment without time zone cannot be stored")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("stored moment without time zone")
    return moment


def log_columns(row: LogRow) -> Columns:
    """A log entry as columns of ``event``."""
    return {
        "visit_id": row.visit_id,
        "seq": row.seq,
        "at": moment_text(row.at),
        "actor": row.actor,
        "workstation": row.workstation,
        "kind": row.kind,
        "version": row.version,
        "payload": row.payload,
        "previous_hash": row.previous_hash,
        "hash": row.hash,
    }


def log_row(columns: Sequence[Any]) -> LogRow:
    """A row of ``event``, all columns in table order."""
    visit_id, seq, at, actor, workstation, kind, version, payload, previous_hash, own_hash = columns
    return LogRow(visit_id, seq, _moment(at), actor, workstation, kind, version, payload, previous_hash, own_hash)


def summary_columns(summary: VisitSummary) -> Columns:
    """A visit summary as columns of ``visit_summary``."""
    return {
        "visit_id": summary.visit_id,
        "patient_id": summary.patient_id,
        "title": summary.title,
        "state": summary.state.value,
        "opened_at": moment_text(summary.opened_at),
        "signed_at": None if summary.signed_at is None else moment_text(summary.signed_at),
        "progress": summary.progress,
        "note": summary.note,
        "last_seq": summary.last_seq,
    }


def visit_summary(columns: Sequence[Any]) -> VisitSummary:
    """A row of ``visit_summary``, all columns in table order."""
    visit_id, patient_id, title, state, opened_at, signed_at, progress, note, last_seq = columns
    return VisitSummary(
        visit_id,
        patient_id,
        title,
        VisitState(state),
        _moment(opened_at),
        None if signed_at is None else _moment(signed_at),
        progress,
        note,
        last_seq,
    )


def dose_columns(position: int, dose: DeliveredDose) -> Columns:
    """A dose as columns of ``delivered_dose``; ``position`` is its place in the visit."""
    return {
        "visit_id": dose.visit_id,
        "position": position,
        "patient_id": dose.patient_id,
        "day": dose.day.isoformat(),
        "product": dose.product,
        "kind": dose.kind,
        "amount": str(dose.amount),
        "unit": dose.unit,
    }


def delivered_dose(columns: Sequence[Any]) -> DeliveredDose:
    """A row of ``delivered_dose``, all columns in table order."""
    visit_id, _, patient_id, day, product, kind, amount, unit = columns
    return DeliveredDose(visit_id, patient_id, date.fromisoformat(day), product, kind, Decimal(amount), unit)


def outcome_columns(position: int, outcome: Outcome) -> Columns:
    """A score as columns of ``outcome``; ``position`` is its place in the visit."""
    return {
        "visit_id": outcome.visit_id,
        "position": position,
        "patient_id": outcome.patient_id,
        "day": outcome.day.isoformat(),
        "instrument": outcome.instrument,
        "moment": outcome.moment,
        "value": outcome.value,
        "minutes": outcome.minutes,
    }


def outcome(columns: Sequence[Any]) -> Outcome:
    """A row of ``outcome``, all columns in table order."""
    visit_id, _, patient_id, day, instrument, moment, value, minutes = columns
    return Outcome(visit_id, patient_id, date.fromisoformat(day), instrument, moment, value, minutes)


def biologic_columns(position: int, one: DeliveredBiologic) -> Columns:
    """A biologic product as columns of ``delivered_biologic``; ``position`` is its place in the visit."""
    return {
        "visit_id": one.visit_id,
        "position": position,
        "patient_id": one.patient_id,
        "day": one.day.isoformat(),
        "product": one.product,
        "kind": one.kind,
        "pathway": one.pathway,
        "identifiers": _json(one.identifiers),
        "target": one.target,
        "side": one.side,
        "volume_ml": str(one.volume_ml),
        "guidance": one.guidance,
        "images": one.images,
    }


def delivered_biologic(columns: Sequence[Any]) -> DeliveredBiologic:
    """A row of ``delivered_biologic``, all columns in table order."""
    visit_id, _, patient_id, day, product, kind, pathway, identifiers, target, side, volume_ml, guidance, images = columns
    known = msgspec.json.decode(identifiers, type=tuple[tuple[str, str], ...])
    of_visit = visit_id, patient_id, date.fromisoformat(day)
    return DeliveredBiologic(*of_visit, product, kind, pathway, known, target, side, Decimal(volume_ml), guidance, images)


def vial_columns(position: int, share: VialShare) -> Columns:
    """A vial as columns of ``vial_share``; ``position`` is its place in the visit."""
    amounts = (share.opened, share.taken, share.given, share.wasted, share.kept, share.discarded)
    return {
        "visit_id": share.visit_id,
        "position": position,
        "vial": share.vial,
        "container": share.container,
        "product": share.product,
        "lot": share.lot,
        "serial": share.serial,
        "unit": share.unit,
        **dict(zip(("opened", "taken", "given", "wasted", "kept", "discarded"), map(_amount_text, amounts), strict=True)),
    }


def _amount_text(amount: Decimal) -> str:
    """Exact; nothing is always written "0", so that SQL can ask for it."""
    return str(amount) if amount else "0"


def vial_share(columns: Sequence[Any]) -> VialShare:
    """A row of ``vial_share``, all columns in table order."""
    visit_id, _, vial, container, product, lot, serial, unit, *amounts = columns
    return VialShare(visit_id, vial, container, product, lot, serial, unit, *map(Decimal, amounts))


def patient_columns(patient: Patient, at: datetime) -> Columns:
    """A patient as columns of ``patient``, updated at ``at``."""
    return {
        "id": patient.id,
        "family_name": patient.family_name,
        "given_names": patient.given_names,
        "birth_date": patient.birth_date.isoformat(),
        "sex": patient.sex.value,
        "mrn": patient.mrn,
        "allergies": None if patient.allergies is None else _json(patient.allergies),
        "conditions": _json(patient.conditions),
        "medications": _json(patient.medications),
        "weight": None if patient.weight is None else _json(patient.weight),
        "source": patient.source,
        "updated_at": moment_text(at),
        "search": search_text(patient),
    }


def stored_patient(columns: Sequence[Any]) -> Patient:
    """A row of ``patient``, all columns in table order."""
    (
        own_id, family_name, given_names, birth_date, sex, mrn,
        allergies, conditions, medications, weight, source, updated_at, _,
    ) = columns  # fmt: skip
    return Patient(
        own_id,
        family_name,
        given_names,
        date.fromisoformat(birth_date),
        Sex(sex),
        mrn,
        None if allergies is None else msgspec.json.decode(allergies, type=tuple[Allergy, ...]),
        msgspec.json.decode(conditions, type=tuple[Condition, ...]),
        msgspec.json.decode(medications, type=tuple[Medication, ...]),
        None if weight is None else msgspec.json.decode(weight, type=Weight),
        source,
        _moment(updated_at),
    )


def same_facts(one: Patient, other: Patient) -> bool:
    """Whether two versions of a patient say the same; the moment of saving is not a fact about the patient."""
    return replace(one, updated_at=None) == replace(other, updated_at=None)


def history_columns(patient: Patient, version: int, replaced_at: datetime) -> Columns:
    """An earlier version of a patient as columns of ``patient_history``; versions count from 1."""
    return {
        "patient_id": patient.id,
        "version": version,
        "replaced_at": moment_text(replaced_at),
        "patient": _json(patient),
    }


def patient_from_json(text: str) -> Patient:
    """A patient from the history table."""
    return msgspec.json.decode(text, type=Patient)


def account_columns(account: Account) -> Columns:
    """An account as columns of ``account``."""
    return {
        "id": account.id,
        "login": account.login,
        "name": account.name,
        "credentials": account.credentials,
        "role": account.role.value,
        "active": int(account.active),
        "created_at": moment_text(account.created_at),
        "password_changed_at": moment_text(account.password_changed_at),
    }


def stored_account(columns: Sequence[Any]) -> Account:
    """A row of ``account``, all columns in table order."""
    own_id, login, name, credentials, role, active, created_at, password_changed_at = columns
    if active not in {0, 1}:
        raise ValueError("an account is active or it is not")
    return Account(own_id, login, name, credentials, Role(role), bool(active), _moment(created_at), _moment(password_changed_at))


def audit_columns(entry: AuditEntry, seq: int, previous_hash: str) -> Columns:
    """An audit entry as columns of ``audit``, with its hash."""
    columns: Columns = {
        "seq": seq,
        "at": moment_text(entry.at),
        "who": entry.who,
        "workstation": entry.workstation,
        "act": entry.act,
        "subject": entry.subject,
        "detail": entry.detail,
        "previous_hash": previous_hash,
    }
    return columns | {"hash": columns_hash(columns.values())}


def audit_row(columns: Sequence[Any]) -> AuditRow:
    """A row of ``audit``, all columns in table order."""
    seq, at, who, workstation, act, subject, detail, previous_hash, own_hash = columns
    return AuditRow(seq, _moment(at), who, workstation, act, subject, detail, previous_hash, own_hash)


def _json(value: object) -> str:
    return msgspec.json.encode(value, enc_hook=plain).decode()
