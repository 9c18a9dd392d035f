"""The language chosen in the real window: at the door, on the first page and in the settings; shown at once, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from procedure_assistant.domain.commands import checklist
from procedure_assistant.services.people import Role
from procedure_assistant.ui import entry, language
from procedure_assistant.ui.appearance_file import read_appearance
from procedure_assistant.ui.theme import Theme
from tests.ui.access.practice import Practice
from tests.ui.everywhere.house import Fresh

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "propagateSizeHints")
SPAIN = QLocale(QLocale.Language.Spanish, QLocale.Country.Spain)


@pytest.fixture
def practice(tmp_path: Path, qtbot: QtBot, light: Theme) -> Iterator[Practice]:
    made = Practice(tmp_path)
    yield made
    made.close()


def line(practice: Practice, name: str) -> QLineEdit:
    found = practice.find(name)
    assert isinstance(found, QLineEdit)
    return found


def test_that_switching_keeps_the_open_page_the_cursor_and_what_was_half_typed(practice: Practice):
    visit = practice.begin(practice.patient())
    window = practice.open()
    practice.log_in(Role.PHYSICIAN)
    practice.click(f"worklist.{visit.id}")
    screen = practice.screen
    screen.presenter.go_to("indication")
    practice.settle()
    name = next(one for one in sorted(practice.in_sight()) if one.startswith("field.") and isinstance(practice.find(one), QLineEdit))
    field = line(practice, name)
    field.setFocus()
    field.insert("half a word")
    field.setModified(True)
    field.setCursorPosition(4)
    before, head = practice.said(), visit.head
    for shown in ("es", "en"):
        window.show_language(shown)
        practice.settle()
        assert language.current() == shown
        assert line(practice, name) is field
        assert (field.text(), field.cursorPosition(), field.isModified(), field.hasFocus()) == ("half a word", 4, True, True)
        assert practice.screen is screen
        assert screen.presenter.section.id == "indication"
        assert practice.find("steps.indication").accessibleName().startswith({"es": "Indicación", "en": "Indication"}[shown])
        assert "Larson, Jacob" in practice.said()
    assert practice.said() == before
    assert practice.services.store.log(visit.id)[-1].hash == head


def test_that_the_settings_show_the_whole_program_in_spanish_at_once_and_keep_it(practice: Practice):
    practice.open()
    practice.log_in(Role.PHYSICIAN)
    practice.click("rail.settings")
    practice.click("settings.language.es")
    assert practice.find("rail.settings").accessibleName() == "Ajustes"
    assert practice.find("rail.today").accessibleName() == "Hoy"
    assert {"Ajustes", "Idioma de la pantalla", "Este puesto de trabajo"} <= set(practice.texts())
    assert read_appearance().language == "es"
    assert practice.trail()[-1][1:] == ("set_appearance", "language of the screen")
    practice.click("settings.language.en")
    assert practice.find("rail.settings").accessibleName() == "Settings"
    assert read_appearance().language == "en"


def test_that_the_door_speaks_the_language_chosen_there_and_so_does_what_lies_behind(practice: Practice):
    practice.open()
    practice.type("lock.login", "bela")
    practice.click("lock.door.language.es")
    assert "Bloqueado" in practice.texts()
    assert practice.find("lock.go_on").accessibleName() == "Iniciar sesión"
    assert line(practice, "lock.login").text() == "bela"
    practice.log_in(Role.PHYSICIAN)
    assert practice.find("rail.today").accessibleName() == "Hoy"
    practice.choose("lock")
    practice.click("lock.door.language.en")
    assert practice.find("lock.go_on").accessibleName() == "Log in"


def test_that_the_first_page_and_the_set_up_speak_the_language_chosen_there(tmp_path: Path, qtbot: QtBot, light: Theme):
    made = Fresh(tmp_path)
    window = made.open()
    try:
        english = made.find("first_run.practice").accessibleName()
        made.click("first_run.language.es")
        assert made.find("first_run.practice").accessibleName() != english
        made.click("first_run.set_up")
        assert made.find("set_up.name").accessibleName() == "Nombre"
        made.click("set_up.people.language.en")
        assert made.find("set_up.name").accessibleName() == "Name"
    finally:
        window.close()
        window.drain()
        window.deleteLater()
        made.access.close()


@pytest.fixture
def spain(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer whose system speaks the Spanish of Spain."""
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: SPAIN))


@pytest.mark.usefixtures("spain")
def test_that_a_comma_parts_the_decimals_where_the_country_writes_so_and_a_doubtful_number_is_refused(practice: Practice):
    visit = practice.begin(practice.patient())
    window = practice.open()
    practice.log_in(Role.PHYSICIAN)
    window.show_language("es")
    practice.click(f"worklist.{visit.id}")
    assert entry.has_comma()
    screen = practice.screen
    screen.presenter.answer("headache_days", ("1.000",))
    practice.settle()
    assert "headache_days" not in screen.presenter.record.answers
    assert any("“1.000” puede leerse de dos maneras" in text for text in practice.texts())
    screen.presenter.answer("headache_days", ("15",))
    assert screen.presenter.record.answers["headache_days"].values == ("15",)
    window.show_language("en")
    assert not entry.has_comma()
    assert screen.visit.do(checklist.answer, "headache_days", ("16",)) is None
