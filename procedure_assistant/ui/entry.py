"""Numbers and days as they are typed in the language on screen, exactly or refused in words. No Qt; it rounds and guesses nothing."""

from __future__ import annotations

import re
from decimal import Decimal

from procedure_assistant.domain.say import said_number, say
from procedure_assistant.domain.units import NotANumber, decimal_from
from procedure_assistant.services.patient_form import day_from

# Where the comma parts the decimals, three digits behind one sign are thousands for one reader and decimals for another.
_DOUBTFUL = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3}|,[0-9]{3})+")
_THOUSANDS = re.compile(r"([+-]?[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+)(,[0-9]+)?")
"""Thousands parted by spaces, as they are shown there."""


class _Reading:
    """How typed numbers are read; one process shows one language."""

    comma = False


def read_with(decimal_sign: str) -> None:
    """Called when the language changes: "," or "." parts the decimals on screen."""
    _Reading.comma = decimal_sign == ","


def has_comma() -> bool:
    """Whether a comma parts the decimals on screen."""
    return _Reading.comma


def number_text(text: str) -> str:
    """What was typed, with thousands as the screen writes them put together; ``NotANumber`` for "1.000" where the comma parts decimals."""
    typed = text.strip()
    if not _Reading.comma:
        return typed
    if _DOUBTFUL.fullmatch(typed):
        raise NotANumber(
            say(
                "“{typed}” can be read in two ways; write thousands without a sign, and decimals with more or fewer than three figures.",
                typed=typed,
            )
        )
    found = _THOUSANDS.fullmatch(typed)
    return re.sub(r"\s", "", typed) if found else typed


def decimal_typed(text: str) -> Decimal:
    """A decimal as typed in the language on screen; ``NotANumber`` for what is none or can be read in two ways."""
    return decimal_from(number_text(text))


def number_shown(stored: str) -> str:
    """A number as it is kept, digit by digit, for a field of the screen."""
    return said_number(stored)


def day_text(text: str) -> str:
    """A day as typed ("2027-01-31", "31 Jan 2027", "31 ene 2027") in ISO form; other text as it is, to be refused in words."""
    found = day_from(text)
    return text.strip() if found is None else found.isoformat()
