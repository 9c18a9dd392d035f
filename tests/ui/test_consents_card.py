"""The card of the consent texts in the real window, by mouse: read, confirmed, added from a file, refused with its line, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from procedure_assistant.app.data import consent_sample
from procedure_assistant.services.consent_texts import load_texts, read_file, text_in_force
from procedure_assistant.ui.theme import Theme
from tests.protocols.test_consent_texts import GOOD
from tests.ui.clinic import Clinic

SAMPLE = "Sample, to be replaced or confirmed by the clinic"


@pytest.fixture
def clinic(tmp_path: Path, qtbot: QtBot, light: Theme) -> Iterator[Clinic]:
    opened = Clinic(tmp_path / "records.db")
    opened.open()
    opened.click("rail.settings")
    yield opened
    opened.close()


def choose(clinic: Clinic, name: str, path: Path) -> None:
    """Choose a file in the dialog that is open."""
    (dialog,) = [one for one in clinic.window.findChildren(QFileDialog, name) if one.isVisible()]
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    edit.clear()
    QTest.keyClicks(edit, str(path))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    clinic.settle()


def add(clinic: Clinic, folder: Path, text: str = GOOD) -> None:
    path = folder / "ours.txt"
    path.write_text(text, encoding="utf-8")
    clinic.click("consents.add")
    choose(clinic, "dialog.consent", path)


def in_force(clinic: Clinic, kind: str = "toxin", language: str = "en") -> str:
    text = text_in_force(clinic.services.store, consent_sample, kind, language)
    return "sample" if text.sample else text.version


def test_that_every_procedure_is_listed_in_both_languages_as_a_sample(clinic):
    assert clinic.texts().count(SAMPLE) == 12
    assert "Botulinum toxin and nerve block, Spanish" in clinic.texts()


def test_that_a_text_file_is_in_force_at_once_and_undo_takes_it_away(clinic, tmp_path):
    add(clinic, tmp_path)
    assert in_force(clinic) == "2026-01"
    assert "In force now: Botulinum toxin, en, version 2026-01" in clinic.messages()
    assert "The clinic’s own, version 2026-01, added 23 Nov 2026" in clinic.texts()
    clinic.click("consents.message.action")
    assert in_force(clinic) == "sample"


def test_that_a_faulty_file_is_refused_with_its_line_and_nothing_is_kept(clinic, tmp_path):
    add(clinic, tmp_path, GOOD.replace("language: en", "language: fr"))
    assert clinic.messages() == ["ours.txt cannot be used."]
    assert any("Line 2: “fr” is no language here: write one of en, es." in one for one in clinic.texts())
    assert load_texts(clinic.services.store) == ()


def test_that_a_sample_is_confirmed_with_the_day_as_its_version_and_removed_again(clinic):
    clinic.click("consents.confirm.block.es")
    assert in_force(clinic, "block", "es") == "2026-11-23"
    clinic.click("consents.remove.block.es")
    assert in_force(clinic, "block", "es") == "sample"
    clinic.click("consents.message.action")
    assert in_force(clinic, "block", "es") == "2026-11-23"


def test_that_a_text_is_read_as_the_patient_sees_it_and_escape_closes_it(clinic):
    clinic.click("consents.read.prp.es")
    sample = consent_sample("prp", "es")
    assert clinic.sees("consents.preview")
    assert sample.title in clinic.texts()
    assert sample.agree in clinic.texts()
    for _ in range(3):
        clinic.key(Qt.Key.Key_Tab)
        assert clinic.find("consents.preview").isAncestorOf(QApplication.focusWidget())
    clinic.key(Qt.Key.Key_Escape)
    assert not clinic.sees("consents.preview")


def test_that_a_sample_saved_as_a_file_can_be_changed_and_added(clinic, tmp_path):
    path = tmp_path / "mine.txt"
    clinic.click("consents.save.cells.en")
    choose(clinic, "dialog.consent.save", path)
    assert read_file(path).sha256 == consent_sample("cells", "en").sha256
    add(clinic, tmp_path, path.read_text(encoding="utf-8").replace("version: 1", "version: ours 1"))
    assert in_force(clinic, "cells") == "ours 1"
