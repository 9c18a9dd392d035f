"""A row of a short list beside the worklist: somebody, what is waiting, and the way there. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QSizePolicy

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.pages import line
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.painting import Painted, Sketch


class OpenRow(Painted):
    """Name, words, and a button; ``opened`` carries the id that was shown with them."""

    opened = Signal(str)

    def __init__(self, object_name: str) -> None:
        super().__init__()
        self._id, self._name, self._words, self._is_urgent = "", "", "", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(38)
        self._open = button(say("Open"), "ghost", "sm", object_name=object_name)
        self._open.clicked.connect(lambda: self.opened.emit(self._id))
        row = line(self)
        row.addStretch(1)
        row.addWidget(self._open)

    def show_line(self, id_: str, name: str, words: str, *, is_urgent: bool) -> None:
        """Show somebody; ``is_urgent`` gives the words the colour of a warning."""
        self._id, self._name, self._words, self._is_urgent = id_, name, words, is_urgent
        self.setAccessibleName(say("{shown}, {shown_words}", shown=name, shown_words=words))
        put(self._open.setAccessibleName, say("Open {shown}, {shown_words}", shown=name, shown_words=words))
        self.update()

    def paint(self, sketch: Sketch) -> None:
        """The name above the words, as wide as the button leaves room."""
        width, middle = sketch.rect.width() - self._open.width() - 8, sketch.rect.center().y()
        sketch.write(QRectF(0, middle - 18, width, 18), self._name, sketch.theme.font(13, 500), "ink")
        tone = "warn" if self._is_urgent else "ink2"
        sketch.write(QRectF(0, middle, width, 17), self._words, sketch.theme.font(12, 400), tone)
