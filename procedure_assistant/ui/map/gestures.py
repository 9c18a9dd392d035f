"""What a pointer does between press and release: tap, sweep, pan, move. One class a gesture; each asks, none decides."""

from __future__ import annotations

from dataclasses import replace
from math import hypot
from typing import Final, Protocol

from procedure_assistant.ui.map.hits import Hit, Place, crossed
from procedure_assistant.ui.map.mark_layer import Moving

SWEEP_REACH: Final = 0.5
"""A sweep gives what it really crosses: within the mark itself, not within the wider area of a press."""

Point = tuple[float, float]


class Host(Protocol):
    """What a gesture may ask of the view."""

    def sweep_places(self) -> list[Place]:
        """Canvas places of the sites."""
        ...

    def mark_diameter(self) -> float:
        """Diameter of a mark in pixels."""
        ...

    def drag_distance(self) -> float:
        """How far a press may wander and still be a tap."""
        ...

    def zoomed(self) -> bool:
        """Whether the canvas is enlarged, so that dragging the skin shifts it."""
        ...

    def tapped(self, hit: Hit, at: Point) -> None:
        """A press and release in place."""
        ...

    def swept(self, site_id: str) -> None:
        """The sweep has just crossed this site."""
        ...

    def sweep_over(self, site_ids: tuple[str, ...]) -> None:
        """The sweep is over."""
        ...

    def panned(self, by_x: float, by_y: float) -> None:
        """The canvas follows the pointer."""
        ...

    def move_shown(self, moving: Moving) -> None:
        """The moved mark would stand here."""
        ...

    def move_dropped(self) -> None:
        """The moved mark has been let go."""
        ...

    def in_figure(self, figure: str, at: Point) -> Point | None:
        """The figure point under a canvas point, kept inside that figure's crop."""
        ...


class Gesture:
    """A press that has not been released yet."""

    def __init__(self, host: Host, start: Point) -> None:
        self.host = host
        self.start = start

    def drag(self, at: Point) -> Gesture:
        """The pointer moved; answers the gesture that this has become."""
        raise NotImplementedError

    def release(self, at: Point) -> None:
        """The pointer was let go."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Esc or a second finger: what has been asked stays asked, nothing more is."""


class Tap(Gesture):
    """A press in place. Dragged, it becomes a sweep; on the skin of an enlarged canvas it becomes a pan."""

    def __init__(self, host: Host, start: Point, hit: Hit) -> None:
        super().__init__(host, start)
        self.hit = hit

    def drag(self, at: Point) -> Gesture:
        """Stays a tap within the drag distance of the platform."""
        if hypot(at[0] - self.start[0], at[1] - self.start[1]) < self.host.drag_distance():
            return self
        if self.host.zoomed() and not self.hit.id:
            return Pan(self.host, self.start).drag(at)
        return Sweep(self.host, self.start, self.hit.id).drag(at)

    def release(self, at: Point) -> None:
        """A tap where the press was: a trembling finger does not change the target."""
        self.host.tapped(self.hit, self.start)


class Sweep(Gesture):
    """Press and drag over sites: each is announced once, when it is crossed."""

    def __init__(self, host: Host, start: Point, first: str) -> None:
        super().__init__(host, start)
        self._at = start
        self._met: list[str] = []
        if first:
            self._meet(first)

    def _meet(self, site_id: str) -> None:
        if site_id not in self._met:
            self._met.append(site_id)
            self.host.swept(site_id)

    def drag(self, at: Point) -> Gesture:
        """Crosses the sites between the last two places of the pointer, so that a fast hand misses none."""
        reach = SWEEP_REACH * self.host.mark_diameter()
        for site_id in crossed(self.host.sweep_places(), self._at, at, reach):
            self._meet(site_id)
        self._at = at
        return self

    def release(self, at: Point) -> None:
        """Says all sites that were crossed."""
        self.drag(at)
        self.cancel()

    def cancel(self) -> None:
        """What was crossed has been said already; the sweep ends with it."""
        self.host.sweep_over(tuple(self._met))


class Pan(Gesture):
    """Dragging the enlarged canvas."""

    def __init__(self, host: Host, start: Point) -> None:
        super().__init__(host, start)
        self._at = start

    def drag(self, at: Point) -> Gesture:
        """The canvas follows."""
        self.host.panned(at[0] - self._at[0], at[1] - self._at[1])
        self._at = at
        return self

    def release(self, at: Point) -> None:
        """The canvas stays where it is."""
        self.drag(at)


class MoveMark(Gesture):
    """Dragging one mark in its figure. A press beside the mark brings it there first."""

    def __init__(self, host: Host, start: Point, moving: Moving, grip: Point) -> None:
        super().__init__(host, start)
        self._moving = moving
        self._grip = grip

    def drag(self, at: Point) -> Gesture:
        """The mark follows, held where it was gripped."""
        place = self.host.in_figure(self._moving.figure, (at[0] - self._grip[0], at[1] - self._grip[1]))
        if place is not None:
            self._moving = replace(self._moving, x=place[0], y=place[1])
            self.host.move_shown(self._moving)
        return self

    def release(self, at: Point) -> None:
        """Lets the mark go where it is."""
        self.drag(at)
        self.host.move_dropped()
