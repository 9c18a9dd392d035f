"""The services as one value, handed from the composition root to the window or the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window takes this type before anything slow may be imported
    from procedure_assistant.protocols import Catalogue
    from procedure_assistant.services.access import Access
    from procedure_assistant.services.claims import ClaimService
    from procedure_assistant.services.consent_texts import Samples
    from procedure_assistant.services.export import ExportService
    from procedure_assistant.services.image_service import ImageService
    from procedure_assistant.services.image_station import ImageStation
    from procedure_assistant.services.incoming_room import IncomingRoom
    from procedure_assistant.services.leaflet import LeafletService
    from procedure_assistant.services.outbox import OutboxService
    from procedure_assistant.services.outbox_station import OutboxStation
    from procedure_assistant.services.paper_check import PaperCheckService
    from procedure_assistant.services.patients import PatientService
    from procedure_assistant.services.ports import Clock, Store
    from procedure_assistant.services.recall import RecallService
    from procedure_assistant.services.records import RecordService
    from procedure_assistant.services.safekeeping import Safekeeping
    from procedure_assistant.services.scanning import ScanService
    from procedure_assistant.services.signature import SignatureService
    from procedure_assistant.services.stock import StockService
    from procedure_assistant.services.visit_papers import PaperService
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
    scanning: ScanService | None = None
    """What the codes of packages mean; None where nothing is scanned (services of a test)."""
    stock: StockService | None = None
    """The shelf; None where nothing keeps it (a store in memory)."""
    recall: RecallService | None = None
    """Recalls of a lot; there whenever ``stock`` is."""
    paper_check: PaperCheckService | None = None
    """Says what a printed record is worth now; None in services of a test."""
    papers: PaperService | None = None
    """Every paper of a visit beside its record, and the list of the day; None in services of a test."""
    claims: ClaimService | None = None
    """The billing summary and its table of codes; None in services that a test builds by hand."""
    consent_samples: Samples | None = None
    """The shipped sample of a consent text by kind and language; None in services of a test."""
    signatures: SignatureService | None = None
    """The clinic's certificate and the signatures of files; None without accounts, since its password lies in the encrypted database."""
    exports: ExportService | None = None
    """A visit in every format it can leave in; asks its guard itself. None in services that a test builds by hand."""
    outbox: OutboxService | None = None
    """Destinations and what is on its way to them; None where nothing keeps a queue (a store in memory, practice)."""
    outbox_station: OutboxStation | None = None
    """What sends it, behind the window; there whenever ``outbox`` is."""
    incoming: IncomingRoom | None = None
    """People and appointments that come in; None where nothing keeps them (a store in memory, practice)."""
