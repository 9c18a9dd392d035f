"""A paper with the common frame: labelled parts as blocks, broken onto sheets, written as one PDF. Knows no document by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from procedure_assistant.documents.flow import Block, Draw, Room, Row, Sheet, draw_block, paginate, text_rows
from procedure_assistant.documents.fonts import Face, register_fonts
from procedure_assistant.documents.frame import Frame
from procedure_assistant.documents.ink import HAIR, HEAVY, Ink
from procedure_assistant.documents.paper_file import SIZES, empty_file, finished, one_at_a_time
from procedure_assistant.documents.tables import table_rows
from procedure_assistant.documents.wrapping import Style, set_text
from procedure_assistant.services.note import Line, line
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.sheet import Grid, Item, Part, Said, Ticks
from procedure_assistant.services.sheet import Sheet as Framing

_ABOVE_FOOT = 4.0
_COLUMN_GAP = 12.0


@dataclass(frozen=True, slots=True)
class Scale:
    """The sizes of one try, in points: the body, its line distance, the label column, the gap after each part."""

    size: float
    leading: float
    label_column: float
    gap: float

    @property
    def body(self) -> Style:
        """Sentences and ticks."""
        return Style(self.size, self.leading, Face.REGULAR, Face.BOLD)

    @property
    def label(self) -> Style:
        """Labels of the parts."""
        return Style(min(self.size, 10.5), min(self.size, 10.5) * 1.14, Face.BOLD, Face.BOLD)

    @property
    def head(self) -> Style:
        """Heads of columns."""
        return Style(max(7.5, self.size - 2), max(9.0, (self.size - 2) * 1.2))


USUAL = Scale(10.5, 14.6, 76.0, 7.0)
SCALES = (USUAL, Scale(10.5, 13.4, 76.0, 5.2), Scale(9.5, 12.2, 74.0, 4.6), Scale(8.5, 10.8, 70.0, 3.8))
"""Tried in turn where one page is wanted; smaller is never set."""


def part_block(part: Part, left: float, right: float, scale: Scale) -> Block:
    """A part as a block of rows; its items follow each other."""
    x = left + scale.label_column if part.label else left
    rows = tuple(row for item in part.items for row in _item_rows(item, x, right, scale))
    return Block(part.label, rows, remark=part.remark, label_style=scale.label, label_width=scale.label_column - 6)


def _item_rows(item: Item, x: float, right: float, scale: Scale) -> Iterator[Row]:
    if isinstance(item, Said):
        yield from text_rows(item.text, x, right - x, scale.body)
    elif isinstance(item, Grid):
        columns = [x + share * (right - x) for share in item.shares]
        if item.heads:
            yield from table_rows([[line(one) for one in item.heads]], columns, right, scale.head, rule=HEAVY)
        yield from table_rows(item.rows, columns, right, scale.body, rule=HAIR if item.ruled else 0.0)
    else:
        yield from _tick_rows(item, x, right, scale)


def _tick_rows(ticks: Ticks, x: float, right: float, scale: Scale) -> Iterator[Row]:
    width = (right - x - _COLUMN_GAP * (ticks.columns - 1)) / ticks.columns
    down = -(-len(ticks.items) // ticks.columns)
    for number in range(down):
        beside = [_tick_row(text, x + place * (width + _COLUMN_GAP), width, scale) for place, text in enumerate(ticks.items[number::down])]
        yield Row(max(row.height for row in beside) + 1.6, _together([row.draw for row in beside]))


def _tick_row(text: Line, x: float, width: float, scale: Scale) -> Row:
    indent = scale.size + 4.5
    paragraph = set_text(text, width - indent, scale.body)
    side = scale.size * 0.76

    def draw(ink: Ink, top: float) -> None:
        ink.frame(x + 0.5, top + scale.body.ascent - side + 0.9, side, side, 0.9)
        ink.paragraph(x + indent, top, paragraph)

    return Row(paragraph.height, draw)


def _together(draws: Sequence[Draw]) -> Draw:
    def draw(ink: Ink, top: float) -> None:
        for one in draws:
            one(ink, top)

    return draw


Blocks = Callable[[float, float, Scale], Sequence[Block]]
"""The blocks of a document between a left and a right edge at one scale."""


def draw_sheets(framing: Framing, blocks: Blocks, paper: Paper, scales: Sequence[Scale] = (USUAL,)) -> bytes:
    """The paper as PDF: the first scale at which it is one page, else the last one on as many pages as it needs.

    Raises:
        ResourceMissing: a font is not there.
    """
    with one_at_a_time:
        register_fonts()
        width, height = SIZES[paper]
        frame = Frame(framing, width, height)
        sheets: list[Sheet] = []
        for scale in scales:
            room = Room(frame.content_top, frame.content_top, frame.content_bottom - _ABOVE_FOOT, scale.gap)
            sheets = paginate(blocks(frame.left, frame.right, scale), room)
            if len(sheets) == 1:
                break
        target = BytesIO()
        author = framing.letterhead.name if framing.letterhead else ""
        canvas = empty_file(target, (width, height), framing.language, framing.title, author, framing.made_at)
        ink = Ink(canvas, height, cutting=bool(framing.across))
        for page, sheet in enumerate(sheets, 1):
            frame.draw_head(ink, page, len(sheets))
            for number, placed in enumerate(sheet.placed):
                draw_block(ink, placed, frame.left, frame.right, ruled=page == 1 or number > 0)
            frame.draw_foot(ink, page, len(sheets))
            canvas.showPage()
        return finished(canvas, target)
