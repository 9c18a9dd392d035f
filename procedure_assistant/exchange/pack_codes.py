"""Reads the code on a package as a scanner types it: GS1 element strings and numbers by biip, HIBC labels. Charts nothing.

Sources: GS1 General Specifications (element strings, FNC1 as ASCII 29, day 00 as the last of the month); HIBC as in `hibc`.
"""

from __future__ import annotations

import re
from datetime import date

from procedure_assistant.domain.ndc import check_digit
from procedure_assistant.exchange.hibc import read_hibc
from procedure_assistant.services import pack_codes as told
from procedure_assistant.services.pack_codes import PackCode, Standard
from procedure_assistant.services.problem import Problem

SEPARATOR = "\x1d"
LONGEST = 500
"""Characters; a Data Matrix of a package carries about 80, and none that is read here more than 300."""

_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_ITEM_LENGTHS = (8, 12, 13, 14)
_ITEM, _LOT, _MADE, _BEST_BEFORE, _EXPIRY, _SERIAL = "01", "10", "11", "15", "17", "21"
_SWALLOWED = re.compile(r".+17[0-9]{2}(0[0-9]|1[0-2])([0-2][0-9]|3[01])")


class PackCodes:
    """Implements `PackCodeReader`. The library loads with the first code."""

    def read(self, scanned: str) -> PackCode:
        """The code of one package; raises ``Problem`` CODE-…."""
        text = scanned.strip(" \t\r\n\0" + SEPARATOR)
        if not text or len(text) > LONGEST or not _printable(text):
            raise told.unknown(f"{len(scanned)} characters")
        if len(_SYMBOLOGY.findall(text)) > 1 or "\n" in text or "\r" in text:
            raise told.two_codes()
        bare = _SYMBOLOGY.sub("", text, count=1) if _SYMBOLOGY.match(text) else text
        if bare.startswith("+"):
            return read_hibc(bare)
        if bare.isdigit() and len(bare) in _ITEM_LENGTHS and text == bare:
            return PackCode(Standard.GS1, _checked_item(bare), text=bare)
        return _read_gs1(bare)


def _read_gs1(text: str) -> PackCode:
    if not re.match(r"\(?(0[0-4]|1[0-7]|2[0-2]|24|25|30|37|7[0-9]|9[0-9])", text):
        raise told.unknown(_shape(text))
    from biip import ParseError  # noqa: PLC0415 -- 0.1 s of tables that only a scan needs
    from biip.gs1_messages import GS1Message  # noqa: PLC0415

    try:
        message = GS1Message.parse_hri(text) if text.startswith("(") else GS1Message.parse(text)
    except ParseError as error:
        raise _fault(text, str(error)) from error
    found: dict[str, tuple[str, date | None]] = {}
    for one in message.element_strings:
        if one.ai.ai in found:
            raise told.two_codes()
        found[one.ai.ai] = (one.value, one.date)
    if _ITEM not in found:
        raise told.incomplete("no item number")
    item, lot, serial = (found.get(name, ("", None))[0] for name in (_ITEM, _LOT, _SERIAL))
    expiry = found.get(_EXPIRY, ("", None))[1]
    if expiry is None:
        for value in (lot, serial):
            if _SWALLOWED.match(value):
                raise told.no_separators(value)
        expiry = found.get(_BEST_BEFORE, ("", None))[1]
    made = found.get(_MADE, ("", None))[1]
    return PackCode(Standard.GS1, _checked_item(item), lot, expiry, made, serial, text.replace(SEPARATOR, "|"))


def _checked_item(digits: str) -> str:
    """14 digits whose last one is right."""
    if check_digit(digits[:-1]) != digits[-1]:
        raise told.wrong_check_digit(digits)
    return digits.zfill(14)


def _fault(text: str, said: str) -> Problem:
    """Which of the faults it is: a day that does not exist, half a code, or none of ours."""
    named = re.search(r"\(1[1357]\) date/time from '([0-9]{6})'", said) or re.search(r"Failed to match '1[1357]([0-9]{6})", said)
    if named:
        return told.no_such_day(named[1])
    if re.match(r"\(?01", text):
        return told.incomplete(_shape(text))
    return told.unknown(_shape(text))


def _printable(text: str) -> bool:
    return all(" " <= letter <= "~" or letter in f"{SEPARATOR}\r\n" for letter in text)


def _shape(text: str) -> str:
    """For the log: how it is built, without what it says."""
    return re.sub(r"[0-9]", "9", re.sub(r"[A-Za-z]", "A", text))[:60]
