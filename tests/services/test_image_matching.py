"""Whose picture it is by its header, and where it belongs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from procedure_assistant.domain.patient import Sex
from procedure_assistant.services.image_matching import Mark, Match, is_other_patient, match_received, mismatches, readable_name
from procedure_assistant.services.image_values import SentPatient
from tests.fakes import MemoryStore
from tests.store.samples import SAVED, add_visit, derived_from, entry, patient

SENT = SentPatient(id="4711", name="Echevarria^Marisol", birth_date=date(1981, 2, 14), sex="F")
PATIENT = patient("p1", mrn="4711")


def marks(**changes: object) -> list[Mark]:
    return [one.mark for one in mismatches(replace(SENT, **changes), PATIENT)]


def test_that_a_picture_that_names_nobody_contradicts_nobody():
    assert mismatches(None, PATIENT) == ()


def test_that_the_same_patient_agrees_whatever_the_accents_and_the_padding():
    assert marks() == []
    assert marks(id=" 4711 ", name="ECHEVARRÍA^MARISOL^^Dr", sex="f") == []
    assert marks(name="Echevarría, Marisol") == []
    assert marks(name="Echevarria^Marisol=エチェバリア^マリソル") == []


@pytest.mark.parametrize("given", ["", "M", "Marisol Ana", "Mari"])
def test_that_a_shorter_or_longer_given_name_is_not_another_person(given: str):
    assert marks(name=f"Echevarria^{given}") == []


def test_that_what_the_header_leaves_open_contradicts_nothing():
    assert marks(name="", birth_date=None, sex="") == []
    assert marks(sex="X") == []
    assert mismatches(SENT, replace(PATIENT, sex=Sex.UNKNOWN)) == ()


@pytest.mark.parametrize(
    ("changes", "mark", "sentence"),
    [
        ({"id": "04711"}, Mark.ID, "The header has the patient number 04711, this patient's is 4711."),
        ({"id": " "}, Mark.NO_ID, "The header of the picture has no patient number."),
        ({"name": "Doe^Jane"}, Mark.NAME, "The header names Doe, Jane, this patient is Echevarría, Marisol."),
        ({"name": "Echevarria^Ana"}, Mark.NAME, "The header names Echevarria, Ana, this patient is Echevarría, Marisol."),
        ({"birth_date": date(1981, 2, 15)}, Mark.BIRTH_DATE, "The header has the birth date 15 Feb 1981, this patient's is 14 Feb 1981."),
        ({"sex": "M"}, Mark.SEX, "The header says male, the chart says female."),
    ],
)
def test_that_each_thing_that_differs_is_named_with_both_sides(changes: dict[str, object], mark: Mark, sentence: str):
    (found,) = mismatches(replace(SENT, **changes), PATIENT)
    assert (found.mark, found.sentence) == (mark, sentence)


@pytest.mark.parametrize(
    ("changes", "other"),
    [
        ({"id": "4712"}, True),
        ({"name": "Doe^Jane"}, False),
        ({"birth_date": date(1990, 1, 1)}, False),
        ({"name": "Doe^Jane", "birth_date": date(1990, 1, 1)}, True),
        ({"id": "", "sex": "M"}, False),
    ],
)
def test_that_another_number_or_another_name_and_birth_date_is_another_patient(changes: dict[str, object], other: bool):
    assert is_other_patient(mismatches(replace(SENT, **changes), PATIENT)) is other


@pytest.fixture
def store() -> MemoryStore:
    made = MemoryStore()
    made.save_patient(PATIENT, SAVED)
    return made


def test_that_the_one_open_visit_of_the_patient_is_found(store: MemoryStore):
    add_visit(store, "v1", 1)
    assert match_received(SENT, store, "") == Match("v1")


def test_that_of_several_open_visits_the_one_on_the_screen_is_taken_and_none_is_guessed(store: MemoryStore):
    add_visit(store, "v1", 1)
    add_visit(store, "v2", 1)
    assert match_received(SENT, store, "v2").visit_id == "v2"
    assert match_received(SENT, store, "v9") == Match("", "The patient with the number 4711 has 2 open visits.")


def test_that_a_signed_visit_is_not_open(store: MemoryStore):
    from procedure_assistant.services.ports import VisitState

    rows = (entry("v1"),)
    derived = derived_from(rows)
    store.append(rows, replace(derived, summary=replace(derived.summary, state=VisitState.SIGNED)))
    assert match_received(SENT, store, "v1") == Match("", "The patient with the number 4711 has no open visit.")


def test_that_without_a_number_nothing_is_matched(store: MemoryStore):
    add_visit(store, "v1", 1)
    for sent in (None, replace(SENT, id="")):
        assert match_received(sent, store, "v1") == Match("", "The picture has no patient number in its header.")


def test_that_mismatches_come_with_the_match(store: MemoryStore):
    add_visit(store, "v1", 1)
    found = match_received(replace(SENT, sex="M"), store, "")
    assert (found.visit_id, [one.mark for one in found.mismatches]) == ("v1", [Mark.SEX])


@pytest.mark.parametrize(
    ("name", "words"),
    [("Doe^Jane^Ann^Dr^MD", "Doe, Jane Ann"), ("Doe", "Doe"), ("Doe^^", "Doe"), ("Yamada^Tarou=山田^太郎", "Yamada, Tarou")],
)
def test_that_a_dicom_name_is_written_for_people(name: str, words: str):
    assert readable_name(name) == words
