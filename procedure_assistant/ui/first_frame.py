"""The very first picture of the window: rail and title, painted by hand. Everything that takes time to load comes after it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from procedure_assistant.ui.theme import Theme, current

OPENING = "Opening the records"
# Where the rail and the page of the day put the same things, so that nothing moves when they take this place.
_MARK = QRectF(20, 18, 26, 26)
_PROGRAM_AT = QPointF(56, 36)
_TITLE_AT, _STATUS_AT = (28, 51), (28, 72)


class FirstFrame(QWidget):
    """Panel, mark, program, day. ``painted`` is emitted once, when the window has been painted for the first time."""

    painted = Signal()

    def __init__(self, program: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._program = program
        self._title = title
        self._is_painted = False
        self.setAccessibleName(f"{program}. {title}. {OPENING}.")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw everything, then say so."""
        theme = current()
        rail = theme.size("rail")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(QRectF(0, 0, rail, self.height()), theme.colour("panel"))
        painter.fillRect(QRectF(rail - 1, 0, 1, self.height()), theme.colour("line"))
        _paint_mark(painter, theme)
        _write(painter, _PROGRAM_AT, self._program, theme.font(14, 600), theme, "ink")
        _write(painter, QPointF(rail + _TITLE_AT[0], _TITLE_AT[1]), self._title, theme.font(theme.type_px("heading"), 600), theme, "ink")
        _write(painter, QPointF(rail + _STATUS_AT[0], _STATUS_AT[1]), OPENING, theme.font(theme.type_px("body"), 400), theme, "ink2")
        painter.end()
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)


def _write(painter: QPainter, at: QPointF, words: str, font: QFont, theme: Theme, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(colour))
    painter.drawText(at, words)


def _paint_mark(painter: QPainter, theme: Theme) -> None:
    """The mark of the program: a site's ring and its centre on a tile."""
    side, centre = _MARK.width(), _MARK.center()
    tile, ring = QPainterPath(), QPainterPath()
    tile.addRoundedRect(_MARK, side * 0.25, side * 0.25)
    for part in (0.285, 0.208, 0.10):  # outer and inner edge of the ring, and the centre: filled by turns
        ring.addEllipse(centre, side * part, side * part)
    painter.fillPath(tile, theme.colour("accent"))
    painter.fillPath(ring, theme.colour("on_accent"))
