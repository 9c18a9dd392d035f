"""Remembers where the window stood on this screen, for this user. Not in the records: they may be shared by several rooms."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, QSize, QStandardPaths
from PySide6.QtWidgets import QWidget

FIRST = (1440, 900)
SMALLEST = (1280, 700)
"""What every page has room in; a narrower screen is taken as it is, in all its width."""
_TITLE_BAR = 36
"""As high as the title bar of any usual desktop, in logical pixels."""
_KEY = "window/geometry"


def restore(window: QWidget) -> None:
    """Give the window its last place and size; at first a good size for the screen it is on."""
    room = window.screen().availableSize()
    least = smallest_on(room)
    window.setMinimumSize(least)
    geometry = _settings().value(_KEY)
    if isinstance(geometry, QByteArray) and window.restoreGeometry(geometry):
        return
    # The title bar is not known before the window is up; without room for it the primary button would hang below the screen.
    window.resize(max(least.width(), min(FIRST[0], room.width())), max(least.height(), min(FIRST[1], room.height() - _TITLE_BAR)))


def smallest_on(room: QSize) -> QSize:
    """The smallest window in px on a screen that leaves this room: as wide as its pages need, or all of a narrower screen."""
    return QSize(min(SMALLEST[0], room.width()), SMALLEST[1])


def keep(window: QWidget) -> None:
    """Remember place and size. Where that cannot be written the next start takes the first size, and nothing else is lost."""
    settings = _settings()
    settings.setValue(_KEY, window.saveGeometry())
    settings.sync()


def _settings() -> QSettings:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return QSettings(f"{folder}/window.ini", QSettings.Format.IniFormat)
