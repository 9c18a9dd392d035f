"""Visits for the tests of the visit screen: real services on a real database file, played to a stage, with a view that only listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from procedure_assistant.app import Options, build
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.demo import CLINIC, CREDENTIALS, PHYSICIAN, PlayedClock, Player, sample_patient
from procedure_assistant.services.patient_form import PatientForm
from procedure_assistant.services.settings import save_settings
from procedure_assistant.services.visits import Person
from tests.ui.visit.playing import BOTH, Desk, desk_of, play

START = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> PlayedClock:
    return PlayedClock(START)


@pytest.fixture
def services(tmp_path: Path, clock: PlayedClock) -> Iterator[Services]:
    made = build(Options(tmp_path / "procedures.db", clock))
    save_settings(made.store, CLINIC)
    made.visits.person = Person(PHYSICIAN, CREDENTIALS)
    yield made
    made.store.close()


@pytest.fixture
def player(services: Services, clock: PlayedClock) -> Callable[..., Player]:
    """`player(*stages, protocols=…, form=…)`: an open visit played through these stages (see playing.STAGES)."""

    def make(*stages: str, protocols: tuple[str, ...] = BOTH, form: PatientForm | None = None) -> Player:
        if form is not None:
            patient = services.patients.new_patient(form)
        else:
            patient = sample_patient(services)
        made = Player(services, clock, services.visits.begin(patient.id, protocols))
        play(made, *stages)
        return made

    return make


@pytest.fixture
def desk(player: Callable[..., Player], services: Services, clock: PlayedClock) -> Callable[..., Desk]:
    """`desk(*stages, …)`: the presenter of such a visit with a view that keeps what it was shown."""
    return lambda *stages, **more: desk_of(player(*stages, **more).visit, services, clock)
