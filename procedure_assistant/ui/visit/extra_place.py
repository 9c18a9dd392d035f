"""Where an extra goes that is asked for by muscle and side instead of by a click. Knows the outlines of the figures, no Qt, no rule."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, hypot, pi, sin
from typing import Final

from procedure_assistant.domain.injection_map import InjectionMap, Side
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.ui.map.regions import muscle_at

APART: Final = 20.0
"""Figure units (1 cm) that an extra keeps from every other site, so that its mark hides none."""
_RINGS: Final = (22.0, 34.0, 48.0, 64.0)
_SPOKES: Final = 12


def extra_place(record: ProcedureRecord, muscle: str, side: Side) -> tuple[str, float, float] | None:
    """Figure and place of an extra in a muscle and side: where extras usually go, else as near to it as is free; None where nothing is."""
    map_ = record.map
    if map_ is None:
        return None
    taken = [(site.figure, site.x, site.y) for site in record.sites.values()]
    for figure, x, y in _candidates(map_, muscle, side):
        free = all(other != figure or hypot(x - ox, y - oy) >= APART for other, ox, oy in taken)
        if free and (muscle, side.value) in muscle_at(figure, x, y)[:1]:
            return figure, x, y
    return None


def _candidates(map_: InjectionMap, muscle: str, side: Side) -> Iterator[tuple[str, float, float]]:
    """The places of the map for extras, then rings around them and around the sites of the muscle."""
    areas = [(area.figure, area.x, area.y) for area in map_.extra_areas if (area.muscle, area.side) == (muscle, side)]
    sites = [(site.figure, site.x, site.y) for site in map_.sites if (site.muscle, site.side) == (muscle, side)]
    yield from areas
    for reach in _RINGS:
        for figure, x, y in (*areas, *sites):
            for spoke in range(_SPOKES):
                turn = 2 * pi * spoke / _SPOKES
                yield figure, round(x + reach * cos(turn), 1), round(y + reach * sin(turn), 1)
