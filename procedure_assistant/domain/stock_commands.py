"""What may be written into the ledger of the shelf: each command answers with an entry or with a refusal in words. Writes nothing.

Stock is never below nothing by a command, a serial number comes in once, and nothing is corrected silently.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.decision import Refusal
from procedure_assistant.domain.formulary import Formulary, Product
from procedure_assistant.domain.lots import lot_key
from procedure_assistant.domain.say import say
from procedure_assistant.domain.stock import (
    LowLevelSet,
    MovementUndone,
    Shelf,
    StockAdjusted,
    StockCounted,
    StockEvent,
    StockReceived,
    shelf,
)

MOST_AT_ONCE = 1000
"""More containers at once are a slip of the keyboard."""

LONGEST_LIFE_YEARS = 10
"""No product of the formulary keeps longer; a year beyond it was typed or scanned wrong."""

LONGEST_TEXT = 200

StockDecision = StockEvent | Refusal


@dataclass(frozen=True, slots=True)
class Delivery:
    """Containers of one lot that came in, as typed or scanned."""

    product: str
    lot: str
    expiry: date
    quantity: int
    serials: tuple[str, ...] = ()
    source: str = ""


def receive(on_shelf: Shelf, formulary: Formulary, today: date, came: Delivery) -> StockDecision:
    """Take a delivery in."""
    product = formulary.product(came.product)
    if product is None:
        return Refusal(say("This product is not in the formulary. Nothing was received."), say("Choose one of the list."), "product")
    lot, serials = came.lot.strip(), tuple(one.strip() for one in came.serials if one.strip())
    refusal = (
        _bad_lot(lot)
        or _bad_expiry(product, lot, came.expiry, today)
        or _bad_quantity(came.quantity)
        or _other_expiry(on_shelf, came.product, lot, came.expiry)
        or _known_serial(on_shelf, came.product, serials)
    )
    if refusal:
        return refusal
    if len(serials) > came.quantity:
        return Refusal(
            say(
                "{serials} were scanned for {containers}. Nothing was received.",
                serials=wording.count(len(serials), "serial number"),
                containers=wording.count(came.quantity, "container"),
            ),
            say("Correct the number, or take out a serial number."),
            "quantity",
        )
    source = came.source.strip()[:LONGEST_TEXT]
    return StockReceived(product.id, str(product.label), product.ndc, lot, came.expiry, came.quantity, serials, source)


def count(on_shelf: Shelf, product: str, lot: str, counted: int, reason: str = "") -> StockDecision:
    """Write down what was counted of a lot; where it differs from the ledger, the reason is needed."""
    one = on_shelf.lot(product, lot)
    if one is None:
        return _unknown_lot()
    if not 0 <= counted <= MOST_AT_ONCE:
        return _impossible(counted)
    if counted != one.balance and not reason.strip():
        return Refusal(
            say(
                "{label}, lot {lot}: {expected} expected, {counted} counted. The reason is missing, so nothing was changed.",
                label=one.label, lot=one.lot, expected=one.balance, counted=counted,
            ),
            say("Count once more, then say why."),
            "reason",
        )  # fmt: skip
    return StockCounted(one.product, one.label, one.lot, one.expiry, one.balance, counted, reason.strip()[:LONGEST_TEXT])


def adjust(on_shelf: Shelf, product: str, lot: str, change: int, reason: str) -> StockDecision:
    """Take containers off the shelf, or put some on, for a reason."""
    one = on_shelf.lot(product, lot)
    if one is None:
        return _unknown_lot()
    if change == 0:
        return Refusal(say("Nothing to change."), say("Type how many were taken off or put on the shelf."), "change")
    if abs(change) > MOST_AT_ONCE:
        return _impossible(abs(change))
    if one.balance + change < 0 and change < 0:
        return Refusal(
            say(
                "{label}, lot {lot}: {containers} on hand, so {taken} cannot be taken off. Nothing was changed.",
                label=one.label, lot=one.lot, containers=wording.number(one.on_hand), taken=wording.number(-change),
            ),
            say("Count the shelf, or correct the number."),
            "change",
        )  # fmt: skip
    if not reason.strip():
        return Refusal(say("The reason is missing, so nothing was changed."), say("Say why."), "reason")
    return StockAdjusted(one.product, one.label, one.lot, one.expiry, change, reason.strip()[:LONGEST_TEXT])


def set_level(on_shelf: Shelf, formulary: Formulary, product_id: str, level: int) -> StockDecision:
    """From how many containers down the product is low; 0 for never."""
    product = formulary.product(product_id)
    label = str(product.label) if product else on_shelf.labels.get(product_id)
    if label is None:
        return Refusal(say("This product is not in the formulary. Nothing was changed."), say("Choose one of the list."), "product")
    if not 0 <= level <= MOST_AT_ONCE:
        return _impossible(level)
    return LowLevelSet(product_id, label, level)


def undo(on_shelf: Shelf) -> StockDecision:
    """Take the last entry back by a counter-movement; refused where containers of it were used meanwhile."""
    last = on_shelf.last_undoable
    if last is None:
        return Refusal(say("There is nothing to undo."), "")
    event = last.event
    undone = MovementUndone(last.seq)
    if isinstance(event, StockReceived | StockCounted | StockAdjusted):
        was, without = on_shelf.lot(event.product, event.lot), _without(on_shelf, last.seq, event)
        if was is not None and without < 0 and without < was.balance:
            return Refusal(
                say(
                    "{label}, lot {lot}: containers of it were used since, so this entry stays.",
                    label=event.label, lot=event.lot,
                ),
                say("Count the shelf instead, and say why."),
            )  # fmt: skip
    return undone


def _without(on_shelf: Shelf, seq: int, event: StockReceived | StockCounted | StockAdjusted) -> int:
    """What the balance of the lot would be without an entry."""
    now = on_shelf.lot(event.product, event.lot)
    rest = shelf(entry for entry in on_shelf.entries if entry.seq != seq and entry.seq not in on_shelf.undone)
    left = rest.lot(event.product, event.lot)
    return (left.balance if left else 0) - (now.taken if now else 0)


def _bad_lot(lot: str) -> Refusal | None:
    if not lot_key(lot):
        return Refusal(say("The lot is missing. Nothing was received."), say("Scan or type the lot."), "lot")
    if len(lot) > LONGEST_TEXT // 4 or not lot.isprintable():
        return Refusal(say("This cannot be a lot. Nothing was received."), say("Scan the code again, or type the lot."), "lot")
    return None


def _bad_expiry(product: Product, lot: str, expiry: date, today: date) -> Refusal | None:
    if expiry < today:
        return Refusal(
            say(
                "{product}, lot {lot}, expired on {expiry}. Nothing was received.",
                product=product.label, lot=lot, expiry=wording.day(expiry),
            ),
            say("Check the date on the carton; send it back if it is right."),
            "expiry",
        )  # fmt: skip
    if expiry.year > today.year + LONGEST_LIFE_YEARS:
        return Refusal(
            say("{expiry} is more than {years} years ahead. Nothing was received.", expiry=wording.day(expiry), years=LONGEST_LIFE_YEARS),
            say("Check the year on the carton."),
            "expiry",
        )
    return None


def _bad_quantity(quantity: int) -> Refusal | None:
    return None if 1 <= quantity <= MOST_AT_ONCE else _impossible(quantity)


def _impossible(number: int) -> Refusal:
    return Refusal(
        say("{n} containers cannot be right. Nothing was changed.", n=wording.number(number)),
        say("Type a whole number up to {most}.", most=wording.number(MOST_AT_ONCE)),
        "quantity",
    )


def _other_expiry(on_shelf: Shelf, product: str, lot: str, expiry: date) -> Refusal | None:
    """One lot has one expiry: another one is a slip, here or earlier."""
    known = on_shelf.lot(product, lot)
    if known is None or not known.was_received or known.expiry in {None, expiry}:
        return None
    return Refusal(
        say(
            "Lot {lot} was received with the expiry {known}, not {expiry}. Nothing was received.",
            lot=known.lot,
            known=wording.day(known.expiry or expiry),
            expiry=wording.day(expiry),
        ),
        say("Check the carton. If the earlier date is wrong, undo that receipt first."),
        "expiry",
    )


def _known_serial(on_shelf: Shelf, product: str, serials: Sequence[str]) -> Refusal | None:
    for place, serial in enumerate(serials):
        if serial in serials[:place]:
            return Refusal(
                say("The serial number {serial} was scanned twice. Nothing was received.", serial=serial),
                say("Each container has a serial number of its own; take one out."),
                "serials",
            )
        before = on_shelf.serial_received(product, serial)
        if before is not None:
            return Refusal(
                say(
                    "The container with the serial number {serial} was received before (lot {lot}). Nothing was received.",
                    serial=serial, lot=before.lot,
                ),
                say("Scan another one."),
                "serials",
            )  # fmt: skip
    return None


def _unknown_lot() -> Refusal:
    return Refusal(say("This lot is not on the shelf. Nothing was changed."), say("Receive it first."), "lot")
