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
    VialTakenOver,
    WasteCorrected,
    WasteRecorded,
)
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.domain.totals import available, balance, balances
from procedure_assistant.domain.units import Dose, Volume, decimals_of


def open_product(record: ProcedureRecord, product_id: str, lot: str, expiry: date, serial: str = "", ndc: str | None = None) -> Decision:
    """Open one container of a product of the formulary. Refused when expired or without a lot.

    ``ndc`` is that of the package where it is another one than the formulary names, such as a relabeller's; "" where it is not known.
    """
    if refusal := closed(record):
        return refusal
    product = record.formulary.product(product_id)
    if product is None:
        return Refusal(
            say("This product is not in the formulary."), say("Choose one of the list, or add it to the formulary file."), "products"
        )
    if not lot.strip():
        return Refusal(
            say("The lot of {product} is missing. Nothing was charted.", product=product.label), say("Scan or type the lot."), "products"
        )
    if expiry < record.day:
        return Refusal(
            say(
                "{product}, lot {lot}, expired on {expiry}. Nothing was charted.",
                product=product.label,
                lot=lot.strip(),
                expiry=wording.day(expiry),
            ),
            say("Put it aside and open another one."),
            "products",
        )
    if product.kind is Kind.TOXIN and record.map and product.substance != record.map.substance:
        return Refusal(
            say(
                "The map is written in units of {substance}; units of {substance_2} are not interchangeable.",
                substance=record.map.substance,
                substance_2=product.substance,
            ),
            say("Open a vial of {substance}.", substance=record.map.substance),
            "products",
        )
    twins = (box.opened for box in record.containers.values() if box.opened.product == product_id)
    if serial.strip() and any(twin.serial == serial.strip() for twin in twins):
        return Refusal(
            say("The vial with serial number {serial} is open in this visit already. Nothing was charted.", serial=serial.strip()),
            say("Read the code of the other vial."),
            "products",
        )
    return (
        ProductOpened(
            next_container(record),
            product.id,
            product.label,
            product.substance,
            product.kind,
            product.content,
            product.volume,
            product.with_epinephrine,
            product.ndc if ndc is None else ndc,
            lot.strip(),
            expiry,
            serial.strip(),
        ),
    )


def next_container(record: ProcedureRecord) -> str:
    """A name for another container, never one that was used in this visit, undone or not."""
    return f"c{1 + sum(1 for entry in record.entries if isinstance(entry.event, ProductOpened | VialTakenOver))}"


def reconstitute(
    record: ProcedureRecord, container_id: str, volume: Volume, diluent: str, diluent_lot: str = "", diluent_expiry: date | None = None
) -> Decision:
    """Dissolve a powder. ``diluent`` is always said; one that has expired is refused."""
    if refusal := closed(record):
        return refusal
    container = record.containers.get(container_id)
    if container is None or container.opened.volume is not None or container.carried:
        return Refusal(say("There is no powder here to dissolve. Nothing was charted."), say("Open the vial first."), "products")
    if _drawn(record, container_id):
        return Refusal(say("Doses were already drawn from this vial. Nothing was charted."), say("Undo them first."), "products")
    if volume.amount <= 0 or too_fine(volume):
        return Refusal(
            say("A vial cannot be dissolved in {volume}. Nothing was charted.", volume=wording.volume(volume)),
            say("Choose the mL of diluent."),
            "products",
        )
    if not diluent.strip():
        return Refusal(say("The diluent is not named. Nothing was charted."), say("Say what the vial was dissolved in."), "products")
    if diluent_expiry and diluent_expiry < record.day:
        return Refusal(
            say("The diluent expired on {diluent_expiry}. Nothing was charted.", diluent_expiry=wording.day(diluent_expiry)),
            say("Take another one."),
            "products",
        )
    return (ProductReconstituted(container_id, volume, diluent.strip(), diluent_lot.strip(), diluent_expiry),)


