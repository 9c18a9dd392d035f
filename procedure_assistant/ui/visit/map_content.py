"""The injection map in words and marks: site marks, muscle rows, vial and limits, the card of one site. No Qt, no decision."""

from __future__ import annotations

from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.injection_map import next_site, site_name
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.injection_map import InjectionMap, Side
from procedure_assistant.domain.limits import ToxinWindow, toxin_window
from procedure_assistant.domain.record import ProcedureRecord, SiteRecord, SiteStatus
from procedure_assistant.domain.totals import Balance, MapTotal, MuscleTotal, SideTotal, balances, map_total
from procedure_assistant.domain.units import Dose
from procedure_assistant.ui.map.model import SiteMark
from procedure_assistant.ui.visit.content import BarContent, MapTotals, MuscleLine, SiteCardContent

OMIT_REASONS = ("Skin lesion", "Tenderness", "Weakness", "Patient declined")

_STATE_WORDS = {
    SiteStatus.PLANNED: "planned",
    SiteStatus.GIVEN: "given",
    SiteStatus.CHANGED: "given, changed",
    SiteStatus.OMITTED: "omitted",
    SiteStatus.EXTRA: "extra given",
}


def marks(record: ProcedureRecord, selected: str = "") -> tuple[SiteMark, ...]:
    """Every site as a mark; the next planned one is flagged."""
    following = next_site(record)
    return tuple(_mark(record, site, selected, following) for site in record.sites.values())


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
        f"{site_name(record, site)}, {_STATE_WORDS[status]}, {wording.dose(dose)}",
        site.muscle,
        site.side,
        next=following is not None and following.id == site.id,
        selected=site.id == selected,
    )


def map_totals(record: ProcedureRecord) -> MapTotals | None:
    """The right column of the map."""
    total = map_total(record)
    if total is None or record.map is None:
        return None
    following = next_site(record)
    ends_at = total.given_units + total.open_units
    words = (
        f"{wording.number(total.open_units)} units still planned, ends at {wording.number(ends_at)} units"
        if total.open_units
        else f"{wording.number(total.given_units)} units given"
    )
    return MapTotals(
        given=wording.number(total.given_units),
        of=f"{wording.number(total.planned_units)} units",
        sites=f"{total.given_planned_sites} / {total.planned_sites}",
        extras="sites" + (f", {total.extra_sites} extra" if total.extra_sites else ""),
        bar=BarContent("Units", "", words, total.given_units, total.open_units, Decimal(0), max(total.planned_units, ends_at)),
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
        spoken=f"{row.muscle.name}: {row.given_sites} of {row.given_sites + row.open_sites} given, {open_units} units planned",
    )


def _pips(side: SideTotal) -> tuple[str, ...]:
    return tuple(site.status.value for site in side.sites)


def _vial(one: Balance, total: MapTotal) -> BarContent:
    opened = one.container.opened
    planned = min(total.open_units, max(one.left.amount, Decimal(0)))
    rest = one.left.amount - planned
    waste = one.wasted.amount + rest
    words = f"{wording.number(one.given.amount)} given"
    if planned:
        words += f"   {wording.number(planned)} planned"
    words += f"   {wording.number(waste)} {'wasted' if one.wasted.amount and not rest else 'to waste'}"
    label = f"{opened.label} · lot {opened.lot}"
    return BarContent(label, "", words, one.given.amount, planned, waste, one.opened.amount, "info")


def _limits(record: ProcedureRecord, map_: InjectionMap, total: MapTotal) -> tuple[BarContent, ...]:
    window = toxin_window(record)
    most = sum(muscle.extra_sites for muscle in map_.muscles)
    extras = BarContent(
        "Follow-the-pain extra",
        f"{total.extra_sites} of {most} sites",
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
        words = f"over by {wording.number(ends_at - cap)} units with what is planned"
    elif window.earlier:
        terms = [f"{wording.number(dose.dose.amount)} on {wording.day(dose.day)}" for dose in window.earlier]
        words = f"{wording.listed(terms)}, {wording.number(window.today_units)} today"
    else:
        words = "none before today" if window.last is None else f"last on {wording.day(window.last)}"
    bar = BarContent(
        f"Last {window.window_days} days",
        f"{wording.number(used)} of {wording.number(cap)} units",
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
        f"{wording.weeks_and_days(days)} since last",
        f"minimum {window.minimum_days // 7}",
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
        state = f"Omitted: {site.omitted}"
    elif local_time:
        state = f"{state} {local_time}"
    return SiteCardContent(
        id=site.id,
        mark=_mark(record, site, "", None),
        title=_card_title(record, site),
        state=f"{state} · {wording.dose(dose)}" if not site.omitted else state,
        where=planned.where if planned else "Where the pain is, inside the muscle",
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
    )


def hint(record: ProcedureRecord, site_id: str) -> str:
    """The lines of a tool tip: site and state, where, how. "" for a site that is not there."""
    site, map_ = record.sites.get(site_id), record.map
    if site is None or map_ is None:
        return ""
    muscle, planned = map_.muscle(site.muscle), map_.site(site_id)
    how = f"{muscle.depth}. {muscle.angle}." if muscle else ""
    said = f"{_card_title(record, site)}: {_STATE_WORDS[site.status]}, {wording.dose(site.given or site.intended)}"
    return "\n".join(line for line in (said, planned.where if planned else "", how) if line)


def _card_title(record: ProcedureRecord, site: SiteRecord) -> str:
    name = site_name(record, site)
    if site.side is Side.MIDLINE:
        return name
    return name.replace(f" {site.side}", f", {site.side}", 1)


def _dose_choices(step: Decimal, most: Decimal) -> tuple[Decimal, ...]:
    return tuple(step * factor for factor in range(1, int(most / step) + 1))


def dose_volume(record: ProcedureRecord, dose: Dose) -> str:
    """The volume of a dose from the vial in use, "" while no vial is dissolved."""
    for one in balances(record):
        if one.container.opened.substance == dose.of and one.container.concentration is not None:
            return wording.volume(one.container.concentration.volume_of(dose))
    return ""
