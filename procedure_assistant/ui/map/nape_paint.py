"""Paints the landmark construction over the nape: line, zone, targets, published positions, labels. It computes no distance."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from math import atan2, degrees, hypot
from typing import Any, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPainterPathStroker, QPen

from procedure_assistant.resources import resource
from procedure_assistant.ui.map.labels import paint_pill, pill_size
from procedure_assistant.ui.map.layout import Box, Placement
from procedure_assistant.ui.map.nape_model import (
    LANDMARK_WORDS,
    SCALE_POINTS,
    Ellipse,
    NapeContent,
    Needle,
    Side,
    SideContent,
    Target,
    Which,
    Zone,
)
from procedure_assistant.ui.theme import Theme
from procedure_assistant.ui.widgets.marks import MarkState, paint_mark

LANDMARK_RADIUS: Final = 11.5
SCALE_RADIUS: Final = 8.0
_SMALL_RADIUS: Final = 10.0
_TARGET_PX, _GIVEN_PX = 32.0, 36.0
_DIMENSION_OFFSET: Final = 58.0
_OUTWARD: Final[dict[Side, int]] = {"left": -1, "right": 1}
"""On the posterior figure the patient's left is the viewer's left."""


@cache
def _zone_tokens() -> Mapping[str, Any]:
    tokens = tomllib.loads(resource("theme", "tokens.toml").read_text(encoding="utf-8"))
    zone: dict[str, Any] = tokens["zone"]
    return zone


def study_colour(number: int, theme: Theme) -> QColor:
    """The colour of the n-th published study, bright enough for the theme."""
    colours = _zone_tokens()["study_colours"]
    colour = QColor(str(colours[number % len(colours)]))
    return colour.lighter(170) if theme.name == "dark" else colour


def study_dash() -> list[float]:
    """The dash of a published study, in widths of its line."""
    return [float(dash) for dash in _zone_tokens()["study_ellipse"]["dash"]]


@dataclass(slots=True)
class NapePainter:
    """One painting of the construction. Labels keep out of each other's way: each takes the first free place it likes."""

    painter: QPainter
    placement: Placement
    canvas: Box
    theme: Theme
    content: NapeContent
    focus: str = ""
    _taken: list[Box] = field(default_factory=list)
    _labels: list[Callable[[], None]] = field(default_factory=list)

    def paint(self) -> None:
        """Everything, from the ground up; labels last, so that no line crosses a word."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for side in self.content.sides:
            if side.zone is not None:
                self._zone(side.zone)
        for side in self.content.sides:
            if side.published:
                for ellipse in self.content.ellipses:
                    self._published(side, ellipse)
        self._lines()
        for which, at in self.content.landmarks.placed():
            radius, ink = (SCALE_RADIUS, "accent") if which in SCALE_POINTS else (LANDMARK_RADIUS, "ink")
            self._taken.append(_around(self._at(at), radius + 2))
            self._cross(self._at(at), radius, ink, focus=self.focus == which)
        for side in self.content.sides:
            for target in side.targets:
                self._target(side, target)
        for needle in self.content.needles:
            self._needle(needle)
        self._words()

    def _words(self) -> None:
        """Labels look for a free place once all marks are known: distances, targets, landmarks, needles in that order."""
        targets = [(side.side, target) for side in self.content.sides for target in side.targets]
        for side, target in targets:
            if target.state == "active" and target.measure:
                self._dimension(side, self._at(target.at), target.measure)
        for side, target in targets:
            self._target_labels(side, target, self._at(target.at))
        for needle in self.content.needles:
            self._needle_label(needle)
        for which, at in self.content.landmarks.placed():
            if which not in SCALE_POINTS:
                self._landmark_label(which, self._at(at))
        self._scale_label()
        for label in self._labels:
            label()

    def _outward(self, side: Side) -> int:
        """1 where a side of the patient is seen on the right, else -1."""
        return -_OUTWARD[side] if self.content.mirrored else _OUTWARD[side]

    def _at(self, point: tuple[float, float]) -> QPointF:
        return QPointF(*self.placement.to_canvas(*point))

    # -- ground -------------------------------------------------------------------------------------------------------

    def _zone(self, zone: Zone) -> None:
        path = QPainterPath(self._at(zone.start))
        path.lineTo(self._at(zone.end))
        stroker = QPainterPathStroker()
        stroker.setWidth(zone.width * self.placement.scale)
        stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
        band = stroker.createStroke(path)
        fill = QColor(str(_zone_tokens()["colour"]))
        fill.setAlphaF(self.theme.opacity("zone_done" if zone.done else "zone_lit"))
        self.painter.fillPath(band, fill)
        edge = self.theme.colour("mark_halo" if zone.done else "given")
        pen = QPen(edge, 1.2)
        if zone.done:
            pen.setDashPattern([4.0, 2.4])
        self.painter.strokePath(band, pen)

    def _published(self, side: SideContent, ellipse: Ellipse) -> None:
        """Mean and spread of a study, at the scale of this patient's tape."""
        start = self.content.landmarks.protuberance
        if start is None or side.mm_per_unit <= 0:
            return
        tokens = _zone_tokens()["study_ellipse"]
        spread = float(tokens["sd"]) / side.mm_per_unit * self.placement.scale
        x = start[0] + self._outward(side.side) * ellipse.dx_mm / side.mm_per_unit
        centre = self._at((x, start[1] + ellipse.dy_mm / side.mm_per_unit))
        path = QPainterPath()
        path.addEllipse(centre, ellipse.sd_x * spread, ellipse.sd_y * spread)
        colour = study_colour(ellipse.colour, self.theme)
        fill = QColor(colour)
        fill.setAlphaF(float(tokens["fill_opacity"]))
        self.painter.fillPath(path, fill)
        halo = self.theme.colour("mark_halo")
        halo.setAlphaF(0.7)
        self.painter.strokePath(path, QPen(halo, 1.8 * tokens["line"]))
        pen = QPen(colour, float(tokens["line"]))
        pen.setDashPattern(study_dash())
        self.painter.strokePath(path, pen)

    def _lines(self) -> None:
        marks = self.content.landmarks
        if marks.scale_first is not None and marks.scale_second is not None:
            self._line(QLineF(self._at(marks.scale_first), self._at(marks.scale_second)), 1.5)
        if marks.protuberance is None:
            return
        for mastoid in (marks.mastoid_left, marks.mastoid_right):
            if mastoid is not None:
                self._line(QLineF(self._at(marks.protuberance), self._at(mastoid)), 2.0)

    def _line(self, line: QLineF, width: float, *, halo: float = 3.0) -> None:
        for name, broad in (("mark_halo", width + halo), ("ink", width)):
            self.painter.setPen(QPen(self.theme.colour(name), broad, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            self.painter.drawLine(line)

    # -- marks --------------------------------------------------------------------------------------------------------

    def _cross(self, centre: QPointF, radius: float, ink: str, *, focus: bool = False) -> None:
        """A landmark: a ring with a cross, its ground light enough to show the skin a little."""
        ground = self.theme.colour("surface")
        ground.setAlphaF(0.9)
        if focus:
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            for name, width in (("mark_halo", 5.0), ("focus", self.theme.length("line_focus"))):
                self.painter.setPen(QPen(self.theme.colour(name), width))
                self.painter.drawEllipse(centre, radius + 5, radius + 5)
        self.painter.setBrush(ground)
        self.painter.setPen(QPen(self.theme.colour("mark_halo"), 4.0))
        self.painter.drawEllipse(centre, radius, radius)
        pen = QPen(self.theme.colour(ink), 2.0 if radius > _SMALL_RADIUS else 1.5)
        self.painter.setPen(pen)
        self.painter.drawEllipse(centre, radius, radius)
        arm = radius * 0.5
        self.painter.drawLine(centre + QPointF(-arm, 0), centre + QPointF(arm, 0))
        self.painter.drawLine(centre + QPointF(0, -arm), centre + QPointF(0, arm))

    def _target(self, side: SideContent, target: Target) -> None:
        centre = self._at(target.at)
        focus = self.focus == f"{side.side}.{target.nerve}"
        if target.state == "given":
            self._taken.append(_around(centre, 0.5 * _GIVEN_PX))
            paint_mark(self.painter, centre, _GIVEN_PX, MarkState.GIVEN, target.text, theme=self.theme, focus=focus)
        elif target.state == "active":
            self._taken.append(_around(centre, 0.92 * _TARGET_PX))
            paint_mark(self.painter, centre, _TARGET_PX, MarkState.PLANNED, is_next=True, theme=self.theme, focus=focus)
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(self.theme.colour("given"))
            self.painter.drawEllipse(centre, 3, 3)
        else:
            self._taken.append(_around(centre, _SMALL_RADIUS + 2))
            self._cross(centre, _SMALL_RADIUS, "ink2", focus=focus)

    def _target_labels(self, side: Side, target: Target, centre: QPointF) -> None:
        theme = self.theme
        strong = target.state == "active"
        font = theme.font(13, 600)
        ground, ink = (theme.colour("given"), theme.colour("on_mark")) if strong else (self._paper(), theme.colour("ink2"))
        reach = {"open": _SMALL_RADIUS + 6, "active": 0.92 * _TARGET_PX + 4, "given": 0.5 * _GIVEN_PX + 8}[target.state]
        outward = "right" if self._outward(side) > 0 else "left"
        places = ("below", outward, "above", f"below_{outward}", f"above_{outward}")
        if target.state == "given" and target.note:
            self._label(target.note, font, centre, reach, places, self._paper(), theme.colour("ink"))
        else:
            self._label(target.label, font, centre, reach, places, ground, ink)
        if target.measure and not strong and target.state == "open":
            wanted = (f"above_{outward}", "above", outward, f"high_above_{outward}", "high_above")
            self._label(target.measure, theme.font(13, 600), centre, reach, wanted, self._paper(), theme.colour("ink2"))

    def _needle(self, needle: Needle) -> None:
        """Where the needle went in: a small full dot; beside the zone in the colour of a caution, with its reason."""
        centre = self._at(needle.at)
        colour = self.theme.colour("changed" if needle.outside else "given")
        self._taken.append(_around(centre, 9))
        self.painter.setPen(QPen(self.theme.colour("mark_halo"), 2.0))
        self.painter.setBrush(colour)
        self.painter.drawEllipse(centre, 6, 6)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(colour, 1.5))
        self.painter.drawEllipse(centre, 9.5, 9.5)

    def _needle_label(self, needle: Needle) -> None:
        wanted = ("below", "right", "left", "above", "below_right", "below_left", "above_right", "above_left")
        paper = self.theme.colour("warn_soft") if needle.outside else self._paper()
        ink = self.theme.colour("warn" if needle.outside else "ink2")
        self._label(needle.label, self.theme.font(13, 600), self._at(needle.at), 14, wanted, paper, ink)

    def _dimension(self, side: Side, target: QPointF, text: str) -> None:
        """The measured distance from the protuberance: a line beside the nuchal line, on the side away from the neck."""
        start_point = self.content.landmarks.protuberance
        if start_point is None:
            return
        start = self._at(start_point)
        along = target - start
        length = hypot(along.x(), along.y())
        if length < 1:
            return
        normal = QPointF(along.y(), -along.x()) / length * self._outward(side)
        for end in (start, target):
            self._line(QLineF(end + normal * (_DIMENSION_OFFSET - 18), end + normal * (_DIMENSION_OFFSET + 6)), 1.0, halo=2.0)
        line = QLineF(start + normal * _DIMENSION_OFFSET, target + normal * _DIMENSION_OFFSET)
        self._line(line, 1.5, halo=2.5)
        self._arrow(line.p1(), line.p2())
        self._arrow(line.p2(), line.p1())
        font = self.theme.font(20, 600)
        size = pill_size(text, font, 9, 4)
        lift = normal * (size.height() / 2 + 8 + abs(normal.x()) * size.width() / 2)
        centre = line.center() + lift
        box = QRectF(QPointF(round(centre.x() - size.width() / 2), round(centre.y() - size.height() / 2)), size)
        self._taken += [_box(box), _box(QRectF(line.p1(), line.p2()).normalized())]
        self._labels.append(lambda: paint_pill(self.painter, box, text, font, self._paper(), self.theme.colour("ink")))

    def _arrow(self, tip: QPointF, towards: QPointF) -> None:
        self.painter.save()
        self.painter.translate(tip)
        self.painter.rotate(degrees(atan2(towards.y() - tip.y(), towards.x() - tip.x())))
        self.painter.setPen(QPen(self.theme.colour("ink"), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        self.painter.drawPolyline([QPointF(8, -4), QPointF(0, 0), QPointF(8, 4)])
        self.painter.restore()

    # -- words --------------------------------------------------------------------------------------------------------

    def _paper(self) -> QColor:
        ground = self.theme.colour("surface")
        ground.setAlphaF(0.92)
        return ground

    def _scale_label(self) -> None:
        """The known distance, beside the middle of its line."""
        marks = self.content.landmarks
        if self.content.scale_words and marks.scale_first is not None and marks.scale_second is not None:
            middle = (self._at(marks.scale_first) + self._at(marks.scale_second)) / 2
            wanted = ("above", "below", "right", "left")
            self._label(self.content.scale_words, self.theme.font(13, 600), middle, 8, wanted, self._paper(), self.theme.colour("ink"))

    def _landmark_label(self, which: Which, centre: QPointF) -> None:
        wanted: tuple[str, ...] = ("below", "above")
        if which == "protuberance":
            wanted = ("above_left", "above", "above_right", "below", "below_left", "below_right", "high_above_left", "high_above")
        ink = self.theme.colour("ink")
        self._label(LANDMARK_WORDS[which], self.theme.font(13, 600), centre, LANDMARK_RADIUS + 6, wanted, self._paper(), ink)

    def _covered(self, place: Box) -> float:
        """How much of what stands already a label there would cover."""
        return sum(_shared(place, other) for other in self._taken)

    def _label(self, text: str, font: QFont, at: QPointF, reach: float, wanted: tuple[str, ...], ground: QColor, ink: QColor) -> None:
        """A pill at the first wanted place that is free, on the canvas; where none is, where it covers least."""
        size = pill_size(text, font)
        places = [_beside(at, reach, size, where) for where in wanted]
        inside = [p for p in places if self.canvas.holds(p.x, p.y) and self.canvas.holds(p.right, p.bottom)]
        free = [p for p in inside if not any(p.meets(other) for other in self._taken)]
        place = free[0] if free else min(inside or places, key=self._covered)
        self._taken.append(place)
        box = QRectF(round(place.x), round(place.y), place.w, place.h)
        self._labels.append(lambda: paint_pill(self.painter, box, text, font, ground, ink))


def _shared(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    both = one.cut_to(other)
    return both.w * both.h if both is not None else 0.0


def _beside(at: QPointF, reach: float, size: QSizeF, where: str) -> Box:
    """The box of a label of that size beside a point: above (high above: one label further), below, left, right or a corner of the two."""
    w, h = size.width(), size.height()
    x, y = at.x() - w / 2, at.y() - h / 2
    if "above" in where:
        y = at.y() - reach - h - (h + 4 if "high" in where else 0)
    elif "below" in where:
        y = at.y() + reach
    if where == "left":
        x = at.x() - reach - w
    elif where == "right":
        x = at.x() + reach
    elif "left" in where:
        x = at.x() - w + reach
    elif "right" in where:
        x = at.x() - reach
    return Box(x, y, w, h)


def _around(centre: QPointF, reach: float) -> Box:
    return Box(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)


def _box(rect: QRectF) -> Box:
    return Box(rect.x(), rect.y(), rect.width(), rect.height())
