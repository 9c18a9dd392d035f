"""What is waiting to be printed, one after the other, and what did not come out: it stays until it is tried again or taken away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, Signal

from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.tasks import Tasks


class State(Enum):
    """Where a job stands; one that came out is gone."""

    WAITING = "waiting"
    PRINTING = "printing"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """One paper for one printer. ``work`` runs on a worker; ``deliver`` gets what it made, on the window's thread.

    Both raise ``Problem`` where it did not come out; ``why`` is what that said.
    """

    title: str
    to: str
    work: Callable[[], Any]
    deliver: Callable[[Any], None]
    state: State = State.WAITING
    why: str = ""


class PrintQueue(QObject):
    """Prints one job at a time. ``changed`` after every step; ``failed`` carries the ``Problem`` of the job that just did not come out."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._jobs: dict[int, Job] = {}
        self._last = 0

    @property
    def jobs(self) -> dict[int, Job]:
        """Every job that has not come out yet, by its number, in order."""
        return dict(self._jobs)

    def add(self, job: Job) -> None:
        """Print it when what came before is done."""
        self._last += 1
        self._jobs[self._last] = job
        self._go_on()

    def retry(self, number: int) -> None:
        """Print a job that failed again."""
        if number in self._jobs and self._jobs[number].state is State.FAILED:
            self._jobs[number] = replace(self._jobs[number], state=State.WAITING, why="")
            self._go_on()

    def drop(self, number: int) -> None:
        """Do not print it any more; one that is being printed runs on."""
        if number in self._jobs and self._jobs[number].state is not State.PRINTING:
            del self._jobs[number]
            self.changed.emit()

    def _go_on(self) -> None:
        waiting = [number for number, job in self._jobs.items() if job.state is State.WAITING]
        if waiting and not any(job.state is State.PRINTING for job in self._jobs.values()):
            self._print(waiting[0])
        self.changed.emit()

    def _print(self, number: int) -> None:
        job = self._jobs[number] = replace(self._jobs[number], state=State.PRINTING)

        def done(made: object) -> None:
            try:
                job.deliver(made)
            except Problem as problem:
                refused(problem)
                return
            del self._jobs[number]
            self._go_on()

        def refused(problem: Problem) -> None:
            self._jobs[number] = replace(job, state=State.FAILED, why=problem.text)
            self.failed.emit(problem)
            self._go_on()

        self._tasks.run(job.work, done, refused)
