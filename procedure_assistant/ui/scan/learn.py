"""Asks once which product an unknown code is, over the dimmed screen. It keeps nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from procedure_assistant.domain import wording
from procedure_assistant.domain.formulary import Kind, Product
from procedure_assistant.domain.say import begun, joined, say
from procedure_assistant.services.pack_codes import Standard
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.scanning import Scanned, ScanService
from procedure_assistant.ui.key_events import is_key
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.tab_way import next_stop, stops
from procedure_assistant.ui.visit.content import ProductChoice
from procedure_assistant.ui.visit.products_page import ProductList
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.chips import PillButton
from procedure_assistant.ui.widgets.choices import Choice, Segmented
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Text, card

TITLE = say("Which package is this?")
LEAD = say("This code is new here. Say once what it is; from then on every scan of it is known.")
_WIDTH = 600
_PRODUCT, _KIT = "product", "kit"
_KINDS = {
    Kind.TOXIN: say("botulinum toxin"),
    Kind.LOCAL_ANAESTHETIC: say("local anaesthetic"),
    Kind.STEROID: say("steroid"),
    Kind.DILUENT: say("diluent"),
}


class Naming:
    """Keeps what somebody said of one code, for every later scan."""

    def __init__(self, scanning: ScanService, scanned: Scanned) -> None:
        self.scanned = scanned
        self.formulary = scanning.formulary
        self.likely = scanning.likely(scanned.code)
        self._scanning = scanning

    def ndc_forms(self, product: str) -> tuple[str, ...]:
        """How the NDC may be printed on the package of a product; none where that is known."""
        return self._scanning.ndc_forms(self.scanned.code, product)

    def keep_product(self, product: str, ndc: str) -> Scanned:
        """It is this product. Raises ``Problem``."""
        return self._scanning.name_product(self.scanned.code, product, ndc)

    def keep_kit(self, maker: str, model: str) -> Scanned:
        """It is this kit. Raises ``Problem``."""
        return self._scanning.name_kit(self.scanned.code, maker, model)


class LearnCode(QWidget):
    """Covers ``over`` until it is answered or left. ``learned`` carries the ``Scanned`` as it is then known."""

    learned = Signal(object)
    left = Signal()

    def __init__(self, over: QWidget, naming: Naming, *, kit: bool) -> None:
        """``kit``: it is more likely a kit than a drug."""
        super().__init__(over)
        named(self, "learn", TITLE)
        self._before = over.window().focusWidget()
        self._naming, self._chosen = naming, ""
        self._pills: dict[str, PillButton] = {}
        self.which = Segmented("learn.which", say("What it is"))
        self.which.set_choices([Choice(_PRODUCT, say("A drug")), Choice(_KIT, say("A kit"))])
        self.which.chosen.connect(self._show_which)
        self.products = ProductList()
        self.products.set_choices(
            tuple(ProductChoice(one.id, begun(one.label), _KINDS[one.kind], (), one.source.text) for one in naming.formulary.products)
        )
        self.products.setObjectName("learn.product")
        if (search := self.products.lineEdit()) is not None:
            search.setObjectName("learn.product.search")
            put(search.setPlaceholderText, say("Type a part of its name, or open the list"))
        self.products.chosen.connect(self.choose)
        self.maker = FieldBox("learn.maker", say("Maker"), help_text=say("As printed on the kit"))
        self.model = FieldBox("learn.model", say("Model"), help_text=say("As printed on the kit"))
        self.problem = Text("", "small_strong", tone="danger", wrap=True)
        self.go = button(say("Keep and go on"), "primary", object_name="learn.keep", spoken=say("Keep what this code is and go on"))
        self.leave_it = button(say("Cancel"), "ghost", object_name="learn.cancel", spoken=say("Cancel, nothing is kept"))
        self.go.clicked.connect(self._answer)
        self.leave_it.clicked.connect(self.leave)
        self._ndc_words = Text(say("NDC, as printed on the package"), "small")
        self.ndc = Segmented("learn.ndc", say("NDC, as printed on the package"))
        self.ndc.chosen.connect(self.ndc.set_current)
        self._lay_out(naming.scanned, naming.likely)
        over.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choose("")
        self._fit()
        self._show_which(_KIT if kit else _PRODUCT)
        self.show()
        self.raise_()
        self._first().setFocus(Qt.FocusReason.PopupFocusReason)

    def _lay_out(self, scanned: Scanned, likely: tuple[Product, ...]) -> None:
        self._card = card()
        self._card.setObjectName("learn.card")
        rows = column(self._card, spacing=10)
        rows.setContentsMargins(28, 22, 28, 24)
        rows.addWidget(Text(TITLE, "page_title"))
        rows.addWidget(Text(LEAD, "quiet", wrap=True))
        number, rest = printed(scanned)
        rows.addWidget(Text(number, "body_strong", wrap=True))
        if rest:
            rows.addWidget(Text(rest, "body", wrap=True))
        rows.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        self._of_product, self._of_kit = QWidget(), QWidget()
        products = column(self._of_product, spacing=8)
        if likely:
            products.addWidget(Text(say("Of the same maker and product number"), "small"))
            pills = line(spacing=6)
            for one in likely:
                pill = self._pills[one.id] = PillButton(begun(one.label), f"learn.likely.{one.id}")
                pill.clicked.connect(lambda _checked=False, own=one.id: self.choose(own))
                pills.addWidget(pill)
            pills.addStretch(1)
            products.addLayout(pills)
        products.addWidget(self.products)
        products.addWidget(self._ndc_words)
        products.addWidget(self.ndc, 0, Qt.AlignmentFlag.AlignLeft)
        kit = line(self._of_kit, spacing=12)
        kit.addWidget(self.maker, 1, Qt.AlignmentFlag.AlignTop)
        kit.addWidget(self.model, 1, Qt.AlignmentFlag.AlignTop)
        rows.addWidget(self._of_product)
        rows.addWidget(self._of_kit)
        rows.addWidget(self.problem)
        ends = line(spacing=8)
        ends.addStretch(1)
        ends.addWidget(self.leave_it)
        ends.addWidget(self.go)
        rows.addLayout(ends)
        middle = QVBoxLayout(self)
        middle.addWidget(self._card, 0, Qt.AlignmentFlag.AlignCenter)

    def choose(self, product_id: str) -> None:
        """A product of the list, "" for none."""
        self._chosen = product_id
        self.products.show_chosen(product_id)
        for own_id, pill in self._pills.items():
            pill.set_chosen(own_id == product_id)
        forms = self._naming.ndc_forms(product_id)
        self.ndc.set_choices([Choice(form, form) for form in forms])
        for part in (self._ndc_words, self.ndc):
            part.setVisible(bool(forms))
        self.say("")

    def say(self, words: str) -> None:
        """What is wrong with the answer, "" for nothing."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def leave(self) -> None:
        """Away with it; the code stays unknown."""
        self._close()
        self.left.emit()

    def _show_which(self, which: str) -> None:
        self.which.set_current(which)
        self._of_product.setVisible(which == _PRODUCT)
        self._of_kit.setVisible(which == _KIT)
        self.say("")

    def _first(self) -> QWidget:
        if self.which.current_id() == _KIT:
            return self.maker.edit
        return next(iter(self._pills.values()), self.products.lineEdit() or self.products)

    def _answer(self) -> None:
        kit = self.which.current_id() == _KIT
        if not kit and not self._chosen:
            self.say(say("Choose the product first."))
            return
        if not kit and self.ndc.isVisible() and not self.ndc.current_id():
            self.say(say("Choose the NDC as it is printed, with its hyphens."))
            return
        try:
            if kit:
                known = self._naming.keep_kit(self.maker.edit.text(), self.model.edit.text())
            else:
                known = self._naming.keep_product(self._chosen, self.ndc.current_id())
        except Problem as problem:
            self.say(problem.text)
            return
        self._close()
        self.learned.emit(known)

    def _close(self) -> None:
        over = self.parentWidget()
        if over is not None:
            over.removeEventFilter(self)
        self.hide()
        self.deleteLater()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    # -- in front of everything ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; no other key reaches what lies behind."""
        if is_key(event, "leave"):
            self.leave()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the card."""
        way = [one for one in dict.fromkeys(stops(self._card)) if one.isVisible() and one.isEnabled()]
        target = next_stop(way, self.window().focusWidget(), forward=forward)
        (target or self.go).setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as what it covers."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def paintEvent(self, _event: QEvent) -> None:
        """The screen behind is still there, in the dark."""
        painter = QPainter(self)
        shade = QColor("#000000")
        shade.setAlpha(110)
        painter.fillRect(self.rect(), shade)
        painter.end()

    def _fit(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.rect())
            self._card.setFixedWidth(min(_WIDTH, max(300, over.width() - 40)))


def printed(scanned: Scanned) -> tuple[str, str]:
    """The code as it can be compared with the package: its number, then lot, expiry and serial ("" for none)."""
    code = scanned.code
    name = say("GTIN {item}", item=code.item) if code.standard is Standard.GS1 else say("HIBC {item}", item=code.item)
    if code.ndc_digits:
        name = say("{number}   ·   NDC {ndc}", number=name, ndc=code.ndc_digits)
    parts = [say("lot {lot}", lot=code.lot)] if code.lot else []
    parts += [say("expires {expiry}", expiry=wording.day(code.expiry))] if code.expiry else []
    parts += [say("serial {serial}", serial=code.serial)] if code.serial else []
    return name, begun(joined("   ·   ", parts))
