"""A visit as one XHTML document that needs nothing beside it: no script, no link, no image from elsewhere. Words nothing itself.

It is XML as well as HTML: well-formed, every text escaped, no entity but the five of XML. Text that is read from the right stands in
``bdi``, so that it does not turn its neighbours around.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import bidirectional
from xml.sax.saxutils import escape, quoteattr

from procedure_assistant.services.export import VisitExport
from procedure_assistant.services.note import Line
from procedure_assistant.services.note_outline import Block, Outline, Paragraph, Part, Table, outline
from procedure_assistant.services.visible import on_one_line

_FROM_THE_RIGHT = ("R", "AL", "AN")
_STYLE = """body { font: 10pt/1.4 Arial, Helvetica, sans-serif; color: #000; background: #fff; max-width: 48em; margin: 1em auto; }
h1 { font-size: 1.4em; margin: 0; } h2 { font-size: 1.1em; margin: 1.2em 0 0.3em; } p { margin: 0.2em 0; } ul { margin: 0.2em 0; }
table { border-collapse: collapse; margin: 0.5em 0; } caption { text-align: left; font-style: italic; }
th, td { border: 1px solid #666; padding: 0.1em 0.4em; text-align: left; vertical-align: top; } .n { text-align: right; }
.alert { border: 2px solid #000; padding: 0.2em 0.4em; } .across { font-size: 1.4em; border: 3px solid #000; padding: 0.2em 0.4em; }"""


def write(visit: VisitExport) -> bytes:
    """The document as UTF-8."""
    return xhtml_of(outline(visit.note), (("record", visit.seal), ("sha256", visit.hash), ("standing", visit.standing.value))).encode()


def xhtml_of(note: Outline, named: tuple[tuple[str, str], ...] = ()) -> str:
    """An outline as a document; ``named`` are values for its head."""
    return "\n".join((*_head(note, named), *_body(note), "</body>", "</html>", ""))


def _head(note: Outline, named: tuple[tuple[str, str], ...]) -> Iterator[str]:
    language = quoteattr(note.language)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield "<!DOCTYPE html>"
    yield f'<html xmlns="http://www.w3.org/1999/xhtml" lang={language} xml:lang={language}>'
    yield "<head>"
    yield '<meta charset="UTF-8"/>'
    yield f"<title>{_escaped(f'{note.across}, {note.title}' if note.across else note.title)}</title>"
    for name, value in named:
        if value:
            yield f"<meta name={quoteattr(name)} content={quoteattr(on_one_line(value))}/>"
    yield f"<style>\n{_STYLE}\n</style>"
    yield "</head>"


def _body(note: Outline) -> Iterator[str]:
    yield "<body>"
    if note.across:
        yield f'<p class="across"><strong>{_escaped(note.across)}</strong></p>'
    yield f"<h1>{_escaped(note.heading)}</h1>"
    yield f"<p>{_runs(note.status)}</p>"
    for text in note.head:
        yield f"<p>{_runs(text)}</p>"
    for text in note.alerts:
        yield f'<p class="alert">{_runs(text)}</p>'
    for part in note.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    yield f"<h2>{_escaped(part.title)}</h2>"
    in_list = False
    for block in part.blocks:
        is_item = isinstance(block, Paragraph) and block.item
        if is_item is not in_list:
            yield "<ul>" if is_item else "</ul>"
            in_list = is_item
        yield from _block(block)
    if in_list:
        yield "</ul>"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _table(block)
    elif block.item:
        yield f"<li>{_runs(block.text)}</li>"
    else:
        yield f"<p>{_runs(block.text)}</p>"


def _table(table: Table) -> Iterator[str]:
    yield "<table>"
    yield f"<caption>{_escaped(table.caption)}</caption>"
    heads = "".join(f'<th scope="col"{_number(table, at)}>{_escaped(title)}</th>' for at, title in enumerate(table.head))
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for first, *rest in table.rows:
        cells = "".join(f"<td{_number(table, at)}>{_runs(cell)}</td>" for at, cell in enumerate(rest, 1))
        yield f'<tr><th scope="row">{_runs(first)}</th>{cells}</tr>'
    yield "</tbody>"
    yield "</table>"


def _number(table: Table, at: int) -> str:
    return ' class="n"' if table.numbers and at >= table.numbers else ""


def _runs(text: Line) -> str:
    return "".join(_run(run.text, strong=run.strong, struck=run.struck) for run in text)


def _run(text: str, *, strong: bool, struck: bool) -> str:
    if struck:
        return f"(was <s><bdi>{_escaped(text.strip())}</bdi></s>)"
    said = _escaped(text)
    if any(bidirectional(sign) in _FROM_THE_RIGHT for sign in said):
        said = f"<bdi>{said}</bdi>"
    return f"<strong>{said}</strong>" if strong else said


def _escaped(text: str) -> str:
    return escape(on_one_line(text))
