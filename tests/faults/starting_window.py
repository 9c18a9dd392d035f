"""The program at its start, as ``run`` starts it: says what its window shows, and presses "Try again" for each line it is told.

Argument: the data folder. It says, one line each: ``failure <words>`` or ``worklist <visits>``. Run by test_start.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from procedure_assistant.app import options, run_window
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui import start
from procedure_assistant.ui.main_window import MainWindow
from procedure_assistant.ui.widgets.worklist import WorklistRow


def say(*words: object) -> None:
    """One line to the parent."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


class Told(MainWindow):
    """The main window of the program, which also says what is painted in it."""

    def __init__(self, clock: SystemClock) -> None:
        super().__init__(clock)
        self.worklist_shown.connect(self._say_visits)
        self._input = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._input.activated.connect(self._try_again)

    @Slot(object)
    def failed(self, problem: Problem) -> None:
        """Watch the failure for its first painting."""
        super().failed(problem)
        (failure,) = [one for one in self.start.findChildren(QWidget, "start.failure") if not one.isHidden()]
        failure.installEventFilter(self)

    @Slot(object, bool)
    def unexpected(self, problem: Problem | None, on_worker: bool = False) -> None:
        """An error of the program or of this test."""
        super().unexpected(problem, on_worker)
        say("unexpected", problem)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell it once painted."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.objectName() == "start.failure":
            watched.removeEventFilter(self)
            say("failure", watched.accessibleName())
        return super().eventFilter(watched, event)

    @Slot()
    def _say_visits(self) -> None:
        say("worklist", len(self.findChildren(WorklistRow)))

    @Slot()
    def _try_again(self) -> None:
        if not os.read(0, 100):
            self.close()
            return
        (button,) = [one for one in self.findChildren(QAbstractButton, "start.retry") if one.isVisible()]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


if __name__ == "__main__":
    start.MainWindow = Told  # type: ignore[misc]  # the same window, watched
    raise SystemExit(run_window(options(Path(sys.argv[1]))))
