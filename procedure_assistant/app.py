"""The composition root: builds everything and fills the ports. It alone knows every class; nothing else imports it but the command line."""

from __future__ import annotations

import gc
import os
import platform
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from procedure_assistant.resources import resource
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.problem import Problem

if TYPE_CHECKING:
    from procedure_assistant.services.access import Access
    from procedure_assistant.services.note import Note
    from procedure_assistant.services.paper import Paper
    from procedure_assistant.services.ports import Clock, Store

DATA_VARIABLE = "PROCEDURE_ASSISTANT_DATA"
DATABASE = "procedures.db"


def data_folder() -> Path:
    """Where the database lies: ``PROCEDURE_ASSISTANT_DATA``, else the place the system gives to application data."""
    if chosen := os.environ.get(DATA_VARIABLE):
        return Path(chosen)
    from platformdirs import user_data_path  # noqa: PLC0415 -- only where it is needed

    return user_data_path("procedure-assistant", appauthor=False)


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen at start; tests hold the clock still."""

    database: Path
    clock: Clock


def options(folder: Path | None = None) -> Options:
    """The options of a normal start."""
    return Options((folder or data_folder()) / DATABASE, SystemClock())


def open_access(chosen: Options) -> Access:
    """The door of the program: key file and encrypted database lie together. Slow imports happen here."""
    from procedure_assistant.services.access import Access  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.keyring import KEY_FILE, KeyRing  # noqa: PLC0415 -- slow import

    ring = KeyRing(chosen.database.parent / KEY_FILE, chosen.clock)
    return Access(ring, partial(_open_encrypted, chosen.database), chosen.clock, _workstation())


def _open_encrypted(database: Path, key: bytes) -> Store:
    """The database with its key; one that an earlier release left plain is encrypted first."""
    from procedure_assistant.store import SqlStore, encrypt_database  # noqa: PLC0415 -- slow import

    try:
        return SqlStore(database, key=key)
    except Problem as problem:
        if problem.code != "STORE-PLAIN":
            raise
        encrypt_database(database, key)
        return SqlStore(database, key=key)


def _workstation() -> str:
    return platform.node() or "workstation"


def build(chosen: Options, access: Access | None = None) -> Services:
    """Build the services on what ``access`` opened. Slow imports happen here, so the window calls it on a thread.

    Without ``access`` the store is plain and everything is allowed: the sample visit, and tests of other things.
    """
    from procedure_assistant.exchange.fhir_patient import FhirPatientReader  # noqa: PLC0415 -- slow import
    from procedure_assistant.protocols import ProtocolFaults, load_catalogue  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.guard import NoAccounts, guarded  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.patients import PatientService  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.records import RecordService  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.settings import load_settings  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.visits import Person, VisitService  # noqa: PLC0415 -- slow import
    from procedure_assistant.store import SqlStore  # noqa: PLC0415 -- slow import

    try:
        catalogue = load_catalogue(resource())
    except ProtocolFaults as error:
        raise Problem(
            "PROTOCOL-FAULTS", f"The clinical data files have faults, so no visit can be opened.\n{error}", hint="Correct the files named."
        ) from error
    store = access.store if access else SqlStore(chosen.database)
    guard = access.guard if access else NoAccounts()
    settings = load_settings(store)
    person = Person(settings.physician or "not named", settings.credentials)
    visits = VisitService(store, catalogue, chosen.clock, person, _workstation())
    visits.guard = guard
    if access:
        visits.whoever_is_in = lambda: Person(access.account.name, access.account.credentials)
    return Services(
        store=store,
        clock=chosen.clock,
        catalogue=catalogue,
        patients=guarded(PatientService(store, FhirPatientReader(), chosen.clock), guard),
        visits=visits,
        records=RecordService(store, chosen.clock, _draw, _pictures),
        access=access,
        warm_up=_warm_up,
    )


def _draw(note: Note, paper: Paper) -> bytes:
    from procedure_assistant.documents.procedure_record import render  # noqa: PLC0415 -- ReportLab loads with the first page

    return render(note, paper)


def _pictures(pdf: bytes, dpi: float) -> list[tuple[int, int, bytes]]:
    from procedure_assistant.documents.preview import page_images  # noqa: PLC0415 -- PDFium loads with the first page

    return page_images(pdf, dpi)


def _warm_up() -> None:
    from procedure_assistant.documents import preview, procedure_record  # noqa: F401, PLC0415 -- loaded ahead of the first page

    procedure_record.warm_up()


def run_window(chosen: Options, *, arguments: list[str] | None = None) -> int:
    """Open the window and run until it is closed."""
    gc.disable()  # until the window looks for cycles itself (ui/cycle_collector.py); the start makes none worth looking for
    from procedure_assistant.ui.start import run  # noqa: PLC0415 -- Qt only where there is a window

    return run(partial(build, chosen), chosen.clock, arguments or sys.argv, chosen.database.parent)


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
