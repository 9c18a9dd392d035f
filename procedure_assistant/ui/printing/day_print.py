"""Prints the papers of the day one after the other: made on a worker, put on paper here, kept in log and audit trail. Shows nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from procedure_assistant.services.paper import Paper
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.records import save_file
from procedure_assistant.ui.printing.day_jobs import DAY_LIST, DayJob
from procedure_assistant.ui.printing.printers import free_name
from procedure_assistant.ui.printing.sheets import NOT_TAKEN, PRINT_DPI, Pages, put_on_paper
from procedure_assistant.ui.visit.paper_choice import SIZES, MadePaper, PaperChoice

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from procedure_assistant.services.bundle import Services
    from procedure_assistant.services.visits import Visit
    from procedure_assistant.ui.tasks import Tasks

_ENDS_ALL = {NOT_TAKEN, "PRINTER-GONE", "SAVE-FAILED", "STORE-BUSY"}
"""What would refuse the next paper as well: the rest waits until somebody has looked."""


class Failure(NamedTuple):
    """A paper that did not come out, and why; or, ``came_out``, one whose copy could not be kept in the log."""

    job: DayJob
    problem: Problem
    came_out: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """How far it is. ``now`` is the paper under way; ``rest`` are those that were not begun, ``stopped`` by somebody or by the printer."""

    total: int
    done: int = 0
    now: DayJob | None = None
    failures: tuple[Failure, ...] = ()
    rest: tuple[DayJob, ...] = ()
    stopped: bool = False

    @property
    def is_over(self) -> bool:
        """Whether nothing is under way."""
        return self.now is None

    @property
    def missing(self) -> tuple[DayJob, ...]:
        """What did not come out, in the order it was asked for."""
        return tuple(one.job for one in self.failures if not one.came_out) + self.rest


class _Made(NamedTuple):
    """What a worker made: pages for a printer, or nothing where the file is written already."""

    heading: str
    size: tuple[float, float]
    pages: Pages
    keep: Callable[[], None]


class Target(Protocol):
    """Where the papers go."""

    to: str
    """As the log says it: "printer" or "file"."""

    def take(self, day: DayPrint, job: DayJob) -> _Made:
        """Make the paper, on a worker. Raises ``Problem``."""

    def deliver(self, made: _Made, paper: Paper) -> None:
        """Bring it out, on the window's thread. Raises ``Problem``."""


class PrinterTarget:
    """A printer; ``printer_of`` raises ``Problem`` PRINTER-GONE where it is none any more."""

    to = "printer"

    def __init__(self, printer_of: Callable[[], QPrinter]) -> None:
        self._printer_of = printer_of

    def take(self, day: DayPrint, job: DayJob) -> _Made:
        """The pages as pictures."""
        made, keep, _name = day.made(job, self.to)
        return _Made(made.heading, made.size, day.services.records.picture(made.draw(), PRINT_DPI), keep)

    def deliver(self, made: _Made, paper: Paper) -> None:
        """One job of the printer for each paper."""
        put_on_paper(self._printer_of(), made.heading, made.pages, paper, made.size)


class FolderTarget:
    """A folder: one PDF for each paper, named without the patient; a file that is there is never written over."""

    to = "file"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take(self, day: DayPrint, job: DayJob) -> _Made:
        """The file is written where it was made, since a network folder can be slow."""
        made, keep, name = day.made(job, self.to)
        save_file(free_name(self.folder, name), made.file()())
        return _Made(made.heading, made.size, [], keep)

    def deliver(self, _made: _Made, _paper: Paper) -> None:
        """Nothing is left to do."""


class DayPrint:
    """``told`` is called with the ``Course`` after every step, on the window's thread."""

    def __init__(self, services: Services, choice: PaperChoice, tasks: Tasks, told: Callable[[Course], None]) -> None:
        self.services = services
        self._choice = choice
        self._tasks = tasks
        self._told = told
        self._course = Course(0)
        self._waiting: list[DayJob] = []
        self._target: Target | None = None
        self._paper = Paper.LETTER

    @property
    def is_running(self) -> bool:
        """Whether a paper is under way."""
        return not self._course.is_over

    def start(self, jobs: tuple[DayJob, ...], target: Target) -> None:
        """Print these. Raises ``Problem`` where the settings cannot be read; then nothing was begun."""
        assert not self.is_running, "the day is printed once at a time"
        self._paper = self.services.records.paper()
        self._target, self._waiting, self._course = target, list(jobs), Course(len(jobs))
        self._go_on()

    def stop(self) -> None:
        """The paper under way comes out; those behind it wait."""
        if self.is_running:
            self._course = replace(self._course, rest=tuple(self._waiting), stopped=True)
            self._waiting = []
            self._told(self._course)

    def made(self, job: DayJob, to: str) -> tuple[MadePaper, Callable[[], None], str]:
        """A paper, what keeps that it left, and a name for its file. For a worker. Raises ``Problem``."""
        if job.which == DAY_LIST:
            return self._day_list(to)
        visit: Visit = self.services.visits.resume(job.visit_id)
        made = self._choice.made(visit, job.which, self._paper)
        return made, lambda: self._choice.keep_copy(visit, job.which, self._paper, to), self._choice.file_name(visit, job.which)

    def _day_list(self, to: str) -> tuple[MadePaper, Callable[[], None], str]:
        papers = self.services.papers
        assert papers is not None  # the page is offered only where papers are made
        day, paper = papers.day_list(), self._paper
        name = f"{DAY_LIST}-{self.services.clock.today().isoformat()}.pdf"
        made = MadePaper(day.sheet.heading, lambda: papers.draw(day, paper), SIZES[paper])
        return made, lambda: papers.day_list_left(to), name

    def _go_on(self) -> None:
        target = self._target
        assert target is not None
        if not self._waiting:
            self._course = replace(self._course, now=None)
            self._told(self._course)
            return
        job = self._waiting.pop(0)
        self._course = replace(self._course, now=job)
        self._told(self._course)

        def delivered(made: _Made) -> None:
            try:
                target.deliver(made, self._paper)
            except Problem as problem:
                refused(problem)
                return
            self._course = replace(self._course, done=self._course.done + 1)
            try:
                made.keep()
            except Problem as problem:
                refused(problem, came_out=True)
                return
            self._go_on()

        def refused(problem: Problem, *, came_out: bool = False) -> None:
            self._course = replace(self._course, failures=(*self._course.failures, Failure(job, problem, came_out)))
            if problem.code in _ENDS_ALL:
                self._course = replace(self._course, rest=(*self._course.rest, *self._waiting))
                self._waiting = []
            self._go_on()

        self._tasks.run(lambda: target.take(self, job), delivered, refused)
