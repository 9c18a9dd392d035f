"""Rows out of the pages of a damaged database: takes the cells of a page apart, however much of the page is wrong. Knows no table.

Format: https://www.sqlite.org/fileformat2.html, "B-tree Pages" and "Record Format".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from procedure_assistant.store.salvage_pages import Page

Value: TypeAlias = "int | str | bytes | None"
Row: TypeAlias = "tuple[int, tuple[Value, ...]]"
"""The rowid and the columns; a column that is the rowid is None."""

GetPage = Callable[[int], Page | None]

_LEAF_OF_TABLE = 0x0D
_B_TREE_PAGES = (0x02, 0x05, 0x0A, 0x0D)
_FILE_HEADER, _PAGE_HEADER = 100, 8
_LARGEST_ROW = 1 << 26
_MOST_COLUMNS = 64
_INTEGER_SIZES = (0, 1, 2, 3, 4, 6, 8)
_ZERO, _ONE, _FIRST_BLOB = 8, 9, 12


class _NotARow(Exception):
    """Here is no row that this program could have written."""


def is_in_a_tree(page: Page) -> bool:
    """Whether the page says that it is part of a table or an index."""
    return page.data[_start(page)] in _B_TREE_PAGES


def rows_in(page: Page, get: GetPage) -> Iterator[Row | None]:
    """The rows of a page that is a leaf of a table, None for each cell that cannot be read; nothing for other pages."""
    start = _start(page)
    if page.data[start] != _LEAF_OF_TABLE:
        return
    first = start + _PAGE_HEADER
    count = int.from_bytes(page.data[start + 3 : start + 5], "big")
    for at in range(first, first + 2 * count, 2):
        try:
            yield _row_at(page.data, int.from_bytes(page.data[at : at + 2], "big"), get)
        except _NotARow:
            yield None


def anywhere_in(page: Page, get: GetPage) -> Iterator[Row]:
    """Whatever looks like a row at any place of a page whose own list of rows is lost. Whether it is one, its hash must say."""
    for at in range(len(page.data)):
        try:
            yield _row_at(page.data, at, get)
        except _NotARow:
            continue


def _start(page: Page) -> int:
    return _FILE_HEADER if page.number == 1 else 0


def _row_at(data: bytes, at: int, get: GetPage) -> Row:
    size, at = _number(data, at)
    rowid, at = _number(data, at)
    if not 2 <= size <= _LARGEST_ROW:
        raise _NotARow
    local = _local_size(size, len(data))
    if at + local > len(data):
        raise _NotARow
    kinds, body = _kinds(data, at, at + local)
    lengths = [_length(kind) for kind in kinds]
    if body - at + sum(lengths) != size:
        raise _NotARow
    # Other pages are read last, for what looks like a row so far.
    payload = data[body : at + local]
    if local < size:
        payload += _overflow(data[at + local : at + local + 4], size - local, len(data), get)
    values: list[Value] = []
    place = 0
    for kind, length in zip(kinds, lengths, strict=True):
        values.append(_value(kind, payload[place : place + length]))
        place += length
    return rowid - (1 << 64) if rowid >> 63 else rowid, tuple(values)


def _kinds(data: bytes, at: int, end: int) -> tuple[list[int], int]:
    """The type of each column, and where the values begin."""
    size, place = _number(data, at)
    body = at + size
    if body > end:
        raise _NotARow
    kinds: list[int] = []
    while place < body:
        kind, place = _number(data, place)
        kinds.append(kind)
        if len(kinds) > _MOST_COLUMNS:
            raise _NotARow
    if place != body or not kinds:
        raise _NotARow
    return kinds, body


def _length(kind: int) -> int:
    if kind < len(_INTEGER_SIZES):
        return _INTEGER_SIZES[kind]
    if kind in {_ZERO, _ONE}:
        return 0
    if kind >= _FIRST_BLOB:
        return (kind - _FIRST_BLOB) // 2
    raise _NotARow  # a floating point number, which this program never writes


def _value(kind: int, data: bytes) -> Value:
    if kind == 0:
        return None
    if kind in {_ZERO, _ONE}:
        return kind - _ZERO
    if kind < _ZERO:
        return int.from_bytes(data, "big", signed=True)
    if kind % 2 == 0:
        return data
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise _NotARow from error


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of 1 to 9 bytes, and where it ends."""
    value = 0
    for place in range(at, min(at + 8, len(data))):
        byte = data[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    if at + 9 > len(data):
        raise _NotARow
    return value << 8 | data[at + 8], at + 9


def _local_size(size: int, usable: int) -> int:
    """How many bytes of a row are on its own page; the others are on pages chained to it."""
    most, least = usable - 35, (usable - 12) * 32 // 255 - 23
    if size <= most:
        return size
    wanted = least + (size - least) % (usable - 4)
    return wanted if wanted <= most else least


def _overflow(first: bytes, size: int, usable: int, get: GetPage) -> bytes:
    pieces: list[bytes] = []
    number = int.from_bytes(first, "big")
    for _ in range(-(-size // (usable - 4))):
        page = get(number)
        if page is None:
            raise _NotARow
        number = int.from_bytes(page.data[:4], "big")
        pieces.append(page.data[4:])
    return b"".join(pieces)[:size]
