"""The nerve block: the line from protuberance to mastoid in thirds, the table by side, local anaesthetic as part of the maximum."""

from __future__ import annotations

from math import hypot

from procedure_assistant.documents.charts import limit_row, title_row
from procedure_assistant.documents.flow import LABEL_COLUMN, Block, Row, text_rows
from procedure_assistant.documents.fonts import Face
from procedure_assistant.documents.ink import HEAVY, ROW, Ink
from procedure_assistant.documents.marks import draw_mark
from procedure_assistant.documents.plates import Point, Window, course, draw_window, plate, plate_space
from procedure_assistant.documents.wrapping import FINE, Style, set_text
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.services.note import NerveBlock, NerveRow, NerveSide, line, strong

FIGURE_WIDTH = 236.0

FAINTEST = 0.3
"""The ear behind the line may be seen here; on the small map it would be a stain."""

_SCALE = 0.798
_LEFT, _TOP, _WIDE, _HIGH = 302.0, 205.0, 296.0, 186.0
_PROTUBERANCE = (450.0, 277.0)
_MASTOID = {Side.LEFT: (335.0, 337.0), Side.RIGHT: (565.0, 337.0)}
_MEASURE_X = {Side.LEFT: 388.0, Side.RIGHT: 512.0}
_NERVE_LEADER = {Side.LEFT: ((431.0, 227.0), (409.0, 232.5)), Side.RIGHT: ((469.0, 227.0), (491.0, 232.5))}
_TARGET = 4.7
_MEDIAL_THIRD = 2.6
_CELL = Style(8.5, 10.2)
_GAP = 18.0
_LEFT_COLUMN = 60.0
_CELL_WIDTH = 55.0


def _window(x: float, top: float) -> Window:
    return Window("posterior", x, top, _SCALE, _LEFT, _TOP, _WIDE, _HIGH, plate("posterior", FAINTEST).height)


def _draw_courses(ink: Ink, window: Window) -> None:
    """Greater occipital nerve as a tube, occipital artery dotted, both sides: they show what to find and what to miss."""
    with ink.within(*window.bounds), plate_space(ink, window):
        for side in ("left", "right"):
            for outline in course(f"occipital_artery_{side}"):
                ink.path(outline, weight=0.55, dash=(1.2, 1.5))
            for outline in course(f"greater_occipital_nerve_{side}"):
                ink.path(outline, filled=True, white=True)
                ink.path(outline, weight=0.5)


def _between(one: Point, other: Point, part: float) -> Point:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def _draw_side(ink: Ink, window: Window, side: NerveSide) -> None:
    """The line in thirds, its measure, and the targets of one side; without a target no third is heavy."""
    start, end = window.at(*_PROTUBERANCE), window.at(*_MASTOID[side.side])
    length = hypot(end[0] - start[0], end[1] - start[1])
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    up = (along[1], -along[0]) if side.side is Side.RIGHT else (-along[1], along[0])
    ink.stroke((start, end), 0.9)
    if side.targets:
        ink.stroke((start, _between(start, end, 1 / 3)), _MEDIAL_THIRD)
    for third in (1 / 3, 2 / 3):
        x, y = _between(start, end, third)
        ink.stroke(((x - 5 * up[0], y - 5 * up[1]), (x + 5 * up[0], y + 5 * up[1])), 0.8)
    ink.ring(*end, 2.6, 0.9)
    mastoid = window.at(_MASTOID[side.side][0] + (2.5 if side.side is Side.LEFT else -2.5), 353.0)
    ink.centred(*mastoid, "mastoid", size=8, boxed=True)
    for target in side.targets:
        x, y = _between(start, end, target.along)
        x, y = x + up[0] * target.across * length, y + up[1] * target.across * length
        draw_mark(ink, x, y, target.status, _TARGET)
        if target.name:
            ink.centred(x, y + 15, target.name, Face.SEMIBOLD, 8, boxed=True)
    measure = window.at(_MEASURE_X[side.side], 364.0)
    ink.centred(*measure, side.formula, size=9, boxed=True)
    ink.centred(measure[0], measure[1] + 12.4, side.result, Face.BOLD if side.targets else Face.REGULAR, 10.5, boxed=True)


def _figure(nerve: NerveBlock, x: float) -> Row:
    caption = set_text(line(nerve.figure_caption), FIGURE_WIDTH, FINE)
    high = _HIGH * _SCALE

    def draw(ink: Ink, top: float) -> None:
        window = _window(x, top)
        _draw_courses(ink, window)
        draw_window(ink, window, FAINTEST)
        for word, at in (("L", 322.0), ("R", 578.0)):
            ink.centred(window.at(at, 0)[0], top + 15, word, Face.BOLD, 13)
        for leader in _NERVE_LEADER.values():
            ink.stroke([window.at(*point) for point in leader], 0.5)
        ink.centred(*window.at(450.0, 229.5), "nerve", size=8, boxed=True)
        ink.centred(*window.at(450.0, 264.0), "EOP", size=8, boxed=True)
        for side in nerve.sides:
            if side.targets or side.formula:
                _draw_side(ink, window, side)
        ink.ring(*window.at(*_PROTUBERANCE), 2.6, 0.9)
        ink.paragraph(x, top + high + 3.5, caption)

    return Row(high + 3.5 + caption.height, draw)


def _side_head(left: float, right: float) -> Row:
    def draw(ink: Ink, top: float) -> None:
        ink.right(right - _LEFT_COLUMN, top + 7.4, "left", size=FINE.size)
        ink.right(right, top + 7.4, "right", size=FINE.size)
        ink.rule(left, right, top + 9.8, HEAVY)

    return Row(10.2, draw)


def _side_row(row: NerveRow, left: float, right: float) -> Row:
    values = [line(strong(one or "–") if row.strong else one or "–") for one in (row.left, row.right)]
    cells = [set_text(value, _CELL_WIDTH, _CELL) for value in values]
    label = set_text(line(row.label), right - _LEFT_COLUMN - cells[0].width - 5 - left, _CELL)
    height = max(one.height for one in (*cells, label)) + 1.2

    def draw(ink: Ink, top: float) -> None:
        ink.paragraph(left, top + 0.5, label)
        ink.paragraph(right - _LEFT_COLUMN, top + 0.5, cells[0], right=True)
        ink.paragraph(right, top + 0.5, cells[1], right=True)
        ink.rule(left, right, top + height, ROW)

    return Row(height, draw)


def nerve_block(nerve: NerveBlock, left: float, right: float) -> Block:
    """The figure on the left, the numbers on the right; never parted."""
    x = left + LABEL_COLUMN
    at = x + FIGURE_WIDTH + _GAP
    rows = [_side_head(at, right), *(_side_row(row, at, right) for row in nerve.rows)]
    if nerve.anaesthetic:
        rows.append(Row(4.0, lambda _ink, _top: None))
        rows.append(title_row(nerve.anaesthetic_title, "dose of maximum", at, right))
        rows += [limit_row(bar, at, right) for bar in nerve.anaesthetic]
    for text in nerve.remarks:
        rows += text_rows(text, at, right - at, FINE)
    return Block("Nerve block", tuple(rows), remark=nerve.caption, aside=_figure(nerve, x), whole=True)
