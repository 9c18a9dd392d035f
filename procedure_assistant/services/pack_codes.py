"""What the code on a package says, as plain values; the port that reads it and the ways it can be unreadable. Decides nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import Protocol

from procedure_assistant.domain.ndc import check_digit, ten_of_gtin
from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem


class Standard(StrEnum):
    """Whose rules a code follows (UDI issuing agencies of 21 CFR 830, and the linear code of a drug)."""

    GS1 = "GS1"
    HIBC = "HIBC"


@dataclass(frozen=True, slots=True)
class PackCode:
    """One code as read. Texts are "" and dates None where the code does not carry them; nothing is guessed.

    Args:
        standard: whose rules it follows.
        item: the GTIN of 14 digits (GS1), or labeler and product of HIBC: what the package is, without lot.
        lot: batch or lot as printed.
        expiry: the last day on which it may be used; a code that names only a month means its last day (GS1, HIBC).
        made: the day of production.
        serial: of this one package.
        text: what was scanned, separators shown as "|".
    """

    standard: Standard
    item: str
    lot: str = ""
    expiry: date | None = None
    made: date | None = None
    serial: str = ""
    text: str = ""

    @property
    def ndc_digits(self) -> str:
        """The ten digits of the NDC inside, "" where there is none."""
        return ten_of_gtin(self.item) if self.standard is Standard.GS1 else ""


class PackCodeReader(Protocol):
    """Reads what a scanner types."""

    def read(self, scanned: str) -> PackCode:
        """Raises ``Problem`` CODE-…; then nothing is known about the package."""


SCAN_GAP_MS = 35
"""ms between two keys of a scan at most. USB scanners send a key in 1 to 8 ms, radio ones in 10 to 30; the fastest typists need 60 ms
in the mean, and single pairs of their keys fall below 35 ms, but never eight of them in a row."""
LEAST_SCAN_GAP_MS, MOST_SCAN_GAP_MS = 10, 120


class Shape(Enum):
    """How much a burst of keys looks like the code of a package, before it is read."""

    CODE = "code"
    PERHAPS = "perhaps"
    """Digits as a code has them, but cut off, damaged, or perhaps a number of something else."""
    OTHER = "other"
    """Words, an address, a name: whatever types that fast, it is no code of a package."""


_CODE = re.compile(
    r"\][A-Za-z][0-9A-Za-z].+"  # the sign of a symbology, as a scanner can be told to send it
    r"|\(01\)[ ]*[0-9]{14}.*"
    r"|01[0-9]{14}.*"
    r"|\+[A-Za-z][A-Za-z0-9]{3}[A-Za-z0-9 .$/+%-]+",
    re.DOTALL,
)
_PERHAPS = re.compile(r"[0-9]{9,}[^ ]*|[0-9]{8}|\([0-9]{2,4}\).+", re.DOTALL)
_ITEM_DIGITS = (12, 13, 14)
_SEPARATOR = "\x1d"


def shape_of(text: str) -> Shape:
    """Whether keys typed at a scanner's pace were a scan; several lines are as the first one is."""
    text = text.split("\n", maxsplit=1)[0].strip(" \t\r")
    is_item = text.isascii() and text.isdigit() and len(text) in _ITEM_DIGITS and check_digit(text[:-1]) == text[-1]
    if is_item or begins_code(text) or _SEPARATOR in text:  # only a scanner sends the separator
        return Shape.CODE
    return Shape.PERHAPS if _PERHAPS.fullmatch(text) else Shape.OTHER


def begins_code(text: str) -> bool:
    """Whether a text begins as only the code of a package does: by the sign of its symbology, an item number with its name, or HIBC."""
    return _CODE.fullmatch(text) is not None


def unknown(detail: str = "") -> Problem:
    """No standard that packages carry."""
    return Problem(
        "CODE-UNKNOWN",
        say("This is not the code of a package. Nothing was charted."),
        hint=say("Scan the square code beside lot and expiry, or type what is printed."),
        detail=detail,
    )


def incomplete(detail: str) -> Problem:
    """It begins as a code of a package and ends too early, or is damaged."""
    return Problem(
        "CODE-INCOMPLETE",
        say("The code was read only in part. Nothing was charted."),
        hint=say("Scan it again, or type what is printed."),
        detail=detail,
    )


def wrong_check_digit(number: str) -> Problem:
    """A digit was misread or the code is misprinted."""
    return Problem(
        "CODE-CHECK-DIGIT",
        say("The check digit of {number} is wrong, so a digit was misread. Nothing was charted.", number=number),
        hint=say("Scan it again, or type what is printed."),
    )


def no_such_day(digits: str) -> Problem:
    """An expiry that no calendar has."""
    return Problem(
        "CODE-DATE",
        say("The code names a day that does not exist: {digits}. Nothing was charted.", digits=digits),
        hint=say("Type the expiry that is printed, and keep the package for the maker."),
    )


def two_codes() -> Problem:
    """The scanner read two packages in one burst."""
    return Problem(
        "CODE-TWO",
        say("Two codes were read at once. Nothing was charted."),
        hint=say("Cover one of them and scan again."),
    )


def cut_off() -> Problem:
    """A scan that stopped before its end: a cable, a battery, or a scanner that sends no Enter."""
    return Problem(
        "CODE-CUT-OFF",
        say("The scan stopped before its end, so a part of the code may be missing. Nothing was charted."),
        hint=say("Scan it again. If this goes on, let the scanner send Enter after each code."),
    )


def mixed() -> Problem:
    """Keys of the keyboard fell between those of the scanner."""
    return Problem(
        "CODE-MIXED",
        say("Something was typed during the scan, so the code cannot be trusted. Nothing was charted."),
        hint=say("Let go of the keyboard and scan again."),
    )


def no_separators(lot: str) -> Problem:
    """A lot that swallowed the fields behind it."""
    return Problem(
        "CODE-SEPARATOR",
        say("The scanner leaves out the separators, so that the lot would read “{lot}”. Nothing was charted.", lot=lot),
        hint=say("Let the scanner send the group separator (FNC1), or type what is printed."),
    )
