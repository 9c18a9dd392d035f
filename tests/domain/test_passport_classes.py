"""Every class of platelet-rich plasma by its definition (facts D1): each band at its borders, the rule shown, nothing guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.domain.passport.classes import ClassResult, classes, depa_dose, depa_percent, marspill_band, paw_band
from tests.domain.regenerative import of


def one(class_id: str, ml: str = "", **changes: object) -> ClassResult:
    return next(found for found in classes(of("prp", ml, **changes)) if found.id == class_id)


@pytest.mark.parametrize(
    ("platelets", "before", "band"),
    [(249, 250, "P1"), (250, 250, "P1"), (251, 250, "P2"), (750, 250, "P2"), (751, 250, "P3"), (1250, 250, "P3"), (1251, 250, "P4"),
     (790, 800, "P1"), (801, 800, "P3")],
)  # fmt: skip
def test_that_paw_counts_platelets_against_the_blood(platelets: int, before: int, band: str):
    assert paw_band(Decimal(platelets), Decimal(before)) == band


@given(before=st.integers(1, 3000), platelets=st.integers(1, 20000), more=st.integers(0, 5000))
def test_that_more_platelets_never_lower_the_band(before: int, platelets: int, more: int):
    assert paw_band(Decimal(platelets), Decimal(before)) <= paw_band(Decimal(platelets + more), Decimal(before))


# white cells 3 against 6: B; neutrophils 3 × 20 % = 0.6 against 6 × 60 % = 3.6: β
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "P3-Bβ"),
        ({"activation": "thrombin"}, "P3-x-Bβ"),
        ({"activation": "endogenous"}, "P3-Bβ"),
        ({"wbc": "12", "neutrophil_percent": "60", "leukocyte_class": "rich"}, "P3-Aα"),
        ({"wbc": "6", "neutrophil_percent": "60"}, "P3-Bβ"),
        ({"wbc": "12", "neutrophil_percent": "20", "leukocyte_class": "rich"}, "P3-Aβ"),
        ({"platelets": "200"}, "P1-Bβ"),
    ],
)
def test_that_paw_is_written_from_its_letters(changes: dict[str, str], code: str):
    assert one("paw", **changes).text == code


def test_that_paw_says_that_the_rule_of_the_neutrophils_is_to_confirm():
    found = one("paw")
    assert found.to_confirm
    assert found.remark == "The threshold of the neutrophils is read like that of the white cells."


def test_that_a_class_without_its_count_cannot_be_told():
    found = one("paw", wb_wbc=None, neutrophil_percent=None)
    assert found.code == ""
    assert found.text == "cannot be told: white cells before and neutrophils of the product missing"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "3A"),
        ({"activation": "calcium_chloride", "activation_percent": "10", "activation_ml": "0.1"}, "4A"),
        ({"wbc": "7", "leukocyte_class": "rich"}, "1A"),
        ({"wbc": "7", "leukocyte_class": "rich", "activation": "thrombin"}, "2A"),
        ({"platelets": "1249"}, "3B"),
        ({"platelets": "1250", "wbc": "6"}, "3A"),
    ],
)
def test_that_mishra_is_white_cells_and_activation_then_five_times_the_platelets(changes: dict[str, str], code: str):
    assert one("mishra", **changes).text == code


def test_that_a_third_of_five_times_is_not_lost_in_a_quotient():
    assert one("mishra", wb_platelets="233.3", platelets="1166.5").text == "3A"


@pytest.mark.parametrize(
    ("preparation", "leukocytes", "code"),
    [("prp", "poor", "P-PRP"), ("prp", "rich", "L-PRP"), ("prf", "poor", "P-PRF"), ("prf", "rich", "L-PRF")],
)
def test_that_dohan_is_preparation_and_leukocytes(preparation: str, leukocytes: str, code: str):
    assert one("dohan", preparation=preparation, leukocyte_class=leukocytes).text == code


def test_that_dohan_without_its_preparation_cannot_be_told():
    assert one("dohan", preparation=None).text == "cannot be told: plasma or fibrin missing"


def test_that_plra_is_count_volume_and_signs():
    assert one("plra", "4").text == "P 1,250,000/4 mL, L −, R +, A −"
    assert one("plra", "2", wbc_percent="1.1", rbc_percent="1", activation="thrombin").text == "P 1,250,000/2 mL, L +, R −, A +"
    assert one("plra", wbc_percent=None).text == "cannot be told: white cells of the product, share and volume injected missing"


@pytest.mark.parametrize(
    ("billions", "letter"),
    [("5.01", "A"), ("5", "B"), ("3", "B"), ("2.99", "C"), ("1", "C"), ("0.99", "D"), ("0.21", "D"), ("5.43", "A")],
)
def test_that_depa_grades_the_dose(billions: str, letter: str):
    assert depa_dose(Decimal(billions)) == letter


@pytest.mark.parametrize(("percent", "letter"), [("90.1", "A"), ("90", "B"), ("70", "B"), ("69.9", "C"), ("30", "C"), ("29.9", "D")])
def test_that_depa_grades_efficiency_and_purity(percent: str, letter: str):
    assert depa_percent(Decimal(percent)) == letter


# dose 1,250 × 4 mL = 5 × 10^9: B; recovery 66.7 %: C; purity 92.4 %: A; not activated
def test_that_depa_is_written_from_its_letters():
    assert one("depa", "4").text == "BCA−"
    assert one("depa", "4", activation="thrombin").text == "BCA+"
    assert one("depa", "4").to_confirm
    assert one("depa").text == "cannot be told: volume injected missing"


@pytest.mark.parametrize(
    ("platelets", "band"),
    [(999, "below 4 times"), (1000, "4–6 times"), (1499, "4–6 times"), (1500, "4–6 and 6–8 times, on the border of two bands"),
     (1501, "6–8 times"), (2000, "6–8 and 8–10 times, on the border of two bands"), (2001, "8–10 times"), (2500, "8–10 times"),
     (2501, "above 10 times")],
)  # fmt: skip
def test_that_marspill_bands_the_platelets_and_says_where_two_bands_meet(platelets: int, band: str):
    assert marspill_band(Decimal(platelets), Decimal(250)) == band


def test_that_marspill_reads_letter_by_letter():
    assert one("marspill", "4").parts == (
        ("M", "hand"), ("A", "not activated"), ("R", "poor"), ("S", "2 spins"), ("P", "4–6 times"), ("I", "guided"), ("L", "poor"),
        ("Li", "no light"),
    )  # fmt: skip
    other = one("marspill", "4", method="automated", spins="one", activation="thrombin", light_activation="yes", platelets="1500")
    assert other.text.startswith("M automated; A activated; R poor; S 1 spin; P 4–6 and 6–8 times")
    assert other.text.endswith("Li light")
    assert other.remark == "A platelet count at 6 or 8 times belongs to two bands."
    assert one("marspill").text == "cannot be told: the first injection missing"


def test_that_every_class_shows_its_rule_and_its_source():
    found = classes(of("prp"))
    assert [result.title for result in found] == ["PAW", "Mishra", "Dohan Ehrenfest", "PLRA", "DEPA", "MARSPILL"]
    assert all(result.rule and result.source.text for result in found)


def test_that_cells_and_exosomes_have_no_class_of_platelets():
    assert classes(of("msc")) == classes(of("exosome")) == ()
