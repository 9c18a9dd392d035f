"""A database file of its own for every test, plain and encrypted, and the stores that the contract is tested on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from procedure_assistant.services.ports import Store
from procedure_assistant.store import SqlStore
from tests.fakes import MemoryStore
from tests.store.salvaging import Whole, make_whole
from tests.store.samples import KEY, KEYS


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database of this test is, or will be."""
    return tmp_path / "procedures.db"


@pytest.fixture(params=KEYS)
def key(request: pytest.FixtureRequest) -> bytes | None:
    """Without a key and with one: what asks for it is tested on a plain and on an encrypted file."""
    return KEYS[request.param]


@pytest.fixture
def sql_store(database: Path, key: bytes | None) -> Iterator[SqlStore]:
    """A new store on a real file."""
    with SqlStore(database, key=key) as store:
        yield store


@pytest.fixture(params=[*KEYS, "memory"])
def store(request: pytest.FixtureRequest, database: Path) -> Iterator[Store]:
    """Each implementation of the port."""
    if request.param == "memory":
        yield MemoryStore()
        return
    with SqlStore(database, key=KEYS[request.param]) as made:
        yield made


@pytest.fixture(scope="session")
def made_to_be_damaged(tmp_path_factory: pytest.TempPathFactory) -> dict[bytes | None, Whole]:
    """Made once, by key, and never opened again."""
    return {key: make_whole(tmp_path_factory.mktemp(name) / "whole" / "procedures.db", key) for name, key in KEYS.items()}


@pytest.fixture
def whole(made_to_be_damaged: dict[bytes | None, Whole], tmp_path: Path, key: bytes | None) -> Whole:
    """A closed database."""
    return made_to_be_damaged[key].at(tmp_path / "whole")


@pytest.fixture
def plain(made_to_be_damaged: dict[bytes | None, Whole], tmp_path: Path) -> Whole:
    """One that is not encrypted, so that a single row of it can be spoiled."""
    return made_to_be_damaged[None].at(tmp_path / "whole")


@pytest.fixture
def encrypted(made_to_be_damaged: dict[bytes | None, Whole], tmp_path: Path) -> Whole:
    """One that is encrypted."""
    return made_to_be_damaged[KEY].at(tmp_path / "whole")
