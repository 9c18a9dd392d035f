"""The words of the stock pages, as plain values made from what the services say. No Qt, no decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import joined, say
from procedure_assistant.domain.stock import LotBalance
from procedure_assistant.services.recall import Recall
from procedure_assistant.services.stock import Alert, LedgerLine, ShelfLine, ShelfView, signed
from procedure_assistant.ui.notice import Notice
from procedure_assistant.ui.stock.rows_table import TableLine

_GRAVE = frozenset({Alert.RECALLED, Alert.OPENED_TWICE, Alert.EXPIRED, Alert.NOT_RECEIVED, Alert.SHORT})
NOT_A_DAY = say("Not a full date. Type it as 2028-05-31, 2028-05 or 31 May 2028.")
NOT_A_NUMBER = say("Type a whole number.")
NONE = say("–")


class Page(Enum):
    """What the stock page shows just now."""

    SHELF = "shelf"
    RECEIVE = "receive"
    LOT = "lot"
    COUNT = "count"
    RECALL = "recall"


@dataclass(frozen=True, slots=True)
class CountLine:
    """One lot of the count sheet."""

    id: str
    label: str
    lot: str
    expiry: str
    expected: int
    expected_words: str


@dataclass(frozen=True, slots=True)
class LotContent:
    """One lot with its ledger: title, facts in words, movements newest first, the product's low level."""

    id: str
    title: str
    facts: str
    warning: str
    ledger: tuple[TableLine, ...]
    level: int
    can_move: bool


@dataclass(frozen=True, slots=True)
class RecallContent:
    """What a recall found, in words."""

    summary: str
    lines: tuple[TableLine, ...]
    listed: str
    shown: int
    found: int


@dataclass(frozen=True, slots=True)
class StockContent:
    """The whole page. ``hindrance`` says why nothing may be changed, "" when it may; ``problems`` by field."""

    page: Page = Page.SHELF
    lines: tuple[TableLine, ...] = ()
    is_empty: bool = False
    is_read: bool = False
    summary: str = ""
    alerts: int = 0
    only_alerts: bool = False
    last: str = ""
    hindrance: str = ""
    products: tuple[tuple[str, str], ...] = ()
    counts: tuple[CountLine, ...] = ()
    lot: LotContent | None = None
    recall: RecallContent | None = None
    busy: bool = False
    problems: dict[str, str] = field(default_factory=dict)
    notice: Notice | None = None


def shelf_line(line: ShelfLine, view: ShelfView) -> TableLine:
    """A row of the shelf."""
    lot = line.lot
    told = joined("; ", [alert_words(line, alert, view) for alert in line.alerts])
    tone = "danger" if _GRAVE & set(line.alerts) else "warn" if line.alerts else ""
    cells = (
        line.label,
        lot.lot if lot else NONE,
        wording.day(lot.expiry) if lot and lot.expiry else NONE,
        wording.number(lot.on_hand if lot else 0),
        wording.number(line.reserved) if line.reserved else NONE,
        told,
    )
    return TableLine(line.id, cells, tone)


def alert_words(line: ShelfLine, alert: Alert, view: ShelfView) -> str:
    """What is the matter, and what to do."""
    lot = line.lot
    if lot is None or alert in (Alert.SHORT, Alert.LOW):
        usable = wording.number(line.usable)
        if alert is Alert.SHORT:
            return say("Too few for today: {usable} usable", usable=usable)
        return say("Low: {usable} left, order", usable=usable)
    days = (lot.expiry - view.today).days if lot.expiry else 0
    words: dict[Alert, Callable[[], str]] = {
        Alert.RECALLED: lambda: say("Recalled: {reason}", reason=lot.recalled),
        Alert.OPENED_TWICE: lambda: say("Serial {serial} opened twice", serial=joined(", ", lot.opened_twice)),
        Alert.EXPIRED: lambda: say("Expired, put aside"),
        Alert.NOT_RECEIVED: lambda: say("{n} opened, not received", n=wording.number(lot.not_received)),
        Alert.SOON: lambda: say("Expires in {days}", days=wording.count(days, "day")) if days else say("Expires today"),
    }
    return words[alert]()


