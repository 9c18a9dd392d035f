"""Starts the window: shows it first, opens the records after its first paint, and catches what nobody caught. Imports nothing slow."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QThread, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from procedure_assistant.resources import resource
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui import theme
from procedure_assistant.ui.cycle_collector import CycleCollector
from procedure_assistant.ui.error_log import ErrorLog
from procedure_assistant.ui.main_window import PROGRAM, MainWindow

if TYPE_CHECKING:
    from procedure_assistant.services.bundle import Services
    from procedure_assistant.services.ports import Clock

_ID = "procedure-assistant"


def run(make_services: Callable[[], Services], clock: Clock, arguments: Sequence[str], log_folder: Path | None = None) -> int:
    """Show the window and run until it is closed; returns the exit code.

    ``make_services`` is called on a worker after the first paint, and again for every try after a ``Problem``.
    ``log_folder`` is where errors of ours are noted; by default the system's place for application data.
    """
    app = application(arguments)
    window = MainWindow(clock)
    watch = ErrorWatch(ErrorLog(log_folder or _data_folder()), clock)
    watch.install()
    watch.caught.connect(window.unexpected)

    opened: list[Services] = []

    def make() -> Services:
        opened.append(make_services())
        return opened[-1]

    def open_records() -> None:
        window.tasks.run(make, window.ready, window.failed)

    collector = CycleCollector()

    def begin() -> None:
        from PySide6.QtGui import QIcon  # noqa: PLC0415 -- after the first paint

        theme.apply(app, theme.current())
        window.furnish()
        app.setWindowIcon(QIcon(str(resource("icons", f"{_ID}.svg"))))
        watch.log.watch_crashes()
        open_records()

    window.first_painted.connect(begin)
    window.retry_requested.connect(open_records)
    window.show()
    code = app.exec()
    window.drain()
    collector.stop()
    for services in opened:  # also those that came when the window was closing already
        services.store.close()
    return code


def application(arguments: Sequence[str]) -> QApplication:
    """The one application object, in the theme of the system. Fonts and style sheet follow after the first paint."""
    program, *rest = arguments or [_ID]
    # The style by its name: asking for the style object would cost 8 ms for its Python type alone.
    app = QApplication([program, "-style", "fusion", *rest])
    app.setApplicationName(_ID)
    app.setApplicationDisplayName(PROGRAM)
    QGuiApplication.setDesktopFileName(_ID)
    theme.set_current(theme.shipped(theme.system_theme_name()))
    return app


class ErrorWatch(QObject):
    """Takes what nobody caught, on whatever thread: notes it in the log and tells the window on its own thread."""

    caught = Signal(object, bool)
    _raised = Signal(object, bool)

    def __init__(self, log: ErrorLog, clock: Clock) -> None:
        super().__init__()
        self.log = log
        self._clock = clock
        self._raised.connect(self._tell)

    def install(self) -> None:
        """From now on. PySide hands exceptions of slots, timers, paint events and workers to ``sys.excepthook`` too."""
        sys.excepthook = self.take
        threading.excepthook = lambda told: self.take(told.exc_type, told.exc_value, told.exc_traceback)

    def take(self, kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None) -> None:
        """One uncaught exception."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self.log.add(self._clock.now().isoformat(timespec="seconds"), error if error is not None else kind())
        problem = error if isinstance(error, Problem) else None
        self._raised.emit(problem, QThread.currentThread() is not self.thread())

    @Slot(object, bool)
    def _tell(self, problem: Problem | None, on_worker: bool) -> None:
        self.caught.emit(problem, on_worker)


def _data_folder() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))
