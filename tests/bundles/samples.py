"""The sample bundles of this folder for tests: their paths, and editable copies that are read back as a file would be."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from procedure_assistant.exchange.fhir_patient import FhirPatientReader
from procedure_assistant.services.patient_reader import ReadPatient

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 23)
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))

Json = dict[str, Any]


def path(name: str) -> Path:
    """Where a sample lies."""
    return FOLDER / f"{name}.json"


def loaded(name: str) -> Json:
    """A sample as an object to change."""
    return json.loads(path(name).read_text(encoding="utf-8"))


def as_bytes(bundle: object) -> bytes:
    """A changed sample as the content of a file."""
    return json.dumps(bundle, ensure_ascii=False).encode()


def resource(bundle: Json, kind: str, number: int = 0) -> Json:
    """The n-th resource of a kind."""
    return [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind][number]


def weight(bundle: Json, number: int = -1) -> Json:
    """The n-th body weight, the newest one unless told."""
    found = [
        entry["resource"]
        for entry in bundle["entry"]
        if entry["resource"]["resourceType"] == "Observation" and entry["resource"]["code"]["coding"][0]["code"] == "29463-7"
    ]
    return found[number]


def add(bundle: Json, kind: str, **body: object) -> None:
    """Add a resource about the bundle's patient."""
    subject = {"reference": bundle["entry"][0]["fullUrl"]}
    bundle["entry"].append({"resource": {"resourceType": kind, "subject": subject, **body}})


def read(data: bytes | Json) -> ReadPatient:
    """Read a file's bytes, or a changed sample, as of TODAY."""
    return FhirPatientReader().read(data if isinstance(data, bytes) else as_bytes(data), TODAY)


def read_with(name: str, change: Callable[[Json], object]) -> ReadPatient:
    """Read a sample after ``change``."""
    bundle = loaded(name)
    change(bundle)
    return read(bundle)
