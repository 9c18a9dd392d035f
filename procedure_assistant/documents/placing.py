"""Finding room for letters and numbers on a plate: marks never move, words do. Pure geometry, no drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

_STEPS = ((1, 0), (-1, 0), (0.8, -0.75), (-0.8, -0.75), (0, -1), (0, 1), (0.8, 0.8), (-0.8, 0.8))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle about a centre."""

    x: float
    y: float
    width: float
    height: float

    def overlap(self, other: Box) -> float:
        """Shared area."""
        across = (self.width + other.width) / 2 - abs(self.x - other.x)
        down = (self.height + other.height) / 2 - abs(self.y - other.y)
        return across * down if across > 0 and down > 0 else 0.0


@dataclass(slots=True)
class Crowd:
    """Everything that stands on the plates already."""

    boxes: list[Box] = field(default_factory=list)

    def add(self, box: Box) -> None:
        """Take a place."""
        self.boxes.append(box)

    def overlap(self, box: Box) -> float:
        """How much of a box is taken."""
        return sum(box.overlap(other) for other in self.boxes)

    def place(self, candidates: Iterable[Box]) -> Box:
        """Take the first free place, or the one that covers least."""
        best: tuple[float, Box] | None = None
        for box in candidates:
            taken = self.overlap(box)
            if best is None or taken < best[0]:
                best = (taken, box)
            if not taken:
                break
        if best is None:
            raise ValueError("no place was offered")
        self.add(best[1])
        return best[1]


def around(x: float, y: float, reach: float, width: float, height: float) -> Iterable[Box]:
    """Places about a mark, nearest first: right, left, above, below, and the corners; then further out."""
    for further in (0.0, 4.0, 9.0, 15.0, 24.0):
        for right, down in _STEPS:
            yield Box(x + right * (reach + width / 2 + 1.2 + further), y + down * (reach + height / 2 + further), width, height)
