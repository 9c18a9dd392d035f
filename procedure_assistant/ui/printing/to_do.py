"""The list "To sign and print" beside the visits of the day: whose record, what is missing, and the way there. Shows what it is told."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.pages import column
from procedure_assistant.ui.today.content import PaperContent
from procedure_assistant.ui.today.open_row import OpenRow
from procedure_assistant.ui.widgets.surfaces import Text


class PaperToDo(QWidget):
    """A row for each visit. ``visit_requested`` carries its id."""

    visit_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("today.paper")
        self._rows: list[OpenRow] = []
        self._lines = column(spacing=6)
        self._more = Text("", "small")
        inner = column(self, spacing=6)
        inner.addWidget(Text(say("To sign and print"), "strong"))
        inner.addLayout(self._lines)
        inner.addWidget(self._more)

    def show_content(self, paper: PaperContent) -> None:
        """Show these rows."""
        self._more.setText(paper.more)
        self._more.setVisible(bool(paper.more))
        while len(self._rows) < len(paper.lines):
            row = OpenRow(f"today.paper.{len(self._rows)}")
            row.opened.connect(self.visit_requested)
            self._lines.addWidget(row)
            self._rows.append(row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(paper.lines))
            if number < len(paper.lines):
                shown = paper.lines[number]
                row.show_line(shown.visit_id, shown.name, shown.words, is_urgent=shown.is_urgent)