def take_back(record: ProcedureRecord, container_id: str) -> Decision:
    """Take back a container entered by mistake; refused once something was drawn from it."""
    if refusal := closed(record):
        return refusal
    if container_id not in record.containers:
        return Refusal(say("This container is not in the visit."), say("Choose one of the list."), "products")
    if _drawn(record, container_id):
        return Refusal(say("Something was drawn from it, so it stays in the record."), say("Discard the rest instead."), "products")
    return (ProductReturned(container_id),)


def too_fine(volume: Volume) -> bool:
    """Whether a volume has more decimals than are ever written, so that the record could not show it as it is."""
    return decimals_of(volume.amount) > wording.MOST_DECIMALS


def _drawn(record: ProcedureRecord, container_id: str) -> bool:
    one = balance(record, container_id)
    return bool(one.given) or bool(one.wasted) or bool(one.kept)


def waste(record: ProcedureRecord, container_id: str, dose: Dose, reason: str, witness: str = "") -> Decision:
    """Discard a part of a container; never more than is left."""
    if refusal := closed(record):
        return refusal
    if container_id not in record.containers:
        return Refusal(say("This container is not in the visit."), say("Choose one of the list."), "waste")
    one = balance(record, container_id)
    if dose.amount <= 0:
        return Refusal(say("Nothing to discard."), say("Type an amount above zero."), "waste")
    if dose > one.left:
        return Refusal(
            say("{opened} has {left} left. Nothing was charted.", opened=one.container.opened.label, left=wording.dose(one.left)),
            say("Correct the amount, or the doses given."),
            "waste",
        )
    if not reason.strip():
        return Refusal(say("The reason for the waste is missing."), say("Say why it is discarded."), "waste")
    return (WasteRecorded(container_id, dose, reason.strip(), witness.strip()),)


def waste_all(record: ProcedureRecord, reason: str, witness: str = "") -> Decision:
    """Discard what is left of every container."""
    if refusal := closed(record):
        return refusal
    if not reason.strip():
        return Refusal(say("The reason for the waste is missing."), say("Say why it is discarded."), "waste")
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
        return Refusal(say("This container is not in the visit."), say("Choose one of the list."), "waste")
    one, label = balance(record, container_id), container.opened.label
    if total.amount < 0:
        return Refusal(
            say("The waste of {label} cannot be less than nothing. Nothing was charted.", label=label), say("Type 0 or more."), "waste"
        )
    if total > one.not_given:
        return Refusal(
            say(
                "{label} held {opened}: {given} given and {total} wasted would make {given_2}. Nothing was charted.",
                label=label,
                opened=wording.dose(one.opened),
                given=wording.dose(one.given),
                total=wording.dose(total),
                given_2=wording.dose(one.given + total + one.kept),
            ),
            say(
                "At most {opened} can have been wasted. Correct the amount, or the doses given first.",
                opened=wording.dose(one.not_given),
            ),
            "waste",
        )
    if not reason.strip() and not container.wastes and total.amount:
        return Refusal(say("The reason for the waste is missing."), say("Say why it is discarded."), "waste")
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
        return Refusal(say("No vial of {of} is open. Nothing was charted.", of=dose.of), say("Choose the vial and lot first."), "products")
    dissolved = [container.id for container in vials if container.concentration is not None]
    if not dissolved:
        return Refusal(say("The vial is not dissolved yet. Nothing was charted."), say("Say in how many mL."), "products")
    for container_id in dissolved:
        if left[container_id] >= dose:
            return container_id
    most = max((left[container_id] for container_id in dissolved), key=lambda rest: rest.amount)
    return Refusal(
        say("The vial has {most} left, {dose} are needed. Nothing was charted.", most=wording.dose(most), dose=wording.dose(dose)),
        say("Open another vial."),
        "products",
    )


def left_in_each(record: ProcedureRecord) -> dict[str, Dose]:
    """What every container can still give."""
    return {container_id: available(record, container_id) for container_id in record.containers}
