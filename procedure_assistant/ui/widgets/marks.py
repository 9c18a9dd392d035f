"""The mark of an injection site: one shape language for the plates, the muscle rows, the strip and the legend.

Knows no site and no dose: whoever paints says the state and the numeral. A numeral always means units given.
"""

from enum import Enum
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker, QPen, QPixmap

from procedure_assistant.ui.language import tr
from procedure_assistant.ui.theme import Theme, current


class MarkState(Enum):
    """What became of a site; the value is the word of the legend."""

    PLANNED = "planned"
    GIVEN = "given"
    CHANGED = "other dose"
    OMITTED = "omitted"
    EXTRA = "extra"
    GHOST = "last visit"


_NUMBERED = (MarkState.GIVEN, MarkState.CHANGED, MarkState.EXTRA)
_REACH = {MarkState.CHANGED: 0.64, MarkState.EXTRA: 0.66}  # half the extent beyond a disc's 0.5, in diameters
_MIN_RING_PX = 1.4
_MIN_HALO_PX = 1.2


class _Brush(NamedTuple):
    """What the shapes of one mark share: painter, place, measures in px and the theme."""

    painter: QPainter
    centre: QPointF
    diameter: float
    ring: float
    halo: float
    theme: Theme

    def circle(self, diameter: float) -> QPainterPath:
        return _disc(self.centre, diameter)

    def stroke(self, path: QPainterPath, colour: QColor, width: float) -> None:
        pen = QPen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.painter.strokePath(path, pen)


def paint_mark(
    painter: QPainter,
    centre: QPointF,
    diameter: float,
    state: MarkState,
    text: str = "",
    *,
    theme: Theme | None = None,
    is_next: bool = False,
    selected: bool = False,
    hover: bool = False,
    focus: bool = False,
    fill: float = 1.0,
) -> None:
    """Draw the mark of a site, `diameter` px wide, with its halo.

    `text` is shown only where units were given; `fill` below 1 draws a given disc growing out of its planned ring.
    """
    used, text = theme or current(), tr(text)
    halo = max(_MIN_HALO_PX, used.mark("halo_width") * diameter) * (1.5 if hover else 1.0)
    brush = _Brush(painter, centre, diameter, max(_MIN_RING_PX, used.mark("ring_width") * diameter), halo, used)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_next:
        _paint_next(brush)
    if selected:
        ring = brush.circle(2 * 0.74 * diameter)
        brush.stroke(ring, used.colour("mark_halo"), brush.ring + 2 * halo)
        brush.stroke(ring, used.colour("ink"), brush.ring)
    if state is MarkState.GIVEN and fill < 1.0:
        _paint_planned(brush)
    _PAINTERS[state](brush if fill >= 1.0 else _grown(brush, fill))
    if text and state in _NUMBERED and fill >= 1.0:
        _paint_numeral(brush, text)
    if focus:
        _paint_focus(brush, 0.76 if selected or is_next else _REACH.get(state, 0.5))
    painter.restore()


_STAMPS: dict[tuple[object, ...], QPixmap] = {}
_STAMPS_KEPT = 300


def stamp_mark(
    painter: QPainter,
    centre: QPointF,
    diameter: float,
    state: MarkState,
    text: str = "",
    *,
    theme: Theme,
    is_next: bool = False,
    selected: bool = False,
    hover: bool = False,
    focus: bool = False,
) -> None:
    """As :func:`paint_mark`, from a picture that is kept: the map has many equal marks and paints them at every click.

    The centre is put on a whole pixel of the screen, so that equal marks look equal.
    """
    ratio, text = painter.device().devicePixelRatioF(), tr(text)  # "2,5" where the language writes it so
    key = (theme.name, theme.gloves, ratio, diameter, state, text, is_next, selected, hover, focus)
    stamp = _STAMPS.get(key)
    if stamp is None:
        if len(_STAMPS) >= _STAMPS_KEPT:
            _STAMPS.clear()
        stamp = _STAMPS[key] = _stamp(ratio, diameter, state, text, theme, is_next=is_next, selected=selected, hover=hover, focus=focus)
    half = stamp.width() // 2
    painter.drawPixmap(QPointF((round(centre.x() * ratio) - half) / ratio, (round(centre.y() * ratio) - half) / ratio), stamp)


