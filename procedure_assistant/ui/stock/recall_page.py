"""A recall on screen: the lot asked for, every visit that used it, the letter list and the clinic's list of recalls. Shows and asks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.pages import column, line, show_notice
from procedure_assistant.ui.stock.content import StockContent
from procedure_assistant.ui.stock.parts import ProductChoice, back_button, head_row, page_margins
from procedure_assistant.ui.stock.rows_table import Column, RowsTable
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Text, card

_COLUMNS = (
    Column(say("Patient"), 0.25),
    Column(say("Born"), 0.115),
    Column(say("MRN"), 0.18),
    Column(say("Visit"), 0.115),
    Column(say("Product"), 0.21),
    Column(say("Lot"), 0.13),
)


class RecallPage(QWidget):
    """``asked`` carries product ("" for any) and lot; ``listed`` product, lot and reason."""

    asked = Signal(str, str)
    listed = Signal(str, str, str)
    print_requested = Signal()
    csv_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recall")
        self.notice = MessageBar("recall.notice")
        self.back = back_button("recall.back")
        self.product = ProductChoice("recall.product", say("Product"), first=say("Any product"))
        self.lot = FieldBox("recall.lot", say("Lot"), help_text=say("Spaces and hyphens do not matter"))
        self.look_up = button(say("Find"), "primary", object_name="recall.look_up", spoken=say("Find every patient and visit"))
        self._hindrance = ""
        self._why_not = Text("", "small", wrap=True)
        self._why_not.setObjectName("recall.why_not")
        self._why_not.hide()
        self.print = button(say("Print letter list"), "secondary", "md", "printer", object_name="recall.print")
        self.csv = button(say("Save as CSV"), "secondary", "md", "download-simple", object_name="recall.csv")
        self._summary = Text("", "title", wrap=True)
        self._more = Text("", "small", wrap=True)
        self._listed = Text("", "body", tone="danger", wrap=True)
        self.reason = FieldBox("recall.reason", say("Reason of the recall"), help_text=say("As the maker or the authority gives it"))
        self.put = button(say("Stop using this lot"), "danger", object_name="recall.put", spoken=say("Put the lot on the list of recalls"))
        self.table = RowsTable("recall.table", say("Visits that used the lot"), _COLUMNS, say("By patient and day"))
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.look_up.clicked.connect(self._ask)
        self.lot.edit.returnPressed.connect(self._ask)
        self.print.clicked.connect(self.print_requested)
        self.csv.clicked.connect(self.csv_requested)
        self.put.clicked.connect(lambda: self.listed.emit(self.product.product(), self.lot.edit.text(), self.reason.edit.text()))

    def fill(self, product: str, lot: str) -> None:
        """Put these into the question."""
        self.product.choose(product)
        self.lot.edit.setModified(False)
        self.lot.set_value(lot)
        self.reason.edit.setModified(False)
        self.reason.set_value("")

    def set_hindrance(self, words: str) -> None:
        """Why whoever is in may not look for patients by a lot, in a sentence; "" when they may."""
        self._hindrance = words
        self._why_not.setText(words)
        self._why_not.setVisible(bool(words))
        self.look_up.setEnabled(not words)

    def show_recall(self, content: StockContent) -> None:
        """Show what was found, or only the question."""
        self.product.set_products(content.products)
        self.lot.set_problem(content.problems.get("recall.lot", ""))
        self.reason.set_problem(content.problems.get("recall.reason", ""))
        show_notice(self.notice, content.notice)
        self.look_up.setEnabled(not content.busy and not self._hindrance)
        found = content.recall
        self._result.setVisible(found is not None)
        self._rest.setVisible(found is None)
        if found is None:
            return
        self._summary.setText(found.summary)
        hidden = found.found - found.shown
        self._more.setText(say("{n} more visits are on the list that is printed or saved.", n=hidden) if hidden > 0 else "")
        self._more.setVisible(hidden > 0)
        self._listed.setText(found.listed)
        self._listed.setVisible(bool(found.listed))
        self.reason.setVisible(not found.listed)
        self.put.setText(say("Allow this lot again") if found.listed else say("Stop using this lot"))
        self.put.set_kind("secondary" if found.listed else "danger")
        self.table.set_lines(found.lines)
        self._sheet.setVisible(bool(found.lines))
        for one in (self.print, self.csv):
            one.setEnabled(bool(found.lines))

    def focus_field(self, name: str) -> None:
        """Put the cursor there."""
        (self.reason if name == "recall.reason" else self.lot).edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        if not self._hindrance:
            self.asked.emit(self.product.product(), self.lot.edit.text())

    def _lay_out(self) -> None:
        rows = column(self, spacing=12)
        rows.setContentsMargins(*page_margins())
        rows.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addLayout(head_row(Text(say("Recall of a lot"), "page_title")))
        rows.addWidget(self.notice)
        asks = line(spacing=10)
        asks.addWidget(self.product, 2, Qt.AlignmentFlag.AlignBottom)
        asks.addWidget(self.lot, 2, Qt.AlignmentFlag.AlignBottom)
        asks.addWidget(self.look_up, 0, Qt.AlignmentFlag.AlignBottom)
        asks.addStretch(1)
        rows.addLayout(asks)
        rows.addWidget(self._why_not)
        self._result = QWidget()
        result = column(self._result, spacing=12)
        result.addLayout(head_row(self._summary, self.print, self.csv))
        result.addWidget(self._listed)
        stop = line(spacing=10)
        stop.addWidget(self.reason, 1, Qt.AlignmentFlag.AlignTop)
        stop.addWidget(self.put, 0, Qt.AlignmentFlag.AlignVCenter)
        stop.addStretch(1)
        result.addLayout(stop)
        self._sheet = card()
        inner = column(self._sheet)
        inner.setContentsMargins(8, 4, 4, 8)
        inner.addWidget(self.table)
        result.addWidget(self._sheet, 1)
        result.addWidget(self._more)
        result.addStretch(0)
        rows.addWidget(self._result, 1)
        self._rest = QWidget()  # takes what is left over while there is no result, which a message would stretch into otherwise
        rows.addWidget(self._rest, 1)
        self._result.hide()
