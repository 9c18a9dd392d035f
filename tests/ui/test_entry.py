"""Numbers and days as typed in the language on screen: read exactly, or refused in words, never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from procedure_assistant.domain.units import NotANumber
from procedure_assistant.ui import entry
from procedure_assistant.ui.language import Tongue


@pytest.fixture
def comma() -> Iterator[None]:
    entry.read_with(",")
    yield
    entry.read_with(".")


@pytest.mark.usefixtures("comma")
@pytest.mark.parametrize(
    ("typed", "value"),
    [("2,5", "2.5"), ("2.5", "2.5"), (" 0,125 ", "0.125"), ("0.125", "0.125"), ("1000", "1000"), ("1 000,5", "1000.5"),
     ("1\u202f000", "1000"), ("12\u00a0500,25", "12500.25"), ("1000,000", "1000.000"), ("-2,5", "-2.5")],
)  # fmt: skip
def test_that_a_number_is_read_digit_by_digit_where_the_comma_parts_decimals(typed: str, value: str):
    found = entry.decimal_typed(typed)
    assert (found, str(found)) == (Decimal(value), value)


@pytest.mark.usefixtures("comma")
@pytest.mark.parametrize("typed", ["1.000", "1,000", "12.500", "2,125", "1.000.000", "1,000,000", "-1.000"])
def test_that_what_can_be_read_two_ways_is_refused_in_words(typed: str):
    with pytest.raises(NotANumber, match=f"“{typed}” can be read in two ways"):
        entry.decimal_typed(typed)


@pytest.mark.usefixtures("comma")
@pytest.mark.parametrize("typed", ["1 00", "1 0000", "1.000,5", "1,000.5", "2,5,5", "dos", "", "1 000 00"])
def test_that_what_is_no_number_is_refused(typed: str):
    with pytest.raises(NotANumber):
        entry.decimal_typed(typed)


def test_that_where_the_point_parts_decimals_only_the_comma_of_thousands_is_doubtful():
    assert entry.decimal_typed("1.000") == 1
    assert entry.decimal_typed("2,5") == Decimal("2.5")
    with pytest.raises(NotANumber, match="two ways"):
        entry.decimal_typed("1,000")


@pytest.mark.parametrize(
    ("typed", "day"),
    [("14 feb 1981", "1981-02-14"), ("14 ene. 1981", "1981-01-14"),
     ("1 de Septiembre de 2026", "2026-09-01"), ("3 sept 2026", "2026-09-03"),
     ("14 Feb 1981", "1981-02-14"), ("30 dic 2026", "2026-12-30"), ("1981-02-14", "1981-02-14"), ("4 ago 2026", "2026-08-04")],
)  # fmt: skip
def test_that_a_day_may_be_typed_as_it_is_shown_in_every_language(typed: str, day: str):
    assert entry.day_text(typed) == day


@pytest.mark.parametrize("typed", ["03/04/1981", "3.4.1981", "14 feb 81", "30 feb 1981", "soon", "14 februar 1981"])
def test_that_a_day_in_figures_alone_is_not_guessed(typed: str):
    assert entry.day_text(typed) == typed


def test_that_the_months_as_the_screen_writes_them_can_be_typed():
    for country in (QLocale.Country.UnitedStates, QLocale.Country.Mexico, QLocale.Country.Spain):
        tongue = Tongue(QLocale(QLocale.Language.Spanish, country))
        for month in range(1, 13):
            assert entry.day_text(tongue.day(date(2026, month, 9))) == f"2026-{month:02}-09"
