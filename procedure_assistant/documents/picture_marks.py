"""Marks over a picture on paper: black lines on a white rim, legible on grey and on a fax, with the numbers of the legend. One ink."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from procedure_assistant.documents.fonts import Face
from procedure_assistant.documents.ink import Ink
from procedure_assistant.services.note_biologic import PictureMark

_LINE, _RIM = 0.9, 2.7
_ARM, _RADIUS, _END = 4.5, 6.0, 3.0
_DIGITS = 6.5
_BESIDE = 3.0

Place = Callable[[float, float], tuple[float, float]]
"""Pixels of the original → where they lie on the sheet."""


def draw_mark(ink: Ink, mark: PictureMark, place: Place, room: tuple[float, float, float, float]) -> None:
    """One mark with its number; the number stays inside ``room`` (left, top, right, bottom)."""
    points = [place(*point) for point in mark.points]
    for line in _lines(mark, points):
        _rimmed(ink, line)
    if mark.shape == "dot":
        ink.disc(*points[0], 2.6, white=True)
        ink.disc(*points[0], 1.6)
    _number(ink, str(mark.number), _beside(mark, points), room)


def _lines(mark: PictureMark, points: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    x, y = points[0]
    if mark.shape == "cross":
        return [[(x - _ARM, y), (x - 1.2, y)], [(x + 1.2, y), (x + _ARM, y)], [(x, y - _ARM), (x, y - 1.2)], [(x, y + 1.2), (x, y + _ARM)]]
    if mark.shape == "ring":
        return [_circle(x, y)]
    if mark.shape == "line":
        (x2, y2) = points[1]
        long = ((x2 - x) ** 2 + (y2 - y) ** 2) ** 0.5 or 1.0
        across = (-(y2 - y) / long * _END, (x2 - x) / long * _END)
        ends = [[(at - across[0], over - across[1]), (at + across[0], over + across[1])] for at, over in points]
        return [[(x, y), (x2, y2)], *ends]
    return []


def _circle(x: float, y: float) -> list[tuple[float, float]]:
    """A ring as points of a curve: it must not cover what it goes around."""
    return [(x + _RADIUS * cos(step * pi / 18), y + _RADIUS * sin(step * pi / 18)) for step in range(37)]


def _rimmed(ink: Ink, line: list[tuple[float, float]]) -> None:
    ink.canvas.setStrokeColorRGB(1, 1, 1)
    ink.stroke(line, _RIM, round_ends=True)
    ink.canvas.setStrokeColorRGB(0, 0, 0)
    ink.stroke(line, _LINE)


def _beside(mark: PictureMark, points: list[tuple[float, float]]) -> tuple[float, float]:
    """Where the number stands: beside the end of a ruler, right above of everything else."""
    x, y = points[-1]
    off = {"cross": _ARM, "ring": _RADIUS, "line": _END, "dot": 2.6}[mark.shape]
    return x + off + _BESIDE, y - off


def _number(ink: Ink, number: str, at: tuple[float, float], room: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = room
    wide = 2.2 * len(number)
    x = min(max(at[0], left + wide), right - wide)
    baseline = min(max(at[1], top + 0.9 * _DIGITS), bottom - 1.0)
    ink.centred(x, baseline, number, Face.BOLD, _DIGITS, boxed=True)
