"""Schedule files as text with columns: finds out how one is written and reads it line by line. Never holds a file, runs no formula.

Every limit is on what comes in: a line, a field, the file. A cell is text, whatever it begins with.
"""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import TextIO

from procedure_assistant.domain.say import say
from procedure_assistant.exchange.schedule_fields import guess_columns, read_line
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.schedule_values import DELIMITERS, ENCODINGS, Columns, Layout, Line, ReadLine

LARGEST = 200 * 1024 * 1024
LONGEST_LINE = 64 * 1024
"""Characters; a line of a schedule has some hundred."""
MOST_COLUMNS = 200
_HEAD = 256 * 1024
_LOOKED_AT = 2000
_LINES_OF_A_ROW = 50
"""A quote that is never closed would swallow the file: a row that goes on over more lines is told as a fault."""


class CsvSchedules:
    """The port ``ScheduleReader`` for CSV."""

    def layout(self, path: Path) -> Layout:
        """Encoding by its mark, else UTF-8 where it is that, else Windows-1252; the delimiter that gives the most even columns."""
        self._check(path)
        head = _head(path)
        encoding = _encoding(head)
        text = head.decode(encoding, "replace").splitlines()[:60]
        delimiter = max(DELIMITERS, key=lambda one: _evenness(text, one))
        first = next(csv.reader(text[:1], delimiter=delimiter), [])
        return Layout(encoding, delimiter, _is_header(first))

    def names(self, path: Path, layout: Layout) -> tuple[str, ...]:
        """The names of the columns, each once."""
        first = next(self._rows(path, layout), None)
        if first is None:
            raise _problem("SCHEDULE-EMPTY", say("The file has no lines."))
        if len(first.cells) > MOST_COLUMNS:
            raise _problem("SCHEDULE-FILE", say("The file has more than {n} columns: it is no schedule.", n=MOST_COLUMNS))
        if not layout.has_header:
            return tuple(say("Column {n}", n=number + 1) for number in range(len(first.cells)))
        names: list[str] = []
        for number, cell in enumerate(first.cells):
            name = " ".join(cell.split()) or say("Column {n}", n=number + 1)
            names.append(name if name not in names else f"{name} ({number + 1})")
        return tuple(names)

    def lines(self, path: Path, layout: Layout) -> Iterator[Line]:
        """The lines after that of names; empty ones are passed over."""
        rows = self._rows(path, layout)
        if layout.has_header:
            next(rows, None)
        return (row for row in rows if row.fault or any(cell.strip() for cell in row.cells))

    def guess(self, path: Path, layout: Layout) -> Columns:
        """By the names of the columns, and by the days in the first lines."""
        sample = list(islice(self.lines(path, layout), _LOOKED_AT))
        return guess_columns(self.names(path, layout), sample)

    def read(self, line: Line, names: tuple[str, ...], columns: Columns, source: str, clock: Clock) -> ReadLine:
        """What one line says."""
        return read_line(line, names, columns, source, clock)

    def count(self, path: Path) -> int:
        """About how many lines it has: line ends within quotes are counted, too."""
        self._check(path)
        with _reading(path), path.open("rb") as file:
            return sum(piece.count(b"\n") for piece in iter(lambda: file.read(_HEAD), b""))

    def _check(self, path: Path) -> None:
        with _reading(path):
            found = path.stat()
        if not S_ISREG(found.st_mode):
            raise _problem("SCHEDULE-FILE", say("This is not an ordinary file."))
        if found.st_size == 0:
            raise _problem("SCHEDULE-EMPTY", say("The file is empty."))
        if found.st_size > LARGEST:
            raise _problem("SCHEDULE-TOO-LARGE", say("The file is larger than {n} MB.", n=LARGEST // 1024 // 1024))

    def _rows(self, path: Path, layout: Layout) -> Iterator[Line]:
        if layout.encoding not in ENCODINGS or layout.delimiter not in DELIMITERS:
            raise _problem("SCHEDULE-LAYOUT", say("This encoding or delimiter is not known."))
        self._check(path)
        with _opened(path, layout.encoding) as file:
            yield from _parsed(file, layout)


def _parsed(file: TextIO, layout: Layout) -> Iterator[Line]:
    source = _Counted(file)
    rows = csv.reader(source, delimiter=layout.delimiter, strict=False)
    while True:
        begin = source.number + 1
        source.begin_row()
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Line(begin, (), _unreadable(error))
            rows = csv.reader(source, delimiter=layout.delimiter, strict=False)
            continue
        yield Line(begin, tuple(cells), _fault_of(cells, layout))


def _unreadable(error: csv.Error) -> str:
    if isinstance(error, _TooLong):
        return say("The line is longer than {n} characters: left out.", n=LONGEST_LINE)
    return say("A quotation mark is not closed within {n} lines: left out up to there.", n=_LINES_OF_A_ROW)


def _fault_of(cells: list[str], layout: Layout) -> str:
    if len(cells) > MOST_COLUMNS:
        return say("The line has more than {n} columns: left out.", n=MOST_COLUMNS)
    if any("\N{REPLACEMENT CHARACTER}" in cell for cell in cells):
        return say("The line holds bytes that are no {encoding}: choose another encoding.", encoding=ENCODINGS[layout.encoding])
    return ""


class _TooLong(csv.Error):
    """One line was too long; the rest of it was passed over."""


class _Counted:
    """The physical lines of a file, counted, none of them longer than the limit."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.number = 0
        self._of_row = 0

    def begin_row(self) -> None:
        """The next line begins a row."""
        self._of_row = 0

    def __iter__(self) -> _Counted:
        return self

    def __next__(self) -> str:
        line = self._file.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        self._of_row += 1
        if len(line) >= LONGEST_LINE and not line.endswith("\n"):
            while (rest := self._file.readline(LONGEST_LINE)) and not rest.endswith("\n"):
                pass
            raise _TooLong
        if self._of_row > _LINES_OF_A_ROW:
            raise csv.Error("a row without an end")
        return line


def _encoding(head: bytes) -> str:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    begin = head[:4096]
    if begin.count(0) > len(begin) // 4:
        return "utf-16-le" if begin[1::2].count(0) > begin[::2].count(0) else "utf-16-be"
    try:
        # A letter of several bytes may be cut at the end of what was looked at.
        codecs.getincrementaldecoder("utf-8")().decode(head, final=len(head) < _HEAD)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _evenness(lines: list[str], delimiter: str) -> tuple[int, int]:
    """How many lines have the commonest number of columns, where there is more than one, and that number."""
    try:
        counts = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
    except csv.Error:
        return 0, 0
    columns, many = max(counts.items(), key=lambda one: (one[1], one[0]), default=(1, 0))
    return (many, columns) if columns > 1 else (0, 0)


def _is_header(first: list[str]) -> bool:
    """Names of columns hold hardly any figure; a line of a schedule holds at least a number and a day."""
    cells = [cell for cell in first if cell.strip()]
    return sum(any(letter.isdigit() for letter in cell) for cell in cells) * 3 <= len(cells)


def _head(path: Path) -> bytes:
    with _reading(path), path.open("rb") as file:
        return file.read(_HEAD)


@contextmanager
def _opened(path: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    with _reading(path), path.open(encoding=encoding, errors="replace", newline="") as file:
        yield file


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise _problem("SCHEDULE-MISSING", say("The file is not there.")) from error
    except UnicodeError as error:  # UTF-16 was said, and there is no mark of it
        raise _problem("SCHEDULE-ENCODING", say("The file is not written in this encoding.")) from error
    except (OSError, ValueError) as error:
        raise _problem("SCHEDULE-UNREADABLE", say("The file cannot be read.")) from error


def _problem(code: str, what: str) -> Problem:
    hint = say("Check the file, or have the schedule exported again as CSV.")
    return Problem(code, say("{what} Nothing more was taken.", what=what), hint=hint)
