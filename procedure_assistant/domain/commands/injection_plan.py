"""Laying the plan of the injection map as an earlier visit gave it: planned, never given. Only places, doses and extras are taken over."""

from __future__ import annotations

from collections.abc import Iterator

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed
from procedure_assistant.domain.commands.injection_map import highest_extra
from procedure_assistant.domain.events_plan import LaidSite, PlanLaid
from procedure_assistant.domain.injection_map import InjectionMap
from procedure_assistant.domain.last_visit import LastMap, LastSite, ghosts
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say


def plan_as_last(record: ProcedureRecord, last: LastMap) -> Decision:
    """Plan every undecided site as it was given then, extras included. What is given or omitted today stays; what was omitted
    then stays planned, since today's skin is not that day's. Lots, consent, time-out and scores belong to their own visit."""
    if refusal := closed(record):
        return refusal
    if record.map is None:
        return Refusal(say("This visit has no injection map. Nothing was planned."), "", "map")
    if not last.comparable(record.map):
        return Refusal(
            say(
                "The visit of {day} followed map {then}, this one follows map {now}; their places cannot be compared. Nothing was planned.",
                day=wording.day(last.day), then=last.map_version, now=record.map.version,
            ),
            say("Change the doses and places by hand where they should differ."),
            "map",
        )  # fmt: skip
    sites = (*_planned(record, last), *_extras(record, record.map, last))
    return (PlanLaid(last.visit_id, last.day, last.map_version, sites),) if sites else ()


def _planned(record: ProcedureRecord, last: LastMap) -> Iterator[LaidSite]:
    """Sites of the map that would stand elsewhere or get another dose than now."""
    for then in last.given:
        now = record.sites.get(then.id)
        if then.extra or then.dose is None or now is None or now.decided:
            continue
        if (then.x, then.y, then.dose) != (now.x, now.y, now.intended):
            yield LaidSite(then.id, then.muscle, then.side, then.number, then.figure, then.x, then.y, then.dose, reason=then.move_reason)


def _extras(record: ProcedureRecord, map_: InjectionMap, last: LastMap) -> Iterator[LaidSite]:
    """Extras that today has not, as far as their muscle takes more."""
    room = {muscle.id: muscle.extra_sites for muscle in map_.muscles}
    for site in record.sites.values():
        if site.extra:
            room[site.muscle] -= 1
    numbers: dict[tuple[str, str], int] = {}
    missing = [ghost.then for ghost in ghosts(record, last) if ghost.then.extra]
    for then in missing:
        if then.dose is None or room.get(then.muscle, 0) < 1:
            continue
        room[then.muscle] -= 1
        key = (then.muscle, then.side.value)
        numbers[key] = numbers.get(key, highest_extra(record, then.muscle, then.side)) + 1
        yield _extra(then, numbers[key])


def _extra(then: LastSite, number: int) -> LaidSite:
    if then.dose is None:
        raise ValueError("an extra that was not given cannot be planned")
    name = f"{then.muscle}_{then.side}_extra_{number}"
    return LaidSite(name, then.muscle, then.side, number, then.figure, then.x, then.y, then.dose, extra=True)
