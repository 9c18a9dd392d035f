"""What is set for work at the chair, in the real window: pedals learned by pressing them, the voice, the screen measured with a card."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procedure_assistant.services.workstation import KeyAct, WorkstationSettings, load_workstation
from procedure_assistant.ui import key_table, theme
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.settings.bedside_card import BedsideCard
from procedure_assistant.ui.speech import NO_VOICE
from tests.ui.clinic import Clinic


@pytest.fixture
def clinic(tmp_path: Path, qtbot: QtBot, light: theme.Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clinic]:
    """The settings page on a computer without a voice."""
    monkeypatch.setenv("PATH", str(tmp_path))
    opened = Clinic(tmp_path / "records.db")
    opened.open()
    opened.click("rail.settings")
    yield opened
    opened.close()


def stored(clinic: Clinic) -> WorkstationSettings:
    return load_workstation(clinic.services.store, clinic.services.visits.workstation)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def problem(clinic: Clinic, place: str) -> str:
    card = clinic.window.findChild(BedsideCard)
    assert card is not None
    text = card._problems[place]
    return text.text() if text.isVisible() else ""


def test_that_a_pedal_is_learned_by_pressing_it(clinic: Clinic):
    clinic.click("keys.next.pedal")
    assert clinic.find("keys.next.pedal").text() == "Press it now"
    press(Qt.Key.Key_F9)
    assert stored(clinic).keys_of(KeyAct.NEXT) == ("F9", "")
    assert clinic.find("keys.next.pedal").text() == "F9"
    assert clinic.find("keys.next.pedal").accessibleName() == "Give the next, Foot pedal: F9"


def test_that_keys_of_the_window_are_learned_about_and_not_done(clinic: Clinic):
    clinic.click("keys.undo.pedal")
    press(Qt.Key.Key_F2)
    assert stored(clinic).keys == {}
    assert clinic.window.page == "settings"
    assert problem(clinic, "keys").startswith("F2 means “Import patients from files” already. Nothing was changed.")


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Left])
def test_that_a_key_that_means_something_is_refused_in_words(clinic: Clinic, key: Qt.Key):
    clinic.click("keys.skip.keypad")
    press(key)
    assert stored(clinic).keys == {}
    assert problem(clinic, "keys").endswith("already. Nothing was changed. Let the pedal send another key, such as F9 or Page down.")
    assert clinic.find("keys.skip.keypad").text() == "Set"


def test_that_the_same_pedal_for_two_acts_is_refused(clinic: Clinic):
    for name in ("keys.next.pedal", "keys.undo.pedal"):
        clinic.click(name)
        press(Qt.Key.Key_PageDown)
    assert stored(clinic).keys == {"next": ("PgDown", "")}
    assert problem(clinic, "keys").startswith("PgDown is set for “Give the next” already.")


def test_that_escape_and_leaving_keep_what_was_set(clinic: Clinic):
    clinic.click("keys.next.pedal")
    press(Qt.Key.Key_Escape)
    clinic.click("keys.next.pedal")
    clinic.click("settings.clinic")
    assert clinic.find("keys.next.pedal").text() == "Set"
    assert stored(clinic).keys == {}


def test_that_a_modifier_alone_is_waited_through(clinic: Clinic):
    clinic.click("keys.next.pedal")
    press(Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
    assert clinic.find("keys.next.pedal").text() == "Press it now"
    press(Qt.Key.Key_F12)
    assert stored(clinic).keys_of(KeyAct.NEXT) == ("F12", "")


def test_that_a_key_without_a_name_is_waited_through(clinic: Clinic):
    clinic.click("keys.next.pedal")
    nameless = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(clinic.find("keys.next.pedal"), nameless)  # QTest warns of a key that no keyboard names
    assert clinic.find("keys.next.pedal").text() == "Press it now"
    press(Qt.Key.Key_F11)
    assert stored(clinic).keys_of(KeyAct.NEXT) == ("F11", "")


def test_that_a_key_is_taken_away_and_all_are_reset(clinic: Clinic):
    for name, key in (("keys.next.pedal", Qt.Key.Key_F9), ("keys.next.keypad", Qt.Key.Key_5), ("keys.omit.pedal", Qt.Key.Key_F10)):
        clinic.click(name)
        press(key)
    clinic.click("keys.next.pedal.clear")
    assert stored(clinic).keys == {"next": ("", "5"), "omit": ("F10", "")}
    clinic.click("keys.reset")
    assert stored(clinic).keys == {}
    assert clinic.find("keys.omit.pedal").text() == "Set"


def test_that_settings_that_cannot_be_read_are_told_and_set_again(clinic: Clinic):
    clinic.services.store.save_setting(f"workstation:{clinic.services.visits.workstation}", "no json")
    clinic.click("rail.today")
    clinic.click("rail.settings")
    assert problem(clinic, "keys").startswith("The settings of this workstation cannot be read")
    clinic.click("keys.next.pedal")
    press(Qt.Key.Key_F9)
    assert stored(clinic).keys_of(KeyAct.NEXT) == ("F9", "")
    assert problem(clinic, "keys") == ""


def test_that_a_learned_pedal_counts_in_the_next_visit_and_stands_in_the_help(clinic: Clinic):
    clinic.click("keys.next.pedal")
    press(Qt.Key.Key_F9)
    clinic.window.open_visit(clinic.inject(clinic.patient()).visit)
    assert key_table.keys_of("next") == ("Space", "F9")
    key_table.add_keys("next", ())


def test_that_a_computer_without_a_voice_says_so_once_and_asks_for_nothing(clinic: Clinic):
    assert [text for text in clinic.texts() if text.startswith(NO_VOICE)] != []
    assert len([text for text in clinic.texts() if text.startswith(NO_VOICE)]) == 1
    assert not clinic.find("bedside.spoken").isEnabled()


def test_that_the_screen_is_measured_with_a_card(clinic: Clinic):
    card = clinic.window.findChild(BedsideCard)
    assert card is not None
    before = round(53.98 * card.bar.px_per_mm)
    for _press in range(6):
        clinic.click("screen.wider")
    clinic.click("screen.keep")
    name = card.screen().name()
    assert stored(clinic).px_per_mm == {name: pytest.approx((before + 6) / 53.98)}
    assert any(text.startswith("Measured with a card: 20 mm are") for text in clinic.texts())
    clinic.click("screen.forget")
    assert stored(clinic).px_per_mm == {}


def test_that_the_drawn_card_stays_within_what_a_screen_can_be(clinic: Clinic):
    card = clinic.window.findChild(BedsideCard)
    assert card is not None
    card.bar.set_density(300 / 25.4)
    clinic.click("screen.wider")
    assert card.bar.px_per_mm == pytest.approx(300 / 25.4)
    card.bar.set_density(60 / 25.4)
    clinic.click("screen.narrower")
    assert card.bar.px_per_mm == pytest.approx(60 / 25.4)


def test_that_every_control_has_a_name(clinic: Clinic):
    card = clinic.window.findChild(BedsideCard)
    assert card is not None
    assert [*unnamed_inputs(card)] == []