def _stamp(ratio: float, diameter: float, state: MarkState, text: str, theme: Theme, **looks: bool) -> QPixmap:
    half = ceil(mark_radius(diameter, selected=True) * ratio)
    stamp = QPixmap(2 * half, 2 * half)
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    on_stamp = QPainter(stamp)
    paint_mark(on_stamp, QPointF(half / ratio, half / ratio), diameter, state, text, theme=theme, **looks)
    on_stamp.end()
    return stamp


def mark_radius(diameter: float, *, is_next: bool = False, selected: bool = False) -> float:
    """How far a mark may reach from its centre in px, with halo, rings and focus: what must be repainted."""
    factor = 0.92 if is_next or selected else 0.70
    return factor * diameter + 0.12 * diameter + 6.0


def paint_pip(
    painter: QPainter,
    centre: QPointF,
    state: MarkState,
    *,
    theme: Theme | None = None,
    size: float = 0.0,
    snug: bool = False,
) -> None:
    """Draw the small mark of a row or the legend; `size` 0 takes the token's 10.5 px.

    `snug` keeps the wider shapes within `size`, so that neighbours 14 px apart do not touch.
    """
    used = theme or current()
    side = size or used.mark("pip_px")
    line = used.length("line_pip") * max(1.0, side / used.mark("pip_px")) ** 0.5
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state is MarkState.GIVEN:
        painter.fillPath(_disc(centre, side), used.colour("pip_given"))
    elif state is MarkState.CHANGED:
        painter.fillPath(_lozenge(centre, side * (0.83 if snug else 1.0)), used.colour("pip_changed"))
    elif state is MarkState.EXTRA:
        painter.fillPath(_diamond(centre, (0.55 if snug else 0.65) * side), used.colour("pip_extra"))
    else:
        _paint_open_pip(painter, centre, side, state, line, used)
    painter.restore()


def _paint_open_pip(painter: QPainter, centre: QPointF, side: float, state: MarkState, line: float, theme: Theme) -> None:
    colour = theme.colour("pip_given" if state is MarkState.PLANNED else "pip_omitted")
    if state is MarkState.GHOST:
        painter.strokePath(_disc(centre, 0.86 * side), _dashes(colour, max(0.9, 0.62 * line), Qt.PenCapStyle.FlatCap))
        return
    ring = _disc(centre, side - line)
    if state is MarkState.PLANNED:
        painter.strokePath(ring, QPen(colour, line))
        return
    # The stroke parts the ring by a gap on any background, so that it reads as struck at a glance.
    broad = QPainterPathStroker(QPen(colour, line)).createStroke(ring)
    band = QPainterPathStroker(QPen(colour, 3.0 * line)).createStroke(_slash(centre, side))
    painter.fillPath(broad.subtracted(band), colour)
    stroke = QPen(colour, line)
    stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.strokePath(_slash(centre, 0.455 * side), stroke)


def _paint_next(brush: _Brush) -> None:
    soft = brush.theme.colour("accent")
    soft.setAlphaF(0.22)
    brush.painter.fillPath(brush.circle(2 * 0.92 * brush.diameter), soft)
    ring = brush.circle(2 * 0.76 * brush.diameter)
    width = 1.3 * brush.ring
    brush.stroke(ring, brush.theme.colour("mark_halo"), width + 1.07 * brush.halo)
    brush.stroke(ring, brush.theme.colour("given"), width)


def _paint_focus(brush: _Brush, factor: float) -> None:
    width = brush.theme.length("line_focus")
    ring = brush.circle(2 * (factor * brush.diameter + brush.halo + 2 + width / 2))
    brush.stroke(ring, brush.theme.colour("mark_halo"), width + 2)
    brush.stroke(ring, brush.theme.colour("focus"), width)


def _grown(brush: _Brush, fill: float) -> _Brush:
    inner = brush.diameter * max(0.0, fill)
    return _Brush(brush.painter, brush.centre, inner, brush.ring, 0.0, brush.theme)


def _paint_open(brush: _Brush, colour: QColor) -> None:
    """Ring with a halo on both sides and a pale, translucent inside, so that the skin stays felt."""
    middle = brush.diameter - brush.ring
    pale = brush.theme.colour("planned_fill")
    pale.setAlphaF(brush.theme.number("planned_alpha"))
    brush.painter.fillPath(brush.circle(middle), pale)
    ring = brush.circle(middle)
    brush.stroke(ring, brush.theme.colour("mark_halo"), brush.ring + 2 * brush.halo)
    brush.stroke(ring, colour, brush.ring)


