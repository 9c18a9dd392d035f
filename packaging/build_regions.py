"""Writes resources/figures/regions.json: skin, ear and muscle outlines as polygons; it draws nothing and decides nothing.

Run after a figure has changed: ``python packaging/build_regions.py``. A test compares the shipped file with a fresh build.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

FIGURES = ("anterior", "lateral_left", "lateral_right", "posterior")
FLAT_UNITS = 0.2
"""A curve is cut until its control points lie this close to the chord: 0.1 mm on the patient's scale."""

Point = tuple[float, float]
_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_GROUP_TAG = re.compile(r"<(/?)g\b[^>]*>")


class UnknownPath(ValueError):
    """A figure uses a path command this reader does not know; it refuses instead of guessing."""


def group(text: str, name: str) -> str:
    """The text inside ``<g id="name">``, its closing tag not included."""
    start = re.search(rf'<g id="{name}"[^>]*>', text)
    if start is None:
        raise UnknownPath(f"group {name} is missing")
    depth = 1
    for tag in _GROUP_TAG.finditer(text, start.end()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return text[start.end() : tag.start()]
    raise UnknownPath(f"group {name} does not end")


def _far_from_chord(p0: Point, p1: Point, p2: Point, p3: Point) -> bool:
    """Whether a control point lies further than FLAT_UNITS from the straight line between the ends (Manhattan distance)."""
    return any(
        abs(q[0] - (p0[0] + (p3[0] - p0[0]) * t)) + abs(q[1] - (p0[1] + (p3[1] - p0[1]) * t)) > FLAT_UNITS
        for q, t in ((p1, 1 / 3), (p2, 2 / 3))
    )


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def flatten_cubic(p0: Point, p1: Point, p2: Point, p3: Point) -> list[Point]:
    """Points along one Bezier curve, its start not included (de Casteljau)."""
    if not _far_from_chord(p0, p1, p2, p3):
        return [p3]
    a, b, c = _middle(p0, p1), _middle(p1, p2), _middle(p2, p3)
    d, e = _middle(a, b), _middle(b, c)
    half = _middle(d, e)
    return flatten_cubic(p0, a, d, half) + flatten_cubic(half, e, c, p3)


def polygons(path: str) -> list[list[Point]]:
    """The closed outlines of one path; the figures use only M, c and z."""
    found: list[list[Point]] = []
    tokens = _TOKEN.findall(path)
    command, i = "", 0
    while i < len(tokens):
        if tokens[i].isalpha():
            command, i = tokens[i], i + 1
        if command == "M":
            found.append([(float(tokens[i]), float(tokens[i + 1]))])
            i += 2
        elif command == "c":
            x, y = found[-1][-1]
            n = [float(t) for t in tokens[i : i + 6]]
            found[-1] += flatten_cubic((x, y), (x + n[0], y + n[1]), (x + n[2], y + n[3]), (x + n[4], y + n[5]))
            i += 6
        elif command != "z":
            raise UnknownPath(f"path command {command!r} is not known")
    return found


def _rounded(points: list[Point]) -> list[list[float]]:
    return [[round(x, 1), round(y, 1)] for x, y in points]


def _paths(text: str, fill: str) -> list[list[list[float]]]:
    """Outlines of the opaque paths filled with ``fill``; a path with an opacity is shading."""
    return [_rounded(p) for d in re.findall(rf'<path fill="{re.escape(fill)}" d="([^"]+)"', text) for p in polygons(d)]


def _muscles(text: str) -> list[dict[str, object]]:
    """Muscles from the most superficial to the deepest: the reverse of the order in which the figure paints them."""
    muscles = group(text, "muscles")
    found: list[dict[str, object]] = []
    for name in re.findall(r'<g id="([^"]+)"', muscles):
        first = re.search(r'<path fill="[^"]+" fill-opacity="[^"]+" d="([^"]+)"', group(muscles, name))
        if first is None:
            raise UnknownPath(f"muscle {name} has no outline")
        muscle, _, side = name.rpartition("_")
        if side not in ("left", "right"):
            muscle, side = name, "mid"
        found.append({"muscle": muscle, "side": side, "points": _rounded(polygons(first[1])[0])})
    return found[::-1]


def figure_regions(text: str) -> dict[str, object]:
    """Skin, covering ears and muscles of one figure's SVG text."""
    base = group(text, "base")
    covers = [o for ear in re.findall(r'<use xlink:href="#([^"]+)"/>', text) for o in _paths(group(base, ear), "&skin_base;")]
    return {
        "skin": _paths(base, "&skin_base;") + _paths(base, "url(#fade)"),
        "covers": covers,
        "muscles": _muscles(text),
    }


def build(folder: Path) -> str:
    """The whole file as JSON text, one outline a line."""
    figures = {name: figure_regions((folder / f"{name}.svg").read_text(encoding="utf-8")) for name in FIGURES}
    about = "Made by packaging/build_regions.py from the figures. Figure units; muscles from superficial to deep; sides are the patient's."
    text = json.dumps({"about": about, "figures": figures}, separators=(",", ":"))
    return text.replace('{"muscle"', '\n{"muscle"').replace('"skin"', '\n"skin"').replace('"covers"', '\n"covers"') + "\n"


def main() -> int:
    """Writes the file beside the figures."""
    folder = Path(__file__).resolve().parent.parent / "resources" / "figures"
    (folder / "regions.json").write_text(build(folder), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
