"""A practice visit over the whole window, under a strip that says so all the time. It knows no real record."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.practice import Practice
from procedure_assistant.ui.language import put
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.visit.view import VisitScreen
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.painting import Painted, Sketch

TITLE = say("Practice")
WORDS = say("The patient is invented. Nothing is kept, sent or counted.")
_HEIGHT = 40


class PracticeScreen(QWidget):
    """``ended`` asks to leave; ``lock_requested`` asks to lock behind it."""

    ended = Signal()
    lock_requested = Signal()

    def __init__(self, practice: Practice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practice")
        put(self.setAccessibleName, say("{title}. {words}", title=TITLE, words=WORDS))
        self.practice = practice
        self.visit = VisitScreen(practice.services, practice.visit)
        self.visit.closed.connect(self.ended)
        put(self.visit.banner.back.setAccessibleName, say("End practice"))
        put(self.visit.banner.back.setToolTip, say("End practice"))
        self.strip = PracticeStrip()
        self.strip.end.clicked.connect(self.ended)
        rows = column(self)
        rows.addWidget(self.strip)
        rows.addWidget(self.visit, 1)
        lock = QShortcut(QKeySequence("Ctrl+L"), self)
        lock.activated.connect(self.lock_requested)

    def close_records(self) -> None:
        """Wait for what is under way, then throw the records away."""
        self.visit.tasks.drain()
        self.practice.end()


class PracticeStrip(Painted):
    """An amber strip with the word, one sentence and the way out. It is never covered and never scrolls away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practice.strip")
        self.setAccessibleName(say("{title}. {words}", title=TITLE, words=WORDS))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.end = button(
            say("End practice"), "secondary", "sm", "x", object_name="practice.end", spoken=say("End practice, nothing is kept")
        )
        row = line(self)
        row.setContentsMargins(0, 0, 16, 0)
        row.addStretch(1)
        row.addWidget(self.end, 0, Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        """One line with a button."""
        return QSize(400, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As high as ever, as narrow as the button allows."""
        return QSize(300, _HEIGHT)

    def paint(self, sketch: Sketch) -> None:
        """Filled to both edges, a line below."""
        theme = current()
        rect = sketch.rect
        sketch.painter.fillRect(rect, sketch.colour("warn_soft"))
        sketch.line(QRectF(0, rect.height() - 1, rect.width(), 1), "warn")
        sketch.icon("warning", QPointF(28, rect.center().y()), 18, "warn")
        sketch.write(QRectF(46, 0, 80, rect.height()), TITLE, theme.font(14, 700), "warn")
        room = self.end.x() - 132
        sketch.write(QRectF(118, 0, room, rect.height()), WORDS, theme.font(13, 500), "ink")
