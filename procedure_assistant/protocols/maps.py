"""Reads an injection map and proves its sums: sites, units, caps and the mirror image must agree with what the file declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from procedure_assistant.domain.injection_map import Bound, ExtraArea, InjectionMap, Muscle, Side, Site
from procedure_assistant.protocols.sheet import Sheet
from procedure_assistant.protocols.table import Table

FIGURES = ("anterior", "lateral_left", "lateral_right", "posterior")
"""The figures that the program draws (resources/figures); a site of another one would never be seen."""
POSITIONS = ("supine", "sitting", "prone")
"""How a patient can be placed; the muscles of one position are done together."""

_VERSION = re.compile(r"[A-Z0-9][A-Za-z0-9]*")
_LETTER = re.compile(r"[A-Z]")
_OPPOSITE = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
_MIRRORED = {"lateral_left": "lateral_right", "lateral_right": "lateral_left"}
_MIRROR_SLACK = 0.5
"""Figure units by which left and right may differ: the figures are exact mirrors, this is for rounding only."""


@dataclass(slots=True)
class _DraftMuscle:
    muscle: Muscle
    table: Table
    sites_planned: int | None
    units_planned: Decimal | None
    sites: list[tuple[Site, Table]]
    areas: list[tuple[ExtraArea, Table]]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Dose:
    """The doses that hold for every site of the map; None where the file has a fault."""

    step: Decimal | None
    most: Decimal | None
    extra: Decimal | None


def read_map(sheet: Sheet) -> InjectionMap | None:
    """Read a map file; None when its name cannot be read. Every fault is in the sheet's report."""
    top = Table(sheet, sheet.data)
    top.take("schema")
    map_id, version, title = top.identifier(), top.identifier("version", _VERSION), top.words("title")
    substance, per_cm = top.text("substance"), top.whole("units_per_cm", least=1)
    source = top.source()
    dose = _Dose(top.sourced("dose_step")[0], top.sourced("dose_max")[0], top.sourced("dose_extra")[0])
    units_max, tolerance = top.sourced("units_max")[0], top.sourced("tolerance_mm")[0]
    sizes = _read_figures(top)
    drafts = [_read_muscle(table, sizes, dose) for table in top.tables("muscle", required=True)]
    _check_totals(top.table("totals"), drafts, units_max)
    top.close()
    _check_ids(drafts)
    for draft in drafts:
        _check_muscle(draft, dose)
    _check_mirror([place for draft in drafts if draft.whole for place in draft.sites], sizes)
    _check_mirror([place for draft in drafts if draft.whole for place in draft.areas], sizes)
    if not map_id or not version:
        return None
    return InjectionMap(
        id=map_id,
        version=version,
        title=title,
        substance=substance,
        units_per_cm=per_cm or 1,
        dose_step=dose.step or Decimal(1),
        dose_max=dose.most or Decimal(1),
        dose_extra=dose.extra or Decimal(1),
        units_max=units_max or Decimal(1),
        tolerance_mm=tolerance or Decimal(1),
        muscles=tuple(draft.muscle for draft in drafts),
        sites=tuple(site for draft in drafts for site, _ in draft.sites),
        extra_areas=tuple(area for draft in drafts for area, _ in draft.areas),
        source=source.text,
    )


def _read_figures(top: Table) -> dict[str, tuple[int, int]]:
    """The size of each figure in its own units; the midline of a figure is half its width."""
    sizes: dict[str, tuple[int, int]] = {}
    figures = top.table("figure")
    if figures is None:
        return sizes
    for name in figures.entries():
        if name not in FIGURES:
            figures.fault(name, f"there is no figure “{name}”; there are {', '.join(FIGURES)}")
        table = figures.table(name)
        if table is not None:
            width, height = table.whole("width", least=1), table.whole("height", least=1)
            table.close()
            sizes[name] = (width or 0, height or 0)
    return sizes


