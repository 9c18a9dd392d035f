"""The services that need more than one line to be put together: stock, papers, pictures, scanning, signatures."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from procedure_assistant.app.data import consent_sample, derived, folding
from procedure_assistant.app.drawing import draw_a_paper, draw_letters, signer
from procedure_assistant.resources import resource

if TYPE_CHECKING:
    from procedure_assistant.domain.stock import LotBalance
    from procedure_assistant.protocols import Catalogue
    from procedure_assistant.services.claims import ClaimService
    from procedure_assistant.services.guard import Guard
    from procedure_assistant.services.image_service import ImageService
    from procedure_assistant.services.image_station import ImageStation
    from procedure_assistant.services.ports import Clock, Store
    from procedure_assistant.services.recall import RecallService
    from procedure_assistant.services.records import ImageBytes, RecordService
    from procedure_assistant.services.scanning import ScanService
    from procedure_assistant.services.signature import SignatureService
    from procedure_assistant.services.stock import StockService
    from procedure_assistant.services.visit_papers import PaperService
    from procedure_assistant.services.visits import VisitService


def workstation() -> str:
    """What this computer is called."""
    import platform  # noqa: PLC0415 -- after the first paint

    return platform.node() or "workstation"


def signatures_of(store: Store, clock: Clock, records: RecordService, guard: Guard) -> SignatureService:
    """The clinic's certificate, with which ``records`` are signed when they leave as files."""
    from procedure_assistant.services.signature import SignatureService  # noqa: PLC0415 -- slow import

    made = SignatureService(store, clock, signer)
    made.guard = guard
    records.seal = made.seal
    return made


def stock_of(store: Store, visits: VisitService, guard: Guard) -> tuple[StockService | None, RecallService | None]:
    """The shelf and the recalls; lots of visits of an earlier release are read in once."""
    from procedure_assistant.domain.lots import lot_key  # noqa: PLC0415 -- after the first paint
    from procedure_assistant.services.product_codes import recalled_lots  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.recall import RecallService  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.stock import StockService  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.stock_reserved import reserved_today  # noqa: PLC0415 -- slow import
    from procedure_assistant.store import SqlStore  # noqa: PLC0415 -- slow import

    if not isinstance(store, SqlStore):
        return None, None
    kept, clock, formulary = store.stock, visits.clock, visits.catalogue.formulary
    kept.fill_uses(derived)

    def who() -> str:
        return visits.whoever_is_in().name

    def recalled() -> dict[tuple[str, str], str]:
        return {(one.product, lot_key(one.lot)): one.reason for one in recalled_lots(store)}

    stock = StockService(
        kept, formulary, clock, who, visits.workstation, recalled=recalled,
        reserved=lambda shelf: reserved_today(store, folding(), formulary, clock, shelf),
    )  # fmt: skip
    recall = RecallService(kept, store, clock, who, draw_letters, recalled)
    stock.guard = recall.guard = guard
    return stock, recall


def papers_of(store: Store, visits: VisitService, stock: StockService | None, claims: ClaimService) -> PaperService:
    """Every paper beside the record; the drawing loads with the first of them."""
    from procedure_assistant.protocols.label_sheets import read_label_sheets  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.permissions import Act  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.visit_papers import PaperService  # noqa: PLC0415 -- slow import

    def lots() -> tuple[LotBalance, ...]:
        if stock is None or stock.guard.hindrance(Act.SEE_STOCK):
            return ()
        today = visits.clock.today()
        usable = (one for one in stock.shelf().lots.values() if one.on_hand > 0 and not one.expired(today) and not one.recalled)
        return tuple(sorted(usable, key=lambda one: (one.expiry is None, one.expiry or today, one.lot)))

    return PaperService(
        store, visits.clock, lambda: visits.whoever_is_in().name, draw_a_paper, cache(lambda: read_label_sheets(resource())), lots,
        claims.summary, consent_sample,
    )  # fmt: skip


def scanning_of(store: Store, catalogue: Catalogue, clock: Clock, visits: VisitService) -> ScanService:
    """What reads the codes of packages; its libraries load with the first code."""
    from procedure_assistant.exchange.barcode_pictures import PackPictures  # noqa: PLC0415 -- slow import
    from procedure_assistant.exchange.image_reader import ImageProcess  # noqa: PLC0415 -- slow import
    from procedure_assistant.exchange.pack_codes import PackCodes  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.scanning import ScanService  # noqa: PLC0415 -- slow import

    return ScanService(store, PackCodes(), PackPictures(ImageProcess), catalogue.formulary, clock, lambda: visits.whoever_is_in().name)


def images_of(store: Store, visits: VisitService, clock: Clock) -> tuple[ImageService | None, ImageStation | None]:
    """The images and what receives them, still off; decoding and the network run in processes of their own, started when needed."""
    from procedure_assistant.exchange.dicom_listener import DicomListener  # noqa: PLC0415 -- slow import
    from procedure_assistant.exchange.image_folder import WatchedFolder  # noqa: PLC0415 -- slow import
    from procedure_assistant.exchange.image_reader import ImageProcess  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.image_receiving import ImageReceiving  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.image_service import ImageService  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.image_station import ImageStation  # noqa: PLC0415 -- slow import
    from procedure_assistant.store import SqlStore  # noqa: PLC0415 -- slow import

    if not isinstance(store, SqlStore):
        return None, None
    images = ImageService(store, store.images, ImageProcess(), clock, lambda: visits.whoever_is_in().name, workstation())
    receiving = ImageReceiving(images)

    def watch(folder: str) -> WatchedFolder:
        return WatchedFolder(Path(folder), receiving.take_from_folder, receiving.happened)

    return images, ImageStation(images, receiving, DicomListener(receiving), watch)


def picture_port(images: ImageService | None) -> ImageBytes:
    """The pictures that a record names, for paper."""
    from procedure_assistant.services.image_record import picture_in_record  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.records import no_images  # noqa: PLC0415 -- slow import

    return (lambda _visit_id, name: picture_in_record(images, name)) if images else no_images
