"""The commands on the shelf and on recalls. Everything goes through the same services as the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from procedure_assistant.app import Options, build
from procedure_assistant.cli.door import come_in, secrets_of
from procedure_assistant.domain import wording
from procedure_assistant.domain.stock import StockEntry
from procedure_assistant.domain.stock_commands import Delivery
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.recall import RecallService
from procedure_assistant.services.records import save_file
from procedure_assistant.services.stock import Alert, StockService, signed

if TYPE_CHECKING:
    import argparse

    from procedure_assistant.services.bundle import Services

ANY = "any"
"""Said in place of a product: every product with this lot."""

_ALERTS = {
    Alert.RECALLED: "recalled",
    Alert.OPENED_TWICE: "one serial number opened twice",
    Alert.EXPIRED: "expired",
    Alert.NOT_RECEIVED: "opened, not received",
    Alert.SHORT: "too few for today",
    Alert.LOW: "low",
    Alert.SOON: "expires soon",
}


def run(parsed: argparse.Namespace, chosen: Options) -> int:
    """Run one of them; returns the exit code."""
    access, _ = come_in(parsed, chosen, secrets_of(parsed))
    try:
        return _COMMANDS[parsed.command](parsed, build(chosen, access))
    finally:
        access.close()


def _list(_parsed: argparse.Namespace, services: Services) -> int:
    view = _stock(services).overview()
    for line in view.lines:
        lot = line.lot
        told = "; ".join(_ALERTS[alert] for alert in line.alerts)
        print(
            f"{line.product}\t{line.label}\t{lot.lot if lot else '-'}\t{lot.expiry if lot and lot.expiry else '-'}"
            f"\t{lot.balance if lot else 0}\t{line.reserved}\t{told}"
        )
    if not view.lines:
        print("Nothing is on the shelf.")
    return 0


def _ledger(parsed: argparse.Namespace, services: Services) -> int:
    found = _stock(services).ledger(parsed.product, parsed.lot)
    for line in found:
        at = services.clock.local(line.at)
        print(f"{at:%Y-%m-%d %H:%M}\t{signed(line.change)}\t{line.balance}\t{line.who}\t{line.what}\t{line.reason}")
    if not found:
        print("No movement of this lot.")
    return 0


def _receive(parsed: argparse.Namespace, services: Services) -> int:
    serials = tuple(parsed.serial or ())
    came = Delivery(parsed.product, parsed.lot, _day(parsed.expiry), parsed.quantity, serials, parsed.source)
    return _told(services, _stock(services).receive(came))


def _count(parsed: argparse.Namespace, services: Services) -> int:
    return _told(services, _stock(services).count(parsed.product, parsed.lot, parsed.counted, parsed.reason))


def _adjust(parsed: argparse.Namespace, services: Services) -> int:
    return _told(services, _stock(services).adjust(parsed.product, parsed.lot, parsed.change, parsed.reason))


def _level(parsed: argparse.Namespace, services: Services) -> int:
    return _told(services, _stock(services).set_level(parsed.product, parsed.level))


def _undo(_parsed: argparse.Namespace, services: Services) -> int:
    stock = _stock(services)
    if stock.shelf().last_undoable is None:
        print("There is nothing to undo.")
        return 0
    print(f"Undone: {stock.words_of(stock.undo())}")
    return 0


def _recall(parsed: argparse.Namespace, services: Services) -> int:
    recalls = _recalls(services)
    found = recalls.find(parsed.lot, "" if parsed.product == ANY else parsed.product)
    if parsed.csv or parsed.letters:
        if parsed.csv:
            save_file(parsed.csv, recalls.csv(found).encode())
            recalls.handed_out(found, printed=False)
            print(parsed.csv)
        if parsed.letters:
            save_file(parsed.letters, recalls.pdf(found, Paper(parsed.paper) if parsed.paper else None))
            recalls.handed_out(found, printed=True)
            print(parsed.letters)
        return 0
    for hit in found.hits:
        void = "\trecord void" if hit.void else ""
        print(f"{hit.mrn or '?'}\t{hit.name or '?'}\t{hit.born or '?'}\t{hit.day}\t{hit.visit_id[:8]}\t{hit.label}\t{hit.lot}{void}")
    patients, visits = wording.count(found.patients, "patient"), wording.count(len(found.written_to), "visit")
    print(f"{patients}, {visits}, {found.on_hand} on the shelf.")
    return 0


def _told(services: Services, entry: StockEntry) -> int:
    print(_stock(services).words_of(entry))
    return 0


def _stock(services: Services) -> StockService:
    assert services.stock is not None  # the command line always has a database file
    return services.stock


def _recalls(services: Services) -> RecallService:
    assert services.recall is not None
    return services.recall


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise Problem("STOCK-REFUSED", f"“{typed}” is not a day. Nothing was received.", hint="Write it as 2028-05-31.") from error


_COMMANDS: dict[str, Callable[[argparse.Namespace, Services], int]] = {
    "stock list": _list,
    "stock ledger": _ledger,
    "stock receive": _receive,
    "stock count": _count,
    "stock adjust": _adjust,
    "stock level": _level,
    "stock undo": _undo,
    "recall": _recall,
}
