"""The composition root: builds everything and fills the ports. It alone knows every class; nothing else imports it but the command line."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from procedure_assistant.app.data import catalogue, claim_codes, consent_sample, derived, folding, leaflet_texts
from procedure_assistant.app.drawing import draw_a_leaflet, draw_note, pictures, warm_up
from procedure_assistant.app.exchange import exports_of, incoming_of, outbox_of
from procedure_assistant.app.parts import images_of, papers_of, picture_port, scanning_of, signatures_of, stock_of, workstation
from procedure_assistant.domain.say import say
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from procedure_assistant.domain.injection_map import Site
    from procedure_assistant.services.access import Access
    from procedure_assistant.services.bundle import Services
    from procedure_assistant.services.key_wrapping import Costs
    from procedure_assistant.services.ports import Clock, Store
    from procedure_assistant.services.practice import PracticeRoom
    from procedure_assistant.services.safekeeping import Safekeeping

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
    return Access(ring, partial(_open_encrypted, chosen.database), chosen.clock, workstation())


def open_safe(chosen: Options, access: Access) -> Safekeeping:
    """Backup, check, restore and rescue of the records behind ``access``; reads nothing yet, and needs nobody to be in."""
    from procedure_assistant.services.keyring import KEY_FILE, KeyRing  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.safekeeping import Safekeeping  # noqa: PLC0415 -- slow import
    from procedure_assistant.store.salvage import DatabaseFiles  # noqa: PLC0415 -- slow import

    ring = KeyRing(chosen.database.parent / KEY_FILE, chosen.clock)
    return Safekeeping(access, chosen.database, DatabaseFiles(), ring, chosen.clock, workstation(), derived)


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
    store.derive_missing(derived)
    return store


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

    protocols = catalogue()
    store = access.store if access else SqlStore(chosen.database)
    guard = access.guard if access else NoAccounts()
    settings = load_settings(store)
    person = Person(settings.physician or "not named", settings.credentials)
    visits = VisitService(store, protocols, chosen.clock, person, "practice" if practice else workstation(), practice=practice)
    patients = PatientService(store, FhirPatientReader(), chosen.clock)
    images, station = images_of(store, visits, chosen.clock)
    records = RecordService(store, chosen.clock, draw_note, pictures, picture_port(images))
    leaflets = LeafletService(store, chosen.clock, leaflet_texts, draw_a_leaflet)
    scanning = scanning_of(store, protocols, chosen.clock, visits)
    visits.guard = patients.guard = records.guard = leaflets.guard = scanning.guard = guard
    stock, recall = stock_of(store, visits, guard)
    claims = ClaimService(store, claim_codes)
    claims.guard = guard
    papers = papers_of(store, visits, stock, claims)
    paper_check = PaperCheckService(store, chosen.clock, folding().record)
    papers.guard = paper_check.guard = guard
    signatures = signatures_of(store, chosen.clock, records, guard) if access else None
    exports = exports_of(visits, records, images, guard)
    outbox, outbox_station = outbox_of(store, visits, exports, guard)
    if access:
        visits.whoever_is_in = lambda: Person(access.account.name, access.account.credentials)
    return Services(
        store=store,
        clock=chosen.clock,
        catalogue=protocols,
        patients=guarded(patients, guard),
        visits=visits,
        records=guarded(records, guard),
        leaflets=guarded(leaflets, guard),
        access=access,
        warm_up=warm_up,
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
        consent_samples=consent_sample,
        exports=exports,
        outbox=outbox,
        outbox_station=outbox_station,
        incoming=incoming_of(store, visits, exports, guard),
    )


def practice_room(clock: Clock) -> PracticeRoom:
    """Where practice visits are opened: each in a plain database of its own, apart from every record."""
    from procedure_assistant.services.practice import PracticeRoom  # noqa: PLC0415 -- after the first paint

    def sites() -> tuple[Site, ...]:
        planned = catalogue().current("preempt_botox").injection_map
        return planned.sites if planned else ()

    return PracticeRoom(lambda folder, its: build(Options(folder / DATABASE, its), practice=True), sites, clock)


def _prepare() -> None:
    """Load what :func:`build` will need, while somebody types a password. Faults of the data files are told by ``build``."""
    import procedure_assistant.exchange.fhir_patient  # noqa: PLC0415 -- slow import
    import procedure_assistant.services.records  # noqa: PLC0415 -- slow import
    import procedure_assistant.store  # noqa: F401, PLC0415 -- slow import

    catalogue()


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
    import tempfile  # noqa: PLC0415 -- slow import

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
