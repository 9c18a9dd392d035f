"""The small card of one site: where, depth, angle, caution; its dose, leaving it out, moving it, a note. It asks; it decides nothing."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.visit.content import SiteCardContent
from procedure_assistant.ui.widgets.buttons import button, icon_button
from procedure_assistant.ui.widgets.chips import PillButton
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.marks import MarkState, paint_mark
from procedure_assistant.ui.widgets.messages import MessageBar, MessageContent, MessageKind
from procedure_assistant.ui.widgets.painting import Painted, Sketch
from procedure_assistant.ui.widgets.stepper import Stepper
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

WIDTH = 316
_MARK_PX = 24
_REASONS_IN_A_ROW = 3


def _take_back_words(content: SiteCardContent) -> tuple[str, str]:
    """Text and spoken name of the button that takes back."""
    if content.given:
        return say("Not given"), say("Take back: it was not given")
    if content.extra:
        return say("Not planned"), say("Take this extra site off the plan")
    return say("Not omitted"), say("Take the omission back")


class CardMark(Painted):
    """The mark of the site, as it stands on the plate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._text = MarkState.PLANNED, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, state: MarkState, text: str) -> None:
        """Show another state."""
        if (state, text) != (self._state, self._text):
            self._state, self._text = state, text
            self.update()

    def sizeHint(self) -> QSize:
        """Room for the widest mark with its halo."""
        return QSize(36, 36)

    def paint(self, sketch: Sketch) -> None:
        """The mark."""
        paint_mark(sketch.painter, QPointF(sketch.rect.center()), _MARK_PX, self._state, self._text, theme=sketch.theme)


