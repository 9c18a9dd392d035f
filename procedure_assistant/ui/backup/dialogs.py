"""Asks for folders and files. A port, so that whoever drives the window can answer without a dialog of the operating system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], None]
"""Called with what was chosen, and not at all when nothing was."""


class PathDialogs(Protocol):
    """Questions that the operating system's own windows answer."""

    def ask_folder(self, parent: QWidget, title: str, chosen: Chosen) -> None:
        """Let a folder be chosen."""

    def ask_file(self, parent: QWidget, title: str, chosen: Chosen) -> None:
        """Let a file be chosen that is there."""

    def ask_new_file(self, parent: QWidget, title: str, name: str, chosen: Chosen) -> None:
        """Let a place for a new file be chosen; ``name`` is proposed."""


class SystemPathDialogs:
    """The real dialogs. None blocks the window's event loop."""

    def __init__(self) -> None:
        self._folder = ""

    def ask_folder(self, parent: QWidget, title: str, chosen: Chosen) -> None:
        """Open the folder dialog, in the folder of the last time."""
        dialog = self._dialog(parent, title, "dialog.folder", chosen)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        dialog.open()

    def ask_file(self, parent: QWidget, title: str, chosen: Chosen) -> None:
        """Open the file dialog."""
        dialog = self._dialog(parent, title, "dialog.file", chosen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def ask_new_file(self, parent: QWidget, title: str, name: str, chosen: Chosen) -> None:
        """Open the dialog for saving."""
        dialog = self._dialog(parent, title, "dialog.new_file", chosen)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.selectFile(name)
        dialog.open()

    def _dialog(self, parent: QWidget, title: str, name: str, chosen: Chosen) -> QFileDialog:
        dialog = QFileDialog(parent, title, self._folder)
        dialog.setObjectName(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def take(names: list[str]) -> None:
            self._folder = dialog.directory().absolutePath()
            chosen(Path(names[0]))

        dialog.filesSelected.connect(take)
        return dialog
