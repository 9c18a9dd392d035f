"""A clinic of one visit with one person of each role, and the real command line on a copy of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clinic_folder import CommandLine, Folder, set_up
from tests.faults.visit_window import prepare


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A clinic with one visit, done but not signed; to be copied."""
    path = tmp_path_factory.mktemp("clinic")
    prepare(path / "procedures.db", to_sign=True)
    return set_up(path)


@pytest.fixture
def clinic(made: Folder, tmp_path: Path) -> Folder:
    return made.copy_to(tmp_path / "data")


@pytest.fixture
def run(clinic: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(clinic.path, capsys, monkeypatch)
