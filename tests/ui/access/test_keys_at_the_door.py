"""The keys are shown in front of the door too, where no shortcut of the window counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from procedure_assistant.services.people import Role
from procedure_assistant.ui import theme
from procedure_assistant.ui.help_overlay import HelpOverlay
from tests.ui.access.practice import Practice


@pytest.fixture
def practice(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Practice]:
    made = Practice(tmp_path)
    yield made
    made.close()


@pytest.fixture
def fresh(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Practice]:
    made = Practice(tmp_path, people=False)
    yield made
    made.close()


def helps(practice: Practice) -> list[HelpOverlay]:
    return [one for one in practice.window.findChildren(HelpOverlay) if not one.isHidden()]


def test_that_the_keys_are_shown_before_the_set_up_too(fresh: Practice, qtbot: QtBot):
    fresh.open()
    button = fresh.find("set_up.go_on")
    button.setFocus()
    QTest.keyClicks(button, "?")
    qtbot.waitUntil(lambda: len(helps(fresh)) == 1)  # held for a moment: it might be the first sign of a scan
    fresh.key(Qt.Key.Key_Escape)
    assert helps(fresh) == []


def test_that_the_keys_are_shown_at_the_lock_where_a_question_mark_is_written(practice: Practice):
    practice.open()
    practice.type("lock.login", "who?")
    assert helps(practice) == []
    assert practice.find("lock.login").text() == "who?"
    practice.key(Qt.Key.Key_F1)
    assert len(helps(practice)) == 1
    practice.key(Qt.Key.Key_F1)
    assert helps(practice) == []


def test_that_the_keys_are_shown_once_and_not_twice_behind_the_door(practice: Practice):
    practice.open()
    practice.log_in(Role.PHYSICIAN)
    practice.key(Qt.Key.Key_F1)
    assert len(helps(practice)) == 1
