"""Finds the site meant by a press, a sweep or an arrow key, as pure functions on positions in pixels; no Qt, no painting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Final, Literal

Place = tuple[str, float, float]
"""Site id and its position."""
Direction = Literal["left", "right", "up", "down"]

_STEP: Final[dict[Direction, tuple[float, float]]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_SIDEWAYS_COST: Final = 2.0
"""A site straight ahead is preferred to a nearer one off to the side."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a press meant: one site, none (``id`` empty), or two that are too near to tell apart (``doubt``)."""

    id: str = ""
    doubt: tuple[str, ...] = ()


def press(places: Sequence[Place], x: float, y: float, radius: float, *, tie: float = 0.0, preferred: str = "") -> Hit:
    """The nearest centre within ``radius``.

    With a ``tie`` (gloves), sites whose distance differs by less count as equally near: ``preferred`` wins if it is one of
    them, otherwise the press is in doubt and names the two nearest.
    """
    near = sorted((hypot(px - x, py - y), key) for key, px, py in places)
    near = [(distance, key) for distance, key in near if distance <= radius]
    if not near:
        return Hit()
    equal = [key for distance, key in near if distance - near[0][0] < tie]
    if len(equal) < 2:
        return Hit(near[0][1])
    return Hit(preferred) if preferred in equal else Hit(doubt=tuple(equal[:2]))


def crossed(places: Sequence[Place], start: tuple[float, float], end: tuple[float, float], radius: float) -> list[str]:
    """Sites whose centre comes within ``radius`` of the way from start to end, in the order in which they are met."""
    (x0, y0), (x1, y1) = start, end
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    met: list[tuple[float, str]] = []
    for key, px, py in places:
        t = min(1.0, max(0.0, ((px - x0) * dx + (py - y0) * dy) / length)) if length else 0.0
        if hypot(px - x0 - t * dx, py - y0 - t * dy) <= radius:
            met.append((t, key))
    return [key for _, key in sorted(met)]


def neighbour(places: Sequence[Place], current: str, direction: Direction) -> str:
    """The nearest site in that direction; the current one where there is none, the first where nothing is current."""
    here = next((place for place in places if place[0] == current), None)
    if here is None:
        return places[0][0] if places else ""
    ux, uy = _STEP[direction]
    best, best_cost = current, float("inf")
    for key, px, py in places:
        dx, dy = px - here[1], py - here[2]
        ahead, aside = dx * ux + dy * uy, abs(dx * uy - dy * ux)
        if ahead > 0.5 and ahead + _SIDEWAYS_COST * aside < best_cost:
            best, best_cost = key, ahead + _SIDEWAYS_COST * aside
    return best
