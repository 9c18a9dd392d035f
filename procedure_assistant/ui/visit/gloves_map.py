"""Map and nape under gloved fingers: one plate, no drag, no zoom, a press within 10 mm. They ask; they decide nothing."""

from __future__ import annotations

from math import hypot
from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from procedure_assistant.ui.map.layout import GLOVES_CROPS, Box
from procedure_assistant.ui.map.model import VIEWS, Layers
from procedure_assistant.ui.map.nape import NapeView
from procedure_assistant.ui.map.nape_model import SCALE_POINTS, NapeContent, Point
from procedure_assistant.ui.map.nape_photo import NapePhoto
from procedure_assistant.ui.map.view import MapView
from procedure_assistant.ui.theme import current

NAPE_DETAIL: Final = Box(312, 198, 276, 190)
"""Occipitalis and paraspinal sites alone: some 2.5 times as large as on the whole plate, so that a finger finds one of them."""
_REACH_MM = 10.0
_RING = 19.0
"""px about the mark in hand."""
_DOUBT = 1.35
"""Two things are about as near to a press when the farther one is no more than so much farther."""


class GlovesMap(MapView):
    """One plate of the map. A long press and a slid finger are reported as the map does; nothing is enlarged by accident."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._density = 96 / 25.4
        self._shown: tuple[str, bool] = ("", False)
        self.setObjectName("gloves.map")
        self.set_layers(Layers())
        self.set_gloves(True)

    def set_density(self, px_per_mm: float) -> None:
        """How many pixels a millimetre has on this screen."""
        self._density = px_per_mm

    def show_plate(self, figure: str, *, enlarged: bool) -> None:
        """The plate of a figure; ``enlarged`` the nape alone."""
        if (figure, enlarged) == self._shown:
            return
        self._shown = (figure, enlarged)
        crop = NAPE_DETAIL if enlarged and figure == "posterior" else GLOVES_CROPS[figure]
        for known in VIEWS:
            if known == figure:
                self.set_view(known, thumbnails=False, crop=crop)

    def _pixels_per_mm(self) -> float:
        return self._density

    def zoom_about(self, at: QPoint, factor: float) -> None:
        """Not with gloves: the plate follows the sites by itself."""


class GlovesNape(NapeView):
    """The nape of a planned block. Only its targets can be pressed: landmarks are moved with a free hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gloves.nape")
        self.set_gloves(True)

    def set_density(self, px_per_mm: float) -> None:
        """How many pixels a millimetre has on this screen."""
        self._reach = _REACH_MM * px_per_mm

    def _stops(self) -> dict[str, Point]:
        return {name: at for name, at in super()._stops().items() if "." in name}

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """As the nape does; the other buttons of a mouse do nothing."""
        if event.button() == Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)


class GlovesPhoto(NapePhoto):
    """The photograph under a gloved finger: nothing is dragged. A press meets the mark or target within 10 mm (``mark_pressed``,
    ``target_clicked``; ``press_doubtful`` between two), or, while a point is asked for or a mark is in hand, its place (``placed``).
    """

    mark_pressed = Signal(str)
    placed = Signal(float, float)
    press_doubtful = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = ""
        self._down: QPointF | None = None
        self.setObjectName("gloves.photo")
        self.set_gloves(True)

    def set_density(self, px_per_mm: float) -> None:
        """How many pixels a millimetre has on this screen."""
        self._reach = _REACH_MM * px_per_mm

    def show_held(self, content: NapeContent, held: str) -> None:
        """Shows exactly this, with a ring about the mark in hand."""
        new, self._held = held != self._held, held
        self.show_content(content)
        if new:
            self._close = self._close_up()
            self._restage()

    def _close_up(self) -> Box | None:
        """An end of the known distance may lie anywhere, so the whole picture is shown while it is in hand."""
        return None if self._held in SCALE_POINTS else super()._close_up()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A wide ring about the mark in hand."""
        super().paintEvent(event)
        at = next((place for which, place in self._content.landmarks.placed() if which == self._held), None)
        if at is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ink, width in ((QColor("white"), 6.0), (current().colour("focus"), 3.0)):
            painter.setPen(QPen(ink, width))
            painter.drawEllipse(QPointF(*self._placement().to_canvas(*at)), _RING, _RING)
        painter.end()

    def ringed(self) -> str:
        """The mark in hand; else what the keyboard stands on."""
        return self._held or super().ringed()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where the finger came down; the other buttons of a mouse do nothing."""
        self._by_keyboard = False
        self._down = event.position() if event.button() == Qt.MouseButton.LeftButton and self._editable else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged with gloves."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A finger that came down and up at one place has pressed; one that slid away has not."""
        down, self._down = self._down, None
        if down is None or not self.has_picture or _apart(down, event.position()) > self._reach:
            return
        x, y = self._placement().to_figure(down.x(), down.y())
        if self._held or self._content.placing:
            if self.crop().holds(x, y):
                self.placed.emit(x, y)
            return
        self._meet(down, (x, y))

    def _meet(self, at: QPointF, point: Point) -> None:
        placement = self._placement()
        near = sorted((_apart(at, QPointF(*placement.to_canvas(*place))), name) for name, place in self._stops().items())
        within = [one for one in near if one[0] <= self._reach]
        if not within:
            self.placed.emit(*point)
        elif len(within) > 1 and within[1][0] <= within[0][0] * _DOUBT:
            self.press_doubtful.emit(within[0][1], within[1][1])
        elif "." in within[0][1]:
            side, _, nerve = within[0][1].partition(".")
            self.target_clicked.emit(side, nerve)
        else:
            self.mark_pressed.emit(within[0][1])


def _apart(first: QPointF, second: QPointF) -> float:
    return hypot(first.x() - second.x(), first.y() - second.y())
