"""Finds the line of a place in a TOML text, for messages only: tomllib keeps no positions. It must not decide what a file means."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HEADER = re.compile(r"\s*\[\[?\s*([\w.\-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([\w\-]+)\s*=\s*(.*)$")


def line_index(text: str) -> dict[str, int]:
    """Place → line (from 1) of every table header, key, and inline table that stands on a line of its own."""
    index: dict[str, int] = {}
    counts: dict[str, int] = {}
    here = array = ""
    item = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if array:
            if line.lstrip().startswith(("{", '"')):
                index[f"{array}[{item}]"] = number
                item += 1
            elif line.lstrip().startswith("]"):
                array = ""
        elif header := _HEADER.match(line):
            here = _numbered(header[1], counts, starts="[[" in line.split("#", 1)[0])
            index[here] = number
        elif key := _KEY.match(line):
            place = f"{here}.{key[1]}" if here else key[1]
            index[place] = number
            if key[2].split("#", 1)[0].strip() == "[":
                array, item = place, 0
    return index


def _numbered(name: str, counts: dict[str, int], *, starts: bool) -> str:
    """ "section.step" with the number of each array it stands in: "section[2].step[0]"."""
    place = ""
    parts = name.split(".")
    for depth, part in enumerate(parts):
        place = f"{place}.{part}" if place else part
        if depth == len(parts) - 1 and starts:
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place = f"{place}[{counts[place]}]"
    return place


def line_of(place: str, index: Mapping[str, int]) -> int | None:
    """The line of a place, or of the nearest table around it."""
    while place:
        if place in index:
            return index[place]
        place = place[: max(place.rfind("."), place.rfind("["), 0)]
    return None
