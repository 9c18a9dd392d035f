"""What a patient and an audit entry are found by: the search text and the words typed into the search box. Knows no SQL."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date

from procedure_assistant.domain.patient import Patient

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
# Letters that Unicode does not take apart into a letter and an accent; apostrophes vanish, so that OBrien finds O'Brien.
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
        "'": None, "’": None, "‘": None, "ʼ": None, "`": None, "´": None, ",": " ",
    }
)  # fmt: skip


def folded(text: str) -> str:
    """``text`` without case, accents, apostrophes and commas, with single spaces."""
    letters = unicodedata.normalize("NFKD", text.translate(_LETTERS).casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_LETTERS)
    return " ".join("".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in plain).split())


def search_words(words: str) -> tuple[str, ...]:
    """The different words somebody typed, folded, in order."""
    return tuple(dict.fromkeys(folded(words).split()))


def date_spellings(day: date) -> tuple[str, ...]:
    """The ways a birth date is typed: 1981-02-14, 14 february 1981 (finds "14 Feb 1981"), 14.02.1981, 14/02/1981, 14.2.1981."""
    year = f"{day.year:04d}"
    return (
        day.isoformat(),
        f"{day.day} {_MONTHS[day.month - 1]} {year}",
        f"{day.day:02d}.{day.month:02d}.{year}",
        f"{day.day:02d}/{day.month:02d}/{year}",
        f"{day.day}.{day.month}.{year}",
    )


def search_text(patient: Patient) -> str:
    """The search column: family name first, one entry a line, so that ordering by it is ordering by name."""
    mrn = folded(patient.mrn)
    return "\n".join(
        (
            folded(patient.family_name),
            folded(patient.given_names),
            mrn,
            mrn.replace(" ", ""),
            *date_spellings(patient.birth_date),
        )
    )


def audit_text(columns: Iterable[str]) -> str:
    """What an audit entry is found by; one column a line, so that no word is found across two of them."""
    return "\n".join(map(folded, columns))
