"""Allergies: not told, none known, and named ones, with reactions; wrong entries are withdrawn and said so."""

from __future__ import annotations

import pytest

from procedure_assistant.domain.chart import SNOMED, allergy_words, latex_allergies
from procedure_assistant.domain.patient import Allergy, Code
from tests.bundles import samples
from tests.bundles.samples import Json, add, read, read_with

ACTIVE = {"coding": [{"code": "active"}]}


def with_allergies(*bodies: Json) -> samples.ReadPatient:
    """A sample that tells nothing of allergies, with these entries."""

    def change(bundle: Json) -> None:
        for body in bodies:
            add(bundle, "AllergyIntolerance", **{"clinicalStatus": ACTIVE, **body})

    return read_with("tobias_lindgren", change)


def named(words: str, code: str = "", **more: object) -> Json:
    return {"code": {"text": words, "coding": [{"system": SNOMED, "code": code}] if code else []}, **more}


def test_that_a_chart_without_entries_has_not_been_asked():
    assert read(samples.path("tobias_lindgren").read_bytes()).patient.allergies is None


def test_that_allergies_come_with_reaction_criticality_and_code():
    allergies = read(samples.path("marisol_echevarria").read_bytes()).patient.allergies
    assert allergies is not None
    assert len(allergies) == 6
    assert allergies[0] == Allergy(
        substance="Allergy to bee venom",
        reaction="Hives, wheezing (severe)",
        criticality="high",
        status="active",
        code=Code(SNOMED, "424213003", "Allergy to bee venom"),
    )


def test_that_a_childs_eight_allergies_and_a_latex_allergy_are_read():
    child = read(samples.path("pip_hawthorne").read_bytes()).patient
    assert allergy_words(child) == (
        "Allergy to mould; House dust mite allergy; Dander (animal) allergy; Allergy to grass pollen; "
        "Allergy to eggs; Allergy to wheat; Allergy to fish; Allergy to nut"
    )
    latex = latex_allergies(read(samples.path("walter_pryce").read_bytes()).patient)
    assert [entry.substance for entry in latex] == ["Latex allergy"]


@pytest.mark.parametrize(
    "body", [named("none", "716186003"), named("No Known Allergies"), named("NKA"), named("No known allergy (situation)")]
)
def test_that_no_known_allergies_is_an_answer(body: Json):
    found = with_allergies(body)
    assert (found.patient.allergies, found.notes) == ((), ())


@pytest.mark.parametrize(
    "body", [named("No known drug allergy", "409137002"), named("no drug", "409137002"), named("NKDA"), named("No known latex allergy")]
)
def test_that_no_known_allergy_of_one_kind_does_not_answer_for_the_others(body: Json):
    found = with_allergies(body)
    assert found.patient.allergies is None
    assert found.notes == (f"The file answers for one kind of allergy only, the others are not told: {body['code']['text']}.",)


def test_that_no_known_allergies_beside_a_named_one_keeps_the_named_one():
    found = with_allergies(named("No known allergies", "716186003"), named("Latex"))
    assert found.patient.allergies == (Allergy("Latex"),)
    assert found.notes == ("The file says both “no known allergies” and names allergies; the named ones are kept.",)


def test_that_no_known_allergies_beside_an_ended_one_is_no_contradiction():
    found = with_allergies(named("No known allergies"), named("Latex", clinicalStatus={"coding": [{"code": "resolved"}]}))
    assert (found.patient.allergies, found.notes) == ((Allergy("Latex", status="resolved"),), ())


def test_that_an_absence_no_longer_in_force_tells_nothing():
    found = with_allergies(named("No known allergies", clinicalStatus={"coding": [{"code": "inactive"}]}))
    assert found.patient.allergies is None
    assert found.notes == ("No longer in force, so not used: No known allergies.",)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"verificationStatus": {"coding": [{"code": "entered-in-error"}]}}, "entered in error"),
        ({"clinicalStatus": "entered-in-error"}, "entered in error"),
        ({"verificationStatus": {"coding": [{"code": "refuted"}]}}, "refuted"),
    ],
)
def test_that_a_wrong_entry_is_withdrawn_and_leaves_allergies_not_asked(body: Json, reason: str):
    found = with_allergies(named("Penicillin", **body))
    assert found.patient.allergies is None
    assert [entry.substance for entry in found.withdrawn if isinstance(entry, Allergy)] == ["Penicillin"]
    assert f"Allergies left out, since the file marks them as {reason}: Penicillin." in found.notes


def test_that_a_wrong_statement_of_absence_withdraws_nothing():
    found = with_allergies(named("No known allergies", verificationStatus="entered-in-error"))
    assert found.patient.allergies is None
    assert not [entry for entry in found.withdrawn if isinstance(entry, Allergy)]


def test_that_an_unconfirmed_allergy_and_one_without_status_are_kept_as_active_with_a_note():
    found = with_allergies(named("Eggs", verificationStatus={"coding": [{"code": "unconfirmed"}]}), named("Nuts", clinicalStatus=None))
    assert found.patient.allergies == (Allergy("Eggs"), Allergy("Nuts"))
    assert found.notes == (
        "Allergies that the file does not call confirmed, kept: Eggs (unconfirmed).",
        "Allergies whose status is not told, taken as active: Nuts.",
    )


def test_that_an_allergy_without_a_name_is_never_lost():
    found = with_allergies({"reaction": [{"description": "swelling"}]})
    assert found.patient.allergies == (Allergy("substance not named in the source", reaction="swelling"),)
    assert found.notes == ("The file holds an allergy whose entry does not name its substance; ask the patient.",)


def test_that_the_substance_of_a_reaction_names_an_allergy_without_code():
    found = with_allergies({"reaction": [{"substance": {"text": "Lidocaine"}, "severity": "mild"}]})
    assert found.patient.allergies == (Allergy("Lidocaine", reaction="mild"),)


def test_that_equal_entries_are_one_allergy():
    assert with_allergies(named("Eggs"), named("Eggs")).patient.allergies == (Allergy("Eggs"),)


def test_that_the_shape_of_r5_reactions_is_read():
    found = with_allergies(named("Eggs", reaction=[{"manifestation": [{"concept": {"text": "hives"}}]}, {}]))
    assert found.patient.allergies == (Allergy("Eggs", reaction="hives"),)


def test_that_the_shape_of_stu3_is_read_with_a_note():
    found = with_allergies(named("Eggs", clinicalStatus="active", verificationStatus="confirmed"))
    assert found.patient.allergies == (Allergy("Eggs"),)
    assert found.notes == ("Parts of the file have the shape of FHIR STU3; they were read as far as they mean the same in R4.",)


def test_that_long_lists_of_notes_end_in_a_count():
    found = with_allergies(*(named(f"Food {number}", clinicalStatus={}) for number in range(11)))
    assert found.notes == (
        "Allergies whose status is not told, taken as active: Food 0; Food 1; Food 2; Food 3; Food 4; Food 5; Food 6; Food 7; and 3 more.",
    )
