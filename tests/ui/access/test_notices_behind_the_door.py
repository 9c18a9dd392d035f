"""State notices where people log in: who may add one, and that it stands in the audit trail with its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from procedure_assistant.services.notices import load_notices
from procedure_assistant.services.people import Role
from procedure_assistant.ui.theme import Theme
from tests.ui.access.practice import Practice

TEXT = "NOTICE TO PATIENTS\n"


@pytest.fixture
def practice(qtbot: QtBot, tmp_path: Path, light: Theme) -> Iterator[Practice]:
    made = Practice(tmp_path)
    yield made
    made.close()


def test_that_an_administrator_adds_a_notice_and_the_trail_names_it_with_its_hash(practice: Practice, tmp_path: Path):
    path = tmp_path / "notice.txt"
    path.write_text(TEXT, encoding="utf-8")
    practice.open()
    practice.log_in(Role.ADMINISTRATOR)
    practice.click("rail.settings")
    practice.type("notices.reference", "California BPC 684")
    practice.type("notices.version", "2026-01")
    practice.click("notices.add")
    (dialog,) = practice.window.findChildren(QFileDialog, "dialog.notice")
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    edit.clear()
    QTest.keyClicks(edit, str(path))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    practice.settle()
    assert [one.text for one in load_notices(practice.access.store)] == [TEXT]
    said = f"state notice added: California BPC 684, version 2026-01, SHA-256 {hashlib.sha256(TEXT.encode()).hexdigest()}"
    assert ("Anna Keeper", "change_settings", said) in practice.trail()


def test_that_whoever_may_not_change_settings_is_not_offered_the_card(practice: Practice):
    practice.open()
    practice.log_in(Role.NURSE)
    practice.click("rail.settings")
    assert not practice.sees("notices.add")
    assert practice.sees("settings.workstation")
