"""A signature while it is drawn: lines in the box they are kept in, thinned so that no hand can make them too many. Knows no Qt."""

from __future__ import annotations

from procedure_assistant.domain.commands.consent import MOST_POINTS, MOST_STROKES
from procedure_assistant.domain.events_consent import HEIGHT, WIDTH, Stroke

_FINEST = 6.0
"""Points nearer than this to the one before are left out: half a point on paper."""
_MOST_WHILE_DRAWING = MOST_POINTS - 200


class Drawing:
    """The lines so far. Positions come in as parts of the box, 0 to 1; what lies outside is drawn at its edge."""

    def __init__(self) -> None:
        self._strokes: list[list[tuple[int, int]]] = []
        self._open: list[tuple[int, int]] | None = None
        self._finest = _FINEST

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """As the record keeps them."""
        return tuple(tuple(number for point in stroke for number in point) for stroke in self._strokes)

    @property
    def is_full(self) -> bool:
        """No further line is taken."""
        return len(self._strokes) >= MOST_STROKES and self._open is None

    def begin(self, x: float, y: float) -> bool:
        """Put the pen down; False where the box is full."""
        if self.is_full:
            return False
        self._open = [_inside(x, y)]
        self._strokes.append(self._open)
        return True

    def go(self, x: float, y: float) -> bool:
        """Draw on to here; False where that changed nothing."""
        if self._open is None:
            return False
        at, before = _inside(x, y), self._open[-1]
        if _far(at, before) < self._finest:
            return False
        self._open.append(at)
        if sum(map(len, self._strokes)) > _MOST_WHILE_DRAWING:
            self._thin()
        return True

    def end(self, x: float, y: float) -> None:
        """Lift the pen here; the last place is always kept."""
        if self._open is None:
            return
        at = _inside(x, y)
        if at != self._open[-1]:
            self._open.append(at)
        self._open = None

    def drop(self) -> None:
        """The line that is being drawn was none: the screen lost the finger."""
        if self._open is not None:
            self._strokes.pop()
            self._open = None

    def undo(self) -> None:
        """Take the last line away."""
        self._open = None
        if self._strokes:
            self._strokes.pop()

    def clear(self) -> None:
        """An empty box."""
        self._strokes, self._open, self._finest = [], None, _FINEST

    def _thin(self) -> None:
        """Coarser by half again and again, so that the whole is kept and its size is bounded, however long somebody scribbles."""
        while sum(map(len, self._strokes)) > _MOST_WHILE_DRAWING // 2:
            self._finest *= 1.5
            for stroke in self._strokes:
                stroke[:] = _thinned(stroke, self._finest)
            if all(len(stroke) <= 2 for stroke in self._strokes):
                return


def _thinned(stroke: list[tuple[int, int]], finest: float) -> list[tuple[int, int]]:
    kept = stroke[:1]
    for point in stroke[1:-1]:
        if _far(point, kept[-1]) >= finest:
            kept.append(point)
    return [*kept, stroke[-1]] if len(stroke) > 1 else kept


def _far(one: tuple[int, int], other: tuple[int, int]) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _inside(x: float, y: float) -> tuple[int, int]:
    return min(WIDTH, max(0, round(x * WIDTH))), min(HEIGHT, max(0, round(y * HEIGHT)))
