"""The list beside the map in words: what differs, what the last visit gave, every site, and where an extra may go. No Qt, no decision."""

from __future__ import annotations

from dataclasses import dataclass

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.injection_map import site_name
from procedure_assistant.domain.injection_map import InjectionMap, Side
from procedure_assistant.domain.last_visit import LastMap
from procedure_assistant.domain.map_differences import Difference, from_last_visit, from_the_standard, last_in_words
from procedure_assistant.domain.record import ProcedureRecord, SiteRecord
from procedure_assistant.domain.say import begun, say


@dataclass(frozen=True, slots=True)
class ListedSite:
    """One site: ``words`` below its muscle ("Left 1"), ``name`` in full, ``state`` of its mark, its dose."""

    id: str
    words: str
    name: str
    state: str
    dose: str


@dataclass(frozen=True, slots=True)
class ListedMuscle:
    """One muscle with its sites in the trial's order, extras last."""

    id: str
    name: str
    sites: tuple[ListedSite, ...]


@dataclass(frozen=True, slots=True)
class ExtraChoice:
    """A muscle and side where one more extra may go."""

    muscle: str
    side: str
    words: str


@dataclass(frozen=True, slots=True)
class MapList:
    """Everything beside the map. ``last`` says what the last visit gave, ``then`` what it did otherwise than today, ``last_note`` why it
    is not shown on the figures."""

    differences: tuple[Difference, ...]
    states: tuple[str, ...]
    """The mark of each difference."""
    last: str
    then: tuple[Difference, ...]
    last_note: str
    can_plan: bool
    muscles: tuple[ListedMuscle, ...]
    extras: tuple[ExtraChoice, ...]


def map_list(record: ProcedureRecord, last: LastMap | None, unread: str = "", *, may_chart: bool = True) -> MapList | None:
    """The list of a visit; None for one without a map. ``unread``: why the last visit could not be read."""
    map_ = record.map
    if map_ is None:
        return None
    differences = from_the_standard(record)
    said, note = last_in_words(last, map_)
    return MapList(
        differences=differences,
        states=tuple(record.sites[one.site].status.value for one in differences),
        last=said,
        then=from_last_visit(record, last),
        last_note=unread or note,
        can_plan=may_chart and can_plan(record, last),
        muscles=tuple(
            ListedMuscle(muscle.id, muscle.name, tuple(_listed(record, site) for site in record.sites.values() if site.muscle == muscle.id))
            for muscle in sorted(map_.muscles, key=lambda one: one.letter)
        ),
        extras=tuple(_extras(record, map_)) if may_chart and not record.closed else (),
    )


def can_plan(record: ProcedureRecord, last: LastMap | None) -> bool:
    """Whether a plan from the last visit is offered: before the first site, where it gave other than the map says."""
    if last is None or record.map is None or record.closed or not last.comparable(record.map) or last.as_standard(record.map):
        return False
    laid = record.laid is not None and record.laid.visit_id == last.visit_id
    return not laid and not any(site.decided for site in record.sites.values())


def differing(record: ProcedureRecord, last: LastMap | None) -> int:
    """How many lines of differences there are."""
    return len(from_the_standard(record)) + len(from_last_visit(record, last)) if record.map is not None else 0


def _listed(record: ProcedureRecord, site: SiteRecord) -> ListedSite:
    if site.extra:
        words = say("{side}, extra {number}", side=begun(say(site.side.value)), number=site.number)
    elif site.side is Side.MIDLINE:
        words = say("Midline")
    else:
        words = say("{side} {number}", side=begun(say(site.side.value)), number=site.number)
    dose = wording.dose(site.given or site.intended)
    told = say("omitted") if site.omitted else dose if site.given is not None else say("{dose} planned", dose=dose)
    return ListedSite(site.id, words, site_name(record, site), site.status.value, told)


def _extras(record: ProcedureRecord, map_: InjectionMap) -> list[ExtraChoice]:
    found = []
    for muscle in map_.muscles:
        there = sum(1 for site in record.sites.values() if site.extra and site.muscle == muscle.id)
        if there < muscle.extra_sites:
            found += [
                ExtraChoice(muscle.id, side.value, say("{muscle} {side}", muscle=muscle.name, side=say(side.value)))
                for side in (Side.LEFT, Side.RIGHT)
            ]
    return found
