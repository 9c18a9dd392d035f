"""DRAFT, VOID, PRACTICE or WITHDRAWN across a sheet, as dotted outlines: drawn first, so text and figures lie above them."""

from __future__ import annotations

from math import cos, hypot, radians, sin

from procedure_assistant.documents.ink import Ink

Outline = tuple[tuple[float, ...], ...]
"""Steps of a letter's outline on a body 100 high: two numbers are a corner, six a curve."""

_GAP = 14.0
_ANGLE = 52.0
_PART_OF_SHEET = {"DRAFT": 0.54, "VOID": 0.62, "PRACTICE": 0.72, "WITHDRAWN": 0.76, "RETIRADO": 0.72}
"""Length of the word as a part of the sheet's diagonal; a void sheet must not be read as anything else."""

_WEIGHT = {"DRAFT": 1.1, "VOID": 2.0, "PRACTICE": 1.6, "WITHDRAWN": 1.8, "RETIRADO": 1.8}

_DOT_STEP = 3.4

_LETTERS: dict[str, tuple[float, tuple[Outline, ...]]] = {
    "D": (
        80,
        (
            ((0, 0), (0, 100), (32, 100), (62, 100, 80, 80, 80, 50), (80, 20, 62, 0, 32, 0), (0, 0)),
            ((24, 20), (30, 20), (46, 20, 55, 31, 55, 50), (55, 69, 46, 80, 30, 80), (24, 80), (24, 20)),
        ),
    ),
    "R": (
        80,
        (
            (
                (0, 0), (0, 100), (40, 100), (64, 100, 76, 88, 76, 68), (76, 53, 68, 43, 56, 38), (80, 0), (53, 0), (33, 35),
                (24, 35), (24, 0), (0, 0),
            ),
            ((24, 54), (38, 54), (47, 54, 52, 59, 52, 68), (52, 77, 47, 81, 38, 81), (24, 81), (24, 54)),
        ),
    ),
    "A": (
        92,
        (
            ((0, 0), (32, 100), (60, 100), (92, 0), (66, 0), (60, 22), (31, 22), (25, 0), (0, 0)),
            ((36.5, 42), (55, 42), (46, 78), (36.5, 42)),
        ),
    ),
    "F": (62, (((0, 0), (0, 100), (62, 100), (62, 79), (24, 79), (24, 58), (56, 58), (56, 37), (24, 37), (24, 0), (0, 0)),)),
    "I": (24, (((0, 0), (0, 100), (24, 100), (24, 0), (0, 0)),)),
    "O": (
        92,
        (
            ((46, -2), (17, -2, 0, 20, 0, 50), (0, 80, 17, 102, 46, 102), (75, 102, 92, 80, 92, 50), (92, 20, 75, -2, 46, -2)),
            ((46, 19), (60, 19, 67, 31, 67, 50), (67, 69, 60, 81, 46, 81), (32, 81, 25, 69, 25, 50), (25, 31, 32, 19, 46, 19)),
        ),
    ),
    "V": (88, (((32, 0), (0, 100), (26, 100), (44, 32), (62, 100), (88, 100), (56, 0), (32, 0)),)),
    "P": (
        78,
        (
            ((0, 0), (0, 100), (40, 100), (64, 100, 78, 87, 78, 66), (78, 45, 64, 32, 40, 32), (24, 32), (24, 0), (0, 0)),
            ((24, 52), (38, 52), (48, 52, 54, 57, 54, 66), (54, 75, 48, 80, 38, 80), (24, 80), (24, 52)),
        ),
    ),
    "C": (
        84,
        (
            (
                (46, -2), (17, -2, 0, 20, 0, 50), (0, 80, 17, 102, 46, 102), (66, 102, 80, 90, 84, 70), (59, 70),
                (57, 77, 53, 81, 46, 81), (32, 81, 25, 69, 25, 50), (25, 31, 32, 19, 46, 19), (53, 19, 57, 23, 59, 30), (84, 30),
                (80, 10, 66, -2, 46, -2),
            ),
        ),
    ),
    "E": (
        66,
        (
            (
                (0, 0), (0, 100), (64, 100), (64, 79), (24, 79), (24, 61), (58, 61), (58, 40), (24, 40), (24, 21), (66, 21), (66, 0),
                (0, 0),
            ),
        ),
    ),
    "H": (
        82,
        (
            (
                (0, 0), (0, 100), (24, 100), (24, 60), (58, 60), (58, 100), (82, 100), (82, 0), (58, 0), (58, 39), (24, 39), (24, 0),
                (0, 0),
            ),
        ),
    ),
    "N": (84, (((0, 0), (0, 100), (25, 100), (60, 42), (60, 100), (84, 100), (84, 0), (59, 0), (24, 58), (24, 0), (0, 0)),)),
    "W": (
        124,
        (
            (
                (22, 0), (0, 100), (25, 100), (37, 36), (50, 100), (74, 100), (87, 36), (99, 100), (124, 100), (102, 0), (74, 0),
                (62, 62), (50, 0), (22, 0),
            ),
        ),
    ),
    "T": (76, (((26, 0), (26, 79), (0, 79), (0, 100), (76, 100), (76, 79), (50, 79), (50, 0), (26, 0)),)),
}  # fmt: skip


def draw_across(ink: Ink, word: str, width: float, height: float) -> None:
    """Draw a word ("DRAFT", "VOID") over the middle of a sheet, rising to the right."""
    length = sum(_LETTERS[letter][0] for letter in word) + (len(word) - 1) * _GAP
    scale = _PART_OF_SHEET[word] * hypot(width, height) / length
    turn = radians(_ANGLE)
    path = ink.canvas.beginPath()

    def place(x: float, y: float) -> tuple[float, float]:
        """A point of the word about the middle of the sheet, counted from the bottom."""
        x, y = (x - length / 2) * scale, (y - 50) * scale
        return width / 2 + x * cos(turn) - y * sin(turn), height / 2 + x * sin(turn) + y * cos(turn)

    at = 0.0
    for letter in word:
        advance, outlines = _LETTERS[letter]
        for outline in outlines:
            path.moveTo(*place(at + outline[0][0], outline[0][1]))
            for step in outline[1:]:
                points = [place(at + step[i], step[i + 1]) for i in range(0, len(step), 2)]
                flat = [number for point in points for number in point]
                (path.lineTo if len(points) == 1 else path.curveTo)(*flat)
        at += advance + _GAP
    ink.path(path, weight=_WEIGHT[word], dash=(0, _DOT_STEP), round_ends=True)
