"""Mouse released on a planned site → committed and painted, and opening a long visit, in the real window on a real file.

Runs in a process of its own and says its rows as JSON; ``profile`` as last argument prints where the time went instead.
"""

from __future__ import annotations

import cProfile
import json
import os
import pstats
import sys
import time
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from procedure_assistant.app import DATABASE, Options, build
from procedure_assistant.domain.commands import injection_map
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.ui.main_window import MainWindow
from procedure_assistant.ui.map.view import MapView
from procedure_assistant.ui.start import application
from procedure_assistant.ui.visit.view import VisitScreen
from tests.benchmarks.sample_day import Day, day_in
from tests.benchmarks.table import Row, median, percentile, spread

SIZE = (1440, 900)
OPENINGS = 15
FRAME_MS = 16.7
_DONE = QEvent.Type(QEvent.registerEventType())


class Frame(QObject):
    """Knows when the window has painted all of the watched widgets: at the end of the update that painted the last of them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._missing: set[QWidget] = set()
        self.end = 0.0
        window.installEventFilter(self)

    def expect(self, *widgets: QWidget) -> None:
        """Wait for these from now on."""
        self.end = 0.0
        self._missing = set(widgets)
        for widget in widgets:
            widget.installEventFilter(self)

    def wait(self) -> float:
        """Let the window work until all are painted; returns the moment, in seconds."""
        while not self.end:
            QApplication.processEvents()
        return self.end

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An update is painted whole before the next event: one posted in front of all others comes when it is over."""
        if event.type() == QEvent.Type.UpdateRequest:
            QCoreApplication.postEvent(self, QEvent(_DONE), Qt.EventPriority.HighEventPriority)
        elif event.type() == QEvent.Type.Paint and watched in self._missing:
            self._missing.discard(watched)
            watched.removeEventFilter(self)
        return False

    def customEvent(self, event: QEvent) -> None:
        """The end of an update."""
        if event.type() == _DONE and not self._missing and not self.end:
            self.end = time.perf_counter()


class Bench:
    """The main window on the database of a day."""

    def __init__(self, folder: Path, *, profiled: bool) -> None:
        self.app = application(["bench"])
        self.services: Services = build(Options(folder / DATABASE, SystemClock()))
        self.window = MainWindow(self.services.clock)
        self.window.resize(*SIZE)
        self.window.show()
        self.window.ready(self.services)
        self.frame = Frame(self.window)
        self.profile = cProfile.Profile() if profiled else None
        self.work()

    def work(self) -> None:
        """Let everything that is under way come to its end."""
        self.window.tasks.drain()
        for _ in range(5):
            QApplication.processEvents()

    def open(self, visit_id: str) -> tuple[VisitScreen, float, float]:
        """Open a visit; returns its screen, and milliseconds of the service alone and of all until it is painted."""
        begun = time.perf_counter()
        visit = self.services.visits.resume(visit_id)
        resumed = time.perf_counter()
        self.window.open_visit(visit)
        (screen,) = self.window.findChildren(VisitScreen)
        self.frame.expect(screen.findChild(MapView, "map"), screen.totals.map.headline, screen.banner)
        painted = self.frame.wait()
        return screen, (resumed - begun) * 1000, (painted - begun) * 1000

    def leave(self, screen: VisitScreen) -> None:
        """Back to the worklist."""
        screen.tasks.drain()
        screen.closed.emit()
        self.work()
        QCoreApplication.sendPostedEvents(screen, QEvent.Type.DeferredDelete)

    def profiling(self) -> cProfile.Profile | nullcontext[None]:
        """Counts what runs inside, when asked to."""
        return self.profile or nullcontext()


def click_all(bench: Bench, screen: VisitScreen) -> tuple[list[float], list[float]]:
    """Click every planned site; milliseconds until painted, and until the mouse event was done (decided, committed, shown)."""
    map_view = screen.map.map
    map_view.settle()
    bench.work()
    map_ = screen.visit.record.map
    assert map_ is not None
    painted, done = [], []
    for site in map_.sequence():
        at = map_view.viewport_point(site.figure, site.x, site.y)
        QTest.mousePress(map_view, Qt.MouseButton.LeftButton, pos=at)
        bench.frame.expect(map_view, screen.totals.map.headline)
        with bench.profiling():
            begun = time.perf_counter()
            QTest.mouseRelease(map_view, Qt.MouseButton.LeftButton, pos=at)
            ended = time.perf_counter()
            painted.append((bench.frame.wait() - begun) * 1000)
        done.append((ended - begun) * 1000)
        assert screen.visit.record.sites[site.id].given is not None, site.id
        bench.work()
    return painted, done


def click_rows(bench: Bench, day: Day) -> list[Row]:
    """All sites of several visits, and the same commands without a window."""
    painted, done = [], []
    for visit_id in day.prepared[1:-1]:
        screen, *_ = bench.open(visit_id)
        more_painted, more_done = click_all(bench, screen)
        painted += more_painted
        done += more_done
        bench.leave(screen)
    service = _without_a_window(bench.services, day.prepared[-1])
    return [
        Row("click → committed and painted, median", median(painted), "ms", note=spread(painted)),
        Row("click → committed and painted, p99", percentile(painted, 99), "ms", FRAME_MS),
        Row("  of it until the mouse event is answered, median", median(done), "ms", note="decided, committed, told to every widget"),
        Row("  the same command without a window, median", median(service), "ms", note=f"p99 {percentile(service, 99):.1f} ms"),
    ]


def _without_a_window(services: Services, visit_id: str) -> list[float]:
    visit = services.visits.resume(visit_id)
    map_ = visit.record.map
    assert map_ is not None
    times = []
    for site in map_.sequence():
        begun = time.perf_counter()
        refusal = visit.do(injection_map.give, (site.id,))
        times.append((time.perf_counter() - begun) * 1000)
        assert refusal is None
    return times


def open_rows(bench: Bench, day: Day) -> list[Row]:
    """The long visit opened again and again; the very first opening of this process is told apart."""
    first, _, first_painted = bench.open(day.long)
    bench.leave(first)
    services, painted = [], []
    entries = 0
    for _ in range(OPENINGS):
        with bench.profiling():
            screen, service, all_of_it = bench.open(day.long)
        services.append(service)
        painted.append(all_of_it)
        entries = screen.visit.record.seq
        bench.leave(screen)
    return [
        Row(f"open a visit with {entries} entries → painted, median", median(painted), "ms", 50, spread(painted)),
        Row("  of it reading and folding the log, median", median(services), "ms"),
        Row("  the first visit of the process", first_painted, "ms"),
    ]


def main(folder: Path, which: str, *, profiled: bool) -> None:
    """Measure one part."""
    bench = Bench(folder, profiled=profiled)
    rows = {"clicks": click_rows, "openings": open_rows}[which](bench, day_in(folder))
    bench.window.close()
    if bench.profile is not None:
        pstats.Stats(bench.profile).sort_stats("tottime").print_stats(35).sort_stats("cumtime").print_stats(60)
    else:
        sys.stdout.write(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], profiled="profile" in sys.argv[3:])
