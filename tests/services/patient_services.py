"""The patient service as the tests of this folder build it: real reader, patients in memory, a clock and ids that can be foretold."""

from __future__ import annotations

from procedure_assistant.domain.patient import Sex
from procedure_assistant.exchange.fhir_patient import FhirPatientReader
from procedure_assistant.services.patient_form import PatientForm
from procedure_assistant.services.patients import PatientService
from tests.fakes import FixedClock, MemoryPatients

ANN = PatientForm("Doe", "Ann", "14 Feb 1981", Sex.FEMALE, "A-1")


def service_on(store: MemoryPatients) -> PatientService:
    """A service whose typed patients are called new-1, new-2 and so on."""
    ids = (f"new-{number}" for number in range(1, 100))
    return PatientService(store, FhirPatientReader(), FixedClock(), lambda: next(ids))  # type: ignore[arg-type]
