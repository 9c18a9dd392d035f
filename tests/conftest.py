"""What every test gets without asking: no real display, a home folder of its own, and no window left behind by the test before."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import outside_programs

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before PySide6 is imported; a test must never flash on the developer's desktop

# A slow shared machine is not a failure of the property; the example that failed must be repeatable from the log.
settings.register_profile("project", deadline=None, print_blob=True)
settings.load_profile("project")

DEBIAN_PACKAGES = {
    "Xvfb": "xvfb",
    "storescu": "dcmtk",
    "echoscu": "dcmtk",
    "wlmscpfs": "dcmtk",
    "dcm2pdf": "dcmtk",
    "dcm2pnm": "dcmtk",
    "dcmdump": "dcmtk",
    "Orthanc": "orthanc",
    "pdfdetach": "poppler-utils",
    "pdfsig": "poppler-utils",
    "pdftotext": "poppler-utils",
    "java": "default-jre-headless",
}


@pytest.fixture(scope="session", autouse=True)
def _qt_in_test_mode() -> None:
    """QStandardPaths answers with its test folders, never with those of the person who runs the tests."""
    from PySide6.QtCore import QStandardPaths

    QStandardPaths.setTestModeEnabled(True)


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home folder, also for the XDG and Windows names of it; subprocesses inherit it. Gone after the test."""
    with tempfile.TemporaryDirectory(prefix="home-") as name:
        home = Path(name)
        for variable, folder in {
            "HOME": "",
            "USERPROFILE": "",
            "APPDATA": "AppData/Roaming",
            "LOCALAPPDATA": "AppData/Local",
            "XDG_CONFIG_HOME": ".config",
            "XDG_DATA_HOME": ".local/share",
            "XDG_STATE_HOME": ".local/state",
            "XDG_CACHE_HOME": ".cache",
            "XDG_RUNTIME_DIR": ".run",
        }.items():
            monkeypatch.setenv(variable, str(home / folder))
        (home / ".run").mkdir(mode=0o700)
        yield home


@pytest.fixture(autouse=True)
def _no_window_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test that used qtbot no top-level window may still be visible. Hand your windows to ``qtbot.addWidget``."""
    yield
    if "qtbot" not in request.fixturenames:
        return
    from PySide6.QtWidgets import QApplication

    left = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    names = [f"{type(window).__name__} {window.objectName()!r}" for window in left]
    for window in left:
        window.close()
    assert not names, f"the test left windows open: {', '.join(names)}"


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """The language of the screen is one for the process: a test that chose another hands it back."""
    yield
    language = sys.modules.get("procedure_assistant.ui.language")
    if language is not None and language.current() != "en":
        from PySide6.QtWidgets import QApplication

        language.apply(QApplication.instance(), "en")


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """``program("Xvfb")`` is the path of an outside program; the test is skipped, with the reason, where it is not installed."""

    def find(name: str) -> str:
        path = outside_programs.find(name)
        if path is None:
            pytest.skip(f"{name} is not installed; sudo apt-get install {DEBIAN_PACKAGES.get(name, name)}")
        return path

    return find
