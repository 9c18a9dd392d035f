"""Pain scores and waste: two small pages of the visit. They show and ask; the commands judge."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.visit.content import ScoresContent, WasteContent, WasteLine
from procedure_assistant.ui.visit.page import Page
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import Choice, ChoiceRow
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.scales import ScoreScale
from procedure_assistant.ui.widgets.surfaces import Hairline, Text

_WASTE_WIDTH = 900
_LEAST_LABEL = 112
"""px of the container, which wraps before anything else: words of other languages are longer, and nothing may lie beyond the page."""
_IN_FIRST_ROW = 3
_HEADS = (say("Container"), say("Given"), say("Wasted"), say("Opened"), say("Left", sense="balance"))


class ScoresPage(Page):
    """Pain from 0 to 10, before or after, and what was scored already."""

    scored = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("scores_page", say("Pain"), parent=parent)
        self._moment = ""
        self._title = Text("", "page_title")
        self._lead = Text("", "quiet", wrap=True)
        self.scale = ScoreScale("scores.pain", say("Pain from 0 to 10"), large=True)
        self._least, self._most = Text(say("no pain"), "small"), Text(say("worst imaginable"), "small")
        self._timer = Text("", "strong", wrap=True)
        self._earlier = Text("", "body", wrap=True)
        self.scale.scored.connect(lambda value: self.scored.emit(self._moment, value))
        ends = QHBoxLayout()
        ends.addWidget(self._least)
        ends.addStretch(1)
        ends.addWidget(self._most)
        for widget in (self._title, self._lead, self.scale):
            self.column.addWidget(widget)
        self.column.addLayout(ends)
        for widget in (self._timer, self._earlier):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def set_content(self, content: ScoresContent) -> None:
        """Show one moment's score."""
        self._moment = content.moment
        put(self.setAccessibleName, content.title)
        self._title.setText(content.title)
        self._lead.setText(content.lead)
        self.scale.set_score(content.value)
        self.scale.setEnabled(content.editable)
        self._earlier.setText(joined("\n", content.earlier))
        timer = content.timer
        words = (
            say("{timer}, {due}", timer=timer.label, due=timer.due)
            if timer is not None and timer.due
            else timer.label
            if timer is not None
            else ""
        )
        self._timer.setText(words)
        self._timer.setVisible(bool(words) and content.editable)


