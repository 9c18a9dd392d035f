"""The injection map: four plates at one scale with the marks, letters and numbers, the legend and the remarks."""

from __future__ import annotations

from collections.abc import Sequence

from procedure_assistant.documents.flow import LABEL_COLUMN, Block, Row, text_rows
from procedure_assistant.documents.fonts import Face
from procedure_assistant.documents.ink import Ink
from procedure_assistant.documents.marks import ON_PLATE, TITLES, draw_mark, draw_planned_place, reach
from procedure_assistant.documents.placing import Box, Crowd, around
from procedure_assistant.documents.plates import CLEAR, Window, draw_window, plate
from procedure_assistant.documents.wrapping import SMALL, Paragraph, plain_width, set_text
from procedure_assistant.domain.record import SiteStatus
from procedure_assistant.services.note import Line, Mark, Remark, SiteMap, line, strong

SCALE = 0.2505
"""Points per plate unit: 20 units are 1 cm of a head, 5 pt on paper."""

FIGURES = ("lateral_right", "anterior", "lateral_left", "posterior")
"""Both profiles look at the face between them."""

MOST_BESIDE = 6
"""More remarks, or lines of them, than this follow the map as a block of their own."""

LONG_REMARK = 6
"""Lines in half the width after which a remark takes the whole width."""

_FOOT = {"lateral_right": 505.0, "anterior": 505.0, "lateral_left": 505.0, "posterior": 636.0}
_EDGE = 2.0
_LEGEND_GAP = 16.0
_SIDE_LETTERS = {
    "lateral_right": ((328.0, 298.0, "R"),),
    "anterior": ((66.0, 53.0, "R"), (374.0, 53.0, "L")),
    "lateral_left": ((182.0, 298.0, "L"),),
    "posterior": ((250.0, 53.0, "L"), (650.0, 53.0, "R")),
}
_LETTERS = {
    ("corrugator", "anterior"): ((220.0, 192.0),),
    ("procerus", "anterior"): ((220.0, 250.0),),
    ("frontalis", "anterior"): ((220.0, 134.0),),
    ("temporalis", "lateral_right"): ((178.0, 196.0),),
    ("temporalis", "lateral_left"): ((332.0, 196.0),),
    ("occipitalis", "posterior"): ((450.0, 232.0),),
    ("cervical_paraspinal", "posterior"): ((450.0, 374.0),),
    ("trapezius", "posterior"): ((310.0, 528.0), (590.0, 528.0)),
}
_LEGEND_FINAL = (SiteStatus.GIVEN, SiteStatus.CHANGED, SiteStatus.OMITTED, SiteStatus.EXTRA)


def windows(left: float, right: float, top: float) -> dict[str, Window]:
    """Where the four plates stand: the outer two at the margins, equal room between."""
    plates = {figure: plate(figure, CLEAR) for figure in FIGURES}
    extents = {figure: plates[figure].extent(_FOOT[figure]) for figure in FIGURES}
    widths = {figure: (extents[figure][1] - extents[figure][0] + 2 * _EDGE) * SCALE for figure in FIGURES}
    gap = (right - left - sum(widths.values())) / (len(FIGURES) - 1)
    placed, x = {}, left
    for figure in FIGURES:
        first = extents[figure][0] - _EDGE
        placed[figure] = Window(figure, x, top, SCALE, first, 0.0, widths[figure] / SCALE, _FOOT[figure], plates[figure].height)
        x += widths[figure] + gap
    return placed


def _draw_marks(ink: Ink, places: dict[str, Window], marks: Sequence[Mark], crowd: Crowd) -> None:
    for mark in marks:
        at = places[mark.figure].at(mark.x, mark.y)
        if mark.planned_at:
            draw_planned_place(ink, *places[mark.figure].at(*mark.planned_at), at)
    for mark in marks:
        x, y = places[mark.figure].at(mark.x, mark.y)
        draw_mark(ink, x, y, mark.status)
        size = 2 * reach(mark.status, ON_PLATE)
        crowd.add(Box(x, y, size, size))


def _anchors(mark: Mark, marks: Sequence[Mark]) -> tuple[tuple[float, float], ...]:
    """Where the letter of a muscle stands on a plate; above the middle of its marks where no place is laid down."""
    laid_down = _LETTERS.get((mark.muscle, mark.figure))
    if laid_down:
        return laid_down
    same = [one for one in marks if one.muscle == mark.muscle and one.figure == mark.figure]
    middle = sum(one.x for one in same) / len(same)
    return ((middle, min(one.y for one in same) - 44.0),)


def _draw_letters(ink: Ink, places: dict[str, Window], marks: Sequence[Mark], crowd: Crowd) -> None:
    done: set[tuple[str, str]] = set()
    for mark in marks:
        if not mark.letter or (mark.muscle, mark.figure) in done:
            continue
        done.add((mark.muscle, mark.figure))
        width = plain_width(mark.letter, Face.SEMIBOLD, 8)
        for anchor in _anchors(mark, marks):
            x, y = places[mark.figure].at(*anchor)
            own = Box(x, y, width, 5.6)
            box = crowd.place((own, *around(x, y, 1.5, width, 5.6)))
            ink.centred(box.x, box.y + 2.8, mark.letter, Face.SEMIBOLD, 8, boxed=True)


