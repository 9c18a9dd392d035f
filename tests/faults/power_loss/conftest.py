"""The library between program and file system, compiled once; skipped with the package to install where there is no compiler."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.faults.power_loss.computer import Computer
from tests.faults.power_loss.journal import compile_journal, compiles

POWER_LOSSES = int(os.environ.get("PA_POWER_LOSSES", "6"))
KEY = bytes(range(32)).hex()


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled journal.c."""
    if sys.platform != "linux":
        pytest.skip("power loss is simulated with LD_PRELOAD, which is a thing of Linux")
    compiler = shutil.which("cc")
    if compiler is None or not compiles(compiler):
        pytest.skip("a C compiler with its headers is not installed; sudo apt-get install g++ (it brings both)")
    return compile_journal(compiler, tmp_path_factory.mktemp("journal") / "journal.so")


@pytest.fixture
def computer(library: Path, tmp_path: Path) -> Computer:
    """A computer with an empty folder."""
    folder = tmp_path.resolve() / "disk"
    folder.mkdir()
    return Computer(library, folder)


@pytest.fixture
def losses() -> int:
    """How often the power fails in a test: ``PA_POWER_LOSSES``, 6 when it is not set."""
    return POWER_LOSSES


@pytest.fixture(params=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> str:
    """How the database is kept: "plain", or the key in hex digits."""
    return "plain" if request.param == "plain" else KEY
