"""Remembers where the window stood on this screen, for this user. Not in the records: they may be shared by several rooms."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths
from PySide6.QtWidgets import QWidget

FIRST = (1440, 900)
SMALLEST = (1024, 700)
_TITLE_BAR = 36
"""As high as the title bar of any usual desktop, in logical pixels."""
_KEY = "window/geometry"


def restore(window: QWidget) -> None:
    """Give the window its last place and size; at first a good size for the screen it is on."""
    window.setMinimumSize(*SMALLEST)
    geometry = _settings().value(_KEY)
    if isinstance(geometry, QByteArray) and window.restoreGeometry(geometry):
        return
    room = window.screen().availableSize()
    # The title bar is not known before the window is up; without room for it the primary button would hang below the screen.
    window.resize(max(SMALLEST[0], min(FIRST[0], room.width())), max(SMALLEST[1], min(FIRST[1], room.height() - _TITLE_BAR)))


def keep(window: QWidget) -> None:
    """Remember place and size. Where that cannot be written the next start takes the first size, and nothing else is lost."""
    settings = _settings()
    settings.setValue(_KEY, window.saveGeometry())
    settings.sync()


def _settings() -> QSettings:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return QSettings(f"{folder}/window.ini", QSettings.Format.IniFormat)
