"""What a schedule file is read by: its layout, which column means what, and what came of its lines. Reads no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from threading import Event
from typing import Protocol

from procedure_assistant.domain.say import say
from procedure_assistant.services.incoming_values import IncomingMessage
from procedure_assistant.services.ports import Clock

SCHEDULE = "schedule"
"""How the ledger names schedule files, by hand or from the folder: the same appointment in both is one."""
PREVIEW_LINES = 12
FAULTS_KEPT = 200
"""So many faults of lines are kept for the page; the others are counted."""


class Field(StrEnum):
    """What a column can mean."""

    MRN = "mrn"
    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    BORN = "born"
    SEX = "sex"
    STARTS = "starts"
    DAY = "day"
    TIME = "time"
    MINUTES = "minutes"
    REASON = "reason"
    PHYSICIAN = "physician"
    ROOM = "room"
    NUMBER = "number"
    STATUS = "status"


FIELD_WORDS: Mapping[Field, str] = {
    Field.MRN: say("Record number"),
    Field.NAME: say("Whole name"),
    Field.FAMILY: say("Family name"),
    Field.GIVEN: say("Given names"),
    Field.BORN: say("Birth date"),
    Field.SEX: say("Sex"),
    Field.STARTS: say("Day and time"),
    Field.DAY: say("Day"),
    Field.TIME: say("Time", sense="of day"),
    Field.MINUTES: say("Length in minutes"),
    Field.REASON: say("Reason"),
    Field.PHYSICIAN: say("Physician"),
    Field.ROOM: say("Room"),
    Field.NUMBER: say("Number of the appointment"),
    Field.STATUS: say("Status"),
}


class DateOrder(StrEnum):
    """How days with figures alone are written; a year first is always understood."""

    UNKNOWN = "unknown"
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is written. ``encoding`` is a name of :data:`ENCODINGS`, ``delimiter`` one character."""

    encoding: str
    delimiter: str
    has_header: bool = True


ENCODINGS: Mapping[str, str] = {
    "utf-8": say("UTF-8"),
    "utf-8-sig": say("UTF-8 with mark"),
    "utf-16": say("UTF-16"),
    "utf-16-le": say("UTF-16 without mark"),
    "utf-16-be": say("UTF-16 big endian without mark"),
    "cp1252": say("Windows-1252"),
}
DELIMITERS: Mapping[str, str] = {",": say("Comma"), ";": say("Semicolon"), "\t": say("Tabulator"), "|": say("Bar")}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column is what, by the column's name in the file. ``authority``: who gives the record numbers; "" for this clinic."""

    of: Mapping[Field, str] = field(default_factory=dict)
    dates: DateOrder = DateOrder.UNKNOWN
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, ``number`` counted from 1 as an editor does; ``fault`` says why it cannot be read at all."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What a line says: a message, or the faults for which it is left out."""

    line: Line
    message: IncomingMessage | None
    faults: tuple[str, ...] = ()


class ScheduleReader(Protocol):
    """Reads schedule files of one format, never whole into memory. Raises ``Problem`` SCHEDULE-… for a file that is none."""

    def layout(self, path: Path) -> Layout:
        """How the file seems to be written."""

    def names(self, path: Path, layout: Layout) -> tuple[str, ...]:
        """The names of its columns; "Column 1", … where it has no line of names."""

    def lines(self, path: Path, layout: Layout) -> Iterator[Line]:
        """Its lines, without that of names."""

    def guess(self, path: Path, layout: Layout) -> Columns:
        """What the columns seem to be, by their names and what stands in them."""

    def read(self, line: Line, names: tuple[str, ...], columns: Columns, source: str, clock: Clock) -> ReadLine:
        """What one line says."""

    def count(self, path: Path) -> int:
        """About how many lines it has, for the progress; refuses what is no ordinary file or too large."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The begin of a file as it will be read. ``missing``: what must be said before it can be taken, in sentences."""

    path: Path
    layout: Layout
    names: tuple[str, ...]
    columns: Columns
    lines: tuple[ReadLine, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """What came of the lines so far. ``faults`` are the first ones with the number of their line."""

    lines: int = 0
    taken: int = 0
    unchanged: int = 0
    held: int = 0
    refused: int = 0
    created: int = 0
    updated: int = 0
    appointments: int = 0
    faults: tuple[tuple[int, str], ...] = ()
    total: int = 0
    cancelled: bool = False


Cancel = Event
