"""Codes of packages as scanners type them: what each says, and what is refused in which words. Lots and serials are invented."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from procedure_assistant.domain.ndc import check_digit
from procedure_assistant.exchange.pack_codes import PackCodes
from procedure_assistant.services.pack_codes import PackCode, Standard
from procedure_assistant.services.problem import Problem

GS = "\x1d"
BOTOX_200 = "00300233921029"
BOTOX_100 = "00300231145014"
RELABELLED = "00385766155011"
END_OF_APRIL = date(2027, 4, 30)


def gs1(item: str, lot: str = "", expiry: date | None = None, serial: str = "", made: date | None = None) -> PackCode:
    return PackCode(Standard.GS1, item, lot, expiry, made, serial)


def hibc(item: str, lot: str = "", expiry: date | None = None, serial: str = "", made: date | None = None) -> PackCode:
    return PackCode(Standard.HIBC, item, lot, expiry, made, serial)


def with_check(label: str) -> str:
    """A HIBC label with its check character, worked out as the standard defines it."""
    values = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
    return label + values[sum(values.index(letter) for letter in label) % 43]


WELL_FORMED = {
    # GS1, in the orders and with the separators that scanners send
    f"01{BOTOX_200}17270430" + "10C7654": gs1(BOTOX_200, "C7654", END_OF_APRIL),
    f"01{BOTOX_200}10C7654{GS}17270430": gs1(BOTOX_200, "C7654", END_OF_APRIL),
    f"01{BOTOX_200}21SN0001{GS}1727043010C7654": gs1(BOTOX_200, "C7654", END_OF_APRIL, "SN0001"),
    f"01{BOTOX_200}21SN0001{GS}10C7654{GS}17270430": gs1(BOTOX_200, "C7654", END_OF_APRIL, "SN0001"),
    f"01{BOTOX_200}1727043010C7654{GS}21SN0001": gs1(BOTOX_200, "C7654", END_OF_APRIL, "SN0001"),
    f"01{BOTOX_200}{GS}17270430{GS}10C7654{GS}": gs1(BOTOX_200, "C7654", END_OF_APRIL),
    f"{GS}01{BOTOX_200}1727043010C7654": gs1(BOTOX_200, "C7654", END_OF_APRIL),
    f"]d201{BOTOX_200}1727043010C7654{GS}21SN0001": gs1(BOTOX_200, "C7654", END_OF_APRIL, "SN0001"),
    f"]C101{BOTOX_200}1727043010C7654": gs1(BOTOX_200, "C7654", END_OF_APRIL),
    f"]e001{BOTOX_200}": gs1(BOTOX_200),
    f"]Q301{BOTOX_200}17270430": gs1(BOTOX_200, expiry=END_OF_APRIL),
    f"01{BOTOX_200}1727043010C7654\r\n": gs1(BOTOX_200, "C7654", END_OF_APRIL),
    f"  01{BOTOX_200}1727043010C7654\t": gs1(BOTOX_200, "C7654", END_OF_APRIL),
    f"01{BOTOX_100}1727043010A1": gs1(BOTOX_100, "A1", END_OF_APRIL),
    f"01{RELABELLED}1727043010A1": gs1(RELABELLED, "A1", END_OF_APRIL),
    # days
    f"01{BOTOX_200}1727040010C7654": gs1(BOTOX_200, "C7654", END_OF_APRIL),
    f"01{BOTOX_200}1728020010C7654": gs1(BOTOX_200, "C7654", date(2028, 2, 29)),
    f"01{BOTOX_200}1727020010C7654": gs1(BOTOX_200, "C7654", date(2027, 2, 28)),
    f"01{BOTOX_200}1728022910C7654": gs1(BOTOX_200, "C7654", date(2028, 2, 29)),
    f"01{BOTOX_200}1719123110C7654": gs1(BOTOX_200, "C7654", date(2019, 12, 31)),
    f"01{BOTOX_200}1735123110C7654": gs1(BOTOX_200, "C7654", date(2035, 12, 31)),
    f"01{BOTOX_200}112604301727043010C7654": gs1(BOTOX_200, "C7654", END_OF_APRIL, made=date(2026, 4, 30)),
    f"01{BOTOX_200}1527043010C7654": gs1(BOTOX_200, "C7654", END_OF_APRIL),
    # signs that lots may have
    f"01{BOTOX_200}1727043010C-76/54.A": gs1(BOTOX_200, "C-76/54.A", END_OF_APRIL),
    f"01{BOTOX_200}1727043010" + "A" * 20: gs1(BOTOX_200, "A" * 20, END_OF_APRIL),
    f"01{BOTOX_200}172704301000123": gs1(BOTOX_200, "00123", END_OF_APRIL),
    f"01{BOTOX_200}1727043010c7654": gs1(BOTOX_200, "c7654", END_OF_APRIL),
    f"01{BOTOX_200}1727043010C7654{GS}240REF-1": gs1(BOTOX_200, "C7654", END_OF_APRIL),
    f"01{BOTOX_200}1727043010C7654{GS}71200233921": gs1(BOTOX_200, "C7654", END_OF_APRIL),
    # as it is printed beside the code
    f"(01){BOTOX_200}(17)270430(10)C7654": gs1(BOTOX_200, "C7654", END_OF_APRIL),
    f"(01) {BOTOX_200} (21) SN1 (17) 270430 (10) C7654": gs1(BOTOX_200, "C7654", END_OF_APRIL, "SN1"),
    # numbers alone: GTIN-14, EAN-13, UPC-A with the NDC behind a 3, EAN-8
    BOTOX_200: gs1(BOTOX_200),
    "0300233921029": gs1(BOTOX_200),
    "300233921029": gs1(BOTOX_200),
    "96385074": gs1("00000096385074"),
    # HIBC; the first two labels are the standard's own examples
    "+A99912345/$$52001510X3/16D20111212/S77DE1G45-": hibc("A99912345", "10X3", date(2020, 1, 15), "77DE1G45", date(2011, 12, 12)),
    "+A123BJC5D6E71G": hibc("A123BJC5D6E71"),
    with_check("+A99912345/$10X3"): hibc("A99912345", "10X3"),
    with_check("+A99912345/$$042710X3"): hibc("A99912345", "10X3", END_OF_APRIL),
    with_check("+A99912345/$$204302710X3"): hibc("A99912345", "10X3", END_OF_APRIL),
    with_check("+A99912345/$$327043010X3"): hibc("A99912345", "10X3", END_OF_APRIL),
    with_check("+A99912345/$$42704302310X3"): hibc("A99912345", "10X3", END_OF_APRIL),
    with_check("+A99912345/$$62712023LOT9"): hibc("A99912345", "LOT9", END_OF_APRIL),
    with_check("+A99912345/$$710X3"): hibc("A99912345", "10X3"),
    with_check("+A99912345/$$+7SER9"): hibc("A99912345", serial="SER9"),
    with_check("+A99912345/$+SER9"): hibc("A99912345", serial="SER9"),
    with_check("+A99912345/$$824327043010X3"): hibc("A99912345", "10X3", END_OF_APRIL),
    with_check("+A99912345/27120LOT9"): hibc("A99912345", "LOT9", END_OF_APRIL),
    with_check("+A99912345/$$710X3/14D20270430"): hibc("A99912345", "10X3", END_OF_APRIL),
    with_check("+a99912345/$10x3".upper()).lower(): hibc("A99912345", "10X3"),
}

MALFORMED = {
    "": "CODE-UNKNOWN",
    "   ": "CODE-UNKNOWN",
    GS: "CODE-UNKNOWN",
    "ashdown": "CODE-UNKNOWN",
    "Ashdown, Julian": "CODE-UNKNOWN",
    "https://example.org/lot/1": "CODE-UNKNOWN",
    "\x00\x01\x02binary\xff": "CODE-UNKNOWN",
    "ÄÖ" + BOTOX_200: "CODE-UNKNOWN",
    "9" * 501: "CODE-UNKNOWN",
    "1" * 40: "CODE-TWO",  # the same day of production five times
    "=W123456": "CODE-UNKNOWN",
    "01": "CODE-INCOMPLETE",
    "010030023": "CODE-INCOMPLETE",
    f"01{BOTOX_200}17": "CODE-INCOMPLETE",
    f"01{BOTOX_200}1727": "CODE-INCOMPLETE",
    f"01{BOTOX_200}17270430" + "10": "CODE-INCOMPLETE",
    f"01{BOTOX_200}17270430" + "10" + "A" * 21: "CODE-INCOMPLETE",
    f"01{BOTOX_200}ZZ": "CODE-INCOMPLETE",
    "1727043010C7654": "CODE-INCOMPLETE",
    "10C7654": "CODE-INCOMPLETE",
    "01003002339210261727043010C7654": "CODE-CHECK-DIGIT",
    "01003002339120291727043010C7654": "CODE-CHECK-DIGIT",
    "00300233921026": "CODE-CHECK-DIGIT",
    "300233921026": "CODE-CHECK-DIGIT",
    "96385075": "CODE-CHECK-DIGIT",
    "0023392102": "CODE-UNKNOWN",
    f"01{BOTOX_200}17270230" + "10C7654": "CODE-DATE",
    f"01{BOTOX_200}17270431" + "10C7654": "CODE-DATE",
    f"01{BOTOX_200}17271301" + "10C7654": "CODE-DATE",
    f"01{BOTOX_200}17270001" + "10C7654": "CODE-DATE",
    f"01{BOTOX_200}17270229" + "10C7654": "CODE-DATE",
    f"01{BOTOX_200}10C765417270430": "CODE-SEPARATOR",
    f"01{BOTOX_200}21SN0117270430": "CODE-SEPARATOR",
    f"]d201{BOTOX_200}1727043010A1]d201{BOTOX_100}1727043010B2": "CODE-TWO",
    f"01{BOTOX_200}1727043010A1\n01{BOTOX_100}1727043010B2": "CODE-TWO",
    f"01{BOTOX_200}1727043010A1\r\n01{BOTOX_200}1727043010A1": "CODE-TWO",
    f"01{BOTOX_200}1727043010A1{GS}01{BOTOX_100}1727043010B2": "CODE-TWO",
    "+A99912345/$$52001510X3/16D20111212/S77DE1G45A": "CODE-CHECK-DIGIT",
    "+A123BJC5D6E7": "CODE-CHECK-DIGIT",
    "+A12": "CODE-UNKNOWN",
    with_check("+$$327043010X3"): "CODE-INCOMPLETE",
    with_check("+A99912345/$$327023010X3"): "CODE-DATE",
    with_check("+A99912345/$$132710X3"): "CODE-DATE",
    with_check("+A99912345/$$32704"): "CODE-INCOMPLETE",
    with_check("+A99912345/27400LOT9"): "CODE-DATE",
    with_check("+A99912345/14D20270431"): "CODE-DATE",
    with_check("+A99912345/XYZ"): "CODE-INCOMPLETE",
}


def test_that_there_are_as_many_codes_as_a_scanner_needs():
    assert len(WELL_FORMED) + len(MALFORMED) >= 90


@pytest.mark.parametrize(("scanned", "expected"), WELL_FORMED.items())
def test_that_a_code_says_what_its_standard_says(scanned: str, expected: PackCode):
    read = PackCodes().read(scanned)
    assert (read.standard, read.item, read.lot, read.expiry, read.made, read.serial) == (
        expected.standard,
        expected.item,
        expected.lot,
        expected.expiry,
        expected.made,
        expected.serial,
    )


@pytest.mark.parametrize(("scanned", "code"), MALFORMED.items())
def test_that_a_bad_code_is_refused_in_words(scanned: str, code: str):
    with pytest.raises(Problem) as told:
        PackCodes().read(scanned)
    assert told.value.code == code
    assert "Nothing was charted." in told.value.message
    assert told.value.hint


def test_that_the_ndc_of_a_drug_is_in_its_item_number():
    assert PackCodes().read(BOTOX_200).ndc_digits == "0023392102"
    assert PackCodes().read("96385074").ndc_digits == ""
    assert PackCodes().read("+A123BJC5D6E71G").ndc_digits == ""


def test_that_the_text_that_was_scanned_is_kept_with_its_separators_in_sight():
    assert PackCodes().read(f"]d201{BOTOX_200}10A1{GS}17270430").text == f"01{BOTOX_200}10A1|17270430"


@given(st.text(max_size=120))
@example("(" + "01" * 40)
@example("+" * 20)
def test_that_no_text_makes_it_fail_in_another_way(scanned: str):
    with suppress(Problem):
        assert PackCodes().read(scanned).item


@given(
    st.from_regex(r"[0-9]{13}", fullmatch=True),
    st.from_regex(r"[A-Z][A-Z0-9]{0,19}", fullmatch=True),
    st.dates(date(2020, 1, 1), date(2049, 12, 31)),
)
def test_that_what_a_maker_writes_is_read_back(body: str, lot: str, expiry: date):
    item = body + check_digit(body)
    read = PackCodes().read(f"01{item}17{expiry:%y%m%d}10{lot}")
    assert (read.item, read.lot, read.expiry) == (item, lot, expiry)
