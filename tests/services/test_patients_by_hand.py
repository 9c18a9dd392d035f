"""Adding, editing and finding patients by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from procedure_assistant.domain.patient import Patient, Sex, Weight
from procedure_assistant.exchange.fhir_patient import FhirPatientReader
from procedure_assistant.services.patient_form import BY_HAND, PatientForm, form_of
from procedure_assistant.services.patients import PatientService
from procedure_assistant.services.problem import Problem
from tests.bundles import samples
from tests.bundles.samples import TODAY
from tests.fakes import FixedClock, MemoryPatients
from tests.services.patient_services import ANN, service_on


@pytest.fixture
def store() -> MemoryPatients:
    return MemoryPatients()


@pytest.fixture
def service(store: MemoryPatients) -> PatientService:
    return service_on(store)


def test_that_a_typed_patient_is_stored_as_typed(service: PatientService, store: MemoryPatients):
    form = replace(ANN, given_names="  Ann  Zoë", weight_kg="62,5 kg", weight_on="2026-11-20", allergies=())
    patient = service.new_patient(form)
    assert patient == Patient(
        id="new-1",
        family_name="Doe",
        given_names="Ann Zoë",
        birth_date=date(1981, 2, 14),
        sex=Sex.FEMALE,
        mrn="A-1",
        allergies=(),
        weight=Weight(Decimal("62.5"), date(2026, 11, 20)),
        source=BY_HAND,
        updated_at=FixedClock().now(),
    )
    assert store.history == [patient]


def test_that_two_typed_patients_get_ids_of_their_own(store: MemoryPatients):
    service = PatientService(store, FhirPatientReader(), FixedClock())  # type: ignore[arg-type]
    one, other = service.new_patient(ANN), service.new_patient(replace(ANN, mrn="A-2"))
    assert {UUID(one.id).version, UUID(other.id).version} == {4}
    assert one.id != other.id


def test_that_an_invalid_form_tells_every_fault_and_stores_nothing(service: PatientService, store: MemoryPatients):
    form = PatientForm(weight_kg="x")
    with pytest.raises(Problem) as caught:
        service.new_patient(form)
    assert caught.value.code == "PATIENT-INVALID"
    assert caught.value.message == (
        "The name is missing; name and birth date identify the patient. "
        "The birth date is missing; name and birth date identify the patient. "
        "The sex is not chosen; “unknown” is an answer. "
        "The medical record number is missing; it stands beside name and birth date on every page. "
        "The weight is not a number of kilograms. "
        "The day the weight was measured is missing."
    )
    assert " ".join(fault.message for fault in service.form_faults(form)) == caught.value.message
    assert caught.value.detail == "family_name, birth_date, sex, mrn, weight_kg, weight_on"
    assert store.history == []


def test_that_a_record_number_in_use_is_refused_with_its_owner(service: PatientService, store: MemoryPatients):
    service.import_file(samples.path("jose_munoz"))
    ann = service.new_patient(ANN)
    for attempt in (
        lambda: service.new_patient(replace(ANN, mrn="6613-8082")),
        lambda: service.edit(ann.id, replace(ANN, mrn="6613-8082")),
    ):
        with pytest.raises(Problem) as caught:
            attempt()
        assert (caught.value.code, caught.value.message) == (
            "PATIENT-MRN-TAKEN",
            "Record number 6613-8082 belongs to Muñoz-Ibáñez, José Ángel, born 5 Oct 1971. Nothing was saved.",
        )
    assert len(store.history) == 2


def test_that_an_edit_keeps_id_source_and_earlier_versions(service: PatientService, store: MemoryPatients):
    before = service.import_file(samples.path("jose_munoz")).patient
    after = service.edit(before.id, replace(form_of(before), given_names="José"))
    assert after == replace(before, given_names="José")
    assert store.history == [before, after]


@pytest.mark.parametrize("name", samples.NAMES)
def test_that_a_form_left_as_it_is_changes_nothing(service: PatientService, store: MemoryPatients, name: str):
    patient = service.import_file(samples.path(name)).patient
    assert service.edit(patient.id, form_of(patient)) == patient
    assert len(store.history) == 1


def test_that_the_form_shows_a_computed_weight_shortened_and_saving_a_changed_one_stores_what_was_typed(service: PatientService):
    child = service.import_file(samples.path("pip_hawthorne")).patient
    form = form_of(child)
    assert (form.weight_kg, form.weight_on) == ("23.3", "2026-06-28")
    assert form_of(replace(child, weight=Weight(Decimal("9.657235934550554"), TODAY))).weight_kg == "9.66"
    assert form_of(replace(child, weight=Weight(Decimal("23.125"), TODAY))).weight_kg == "23.125"
    assert service.edit(child.id, replace(form, mrn="P-1")).weight == Weight(Decimal("23.30959717862"), date(2026, 6, 28))
    again = service.edit(child.id, replace(form, weight_on="23 Nov 2026"))
    assert again.weight == Weight(Decimal("23.3"), TODAY)


def test_that_a_patient_who_is_not_on_record_cannot_be_opened_or_edited(service: PatientService):
    for attempt in (lambda: service.patient("none"), lambda: service.edit("none", ANN)):
        with pytest.raises(Problem) as caught:
            attempt()
        assert caught.value.code == "PATIENT-GONE"


def test_that_a_similar_patient_is_found_before_adding(service: PatientService):
    jose = service.import_file(samples.path("jose_munoz")).patient
    form = PatientForm("munoz ibanez", "jose angel", "1971-10-05", Sex.MALE, "Z-9")
    assert service.similar(form) == (jose,)
    assert service.similar(replace(form, birth_date="1971-10-06")) == ()
    assert service.similar(replace(form, given_names="Maria")) == ()


def test_that_search_finds_by_every_word(service: PatientService):
    for name in samples.NAMES:
        service.import_file(samples.path(name))
    assert [patient.name for patient in service.search("jose 6613")] == ["Muñoz-Ibáñez, José Ángel"]
    assert len(service.search("")) == len(samples.NAMES)
    assert len(service.search("", limit=2)) == 2
