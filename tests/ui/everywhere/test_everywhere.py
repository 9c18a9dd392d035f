"""Over all pages, roles, visits, sizes, themes and languages: text that can be read, nothing clipped, nothing on top of another thing.

A sample in the usual run: every size, every theme and every language once, each with a third of the parts of the way in ``SAMPLE``. With
``PA_EVERYWHERE=1`` every combination walks all of it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procedure_assistant.ui import theme
from procedure_assistant.ui.language import LANGUAGES
from tests.ui.everywhere.house import FullHouse
from tests.ui.everywhere.run import look_around
from tests.ui.everywhere.walk import units

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support", extend=True)

WHOLE = os.environ.get("PA_EVERYWHERE") == "1"
SIZES = ((1280, 800), (1440, 900), (1920, 1080))
SCALED = (("1.5", (1280, 800)), ("2", (1920, 1080)), ("2.5", (1280, 800)))
"""QT_SCALE_FACTOR with the size in logical px: 3840 x 2160 at 200 % is 1920 x 1080 of them."""
SAMPLE = (
    "door", "physician, pages", "nurse, pages", "administrator, pages", "physician, visit preempt_botox, begun",
    "physician, visit gon_block, begun", "physician, visit both, half", "physician, visit both, signed", "physician, visit prp, given",
    "physician, visit ultrasound block, given", "nurse, visit both, signed", "set up",
)  # fmt: skip
_SAMPLE_LANGUAGES = ("es", "en", "es")
_SAMPLES = tuple(zip(SIZES, theme.THEME_NAMES, _SAMPLE_LANGUAGES, strict=True))
COMBINATIONS = tuple(product(SIZES, theme.THEME_NAMES, LANGUAGES)) if WHOLE else _SAMPLES
SCALED_SAMPLE = ("physician, pages", "physician, visit both, half", "physician, visit prp, given")


def wanted(number: int) -> tuple[str, ...]:
    """The parts of the way that a combination walks."""
    return units() if WHOLE else SAMPLE[number :: len(COMBINATIONS)]


def test_that_the_sample_names_parts_of_the_way():
    assert set(SAMPLE) | set(SCALED_SAMPLE) <= set(units())


@pytest.mark.parametrize("number", range(len(COMBINATIONS)), ids=["-".join(map(str, one)) for one in COMBINATIONS])
def test_that_everything_can_be_read_and_nothing_is_clipped_or_covered(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, light: theme.Theme, number: int
):
    size, name, language = COMBINATIONS[number]
    house = FullHouse(tmp_path)
    try:
        house.open(size)
        found = look_around(house, size, name, language=language, wanted=wanted(number), keyboard=size == SIZES[0])
    finally:
        house.close()
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES if WHOLE else ("",))
@pytest.mark.parametrize(("scale", "size"), SCALED, ids=[scale for scale, _size in SCALED])
def test_that_the_same_holds_at_a_larger_scale(scale: str, size: tuple[int, int], language: str):
    arguments = [sys.executable, "-m", "tests.ui.everywhere.run", "--size", f"{size[0]}x{size[1]}"]
    number = [one for one, _size in SCALED].index(scale)
    if not WHOLE:
        arguments += ["--theme", theme.THEME_NAMES[number], "--unit", SCALED_SAMPLE[number]]
    arguments += ["--language", language or _SAMPLE_LANGUAGES[number]]
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    root = Path(__file__).parents[3]
    done = subprocess.run(arguments, env=environment, cwd=root, capture_output=True, text=True, check=False, timeout=3600)
    assert done.returncode in (0, 1), done.stderr
    assert {name: told for name, told in json.loads(done.stdout).items() if told} == {}
