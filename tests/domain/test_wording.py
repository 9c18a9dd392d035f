from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.domain import wording
from procedure_assistant.domain.units import Dose, Length, Mass, Volume, milligrams, units_of

# ISMP list of error-prone dose designations and the Joint Commission "do not use" list, as the program writes each.
ISMP = [
    ("no trailing zero", wording.dose(milligrams("5.0")), "5 mg"),
    ("no trailing zeros", wording.volume(Volume.ml("4.000")), "4 mL"),
    ("zeros before the point stay", wording.dose(units_of("x", 200)), "200 units"),
    ("leading zero", wording.volume(Volume.ml(".7")), "0.7 mL"),
    ("decimals that count stay", wording.dose(units_of("x", "2.50")), "2.5 units"),
    ("units in full, never U", wording.dose(units_of("x", 155)), "155 units"),
    ("one unit", wording.dose(units_of("x", "1.0")), "1 unit"),
    ("none", wording.dose(units_of("x", 0)), "0 units"),
    ("mcg, never µg", wording.dose(Dose(Decimal(10), "mcg")), "10 mcg"),
    ("a comma from 1,000 on", wording.dose(units_of("x", 2500)), "2,500 units"),
    ("a comma in a million", wording.number(1_000_000), "1,000,000"),
    ("no comma below", wording.number(999), "999"),
    ("no exponent", wording.number(Decimal("1E+3")), "1,000"),
    ("weight", wording.mass(Mass(Decimal("82.0"))), "82 kg"),
    ("weight of a chart with many digits", wording.mass(Mass(Decimal("81.2471294404367"))), "81.2 kg"),
    ("weight of a small child", wording.mass(Mass(Decimal("3.456"))), "3.46 kg"),
    ("mL, never cc", wording.volume(Volume.ml("0.10")), "0.1 mL"),
    ("a measured length keeps its precision", wording.length_mm(Length(Decimal(28))), "28.0 mm"),
    ("a length without decimals", wording.length_mm(Length(Decimal(84)), 0), "84 mm"),
    ("date without figures for the month", wording.day(date(1981, 2, 14)), "14 Feb 1981"),
    ("date as answered", wording.day_text("2026-11-03"), "3 Nov 2026"),
    ("24 h time", wording.clock_time(datetime(2026, 11, 23, 4, 5, tzinfo=UTC)), "04:05"),
]


@pytest.mark.parametrize(("why", "written", "wanted"), ISMP, ids=[row[0] for row in ISMP])
def test_that_amounts_are_written_as_the_ismp_list_asks(why: str, written: str, wanted: str):
    assert written == wanted


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-100_000, max_value=100_000))
def test_that_no_number_has_a_trailing_zero_or_a_naked_point(value: Decimal):
    text = wording.number(value)
    digits = text.removeprefix("about ").removeprefix("less than ")
    whole, _, decimals = digits.partition(".")
    assert whole.lstrip("-") != ""
    assert not decimals.endswith("0")
    assert not digits.endswith(".")
    assert digits != "-0"
    assert "E" not in digits
    if text == digits:
        assert Decimal(digits.replace(",", "")) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [("0.0667", "0.0667"), ("0.06666666", "about 0.0667"), ("46.666666666667", "about 46.6667"), ("0.00001", "less than 0.0001"),
     ("-0.00", "0"), ("0E-9", "0"), ("-2.5", "-2.5"), ("1E+30", "1" + ",000" * 10)],
)  # fmt: skip
def test_that_what_is_not_exact_says_so(value: str, text: str):
    assert wording.number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("fraction", "text"),
    [
        ("0", "0 %"), ("0.5", "50 %"), ("0.13333", "13 %"), ("0.06097", "6 %"), ("0.125", "13 %"), ("0.994", "99 %"), ("0.995", "99.5 %"),
        ("0.99999", "99.9 %"), ("1", "100 %"), ("1.00001", "100.1 %"), ("1.0049", "100.5 %"), ("1.005", "101 %"), ("2.5", "250 %"),
    ],
)  # fmt: skip
def test_that_a_share_next_to_its_limit_never_reads_as_the_limit(fraction: str, text: str):
    assert wording.percent(Decimal(fraction)) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [(0, "0 days"), (1, "1 day"), (7, "1 week"), (8, "1 week 1 day"), (83, "11 weeks 6 days"), (84, "12 weeks"), (91, "13 weeks")],
)
def test_that_a_span_is_told_in_weeks_and_days(days: int, text: str):
    assert wording.weeks_and_days(days) == text


def test_that_counts_and_lists_read_as_spoken():
    assert wording.count(1, "site") == "1 site"
    assert wording.count(0, "site") == "0 sites"
    assert wording.count(2, "copy", "copies") == "2 copies"
    assert wording.listed([]) == ""
    assert wording.listed(["a"]) == "a"
    assert wording.listed(["a", "b"]) == "a and b"
    assert wording.listed(["a", "b", "c"], "or") == "a, b or c"
