"""Import of patient files: what is stored, what stays as it was, and what is said."""

from __future__ import annotations

import json
import os
import random
import shutil
import threading
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from procedure_assistant.domain.patient import Allergy, Condition, Medication, Patient, Sex, Weight
from procedure_assistant.services.patient_form import PatientForm, form_of
from procedure_assistant.services.patient_reader import LARGEST_FILE, file_bytes
from procedure_assistant.services.patients import FileOutcome, ImportProgress, PatientService
from procedure_assistant.services.ports import Saved
from procedure_assistant.services.problem import Problem
from tests.bundles import samples
from tests.bundles.samples import Json, resource, weight
from tests.fakes import FixedClock, MemoryPatients
from tests.services.patient_services import ANN, service_on


@pytest.fixture
def store() -> MemoryPatients:
    return MemoryPatients()


@pytest.fixture
def service(store: MemoryPatients) -> PatientService:
    return service_on(store)


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """Write a sample as a file after some changes."""

    def write(name: str, *changes: Callable[[Json], object]) -> Path:
        bundle = samples.loaded(name)
        for change in changes:
            change(bundle)
        target = tmp_path / f"{name}-{len(list(tmp_path.iterdir()))}.json"
        target.write_bytes(samples.as_bytes(bundle))
        return target

    return write


def person(**fields: object) -> Callable[[Json], object]:
    return lambda bundle: resource(bundle, "Patient").update(fields)


def mrn(value: str, system: str = "http://clinic.example.org/mrn") -> Callable[[Json], object]:
    return lambda bundle: resource(bundle, "Patient")["identifier"][1].update(value=value, system=system)


def without(*kinds: str) -> Callable[[Json], object]:
    def change(bundle: Json) -> None:
        bundle["entry"] = [entry for entry in bundle["entry"] if entry["resource"]["resourceType"] not in kinds]

    return change


def adding(kind: str, **body: object) -> Callable[[Json], object]:
    return lambda bundle: samples.add(bundle, kind, **body)


# --- import ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", samples.NAMES)
def test_that_importing_a_sample_twice_stores_it_once(service: PatientService, store: MemoryPatients, name: str):
    first, second = service.import_file(samples.path(name)), service.import_file(samples.path(name))
    assert (first.saved, second.saved) == (Saved.CREATED, Saved.UNCHANGED)
    assert first.patient == second.patient == service.patient(first.patient.id)
    assert first.patient.updated_at == FixedClock().now()
    assert len(store.history) == 1


@pytest.mark.parametrize("name", samples.NAMES)
def test_that_the_same_chart_under_another_file_name_is_unchanged(service: PatientService, tmp_path: Path, name: str):
    service.import_file(samples.path(name))
    copy = tmp_path / "Übertrag Å 2.json"
    shutil.copy(samples.path(name), copy)
    assert service.import_file(copy).saved is Saved.UNCHANGED


def test_that_a_newer_file_updates_the_same_patient(service: PatientService, changed: Callable[..., Path], store: MemoryPatients):
    first = service.import_file(samples.path("tobias_lindgren"))
    heavier = changed(
        "tobias_lindgren", lambda bundle: weight(bundle).update(effectiveDateTime="2026-11-01", valueQuantity={"value": 86, "unit": "kg"})
    )
    second = service.import_file(heavier)
    assert (second.saved, second.notes) == (Saved.UPDATED, ())
    assert second.patient == replace(first.patient, weight=Weight(Decimal(86), date(2026, 11, 1)))
    assert len(store.history) == 2


def test_that_a_full_disk_is_told_and_leaves_nothing_stored():
    store = MemoryPatients(full=True)
    with pytest.raises(Problem) as caught:
        service_on(store).import_file(samples.path("tobias_lindgren"))
    assert caught.value.code == "STORE-FULL"
    assert store.history == []


def refused(service: PatientService, path: Path) -> Problem:
    with pytest.raises(Problem) as caught:
        service.import_file(path)
    return caught.value


def test_that_a_refused_file_stores_nothing_and_keeps_what_was_stored(
    service: PatientService, store: MemoryPatients, changed: Callable[..., Path]
):
    stored = service.import_file(samples.path("tobias_lindgren")).patient
    assert refused(service, changed("tobias_lindgren", person(birthDate="2030-01-01"))).code == "IMPORT-BIRTH-DATE"
    assert store.history == [stored]


