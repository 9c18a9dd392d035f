"""Asks for files. A port, so that whoever drives the window can answer without a dialog of the operating system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from procedure_assistant.domain.say import say

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_FILTER = "Patient files (*.json *.fhir);;All files (*)"


class Dialogs(Protocol):
    """Questions that the operating system's own windows answer."""

    def ask_patient_files(self, parent: QWidget, chosen: Callable[[tuple[Path, ...]], None]) -> None:
        """Let several files be chosen; ``chosen`` is called with them, and not at all when nothing was chosen."""

    def ask_printer(self, parent: QWidget, chosen: Callable[[QPrinter], None]) -> None:
        """Let a printer be chosen; ``chosen`` is not called when none was."""

    def ask_where(self, parent: QWidget, title: str, name: str, kinds: str, ended: Callable[[Path | None], None]) -> None:
        """Let a place and a name be chosen to save a file; ``ended`` is called with it, or with None when it was given up."""


class SystemDialogs:
    """The real dialogs. None blocks the window's event loop."""

    def __init__(self) -> None:
        self._folder = ""

    def ask_patient_files(self, parent: QWidget, chosen: Callable[[tuple[Path, ...]], None]) -> None:
        """Open the file dialog, in the folder of the last time."""
        dialog = QFileDialog(parent, say("Import patients"), self._folder, _FILTER)
        dialog.setObjectName("dialog.import")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def take(names: list[str]) -> None:
            self._folder = dialog.directory().absolutePath()
            chosen(tuple(Path(name) for name in names))

        dialog.filesSelected.connect(take)
        dialog.open()

    def ask_printer(self, parent: QWidget, chosen: Callable[[QPrinter], None]) -> None:
        """Open the print dialog."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 -- seldom needed

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, parent)
        dialog.setObjectName("dialog.print")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(lambda: chosen(printer))
        dialog.show()

    def ask_where(self, parent: QWidget, title: str, name: str, kinds: str, ended: Callable[[Path | None], None]) -> None:
        """Open the file dialog to save."""
        dialog = QFileDialog(parent, title, name, kinds)
        dialog.setObjectName("dialog.save")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.fileSelected.connect(lambda path: ended(Path(path)))
        dialog.rejected.connect(lambda: ended(None))
        dialog.open()
