"""The composition root: builds everything and fills the ports. It alone knows every class; nothing else imports it but the command line."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from procedure_assistant.domain.say import say
from procedure_assistant.resources import resource
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from procedure_assistant.domain.claims import ClaimCodes
    from procedure_assistant.domain.injection_map import Site
    from procedure_assistant.domain.stock import LotBalance
    from procedure_assistant.protocols import Catalogue
    from procedure_assistant.protocols.leaflets import LeafletTexts
    from procedure_assistant.services.access import Access
    from procedure_assistant.services.bundle import Services
    from procedure_assistant.services.claims import ClaimService
    from procedure_assistant.services.folding import Folding
    from procedure_assistant.services.guard import Guard
    from procedure_assistant.services.image_service import ImageService
    from procedure_assistant.services.image_station import ImageStation
    from procedure_assistant.services.key_wrapping import Costs
    from procedure_assistant.services.leaflet import Leaflet
    from procedure_assistant.services.note import Note
    from procedure_assistant.services.paper import Paper
    from procedure_assistant.services.ports import Clock, Derived, LogRow, Store
    from procedure_assistant.services.practice import PracticeRoom
    from procedure_assistant.services.recall import LetterList, RecallService
    from procedure_assistant.services.records import ImageBytes, RecordService
    from procedure_assistant.services.safekeeping import Safekeeping
    from procedure_assistant.services.scanning import ScanService
    from procedure_assistant.services.signature import SignatureService, Signer
    from procedure_assistant.services.stock import StockService
    from procedure_assistant.services.visit_papers import PaperService, PaperValue
    from procedure_assistant.services.visits import VisitService

DATA_VARIABLE = "PROCEDURE_ASSISTANT_DATA"
DATABASE = "procedures.db"
_PLAIN = b"SQLite format 3\0"


def data_folder() -> Path:
    """Where the database lies: ``PROCEDURE_ASSISTANT_DATA``, else the place the system gives to application data."""
    if chosen := os.environ.get(DATA_VARIABLE):
        return Path(chosen)
    from platformdirs import user_data_path  # noqa: PLC0415 -- only where it is needed

    return user_data_path("procedure-assistant", appauthor=False)


class Options(NamedTuple):  # not a dataclass: making one costs the first paint 1.4 ms, and 4 more for the module
    """What can be chosen at start; tests hold the clock still."""

    database: Path
    clock: Clock


def options(folder: Path | None = None) -> Options:
    """The options of a normal start."""
    return Options((folder or data_folder()) / DATABASE, SystemClock())


def open_access(chosen: Options, *, costs: Costs | None = None) -> Access:
    """The door of the program: key file and encrypted database lie together. Slow imports happen here.

    ``costs`` of stretching a password are for tests. Raises ``Problem`` KEYS-GONE where an encrypted database has lost its key file:
    setting up anew would make keys that do not open it.
    """
    from procedure_assistant.services.access import Access  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.keyring import KEY_FILE, KeyRing  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.restore import finish_restore  # noqa: PLC0415 -- slow import

    finish_restore(chosen.database)  # one that was cut off, before anybody opens the database
    ring = KeyRing(chosen.database.parent / KEY_FILE, chosen.clock, costs=costs)
    if not ring.exists and _is_encrypted(chosen.database):
        raise Problem(
            "KEYS-GONE",
            say("The key file {key_file} is missing beside the encrypted database. Nothing was changed.", key_file=KEY_FILE),
            hint=say(
                "Put {key_file} of the last backup back into {parent}, then try again.", key_file=KEY_FILE, parent=chosen.database.parent
            ),
        )
    return Access(ring, partial(_open_encrypted, chosen.database), chosen.clock, _workstation())


def open_safe(chosen: Options, access: Access) -> Safekeeping:
    """Backup, check, restore and rescue of the records behind ``access``; reads nothing yet, and needs nobody to be in."""
    from procedure_assistant.services.keyring import KEY_FILE, KeyRing  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.safekeeping import Safekeeping  # noqa: PLC0415 -- slow import
    from procedure_assistant.store.salvage import DatabaseFiles  # noqa: PLC0415 -- slow import

    ring = KeyRing(chosen.database.parent / KEY_FILE, chosen.clock)
    return Safekeeping(access, chosen.database, DatabaseFiles(), ring, chosen.clock, _workstation(), _derived)


def _derived(rows: tuple[LogRow, ...]) -> Derived:
    return _folding().derived(rows)


@cache
def _folding() -> Folding:
    from procedure_assistant.services.folding import Folding  # noqa: PLC0415 -- slow import

    return Folding(_catalogue())


@cache
def _catalogue() -> Catalogue:
    from procedure_assistant.protocols import ProtocolFaults, load_catalogue  # noqa: PLC0415 -- slow import

    try:
        return load_catalogue(resource())
    except ProtocolFaults as error:
        raise Problem(
            "PROTOCOL-FAULTS",
            say("The clinical data files have faults, so no visit can be opened.\n{error}", error=error),
            hint=say("Correct the files named."),
        ) from error


def _is_encrypted(database: Path) -> bool:
    """Whether there is a database that does not begin as a plain one does; one that cannot be read is told of when it is opened."""
    try:
        with database.open("rb") as file:
            begin = file.read(len(_PLAIN))
    except OSError:
        return False
    return len(begin) == len(_PLAIN) and begin != _PLAIN


def _open_encrypted(database: Path, key: bytes) -> Store:
    """The database with its key; one that an earlier release left plain is encrypted first."""
    from procedure_assistant.store import SqlStore, encrypt_database  # noqa: PLC0415 -- slow import

    try:
        store = SqlStore(database, key=key)
    except Problem as problem:
        if problem.code != "STORE-PLAIN":
            raise
        encrypt_database(database, key)
        store = SqlStore(database, key=key)
    store.derive_missing(_derived)
    return store


def _workstation() -> str:
    import platform  # noqa: PLC0415 -- after the first paint

    return platform.node() or "workstation"


def build(chosen: Options, access: Access | None = None, *, practice: bool = False) -> Services:
    """Build the services on what ``access`` opened. Slow imports happen here, so the window calls it on a thread.

    Without ``access`` the store is plain and everything is allowed: the sample visit, practice, and tests of other things.
    """
    from procedure_assistant.exchange.fhir_patient import FhirPatientReader  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.bundle import Services  # noqa: PLC0415 -- after the first paint
    from procedure_assistant.services.claims import ClaimService  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.guard import NoAccounts, guarded  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.leaflet import LeafletService  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.paper_check import PaperCheckService  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.patients import PatientService  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.records import RecordService  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.settings import load_settings  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.visits import Person, VisitService  # noqa: PLC0415 -- slow import
    from procedure_assistant.store import SqlStore  # noqa: PLC0415 -- slow import

    catalogue = _catalogue()
    store = access.store if access else SqlStore(chosen.database)
    guard = access.guard if access else NoAccounts()
    settings = load_settings(store)
    person = Person(settings.physician or "not named", settings.credentials)
    visits = VisitService(store, catalogue, chosen.clock, person, "practice" if practice else _workstation(), practice=practice)
    patients = PatientService(store, FhirPatientReader(), chosen.clock)
    images, station = _images(store, visits, chosen.clock)
    records = RecordService(store, chosen.clock, _draw, _pictures, _picture_port(images))
    leaflets = LeafletService(store, chosen.clock, _leaflet_texts, _draw_leaflet)
    scanning = _scanning(store, catalogue, chosen.clock, visits)
    visits.guard = patients.guard = records.guard = leaflets.guard = scanning.guard = guard
    stock, recall = _stock(store, visits, guard)
    claims = ClaimService(store, _claim_codes)
    claims.guard = guard
    papers = _papers(store, visits, stock, claims)
    paper_check = PaperCheckService(store, chosen.clock, _folding().record)
    papers.guard = paper_check.guard = guard
    signatures = _signatures(store, chosen.clock, records, guard) if access else None
    if access:
        visits.whoever_is_in = lambda: Person(access.account.name, access.account.credentials)
    return Services(
        store=store,
        clock=chosen.clock,
        catalogue=catalogue,
        patients=guarded(patients, guard),
        visits=visits,
        records=guarded(records, guard),
        leaflets=guarded(leaflets, guard),
        access=access,
        warm_up=_warm_up,
        safe=open_safe(chosen, access) if access else None,
        images=guarded(images, guard) if images else None,
        image_station=station,
        scanning=scanning,
        stock=stock,
        recall=recall,
        papers=guarded(papers, guard),
        paper_check=guarded(paper_check, guard),
        claims=guarded(claims, guard),
        signatures=signatures,
    )


def _signatures(store: Store, clock: Clock, records: RecordService, guard: Guard) -> SignatureService:
    """The clinic's certificate, with which ``records`` are signed when they leave as files."""
    from procedure_assistant.services.signature import SignatureService  # noqa: PLC0415 -- slow import

    made = SignatureService(store, clock, _signer)
    made.guard = guard
    records.seal = made.seal
    return made