# --- files -----------------------------------------------------------------------------------------------------------------------


def test_that_files_that_cannot_be_read_are_refused_with_their_reason(service: PatientService, tmp_path: Path):
    empty, noise = tmp_path / "empty.json", tmp_path / "noise.json"
    empty.touch()
    noise.write_bytes(random.Random(1).randbytes(1000))
    assert {
        "nothing there": refused(service, tmp_path / "none.json").code,
        "a folder": refused(service, tmp_path).code,
        "below a file": refused(service, empty / "file.json").code,
        "an impossible name": refused(service, tmp_path / "a\0b").code,
        "a too long name": refused(service, tmp_path / ("a" * 300)).code,
        "a device": refused(service, Path("/dev/zero")).code,
        "a read that fails": refused(service, Path("/proc/self/mem")).code,
        "empty": refused(service, empty).code,
        "noise": refused(service, noise).code,
    } == {
        "nothing there": "IMPORT-MISSING",
        "a folder": "IMPORT-FOLDER",
        "below a file": "IMPORT-UNREADABLE",
        "an impossible name": "IMPORT-UNREADABLE",
        "a too long name": "IMPORT-UNREADABLE",
        "a device": "IMPORT-UNREADABLE",
        "a read that fails": "IMPORT-UNREADABLE",
        "empty": "IMPORT-EMPTY",
        "noise": "IMPORT-NOT-JSON",
    }


def test_that_a_pipe_is_refused_instead_of_waited_for(service: PatientService, tmp_path: Path):
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    assert refused(service, pipe).code == "IMPORT-UNREADABLE"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_that_a_file_without_permission_is_refused(service: PatientService, changed: Callable[..., Path]):
    path = changed("tobias_lindgren")
    path.chmod(0)
    assert refused(service, path).code == "IMPORT-UNREADABLE"


def test_that_fifty_megabytes_of_noise_are_refused_by_their_beginning(service: PatientService, tmp_path: Path):
    path = tmp_path / "noise.json"
    block = b"\x8f" + random.Random(2).randbytes(999_999)
    with path.open("wb") as file:
        for _ in range(50):
            file.write(block)
    tracemalloc.start()
    try:
        problem = refused(service, path)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()
    assert problem.code == "IMPORT-NOT-JSON"
    assert problem.text == (
        "The file is not a patient file in JSON. Nothing was imported. "
        "Have the chart exported as FHIR R4 in JSON, one patient per file, or add the patient by hand."
    )


def test_that_a_file_too_large_is_refused_before_it_is_read(service: PatientService, tmp_path: Path):
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    problem = refused(service, path)
    assert (problem.code, problem.message) == (
        "IMPORT-TOO-LARGE",
        "The file is larger than 100 MB, more than one patient's chart holds. Nothing was imported.",
    )


def test_that_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path):
    path = tmp_path / "growing.json"
    path.write_bytes(b"{" * 10)

    def grow(head: bytes) -> None:
        with path.open("ab") as file:
            file.write(head * 2)

    with pytest.raises(Problem) as caught:
        file_bytes(path, grow, largest=20)
    assert caught.value.code == "IMPORT-TOO-LARGE"


# --- the same person or not ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        person(birthDate="1979-08-04"),
        person(name=[{"family": "Lindgren", "given": ["Thea"]}]),
        person(name=[{"family": "Berg", "given": ["Ann"]}], birthDate="1990-01-01"),
        person(name=[{"family": "Berg"}]),
    ],
)
def test_that_another_person_with_the_same_number_is_a_conflict_that_names_both(
    service: PatientService, store: MemoryPatients, changed: Callable[..., Path], change: Callable[[Json], object]
):
    stored = service.import_file(samples.path("tobias_lindgren")).patient
    problem = refused(service, changed("tobias_lindgren", change))
    assert problem.code == "IMPORT-CONFLICT"
    assert problem.message.startswith("Record number 4815-2207 belongs to Lindgren, Tobias, born 3 Aug 1979; the file tells of ")
    assert problem.message.endswith(", MRN 4815-2207. Nothing was changed.")
    assert problem.detail == ""
    assert store.history == [stored]


