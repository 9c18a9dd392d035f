"""What comes in, as one value: who takes it, the import of schedule files, and what fetches by itself. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from procedure_assistant.services.export import ExportService
from procedure_assistant.services.guard import Guard
from procedure_assistant.services.incoming import IncomingService
from procedure_assistant.services.incoming_ports import IncomingStore
from procedure_assistant.services.incoming_station import IncomingStation, Kinds
from procedure_assistant.services.ports import Store
from procedure_assistant.services.schedule_import import ScheduleImport
from procedure_assistant.services.schedule_values import ScheduleReader
from procedure_assistant.services.visit_numbers import visit_numbers
from procedure_assistant.services.visits import VisitService


@dataclass(frozen=True, slots=True)
class IncomingRoom:
    """``people`` and ``schedules`` ask their guard themselves; ``station`` is off until it is begun."""

    people: IncomingService
    schedules: ScheduleImport
    station: IncomingStation


def open_room(
    store: Store, kept: IncomingStore, visits: VisitService, guard: Guard, reader: ScheduleReader, kinds: Kinds, exports: ExportService
) -> IncomingRoom:
    """The room on a store; ``kinds`` makes what fetches, each when first wanted. ``exports`` gets the numbers of appointments from it."""
    exports.numbers_of = partial(visit_numbers, kept, visits.clock)
    people = IncomingService(kept, visits.clock, lambda: visits.whoever_is_in().name, visits.workstation)
    schedules = ScheduleImport(people, reader, store, visits.clock)
    people.guard = schedules.guard = guard
    return IncomingRoom(people, schedules, IncomingStation(store, people.take, schedules.take_file, visits.clock, kinds))
