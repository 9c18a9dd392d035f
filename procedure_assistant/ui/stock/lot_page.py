"""One lot: what is on hand, its ledger, an adjustment with its reason, and from when on its product is low. Shows and asks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.pages import column, line, show_notice
from procedure_assistant.ui.stock.content import StockContent
from procedure_assistant.ui.stock.parts import back_button, head_row, page_margins
from procedure_assistant.ui.stock.rows_table import Column, RowsTable
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Text, card

_COLUMNS = (
    Column(say("When"), 0.17),
    Column(say("What"), 0.27),
    Column(say("Change"), 0.09, number=True),
    Column(say("On hand", sense="balance"), 0.10, number=True),
    Column(say("Who"), 0.15),
    Column(say("Reason or source"), 0.22),
)
_HELP = say(
    "Change: -1 for one taken off the shelf, 2 for two put on. Low from: containers of this product, all lots together; 0 for never."
)


class LotPage(QWidget):
    """``adjusted`` carries line id, change and reason as typed; ``level_set`` line id and level."""

    adjusted = Signal(str, str, str)
    level_set = Signal(str, str)
    recall_requested = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lot")
        self._line_id = ""
        self._title = Text("", "page_title", wrap=True)
        self._facts = Text("", "quiet", wrap=True)
        self._warning = Text("", "body_strong", tone="danger", wrap=True)
        self.notice = MessageBar("lot.notice")
        self.back = back_button("lot.back")
        self.recall = button(say("Recall this lot"), "secondary", "md", "magnifying-glass", object_name="lot.recall")
        self.change = FieldBox("lot.change", say("Change"), help_text=say("-1 for one taken off the shelf, 2 for two put on"))
        self.reason = FieldBox("lot.reason", say("Reason"), help_text=say("Broken, expired, returned to the supplier, found"))
        self.adjust = button(say("Adjust"), "secondary", object_name="lot.adjust", spoken=say("Adjust the number on hand"))
        self.level = FieldBox("lot.level", say("Low from"), help_text=say("Containers of this product, all lots together; 0 for never"))
        self.set_level = button(
            say("Keep"), "secondary", object_name="lot.set_level", spoken=say("Keep from how many containers down the product is low")
        )
        self.table = RowsTable("lot.ledger", say("Ledger of the lot"), _COLUMNS, say("Newest first"))
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.recall.clicked.connect(lambda: self.recall_requested.emit(self._line_id))
        self.adjust.clicked.connect(self._adjust)
        self.set_level.clicked.connect(self._set_level)
        for box in (self.change, self.reason):
            box.edit.returnPressed.connect(self._adjust)
        self.level.edit.returnPressed.connect(self._set_level)

    def show_lot(self, content: StockContent) -> None:
        """Show the lot of the content."""
        lot = content.lot
        if lot is None:
            return
        if lot.id != self._line_id or not content.problems:
            for box in (self.change, self.reason):
                box.edit.setModified(False)
                box.set_value("")
            self.level.edit.setModified(False)
        self._line_id = lot.id
        self._title.setText(lot.title)
        self._facts.setText(lot.facts)
        self._warning.setText(lot.warning)
        self._warning.setVisible(bool(lot.warning))
        self.level.set_value(str(lot.level))
        self.table.set_lines(lot.ledger)
        self._sheet.setVisible(lot.can_move)
        self.recall.setVisible(lot.can_move)
        may = not content.hindrance
        for widget in (self.adjust, self.set_level):
            widget.setEnabled(may)
        for name, box in (("change", self.change), ("reason", self.reason), ("level", self.level)):
            box.set_problem(content.problems.get(name, ""))
            box.set_enabled(may)
        self.change.setVisible(lot.can_move)
        self.reason.setVisible(lot.can_move)
        self.adjust.setVisible(lot.can_move)
        show_notice(self.notice, content.notice)

    def focus_field(self, name: str) -> None:
        """Put the cursor there."""
        box = {"change": self.change, "reason": self.reason, "level": self.level}.get(name, self.change)
        box.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _adjust(self) -> None:
        self.adjusted.emit(self._line_id, self.change.edit.text(), self.reason.edit.text())

    def _set_level(self) -> None:
        self.level_set.emit(self._line_id, self.level.edit.text())

    def _lay_out(self) -> None:
        rows = column(self, spacing=12)
        rows.setContentsMargins(*page_margins())
        rows.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addLayout(head_row(self._title, self.recall))
        rows.addWidget(self._facts)
        rows.addWidget(self._warning)
        rows.addWidget(self.notice)
        asks = line(spacing=10)
        for box, share in ((self.change, 2), (self.reason, 4)):
            asks.addWidget(box, share, Qt.AlignmentFlag.AlignTop)
        asks.addWidget(self.adjust, 0, Qt.AlignmentFlag.AlignVCenter)
        asks.addSpacing(18)
        asks.addWidget(self.level, 2, Qt.AlignmentFlag.AlignTop)
        asks.addWidget(self.set_level, 0, Qt.AlignmentFlag.AlignVCenter)
        rows.addLayout(asks)
        rows.addWidget(Text(_HELP, "small", wrap=True))
        self._sheet = card()
        inner = column(self._sheet)
        inner.setContentsMargins(8, 4, 4, 8)
        inner.addWidget(self.table)
        rows.addWidget(self._sheet, 1)
        rows.addStretch(0)
