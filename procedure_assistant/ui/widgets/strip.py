"""The sequence strip: every site as a pip, by muscle in the order of the trial, the next one ringed."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.names import named
from procedure_assistant.ui.widgets.marks import MarkState, paint_pip
from procedure_assistant.ui.widgets.painting import Painted, Sketch, shrunk, text_width

_HEIGHT = 78
_GAP = 0.78  # between two muscles, in steps between two pips
_CLOSEST = 14.0  # px between two pips, below which they would touch
_DECIDED = (MarkState.GIVEN, MarkState.CHANGED, MarkState.OMITTED)


class StripSite(NamedTuple):
    """One site: its id, its words ("Trapezius, left 1") and its state."""

    id: str
    words: str
    state: MarkState


class StripGroup(NamedTuple):
    """The sites of one muscle under its title; the short one where the title has no room above them."""

    title: str
    sites: tuple[StripSite, ...]
    short: str = ""


class SequenceStrip(Painted):
    """All sites in a line. A press, or Enter on the one reached by the arrows, asks to go to that site."""

    site_requested = Signal(str)

    def __init__(self, object_name: str = "sequence_strip", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, say("Sites in order"))
        self._groups: tuple[StripGroup, ...] = ()
        self._next = ""
        self._cursor = 0
        self._finger = 0
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

    def set_finger(self, px: int) -> None:
        """With gloves a press means a muscle, for no pip is as wide as a finger: each has at least so many px; 0 means the pips."""
        self._finger = px
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Too narrow for fingers it is only looked at, and then needs no finger's height."""
        super().resizeEvent(event)
        if self._finger:
            self.updateGeometry()

    def targets(self) -> list[QRectF]:
        """What can be pressed, by muscle; empty where the strip is too narrow for fingers, and while a press means a pip."""
        left, found = 0.0, []
        for width in self._cells() if self._finger else ():
            found.append(QRectF(left, 0, width, self.height()))
            left += width
        return found

    def sizeHint(self) -> QSize:
        """The height of the gloves screen's strip."""
        return QSize(600, max(_HEIGHT, self._finger) if self.targets() else _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Pips come closer in a narrow window."""
        return QSize(400, self.sizeHint().height())

    def centre_of(self, site_id: str) -> QPointF:
        """Where the pip of a site stands; KeyError for a site that the strip does not show."""
        for site, x in zip(self._sites(), self._places(), strict=True):
            if site.id == site_id:
                return QPointF(x, self._line())
        raise KeyError(site_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The nearest pip within half a step; with gloves the muscle, and of it the first site that is still planned."""
        places = self._places()
        if not places or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._finger:
            self._press_muscle(event.position())
            return
        nearest = min(range(len(places)), key=lambda number: abs(places[number] - event.position().x()))
        if abs(places[nearest] - event.position().x()) <= self._step() / 2:
            self.site_requested.emit(self._sites()[nearest].id)

    def _press_muscle(self, at: QPointF) -> None:
        for group, cell in zip(self._groups, self.targets(), strict=False):
            if cell.contains(at):
                waiting = (site for site in group.sites if site.state is MarkState.PLANNED)
                self.site_requested.emit(next(waiting, group.sites[0]).id)

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
        sketch.focus(sketch.rect.adjusted(1, 1, -1, -1), sketch.theme.size("radius_control"))
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
            title = group.title if text_width(font, group.title) <= room or not group.short else group.short
            width = min(text_width(font, title), room)
            left = (places[start] + places[end - 1]) / 2 - width / 2
            left = min(max(left, slot_left + 3), slot_right - 3 - width)
            ink = "accent_ink" if has_next else "ink2"
            sketch.write(QRectF(left, 14, width, 18), title, font, ink)
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
        step = min(34.0, self.width() / units)
        while self._finger and step > _CLOSEST and sum(self._cells_at(step)) > self.width():
            step -= 0.5
        return step

    def _cells_at(self, step: float) -> list[float]:
        """The widths of the muscles with their gaps, none narrower than a finger."""
        return [max((len(group.sites) + _GAP) * step, float(self._finger)) for group in self._groups]

    def _cells(self) -> list[float]:
        """The same, spread over the whole strip; empty where it cannot be."""
        widths = self._cells_at(self._step())
        spare = self.width() - sum(widths)
        return [width + spare / len(widths) for width in widths] if spare >= 0 and widths else []

    def _pip(self) -> float:
        return min(20.0, self._step() * 0.6)

    def _places(self) -> list[float]:
        step = self._step()
        if cells := self._cells() if self._finger else []:
            return self._in_cells(cells, step)
        length = step * (len(self._sites()) + _GAP * max(0, len(self._groups) - 1))
        x = (self.width() - length) / 2 + step / 2
        places: list[float] = []
        for group in self._groups:
            for _site in group.sites:
                places.append(x)
                x += step
            x += _GAP * step
        return places

    def _in_cells(self, cells: list[float], step: float) -> list[float]:
        """The pips of each muscle in the middle of its cell."""
        left = 0.0
        places: list[float] = []
        for group, width in zip(self._groups, cells, strict=True):
            first = left + width / 2 - (len(group.sites) - 1) / 2 * step
            places += [first + number * step for number in range(len(group.sites))]
            left += width
        return places

    def _speak(self) -> None:
        sites = self._sites()
        if not sites:
            self.setAccessibleName(say("Sites in order"))
            return
        decided = sum(site.state in _DECIDED for site in sites)
        here = sites[self._cursor]
        self.setAccessibleName(
            say(
                "Sites in order, {decided} of {n} decided. {here_words}: {state}",
                decided=decided,
                n=len(sites),
                here_words=here.words,
                state=say(here.state.value),
            )
        )
