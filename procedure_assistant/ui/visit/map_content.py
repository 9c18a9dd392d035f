"""The injection map in words and marks: site marks, muscle rows, vial and limits, the card of one site. No Qt, no decision."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.injection_map import next_site, site_name
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.injection_map import InjectionMap, Side
from procedure_assistant.domain.last_visit import Ghost, LastMap, ghosts
from procedure_assistant.domain.limits import ToxinWindow, toxin_window
from procedure_assistant.domain.record import ProcedureRecord, SiteRecord, SiteStatus
from procedure_assistant.domain.say import begun, joined, say
from procedure_assistant.domain.totals import Balance, MapTotal, MuscleTotal, SideTotal, balances, map_total
from procedure_assistant.domain.units import Dose
from procedure_assistant.ui.map.model import SiteMark
from procedure_assistant.ui.visit.content import BarContent, MapTotals, MuscleLine, SiteCardContent

GHOST = "last:"
"""The ids of ghosts begin with it; they are never pressed."""

OMIT_REASONS = (say("Skin lesion"), say("Tenderness"), say("Weakness"), say("Patient declined"))

_STATE_WORDS = {
    SiteStatus.PLANNED: say("planned"),
    SiteStatus.GIVEN: say("given"),
    SiteStatus.CHANGED: say("given, changed"),
    SiteStatus.OMITTED: say("omitted"),
    SiteStatus.EXTRA: say("extra given"),
}


def marks(
    record: ProcedureRecord, selected: str = "", following: SiteRecord | None = None, last: LastMap | None = None
) -> tuple[SiteMark, ...]:
    """Every site as a mark; the next planned one is flagged: ``following``, else the first of the trial's order.

    What ``last`` did otherwise comes after them as ghosts.
    """
    following = following or next_site(record)
    sites = tuple(_mark(record, site, selected, following) for site in record.sites.values())
    return (*sites, *(_ghost(ghost) for ghost in ghosts(record, last) if ghost.then.dose is not None)) if last else sites


def _ghost(ghost: Ghost) -> SiteMark:
    """What was given then; its words stand in the list beside the map. Around a site of the same place it is drawn wider."""
    then = ghost.then
    around = ghost.now is not None and ghost.apart is None
    return SiteMark(
        f"{GHOST}{then.id}", then.figure, then.x, then.y, "ghost", "", "", then.muscle, then.side, around=around
    )  # fmt: skip


def _mark(record: ProcedureRecord, site: SiteRecord, selected: str, following: SiteRecord | None) -> SiteMark:
    status = site.status
    # A planned site whose dose was changed before it was given shows so without a numeral: a numeral always means "given".
    given = wording.number(site.given.amount) if site.given is not None else ""
    dose = site.given or site.intended
    return SiteMark(
        site.id,
        site.figure,
        site.x,
        site.y,
        status.value,
        given,
        say(
            "{site_name}, {state_words}, {dose}",
            site_name=site_name(record, site),
            state_words=_STATE_WORDS[status],
            dose=wording.dose(dose),
        ),
        site.muscle,
        site.side,
        next=following is not None and following.id == site.id,
        selected=site.id == selected,
    )


def map_totals(record: ProcedureRecord, following: SiteRecord | None = None) -> MapTotals | None:
    """The right column of the map; ``following`` as in :func:`marks`."""
    total = map_total(record)
    if total is None or record.map is None:
        return None
    following = following or next_site(record)
    ends_at = total.given_units + total.open_units
    words = (
        say(
            "{open_units} units still planned, ends at {ends_at} units",
            open_units=wording.number(total.open_units),
            ends_at=wording.number(ends_at),
        )
        if total.open_units
        else say("{given_units} units given", given_units=wording.number(total.given_units))
    )
    return MapTotals(
        given=wording.number(total.given_units),
        of=say("{planned_units} units", planned_units=wording.number(total.planned_units)),
        sites=say(
            "{given_planned_sites} / {planned_sites}", given_planned_sites=total.given_planned_sites, planned_sites=total.planned_sites
        ),
        extras=say("sites, {extra_sites} extra", extra_sites=total.extra_sites) if total.extra_sites else say("sites"),
        bar=BarContent(say("Units"), "", words, total.given_units, total.open_units, Decimal(0), max(total.planned_units, ends_at)),
        muscles=tuple(_muscle_line(row, following) for row in total.muscles),
        vials=tuple(_vial(one, total) for one in balances(record) if one.container.opened.kind is Kind.TOXIN),
        limits=_limits(record, record.map, total),
    )


def _muscle_line(row: MuscleTotal, following: SiteRecord | None) -> MuscleLine:
    given, open_units = wording.number(row.given_units), wording.number(row.open_units)
    return MuscleLine(
        id=row.muscle.id,
        name=row.muscle.short,
        left=_pips(row.left),
        midline=_pips(row.midline),
        right=_pips(row.right),
        units=given if not row.open_units else f"{given}/{wording.number(row.given_units + row.open_units)}",
        open_left=row.left.open_sites,
        open_right=row.right.open_sites,
        open_all=row.open_sites,
        current=following is not None and following.muscle == row.muscle.id,
        spoken=say(
            "{muscle}: {given_sites} of {given_sites_2} given, {open_units} units planned",
            muscle=row.muscle.name,
            given_sites=row.given_sites,
            given_sites_2=row.given_sites + row.open_sites,
            open_units=open_units,
        ),
    )


def _pips(side: SideTotal) -> tuple[str, ...]:
    return tuple(site.status.value for site in side.sites)


def _vial(one: Balance, total: MapTotal) -> BarContent:
    opened = one.container.opened
    planned = min(total.open_units, max(one.left.amount, Decimal(0)))
    rest = one.left.amount - planned
    waste = one.wasted.amount + rest
    words = say("{given} given", given=wording.number(one.given.amount))
    if planned:
        words += say("   {planned} planned", planned=wording.number(planned))
    words += say(
        "   {waste} {which}", waste=wording.number(waste), which=say("wasted") if one.wasted.amount and (not rest) else say("to waste")
    )
    label = say("{opened} · lot {lot}", opened=opened.label, lot=opened.lot)
    return BarContent(label, "", words, one.given.amount, planned, waste, one.opened.amount, "info")


def _limits(record: ProcedureRecord, map_: InjectionMap, total: MapTotal) -> tuple[BarContent, ...]:
    window = toxin_window(record)
    most = sum(muscle.extra_sites for muscle in map_.muscles)
    extras = BarContent(
        say("Follow-the-pain extra"),
        say("{extra_sites} of {most} sites", extra_sites=total.extra_sites, most=most),
        "",
        Decimal(total.extra_sites),
        Decimal(0),
        Decimal(0),
        Decimal(0),
        "info",
    )
    return (*(_window_bars(window) if window is not None else ()), extras)


def _window_bars(window: ToxinWindow) -> tuple[BarContent, ...]:
    cap, used = window.cap_units, window.units
    ends_at = used + window.open_units
    over, near = ends_at > cap, ends_at > cap * 9 / 10
    if over:
        words = say("over by {ends_at} units with what is planned", ends_at=wording.number(ends_at - cap))
    elif window.earlier:
        terms = [say("{dose} on {day}", dose=wording.number(dose.dose.amount), day=wording.day(dose.day)) for dose in window.earlier]
        words = say("{terms}, {today_units} today", terms=wording.listed(terms), today_units=wording.number(window.today_units))
    else:
        words = say("none before today") if window.last is None else say("last on {last}", last=wording.day(window.last))
    bar = BarContent(
        say("Last {window_days} days", window_days=window.window_days),
        say("{used} of {cap} units", used=wording.number(used), cap=wording.number(cap)),
        words,
        used,
        window.open_units,
        Decimal(0),
        cap,
        "over" if over else "near" if near else "ok",
    )
    days = window.days_since_last
    if days is None:
        return (bar,)
    early = days < window.minimum_days
    since = BarContent(
        say("{weeks_and_days} since last", weeks_and_days=wording.weeks_and_days(days)),
        say("minimum {minimum_days}", minimum_days=window.minimum_days // 7),
        "",
        Decimal(0),
        Decimal(0),
        Decimal(0),
        Decimal(0),
        "over" if early else "ok",
    )
    return bar, since


def site_card(record: ProcedureRecord, site_id: str, local_time: str) -> SiteCardContent | None:
    """The card of one site; None when the site is no longer there. ``local_time`` is when it was given, "" otherwise."""
    site, map_ = record.sites.get(site_id), record.map
    if site is None or map_ is None:
        return None
    muscle, planned = map_.muscle(site.muscle), map_.site(site_id)
    dose = site.given or site.intended
    state = _STATE_WORDS[site.status].capitalize()
    if site.omitted:
        state = say("Omitted: {omitted}", omitted=say(site.omitted))
    elif local_time:
        state = say("{state} {local_time}", state=state, local_time=local_time)
    return SiteCardContent(
        id=site.id,
        mark=_mark(record, site, "", None),
        title=_card_title(record, site),
        state=say("{state} · {dose}", state=state, dose=wording.dose(dose)) if not site.omitted else state,
        where=planned.where if planned else say("Where the pain is, inside the muscle"),
        depth=muscle.depth if muscle else "",
        angle=muscle.angle if muscle else "",
        caution=muscle.caution if muscle else "",
        dose=dose.amount,
        dose_step=map_.dose_step,
        dose_choices=_dose_choices(map_.dose_step, map_.dose_max),
        volume=dose_volume(record, dose),
        given=site.given is not None,
        omitted=site.omitted,
        extra=site.extra,
        reasons=OMIT_REASONS,
        note=site.note,
        editable=not record.closed,
        vessel=muscle.vessel if muscle else "",
    )


@dataclass(frozen=True, slots=True)
class SiteHintContent:
    """What a hand that rests on a site is told: site with side and number, state and dose, where it is, depth, angle, caution."""

    id: str
    title: str
    state: str
    where: str
    depth: str
    angle: str
    caution: str

    @property
    def spoken(self) -> str:
        """Every line, for a screen reader."""
        return joined("\n", (line for line in (self.title, self.state, self.where, self.depth, self.angle, self.caution) if line))


def hint(record: ProcedureRecord, site_id: str) -> SiteHintContent | None:
    """The sheet beside a site under the pointer; None for a site that is not there."""
    site, map_ = record.sites.get(site_id), record.map
    if site is None or map_ is None:
        return None
    muscle, planned = map_.muscle(site.muscle), map_.site(site_id)
    state = joined(" · ", (begun(_STATE_WORDS[site.status]), site.omitted or wording.dose(site.given or site.intended)))
    return SiteHintContent(
        site_id,
        _card_title(record, site),
        state,
        planned.where if planned else "",
        muscle.depth if muscle else "",
        muscle.angle if muscle else "",
        muscle.caution if muscle else "",
    )


def _card_title(record: ProcedureRecord, site: SiteRecord) -> str:
    name = site_name(record, site)
    if site.side is Side.MIDLINE:
        return name
    return name.replace(say(" {side}", side=site.side), say(", {side}", side=site.side), 1)


def _dose_choices(step: Decimal, most: Decimal) -> tuple[Decimal, ...]:
    return tuple(step * factor for factor in range(1, int(most / step) + 1))


def dose_volume(record: ProcedureRecord, dose: Dose) -> str:
    """The volume of a dose from the vial in use, "" while no vial is dissolved."""
    for one in balances(record):
        if one.container.opened.substance == dose.of and one.container.concentration is not None:
            return wording.volume(one.container.concentration.volume_of(dose))
    return ""
