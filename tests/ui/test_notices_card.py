"""The card of the state notices in the real window, by mouse: added from a file, refused in place, removed and put back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from procedure_assistant.services.notices import load_notices
from procedure_assistant.ui.theme import Theme
from tests.ui.clinic import Clinic

TEXT = "NOTICE TO PATIENTS\n\nThis therapy is not approved by the United States Food and Drug Administration.\n" * 3
NAME = "California BPC 684, version 2026-01"


@pytest.fixture
def clinic(tmp_path: Path, qtbot: QtBot, light: Theme) -> Iterator[Clinic]:
    opened = Clinic(tmp_path / "records.db")
    opened.open()
    opened.click("rail.settings")
    yield opened
    opened.close()


def choose(clinic: Clinic, path: Path) -> None:
    """Choose a file in the dialog that is open."""
    (dialog,) = [one for one in clinic.window.findChildren(QFileDialog, "dialog.notice") if one.isVisible()]
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    edit.clear()
    QTest.keyClicks(edit, str(path))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    clinic.settle()


def add(clinic: Clinic, path: Path, reference: str = "California BPC 684", version: str = "2026-01") -> None:
    clinic.type("notices.reference", reference, instead=True)
    clinic.type("notices.version", version, instead=True)
    clinic.click("notices.add")
    choose(clinic, path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_that_a_text_file_is_added_under_its_name_and_listed(clinic, file):
    assert "No notice is kept yet." in clinic.texts()
    add(clinic, file)
    assert [(one.answer, one.text) for one in load_notices(clinic.services.store)] == [(NAME, TEXT)]
    assert clinic.messages() == [f"Added: {NAME}"]
    shown = clinic.texts()
    assert NAME in shown
    assert "Added 23 Nov 2026" in shown
    assert any(one.startswith("NOTICE TO PATIENTS This therapy is not approved") and one.endswith("…") for one in shown)
    assert (clinic.find("notices.reference").text(), clinic.find("notices.version").text()) == ("", "")


def test_that_no_file_is_asked_for_before_reference_and_version_are_typed(clinic):
    clinic.click("notices.add")
    assert clinic.messages() == ["The reference is missing, such as California BPC 684."]
    clinic.type("notices.reference", "California BPC 684")
    clinic.click("notices.add")
    assert clinic.messages() == ["The version is missing, such as 2026-01."]
    assert not clinic.window.findChildren(QFileDialog, "dialog.notice")


def test_that_a_file_that_is_no_text_is_refused_and_the_name_stays_typed(clinic, tmp_path):
    scan = tmp_path / "notice.pdf"
    scan.write_bytes(b"%PDF-1.7\n")
    add(clinic, scan)
    assert clinic.messages() == ["The file notice.pdf is not plain text."]
    assert clinic.find("notices.reference").text() == "California BPC 684"
    assert load_notices(clinic.services.store) == ()


def test_that_a_notice_is_removed_by_one_press_and_put_back_by_undo(clinic, file):
    add(clinic, file)
    kept = load_notices(clinic.services.store)
    clinic.click("notices.remove.0")
    assert load_notices(clinic.services.store) == ()
    assert clinic.messages() == [f"Removed: {NAME}"]
    clinic.click("notices.message.action")
    assert load_notices(clinic.services.store) == kept
    assert clinic.messages() == [f"Put back: {NAME}"]
    assert clinic.sees("notices.remove.0")
