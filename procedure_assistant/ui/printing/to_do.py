"""The list "To sign and print" beside the visits of the day: whose record, what is missing, and the way there. Shows what it is told."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.today.content import PaperContent, PaperLine
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.painting import Painted, Sketch
from procedure_assistant.ui.widgets.surfaces import Text


class PaperToDo(QWidget):
    """A row for each visit. ``visit_requested`` carries its id."""

    visit_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("today.paper")
        self._rows: list[PaperRow] = []
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
            row = PaperRow(len(self._rows))
            row.visit_requested.connect(self.visit_requested)
            self._lines.addWidget(row)
            self._rows.append(row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(paper.lines))
            if number < len(paper.lines):
                row.show_line(paper.lines[number])


class PaperRow(Painted):
    """Name, what is missing, and the way to the visit."""

    visit_requested = Signal(str)

    def __init__(self, number: int) -> None:
        super().__init__()
        self._line = PaperLine("", "", "", False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(38)
        self._open = button(say("Open"), "ghost", "sm", object_name=f"today.paper.{number}")
        self._open.clicked.connect(lambda: self.visit_requested.emit(self._line.visit_id))
        row = line(self)
        row.addStretch(1)
        row.addWidget(self._open)

    def show_line(self, shown: PaperLine) -> None:
        self._line = shown
        self.setAccessibleName(say("{shown}, {shown_words}", shown=shown.name, shown_words=shown.words))
        put(self._open.setAccessibleName, say("Open {shown}, {shown_words}", shown=shown.name, shown_words=shown.words))
        self.update()

    def paint(self, sketch: Sketch) -> None:
        width, middle = sketch.rect.width() - self._open.width() - 8, sketch.rect.center().y()
        sketch.write(QRectF(0, middle - 18, width, 18), self._line.name, sketch.theme.font(13, 500), "ink")
        tone = "warn" if self._line.is_urgent else "ink2"
        sketch.write(QRectF(0, middle, width, 17), self._line.words, sketch.theme.font(12, 400), tone)
