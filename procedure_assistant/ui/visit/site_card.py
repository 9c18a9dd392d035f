"""The small card of one site: where, depth, angle, caution; its dose, leaving it out, moving it, a note. It asks; it decides nothing."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.domain import wording
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.visit.content import SiteCardContent
from procedure_assistant.ui.widgets.buttons import button, icon_button
from procedure_assistant.ui.widgets.chips import PillButton
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.messages import MessageBar, MessageContent, MessageKind
from procedure_assistant.ui.widgets.stepper import Stepper
from procedure_assistant.ui.widgets.surfaces import Panel, Text

WIDTH = 316


class SiteCard(Panel):
    """Every change is kept at once; Esc, Done or a click elsewhere closes it."""

    closed = Signal()
    dose_requested = Signal(str, object)
    step_requested = Signal(str, int)
    omit_requested = Signal(str, str)
    take_back_requested = Signal(str)
    give_requested = Signal(str)
    move_requested = Signal(str)
    note_given = Signal(str, str)
    grown = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("raised", border="line", radius="radius_popover", parent=parent)
        named(self, "site_card", "Site")
        self.setFixedWidth(WIDTH)
        self._id = ""
        self._pills: list[PillButton] = []
        self._reasons: list[PillButton] = []
        self._title = Text("", "title", wrap=True)
        self._state = Text("", "small", wrap=True)
        close = icon_button("x", object_name="site_card.close", spoken="Close the card")
        close.clicked.connect(self.closed)
        self._facts = {name: Text("", "small", tone="ink", wrap=True) for name in ("Where", "Depth", "Angle")}
        self._caution = MessageBar("site_card.caution", dismissable=False)
        self.stepper = Stepper("site_card.dose", "Dose", "2.5 units")
        self.stepper.step_requested.connect(lambda steps: self.step_requested.emit(self._id, steps))
        self._doses = QHBoxLayout()
        self._doses.setSpacing(6)
        self._omit_label = Text("Omit, because", "small_strong")
        self._omits = QGridLayout()
        self._omits.setSpacing(6)
        self.other = FieldBox("site_card.other_reason", "Other reason", help_text="Why this site is omitted")
        self.other.answered.connect(self._omit_with)
        self.other_pill = PillButton("Other reason", "site_card.omit_other", icon="pencil-simple")
        self.other_pill.clicked.connect(lambda: self._open_field(self.other))
        self.note = FieldBox("site_card.note", "Note", help_text="A remark on this site, printed in the record")
        self.note.answered.connect(lambda text: self.note_given.emit(self._id, text))
        self._foot(close)
        self.hide()

    def _foot(self, close: QWidget) -> None:
        self.move_button = button("Move", "secondary", "sm", object_name="site_card.move", spoken="Move this site")
        self.back = button("Not given", "ghost", "sm", object_name="site_card.take_back", spoken="Take back: it was not given")
        self.give = button("Give", "soft", "sm", object_name="site_card.give", spoken="Give this site")
        note = button("Note", "secondary", "sm", object_name="site_card.note_open", spoken="Write a note on this site")
        note.clicked.connect(lambda: self._open_field(self.note))
        done = button("Done", "soft", "sm", object_name="site_card.done")
        self.move_button.clicked.connect(lambda: self.move_requested.emit(self._id))
        self.back.clicked.connect(lambda: self.take_back_requested.emit(self._id))
        self.give.clicked.connect(lambda: self.give_requested.emit(self._id))
        done.clicked.connect(self.closed)
        head = QHBoxLayout()
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._state)
        head.addLayout(titles, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        facts = QGridLayout()
        facts.setHorizontalSpacing(10)
        facts.setVerticalSpacing(3)
        facts.setColumnStretch(1, 1)
        for row, (name, text) in enumerate(self._facts.items()):
            facts.addWidget(Text(name, "small"), row, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(text, row, 1)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        for widget in (self.move_button, note, self.back, self.give):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(facts)
        column.addWidget(self._caution)
        column.addWidget(Text("Dose", "small_strong"))
        column.addWidget(self.stepper)
        column.addLayout(self._doses)
        column.addWidget(self._omit_label)
        column.addLayout(self._omits)
        column.addWidget(self.other)
        column.addWidget(self.note)
        column.addLayout(foot)

    def set_content(self, content: SiteCardContent | None) -> None:
        """Show a site, or hide."""
        if content is None:
            self.hide()
            self._id = ""
            return
        new = content.id != self._id
        self._id = content.id
        self.setAccessibleName(f"{content.title}. {content.state}")
        self._title.setText(content.title)
        self._state.setText(content.state)
        for name, words in (("Where", content.where), ("Depth", content.depth), ("Angle", content.angle)):
            self._facts[name].setText(words)
        self._caution.set_message(MessageContent(MessageKind.CAUTION, content.caution) if content.caution else None)
        self.stepper.set_value(wording.number(content.dose), "unit" if content.dose == 1 else "units", content.volume)
        self.stepper.set_reach(can_less=content.dose > content.dose_choices[0], can_more=content.dose < content.dose_choices[-1])
        self._set_doses(content)
        self._set_reasons(content)
        self.note.set_value(content.note)
        if new:
            self.other.set_value("")
            self.other.edit.clear()
            self.other.hide()
        self.note.setVisible(bool(content.note) or (not new and self.note.isVisible()))
        decided = content.given or bool(content.omitted)
        self.back.setText("Not given" if content.given else "Not omitted")
        self.back.setVisible(decided)
        self.give.setVisible(not decided)
        self.show()
        self.raise_()

    def full_height(self) -> int:
        """Height that shows every line at the card's width."""
        layout = self.layout()
        return layout.totalHeightForWidth(WIDTH) if layout else self.sizeHint().height()

    def _open_field(self, field: FieldBox) -> None:
        field.show()
        field.edit.setFocus()
        self.grown.emit()

    def _set_doses(self, content: SiteCardContent) -> None:
        if not self._pills:
            for amount in content.dose_choices:
                pill = PillButton(f"{wording.number(amount)}", f"site_card.dose_{str(amount).replace('.', '_')}")
                pill.setAccessibleName(f"{wording.number(amount)} units")
                pill.setProperty("amount", str(amount))
                pill.clicked.connect(lambda _checked=False, dose=amount: self.dose_requested.emit(self._id, dose))
                self._pills.append(pill)
                self._doses.addWidget(pill)
            self._doses.addStretch(1)
        for pill in self._pills:
            pill.set_chosen(Decimal(pill.property("amount")) == content.dose)

    def _set_reasons(self, content: SiteCardContent) -> None:
        if not self._reasons:
            for place, reason in enumerate(content.reasons):
                pill = PillButton(reason, f"site_card.omit_{place}")
                pill.setAccessibleName(f"Omit: {reason}")
                pill.clicked.connect(lambda _checked=False, why=reason: self.omit_requested.emit(self._id, why))
                self._reasons.append(pill)
                self._omits.addWidget(pill, place // 2, place % 2, Qt.AlignmentFlag.AlignLeft)
            self._omits.addWidget(self.other_pill, len(content.reasons) // 2, len(content.reasons) % 2, Qt.AlignmentFlag.AlignLeft)
        for pill, reason in zip(self._reasons, content.reasons, strict=True):
            pill.set_chosen(content.omitted == reason)
        # An extra was never planned, so it is taken back, not omitted.
        for widget in (self._omit_label, self.other_pill, *self._reasons):
            widget.setVisible(not content.extra)

    def _omit_with(self, reason: str) -> None:
        if reason.strip():
            self.omit_requested.emit(self._id, reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def cast_shadow(self) -> None:
        """The one shadow of the program: the card lies over the canvas."""
        theme = current()
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(32)
        shadow.setOffset(0, 8)
        colour = QColor(theme.colour("shadow"))
        colour.setAlphaF(0.70 if theme.name == "dark" else 0.22)
        shadow.setColor(colour)
        self.setGraphicsEffect(shadow)
