"""The line above every page while somebody sees patients in an emergency: that it is so, and the way to end it. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.pages import line
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.painting import Sketch
from procedure_assistant.ui.widgets.surfaces import Panel, Text

_TITLE = say("Emergency access is on")
_WORDS = say("Patients are in sight for the reason that {name} gave. Everything looked at stands in the audit trail.")


class GlassBanner(Panel):
    """Hidden until :meth:`show_for`. ``ended`` asks to put patients out of sight again."""

    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn_soft", parent=parent)
        self.setObjectName("glass")
        self._words = Text("", "small", wrap=True)
        self.end = button(say("End emergency access"), "secondary", "sm", object_name="glass.end")
        row = line(self, spacing=12)
        row.setContentsMargins(44, 6, 14, 6)
        row.addWidget(Text(_TITLE, "body_strong", tone="warn"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.end, 0, Qt.AlignmentFlag.AlignVCenter)
        self.end.clicked.connect(self.ended)
        self.hide()

    def show_for(self, name: str) -> None:
        """Say that this person broke the glass; "" takes the line away."""
        words = _WORDS.format(name=name) if name else ""
        self._words.setText(words)
        self.setAccessibleName(say("{title}. {words}", title=_TITLE, words=words) if name else "")
        self.setVisible(bool(name))

    def paint(self, sketch: Sketch) -> None:
        """The tinted line with its sign."""
        super().paint(sketch)
        sketch.icon("warning", QPointF(24, sketch.rect.center().y()), 18, "warn")
