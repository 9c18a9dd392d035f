"""One measured row with its goal, and the table of all rows as text. Measures nothing."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, in ``unit``; ``goal`` is the most it should be, None when it is only told."""

    what: str
    value: float
    unit: str
    goal: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the goal was met; None without one."""
        return None if self.goal is None else self.value <= self.goal


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least ``percent`` of all are not above (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(math.ceil(len(ordered) * percent / 100) - 1, 0)]


def spread(values: Sequence[float]) -> str:
    """Least and most in words."""
    return f"{min(values):.1f} to {max(values):.1f} in {len(values)}"


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def lines(title: str, rows: Iterable[Row]) -> list[str]:
    """A headed block of the table."""
    return [f"\n{title}", *(_line(row) for row in rows)]


def _line(row: Row) -> str:
    goal = "" if row.goal is None else f"≤ {_number(row.goal, row.unit)}"
    verdict = {None: "", True: "met", False: "OVER GOAL"}[row.met]
    return f"  {row.what:<58}{_number(row.value, row.unit):>10}  {goal:<13}{verdict:<10} {row.note}".rstrip()


def _number(value: float, unit: str) -> str:
    digits = {"×": 2, "MB": 0, "presses": 0, "keys": 0}.get(unit, 1)
    return f"{value:.{digits}f}{'' if unit == '×' else ' '}{unit}"
