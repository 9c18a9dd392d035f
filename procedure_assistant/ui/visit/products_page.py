"""The products section: choose a product, type or scan lot and expiry, dissolve a powder; what is open stands below."""

from __future__ import annotations

import calendar
import re
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.patient_form import day_from
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.scan.line import ScanLine
from procedure_assistant.ui.visit.content import OpenedProduct, ProductChoice, ProductsContent
from procedure_assistant.ui.visit.page import Page, beside_field
from procedure_assistant.ui.visit.product_offers import ProductOffers
from procedure_assistant.ui.widgets.buttons import Button, button
from procedure_assistant.ui.widgets.chips import PillButton
from procedure_assistant.ui.widgets.choices import Choice, ChoiceRow
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Panel, Text, card

DILUENT = say("0.9 % NaCl, preservative-free")
_MONTH_ONLY = re.compile(r"(\d{4})-(\d{1,2})")
_PILLS_IN_A_ROW = 3
_LISTED = 12


def expiry_from(text: str) -> date | None:
    """An expiry as printed: 2029-04-30, 30 Apr 2029, or a month alone, 2029-04, which means its last day. None when it is neither."""
    text = text.strip()
    try:
        if month := _MONTH_ONLY.fullmatch(text):
            year, number = int(month[1]), int(month[2])
            return date(year, number, calendar.monthrange(year, number)[1])
        return day_from(text) or date.fromisoformat(text)
    except (ValueError, calendar.IllegalMonthError):
        return None


class ProductList(QComboBox):
    """Every product that can be opened, found by typing a part of its name. What is typed is a search, never a product."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "products.product", say("All products, type to search"))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_LISTED)
        self.setMinimumWidth(300)
        self._line = named(QLineEdit(), "products.product.search", say("All products, type to search"))
        self._line.setProperty("bare", "true")  # frame and padding are the list's
        put(self._line.setPlaceholderText, say("Another product: type a part of its name, or open the list"))
        self.setLineEdit(self._line)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(_LISTED)
        self.setCompleter(completer)
        named(self.view(), "products.product.list", say("All products"))
        found = QListView()
        completer.setPopup(named(found, "products.product.found", say("Products found")))
        self.activated.connect(lambda place: self.chosen.emit(str(self.itemData(place))))
        # Enter on a product found ends the editing before the product is taken; cleared at once, the list would give another one.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._settle)
        self._line.editingFinished.connect(self._later.start)

    def set_choices(self, choices: tuple[ProductChoice, ...]) -> None:
        """The products, the kinds that this visit needs first."""
        with QSignalBlocker(self):
            self.clear()
            for choice in choices:
                self.addItem(say("{choice}   ·   {kind}", choice=choice.label, kind=choice.kind), choice.id)
        self.show_chosen("")

    def show_chosen(self, product_id: str) -> None:
        """Show a product as the one chosen, "" for none."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(product_id) if product_id else -1)
            if not product_id:
                self.clearEditText()

    def _settle(self) -> None:
        """Words that name no product are not left standing as if they did."""
        if self._line.text() != self.itemText(self.currentIndex()):
            self.show_chosen("")
            self.chosen.emit("")


