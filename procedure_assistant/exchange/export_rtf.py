"""A visit as Rich Text Format 1.9 to paste into a chart or open in a word processor: headings, lists and tables. Words nothing itself.

The bytes are plain ASCII: everything else is ``\\uN`` with "?" for readers that know no Unicode. No picture, no field, no object.
"""

from __future__ import annotations

from collections.abc import Iterator

from procedure_assistant.services.export import VisitExport
from procedure_assistant.services.note import Line
from procedure_assistant.services.note_outline import Block, Outline, Part, Table, outline
from procedure_assistant.services.visible import on_one_line

_BEGIN = r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}\deflang1033\fs20"
_WIDTH = 9600
"""Twips between the margins of a letter or A4 page."""
_SPECIAL = {"\\": r"\\", "{": r"\{", "}": r"\}", "\u00a0": r"\~"}


def write(visit: VisitExport) -> bytes:
    """The document."""
    return rtf_of(outline(visit.note)).encode("ascii")


def rtf_of(note: Outline) -> str:
    """An outline as RTF."""
    title = f"{note.across}, {note.title}" if note.across else note.title
    return "\n".join((_BEGIN, rf"{{\info{{\title {escaped(title)}}}}}", *_body(note), "}", ""))


def escaped(text: str) -> str:
    """A text as RTF: nothing in it is a control word, a group or beyond ASCII."""
    return "".join(_SPECIAL.get(sign) or (sign if " " <= sign <= "~" else _unicode(sign)) for sign in on_one_line(text))


def _unicode(sign: str) -> str:
    """Each half of two bytes as a signed number, as the format wants it."""
    halves = sign.encode("utf-16-le")
    numbers = (int.from_bytes(halves[at : at + 2], "little", signed=True) for at in range(0, len(halves), 2))
    return "".join(rf"\u{number}?" for number in numbers)


def _body(note: Outline) -> Iterator[str]:
    if note.across:
        yield rf"\pard\b\fs32 {escaped(note.across)}\b0\fs20\par"
    yield rf"\pard\b\fs28 {escaped(note.heading)}\b0\fs20\par"
    yield rf"\pard {_runs(note.status)}\par"
    for text in (*note.head, *note.alerts):
        yield rf"\pard {_runs(text)}\par"
    for part in note.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    yield rf"\pard\keepn\sb200\b\fs24 {escaped(part.title)}\b0\fs20\par"
    for block in part.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _table(block)
    elif block.item:
        yield rf"\pard\li200\fi-200 - {_runs(block.text)}\par"
    else:
        yield rf"\pard {_runs(block.text)}\par"


def _table(table: Table) -> Iterator[str]:
    yield rf"\pard\keepn\sb60\i {escaped(table.caption)}\i0\par"
    begin = _row_begin(table)
    heads = "".join(rf"\pard\intbl{_right(table, at)}\b {escaped(title)}\b0\cell" for at, title in enumerate(table.head))
    yield rf"{begin}\trhdr {heads}\row"
    for row in table.rows:
        cells = "".join(rf"\pard\intbl{_right(table, at)} {_runs(cell)}\cell" for at, cell in enumerate(row))
        yield rf"{begin}{cells}\row"
    yield r"\pard"


def _right(table: Table, at: int) -> str:
    return r"\qr" if table.numbers and at >= table.numbers else ""


def _row_begin(table: Table) -> str:
    """The columns by the longest text in each, with thin lines around."""
    count = len(table.head)
    columns = [[len(table.head[at]), *(sum(len(run.text) for run in row[at]) for row in table.rows)] for at in range(count)]
    wanted = [min(max(lengths), 60) + 4 for lengths in columns]
    lines = r"\clbrdrt\brdrs\clbrdrl\brdrs\clbrdrb\brdrs\clbrdrr\brdrs"
    ends = [_WIDTH * sum(wanted[: at + 1]) // sum(wanted) for at in range(count)]
    return r"\trowd\trgaph80" + "".join(rf"{lines}\cellx{end}" for end in ends)


def _runs(text: Line) -> str:
    return "".join(_run(run.text, strong=run.strong, struck=run.struck) for run in text)


def _run(text: str, *, strong: bool, struck: bool) -> str:
    if struck:
        return rf"(was {{\strike {escaped(text.strip())}}})"
    return rf"{{\b {escaped(text)}}}" if strong else escaped(text)
