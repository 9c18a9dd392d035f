"""The durable store: one database file with the event log and what is derived from it. Hands out plain values, never rows.

Importing this package imports SQLAlchemy, so only ``warm_up`` callers on a thread behind the first window may do it.
"""

from __future__ import annotations

from pathlib import Path

from procedure_assistant.store.lean_imports import load_sqlalchemy

load_sqlalchemy()

from procedure_assistant.store.encrypting import encrypt_database  # noqa: E402 -- SQLAlchemy comes by load_sqlalchemy
from procedure_assistant.store.remains import is_plain  # noqa: E402 -- SQLAlchemy comes by load_sqlalchemy
from procedure_assistant.store.sql_store import SqlStore  # noqa: E402 -- SQLAlchemy comes by load_sqlalchemy

__all__ = ["SqlStore", "encrypt_database", "is_plain", "warm_up"]


def warm_up(url_or_path: str | Path, *, key: bytes | None = None) -> SqlStore:
    """Open the database and run the first reads once, so that the first click meets a compiled statement.

    Meant for a thread started right after the first window is painted: importing this module is the slow part.
    Raises ``Problem`` like ``SqlStore`` itself.
    """
    store = SqlStore(url_or_path, key=key)
    store.visits()
    store.find_patients("", 1)
    return store