def _draw_numbers(ink: Ink, places: dict[str, Window], marks: Sequence[Mark], crowd: Crowd) -> None:
    for mark in marks:
        if mark.remark:
            x, y = places[mark.figure].at(mark.x, mark.y)
            width = plain_width(mark.remark, Face.BOLD, 8)
            box = crowd.place(around(x, y, reach(mark.status, ON_PLATE), width, 5.8))
            ink.centred(box.x, box.y + 2.9, mark.remark, Face.BOLD, 8, boxed=True)


def _draw_plates(ink: Ink, site_map: SiteMap, left: float, right: float, top: float) -> None:
    places = windows(left, right, top)
    crowd = Crowd()
    for figure, window in places.items():
        draw_window(ink, window)
        for x, y, side in _SIDE_LETTERS[figure]:
            at = window.at(x, y)
            ink.centred(at[0], at[1] + 3.9, side, Face.BOLD, 11)
            crowd.add(Box(*at, 9, 9))
    _draw_marks(ink, places, site_map.marks, crowd)
    _draw_letters(ink, places, site_map.marks, crowd)
    _draw_numbers(ink, places, site_map.marks, crowd)


def _legend(site_map: SiteMap, *, draft: bool) -> tuple[SiteStatus, ...]:
    """All four counts, also zeros; a draft says only what occurs, hollow first."""
    waiting = (SiteStatus.PLANNED,) if site_map.count(SiteStatus.PLANNED) else ()
    if draft:
        return (*waiting, *(status for status in _LEGEND_FINAL if site_map.count(status)))
    return (*waiting, *_LEGEND_FINAL)


def _draw_legend(ink: Ink, site_map: SiteMap, left: float, baseline: float, *, draft: bool) -> None:
    x = left + 4.2
    for status in _legend(site_map, draft=draft):
        draw_mark(ink, x, baseline - 2.8, status, 3.3, halo=0.0)
        x = ink.text(x + 7.4, baseline, str(site_map.count(status)), Face.SEMIBOLD, 8)
        x = ink.text(x, baseline, f" {TITLES[status]}", size=8) + _LEGEND_GAP


def _remark(remark: Remark) -> Line:
    return line(strong(f"{remark.numbers} ") if remark.numbers else "", remark.text)


def _flowed(remarks: Sequence[Remark], width: float) -> list[Paragraph]:
    """Remarks under each other; short neighbours share a line where both fit whole."""
    flowed: list[Line] = []
    for remark in remarks:
        text = _remark(remark)
        joined = (*flowed[-1], *line("   "), *text) if flowed else ()
        if joined and set_text(joined, 1e5, SMALL).width <= width:
            flowed[-1] = joined
        else:
            flowed.append(text)
    return [set_text(text, width, SMALL) for text in flowed]


def _beside(remarks: Sequence[Remark], width: float) -> list[Paragraph] | None:
    """The remarks as they stand under the heads, None where they are too many or too long for that place."""
    flowed = _flowed(remarks, width)
    lines = sum(len(one.lines) for one in flowed)
    return flowed if len(remarks) <= MOST_BESIDE and lines <= MOST_BESIDE else None


def map_blocks(site_map: SiteMap, left: float, right: float, *, draft: bool) -> list[Block]:
    """The plates with legend and remarks; many or long remarks follow as a block of their own."""
    heads, whole = _FOOT["anterior"] * SCALE, _FOOT["posterior"] * SCALE
    width = windows(left, right, 0.0)["posterior"].x - left - 6
    beside = _beside(site_map.remarks, width)
    follow = [Remark("", f"{len(site_map.remarks)} remarks follow below the map.")]
    remarks = _flowed(follow, width) if beside is None else beside
    needed = heads + 17.0 + sum(one.height for one in remarks)

    def draw(ink: Ink, top: float) -> None:
        _draw_plates(ink, site_map, left, right, top + 2)
        baseline = top + 2 + heads + 8.6
        _draw_legend(ink, site_map, left, baseline, draft=draft)
        at = baseline + 3.4
        for remark in remarks:
            at = ink.paragraph(left, at, remark)

    plates = Block("Map", (Row(max(whole + 4, needed), draw),), title="Injection map", whole=True)
    return [plates] if beside else [plates, *_remarks_block(site_map.remarks, left, right)]


def _remarks_block(remarks: Sequence[Remark], left: float, right: float) -> list[Block]:
    """Remarks in two columns, the first half on the left; long ones under each other over the whole width."""
    if not remarks:
        return []
    x = left + LABEL_COLUMN
    width = (right - x - 14) / 2
    texts = [set_text(_remark(remark), width, SMALL) for remark in remarks]
    if any(len(text.lines) > LONG_REMARK for text in texts):
        rows = [row for remark in remarks for row in text_rows(_remark(remark), x, right - x, SMALL)]
        return [Block("Map remarks", tuple(rows))]
    half = (len(texts) + 1) // 2
    pairs = [texts[number : number + 1] + texts[number + half : number + half + 1] for number in range(half)]
    return [Block("Map remarks", tuple(_pair_row(pair, x, width + 14) for pair in pairs))]


def _pair_row(pair: Sequence[Paragraph], x: float, step: float) -> Row:
    def draw(ink: Ink, top: float) -> None:
        for number, paragraph in enumerate(pair):
            ink.paragraph(x + number * step, top, paragraph)

    return Row(max(one.height for one in pair), draw)