def _paint_planned(brush: _Brush) -> None:
    _paint_open(brush, brush.theme.colour("given"))


def _paint_given(brush: _Brush) -> None:
    path = brush.circle(brush.diameter)
    _paint_solid(brush, path, brush.theme.colour("given"))


def _paint_changed(brush: _Brush) -> None:
    _paint_solid(brush, _lozenge(brush.centre, brush.diameter), brush.theme.colour("changed"))


def _paint_extra(brush: _Brush) -> None:
    _paint_solid(brush, _diamond(brush.centre, 0.65 * brush.diameter), brush.theme.colour("extra"))


def _paint_solid(brush: _Brush, path: QPainterPath, colour: QColor) -> None:
    if brush.halo > 0:
        brush.stroke(path, brush.theme.colour("mark_halo"), 2 * brush.halo)
    brush.painter.fillPath(path, colour)


def _paint_omitted(brush: _Brush) -> None:
    colour = brush.theme.colour("omitted")
    _paint_open(brush, colour)
    flat = QPen(brush.theme.colour("mark_halo"), brush.ring + 1.6 * brush.halo)
    flat.setCapStyle(Qt.PenCapStyle.FlatCap)
    brush.painter.strokePath(_slash(brush.centre, 0.36 * brush.diameter), flat)
    brush.stroke(_slash(brush.centre, 0.455 * brush.diameter), colour, 1.25 * brush.ring)


def _paint_ghost(brush: _Brush) -> None:
    width = max(1.0, 0.62 * brush.ring)
    path = brush.circle(0.86 * brush.diameter)
    halo = brush.theme.colour("ghost_halo")
    halo.setAlphaF(0.75)
    brush.painter.strokePath(path, QPen(halo, width + 0.62 * brush.halo))
    brush.painter.strokePath(path, _dashes(brush.theme.colour("ghost"), width, Qt.PenCapStyle.SquareCap))


def _paint_numeral(brush: _Brush, text: str) -> None:
    factor = 0.45 if len(text) >= 3 else brush.theme.mark("numeral")
    font = brush.theme.font(1, 700)
    font.setPixelSize(max(1, round(factor * brush.diameter)))
    metrics = QFontMetricsF(font)
    # Centred by the height of its figures: centred by the line it stands visibly low in so small a disc.
    place = QPointF(-metrics.horizontalAdvance(text) / 2, metrics.capHeight() / 2)
    brush.painter.setFont(font)
    brush.painter.setPen(brush.theme.colour("on_mark"))
    brush.painter.drawText(brush.centre + place, text)


_PAINTERS = {
    MarkState.PLANNED: _paint_planned,
    MarkState.GIVEN: _paint_given,
    MarkState.CHANGED: _paint_changed,
    MarkState.OMITTED: _paint_omitted,
    MarkState.EXTRA: _paint_extra,
    MarkState.GHOST: _paint_ghost,
}


def _around(centre: QPointF, width: float, height: float) -> QRectF:
    return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)


def _disc(centre: QPointF, diameter: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(centre, diameter / 2, diameter / 2)
    return path


def _lozenge(centre: QPointF, diameter: float) -> QPainterPath:
    path = QPainterPath()
    corner = 0.28 * diameter
    path.addRoundedRect(_around(centre, 1.24 * diameter, 0.92 * diameter), corner, corner)
    return path


def _slash(centre: QPointF, reach: float) -> QPainterPath:
    path = QPainterPath(centre + QPointF(-reach, reach))
    path.lineTo(centre + QPointF(reach, -reach))
    return path


def _dashes(colour: QColor, width: float, cap: Qt.PenCapStyle) -> QPen:
    pen = QPen(colour, width)
    pen.setDashPattern([2.6, 2.2])
    pen.setCapStyle(cap)
    return pen


def _diamond(centre: QPointF, reach: float) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(centre + QPointF(0, -reach))
    for x, y in ((reach, 0), (0, reach), (-reach, 0)):
        path.lineTo(centre + QPointF(x, y))
    path.closeSubpath()
    return path