def summary(view: ShelfView) -> str:
    """How much there is and how much of it wants a hand."""
    lots = sum(1 for one in view.lines if one.lot)
    on_hand = sum(one.lot.on_hand for one in view.lines if one.lot)
    return say(
        "{containers} on hand, {lots}",
        containers=wording.count(on_hand, "container"),
        lots=wording.count(lots, "lot"),
    )


def count_lines(view: ShelfView) -> tuple[CountLine, ...]:
    """The lots to be counted: every one of which something is expected, or was opened without being received."""
    return tuple(_count_line(line.id, line.lot) for line in view.lines if line.lot is not None)


def _count_line(line_id: str, lot: LotBalance) -> CountLine:
    """A shelf cannot hold less than nothing: what was never received is said beside the nought."""
    expected = wording.number(lot.on_hand)
    if lot.not_received:
        expected = say("{expected} ({n} not received)", expected=expected, n=wording.number(lot.not_received))
    return CountLine(line_id, lot.label, lot.lot, wording.day(lot.expiry) if lot.expiry else NONE, lot.balance, expected)


def lot_content(line: ShelfLine, view: ShelfView, ledger: Sequence[LedgerLine], local: Callable[[datetime], datetime]) -> LotContent:
    """A lot on its own page."""
    lot = line.lot
    if lot is None:
        facts = say("Nothing of it is on the shelf.")
        return LotContent(line.id, line.label, facts, "", (), line.level, can_move=False)
    facts = joined("  ·  ", (part for part in _facts(lot) if part))
    warning = joined(". ", [alert_words(line, alert, view) for alert in line.alerts])
    rows = tuple(_ledger_line(number, one, local) for number, one in enumerate(ledger))
    title = say("{label}, lot {lot}", label=lot.label, lot=lot.lot)
    return LotContent(line.id, title, facts, warning, tuple(reversed(rows)), line.level, can_move=True)


def _facts(lot: LotBalance) -> tuple[str, ...]:
    return (
        say("Expiry {day}", day=wording.day(lot.expiry)) if lot.expiry else "",
        say("{n} on hand", n=wording.number(lot.on_hand)),
        say("{n} received", n=wording.number(lot.received)),
        say("{n} opened in visits", n=wording.number(lot.taken)),
        say("adjusted by {n}", n=signed(lot.adjusted)) if lot.adjusted else "",
    )


def _ledger_line(number: int, one: LedgerLine, local: Callable[[datetime], datetime]) -> TableLine:
    """An entry that was undone stands paler, as does its counter-movement."""
    change = signed(one.change) if one.change else wording.number(0)
    cells = (wording.moment(local(one.at)), one.what, change, wording.number(one.balance), one.who, one.reason)
    return TableLine(str(number), cells, "quiet" if one.gone else "")


MOST_SHOWN = 500
"""More rows of a recall are on the list that is printed or saved."""


def recall_content(found: Recall) -> RecallContent:
    """A recall on its page."""
    lines = tuple(
        TableLine(
            f"{number}",
            (
                one.name or say("Patient missing"),
                wording.day(one.born) if one.born else NONE,
                one.mrn or NONE,
                wording.day(one.day),
                say("{label} (record void)", label=one.label) if one.void else one.label,
                one.lot,
            ),
            "quiet" if one.void else "",
        )
        for number, one in enumerate(found.hits[:MOST_SHOWN])
    )
    told = say(
        "{patients} in {visits}. {n} still on the shelf.",
        patients=wording.count(found.patients, "patient"),
        visits=wording.count(len(found.written_to), "visit"),
        n=wording.number(found.on_hand),
    )
    listed = say("On the clinic’s list of recalls: {reason}", reason=found.reason) if found.reason else ""
    return RecallContent(told, lines, listed, len(lines), len(found.hits))
