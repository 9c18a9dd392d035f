"""Decides what the stock pages show and does what they ask by the services. No Qt; keeps nothing but what is on screen."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from procedure_assistant.domain.say import say
from procedure_assistant.domain.stock import StockEntry
from procedure_assistant.domain.stock_commands import Delivery
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.patient_form import day_from
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.recall import Recall, RecallService
from procedure_assistant.services.stock import ShelfLine, ShelfView, StockService
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.notice import notice_of
from procedure_assistant.ui.stock import content as words
from procedure_assistant.ui.stock.content import Page, StockContent

_MONTH_ONLY = re.compile(r"([0-9]{4})-([0-9]{1,2})")
SaveText = Callable[[str, str, Callable[[Path | None], None], Callable[[Problem], None]], None]
"""As ``ui.access.paper_desk.SheetDesk.save_text``."""


@dataclass(frozen=True, slots=True)
class ReceiveTyped:
    """The form of a delivery as typed."""

    product: str = ""
    lot: str = ""
    expiry: str = ""
    quantity: str = ""
    serials: tuple[str, ...] = ()
    source: str = ""


class StockView(Protocol):
    """What the presenter asks of the page."""

    def show_stock(self, content: StockContent) -> None:
        """Show this."""

    def fill_receive(self, typed: ReceiveTyped) -> None:
        """Put these into the form of a delivery."""

    def fill_recall(self, product: str, lot: str) -> None:
        """Put these into the question of a recall."""

    def focus_field(self, name: str) -> None:
        """Put the cursor there."""

    def tell(self, sentence: str) -> None:
        """Something went well; it needs no message that stays."""


class StockPresenter:
    """For nurses, physicians and administrators. An answer that was overtaken by a newer question is dropped."""

    def __init__(self, services: Services, runner: Runner, view: StockView, save_text: SaveText) -> None:
        assert services.stock is not None and services.recall is not None  # noqa: PT018 -- the page is offered only where there are both
        self._stock: StockService = services.stock
        self._recalls: RecallService = services.recall
        self._services = services
        self._runner = runner
        self._view = view
        self._save_text = save_text
        self._content = StockContent()
        self._shelf: ShelfView | None = None
        self._found: Recall | None = None
        self._search = ""
        self._asked = 0

    @property
    def found(self) -> Recall | None:
        """The recall on screen."""
        return self._found

    # -- the list ------------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """The list, read anew."""
        self._search, self._found = "", None
        self._show(StockContent(hindrance=self._stock.guard.hindrance(Act.KEEP_STOCK)))
        self.refresh()

    def refresh(self, then: Callable[[], None] = lambda: None) -> None:
        """Read the shelf again, on a worker; ``then`` is done with it on screen."""
        self._asked += 1
        asked = self._asked

        def done(view: ShelfView) -> None:
            if asked != self._asked:
                return
            self._shelf = view
            self._show_shelf()
            then()

        self._runner.run(self._stock.overview, done, self._failed)

    def search(self, typed: str) -> None:
        """Only lots of which product or lot holds every word."""
        self._search = typed
        self._show_shelf()

    def show_alerts(self, *, only: bool) -> None:
        """Only what wants a hand, or everything."""
        self._content = replace(self._content, only_alerts=only)
        self._show_shelf()

    def leave(self) -> None:
        """Back to the list."""
        self._found = None
        self._show(replace(self._content, page=Page.SHELF, lot=None, recall=None, problems={}, notice=None, busy=False))
        self.refresh()

    def undo(self) -> None:
        """Take the last entry back."""
        self._keep(self._stock.undo, lambda entry: say("Undone: {what}", what=self._told(entry)))

    # -- a delivery ----------------------------------------------------------------------------------------------------

    def receive(self, typed: ReceiveTyped | None = None) -> None:
        """Open the form of a delivery, with what was scanned."""
        self._show(replace(self._content, page=Page.RECEIVE, products=self._stock.products(), problems={}, notice=None))
        self._view.fill_receive(typed or ReceiveTyped())
        self._view.focus_field("product" if typed is None or not typed.product else "quantity")

    def scanned(self, product: str, lot: str, expiry: date | None, serial: str, form: ReceiveTyped) -> None:
        """A package was scanned while the stock is in sight: into the form. Another lot begins a new form once the first is kept."""
        iso = expiry.isoformat() if expiry else ""
        is_same = self._content.page is Page.RECEIVE and (form.product, form.lot) == (product, lot)
        if not is_same:
            self.receive(ReceiveTyped(product, lot, iso, "1", (serial,) if serial else ()))
            return
        if serial and serial in form.serials:
            problem = say("The serial number {serial} was scanned twice. Each container has its own.", serial=serial)
            self._show(replace(self._content, problems={"serials": problem}))
            return
        serials = (*form.serials, serial) if serial else form.serials
        quantity = str(max(len(serials), int(form.quantity) if form.quantity.isdecimal() else 0) if serial else _one_more(form.quantity))
        self._view.fill_receive(replace(form, quantity=quantity, serials=serials))

    def take_in(self, typed: ReceiveTyped) -> None:
        """Receive what the form says, or say what is wrong with it."""
        expiry, quantity = expiry_from(typed.expiry), _whole(typed.quantity)
        problems = {
            "product": "" if typed.product else say("Choose the product."),
            "lot": "" if typed.lot.strip() else say("Scan or type the lot."),
            "expiry": "" if expiry else words.NOT_A_DAY,
            "quantity": "" if quantity is not None else words.NOT_A_NUMBER,
        }
        wrong = {name: sentence for name, sentence in problems.items() if sentence}
        if wrong or expiry is None or quantity is None:
            self._refuse(wrong)
            return
        came = Delivery(typed.product, typed.lot, expiry, quantity, typed.serials, typed.source)
        self._keep(lambda: self._stock.receive(came), self._told, then_list=True)

    # -- one lot -------------------------------------------------------------------------------------------------------

    def show_lot(self, line_id: str) -> None:
        """One lot with its ledger."""
        line = self._line(line_id)
        if line is None or self._shelf is None:
            return
        try:
            ledger = self._stock.ledger(line.product, line.lot.lot) if line.lot else ()
        except Problem as problem:
            self._failed(problem)
            return
        made = words.lot_content(line, self._shelf, ledger, self._services.clock.local)
        self._show(replace(self._content, page=Page.LOT, lot=made, problems={}, notice=None))

    def adjust(self, line_id: str, change: str, reason: str) -> None:
        """Take containers off the shelf, or put some on."""
        line, number = self._line(line_id), _whole(change)
        if line is None or line.lot is None:
            return
        if number is None:
            self._refuse({"change": say("Type a whole number: -1 for one taken off, 2 for two put on.")})
            return
        product, lot = line.product, line.lot.lot
        self._keep(lambda: self._stock.adjust(product, lot, number, reason), self._told, show=line_id)

    def set_level(self, line_id: str, typed: str) -> None:
        """From how many containers down the product is low."""
        line, number = self._line(line_id), _whole(typed)
        if line is None:
            return
        if number is None:
            self._refuse({"level": words.NOT_A_NUMBER})
            return
        if number != line.level:
            product = line.product
            self._keep(lambda: self._stock.set_level(product, number), self._told, show=line_id)

    # -- counting ------------------------------------------------------------------------------------------------------

    def count(self) -> None:
        """Open the count sheet."""
        if self._shelf is not None:
            self._show(replace(self._content, page=Page.COUNT, counts=words.count_lines(self._shelf), problems={}, notice=None))
            self._view.focus_field(f"count.{self._content.counts[0].id}" if self._content.counts else "reason")

    def counted(self, typed: dict[str, str], reason: str) -> None:
        """Write down what was counted: lots left empty were not counted. What is typed wrong is told before anything is kept.

        A lot that moved meanwhile is refused by the ledger in words; lots before it are kept, and count the same when sent again.
        """
        numbers = {line_id: _whole(text) for line_id, text in typed.items() if text.strip()}
        wrong = {f"count.{line_id}": words.NOT_A_NUMBER for line_id, number in numbers.items() if number is None or number < 0}
        differs = [one for one in self._content.counts if numbers.get(one.id) not in {None, one.expected}]
        if not wrong and differs and not reason.strip():
            wrong["reason"] = say("A count differs from the ledger. Count once more, then say why.")
        if not numbers:
            wrong["reason"] = say("Nothing was counted yet.")
        if wrong:
            self._refuse(wrong)
            return
        for line_id, number in numbers.items():
            line = self._line(line_id)
            if line is None or line.lot is None or number is None:
                continue
            expected = next(one.expected for one in self._content.counts if one.id == line_id)
            try:
                self._stock.count(line.product, line.lot.lot, number, reason if number != expected else "")
            except Problem as problem:
                self._refused(problem)
                return
        self._view.tell(say("The count is kept."))
        self.leave()

    # -- a recall ------------------------------------------------------------------------------------------------------

    def recall(self, line_id: str = "") -> None:
        """Open the recall, of a lot on the shelf where one is said."""
        line = self._line(line_id)
        self._found = None
        self._show(
            replace(self._content, page=Page.RECALL, products=self._stock.products(), recall=None, problems={}, notice=None, busy=False)
        )
        self._view.fill_recall(line.product if line else "", line.lot.lot if line and line.lot else "")
        self._view.focus_field("recall.lot")
        if line is not None and line.lot is not None:
            self.find(line.product, line.lot.lot)

    def find(self, product: str, lot: str) -> None:
        """Every patient and visit of a lot."""
        if not lot.strip():
            self._refuse({"recall.lot": say("Type or scan the lot that was recalled.")})
            return
        self._asked += 1
        asked = self._asked
        self._show(replace(self._content, busy=True, recall=None, problems={}, notice=None))

        def done(found: Recall) -> None:
            if asked == self._asked:
                self._found = found
                self._show(replace(self._content, recall=words.recall_content(found), busy=False))

        self._runner.run(lambda: self._recalls.find(lot, product), done, self._failed)

    def put_on_list(self, product: str, lot: str, reason: str) -> None:
        """Nobody may use this lot from now on; or, where it is on the list already, it is taken off."""
        scanning = self._services.scanning
        if scanning is None or self._found is None:
            return
        was_listed = bool(self._found.reason)
        try:
            if was_listed:
                scanning.end_recall(product, lot)
            else:
                scanning.recall(product, lot, reason)
        except Problem as problem:
            self._refuse({"recall.reason": problem.text} if problem.code == "RECALL-LOT" else {}, problem)
            return
        self._view.tell(say("Lot {lot} may be used again.", lot=lot) if was_listed else say("Lot {lot} is refused from now on.", lot=lot))
        self.find(product, lot)

    def save_csv(self) -> None:
        """Save the recall as a table."""
        found = self._found
        if found is None:
            return
        try:
            text = self._recalls.csv(found)
        except Problem as problem:
            self._failed(problem)
            return

        def ended(path: Path | None) -> None:
            if path is not None:
                self._handed_out(found, say("Saved to {path}", path=path), printed=False)

        self._save_text(f"recall-{_file_part(found.lot)}.csv", text, ended, self._failed)

    def printed(self, found: Recall) -> None:
        """The letter list was sent to the printer."""
        self._handed_out(found, say("The letter list was sent to the printer."), printed=True)

    def failed(self, problem: Problem) -> None:
        """Printing failed."""
        self._failed(problem)

    # -- what they share -----------------------------------------------------------------------------------------------

    def _handed_out(self, found: Recall, sentence: str, *, printed: bool) -> None:
        try:
            self._recalls.handed_out(found, printed=printed)
        except Problem as problem:
            self._failed(problem)
            return
        self._view.tell(sentence)

    def _keep(
        self, command: Callable[[], StockEntry], said: Callable[[StockEntry], str], *, show: str = "", then_list: bool = False
    ) -> None:
        """Do a change on this thread: it is on the disk when it is shown."""
        try:
            entry = command()
        except Problem as problem:
            self._refused(problem)
            return
        self._view.tell(said(entry))
        if show:
            self.refresh(lambda: self.show_lot(show))
        elif then_list:
            self.leave()
        else:
            self.refresh()

    def _told(self, entry: StockEntry) -> str:
        return self._stock.words_of(entry)

    def _refused(self, problem: Problem) -> None:
        field = problem.detail if problem.code == "STOCK-REFUSED" else ""
        self._refuse({field: problem.text} if field in _FIELDS[self._content.page] else {}, problem)

    def _refuse(self, problems: dict[str, str], problem: Problem | None = None) -> None:
        notice = None if problem is None or problems else notice_of(problem)
        self._show(replace(self._content, problems=problems, notice=notice, busy=False))
        if problems:
            self._view.focus_field(next(iter(problems)))

    def _failed(self, problem: Problem) -> None:
        self._show(replace(self._content, notice=notice_of(problem), busy=False))

    def _line(self, line_id: str) -> ShelfLine | None:
        return next((one for one in self._shelf.lines if one.id == line_id), None) if self._shelf else None

    def _show_shelf(self) -> None:
        view = self._shelf
        if view is None:
            return
        wanted = self._search.casefold().split()
        kept = [
            line
            for line in view.lines
            if (line.alerts or not self._content.only_alerts)
            and all(word in f"{line.label} {line.lot.lot if line.lot else ''}".casefold() for word in wanted)
        ]
        last = say("Last entry: {what}", what=self._told(view.undo)) if view.undo is not None else ""
        self._show(
            replace(
                self._content,
                lines=tuple(words.shelf_line(line, view) for line in kept),
                is_empty=not view.lines,
                is_read=True,
                summary=words.summary(view),
                alerts=len(view.alerts),
                last=last,
            )
        )

    def _show(self, content: StockContent) -> None:
        self._content = content
        self._view.show_stock(content)


_FIELDS: dict[Page, frozenset[str]] = {
    Page.SHELF: frozenset(),
    Page.RECEIVE: frozenset({"product", "lot", "expiry", "quantity", "serials"}),
    Page.LOT: frozenset({"change", "reason", "level"}),
    Page.COUNT: frozenset({"reason"}),
    Page.RECALL: frozenset(),
}


def expiry_from(typed: str) -> date | None:
    """An expiry as printed: a day, or a month alone, which means its last day. None when it is neither."""
    month = _MONTH_ONLY.fullmatch(typed.strip())
    if month is None:
        return day_from(typed)
    year, number = int(month[1]), int(month[2])
    return date(year, number, calendar.monthrange(year, number)[1]) if 1 <= number <= 12 and year else None


def _whole(typed: str) -> int | None:
    text = typed.strip().replace("−", "-").removeprefix("+")
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else None


def _one_more(quantity: str) -> int:
    return int(quantity) + 1 if quantity.isdecimal() and len(quantity) < 5 else 1


def _file_part(lot: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]+", "", lot) or "lot"
