"""Registers the shipped font files with Qt and makes fonts of them. Wanted before the first paint: it imports nothing slow."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from procedure_assistant.resources import resource

_TEXT_FACE = "Inter"
_DISPLAY_FACE = "Inter Display"
_DISPLAY_FROM_PX = 19  # the patient's name; below that the text cut reads better
_FILES = {
    (_TEXT_FACE, 400): "Inter-Regular.otf",
    (_TEXT_FACE, 500): "Inter-Medium.otf",
    (_TEXT_FACE, 600): "Inter-SemiBold.otf",
    (_TEXT_FACE, 700): "Inter-Bold.otf",
    (_DISPLAY_FACE, 500): "InterDisplay-Medium.otf",
    (_DISPLAY_FACE, 600): "InterDisplay-SemiBold.otf",
}


def make_font(px: int, weight: int = 400, *, identifier: bool = False) -> QFont:
    """Inter with tabular figures; Inter Display from 19 px. An identifier (MRN, lot) also gets the slashed zero.

    The display cut is shipped in 500 and 600 only; lighter and bolder text keeps the text cut. Only the file that is needed
    is registered. The weight is one of the shipped ones: KeyError for any other.
    """
    display = px >= _DISPLAY_FROM_PX and (_DISPLAY_FACE, weight) in _FILES
    face = _DISPLAY_FACE if display else _TEXT_FACE
    register_font(_FILES[face, weight])
    font = QFont(face)
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # equal widths at 100 to 250 %
    font.setFeature(QFont.Tag("tnum"), 1)
    if identifier:
        font.setFeature(QFont.Tag("zero"), 1)
    return font


def load_fonts() -> tuple[str, ...]:
    """Register every Inter file, for style sheets and for text whose weight is not asked for here; returns their families."""
    return tuple(family for name in _FILES.values() for family in register_font(name))


@lru_cache(maxsize=16)
def register_font(file_name: str) -> tuple[str, ...]:
    """Register one file of resources/fonts with Qt, once a process, and say its families.

    Raises FileNotFoundError when Qt cannot read it.
    """
    path = font_path(file_name)
    number = QFontDatabase.addApplicationFont(str(path))
    if number < 0:
        raise FileNotFoundError(f"The font file {path.name} is missing or damaged in resources/fonts.")
    return tuple(QFontDatabase.applicationFontFamilies(number))


def font_path(file_name: str) -> Path:
    """Where a file of resources/fonts lies."""
    return resource("fonts", file_name)
