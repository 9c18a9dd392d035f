"""The picture of the nape: the posterior figure and the construction over it. It shows what it is given and takes no input."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.appearance_file import read_appearance
from procedure_assistant.ui.language import put
from procedure_assistant.ui.map.backdrop import Backdrop, Scene
from procedure_assistant.ui.map.labels import paint_pill, pill_size
from procedure_assistant.ui.map.layout import NAPE_CROP, Box, Placement, cut_edges
from procedure_assistant.ui.map.model import SIDE_WORDS, Layers
from procedure_assistant.ui.map.nape_model import NAPE_LAYERS, NapeContent, Point, Which, in_words
from procedure_assistant.ui.map.nape_paint import NapePainter
from procedure_assistant.ui.map.plates import PlateStore, default_store, layer_stack, palette
from procedure_assistant.ui.map.regions import shipped
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import Themed, current
from procedure_assistant.ui.widgets.painting import box

_FADE_PX: Final = 34.0
_MARGIN: Final = 12


class NapeCanvas(Themed, QWidget):
    """The landmark construction without hands; positions in units of the posterior figure."""

    def __init__(self, parent: QWidget | None = None, store: PlateStore | None = None) -> None:
        super().__init__(parent)
        self._content = NapeContent()
        self._layers = NAPE_LAYERS
        self._tone = read_appearance().skin_tone
        self._reserve = 0
        self._still: QPixmap | None = None
        self._dragged: tuple[Which, Point] | None = None
        self._plate = Backdrop(self, store or default_store(), self._repaint_figure)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(320, 300)
        named(self, "nape", say("Landmarks of the occipital nerves"), in_words(self._content))

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show_content(self, content: NapeContent) -> None:
        """Shows exactly this."""
        if content == self._content:
            return
        self._content = content
        put(self.setAccessibleDescription, in_words(content))
        self.update()

    def set_layers(self, layers: Layers) -> None:
        """Nerves, vessels, bones and muscles over the skin."""
        if layers != self._layers:
            self._layers = layers
            self._restage()

    def set_skin_tone(self, tone: str) -> None:
        """A tone of palette.json by its name; KeyError when there is none of that name."""
        if palette()[tone] and tone != self._tone:
            self._tone = tone
            self._restage()

    def set_left_reserve(self, width: int) -> None:
        """Keeps that many pixels free at the left, for the card with the tape."""
        self._reserve = width
        self._restage()

    def viewport_point(self, x: float, y: float) -> QPoint:
        """Widget pixel of a figure point."""
        px, py = self._placement().to_canvas(x, y)
        return QPoint(round(px), round(py))

    def complete(self) -> bool:
        """Whether the figure is shown sharp and with all its layers."""
        return self._plate.complete

    def settle(self) -> None:
        """Waits until the figure is rendered; for tests and pictures, never for a click."""
        self._restage()
        self._plate.settle()

    def retheme(self) -> None:
        """Another theme: other colours, and the figure dimmed otherwise."""
        self._restage()

    def _repaint_figure(self, _places: Sequence[Box]) -> None:
        """The figure has changed: paint it anew at the next paint event."""
        self._still = None
        self.update()

    def _placement(self) -> Placement:
        room = max(1, self.width() - self._reserve - 2 * _MARGIN)
        height = max(1, self.height() - 2 * _MARGIN)
        crop = self.crop()
        scale = min(room / crop.w, height / crop.h)
        left = self._reserve + _MARGIN + (room - crop.w * scale) / 2
        top = _MARGIN + (height - crop.h * scale) / 2
        return Placement("posterior", crop, round(left), round(top), scale)

    def crop(self) -> Box:
        """What of the ground is shown, in its own units."""
        return NAPE_CROP

    def _canvas(self) -> Box:
        return Box(0, 0, self.width(), self.height())

    def _restage(self) -> None:
        theme = current()
        stack = layer_stack("posterior", self._layers, theme.opacity)
        scene = Scene(self._placement(), tuple(stack), cut_edges(shipped(), "posterior", NAPE_CROP), _FADE_PX)
        ratio, dim = self.devicePixelRatioF(), theme.number("plate_dim")
        self._plate.show((scene,), self._canvas(), ratio, self._tone, dim)
        self._repaint_figure(())

    # -- painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The figure, and the construction over it."""
        if self._still is None:
            self._still = self._paint_still()
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.drawPixmap(0, 0, self._still)
        NapePainter(painter, self._placement(), self._canvas(), current(), self._shown(), self.ringed()).paint()
        self._paint_prompt(painter)
        if self.framed():
            theme = current()
            box(painter, QRectF(self.rect()), theme.size("radius_control"), None, theme.colour("focus"), theme.length("line_focus"))
        painter.end()

    def framed(self) -> bool:
        """Whether the whole figure shows that it has the focus, since nothing on it does."""
        return False

    def ringed(self) -> str:
        """The landmark or target with the focus ring; the picture alone has none."""
        return ""

    def _shown(self) -> NapeContent:
        """The content with the dragged landmark under the pointer."""
        if self._dragged is None:
            return self._content
        which, at = self._dragged
        moved: dict[str, Point] = {which: at}
        return replace(self._content, landmarks=replace(self._content.landmarks, **moved))

    def _paint_still(self) -> QPixmap:
        theme, ratio = current(), self.devicePixelRatioF()
        still = QPixmap(self.size() * ratio)
        still.setDevicePixelRatio(ratio)
        still.fill(theme.colour("canvas"))
        painter = QPainter(still)
        self._plate.paint(painter)
        box = self._placement().box
        font, ground = theme.font(13, 600), theme.colour("surface")
        ground.setAlphaF(0.92)
        for word, right in zip(SIDE_WORDS["posterior"], (False, True), strict=True):
            size = pill_size(word, font)
            x = box.right - 28 - size.width() if right else box.x + 28
            place = QRectF(QPointF(round(x), round(box.bottom - 52)), size)
            paint_pill(painter, place, word, font, ground, theme.colour("ink"))
        painter.end()
        return still

    def _paint_prompt(self, painter: QPainter) -> None:
        if not self._content.prompt:
            return
        theme, box = current(), self._placement().box
        font = theme.font(15, 600)
        size = pill_size(self._content.prompt, font, 12, 6)
        place = QRectF(QPointF(round(box.x + (box.w - size.width()) / 2), round(box.y + 14)), size)
        paint_pill(painter, place, self._content.prompt, font, theme.colour("accent"), theme.colour("on_accent"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The figure takes the new room."""
        super().resizeEvent(event)
        self._restage()

    def event(self, event: QEvent) -> bool:
        """Another pixel ratio needs another picture."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._restage()
        return bool(super().event(event))
