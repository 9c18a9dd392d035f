"""The rows that the store keeps of the vials of one visit. Only what more than one visit can know of; decides nothing."""

from __future__ import annotations

from decimal import Decimal

from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.totals import Balance, balances
from procedure_assistant.domain.vials import vial_id
from procedure_assistant.services.ports import VialShare

_NONE = Decimal(0)


def vial_shares_of(record: ProcedureRecord, visit_id: str) -> tuple[VialShare, ...]:
    """The vials of a visit that another visit can know of: kept, taken over, or known by a serial number."""
    return tuple(
        _share(one, visit_id) for one in balances(record) if one.container.carried or one.container.keeps or one.container.opened.serial
    )


def _share(one: Balance, visit_id: str) -> VialShare:
    container, opened = one.container, one.container.opened
    discarded = sum((gone.dose.amount for gone, _ in container.discards), _NONE)
    return VialShare(
        visit_id, vial_id(visit_id, container), container.id, opened.product, opened.lot, opened.serial, one.opened.unit,
        _NONE if container.carried else one.opened.amount, one.opened.amount if container.carried else _NONE,
        one.given.amount, one.wasted.amount, one.kept.amount, discarded,
    )  # fmt: skip
