"""People of FHIR bundles and people of schedules and messages are the same people: our own bundles, and those of a folder of the tester.

``PA_BUNDLES`` names a folder of bundles of one patient each; where it is not set, that part is skipped and says so.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from procedure_assistant.domain.patient import Patient
from procedure_assistant.exchange.fhir_patient import FhirPatientReader
from procedure_assistant.services.incoming_events import DoubtKind
from procedure_assistant.services.incoming_values import IncomingPerson, PersonNumber, TakenState
from procedure_assistant.services.patients import PatientService
from tests.bundles.make_bundles import FOLDER as OWN
from tests.services.incoming_world import World, booked

_CHOSEN = os.environ.get("PA_BUNDLES", "")
_CHARTS = sorted(Path(_CHOSEN).glob("*.json")) if _CHOSEN else []
_MISSING = pytest.mark.skipif(not _CHARTS, reason="PA_BUNDLES names no folder of FHIR bundles: the charts of the tester are not imported")
FILES = [*sorted(OWN.glob("*.json")), *_CHARTS]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "procedures.db")
    yield made
    assert made.sound()
    made.store.close()


def imported(world: World, path: Path) -> Patient:
    return PatientService(world.store, FhirPatientReader(), world.clock).import_file(path).patient


def told_of(patient: Patient, number: str) -> IncomingPerson:
    """The patient as the front desk tells of one, in capitals."""
    names = patient.family_name.upper(), patient.given_names.upper()
    return IncomingPerson((PersonNumber("DESK", number),), *names, patient.birth_date, patient.sex)


def independent(path: Path) -> tuple[str, str]:
    """Birth date and family name in the file, read by nothing of ours."""
    body: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    (patient,) = (one["resource"] for one in body["entry"] if one["resource"]["resourceType"] == "Patient")
    official = next((one for one in patient["name"] if one.get("use") == "official"), patient["name"][0])
    return patient["birthDate"], official["family"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_that_the_front_desk_finds_the_person_of_a_bundle_by_its_number(world: World, path: Path):
    patient = imported(world, path)
    taken = world.tell(booked("A1", told_of(patient, patient.mrn)))
    (found,) = world.patients()
    assert taken.state is TakenState.TAKEN
    assert replace(found, updated_at=None) == replace(patient, updated_at=None)
    (line,) = world.incoming.day()
    assert line.patient == found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_that_the_person_of_a_bundle_under_another_number_waits(world: World, path: Path):
    patient = imported(world, path)
    world.tell(told_of(patient, f"{patient.mrn}-9"))
    world.tell(replace(told_of(patient, patient.mrn), birth_date=patient.birth_date.replace(year=patient.birth_date.year - 1)))
    assert {one.doubt.kind for one in world.incoming.held()} == {DoubtKind.SIMILAR, DoubtKind.CONTRADICTS}
    assert world.patients() == (world.store.patient(patient.id),)


@_MISSING
def test_that_every_chart_of_the_tester_is_the_right_person_once(world: World):
    for path in (*_CHARTS, *_CHARTS):
        imported(world, path)
    assert len(world.patients()) == len(_CHARTS)
    found = {(one.birth_date.isoformat(), one.family_name) for one in world.patients()}
    assert found == {independent(path) for path in _CHARTS}
