"""How a site stands after the plan was laid from an earlier visit. Part of the fold; it decides nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from procedure_assistant.domain.events_plan import LaidSite
from procedure_assistant.domain.geometry import distance_mm
from procedure_assistant.domain.record_parts import SiteRecord

if TYPE_CHECKING:
    from procedure_assistant.domain.record import ProcedureRecord


def laid_site(record: ProcedureRecord, one: LaidSite) -> SiteRecord:
    """The site with its place and dose of then, still to be given. Raises KeyError for a site of the plan that the map does not have."""
    if one.extra:
        return SiteRecord(
            one.site, one.muscle, one.side, one.number, one.figure, one.x, one.y, None, None, one.dose, laid=True
        )  # fmt: skip
    site = record.sites[one.site]
    moved = None
    if record.map is not None and site.planned_at is not None:
        moved = distance_mm(site.planned_at, (one.x, one.y), record.map.units_per_cm)
    far = moved is not None and moved.amount > 0
    return replace(
        site, x=one.x, y=one.y, intended=one.dose, moved=moved if far else None, move_reason=one.reason if far else "", laid=True
    )
