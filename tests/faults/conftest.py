"""A prepared visit for every test that breaks something around it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.visit_window import prepare
from tests.store.samples import KEYS


@dataclass(frozen=True, slots=True)
class Prepared:
    """A database with one visit before its first injection; the file is closed."""

    database: Path
    visit_id: str

    def copy_to(self, folder: Path) -> Path:
        """Its own database for one test."""
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(self.database, folder / self.database.name))


@pytest.fixture(params=KEYS)
def key(request: pytest.FixtureRequest) -> bytes | None:
    """Without a key and with one: what asks for it is tested on a plain and on an encrypted file."""
    return KEYS[request.param]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Made once, to be copied."""
    database = tmp_path_factory.mktemp("prepared") / "procedures.db"
    return Prepared(database, prepare(database))
