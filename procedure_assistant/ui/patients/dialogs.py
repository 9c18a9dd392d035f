"""Asks for files. A port, so that whoever drives the window can answer without a dialog of the operating system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_FILTER = "Patient files (*.json *.fhir);;All files (*)"


class Dialogs(Protocol):
    """Questions that the operating system's own windows answer."""

    def ask_patient_files(self, parent: QWidget, chosen: Callable[[tuple[Path, ...]], None]) -> None:
        """Let several files be chosen; ``chosen`` is called with them, and not at all when nothing was chosen."""


class SystemDialogs:
    """The real dialogs. None blocks the window's event loop."""

    def __init__(self) -> None:
        self._folder = ""

    def ask_patient_files(self, parent: QWidget, chosen: Callable[[tuple[Path, ...]], None]) -> None:
        """Open the file dialog, in the folder of the last time."""
        dialog = QFileDialog(parent, "Import patients", self._folder, _FILTER)
        dialog.setObjectName("dialog.import")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def take(names: list[str]) -> None:
            self._folder = dialog.directory().absolutePath()
            chosen(tuple(Path(name) for name in names))

        dialog.filesSelected.connect(take)
        dialog.open()
