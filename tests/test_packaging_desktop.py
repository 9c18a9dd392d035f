"""The program as a desktop sees it: its menu entry, and Qt's X11 side on the system libraries that set-up provides."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_that_the_menu_entry_starts_the_installed_command():
    entry = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    entry.optionxform = str
    entry.read(ROOT / "packaging" / "procedure-assistant.desktop", encoding="utf-8")
    desktop = entry["Desktop Entry"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert list(project["scripts"]) == [desktop["Exec"]]
    assert desktop["Terminal"] == "false"
    assert (ROOT / "resources" / "icons" / f"{desktop['Icon']}.svg").is_file()


@pytest.fixture
def x_display(program: Callable[[str], str]) -> Iterator[str]:
    """The name of a fresh X11 display that nobody sees."""
    command = [program("Xvfb"), "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def test_that_a_window_opens_on_x11(x_display: str):
    code = (
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "from PySide6.QtTest import QTest\n"
        "app = QApplication([]); window = QWidget(); window.show()\n"
        "print(QTest.qWaitForWindowExposed(window), app.platformName())"
    )
    environment = {**os.environ, "DISPLAY": x_display, "QT_QPA_PLATFORM": "xcb"}
    result = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert result.stdout == "True xcb\n", result.stderr
