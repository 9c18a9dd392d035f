"""The form of a delivery: product, lot, expiry, number, and the serial numbers that were scanned. Hands over what was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.pages import MARGIN, column, line, scrolling, show_notice
from procedure_assistant.ui.stock.content import StockContent
from procedure_assistant.ui.stock.parts import ProductChoice, head_row
from procedure_assistant.ui.stock.presenter import ReceiveTyped
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Panel, Text, card

_WIDTH = 700
_LEAD = say("Scan the code on each container, or type what is printed. Each scan of the same lot adds one.")
_SERIALS_SHOWN = 12


class ReceiveForm(QWidget):
    """``received`` carries a ``ReceiveTyped``."""

    received = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("receive")
        self._serials: tuple[str, ...] = ()
        self.notice = MessageBar("receive.notice")
        self.product = ProductChoice("receive.product", say("Product"))
        self.fields = {
            "lot": FieldBox("receive.lot", say("Lot"), help_text=say("As printed on the carton")),
            "expiry": FieldBox("receive.expiry", say("Expiry"), help_text=say("As 2028-05-31, or 2028-05 for the end of the month")),
            "quantity": FieldBox("receive.quantity", say("Containers"), help_text=say("Whole containers that came in")),
            "source": FieldBox("receive.source", say("Supplier or delivery note"), help_text=say("May be left empty")),
        }
        self._scanned = Text("", "small", wrap=True)
        self._problem = Text("", "small", tone="danger", wrap=True)
        self.forget_serials = button(say("Take the serial numbers out"), "ghost", "sm", object_name="receive.forget_serials")
        self.save = button(say("Receive"), "primary", "lg", object_name="receive.save")
        self.cancel = button(say("Cancel"), "ghost", "lg", object_name="receive.cancel", spoken=say("Leave without receiving"))
        self._lay_out()
        self.forget_serials.clicked.connect(self._forget)
        self.save.clicked.connect(self._request)
        self.cancel.clicked.connect(self.left)
        for box in self.fields.values():
            box.edit.returnPressed.connect(self._request)

    def fill(self, typed: ReceiveTyped) -> None:
        """Show what was scanned, or an empty form."""
        self.product.choose(typed.product)
        for name, value in {"lot": typed.lot, "expiry": typed.expiry, "quantity": typed.quantity, "source": typed.source}.items():
            self.fields[name].edit.setModified(False)
            self.fields[name].set_value(value)
        self._serials = typed.serials
        self._show_serials()

    def typed(self) -> ReceiveTyped:
        """The form as it is now."""
        text = {name: box.edit.text().strip() for name, box in self.fields.items()}
        return ReceiveTyped(self.product.product(), text["lot"], text["expiry"], text["quantity"], self._serials, text["source"])

    def show_form(self, content: StockContent) -> None:
        """Products, and what is wrong with the form."""
        self.product.set_products(content.products)
        self.product.set_problem(content.problems.get("product", ""))
        for name, box in self.fields.items():
            box.set_problem(content.problems.get(name, ""))
        self._problem.setText(content.problems.get("serials", ""))
        self._problem.setVisible(bool(self._problem.text()))
        show_notice(self.notice, content.notice)

    def focus_field(self, name: str) -> None:
        """Put the cursor there."""
        widget = self.fields[name].edit if name in self.fields else self.product.box if name == "product" else self.forget_serials
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(widget, 0, 40)

    def _forget(self) -> None:
        self._serials = ()
        self._show_serials()
        self.focus_field("quantity")

    def _show_serials(self) -> None:
        shown = joined(", ", self._serials[:_SERIALS_SHOWN])
        more = len(self._serials) - _SERIALS_SHOWN
        numbers = wording.count(len(self._serials), "serial number")
        told = say("{numbers} scanned: {shown}", numbers=numbers, shown=shown)
        if more > 0:
            told = say("{numbers} scanned: {shown} and {more} more", numbers=numbers, shown=shown, more=more)
        self._scanned.setText(told if self._serials else "")
        self._scanned.setVisible(bool(self._serials))
        self.forget_serials.setVisible(bool(self._serials))

    def _request(self) -> None:
        self.received.emit(self.typed())

    def _lay_out(self) -> None:
        sheet = card()
        sheet.setMaximumWidth(_WIDTH)
        rows = column(sheet, spacing=12)
        rows.setContentsMargins(24, 20, 24, 22)
        rows.addWidget(Text(_LEAD, "body", wrap=True))
        rows.addWidget(self.product)
        for names in (("lot", "expiry"), ("quantity", "source")):
            pair = line(spacing=12)
            for name in names:
                pair.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
            rows.addLayout(pair)
        for part in (self._scanned, self._problem):
            rows.addWidget(part)
        rows.addWidget(self.forget_serials, 0, Qt.AlignmentFlag.AlignLeft)
        whole = QWidget()
        page = column(whole, spacing=14)
        page.setContentsMargins(MARGIN, 26, MARGIN, 20)
        page.addLayout(head_row(Text(say("Receive a delivery"), "page_title")))
        self.notice.setMaximumWidth(_WIDTH)
        page.addWidget(self.notice)
        page.addWidget(sheet)
        page.addStretch(1)
        foot = Panel("app", edges="top")
        buttons = line(foot)
        buttons.setContentsMargins(MARGIN, 12, MARGIN, 14)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        outer = column(self)
        self._scroll = scrolling(whole, "receive.scroll")
        outer.addWidget(self._scroll, 1)
        outer.addWidget(foot)
        self._show_serials()
        self._problem.hide()
