"""The NDC in its forms, and in a GTIN. Expected numbers are those of the facts file (B5, B6) and of the definitions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.domain.ndc import Ndc, check_digit, gtin_of, of_ten, parse_ndc, ten_of_gtin

GTINS = {"0023-1145-01": "00300231145014", "0023-3921-02": "00300233921029", "85766-155-01": "00385766155011"}


@pytest.mark.parametrize(("ndc", "gtin"), GTINS.items())
def test_that_the_gtin_of_a_package_carries_its_ndc(ndc: str, gtin: str):
    assert gtin_of(parse_ndc(ndc)) == gtin
    assert parse_ndc(ndc).may_be(ten_of_gtin(gtin))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("0023-3921-02", "0023-3921-02"),
        ("NDC 0023-3921-02", "0023-3921-02"),
        ("ndc: 0023 – 3921 – 02", "0023-3921-02"),
        ("00023-3921-02", "00023-3921-02"),
        ("000023-3921-02", "000023-3921-02"),
        ("00023392102", "00023-3921-02"),
        ("000023392102", "000023-3921-02"),
        ("85766-155-01", "85766-155-01"),
        ("15054-0530-6", "15054-0530-6"),
    ],
)
def test_that_each_printed_form_is_read_as_it_stands(typed: str, printed: str):
    assert parse_ndc(typed).text == printed


@pytest.mark.parametrize(
    "typed", ["", "0023392102", "23-3921-02", "0023-3921", "0023-3921-2", "0023-39211-02", "002-3-3921-02", "0023-39A1-02", "1" * 13]
)
def test_that_what_is_no_ndc_is_refused(typed: str):
    with pytest.raises(ValueError, match=f"^{typed}$"):
        parse_ndc(typed)


def test_that_the_forms_of_one_package_are_the_same_code():
    forms = [parse_ndc(typed) for typed in ("0023-3921-02", "00023-3921-02", "000023-3921-02")]
    assert all(one.is_same(other) for one in forms for other in forms)
    assert {one.eleven for one in forms} == {"00023392102"}
    assert parse_ndc("15054-0530-6").is_same(parse_ndc("15054-0530-06"))
    assert not parse_ndc("0023-3921-02").is_same(parse_ndc("0023-3921-01"))


def test_that_a_labeler_of_six_digits_has_no_form_of_eleven_or_ten():
    ndc = parse_ndc("123456-7890-12")
    assert (ndc.eleven, ndc.ten, gtin_of(ndc)) == ("", "", "")


def test_that_ten_digits_without_hyphens_mean_three_codes():
    assert [one.text for one in of_ten("8576615501")] == ["8576-6155-01", "85766-155-01", "85766-1550-1"]
    assert of_ten("857661550") == ()


@pytest.mark.parametrize("gtin", ["", "00400233921021", "0030023392102", "003002339210290", "0030023392102x"])
def test_that_a_number_without_an_ndc_gives_none(gtin: str):
    assert ten_of_gtin(gtin) == ""


@given(st.from_regex(r"[0-9]{10}", fullmatch=True), st.integers(0, 8))
def test_that_every_code_comes_back_from_its_gtin(digits: str, indicator: int):
    for ndc in of_ten(digits):
        gtin = gtin_of(ndc, indicator)
        assert ten_of_gtin(gtin) == digits
        assert ndc.may_be(digits)
        assert check_digit(gtin[:-1]) == gtin[-1]


@given(st.from_regex(r"[0-9]{13}", fullmatch=True), st.integers(0, 12), st.integers(1, 9))
def test_that_the_check_digit_finds_every_single_wrong_digit(body: str, place: int, shift: int):
    wrong = body[:place] + str((int(body[place]) + shift) % 10) + body[place + 1 :]
    assert check_digit(wrong) != check_digit(body)


def test_that_the_printed_form_stays_as_it_is():
    assert Ndc("00023", "3921", "02").text == "00023-3921-02"
