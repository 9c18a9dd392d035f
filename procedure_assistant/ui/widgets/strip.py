"""The sequence strip: every site as a pip, by muscle in the order of the trial, the next one ringed."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.ui.names import named
from procedure_assistant.ui.widgets.marks import MarkState, paint_pip
from procedure_assistant.ui.widgets.painting import Painted, Sketch, shrunk, text_width

_HEIGHT = 78
_GAP = 0.78  # between two muscles, in steps between two pips
_DECIDED = (MarkState.GIVEN, MarkState.CHANGED, MarkState.OMITTED)


class StripSite(NamedTuple):
    """One site: its id, its words ("Trapezius, left 1") and its state."""

    id: str
    words: str
    state: MarkState


class StripGroup(NamedTuple):
    """The sites of one muscle, under a title that is short enough to stand above them."""

    title: str
    sites: tuple[StripSite, ...]


class SequenceStrip(Painted):
    """All sites in a line. A press, or Enter on the one reached by the arrows, asks to go to that site."""

    site_requested = Signal(str)

    def __init__(self, object_name: str = "sequence_strip", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, "Sites in order")
        self._groups: tuple[StripGroup, ...] = ()
        self._next = ""
        self._cursor = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_groups(self, groups: Sequence[StripGroup], next_id: str) -> None:
        """Show these sites; `next_id` "" when nothing is planned any more."""
        self._groups = tuple(group for group in groups if group.sites)
        self._next = next_id
        ids = [site.id for site in self._sites()]
        if next_id in ids:
            self._cursor = ids.index(next_id)
        self._cursor = min(self._cursor, max(0, len(ids) - 1))
        self._speak()
        self.update()

    def sizeHint(self) -> QSize:
        """The height of the gloves screen's strip."""
        return QSize(600, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Pips come closer in a narrow window."""
        return QSize(400, _HEIGHT)

    def centre_of(self, site_id: str) -> QPointF:
        """Where the pip of a site stands; KeyError for a site that the strip does not show."""
        for site, x in zip(self._sites(), self._places(), strict=True):
            if site.id == site_id:
                return QPointF(x, self._line())
        raise KeyError(site_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The nearest pip within half a step."""
        places = self._places()
        if not places or event.button() != Qt.MouseButton.LeftButton:
            return
        nearest = min(range(len(places)), key=lambda number: abs(places[number] - event.position().x()))
        if abs(places[nearest] - event.position().x()) <= self._step() / 2:
            self.site_requested.emit(self._sites()[nearest].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter asks."""
        count = len(self._sites())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -count, Qt.Key.Key_End: count}
        key = Qt.Key(event.key())
        if count and key in steps:
            self._cursor = min(max(self._cursor + steps[key], 0), count - 1)
            self._speak()
            self.update()
        elif count and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.site_requested.emit(self._sites()[self._cursor].id)
        else:
            super().keyPressEvent(event)

    def paint(self, sketch: Sketch) -> None:
        """Titles, pips, the ring of the next one, the focus."""
        places = self._places()
        self._paint_titles(sketch, places)
        for number, (site, x) in enumerate(zip(self._sites(), places, strict=True)):
            self._paint_site(sketch, site, QPointF(x, self._line()), focused=self.hasFocus() and number == self._cursor)

    def _paint_titles(self, sketch: Sketch, places: list[float]) -> None:
        """Each title over its pips, within the middles of the gaps to its neighbours."""
        start = 0
        slot_left = 0.0
        for number, group in enumerate(self._groups):
            end = start + len(group.sites)
            is_last = number == len(self._groups) - 1
            slot_right = self.width() if is_last else (places[end - 1] + places[end]) / 2
            has_next = any(site.id == self._next for site in group.sites)
            whole = sketch.theme.font(sketch.theme.scaled(12), 600 if has_next else 400)
            room = slot_right - slot_left - 6
            font = shrunk(whole, group.title, room, 10 / 12)
            width = min(text_width(font, group.title), room)
            left = (places[start] + places[end - 1]) / 2 - width / 2
            left = min(max(left, slot_left + 3), slot_right - 3 - width)
            ink = "accent_ink" if has_next else "ink2"
            sketch.write(QRectF(left, 14, width, 18), group.title, font, ink)
            start, slot_left = end, slot_right

    def _paint_site(self, sketch: Sketch, site: StripSite, centre: QPointF, *, focused: bool) -> None:
        size = self._pip()
        if site.id == self._next:
            soft = sketch.colour("accent")
            soft.setAlphaF(0.16)
            sketch.painter.setPen(Qt.PenStyle.NoPen)
            sketch.painter.setBrush(soft)
            sketch.painter.drawEllipse(centre, size * 0.86, size * 0.86)
            ring = size * 0.74
            sketch.box(QRectF(centre.x() - ring, centre.y() - ring, 2 * ring, 2 * ring), ring, "", "accent", 2)
        paint_pip(sketch.painter, centre, site.state, theme=sketch.theme, size=size)
        if focused:
            reach = size * 0.95
            sketch.focus(QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach), 5)

    def _sites(self) -> list[StripSite]:
        return [site for group in self._groups for site in group.sites]

    def _line(self) -> float:
        return self.height() - 28.0

    def _step(self) -> float:
        units = max(1.0, len(self._sites()) + _GAP * max(0, len(self._groups) - 1) + 0.6)
        return min(34.0, self.width() / units)

    def _pip(self) -> float:
        return min(20.0, self._step() * 0.6)

    def _places(self) -> list[float]:
        step = self._step()
        length = step * (len(self._sites()) + _GAP * max(0, len(self._groups) - 1))
        x = (self.width() - length) / 2 + step / 2
        places: list[float] = []
        for group in self._groups:
            for _site in group.sites:
                places.append(x)
                x += step
            x += _GAP * step
        return places

    def _speak(self) -> None:
        sites = self._sites()
        if not sites:
            self.setAccessibleName("Sites in order")
            return
        decided = sum(site.state in _DECIDED for site in sites)
        here = sites[self._cursor]
        self.setAccessibleName(f"Sites in order, {decided} of {len(sites)} decided. {here.words}: {here.state.value}")
