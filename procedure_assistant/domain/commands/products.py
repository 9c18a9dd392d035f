"""Opening containers, dissolving powders, discarding the rest. Never draws more than a container holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed
from procedure_assistant.domain.events import (
    ProductOpened,
    ProductReconstituted,
    ProductReturned,
    WasteCorrected,
    WasteRecorded,
)
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.totals import available, balance, balances
from procedure_assistant.domain.units import Dose, Volume, decimals_of


def open_product(record: ProcedureRecord, product_id: str, lot: str, expiry: date) -> Decision:
    """Open one container of a product of the formulary. Refused when expired or without a lot."""
    if refusal := closed(record):
        return refusal
    product = record.formulary.product(product_id)
    if product is None:
        return Refusal("This product is not in the formulary.", "Choose one of the list, or add it to the formulary file.", "products")
    if not lot.strip():
        return Refusal(f"The lot of {product.label} is missing. Nothing was charted.", "Scan or type the lot.", "products")
    if expiry < record.day:
        return Refusal(
            f"{product.label}, lot {lot.strip()}, expired on {wording.day(expiry)}. Nothing was charted.",
            "Put it aside and open another one.",
            "products",
        )
    if product.kind is Kind.TOXIN and record.map and product.substance != record.map.substance:
        return Refusal(
            f"The map is written in units of {record.map.substance}; units of {product.substance} are not interchangeable.",
            f"Open a vial of {record.map.substance}.",
            "products",
        )
    number = 1 + sum(1 for entry in record.entries if isinstance(entry.event, ProductOpened))
    return (
        ProductOpened(
            f"c{number}",
            product.id,
            product.label,
            product.substance,
            product.kind,
            product.content,
            product.volume,
            product.with_epinephrine,
            product.ndc,
            lot.strip(),
            expiry,
        ),
    )


def reconstitute(
    record: ProcedureRecord, container_id: str, volume: Volume, diluent: str, diluent_lot: str = "", diluent_expiry: date | None = None
) -> Decision:
    """Dissolve a powder. ``diluent`` is always said; one that has expired is refused."""
    if refusal := closed(record):
        return refusal
    container = record.containers.get(container_id)
    if container is None or container.opened.volume is not None:
        return Refusal("There is no powder here to dissolve. Nothing was charted.", "Open the vial first.", "products")
    if _drawn(record, container_id):
        return Refusal("Doses were already drawn from this vial. Nothing was charted.", "Undo them first.", "products")
    if volume.amount <= 0 or too_fine(volume):
        return Refusal(
            f"A vial cannot be dissolved in {wording.volume(volume)}. Nothing was charted.", "Choose the mL of diluent.", "products"
        )
    if not diluent.strip():
        return Refusal("The diluent is not named. Nothing was charted.", "Say what the vial was dissolved in.", "products")
    if diluent_expiry and diluent_expiry < record.day:
        return Refusal(f"The diluent expired on {wording.day(diluent_expiry)}. Nothing was charted.", "Take another one.", "products")
    return (ProductReconstituted(container_id, volume, diluent.strip(), diluent_lot.strip(), diluent_expiry),)


def take_back(record: ProcedureRecord, container_id: str) -> Decision:
    """Take back a container entered by mistake; refused once something was drawn from it."""
    if refusal := closed(record):
        return refusal
    if container_id not in record.containers:
        return Refusal("This container is not in the visit.", "Choose one of the list.", "products")
    if _drawn(record, container_id):
        return Refusal("Something was drawn from it, so it stays in the record.", "Discard the rest instead.", "products")
    return (ProductReturned(container_id),)


def too_fine(volume: Volume) -> bool:
    """Whether a volume has more decimals than are ever written, so that the record could not show it as it is."""
    return decimals_of(volume.amount) > wording.MOST_DECIMALS


def _drawn(record: ProcedureRecord, container_id: str) -> bool:
    one = balance(record, container_id)
    return bool(one.given) or bool(one.wasted)


def waste(record: ProcedureRecord, container_id: str, dose: Dose, reason: str, witness: str = "") -> Decision:
    """Discard a part of a container; never more than is left."""
    if refusal := closed(record):
        return refusal
    if container_id not in record.containers:
        return Refusal("This container is not in the visit.", "Choose one of the list.", "waste")
    one = balance(record, container_id)
    if dose.amount <= 0:
        return Refusal("Nothing to discard.", "Type an amount above zero.", "waste")
    if dose > one.left:
        return Refusal(
            f"{one.container.opened.label} has {wording.dose(one.left)} left. Nothing was charted.",
            "Correct the amount, or the doses given.",
            "waste",
        )
    if not reason.strip():
        return Refusal("The reason for the waste is missing.", "Say why it is discarded.", "waste")
    return (WasteRecorded(container_id, dose, reason.strip(), witness.strip()),)


def waste_all(record: ProcedureRecord, reason: str, witness: str = "") -> Decision:
    """Discard what is left of every container."""
    if refusal := closed(record):
        return refusal
    if not reason.strip():
        return Refusal("The reason for the waste is missing.", "Say why it is discarded.", "waste")
    return tuple(
        WasteRecorded(one.container.id, one.left, reason.strip(), witness.strip()) for one in balances(record) if one.left.amount > 0
    )


def correct_waste(record: ProcedureRecord, container_id: str, total: Dose, reason: str = "", witness: str = "") -> Decision:
    """Set what was discarded of a container in all, up or down. Given and wasted together are never more than it held.

    Without ``reason`` and ``witness`` those that stand are kept.
    """
    if refusal := closed(record):
        return refusal
    container = record.containers.get(container_id)
    if container is None:
        return Refusal("This container is not in the visit.", "Choose one of the list.", "waste")
    one, label = balance(record, container_id), container.opened.label
    if total.amount < 0:
        return Refusal(f"The waste of {label} cannot be less than nothing. Nothing was charted.", "Type 0 or more.", "waste")
    if one.given + total > one.opened:
        return Refusal(
            f"{label} held {wording.dose(one.opened)}: {wording.dose(one.given)} given and {wording.dose(total)} wasted would make "
            f"{wording.dose(one.given + total)}. Nothing was charted.",
            f"At most {wording.dose(one.opened - one.given)} can have been wasted. Correct the amount, or the doses given first.",
            "waste",
        )
    if not reason.strip() and not container.wastes and total.amount:
        return Refusal("The reason for the waste is missing.", "Say why it is discarded.", "waste")
    if total == one.wasted and not (reason.strip() or witness.strip()):
        return ()
    return (WasteCorrected(container_id, total, reason.strip(), witness.strip()),)


def vial_for(record: ProcedureRecord, dose: Dose, left: Mapping[str, Dose]) -> str | Refusal:
    """The opened vial of the map's substance that still holds ``dose``, given what is ``left`` in each; else what is missing."""
    vials = [
        container
        for container in record.containers.values()
        if container.opened.kind is Kind.TOXIN and container.opened.substance == dose.of
    ]
    if not vials:
        return Refusal(f"No vial of {dose.of} is open. Nothing was charted.", "Choose the vial and lot first.", "products")
    dissolved = [container.id for container in vials if container.concentration is not None]
    if not dissolved:
        return Refusal("The vial is not dissolved yet. Nothing was charted.", "Say in how many mL.", "products")
    for container_id in dissolved:
        if left[container_id] >= dose:
            return container_id
    most = max((left[container_id] for container_id in dissolved), key=lambda rest: rest.amount)
    return Refusal(
        f"The vial has {wording.dose(most)} left, {wording.dose(dose)} are needed. Nothing was charted.", "Open another vial.", "products"
    )


def left_in_each(record: ProcedureRecord) -> dict[str, Dose]:
    """What every container can still give."""
    return {container_id: available(record, container_id) for container_id in record.containers}
