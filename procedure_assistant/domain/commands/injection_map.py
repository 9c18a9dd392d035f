"""Giving, omitting, changing and moving the sites of the injection map."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.checklist import SHORTEST_REASON
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed, not_ready
from procedure_assistant.domain.commands.products import left_in_each, vial_for
from procedure_assistant.domain.events import (
    Event,
    PlanLaid,
    SiteDoseChanged,
    SiteInjected,
    SiteMoved,
    SiteNoted,
    SiteOmitted,
    SiteRetracted,
)
from procedure_assistant.domain.geometry import distance_mm, on_a_figure
from procedure_assistant.domain.injection_map import InjectionMap, Side
from procedure_assistant.domain.record import ProcedureRecord, SiteRecord
from procedure_assistant.domain.say import say
from procedure_assistant.domain.totals import MapTotal, available, map_total
from procedure_assistant.domain.units import Dose


def site_name(record: ProcedureRecord, site: SiteRecord) -> str:
    """ "Temporalis left 3"; an extra is named so."""
    muscle = record.map.muscle(site.muscle) if record.map else None
    side = "" if site.side is Side.MIDLINE else say(" {side}", side=site.side)
    number = "" if site.side is Side.MIDLINE and not site.extra else say(" {number}", number=site.number)
    name, extra = muscle.name if muscle else site.muscle, say(" extra") if site.extra else ""
    return say("{muscle}{side}{extra}{number}", muscle=name, side=side, extra=extra, number=number)


def _site(record: ProcedureRecord, site_id: str) -> SiteRecord | Refusal:
    site = record.sites.get(site_id)
    if site is None:
        return Refusal(say("This site is not on the map of this visit. Nothing was charted."), say("Choose a site that is shown."), "map")
    return site


def give(record: ProcedureRecord, site_ids: Sequence[str]) -> Decision:
    """Mark planned sites as given with their intended dose. Sites already given or omitted are left as they are."""
    if refusal := not_ready(record):
        return refusal
    waiting: list[SiteRecord] = []
    for site_id in dict.fromkeys(site_ids):
        site = _site(record, site_id)
        if isinstance(site, Refusal):
            return site
        if not site.decided or (record.amending and site.omitted):  # it was given after all
            waiting.append(site)
    if refusal := _caps_problem(record, waiting):
        return refusal
    events: list[Event] = []
    left = left_in_each(record)
    for site in waiting:
        vial = vial_for(record, site.intended, left)
        if isinstance(vial, Refusal):
            return vial
        left[vial] -= site.intended
        events.append(_injected(site, site.intended, vial))
    return tuple(events)


def _caps_problem(record: ProcedureRecord, waiting: Sequence[SiteRecord]) -> Refusal | None:
    """Why these sites cannot be given together: their doses were changed so that a muscle or the map would exceed its cap."""
    map_, total = record.map, map_total(record)
    if map_ is None or total is None:
        return None
    more: dict[str, Decimal] = {}
    for site in waiting:
        more[site.muscle] = more.get(site.muscle, Decimal(0)) + site.intended.amount
        if refusal := _cap_problem(map_, total, site, more[site.muscle], sum(more.values(), Decimal(0))):
            return refusal
    return None


def _cap_problem(map_: InjectionMap, total: MapTotal, site: SiteRecord, more_in_muscle: Decimal, more_in_all: Decimal) -> Refusal | None:
    """Why so many more units cannot be given in the site's muscle and on the map: the follow-the-pain caps (EU SmPC 4.2)."""
    row = next(row for row in total.muscles if row.muscle.id == site.muscle)
    for what, after, cap, source in (
        (row.muscle.name, row.given_units + more_in_muscle, row.muscle.units_max, row.muscle.source),
        (say("The map"), total.given_units + more_in_all, map_.units_max, map_.source),
    ):
        if after > cap:
            return Refusal(
                say(
                    "{what} takes at most {cap} units; this would make {after}. Nothing was charted.",
                    what=what,
                    cap=wording.number(cap),
                    after=wording.number(after),
                ),
                say("Source: {source}. Lower, omit or take back another dose first.", source=source),
                site.id,
            )
    return None


def _injected(site: SiteRecord, dose: Dose, container: str, reason: str = "") -> SiteInjected:
    return SiteInjected(site.id, site.muscle, site.side, site.number, site.figure, site.x, site.y, dose, site.planned, container, reason)


def give_muscle(record: ProcedureRecord, muscle: str, side: Side | None = None) -> Decision:
    """Give every undecided planned site of a muscle, of one side or of all."""
    if record.map is None or record.map.muscle(muscle) is None:
        return Refusal(
            say("This muscle is not on the map of this visit. Nothing was charted."), say("Choose a muscle that is shown."), "map"
        )
    return give(
        record, [site.id for site in record.sites.values() if site.muscle == muscle and side in (None, site.side) and not site.decided]
    )


def give_all(record: ProcedureRecord) -> Decision:
    """Give everything still planned, in the trial's order."""
    return give(record, [site.id for site in record.sites.values() if not site.decided])


