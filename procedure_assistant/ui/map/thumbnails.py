"""Paints the four small figures at the edge of an enlarged one, with their marks and decided / planned counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import tr
from procedure_assistant.ui.map.layout import Box, Placement
from procedure_assistant.ui.map.model import THUMBNAIL_TITLES, Figure, SiteMark, count
from procedure_assistant.ui.theme import Theme
from procedure_assistant.ui.widgets.marks import MarkState, paint_mark

_PICTURE_HEIGHT: Final = 76
_MARK_PX: Final = 7.5
FADE_PX: Final = 8.0
"""Length of the fade at the foot of a small figure."""
_SHOWN: Final = {
    "anterior": Box(20, 12, 400, 580),
    "lateral_left": Box(10, 12, 490, 580),
    "lateral_right": Box(10, 12, 490, 580),
    "posterior": Box(60, -2, 780, 660),
}


def thumb_placement(figure: Figure, box: Box) -> Placement:
    """Where the small figure stands in its thumbnail."""
    crop = _SHOWN[figure]
    scale = min((box.w - 12) / crop.w, _PICTURE_HEIGHT / crop.h)
    return Placement(figure, crop, round(box.x + (box.w - crop.w * scale) / 2), round(box.y + 6), scale)


def paint_frame(painter: QPainter, box: Box, theme: Theme, *, chosen: bool) -> None:
    """The ground of a thumbnail; the figure is painted over it."""
    width = theme.length("line_focus") if chosen else theme.length("line_hair")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour("accent_soft" if chosen else "panel"))
    painter.setPen(QPen(theme.colour("accent" if chosen else "line"), width))
    half = width / 2
    painter.drawRoundedRect(QRectF(box.x + half, box.y + half, box.w - width, box.h - width), 8, 8)
    painter.restore()


def paint_marks(painter: QPainter, figure: Figure, box: Box, marks: Sequence[SiteMark], theme: Theme) -> None:
    """The small marks without numerals, the name and the counts."""
    placement = thumb_placement(figure, box)
    own = [mark for mark in marks if mark.figure == figure and mark.state != "ghost"]
    for mark in own:
        centre = QPointF(*placement.to_canvas(mark.x, mark.y))
        paint_mark(painter, centre, _MARK_PX, MarkState[mark.state.upper()], theme=theme)
    n = count(own)
    line = QRectF(box.x + 9, box.bottom - 24, box.w - 18, 18)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(theme.font(theme.type_px("micro"), 600))
    painter.setPen(theme.colour("ink2"))
    painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, tr(THUMBNAIL_TITLES[figure]))
    painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, say("{decided} / {planned}", decided=n.decided, planned=n.planned))
