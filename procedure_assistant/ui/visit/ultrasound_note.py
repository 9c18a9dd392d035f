"""The note of one target under the probe: its fields in a narrow card, each answered where it stands. It shows and asks, nothing more."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.domain.protocol import Ask
from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import scrolling
from procedure_assistant.ui.visit.ultrasound_content import NoteRow, UltrasoundContent
from procedure_assistant.ui.widgets.buttons import Button, button
from procedure_assistant.ui.widgets.chips import Chip, ChipContent, PillButton
from procedure_assistant.ui.widgets.choices import CheckRow, Choice, Segmented
from procedure_assistant.ui.widgets.drop_list import DropList
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.flow import FlowRow
from procedure_assistant.ui.widgets.surfaces import Panel, Text

WIDTH, COMPACT_WIDTH = 300, 276
_INSET = 14
_SCROLL_BAR = 12
_PILLS = 4
"""So many answers that do not fit one row wrap to the next; more of them are a list to open."""
_SHARE = 0.52
"""Answers up to this part of the width stand beside their question."""


class NoteField(QWidget):
    """One field. ``answered`` carries its id and the values, none to take the answer away."""

    answered = Signal(str, tuple)

    def __init__(self, row: NoteRow, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = row.id
        self._values: tuple[str, ...] = ()
        self._label = Text("", "small", wrap=True)
        self._problem = Text("", "small", tone="warn", wrap=True)
        self._problem.hide()
        self._checks: dict[str, CheckRow] = {}
        self._pills: dict[str, PillButton] = {}
        self.group: Segmented | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.input = self._make(row, width)
        if self._is_short(width):
            line = QHBoxLayout()
            line.addWidget(self._label, 1)
            line.addWidget(self.input)
            column.addLayout(line)
        else:
            if isinstance(self.input, FieldBox):
                self._label.hide()
            else:
                column.addWidget(self._label)
            column.addWidget(self.input)
        column.addWidget(self._problem)

    def _is_short(self, width: int) -> bool:
        """Whether the answers stand beside the question."""
        return self.group is not None and self.group.sizeHint().width() <= width * _SHARE

    def _make(self, row: NoteRow, width: int) -> QWidget:
        name = f"field.{row.id}"
        if row.ask is Ask.CHOICES:
            return self._make_checks(row)
        if row.ask in (Ask.CHOICE, Ask.CONFIRM):
            group = Segmented(name, row.label)
            group.set_choices([Choice(key, words, "", say("{row}: {words}", row=row.label, words=words)) for key, words in row.choices])
            if group.sizeHint().width() <= width:
                group.chosen.connect(lambda value: self.answered.emit(self.id, () if self._values == (value,) else (value,)))
                holder = QWidget()
                line = QHBoxLayout(holder)
                line.setContentsMargins(0, 0, 0, 0)
                line.addWidget(group)
                line.addStretch(1)
                self.group = group
                return holder
            group.deleteLater()
            return self._make_pills(row, name) if len(row.choices) <= _PILLS else self._make_list(row, name)
        field = FieldBox(name, row.label, row.unit, help_text=row.help)
        field.answered.connect(lambda text: self.answered.emit(self.id, (text,) if text.strip() else ()))
        return field

    def _make_checks(self, row: NoteRow) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for place, (key, words) in enumerate(row.choices):
            tick = CheckRow(words, f"field.{row.id}.{key}", detail="")
            put(tick.setAccessibleDescription, row.label)
            tick.tick_requested.connect(lambda _on, own=key: self._toggle(own))
            grid.addWidget(tick, place, 0)
            self._checks[key] = tick
        return holder

    def _toggle(self, key: str) -> None:
        """None and something else do not go together."""
        chosen = set(self._values) ^ {key}
        chosen = {key} & chosen if key == "none" else chosen - {"none"}
        self.answered.emit(self.id, tuple(sorted(chosen)))

    def _make_pills(self, row: NoteRow, name: str) -> QWidget:
        """A few answers that are too wide for one row: each is one press away all the same."""
        holder = named(FlowRow(gap=6), name, row.label)
        for key, words in row.choices:
            pill = PillButton(words, f"{name}.{key}")
            pill.setAccessibleDescription(row.label)
            pill.clicked.connect(lambda _checked=False, own=key: self.answered.emit(self.id, () if self._values == (own,) else (own,)))
            self._pills[key] = pill
        holder.set_members(list(self._pills.values()))
        return holder

    def _make_list(self, row: NoteRow, name: str) -> QComboBox:
        box = named(DropList(), name, row.label)
        named(box.view(), f"{name}.list", row.label)
        put(box.setPlaceholderText, say("Choose"))
        for key, words in row.choices:
            box.addItem(words, key)
        box.setCurrentIndex(-1)
        box.activated.connect(lambda place: self.answered.emit(self.id, (str(box.itemData(place)),)))
        return box

    def set_row(self, row: NoteRow, *, editable: bool) -> None:
        """Show the answer that stands."""
        self._values = row.values
        value = row.values[0] if row.values else ""
        missing = row.required and not row.values and editable
        if isinstance(self.input, FieldBox):
            self.input.set_value(value)
            self.input.set_missing(missing)
            self.input.set_problem(row.problem)
            self.input.edit.setReadOnly(not editable)
            put(self.input.edit.setToolTip, row.help)
            return
        if self.group is not None:
            self.group.set_current(value)
            self.group.setEnabled(editable)
        elif isinstance(self.input, QComboBox):
            with QSignalBlocker(self.input):
                self.input.setCurrentIndex(self.input.findData(value) if value else -1)
            self.input.setEnabled(editable)
        for key, pill in self._pills.items():
            pill.set_chosen(key in row.values)
            pill.setEnabled(editable)
        for key, tick in self._checks.items():
            tick.set_ticked(key in row.values)
            tick.setEnabled(editable)
        self._label.setText(say("{rstrip}, missing", rstrip=row.label.rstrip("?")) if missing else row.label)
        self._label.set_tone("warn" if missing else "ink2")
        put(self._label.setToolTip, row.help)
        self._problem.setText(row.problem)
        self._problem.set_tone("danger" if row.problem_stops else "warn")
        self._problem.setVisible(bool(row.problem))

    def take_focus(self) -> None:
        """Put the cursor here."""
        target = self.input if isinstance(self.input, FieldBox | QComboBox) else self.group
        if isinstance(target, FieldBox):
            target.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(target, QComboBox):
            target.setFocus(Qt.FocusReason.OtherFocusReason)


class NoteCard(Panel):
    """The card. ``usual_requested`` and ``copy_requested`` are its two buttons."""

    answered = Signal(str, tuple)
    usual_requested = Signal()
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("ultrasound.note")
        self._fields: dict[str, NoteField] = {}
        self._shape: tuple[object, ...] = ()
        self._title = Text(say("Ultrasound note"), "strong")
        self._open = Chip(size="sm")
        self.usual: Button = button(say("All as usual"), "soft", "sm", object_name="ultrasound.usual")
        self.copy: Button = button(say("As before"), "secondary", "sm", object_name="ultrasound.copy")
        self.usual.clicked.connect(self.usual_requested)
        self.copy.clicked.connect(self.copy_requested)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, _SCROLL_BAR, 4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._area = scrolling(inner, "ultrasound.note.scroll")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._open)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.usual)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_INSET, 12, 4, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(buttons)
        column.addWidget(self._area, 1)
        head.setContentsMargins(0, 0, 10, 0)
        self.setFixedWidth(WIDTH)

    def set_compact(self, compact: bool) -> None:
        """Narrower in a small window."""
        self.setFixedWidth(COMPACT_WIDTH if compact else WIDTH)

    def set_content(self, content: UltrasoundContent) -> None:
        """Show the note of a place; inputs that stay keep what is being typed."""
        shape = (content.key, tuple((row.id, row.ask, row.choices) for row in content.rows))
        if shape != self._shape:
            self._rebuild(content, same_place=bool(self._shape) and self._shape[0] == content.key)
            self._shape = shape
        for row in content.rows:
            self._fields[row.id].set_row(row, editable=content.editable)
        self._open.setVisible(bool(content.rows))
        done = not content.open_fields
        self._open.set_content(
            ChipContent(
                say("complete") if done else say("{open_fields} open", open_fields=content.open_fields), "ok" if done else "caution"
            )
        )
        self.usual.setVisible(bool(content.usual))
        put(self.usual.setToolTip, content.usual)
        put(self.usual.setAccessibleDescription, content.usual)
        self.copy.setVisible(bool(content.copy))
        self.copy.setText(say("As {copy_from}", copy_from=content.copy_from))
        put(self.copy.setAccessibleName, say("As {copy_from}", copy_from=content.copy_from))
        put(self.copy.setToolTip, content.copy)
        put(self.copy.setAccessibleDescription, content.copy)

    def _rebuild(self, content: UltrasoundContent, *, same_place: bool) -> None:
        old, self._fields = self._fields, {}
        while self._grid.takeAt(0):
            pass
        place, column = 0, 0
        for row in content.rows:
            field = old.pop(row.id, None) if same_place else None
            if field is None:
                field = NoteField(row, WIDTH - 2 * _INSET - _SCROLL_BAR)
                field.answered.connect(self.answered)
            self._fields[row.id] = field
            narrow = row.ask is Ask.NUMBER
            if not narrow and column:
                place, column = place + 1, 0
            self._grid.addWidget(field, place, column, 1, 1 if narrow else 2)
            column = 1 - column if narrow else 0
            place += 0 if column else 1
        self._grid.setRowStretch(place + 1, 1)
        for gone in old.values():
            gone.hide()
            gone.deleteLater()
        if not same_place:
            self._area.verticalScrollBar().setValue(0)

    def field(self, field_id: str) -> NoteField | None:
        """The input of a field, None when it is not asked."""
        return self._fields.get(field_id)

    def reveal(self, field_id: str) -> None:
        """Scroll to a field and put the cursor into it."""
        field = self._fields.get(field_id)
        if field is not None:
            self._area.ensureWidgetVisible(field)
            field.take_focus()
