"""Containers as they were opened last here, each to be opened again by one press that names its lot. Nothing is opened by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.visit.content import ProductOffer
from procedure_assistant.ui.visit.vial_content import DISCARD, VIAL
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.surfaces import Panel, Text


class ProductOffers(QWidget):
    """``taken`` carries the product of the offer that was pressed."""

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("products.offers")
        self._offers: tuple[ProductOffer, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.hide()

    def set_offers(self, offers: tuple[ProductOffer, ...]) -> None:
        """Show them, or nothing."""
        if offers == self._offers:
            return
        self._offers = offers
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if offers:
            self._rows.addWidget(Text(say("Ready to be used here"), "small", tone="ink2"))
        for one in offers:
            self._rows.addWidget(self._row(one))
        self.setVisible(bool(offers))

    def _row(self, one: ProductOffer) -> Panel:
        panel = Panel("accent_soft", radius="radius_card")
        row = QHBoxLayout(panel)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(one.label, "strong", wrap=True))
        words.addWidget(Text(one.words, "body", wrap=True))
        words.addWidget(Text(one.note, "small", wrap=True))
        row.addLayout(words, 1)
        spoken = say("{action}: {product}. {words}", action=one.action, product=one.label, words=one.words)
        take = button(one.action, "primary", object_name=f"products.offer.{one.id}", spoken=spoken, icon="plus")
        take.clicked.connect(lambda _checked=False: self.taken.emit(one.id))
        row.addWidget(take, 0, Qt.AlignmentFlag.AlignVCenter)
        take.setEnabled(bool(one.action))
        take.setVisible(bool(one.action))
        if one.id.startswith(VIAL):
            said = say("Discard the rest of {product}. {words}", product=one.label, words=one.words)
            discard = button(say("Discard it"), "ghost", object_name=f"products.offer.{one.id}.discard", spoken=said, icon="trash")
            discard.clicked.connect(lambda _checked=False: self.taken.emit(DISCARD + one.id.removeprefix(VIAL)))
            row.addWidget(discard, 0, Qt.AlignmentFlag.AlignVCenter)
        return panel
