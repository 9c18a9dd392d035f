"""The card in the middle of an otherwise empty page, as set-up and lock screen show it. Names nobody and shows no record."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from procedure_assistant.ui.access.language_choice import LanguageChoice
from procedure_assistant.ui.pages import MARGIN, column, scrolling
from procedure_assistant.ui.widgets.painting import Painted, Sketch
from procedure_assistant.ui.widgets.shell import paint_program_mark
from procedure_assistant.ui.widgets.surfaces import Panel, Text, card

_MARK = 40


class ProgramMark(Painted):
    """The mark of the program, alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_MARK, _MARK)

    def paint(self, sketch: Sketch) -> None:
        """The tile."""
        paint_program_mark(sketch, QRectF(0, 0, _MARK, _MARK))


class Door(Panel):
    """Mark, title, one quiet sentence, and below them a card with ``rows`` to fill. Scrolls where the window is low."""

    def __init__(self, object_name: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__("app", parent=parent)
        self.setObjectName(object_name)
        self.title = Text("", "page_title")
        self.lead = Text("", "quiet", wrap=True)
        self.lead.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.card = card()
        self.rows = column(self.card, spacing=12)
        self.rows.setContentsMargins(28, 24, 28, 26)
        self._width = width
        whole = QWidget()
        self._page = inner = column(whole)
        inner.addStretch(2)
        inner.addWidget(ProgramMark(), 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addSpacing(16)
        inner.addWidget(self.title, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addSpacing(6)
        inner.addWidget(self.lead)
        inner.addSpacing(22)
        inner.addWidget(self.card)
        inner.addStretch(3)
        inner.addWidget(LanguageChoice(f"{object_name}.language"), 0, Qt.AlignmentFlag.AlignHCenter)
        self.area = scrolling(whole, f"{object_name}.scroll")
        column(self).addWidget(self.area)

    def set_titles(self, title: str, lead: str) -> None:
        """Show other words above the card."""
        self.title.setText(title)
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card keeps its width in the middle; a narrow window narrows it."""
        super().resizeEvent(event)
        side = max(MARGIN, (self.width() - self._width) // 2)
        self._page.setContentsMargins(side, 28, side, 28)


def titled(rows: QVBoxLayout, title: str, lead: str = "") -> Text:
    """A heading with one sentence below it inside a card; returns the sentence."""
    sentence = Text(lead, "small", wrap=True)
    group = column(spacing=2)
    group.addWidget(Text(title, "strong"))
    group.addWidget(sentence)
    rows.addLayout(group)
    if not lead:
        sentence.hide()  # only that: to show it here, before it has a parent, would make a window of it
    return sentence
