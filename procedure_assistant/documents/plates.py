"""The line drawings of head and neck: reads the SVG plates once and draws them as vectors, with the way from plate units to the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # ships no types
from reportlab.pdfgen.pathobject import PDFPathObject  # type: ignore[import-untyped]  # ships no types

from procedure_assistant.documents.ink import NON_ZERO, Ink
from procedure_assistant.resources import resource

Point = tuple[float, float]

CONTOUR = 0.48
"""Stroke added round the filled contours, in plate units: 0.12 pt at the scale of the map, so that thin ends survive a fax."""


class PlateFault(ValueError):
    """A plate holds drawing that this reader does not know; ``str()`` names the file and the command."""


@dataclass(frozen=True, slots=True)
class Plate:
    """One drawing in plate units (20 = 1 cm): its size, its contours and hairs (y upwards), and points along them (y downwards)."""

    figure: str
    width: float
    height: float
    contours: PDFPathObject
    hairs: tuple[PDFPathObject, float]
    points: tuple[Point, ...]

    def extent(self, foot: float) -> tuple[float, float]:
        """Leftmost and rightmost x above ``foot``."""
        reach = [x for x, y in self.points if y <= foot]
        return min(reach), max(reach)


_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


def _trace(data: str, file: Path, height: float, points: list[Point]) -> Iterator[str]:
    """SVG path data as PDF operators with y turned upwards; adds the points it goes through to ``points``, y downwards."""
    x = y = 0.0
    for command, rest in _COMMAND.findall(data):
        numbers = [float(number) for number in _NUMBER.findall(rest)]
        if command == "c":
            for at in range(0, len(numbers) - 5, 6):
                x1, y1, x2, y2, x3, y3 = numbers[at : at + 6]
                up = height - y
                yield f"{x + x1:.2f} {up - y1:.2f} {x + x2:.2f} {up - y2:.2f} {x + x3:.2f} {up - y3:.2f} c"
                # The middle of the curve too: a skull bulges beyond the ends of its curves.
                points.append((x + (3 * x1 + 3 * x2 + x3) / 8, y + (3 * y1 + 3 * y2 + y3) / 8))
                x, y = x + x3, y + y3
                points.append((x, y))
        elif command in "MmLl":
            for at in range(0, len(numbers) - 1, 2):
                dx, dy = numbers[at : at + 2]
                x, y = (dx, dy) if command.isupper() else (x + dx, y + dy)
                yield f"{x:.2f} {height - y:.2f} {'m' if command in 'Mm' and at == 0 else 'l'}"
                points.append((x, y))
        elif command in "Zz":
            yield "h"
        else:
            raise PlateFault(f"{file.name}: path command “{command}” is not one of M, m, L, l, c, z.")


def _opacity(data: str, full: str) -> float:
    """How strongly the coloured plate draws a contour; 1 where it has none."""
    at = full.find(data)
    found = re.search(r'(?:fill|stroke)-opacity="([\d.]+)"', full[full.rfind("<path", 0, at) : at]) if at >= 0 else None
    return float(found[1]) if found else 1.0


@cache
def plate(figure: str, faintest: float) -> Plate:
    """The line drawing of a figure: "anterior", "lateral_left", "lateral_right" or "posterior".

    Contours that the coloured plate draws fainter than ``faintest`` are left out: on paper every line is black.

    Raises:
        PlateFault: the file holds drawing that this reader does not know.
    """
    file = resource("figures", f"lineart_{figure}.svg")
    text, full = file.read_text(encoding="utf-8"), resource("figures", f"{figure}.svg").read_text(encoding="utf-8")
    width, height = _size(text, file)
    contours, hairs, weight, points = ["n"], ["n"], 1.0, list[Point]()
    for element in re.findall(r"<path ([^>]+)>", text):
        data = re.search(r'\bd="([^"]+)"', element)
        if data is None or _opacity(data[1], full) < faintest:
            continue
        stroke = re.search(r'stroke-width="([\d.]+)"', element)
        weight = float(stroke[1]) if stroke else weight
        (hairs if stroke else contours).extend(_trace(data[1], file, height, points))
    return Plate(figure, width, height, PDFPathObject(contours), (PDFPathObject(hairs), weight), tuple(points))


def _size(text: str, file: Path) -> tuple[float, float]:
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', text)
    if box is None:
        raise PlateFault(f"{file.name}: no viewBox that begins at 0 0.")
    return float(box[1]), float(box[2])


@cache
def course(group: str) -> tuple[PDFPathObject, ...]:
    """Outlines of a nerve or vessel of the posterior plate, by group id ("greater_occipital_nerve_left"), y upwards.

    Only the silhouettes are taken: the first fill of the group; the plate's modelling is tone, which paper does not have.
    """
    file = resource("figures", "posterior.svg")
    text = file.read_text(encoding="utf-8")
    found = re.search(rf'<g id="{group}">(.*?)</g>', text, re.DOTALL)
    if found is None:
        raise PlateFault(f"{file.name}: no group {group}.")
    _, height = _size(text, file)
    outlines = re.findall(r'<path fill="&(?:nerve|vessel)_line;" d="([^"]+)"', found[1])
    return tuple(PDFPathObject(["n", *_trace(data, file, height, [])]) for data in outlines)


@dataclass(frozen=True, slots=True)
class Window:
    """Part of a plate on the sheet: plate point (``left``, ``top``) stands at (``x``, ``y``).

    ``width`` × ``height`` plate units are seen, ``plate_height`` is the whole plate.
    """

    figure: str
    x: float
    y: float
    scale: float
    left: float
    top: float
    width: float
    height: float
    plate_height: float

    def at(self, x: float, y: float) -> Point:
        """A plate point on the sheet."""
        return self.x + (x - self.left) * self.scale, self.y + (y - self.top) * self.scale

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, width, height on the sheet in points."""
        return self.x, self.y, self.width * self.scale, self.height * self.scale


CLEAR = 0.5
"""Faintest contour on the small map: a nape crease would be a stain there."""


def make_form(canvas: Canvas, figure: str, faintest: float = CLEAR) -> None:
    """Put the drawing into the file once; every window on it then refers to it."""
    drawing = plate(figure, faintest)
    hairs, weight = drawing.hairs
    canvas.beginForm(_form(figure, faintest), 0, 0, drawing.width, drawing.height)
    canvas.setLineWidth(CONTOUR)
    canvas.setLineJoin(1)
    canvas.drawPath(drawing.contours, stroke=1, fill=1, fillMode=NON_ZERO)
    canvas.setLineWidth(weight)
    canvas.setLineCap(1)
    canvas.drawPath(hairs, stroke=1, fill=0)
    canvas.endForm()


def _form(figure: str, faintest: float) -> str:
    return f"plate_{figure}_{faintest * 100:.0f}"


def draw_window(ink: Ink, window: Window, faintest: float = CLEAR) -> None:
    """Draw the part of a plate that a window shows; its form must have been made."""
    with ink.within(*window.bounds), plate_space(ink, window):
        ink.canvas.doForm(_form(window.figure, faintest))


@contextmanager
def plate_space(ink: Ink, window: Window) -> Iterator[None]:
    """Draw in plate units (y upwards) until the end of the ``with`` block."""
    x, y = window.at(0, window.plate_height)
    ink.canvas.saveState()
    ink.canvas.translate(x, ink.up(y))
    ink.canvas.scale(window.scale, window.scale)
    yield
    ink.canvas.restoreState()
