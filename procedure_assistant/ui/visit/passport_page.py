"""The passport page: the product's standing, what its standards still miss, and every field of it in a grid. It shows and asks."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.domain import wording
from procedure_assistant.domain.passport.reporting import Completeness
from procedure_assistant.domain.passport.status import Status
from procedure_assistant.domain.say import say
from procedure_assistant.services.notices import StateNotice
from procedure_assistant.services.passport_view import ProductView
from procedure_assistant.ui.language import put, text_of
from procedure_assistant.ui.visit.page import Page, beside_field
from procedure_assistant.ui.visit.passport_content import PassportContent, place_of, raised
from procedure_assistant.ui.visit.passport_part import NAME_WIDTH, PassportPart
from procedure_assistant.ui.visit.presenter_passport import PassportRequests
from procedure_assistant.ui.widgets.bars import Bar, PartKind, bar_of
from procedure_assistant.ui.widgets.buttons import Button, button
from procedure_assistant.ui.widgets.chips import Chip, ChipContent, PillButton
from procedure_assistant.ui.widgets.chips import Tone as ChipTone
from procedure_assistant.ui.widgets.choices import Choice, Segmented
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.flow import FlowRow
from procedure_assistant.ui.widgets.messages import MessageBar, MessageContent, MessageKind
from procedure_assistant.ui.widgets.surfaces import Hairline, Text, card

NOTE = say("A class stays open until every number it needs is there.")
_WIDTH = 1240
_MARGIN, _CARD = 14, 16
_NAMED_AT_ONCE = 6
"""So many missing items are named beside the bar; more stand behind a press, or they would be a wall of names."""
_STATUS_TONES: dict[Status, ChipTone] = {
    Status.CLEARED_KIT: "ok",
    Status.SAME_PROCEDURE: "ok",
    Status.IND_IRB: "ok",
    Status.UNAPPROVED: "caution",
    Status.UNLAWFUL: "alarm",
    Status.NOT_TOLD: "caution",
}


class StandardRow(QWidget):
    """A reporting standard: how much is told, a bar, and what is missing by name; each name leads to its field."""

    jump_requested = Signal(str)

    def __init__(self, standard: Completeness, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = standard.standard.id
        self._product = ""
        self._standard = standard
        self._all = False
        self._words = Text("", "small_strong", wrap=True)
        self._words.setFixedWidth(NAME_WIDTH)
        put(self._words.setToolTip, standard.standard.remark)
        self._bar = Bar(thin=True)
        self._bar.setFixedWidth(NAME_WIDTH)
        self._names = FlowRow(gap=5)
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addWidget(self._words)
        told.addWidget(self._bar)
        told.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(told)
        row.addWidget(self._names, 1)

    def set_standard(self, standard: Completeness, product: str) -> None:
        """Show how much of it is told."""
        changed = (standard.missing, product) != (self._standard.missing, self._product) or not self._product
        self._standard, self._product = standard, product
        self._words.setText(standard.text)
        self._bar.set_content(bar_of([(Decimal(standard.told), PartKind.GIVEN)], Decimal(standard.items)), standard.text)
        if changed:
            self._show_names()

    def _show_names(self) -> None:
        missing = self._standard.missing
        shown = missing if self._all or len(missing) <= _NAMED_AT_ONCE else missing[: _NAMED_AT_ONCE - 2]
        pills: list[QWidget] = []
        for item in shown:
            pill = PillButton(item.label, f"passport.missing.{self._id}.{item.fields[0]}")
            put(pill.setAccessibleName, say("Go to what is missing: {item}", item=item.label))
            pill.clicked.connect(lambda _checked=False, own=item.fields[0]: self.jump_requested.emit(place_of(self._product, own)))
            pills.append(pill)
        if len(shown) < len(missing) or (self._all and len(missing) > _NAMED_AT_ONCE):
            words = say("{n} more", n=len(missing) - len(shown)) if not self._all else say("Fewer")
            more = PillButton(words, f"passport.missing.{self._id}.more", icon="minus" if self._all else "plus")
            put(more.setAccessibleName, say("{words} missing items of {standard}", words=words, standard=self._standard.standard.title))
            more.clicked.connect(self._toggle)
            pills.append(more)
        self._names.set_members(pills)

    def _toggle(self) -> None:
        self._all = not self._all
        self._show_names()


class FigureGrid(QWidget):
    """The derived figures: label, value, and the rule in quiet words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(2, 1)
        self._rows: dict[str, tuple[Text, Text, Text]] = {}

    def set_product(self, product: ProductView) -> None:
        """Show the figures of a product; one that cannot be told says for want of what."""
        for gone in [name for name in self._rows if name not in {one.id for one in product.figures}]:
            for text in self._rows.pop(gone):
                self._grid.removeWidget(text)
                text.hide()
                text.deleteLater()
        for place, one in enumerate(product.figures):
            if one.id not in self._rows:
                self._rows[one.id] = (Text("", "body"), Text("", "body_strong"), Text("", "note", wrap=True))
            label, value, rule = self._rows[one.id]
            label.setText(one.label)
            value.setText(raised(one.text) if one.value is not None else say("open"))
            value.set_tone("" if one.value is not None else "ink3")
            rule.setText(one.rule if one.value is not None else say("{missing} missing", missing=wording.listed(one.missing)))
            for column, text in enumerate((label, value, rule)):
                self._grid.addWidget(text, place, column, Qt.AlignmentFlag.AlignVCenter)