class ProductsPage(Page):
    """Opens products. ``open_requested`` carries product id, lot, expiry (date or None), mL to dissolve in and the diluent."""

    open_requested = Signal(str, str, object, str, str)
    offer_taken = Signal(str)
    dissolve_requested = Signal(str, str, str)
    take_back_requested = Signal(str)
    correct_requested = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("products_page", say("Products"), parent=parent)
        self._choices: dict[str, ProductChoice] = {}
        self._opened: tuple[OpenedProduct, ...] | None = None
        self._chosen = ""
        self._correcting = ""
        self._pills: dict[str, PillButton] = {}
        self._missing = Text("", "body", tone="warn")
        self._usual = QVBoxLayout()
        self._usual.setSpacing(6)
        self.product = ProductList()
        self.product.chosen.connect(self.choose)
        self.lot = FieldBox("products.lot", say("Lot"), help_text=say("As printed on the vial"))
        self.expiry = FieldBox(
            "products.expiry", say("Expiry, year-month-day"), help_text=say("As printed, 2029-04-30; a month alone means its last day")
        )
        self.dilution = ChoiceRow("products.dilution", say("Dissolve in"))
        self.dilution.chosen.connect(self.dilution.set_current)
        self._dilution_label = Text(say("Dissolve in mL of {diluent}", diluent=DILUENT), "small")
        self._note = Text("", "note", wrap=True)
        self.open = button(say("Open"), "primary", object_name="products.open", spoken=say("Open this product"), icon="plus")
        self.open.clicked.connect(self._request)
        self.lot.edit.returnPressed.connect(self.expiry.edit.setFocus)
        self.expiry.edit.returnPressed.connect(self._request)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._lay_out()
        self._show_choice()

    def _lay_out(self) -> None:
        self._form = card()
        self.scan = ScanLine()
        self.offers = ProductOffers()
        self.offers.taken.connect(self.offer_taken)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.lot, 1, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.expiry, 1, Qt.AlignmentFlag.AlignTop)
        fields.addLayout(beside_field(self.open))
        inside = QVBoxLayout(self._form)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(10)
        inside.addLayout(self._usual)
        inside.addWidget(self.product)
        inside.addWidget(self._dilution_label)
        inside.addWidget(self.dilution)
        inside.addLayout(fields)
        inside.addWidget(self._note)
        self.column.addWidget(Text(say("Products"), "page_title"))
        self.column.addWidget(self._missing)
        self.column.addWidget(self.scan)
        self.column.addWidget(self.offers)
        self.column.addWidget(self._form)
        self.column.addLayout(self._list)
        self.column.addStretch(1)

    def set_content(self, content: ProductsContent) -> None:
        """Show what can be opened and what is open; a closed record opens nothing more."""
        choices = {choice.id: choice for choice in content.choices}
        if choices != self._choices:
            self._choices = choices
            self.product.set_choices(content.choices)
            self._make_pills(content.usual)
        self._form.setVisible(content.editable)
        self.scan.show_for(editable=content.editable)
        self.offers.set_offers(content.offers)
        self._missing.setText(content.missing)
        self._missing.setVisible(bool(content.missing))
        if content.opened != self._opened:
            self._opened = content.opened
            self._rebuild_list(content.opened)

    def _make_pills(self, usual: tuple[ProductChoice, ...]) -> None:
        for place in reversed(range(self._usual.count())):
            self._usual.takeAt(place)
        for pill in self._pills.values():
            pill.hide()
            pill.deleteLater()
        self._pills = {}
        for start in range(0, len(usual), _PILLS_IN_A_ROW):
            line = QHBoxLayout()
            line.setSpacing(6)
            for choice in usual[start : start + _PILLS_IN_A_ROW]:
                pill = PillButton(choice.label, f"products.usual.{choice.id}")
                pill.clicked.connect(lambda _checked=False, own=choice.id: self.choose(own))
                self._pills[choice.id] = pill
                line.addWidget(pill)
            line.addStretch(1)
            self._usual.addLayout(line)

    def choose(self, product_id: str) -> None:
        """Choose a product; "" for none. The cursor goes to its lot."""
        if product_id != self._chosen:
            self.dilution.set_current("")
        self._chosen = product_id
        self.product.show_chosen(product_id)
        self._show_choice()
        if product_id:
            self.lot.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self, product_id: str, lot: str, expiry: date | None) -> None:
        """What a code says; the cursor goes to the first that it does not say."""
        self.choose(product_id)
        for field, text in ((self.lot, lot), (self.expiry, expiry.isoformat() if expiry else "")):
            if text:
                field.edit.setText(text)
                field.set_problem("")
        (self.expiry if lot else self.lot).edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_choice(self) -> None:
        choice = self._choices.get(self._chosen)
        powder = bool(choice and choice.diluents_ml)
        self._dilution_label.setVisible(powder)
        self.dilution.setVisible(powder)
        if choice and powder:
            self.dilution.set_choices([Choice(ml, say("{ml} mL", ml=ml)) for ml in choice.diluents_ml])
        for product_id, pill in self._pills.items():
            pill.set_chosen(product_id == self._chosen)
        self._note.setText(
            say("Source of the strength: {source}", source=choice.source)
            if choice
            else say("Choose a product, then type or scan lot and expiry.")
        )
        self.open.setEnabled(choice is not None)

    def clear_fields(self) -> None:
        """Empty the form after a product was opened. Space then means the next action again, not a button that comes next."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        for field in (self.lot, self.expiry):
            field.edit.clear()
            field.set_value("")
            field.set_problem("")
        self.choose("")

    def _request(self) -> None:
        choice = self._choices.get(self._chosen)
        if choice is None:
            return
        expiry = expiry_from(self.expiry.edit.text())
        self.expiry.set_problem("" if expiry else say("Type it as 2029-04-30, or 2029-04 for the end of April."))
        lot = self.lot.edit.text().strip()
        self.lot.set_problem("" if lot else say("Scan or type the lot."))
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
        words.addWidget(Text(one.label, "strong", wrap=True))
        if one.id == self._correcting and one.correctable:
            words.addLayout(self._correction_row(one))
        else:
            words.addWidget(Text(say("Lot {lot}, expires {expiry}", lot=one.lot, expiry=one.expiry), "small", wrap=True))
        if one.dilution:
            words.addWidget(Text(one.dilution, "small", wrap=True))
        words.addWidget(Text(one.balance, "small", tone="ink", wrap=True))
        row.addLayout(words, 1)
        if one.needs_volume:
            words.addSpacing(4)
            words.addLayout(self._dissolve_row(one))
        if one.correctable and one.id != self._correcting:
            row.addWidget(self._correct_button(one), 0, Qt.AlignmentFlag.AlignTop)
        if one.removable:
            back: Button = button(
                say("Take back"), "ghost", "sm", object_name=f"products.{one.id}.take_back", spoken=say("Take back {one}", one=one.label)
            )
            back.clicked.connect(lambda: self.take_back_requested.emit(one.id))
            row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return panel

    def _correct_button(self, one: OpenedProduct) -> Button:
        said = say("Correct lot or expiry of {one}", one=one.label)
        correct = button(say("Correct lot"), "ghost", "sm", object_name=f"products.{one.id}.correct", spoken=said)
        correct.clicked.connect(lambda: self._begin_to_correct(one.id))
        return correct

    def _begin_to_correct(self, container: str) -> None:
        """Two fields in the place of the card's words; Esc leaves them."""
        self._correcting = container
        self._rebuild_list(self._opened or ())
        self.lot_field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _correction_row(self, one: OpenedProduct) -> QHBoxLayout:
        self.lot_field = FieldBox(f"products.{one.id}.lot", say("Lot"), help_text=say("As printed on the vial"))
        self.expiry_field = FieldBox(f"products.{one.id}.expiry", say("Expiry, year-month-day"), help_text=say("As printed, 2029-04-30"))
        self.lot_field.set_value(one.lot)
        self.expiry_field.set_value(one.expiry_iso)
        go = button(
            say("Correct"), "soft", object_name=f"products.{one.id}.go", spoken=say("Correct lot and expiry of {one}", one=one.label)
        )
        leave = button(say("Cancel"), "ghost", object_name=f"products.{one.id}.leave", spoken=say("Cancel, nothing is changed"))
        go.clicked.connect(lambda: self._correct(one.id))
        self.expiry_field.edit.returnPressed.connect(lambda: self._correct(one.id))
        leave.clicked.connect(self._leave_correcting)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.lot_field, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.expiry_field, 1, Qt.AlignmentFlag.AlignTop)
        for made in (go, leave):
            row.addLayout(beside_field(made))
        return row

    def _correct(self, container: str) -> None:
        expiry, lot = expiry_from(self.expiry_field.edit.text()), self.lot_field.edit.text().strip()
        self.expiry_field.set_problem("" if expiry else say("Type it as 2029-04-30, or 2029-04 for the end of April."))
        self.lot_field.set_problem("" if lot else say("Scan or type the lot."))
        if expiry is not None and lot:
            self._leave_correcting()
            self.correct_requested.emit(container, lot, expiry)

    def _leave_correcting(self) -> None:
        self._correcting = ""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rebuild_list(self._opened or ())

    def _dissolve_row(self, one: OpenedProduct) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(Text(say("Not dissolved. Choose the volume:"), "small", tone="warn"))
        row = ChoiceRow(
            f"products.{one.id}.dissolve",
            say("Dissolve {one} in", one=one.label),
            [Choice(ml, say("{ml} mL", ml=ml)) for ml in one.diluents_ml],
        )
        row.chosen.connect(lambda ml: self.dissolve_requested.emit(one.id, ml, DILUENT))
        column.addWidget(row)
        return column
