"""The page "Print the day" as the window shows it, wired to its presenter. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.backup.dialogs import PathDialogs, SystemPathDialogs
from procedure_assistant.ui.printing.day_page import DayPrintPage
from procedure_assistant.ui.printing.day_presenter import DayPresenter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from procedure_assistant.services.bundle import Services
    from procedure_assistant.ui.tasks import Tasks

AskPrinter = Callable[[QWidget, "Callable[[QPrinter], None]"], None]
"""As ``SheetDialogs.ask_printer``."""


class DayPrintScreen(DayPrintPage):
    """Call :meth:`open` when it comes into sight."""

    def __init__(
        self, services: Services, tasks: Tasks, ask_printer: AskPrinter, dialogs: PathDialogs | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ask_printer = ask_printer
        self._dialogs = dialogs or SystemPathDialogs()
        self.presenter = presenter = DayPresenter(services, self, tasks)
        self.kind_requested.connect(presenter.choose_kind)
        self.place_requested.connect(presenter.choose_place)
        self.print_requested.connect(presenter.print)
        self.again_requested.connect(presenter.print_again)
        self.stop_requested.connect(presenter.stop)

    def open(self) -> None:
        """Read the day anew."""
        self.presenter.open()
        self.setFocusProxy(self.print if self.print.isEnabled() else self.back)

    def ask_printer(self, chosen: Callable[[QPrinter], None]) -> None:
        """Let a printer be chosen."""
        self._ask_printer(self.window(), chosen)

    def ask_folder(self, chosen: Callable[[Path], None]) -> None:
        """Let a folder be chosen."""
        self._dialogs.ask_folder(self.window(), say("Folder for the PDF"), chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