class RestRow(QWidget):
    """Discarding: how much, why, and who saw it."""

    discard_requested = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason = ""
        self.words = Text("", "body_strong")
        self._reasons = FlowRow()
        self._pills: dict[str, PillButton] = {}
        self.amount = FieldBox("passport.discard.amount", say("Amount, all when empty"), say("mL"))
        self.witness = FieldBox("passport.discard.witness", say("Witness"), help_text=say("Who saw it discarded"))
        self.total = FieldBox(
            "passport.discard.total", say("Discarded in all"), say("mL"), help_text=say("What was truly discarded of it in all")
        )
        self._amending = False
        self.amount.setMinimumWidth(180)
        self.total.setMinimumWidth(180)
        self.total.hide()
        self._go = button(say("Discard"), "secondary", object_name="passport.discard.go", spoken=say("Discard this amount of the product"))
        self._go.clicked.connect(self._request)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.amount)
        row.addWidget(self.total)
        row.addWidget(self.witness, 1)
        row.addLayout(beside_field(self._go))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self._reasons)
        column.addLayout(row)

    def set_rest(self, words: str, reasons: tuple[str, ...]) -> None:
        """Show how much is left."""
        self.words.setText(words)
        if tuple(self._pills) != reasons:
            self._pills = {reason: PillButton(reason, f"passport.discard.reason.{place}") for place, reason in enumerate(reasons)}
            for reason, pill in self._pills.items():
                pill.clicked.connect(lambda _checked=False, own=reason: self._choose(own))
            self._reasons.set_members(list(self._pills.values()))
            self._choose(reasons[0])

    def set_amending(self, amending: bool) -> None:
        """While amending, the amount is what was discarded in all; the reason of before holds."""
        self._amending = amending
        self.amount.setVisible(not amending)
        self.total.setVisible(amending)
        self._reasons.setVisible(not amending)
        self._go.setText(say("Amend the discard") if amending else say("Discard"))
        put(self._go.setAccessibleName, self._go.text() if amending else say("Discard this amount of the product"))

    def clear(self) -> None:
        """It was discarded."""
        self.amount.edit.clear()
        self.total.edit.clear()
        self.witness.edit.clear()

    def _choose(self, reason: str) -> None:
        self._reason = reason
        for own, pill in self._pills.items():
            pill.set_chosen(own == reason)

    def _request(self) -> None:
        self.discard_requested.emit((self.total if self._amending else self.amount).edit.text(), self._reason, self.witness.edit.text())


