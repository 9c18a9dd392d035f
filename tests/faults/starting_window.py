"""The program at its start, as ``run_window`` starts it: somebody logs in, and it says what its window shows; it tries again when told.

Argument: the data folder. It says, one line each: ``first run``, ``failure <words>``, ``damaged`` for the
page that offers the rescue, or ``worklist <visits>``. For each line on standard input it tries again: by the button of
that name, or by logging in anew. Run by test_start.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSocketNotifier, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from procedure_assistant.app import open_access, options, run_window
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui import start
from procedure_assistant.ui.access.lock_page import LockPage
from procedure_assistant.ui.backup.damaged_screen import DamagedScreen
from procedure_assistant.ui.main_window import MainWindow
from procedure_assistant.ui.practice.first_run import FirstRunPage
from procedure_assistant.ui.widgets.worklist import WorklistRow
from tests.faults.people import DOCTOR
from tests.services.key_rings import CHEAP

_LOOK_MS = 20


def say(*words: object) -> None:
    """One line to the parent."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


class Told(MainWindow):
    """The main window of the program, looked at again and again: says what it shows, once each time."""

    def __init__(self, clock: SystemClock) -> None:
        super().__init__(clock)
        self.worklist_shown.connect(self._say_visits)
        self._input = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._input.activated.connect(self._try_again)
        self._is_logging_in = False
        self._said = ""
        self._look = QTimer(self)
        self._look.timeout.connect(self._look_at)
        self._look.start(_LOOK_MS)

    @Slot(object, bool)
    def unexpected(self, problem: Problem | None, on_worker: bool = False) -> None:
        """An error of the program or of this test."""
        super().unexpected(problem, on_worker)
        say("unexpected", problem)

    @Slot()
    def _look_at(self) -> None:
        if any(page.isVisible() for page in self.findChildren(FirstRunPage)):
            self._say("first run")
        if any(screen.isVisible() for screen in self.findChildren(DamagedScreen)):
            self._say("damaged")
        for shown in self.findChildren(QWidget, "start.failure"):
            if shown.isVisible():
                self._say(f"failure {shown.accessibleName()}")
        for page in self.findChildren(LockPage):
            if not page.isVisible():
                continue
            if (message := page.notice.message()) is not None:
                self._say(f"failure {message.title} {message.body}")
            elif not self._is_logging_in:
                self._log_in(page)

    def _log_in(self, page: LockPage) -> None:
        self._is_logging_in = True
        for box, words in ((page.login, DOCTOR.login), (page.password, DOCTOR.password)):
            box.edit.selectAll()
            QTest.keyClicks(box.edit, words)
        QTest.keyClick(page.password.edit, Qt.Key.Key_Return)

    def _say(self, words: str) -> None:
        if words != self._said:
            self._said = words
            say(words.replace("\n", " "))

    @Slot()
    def _say_visits(self) -> None:
        say("worklist", len(self.findChildren(WorklistRow)))

    @Slot()
    def _try_again(self) -> None:
        if not os.read(0, 100):
            self.close()
            return
        self._said = ""
        for page in self.findChildren(LockPage):
            if page.isVisible():
                self._log_in(page)
                return
        (button,) = [one for one in self.findChildren(QAbstractButton, "start.retry") if one.isVisible()]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


if __name__ == "__main__":
    start.MainWindow = Told  # type: ignore[misc]  # the same window, watched
    raise SystemExit(run_window(options(Path(sys.argv[1])), door=partial(open_access, costs=CHEAP)))
