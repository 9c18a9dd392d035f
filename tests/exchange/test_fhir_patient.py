"""Whose chart a file is: names, birth date, sex, record number, and what cannot be imported at all."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from uuid import UUID

import pytest

from procedure_assistant.domain.patient import Sex
from procedure_assistant.services.problem import Problem
from tests.bundles import samples
from tests.bundles.make_bundles import all_bundles
from tests.bundles.samples import Json, read, read_with, resource


def person(bundle: Json) -> Json:
    return resource(bundle, "Patient")


def refusal(**fields: object) -> Problem:
    """The problem of the chronic migraine sample whose Patient has other fields; None takes a field away."""
    bundle = samples.loaded("tobias_lindgren")
    for key, value in fields.items():
        person(bundle).pop(key, None)
        if value is not None:
            person(bundle)[key] = value
    with pytest.raises(Problem) as caught:
        read(bundle)
    assert caught.value.message.endswith("Nothing was imported.")
    assert caught.value.hint
    return caught.value


def test_that_the_committed_samples_are_what_their_generator_writes_and_stay_small():
    for name, content in all_bundles().items():
        assert (samples.FOLDER / name).read_text(encoding="utf-8") == content
        assert len(content.encode()) < 60_000
    assert {f"{name}.json" for name in samples.NAMES} == set(all_bundles())


@pytest.mark.parametrize(
    ("sample", "name", "born", "sex", "mrn"),
    [
        ("tobias_lindgren", "Lindgren, Tobias", date(1979, 8, 3), Sex.MALE, "4815-2207"),
        ("ottilie_brandvold", "Brandvold, Ottilie Marie", date(1962, 4, 17), Sex.FEMALE, "1190-7734"),
        ("marisol_echevarria", "Echevarría, Marisol", date(1998, 1, 30), Sex.FEMALE, "3306-0451"),
        ("freya_ashdown", "Ashdown, Freya", date(1996, 12, 9), Sex.FEMALE, "7702-9918"),
        ("nadia_okonjo", "Okonjo, Nadia", date(1994, 5, 27), Sex.FEMALE, "5521-3340"),
        ("pip_hawthorne", "Hawthorne, Pip", date(2019, 6, 11), Sex.OTHER, "8840-1126"),
        ("jose_munoz", "Muñoz-Ibáñez, José Ángel", date(1971, 10, 5), Sex.MALE, "6613-8082"),
        ("walter_pryce", "Pryce, Walter", date(1960, 2, 22), Sex.MALE, "2054-6619"),
        ("amos_whitlock", "Whitlock Jr., Amos", date(1985, 11, 2), Sex.MALE, "9917-4403"),
    ],
)
def test_that_identity_is_read_as_the_source_writes_it(sample: str, name: str, born: date, sex: Sex, mrn: str):
    patient = read(samples.path(sample).read_bytes()).patient
    assert (patient.name, patient.birth_date, patient.sex, patient.mrn) == (name, born, sex, mrn)
    assert patient.source == "FHIR R4 http://clinic.example.org/mrn"


def test_that_the_id_depends_on_the_record_number_alone():
    once = read_with("tobias_lindgren", lambda bundle: None).patient
    again = read_with("tobias_lindgren", lambda bundle: person(bundle).update(id="other", name=[{"family": "Berg"}])).patient
    number = read_with("tobias_lindgren", lambda bundle: person(bundle)["identifier"][1].update(value="4815-2208")).patient
    system = read_with("tobias_lindgren", lambda bundle: person(bundle)["identifier"][1].update(system="urn:other")).patient
    assert once.id == again.id == str(UUID("e038aa69-55e6-51f2-b82a-a015aaf1f411"))
    assert len({once.id, number.id, system.id}) == 3


def test_that_a_lone_patient_resource_is_enough():
    read_patient = read(resource(samples.loaded("jose_munoz"), "Patient"))
    assert read_patient.patient.name == "Muñoz-Ibáñez, José Ángel"
    assert read_patient.patient.allergies is None
    assert (read_patient.tells_conditions, read_patient.tells_medications) == (False, False)


def test_that_a_name_written_with_combining_accents_is_the_same_name():
    decomposed = unicodedata.normalize("NFD", samples.path("jose_munoz").read_text(encoding="utf-8")).encode()
    assert read(decomposed).patient == read(samples.path("jose_munoz").read_bytes()).patient


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([{"use": "nickname", "family": "N", "given": ["Toby"]}, {"use": "usual", "family": "U"}], "U"),
        ([{"use": "old", "family": "Old"}, {"family": "Plain"}], "Plain"),
        ([{"use": "official", "family": "Past", "period": {"end": "2020-01-01"}}, {"use": "usual", "family": "Now"}], "Now"),
        ([{"use": "official", "family": "Till", "period": {"end": "2026-11-23"}}, {"use": "usual", "family": "Now"}], "Till"),
        ([{"use": "official", "family": "  "}, {"use": "usual", "family": "Berg"}], "Berg"),
        ([{"family": ["Van", "Berg"], "given": ["A", " B  C "]}], "Van Berg, A B C"),
        ({"family": "Alone", "given": "Ann"}, "Alone, Ann"),
        ([{"family": "Larson43", "given": ["Jacob959"]}], "Larson43, Jacob959"),
        ([{"family": "Reyes", "suffix": ["III", "MD"]}], "Reyes III"),
    ],
)
def test_that_the_name_that_counts_today_is_chosen(names: object, expected: str):
    assert read_with("tobias_lindgren", lambda bundle: person(bundle).update(name=names)).patient.name == expected


@pytest.mark.parametrize(
    ("name", "stands", "note"),
    [
        (
            {"text": "Tobias Lindgren"},
            "Tobias Lindgren",
            "The file does not part family and given names; the whole name stands as the family name.",
        ),
        ({"given": ["Sukarno"]}, "Sukarno", "The file has no family name; the given name stands in its place."),
        ({"family": "Larson43"}, "Larson43", "The name holds digits, as in the source."),
        ({"use": "maiden", "family": "Thorsen"}, "Thorsen", "The only name in the file is marked “maiden”."),
    ],
)
def test_that_a_doubtful_name_is_kept_with_a_note(name: Json, stands: str, note: str):
    found = read_with("tobias_lindgren", lambda bundle: person(bundle).update(name=[name]))
    assert (found.patient.name, found.notes) == (stands, (note,))


@pytest.mark.parametrize("names", [None, [], [{}], [{"family": " "}], [{"prefix": ["Mr."]}], [{"family": "?"}], "Lindgren", [7]])
def test_that_a_patient_without_a_name_is_refused(names: object):
    assert refusal(name=names).code == "IMPORT-NAME"


@pytest.mark.parametrize("family", ["Lind\u0000gren", "\ud800", "Lindgren\u202e", "Lind\ufffdgren", "L" * 201])
def test_that_a_name_that_cannot_be_printed_is_refused(family: str):
    bundle = samples.loaded("tobias_lindgren")
    person(bundle)["name"] = [{"family": family}]
    with pytest.raises(Problem) as caught:
        read(json.dumps(bundle).encode("ascii"))
    assert caught.value.code == "IMPORT-NAME"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "The birth date is missing; name and birth date identify the patient."),
        ("1981", "The birth date is not complete (1981); name and full birth date identify the patient."),
        ("1981-02", "The birth date is not complete (1981-02); name and full birth date identify the patient."),
        ("1981-02-30", "The birth date is not a date of the calendar."),
        ("1981-02-14T10:00:00Z", "The birth date is not a date of the calendar."),
        ("14.02.1981", "The birth date is not a date of the calendar."),
        ("", "The birth date is not a date of the calendar."),
        (19810214, "The birth date is not a date of the calendar."),
        ("2026-11-24", "The birth date lies in the future."),
        ("1890-01-01", "The birth date lies more than 130 years back."),
    ],
)
def test_that_a_birth_date_that_does_not_identify_is_refused_with_its_reason(value: object, reason: str):
    problem = refusal(birthDate=value)
    assert (problem.code, problem.message) == ("IMPORT-BIRTH-DATE", f"{reason} Nothing was imported.")


def test_that_a_child_born_today_is_accepted():
    def born_today(bundle: Json) -> None:
        person(bundle)["birthDate"] = "2026-11-23"

    assert read_with("jose_munoz", born_today).patient.birth_date == samples.TODAY


def number(value: str, kind: str = "", **more: object) -> Json:
    return {"value": value, "system": "urn:s", **({"type": {"coding": [{"code": kind}]}} if kind else {}), **more}


@pytest.mark.parametrize(
    ("identifiers", "mrn", "notes"),
    [
        ([number("1"), number("2", "MR")], "2", ()),
        ([number("1", "MR", use="old"), number("2", "MR")], "2", ()),
        (
            [number("1", "MR", period={"end": "2020-01-01"}), number("2", "MR")],
            "2",
            ("The file has more than one medical record number; not used: 1.",),
        ),
        ([number("1", "MR"), number("1", "MR", system="urn:t")], "1", ()),
        ([number("", "MR"), number("5", "PI")], "5", ("The file has no medical record number; the patient number 5 stands in its place.",)),
        ([number("9", "SS"), number("5")], "5", ("The file has no medical record number; the patient number 5 stands in its place.",)),
        ([{"value": "8", "type": {"text": "MRN"}}], "8", ()),
    ],
)
def test_that_the_record_number_is_the_one_of_type_mr_or_else_a_patient_number(identifiers: list[Json], mrn: str, notes: tuple[str, ...]):
    found = read_with("tobias_lindgren", lambda bundle: person(bundle).update(identifier=identifiers))
    assert (found.patient.mrn, found.notes) == (mrn, notes)


@pytest.mark.parametrize(
    "identifiers",
    [
        None,
        [],
        [number("999-12-3456", "SS"), number("S1", "DL"), number("X1", "PPN")],
        [{"system": "http://hl7.org/fhir/sid/us-ssn", "value": "999-12-3456"}],
        [{"type": {"text": "Social Security Number"}, "value": "999-12-3456"}],
        [number("1", "MR", use="old")],
        [{"value": 4815}],
    ],
)
def test_that_a_patient_without_a_patient_number_is_refused_and_a_citizens_number_never_stands_in(identifiers: object):
    assert refusal(identifier=identifiers).code == "IMPORT-MRN"


@pytest.mark.parametrize("value", ["7" * 201, "48\u000715"])
def test_that_a_record_number_that_cannot_be_printed_is_refused(value: str):
    assert refusal(identifier=[number(value, "MR")]).code == "IMPORT-MRN"


@pytest.mark.parametrize(
    ("gender", "note"),
    [
        (None, "The sex is not told."),
        ("M", "The sex is given as “M”, which FHIR does not know; it stands as unknown."),
    ],
)
def test_that_an_untold_sex_is_unknown_with_a_note(gender: str | None, note: str):
    found = read_with("tobias_lindgren", lambda bundle: person(bundle).update(gender=gender))
    assert (found.patient.sex, found.notes) == (Sex.UNKNOWN, (note,))


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"deceasedDateTime": "2026-01-05T10:00:00Z"}, "The file says that the patient died on 5 Jan 2026."),
        ({"deceasedDateTime": "2026"}, "The file says that the patient has died."),
        ({"deceasedBoolean": True}, "The file says that the patient has died."),
        ({"active": False}, "The file marks this patient's record as no longer in use."),
        ({"link": [{"type": "replaced-by"}]}, "The file says that this patient's record was replaced by another one."),
    ],
)
def test_that_the_standing_of_the_record_is_noted(fields: Json, note: str):
    assert read_with("tobias_lindgren", lambda bundle: person(bundle).update(fields)).notes == (note,)


def test_that_a_bundle_without_a_patient_is_refused():
    def without_patient(bundle: Json) -> None:
        del bundle["entry"][0]

    with pytest.raises(Problem) as caught:
        read_with("tobias_lindgren", without_patient)
    assert caught.value.code == "IMPORT-NO-PATIENT"


def test_that_a_bundle_with_two_patients_is_refused():
    def with_another(bundle: Json) -> None:
        bundle["entry"].append(samples.loaded("jose_munoz")["entry"][0])

    with pytest.raises(Problem) as caught:
        read_with("tobias_lindgren", with_another)
    assert caught.value.code == "IMPORT-SEVERAL-PATIENTS"


def test_that_the_same_patient_given_twice_is_one_patient():
    twice = read_with("tobias_lindgren", lambda bundle: bundle["entry"].append(bundle["entry"][0]))
    assert twice == read(samples.path("tobias_lindgren").read_bytes())


def test_that_an_untouched_sample_needs_no_note_except_where_it_was_made_to():
    notes = {name: read(samples.path(name).read_bytes()).notes for name in samples.NAMES}
    assert {name: found for name, found in notes.items() if found} == {
        "amos_whitlock": ("Dates without a day, left blank: Chronic migraine without aura 2017.",)
    }
