"""Every scene of the gallery, in every theme and scale: it can be painted, nothing is cut, every input has its names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.ui import theme
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.widgets.painting import Painted, PaintedButton, PaintedOption
from tests.ui.gallery_scenes import build

ROOT = Path(__file__).resolve().parents[2]
SCENES = ("parts", "visit", "today")

pytestmark = pytest.mark.usefixtures("light")


def shown(qtbot: QtBot, scene: str, width: int, height: int, *, compact: bool = False) -> QWidget:
    screen = build(scene, compact=compact)
    qtbot.addWidget(screen)
    screen.resize(width, height)
    screen.show()
    QApplication.processEvents()
    return screen


def cut_texts(screen: QWidget) -> list[str]:
    screen.grab()
    painted = [child for child in screen.findChildren(QWidget) if isinstance(child, Painted | PaintedButton | PaintedOption)]
    return [text for child in painted if child.isVisible() for text in child.cut_texts()]


@pytest.mark.parametrize("scene", SCENES)
def test_that_every_input_has_an_object_name_and_a_spoken_name(qtbot: QtBot, scene: str) -> None:
    assert list(unnamed_inputs(shown(qtbot, scene, 1440, 900))) == []


@pytest.mark.parametrize("scene", SCENES)
def test_that_members_of_a_group_which_tab_skips_have_names_too(qtbot: QtBot, scene: str) -> None:
    screen = shown(qtbot, scene, 1440, 900)
    inputs = [child for kind in (QAbstractButton, QLineEdit) for child in screen.findChildren(kind)]
    assert [type(child).__name__ for child in inputs if not child.objectName() or not child.accessibleName()] == []


@pytest.mark.parametrize("scene", SCENES)
def test_that_no_two_inputs_share_an_object_name(qtbot: QtBot, scene: str) -> None:
    screen = shown(qtbot, scene, 1440, 900)
    names = [child.objectName() for kind in (QAbstractButton, QLineEdit) for child in screen.findChildren(kind)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("name", theme.THEME_NAMES)
@pytest.mark.parametrize("scene", SCENES)
def test_that_a_scene_is_painted_on_the_ground_of_its_theme(qtbot: QtBot, qapp: QApplication, scene: str, name: theme.ThemeName) -> None:
    theme.apply(qapp, theme.shipped(name))
    screen = shown(qtbot, scene, 1440, 900)
    ground = {"parts": "app", "visit": "panel", "today": "panel"}[scene]
    assert screen.grab().toImage().pixelColor(2, 300).name() == theme.current().colour(ground).name()


@pytest.mark.parametrize(("width", "height", "compact"), [(1440, 900, False), (1280, 800, True), (1920, 1080, False), (3840, 2160, False)])
def test_that_nothing_of_the_visit_is_cut_at_any_window_size(qtbot: QtBot, width: int, height: int, compact: bool) -> None:
    screen = shown(qtbot, "visit", width, height, compact=compact)
    assert (cut_texts(screen), screen.width()) == ([], width)


def test_that_nothing_of_the_day_is_cut(qtbot: QtBot) -> None:
    assert cut_texts(shown(qtbot, "today", 1440, 900)) == []


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 2.5])
def test_that_a_scene_is_painted_in_the_pixels_of_every_scale(qtbot: QtBot, ratio: float) -> None:
    """At 2 a hairline is two pixels of the line's own colour, not one pixel and a half of a mixture."""
    screen = shown(qtbot, "visit", 1440, 900)
    image = QImage(round(1440 * ratio), round(900 * ratio), QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(ratio)
    screen.render(image, QPoint(0, 0))
    line = theme.current().colour("line").name()
    below_the_banner = {image.pixelColor(round(700 * ratio), y).name() for y in range(round(57 * ratio) - 2, round(58 * ratio) + 2)}
    assert line in below_the_banner


@pytest.mark.parametrize("arguments", [["--scene", "parts", "--theme", "dark"], ["--scene", "visit", "--compact", "--scale", "2"]])
def test_that_the_gallery_writes_its_picture(tmp_path: Path, arguments: list[str]) -> None:
    out = tmp_path / "gallery.png"
    command = [sys.executable, str(ROOT / "tests" / "ui" / "gallery.py"), str(out), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.replace("This plugin does not support propagateSizeHints()\n", "")) == (0, "")
    widths = {"parts": 1752, "visit": 2560}
    assert QImage(str(out)).width() == widths[arguments[1]]
