"""What an earlier visit gave by its injection map, and where the visit of today differs from it. Decides nothing, reads no store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from procedure_assistant.domain.geometry import distance_mm
from procedure_assistant.domain.injection_map import InjectionMap, Side
from procedure_assistant.domain.record import ProcedureRecord, SiteRecord
from procedure_assistant.domain.units import Dose, Length

SAME_PLACE_MM = Decimal(3)
"""Two places closer than this on the figure are one: nobody points more exactly, and its mark would hide the other's."""


@dataclass(frozen=True, slots=True)
class LastSite:
    """A site as it was left then: ``dose`` None where it was omitted (``omitted`` says why)."""

    id: str
    muscle: str
    side: Side
    number: int
    figure: str
    x: float
    y: float
    dose: Dose | None
    extra: bool
    move_reason: str
    omitted: str


@dataclass(frozen=True, slots=True)
class LastMap:
    """The injection map of an earlier signed visit, its amendments included."""

    visit_id: str
    day: date
    map_id: str
    map_version: str
    sites: tuple[LastSite, ...]

    @property
    def given(self) -> tuple[LastSite, ...]:
        """The sites that were given."""
        return tuple(site for site in self.sites if site.dose is not None)

    @property
    def units(self) -> Decimal:
        """Units given, of the map's substance."""
        return sum((site.dose.amount for site in self.sites if site.dose is not None), Decimal(0))

    def comparable(self, map_: InjectionMap | None) -> bool:
        """Whether its places are places of this map: the same map in the same version."""
        return map_ is not None and (map_.id, map_.version) == (self.map_id, self.map_version)

    def as_standard(self, map_: InjectionMap) -> bool:
        """Whether it gave the map exactly as it is published, so that there is nothing to plan from it."""
        standard = {(site.id, site.figure, site.x, site.y, site.units) for site in map_.sites}
        return {(one.id, one.figure, one.x, one.y, one.dose.amount if one.dose else None) for one in self.sites} == standard


def last_map_of(record: ProcedureRecord, visit_id: str) -> LastMap | None:
    """The map of a signed visit; None for one that has none, is open or void, or gave no site."""
    if record.map is None or not record.signed or record.voided:
        return None
    sites = tuple(_last(site) for site in record.sites.values() if site.decided)
    if not any(site.dose for site in sites):
        return None
    return LastMap(visit_id, record.day, record.visit.map_id, record.visit.map_version, sites)


def _last(site: SiteRecord) -> LastSite:
    return LastSite(
        site.id, site.muscle, site.side, site.number, site.figure, site.x, site.y,
        site.given, site.extra, site.move_reason, site.omitted,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ghost:
    """Something that the last visit did elsewhere or otherwise. ``now`` is the site of today it belongs to, None for an extra or an
    omission that is gone; ``apart`` how far it stood from there, None where the place is the same."""

    then: LastSite
    now: SiteRecord | None
    apart: Length | None


def ghosts(record: ProcedureRecord, last: LastMap | None) -> tuple[Ghost, ...]:
    """What to show of the last visit: sites elsewhere (by more than 3 mm), with another dose, omitted then or now, and extras that
    today has not. Nothing where the maps differ: their places cannot be compared."""
    if last is None or record.map is None or not last.comparable(record.map):
        return ()
    return tuple(_ghosts(record, record.map.units_per_cm, last))


def _ghosts(record: ProcedureRecord, per_cm: int, last: LastMap) -> Iterator[Ghost]:
    for then in last.sites:
        if then.extra:
            if not any(_same_extra(then, site, per_cm) for site in record.sites.values()):
                yield Ghost(then, None, None)
            continue
        now = record.sites.get(then.id)
        if now is None:
            continue
        apart = _apart(then, now, per_cm)
        dose = None if now.omitted else now.given or now.intended
        if (apart is not None and then.dose is not None) or dose != then.dose:
            yield Ghost(then, now, apart if then.dose is not None else None)


def _apart(then: LastSite, now: SiteRecord, per_cm: int) -> Length | None:
    apart = distance_mm((then.x, then.y), (now.x, now.y), per_cm)
    return apart if apart.amount > SAME_PLACE_MM else None


def _same_extra(then: LastSite, now: SiteRecord, per_cm: int) -> bool:
    if not now.extra or (now.muscle, now.side, now.figure) != (then.muscle, then.side, then.figure):
        return False
    return _apart(then, now, per_cm) is None and (now.given or now.intended) == then.dose
