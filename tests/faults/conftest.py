"""A prepared visit for every test that breaks something around it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from procedure_assistant.services.keyring import KEY_FILE
from tests.faults.visit_window import prepare
from tests.store.samples import KEYS


@dataclass(frozen=True, slots=True)
class Prepared:
    """A database with one visit before its first injection; the file is closed."""

    database: Path
    visit_id: str

    def copy_to(self, folder: Path) -> Path:
        """Its own database for one test, with the key file where there is one."""
        folder.mkdir(parents=True, exist_ok=True)
        if (keys := self.database.parent / KEY_FILE).exists():
            shutil.copy(keys, folder)
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


@pytest.fixture(scope="session")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The same visit in an encrypted database behind accounts, as the program keeps it."""
    database = tmp_path_factory.mktemp("clinic") / "procedures.db"
    return Prepared(database, prepare(database, behind_door=True))


@pytest.fixture(scope="session")
def clinic_to_sign(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """A visit behind accounts in which everything is done but the signature."""
    database = tmp_path_factory.mktemp("clinic_to_sign") / "procedures.db"
    return Prepared(database, prepare(database, behind_door=True, to_sign=True))
