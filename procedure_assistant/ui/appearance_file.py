"""Keeps the appearance of this workstation beside the place of the window. Not in the records: they may be shared by several rooms."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, QSettings, QStandardPaths
from PySide6.QtWidgets import QWidget

from procedure_assistant.services.appearance import LANGUAGES, SKIN_TONES, SYSTEM, TEXT_SIZES, THEMES, Appearance
from procedure_assistant.ui.window_size import SMALLEST

SCALE_VARIABLE = "QT_SCALE_FACTOR"
_THEME, _SIZE, _SKIN = "appearance/theme", "appearance/text_size", "appearance/skin_tone"
_LANGUAGE = "appearance/language"
_SCALED = "procedure_assistant.text_size"


class AppearanceFile:
    """Implements ``services.appearance.AppearanceKeeper`` by a file of the person who is logged in to the system."""

    def __init__(self, window: QWidget) -> None:
        """``window`` says which screen it is about."""
        self._window = window

    def appearance(self) -> Appearance:
        """What was chosen last."""
        return read_appearance()

    def keep_appearance(self, chosen: Appearance) -> bool:
        """Write it."""
        settings = _settings()
        settings.setValue(_THEME, chosen.theme)
        settings.setValue(_SIZE, chosen.text_size)
        settings.setValue(_SKIN, chosen.skin_tone)
        settings.setValue(_LANGUAGE, chosen.language)
        settings.sync()
        return settings.status() == QSettings.Status.NoError

    def text_sizes_that_fit(self) -> tuple[int, ...]:
        """Those at which the smallest window fits; 100 % always, since nothing smaller can be had."""
        app = QCoreApplication.instance()
        now = app.property(_SCALED) if app is not None else None
        factor = (now if isinstance(now, int) else TEXT_SIZES[0]) / 100
        room = self._window.screen().availableSize() * factor
        return tuple(
            size for size in TEXT_SIZES
            if size == TEXT_SIZES[0] or (room.width() * 100 >= SMALLEST[0] * size and room.height() * 100 >= SMALLEST[1] * size)
        )  # fmt: skip


def read_appearance() -> Appearance:
    """What is kept; what is not known counts as not chosen."""
    settings = _settings()
    theme, size = str(settings.value(_THEME, "")), str(settings.value(_SIZE, ""))
    known = int(size) if size.isdecimal() and int(size) in TEXT_SIZES else TEXT_SIZES[0]
    skin = str(settings.value(_SKIN, ""))
    language = str(settings.value(_LANGUAGE, ""))
    return Appearance(
        theme if theme in THEMES else "",
        known,
        skin if skin in SKIN_TONES else SKIN_TONES[0],
        language if language in LANGUAGES else SYSTEM,
    )


def enlarge() -> int:
    """Before the application is made: let Qt scale everything by the text size chosen; returns it. Qt asks for the factor only once."""
    size = read_appearance().text_size
    if size != TEXT_SIZES[0]:
        by_hand = os.environ.get(SCALE_VARIABLE, "")
        try:
            factor = float(by_hand) if by_hand else 1.0
        except ValueError:
            factor = 1.0  # Qt takes it as 1 too
        os.environ[SCALE_VARIABLE] = f"{factor * size / 100:g}"
    return size


def remember_enlarged(size: int) -> None:
    """After the application is made: what ``enlarge`` returned, so that a choice can be compared with what is shown."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_SCALED, size)


def shown_text_size() -> int:
    """The text size that counts now, until the next start."""
    app = QCoreApplication.instance()
    found = app.property(_SCALED) if app is not None else None
    return found if isinstance(found, int) else TEXT_SIZES[0]


def _settings() -> QSettings:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return QSettings(f"{folder}/window.ini", QSettings.Format.IniFormat)
