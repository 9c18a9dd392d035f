"""The stock page as the window shows it: the shelf, and the pages that open from it, wired to the presenter. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.scanning import Scanned
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.language import put
from procedure_assistant.ui.pages import column, line, show_notice
from procedure_assistant.ui.stock.content import Page, StockContent
from procedure_assistant.ui.stock.count_sheet import CountSheet
from procedure_assistant.ui.stock.letters import AskPrinter, LetterDesk
from procedure_assistant.ui.stock.lot_page import LotPage
from procedure_assistant.ui.stock.parts import page_margins
from procedure_assistant.ui.stock.presenter import ReceiveTyped, SaveText, StockPresenter
from procedure_assistant.ui.stock.recall_page import RecallPage
from procedure_assistant.ui.stock.receive_form import ReceiveForm
from procedure_assistant.ui.stock.rows_table import Column, RowsTable
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import Choice, Segmented
from procedure_assistant.ui.widgets.fields import SearchBox
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Text, card

_COLUMNS = (
    Column(say("Product"), 0.28),
    Column(say("Lot"), 0.13),
    Column(say("Expiry"), 0.11),
    Column(say("On hand"), 0.08, number=True),
    Column(say("Reserved today"), 0.13, number=True),
    Column(say("To do"), 0.27, tinted=True),
)
_EMPTY = say("Nothing is on the shelf yet. Scan the first container, or press “Receive”.")
_NOTHING_FOUND = say("No lot matches. Change the search, or show everything.")
_READING = say("Reading the stock…")
_ALL, _ALERTS = "all", "alerts"


class StockScreen(QWidget):
    """Call :meth:`open` when it comes into sight. ``told`` carries a sentence of what went well."""

    told = Signal(object)
    in_sight = Signal(bool)

    def __init__(
        self, services: Services, runner: Runner, save_text: SaveText, ask_printer: AskPrinter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("stock")
        self._count = Text("", "quiet")
        self.receive = button(say("Receive"), "primary", "md", "package", object_name="stock.receive", spoken=say("Receive a delivery"))
        self.count = button(say("Count"), "secondary", "md", "clipboard-text", object_name="stock.count", spoken=say("Count the shelf"))
        self.recall = button(
            say("Recall"), "secondary", "md", "magnifying-glass", object_name="stock.recall", spoken=say("Recall of a lot")
        )
        self.undo = button(
            say("Undo"), "ghost", "sm", "arrow-counter-clockwise", object_name="stock.undo", spoken=say("Undo the last entry")
        )
        self._last = Text("", "small", wrap=True)
        self.search = SearchBox("stock.search", say("Product or lot"))
        self.filter = Segmented("stock.filter", say("Which lots"))
        self.notice = MessageBar("stock.notice")
        self.table = RowsTable("stock.table", say("Stock"), _COLUMNS, say("Enter opens a lot with its ledger"))
        self._empty = Text(_READING, "quiet", wrap=True)
        self.receive_form = ReceiveForm()
        self.lot_page = LotPage()
        self.count_sheet = CountSheet()
        self.recall_page = RecallPage()
        self._lay_out()
        self.presenter = StockPresenter(services, runner, self, save_text)
        self.letters = LetterDesk(services, runner, ask_printer, self, self.presenter.printed, self.presenter.failed)
        self._page = Page.SHELF
        self._guard = services.visits.guard
        self._connect()

    # -- what the window and the scanner ask ---------------------------------------------------------------------------

    def open(self) -> None:
        """The shelf, read anew."""
        self.search.clear()
        self.recall_page.set_hindrance(self._guard.hindrance(Act.LOOK))
        self.presenter.open()

    def take(self, scanned: Scanned) -> bool:
        """A package was scanned."""
        return self.take_scan(scanned.product, scanned.lot, scanned.expiry, scanned.serial)

    def showEvent(self, event: QShowEvent) -> None:
        """From now on scans are for the shelf."""
        super().showEvent(event)
        self.in_sight.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """No more."""
        super().hideEvent(event)
        self.in_sight.emit(False)

    def take_scan(self, product: str, lot: str, expiry: date | None, serial: str) -> bool:
        """A package was scanned; True when the page takes it. A code without a product is not taken."""
        if not product or not self.isVisible() or not self.receive.isEnabled():
            return False
        if self._page is Page.RECALL:
            self.recall_page.fill(product, lot)
            self.presenter.find(product, lot)
        else:
            self.presenter.scanned(product, lot, expiry, serial, self.receive_form.typed())
        return True

    # -- what the presenter asks ---------------------------------------------------------------------------------------

    def show_stock(self, content: StockContent) -> None:
        """Show this."""
        self._page = content.page
        show: dict[Page, tuple[QWidget, Callable[[StockContent], None]]] = {
            Page.SHELF: (self._shelf, self._show_shelf),
            Page.RECEIVE: (self.receive_form, self.receive_form.show_form),
            Page.LOT: (self.lot_page, self.lot_page.show_lot),
            Page.COUNT: (self.count_sheet, self.count_sheet.show_sheet),
            Page.RECALL: (self.recall_page, self.recall_page.show_recall),
        }
        page, fill = show[content.page]
        fill(content)
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            if content.page is Page.SHELF:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill_receive(self, typed: ReceiveTyped) -> None:
        """Put these into the form of a delivery."""
        self.receive_form.fill(typed)

    def fill_recall(self, product: str, lot: str) -> None:
        """Put these into the question of a recall."""
        self.recall_page.fill(product, lot)

    def focus_field(self, name: str) -> None:
        """Put the cursor there."""
        fields = {
            Page.RECEIVE: self.receive_form.focus_field,
            Page.LOT: self.lot_page.focus_field,
            Page.COUNT: self.count_sheet.focus_field,
            Page.RECALL: self.recall_page.focus_field,
        }
        if self._page in fields:
            fields[self._page](name)

    def tell(self, sentence: str) -> None:
        """Something went well."""
        self.told.emit(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list; Ctrl+Z takes the last entry back; Down goes from the search into the table."""
        if event.key() == Qt.Key.Key_Escape and self._page is not Page.SHELF:
            self.presenter.leave()
        elif event.matches(QKeySequence.StandardKey.Undo) and self._page is Page.SHELF and self.undo.isVisible():
            self.presenter.undo()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            if self.table.lines() and not self.table.chosen_id():
                self.table.selectRow(0)
        else:
            super().keyPressEvent(event)

    # -- laying out ----------------------------------------------------------------------------------------------------

    def _show_shelf(self, content: StockContent) -> None:
        show_notice(self.notice, content.notice)
        self._count.setText(content.summary)
        alerts = say("To do ({n})", n=content.alerts)
        self.filter.set_choices((Choice(_ALL, say("Everything")), Choice(_ALERTS, alerts)))
        self.filter.set_current(_ALERTS if content.only_alerts else _ALL)
        self.table.set_lines(content.lines)
        self._sheet.setVisible(bool(content.lines))
        self._empty.setText(_READING if not content.is_read else _EMPTY if content.is_empty else _NOTHING_FOUND)
        self._empty.setVisible(not content.lines)
        for one in (self.receive, self.count):
            one.setEnabled(not content.hindrance)
            one.setToolTip(content.hindrance)
        self._last.setText(content.last)
        put(self.undo.setAccessibleDescription, content.last)
        for part in (self.undo, self._last):
            part.setVisible(bool(content.last) and not content.hindrance)

    def _connect(self) -> None:
        presenter = self.presenter
        self.receive.clicked.connect(lambda _checked=False: presenter.receive())
        self.count.clicked.connect(presenter.count)
        self.recall.clicked.connect(lambda _checked=False: presenter.recall())
        self.undo.clicked.connect(presenter.undo)
        self.search.searched.connect(presenter.search)
        self.filter.chosen.connect(lambda chosen: presenter.show_alerts(only=chosen == _ALERTS))
        self.table.opened.connect(presenter.show_lot)
        self.receive_form.received.connect(presenter.take_in)
        self.lot_page.adjusted.connect(presenter.adjust)
        self.lot_page.level_set.connect(presenter.set_level)
        self.lot_page.recall_requested.connect(presenter.recall)
        self.count_sheet.counted.connect(presenter.counted)
        self.recall_page.asked.connect(presenter.find)
        self.recall_page.listed.connect(presenter.put_on_list)
        self.recall_page.csv_requested.connect(presenter.save_csv)
        self.recall_page.print_requested.connect(self._print)
        for page in (self.receive_form, self.lot_page, self.count_sheet, self.recall_page):
            page.left.connect(presenter.leave)

    def _print(self) -> None:
        if self.presenter.found is not None:
            self.letters.print(self.presenter.found)

    def _lay_out(self) -> None:
        titles = QWidget()
        both = column(titles)
        both.addWidget(Text(say("Stock"), "page_title"))
        both.addWidget(self._count)
        head = line(spacing=10)
        head.addWidget(titles, 1)
        for one in (self.recall, self.count, self.receive):
            head.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        asks = line(spacing=12)
        asks.addWidget(self.search, 1)
        asks.addWidget(self.filter)
        self._sheet = card()
        inner = column(self._sheet)
        inner.setContentsMargins(8, 4, 4, 8)
        inner.addWidget(self.table)
        self._shelf = QWidget()
        rows = column(self._shelf, spacing=14)
        rows.setContentsMargins(*page_margins())
        rows.addLayout(head)
        rows.addLayout(asks)
        rows.addWidget(self.notice)
        rows.addWidget(self._empty)
        rows.addWidget(self._sheet, 1)
        below = line(spacing=8)
        below.addWidget(self.undo)
        below.addWidget(self._last, 1)
        rows.addLayout(below)
        rows.addStretch(0)
        self._stack = QStackedLayout(self)
        for page in (self._shelf, self.receive_form, self.lot_page, self.count_sheet, self.recall_page):
            self._stack.addWidget(page)
