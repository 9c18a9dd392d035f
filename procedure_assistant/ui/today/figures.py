"""The four figures with the planned sites, as a picture for a day without visits. It takes no input and means no patient."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.injection_map import Site
from procedure_assistant.domain.say import say
from procedure_assistant.ui.map.backdrop import Backdrop, Scene
from procedure_assistant.ui.map.layout import WHOLE_CROPS, Box, Placement, cut_edges
from procedure_assistant.ui.map.model import Figure, Layers
from procedure_assistant.ui.map.plates import FIRST_TONE, default_store, layer_stack
from procedure_assistant.ui.map.regions import shipped
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.marks import MarkState, paint_mark
from procedure_assistant.ui.widgets.painting import Painted, Sketch

HEIGHT: Final = 216
_ORDER: Final[tuple[Figure, ...]] = ("lateral_left", "anterior", "posterior", "lateral_right")
_GAP: Final = 24
_FADE: Final = 30
_MARK: Final = 10.5


class FigureStrip(Painted):
    """Left side, anterior, posterior, right side at one scale."""

    def __init__(self, sites: Sequence[Site], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("The figures of the injection map with the planned sites"))
        self._sites = tuple(sites)
        self._placements: tuple[Placement, ...] = ()
        self._backdrop = Backdrop(self, default_store(), lambda _boxes: self.update())
        self.setFixedHeight(HEIGHT)

    def retheme(self) -> None:
        """Another theme dims the figures otherwise."""
        super().retheme()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The row stays in the middle."""
        super().resizeEvent(event)
        self._arrange()

    def paint(self, sketch: Sketch) -> None:
        """Figures, then marks."""
        self._backdrop.paint(sketch.painter)
        for placement in self._placements:
            for site in self._sites:
                if site.figure == placement.figure:
                    paint_mark(sketch.painter, QPointF(*placement.to_canvas(site.x, site.y)), _MARK, MarkState.PLANNED)

    def _arrange(self) -> None:
        crops = [WHOLE_CROPS[figure] for figure in _ORDER]
        gaps = _GAP * (len(crops) - 1)
        scale = min(HEIGHT / max(crop.h for crop in crops), max(100, self.width() - gaps) / sum(crop.w for crop in crops))
        left = (self.width() - gaps - scale * sum(crop.w for crop in crops)) / 2
        placements = []
        for figure, crop in zip(_ORDER, crops, strict=True):
            placements.append(Placement(figure, crop, left, 0, scale))
            left += crop.w * scale + _GAP
        self._placements = tuple(placements)
        theme = current()
        scenes = [
            Scene(one, tuple(layer_stack(one.figure, Layers(), theme.opacity)), cut_edges(shipped(), one.figure, one.crop), _FADE)
            for one in placements
        ]
        canvas = Box(0, 0, self.width(), self.height())
        self._backdrop.show(scenes, canvas, self.devicePixelRatioF(), FIRST_TONE, theme.number("plate_dim"))
        self.update()
