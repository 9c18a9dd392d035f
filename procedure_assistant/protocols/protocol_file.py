"""Reads one protocol file: its own sections with the shared ones it takes over, its limits, nerves and published positions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from procedure_assistant.domain.injection_map import InjectionMap
from procedure_assistant.domain.protocol import Limit, Nerve, Protocol, PublishedPosition
from procedure_assistant.protocols.checks import DraftProtocol
from procedure_assistant.protocols.regenerative import NOTHING, RegenerativeShelf, read_named_forms, read_named_targets, read_timing
from procedure_assistant.protocols.shared_sections import SharedFile, by_id, resolve
from procedure_assistant.protocols.sheet import Sheet
from procedure_assistant.protocols.steps import ChoiceLists, DraftSection, read_limit, read_sections
from procedure_assistant.protocols.table import Table


@dataclass(frozen=True, slots=True)
class Shelf:
    """What protocols may refer to. A value of None exists but could not be read, so that it is not called missing as well."""

    lists: ChoiceLists
    shared: Mapping[int, SharedFile | None]
    maps: Mapping[tuple[str, str], InjectionMap]
    maps_whole: bool
    regenerative: RegenerativeShelf = NOTHING


def read_protocol(sheet: Sheet, protocol_id: str, version: int, shelf: Shelf) -> DraftProtocol | None:
    """Read a protocol file; None when the shared sections it builds on cannot be had, so that its parts are not judged alone."""
    top = Table(sheet, sheet.data)
    for key in ("schema", "id", "version"):
        top.take(key)
    title, short = top.words("title"), top.words("short")
    own = read_sections(top.tables("section", required=True), shelf.lists, may_use=True)
    sections = resolve(own, _shared_of(top, shelf))
    injection_map = _read_map(top, shelf)
    limit_tables = top.tables("limit")
    limits = [(limit, table) for table in limit_tables if (limit := read_limit(table)) is not None]
    nerves = tuple(_read_nerve(table) for table in top.tables("nerve"))
    published = tuple(_read_published(table) for table in top.tables("published"))
    passports, ultrasound, forms_whole = read_named_forms(top, shelf.regenerative)
    targets, targets_whole = read_named_targets(top, shelf.regenerative)
    timings = tuple(read_timing(table) for table in top.tables("timing"))
    top.close()
    if not (forms_whole and targets_whole):
        return None
    if sections is None or (injection_map is None and top.has("map")) or len(limits) != len(limit_tables):
        return None
    protocol = Protocol(
        id=protocol_id,
        version=version,
        title=title,
        short=short,
        sections=tuple(draft.section for draft in sections),
        limits=_first_of_each(limits),
        injection_map=injection_map,
        nerves=nerves,
        published=published,
        parts=((protocol_id, version),),
        passports=passports,
        ultrasound=ultrasound,
        targets=targets,
        timings=timings,
    )
    return DraftProtocol(protocol, top, sections, limits)


def _first_of_each(limits: list[tuple[Limit, Table]]) -> tuple[Limit, ...]:
    first: dict[str, Limit] = {}
    for limit, _ in limits:
        first.setdefault(limit.id, limit)
    return tuple(first.values())


def _shared_of(top: Table, shelf: Shelf) -> dict[str, DraftSection] | None:
    version = top.whole("shared", required=False, least=1)
    if version is None:
        return None if top.has("shared") else {}
    if version not in shelf.shared:
        top.fault("shared", f"there is no shared.{version}.toml")
        return None
    file = shelf.shared[version]
    if file is None:
        return None
    return by_id(file)


def _read_map(top: Table, shelf: Shelf) -> InjectionMap | None:
    table = top.table("map", required=False)
    if table is None:
        return None
    map_id, version = table.text("id"), table.text("version")
    table.close()
    found = shelf.maps.get((map_id, version))
    if found is None and shelf.maps_whole and map_id and version:
        table.fault("", f"there is no map “{map_id}” of version “{version}”")
    return found


def _read_nerve(table: Table) -> Nerve:
    thirds = table.whole("fraction_thirds", least=1)
    if thirds is not None and thirds > 2:
        table.fault("fraction_thirds", f"must be 1 or 2 of three, not {thirds}")
    low, high = table.above_zero("volume_low_ml"), table.above_zero("volume_high_ml")
    if low is not None and high is not None and low > high:
        table.fault("volume_low_ml", f"{low} is above volume_high_ml {high}")
    nerve = Nerve(
        id=table.identifier(),
        name=table.words("name"),
        short=table.words("short"),
        fraction_thirds=thirds or 1,
        volume_low_ml=low or Decimal(1),
        volume_high_ml=high or Decimal(1),
        source=table.source(),
    )
    table.close()
    return nerve


def _read_published(table: Table) -> PublishedPosition:
    numbers = {key: table.above_zero(key) for key in ("lateral_mm", "inferior_mm", "sd_lateral_mm", "sd_inferior_mm")}
    values = {key: value or Decimal(1) for key, value in numbers.items()}
    place = PublishedPosition(id=table.identifier(), label=table.words("label"), source=table.source(), **values)
    table.close()
    return place
