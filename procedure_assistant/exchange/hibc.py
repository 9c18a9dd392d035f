"""Reads HIBC labels, which makers of kits and needles print as their UDI. Knows no other standard.

Source: ANSI/HIBC 2.6, Supplier Labeling Standard: "+", labeler (4), product (1 to 18), unit of measure (1); then, behind "/" each, lot
with expiry, serial, dates; last a check character, the sum of all values modulo 43.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from procedure_assistant.services import pack_codes as told
from procedure_assistant.services.pack_codes import PackCode, Standard

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
_PRIMARY = re.compile(r"\+(?P<labeler>[A-Z][A-Z0-9]{3})(?P<product>[A-Z0-9]{1,18})(?P<unit>[0-9])(?P<rest>/.*)?")
_LONG_DAY = r"([0-9]{4})([0-9]{2})([0-9]{2})"
_QUANTITY = re.compile(r"8[0-9]{2}|9[0-9]{5}")


def read_hibc(text: str) -> PackCode:
    """A label that names its product. Raises ``Problem`` CODE-…; a secondary label alone is only half a code."""
    upper = text.upper()
    if len(upper) < 8 or any(letter not in _ALPHABET for letter in upper):
        raise told.unknown("HIBC")
    if _ALPHABET[sum(map(_ALPHABET.index, upper[:-1])) % len(_ALPHABET)] != upper[-1]:
        raise told.wrong_check_digit(text)
    found = _PRIMARY.fullmatch(upper[:-1])
    if found is None:
        raise told.incomplete("HIBC without its product")
    lot, expiry, made, serial = "", None, None, ""
    for number, part in enumerate((found["rest"] or "").split("/")[1:]):
        if number == 0 and not part.startswith(("S", "14D", "16D")):
            expiry, lot, serial = _secondary(part)
        elif part.startswith("14D"):
            expiry = _day(part[3:], date, _LONG_DAY)
        elif part.startswith("16D"):
            made = _day(part[3:], date, _LONG_DAY)
        elif part.startswith("S"):
            serial = part[1:]
    return PackCode(Standard.HIBC, f"{found['labeler']}{found['product']}{found['unit']}", lot, expiry, made, serial, text)


def _secondary(part: str) -> tuple[date | None, str, str]:
    """Expiry, lot and serial of secondary data, which tells by its signs in front what follows."""
    if match := re.fullmatch(r"([0-9]{5})([A-Z0-9]*)", part):
        return _julian(match[1]), match[2], ""
    signs = re.match(r"\$\$?\+?", part)
    if signs is None:
        raise told.incomplete("HIBC secondary data")
    rest, is_serial = part[signs.end() :], signs[0].endswith("+")
    expiry = None
    if signs[0].startswith("$$"):
        rest = _QUANTITY.sub("", rest, count=1) if _QUANTITY.match(rest) else rest
        expiry, rest = _dated(rest)
    return (expiry, "", rest) if is_serial else (expiry, rest, "")


def _dated(rest: str) -> tuple[date | None, str]:
    """The expiry in front of the lot, by the sign that names its form; month and year alone have none."""
    form = rest[:1]
    if form == "7":
        return None, rest[1:]
    if form == "2":
        return _day(rest[1:7], lambda month, day, year: date(2000 + year, month, day)), rest[7:]
    if form in {"3", "4"}:
        end = 7 if form == "3" else 9
        return _day(rest[1:7], lambda year, month, day: date(2000 + year, month, day)), rest[end:]
    if form in {"5", "6"}:
        return _julian(rest[1:6]), rest[6 if form == "5" else 8 :]
    return _day(rest[:4], _end_of_month, r"([0-9]{2})([0-9]{2})"), rest[4:]


def _end_of_month(month: int, year: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return date(2000 + year, month, monthrange(2000 + year, month)[1])


def _day(digits: str, made: Callable[..., date], form: str = r"([0-9]{2})([0-9]{2})([0-9]{2})") -> date:
    match = re.fullmatch(form, digits)
    if match is None:
        raise told.incomplete("HIBC date")
    try:
        return made(*map(int, match.groups()))
    except ValueError as error:
        raise told.no_such_day(digits) from error


def _julian(digits: str) -> date:
    """Two digits of the year and the day of the year."""
    match = re.fullmatch(r"([0-9]{2})([0-9]{3})", digits)
    if match is None:
        raise told.incomplete("HIBC date")
    first = date(2000 + int(match[1]), 1, 1)
    found = first + timedelta(days=int(match[2]) - 1)
    if found.year != first.year:
        raise told.no_such_day(digits)
    return found
