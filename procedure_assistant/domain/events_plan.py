"""The fact that the plan of the injection map was laid from an earlier visit. It says what is planned, never that anything was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.units import Dose


@dataclass(frozen=True, slots=True)
class LaidSite:
    """Where and with which dose a site is planned now. ``extra``: it is not on the map; ``reason`` why it stood so far off then."""

    site: str
    muscle: str
    side: Side
    number: int
    figure: str
    x: float
    y: float
    dose: Dose
    extra: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlanLaid:
    """Sites that are not decided yet are planned as an earlier visit (``visit_id``, of ``day``, by ``map_version``) gave them."""

    visit_id: str
    day: date
    map_version: str
    sites: tuple[LaidSite, ...]