def _read_muscle(table: Table, sizes: dict[str, tuple[int, int]], dose: _Dose) -> _DraftMuscle:
    identity, position = table.identifier(), table.words("position")
    if position and position not in POSITIONS:
        table.fault("position", f"“{position}” is not one of {', '.join(POSITIONS)}")
    extra, sites_max, units_max = table.whole("extra_sites"), table.whole("sites_max", least=1), table.above_zero("units_max")
    muscle = Muscle(
        id=identity,
        name=table.words("name"),
        short=table.words("short"),
        letter=table.identifier("letter", _LETTER),
        position=position,
        angle=table.words("angle"),
        depth=table.words("depth"),
        caution=table.words("caution"),
        extra_sites=extra or 0,
        sites_max=sites_max or 0,
        units_max=units_max or Decimal(0),
        source=table.source().text,
        vessel=table.text("vessel", required=False),
        bounds=tuple(_read_bound(one) for one in table.tables("not_below")),
    )
    sites_planned, units_planned = table.whole("sites_planned", least=1), table.above_zero("units_planned")
    sites = [_read_site(one, identity, sizes, dose) for one in table.tables("site", required=True)]
    areas = [_read_area(one, identity, sizes) for one in table.tables("extra_area")]
    table.close()
    whole = None not in (extra, sites_max, units_max, sites_planned, units_planned) and all(site.units and site.number for site, _ in sites)
    return _DraftMuscle(muscle, table, sites_planned, units_planned, sites, areas, whole)


def _read_site(table: Table, muscle: str, sizes: dict[str, tuple[int, int]], dose: _Dose) -> tuple[Site, Table]:
    identity, side, number = table.identifier(), table.member("side", Side), table.whole("number", least=1)
    figure, x, y = _read_point(table, sizes)
    units, where = table.above_zero("units"), table.words("where")
    table.close()
    if units is not None and dose.step is not None and units % dose.step:
        table.fault("units", f"{units} is not a multiple of the dose step {dose.step}")
    if units is not None and dose.most is not None and units > dose.most:
        table.fault("units", f"{units} is above the most that a site takes, {dose.most}")
    return Site(identity, muscle, side or Side.MIDLINE, number or 0, figure, x, y, units or Decimal(0), where), table


def _read_area(table: Table, muscle: str, sizes: dict[str, tuple[int, int]]) -> tuple[ExtraArea, Table]:
    identity, side = table.identifier(), table.member("side", Side)
    figure, x, y = _read_point(table, sizes)
    table.close()
    return ExtraArea(identity, muscle, side or Side.MIDLINE, figure, x, y), table


def _read_bound(table: Table) -> Bound:
    figure, side, says = table.text("figure"), table.member("side", Side), table.text("says")
    x1, y1, x2, y2 = (table.number(key) for key in ("x1", "y1", "x2", "y2"))
    source = table.source().text
    table.close()
    if figure and figure not in FIGURES:
        table.fault("figure", f"there is no figure “{figure}”; there are {', '.join(FIGURES)}")
    if x1 is not None and x1 == x2:
        table.fault("x2", "is x1: a line that runs down has nothing below it")
    return Bound(
        figure, side or Side.MIDLINE, float(x1 or 0), float(y1 or 0), float(x2 if x2 not in (None, x1) else 1), float(y2 or 0), says, source
    )


def _read_point(table: Table, sizes: dict[str, tuple[int, int]]) -> tuple[str, float, float]:
    figure, x, y = table.text("figure"), table.number("x"), table.number("y")
    if figure and sizes and figure not in sizes:
        table.fault("figure", f"“{figure}” is not among the figures of this map")
    width, height = sizes.get(figure, (0, 0))
    for key, value, size in (("x", x, width), ("y", y, height)):
        if value is not None and size and not 0 <= value <= size:
            table.fault(key, f"{value} lies outside {figure}, which is {width} × {height}")
    return figure, float(x or 0), float(y or 0)


def _check_ids(drafts: Sequence[_DraftMuscle]) -> None:
    muscles = [(draft.muscle.id, "id", draft.table) for draft in drafts]
    letters = [(draft.muscle.letter, "letter", draft.table) for draft in drafts]
    places: list[tuple[str, str, Table]] = []
    for draft in drafts:
        places += [(site.id, "id", table) for site, table in draft.sites]
        places += [(area.id, "id", table) for area, table in draft.areas]
    for group in (muscles, letters, places):
        seen: set[str] = set()
        for name, key, table in group:
            if name and name in seen:
                table.fault(key, f"“{name}” is used twice")
            seen.add(name)


