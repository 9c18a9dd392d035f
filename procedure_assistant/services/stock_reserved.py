"""What today's list still needs from the shelf, by the plans of its visits. Reads the logs and changes nothing."""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_CEILING, Decimal

from procedure_assistant.domain.formulary import Formulary, Product
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.stock import Shelf
from procedure_assistant.domain.totals import balances, map_total
from procedure_assistant.services.folding import Folding
from procedure_assistant.services.ports import Clock, Store, VisitState
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.worklist import worklist


def reserved_today(store: Store, folding: Folding, formulary: Formulary, clock: Clock, shelf: Shelf) -> dict[str, int]:
    """Containers by product that the open visits of today will still open for their map.

    A visit whose log cannot be read reserves nothing; the worklist tells of it. What a block draws is chosen at the chair, so it is
    not reserved. Raises ``Problem`` STORE-….
    """
    needed: Counter[str] = Counter()
    for entry in worklist(store, clock):
        if entry.is_earlier or entry.visit.state is VisitState.SIGNED:
            continue
        try:
            record = folding.record(store.log(entry.visit.visit_id))
        except Problem as problem:
            if problem.code.startswith("STORE-"):
                raise
            continue
        needed.update(_needed(record, formulary, shelf, clock))
    return dict(needed)


def _needed(record: ProcedureRecord, formulary: Formulary, shelf: Shelf, clock: Clock) -> dict[str, int]:
    """Vials of toxin for the sites that are still planned, beyond what is left in those that were opened."""
    total = map_total(record)
    if total is None or record.map is None or record.signed or record.voided or not total.open_units:
        return {}
    substance = record.map.substance
    left = sum((one.left.amount for one in balances(record) if one.container.opened.substance == substance), Decimal(0))
    missing = total.open_units - left
    if missing <= 0:
        return {}
    product = _product_for(substance, missing, formulary, shelf, clock)
    if product is None:
        return {}
    return {product.id: int((missing / product.content.amount).to_integral_value(ROUND_CEILING))}


def _product_for(substance: str, missing: Decimal, formulary: Formulary, shelf: Shelf, clock: Clock) -> Product | None:
    """The vial that a nurse would take: one on the shelf that is enough by itself, the smallest of those; else the largest there is."""
    products = sorted((one for one in formulary.products if one.substance == substance), key=lambda one: one.content.amount)
    on_shelf = [one for one in products if shelf.usable(one.id, clock.today()) > 0] or products
    enough = [one for one in on_shelf if one.content.amount >= missing]
    return enough[0] if enough else (on_shelf[-1] if on_shelf else None)