def next_site(record: ProcedureRecord) -> SiteRecord | None:
    """The next undecided site in the trial's order."""
    return next((site for site in record.sites.values() if not site.decided), None)


def retract(record: ProcedureRecord, site_id: str) -> Decision:
    """Take back "given" or "omitted": the mark was a mistake. An extra that is only planned leaves the map. The log keeps all."""
    if refusal := closed(record):
        return refusal
    site = _site(record, site_id)
    if isinstance(site, Refusal):
        return site
    return (SiteRetracted(site_id),) if site.decided or site.extra else ()


def _dose_problem(record: ProcedureRecord, map_: InjectionMap, total: MapTotal, site: SiteRecord, amount: Decimal) -> Refusal | None:
    """Why a dose at a site cannot be: its steps, the muscle's cap or the map's."""
    name = site_name(record, site)
    step, most = wording.number(map_.dose_step), wording.number(map_.dose_max)
    if amount <= 0 or amount > map_.dose_max or amount % map_.dose_step:
        return Refusal(
            say("{amount} units cannot be given at {name}. Nothing was charted.", amount=wording.number(amount), name=name),
            say("A site takes {step} to {most} units in steps of {step}. To give nothing, omit it with a reason.", step=step, most=most),
            site.id,
        )
    more = amount - (site.given.amount if site.given else Decimal(0))
    return _cap_problem(map_, total, site, more, more)


def change_dose(record: ProcedureRecord, site_id: str, amount: Decimal) -> Decision:
    """Set the dose of a site, given or still planned, in units of the map's substance."""
    if refusal := closed(record):
        return refusal
    map_, total = record.map, map_total(record)
    if map_ is None or total is None:
        return _no_map()
    site = _site(record, site_id)
    if isinstance(site, Refusal):
        return site
    if site.omitted:
        return _is_omitted(record, site)
    if refusal := _dose_problem(record, map_, total, site, amount):
        return refusal
    dose = Dose(amount, "units", map_.substance)
    if site.given is not None and dose > site.given:
        left = available(record, site.container)
        if dose - site.given > left:
            return Refusal(
                say("The vial it was drawn from holds {left} more. Nothing was charted.", left=wording.dose(left)),
                say("A site is drawn from one vial: give less here."),
                site.id,
            )
    return (SiteDoseChanged(site_id, dose),) if dose != (site.given or site.intended) else ()


def omit(record: ProcedureRecord, site_id: str, reason: str) -> Decision:
    """Leave a planned site out, for a reason. An extra is taken back instead."""
    if refusal := closed(record):
        return refusal
    site = _site(record, site_id)
    if isinstance(site, Refusal):
        return site
    if site.extra:
        return _taken_off(site)
    if len(reason.strip()) < SHORTEST_REASON:
        return _no_reason(site_id)
    if site.omitted == reason.strip():
        return ()
    omitted = SiteOmitted(site_id, reason.strip())
    return (SiteRetracted(site_id), omitted) if site.given is not None else (omitted,)


def omit_rest(record: ProcedureRecord, reason: str) -> Decision:
    """Leave out every site that is still undecided, for one reason: the procedure was ended early."""
    if refusal := closed(record):
        return refusal
    if record.map is None:
        return _no_map()
    if len(reason.strip()) < SHORTEST_REASON:
        return _no_reason("map")
    rest = [site for site in record.sites.values() if not site.decided]
    return tuple(SiteRetracted(site.id) if site.extra else SiteOmitted(site.id, reason.strip()) for site in rest)


def _taken_off(site: SiteRecord) -> tuple[SiteRetracted, ...]:
    """An extra leaves the map; one that was planned from an earlier visit and given first becomes planned again."""
    off = SiteRetracted(site.id)
    return (off, off) if site.laid and site.given is not None else (off,)


def _no_reason(place: str) -> Refusal:
    return Refusal(say("A site is omitted for a reason. Nothing was charted."), say("Choose a reason or write one."), place)


def _no_map() -> Refusal:
    return Refusal(say("This visit has no injection map. Nothing was charted."), "", "map")


def _is_omitted(record: ProcedureRecord, site: SiteRecord) -> Refusal:
    return Refusal(
        say("{site_name} is omitted. Nothing was charted.", site_name=site_name(record, site)),
        say("Take the omission back first."),
        site.id,
    )


