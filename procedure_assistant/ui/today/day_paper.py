"""Prints the list of the day: asks for the printer, draws on a worker, keeps in the audit trail that it left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.visit.paper import PRINT_DPI, Pages, on_sheet, painted

if TYPE_CHECKING:
    from procedure_assistant.services.bundle import Services
    from procedure_assistant.ui.tasks import Tasks

_NOT_TAKEN = Problem(
    "PRINT-REFUSED", say("The printer did not take the list. Nothing is lost."), hint=say("Choose another printer and print it again.")
)


class DayPaper(QObject):
    """``told`` is called with what became of it, ``failed`` with what hindered it."""

    def __init__(
        self, services: Services, window: QWidget, tasks: Tasks, told: Callable[[str], None], failed: Callable[[Problem], None]
    ) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self._tasks = tasks
        self._told = told
        self._failed = failed

    def print(self) -> None:
        """Ask for the printer, then print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Print every page at its true size, as the worklist stands now."""
        papers, records = self._services.papers, self._services.records
        if papers is None:
            return
        try:
            day, paper = papers.day_list(), records.paper()
        except Problem as problem:
            self._failed(problem)
            return
        on_sheet(printer, paper)
        printer.setDocName(day.sheet.heading)

        def work() -> Pages:
            return records.picture(papers.draw(day, paper), PRINT_DPI)

        def done(pages: Pages) -> None:
            if not painted(printer, pages):
                self._failed(_NOT_TAKEN)
                return
            try:
                papers.day_list_left("printer")
            except Problem as problem:
                self._failed(problem)
                return
            self._told(say("The day list was sent to the printer."))

        self._tasks.run(work, done, self._failed)
