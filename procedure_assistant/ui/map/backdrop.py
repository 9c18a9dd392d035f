"""Shows the figures of one view from the pictures of the store: sharp when they are there, stretched or flat until then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil, floor
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from procedure_assistant.ui.map.layout import Box, Edges, Placement
from procedure_assistant.ui.map.plates import Picture, PlateStore, compose, fade_strips, palette
from procedure_assistant.ui.map.regions import shipped

_SETTLE_MS: Final = 140
"""A new size is rendered once the wheel or the window edge has come to rest; until then the old picture is stretched."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One figure as it is to be seen: where, which layers with which opacity, which edges fade over how many pixels."""

    placement: Placement
    stack: tuple[tuple[str, float], ...]
    edges: Edges
    fade: float


@dataclass(frozen=True, slots=True)
class _Shown:
    """A composed picture with the part of the figure it shows and everything it was made from."""

    image: QImage
    first: Picture
    made_from: tuple[object, ...]

    @property
    def units(self) -> Box:
        """The part of the figure, in its units."""
        return Box(self.first.x, self.first.y, self.first.width / self.first.scale, self.first.height / self.first.scale)


class Backdrop(QObject):
    """The figures of one view. ``changed`` is called with the places where a better picture can be painted."""

    def __init__(self, parent: QObject, store: PlateStore, changed: Callable[[Sequence[Box]], None]) -> None:
        super().__init__(parent)
        self._store = store
        self._changed = changed
        self._scenes: tuple[Scene, ...] = ()
        self._canvas = Box(0, 0, 1, 1)
        self._ratio = 1.0
        self._tone = ""
        self._dim = 0.0
        self._shown: dict[str, _Shown] = {}
        self._complete = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SETTLE_MS)
        self._rest.timeout.connect(self._render)
        store.arrived.connect(self._take)
        self._key = object()
        self.destroyed.connect(partial(store.release, self._key))

    @property
    def complete(self) -> bool:
        """Whether every wanted layer is shown at its true size."""
        return self._complete

    def show(self, scenes: Sequence[Scene], canvas: Box, ratio: float, tone: str, dim: float) -> list[Box]:
        """Sets what is to be seen on the ``canvas`` at this device pixel ratio, and shows at once what there is of it.

        Answers the places of the figures whose picture has changed.
        """
        before = self._made_from()
        self._scenes, self._canvas, self._ratio, self._tone, self._dim = tuple(scenes), canvas, ratio, tone, dim
        figures = {scene.placement.figure for scene in scenes}
        self._shown = {figure: shown for figure, shown in self._shown.items() if figure in figures}
        self._compose()
        if self._complete:
            self._rest.stop()
        elif figures <= self._shown.keys() and self._resized():
            self._rest.start()
        else:
            self._render()
        return self._changed_since(before)

    def settle(self) -> None:
        """Renders everything now and waits for it; for tests and pictures, never for a click."""
        self._render()
        self._store.settle()
        self._take()

    def paint(self, painter: QPainter) -> None:
        """Paints all figures; the painter's unit is the logical pixel."""
        for scene in self._scenes:
            shown = self._shown.get(scene.placement.figure)
            if shown is None:
                self._paint_flat(painter, scene)
            else:
                self._paint_shown(painter, scene.placement, shown)

    @Slot()
    def _render(self) -> None:
        """Asks for what is missing: the skin of every figure first, then the layers on it."""
        pictures = [self._pictures(scene) for scene in self._scenes]
        first = [own[0] for own in pictures if own]
        self._store.want(self._key, first + [picture for own in pictures for picture in own[1:]])

    @Slot()
    def _take(self) -> None:
        before = self._made_from()
        self._compose()
        boxes = self._changed_since(before)
        if boxes:
            self._changed(boxes)

    def _made_from(self) -> dict[str, tuple[object, ...]]:
        return {figure: shown.made_from for figure, shown in self._shown.items()}

    def _changed_since(self, before: dict[str, tuple[object, ...]]) -> list[Box]:
        now = self._made_from()
        changed = {figure for figure, made_from in now.items() if before.get(figure) != made_from}
        return [scene.placement.box for scene in self._scenes if scene.placement.figure in changed]

    def _resized(self) -> bool:
        """Whether a figure is shown at another size or part than wanted (not merely with other layers)."""
        return any(self._store.image(own[0]) is None for own in map(self._pictures, self._scenes) if own)

    def _pictures(self, scene: Scene) -> list[Picture]:
        """The layers of the part of the figure that is in sight, on whole device pixels; empty when nothing is."""
        placement = scene.placement
        part = placement.box.cut_to(self._canvas)
        if part is None:
            return []
        x0, y0 = floor(part.x * self._ratio), floor(part.y * self._ratio)
        width, height = ceil(part.right * self._ratio) - x0, ceil(part.bottom * self._ratio) - y0
        x, y = placement.to_figure(x0 / self._ratio, y0 / self._ratio)
        scale = placement.scale * self._ratio
        return [Picture(placement.figure, layer, self._tone, x, y, scale, width, height) for layer, _ in scene.stack]

    def _compose(self) -> None:
        self._complete = True
        for scene in self._scenes:
            pictures = self._pictures(scene)
            if pictures:
                self._compose_one(scene, pictures)

    def _compose_one(self, scene: Scene, pictures: list[Picture]) -> None:
        images = [self._store.image(picture) for picture in pictures]
        if any(image is None for image in images):
            self._complete = False
        if images[0] is None:
            return
        old = self._shown.get(scene.placement.figure)
        first = pictures[0]
        if None in images and old is not None and old.first == first:
            return  # the skin is sharp already; one more composing for each layer that comes would only cost time
        parts = [(image, opacity) for image, (_, opacity) in zip(images, scene.stack, strict=True) if image is not None]
        there = tuple(picture for picture, image in zip(pictures, images, strict=True) if image is not None)
        made_from = (there, scene.stack, scene.edges, scene.fade, self._dim)
        if old is not None and old.made_from == made_from:
            return
        crop = scene.placement.crop
        in_picture = Box((crop.x - first.x) * first.scale, (crop.y - first.y) * first.scale, crop.w * first.scale, crop.h * first.scale)
        image = compose(parts, fade_strips(scene.edges, in_picture, scene.fade * self._ratio), self._dim)
        image.setDevicePixelRatio(self._ratio)
        self._shown[scene.placement.figure] = _Shown(image, first, made_from)

    def _paint_shown(self, painter: QPainter, placement: Placement, shown: _Shown) -> None:
        x, y = placement.to_canvas(shown.units.x, shown.units.y)
        target = QRectF(x, y, shown.units.w * placement.scale, shown.units.h * placement.scale)
        if abs(target.width() * self._ratio - shown.image.width()) < 0.5:
            corner = QPointF(round(x * self._ratio) / self._ratio, round(y * self._ratio) / self._ratio)
            painter.drawImage(corner, shown.image)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, shown.image)

    def _paint_flat(self, painter: QPainter, scene: Scene) -> None:
        """The plain silhouette, for the tenth of a second until the first picture of a figure is there."""
        placement = scene.placement
        box = placement.box
        painter.save()
        painter.setClipRect(QRectF(box.x, box.y, box.w, box.h))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette()[self._tone]["skin_base"]).darker(round(100 / (1 - self._dim))))
        for part in shipped().figures[placement.figure].skin:
            painter.drawPolygon(QPolygonF([QPointF(*placement.to_canvas(x, y)) for x, y in part.points]))
        painter.restore()