def add_extra(
    record: ProcedureRecord, figure: str, x: float, y: float, muscle_id: str, side: Side, reason: str = say("Follows the pain")
) -> Decision:
    """Give an extra site where the pain is: only in muscles that allow it and within the caps (EU SmPC 4.2)."""
    if refusal := not_ready(record):
        return refusal
    map_, total = record.map, map_total(record)
    if map_ is None or total is None:
        return _no_map()
    allowed = [muscle.name.lower() for muscle in map_.muscles if muscle.extra_sites]
    muscle = map_.muscle(muscle_id)
    if muscle is None or not muscle.extra_sites or side is Side.MIDLINE:
        where = say("No extra sites in {muscle}.", muscle=muscle.name.lower()) if muscle else say("No muscle for an extra site lies here.")
        return Refusal(
            say("{where} Nothing was charted.", where=where), say("Extras go to {allowed}.", allowed=wording.listed(allowed, "or")), "map"
        )
    if figure not in {site.figure for site in map_.sites if (site.muscle, site.side) == (muscle_id, side)} or not on_a_figure((x, y)):
        return Refusal(
            say("{muscle} {side} is not at this place. Nothing was charted.", muscle=muscle.name, side=side),
            say("Click the muscle where it is drawn."),
            "map",
        )
    row = next(row for row in total.muscles if row.muscle.id == muscle_id)
    extras = [site for part in row.sides for site in part.sites if site.extra]
    if len(extras) >= muscle.extra_sites:
        waiting = any(site.given is None for site in extras)
        return Refusal(
            say(
                "{muscle} takes {count}, and they are planned or given. Nothing was charted."
                if waiting
                else "{muscle} takes {count}, and they are given. Nothing was charted.",
                muscle=muscle.name,
                count=wording.count(muscle.extra_sites, "extra site"),
            ),
            say("Source: {source}.", source=muscle.source),
            "map",
        )
    dose = Dose(map_.dose_extra, "units", map_.substance)
    number = highest_extra(record, muscle_id, side) + 1
    site = SiteRecord(f"{muscle_id}_{side}_extra_{number}", muscle_id, side, number, figure, x, y, None, None, dose)
    if refusal := _dose_problem(record, map_, total, site, dose.amount):
        return refusal
    container = vial_for(record, dose, left_in_each(record))
    if isinstance(container, Refusal):
        return container
    return (_injected(site, dose, container, reason.strip()),)


def highest_extra(record: ProcedureRecord, muscle_id: str, side: Side) -> int:
    """The highest number an extra of this muscle and side ever had, undone and planned ones included: a number is never used twice."""
    events = [entry.event for entry in record.entries]
    given = [one for one in events if isinstance(one, SiteInjected) and one.planned is None]
    laid = [one for event in events if isinstance(event, PlanLaid) for one in event.sites if one.extra]
    numbers = [one.number for one in given if (one.muscle, one.side) == (muscle_id, side)]
    numbers += [one.number for one in laid if (one.muscle, one.side) == (muscle_id, side)]
    return max(numbers, default=0)


def move(record: ProcedureRecord, site_id: str, figure: str, x: float, y: float, reason: str = "") -> Decision:
    """Put a site elsewhere on its own figure. Beyond the tolerance it needs a reason."""
    if refusal := closed(record):
        return refusal
    site = _site(record, site_id)
    if isinstance(site, Refusal):
        return site
    if record.map is None or figure != site.figure:
        return Refusal(
            say("{site_name} belongs to another figure. It was not moved.", site_name=site_name(record, site)),
            say("Move it on the figure where it stands."),
            site_id,
        )
    if not on_a_figure((x, y)):
        return Refusal(say("This place is not on the figure. It was not moved."), say("Choose a place that is shown."), site_id)
    if site.omitted:
        return _is_omitted(record, site)
    if (x, y) == (site.x, site.y):
        return ()
    if refusal := _bound_problem(record, record.map, site, x, y, reason):
        return refusal
    if site.planned_at is None:
        return (SiteMoved(site_id, x, y, None, reason.strip()),)
    distance = distance_mm(site.planned_at, (x, y), record.map.units_per_cm)
    if distance.amount > record.map.tolerance_mm and len(reason.strip()) < SHORTEST_REASON:
        return Refusal(
            say(
                "{distance} from the planned place of {site_name}; up to {tolerance_mm} mm needs no reason. It was not moved.",
                distance=wording.length_mm(distance),
                site_name=site_name(record, site),
                tolerance_mm=wording.number(record.map.tolerance_mm),
            ),
            say("Give a reason, or put it nearer."),
            site_id,
            "move",
        )
    return (SiteMoved(site_id, x, y, distance, reason.strip()),)


def _bound_problem(record: ProcedureRecord, map_: InjectionMap, site: SiteRecord, x: float, y: float, reason: str) -> Refusal | None:
    """Why a place asks for a reason however near it is: it lies below a line that the sites of the muscle stay above (facts A4)."""
    muscle = map_.muscle(site.muscle)
    lines = [one for one in muscle.bounds if (one.figure, one.side) == (site.figure, site.side)] if muscle else []
    crossed = next((one for one in lines if one.is_below(x, y)), None)
    if crossed is None or len(reason.strip()) >= SHORTEST_REASON:
        return None
    return Refusal(
        say("This place for {site} is below {line}. It was not moved.", site=site_name(record, site), line=say(crossed.says)),
        say("Give a reason, or put it above. Source: {source}.", source=crossed.source),
        site.id,
        "move",
    )


def note(record: ProcedureRecord, site_id: str, text: str) -> Decision:
    """Write a remark on a site."""
    if refusal := closed(record):
        return refusal
    site = _site(record, site_id)
    if isinstance(site, Refusal):
        return site
    return (SiteNoted(site_id, text.strip()),) if text.strip() != site.note else ()
