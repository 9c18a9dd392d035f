"""Conditions, current medications, and whose resources they are."""

from __future__ import annotations

from datetime import date

import pytest

from procedure_assistant.domain.chart import ICD10_CM, PregnancyState, is_active, migraine_conditions, pregnancy
from procedure_assistant.domain.patient import Code, Condition, Medication
from tests.bundles import samples
from tests.bundles.samples import TODAY, Json, add, read, read_with, resource

RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
ACTIVE = {"coding": [{"code": "active"}]}


def of(name: str) -> samples.ReadPatient:
    return read(samples.path(name).read_bytes())


def added(kind: str, **body: object) -> samples.ReadPatient:
    """A sample without current medication, with one more resource."""
    return read_with("jose_munoz", lambda bundle: add(bundle, kind, **body))


def test_that_all_conditions_are_kept_with_their_days_and_codes():
    conditions = of("tobias_lindgren").patient.conditions
    assert [entry.name for entry in conditions] == [
        "Hypertension",
        "Chronic intractable migraine without aura",
        "Viral sinusitis (disorder)",
    ]
    assert conditions[2] == Condition(
        name="Viral sinusitis (disorder)",
        status="resolved",
        onset=date(2018, 11, 11),
        abated=date(2018, 11, 25),
        code=Code("http://snomed.info/sct", "444814009", "Viral sinusitis (disorder)"),
    )


@pytest.mark.parametrize("name", ["tobias_lindgren", "ottilie_brandvold", "nadia_okonjo", "amos_whitlock"])
def test_that_the_migraine_of_a_sample_is_recognised(name: str):
    assert [is_active(entry) for entry in migraine_conditions(of(name).patient)] == [True]


def test_that_pregnancies_of_the_samples_are_recognised():
    words = {name: pregnancy(of(name).patient, TODAY) for name in samples.NAMES}
    assert {name: found.words for name, found in words.items() if found.state is not PregnancyState.NOT_RECORDED} == {
        "freya_ashdown": "Pregnancy ended 2 Oct 2021",
        "nadia_okonjo": "Pregnancy on record since 2 Jul 2026",
    }


def test_that_a_condition_without_status_is_resolved_when_it_has_ended_and_otherwise_unknown_with_a_note():
    ended = added("Condition", code={"text": "Shingles"}, abatementDateTime="2020-01-02")
    flagged = added("Condition", code={"text": "Shingles"}, abatementBoolean=True)
    untold = added("Condition", code={"text": "Shingles"})
    assert ended.patient.conditions[-1] == Condition("Shingles", "resolved", abated=date(2020, 1, 2))
    assert flagged.patient.conditions[-1] == Condition("Shingles", "resolved")
    assert untold.patient.conditions[-1] == Condition("Shingles", "unknown")
    assert (ended.notes, flagged.notes) == ((), ())
    assert untold.notes == ("Conditions whose status is not told, kept: Shingles.",)


@pytest.mark.parametrize(
    ("body", "note"),
    [
        ({"onsetDateTime": "2017-02"}, "Dates without a day, left blank: Shingles 2017-02."),
        ({"onsetDateTime": "2017-02-30"}, "Dates that are not dates of the calendar, left blank: Shingles."),
        ({"abatementDateTime": "soon"}, "Dates that are not dates of the calendar, left blank: Shingles."),
        (
            {"onsetDateTime": "2020-01-02", "abatementDateTime": "2020-01-01"},
            "Conditions that end before they begin in the file: Shingles.",
        ),
        (
            {"verificationStatus": {"coding": [{"code": "provisional"}]}},
            "Conditions that the file does not call confirmed, kept: Shingles (provisional).",
        ),
    ],
)
def test_that_a_doubtful_condition_is_kept_with_a_note(body: Json, note: str):
    found = added("Condition", code={"text": "Shingles"}, clinicalStatus=ACTIVE, **body)
    assert found.patient.conditions[-1].name == "Shingles"
    assert found.notes == (note,)


def test_that_onset_and_end_given_as_periods_are_read():
    found = added(
        "Condition",
        code={"text": "Shingles"},
        clinicalStatus=ACTIVE,
        onsetPeriod={"start": "2020-01-02"},
        abatementPeriod={"end": "2020-02-03"},
    )
    assert (found.patient.conditions[-1].onset, found.patient.conditions[-1].abated) == (date(2020, 1, 2), date(2020, 2, 3))


