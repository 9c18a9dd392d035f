"""The one shadow of the program, for what lies over the canvas. It is painted from a small picture, never blurred at a click."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import Final

from PySide6.QtCore import QMargins, QMarginsF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from procedure_assistant.ui.theme import Theme

_REACH: Final = 26
"""px around the shape over which the shadow fades."""
_DOWN: Final = 8
_STEPS: Final = 26
_STRENGTH: Final = 0.22
_STRENGTH_DARK: Final = 0.70
_MIDDLE: Final = 2


def shadow_area(shape: QRect) -> QRect:
    """What the shadow of a shape may touch."""
    return shape.marginsAdded(QMargins(_REACH, _REACH - _DOWN, _REACH, _REACH + _DOWN))


def paint_shadow(painter: QPainter, shape: QRectF, theme: Theme) -> None:
    """The shadow of a rounded shape, a little below it: the corners of the kept picture as they are, its edges drawn out."""
    radius = theme.size("radius_popover")
    strength = _STRENGTH_DARK if theme.name == "dark" else _STRENGTH
    ratio = painter.device().devicePixelRatioF()
    corner = _REACH + radius + _REACH // 2
    whole = shape.translated(0, _DOWN).marginsAdded(QMarginsF(_REACH, _REACH, _REACH, _REACH))
    if min(whole.width(), whole.height()) < 2 * corner + _MIDDLE:
        return
    frame = _frame(theme.colour("shadow").rgb(), strength, radius, ratio, whole.width(), whole.height())
    width, height = whole.width(), whole.height()
    for x, y, across, down in (  # the shape itself lies in the middle
        (0, 0, width, corner),
        (0, height - corner, width, corner),
        (0, corner, corner, height - 2 * corner),
        (width - corner, corner, corner, height - 2 * corner),
    ):
        there = QRectF(x * ratio, y * ratio, across * ratio, down * ratio)
        painter.drawPixmap(QRectF(whole.left() + x, whole.top() + y, across, down), frame, there)


@lru_cache(maxsize=6)
def _frame(rgb: int, strength: float, radius: int, ratio: float, width: float, height: float) -> QPixmap:
    """The shadow of a shape of this size; drawing out the edges takes longer than all else that a card changes."""
    corner = _REACH + radius + _REACH // 2
    frame = QPixmap(ceil(width * ratio), ceil(height * ratio))
    frame.setDevicePixelRatio(ratio)
    frame.fill(Qt.GlobalColor.transparent)
    picture = _picture(rgb, strength, radius, ratio)
    painter = QPainter(frame)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for column, (from_x, x, wide) in enumerate(_thirds(width, corner)):
        for row, (from_y, y, high) in enumerate(_thirds(height, corner)):
            source = QRectF(from_x, from_y, _MIDDLE if column == 1 else corner, _MIDDLE if row == 1 else corner)
            painter.drawPixmap(QRectF(x, y, wide, high), picture, QRectF(source.topLeft() * ratio, source.size() * ratio))
    painter.end()
    return frame


def _thirds(length: float, corner: int) -> tuple[tuple[float, float, float], ...]:
    """Corner, edge, corner: where each begins in the small picture and in the frame, and how long it is there."""
    return (
        (0, 0, corner),
        (corner, corner, length - 2 * corner),
        (corner + _MIDDLE, length - corner, corner),
    )


@lru_cache(maxsize=8)
def _picture(rgb: int, strength: float, radius: int, ratio: float) -> QPixmap:
    """A small rounded square with its shadow: four corners and two pixels between them."""
    corner = _REACH + radius + _REACH // 2
    side = 2 * corner + _MIDDLE
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(_STEPS):
        part = (step + 0.5) / _STEPS
        colour = QColor(rgb)
        colour.setAlphaF(strength * part * part * (3 - 2 * part))
        painter.setBrush(colour)
        out = _REACH - part * (_REACH + _REACH // 2)
        box = QRectF(QPointF(_REACH - out, _REACH - out), QPointF(side - _REACH + out, side - _REACH + out))
        painter.drawRoundedRect(box, radius + max(out, 0.0), radius + max(out, 0.0))
    painter.end()
    return picture
