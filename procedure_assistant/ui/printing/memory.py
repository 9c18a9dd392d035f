"""Remembers for this workstation where each document goes: a printer with its tray, or a folder. Prints nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSettings, QStandardPaths

ASK, FOLDER = "ask", "folder"
_NO_TRAY = -1


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a document goes. ``kind``: ``ASK``, ``FOLDER`` or "printer"; ``name`` is the printer or the folder.

    ``tray`` is the paper source as Qt counts them, None for the printer's own choice.
    """

    kind: str = ASK
    name: str = ""
    tray: int | None = None


class PrintMemory:
    """A file of the person who is logged in to the system, beside the place of the window."""

    def of(self, document: str) -> Destination:
        """Where the document went last; what cannot be read counts as never printed."""
        settings = _settings()
        kind, name = str(settings.value(_key(document, "kind"), ASK)), str(settings.value(_key(document, "name"), ""))
        tray = str(settings.value(_key(document, "tray"), _NO_TRAY))
        if kind not in ("printer", FOLDER) or not name:
            return Destination()
        return Destination(kind, name, int(tray) if tray.isdecimal() else None)

    def printers(self) -> tuple[str, ...]:
        """Every printer that some document went to: asking the system for all of them can take seconds where they are on a network."""
        settings = _settings()
        settings.beginGroup("printing")
        documents = settings.childGroups()
        settings.endGroup()
        found = (self.of(document) for document in documents)
        return tuple(sorted({one.name for one in found if one.kind == "printer"}))

    def keep(self, document: str, chosen: Destination) -> None:
        """It goes there from now on."""
        settings = _settings()
        settings.setValue(_key(document, "kind"), chosen.kind)
        settings.setValue(_key(document, "name"), chosen.name)
        settings.setValue(_key(document, "tray"), _NO_TRAY if chosen.tray is None else chosen.tray)
        settings.sync()


def _key(document: str, part: str) -> str:
    return f"printing/{document}/{part}"


def _settings() -> QSettings:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return QSettings(f"{folder}/window.ini", QSettings.Format.IniFormat)
