"""Brings the letter list of a recall to a printer: asks which, draws on a worker, paints the pages. Writes no file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.recall import Recall, RecallService
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.printing.sheets import PRINT_DPI, Pages, put_on_paper

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

AskPrinter = Callable[[QWidget, "Callable[[QPrinter], None]"], None]
"""As ``SheetDialogs.ask_printer``: the second is called with the printer that was chosen, and not at all when none was."""

_NOT_TAKEN = Problem(
    "RECALL-PRINT",
    say("The printer did not take the letter list."),
    hint=say("Choose another printer, or save the list as CSV."),
)


class LetterDesk(QObject):
    """Prints; ``done`` is called with the recall once the printer has taken it, ``failed`` with what went wrong."""

    def __init__(
        self, services: Services, runner: Runner, ask: AskPrinter, window: QWidget,
        done: Callable[[Recall], None], failed: Callable[[Problem], None],
    ) -> None:  # fmt: skip
        super().__init__(window)
        assert services.recall is not None  # the page is offered only where there is one
        self._recalls: RecallService = services.recall
        self._records = services.records
        self._runner = runner
        self._ask = ask
        self._window = window
        self._done = done
        self._failed = failed

    def print(self, found: Recall) -> None:
        """Ask for the printer, then print."""
        self._ask(self._window, lambda printer: self.print_on(printer, found))

    def print_on(self, printer: QPrinter, found: Recall) -> None:
        """Print every page at its true size."""
        try:
            paper = self._records.paper()
        except Problem as problem:
            self._failed(problem)
            return

        def work() -> Pages:
            return self._records.picture(self._recalls.pdf(found, paper), PRINT_DPI)

        def painted(pages: Pages) -> None:
            try:
                put_on_paper(printer, "Recall", pages, paper)
            except Problem:
                self._failed(_NOT_TAKEN)
                return
            self._done(found)

        self._runner.run(work, painted, self._failed)