@pytest.mark.parametrize(("certainty", "reason"), [("entered-in-error", "entered in error"), ("refuted", "refuted")])
def test_that_a_wrong_condition_is_withdrawn(certainty: str, reason: str):
    found = added("Condition", code={"text": "Stroke"}, clinicalStatus=ACTIVE, verificationStatus={"coding": [{"code": certainty}]})
    assert "Stroke" not in [entry.name for entry in found.patient.conditions]
    assert Condition("Stroke", "active") in found.withdrawn
    assert found.notes == (f"Conditions left out, since the file marks them as {reason}: Stroke.",)


def test_that_a_condition_without_a_name_is_left_out_with_a_note():
    assert added("Condition", clinicalStatus=ACTIVE).notes == ("The file holds a condition without a name; it was left out.",)


def test_that_a_code_without_words_still_names_a_condition():
    found = added("Condition", clinicalStatus=ACTIVE, code={"coding": [{"system": ICD10_CM, "code": "G44.009"}]})
    assert found.patient.conditions[-1] == Condition("G44.009", "active", code=Code(ICD10_CM, "G44.009"))


def test_that_current_medications_are_read_and_ended_ones_are_not():
    found = of("tobias_lindgren")
    assert found.patient.medications == (
        Medication("Hydrochlorothiazide 25 MG", "active", date(2006, 3, 11), Code(RXNORM, "316049", "Hydrochlorothiazide 25 MG")),
    )
    assert [entry.name for entry in found.withdrawn] == ["Amoxicillin 250 MG / Clavulanate 125 MG Oral Tablet"]
    assert found.notes == ()


@pytest.mark.parametrize(
    "pointer", ["Medication/{id}", "urn:uuid:{id}", "https://ehr.example.org/r4/Medication/{id}/_history/2", "#inside"]
)
def test_that_a_drug_given_by_reference_is_found(pointer: str):
    def change(bundle: Json) -> None:
        drug = resource(bundle, "Medication")
        statement = resource(bundle, "MedicationStatement")
        statement["medicationReference"] = {"reference": pointer.format(id=drug["id"])}
        statement["contained"] = [{"resourceType": "Medication", "id": "inside", "code": {"text": "topiramate 50 mg tablet"}}]

    assert read_with("amos_whitlock", change).patient.medications == (Medication("topiramate 50 mg tablet", "active", date(2026, 1, 5)),)


def test_that_a_reference_that_leads_nowhere_leaves_its_words_or_a_note():
    worded = added("MedicationRequest", status="active", medicationReference={"reference": "Medication/9", "display": "apixaban"})
    silent = added("MedicationRequest", status="active", medicationReference={"reference": "Medication/9"})
    ended = added("MedicationRequest", status="stopped", medicationReference={"reference": "Medication/9"})
    assert worded.patient.medications == (Medication("apixaban"),)
    assert silent.patient.medications == ended.patient.medications == ()
    assert ended.notes == ()
    assert silent.notes == ("The file holds a current medication without a name; ask the patient.",)


@pytest.mark.parametrize("drug", [{"concept": {"text": "apixaban"}}, {"reference": {"reference": "x", "display": "apixaban"}}])
def test_that_the_shape_of_r5_medications_is_read_with_a_note(drug: Json):
    found = added("MedicationRequest", status="active", medication=drug)
    assert found.patient.medications == (Medication("apixaban"),)
    assert found.notes == ("Parts of the file have the shape of FHIR R5; they were read as far as they mean the same in R4.",)


@pytest.mark.parametrize(
    ("body", "status", "notes"),
    [
        ({"status": "on-hold"}, "on-hold", ("Medications on hold, kept: apixaban.",)),
        ({}, "unknown", ("Medications whose status is not told, kept: apixaban.",)),
        ({"status": "unknown"}, "unknown", ("Medications whose status is not told, kept: apixaban.",)),
    ],
)
def test_that_a_medication_that_may_be_taken_is_kept_with_a_note(body: Json, status: str, notes: tuple[str, ...]):
    found = added("MedicationRequest", medicationCodeableConcept={"text": "apixaban"}, **body)
    assert (found.patient.medications, found.notes) == ((Medication("apixaban", status),), notes)


