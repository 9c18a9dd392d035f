"""The statements on the outbox, built once so that SQLAlchemy compiles each once. Runs none of them."""

from __future__ import annotations

from sqlalchemy import Integer, String, bindparam, case, delete, func, insert, literal_column, select, update

from procedure_assistant.store.schema import DELIVERY, DELIVERY_PIECE, DESTINATION, EVENT

_own = bindparam("own", type_=String)
_open = DELIVERY.c.settled_at == literal_column("''")

DESTINATIONS = select(DESTINATION).order_by(DESTINATION.c.name, DESTINATION.c.id)
IN_USE = DESTINATIONS.where(DESTINATION.c.removed_at == literal_column("''"))
DESTINATION_BY_ID = select(DESTINATION).where(DESTINATION.c.id == _own)
SECRETS = select(DESTINATION.c.secrets).where(DESTINATION.c.id == _own)
ADD_DESTINATION = insert(DESTINATION)
CHANGE_DESTINATION = update(DESTINATION).where(DESTINATION.c.id == _own)
ON_SIGN = (
    select(DESTINATION.c.id)
    .where(
        DESTINATION.c.removed_at == literal_column("''"),
        DESTINATION.c.on_sign == literal_column("1"),
        DESTINATION.c.enabled == literal_column("1"),
    )
    .order_by(DESTINATION.c.id)
)
IS_SIGNED = (
    select(func.count())
    .select_from(EVENT)
    .where(EVENT.c.visit_id == bindparam("visit", type_=String), EVENT.c.kind == literal_column("'Signed'"))
)

_newest_first = (DELIVERY.c.first_at.desc(), DELIVERY.c.last_seq.desc(), DELIVERY.c.id)
_most = bindparam("most", type_=Integer)
DELIVERIES = select(DELIVERY).order_by(*_newest_first).limit(_most)
OPEN_DELIVERIES = select(DELIVERY).where(_open).order_by(*_newest_first).limit(_most)
OF_VISIT = select(DELIVERY).where(DELIVERY.c.visit_id == bindparam("visit", type_=String)).order_by(*_newest_first).limit(_most)
OPEN_IN_ORDER = select(DELIVERY).where(_open).order_by(DELIVERY.c.first_at, DELIVERY.c.last_seq, DELIVERY.c.id)
OPEN_FOR = OPEN_IN_ORDER.where(DELIVERY.c.destination_id == _own)
DELIVERY_BY_ID = select(DELIVERY).where(DELIVERY.c.id == _own)
ADD_DELIVERY = insert(DELIVERY)
CHANGE_DELIVERY = update(DELIVERY).where(DELIVERY.c.id == _own)
_decides = case((DELIVERY.c.state.in_((literal_column("'refused'"), literal_column("'held'"))), 1), else_=0)
COUNTS = select(func.count(), func.coalesce(func.sum(_decides), 0)).select_from(DELIVERY).where(_open)
WITH_OLD_FILES = (
    select(DELIVERY)
    .where(
        DELIVERY.c.state == literal_column("'accepted'"),
        DELIVERY.c.pieces > literal_column("0"),
        DELIVERY.c.settled_at < bindparam("before", type_=String),
    )
    .order_by(DELIVERY.c.settled_at)
    .limit(_most)
)

PIECES = select(DELIVERY_PIECE.c.data).where(DELIVERY_PIECE.c.delivery_id == _own).order_by(DELIVERY_PIECE.c.position)
ADD_PIECES = insert(DELIVERY_PIECE)
DROP_PIECES = delete(DELIVERY_PIECE).where(DELIVERY_PIECE.c.delivery_id == _own)
