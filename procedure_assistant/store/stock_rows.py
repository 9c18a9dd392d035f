"""Turns the stored columns of the stock into the plain values of its ports and back; runs no statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from procedure_assistant.domain.lots import VOIDED, LotMovement, lot_key
from procedure_assistant.domain.stock import Taken
from procedure_assistant.services.ports import LotUse
from procedure_assistant.services.stock_ports import RecallHit, StockRow
from procedure_assistant.store.rows import Columns, moment_text


def stock_columns(row: StockRow) -> Columns:
    """An entry of the ledger as columns of ``stock_entry``."""
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


def stock_row(columns: Sequence[Any]) -> StockRow:
    """A row of ``stock_entry``, all columns in table order."""
    seq, at, *rest = columns
    return StockRow(seq, _moment(at), *rest)


def use_columns(position: int, use: LotUse) -> Columns:
    """A movement of a visit as columns of ``lot_use``; ``position`` is its place in the visit."""
    moved = use.movement
    return {
        "visit_id": use.visit_id,
        "position": position,
        "patient_id": use.patient_id,
        "day": use.day.isoformat(),
        "at": moment_text(moved.at),
        "who": moved.who,
        "product": moved.product,
        "label": str(moved.label),
        "lot": moved.lot,
        "lot_key": lot_key(moved.lot) or moved.lot,
        "expiry": moved.expiry.isoformat() if moved.expiry else "",
        "serial": moved.serial,
        "change": moved.change,
        "cause": moved.cause,
    }


def lot_use(columns: Sequence[Any]) -> LotUse:
    """A row of ``lot_use``, all columns in table order."""
    visit_id, _, patient_id, day, at, who, product, label, lot, _, expiry, serial, change, cause = columns
    moved = LotMovement(_moment(at), who, product, label, lot, _day(expiry), serial, change, cause)
    return LotUse(visit_id, patient_id, date.fromisoformat(day), moved)


def taken(columns: Sequence[Any]) -> Taken:
    """A sum over ``lot_use``."""
    product, label, lot, expiry, serial, count = columns
    return Taken(product, label, lot, _day(expiry), serial, count)


def recall_hit(columns: Sequence[Any]) -> RecallHit:
    """A visit of a recall."""
    visit_id, patient_id, day, product, label, lot, expiry, change, cause, family, given, born, mrn = columns
    name = f"{family}, {given}" if family and given else family or given or ""
    return RecallHit(
        visit_id, patient_id, name, mrn or "", date.fromisoformat(born) if born else None, date.fromisoformat(day),
        product, label, lot, _day(expiry), -change, cause == VOIDED,
    )  # fmt: skip


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("stored moment without time zone")
    return moment
