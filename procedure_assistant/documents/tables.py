"""Plain tables of wrapped cells: every row as high as its longest cell, never split unless it is longer than a page."""

from __future__ import annotations

from collections.abc import Sequence

from procedure_assistant.documents.flow import MOST_LINES, Row
from procedure_assistant.documents.ink import Ink
from procedure_assistant.documents.wrapping import Paragraph, Style, set_text
from procedure_assistant.services.note import Line

_CELL_GAP = 6.0
_PAD = 1.4


def table_rows(rows: Sequence[Sequence[Line]], columns: Sequence[float], right: float, style: Style, *, rule: float = 0.0) -> list[Row]:
    """Rows of cells that begin at ``columns`` and end before the next column or ``right``; ``rule`` draws a line under each."""
    ends = [*(one - _CELL_GAP for one in columns[1:]), right]
    table: list[Row] = []
    for cells in rows:
        texts = [set_text(cell, end - x, style) for cell, x, end in zip(cells, columns, ends, strict=True)]
        most = max(len(text.lines) for text in texts)
        for start in range(0, most, MOST_LINES):
            part = [Paragraph(text.lines[start : start + MOST_LINES], style) for text in texts]
            last = start + MOST_LINES >= most
            table.append(_row(part, columns, right, rule if last else 0.0))
    return table


def _row(texts: Sequence[Paragraph], columns: Sequence[float], right: float, rule: float) -> Row:
    height = _PAD + max(text.height for text in texts) + _PAD * (1 if rule else 0)

    def draw(ink: Ink, top: float) -> None:
        for text, x in zip(texts, columns, strict=True):
            ink.paragraph(x, top + _PAD, text)
        if rule:
            ink.rule(columns[0], right, top + height, rule)

    return Row(height, draw)
