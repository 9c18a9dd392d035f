from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.domain.units import (
    Concentration,
    Dose,
    Length,
    Mass,
    NotANumber,
    UnitMismatch,
    Volume,
    decimal_from,
    decimals_of,
    kept,
    milligrams,
    units_of,
)

AMOUNTS = st.decimals(min_value=0, max_value=10_000, places=4)


@pytest.mark.parametrize(
    ("text", "number"),
    [("5", "5"), ("2.5", "2.5"), ("2,5", "2.5"), (" 0,125 ", "0.125"), (".5", "0.5"), ("-3", "-3"), ("82.0", "82.0"), ("-0", "0")],
)
def test_that_a_typed_number_is_read_to_its_last_digit(text: str, number: str):
    assert str(decimal_from(text)) == number


@pytest.mark.parametrize("text", ["", " ", "abc", "1e3", "1_0", "NaN", "Infinity", "٣", "5 mg", "1.2.3", "--1", "5."])
def test_that_what_is_not_a_plain_number_is_refused(text: str):
    with pytest.raises(NotANumber, match="is not a number"):
        decimal_from(text)


@pytest.mark.parametrize("text", ["1,000", "2,500", "82,125", "1,000,000"])
def test_that_a_comma_before_three_digits_is_never_guessed(text: str):
    with pytest.raises(NotANumber, match="can be read in two ways"):
        decimal_from(text)


def test_that_a_number_of_more_digits_than_anybody_measures_is_refused():
    assert decimal_from("123456789.012") == Decimal("123456789.012")
    with pytest.raises(NotANumber, match="too many digits"):
        decimal_from("1234567890.123")


@given(AMOUNTS, AMOUNTS)
def test_that_doses_add_and_subtract_exactly(one: Decimal, other: Decimal):
    assert (milligrams(one) + milligrams(other)).amount == one + other
    assert (milligrams(one) + milligrams(other) - milligrams(other)).amount == one


def test_that_units_of_two_products_never_add():
    with pytest.raises(UnitMismatch, match="not interchangeable"):
        units_of("onabotulinumtoxinA", 5) + units_of("abobotulinumtoxinA", 5)
    with pytest.raises(UnitMismatch, match="not interchangeable"):
        _ = units_of("onabotulinumtoxinA", 5) < units_of("", 5)


@pytest.mark.parametrize("compare", ["__lt__", "__le__", "__gt__", "__ge__", "__add__", "__sub__"])
def test_that_units_and_milligrams_do_not_go_together(compare: str):
    with pytest.raises(UnitMismatch, match="do not add"):
        getattr(units_of("x", 5), compare)(milligrams(5))
    with pytest.raises(UnitMismatch, match="a dose and Volume"):
        getattr(milligrams(5), compare)(Volume.ml(5))
    with pytest.raises(UnitMismatch, match="Volume and Dose"):
        getattr(Volume.ml(5), compare)(milligrams(5))


def test_that_milligrams_and_micrograms_add_in_the_unit_of_the_first():
    assert milligrams(1) + Dose(Decimal(250), "mcg") == milligrams("1.25")
    assert Dose(Decimal(250), "mcg") + milligrams(1) == Dose(Decimal(1250), "mcg")
    assert Dose(Decimal(250), "mcg").mg == Decimal("0.25")


def test_that_biologic_units_have_no_weight():
    with pytest.raises(UnitMismatch, match="no weight"):
        _ = units_of("x", 5).mg


def test_that_an_unknown_unit_is_no_dose():
    with pytest.raises(UnitMismatch, match="is not a unit"):
        Dose(Decimal(1), "U")


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity"])
def test_that_an_amount_is_finite(amount: str):
    for quantity in (Volume, Length, Mass):
        with pytest.raises(NotANumber):
            quantity(Decimal(amount))
    with pytest.raises(NotANumber):
        milligrams(amount)


def test_that_quantities_compare_and_multiply():
    assert Volume.ml("0.5") < Volume.ml(1) <= Volume.ml(1)
    assert Length(Decimal(2)) > Length(Decimal(1)) >= Length(Decimal(1))
    assert Mass(Decimal(82)) * 2 == Mass(Decimal(164))
    assert bool(Volume.ml("0.0")) is False
    assert bool(milligrams("0.1")) is True


def test_that_percent_is_ten_milligrams_in_a_millilitre():
    lidocaine = Concentration.percent(2)
    assert lidocaine.dose_in(Volume.ml(1)) == milligrams(20)
    assert Concentration.percent("0.5").dose_in(Volume.ml(1)) == milligrams(5)
    assert lidocaine.volume_of(milligrams(300)) == Volume.ml(15)


# facts B1: units in 0.1 mL by vial and diluent
@pytest.mark.parametrize(
    ("vial", "ml", "in_a_tenth"),
    [(100, 1, "10"), (100, 2, "5"), (100, 4, "2.5"), (100, 8, "1.25"), (100, 10, "1"),
     (200, 1, "20"), (200, 2, "10"), (200, 4, "5"), (200, 8, "2.5"), (200, 10, "2")],
)  # fmt: skip
def test_that_the_dilution_table_of_the_label_comes_out(vial: int, ml: int, in_a_tenth: str):
    made = Concentration(units_of("x", vial), Volume.ml(ml))
    assert made.dose_in(Volume.ml("0.1")) == units_of("x", in_a_tenth)
    assert made.volume_of(units_of("x", in_a_tenth)) == Volume.ml("0.1")


def test_that_a_volume_of_another_drugs_dose_is_never_worked_out():
    made = Concentration(units_of("onabotulinumtoxinA", 200), Volume.ml(4))
    with pytest.raises(UnitMismatch):
        made.volume_of(units_of("abobotulinumtoxinA", 5))


@pytest.mark.parametrize(("dose", "volume"), [("0", "1"), ("1", "0"), ("-1", "1"), ("1", "-1")])
def test_that_nothing_dissolved_in_nothing_is_no_concentration(dose: str, volume: str):
    with pytest.raises(UnitMismatch, match="above zero"):
        Concentration(milligrams(dose), Volume.ml(volume))


@given(st.integers(1, 500), st.integers(1, 30), st.lists(st.decimals(min_value="0.01", max_value=10, places=2), max_size=8))
def test_that_parts_of_a_vial_and_its_rest_make_the_vial_even_where_a_division_has_no_end(vial: int, ml: int, volumes: list[Decimal]):
    made = Concentration(units_of("x", vial), Volume.ml(ml))
    given_doses = [made.dose_in(Volume(volume)) for volume in volumes]
    total = sum((dose.amount for dose in given_doses), Decimal(0))
    left = units_of("x", vial)
    for dose in given_doses:
        left -= dose
    assert left.amount + total == vial
    assert all(abs(dose.amount - Decimal(vial) * volume / ml) < Decimal("1E-11") for dose, volume in zip(given_doses, volumes, strict=True))


def test_that_only_a_division_without_end_is_cut():
    assert kept(Decimal(2) / 3) == Decimal("0.666666666667")
    assert kept(Decimal("0.333333333333")) == Decimal("0.333333333333")
    assert str(kept(Decimal("5.0"))) == "5.0"


@pytest.mark.parametrize(("number", "decimals"), [("5", 0), ("5.000", 0), ("2.50", 1), ("0.0001", 4), ("1E+30", 0), ("0E-9", 0)])
def test_that_trailing_zeros_are_no_decimals(number: str, decimals: int):
    assert decimals_of(Decimal(number)) == decimals
