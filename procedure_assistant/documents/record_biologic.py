"""A biologic product on paper: regulatory line and balance, figures and classes with their rules, standards, the passport in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procedure_assistant.documents.flow import LABEL_COLUMN, Block, Row, text_rows
from procedure_assistant.documents.ink import HEAVY, ROW, Ink
from procedure_assistant.documents.tables import table_rows
from procedure_assistant.documents.wrapping import FINE, SMALL, Style, set_text
from procedure_assistant.services.note import AnswerGroup, Line, Run, line, strong
from procedure_assistant.services.note_biologic import BiologicNote, Reckoned

_CELL = Style(8.5, 10.2)
_FIGURES, _CLASSES = (122.0, 232.0), (74.0, 232.0)
"""Where the value and the rule begin; the name of a class is short, and what it comes to is long."""
_GAP = 3.0
_BETWEEN = 6.0
_PAD = 1.2


def _gap() -> Row:
    return Row(_GAP, lambda _ink, _top: None)


def _head(row: Row, left: float, right: float) -> Row:
    def draw(ink: Ink, top: float) -> None:
        row.draw(ink, top)
        ink.rule(left, right, top + row.height, HEAVY)

    return Row(row.height + 0.4, draw)


def _table(title: str, found: Sequence[Reckoned], places: tuple[float, float], x: float, right: float) -> Iterator[Row]:
    """What it is, what it comes to, by which rule."""
    columns = [x, *(x + place for place in places)]
    (head,) = table_rows([[line(title), line(""), line("Rule")]], columns, right, FINE)
    yield _head(head, x, right)
    for one in found:
        yield _reckoned(one, places, x, right)


def _reckoned(one: Reckoned, places: tuple[float, float], x: float, right: float) -> Row:
    """The rule stands small beside what it makes, so that the figure is read first."""
    of_text, of_rule = places
    title = set_text(line(one.title), of_text - _BETWEEN, _CELL)
    text = set_text(line(strong(one.text)), of_rule - of_text - _BETWEEN, _CELL)
    rule = set_text(line(one.rule), right - x - of_rule, FINE)
    height = max(title.height, text.height, rule.height) + 2 * _PAD

    def draw(ink: Ink, top: float) -> None:
        ink.paragraph(x, top + _PAD, title)
        ink.paragraph(x + of_text, top + _PAD, text)
        ink.paragraph(x + of_rule, top + _PAD + 0.6, rule)
        ink.rule(x, right, top + height, ROW)

    return Row(height, draw)


def _group(group: AnswerGroup) -> Line:
    parts: list[str | Run] = [strong(group.title), f", {group.by}: " if group.by else ": "]
    for number, one in enumerate(group.answers):
        parts.append("; " if number else "")
        question = f"{one.question}: " if one.question else ""
        text = f"{question}{one.answer}"
        parts.append(strong(text) if one.stands_out else text)
    return line(*parts, ".")


def biologic_block(one: BiologicNote, left: float, right: float) -> Block:
    """One product; it may go on to the next page, a row at a time."""
    x = left + LABEL_COLUMN
    width = right - x
    rows = [*text_rows(one.status, x, width), *text_rows(one.balance, x, width)]
    if one.figures:
        rows += [_gap(), *_table("Figure", one.figures, _FIGURES, x, right)]
    if one.classes:
        rows += [_gap(), *_table("Class", one.classes, _CLASSES, x, right)]
    rows.append(_gap())
    for text in one.standards:
        rows += text_rows(text, x, width)
    for group in one.passport:
        rows += text_rows(_group(group), x, width, SMALL)
    return Block(one.title, tuple(rows), title=one.title, remark="Passport of the product")
