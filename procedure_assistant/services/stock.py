"""The shelf of the clinic: what is on it, what it needs, and every change of it. Decides by domain/stock_commands, keeps the ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import partial

from procedure_assistant.domain import stock_commands as commands
from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.decision import Refusal
from procedure_assistant.domain.formulary import Formulary
from procedure_assistant.domain.lots import lot_key
from procedure_assistant.domain.say import say
from procedure_assistant.domain.stock import (
    LotBalance,
    LotId,
    LowLevelSet,
    MovementUndone,
    Shelf,
    StockAdjusted,
    StockCounted,
    StockEntry,
    StockEvent,
    StockReceived,
    shelf,
)
from procedure_assistant.domain.stock_commands import Delivery, StockDecision
from procedure_assistant.services.guard import Guard, NoAccounts
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import AuditEntry, Clock
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.stock_codec import entry_of, row_of
from procedure_assistant.services.stock_ports import StockRow, StockStore

SOON_DAYS = 60
"""A lot that expires within so many days is told: a visit every 12 weeks will not use it up otherwise."""

_TRIES = 5


class Alert(StrEnum):
    """What somebody should do something about, the gravest first."""

    RECALLED = "recalled"
    OPENED_TWICE = "opened_twice"
    EXPIRED = "expired"
    NOT_RECEIVED = "not_received"
    SHORT = "short"
    LOW = "low"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class ShelfLine:
    """One lot on the page. ``reserved`` of today's list falls on the lots that expire first. ``lot`` is None for a product of which
    nothing is on the shelf."""

    product: str
    label: str
    lot: LotBalance | None
    reserved: int
    alerts: tuple[Alert, ...]
    usable: int
    level: int

    @property
    def id(self) -> str:
        """Product and lot as one text."""
        return f"{self.product}/{self.lot.id[1] if self.lot else ''}"


@dataclass(frozen=True, slots=True)
class ShelfView:
    """The whole shelf: lines by product and expiry, the day they are of, and what can be undone."""

    lines: tuple[ShelfLine, ...]
    today: date
    undo: StockEntry | None

    @property
    def alerts(self) -> tuple[tuple[ShelfLine, Alert], ...]:
        """Every alert with its line, the gravest first."""
        order = list(Alert)
        found = [(line, alert) for line in self.lines for alert in line.alerts]
        return tuple(sorted(found, key=lambda one: order.index(one[1])))


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One movement of a lot with the balance after it. ``at`` is UTC; ``visit`` says that a visit moved it. ``gone``: undone since,
    so it and its counter-movement add up to nothing."""

    at: datetime
    who: str
    what: str
    change: int
    balance: int
    reason: str
    visit: bool = False
    gone: bool = False


