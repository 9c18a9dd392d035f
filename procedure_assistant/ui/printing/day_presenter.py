"""Decides what the page "Print the day" shows, and hands what was asked for to the printing. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.worklist import WorklistEntry, worklist
from procedure_assistant.ui.backup.long_runner import Busy
from procedure_assistant.ui.notice import Notice, notice_of
from procedure_assistant.ui.printing.day_content import DayContent, KindLine
from procedure_assistant.ui.printing.day_jobs import DAY_LIST, KINDS, DayJob, day_jobs
from procedure_assistant.ui.printing.day_print import Course, DayPrint, FolderTarget, PrinterTarget, Target
from procedure_assistant.ui.printing.memory import ASK, FOLDER, Destination, PrintMemory
from procedure_assistant.ui.printing.printers import destination_of, printer_for
from procedure_assistant.ui.visit.paper_choice import RECORD, PaperChoice

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from procedure_assistant.services.bundle import Services
    from procedure_assistant.ui.tasks import Tasks

_THE_DAY = "day"
"""Where the papers of the day go is remembered apart from where a single one goes."""

_ONE_FILE = Problem(
    "PRINT-ONE-FILE",
    say("A printer that writes one file would write every paper over the one before. Nothing was printed."),
    hint=say("Choose a printer, or “PDF to a folder”."),
)


class DayView(Protocol):
    """The page, and the questions that windows of the operating system answer."""

    def show_content(self, content: DayContent) -> None:
        """Show the whole page."""

    def ask_printer(self, chosen: Callable[[QPrinter], None]) -> None:
        """Let a printer be chosen; ``chosen`` is not called when none was."""

    def ask_folder(self, chosen: Callable[[Path], None]) -> None:
        """The same for a folder."""


class DayPresenter:
    """Call :meth:`open` when the page comes into sight."""

    def __init__(self, services: Services, view: DayView, tasks: Tasks) -> None:
        self._services = services
        self._view = view
        self._memory = PrintMemory()
        self._printing = DayPrint(services, PaperChoice(services.records, services.papers, services.leaflets), tasks, self._show_course)
        self._entries: tuple[WorklistEntry, ...] = ()
        self._chosen = {DAY_LIST, RECORD}
        self._course: Course | None = None
        self._notice: Notice | None = None

    def open(self) -> None:
        """Read the day anew; while papers come out, show how far they are."""
        if self._printing.is_running:
            self._show()
            return
        self._course = self._notice = None
        try:
            self._services.visits.guard.allow(worklist)
            self._entries = worklist(self._services.store, self._services.clock)
        except Problem as problem:
            self._entries, self._notice = (), notice_of(problem)
        self._show()

    def choose_kind(self, kind: str, chosen: bool) -> None:
        """Print this kind of paper or not."""
        (self._chosen.add if chosen else self._chosen.discard)(kind)
        self._show()

    def choose_place(self, which: str) -> None:
        """Where they go from now on."""
        if which == FOLDER:
            self._view.ask_folder(self._take_folder)
        else:
            self._memory.keep(_THE_DAY, Destination(ASK) if which == ASK else Destination("printer", which))
        self._show()

    def _take_folder(self, folder: Path) -> None:
        self._memory.keep(_THE_DAY, Destination(FOLDER, str(folder)))
        self._show()

    def print(self) -> None:
        """Print what is chosen."""
        self._begin(day_jobs(self._entries, self._chosen))

    def print_again(self) -> None:
        """Print what did not come out."""
        if self._course is not None:
            self._begin(self._course.missing)

    def stop(self) -> None:
        """Stop behind the paper under way."""
        self._printing.stop()

    def _begin(self, jobs: tuple[DayJob, ...]) -> None:
        chosen = self._memory.of(_THE_DAY)
        if chosen.kind == FOLDER:
            self._start(jobs, FolderTarget(Path(chosen.name)))
        elif chosen.kind == ASK:
            self._view.ask_printer(lambda printer: self._take_printer(jobs, printer))
        else:
            self._start(jobs, PrinterTarget(lambda: printer_for(chosen)))

    def _take_printer(self, jobs: tuple[DayJob, ...], printer: QPrinter) -> None:
        chosen = destination_of(printer)
        if chosen is None:
            self._notice = notice_of(_ONE_FILE)
            self._show()
            return
        self._memory.keep(_THE_DAY, chosen)
        self._start(jobs, PrinterTarget(lambda: printer))

    def _start(self, jobs: tuple[DayJob, ...], target: Target) -> None:
        self._notice = None
        try:
            self._printing.start(jobs, target)
        except Problem as problem:
            self._notice = notice_of(problem)
            self._show()

    def _show_course(self, course: Course) -> None:
        self._course = course
        if course.is_over:
            self._notice = _outcome(course)
        self._show()

    def _show(self) -> None:
        course = self._course
        failures = course.failures if course and course.is_over else ()
        missing = course.missing if course and course.is_over else ()
        chosen = self._memory.of(_THE_DAY)
        n = len(day_jobs(self._entries, self._chosen))
        self._view.show_content(
            DayContent(
                self._kinds(),
                self._places(chosen),
                chosen.name if chosen.kind == "printer" else chosen.kind,
                say("Print {papers}", papers=wording.count(n, "paper")) if n else "",
                _busy(course),
                self._notice,
                tuple((one.job.title, one.problem.text) for one in failures),
                say("Print the other {n}", n=str(len(missing))) if missing else "",
            )
        )

    def _kinds(self) -> tuple[KindLine, ...]:
        n = len(self._entries)
        words = say("{visits} on the list", visits=wording.count(n, "visit"))
        lines = [KindLine(DAY_LIST, say("Day list"), words, DAY_LIST in self._chosen, n > 0)]
        for kind in KINDS:
            fit = sum(map(kind.fits, self._entries))
            lines.append(KindLine(kind.id, kind.title, kind.words(fit), kind.id in self._chosen, fit > 0))
        return tuple(lines)

    def _places(self, chosen: Destination) -> tuple[tuple[str, str], ...]:
        known: Sequence[tuple[str, str]] = [(name, name) for name in self._memory.printers()]
        folder = say("PDF to the folder {folder}", folder=chosen.name) if chosen.kind == FOLDER else say("PDF to a folder")
        return ((ASK, say("Ask for the printer")), *known, (FOLDER, folder))


def _busy(course: Course | None) -> Busy | None:
    if course is None or course.now is None:
        return None
    at = course.done + sum(not one.came_out for one in course.failures)
    words = say("{number} of {total}: {title}", number=str(at + 1), total=str(course.total), title=course.now.title)
    return Busy(words, 100 * at // course.total, course.stopped)


def _outcome(course: Course) -> Notice:
    came = say("{done} of {papers} came out.", done=str(course.done), papers=wording.count(course.total, "paper"))
    if not course.missing and not course.failures:
        return Notice(say("The day is printed"), came, "fine")
    if not course.failures:
        return Notice(say("Stopped"), came, "information")
    return Notice(say("Not everything was printed"), came, "refusal")
