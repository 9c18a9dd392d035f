"""The shelf: what was received, counted and adjusted, as an append-only ledger, and what it comes to. Reads no visit itself.

Amounts are whole containers as they are bought. What visits took comes in as :class:`Taken`; on hand is always
received + adjusted - taken, and nothing else is kept. Undo is an entry of its own (a counter-movement).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from procedure_assistant.domain.lots import lot_key


@dataclass(frozen=True, slots=True)
class StockReceived:
    """Containers of one lot came in. ``serials`` are those that were scanned, at most one each container; ``source`` a delivery note."""

    product: str
    label: str
    ndc: str
    lot: str
    expiry: date
    quantity: int
    serials: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class StockCounted:
    """Somebody counted a lot on the shelf: ``expected`` by the ledger, ``counted`` there. A difference has a reason."""

    product: str
    label: str
    lot: str
    expiry: date | None
    expected: int
    counted: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StockAdjusted:
    """The number on hand was changed by ``change`` for a reason (broken, expired, returned to the supplier, found)."""

    product: str
    label: str
    lot: str
    expiry: date | None
    change: int
    reason: str


@dataclass(frozen=True, slots=True)
class LowLevelSet:
    """From this many containers of a product down, the shelf says that it is low; 0: never."""

    product: str
    label: str
    level: int


@dataclass(frozen=True, slots=True)
class MovementUndone:
    """The entry ``seq`` no longer counts. It stays in the ledger."""

    seq: int


StockEvent = StockReceived | StockCounted | StockAdjusted | LowLevelSet | MovementUndone


@dataclass(frozen=True, slots=True)
class StockEntry:
    """An entry of the ledger with its place: when (UTC), by whom and where."""

    seq: int
    at: datetime
    who: str
    workstation: str
    event: StockEvent


@dataclass(frozen=True, slots=True)
class Taken:
    """What visits took of a lot in all; ``serial`` "" where none was scanned. ``count`` may be several, never negative in sum."""

    product: str
    label: str
    lot: str
    expiry: date | None
    serial: str
    count: int


LotId = tuple[str, str]
"""Product and the lot as it is compared."""


@dataclass(frozen=True, slots=True)
class LotBalance:
    """One lot on the shelf: ``received`` and ``adjusted`` by the ledger, ``taken`` by the visits.

    ``expiry`` is the one it was received with, else the one written in the visit. ``recalled`` is the reason, "" when it is not.
    """

    product: str
    label: str
    lot: str
    expiry: date | None
    received: int = 0
    adjusted: int = 0
    taken: int = 0
    serials: frozenset[str] = frozenset()
    opened_serials: tuple[tuple[str, int], ...] = ()
    recalled: str = ""
    was_received: bool = False

    @property
    def id(self) -> LotId:
        """Product and lot."""
        return (self.product, lot_key(self.lot) or self.lot)

    @property
    def balance(self) -> int:
        """Received + adjusted - taken; below nothing where visits opened what was never received."""
        return self.received + self.adjusted - self.taken

    @property
    def on_hand(self) -> int:
        """What can be on the shelf."""
        return max(0, self.balance)

    @property
    def not_received(self) -> int:
        """Containers that visits opened and nobody received: to be reconciled."""
        return max(0, -self.balance)

    @property
    def opened_twice(self) -> tuple[str, ...]:
        """Serial numbers that more than one container of the visits carries."""
        return tuple(serial for serial, count in self.opened_serials if count > 1)

    def expired(self, today: date) -> bool:
        """Whether it may not be used any more; the day printed is the last one."""
        return self.expiry is not None and self.expiry < today

    def expires_within(self, today: date, days: int) -> bool:
        """Whether it expires soon."""
        return self.expiry is not None and today <= self.expiry <= today + timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Shelf:
    """All lots, by product and lot; low levels by product; the entries that count and those that were undone."""

    lots: Mapping[LotId, LotBalance]
    levels: Mapping[str, int]
    labels: Mapping[str, str]
    undone: frozenset[int]
    entries: tuple[StockEntry, ...] = field(default=(), repr=False)

    def lot(self, product: str, lot: str) -> LotBalance | None:
        """The lot, however it is typed; None when nobody ever received or opened it."""
        return self.lots.get((product, lot_key(lot) or lot))

    def usable(self, product: str, today: date) -> int:
        """Containers of a product that can be used today: on hand, not expired, not recalled."""
        return sum(one.on_hand for one in self.lots.values() if one.product == product and not one.expired(today) and not one.recalled)

    def serial_received(self, product: str, serial: str) -> LotBalance | None:
        """The lot with which this serial number came in."""
        return next((one for one in self.lots.values() if one.product == product and serial in one.serials), None)

    @property
    def last_undoable(self) -> StockEntry | None:
        """The newest entry that counts and can be undone; None when there is none."""
        return next(
            (one for one in reversed(self.entries) if one.seq not in self.undone and not isinstance(one.event, MovementUndone)), None
        )


def shelf(entries: Iterable[StockEntry], taken: Iterable[Taken] = (), recalled: Mapping[LotId, str] | None = None) -> Shelf:
    """Fold the ledger, and what the visits took, to what stands on the shelf; ``recalled``: lots not to be used, product "" for any."""
    log = tuple(entries)
    undone = frozenset(entry.event.seq for entry in log if isinstance(entry.event, MovementUndone))
    lots: dict[LotId, LotBalance] = {}
    levels: dict[str, int] = {}
    labels: dict[str, str] = {}
    for entry in log:
        event = entry.event
        if isinstance(event, MovementUndone):
            continue
        labels[event.product] = event.label
        if entry.seq in undone:
            continue
        if isinstance(event, LowLevelSet):
            levels[event.product] = event.level
        else:
            _apply(lots, event)
    for one in taken:
        labels.setdefault(one.product, one.label)
        _take(lots, one)
    for own_id, lot in lots.items() if recalled else ():
        if reason := (recalled or {}).get(own_id) or (recalled or {}).get(("", own_id[1])):
            lots[own_id] = replace(lot, recalled=reason)
    return Shelf(lots, {product: level for product, level in levels.items() if level}, labels, undone, log)


def _apply(lots: dict[LotId, LotBalance], event: StockReceived | StockCounted | StockAdjusted) -> None:
    own_id = (event.product, lot_key(event.lot) or event.lot)
    was = lots.get(own_id) or LotBalance(event.product, event.label, event.lot, event.expiry)
    if isinstance(event, StockReceived):
        was = replace(
            was,
            lot=event.lot,
            label=event.label,
            expiry=event.expiry,
            received=was.received + event.quantity,
            serials=was.serials | set(event.serials),
            was_received=True,
        )
    elif isinstance(event, StockCounted):
        was = replace(was, adjusted=was.adjusted + event.counted - event.expected, expiry=was.expiry or event.expiry)
    else:
        was = replace(was, adjusted=was.adjusted + event.change, expiry=was.expiry or event.expiry)
    lots[own_id] = was


def _take(lots: dict[LotId, LotBalance], one: Taken) -> None:
    own_id = (one.product, lot_key(one.lot) or one.lot)
    was = lots.get(own_id) or LotBalance(one.product, one.label, one.lot, one.expiry)
    opened = (*was.opened_serials, (one.serial, one.count)) if one.serial and one.count else was.opened_serials
    lots[own_id] = replace(was, taken=was.taken + one.count, expiry=was.expiry or one.expiry, opened_serials=opened)
