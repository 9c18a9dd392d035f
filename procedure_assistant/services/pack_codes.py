"""What the code on a package says, as plain values; the port that reads it and the ways it can be unreadable. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from procedure_assistant.domain.ndc import ten_of_gtin
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


def no_separators(lot: str) -> Problem:
    """A lot that swallowed the fields behind it."""
    return Problem(
        "CODE-SEPARATOR",
        say("The scanner leaves out the separators, so that the lot would read “{lot}”. Nothing was charted.", lot=lot),
        hint=say("Let the scanner send the group separator (FNC1), or type what is printed."),
    )
