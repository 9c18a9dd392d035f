"""Amending an injection where it stands: how much, where, aspiration, guidance, or that it was not given. It asks; it decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.domain.say import begun, say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.visit.closing_block import ASPIRATIONS
from procedure_assistant.ui.visit.closing_panel import emptied
from procedure_assistant.ui.visit.ultrasound_lines import InjectionLine
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.drop_list import DropList
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Panel, Text

_FIELD = 150


def _list(name: str, spoken: str) -> QComboBox:
    box = named(DropList(), name, spoken)
    named(box.view(), f"{name}.list", spoken)
    return box


class InjectionCorrections(Panel):
    """``correct_requested``: line id, {container or product: mL}, where (target_side), places, aspiration. The other two: line id."""

    correct_requested = Signal(str, dict, str, str, str)
    not_given_requested = Signal(str)
    guidance_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="warn_line", radius="radius_card", parent=parent)
        self.setObjectName("ultrasound.amend")
        self._lines: tuple[InjectionLine, ...] = ()
        self._chosen = 0
        self.volumes: dict[str, FieldBox] = {}
        self.which = _list("ultrasound.amend.which", say("Which injection"))
        self.which.activated.connect(self._choose)
        self.where = _list("ultrasound.amend.where", say("Where it was"))
        self.aspiration = _list("ultrasound.amend.aspiration", say("Aspiration"))
        put(self.aspiration.setPlaceholderText, say("Choose"))
        for said, shown in ASPIRATIONS.items():
            self.aspiration.addItem(shown, said)
        self.places = FieldBox("ultrasound.amend.places", say("Places"), help_text=say("Places of the needle"))
        self.places.setFixedWidth(96)
        self.go = button(say("Amend this injection"), "soft", object_name="ultrasound.amend.go")
        self.guidance = button(say("Change the guidance"), "secondary", object_name="ultrasound.amend.guidance")
        self.none = button(say("Not given"), "ghost", object_name="ultrasound.amend.none", spoken=say("This injection was not given"))
        self.go.clicked.connect(self._request)
        self.guidance.clicked.connect(lambda: self.guidance_requested.emit(self._line.id))
        self.none.clicked.connect(lambda: self.not_given_requested.emit(self._line.id))
        self._fields = QHBoxLayout()
        self._fields.setSpacing(8)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        lists = QGridLayout()
        lists.setHorizontalSpacing(8)
        lists.setVerticalSpacing(3)
        asked = (
            (say("Amend an injection"), self.which),
            (say("Where it was"), self.where),
            (say("Aspiration"), self.aspiration),
        )
        for place, (words, widget) in enumerate(asked):
            lists.addWidget(Text(words, "small"), 0, place)
            lists.addWidget(widget, 1, place)
            lists.setColumnStretch(place, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(self._fields)
        row.addWidget(self.places)
        row.addWidget(self.go)
        row.addWidget(self.guidance)
        row.addWidget(self.none)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addLayout(lists)
        column.addLayout(row)

    @property
    def _line(self) -> InjectionLine:
        return self._lines[self._chosen]

    def set_lines(self, lines: tuple[InjectionLine, ...]) -> None:
        """Show the injections as charted; none hides. What is being typed stays as long as they do."""
        self.setVisible(bool(lines))
        if lines == self._lines:
            return
        here = self._line.id if self._lines else ""
        self._lines = lines
        self._chosen = next((place for place, one in enumerate(lines) if one.id == here), 0)
        with QSignalBlocker(self.which):
            self.which.clear()
            for one in lines:
                self.which.addItem(one.title, one.id)
        if lines:
            self._choose(self._chosen)

    def _choose(self, place: int) -> None:
        self._chosen, one = place, self._lines[place]
        self.which.setCurrentIndex(place)
        emptied(self._fields)
        self.volumes = {}
        for key, label, ml in one.volumes:
            field = FieldBox(f"ultrasound.amend.{key}", label, say("mL"), help_text=label)
            field.setFixedWidth(_FIELD)
            field.set_value(ml)
            self._fields.addWidget(field)
            self.volumes[key] = field
        with QSignalBlocker(self.where):
            self.where.clear()
            for key, words in one.targets:
                self.where.addItem(words, key)
        self.where.setCurrentIndex(max(self.where.findData(one.where), 0))
        if one.aspiration and self.aspiration.findData(one.aspiration) < 0:
            self.aspiration.addItem(begun(say(one.aspiration)), one.aspiration)
        self.aspiration.setCurrentIndex(self.aspiration.findData(one.aspiration))
        self.places.set_value(one.places)
        self.go.setText(say("Amend this injection") if one.given else say("It was given"))
        for widget in (self.none, self.guidance):
            widget.setVisible(one.given)
        if one.given:
            self.guidance.setText(one.other_guidance)

    def _request(self) -> None:
        self.correct_requested.emit(
            self._line.id,
            {key: field.edit.text() for key, field in self.volumes.items()},
            str(self.where.currentData() or ""),
            self.places.edit.text(),
            str(self.aspiration.currentData() or ""),
        )
