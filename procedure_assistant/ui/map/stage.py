"""Knows where every figure stands at the moment: chosen view, zoom, thumbnails. Converts places; paints nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from procedure_assistant.ui.map.layout import (
    MARGIN,
    THUMB_HEIGHT,
    THUMB_STEP,
    THUMB_WIDTH,
    Box,
    Placement,
    Zoom,
    overview,
    single,
)
from procedure_assistant.ui.map.model import Figure, ViewName

_BESIDE_THUMBS: Final = 7
THUMB_ORDER: Final[tuple[Figure, ...]] = ("anterior", "lateral_left", "lateral_right", "posterior")


@dataclass(slots=True)
class Stage:
    """The canvas of ``width`` x ``height`` logical pixels and what stands where on it."""

    width: int = 1
    height: int = 1
    view: ViewName = "all"
    thumbnails: bool = True
    crop: Box | None = None
    zoom: Zoom = field(default_factory=Zoom)
    _plain: tuple[Placement, ...] = ()

    def arrange(self) -> None:
        """Places the figures anew; to be called after any change but that of the zoom."""
        if self.view == "all":
            self._plain = overview(self.width, self.height)
        else:
            left = THUMB_WIDTH + MARGIN + _BESIDE_THUMBS if self.thumbnails else 0
            self._plain = (single(self.view, self.width, self.height, left=left, crop=self.crop),)
        self.zoom = self.zoom.kept_inside(self.width, self.height)

    @property
    def canvas(self) -> Box:
        """The whole canvas in logical pixels."""
        return Box(0, 0, self.width, self.height)

    @property
    def placements(self) -> tuple[Placement, ...]:
        """The figures as they are seen, zoom included."""
        if self.zoom.factor == 1.0:
            return self._plain
        return tuple(self.zoom.applied(placement) for placement in self._plain)

    @property
    def scale(self) -> float:
        """Logical pixels per figure unit, zoom included."""
        return self._plain[0].scale * self.zoom.factor if self._plain else 1.0

    def placement_of(self, figure: str) -> Placement | None:
        """Where the figure is seen; None when the view does not show it."""
        return next((p for p in self.placements if p.figure == figure), None)

    def canvas_point(self, figure: str, x: float, y: float) -> tuple[float, float] | None:
        """Canvas pixel of a figure point; None when the view does not show that figure."""
        placement = self.placement_of(figure)
        return None if placement is None else placement.to_canvas(x, y)

    def figure_point(self, px: float, py: float) -> tuple[Figure, float, float] | None:
        """Figure and figure point under a canvas pixel; None beside all figures and on a thumbnail."""
        if self.thumb_at(px, py) is not None:
            return None
        for placement in self.placements:
            if placement.box.holds(px, py):
                x, y = placement.to_figure(px, py)
                return placement.figure, x, y
        return None

    def thumbs(self) -> tuple[tuple[Figure, Box], ...]:
        """The thumbnails from top to bottom; none in the overview or where they are switched off."""
        if self.view == "all" or not self.thumbnails:
            return ()
        return tuple((figure, Box(MARGIN, MARGIN + i * THUMB_STEP, THUMB_WIDTH, THUMB_HEIGHT)) for i, figure in enumerate(THUMB_ORDER))

    def thumb_at(self, px: float, py: float) -> Figure | None:
        """The thumbnail under a canvas pixel."""
        return next((figure for figure, box in self.thumbs() if box.holds(px, py)), None)

    def open_area(self) -> Box:
        """The canvas without the thumbnails."""
        thumbs = self.thumbs()
        left = thumbs[0][1].right + 8 if thumbs else 0
        return Box(left, 0, self.width - left, self.height)
