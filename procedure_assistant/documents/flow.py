"""Breaking blocks onto sheets: rows are never split, a continued block says so and repeats its head. Knows heights, not contents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from procedure_assistant.documents.ink import HAIR, Ink
from procedure_assistant.documents.wrapping import BODY, CAPTION, LABEL, Paragraph, Style, set_text
from procedure_assistant.services.note import Line, line

LABEL_WIDTH = 58.0
LABEL_COLUMN = 64.0
ABOVE = 3.2
SHEET_TOP = 4.0
"""Room between the identity rule and the first block of a further page, which has no rule of its own."""

FEWEST_ROWS = 2
"""A block is only parted where at least this many rows stay on either side; else it moves as a whole."""

MOST_LINES = 48
"""A paragraph of more lines becomes several rows: the only text that is ever parted, because no page could hold it."""

Draw = Callable[[Ink, float], None]
"""Draws something whose top is at the given distance from the top of the sheet."""


@dataclass(frozen=True, slots=True)
class Row:
    """A piece that is never split."""

    height: float
    draw: Draw


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled part of the record.

    ``head`` is repeated on every page the block reaches; ``aside`` stands beside the first rows and never moves from them;
    ``whole`` blocks are only parted when no empty page could hold them. ``title`` is the bookmark, and in small letters the word of
    "continues on page 2".
    ``after`` replaces the gap that follows every other block.
    """

    label: str
    rows: tuple[Row, ...]
    title: str = ""
    remark: str = ""
    head: tuple[Row, ...] = ()
    aside: Row | None = None
    whole: bool = False
    ruled: bool = True
    above: float = ABOVE
    after: float | None = None
    label_style: Style = LABEL
    label_width: float = LABEL_WIDTH

    @property
    def name(self) -> str:
        """What the block is called in bookmarks."""
        return self.title or self.label

    def label_lines(self) -> tuple[Paragraph, Paragraph]:
        """The label and the remark below it, broken to the label column."""
        return set_text(line(self.label), self.label_width, self.label_style), set_text(line(self.remark), self.label_width, CAPTION)

    def label_height(self) -> float:
        """Height of label and remark."""
        label, remark = self.label_lines()
        return label.height + (remark.height + 0.8 if remark.lines else 0.0)

    def height(self, gap: float) -> float:
        """Height on one page with the ``gap`` after it."""
        rows = sum(row.height for row in (*self.head, *self.rows))
        beside = self.aside.height if self.aside else 0.0
        return self.above + max(rows, beside, self.label_height()) + (gap if self.after is None else self.after)

    def parted(self, count: int) -> tuple[Block, Block]:
        """The first ``count`` rows, and the rest as a continued block."""
        first = replace(self, rows=self.rows[:count])
        said = self.label if not self.label or self.label.endswith(", continued") else f"{self.label}, continued"
        return first, replace(self, rows=self.rows[count:], label=said, title=self.name, remark="", aside=None)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block at its place on a sheet."""

    block: Block
    top: float


@dataclass(slots=True)
class Sheet:
    """One page: what stands on it, and where it ends."""

    placed: list[Placed] = field(default_factory=list)
    end: float = 0.0


@dataclass(frozen=True, slots=True)
class Room:
    """The part of a page that blocks may use, and the gap after each of them."""

    first_top: float
    other_top: float
    bottom: float
    gap: float


def _rows_that_fit(block: Block, room: float, gap: float) -> int:
    """How many rows of a block may stay on a page with so much room; at least two rows stay together on either side."""
    used = block.above + sum(row.height for row in block.head) + gap
    beside = max(block.label_height(), block.aside.height if block.aside else 0.0)
    if block.above + beside + gap > room:
        return 0
    count = 0
    for row in block.rows:
        if used + row.height > room:
            break
        used += row.height
        count += 1
    # Where every row fits but the label beside them does not, there is nothing to part.
    return min(count, len(block.rows) - FEWEST_ROWS) if count < len(block.rows) else 0


def _stays(block: Block, sheet: Sheet, room: Room, *, fresh: bool) -> int:
    """How many rows of a block that does not fit stay on this sheet; 0 moves it to the next one."""
    empty = room.bottom - room.other_top - SHEET_TOP + room.gap
    if not fresh and block.whole and block.height(room.gap) <= empty:
        return 0
    count = _rows_that_fit(block, room.bottom - sheet.end + room.gap, room.gap)
    if fresh:
        # An empty page is all there is: one row at least, whatever its height.
        return max(count, 1)
    return count if count >= FEWEST_ROWS else 0


def paginate(blocks: Sequence[Block], room: Room) -> list[Sheet]:
    """Place blocks on as many sheets as they need."""
    sheets = [Sheet(end=room.first_top)]
    for whole in blocks:
        rest: Block | None = whole
        while rest is not None:
            sheet = sheets[-1]
            fresh = not sheet.placed and len(sheets) > 1
            # The gap after a block may hang over the foot of the page: nothing is drawn in it.
            if rest.height(room.gap) <= room.bottom - sheet.end + room.gap or (fresh and len(rest.rows) == 1):
                sheet.placed.append(Placed(rest, sheet.end))
                sheet.end += rest.height(room.gap)
                rest = None
                continue
            count = _stays(rest, sheet, room, fresh=fresh)
            if count:
                first, rest = rest.parted(count)
                sheet.placed.append(Placed(first, sheet.end))
                sheet.end += first.height(room.gap)
            sheets.append(Sheet(end=room.other_top + SHEET_TOP))
    return sheets


def draw_block(ink: Ink, placed: Placed, left: float, right: float, *, ruled: bool) -> None:
    """Draw a block with its label; ``ruled`` False leaves out the hairline above the first block of a page."""
    block, top = placed.block, placed.top
    if ruled and block.ruled:
        ink.rule(left, right, top, HAIR)
    top += block.above
    label, remark = block.label_lines()
    below = ink.paragraph(left, top, label)
    ink.paragraph(left, below + 0.8, remark)
    at = top
    for row in (*block.head, *block.rows):
        row.draw(ink, at)
        at += row.height
    if block.aside:
        block.aside.draw(ink, top)


def text_rows(text: Line, x: float, width: float, style: Style = BODY, *, lead: Draw | None = None) -> tuple[Row, ...]:
    """One row for a paragraph, or several where it is longer than a page; ``lead`` draws what hangs before its first line."""
    lines = set_text(text, width, style).lines
    rows = []
    for start in range(0, len(lines), MOST_LINES):
        part = Paragraph(lines[start : start + MOST_LINES], style)
        rows.append(_text_row(part, x, lead if start == 0 else None))
    return tuple(rows)


def _text_row(paragraph: Paragraph, x: float, lead: Draw | None) -> Row:
    def draw(ink: Ink, top: float) -> None:
        if lead:
            lead(ink, top)
        ink.paragraph(x, top, paragraph)

    return Row(paragraph.height, draw)


def stacked(rows: Sequence[Row]) -> Row:
    """Several rows as one that is never parted."""

    def draw(ink: Ink, top: float) -> None:
        for row in rows:
            row.draw(ink, top)
            top += row.height

    return Row(sum(row.height for row in rows), draw)
