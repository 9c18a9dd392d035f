"""Backups by plan while the program runs, also behind the lock screen; says calmly when they fail, until one works. Knows no page."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from procedure_assistant.domain.say import say
from procedure_assistant.services.backup import Run
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.safekeeping import Safekeeping
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.backup import words
from procedure_assistant.ui.notice import Notice

LOOK_MS = 60_000
"""The plan knows when to try again after a failure; asking it costs two small reads."""


class BackupSchedule(QObject):
    """``told`` carries a :class:`Notice` to stand above the pages, or None to take it away. ``finished``: the one on closing is over."""

    told = Signal(object)
    finished = Signal()
    made = Signal()
    """A backup was made by plan while the program goes on."""

    def __init__(self, safe: Safekeeping, tasks: Runner, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._safe = safe
        self._tasks = tasks
        self._clock = clock
        self._is_busy = False
        self._is_closing = False
        self._was_closing = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """The records are open."""
        self._was_closing = False
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """The records are closed."""
        self._timer.stop()
        self.told.emit(None)

    def look(self) -> None:
        """Make the backup if it is due."""
        if self._is_busy or not self._safe.access.is_open:
            return
        try:
            is_due = self._safe.is_due()
            self._tell()
        except Problem as problem:
            self._failed(problem)
            return
        if is_due:
            self._run()

    def closing(self) -> bool:
        """The window is about to close: whether a backup is being made first; :attr:`finished` says when it is over.

        Asked again afterwards it is False, whatever became of that backup: nobody is kept from closing the window.
        """
        self._timer.stop()
        if self._was_closing:
            return False
        if self._is_busy:
            self._is_closing = True
            return True
        try:
            if not self._safe.is_due(closing=True):
                return False
        except Problem:
            return False  # the records cannot be read any more; the page that shows them says so
        self._is_closing = True
        self._run()
        return True

    def _run(self) -> None:
        self._is_busy = True
        self._tasks.run(self._safe.run_by_plan, self._made, self._failed)

    def _made(self, _run: Run) -> None:
        self.told.emit(None)
        if not self._is_closing:
            self.made.emit()
        self._end()

    def _failed(self, problem: Problem) -> None:
        if problem.code != "LOCKED":
            self.told.emit(_notice(problem.message, problem.hint, say("A backup could not be made")))
        self._end()

    def _end(self) -> None:
        self._is_busy = False
        if self._is_closing:
            self._is_closing, self._was_closing = False, True
            self.finished.emit()

    def _tell(self) -> None:
        failure = self._safe.standing().state.failure
        if failure is None:
            self.told.emit(None)
            return
        at = words.moment(failure.at, self._clock)
        self.told.emit(_notice(failure.message, failure.hint, say("The backup of {at} failed", at=words.lower(at))))


def _notice(message: str, hint: str, title: str) -> Notice:
    return Notice(title, say("{message} {hint} It is tried again by itself.", message=message, hint=hint).replace("  ", " "), "caution")