class SiteCard(Panel):
    """Every change is kept at once; Esc, Done or a click elsewhere closes it. A signed record is only shown."""

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
        named(self, "site_card", say("Site"))
        self.setFixedWidth(WIDTH)
        self._id = ""
        self._heights: dict[tuple[object, ...], int] = {}
        self._pills: list[PillButton] = []
        self._reasons: list[PillButton] = []
        self._mark = CardMark()
        self._title = Text("", "title", wrap=True)
        self._state = Text("", "small", wrap=True)
        close = icon_button("x", object_name="site_card.close", spoken=say("Close the card"))
        close.clicked.connect(self.closed)
        self._facts = {name: Text("", "small", tone="ink", wrap=True) for name in (say("Where"), say("Depth"), say("Angle"))}
        self._caution = MessageBar("site_card.caution", dismissable=False)
        self.stepper = Stepper("site_card.dose", say("Dose"), say("2.5 units"))
        self.stepper.step_requested.connect(lambda steps: self.step_requested.emit(self._id, steps))
        self._dose_label = Text(say("Dose in units"), "small_strong")
        self._doses = QHBoxLayout()
        self._doses.setSpacing(6)
        self._omit_label = Text(say("Omit, because"), "small_strong")
        self._omits = QVBoxLayout()
        self._omits.setSpacing(6)
        self.other = FieldBox("site_card.other_reason", say("Other reason"), help_text=say("Why this site is omitted"))
        self.other.answered.connect(self._omit_with)
        self.other_pill = PillButton(say("Other reason"), "site_card.omit_other", icon="pencil-simple")
        self.other_pill.clicked.connect(lambda: self._open_field(self.other))
        self.note = FieldBox("site_card.note", say("Note"), help_text=say("A remark on this site, printed in the record"))
        self.note.answered.connect(lambda text: self.note_given.emit(self._id, text))
        self._foot(close)
        self.hide()

    def _foot(self, close: QWidget) -> None:
        self.move_button = button(say("Move"), "secondary", "sm", object_name="site_card.move", spoken=say("Move this site"))
        self.back = button(say("Not given"), "ghost", "sm", object_name="site_card.take_back", spoken=say("Take back: it was not given"))
        self.give = button(say("Give"), "soft", "sm", object_name="site_card.give", spoken=say("Give this site"))
        self.note_button = button(
            say("Note"), "secondary", "sm", object_name="site_card.note_open", spoken=say("Write a note on this site")
        )
        self.note_button.clicked.connect(lambda: self._open_field(self.note))
        done = button(say("Done"), "soft", "sm", object_name="site_card.done", spoken=say("Done, close the card"))
        self.move_button.clicked.connect(lambda: self.move_requested.emit(self._id))
        self.back.clicked.connect(lambda: self.take_back_requested.emit(self._id))
        self.give.clicked.connect(lambda: self.give_requested.emit(self._id))
        done.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
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
        for widget in (self.move_button, self.note_button, self.back, self.give):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(facts)
        column.addWidget(self._caution)
        column.addWidget(self._dose_label)
        column.addWidget(self.stepper)
        column.addLayout(self._doses)
        column.addWidget(self._omit_label)
        column.addLayout(self._omits)
        column.addWidget(self.other)
        column.addWidget(self.note)
        column.addStretch(1)
        column.addWidget(Hairline())
        column.addLayout(foot)

    def set_content(self, content: SiteCardContent | None) -> None:
        """Show a site, or hide."""
        if content is None:
            self.hide()
            self._id = ""
            return
        layout = self.layout()
        if layout is None or not self.isVisible():
            self._show_site(content)
        else:  # each line that comes or goes would lay the whole card out anew
            layout.setEnabled(False)
            try:
                self._show_site(content)
            finally:
                layout.setEnabled(True)
                layout.invalidate()
                layout.activate()
        self.show()
        self.raise_()

    def _show_site(self, content: SiteCardContent) -> None:
        new = content.id != self._id
        self._id = content.id
        self.setAccessibleName(say("{content}. {state}", content=content.title, state=content.state))
        self._mark.show_mark(MarkState[content.mark.state.upper()], content.mark.text)
        self._title.setText(content.title)
        self._state.setText(content.state)
        for name, words in ((say("Where"), content.where), (say("Depth"), content.depth), (say("Angle"), content.angle)):
            self._facts[name].setText(words)
        self._caution.set_message(MessageContent(MessageKind.CAUTION, "", content.caution) if content.caution else None)
        self.stepper.set_value(wording.number(content.dose), say("unit") if content.dose == 1 else say("units"), content.volume)
        self.stepper.set_reach(can_less=content.dose > content.dose_choices[0], can_more=content.dose < content.dose_choices[-1])
        self._set_doses(content)
        self._set_reasons(content)
        self.note.set_value(content.note)
        if new:
            self.other.edit.clear()
            self.other.set_value("")
            self.other.hide()
        self._offer(content, note=bool(content.note) or (not new and self.note.isVisible()))

    def _offer(self, content: SiteCardContent, *, note: bool) -> None:
        """Only what can be done: an omitted site has no dose, an extra is taken back instead of omitted, a signed record stays."""
        dose, decided = content.editable and not content.omitted, content.given or bool(content.omitted)
        for widget in (self._dose_label, self.stepper, *self._pills):
            widget.setVisible(dose)
        omit = content.editable and not content.extra
        for widget in (self._omit_label, self.other_pill, *self._reasons):
            widget.setVisible(omit)
        self.move_button.setVisible(content.editable and not content.omitted)
        self.note_button.setVisible(content.editable)
        self.note.setVisible(note)
        self.note.edit.setReadOnly(not content.editable)
        words, spoken = _take_back_words(content)
        self.back.setText(words)
        put(self.back.setAccessibleName, spoken)
        given_after_all = content.amending and bool(content.omitted)
        self.back.setVisible(content.editable and (decided or content.extra) and not given_after_all)
        self.give.setVisible(content.editable and (not decided or given_after_all))
        self.give.setText(say("It was given") if given_after_all else say("Give"))

    def full_height(self) -> int:
        """Height that shows every line at the card's width."""
        layout = self.layout()
        if layout is None:
            return self.sizeHint().height()
        shape = self._shape()
        height = self._heights.get(shape)
        if height is None:
            layout.invalidate()  # what was shown or hidden just now has not been counted yet
            layout.activate()
            height = self._heights[shape] = layout.totalHeightForWidth(WIDTH)
        return height

    def _shape(self) -> tuple[object, ...]:
        """Everything that the height depends on: measuring lays the card out anew, which a click on a dose need not wait for."""
        rows = (self._caution, self._dose_label, self._omit_label, self.other, self.note, *self._pills[:1], *self._reasons[:1])
        texts = (self._title, self._state, *self._facts.values())
        hints = tuple(field.sizeHint().height() for field in (self.other, self.note) if not field.isHidden())
        caution = self._caution.message()
        return current(), hints, caution, tuple(row.isHidden() for row in rows), tuple(text.text() for text in texts)

    def open_note(self) -> None:
        """The keyboard goes on in the note."""
        if not self.note_button.isHidden():
            self._open_field(self.note)

    def open_reasons(self) -> None:
        """The keyboard goes on at the reasons to omit; an extra is taken back instead."""
        for stop in (*self._reasons, self.back):
            if not stop.isHidden():
                stop.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def take_focus(self) -> None:
        """The keyboard goes on in the card, at the first thing that can be done to the site."""
        for stop in (self.give, self.stepper.more, self.back):
            if stop.isVisible():
                stop.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _open_field(self, field: FieldBox) -> None:
        field.show()
        field.edit.setFocus()
        self.grown.emit()

    def _set_doses(self, content: SiteCardContent) -> None:
        if not self._pills:
            for amount in content.dose_choices:
                pill = PillButton(wording.number(amount), f"site_card.dose_{str(amount).replace('.', '_')}")
                pill.setProperty("amount", str(amount))
                pill.clicked.connect(lambda _checked=False, dose=amount: self.dose_requested.emit(self._id, dose))
                self._pills.append(pill)
                self._doses.addWidget(pill)
            self._doses.addStretch(1)
        for pill in self._pills:
            pill.set_chosen(Decimal(pill.property("amount")) == content.dose)
            put(
                pill.setAccessibleName,
                say(
                    "{text} units{which}",
                    text=pill.text(),
                    which=say(", chosen") if Decimal(pill.property("amount")) == content.dose else "",
                ),
            )

    def _set_reasons(self, content: SiteCardContent) -> None:
        if not self._reasons:
            for place, reason in enumerate(content.reasons):
                pill = PillButton(reason, f"site_card.omit_{place}")
                pill.clicked.connect(lambda _checked=False, why=reason: self.omit_requested.emit(self._id, why))
                self._reasons.append(pill)
            self._lay_out_reasons([*self._reasons, self.other_pill])
        for pill, reason in zip(self._reasons, content.reasons, strict=True):
            pill.set_chosen(content.omitted == reason)
            put(
                pill.setAccessibleName,
                say("Omit: {reason}{which}", reason=reason, which=say(", chosen") if content.omitted == reason else ""),
            )

    def _lay_out_reasons(self, pills: list[PillButton]) -> None:
        for start in range(0, len(pills), _REASONS_IN_A_ROW):
            line = QHBoxLayout()
            line.setSpacing(6)
            for pill in pills[start : start + _REASONS_IN_A_ROW]:
                line.addWidget(pill)
            line.addStretch(1)
            self._omits.addLayout(line)

    def _omit_with(self, reason: str) -> None:
        if reason.strip():
            self.omit_requested.emit(self._id, reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