def _check_muscle(draft: _DraftMuscle, dose: _Dose) -> None:
    """The sums of one muscle, and the numbering of its sites on each side."""
    if not draft.whole:
        return
    muscle, count = draft.muscle, len(draft.sites)
    units = sum((site.units for site, _ in draft.sites), Decimal(0))
    if count != draft.sites_planned:
        draft.table.fault("sites_planned", f"is {draft.sites_planned}, but {count} sites stand below")
    if units != draft.units_planned:
        draft.table.fault("units_planned", f"is {draft.units_planned}, but the sites below add up to {units}")
    if draft.sites_planned is not None and draft.sites_planned + muscle.extra_sites != muscle.sites_max:
        draft.table.fault("sites_max", f"is {muscle.sites_max}, but {draft.sites_planned} planned and {muscle.extra_sites} extra")
    if draft.units_planned is not None and dose.extra is not None:
        most = draft.units_planned + muscle.extra_sites * dose.extra
        if most != muscle.units_max:
            draft.table.fault("units_max", f"is {muscle.units_max}, but planned and extra doses add up to {most}")
    if len(draft.areas) > muscle.extra_sites:
        draft.table.fault("extra_area", f"{len(draft.areas)} areas, but {muscle.extra_sites} extra sites are allowed")
    for side in Side:
        numbers = [site.number for site, _ in draft.sites if site.side is side]
        if sorted(numbers) != list(range(1, len(numbers) + 1)):
            draft.table.fault("site", f"the {side} sites are numbered {', '.join(map(str, numbers))}, not 1 to {len(numbers)}")


def _check_totals(totals: Table | None, drafts: Sequence[_DraftMuscle], units_max: Decimal | None) -> None:
    """What the whole file declares against what it holds."""
    if totals is None:
        return
    sites = [site for draft in drafts for site, _ in draft.sites]
    found = {
        "muscles": Decimal(len(drafts)),
        "sites": Decimal(len(sites)),
        "units": sum((site.units for site in sites), Decimal(0)),
        "extra_sites": Decimal(sum(draft.muscle.extra_sites for draft in drafts)),
    }
    whole = all(draft.whole for draft in drafts)
    for key, value in found.items():
        declared = totals.number(key)
        if declared is not None and declared != value and whole:
            totals.fault(key, f"is {declared}, but the muscles add up to {value}")
    totals.close()
    most = sum((draft.muscle.units_max for draft in drafts), Decimal(0))
    if units_max is not None and most != units_max and whole:
        totals.sheet.fault("units_max.value", f"is {units_max}, but the muscles allow {most}")


def _check_mirror(places: Iterable[tuple[Site | ExtraArea, Table]], sizes: dict[str, tuple[int, int]]) -> None:
    """Left and right are mirror images with the same doses; midline sites lie on the midline."""
    listed = list(places)
    for place, table in listed:
        width = sizes.get(place.figure, (0, 0))[0]
        if place.side is Side.MIDLINE:
            if width and abs(place.x - width / 2) > _MIRROR_SLACK:
                table.fault("x", f"a midline site stands at {width / 2:g}, not at {place.x:g}")
        elif width and not any(_mirrors(place, other, width) for other, _ in listed):
            table.fault("", f"has no mirror image on the {_OPPOSITE[place.side]} side")


def _mirrors(one: Site | ExtraArea, other: Site | ExtraArea, width: int) -> bool:
    same = one.muscle == other.muscle and other.side is _OPPOSITE[one.side]
    figure = _MIRRORED.get(one.figure, one.figure)
    near = abs(width - one.x - other.x) <= _MIRROR_SLACK and abs(one.y - other.y) <= _MIRROR_SLACK
    if isinstance(one, Site) and isinstance(other, Site):
        same = same and one.units == other.units and one.number == other.number
    return same and other.figure == figure and near
