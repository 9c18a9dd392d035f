"""The marks of a site: disc, triangle, diamond, ring, struck ring. Their silhouettes differ; size and colour carry nothing."""

from __future__ import annotations

from math import cos, pi, sin

from procedure_assistant.documents.ink import Ink
from procedure_assistant.domain.record import SiteStatus

ON_PLATE = 3.6
IN_TABLE = 2.5
HALO = 0.9

TITLES = {
    SiteStatus.PLANNED: "planned, not yet given",
    SiteStatus.GIVEN: "given as planned",
    SiteStatus.CHANGED: "given, changed",
    SiteStatus.OMITTED: "planned, not given",
    SiteStatus.EXTRA: "extra",
}


def reach(status: SiteStatus, radius: float) -> float:
    """How far a mark reaches from its place to any side."""
    return radius * {SiteStatus.CHANGED: 4.6, SiteStatus.EXTRA: 4.8, SiteStatus.OMITTED: 4.9}.get(status, 3.6) / 3.6


def _corners(x: float, y: float, radius: float, count: int) -> tuple[tuple[float, float], ...]:
    """Corners of a regular polygon that points up; a triangle stands with its middle on the place."""
    return tuple((x + radius * sin(2 * pi * i / count), y - radius * cos(2 * pi * i / count)) for i in range(count))


def draw_mark(ink: Ink, x: float, y: float, status: SiteStatus, radius: float = ON_PLATE, *, halo: float = HALO) -> None:
    """Draw the mark of one site with a white edge that parts it from what lies below."""
    size = radius / ON_PLATE
    if status is SiteStatus.GIVEN:
        ink.disc(x, y, radius + halo, white=True)
        ink.disc(x, y, radius)
    elif status in (SiteStatus.CHANGED, SiteStatus.EXTRA):
        count, half = (3, 4.6 * size) if status is SiteStatus.CHANGED else (4, 4.8 * size)
        ink.polygon(_corners(x, y, half + halo * (2 if count == 3 else 1.4), count), white=True)
        ink.polygon(_corners(x, y, half, count))
    elif status is SiteStatus.PLANNED:
        ink.disc(x, y, radius + halo, white=True)
        ink.ring(x, y, radius, 0.75)
    else:
        ink.disc(x, y, radius + halo, white=True)
        ink.ring(x, y, radius, 0.75)
        half = 4.9 * size * 0.95
        ink.stroke(((x - half, y + half), (x + half, y - half)), 1.1 * max(size, 0.8))


def draw_planned_place(ink: Ink, x: float, y: float, to: tuple[float, float]) -> None:
    """Where a moved site had been planned: a dotted ring, with a thin line to where it was given."""
    ink.stroke(((x, y), to), 0.4)
    ink.ring(x, y, ON_PLATE, 0.5, dash=(0.9, 0.9))
