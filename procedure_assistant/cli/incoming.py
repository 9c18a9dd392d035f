"""The commands that take a schedule in, and list who is in doubt."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from procedure_assistant.app import Options, build
from procedure_assistant.cli.door import come_in, secrets_of
from procedure_assistant.cli.telling import long_work
from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.schedule_values import SCHEDULE, Columns, DateOrder, Field, Layout

if TYPE_CHECKING:
    import argparse

    from procedure_assistant.services.bundle import Services
    from procedure_assistant.services.incoming import HeldMessage
    from procedure_assistant.services.incoming_room import IncomingRoom
    from procedure_assistant.services.schedule_values import ImportCounts

_FAULTS_SHOWN = 20


def run(parsed: argparse.Namespace, chosen: Options) -> int:
    """Run one of them; returns the exit code."""
    access, _ = come_in(parsed, chosen, secrets_of(parsed))
    try:
        return _COMMANDS[parsed.command](parsed, build(chosen, access))
    finally:
        access.close()


def _room(services: Services) -> IncomingRoom:
    assert services.incoming is not None
    return services.incoming


def _schedule(parsed: argparse.Namespace, services: Services) -> int:
    schedules = _room(services).schedules
    first = schedules.preview(parsed.file, SCHEDULE)
    found = first.layout
    layout = Layout(parsed.encoding or found.encoding, _delimiter(parsed.delimiter) or found.delimiter, found.has_header)
    preview = schedules.preview(parsed.file, SCHEDULE, layout)
    columns = _mapped(preview.columns, preview.names, parsed.map)
    dates = DateOrder(parsed.dates) if parsed.dates else columns.dates
    columns = replace(columns, dates=dates, authority=parsed.authority or columns.authority)
    preview = schedules.preview(parsed.file, SCHEDULE, layout, columns)
    for field, name in preview.columns.of.items():
        print(f"{field.value}: {name}")
    if parsed.look:
        for line in preview.lines:
            print(f"{line.line.number}: {' '.join(line.faults) or ' | '.join(line.line.cells)}")
        return 0
    with long_work("Taking the schedule") as work:

        def advance(counts: ImportCounts) -> None:
            work.progress(counts.lines, max(counts.total, counts.lines))

        counts = schedules.run(preview, SCHEDULE, progress=advance, cancel=work.cancel)
    print(
        f"{counts.lines} lines: {counts.created} new patients, {counts.updated} changed, {counts.appointments} appointments, "
        f"{counts.unchanged} unchanged, {counts.held} wait for a decision, {counts.refused} left out."
    )
    for number, fault in counts.faults[:_FAULTS_SHOWN]:
        print(f"Line {number}: {fault}", file=sys.stderr)
    return 1 if counts.refused or counts.cancelled else 0


def _delimiter(typed: str) -> str:
    return "\t" if typed in ("tab", "\\t") else typed


def _mapped(columns: Columns, names: tuple[str, ...], typed: list[str]) -> Columns:
    of = dict(columns.of)
    for one in typed:
        field, _, name = one.partition("=")
        if field not in set(Field) or (name and name not in names):
            raise Problem(
                "SCHEDULE-MAP",
                say("“{one}” is no mapping. Nothing was taken.", one=one),
                hint=say(
                    "Write FIELD=COLUMN. Fields: {fields}. Columns of the file: {columns}.",
                    fields=", ".join(Field), columns=", ".join(names),
                ),
            )  # fmt: skip
        of = {own: column for own, column in of.items() if own != field}
        if name:
            of[Field(field)] = name
    return replace(columns, of=of)


def _list(_parsed: argparse.Namespace, services: Services) -> int:
    room = _room(services)
    for one in room.people.held():
        print("\t".join((one.id, one.source, _person(one), one.doubt.kind.value, *(patient.mrn for patient in one.candidates))))
    for stand, retired, survivor in room.people.merges():
        mine, theirs = (patient.mrn if patient else "?" for patient in (retired, survivor))
        print(f"merged\t{mine}\tinto {theirs}\t{stand.at:%Y-%m-%d}")
    return 0


def _person(one: HeldMessage) -> str:
    born = one.person.birth_date.isoformat() if one.person.birth_date else "?"
    return f"{one.person.family_name}, {one.person.given_names}, born {born}, {' '.join(number.value for number in one.person.numbers)}"


_COMMANDS: dict[str, Callable[[argparse.Namespace, Services], int]] = {"schedule": _schedule, "incoming": _list}
