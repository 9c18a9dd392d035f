"""Where a visit differs from the standard map and from the last visit, one sentence each. Says; decides and totals nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.injection_map import site_name
from procedure_assistant.domain.injection_map import InjectionMap, Side
from procedure_assistant.domain.last_visit import Ghost, LastMap, ghosts
from procedure_assistant.domain.once import once_per_record
from procedure_assistant.domain.record import ProcedureRecord, SiteRecord
from procedure_assistant.domain.say import joined, say


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference in words. ``site`` is the site of today it is about, "" where there is none."""

    site: str
    says: str


@once_per_record
def from_the_standard(record: ProcedureRecord) -> tuple[Difference, ...]:
    """Every site that is not as the map has it, in the order of the map: moved, other dose, omitted, extra."""
    found = (Difference(site.id, says) for site in record.sites.values() for says in _standard(record, site))
    return tuple(found)


def _standard(record: ProcedureRecord, site: SiteRecord) -> Iterator[str]:
    name = site_name(record, site)
    if site.omitted:
        yield say("{site} omitted: {reason}", site=name, reason=say(site.omitted))
        return
    given, dose = site.given is not None, wording.dose(site.given or site.intended)
    if site.extra:
        yield say("{site}: {dose}" if given else "{site}: {dose} planned", site=name, dose=dose)
        return
    if site.planned is not None and (site.given or site.intended) != site.planned:
        template = say("{site}: {dose} instead of {planned}") if given else say("{site}: {dose} planned instead of {planned}")
        yield say(template, site=name, dose=dose, planned=wording.dose(site.planned))
    if site.moved:
        far = wording.length_mm(site.moved)
        if site.move_reason:
            yield say("{site}: {far} from its place, {reason}", site=name, far=far, reason=say(site.move_reason))
        else:
            yield say("{site}: {far} from its place", site=name, far=far)


def from_last_visit(record: ProcedureRecord, last: LastMap | None) -> tuple[Difference, ...]:
    """Where the last visit stood elsewhere or did otherwise than today; nothing where its map cannot be compared.

    Where it did as the map says, what today does otherwise has been said already.
    """
    told = [ghost for ghost in ghosts(record, last) if ghost.now is None or _was_otherwise(ghost, ghost.now)]
    return tuple(Difference(ghost.now.id if ghost.now else "", says) for ghost in told for says in _ghost(record, ghost))


def _was_otherwise(ghost: Ghost, now: SiteRecord) -> bool:
    return (ghost.then.dose, (ghost.then.x, ghost.then.y)) != (now.planned, now.planned_at)


def _ghost(record: ProcedureRecord, ghost: Ghost) -> Iterator[str]:
    then, now = ghost.then, ghost.now
    if now is None:
        dose = wording.dose(then.dose) if then.dose else ""
        yield say("{site}: {dose}", site=_extra_name(record, then.muscle, then.side), dose=dose)
        return
    name = site_name(record, now)
    if then.dose is None:
        yield say("{site} omitted: {reason}", site=name, reason=say(then.omitted))
        return
    if now.omitted or then.dose != (now.given or now.intended):
        yield say("{site}: {dose}", site=name, dose=wording.dose(then.dose))
    if ghost.apart is not None:
        yield say("{site} stood {far} away", site=name, far=wording.length_mm(ghost.apart))


def _extra_name(record: ProcedureRecord, muscle_id: str, side: Side) -> str:
    muscle = record.map.muscle(muscle_id) if record.map else None
    return say("{muscle} {side}, extra", muscle=muscle.name if muscle else muscle_id, side=say(side.value))


def last_in_words(last: LastMap | None, map_: InjectionMap | None) -> tuple[str, str]:
    """What the last visit gave, and why it cannot be compared where it followed another map; ("", "") when none is known."""
    if last is None or map_ is None:
        return "", ""
    said = say(
        "{day}: {units} at {sites}",
        day=wording.day(last.day),
        units=wording.units(last.units),
        sites=wording.count(len(last.given), "site"),
    )
    if last.comparable(map_):
        return said, ""
    told = _other_doses(last, map_)
    maps = say(
        "It followed map {then}, this visit follows {now}: its places are not shown and cannot be planned.",
        then=last.map_version,
        now=map_.version,
    )
    if not told:
        return said, maps
    return said, joined(" ", (maps, say("Other than this map: {sites}.", sites=wording.listed(told))))


def _other_doses(last: LastMap, map_: InjectionMap) -> list[str]:
    """What it gave otherwise than by this map, in words: doses at sites of the same name, and extras."""
    told: list[str] = []
    for one in last.given:
        muscle, site = map_.muscle(one.muscle), map_.site(one.id)
        if one.dose is None or (site is not None and site.units == one.dose.amount):
            continue
        name = muscle.name if muscle else one.muscle
        template = say("{muscle} {side} {number}, {dose}") if not one.extra else say("{muscle} {side}, extra, {dose}")
        told.append(say(template, muscle=name, side=say(one.side.value), number=one.number, dose=wording.dose(one.dose)))
    return told
