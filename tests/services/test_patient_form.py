"""The form for typing a patient: which dates and weights are understood, and what is wrong with which field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from procedure_assistant.domain.patient import Sex
from procedure_assistant.services.patient_form import FieldFault, PatientForm, day_from, form_faults

TODAY = date(2026, 11, 23)
GOOD = PatientForm("Doe", "Ann", "14 Feb 1981", Sex.UNKNOWN, "A-1", "62.5", "2026-11-23")


@pytest.mark.parametrize("text", ["1981-02-14", " 14 Feb 1981 ", "14 feb 1981", "14. February 1981", "1981-2-14"])
def test_that_an_unmistakable_date_is_understood(text: str):
    assert day_from(text) == date(1981, 2, 14)


@pytest.mark.parametrize(
    "text", ["", "14/02/1981", "14.02.1981", "02-14-1981", "14 Feb 81", "1981", "1981-02-30", "14 Foo 1981", "0000-01-01", "１９８１-02-14"]
)
def test_that_a_date_that_can_be_mistaken_is_not_understood(text: str):
    assert day_from(text) is None


def test_that_a_good_form_has_no_fault_with_or_without_weight():
    assert form_faults(GOOD, TODAY) == ()
    assert form_faults(replace(GOOD, weight_kg="", weight_on=" "), TODAY) == ()
    assert form_faults(replace(GOOD, family_name="李", given_names=""), TODAY) == ()


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"family_name": " ", "given_names": "-"}, "family_name", "The name is missing; name and birth date identify the patient."),
        ({"family_name": ""}, "family_name", "The family name is missing; write a single name here."),
        ({"family_name": "x" * 201}, "family_name", "The name is longer than 200 characters."),
        ({"family_name": "D\0e"}, "family_name", "The family name holds characters that cannot be printed."),
        ({"given_names": "A\0"}, "given_names", "The given names hold characters that cannot be printed."),
        ({"birth_date": " "}, "birth_date", "The birth date is missing; name and birth date identify the patient."),
        (
            {"birth_date": "02/03/1981"},
            "birth_date",
            "The birth date is not a full date. Write it as 14 Feb 1981 or 1981-02-14; figures alone can mistake day and month.",
        ),
        ({"birth_date": "24 Nov 2026", "weight_kg": "", "weight_on": ""}, "birth_date", "The birth date lies in the future."),
        ({"birth_date": "1 Jan 1895"}, "birth_date", "The birth date lies more than 130 years back."),
        ({"sex": None}, "sex", "The sex is not chosen; “unknown” is an answer."),
        ({"mrn": " "}, "mrn", "The medical record number is missing; it stands beside name and birth date on every page."),
        ({"mrn": "1" * 201}, "mrn", "The medical record number is too long or holds characters that cannot be printed."),
        ({"weight_kg": "heavy"}, "weight_kg", "The weight is not a number of kilograms."),
        ({"weight_kg": "NaN"}, "weight_kg", "The weight is not a number of kilograms."),
        ({"weight_kg": "0"}, "weight_kg", "A weight is from 0.3 to 650 kg."),
        ({"weight_kg": "62500"}, "weight_kg", "A weight is from 0.3 to 650 kg."),
        ({"weight_kg": ""}, "weight_kg", "The weight is missing although its day is given."),
        ({"weight_on": ""}, "weight_on", "The day the weight was measured is missing."),
        ({"weight_on": "24 Nov 2026"}, "weight_on", "The day of the weight lies in the future."),
        ({"weight_on": "13 Feb 1981"}, "weight_on", "The day of the weight lies before the birth."),
        (
            {"weight_on": "yesterday"},
            "weight_on",
            "The day of the weight is not a full date. Write it as 14 Feb 1981 or 1981-02-14; figures alone can mistake day and month.",
        ),
    ],
)
def test_that_each_fault_names_its_field_and_what_to_do(changes: dict[str, object], field: str, message: str):
    assert form_faults(replace(GOOD, **changes), TODAY) == (FieldFault(field, message),)