class WastePage(Page):
    """Given + wasted = opened, container by container."""

    waste_requested = Signal(str, str, str, str)
    waste_all_requested = Signal(str, str)
    keep_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("waste_page", say("Waste"), width=_WASTE_WIDTH, parent=parent)
        self._content: WasteContent | None = None
        self.reason = ChoiceRow("waste.reason", say("Reason of the waste"))
        self.more_reasons = ChoiceRow("waste.reason.more", say("More reasons of the waste"))
        for reasons in (self.reason, self.more_reasons):
            reasons.chosen.connect(self._choose_reason)
        self.witness = FieldBox(
            "waste.witness", say("Witness"), help_text=say("Who saw it discarded; empty where your policy asks for none")
        )
        self.all = button(say("Discard the rest of everything"), "secondary", object_name="waste.all", icon="checks")
        self.all.clicked.connect(lambda: self.waste_all_requested.emit(self._reason(), self.witness.edit.text()))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(0, _LEAST_LABEL)
        self._lines: list[QWidget] = []
        self.amounts: dict[str, FieldBox] = {}
        self._empty = Text(say("No product was opened, so there is nothing to discard."), "body", wrap=True)
        self._reason_label = Text(say("Reason"), "small")
        self.column.addWidget(Text(say("Waste"), "page_title"))
        lead = say("Given and wasted together make what was opened. The rest is discarded with a reason.")
        self.column.addWidget(Text(lead, "quiet", wrap=True))
        self.column.addWidget(self._empty)
        self.column.addLayout(self._grid)
        self.column.addSpacing(4)
        self.column.addWidget(self._reason_label)
        self.column.addWidget(self.reason)
        self.column.addWidget(self.more_reasons)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.witness, 1)
        row.addWidget(self.all, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def _reason(self) -> str:
        if self._content is None:
            return ""
        chosen = self.reason.current_id() or self.more_reasons.current_id()
        return self._content.reasons[int(chosen)] if chosen else ""

    def _choose_reason(self, which: str) -> None:
        """One reason in all, in whichever row it stands."""
        first = int(which) < _IN_FIRST_ROW
        self.reason.set_current(which if first else "")
        self.more_reasons.set_current("" if first else which)

    def set_content(self, content: WasteContent) -> None:
        """Show the balances. Reason and witness are asked for while something is left."""
        if content == self._content:
            return
        first = self._content is None
        self._content = content
        if first:
            choices = [Choice(str(place), words) for place, words in enumerate(content.reasons)]
            self.reason.set_choices(choices[:_IN_FIRST_ROW])
            self.more_reasons.set_choices(choices[_IN_FIRST_ROW:])
            self._choose_reason("0")
        self._empty.setVisible(not content.lines)
        amending = any(line.amendable for line in content.lines)
        for widget in (self._reason_label, self.reason, self.more_reasons, self.all):
            widget.setVisible(content.left_any)
        self.witness.setVisible(content.left_any or amending)
        self._rebuild(content)

    def _rebuild(self, content: WasteContent) -> None:
        for widget in self._lines:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._lines, self.amounts = [], {}
        for column, head in enumerate(_HEADS if content.lines else ()):
            self._put(Text(head, "head"), 0, column)
        for place, line in enumerate(content.lines):
            self._put_line(line, 3 * place + 1, editable=content.editable)

    def _put_line(self, line: WasteLine, row: int, *, editable: bool) -> None:
        rule = Hairline()
        self._grid.addWidget(rule, row, 0, 1, 7)
        self._lines.append(rule)
        self._put(_label(line), row + 1, 0)
        for column, words in enumerate((line.given, line.wasted, line.opened), start=1):
            self._put(Text(words.replace(", ", "\n"), "body", wrap=True), row + 1, column)
        left, tone = (say("accounted for"), "ok") if line.balanced else (line.left.replace(", ", "\n"), "warn")
        self._put(Text(left, "body_strong", tone=tone, wrap=True), row + 1, 4)
        if editable and (line.amendable or not line.balanced):
            self._put_amount(line, row + 1)
        if editable and line.keep:
            self._put_keep(line, row + 2)

    def _put_keep(self, line: WasteLine, row: int) -> None:
        """Under the amount: the rest stays usable, where product or policy allow it."""
        said = say("{keep}: what is left of {label}", keep=line.keep, label=line.label)
        keep = button(line.keep, "ghost", "sm", object_name=f"waste.{line.container}.keep", spoken=said, icon="clock")
        keep.clicked.connect(lambda: self.keep_requested.emit(line.container))
        self._grid.addWidget(keep, row, 4, 1, 3, Qt.AlignmentFlag.AlignRight)
        self._lines.append(keep)

    def _put_amount(self, line: WasteLine, row: int) -> None:
        container, label = line.container, line.label
        word, help_text = say("Discard"), say("Amount of {label} to discard", label=label)
        if line.amendable:
            word, help_text = say("Wasted in all"), say("What was discarded of {label} in all", label=label)
        field = FieldBox(f"waste.{container}.amount", word, line.unit, help_text=help_text)
        field.setFixedWidth(124 if line.amendable else 112)
        said = say("Amend the waste of {label}", label=label) if line.amendable else say("Discard from {label}", label=label)
        go = button(say("Amend") if line.amendable else say("Discard"), "secondary", "sm", object_name=f"waste.{container}.go", spoken=said)

        def request() -> None:
            self.waste_requested.emit(container, field.edit.text(), self._reason(), self.witness.edit.text())

        go.clicked.connect(request)
        field.edit.returnPressed.connect(request)
        self.amounts[container] = field
        self._put(field, row, 5)
        self._put(go, row, 6)

    def _put(self, widget: QWidget, row: int, column: int) -> None:
        self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        self._lines.append(widget)


def _label(line: WasteLine) -> QWidget:
    """The container, and what was amended of its waste."""
    made = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)  # it takes what the figures leave
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Text(line.label, "body_strong", wrap=True))
    if line.told:
        column.addWidget(Text(line.told, "note", wrap=True))
    return made