def test_that_a_number_of_another_system_is_a_conflict_when_the_family_name_differs(
    service: PatientService, store: MemoryPatients, changed: Callable[..., Path]
):
    service.import_file(samples.path("tobias_lindgren"))
    other = changed("tobias_lindgren", mrn("4815-2207", "urn:elsewhere"), person(name=[{"family": "Berg", "given": ["Tobias"]}]))
    assert refused(service, other).code == "IMPORT-CONFLICT"
    assert len(store.history) == 1


def test_that_a_changed_number_that_meets_somebody_elses_is_a_conflict(service: PatientService, store: MemoryPatients):
    imported = service.import_file(samples.path("tobias_lindgren")).patient
    service.edit(imported.id, replace(form_of(imported), mrn="other"))
    service.new_patient(replace(ANN, mrn="4815-2207"))
    problem = refused(service, samples.path("tobias_lindgren"))
    assert problem.code == "IMPORT-CONFLICT"
    assert problem.message.startswith("Record number 4815-2207 belongs to Doe, Ann, born 14 Feb 1981; the file tells of Lindgren, Tobias")
    assert len(store.history) == 3


def test_that_a_family_name_changed_by_marriage_updates_with_a_note(service: PatientService, changed: Callable[..., Path]):
    first = service.import_file(samples.path("tobias_lindgren"))
    married = service.import_file(changed("tobias_lindgren", person(name=[{"family": "Berg", "given": ["Tobias", "Ole"]}])))
    assert (married.saved, married.patient.id) == (Saved.UPDATED, first.patient.id)
    assert married.notes == ("The name changed from “Lindgren, Tobias” to “Berg, Tobias Ole”.",)


def test_that_a_patient_typed_by_hand_is_the_one_a_file_with_the_same_number_and_name_updates(
    service: PatientService, store: MemoryPatients
):
    typed = service.new_patient(PatientForm("LINDGREN", "Tobias", "1979-08-03", Sex.MALE, "4815-2207"))
    imported = service.import_file(samples.path("tobias_lindgren"))
    again = service.import_file(samples.path("tobias_lindgren"))
    assert (imported.saved, again.saved) == (Saved.UPDATED, Saved.UNCHANGED)
    assert imported.patient.id == typed.id == "new-1"
    assert imported.patient.source == "FHIR R4 http://clinic.example.org/mrn"
    assert list(store.patients) == ["new-1"]


def test_that_a_corrected_number_on_record_is_overruled_by_the_file_with_a_note(service: PatientService):
    imported = service.import_file(samples.path("tobias_lindgren")).patient
    service.edit(imported.id, replace(form_of(imported), mrn="other"))
    again = service.import_file(samples.path("tobias_lindgren"))
    assert (again.saved, again.patient.mrn) == (Saved.UPDATED, "4815-2207")
    assert again.notes == ("The record number changed from other to 4815-2207.",)


def test_that_the_same_name_and_birth_date_under_another_number_is_noted(service: PatientService, changed: Callable[..., Path]):
    service.import_file(samples.path("jose_munoz"))
    twin = service.import_file(
        changed("jose_munoz", mrn("6613-8083"), person(name=[{"family": "MUNOZ IBANEZ", "given": ["Jose", "Angel"]}]))
    )
    assert twin.saved is Saved.CREATED
    assert twin.notes == ("Record number 6613-8082 has the same name and birth date; check that it is not the same person twice.",)


# --- what the record keeps -------------------------------------------------------------------------------------------------------


def edited(service: PatientService, name: str, **fields: object) -> Patient:
    """A sample imported and then changed by hand."""
    patient = service.import_file(samples.path(name)).patient
    return service.edit(patient.id, replace(form_of(patient), **fields))


def test_that_an_allergy_typed_by_hand_outlives_an_import_that_is_silent(service: PatientService):
    edited(service, "tobias_lindgren", allergies=(Allergy("Latex"),))
    again = service.import_file(samples.path("tobias_lindgren"))
    assert (again.saved, again.patient.allergies, again.notes) == (Saved.UNCHANGED, (Allergy("Latex"),), ())


def test_that_a_no_answered_by_hand_outlives_an_import_that_is_silent(service: PatientService):
    edited(service, "tobias_lindgren", allergies=())
    assert service.import_file(samples.path("tobias_lindgren")).patient.allergies == ()


