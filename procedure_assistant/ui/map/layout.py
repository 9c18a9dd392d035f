"""Places the figures on the canvas and converts between canvas pixels and figure units; pure numbers, no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from procedure_assistant.ui.map.model import FIGURES, Figure
from procedure_assistant.ui.map.regions import Regions

UNITS_PER_MM: Final = 2.0

VIEW_BOX: Final[dict[str, tuple[int, int]]] = {
    "anterior": (440, 612),
    "posterior": (900, 680),
    "lateral_left": (510, 612),
    "lateral_right": (510, 612),
}
WHOLE_LATERALS_FROM_PX: Final = 2200
MARGIN, TOP, BOTTOM, ROW_GAP, LARGEST_GAP = 12, 11, 5, 13, 90
THUMB_WIDTH, THUMB_HEIGHT, THUMB_STEP = 114, 112, 120
CARD_ROOM: Final = 344
"""The site card (316) with its distance to the edge: an enlarged plate stands clear of it where it can."""


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle: figure units for crops, canvas pixels for places."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.h

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def meets(self, other: Box) -> bool:
        """Whether the two share an area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def cut_to(self, other: Box) -> Box | None:
        """The common area; None where there is none."""
        if not self.meets(other):
            return None
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(x, y, min(self.right, other.right) - x, min(self.bottom, other.bottom) - y)


_FLAG_ASIDE: Final = 4.0
"""How far the flag at a corner of a mark stands beside the middle of it, in canvas pixels."""

CROPS: Final[dict[str, Box]] = {
    "anterior": Box(42, 12, 356, 576),
    "posterior": Box(100, -2, 700, 638),
    "lateral_left": Box(18, 8, 478, 290),
    "lateral_right": Box(14, 8, 478, 290),
}
WHOLE_CROPS: Final[dict[str, Box]] = CROPS | {name: replace(CROPS[name], h=590) for name in ("lateral_left", "lateral_right")}
NAPE_CROP: Final = Box(300, 146, 300, 334)
GLOVES_CROPS: Final[dict[str, Box]] = {
    "anterior": Box(60, 84, 320, 236),
    "posterior": Box(100, 146, 700, 490),
    "lateral_left": Box(40, 74, 420, 310),
    "lateral_right": Box(50, 74, 420, 310),
}
"""The part of a figure that gloves mode shows: its sites as large as the canvas allows."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one figure stands: its crop in figure units, the canvas point of the crop's corner and pixels per unit."""

    figure: Figure
    crop: Box
    left: float
    top: float
    scale: float

    @property
    def box(self) -> Box:
        """The crop in canvas pixels."""
        return Box(self.left, self.top, self.crop.w * self.scale, self.crop.h * self.scale)

    def to_canvas(self, x: float, y: float) -> tuple[float, float]:
        """Figure units to canvas pixels."""
        return self.left + (x - self.crop.x) * self.scale, self.top + (y - self.crop.y) * self.scale

    def to_figure(self, px: float, py: float) -> tuple[float, float]:
        """Canvas pixels to figure units."""
        return self.crop.x + (px - self.left) / self.scale, self.crop.y + (py - self.top) / self.scale

    def units_of(self, area: Box) -> Box:
        """A canvas rectangle in figure units."""
        x, y = self.to_figure(area.x, area.y)
        return Box(x, y, area.w / self.scale, area.h / self.scale)


def overview(width: int, height: int) -> tuple[Placement, ...]:
    """All four figures at one scale: anterior and posterior above, the two sides below."""
    crops = WHOLE_CROPS if width > WHOLE_LATERALS_FROM_PX else CROPS
    rows: Sequence[tuple[Figure, Figure]] = (("anterior", "posterior"), ("lateral_left", "lateral_right"))
    heights = [max(crops[name].h for name in row) for row in rows]
    widest = max(sum(crops[name].w for name in row) for row in rows)
    free_height = max(1, height - TOP - BOTTOM - ROW_GAP)
    scale = max(0.05, min((width - 2 * MARGIN - 36) / widest, free_height / sum(heights)))
    spare = max(0.0, free_height - scale * sum(heights)) / 3
    placed: list[Placement] = []
    top = TOP + spare
    for row, tallest in zip(rows, heights, strict=True):
        placed += _row(row, crops, width, top, scale)
        top += tallest * scale + ROW_GAP + spare
    order = {name: i for i, name in enumerate(FIGURES)}
    return tuple(sorted(placed, key=lambda p: order[p.figure]))


def _row(names: Sequence[Figure], crops: dict[str, Box], width: int, top: float, scale: float) -> list[Placement]:
    """One row of figures; free width is shared between and beside them, at most LARGEST_GAP each."""
    widths = [crops[name].w * scale for name in names]
    gap = min(LARGEST_GAP, (width - 2 * MARGIN - sum(widths)) / (len(names) + 1))
    left = (width - sum(widths) - gap * (len(names) - 1)) / 2
    placed: list[Placement] = []
    for name, own in zip(names, widths, strict=True):
        placed.append(Placement(name, crops[name], round(left), round(top), scale))
        left += own + gap
    return placed


