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
from procedure_assistant.services.appearance import SYSTEM
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui import language
from procedure_assistant.ui.appearance_file import enlarge, read_appearance, remember_enlarged
from procedure_assistant.ui.cycle_collector import CycleCollector
from procedure_assistant.ui.error_log import ErrorLog
from procedure_assistant.ui.main_window import PROGRAM, MainWindow

if TYPE_CHECKING:
    from procedure_assistant.services.access import Access
    from procedure_assistant.services.bundle import Services
    from procedure_assistant.services.ports import Clock
    from procedure_assistant.services.practice import PracticeRoom
    from procedure_assistant.services.safekeeping import Safekeeping

_ID = "procedure-assistant"


def run(
    make_services: Callable[..., Services],
    clock: Clock,
    arguments: Sequence[str],
    log_folder: Path | None = None,
    *,
    open_door: Callable[[], tuple[Access, Safekeeping]] | None = None,
    prepare: Callable[[], None] | None = None,
    make_practice: Callable[[], PracticeRoom] | None = None,
) -> int:
    """Show the window and run until it is closed; returns the exit code.

    ``open_door`` is called on a worker after the first paint, and ``make_services`` with the access it gave once somebody came in;
    both again for every try after a ``Problem``. Without a door ``make_services`` is called at once, with nothing. ``prepare`` loads
    what it will need, ``make_practice`` makes the room for practice visits.
    ``log_folder`` is where errors of ours are noted; by default the system's place for application data.
    """
    app = application(arguments)
    language.set_current(app, language.language_of(read_appearance().language))
    window = MainWindow(clock)
    window.make_practice = make_practice
    watch = ErrorWatch(ErrorLog(log_folder or _data_folder()), clock)
    watch.install()
    watch.caught.connect(window.unexpected)

    records = _Records(window, make_services, open_door, prepare)
    collector = CycleCollector()

    def begin() -> None:
        from PySide6.QtGui import QIcon  # noqa: PLC0415 -- after the first paint

        window.show_theme(read_appearance().theme or SYSTEM)
        window.furnish()
        app.setWindowIcon(QIcon(str(resource("icons", f"{_ID}.svg"))))
        watch.log.watch_crashes()
        records.open()

    window.first_painted.connect(begin)
    window.records_requested.connect(records.open)
    window.show()
    code = app.exec()
    window.drain()
    collector.stop()
    records.close()
    return code


class _Records:
    """Opens door and records on a worker, and closes what was opened."""

    def __init__(
        self,
        window: MainWindow,
        make_services: Callable[..., Services],
        open_door: Callable[[], tuple[Access, Safekeeping]] | None,
        prepare: Callable[[], None] | None,
    ) -> None:
        self._window = window
        self._make_services = make_services
        self._open_door = open_door
        self._prepare = prepare
        self._access: Access | None = None
        self._opened: list[Services] = []

    def open(self) -> None:
        """The next step: the door, then the records behind it."""
        tasks, window = self._window.tasks, self._window
        if self._open_door is not None and self._access is None:
            tasks.run(self._open_door, self._met, window.failed)
        else:
            tasks.run(self._make, window.ready, window.failed)

    def close(self) -> None:
        """Close every store, also one that came when the window was closing already; nothing is received any more before."""
        for services in self._opened:
            if services.outbox_station is not None:
                services.outbox_station.end()
            if services.incoming is not None:
                services.incoming.station.end()
            if services.image_station is not None:
                services.image_station.end()
        if self._access is not None:
            self._access.close()
        for services in self._opened:
            services.store.close()

    def _met(self, door: tuple[Access, Safekeeping]) -> None:
        self._access, safe = door
        self._window.meet(self._access, safe)
        if self._prepare is not None:
            # What it cannot load is told when it is needed.
            self._window.tasks.run(self._prepare, lambda _none: None, lambda _problem: None)

    def _make(self) -> Services:
        services = self._make_services() if self._access is None else self._make_services(self._access)
        self._opened.append(services)
        return services


def application(arguments: Sequence[str]) -> QApplication:
    """The one application object. Theme, fonts and style sheet follow after the first paint."""
    program, *rest = arguments or [_ID]
    QApplication.setApplicationName(_ID)  # before it is made: what is kept under this name says how large everything is
    size = enlarge()
    # The style by its name: asking for the style object would cost 8 ms for its Python type alone.
    app = QApplication([program, "-style", "fusion", *rest])
    remember_enlarged(size)
    app.setApplicationDisplayName(PROGRAM)
    QGuiApplication.setDesktopFileName(_ID)
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
