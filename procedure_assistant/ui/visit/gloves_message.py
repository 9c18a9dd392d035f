"""The message over the plate in gloves mode: what was refused or happened, read from two metres. It decides nothing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QFontMetricsF, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.visit.content import Notice
from procedure_assistant.ui.visit.gloves_content import GlovesButton
from procedure_assistant.ui.visit.gloves_parts import BigButton
from procedure_assistant.ui.widgets.painting import Painted, Sketch, wrap

_TONES: Final = {
    "refusal": ("danger_soft", "danger_line", "danger", "prohibit"),
    "caution": ("warn_soft", "warn_line", "warn", "warning"),
    "information": ("info_soft", "info", "info", "info"),
}


class GlovesMessage(Painted):
    """A message over the plate, read from two metres. A press takes it away; one with something to settle has a button for it."""

    dismissed = Signal()
    settle_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("gloves.message")
        self._notice: Notice | None = None
        self.settle = BigButton("gloves.message.settle")
        self.settle.clicked.connect(self.settle_requested)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self.settle)
        self.hide()

    def set_notice(self, notice: Notice | None) -> None:
        """Show a message, and have it spoken by a screen reader; None takes it away."""
        if notice == self._notice:
            return
        self._notice = notice
        self.setVisible(notice is not None)
        if notice is None:
            return
        self.setAccessibleName(joined(" ", (part for part in (notice.title, notice.text) if part)))
        self.settle.set_content(GlovesButton("settle", say("Gloves off, settle it"), "", "hand"))
        self.settle.setVisible(bool(notice.action))
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))
        self.raise_()
        self.update()

    def notice(self) -> Notice | None:
        """What it says."""
        return self._notice

    def fit(self, room: QRectF) -> None:
        """Lie at the top of ``room``, as high as the words are."""
        if self._notice is None:
            return
        width = min(room.width() - 24, 860.0)
        height = 2 * 16 + sum(QFontMetricsF(font).height() for _line, font, _ink in self._lines(width))
        if self._notice.action:
            height += self.settle.sizeHint().height() + 14
        self._column.setContentsMargins(20, 0, 20, 16)
        self.setGeometry(round(room.center().x() - width / 2), round(room.top() + 12), round(width), round(height))

    def _lines(self, width: float) -> list[tuple[str, QFont, str]]:
        theme, notice = current(), self._notice
        if notice is None:
            return []
        first, second = theme.font(21, 600), theme.font(19, 400)
        room = width - 90
        found = [(line, first, "ink") for line in wrap(notice.title, first, room)]
        return found + [(line, second, "ink2") for line in (wrap(notice.text, second, room) if notice.text else ())]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It was read; the press means nothing else."""
        event.accept()
        self.dismissed.emit()

    def paint(self, sketch: Sketch) -> None:
        """Box, icon, lines."""
        if self._notice is None:
            return
        fill, border, ink, icon = _TONES[self._notice.tone]
        sketch.box(sketch.rect, 12, fill, border, 1.5)
        sketch.icon(icon, QPointF(38, 34), 30, ink)
        top = 16.0
        for line, font, colour in self._lines(sketch.rect.width()):
            height = QFontMetricsF(font).height()
            sketch.write(QRectF(70, top, sketch.rect.width() - 88, height), line, font, colour)
            top += height
