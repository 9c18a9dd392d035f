"""Drives the import of one schedule file: preview, choices, progress, what was done. No Qt; shows nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Protocol

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.incoming_values import IncomingAppointment, IncomingPerson
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.schedule_import import ScheduleImport, missing
from procedure_assistant.services.schedule_values import (
    DELIMITERS,
    ENCODINGS,
    FIELD_WORDS,
    SCHEDULE,
    Columns,
    DateOrder,
    Field,
    ImportCounts,
    Layout,
    Preview,
    ReadLine,
)
from procedure_assistant.ui.incoming.content import Pick, PreviewLine, ScheduleContent
from procedure_assistant.ui.notice import Notice, notice_of

_DATES = {
    DateOrder.UNKNOWN: say("Not told"),
    DateOrder.DAY_FIRST: say("Day first, 31/12/1980"),
    DateOrder.MONTH_FIRST: say("Month first, 12/31/1980"),
}
_NONE = ("", say("No column"))
_NO_TIME = say("Choose the column of day and time, or the two of day and of time: without them nobody comes onto a day.")
_NO_LINE = say("None of these lines can be taken. Choose other columns, or correct the file.")
_FAULTS_SHOWN = 100

Progress = Callable[[ImportCounts], None]


class ScheduleView(Protocol):
    """What the presenter asks of the page."""

    def show_schedule(self, content: ScheduleContent) -> None:
        """Show the import as it stands."""


class Worker(Protocol):
    """Runs the import elsewhere; ``progress``, ``done`` and ``failed`` are called back here."""

    def run(
        self,
        work: Callable[[Progress], ImportCounts],
        progress: Progress,
        done: Callable[[ImportCounts], None],
        failed: Callable[[Problem], None],
    ) -> None:
        """Start ``work``, which is given the function to report progress with."""


class SchedulePresenter:
    """One file at a time. ``finished`` is called when something may have come in."""

    def __init__(
        self, services: Services, schedules: ScheduleImport, view: ScheduleView, worker: Worker, finished: Callable[[], None]
    ) -> None:
        self._services = services
        self._schedules = schedules
        self._view = view
        self._worker = worker
        self._finished = finished
        self._path = Path()
        self._preview: Preview | None = None
        self._counts = ImportCounts()
        self._running = False
        self._ended = False
        self._cancel = Event()
        self._notice: Notice | None = None

    @property
    def is_running(self) -> bool:
        """Whether a file is being taken just now."""
        return self._running

    def open(self, path: Path) -> None:
        """Look at a file; nothing is taken. While one is being taken, nothing happens."""
        if self._running:
            return
        self._path, self._preview, self._ended, self._counts = path, None, False, ImportCounts()
        self._look(None, None)

    def choose(self, pick_id: str, chosen: str) -> None:
        """Something about the layout or a column was chosen."""
        if self._preview is None or self._running:
            return
        layout, columns = self._preview.layout, self._preview.columns
        if pick_id == "encoding":
            self._look(replace(layout, encoding=chosen), None)
        elif pick_id == "delimiter":
            self._look(replace(layout, delimiter=chosen), None)
        elif pick_id == "dates":
            self._look(layout, replace(columns, dates=DateOrder(chosen)))
        else:
            of = {field: name for field, name in columns.of.items() if field != pick_id and name != chosen}
            self._look(layout, replace(columns, of={**of, Field(pick_id): chosen} if chosen else of))

    def set_header(self, *, has_header: bool) -> None:
        """The first line holds the names of the columns, or is a line like the others."""
        if self._preview is not None and not self._running:
            self._look(replace(self._preview.layout, has_header=has_header), None)

    def set_authority(self, text: str) -> None:
        """Who gives the record numbers of the file."""
        if self._preview is not None and not self._running:
            self._look(self._preview.layout, replace(self._preview.columns, authority=" ".join(text.split())))

    def start(self) -> None:
        """Take the whole file."""
        preview = self._preview
        if preview is None or self._running or _hindrances(preview):
            return
        cancel = Event()
        self._cancel = cancel
        self._running, self._ended, self._notice, self._counts = True, False, None, ImportCounts()
        self._show()
        self._worker.run(
            lambda progress: self._schedules.run(preview, SCHEDULE, progress=progress, cancel=cancel), self._advance, self._end, self._fail
        )

    def stop(self) -> None:
        """Stop after the lines that are being taken; what was taken stays."""
        self._cancel.set()
        self._show()

    def cancel(self) -> None:
        """As :meth:`stop`, where nobody looks any more."""
        self._cancel.set()

    def dismiss(self) -> None:
        """The message was read."""
        self._notice = None
        self._show()

    # -- called back ---------------------------------------------------------------------------------------------------

    def _advance(self, counts: ImportCounts) -> None:
        self._counts = counts
        self._show()

    def _end(self, counts: ImportCounts) -> None:
        self._counts, self._running, self._ended = counts, False, True
        self._show()
        self._finished()

    def _fail(self, problem: Problem) -> None:
        self._running, self._ended = False, True
        self._notice = notice_of(problem)
        self._show()
        self._finished()

    # -- showing -------------------------------------------------------------------------------------------------------

    def _look(self, layout: Layout | None, columns: Columns | None) -> None:
        self._notice, self._ended = None, False
        try:
            self._preview = self._schedules.preview(self._path, SCHEDULE, layout, columns)
        except Problem as problem:
            self._notice = notice_of(problem)
        self._show()

    def _show(self) -> None:
        self._view.show_schedule(self.content())

    def content(self) -> ScheduleContent:
        """The import as it stands."""
        preview = self._preview
        if preview is None:
            return ScheduleContent(self._path.name, (), (), (), (), notice=self._notice)
        return ScheduleContent(
            file=self._path.name,
            layout=_layout_picks(preview),
            columns=tuple(_column_pick(field, preview) for field in Field),
            lines=tuple(self._line(one) for one in preview.lines),
            missing=_hindrances(preview),
            done=self._counts.lines,
            total=self._counts.total,
            is_running=self._running,
            can_stop=self._running and not self._cancel.is_set(),
            outcome=self._outcome(),
            can_go_on=self._ended and (self._counts.cancelled or self._notice is not None),
            faults=tuple(say("Line {n}: {fault}", n=n, fault=fault) for n, fault in self._counts.faults[:_FAULTS_SHOWN]),
            authority=preview.columns.authority,
            has_header=preview.layout.has_header,
            notice=self._notice,
        )

    def _outcome(self) -> str:
        counts = self._counts
        if not self._running and not self._ended:
            return ""
        if self._running and not counts.lines:
            return say("Reading the file…")
        parts = (
            (counts.created, wording.count(counts.created, "new patient")),
            (counts.updated, wording.count(counts.updated, "patient changed", "patients changed")),
            (counts.appointments, wording.count(counts.appointments, "appointment booked or changed", "appointments booked or changed")),
            (counts.unchanged, say("{n} unchanged", n=counts.unchanged)),
            (counts.held, wording.count(counts.held, "waits for a decision", "wait for a decision")),
            (counts.refused, say("{n} left out", n=counts.refused)),
        )
        told = joined(", ", (words for count, words in parts if count)) or say("nothing to take")
        lines = wording.count(counts.lines, "line")
        if self._running:
            return say("{lines} read: {told}", lines=lines, told=told)
        if counts.cancelled:
            return say("Stopped after {lines}: {told}. Start again to go on where it stopped.", lines=lines, told=told)
        return say("Done, {lines}: {told}.", lines=lines, told=told)

    def _line(self, one: ReadLine) -> PreviewLine:
        number = str(one.line.number)
        if one.message is None:
            raw = " | ".join(one.line.cells)[:200]
            return PreviewLine(number, (number, joined("  ·  ", (joined(" ", one.faults), raw)), "", "", ""), is_faulty=True)
        (told,) = one.message.what
        booked = told if isinstance(told, IncomingAppointment) else None
        person = told.person if isinstance(told, IncomingAppointment) else told
        assert isinstance(person, IncomingPerson)
        name = joined(", ", (part for part in (person.family_name, person.given_names) if part))
        born = wording.day(person.birth_date) if person.birth_date else ""
        at = self._when(booked) if booked else say("no appointment")
        return PreviewLine(number, (number, name, born, person.numbers[0].value, at), is_faulty=False)

    def _when(self, booked: IncomingAppointment) -> str:
        if booked.starts_at is None:
            return ""
        local = self._services.clock.local(booked.starts_at)
        at = joined(" ", (wording.day(local.date()), wording.clock_time(local)))
        return joined(", ", (at, booked.reason)) if booked.reason else at


def _hindrances(preview: Preview) -> tuple[str, ...]:
    """Why the file cannot be taken as it would be read now."""
    of = preview.columns.of
    has_time = Field.STARTS in of or (Field.DAY in of and Field.TIME in of)
    found = (*missing(preview.columns), *(() if has_time else (_NO_TIME,)))
    if found or not preview.lines or any(one.message is not None for one in preview.lines):
        return found
    return (_NO_LINE,)


def _layout_picks(preview: Preview) -> tuple[Pick, ...]:
    layout = preview.layout
    return (
        Pick("encoding", say("Encoding"), tuple(ENCODINGS.items()), layout.encoding),
        Pick("delimiter", say("Columns end with"), tuple(DELIMITERS.items()), layout.delimiter),
        Pick("dates", say("Days in figures"), tuple((order.value, words) for order, words in _DATES.items()), preview.columns.dates.value),
    )


def _column_pick(field: Field, preview: Preview) -> Pick:
    offers = (_NONE, *((name, name) for name in preview.names))
    return Pick(field.value, FIELD_WORDS[field], offers, preview.columns.of.get(field, ""))
