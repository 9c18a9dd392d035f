"""A positive aspiration at a target, said in three presses: what came back, from which vessel, how it went on. It asks, nothing more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.domain.events_regenerative import AfterAspiration
from procedure_assistant.domain.say import say
from procedure_assistant.ui.visit.ultrasound_content import UltrasoundContent
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import Choice, Segmented
from procedure_assistant.ui.widgets.surfaces import Panel, Text

CAME_BACK = ((say("Blood"), say("Blood")), (say("Clear fluid"), say("Clear fluid")), (say("Air"), say("Air")))
"""What can come back in the neck: as the record has it, and in words."""


class AspirationCard(Panel):
    """``charted`` carries what came back, the vessel ("" not seen) and "moved" or "abandoned"; ``left`` that nothing is charted."""

    charted = Signal(str, str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="warn_line", radius="radius_card", parent=parent)
        self.setObjectName("ultrasound.aspiration")
        self._key = ""
        self._title = Text("", "strong", wrap=True)
        self.what = Segmented("ultrasound.aspiration.what", say("What came back"))
        self.what.set_choices([Choice(kept, words) for kept, words in CAME_BACK])
        self.what.chosen.connect(self.what.set_current)
        self.vessel = Segmented("ultrasound.aspiration.vessel", say("Which vessel"))
        self.vessel.chosen.connect(self.vessel.set_current)
        self.moved = button(say("Withdrawn, moved on"), "soft", object_name="ultrasound.aspiration.moved")
        self.abandoned = button(say("Withdrawn, target abandoned"), "secondary", object_name="ultrasound.aspiration.abandoned")
        self.leave = button(say("Cancel"), "ghost", object_name="ultrasound.aspiration.cancel", spoken=say("Nothing came back"))
        self.moved.clicked.connect(lambda: self._chart(AfterAspiration.MOVED))
        self.abandoned.clicked.connect(lambda: self._chart(AfterAspiration.ABANDONED))
        self.leave.clicked.connect(self.left)
        asked = QHBoxLayout()
        asked.setSpacing(10)
        asked.addWidget(self.what)
        asked.addWidget(self.vessel)
        asked.addStretch(1)
        then = QHBoxLayout()
        then.setSpacing(8)
        for one in (self.moved, self.abandoned, self.leave):
            then.addWidget(one)
        then.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(asked)
        column.addLayout(then)
        self.hide()

    def ask(self, content: UltrasoundContent) -> None:
        """Ask about the place on the page; blood is what comes back most, the vessel is not guessed."""
        self._key = content.key
        self._title.setText(say("{target}: something came back. The needle is withdrawn, nothing is injected here.", target=content.short))
        self.vessel.set_choices([Choice(words, words) for words in content.vessels] + [Choice("", say("Vessel not seen"))])
        self.what.set_current(CAME_BACK[0][0])
        self.vessel.set_current("")
        self.show()
        self.moved.setFocus()

    def set_content(self, content: UltrasoundContent) -> None:
        """What was begun for another place, or can no longer be charted, is left."""
        if content.key != self._key or not content.can_aspirate:
            self.hide()

    def _chart(self, then: AfterAspiration) -> None:
        self.hide()
        self.charted.emit(self.what.current_id(), self.vessel.current_id(), then.value)
