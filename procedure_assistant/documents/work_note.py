"""The note for work or school as a letter: large type, one rule to sign on. Lays out what is given."""

from __future__ import annotations

from collections.abc import Sequence

from procedure_assistant.documents.flow import Block, Row, text_rows
from procedure_assistant.documents.fonts import Face
from procedure_assistant.documents.ink import HEAVY, Ink
from procedure_assistant.documents.sheet_file import Scale, draw_sheets
from procedure_assistant.documents.wrapping import Style
from procedure_assistant.services.note import line
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.work_note import WorkNote

_BODY = Style(12.5, 19.0, Face.REGULAR, Face.SEMIBOLD)
_OPENING = Style(14.0, 20.0, Face.BOLD, Face.BOLD)
_SIGN = 220.0
_BETWEEN = 9.0


def draw_work_note(note: WorkNote, paper: Paper) -> bytes:
    """The note as PDF. Equal notes give equal bytes."""

    def blocks(left: float, right: float, _scale: Scale) -> Sequence[Block]:
        rows = [_gap(26.0), *text_rows(line(note.opening), left, right - left, _OPENING), _gap(_BETWEEN)]
        for text in note.lines:
            rows += [*text_rows(text, left, right - left, _BODY), _gap(_BETWEEN)]
        rows += [_gap(46.0), _rules(note.sign, left, right)]
        return [Block("", tuple(rows), title="Note", ruled=False)]

    return draw_sheets(note.sheet, blocks, paper)


def _rules(words: Sequence[str], left: float, right: float) -> Row:
    """Two rules beside each other, with what stands below them."""
    starts = (left, right - _SIGN)

    def draw(ink: Ink, top: float) -> None:
        for x, text in zip(starts, words, strict=True):
            ink.rule(x, x + _SIGN, top, HEAVY)
            for row in text_rows(line(text), x, _SIGN, Style(9.0, 11.0)):
                row.draw(ink, top + 2.0)

    return Row(40.0, draw)


def _gap(height: float) -> Row:
    return Row(height, lambda _ink, _top: None)
