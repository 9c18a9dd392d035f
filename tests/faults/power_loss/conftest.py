"""The library between program and file system, compiled once; skipped with the package to install where there is no compiler."""

from __future__ import annotations

import inspect
import os
import shutil
import sys
from pathlib import Path

import pytest

from procedure_assistant.store import SqlStore
from tests.faults.power_loss.computer import Computer
from tests.faults.power_loss.journal import compile_journal

POWER_LOSSES = int(os.environ.get("PA_POWER_LOSSES", "30"))
KEY = bytes(range(32)).hex()


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled journal.c."""
    if sys.platform != "linux":
        pytest.skip("power loss is simulated with LD_PRELOAD, which is a thing of Linux")
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("cc is not installed; sudo apt-get install g++ (it brings gcc and the C headers)")
    return compile_journal(compiler, tmp_path_factory.mktemp("journal") / "journal.so")


@pytest.fixture
def computer(library: Path, tmp_path: Path) -> Computer:
    """A computer with an empty folder."""
    folder = tmp_path.resolve() / "disk"
    folder.mkdir()
    return Computer(library, folder)


@pytest.fixture
def losses() -> int:
    """How often the power fails in a test: ``PA_POWER_LOSSES``, 30 when it is not set."""
    return POWER_LOSSES


@pytest.fixture(params=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> str:
    """How the database is kept: "plain", or the key in hex digits."""
    if request.param == "plain":
        return "plain"
    if "key" not in inspect.signature(SqlStore).parameters:
        pytest.skip("SqlStore takes no key yet: nothing is encrypted")
    return KEY