class StockService:
    """Everything on the shelf. Reading asks Act.SEE_STOCK, every change Act.KEEP_STOCK and stands in the audit trail."""

    def __init__(
        self,
        store: StockStore,
        formulary: Formulary,
        clock: Clock,
        who: Callable[[], str],
        workstation: str,
        *,
        reserved: Callable[[Shelf], dict[str, int]] = lambda _shelf: {},
        recalled: Callable[[], dict[LotId, str]] = dict,
    ) -> None:
        """``reserved``: containers by product that today's list needs; ``recalled``: the clinic's list of recalled lots with reasons."""
        self._store = store
        self._formulary = formulary
        self._clock = clock
        self._who = who
        self._workstation = workstation
        self._reserved = reserved
        self._recalled = recalled
        self._rows: tuple[StockRow, ...] = ()
        self._entries: tuple[StockEntry, ...] = ()
        self.guard: Guard = NoAccounts()

    # -- looking -------------------------------------------------------------------------------------------------------

    def shelf(self) -> Shelf:
        """The shelf as it is now. Raises ``Problem`` STORE-…, STOCK-UNKNOWN or STOCK-DAMAGED."""
        self.guard.check(Act.SEE_STOCK)
        return self._shelf()

    def overview(self) -> ShelfView:
        """The page of the stock. Reads today's list too, so it belongs on a worker."""
        self.guard.check(Act.SEE_STOCK)
        found = self._shelf()
        today = self._clock.today()
        lines = _lines(found, today, self._reserved(found))
        return ShelfView(lines, today, found.last_undoable)

    def ledger(self, product: str, lot: str) -> tuple[LedgerLine, ...]:
        """Every movement of a lot, oldest first, with the balance after each: received, counted, adjusted, and taken by visits."""
        self.guard.check(Act.SEE_STOCK)
        own_id = (product, lot_key(lot) or lot)
        self._read()
        found = shelf(self._entries)
        moved = [line for entry in found.entries for line in _moved(found, entry, own_id)]
        for use in self._store.uses_of(*own_id):
            one = use.movement
            if one.change:
                moved.append(LedgerLine(one.at, one.who, _CAUSES.get(one.cause, one.cause), one.change, 0, "", visit=True))
        moved.sort(key=lambda line: line.at)
        lines, balance = [], 0
        for line in moved:
            balance += line.change
            lines.append(LedgerLine(line.at, line.who, line.what, line.change, balance, line.reason, line.visit, line.gone))
        return tuple(lines)

    def words_of(self, entry: StockEntry) -> str:
        """What an entry of the ledger says, in a sentence."""
        self.guard.check(Act.SEE_STOCK)
        return told(entry.event, shelf(self._entries))

    def products(self) -> tuple[tuple[str, str], ...]:
        """Every product that can be received, id and label."""
        self.guard.check(Act.SEE_STOCK)
        return tuple((one.id, one.label) for one in self._formulary.products)

    # -- changing ------------------------------------------------------------------------------------------------------

    def receive(self, came: Delivery) -> StockEntry:
        """Take a delivery in. Raises ``Problem`` STOCK-REFUSED with the words of the refusal."""
        return self._do(lambda found: commands.receive(found, self._formulary, self._clock.today(), came))

    def count(self, product: str, lot: str, counted: int, reason: str = "") -> StockEntry:
        """Write down what was counted of a lot."""
        return self._do(partial(commands.count, product=product, lot=lot, counted=counted, reason=reason))

    def adjust(self, product: str, lot: str, change: int, reason: str) -> StockEntry:
        """Take containers off the shelf, or put some on."""
        return self._do(partial(commands.adjust, product=product, lot=lot, change=change, reason=reason))

    def set_level(self, product: str, level: int) -> StockEntry:
        """From how many containers down a product is low."""
        return self._do(lambda found: commands.set_level(found, self._formulary, product, level))

    def undo(self) -> StockEntry:
        """Take back the last entry by a counter-movement; returns what was taken back."""
        last: list[StockEntry] = []

        def decide(found: Shelf) -> StockDecision:
            last[:] = [found.last_undoable] if found.last_undoable else []
            return commands.undo(found)

        self._do(decide)
        return last[0]

    def _do(self, decide: Callable[[Shelf], StockDecision]) -> StockEntry:
        """Decide on the shelf as it is and write it down; decided anew when another workstation was first."""
        self.guard.check(Act.KEEP_STOCK)
        for number in range(1, _TRIES + 1):
            found = self._shelf()
            decision = decide(found)
            if isinstance(decision, Refusal):
                raise Problem("STOCK-REFUSED", decision.reason, hint=decision.go_on, detail=decision.place)
            try:
                return self._append(decision, found)
            except Problem as problem:
                if problem.code != "STORE-TAKEN" or number == _TRIES:
                    raise
        raise AssertionError("the last try returns or raises")

    def _append(self, event: StockEvent, found: Shelf) -> StockEntry:
        now, who = self._clock.now(), self._who()
        row = row_of(event, at=now, who=who, workstation=self._workstation, after=self._rows[-1] if self._rows else None)
        subject = event.product if not isinstance(event, MovementUndone) else ""
        self._store.append_stock(row, AuditEntry(now, who, self._workstation, Act.KEEP_STOCK.value, subject, str(told(event, found))))
        self._keep((row,))
        return self._entries[-1]

    def _read(self) -> None:
        self._keep(self._store.stock_log(self._rows[-1].seq if self._rows else 0))

    def _shelf(self) -> Shelf:
        self._read()
        return shelf(self._entries, self._store.taken(), self._recalled())

    def _keep(self, rows: tuple[StockRow, ...]) -> None:
        """A ledger only grows: what was read is not read again."""
        new = tuple(map(entry_of, rows))
        if rows and rows[0].seq == len(self._rows) + 1:
            self._rows, self._entries = self._rows + rows, self._entries + new


_CAUSES = {
    "opened": say("Opened in a visit"),
    "put_back": say("Taken back in a visit"),
    "corrected": say("Lot corrected in a visit"),
    "voided": say("Record declared void"),
}