def _signer() -> Signer:
    from procedure_assistant.documents.signature import PadesSigner  # noqa: PLC0415 -- pyHanko loads with the first signature

    return PadesSigner()


def _stock(store: Store, visits: VisitService, guard: Guard) -> tuple[StockService | None, RecallService | None]:
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
    kept.fill_uses(_derived)

    def who() -> str:
        return visits.whoever_is_in().name

    def recalled() -> dict[tuple[str, str], str]:
        return {(one.product, lot_key(one.lot)): one.reason for one in recalled_lots(store)}

    stock = StockService(
        kept, formulary, clock, who, visits.workstation, recalled=recalled,
        reserved=lambda shelf: reserved_today(store, _folding(), formulary, clock, shelf),
    )  # fmt: skip
    recall = RecallService(kept, store, clock, who, _draw_letters, recalled)
    stock.guard = recall.guard = guard
    return stock, recall


def _papers(store: Store, visits: VisitService, stock: StockService | None, claims: ClaimService) -> PaperService:
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
        store, visits.clock, lambda: visits.whoever_is_in().name, _draw_paper, cache(lambda: read_label_sheets(resource())), lots,
        claims.summary,
    )  # fmt: skip


def _draw_paper(value: PaperValue, paper: Paper) -> bytes:
    from procedure_assistant.documents.paper_drawing import draw_paper  # noqa: PLC0415 -- ReportLab loads with the first page

    return draw_paper(value, paper)


