"""The products section: choose a product, type or scan lot and expiry, dissolve a powder; what is open stands below."""

from __future__ import annotations

import calendar
import re
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from procedure_assistant.ui.names import named
from procedure_assistant.ui.visit.content import OpenedProduct, ProductChoice, ProductsContent
from procedure_assistant.ui.widgets.buttons import Button, button
from procedure_assistant.ui.widgets.choices import Choice, ChoiceRow
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.scrolling import see_through
from procedure_assistant.ui.widgets.surfaces import Panel, Text, card

DILUENT = "0.9 % NaCl, preservative-free"
_MONTH_ONLY = re.compile(r"(\d{4})-(\d{1,2})")


def expiry_from(text: str) -> date | None:
    """An expiry as printed: 2029-04-30, or a month alone, which means its last day. None when it is neither."""
    text = text.strip()
    try:
        if month := _MONTH_ONLY.fullmatch(text):
            year, number = int(month[1]), int(month[2])
            return date(year, number, calendar.monthrange(year, number)[1])
        return date.fromisoformat(text)
    except (ValueError, calendar.IllegalMonthError):
        return None


class ProductsPage(QScrollArea):
    """Opens products. ``open_requested`` carries product id, lot, expiry (date or None), mL to dissolve in and the diluent."""

    open_requested = Signal(str, str, object, str, str)
    dissolve_requested = Signal(str, str, str)
    take_back_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("products_page")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._choices: tuple[ProductChoice, ...] = ()
        self._opened: tuple[OpenedProduct, ...] | None = None
        self._missing = Text("", "body", tone="warn")
        self.product = named(QComboBox(), "products.product", "Product")
        self.product.setPlaceholderText("Choose a product")
        self.product.setMinimumWidth(300)
        self.lot = FieldBox("products.lot", "Lot", help_text="As printed on the vial")
        self.expiry = FieldBox(
            "products.expiry", "Expiry, year-month-day", help_text="As printed, 2029-04-30; a month alone means its last day"
        )
        self.dilution = ChoiceRow("products.dilution", "Dissolve in")
        self.dilution.chosen.connect(self.dilution.set_current)
        self._dilution_label = Text(f"Dissolve in mL of {DILUENT}", "small")
        self._note = Text("", "note", wrap=True)
        self.open = button("Open", "primary", object_name="products.open", spoken="Open this product", icon="plus")
        self.open.clicked.connect(self._request)
        self.product.activated.connect(lambda _place: self._show_choice())
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._lay_out()
        self._show_choice()

    def _lay_out(self) -> None:
        form = card()
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.lot, 1)
        fields.addWidget(self.expiry, 1)
        fields.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
        inside = QVBoxLayout(form)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(10)
        inside.addWidget(self.product)
        inside.addWidget(self._dilution_label)
        inside.addWidget(self.dilution)
        inside.addLayout(fields)
        inside.addWidget(self._note)
        inner = QWidget()
        inner.setMaximumWidth(780)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(Text("Products", "page_title"))
        column.addWidget(self._missing)
        column.addWidget(form)
        column.addSpacing(6)
        column.addLayout(self._list)
        column.addStretch(1)
        outer = QWidget()
        row = QHBoxLayout(outer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1)
        see_through(self, outer)

    def set_content(self, content: ProductsContent) -> None:
        """Show what can be opened and what is open."""
        if content.choices != self._choices:
            self._choices = content.choices
            self.product.clear()
            for choice in content.choices:
                self.product.addItem(f"{choice.label}   ·   {choice.kind}", choice.id)
            self.product.setCurrentIndex(-1)
        self._missing.setText(content.missing)
        self._missing.setVisible(bool(content.missing))
        if content.opened != self._opened:
            self._opened = content.opened
            self._rebuild_list(content.opened)
        self._show_choice()

    def _choice(self) -> ProductChoice | None:
        place = self.product.currentIndex()
        return self._choices[place] if 0 <= place < len(self._choices) else None

    def _show_choice(self) -> None:
        choice = self._choice()
        powder = bool(choice and choice.diluents_ml)
        self._dilution_label.setVisible(powder)
        self.dilution.setVisible(powder)
        if choice and powder:
            self.dilution.set_choices([Choice(ml, f"{ml} mL") for ml in choice.diluents_ml])
        self._note.setText(f"Source of the strength: {choice.source}" if choice else "Scan or type lot and expiry as printed on the vial.")
        self.open.setEnabled(choice is not None)

    def choose(self, product_id: str) -> None:
        """Choose a product, as a click on the list does."""
        self.product.setCurrentIndex(self.product.findData(product_id))
        self._show_choice()

    def clear_fields(self) -> None:
        """Empty the form after a product was opened."""
        self.product.setCurrentIndex(-1)
        for field in (self.lot, self.expiry):
            field.set_value("")
            field.edit.clear()
            field.set_problem("")
        self.dilution.set_current("")
        self._show_choice()

    def _request(self) -> None:
        choice = self._choice()
        if choice is None:
            return
        expiry_text = self.expiry.edit.text()
        expiry = expiry_from(expiry_text)
        self.expiry.set_problem("" if expiry else "Type it as 2029-04-30, or 2029-04 for the end of April.")
        lot = self.lot.edit.text().strip()
        self.lot.set_problem("" if lot else "Scan or type the lot.")
        dissolve = self.dilution.current_id() if choice.diluents_ml else ""
        if expiry is None or not lot:
            return
        self.open_requested.emit(choice.id, lot, expiry, dissolve, DILUENT)

    def _rebuild_list(self, opened: tuple[OpenedProduct, ...]) -> None:
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for one in opened:
            self._list.addWidget(self._opened_card(one))

    def _opened_card(self, one: OpenedProduct) -> Panel:
        panel = card()
        row = QHBoxLayout(panel)
        row.setContentsMargins(16, 10, 12, 10)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(one.label, "strong"))
        words.addWidget(Text(f"Lot {one.lot}, expires {one.expiry}", "small"))
        if one.dilution:
            words.addWidget(Text(one.dilution, "small"))
        words.addWidget(Text(one.balance, "small", tone="ink"))
        row.addLayout(words, 1)
        if one.needs_volume:
            row.addLayout(self._dissolve_row(one))
        if one.removable:
            back: Button = button(
                "Take back", "ghost", "sm", object_name=f"products.{one.id}.take_back", spoken=f"Take back {one.label}"
            )
            back.clicked.connect(lambda: self.take_back_requested.emit(one.id))
            row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return panel

    def _dissolve_row(self, one: OpenedProduct) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(Text("Not dissolved. Choose the volume:", "small", tone="warn"))
        row = ChoiceRow(f"products.{one.id}.dissolve", "Dissolve in", [Choice(ml, f"{ml} mL") for ml in one.diluents_ml])
        row.chosen.connect(lambda ml: self.dissolve_requested.emit(one.id, ml, DILUENT))
        column.addWidget(row)
        return column
