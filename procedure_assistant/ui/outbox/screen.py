"""The outbox as the window shows it: the list, a delivery, and what it sends, wired to the presenter. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.bundle import Services
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.outbox.content import OutboxContent, Page
from procedure_assistant.ui.outbox.delivery_page import DeliveryPage
from procedure_assistant.ui.outbox.files_view import FilesView
from procedure_assistant.ui.outbox.presenter import OutboxPresenter
from procedure_assistant.ui.pages import MARGIN, column, line, show_notice
from procedure_assistant.ui.stock.rows_table import Column, RowsTable
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import Choice, Segmented
from procedure_assistant.ui.widgets.fields import SearchBox
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Text, card

_COLUMNS = (
    Column(say("State"), 0.24, tinted=True),
    Column(say("Patient"), 0.18),
    Column(say("Visit"), 0.21),
    Column(say("Destination"), 0.14),
    Column(say("Last answer"), 0.23),
)
_READING = say("Reading the outbox…")
_NO_DESTINATION = say("No destination is set up, so nothing is sent. An administrator adds one in the settings, under Destinations.")
_NOTHING_YET = say("Nothing was queued yet. A visit comes here when it is signed, or when it is sent by hand from its record.")
_ALL_THERE = say("Everything that was queued is in its chart. “Everything” shows what was sent.")
_NOTHING_FOUND = say("No delivery matches. Change the search, or show everything.")
_OPEN, _ALL = "open", "all"


class OutboxScreen(QWidget):
    """Call :meth:`open` when it comes into sight. ``told`` carries a sentence of what went well."""

    told = Signal(object)

    def __init__(self, services: Services, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outbox")
        self._summary = Text("", "quiet")
        self._summary.setObjectName("outbox.summary")
        self.search = SearchBox("outbox.search", say("Patient, visit or destination"))
        self.filter = Segmented("outbox.filter", say("Which deliveries"))
        self.filter.set_choices((Choice(_OPEN, say("Not yet in the chart")), Choice(_ALL, say("Everything"))))
        self.notice = MessageBar("outbox.notice")
        self.table = RowsTable("outbox.table", say("Deliveries"), _COLUMNS, say("Enter opens a delivery with its history"))
        self._empty = Text(_READING, "quiet", wrap=True)
        self._empty.setObjectName("outbox.empty")
        self.delivery = DeliveryPage()
        self.files = FilesView("outbox.sent", runner, services.records.picture)
        self.back = button(say("Back to the delivery"), "ghost", "md", "arrow-left", object_name="outbox.sent.back")
        self._sent_title = Text("", "page_title", wrap=True)
        self._sent_lead = Text("", "quiet", wrap=True)
        self._sent_lead.setObjectName("outbox.sent.lead")
        self._page = Page.LIST
        self._lay_out()
        self.presenter = OutboxPresenter(services, runner, self)
        self._connect()

    def open(self) -> None:
        """The list, read anew."""
        self.search.clear()
        self.presenter.open()

    def came(self) -> None:
        """Something changed in the queue: what is in sight shows it."""
        if self.isVisible():
            self.presenter.refresh()

    def show_outbox(self, content: OutboxContent) -> None:
        """Show this."""
        self._page = content.page
        if content.page is Page.LIST:
            self._show_list(content)
        elif content.page is Page.DELIVERY:
            self.delivery.show_delivery(content)
        elif content.sent is not None:
            self._sent_title.setText(content.sent.title)
            self._sent_lead.setText(content.sent.lead)
            self.files.show_files(content.sent.files)
        page = {Page.LIST: self._list, Page.DELIVERY: self.delivery, Page.SENT: self._sent}[content.page]
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            first = {Page.LIST: self.table, Page.DELIVERY: self.delivery.back, Page.SENT: self.back}[content.page]
            if self.isVisible():
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, sentence: str) -> None:
        """Something went well."""
        self.told.emit(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back; Down goes from the search into the table."""
        if event.key() == Qt.Key.Key_Escape and self._page is not Page.LIST:
            self.presenter.leave()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            if self.table.lines() and not self.table.chosen_id():
                self.table.selectRow(0)
        else:
            super().keyPressEvent(event)

    def _show_list(self, content: OutboxContent) -> None:
        show_notice(self.notice, content.notice)
        self._summary.setText(content.summary)
        self._summary.setVisible(bool(content.summary))
        self.filter.set_current(_OPEN if content.only_open else _ALL)
        self.table.set_lines(content.lines)
        self._sheet.setVisible(bool(content.lines))
        self._empty.setText(_empty_words(content))
        self._empty.setVisible(not content.lines)

    def _connect(self) -> None:
        presenter, page = self.presenter, self.delivery
        self.search.searched.connect(presenter.search)
        self.filter.chosen.connect(lambda chosen: presenter.show_open(only=chosen == _OPEN))
        self.table.opened.connect(presenter.show_delivery)
        page.left.connect(presenter.leave)
        page.send_requested.connect(presenter.send_now)
        page.again_requested.connect(presenter.again)
        page.sent_requested.connect(presenter.show_sent)
        page.asked.connect(presenter.ask)
        page.decided.connect(presenter.decide)
        self.back.clicked.connect(presenter.leave)

    def _lay_out(self) -> None:
        titles = column()
        titles.addWidget(Text(say("Outbox"), "page_title"))
        titles.addWidget(self._summary)
        asks = line(spacing=12)
        asks.addWidget(self.search, 1)
        asks.addWidget(self.filter)
        self._sheet = card()
        inner = column(self._sheet)
        inner.setContentsMargins(8, 4, 4, 8)
        inner.addWidget(self.table)
        self._list = QWidget()
        rows = column(self._list, spacing=14)
        rows.setContentsMargins(MARGIN, 26, MARGIN, 16)
        rows.addLayout(titles)
        rows.addLayout(asks)
        rows.addWidget(self.notice)
        rows.addWidget(self._empty)
        rows.addWidget(self._sheet, 1)
        rows.addStretch(0)
        self._sent = QWidget()
        sent = column(self._sent, spacing=12)
        sent.setContentsMargins(MARGIN, 26, MARGIN, 16)
        sent.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        sent.addWidget(self._sent_title)
        sent.addWidget(self._sent_lead)
        sent.addWidget(self.files, 1)
        self._stack = QStackedLayout(self)
        for page in (self._list, self.delivery, self._sent):
            self._stack.addWidget(page)


def _empty_words(content: OutboxContent) -> str:
    if not content.is_read:
        return _READING
    if content.is_empty:
        return _NOTHING_YET if content.has_destinations else _NO_DESTINATION
    return _NOTHING_FOUND if content.open_count or not content.only_open else _ALL_THERE
