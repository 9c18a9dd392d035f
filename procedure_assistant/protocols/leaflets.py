"""Reads the after-care leaflets, one file a language; a file with a fault is refused with every fault at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from string import Formatter

from procedure_assistant.domain.protocol import Source
from procedure_assistant.protocols.faults import Report
from procedure_assistant.protocols.sheet import Sheet, open_sheet
from procedure_assistant.protocols.table import Table

LANGUAGES = ("en", "es")
VERSION = 1
"""The newest version of the files; older ones stay, since a record names the one it was given."""


class Treatment(StrEnum):
    """What a line of advice can belong to."""

    TOXIN = "toxin"
    BLOCK = "block"
    PRP = "prp"
    CELLS = "cells"
    EXOSOMES = "exosomes"


@dataclass(frozen=True, slots=True)
class Advice:
    """One line; an empty ``of`` is for every visit. ``**`` in the text stands around heavy words."""

    text: str
    of: frozenset[Treatment]
    source: Source


@dataclass(frozen=True, slots=True)
class LeafletTexts:
    """A leaflet file of one language. ``parts`` are headings with their lines; ``words`` the single texts by their key."""

    language: str
    version: str
    words: Mapping[str, str]
    months: tuple[str, ...]
    treatments: Mapping[Treatment, str]
    sides: Mapping[str, str]
    areas: Mapping[str, str]
    parts: tuple[tuple[str, tuple[Advice, ...]], ...]
    emergency: tuple[str, tuple[Advice, ...]]
    call: tuple[str, tuple[Advice, ...]]


_WORDS = {
    "title": (),
    "had": ("treatments",),
    "last": (),
    "next_toxin": ("day",),
    "foot": ("version",),
    "ask": (),
    "day": ("day", "month", "year"),
}
"""The single texts of a file, each with the places that it must have."""
_SIDES = ("left", "right", "both")
_TREATMENTS = {one.value: one for one in Treatment}
_MONTHS = 12


def read_leaflet(root: Path, language: str, citations: Mapping[str, str] | None = None) -> LeafletTexts:
    """The leaflet of a language. Raises `ProtocolFaults` with everything that is wrong in the file."""
    report = Report()
    sheet = open_sheet(root, f"leaflets/after_care.{language}.{VERSION}.toml", report, citations)
    texts = _read(sheet) if sheet is not None else None
    report.raise_if_any()
    assert texts is not None
    return texts


def _read(sheet: Sheet) -> LeafletTexts:
    top = Table(sheet, sheet.data)
    top.take("schema")
    words = {key: _with_places(top, key, places) for key, places in _WORDS.items()}
    months = top.texts("months")
    if len(months) != _MONTHS:
        top.fault("months", f"must be {_MONTHS} names, not {len(months)}")
    treatments, places = top.table("treatment"), {Treatment.TOXIN: ("units", "areas")}
    emergency, call = top.table("emergency"), top.table("call")
    texts = LeafletTexts(
        language=top.text("language"),
        version=top.text("version"),
        words=words,
        months=months,
        treatments={one: _with_places(treatments, one.value, places.get(one, ("sides",))) for one in Treatment} if treatments else {},
        sides=_texts(top, "side", _SIDES),
        areas=_texts(top, "area", ()),
        parts=tuple(_part(part) for part in top.tables("part", required=True)),
        emergency=_box(emergency, "title", ()) if emergency else ("", ()),
        call=_box(call, "text", ("phone",)) if call else ("", ()),
    )
    if treatments:
        treatments.close()
    top.close()
    return texts


def _with_places(table: Table, key: str, places: tuple[str, ...]) -> str:
    """A text with exactly these places in braces."""
    text = table.text(key)
    try:
        found = sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        found = ["a brace that is not closed"]
    if text and found != sorted(places):
        table.fault(key, f"must have the places {', '.join(places) or 'none'}, not {', '.join(found) or 'none'}")
    if text.count("**") % 2:
        table.fault(key, "has ** that is not closed")
    return text


def _texts(top: Table, key: str, keys: tuple[str, ...]) -> dict[str, str]:
    table = top.table(key)
    if table is None:
        return {}
    found = {name: table.text(name) for name in keys or table.entries()}
    table.close()
    return found


def _part(part: Table) -> tuple[str, tuple[Advice, ...]]:
    title = part.text("title")
    lines = tuple(_advice(one, one.source()) for one in part.tables("line", required=True))
    part.close()
    return title, lines


def _box(table: Table, key: str, places: tuple[str, ...]) -> tuple[str, tuple[Advice, ...]]:
    """A heading and its lines, which share one source."""
    title, source = _with_places(table, key, places), table.source()
    lines = tuple(_advice(one, source) for one in table.tables("line", required=True))
    table.close()
    return title, lines


def _advice(table: Table, source: Source) -> Advice:
    of: set[Treatment] = set()
    for name in table.texts("for", required=False) if table.has("for") else ():
        if name in _TREATMENTS:
            of.add(_TREATMENTS[name])
        else:
            table.fault("for", f"“{name}” is not one of {', '.join(Treatment)}")
    advice = Advice(_with_places(table, "text", ()), frozenset(of), source)
    table.close()
    return advice
