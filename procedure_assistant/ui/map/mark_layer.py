"""Holds the marks of the map, says what a change touches and paints them; it decides neither state nor numeral."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QRegion

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import tr
from procedure_assistant.ui.map.hits import Place
from procedure_assistant.ui.map.labels import flag_size, paint_flag
from procedure_assistant.ui.map.layout import Box, diameter_px, flag_box
from procedure_assistant.ui.map.model import SiteMark
from procedure_assistant.ui.map.stage import Stage
from procedure_assistant.ui.theme import Theme, current
from procedure_assistant.ui.widgets.marks import MarkState, mark_radius, paint_mark, stamp_mark

_MIN_HIT_PX: Final = 12.0
_NEXT_REACH: Final = 0.92
_AROUND: Final = 1.5
"""A ghost of the very place of a site stands around its mark."""


@dataclass(frozen=True, slots=True)
class Moving:
    """A mark that is being moved: where it would come to stand."""

    id: str
    figure: str
    x: float
    y: float


class MarkLayer:
    """The marks by id, on a stage."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._marks: dict[str, SiteMark] = {}
        self.large = False
        self.flag_text = say("Next")
        self.hover = ""
        self.focus = ""
        self.moving: Moving | None = None
        self._flag: tuple[tuple[object, ...], QRectF | None] | None = None

    @property
    def marks(self) -> tuple[SiteMark, ...]:
        """All marks in the order in which they are painted."""
        return tuple(self._marks.values())

    def get(self, site_id: str) -> SiteMark | None:
        """The mark of that id."""
        return self._marks.get(site_id)

    @property
    def lifted(self) -> SiteMark | None:
        """The mark whose muscle is drawn stronger: the selected one, else the next one."""
        marks = self._marks.values()
        return next((m for m in marks if m.selected), None) or next((m for m in marks if m.next), None)

    def replace_all(self, marks: Iterable[SiteMark]) -> list[SiteMark]:
        """Takes the new marks; answers every mark, old and new, that differs. ValueError when an id comes twice."""
        given = list(marks)
        new = {mark.id: mark for mark in given}
        if len(new) != len(given):
            raise ValueError("two marks have the same id")
        old, self._marks = self._marks, new
        changed = [mark for key, mark in old.items() if new.get(key) != mark]
        return changed + [mark for key, mark in new.items() if old.get(key) != mark]

    @property
    def diameter(self) -> float:
        """Diameter of a mark in logical pixels."""
        return diameter_px(self._stage.scale, large=self.large)

    def hit_radius(self) -> float:
        """How far from its centre a press still means a site."""
        return max(_MIN_HIT_PX, 0.75 * self.diameter)

    def places(self) -> list[Place]:
        """Canvas places of the marks that can be pressed: those in sight, without last visit's."""
        found: list[Place] = []
        for mark in self._marks.values():
            point = None if mark.state == "ghost" else self._stage.canvas_point(mark.figure, mark.x, mark.y)
            if point is not None and self._stage.canvas.holds(*point):
                found.append((mark.id, *point))
        return found

    def area(self, mark: SiteMark) -> QRect:
        """The canvas rectangle to repaint for this mark without its flag, see :meth:`flag`; empty when it is not in sight."""
        centre = self._centre(mark)
        if centre is None:
            return QRect()
        reach = mark_radius(self.diameter, is_next=mark.next, selected=mark.selected)
        return QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach).toAlignedRect()

    def _centre(self, mark: SiteMark) -> QPointF | None:
        point = self._stage.canvas_point(mark.figure, mark.x, mark.y)
        return None if point is None else QPointF(*point)

    def _seen(self) -> Iterator[tuple[SiteMark, QPointF]]:
        """Marks in sight from the lowest to the topmost: ghosts, sites, next and selected; a moved one at its new place."""
        rank = {mark.id: (mark.state != "ghost", mark.next or mark.selected) for mark in self._marks.values()}
        for mark in sorted(self._marks.values(), key=lambda m: rank[m.id]):
            shown = mark
            if self.moving is not None and mark.id == self.moving.id:
                shown = replace(mark, x=self.moving.x, y=self.moving.y, selected=True, next=False)
            centre = self._centre(shown)
            if centre is not None:
                yield shown, centre

    def paint(self, painter: QPainter, region: QRegion, theme: Theme, *, keyboard: bool) -> None:
        """Paints the marks that touch the region, the flag last."""
        diameter = self.diameter
        if self.moving is not None:
            self._paint_origin(painter, theme)
        reach = mark_radius(diameter)
        near = QRectF(region.boundingRect()).adjusted(-reach, -reach, reach, reach)
        for mark, centre in self._seen():
            if not (mark.next or mark.selected or near.contains(centre)) or not region.intersects(self.area(mark)):
                continue
            stamp_mark(
                painter,
                centre,
                diameter * (_AROUND if mark.around else 1.0),
                MarkState[mark.state.upper()],
                mark.text,
                is_next=mark.next,
                selected=mark.selected,
                hover=mark.id == self.hover,
                focus=keyboard and mark.id == self.focus,
                theme=theme,
            )
        flag = self.flag()
        if flag is not None and region.intersects(flag.toAlignedRect()):
            paint_flag(painter, flag, self.flag_text, theme)

    def moving_area(self) -> QRectF | None:
        """What the moved mark takes, from where it comes to where it would stand; None while nothing is moved."""
        moving = self.moving
        mark = self._marks.get(moving.id) if moving is not None else None
        here = self._centre(mark) if mark is not None else None
        there = self._stage.canvas_point(moving.figure, moving.x, moving.y) if moving is not None else None
        if here is None or there is None:
            return None
        reach = mark_radius(self.diameter, selected=True) + 2
        left, right = sorted((here.x(), there[0]))
        top, bottom = sorted((here.y(), there[1]))
        return QRectF(left, top, right - left, bottom - top).adjusted(-reach, -reach, reach, reach)

    def _paint_origin(self, painter: QPainter, theme: Theme) -> None:
        """The place a moved mark comes from, joined to it, so that the distance is seen."""
        mark = self._marks.get(self.moving.id) if self.moving is not None else None
        old = self._centre(mark) if mark is not None else None
        new = self._stage.canvas_point(self.moving.figure, self.moving.x, self.moving.y) if self.moving is not None else None
        if old is None or new is None:
            return
        paint_mark(painter, old, self.diameter, MarkState.GHOST, theme=theme)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for name, width in (("mark_halo", 4.0), ("ink", 1.5)):
            painter.setPen(QPen(theme.colour(name), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QLineF(old, QPointF(*new)))
        painter.restore()

    def flag(self) -> QRectF | None:
        """Where the flag of the next site stands; None when no next site is in sight. Kept, since a click asks three times."""
        if self.moving is not None or not self.flag_text:
            return None
        asked = (self._marks, self._stage.placements, self._stage.canvas, tr(self.flag_text), self.large, current())
        if self._flag is None or any(one is not other and one != other for one, other in zip(asked, self._flag[0], strict=True)):
            self._flag = asked, self._place_flag()
        return self._flag[1]

    def _place_flag(self) -> QRectF | None:
        following = next((m for m in self._marks.values() if m.next), None)
        centre = self._centre(following) if following is not None else None
        if following is None or centre is None:
            return None
        size = flag_size(self.flag_text, current())
        others = [self._disc(x, y, 0.5) for key, x, y in self.places() if key != following.id]
        own = self._disc(centre.x(), centre.y(), _NEXT_REACH)
        box = flag_box(own, size.width(), size.height(), others, self._stage.canvas)
        return QRectF(round(box.x), round(box.y), box.w, box.h)

    def _disc(self, x: float, y: float, reach: float) -> Box:
        r = reach * self.diameter
        return Box(x - r, y - r, 2 * r, 2 * r)
