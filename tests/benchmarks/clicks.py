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
from typing import NamedTuple

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from procedure_assistant.app import DATABASE, Options, build
from procedure_assistant.domain.commands import injection_map
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.ui import theme
from procedure_assistant.ui.cycle_collector import CycleCollector
from procedure_assistant.ui.main_window import MainWindow
from procedure_assistant.ui.start import application
from procedure_assistant.ui.visit.view import VisitScreen
from tests.benchmarks.sample_day import Day, day_in
from tests.benchmarks.table import Row, median, percentile, spread

SIZE = (1440, 900)
OPENINGS = 15
FRAME_MS = 16.7
_LONGEST_MS = 20_000
_DONE = QEvent.Type(QEvent.registerEventType())


class Moment(NamedTuple):
    """A moment in seconds: by the clock, and what the window's thread had computed until then."""

    clock: float
    computed: float

    @classmethod
    def now(cls) -> Moment:
        """This one."""
        return cls(time.perf_counter(), time.thread_time())

    def since(self, begun: Moment) -> Moment:
        """Milliseconds since another one."""
        return Moment((self.clock - begun.clock) * 1000, (self.computed - begun.computed) * 1000)


class Frame(QObject):
    """Knows when the window has painted the watched widgets: each at the end of the update that painted it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._waiting: set[QWidget] = set()
        self._in_this_update: set[QWidget] = set()
        self._ends: dict[QWidget, Moment] = {}
        window.installEventFilter(self)

    def expect(self, *widgets: QWidget) -> None:
        """Watch these from now on."""
        self._ends.clear()
        self._waiting = set(widgets)
        for widget in widgets:
            widget.installEventFilter(self)

    def wait(self) -> dict[QWidget, Moment]:
        """Let the window work until all are painted; returns when each was."""
        deadline = QDeadlineTimer(_LONGEST_MS)
        while self._waiting or self._in_this_update:
            assert not deadline.hasExpired(), f"never painted: {sorted(one.objectName() for one in self._waiting)}"
            QApplication.processEvents()
        return self._ends

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An update is painted whole before the next event: one posted in front of all others comes when it is over."""
        if event.type() == QEvent.Type.UpdateRequest:
            QCoreApplication.postEvent(self, QEvent(_DONE), Qt.EventPriority.HighEventPriority.value)
        elif event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched in self._waiting:
            self._waiting.discard(watched)
            self._in_this_update.add(watched)
            watched.removeEventFilter(self)
        return False

    def customEvent(self, event: QEvent) -> None:
        """The end of an update."""
        if event.type() == _DONE and self._in_this_update:
            now = Moment.now()
            self._ends |= dict.fromkeys(self._in_this_update, now)
            self._in_this_update.clear()


class Bench:
    """The main window on the database of a day."""

    def __init__(self, folder: Path, *, profiled: bool) -> None:
        self.app = application(["bench"])
        theme.apply(self.app, theme.current())
        self.services: Services = build(Options(folder / DATABASE, SystemClock()))
        self.window = MainWindow(self.services.clock)
        self.window.resize(*SIZE)
        self.window.show()
        self.window.ready(self.services)
        self.frame = Frame(self.window)
        self.profile = cProfile.Profile() if profiled else None
        self.collector = CycleCollector(self.window)  # as in the program
        self.work()

    def work(self) -> None:
        """Let everything that is under way come to its end."""
        self.window.tasks.drain()
        for _ in range(5):
            QApplication.processEvents()

    def open(self, visit_id: str) -> tuple[VisitScreen, Moment, Moment]:
        """Open a visit; returns its screen, and milliseconds of the service alone and of all until every column is painted."""
        begun = Moment.now()
        visit = self.services.visits.resume(visit_id)
        resumed = Moment.now()
        self.window.open_visit(visit)
        (screen,) = self.window.findChildren(VisitScreen)
        columns = (screen.map.map, screen.totals.map.headline, screen.banner, screen.steps)
        self.frame.expect(*(one for one in columns if not one.isHidden()))  # the list of the map takes the place of the steps
        painted = max(self.frame.wait().values())
        return screen, resumed.since(begun), painted.since(begun)

    def leave(self, screen: VisitScreen) -> None:
        """Back to the worklist."""
        screen.tasks.drain()
        screen.closed.emit()
        self.work()
        QCoreApplication.sendPostedEvents(screen, QEvent.Type.DeferredDelete)

    def profiling(self) -> cProfile.Profile | nullcontext[None]:
        """Counts what runs inside, when asked to."""
        return self.profile or nullcontext()


class Click(NamedTuple):
    """One click, since the mouse was released: its mark painted, the totals painted too, and the mouse event answered."""

    mark: Moment
    totals: Moment
    answered: Moment


def click_all(bench: Bench, screen: VisitScreen) -> list[Click]:
    """Click every planned site."""
    map_view, headline = screen.map.map, screen.totals.map.headline
    map_view.settle()
    bench.work()
    map_ = screen.visit.record.map
    assert map_ is not None
    clicks = []
    for site in map_.sequence():
        at = map_view.viewport_point(site.figure, site.x, site.y)
        QTest.mousePress(map_view, Qt.MouseButton.LeftButton, pos=at)
        bench.frame.expect(map_view, headline)
        with bench.profiling():
            begun = Moment.now()
            QTest.mouseRelease(map_view, Qt.MouseButton.LeftButton, pos=at)
            answered = Moment.now()
            painted = bench.frame.wait()
        clicks.append(Click(painted[map_view].since(begun), painted[headline].since(begun), answered.since(begun)))
        assert screen.visit.record.sites[site.id].given is not None, site.id
        bench.work()
    return clicks


def click_rows(bench: Bench, day: Day) -> list[Row]:
    """All sites of several visits, and the same commands without a window. The first visit warms up and is not counted."""
    clicks: list[Click] = []
    for number, visit_id in enumerate(day.prepared[:-1]):
        screen, *_ = bench.open(visit_id)
        told = click_all(bench, screen)
        clicks += told if number else []
        bench.leave(screen)
    marks, totals = [one.mark.clock for one in clicks], [one.totals.clock for one in clicks]
    computed = [one.mark.computed for one in clicks]
    service = _without_a_window(bench.services, day.prepared[-1])
    return [
        Row("click → committed and its mark painted, median", median(marks), "ms", note=spread(marks)),
        Row("click → committed and its mark painted, p99", percentile(marks, 99), "ms", FRAME_MS),
        Row("  computed by the window's thread, median", median(computed), "ms", note="without waiting for disk and other programs"),
        Row("  computed by the window's thread, p99", percentile(computed, 99), "ms", FRAME_MS),
        Row("  until the mouse event is answered, median", median([one.answered.clock for one in clicks]), "ms"),
        Row("  until the totals are painted too, median", median(totals), "ms", note=f"p99 {percentile(totals, 99):.1f} ms"),
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
    services: list[Moment] = []
    painted: list[Moment] = []
    entries = 0
    for _ in range(OPENINGS):
        with bench.profiling():
            screen, service, all_of_it = bench.open(day.long)
        services.append(service)
        painted.append(all_of_it)
        entries = screen.visit.record.seq
        bench.leave(screen)
    clock = [one.clock for one in painted]
    return [
        Row(f"open a visit with {entries} entries → painted, median", median(clock), "ms", 50, spread(clock)),
        Row("  computed by the window's thread, median", median([one.computed for one in painted]), "ms", 50),
        Row("  reading and folding the log, median", median([one.clock for one in services]), "ms"),
        Row("  the first visit of the process", first_painted.clock, "ms"),
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
