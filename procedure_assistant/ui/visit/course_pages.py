"""Pain scores and waste: two small pages of the visit. They show and ask; the commands judge."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.ui.visit.content import ScoresContent, WasteContent
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import Choice, ChoiceRow
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.scales import ScoreScale
from procedure_assistant.ui.widgets.surfaces import Hairline, Text


class ScoresPage(QWidget):
    """Pain from 0 to 10, before or after, and what was scored already."""

    scored = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scores_page")
        self._moment = ""
        self._title = Text("", "page_title")
        self._lead = Text("", "quiet", wrap=True)
        self.scale = ScoreScale("scores.pain", "Pain from 0 to 10")
        self.scale.setMaximumWidth(620)
        self._timer = Text("", "strong")
        self._earlier = Text("", "body", wrap=True)
        self.scale.scored.connect(lambda value: self.scored.emit(self._moment, value))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for widget in (self._title, self._lead, self.scale, self._timer, self._earlier):
            column.addWidget(widget)
        column.addStretch(1)

    def set_content(self, content: ScoresContent) -> None:
        """Show one moment's score."""
        self._moment = content.moment
        self._title.setText(content.title)
        self._lead.setText(content.lead)
        self.scale.set_score(content.value)
        self._earlier.setText("\n".join(content.earlier))
        timer = content.timer
        self._timer.setVisible(timer is not None)
        if timer is not None:
            self._timer.setText(f"{timer.label}, {timer.due}" if timer.due else timer.label)


class WastePage(QWidget):
    """Given + wasted = opened, container by container."""

    waste_requested = Signal(str, str, str, str)
    waste_all_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("waste_page")
        self._content: WasteContent | None = None
        self.reason = ChoiceRow("waste.reason", "Reason of the waste")
        self.reason.chosen.connect(self.reason.set_current)
        self.witness = FieldBox("waste.witness", "Witness", help_text="Who saw it discarded; empty where your policy asks for none")
        self.all = button("Discard the rest of everything", "secondary", object_name="waste.all", icon="checks")
        self.all.clicked.connect(lambda: self.waste_all_requested.emit(self._reason(), self.witness.edit.text()))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(0, 190)
        self._lines: list[QWidget] = []
        self.amounts: dict[str, FieldBox] = {}
        inner = QWidget()
        inner.setMaximumWidth(900)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Text("Waste", "page_title"))
        column.addWidget(Text("Given and wasted together make what was opened. The rest is discarded with a reason.", "quiet", wrap=True))
        column.addLayout(self._grid)
        column.addWidget(Text("Reason", "small"))
        column.addWidget(self.reason)
        row = QHBoxLayout()
        row.addWidget(self.witness, 1)
        row.addWidget(self.all, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        column.addStretch(1)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(inner)

    def _reason(self) -> str:
        if self._content is None:
            return ""
        chosen = self.reason.current_id()
        return self._content.reasons[int(chosen)] if chosen else ""

    def set_content(self, content: WasteContent) -> None:
        """Show the balances."""
        if content == self._content:
            return
        first = self._content is None
        self._content = content
        if first:
            self.reason.set_choices([Choice(str(place), words) for place, words in enumerate(content.reasons)])
            self.reason.set_current("0")
        self.all.setEnabled(content.left_any)
        self._rebuild(content)

    def _rebuild(self, content: WasteContent) -> None:
        for widget in self._lines:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._lines, self.amounts = [], {}
        for column, head in enumerate(("Container", "Given", "Wasted", "Opened", "Left")):
            self._put(Text(head, "head"), 0, column)
        for place, line in enumerate(content.lines):
            row = 2 * place + 1
            rule = Hairline()
            self._grid.addWidget(rule, row, 0, 1, 7)
            self._lines.append(rule)
            self._put(Text(line.label, "body_strong", wrap=True), row + 1, 0)
            for column, words in enumerate((line.given, line.wasted, line.opened), start=1):
                self._put(Text(words.replace(", ", "\n"), "body"), row + 1, column)
            left, tone = ("accounted for", "ok") if line.balanced else (line.left.replace(", ", "\n"), "warn")
            self._put(Text(left, "body_strong", tone=tone), row + 1, 4)
            if not line.balanced:
                self._put_amount(line.container, line.label, line.unit, row + 1)

    def _put_amount(self, container: str, label: str, unit: str, row: int) -> None:
        field = FieldBox(f"waste.{container}.amount", "Discard", unit, help_text=f"Amount of {label} to discard")
        field.setFixedWidth(112)
        go = button("Discard", "secondary", "sm", object_name=f"waste.{container}.go", spoken=f"Discard from {label}")
        go.clicked.connect(
            lambda: self.waste_requested.emit(container, field.edit.text(), self._reason(), self.witness.edit.text())
        )
        self.amounts[container] = field
        self._put(field, row, 5)
        self._put(go, row, 6)

    def _put(self, widget: QWidget, row: int, column: int) -> None:
        self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        self._lines.append(widget)
