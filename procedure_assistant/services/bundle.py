"""The services as one value, handed from the composition root to the window or the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window takes this type before anything slow may be imported
    from procedure_assistant.protocols import Catalogue
    from procedure_assistant.services.access import Access
    from procedure_assistant.services.image_service import ImageService
    from procedure_assistant.services.image_station import ImageStation
    from procedure_assistant.services.leaflet import LeafletService
    from procedure_assistant.services.patients import PatientService
    from procedure_assistant.services.ports import Clock, Store
    from procedure_assistant.services.records import RecordService
    from procedure_assistant.services.safekeeping import Safekeeping
    from procedure_assistant.services.visits import VisitService


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that can be done here."""

    store: Store
    clock: Clock
    catalogue: Catalogue
    patients: PatientService
    visits: VisitService
    records: RecordService
    leaflets: LeafletService
    access: Access | None
    """Who is in; None where there are no accounts (the sample visit)."""
    warm_up: Callable[[], None]
    """Loads what the first page of paper needs; to be run on a worker when one will soon be wanted."""
    safe: Safekeeping | None = None
    """Backup, check, restore and rescue; None where there are no accounts."""
    images: ImageService | None = None
    """Images of visits and inbox, each operation asked for first; None where nothing keeps images (a store in memory)."""
    image_station: ImageStation | None = None
    """The listener and the watched folder; there whenever ``images`` is."""
