"""The statements on the stock, built once so that SQLAlchemy compiles each once. Runs none of them."""

from __future__ import annotations

from sqlalchemy import Integer, String, bindparam, case, func, insert, literal_column, or_, select, text

from procedure_assistant.domain.lots import VOIDED
from procedure_assistant.store.schema import LOT_USE, PATIENT, STOCK_ENTRY, VISIT_SUMMARY
from procedure_assistant.store.statements import part_of_visit

_lot = bindparam("lot", type_=String)
_product = bindparam("product", type_=String)

ADD_STOCK = insert(STOCK_ENTRY)
LAST_STOCK = select(STOCK_ENTRY.c.seq, STOCK_ENTRY.c.hash).order_by(STOCK_ENTRY.c.seq.desc()).limit(1)
STOCK_LOG = select(STOCK_ENTRY).where(STOCK_ENTRY.c.seq > bindparam("seq", type_=Integer)).order_by(STOCK_ENTRY.c.seq)

USES_OF_VISIT = part_of_visit(LOT_USE)
_count = func.sum(LOT_USE.c.change)
_TAKEN = (
    select(LOT_USE.c.product, LOT_USE.c.lot_key, LOT_USE.c.lot, LOT_USE.c.expiry, LOT_USE.c.serial, -_count)
    .where(LOT_USE.c.change != literal_column("0"))
    .group_by(LOT_USE.c.lot_key, LOT_USE.c.product, LOT_USE.c.lot, LOT_USE.c.expiry, LOT_USE.c.serial)
    .having(_count != literal_column("0"))
    .order_by(LOT_USE.c.lot_key, LOT_USE.c.product, LOT_USE.c.lot, LOT_USE.c.expiry, LOT_USE.c.serial)
)
TAKEN, TAKEN_OF_LOT = _TAKEN, _TAKEN.where(LOT_USE.c.lot_key == _lot)
"""By the index alone; the label is not in it and is asked for the few lots that are left (:data:`LABEL`)."""
LABEL = select(LOT_USE.c.label).where(LOT_USE.c.lot_key == _lot, LOT_USE.c.product == _product).limit(1)
USES = (
    select(LOT_USE)
    .where(LOT_USE.c.lot_key == _lot, LOT_USE.c.product == _product)
    .order_by(LOT_USE.c.at, LOT_USE.c.visit_id, LOT_USE.c.position)
)

_void = func.max(case((LOT_USE.c.cause == literal_column(f"'{VOIDED}'"), VOIDED), else_=""))
_named = func.max(case((LOT_USE.c.change == literal_column("0"), 1), else_=0))
RECALL = (
    select(
        LOT_USE.c.visit_id, LOT_USE.c.patient_id, func.max(LOT_USE.c.day), LOT_USE.c.product, func.max(LOT_USE.c.label),
        func.max(LOT_USE.c.lot), func.max(LOT_USE.c.expiry), _count, _void,
        PATIENT.c.family_name, PATIENT.c.given_names, PATIENT.c.birth_date, PATIENT.c.mrn,
    )
    .join(PATIENT, PATIENT.c.id == LOT_USE.c.patient_id, isouter=True)
    .where(LOT_USE.c.lot_key == _lot, or_(_product == literal_column("''"), LOT_USE.c.product == _product))
    .group_by(LOT_USE.c.visit_id, LOT_USE.c.product)
    .having(or_(_count < literal_column("0"), _named == literal_column("1"), _void != literal_column("''")))
    .order_by(PATIENT.c.search, LOT_USE.c.patient_id, func.max(LOT_USE.c.day), LOT_USE.c.visit_id)
)  # fmt: skip
"""What was opened and undone again was not used, and is left out; what a void record says is told as void."""

TO_FILL = text("PRAGMA user_version")
FILLED = text("PRAGMA user_version = 0")
"""Not 0: a migration made the table of lots and could not fill it, since only the services can read a log."""
VISITS_AFTER = (
    select(VISIT_SUMMARY.c.visit_id)
    .where(VISIT_SUMMARY.c.visit_id > bindparam("visit", type_=String))
    .order_by(VISIT_SUMMARY.c.visit_id)
    .limit(bindparam("most", type_=Integer))
)
