"""How the workstation looks: chosen by everybody, kept there, following the system, and large enough to read."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.services.appearance import Appearance, choose_appearance
from procedure_assistant.services.people import Role
from procedure_assistant.services.settings import ClinicSettings, save_settings
from procedure_assistant.ui import theme
from procedure_assistant.ui.appearance_file import AppearanceFile, read_appearance
from procedure_assistant.ui.first_frame import DARK, LIGHT, FirstFrame, Look
from procedure_assistant.ui.settings.appearance_presenter import NEXT_START, NO_ROOM, NOT_KEPT, AppearanceContent, AppearancePresenter
from tests.ui.access.practice import PEOPLE, Practice


@pytest.fixture
def practice(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Practice]:
    made = Practice(tmp_path)
    yield made
    made.close()


class Screen:
    """Implements ``AppearanceKeeper``: a computer with this much room, on a disk that may be full."""

    def __init__(self, *sizes: int, full: bool = False) -> None:
        self.kept = Appearance()
        self._sizes = sizes or (100, 125, 150)
        self._full = full

    def appearance(self) -> Appearance:
        return self.kept

    def keep_appearance(self, chosen: Appearance) -> bool:
        if not self._full:
            self.kept = chosen
        return not self._full

    def text_sizes_that_fit(self) -> tuple[int, ...]:
        return self._sizes


class Listening:
    """Implements ``AppearanceView``."""

    def __init__(self) -> None:
        self.shown: AppearanceContent | None = None
        self.changed: list[Appearance] = []

    def show_appearance(self, content: AppearanceContent) -> None:
        self.shown = content


def presenter_of(practice: Practice, screen: Screen, shown_size: int = 100) -> tuple[AppearancePresenter, Listening]:
    view = Listening()
    made = AppearancePresenter(practice.services, screen, view, view.changed.append, lambda: shown_size)
    made.refresh()
    return made, view


@pytest.mark.parametrize("role", PEOPLE, ids=str)
def test_that_everybody_chooses_how_the_workstation_looks_and_it_stands_in_the_trail(practice: Practice, role: Role):
    practice.open()
    practice.log_in(role)
    practice.click("rail.settings")
    assert practice.sees("settings.clinic") is (role is Role.ADMINISTRATOR)
    assert practice.sees("settings.images") is (role is Role.ADMINISTRATOR)
    practice.click("settings.theme.high_contrast")
    assert theme.current().name == "high_contrast"
    assert practice.window.grab().toImage().pixelColor(1400, 880) == theme.current().colour("app")
    assert practice.trail()[-1] == (PEOPLE[role].name, "set_appearance", "appearance")


def test_that_the_choice_stays_at_the_workstation_for_whoever_comes_next_and_for_the_lock_screen(practice: Practice):
    practice.open()
    practice.log_in(Role.NURSE)
    practice.click("rail.settings")
    practice.click("settings.theme.dark")
    practice.choose("lock")
    assert theme.current().name == "dark"
    practice.log_in(Role.PHYSICIAN)
    practice.click("rail.settings")
    assert practice.find("settings.theme.dark").isChecked()


def test_that_what_the_clinic_once_chose_for_all_counts_where_nobody_chose(practice: Practice):
    save_settings(practice.services.store, ClinicSettings(theme="dark"))
    practice.open()
    practice.log_in(Role.NURSE)
    assert theme.current().name == "dark"
    practice.click("rail.settings")
    assert practice.find("settings.theme.dark").isChecked()
    practice.click("settings.theme.light")
    assert (theme.current().name, read_appearance().theme) == ("light", "light")


def test_that_the_window_follows_the_system_until_somebody_chooses(practice: Practice):
    window = practice.open()
    practice.log_in(Role.NURSE)
    theme.apply(theme.QApplication.instance(), theme.shipped("dark"))  # as if the system had been dark and now is light
    window.follow_system()
    assert theme.current().name == "light"
    practice.click("rail.settings")
    practice.click("settings.theme.dark")
    window.follow_system()
    assert theme.current().name == "dark"


def test_that_a_text_size_counts_from_the_next_start_and_says_so(practice: Practice):
    screen = Screen()
    presenter, view = presenter_of(practice, screen)
    assert view.shown == AppearanceContent("system", 100)
    presenter.choose_text_size(125)
    assert view.shown == AppearanceContent("system", 125, size_note=NEXT_START)
    assert screen.kept == Appearance("system", 125)
    assert practice.trail()[-1][1:] == ("set_appearance", "text size")


def test_that_a_text_size_for_which_the_screen_has_no_room_is_not_offered(practice: Practice):
    _presenter, view = presenter_of(practice, Screen(100, 125))
    assert view.shown == AppearanceContent("system", 100, (100, 125), NO_ROOM)


def test_that_a_choice_that_cannot_be_kept_is_shown_and_told(practice: Practice):
    presenter, view = presenter_of(practice, Screen(full=True))
    presenter.choose_theme("dark")
    assert view.shown == AppearanceContent("dark", 100, problem=NOT_KEPT)
    assert view.changed == [Appearance("dark", 100)]


def test_that_nobody_chooses_behind_the_lock_screen(practice: Practice):
    presenter, view = presenter_of(practice, Screen())
    practice.access.lock()
    presenter.choose_theme("dark")
    assert view.changed == []
    assert view.shown is not None
    assert view.shown.problem


def test_that_an_appearance_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="sepia"):
        choose_appearance(Screen(), Appearance("sepia"))


def test_that_the_file_gives_back_what_was_kept_and_takes_nonsense_for_nothing(qtbot: QtBot, own_home: Path):
    window = QWidget()
    qtbot.addWidget(window)
    kept = AppearanceFile(window)
    assert kept.appearance() == Appearance()
    assert kept.keep_appearance(Appearance("dark", 150))
    assert kept.appearance() == Appearance("dark", 150)
    (file,) = own_home.rglob("window.ini")
    file.write_text("[appearance]\ntheme=sepia\ntext_size=9000\n")
    assert kept.appearance() == Appearance()


def test_that_the_sizes_offered_leave_the_window_room(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    assert window.screen().availableSize() == QSize(800, 800)
    assert AppearanceFile(window).text_sizes_that_fit() == (100,)


@pytest.mark.parametrize(("chosen", "look"), [("dark", DARK), ("light", LIGHT), ("high_contrast", LIGHT), ("", LIGHT)])
def test_that_the_very_first_picture_is_in_the_appearance_chosen(qtbot: QtBot, chosen: str, look: Look):
    parent = QWidget()
    qtbot.addWidget(parent)
    frame = FirstFrame("Procedure Assistant", "Monday", parent, theme=chosen)
    frame.resize(600, 300)
    with qtbot.waitSignal(frame.painted):
        picture = frame.grab()
    assert picture.toImage().pixelColor(500, 200).name() == look.app


@pytest.mark.parametrize(("system", "size", "factor"), [("", 100, 1.0), ("", 150, 1.5), ("2", 125, 2.5), ("nonsense", 150, 1.5)])
def test_that_the_text_size_scales_everything_on_top_of_what_the_system_scales(own_home: Path, system: str, size: int, factor: float):
    script = (
        "from procedure_assistant.ui.appearance_file import AppearanceFile, shown_text_size\n"
        "from procedure_assistant.services.appearance import Appearance\n"
        "from procedure_assistant.ui.start import application\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "QCoreApplication.setApplicationName('procedure-assistant')\n"
        f"AppearanceFile(None).keep_appearance(Appearance('dark', {size}))\n"
        "app = application([])\n"
        "print(app.devicePixelRatio(), shown_text_size())\n"
    )
    environment = {**os.environ, "QT_SCALE_FACTOR": system}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.split() == [str(factor), str(size)]
