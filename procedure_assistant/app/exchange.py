"""The chart: what leaves for it, what is sent to it, what comes in. Each format, sender and source loads with its first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procedure_assistant.app.drawing import attach
from procedure_assistant.app.parts import workstation

if TYPE_CHECKING:
    from procedure_assistant.services.export import ExportService
    from procedure_assistant.services.guard import Guard
    from procedure_assistant.services.image_service import ImageService
    from procedure_assistant.services.incoming_room import IncomingRoom
    from procedure_assistant.services.outbox import OutboxService
    from procedure_assistant.services.outbox_station import OutboxStation
    from procedure_assistant.services.ports import Store
    from procedure_assistant.services.records import RecordService
    from procedure_assistant.services.visits import VisitService


def exports_of(visits: VisitService, records: RecordService, images: ImageService | None, guard: Guard) -> ExportService:
    """What leaves for charts and registries; each format is loaded with its first use (exchange/formats.py)."""
    from procedure_assistant.exchange.formats import FORMATS  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.export import ExportService  # noqa: PLC0415 -- slow import

    records.attach = attach
    made = ExportService(visits, records, images, lambda: FORMATS)
    made.guard = guard
    return made


def outbox_of(
    store: Store, visits: VisitService, exports: ExportService, guard: Guard
) -> tuple[OutboxService | None, OutboxStation | None]:
    """Where records are sent, and what sends them, not yet begun; each sender is loaded with its first use (exchange/senders.py)."""
    import random  # noqa: PLC0415 -- after the first paint
    import uuid  # noqa: PLC0415 -- after the first paint

    from procedure_assistant.exchange.senders import senders  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.guard import guarded  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.outbox import OutboxService  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.outbox_sending import OutboxSending, Station  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.outbox_station import OutboxStation  # noqa: PLC0415 -- slow import
    from procedure_assistant.store import SqlStore  # noqa: PLC0415 -- slow import

    if visits.practice or not isinstance(store, SqlStore):
        return None, None
    kinds, here = senders(exports.file_of), Station(workstation(), uuid.uuid4().hex[:8])
    sending = OutboxSending(store.outbox, store.log, exports.collected, kinds, visits.clock, here, random.random)
    made = OutboxService(store, store.outbox, sending, kinds, exports.collected, visits.clock, lambda: visits.whoever_is_in().name)
    station = OutboxStation(sending)
    made.guard, made.nudge = guard, station.nudge
    return guarded(made, guard), station


def incoming_of(store: Store, visits: VisitService, exports: ExportService, guard: Guard) -> IncomingRoom | None:
    """What comes in, and what fetches it, not yet begun; each source is loaded with its first use (exchange/sources.py)."""
    from procedure_assistant.exchange.schedule_csv import CsvSchedules  # noqa: PLC0415 -- slow import
    from procedure_assistant.exchange.sources import KINDS  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.incoming_room import open_room  # noqa: PLC0415 -- slow import
    from procedure_assistant.store import SqlStore  # noqa: PLC0415 -- slow import

    if visits.practice or not isinstance(store, SqlStore):
        return None
    return open_room(store, store.schedule, visits, guard, CsvSchedules(), KINDS, exports)
