"""Draws marks and the centimetre scale over a picture: bright lines on a dark halo, legible on any ultrasound. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from procedure_assistant.domain import wording
from procedure_assistant.domain.events_regenerative import ImageMark, MarkKind
from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import tr

TIP, NERVE, VESSEL, INK = QColor("#5fe3f5"), QColor("#ffd166"), QColor("#ff8a8a"), QColor("#ffffff")
SCALE = QColor("#d7dee2")
_HALO = QColor(0, 0, 0, 190)
_COLOURS = {MarkKind.NEEDLE_TIP: TIP, MarkKind.NERVE: NERVE, MarkKind.VESSEL: VESSEL, MarkKind.RULER: NERVE, MarkKind.LABEL: INK}
_WORDS = {MarkKind.NEEDLE_TIP: say("Needle tip"), MarkKind.NERVE: say("Nerve"), MarkKind.VESSEL: say("Vessel")}
_RING = QRectF(-24, -14, 48, 28)
_CM_MARK, _MM_MARK = 9.0, 5.0

Place = Callable[[float, float], QPointF]
"""Pixels of the picture → where they lie on the widget."""


def words_of(mark: ImageMark) -> str:
    """What stands beside a mark."""
    if mark.kind is MarkKind.RULER:
        return wording.length_mm(mark.length) if mark.length else mark.text
    return mark.text or _WORDS.get(mark.kind, "")


def paint_mark(painter: QPainter, mark: ImageMark, place: Place, font: QFont, room: QRectF) -> None:
    """One mark with its words; the words stay inside ``room``."""
    colour = _COLOURS[mark.kind]
    at = place(*mark.points[0])
    if mark.kind is MarkKind.RULER:
        paint_ruler(painter, at, place(*mark.points[1]), words_of(mark), font, room)
        return
    if mark.kind is MarkKind.NEEDLE_TIP:
        _stroke(painter, _cross(at), colour)
        _write(painter, QPointF(at.x() + 12, at.y() + 24), words_of(mark), font, colour, room)
        return
    if mark.kind is MarkKind.LABEL:
        _stroke(painter, _dot(at), colour)
        _write(painter, QPointF(at.x() + 9, at.y() + 5), words_of(mark), font, colour, room)
        return
    ring = QPainterPath()
    ring.addEllipse(_RING.translated(at))
    _stroke(painter, ring, colour, dashed=True)
    width = QFontMetricsF(font).horizontalAdvance(tr(words_of(mark)))
    _write(painter, QPointF(at.x() - 20 - width, at.y() - 17), words_of(mark), font, colour, room)


def paint_ruler(painter: QPainter, start: QPointF, end: QPointF, text: str, font: QFont, room: QRectF) -> None:
    """A measured line with a bar at each end and its length in the middle."""
    line = QPainterPath(start)
    line.lineTo(end)
    _stroke(painter, line, NERVE, dashed=True)
    ends = QPainterPath()
    for point in (start, end):
        ends.addEllipse(point, 3.5, 3.5)
    _stroke(painter, ends, NERVE)
    if text:
        middle = (start + end) / 2
        width = QFontMetricsF(font).horizontalAdvance(text)
        _write(painter, QPointF(middle.x() - width - 10, middle.y() + 5), text, font, NERVE, room)


def paint_cursor(painter: QPainter, at: QPointF) -> None:
    """Where the keyboard would set a mark."""
    _stroke(painter, _cross(at), INK)


def paint_scale(painter: QPainter, strip: QRectF, px_per_mm: float, font: QFont) -> None:
    """A scale in centimetres down the right of the picture, as ultrasound machines draw it."""
    if px_per_mm <= 0:
        return
    painter.setPen(QPen(SCALE, 1.2))
    painter.setFont(font)
    painter.drawLine(strip.topLeft(), strip.bottomLeft())
    step = 1 if px_per_mm >= 3 else 5 if px_per_mm * 5 >= 3 else 10
    millimetres = int(strip.height() / px_per_mm)
    every_cm = 1 if px_per_mm * 10 >= 26 else 2 if px_per_mm * 20 >= 26 else 5
    for mm in range(0, millimetres + 1, step):
        y = strip.top() + mm * px_per_mm
        whole = mm % 10 == 0
        painter.drawLine(QPointF(strip.left(), y), QPointF(strip.left() + (_CM_MARK if whole or mm % 5 == 0 else _MM_MARK), y))
        if whole and (mm // 10) % every_cm == 0:
            painter.drawText(QPointF(strip.left() + 13, y + 4), "cm" if mm == 0 else str(mm // 10))


def _cross(at: QPointF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(at, 8, 8)
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        path.moveTo(at + QPointF(dx * 4, dy * 4))
        path.lineTo(at + QPointF(dx * 14, dy * 14))
    return path


def _dot(at: QPointF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(at, 3, 3)
    return path


def _stroke(painter: QPainter, path: QPainterPath, colour: QColor, *, dashed: bool = False) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_HALO, 4.5))
    painter.drawPath(path)
    pen = QPen(colour, 1.8)
    if dashed:
        pen.setDashPattern([3.5, 2.2])
    painter.setPen(pen)
    painter.drawPath(path)


def _write(painter: QPainter, at: QPointF, text: str, font: QFont, colour: QColor, room: QRectF) -> None:
    """Words with a halo, moved inside the room."""
    metrics, text = QFontMetricsF(font), tr(text)
    left = min(max(at.x(), room.left() + 4), room.right() - metrics.horizontalAdvance(text) - 4)
    base = min(max(at.y(), room.top() + metrics.ascent() + 2), room.bottom() - metrics.descent() - 2)
    path = QPainterPath()
    path.addText(QPointF(left, base), font, text)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(_HALO, 3.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.fillPath(path, colour)
