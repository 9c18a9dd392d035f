"""Units by muscle and side beside the bars of the limits."""

from __future__ import annotations

from dataclasses import replace

from procedure_assistant.documents.charts import limit_row, title_row
from procedure_assistant.documents.flow import LABEL_COLUMN, Block, Row, stacked, text_rows
from procedure_assistant.documents.fonts import Face
from procedure_assistant.documents.ink import HAIR, HEAVY, ROW, Ink
from procedure_assistant.documents.marks import IN_TABLE, draw_mark
from procedure_assistant.documents.wrapping import BODY, FINE, SMALL, plain_width, set_text
from procedure_assistant.services.note import Amount, Limits, Midline, Sided, UnitsRow, UnitsTable, line

_ROW = 11.0
_BASELINE = 8.2
_PLANNED = (104.0, 125.0)
_GIVEN = (168.0, 211.0)
_SITES = 229.5
_TOTAL = 257.4
_NAME = 11.5
_NAME_WIDTH = 82.0
_COLUMN_GAP = 20.0
_MARK_STEP = 6.4
_ROOM = 39.0
"""Width of a figure with its marks."""

_WAS_BELOW = 9.8


def _amount_face(amount: Amount) -> Face:
    return Face.SEMIBOLD if amount.strong else Face.REGULAR


def _was_below(amount: Amount) -> bool:
    """Whether the amended value has no room before figure and marks, and stands under them."""
    if not amount.was:
        return False
    figure = plain_width(amount.text, _amount_face(amount), BODY.size) + plain_width(amount.was, Face.REGULAR, BODY.size)
    return figure + 6 + len(amount.marks) * (_MARK_STEP + 0.6) > _ROOM


def _draw_amount(ink: Ink, right: float, baseline: float, amount: Amount) -> None:
    """A figure with its marks before it, and the amended value struck before or under them."""
    x = ink.right(right, baseline, amount.text, _amount_face(amount)) - 2.2
    for status in reversed(amount.marks):
        x -= _MARK_STEP / 2
        draw_mark(ink, x, baseline - 2.9, status, IN_TABLE, halo=0.0)
        x -= _MARK_STEP / 2 + 0.6
    if amount.was:
        end, low = (right, baseline + _WAS_BELOW) if _was_below(amount) else (x - 0.6, baseline)
        begin = ink.right(end, low, amount.was)
        ink.rule(begin - 0.8, end + 0.8, low - 2.6, 0.8)


def _draw_pair(ink: Ink, left: float, columns: tuple[float, float], baseline: float, pair: Sided | Midline) -> None:
    if isinstance(pair, Sided):
        _draw_amount(ink, left + columns[0], baseline, pair.left)
        _draw_amount(ink, left + columns[1], baseline, pair.right)
        return
    middle = left + (columns[0] + columns[1] - 9) / 2
    text = f"{pair.amount.text} midline"
    width = plain_width(text, Face.SEMIBOLD if pair.amount.strong else Face.REGULAR, BODY.size)
    _draw_amount(ink, middle + width / 2, baseline, Amount(text, pair.amount.strong, pair.amount.marks, pair.amount.was))


def _amounts(pair: Sided | Midline) -> tuple[Amount, ...]:
    return (pair.left, pair.right) if isinstance(pair, Sided) else (pair.amount,)


def _head(left: float) -> Row:
    def draw(ink: Ink, top: float) -> None:
        for word, (first, second) in (("Planned, units", _PLANNED), ("Given, units", _GIVEN)):
            width = plain_width(word, Face.REGULAR, FINE.size)
            middle = left + (first + second - 11) / 2
            ink.centred(middle, top + 7.9, word, size=FINE.size)
            ink.rule(middle - max(width, second - first + 20) / 2, left + second, top + 10.0, HAIR)
            ink.right(left + first, top + 17.0, "left", size=FINE.size)
            ink.right(left + second, top + 17.0, "right", size=FINE.size)
        ink.right(left + _SITES, top + 17.0, "sites", size=FINE.size)
        ink.right(left + _TOTAL, top + 17.0, "total", size=FINE.size)
        ink.rule(left, left + _TOTAL, top + 19.6, HEAVY)

    return Row(20.0, draw)


def _muscle_row(row: UnitsRow, left: float, *, last: bool) -> Row:
    name = set_text(line(row.muscle), _NAME_WIDTH, BODY)
    amounts = [amount for pair in (row.planned, row.given) for amount in _amounts(pair)]
    height = max(_ROW + (_WAS_BELOW if any(map(_was_below, amounts)) else 0.0), name.height + 0.4)

    def draw(ink: Ink, top: float) -> None:
        baseline = top + _BASELINE
        ink.text(left, baseline, row.letter, Face.SEMIBOLD)
        ink.paragraph(left + (_NAME if row.letter else 0), baseline - BODY.ascent, name)
        _draw_pair(ink, left, _PLANNED, baseline, row.planned)
        _draw_pair(ink, left, _GIVEN, baseline, row.given)
        ink.right(left + _SITES, baseline, row.sites)
        ink.right(left + _TOTAL, baseline, row.total, Face.SEMIBOLD)
        ink.rule(left, left + _TOTAL, top + height, HEAVY if last else ROW)

    return Row(height, draw)


def _total_row(table: UnitsTable, left: float) -> Row:
    heavy = [[replace(amount, strong=True) for amount in (pair.left, pair.right)] for pair in (table.planned, table.given)]
    below = any(_was_below(amount) for pair in heavy for amount in pair)

    def draw(ink: Ink, top: float) -> None:
        baseline = top + 9.4
        end = ink.text(left, baseline, "Total", Face.BOLD, 9)
        ink.text(end + 5, baseline, table.total_remark, size=SMALL.size)
        for columns, amounts in zip((_PLANNED, _GIVEN), heavy, strict=True):
            for right, amount in zip(columns, amounts, strict=True):
                _draw_amount(ink, left + right, baseline, amount)
        ink.right(left + _SITES, baseline, table.sites, Face.BOLD, 9)
        ink.right(left + _TOTAL, baseline, table.total, Face.BOLD, 9)

    return Row(12.6 + (_WAS_BELOW if below else 0.0), draw)


def _limits_aside(limits: Limits, left: float, right: float) -> Row:
    """The limits and what is said about them, as one piece."""
    rows = [title_row("Limits", "used of limit" if limits.bars else "", left, right)]
    rows += [limit_row(bar, left, right) for bar in limits.bars]
    rows.append(Row(1.2, lambda _ink, _top: None))
    rows += [row for text in limits.lines for row in text_rows(text, left, right - left)]
    return stacked(rows)


def units_block(units: UnitsTable | None, limits: Limits | None, left: float, right: float) -> Block:
    """Units by muscle with the limits beside; either alone takes the content column."""
    x = left + LABEL_COLUMN
    if units is None:
        limits = limits or Limits(())
        return Block("Limits", (_limits_aside(limits, x, right),), whole=True)
    rows = [_muscle_row(row, x, last=row is units.rows[-1]) for row in units.rows]
    rows.append(_total_row(units, x))
    aside = _limits_aside(limits, x + _TOTAL + _COLUMN_GAP, right) if limits else None
    return Block(
        "Units by muscle",
        tuple(rows),
        title="Units by muscle and limits" if limits else "",
        remark=units.caption,
        head=(_head(x),),
        aside=aside,
        whole=True,
    )
