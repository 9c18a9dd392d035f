"""Visits for the tests of the visit screen: played to a stage, with a view that only listens, or with the real screen on a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procedure_assistant.app import Options, build
from procedure_assistant.exchange.fhir_patient import FhirPatientReader
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.demo import CLINIC, CREDENTIALS, PHYSICIAN, PlayedClock, Player, sample_patient
from procedure_assistant.services.patient_form import PatientForm
from procedure_assistant.services.patients import PatientService
from procedure_assistant.services.settings import save_settings
from procedure_assistant.services.visits import Person, VisitService
from procedure_assistant.ui.theme import Theme
from procedure_assistant.ui.visit.view import VisitScreen
from tests.fakes import MemoryStore
from tests.journeys.bedside import Bedside
from tests.ui.visit.playing import BOTH, Desk, desk_of, play

START = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> PlayedClock:
    return PlayedClock(START)


@pytest.fixture(scope="session")
def _once(tmp_path_factory: pytest.TempPathFactory) -> Services:
    """Services built as the program builds them, for what takes long and never changes: the protocols."""
    made = build(Options(tmp_path_factory.mktemp("once") / "procedures.db", PlayedClock(START)))
    made.store.close()
    return made


@pytest.fixture
def services(_once: Services, clock: PlayedClock) -> Services:
    """The services on a store in memory (the one that is held to the contract of the real one)."""
    store = MemoryStore()
    save_settings(store, CLINIC)
    visits = VisitService(store, _once.catalogue, clock, Person(PHYSICIAN, CREDENTIALS), "workstation")
    patients = PatientService(store, FhirPatientReader(), clock)
    return replace(_once, store=store, clock=clock, visits=visits, patients=patients)


@pytest.fixture
def on_disk(tmp_path: Path, clock: PlayedClock) -> Iterator[Services]:
    """The services on a database file, as the program builds them."""
    made = build(Options(tmp_path / "procedures.db", clock))
    save_settings(made.store, CLINIC)
    made.visits.person = Person(PHYSICIAN, CREDENTIALS)
    yield made
    made.store.close()


def played(services: Services, clock: PlayedClock, stages: tuple[str, ...], protocols: tuple[str, ...], form: PatientForm | None) -> Player:
    patient = sample_patient(services) if form is None else services.patients.new_patient(form)
    made = Player(services, clock, services.visits.begin(patient.id, protocols))
    return play(made, *stages)


@pytest.fixture
def player(services: Services, clock: PlayedClock) -> Callable[..., Player]:
    """`player(*stages, protocols=…, form=…)`: an open visit played through these stages (see playing.STAGES)."""
    return lambda *stages, protocols=BOTH, form=None: played(services, clock, stages, protocols, form)


@pytest.fixture
def desk(player: Callable[..., Player], services: Services, clock: PlayedClock) -> Callable[..., Desk]:
    """`desk(*stages, …)`: the presenter of such a visit with a view that keeps what it was shown."""
    return lambda *stages, **more: desk_of(player(*stages, **more).visit, services, clock)


@pytest.fixture
def hands(qtbot: QtBot, light: Theme, on_disk: Services, clock: PlayedClock) -> Iterator[Callable[..., Bedside]]:
    """`hands(*stages, protocols=…, form=…, size=(1440, 900))`: the real screen of such a visit, active, with hands to drive it."""
    screens: list[VisitScreen] = []

    def show(
        *stages: str, protocols: tuple[str, ...] = BOTH, form: PatientForm | None = None, size: tuple[int, int] = (1440, 900)
    ) -> Bedside:
        screen = VisitScreen(on_disk, played(on_disk, clock, stages, protocols, form).visit)
        qtbot.addWidget(screen)
        screen.resize(*size)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        QApplication.processEvents()
        screens.append(screen)
        return Bedside(screen)

    yield show
    for screen in screens:
        screen.map.map.settle()
        screen.block.nape.settle()
        screen.tasks.drain()
        QApplication.processEvents()