@pytest.mark.parametrize(
    ("body", "is_ended", "notes"),
    [
        ({"status": "completed"}, True, ()),
        ({"status": "stopped"}, True, ()),
        ({"status": "active", "doNotPerform": True}, True, ()),
        (
            {"status": "entered-in-error"},
            True,
            ("Medications left out, since the file marks them as entered in error: apixaban.",),
        ),
        ({"status": "draft"}, False, ("Medications left out, since they are only planned: apixaban.",)),
        ({"status": "active", "intent": "plan"}, False, ("Medications left out, since they are only planned: apixaban.",)),
    ],
)
def test_that_a_medication_that_is_not_taken_is_left_out(body: Json, is_ended: bool, notes: tuple[str, ...]):
    found = added("MedicationRequest", medicationCodeableConcept={"text": "apixaban"}, **body)
    assert found.patient.medications == ()
    assert [entry.name for entry in found.withdrawn if entry.name == "apixaban"] == ["apixaban"] * is_ended
    assert found.notes == notes


def test_that_a_drug_ordered_again_is_shown_once_since_its_first_day():
    def change(bundle: Json) -> None:
        for status, day in (("on-hold", "2024-05-05"), ("active", "2023-04-04"), ("active", "2025-06-06")):
            add(bundle, "MedicationRequest", status=status, authoredOn=day, medicationCodeableConcept={"text": "Apixaban"})

    found = read_with("jose_munoz", change)
    assert found.patient.medications == (Medication("Apixaban", "active", date(2023, 4, 4)),)
    assert found.notes == (
        "Medications on hold, kept: Apixaban.",
        "Medications that the file names more than once, shown once with the earliest day: Apixaban.",
    )


@pytest.mark.parametrize(
    "subject",
    [
        {"reference": "urn:uuid:{id}"},
        {"reference": "Patient/{id}"},
        {"reference": "https://ehr.example.org/r4/Patient/{id}"},
        {"reference": "Patient/{id}/_history/3"},
        {"reference": "Patient?identifier=http://clinic.example.org/mrn|6613-8082"},
        {"identifier": {"system": "http://clinic.example.org/mrn", "value": "6613-8082"}},
    ],
)
def test_that_every_way_to_point_at_the_patient_is_understood(subject: Json):
    def change(bundle: Json) -> None:
        own_id = resource(bundle, "Patient")["id"]
        filled = {key: value.format(id=own_id) if isinstance(value, str) else value for key, value in subject.items()}
        add(bundle, "Condition", code={"text": "Shingles"}, clinicalStatus=ACTIVE)
        bundle["entry"][-1]["resource"]["subject"] = filled

    found = read_with("jose_munoz", change)
    assert found.patient.conditions[-1].name == "Shingles"
    assert found.notes == ()


@pytest.mark.parametrize("subject", [{"reference": "Patient/other"}, {"identifier": {"value": "6613-8082"}}, {"reference": "Patient/"}])
def test_that_what_belongs_to_somebody_else_is_left_out_with_a_note(subject: Json):
    found = added("Condition", code={"text": "Shingles"}, clinicalStatus=ACTIVE, subject=subject)
    assert "Shingles" not in [entry.name for entry in found.patient.conditions]
    assert found.notes == ("Left out, since they belong to somebody else: Shingles.",)


def test_that_an_allergy_of_nobody_is_taken_with_a_note():
    found = added("AllergyIntolerance", code={"text": "Latex"}, clinicalStatus=ACTIVE, subject=None)
    assert [entry.substance for entry in found.patient.allergies or ()] == ["Latex"]
    assert found.notes == ("Taken although it is not told whose they are: Latex.",)


def test_that_damaged_characters_in_the_chart_are_noted():
    found = added("Condition", code={"text": "Shing\u0007les"}, clinicalStatus=ACTIVE)
    assert found.patient.conditions[-1].name == "Shing\ufffdles"
    assert found.notes == ("Some words in the file hold characters that cannot be shown; they stand as “\ufffd”.",)


def test_that_a_file_without_conditions_and_medications_says_that_it_does_not_tell():
    def change(bundle: Json) -> None:
        bundle["entry"] = bundle["entry"][:1]

    found = read_with("tobias_lindgren", change)
    assert (found.tells_conditions, found.tells_medications) == (False, False)
    assert (of("tobias_lindgren").tells_conditions, of("tobias_lindgren").tells_medications) == (True, True)
