"""One vial's way through a visit as movements, and until when it may be used. Pure reading of the record; commands decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from procedure_assistant.domain.formulary import Product
from procedure_assistant.domain.record import Container, ProcedureRecord, Stamp
from procedure_assistant.domain.say import say
from procedure_assistant.domain.totals import Balance, balances
from procedure_assistant.domain.units import Dose


class Move(StrEnum):
    """What a movement is; each counts its own dose."""

    OPENED = "opened"
    TAKEN_OVER = "taken_over"
    GIVEN = "given"
    WASTED = "wasted"
    KEPT = "kept"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class VialMovement:
    """One movement of one vial in one visit. ``dose`` is above zero, ``at`` is UTC, ``vial`` the same text in every visit that used it.

    Per visit and vial: opened + taken over = given + wasted + kept + still in hand. Discarded is a part of what was kept.
    """

    vial: str
    move: Move
    dose: Dose
    at: datetime
    who: str
    product: str
    label: str
    ndc: str
    lot: str
    expiry: date
    serial: str
    container: str
    reason: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True)
class VialPolicy:
    """What the clinic decided about vials; what it did not decide is as the products say.

    ``shared`` are ids of products that several patients may share here although their data do not say so. ``hours`` is how long a product
    may be used after it was dissolved or pierced. ``witness``: no waste is charted without somebody who saw it.
    """

    shared: frozenset[str] = frozenset()
    hours: Mapping[str, int] = field(default_factory=dict)
    witness: bool = False


LABEL_ONLY = VialPolicy()
"""Nothing decided by the clinic: every container as its label says."""


def vial_id(visit_id: str, container: Container) -> str:
    """The name of a vial, after the visit that opened it."""
    return container.carried.vial if container.carried else f"{visit_id}/{container.id}"


def vial_movements(record: ProcedureRecord, visit_id: str) -> tuple[VialMovement, ...]:
    """Every movement of every vial of a visit, vial by vial. What was undone or taken back is not in it."""
    return tuple(movement for one in balances(record) for movement in _movements(one, record, visit_id))


def _movements(one: Balance, record: ProcedureRecord, visit_id: str) -> Iterator[VialMovement]:
    container, opened = one.container, one.container.opened
    vial = vial_id(visit_id, container)

    def made(move: Move, dose: Dose, stamp: Stamp, reason: str = "", witness: str = "") -> VialMovement:
        return VialMovement(
            vial, move, dose, stamp.at, stamp.who, opened.product, opened.label, opened.ndc, opened.lot, opened.expiry, opened.serial,
            container.id, reason, witness,
        )  # fmt: skip

    yield made(Move.TAKEN_OVER if container.carried else Move.OPENED, one.opened, container.stamp)
    if one.given:
        yield made(Move.GIVEN, one.given, _last_given(record, container))
    for waste, stamp in container.wastes:
        yield made(Move.WASTED, waste.dose, stamp, waste.reason, waste.witness)
    for kept, stamp in container.keeps:
        yield made(Move.KEPT, kept.dose, stamp, kept.grounds)
    for gone, stamp in container.discards:
        yield made(Move.DISCARDED, gone.dose, stamp, gone.reason, gone.witness)


def _last_given(record: ProcedureRecord, container: Container) -> Stamp:
    """When something of the container was given last."""
    stamps = [site.stamp for site in record.sites.values() if site.stamp and site.given is not None and site.container == container.id]
    stamps += [one.stamp for one in record.blocks if any(part.container == container.id for part in one.event.parts)]
    stamps += [one.stamp for one in record.regenerative.given if any(part.container == container.id for part in one.event.parts)]
    return max(stamps, key=lambda stamp: stamp.at, default=container.stamp)


def hours_of(product_id: str, record: ProcedureRecord, policy: VialPolicy) -> tuple[int, str] | None:
    """Hours of use of a product after it was dissolved or pierced, and who says so; None where nobody does."""
    product = record.formulary.product(product_id)
    if product_id in policy.hours:
        return policy.hours[product_id], say("the clinic’s own setting")
    if product is None or product.use_within_hours is None:
        return None
    return product.use_within_hours, product.source.text


def use_by(container: Container, record: ProcedureRecord, policy: VialPolicy) -> datetime | None:
    """Until when a container may be used (UTC); None before its clock began, and where no time is known."""
    if container.carried:
        return container.carried.use_by
    hours = hours_of(container.opened.product, record, policy)
    return container.ready_at + timedelta(hours=hours[0]) if hours and container.ready_at else None


def grounds_to_share(product: Product | None, policy: VialPolicy) -> str:
    """Why several patients may share a container, in words; "" when they may not."""
    if product is None:
        return ""
    if product.multi_dose:
        return say("multi-dose container, {source}", source=product.source.text)
    return say("the clinic’s policy") if product.id in policy.shared else ""


def kept_here(container: Container) -> Dose:
    """What this visit kept for another patient and did not discard; whether it was taken over meanwhile, the store knows."""
    rest = container.held * 0
    for kept, _ in container.keeps:
        rest += kept.dose
    for gone, _ in container.discards:
        rest = rest - gone.dose
    return rest
