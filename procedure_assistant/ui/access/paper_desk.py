"""Brings the sheet of the recovery key and the exported audit trail to printer and file. Nothing is written unless somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.fonts import make_font
from procedure_assistant.ui.notice import Notice, notice_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_POINTS = 72.0
_MARGIN = 60.0
_TITLE, _KEY, _BODY = 20, 19, 12
_GAP = 8.0
_FILE_WORDS = say("Whoever has this file and the computer can read every record. Move it to a place apart from this computer.")
_NOT_TAKEN = Problem(
    "SHEET-PRINT",
    say("The printer did not take the sheet. The key still counts."),
    hint=say("Choose another printer, or save the sheet as text."),
)


class SheetDialogs(Protocol):
    """Which printer, and which file: questions that windows of the operating system answer."""

    def ask_printer(self, parent: QWidget, chosen: Callable[[QPrinter], None]) -> None:
        """Let a printer be chosen; ``chosen`` is not called when none was."""

    def ask_where(self, parent: QWidget, title: str, name: str, kinds: str, ended: Callable[[Path | None], None]) -> None:
        """Let a place and a name be chosen to save a file; ``ended`` is called with it, or with None when it was given up."""


class SheetDesk(QObject):
    """``told`` carries a ``Notice`` of what became of it."""

    told = Signal(object)

    def __init__(self, window: QWidget, dialogs: SheetDialogs) -> None:
        super().__init__(window)
        self._window = window
        self._dialogs = dialogs

    def print_sheet(self, text: str) -> None:
        """Ask for the printer, then print the sheet on one page."""

        def take(printer: QPrinter) -> None:
            if _printed(printer, text):
                self.told.emit(_printed_words(printer))
            else:
                self.told.emit(notice_of(_NOT_TAKEN))

        self._dialogs.ask_printer(self._window, take)

    def ask_printer(self, parent: QWidget, chosen: Callable[[QPrinter], None]) -> None:
        """Let a printer be chosen for another document."""
        self._dialogs.ask_printer(parent, chosen)

    def save_sheet(self, text: str) -> None:
        """Ask where, then save the sheet as text."""

        def ended(saved: Path | None) -> None:
            if saved is not None:
                self.told.emit(Notice(say("Saved to {saved}", saved=saved), _FILE_WORDS, "caution"))

        self._save("recovery-key.txt", text, ended, lambda problem: self.told.emit(notice_of(problem)), private=True)

    def save_text(self, name: str, text: str, ended: Callable[[Path | None], None], failed: Callable[[Problem], None]) -> None:
        """Ask where, proposing ``name``, then save; ``ended`` gets the file, or None when it was given up."""
        self._save(name, text, ended, failed, private=False)

    def _save(
        self, name: str, text: str, ended: Callable[[Path | None], None], failed: Callable[[Problem], None], *, private: bool
    ) -> None:
        from procedure_assistant.services.records import save_file  # noqa: PLC0415 -- after the first paint

        def take(path: Path | None) -> None:
            if path is not None:
                try:
                    save_file(path, text.encode(), private=private)
                except Problem as problem:
                    failed(problem)
                    return
            ended(path)

        kinds = "Text (*.txt)" if name.endswith(".txt") else "CSV (*.csv)"
        self._dialogs.ask_where(self._window, say("Save"), name, kinds, take)


def _printed_words(printer: QPrinter) -> Notice:
    """What became of the sheet: on paper, or in the file that the dialog of the printer was told."""
    if written := printer.outputFileName():
        return Notice(say("Saved to {written}", written=written), _FILE_WORDS, "caution")
    return Notice(say("The sheet was sent to the printer"), say("Take it out of the tray before anybody else does."), "fine")


def _printed(printer: QPrinter, text: str) -> bool:
    """The sheet on one page, at its true size; False when the printer refuses it."""
    printer.setFullPage(True)
    printer.setDocName(say("Procedure Assistant"))
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scale = printer.resolution() / _POINTS
    painter.scale(scale, scale)
    width = printer.width() / scale - 2 * _MARGIN
    top = _MARGIN
    for number, words in enumerate(text.splitlines()):
        font = _font_of(words, number)
        painter.setFont(font)
        room = QRectF(_MARGIN, top, width, 400.0)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        painter.drawText(room, flags, words)
        top += painter.boundingRect(room, flags, words or "x").height() + _GAP
    return painter.end()


def _font_of(words: str, number: int) -> QFont:
    if number == 0:
        return make_font(_TITLE, 600)
    is_key = "  " in words
    return make_font(_KEY if is_key else _BODY, 600 if is_key else 400)