def single(figure: Figure, width: int, height: int, *, left: int = 0, crop: Box | None = None) -> Placement:
    """One figure as large as the canvas right of ``left`` allows; beside thumbnails it stands clear of the site card.

    The card belongs on the side away from the face; so the right lateral makes room at the left, the others at the right.
    """
    crop = crop or WHOLE_CROPS[figure]
    area_left, area_right = left + MARGIN, width - MARGIN
    room = area_right - area_left
    scale = max(0.05, min(room / crop.w, (height - TOP - BOTTOM) / crop.h))
    own = crop.w * scale
    card = CARD_ROOM if left else 0
    centred = area_left + (room - own) / 2
    if figure == "lateral_right":
        x = min(max(centred, area_left + card), area_right - own)
    else:
        x = max(min(centred, area_right - card - own), area_left)
    return Placement(figure, crop, round(x), round(TOP + (height - TOP - BOTTOM - crop.h * scale) / 2), scale)


@dataclass(frozen=True, slots=True)
class Zoom:
    """Enlargement of the whole canvas: ``factor`` 1 to 4, ``dx``/``dy`` the canvas pixels shifted out at the left and top."""

    factor: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def about(self, px: float, py: float, factor: float, width: int, height: int) -> Zoom:
        """Zoomed so that the point under (px, py) stays under it, as far as the canvas edge allows."""
        factor = min(4.0, max(1.0, factor))
        ratio = factor / self.factor
        return Zoom(factor, (self.dx + px) * ratio - px, (self.dy + py) * ratio - py).kept_inside(width, height)

    def moved(self, by_x: float, by_y: float, width: int, height: int) -> Zoom:
        """Shifted so that the picture follows the pointer."""
        return replace(self, dx=self.dx - by_x, dy=self.dy - by_y).kept_inside(width, height)

    def kept_inside(self, width: int, height: int) -> Zoom:
        """The same with no empty border drawn into the canvas."""
        free_x, free_y = width * (self.factor - 1), height * (self.factor - 1)
        return Zoom(self.factor, min(max(self.dx, 0.0), free_x), min(max(self.dy, 0.0), free_y))

    def applied(self, placement: Placement) -> Placement:
        """The placement as it is seen through this zoom."""
        if self.factor == 1.0:
            return placement
        return replace(
            placement,
            left=placement.left * self.factor - self.dx,
            top=placement.top * self.factor - self.dy,
            scale=placement.scale * self.factor,
        )


@dataclass(frozen=True, slots=True)
class Edges:
    """Which edges of a crop cut through the drawn person and must fade."""

    left: bool = False
    top: bool = False
    right: bool = False
    bottom: bool = False


_PLATE_EDGES: Final = {
    "anterior": Edges(bottom=True),
    "posterior": Edges(left=True, right=True, bottom=True),
    "lateral_left": Edges(bottom=True),
    "lateral_right": Edges(bottom=True),
}


def cut_edges(regions: Regions, figure: str, crop: Box) -> Edges:
    """The edges beyond which the person goes on; an edge in empty canvas must not fade, or an ear would.

    Of the plates themselves this is known: the shoulders that leave the anterior plate have faded in the figure already.
    """
    if crop in (CROPS[figure], WHOLE_CROPS[figure]):
        return _PLATE_EDGES[figure]
    points = [point for part in regions.figures[figure].skin for point in part.points]
    beside = [x for x, y in points if crop.y <= y <= crop.bottom]
    above_or_below = [y for x, y in points if crop.x <= x <= crop.right]
    return Edges(
        left=min(beside, default=crop.x) < crop.x,
        top=min(above_or_below, default=crop.y) < crop.y,
        right=max(beside, default=crop.right) > crop.right,
        bottom=crop.bottom >= CROPS[figure].bottom or max(above_or_below, default=crop.bottom) > crop.bottom,
    )


def fade_px(scale: float) -> float:
    """Length of the fade at a cut edge in canvas pixels, 30 to 60 (SPEC, Plates)."""
    return min(60.0, max(30.0, 48 * scale))


def diameter_px(scale: float, *, large: bool) -> float:
    """Diameter of a site mark: 27.2 figure units, 29 in compact windows and with gloves, kept between 17 and 64 px."""
    return min(64.0, max(17.0, (29.0 if large else 27.2) * scale))


def flag_box(mark: Box, width: float, height: float, others: Iterable[Box], canvas: Box) -> Box:
    """Where the flag of the next site stands: below its mark, else above, beside or at a corner, where it hides no other mark.

    Where each of these would hide one, the place that hides least.
    """
    x, y = mark.x + mark.w / 2, mark.y + mark.h / 2
    below, above = mark.bottom + 1, mark.y - 1 - height
    left, right = x - _FLAG_ASIDE - width, x + _FLAG_ASIDE
    middle = [(x - width / 2, below), (x - width / 2, above), (mark.right + 2, y - height / 2), (mark.x - 2 - width, y - height / 2)]
    corners = [(left, below), (right, below), (left, above), (right, above)]
    places = [Box(*corner, width, height) for corner in middle + corners]
    inside = [p for p in places if canvas.holds(p.x, p.y) and canvas.holds(p.right, p.bottom)]
    taken = list(others)
    return min(inside or places, key=lambda place: sum(cut.w * cut.h for other in taken if (cut := place.cut_to(other))))
