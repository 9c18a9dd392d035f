"""The settings in the real window: every field is kept at once, a refusal leaves what is stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from procedure_assistant.services.paper import Paper
from procedure_assistant.services.settings import ClinicSettings, load_settings, save_settings
from procedure_assistant.services.visits import Person
from procedure_assistant.ui import theme
from procedure_assistant.ui.appearance_file import read_appearance
from tests.ui.clinic import Clinic


@pytest.fixture
def clinic(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Clinic]:
    opened = Clinic(tmp_path / "records.db")
    save_settings(opened.services.store, ClinicSettings("Riverside", ("1 Main Street",), "Rosa Weiss", "MD"))
    opened.open()
    opened.click("rail.settings")
    yield opened
    opened.close()


def stored(clinic: Clinic) -> ClinicSettings:
    return load_settings(clinic.services.store)


def test_that_the_page_shows_what_is_stored(clinic: Clinic):
    assert clinic.find("settings.clinic").text() == "Riverside"
    assert clinic.find("settings.details").toPlainText() == "1 Main Street"
    assert clinic.find("settings.physician").text() == "Rosa Weiss"
    assert clinic.find("settings.credentials").text() == "MD"
    assert clinic.find("settings.paper.letter").isChecked()
    assert clinic.find("settings.theme.system").isChecked()


def test_that_a_field_is_kept_as_soon_as_it_is_left(clinic: Clinic):
    clinic.type("settings.clinic", "Lakeside  Clinic ", instead=True)
    assert stored(clinic).clinic == "Riverside"
    clinic.key(Qt.Key.Key_Tab)
    assert stored(clinic).clinic == "Lakeside Clinic"
    assert clinic.find("settings.clinic").text() == "Lakeside Clinic"


def test_that_the_letterhead_keeps_its_lines_without_the_empty_ones(clinic: Clinic):
    clinic.type("settings.details", "1 Main Street\n\nTelephone 555 0100 ", instead=True)
    clinic.key(Qt.Key.Key_Tab)
    assert stored(clinic).details == ("1 Main Street", "Telephone 555 0100")


def test_that_leaving_the_page_keeps_what_is_being_typed(clinic: Clinic):
    clinic.type("settings.clinic", "Lakeside", instead=True)
    clinic.click("rail.today")
    assert stored(clinic).clinic == "Lakeside"


def test_that_closing_the_window_keeps_what_is_being_typed(clinic: Clinic):
    clinic.type("settings.credentials", "DO", instead=True)
    clinic.window.close()
    assert stored(clinic).credentials == "DO"


def test_that_the_physician_named_here_charts_from_now_on(clinic: Clinic):
    patient = clinic.patient()
    clinic.type("settings.physician", "Ada Brandt", instead=True)
    clinic.key(Qt.Key.Key_Tab)
    assert clinic.services.visits.person == Person("Ada Brandt", "MD")
    visit = clinic.begin(patient)
    assert clinic.services.store.log(visit.id)[0].actor == "Ada Brandt"
    assert clinic.window.rail._user.accessibleName() == "Signed in: Ada Brandt, MD"


def test_that_nobody_stands_in_the_rail_while_no_physician_is_named(clinic: Clinic):
    assert clinic.window.rail._user.isVisible()
    assert not clinic.window.rail.lock.isVisible()
    clinic.click("settings.physician")
    clinic.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    clinic.key(Qt.Key.Key_Delete)
    clinic.key(Qt.Key.Key_Tab)
    assert not clinic.window.rail._user.isVisible()
    assert clinic.services.visits.person == Person("not named", "MD")


def test_that_paper_is_kept(clinic: Clinic):
    clinic.click("settings.paper.a4")
    assert stored(clinic).paper is Paper.A4
    assert clinic.services.records.paper() is Paper.A4


@pytest.mark.parametrize("name", ["light", "dark", "high_contrast"])
def test_that_the_appearance_changes_at_once(clinic: Clinic, name: str):
    clinic.click(f"settings.theme.{name}")
    assert read_appearance().theme == name
    assert clinic.find(f"settings.theme.{name}").isChecked()
    assert stored(clinic).theme == "system"
    assert theme.current().name == name
    ground = clinic.window.grab().toImage().pixelColor(1400, 880)
    assert ground == theme.current().colour("app")


def test_that_the_next_window_comes_in_the_appearance_chosen(clinic: Clinic):
    clinic.click("settings.theme.dark")
    clinic.window.close()
    theme.set_current(theme.shipped("light"))
    clinic.open()
    assert theme.current().name == "dark"


def test_that_a_refused_save_leaves_the_stored_value_on_screen_with_the_reason(clinic: Clinic):
    with closing(sqlite3.connect(clinic.database, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        clinic.type("settings.clinic", "Lakeside", instead=True)
        clinic.key(Qt.Key.Key_Tab)
        assert clinic.find("settings.clinic").text() == "Riverside"
        assert clinic.find("settings.clinic").accessibleDescription().startswith("Another program is holding the database.")
        clinic.click("settings.paper.a4")
        assert clinic.find("settings.paper.letter").isChecked()
        assert any(text.startswith("Another program is holding the database.") for text in clinic.texts())
    assert stored(clinic).clinic == "Riverside"
    clinic.type("settings.clinic", "Lakeside", instead=True)
    clinic.key(Qt.Key.Key_Tab)
    assert stored(clinic).clinic == "Lakeside"
    assert not clinic.find("settings.clinic").accessibleDescription().startswith("Another program")


def test_that_what_another_window_set_meanwhile_is_not_undone(clinic: Clinic):
    save_settings(clinic.services.store, replace(stored(clinic), credentials="MD, PhD"))
    clinic.type("settings.clinic", "Lakeside", instead=True)
    clinic.key(Qt.Key.Key_Tab)
    assert (stored(clinic).clinic, stored(clinic).credentials) == ("Lakeside", "MD, PhD")
    assert clinic.find("settings.credentials").text() == "MD, PhD"
