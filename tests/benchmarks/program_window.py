"""The real program, started as by its command, that says when it is painted and what memory it holds; run by start_up.

Arguments: data folder, visit to open. The window is a subclass that only listens to the signals meant for whoever measures. The program
itself opens through the lock screen; here the window opens on a plain store, since nobody types a password in a measurement. To measure
with the door, pass one to ``run_window`` and log in where ``told_painted`` is called.
"""

import sys
import time
from pathlib import Path

import procedure_assistant.cli  # noqa: F401 -- its import belongs to the start
from procedure_assistant.app import DATABASE, Options, run_window
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.ports import Clock
from procedure_assistant.ui.plain_imports import load_qt

load_qt()

from PySide6.QtCore import QTimer  # noqa: E402 -- as in the program: Qt comes by load_qt

from procedure_assistant.ui import start  # noqa: E402
from procedure_assistant.ui.main_window import MainWindow  # noqa: E402
from tests.benchmarks.memory import proportional_mb, resident_mb  # noqa: E402

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
        computed = time.process_time()
        say("painted", time.monotonic())
        say("computed", computed)
        say("memory_painted", resident_mb())

    def told_worklist(self) -> None:
        """The day is painted; memory is read once more when the warm-up is over."""
        computed = time.process_time()
        say("worklist", time.monotonic())
        say("computed_worklist", computed)
        say("memory_worklist", resident_mb())
        say("shared_worklist", proportional_mb())
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
    raise SystemExit(run_window(Options(Path(sys.argv[1]) / DATABASE, SystemClock()), arguments=["bench"], door=None))
