"""Says which muscle lies at a point of a figure, as pure functions on polygons; it knows no Qt and names no allowed site."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from procedure_assistant.resources import resource

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""left, top, right, bottom in figure units."""


def contains(outline: Sequence[Point], x: float, y: float) -> bool:
    """Whether the point lies inside the closed outline (even-odd rule)."""
    return sum(1 for crossing in _crossings(outline, y) if x < crossing) % 2 == 1


def _crossings(outline: Sequence[Point], y: float) -> list[float]:
    """Where the outline crosses a height."""
    found: list[float] = []
    x1, y1 = outline[-1]
    for x2, y2 in outline:
        if (y1 > y) != (y2 > y):
            found.append(x1 + (y - y1) / (y2 - y1) * (x2 - x1))
        x1, y1 = x2, y2
    return found


def box_of(outline: Sequence[Point]) -> Box:
    """The smallest upright box around the outline."""
    xs, ys = [p[0] for p in outline], [p[1] for p in outline]
    return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class Outline:
    """One closed polygon with its box, which answers most questions before the polygon is walked."""

    points: tuple[Point, ...]
    box: Box

    @classmethod
    def of(cls, points: Sequence[Sequence[float]]) -> Outline:
        """From a list of [x, y]."""
        pairs = tuple((float(x), float(y)) for x, y in points)
        return cls(pairs, box_of(pairs))

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        left, top, right, bottom = self.box
        return left <= x <= right and top <= y <= bottom and contains(self.points, x, y)


@dataclass(frozen=True, slots=True)
class MuscleRegion:
    """The outline of one muscle in one figure; ``side`` is the patient's left, right, or mid."""

    muscle: str
    side: str
    outline: Outline


@dataclass(frozen=True, slots=True)
class FigureRegions:
    """Everything that can be hit in one figure. ``muscles`` runs from the most superficial to the deepest."""

    skin: tuple[Outline, ...]
    covers: tuple[Outline, ...]
    muscles: tuple[MuscleRegion, ...]


@dataclass(frozen=True, slots=True)
class Regions:
    """The regions of all figures by figure name."""

    figures: Mapping[str, FigureRegions]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Regions:
        """From the parsed regions.json; raises KeyError when a part is missing."""
        return cls({name: _figure(part) for name, part in data["figures"].items()})

    @classmethod
    def load(cls, path: Path) -> Regions:
        """From a regions.json made by packaging/build_regions.py."""
        return cls.from_json(json.loads(path.read_text(encoding="utf-8")))

    def muscle_at(self, figure: str, x: float, y: float) -> list[tuple[str, str]]:
        """Muscles under the point as (muscle, side), the most superficial first; empty beside all muscles.

        Order: procerus, frontalis, corrugator, temporalis, occipitalis, trapezius, sternocleidomastoid, cervical paraspinal:
        the reverse of the order in which the figure paints them, so the first one is the one that is seen. An ear covers
        what lies under it: on the ear no muscle is named.
        """
        regions = self.figures[figure]
        if any(cover.holds(x, y) for cover in regions.covers):
            return []
        return [(m.muscle, m.side) for m in regions.muscles if m.outline.holds(x, y)]

    def on_skin(self, figure: str, x: float, y: float) -> bool:
        """Whether the point lies on the drawn person at all."""
        return any(part.holds(x, y) for part in self.figures[figure].skin)

    def skin_span(self, figure: str, y: float) -> tuple[float, float] | None:
        """The outermost skin left and right at this height; None above and below the person."""
        crossings = [x for part in self.figures[figure].skin for x in _crossings(part.points, y)]
        return (min(crossings), max(crossings)) if crossings else None

    def muscle_box(self, figure: str, muscle: str, side: str) -> Box | None:
        """The box of one muscle in one figure; None when the figure does not show it."""
        for region in self.figures[figure].muscles:
            if region.muscle == muscle and region.side == side:
                return region.outline.box
        return None


def _figure(part: Mapping[str, Any]) -> FigureRegions:
    return FigureRegions(
        skin=tuple(Outline.of(p) for p in part["skin"]),
        covers=tuple(Outline.of(p) for p in part["covers"]),
        muscles=tuple(MuscleRegion(m["muscle"], m["side"], Outline.of(m["points"])) for m in part["muscles"]),
    )


@cache
def shipped() -> Regions:
    """The regions of the shipped figures, read once."""
    return Regions.load(resource("figures", "regions.json"))


def muscle_at(figure: str, x: float, y: float) -> list[tuple[str, str]]:
    """Muscles of a shipped figure under the point, see `Regions.muscle_at`."""
    return shipped().muscle_at(figure, x, y)


def on_skin(figure: str, x: float, y: float) -> bool:
    """Whether the point of a shipped figure lies on the drawn person."""
    return shipped().on_skin(figure, x, y)