@pytest.mark.parametrize("name", ["walter_pryce", "amos_whitlock"])
def test_that_an_allergy_typed_by_hand_outlives_a_list_and_a_denial_with_a_note(service: PatientService, name: str):
    told = service.import_file(samples.path(name)).patient.allergies or ()
    edited(service, name, allergies=(*told, Allergy("Lidocaine")))
    again = service.import_file(samples.path(name))
    assert (again.saved, again.patient.allergies) == (Saved.UNCHANGED, (*told, Allergy("Lidocaine")))
    assert again.notes[-1] == "Allergies kept from the record although the file does not name them: Lidocaine."


def test_that_a_file_that_names_allergies_answers_an_earlier_none(service: PatientService):
    edited(service, "walter_pryce", allergies=())
    again = service.import_file(samples.path("walter_pryce"))
    assert [entry.substance for entry in again.patient.allergies or ()] == ["Latex allergy", "Allergy to mould"]


def test_that_an_allergy_of_an_earlier_import_goes_only_when_a_file_withdraws_it(service: PatientService, changed: Callable[..., Path]):
    service.import_file(samples.path("walter_pryce"))
    silent = changed("walter_pryce", lambda bundle: bundle["entry"].remove(entry_of(bundle, "AllergyIntolerance")))
    withdrawn = changed(
        "walter_pryce",
        lambda bundle: resource(bundle, "AllergyIntolerance").update(verificationStatus={"coding": [{"code": "entered-in-error"}]}),
    )
    kept = service.import_file(silent)
    assert [entry.substance for entry in kept.patient.allergies or ()] == ["Allergy to mould", "Latex allergy"]
    gone = service.import_file(withdrawn)
    assert [entry.substance for entry in gone.patient.allergies or ()] == ["Allergy to mould"]
    assert gone.notes == ("Allergies left out, since the file marks them as entered in error: Latex allergy.",)


def entry_of(bundle: Json, kind: str) -> Json:
    return next(entry for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind)


def test_that_withdrawing_the_only_allergy_leaves_allergies_not_asked(service: PatientService, changed: Callable[..., Path]):
    edited(service, "tobias_lindgren", allergies=(Allergy("Latex"),))
    refuted = adding("AllergyIntolerance", code={"text": "latex"}, verificationStatus="refuted")
    assert service.import_file(changed("tobias_lindgren", refuted)).patient.allergies is None


def test_that_a_resolved_allergy_replaces_the_active_one(service: PatientService, changed: Callable[..., Path]):
    service.import_file(samples.path("walter_pryce"))
    resolved = changed("walter_pryce", lambda bundle: resource(bundle, "AllergyIntolerance").update(clinicalStatus="resolved"))
    allergies = service.import_file(resolved).patient.allergies or ()
    assert [(entry.substance, entry.status) for entry in allergies] == [("Latex allergy", "resolved"), ("Allergy to mould", "active")]


def test_that_conditions_and_medications_follow_the_file_but_typed_ones_stay(service: PatientService, changed: Callable[..., Path]):
    imported = service.import_file(samples.path("tobias_lindgren")).patient
    typed_condition, typed_drug = Condition("Occipital neuralgia", "active"), Medication("apixaban")
    edited(
        service,
        "tobias_lindgren",
        conditions=(*imported.conditions, typed_condition),
        medications=(*imported.medications, typed_drug),
    )
    stopped = changed(
        "tobias_lindgren",
        lambda bundle: resource(bundle, "MedicationRequest").update(status="stopped"),
        lambda bundle: bundle["entry"].remove(entry_of(bundle, "Condition")),
    )
    again = service.import_file(stopped)
    assert again.patient.conditions == (*imported.conditions[1:], typed_condition)
    assert again.patient.medications == (typed_drug,)
    assert again.notes == (
        "Conditions kept from the record although the file does not name them: Occipital neuralgia.",
        "Conditions no longer current in the file and taken off the list: Hypertension.",
        "Medications kept from the record although the file does not name them: apixaban.",
        "Medications no longer current in the file and taken off the list: Hydrochlorothiazide 25 MG.",
    )