def _draw_letters(letters: LetterList, paper: Paper) -> bytes:
    from procedure_assistant.documents.letter_list import draw_letter_list  # noqa: PLC0415 -- ReportLab loads with the first page

    return draw_letter_list(letters, paper)


def _scanning(store: Store, catalogue: Catalogue, clock: Clock, visits: VisitService) -> ScanService:
    """What reads the codes of packages; its libraries load with the first code."""
    from procedure_assistant.exchange.barcode_pictures import PackPictures  # noqa: PLC0415 -- slow import
    from procedure_assistant.exchange.image_reader import ImageProcess  # noqa: PLC0415 -- slow import
    from procedure_assistant.exchange.pack_codes import PackCodes  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.scanning import ScanService  # noqa: PLC0415 -- slow import

    return ScanService(store, PackCodes(), PackPictures(ImageProcess), catalogue.formulary, clock, lambda: visits.whoever_is_in().name)


def practice_room(clock: Clock) -> PracticeRoom:
    """Where practice visits are opened: each in a plain database of its own, apart from every record."""
    from procedure_assistant.services.practice import PracticeRoom  # noqa: PLC0415 -- after the first paint

    def sites() -> tuple[Site, ...]:
        planned = _catalogue().current("preempt_botox").injection_map
        return planned.sites if planned else ()

    return PracticeRoom(lambda folder, its: build(Options(folder / DATABASE, its), practice=True), sites, clock)


