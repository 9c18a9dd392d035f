"""Amending a block where it stands: which, what it got, side, aspiration, or that it was not given. It asks; it decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.domain.say import begun, say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.visit.closing_panel import emptied
from procedure_assistant.ui.visit.content import BlockLine
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import Choice, ChoiceRow
from procedure_assistant.ui.widgets.drop_list import DropList
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Panel, Text

ASPIRATIONS = {
    "negative": say("Negative"),
    "negative, first positive (blood), needle moved": say("First positive, then negative"),
    "not charted": say("Not known any more"),
}
"""As it stands in the record, and in the list."""


def _list(name: str, spoken: str) -> QComboBox:
    box = named(DropList(), name, spoken)
    named(box.view(), f"{name}.list", spoken)
    return box


class BlockCorrections(Panel):
    """``correct_requested``: nerve, side, {container: mL}, side it was on, aspiration. ``not_given_requested``: nerve, side."""

    correct_requested = Signal(str, str, dict, str, str)
    not_given_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="warn_line", radius="radius_card", parent=parent)
        self.setObjectName("block.amend")
        self._lines: tuple[BlockLine, ...] = ()
        self._chosen = 0
        self.volumes: dict[str, FieldBox] = {}
        self.which = _list("block.amend.which", say("Which block"))
        self.which.activated.connect(self._choose)
        self._said = Text("", "small", wrap=True)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(6)
        self.side = ChoiceRow("block.amend.side", say("It was on the"), [Choice("left", say("Left")), Choice("right", say("Right"))])
        self.side.chosen.connect(self.side.set_current)
        self.aspiration = _list("block.amend.aspiration", say("Aspiration"))
        put(self.aspiration.setPlaceholderText, say("Choose"))
        for said, shown in ASPIRATIONS.items():
            self.aspiration.addItem(shown, said)
        self.go = button(say("Amend this block"), "soft", object_name="block.amend.go")
        self.none = button(say("Not given"), "ghost", object_name="block.amend.none", spoken=say("This block was not given"))
        self.go.clicked.connect(self._request)
        self.none.clicked.connect(lambda: self.not_given_requested.emit(self._line.nerve, self._line.side))
        self._side_label, self._aspiration_label = Text(say("It was on the"), "small"), Text(say("Aspiration"), "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(7)
        column.addWidget(Text(say("Amend a block"), "small_strong"))
        column.addWidget(self.which)
        column.addWidget(self._said)
        column.addLayout(self._fields)
        for widget in (self._side_label, self.side, self._aspiration_label, self.aspiration):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.go)
        row.addWidget(self.none)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    @property
    def _line(self) -> BlockLine:
        return self._lines[self._chosen]

    def set_lines(self, lines: tuple[BlockLine, ...]) -> None:
        """Show the blocks as charted; none hides. What is being typed stays as long as they do."""
        self.setVisible(bool(lines))
        if lines == self._lines:
            return
        self._lines = lines
        self._chosen = min(self._chosen, max(len(lines) - 1, 0))
        with QSignalBlocker(self.which):
            self.which.clear()
            for one in lines:
                self.which.addItem(one.title if one.given else say("{one}, not given", one=one.title), f"{one.nerve}:{one.side}")
        if lines:
            self._choose(self._chosen)

    def _choose(self, place: int) -> None:
        self._chosen, one = place, self._lines[place]
        self.which.setCurrentIndex(place)
        charted, missing = say("As it was charted; change what was otherwise."), say("Not charted as given. If it was, say what it got.")
        self._said.setText(charted if one.given else missing)
        emptied(self._fields)
        self.volumes = {}
        for container, label, ml in one.volumes:
            field = FieldBox(
                f"block.amend.{container}",
                label,
                say("mL"),
                form="line",
                help_text=say("Volume of {label} in this injection, in mL", label=label),
            )
            field.set_value(ml)
            self._fields.addWidget(field)
            self.volumes[container] = field
        self.side.set_current(one.side)
        if one.aspiration and self.aspiration.findData(one.aspiration) < 0:
            self.aspiration.addItem(begun(say(one.aspiration)), one.aspiration)
        self.aspiration.setCurrentIndex(self.aspiration.findData(one.aspiration))
        self.go.setText(say("Amend this block") if one.given else say("It was given"))
        self.none.setVisible(one.given)

    def _request(self) -> None:
        self.correct_requested.emit(
            self._line.nerve,
            self._line.side,
            {container: field.edit.text() for container, field in self.volumes.items()},
            self.side.current_id(),
            str(self.aspiration.currentData() or ""),
        )
