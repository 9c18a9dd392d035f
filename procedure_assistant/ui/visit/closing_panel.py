"""The signed record beside its page: by whom, when, under which seal, what was amended; and what a co-signature, a void or a

hand-over asks. It shows and asks; it decides nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.visit.content import AmendmentLine, ClosingAction, ClosingForm, SealedContent
from procedure_assistant.ui.widgets.buttons import Kind, button
from procedure_assistant.ui.widgets.chips import Chip, ChipContent
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

_KINDS: dict[str, Kind] = {"amend": "secondary", "cosign": "secondary", "void": "ghost"}
_ICONS = {"amend": "note-pencil", "cosign": "pen-nib", "void": "prohibit"}


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout, also out of the layouts in it."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            emptied(inner)


class SealedPanel(QWidget):
    """A closed record in words, and what can still be done with it. ``asked`` carries the id of the action."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sealed")
        self._shown: SealedContent | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def set_content(self, content: SealedContent | None) -> None:
        """Show a closed record; None hides."""
        self.setVisible(content is not None)
        if content is None or content == self._shown:
            return
        self._shown = content
        emptied(self._column)
        if content.void:
            self._column.addWidget(_void_card(content))
        if content.by:
            self._column.addWidget(_seal_card(content))
        if content.actions:
            self._column.addLayout(self._actions(content.actions))
            for why in dict.fromkeys(action.why_not for action in content.actions if action.why_not):
                self._column.addWidget(Text(why, "small", wrap=True))
        if content.amendments:
            self._column.addWidget(_amendments_card(content.amendments))

    def _actions(self, actions: tuple[ClosingAction, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for action in actions:
            said = say("{action_words} this record", action_words=action.words)
            name, kind = f"sealed.{action.id}", _KINDS[action.id]
            made = button(action.words, kind, "sm", _ICONS[action.id], object_name=name, spoken=said)
            made.setEnabled(not action.why_not)
            put(made.setToolTip, action.why_not)
            made.clicked.connect(lambda _checked=False, which=action.id: self.asked.emit(which))
            row.addWidget(made)
        row.addStretch(1)
        return row


def _card(fill: str, border: str) -> tuple[Panel, QVBoxLayout]:
    panel = Panel(fill, border=border, radius="radius_card")
    column = QVBoxLayout(panel)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(3)
    return panel, column


def _seal_card(content: SealedContent) -> Panel:
    panel, column = _card("ok_soft", "line")
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(Chip(ChipContent(say("Signed"), "ok")))
    head.addStretch(1)
    if content.code:
        head.addWidget(Text(content.code, "strong"))
    column.addLayout(head)
    column.addSpacing(4)
    column.addWidget(Text(content.by, "strong", wrap=True))
    column.addWidget(Text(content.at, "body"))
    for said in content.lines:
        column.addWidget(Text(said, "body", wrap=True))
    if content.seal:
        column.addSpacing(2)
        column.addWidget(Text(say("Sealed at SHA-256 {seal}", seal=content.seal), "note", wrap=True))
    return panel


def _void_card(content: SealedContent) -> Panel:
    panel, column = _card("danger_soft", "danger_line")
    column.addWidget(Text(say("VOID"), "page_title", tone="danger"))
    column.addWidget(Text(content.void, "body", wrap=True))
    return panel


def _amendments_card(amendments: tuple[AmendmentLine, ...]) -> Panel:
    panel, column = _card("surface", "line")
    column.addWidget(Text(say("Amendments"), "small_strong", tone="ink2"))
    for number, one in enumerate(amendments, start=1):
        if number > 1:
            column.addSpacing(4)
            column.addWidget(Hairline())
        column.addSpacing(4)
        column.addWidget(Text(say("{number}  {what}", number=number, what=one.what), "body_strong", wrap=True))
        values = Text("", "body", wrap=True)
        values.set_parts((say("was {was}, is now ", was=one.was), False), (one.now, True))
        column.addWidget(values)
        column.addWidget(Text(say("{who_when}. {why}", who_when=one.who_when, why=one.why), "small", wrap=True))
    return panel


class ClosingFormPanel(Panel):
    """One question at a time: to co-sign, to declare void, to hand over. Enter in the last field does it, Esc leaves."""

    cosign_requested = Signal(str, str)
    void_requested = Signal(str, str)
    hand_over_requested = Signal(str, str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line_strong", radius="radius_card", parent=parent)
        self.setObjectName("closing")
        self._form: ClosingForm | None = None
        self._title = Text("", "strong", wrap=True)
        self._text = Text("", "small", wrap=True)
        self.name = FieldBox("closing.name", say("Co-signing physician"))
        self.credentials = FieldBox("closing.credentials", say("Credentials"))
        self._as = Text("", "body_strong", wrap=True)
        self.people = named(QComboBox(), "closing.people", say("To whom the visit goes"))
        named(self.people.view(), "closing.people.list", say("To whom the visit goes"))
        self.to = FieldBox("closing.to", say("To whom, as it is printed"))
        self.reason = FieldBox("closing.reason", say("Reason"))
        self.word = FieldBox("closing.word", say("Type VOID to confirm"))
        self.go = button(say("Go on"), "primary", object_name="closing.go")
        cancel = button(say("Cancel"), "ghost", object_name="closing.cancel", spoken=say("Cancel, nothing is charted"))
        self.go.clicked.connect(self._ask)
        cancel.clicked.connect(self.cancelled)
        self.word.edited.connect(lambda _text: self._allow())
        for field in (self.credentials, self.reason, self.word):
            field.edit.returnPressed.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        for widget in (self._title, self._text, self._as, self.name, self.credentials, self.people, self.to, self.reason, self.word):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.go)
        row.addWidget(cancel)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def set_form(self, form: ClosingForm | None) -> None:
        """Ask something, or nothing. The same question again keeps what is being typed."""
        if form == self._form:
            return
        self._form = form
        self.setVisible(form is not None)
        for field in (self.name, self.credentials, self.to, self.reason, self.word):
            field.edit.clear()
            field.set_value("")
        if form is None:
            return
        self._title.setText(form.title)
        self._text.setText(form.text)
        signs = form.id == "cosign"
        self.name.setVisible(signs and not form.fixed)
        self.credentials.setVisible(signs and not form.fixed)
        self._as.setVisible(signs and form.fixed)
        self._as.setText(joined(", ", (part for part in (form.name, form.credentials) if part)))
        self.people.setVisible(bool(form.people))
        self.people.clear()
        self.people.addItems(list(form.people))
        self.to.setVisible(form.id == "hand_over" and not form.people)
        self.reason.setVisible(not signs)
        self.word.setVisible(form.id == "void")
        self.go.setText(form.action)
        put(self.go.setAccessibleName, form.action)
        self.go.set_kind("danger" if form.id == "void" else "primary")
        self._allow()
        order: tuple[tuple[QWidget, QWidget], ...] = (
            (self.name, self.name.edit), (self.people, self.people), (self.to, self.to.edit), (self.reason, self.reason.edit),
        )  # fmt: skip
        first = next((inside for one, inside in order if one.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self) -> None:
        form = self._form
        self.go.setEnabled(form is not None and (form.id != "void" or self.word.edit.text().strip().upper() == "VOID"))

    def _ask(self) -> None:
        form = self._form
        if form is None or not self.go.isEnabled():
            return
        reason = self.reason.edit.text()
        if form.id == "cosign":
            self.cosign_requested.emit(self.name.edit.text(), self.credentials.edit.text())
        elif form.id == "void":
            self.void_requested.emit(reason, self.word.edit.text())
        else:
            self.hand_over_requested.emit(self.people.currentText() if form.people else self.to.edit.text(), reason)