class PassportPage(Page):
    """The page. Every signal is a request; ``jump_requested`` carries the place of a field."""

    begin_requested = Signal(str)
    product_requested = Signal(str)
    filled = Signal(str, tuple)
    now_requested = Signal(str)
    given_up = Signal(str)
    quick_requested = Signal(str)
    unmeasured_requested = Signal(str)
    put_aside_requested = Signal()
    discard_requested = Signal(str, str, str)
    jump_requested = Signal(str)
    note_changed = Signal(str)
    notice_taken = Signal(str)
    notice_wanted = Signal(object)
    came_into_sight = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("passport_page", say("Product passport"), width=_WIDTH, parent=parent)
        self._content: PassportContent | None = None
        self._shown = ""
        self._parts: dict[str, PassportPart] = {}
        self._standards: dict[str, StandardRow] = {}
        self._begins: dict[str, Button] = {}
        self._notices: tuple[StateNotice, ...] = ()
        self.column.setContentsMargins(_MARGIN, 12, _MARGIN, 16)
        self._card = card()
        self.column.addWidget(self._card)
        self.column.addStretch(1)
        self._title = Text("", "title")
        self._kind, self._status, self._needle = Chip(), Chip(), Chip()
        self._facts = Text("", "quiet")
        self._tabs = Segmented("passport.tabs", say("Products of this visit"))
        self._tabs.chosen.connect(self.product_requested)
        self._clock = MessageBar("passport.clock", dismissable=False)
        self._clock.action_requested.connect(self.put_aside_requested)
        self._none = Text(
            say("No product is described yet. Its standing in law is asked first; nothing is injected before."), "body", wrap=True
        )
        self._figures_head = Text(say("Derived figures"), "body_strong", wrap=True)
        self._figures_head.setFixedWidth(NAME_WIDTH)
        self._figures = FigureGrid()
        self.rest = RestRow()
        self.rest.discard_requested.connect(self.discard_requested)
        self._aside = button(say("Put this product aside"), "ghost", "sm", object_name="passport.put_aside")
        self._aside.clicked.connect(self.put_aside_requested)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self._title, self._kind, self._status, self._needle):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._facts)
        self._held = QVBoxLayout()
        self._held.setSpacing(8)
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        figures = QHBoxLayout()
        figures.setSpacing(16)
        figures.addWidget(self._figures_head, 0, Qt.AlignmentFlag.AlignTop)
        figures.addWidget(self._figures, 1)
        self._foot = FlowRow(gap=8)
        self._line, self._end = Hairline(), Hairline()
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(_CARD, 14, _CARD, 14)
        inner.setSpacing(12)
        inner.addLayout(head)
        inner.addWidget(self._tabs)
        inner.addWidget(self._clock)
        inner.addWidget(self._none)
        inner.addLayout(self._held)
        inner.addWidget(self._line)
        inner.addLayout(self._list)
        inner.addWidget(self._end)
        inner.addLayout(figures)
        inner.addWidget(self.rest)
        inner.addWidget(self._foot)

    def ask(self, asks: PassportRequests) -> None:
        """Send every request to ``asks``."""
        self.begin_requested.connect(asks.begin_product)
        self.product_requested.connect(asks.show_product)
        self.filled.connect(asks.fill)
        self.now_requested.connect(asks.fill_now)
        self.given_up.connect(asks.give_up)
        self.quick_requested.connect(asks.quick_passport)
        self.unmeasured_requested.connect(asks.not_measured)
        self.put_aside_requested.connect(asks.put_aside)
        self.discard_requested.connect(self._discard_by(asks))

    def _discard_by(self, asks: PassportRequests) -> Callable[[str, str, str], None]:
        def discard(amount: str, reason: str, witness: str) -> None:
            if asks.discard(amount, reason, witness):
                self.rest.clear()

        return discard

    def set_content(self, content: PassportContent) -> None:
        """Show the section; boxes that stay keep their focus and what is being typed."""
        if content == self._content:
            return
        self._content = content
        self._title.setText(content.heading)
        self._facts.setText(content.facts)
        self._tabs.set_choices([Choice(product, words) for product, words in content.tabs])
        self._tabs.setVisible(bool(content.tabs))
        self._show_kinds(content)
        product = content.product
        for widget in (self._kind, self._status, self._needle, self._line, self._end, self._figures_head, self._figures):
            widget.setVisible(product is not None)
        self._none.setVisible(product is None)
        self._show_rest(content)
        if product is None:
            self._clock.set_message(None)
            self._clear()
            return
        self._tabs.set_current(product.id)
        self._show_head(product)
        self._show_parts(content, product)
        self._figures.set_product(product)

    def _show_head(self, product: ProductView) -> None:
        self._kind.set_content(ChipContent(product.short, "accent"))
        standing = product.status.status
        self._status.set_content(ChipContent(_STATUS_WORDS[standing], _STATUS_TONES[standing]))
        aside = product.put_aside
        self._needle.set_content(ChipContent(say("Put aside") if aside else say("May be injected"), "neutral" if aside else "ok"))
        self._needle.setVisible(bool(aside) or not product.blocked)
        passed = next((clock for clock in product.clocks if clock.passed), None)
        if aside:
            self._clock.set_message(
                MessageContent(MessageKind.INFORMATION, say("Put aside: {aside}", aside=aside), say("Undo brings it back."))
            )
        elif passed is not None:
            text = say("Nothing more of it is injected. Put it aside, or discard the rest.")
            action = "" if product.injected_ml else say("Put aside")
            self._clock.set_message(
                MessageContent(MessageKind.REFUSAL, say("{passed_words} has passed.", passed_words=passed.words), text, action)
            )
        else:
            self._clock.set_message(None)

    def _clear(self) -> None:
        for part in self._parts.values():
            self._list.removeWidget(part)
            part.hide()
            part.deleteLater()
        for row in self._standards.values():
            self._held.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._parts, self._standards, self._shown = {}, {}, ""

    def _show_parts(self, content: PassportContent, product: ProductView) -> None:
        if product.id != self._shown:
            self._clear()
            self._shown = product.id
            self.verticalScrollBar().setValue(0)
        for standard in product.standards:
            key = standard.standard.id
            if key not in self._standards:
                self._standards[key] = row = StandardRow(standard)
                row.jump_requested.connect(self.jump_requested)
                self._held.addWidget(row)
            self._standards[key].set_standard(standard, product.id)
        asked = {standard.standard.id for standard in product.standards}
        for key, row in self._standards.items():
            row.setVisible(key in asked)
        drafts = {draft.field: draft for draft in content.drafts}
        wanted = [section.id for section in product.sections]
        for place, section in enumerate(product.sections):
            part = self._parts.get(section.id) or self._new_part(section.id, product, place)
            part.set_section(section, content, drafts)
            part.offer_notices(self._notices, section, editable=content.editable)
        for key, part in self._parts.items():
            part.setVisible(key in wanted)
        self._arrange()

    def _new_part(self, section: str, product: ProductView, place: int) -> PassportPart:
        part = PassportPart(next(one for one in product.sections if one.id == section))
        part.filled.connect(self.filled)
        part.now_requested.connect(self.now_requested)
        part.given_up.connect(self.given_up)
        part.quick_requested.connect(self.quick_requested)
        part.unmeasured_requested.connect(self.unmeasured_requested)
        part.notice_taken.connect(self.notice_taken)
        part.notice_wanted.connect(self.notice_wanted)
        part.hinted.connect(lambda words: self.note_changed.emit(words or NOTE))
        part.entered.connect(lambda _field: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self._parts[section] = part
        self._list.insertWidget(place, part)
        return part

    def _show_kinds(self, content: PassportContent) -> None:
        """Products to begin: large while there is none, quiet below one that is there."""
        first = content.product is None
        if not self._begins:
            for form, title in content.kinds:
                one = button(say("Begin: {title}", title=title), "soft", "md", "plus", object_name=f"passport.begin.{form}")
                one.clicked.connect(lambda _checked=False, own=form: self.begin_requested.emit(own))
                self._begins[form] = one
            self._foot.set_members([*self._begins.values(), self._aside])
        for (_form, title), one in zip(content.kinds, self._begins.values(), strict=True):
            one.setText(say("Begin: {title}", title=title) if first else say("Begin another: {title}", title=title))
            put(one.setAccessibleName, text_of(one))
            one.set_kind("soft" if first else "ghost")
            aside = content.product is not None and bool(content.product.put_aside)
            one.setEnabled((content.editable or aside) and not content.amending)
        product = content.product
        may = content.editable and not content.amending
        self._aside.setVisible(product is not None and not product.put_aside and not product.injected_ml and may)
        self._foot.refit()

    def _show_rest(self, content: PassportContent) -> None:
        product = content.product
        left = product.left_ml if product is not None else None
        made = product.made_ml if product is not None else None
        amends = content.amending and product is not None and not product.put_aside and made is not None and left is not None
        self.rest.setVisible((bool(left) and content.editable and not content.amending) or amends)
        self.rest.set_amending(amends)
        if product is not None and made is not None and left is not None and amends:
            discarded = wording.number(made - product.injected_ml - left)
            said: str = say("{amount} mL of {product} are charted as discarded", amount=discarded, product=product.short)
            self.rest.set_rest(said, content.reasons)
        elif product is not None and left:
            said = say("{left} mL of {product} left to account for", left=wording.number(left), product=product.short)
            self.rest.set_rest(said, content.reasons)

    def set_notices(self, notices: tuple[StateNotice, ...]) -> None:
        """The clinic's own state notices, offered at their step."""
        if notices == self._notices:
            return
        self._notices = notices
        content, self._content = self._content, None
        if content is not None:
            self.set_content(content)

    def reveal(self, place: str) -> None:
        """Scroll to a field ("passport/b1/platelets") and put the cursor into it; the section itself leads to the first missing one."""
        content = self._content
        if content is None or content.product is None:
            return
        field = place.rpartition("/")[2]
        if place == "passport":
            fields = [one for section in content.product.sections for one in section.fields]
            stopped = next((one.id for one in fields if one.problem_stops), "")
            field = stopped or next((one.id for one in fields if one.required and not one.values), "")
        box = next((found for part in self._parts.values() if (found := part.box(field)) is not None), None)
        if box is None:
            return
        for part in self._parts.values():
            if part.box(field) is box:
                part.set_folded(folded=False)
            else:
                part.fold_when_done()
        held = self.widget()
        layout = held.layout() if held is not None else None
        if layout is not None:
            layout.activate()
        self.ensureWidgetVisible(box, 0, 90)
        box.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Coming back, what is complete takes one line."""
        super().showEvent(event)
        self.came_into_sight.emit()
        for part in self._parts.values():
            part.fold_when_done()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold another number of columns."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        inside = min(self.viewport().width(), _WIDTH) - 2 * (_MARGIN + _CARD) - NAME_WIDTH - 16
        for part in self._parts.values():
            part.arrange(inside)


_STATUS_WORDS = {
    Status.CLEARED_KIT: say("Kit cleared for another use"),
    Status.SAME_PROCEDURE: say("Same surgical procedure"),
    Status.IND_IRB: say("IND and IRB"),
    Status.UNAPPROVED: say("Without approval or IND"),
    Status.UNLAWFUL: say("Not lawful as told"),
    Status.NOT_TOLD: say("Standing in law not told"),
}
