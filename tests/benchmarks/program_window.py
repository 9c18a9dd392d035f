"""The real program, started as by its command, that says when it is painted and what memory it holds; run by start_up.

Arguments: data folder, visit to open. The window is a subclass that only listens to the signals meant for whoever measures.
"""

import sys
import time

from PySide6.QtCore import QTimer

from procedure_assistant.cli import main
from procedure_assistant.services.ports import Clock
from procedure_assistant.ui import start
from procedure_assistant.ui.main_window import MainWindow
from tests.benchmarks.memory import resident_mb

SETTLED_MS = 700
"""Long enough for the warm-up behind the worklist to end."""


class Measured(MainWindow):
    """The main window, listened to."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.first_painted.connect(self.told_painted)
        self.worklist_shown.connect(self.told_worklist)

    def told_painted(self) -> None:
        """The first frame is on the screen."""
        say("painted", time.monotonic())
        say("memory_painted", resident_mb())

    def told_worklist(self) -> None:
        """The day is painted; memory is read when the warm-up is over."""
        say("worklist", time.monotonic())
        say("memory_worklist", resident_mb())
        QTimer.singleShot(SETTLED_MS, self.open_one)

    def open_one(self) -> None:
        """Open a visit as the worklist does."""
        self.tasks.drain()
        say("memory_settled", resident_mb())
        self._today_presenter.open(sys.argv[2])
        QTimer.singleShot(SETTLED_MS, self.end)

    def end(self) -> None:
        """Say what it holds with the visit on screen, and end."""
        say("memory_visit", resident_mb())
        self.close()


def say(what: str, value: float) -> None:
    """One line to the parent."""
    sys.stdout.write(f"{what} {value}\n")


if __name__ == "__main__":
    start.MainWindow = Measured
    raise SystemExit(main(["--data", sys.argv[1]]))
