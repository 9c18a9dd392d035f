"""The house rules that conftest.py lays on every test, shown to hold and to be able to fail."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
CONFTEST = Path(__file__).with_name("conftest.py").read_text(encoding="utf-8")


def test_that_every_test_has_a_home_of_its_own(own_home: Path):
    from PySide6.QtCore import QStandardPaths

    assert Path.home() == own_home
    for kind in ("AppDataLocation", "ConfigLocation", "CacheLocation", "HomeLocation"):
        where = QStandardPaths.writableLocation(getattr(QStandardPaths.StandardLocation, kind))
        assert Path(where).is_relative_to(own_home), kind


def test_that_qt_draws_offscreen():
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_that_a_window_left_open_fails_the_test_that_left_it(pytester: pytest.Pytester):
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(
        """
        from PySide6.QtWidgets import QWidget

        kept = []

        def show(name):
            window = QWidget(objectName=name)
            kept.append(window)
            window.show()
            return window

        def test_handed_over(qtbot):
            qtbot.addWidget(show("handed over"))

        def test_left(qtbot):
            show("left")

        def test_after_it(qtbot):
            pass
        """
    )
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-o", "qt_api=pyside6")
    result.assert_outcomes(passed=3, errors=1)
    result.stdout.fnmatch_lines(["*the test left windows open: QWidget 'left'"])
