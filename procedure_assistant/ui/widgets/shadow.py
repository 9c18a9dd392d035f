"""The one shadow of the program, for what lies over the canvas. It is painted from a small picture, never blurred at a click."""

from __future__ import annotations

from functools import lru_cache
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
    dark = theme.name == "dark"
    ratio = painter.device().devicePixelRatioF()
    picture = _picture(theme.colour("shadow").rgb(), _STRENGTH_DARK if dark else _STRENGTH, radius, ratio)
    corner = _REACH + radius + _REACH // 2
    whole = shape.translated(0, _DOWN).marginsAdded(QMarginsF(_REACH, _REACH, _REACH, _REACH))
    if min(whole.width(), whole.height()) < 2 * corner + _MIDDLE:
        return
    across = _thirds(whole.left(), whole.width(), corner)
    down = _thirds(whole.top(), whole.height(), corner)
    for column, (from_x, x, width) in enumerate(across):
        for row, (from_y, y, height) in enumerate(down):
            if column == row == 1:
                continue  # the shape itself lies there
            source = QRectF(from_x, from_y, _MIDDLE if column == 1 else corner, _MIDDLE if row == 1 else corner)
            there = QRectF(source.topLeft() * ratio, source.size() * ratio)
            painter.drawPixmap(QRectF(x, y, width, height), picture, there)


def _thirds(start: float, length: float, corner: int) -> tuple[tuple[float, float, float], ...]:
    """Corner, edge, corner: where each begins in the picture and on the map, and how long it is there."""
    return (
        (0, start, corner),
        (corner, start + corner, length - 2 * corner),
        (corner + _MIDDLE, start + length - corner, corner),
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
