"""A database file of its own for every test, and the stores that the contract is tested on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from procedure_assistant.services.ports import Store
from procedure_assistant.store import SqlStore
from tests.fakes import MemoryStore


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database of this test is, or will be."""
    return tmp_path / "procedures.db"


@pytest.fixture
def sql_store(database: Path) -> Iterator[SqlStore]:
    """A new store on a real file."""
    with SqlStore(database) as store:
        yield store


@pytest.fixture(params=["SqlStore", "MemoryStore"])
def store(request: pytest.FixtureRequest) -> Store:
    """Each implementation of the port."""
    if request.param == "MemoryStore":
        return MemoryStore()
    made: Store = request.getfixturevalue("sql_store")
    return made