def test_that_a_typed_medication_that_the_file_calls_stopped_goes(service: PatientService, changed: Callable[..., Path]):
    edited(service, "tobias_lindgren", medications=(Medication("Apixaban"),))
    stopped = adding("MedicationStatement", status="stopped", medicationCodeableConcept={"text": "apixaban"})
    again = service.import_file(changed("tobias_lindgren", stopped))
    assert [entry.name for entry in again.patient.medications] == ["Hydrochlorothiazide 25 MG"]
    assert again.notes == ("Medications no longer current in the file and taken off the list: Apixaban.",)


def test_that_a_file_without_chart_entries_empties_no_list(service: PatientService, changed: Callable[..., Path]):
    before = service.import_file(samples.path("tobias_lindgren")).patient
    bare = changed("tobias_lindgren", without("Condition", "MedicationRequest", "Observation", "AllergyIntolerance"))
    again = service.import_file(bare)
    assert (again.saved, again.patient, again.notes) == (Saved.UNCHANGED, before, ())


def test_that_the_newer_of_two_weights_stays(service: PatientService):
    edited(service, "tobias_lindgren", weight_kg="86.5", weight_on="1 Nov 2026")
    again = service.import_file(samples.path("tobias_lindgren"))
    assert again.patient.weight == Weight(Decimal("86.5"), date(2026, 11, 1))
    assert again.notes == ("The weight on record, 86.5 kg of 1 Nov 2026, is newer than the file's and was kept.",)


def test_that_an_untold_sex_keeps_the_known_one_and_a_changed_one_is_noted(service: PatientService, changed: Callable[..., Path]):
    service.import_file(samples.path("tobias_lindgren"))
    untold = service.import_file(changed("tobias_lindgren", person(gender=None)))
    assert (untold.saved, untold.patient.sex) == (Saved.UNCHANGED, Sex.MALE)
    other = service.import_file(changed("tobias_lindgren", person(gender="other")))
    assert (other.patient.sex, other.notes) == (Sex.OTHER, ("The sex changed from male to other.",))


# --- several files ---------------------------------------------------------------------------------------------------------------


def test_that_a_refused_file_does_not_stop_the_others_and_progress_is_told_after_each(service: PatientService, tmp_path: Path):
    paths = [samples.path("tobias_lindgren"), tmp_path, samples.path("jose_munoz")]
    told: list[ImportProgress] = []
    batch = service.import_files(paths, progress=told.append)
    assert [found.path for found in batch.files] == paths
    assert [found.outcome.saved if found.outcome else found.problem and found.problem.code for found in batch.files] == [
        Saved.CREATED,
        "IMPORT-FOLDER",
        Saved.CREATED,
    ]
    assert told == [ImportProgress(number + 1, 3, found) for number, found in enumerate(batch.files)]
    assert batch.untouched == ()


def test_that_a_cancel_leaves_what_was_imported_and_names_what_was_not(service: PatientService, store: MemoryPatients):
    cancel = threading.Event()

    def cancel_after_two(progress: ImportProgress) -> None:
        if progress.done == 2:
            cancel.set()

    paths = [samples.path(name) for name in samples.NAMES]
    batch = service.import_files(paths, progress=cancel_after_two, cancel=cancel)
    assert len(batch.files) == len(store.patients) == 2
    assert batch.untouched == tuple(paths[2:])


def test_that_a_failing_store_ends_the_import(store: MemoryPatients):
    store.full = True
    paths = [samples.path(name) for name in samples.NAMES]
    batch = service_on(store).import_files(paths)
    assert batch.files == (FileOutcome(paths[0], problem=batch.files[0].problem),)
    assert batch.files[0].problem is not None
    assert batch.files[0].problem.code == "STORE-FULL"
    assert batch.untouched == tuple(paths[1:])


def test_that_a_saved_chart_holds_no_text_that_cannot_be_written_as_utf_8(service: PatientService, tmp_path: Path):
    bundle = samples.loaded("walter_pryce")
    resource(bundle, "AllergyIntolerance")["code"] = {"text": "Latex \ud83d"}
    path = tmp_path / "half.json"
    path.write_text(json.dumps(bundle), encoding="ascii")
    patient = service.import_file(path).patient
    assert (patient.allergies or ())[0].substance.encode() == "Latex \ufffd".encode()
