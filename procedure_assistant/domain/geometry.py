"""The landmark construction of the occipital nerves: line, thirds, zone and distances. Positions are figure units, x right, y down."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import hypot

from procedure_assistant.domain.say import say
from procedure_assistant.domain.units import Length

Point = tuple[float, float]

FIGURE_MOST_UNITS = 2000.0
"""No figure is larger than a metre (20 units = 1 cm), so a place beyond this is on none."""

SHORTEST_LINE_UNITS = 20.0
"""Two landmarks closer than 1 cm of the figure are one point: no line can be drawn through them."""


def on_a_figure(point: Point) -> bool:
    """Whether a place can lie on any figure at all: finite, not negative, not beyond the largest."""
    return all(0 <= place <= FIGURE_MOST_UNITS for place in point)


class LandmarksTooClose(ValueError):
    """Protuberance and mastoid lie on one point, so there is no line to part in thirds."""


@dataclass(frozen=True, slots=True)
class NuchalLine:
    """The line from the external occipital protuberance to one mastoid process, with the tape's length where it was measured."""

    protuberance: Point
    mastoid: Point
    tape: Length | None = None

    def __post_init__(self) -> None:
        if self.units < SHORTEST_LINE_UNITS:
            raise LandmarksTooClose(say("protuberance and mastoid lie on one point"))

    @property
    def units(self) -> float:
        """Length of the line on the figure."""
        return hypot(self.mastoid[0] - self.protuberance[0], self.mastoid[1] - self.protuberance[1])

    def at_third(self, thirds: int) -> Point:
        """The point ``thirds``/3 of the way from the protuberance (1 = greater, 2 = lesser occipital nerve; facts C1)."""
        (x0, y0), (x1, y1) = self.protuberance, self.mastoid
        return x0 + (x1 - x0) * thirds / 3, y0 + (y1 - y0) * thirds / 3

    def distance_at_third(self, thirds: int) -> Length | None:
        """Millimetres from the protuberance along the tape, to a tenth; None without the tape."""
        if self.tape is None:
            return None
        return Length((self.tape.amount * thirds / 3).quantize(Decimal("0.1"), ROUND_HALF_UP))

    def distance_to(self, point: Point) -> Length | None:
        """Millimetres from the protuberance to ``point`` on the scale of the tape, to a tenth; None without the tape."""
        if self.tape is None:
            return None
        units = hypot(point[0] - self.protuberance[0], point[1] - self.protuberance[1])
        return Length(Decimal(units * float(self.tape.amount) / self.units).quantize(Decimal("0.1"), ROUND_HALF_UP))

    def mm_per_unit(self, units_per_cm: int) -> float:
        """Scale of this patient's line on the figure: from the tape, else the figure's own."""
        if self.tape is None:
            return 10 / units_per_cm
        return float(self.tape.amount) / self.units

    def along_and_across(self, point: Point) -> tuple[float, float]:
        """Where ``point`` falls: fraction along the line (0 protuberance, 1 mastoid) and distance from it in figure units."""
        (x0, y0), (x1, y1) = self.protuberance, self.mastoid
        dx, dy = x1 - x0, y1 - y0
        px, py = point[0] - x0, point[1] - y0
        return (px * dx + py * dy) / self.units**2, abs(px * dy - py * dx) / self.units

    def cranial_of(self, point: Point) -> float:
        """How far ``point`` lies above the line (caudal is negative), as a fraction of the line's length."""
        (x0, y0), (x1, y1) = self.protuberance, self.mastoid
        dx, dy = x1 - x0, y1 - y0
        up = 1 if dx < 0 else -1  # y grows downwards; the normal that points up depends on the side
        return up * (dx * (point[1] - y0) - dy * (point[0] - x0)) / self.units**2

    def in_medial_third(self, point: Point, width_mm: Decimal, units_per_cm: int) -> bool:
        """Whether ``point`` lies in the lit zone: the medial third, ``width_mm`` wide, its ends rounded by half the width."""
        along, across = self.along_and_across(point)
        half = float(width_mm) / 2 / self.mm_per_unit(units_per_cm)
        beyond = max(-along, along - 1 / 3, 0.0) * self.units
        return hypot(beyond, across) <= half + 1e-6  # a place on the edge is inside, whatever the last binary digit says


def distance_mm(first: Point, second: Point, units_per_cm: int) -> Length:
    """Distance of two places on a figure at the figure's own scale, to a tenth of a millimetre."""
    units = hypot(first[0] - second[0], first[1] - second[1])
    return Length(Decimal(units * 10 / units_per_cm).quantize(Decimal("0.1"), ROUND_HALF_UP))
