"""Patients can be found by any word of their name, number or birth date: a search column, filled for those already there.

The folding is a copy of how ``store.search`` did it at this revision; it stays as it is when that changes.
"""

from __future__ import annotations

import unicodedata
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
        "'": None, "’": None, "‘": None, "ʼ": None, "`": None, "´": None, ",": " ",
    }
)  # fmt: skip


def upgrade() -> None:
    """Add the column and its index, and fill it."""
    op.add_column("patient", sa.Column("search", sa.Text, nullable=False, server_default=sa.text("''")))
    op.create_index("ix_patient_search", "patient", ["search"])
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, family_name, given_names, mrn, birth_date FROM patient")).all()
    for own_id, *columns in rows:
        connection.execute(sa.text("UPDATE patient SET search = :search WHERE id = :id"), {"id": own_id, "search": _search(*columns)})


def _search(family_name: str, given_names: str, mrn: str, birth_date: str) -> str:
    number, day = _folded(mrn), date.fromisoformat(birth_date)
    year = f"{day.year:04d}"
    return "\n".join(
        (
            _folded(family_name),
            _folded(given_names),
            number,
            number.replace(" ", ""),
            day.isoformat(),
            f"{day.day} {_MONTHS[day.month - 1]} {year}",
            f"{day.day:02d}.{day.month:02d}.{year}",
            f"{day.day:02d}/{day.month:02d}/{year}",
            f"{day.day}.{day.month}.{year}",
        )
    )


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.translate(_LETTERS).casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_LETTERS)
    return " ".join("".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in plain).split())
