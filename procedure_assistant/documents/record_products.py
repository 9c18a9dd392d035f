"""Products: given + wasted = opened for every container, with lot, expiry, NDC, dilution and who saw the waste."""

from __future__ import annotations

from collections.abc import Sequence

from procedure_assistant.documents.flow import LABEL_COLUMN, MOST_LINES, Block, Row, stacked, text_rows
from procedure_assistant.documents.fonts import Face
from procedure_assistant.documents.ink import HEAVY, ROW, Ink
from procedure_assistant.documents.wrapping import BODY, FINE, SMALL, Paragraph, SetLine, Style, plain_width, set_text
from procedure_assistant.services.note import Line, Product, Quantity, line, strong, struck

_CELL = Style(8.5, 10.2)
_CELL_STRONG = Style(8.5, 10.2, Face.SEMIBOLD)
_PAD = 1.6
_GIVEN_ROOM = 46.0
_WASTED_ROOM = 37.0

_LOT_FROM_RIGHT = 255.0
_EXPIRY_FROM_RIGHT = 200.3
_GIVEN_FROM_RIGHT = 110.0
_PLUS_FROM_RIGHT = 100.0
_WASTED_FROM_RIGHT = 59.9
_EQUALS_FROM_RIGHT = 49.8
_GAP = 7.0


def _lines(parts: Sequence[tuple[Line, Style]], width: float) -> tuple[SetLine, ...]:
    """All lines of one cell, whose paragraphs share one line distance."""
    return tuple(one for text, style in parts for one in set_text(text, width, style).lines)


def _quantity(quantity: Quantity, room: float) -> tuple[SetLine, ...]:
    """Amount, volume and amended amount under each other; "10,000 units" parts before its unit where the column is too narrow."""
    amount = [quantity.amount]
    if plain_width(quantity.amount, Face.SEMIBOLD, _CELL.size) > room:
        amount = quantity.amount.split()
    parts = [(line(one), _CELL_STRONG) for one in amount]
    return _lines([*parts, (line(quantity.volume), _CELL), (line(struck(quantity.was)), _CELL)], room)


def _cells(product: Product, left: float, right: float) -> list[tuple[SetLine, ...]]:
    """Name, lot, expiry, given, wasted, opened."""
    name_width = right - _LOT_FROM_RIGHT - left - _GAP
    lot_width = _LOT_FROM_RIGHT - _EXPIRY_FROM_RIGHT - 4
    expiry_width = _EXPIRY_FROM_RIGHT - _GIVEN_FROM_RIGHT - 40
    ndc = f", {product.ndc}" if product.ndc else ""
    return [
        _lines([(line(strong(product.name), f" {product.detail}{ndc}"), _CELL)], name_width),
        _lines([(line(product.lot), _CELL_STRONG), (line(struck(product.lot_was)), _CELL)], lot_width),
        _lines([(line(product.expiry), _CELL), (line(struck(product.expiry_was)), _CELL)], expiry_width),
        _quantity(product.given, _GIVEN_ROOM),
        _quantity(product.wasted, _WASTED_ROOM),
        _quantity(product.opened, _GIVEN_ROOM),
    ]


def _draw_cells(ink: Ink, top: float, cells: Sequence[tuple[SetLine, ...]], left: float, right: float) -> None:
    """Draw the cells so that they read on: given + wasted = opened."""
    for x, cell in zip((left, right - _LOT_FROM_RIGHT, right - _EXPIRY_FROM_RIGHT), cells, strict=False):
        ink.paragraph(x, top, Paragraph(cell, _CELL))
    signs = (("", 0.0), ("+", _PLUS_FROM_RIGHT), ("=", _EQUALS_FROM_RIGHT))
    for (sign, at), from_right, cell in zip(signs, (_GIVEN_FROM_RIGHT, _WASTED_FROM_RIGHT, 0.0), cells[3:], strict=True):
        if cell:
            ink.centred(right - at, top + _CELL.ascent, sign)
        ink.paragraph(right - from_right, top, Paragraph(cell, _CELL), right=True)


def _figures_row(cells: Sequence[tuple[SetLine, ...]], left: float, right: float) -> Row:
    """The cells of one product, or so many of their lines as a page holds."""
    height = _PAD + max(len(cell) for cell in cells) * _CELL.leading
    return Row(height, lambda ink, top: _draw_cells(ink, top + _PAD, cells, left, right))


def _product_rows(product: Product, left: float, right: float) -> list[Row]:
    """The figures and the remarks under them: one row that is never split, unless it is longer than a page."""
    cells = _cells(product, left, right)
    most = max(len(cell) for cell in cells)
    rows = [_figures_row([cell[start : start + MOST_LINES] for cell in cells], left, right) for start in range(0, most, MOST_LINES)]
    for remark in product.remarks:
        rows += text_rows(remark, left, right - left, SMALL)
    rows.append(Row(_PAD, lambda ink, top: ink.rule(left, right, top + _PAD, ROW)))
    whole = stacked(rows)
    return [whole] if whole.height <= MOST_LINES * _CELL.leading else rows


def _head(left: float, right: float) -> Row:
    def draw(ink: Ink, top: float) -> None:
        baseline = top + FINE.ascent + 0.3
        ink.text(left, baseline, "Product, strength, NDC", size=FINE.size)
        ink.text(right - _LOT_FROM_RIGHT, baseline, "Lot", size=FINE.size)
        ink.text(right - _EXPIRY_FROM_RIGHT, baseline, "Expiry", size=FINE.size)
        for from_right, word in ((_GIVEN_FROM_RIGHT, "Given"), (_WASTED_FROM_RIGHT, "Wasted"), (0.0, "Opened")):
            ink.right(right - from_right, baseline, word, size=FINE.size)
        ink.centred(right - _PLUS_FROM_RIGHT, baseline, "+", size=FINE.size)
        ink.centred(right - _EQUALS_FROM_RIGHT, baseline, "=", size=FINE.size)
        ink.rule(left, right, top + 10.6, HEAVY)

    return Row(10.9, draw)


def products_block(products: Sequence[Product], left: float, right: float) -> Block:
    """All containers; "None" is printed where none was opened."""
    x = left + LABEL_COLUMN
    if not products:
        return Block("Products", text_rows(line("None opened."), x, right - x, BODY))
    rows = tuple(row for product in products for row in _product_rows(product, x, right))
    return Block("Products", rows, head=(_head(x, right),))