def told(event: StockEvent, found: Shelf) -> str:
    """What an entry says, in a sentence."""
    if isinstance(event, StockReceived):
        return say(
            "Received {quantity}: {label}, lot {lot}, expiry {expiry}",
            quantity=wording.number(event.quantity), label=event.label, lot=event.lot, expiry=wording.day(event.expiry),
        )  # fmt: skip
    if isinstance(event, StockCounted):
        return say(
            "Counted {counted}, expected {expected}: {label}, lot {lot}",
            counted=wording.number(event.counted), expected=wording.number(event.expected), label=event.label, lot=event.lot,
        )  # fmt: skip
    if isinstance(event, StockAdjusted):
        return say("Adjusted by {change}: {label}, lot {lot}", change=signed(event.change), label=event.label, lot=event.lot)
    if isinstance(event, LowLevelSet):
        return say("Low from {level} down: {label}", level=wording.number(event.level), label=event.label)
    undone = next((entry.event for entry in found.entries if entry.seq == event.seq), None)
    return say("Undone: {what}", what="" if undone is None or isinstance(undone, MovementUndone) else told(undone, found))


def signed(change: int) -> str:
    """A change with its sign: "+3", "-2"."""
    return say("+{n}", n=wording.number(change)) if change > 0 else wording.number(change)


def _moved(found: Shelf, entry: StockEntry, own_id: LotId) -> tuple[LedgerLine, ...]:
    """The movement of a lot that an entry is; none where it is about another one or moves nothing."""
    event = entry.event
    if isinstance(event, MovementUndone):
        undone = next((one for one in found.entries if one.seq == event.seq), None)
        if undone is None:
            return ()
        return tuple(
            LedgerLine(entry.at, entry.who, say("Undone: {what}", what=line.what), -line.change, 0, "", gone=True)
            for line in _moved(found, undone, own_id)
        )
    if isinstance(event, LowLevelSet) or (event.product, lot_key(event.lot) or event.lot) != own_id:
        return ()
    gone = entry.seq in found.undone
    if isinstance(event, StockReceived):
        return (LedgerLine(entry.at, entry.who, say("Received"), event.quantity, 0, event.source, gone=gone),)
    if isinstance(event, StockCounted):
        counted, expected = wording.number(event.counted), wording.number(event.expected)
        what = say("Counted {counted}, expected {expected}", counted=counted, expected=expected)
        return (LedgerLine(entry.at, entry.who, what, event.counted - event.expected, 0, event.reason, gone=gone),)
    return (LedgerLine(entry.at, entry.who, say("Adjusted"), event.change, 0, event.reason, gone=gone),)


def _lines(found: Shelf, today: date, reserved: dict[str, int]) -> tuple[ShelfLine, ...]:
    """Lots by product and expiry; those that expire first are reserved first. A lot that came out even is left out."""
    lines: list[ShelfLine] = []
    products = {one.product for one in found.lots.values()} | found.levels.keys() | reserved.keys()
    for product in sorted(products, key=lambda one: str(found.labels.get(one, one)).casefold()):
        label = found.labels.get(product, product)
        usable, level = found.usable(product, today), found.levels.get(product, 0)
        lots = sorted(
            (one for one in found.lots.values() if one.product == product and (one.balance or one.opened_twice)),
            key=lambda one: (one.expiry or date.max, one.lot),
        )
        needed = reserved.get(product, 0)
        of_product = tuple(
            alert for alert, so in ((Alert.SHORT, needed > usable), (Alert.LOW, bool(level) and usable <= level and needed <= usable)) if so
        )
        if not lots and (of_product or needed):
            lines.append(ShelfLine(product, label, None, needed, of_product, usable, level))
        for place, lot in enumerate(lots):
            can = 0 if lot.expired(today) or lot.recalled else lot.on_hand
            own = min(needed, can)
            needed -= own
            if place == len(lots) - 1:
                own += needed  # what no lot covers is shown all the same
            alerts = (*_alerts(lot, today), *(of_product if place == 0 else ()))
            lines.append(ShelfLine(product, lot.label, lot, own, tuple(sorted(alerts, key=list(Alert).index)), usable, level))
    return tuple(lines)


def _alerts(lot: LotBalance, today: date) -> tuple[Alert, ...]:
    so = (
        (Alert.RECALLED, bool(lot.recalled) and lot.on_hand > 0),
        (Alert.OPENED_TWICE, bool(lot.opened_twice)),
        (Alert.EXPIRED, lot.expired(today) and lot.on_hand > 0),
        (Alert.NOT_RECEIVED, lot.not_received > 0),
        (Alert.SOON, lot.expires_within(today, SOON_DAYS) and lot.on_hand > 0),
    )
    return tuple(alert for alert, is_so in so if is_so)
