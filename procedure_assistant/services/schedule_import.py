"""Takes a schedule file: shows how it would be read, keeps the mapping of each source, then takes it line by line. Knows no format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path
from threading import Event
from typing import Any

import msgspec

from procedure_assistant.domain.say import say
from procedure_assistant.services.guard import Guard, NoAccounts
from procedure_assistant.services.incoming import IncomingService
from procedure_assistant.services.incoming_values import IncomingMessage, Taken, TakenState
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import Clock, Store
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.schedule_values import (
    FAULTS_KEPT,
    FIELD_WORDS,
    PREVIEW_LINES,
    Columns,
    DateOrder,
    Field,
    ImportCounts,
    Layout,
    Preview,
    ReadLine,
    ScheduleReader,
)

_KEY = "schedule_sources"
_AT_ONCE = 10
"""Lines taken in one transaction: a click waits no longer than for those."""


class ScheduleImport:
    """One file at a time. Asks Act.TAKE_SCHEDULE; one line of the audit trail for a file."""

    def __init__(self, incoming: IncomingService, reader: ScheduleReader, store: Store, clock: Clock) -> None:
        self._incoming = incoming
        self._reader = reader
        self._store = store
        self._clock = clock
        self.guard: Guard = NoAccounts()

    def preview(self, path: Path, source: str, layout: Layout | None = None, columns: Columns | None = None) -> Preview:
        """The begin of a file as it would be read; what is not told is found out, or as it was for this source the last time.

        Raises ``Problem`` SCHEDULE-… for a file that cannot be read, STORE-….
        """
        self.guard.check(Act.TAKE_SCHEDULE)
        return self._preview(path, source, layout, columns)

    def _preview(self, path: Path, source: str, layout: Layout | None, columns: Columns | None) -> Preview:
        layout = layout or self._reader.layout(path)
        names = self._reader.names(path, layout)
        columns = columns or self._known(source, names) or self._reader.guess(path, layout)
        columns = replace(columns, of={field: name for field, name in columns.of.items() if name in names})
        begin = islice(self._reader.lines(path, layout), PREVIEW_LINES)
        read = tuple(self._reader.read(line, names, columns, source, self._clock) for line in begin)
        return Preview(path, layout, names, columns, read, missing(columns))

    def run(
        self,
        preview: Preview,
        source: str,
        *,
        progress: Callable[[ImportCounts], None] | None = None,
        cancel: Event | None = None,
    ) -> ImportCounts:
        """Take the whole file as ``preview`` reads it, and keep its mapping for the source. What was taken before a cancel stays, and
        the same file again goes on where it stopped. Belongs on a worker.

        Raises ``Problem`` SCHEDULE-COLUMNS while something must be said first, SCHEDULE-…, STORE-…; what was taken until then stays.
        """
        self.guard.check(Act.TAKE_SCHEDULE)
        if preview.missing:
            raise _columns_missing(preview.missing)
        self._keep(source, preview.columns)
        counts = self._run(preview, source, progress, cancel)
        about = say("schedule {name}: {n} lines, {held} held", name=preview.path.name, n=counts.lines, held=counts.held)
        self.guard.note(Act.TAKE_SCHEDULE, "", about)
        return counts

    def take_file(self, path: Path, source: str, cancel: Event) -> ImportCounts:
        """Take a file as it comes into a watched folder, by what was once chosen for the source; asks nobody.

        Raises ``Problem`` SCHEDULE-COLUMNS where nobody chose the columns yet and they cannot be told, SCHEDULE-…, STORE-….
        """
        preview = self._preview(path, source, None, None)
        if preview.missing:
            raise _columns_missing(preview.missing)
        return self._run(preview, source, None, cancel)

    def _run(
        self, preview: Preview, source: str, progress: Callable[[ImportCounts], None] | None, cancel: Event | None
    ) -> ImportCounts:
        counts = ImportCounts(total=self._reader.count(preview.path))
        read = self._lines(preview, source)
        while part := list(islice(read, _AT_ONCE)):
            if cancel is not None and cancel.is_set():
                counts = replace(counts, cancelled=True)
                break
            counts = self._take(part, counts)
            if progress is not None:
                progress(counts)
        return counts

    def _lines(self, preview: Preview, source: str) -> Iterator[ReadLine]:
        for line in self._reader.lines(preview.path, preview.layout):
            yield self._reader.read(line, preview.names, preview.columns, source, self._clock)

    def _take(self, part: list[ReadLine], counts: ImportCounts) -> ImportCounts:
        messages = [one.message for one in part if one.message is not None]
        outcome = iter(self._take_all(messages))
        faults = list(counts.faults)
        for one in part:
            if one.message is None:
                counts = replace(counts, refused=counts.refused + 1)
                faults += [(one.line.number, fault) for fault in one.faults]
            else:
                counts = _counted(counts, next(outcome))
        return replace(counts, lines=counts.lines + len(part), faults=tuple(faults[:FAULTS_KEPT]))

    def _take_all(self, messages: list[IncomingMessage]) -> tuple[Taken, ...]:
        return self._incoming.take_all(messages) if messages else ()

    # -- what is kept of a source --------------------------------------------------------------------------------------

    def _stored(self) -> dict[str, Any]:
        text = self._store.setting(_KEY)
        return dict(msgspec.json.decode(text)) if text else {}

    def _known(self, source: str, names: tuple[str, ...]) -> Columns | None:
        found = self._stored().get(source)
        if not isinstance(found, dict):
            return None
        of = {Field(field): str(name) for field, name in found.get("of", {}).items() if field in set(Field) and name in names}
        known = Columns(of, DateOrder(found.get("dates", DateOrder.UNKNOWN)), str(found.get("authority", "")))
        return known if of else None

    def _keep(self, source: str, columns: Columns) -> None:
        kept = {**asdict(columns), "of": {field.value: name for field, name in columns.of.items()}}
        self._store.save_setting(_KEY, msgspec.json.encode({**self._stored(), source: kept}).decode())


def missing(columns: Columns) -> tuple[str, ...]:
    """What must be said of the columns before a file can be taken."""
    of: Mapping[Field, str] = columns.of
    found = []
    if Field.MRN not in of:
        found.append(_missing(Field.MRN))
    if Field.NAME not in of and Field.FAMILY not in of:
        found.append(say("Choose the column of the name, or of the family name."))
    if Field.BORN not in of:
        found.append(_missing(Field.BORN))
    return tuple(found)


def _missing(field: Field) -> str:
    return say("Choose the column: {field}.", field=FIELD_WORDS[field])


def _counted(counts: ImportCounts, taken: Taken) -> ImportCounts:
    changed = bool(taken.created or taken.updated or taken.appointment_ids)
    return replace(
        counts,
        taken=counts.taken + (taken.state is TakenState.TAKEN and changed),
        unchanged=counts.unchanged + (taken.state is not TakenState.HELD and not taken.held and not changed),
        held=counts.held + bool(taken.held),
        created=counts.created + taken.created,
        updated=counts.updated + taken.updated,
        appointments=counts.appointments + len(taken.appointment_ids),
    )


def _columns_missing(sentences: tuple[str, ...]) -> Problem:


    return Problem("SCHEDULE-COLUMNS", sentences[0], hint=say("Nothing was taken. Choose the columns and start again."))