def _images(store: Store, visits: VisitService, clock: Clock) -> tuple[ImageService | None, ImageStation | None]:
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
    images = ImageService(store, store.images, ImageProcess(), clock, lambda: visits.whoever_is_in().name, _workstation())
    receiving = ImageReceiving(images)

    def watch(folder: str) -> WatchedFolder:
        return WatchedFolder(Path(folder), receiving.take_from_folder, receiving.happened)

    return images, ImageStation(images, receiving, DicomListener(receiving), watch)


def _picture_port(images: ImageService | None) -> ImageBytes:
    """The pictures that a record names, for paper."""
    from procedure_assistant.services.image_record import picture_in_record  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.records import no_images  # noqa: PLC0415 -- slow import

    return (lambda _visit_id, name: picture_in_record(images, name)) if images else no_images


def _draw(note: Note, paper: Paper) -> bytes:
    from procedure_assistant.documents.procedure_record import render  # noqa: PLC0415 -- ReportLab loads with the first page

    return render(note, paper)


def _claim_codes() -> ClaimCodes:
    from procedure_assistant.protocols.claims import read_claim_codes  # noqa: PLC0415 -- only where a claim is looked at

    return read_claim_codes(resource(), _catalogue().citations)


def _leaflet_texts(language: str) -> LeafletTexts:
    from procedure_assistant.protocols.leaflets import read_leaflet  # noqa: PLC0415 -- only when one is printed

    return read_leaflet(resource(), language, _catalogue().citations)


def _draw_leaflet(leaflet: Leaflet, paper: Paper) -> bytes:
    from procedure_assistant.documents.leaflet import draw_leaflet  # noqa: PLC0415 -- ReportLab loads with the first page

    return draw_leaflet(leaflet, paper)


def _pictures(pdf: bytes, dpi: float) -> list[tuple[int, int, bytes]]:
    from procedure_assistant.documents.preview import page_images  # noqa: PLC0415 -- PDFium loads with the first page

    return page_images(pdf, dpi)


def _warm_up() -> None:
    from procedure_assistant.documents import preview, procedure_record  # noqa: F401, PLC0415 -- loaded ahead of the first page

    procedure_record.warm_up()


def _prepare() -> None:
    """Load what :func:`build` will need, while somebody types a password. Faults of the data files are told by ``build``."""
    import procedure_assistant.exchange.fhir_patient  # noqa: PLC0415 -- slow import
    import procedure_assistant.services.records  # noqa: PLC0415 -- slow import
    import procedure_assistant.store  # noqa: F401, PLC0415 -- slow import

    _catalogue()


def run_window(chosen: Options, *, arguments: list[str] | None = None, door: Callable[[Options], Access] | None = open_access) -> int:
    """Open the window and run until it is closed.

    The program always opens through its ``door``; None is for those who measure the window itself on a plain store.
    """
    gc.disable()  # until the window looks for cycles itself (ui/cycle_collector.py); the start makes none worth looking for
    from procedure_assistant.ui.plain_imports import load_qt  # noqa: PLC0415 -- Qt only where there is a window

    load_qt()
    from procedure_assistant.ui.start import run  # noqa: PLC0415 -- Qt only where there is a window

    def open_door() -> tuple[Access, Safekeeping]:
        assert door is not None
        access = door(chosen)
        return access, open_safe(chosen, access)

    folder = chosen.database.parent
    return run(
        partial(build, chosen),
        chosen.clock,
        arguments or sys.argv,
        folder,
        open_door=open_door if door else None,
        prepare=_prepare,
        make_practice=partial(practice_room, chosen.clock),
    )


def play_demo(output: Path) -> tuple[Path, ...]:
    """Play the sample visit in a store of its own and leave its record as PDF and text in ``output``."""
    from procedure_assistant.services.demo import PlayedClock, play_visit, start_of_demo  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.records import save_file  # noqa: PLC0415 -- slow import

    clock = PlayedClock(start_of_demo())
    with tempfile.TemporaryDirectory() as folder:
        services = build(Options(Path(folder) / DATABASE, clock))
        visit = play_visit(services, clock)
        pdf, text = output / "sample-record.pdf", output / "sample-record.txt"
        save_file(pdf, services.records.pdf(visit))
        save_file(text, services.records.text(visit).encode())
        services.store.close()
    return pdf, text
