"""The composition root: builds everything and fills the ports. It alone knows every class; nothing else imports it but the command line."""

from __future__ import annotations

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
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.problem import Problem

if TYPE_CHECKING:
    from procedure_assistant.services.note import Note
    from procedure_assistant.services.paper import Paper

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


def build(chosen: Options) -> Services:
    """Open the store and build the services. Slow imports happen here, so the window calls it on a thread after its first paint."""
    from procedure_assistant.exchange.fhir_patient import FhirPatientReader  # noqa: PLC0415 -- slow import
    from procedure_assistant.protocols import ProtocolFaults, load_catalogue  # noqa: PLC0415 -- slow import
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
    store = SqlStore(chosen.database)
    settings = load_settings(store)
    person = Person(settings.physician or "not named", settings.credentials)
    visits = VisitService(store, catalogue, chosen.clock, person, platform.node() or "workstation")
    return Services(
        store=store,
        clock=chosen.clock,
        catalogue=catalogue,
        patients=PatientService(store, FhirPatientReader(), chosen.clock),
        visits=visits,
        records=RecordService(store, chosen.clock, _draw, _pictures),
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
    from procedure_assistant.ui.start import run  # noqa: PLC0415 -- Qt only where there is a window

    return run(partial(build, chosen), chosen.clock, arguments or sys.argv)


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
