"""The program in a process of its own, told by the test what to press and asked what it shows. No tests.

Run with database, visit, login and a file that says by how many seconds the clock of this computer is wrong. Each line on standard input is
a command with its arguments as JSON; the answer is one line of JSON.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Timer
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QSocketNotifier, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from procedure_assistant.services.access import NewPerson
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.ui.access.idle_time import IdleTime
from procedure_assistant.ui.error_log import ErrorLog
from procedure_assistant.ui.start import ErrorWatch
from procedure_assistant.ui.widgets.scales import Timeline
from tests.faults.door_window import DoorWindow
from tests.faults.people import COLLEAGUE, DOCTOR
from tests.faults.visit_window import found, planned_sites

ROOT = Path(__file__).parents[2]
PEOPLE = {person.login: person for person in (DOCTOR, COLLEAGUE)}
LONGEST_SECONDS = 120


class WrongClock(SystemClock):
    """The clock of this computer, wrong by what the file says now."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def seconds(self) -> float:
        """How wrong."""
        return float(self._file.read_text())

    def now(self) -> datetime:
        """What it shows."""
        return super().now() + timedelta(seconds=self.seconds())


class Hands:
    """What can be asked of the window; each answers with plain values."""

    def __init__(self, window: DoorWindow) -> None:
        self._window = window

    def state(self) -> dict[str, Any]:
        """What is painted: sites given, units, messages, and whether the lock screen stands in front."""
        window = self._window
        if window.lock_page.isVisible():
            return {"locked": True}
        given = sorted(window.painted_as_given(planned_sites(window.visit))) if window.is_on_map else []
        return {"locked": False, "given": given, "units": str(window.units_painted()), "messages": window.messages()}

    def today(self) -> dict[str, Any]:
        """What the worklist said when the visit was opened."""
        return {"line": self._window.line, "messages": self._window.told_today}

    def click(self, site: str) -> dict[str, Any]:
        """Click a site and let the window show what came of it."""
        self._window.click(site)
        self._window.settle()
        return self.state()

    def click_impatiently(self, site: str) -> dict[str, Any]:
        """Click a site, and a second time before the window had time to answer; with how long it took to answer both."""
        window = self._window
        map_ = window.visit.record.map
        assert map_ is not None
        place = map_.site(site)
        assert place is not None
        at = window.map.viewport_point(place.figure, place.x, place.y)
        for kind, held in (
            (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            where = QPointF(at), QPointF(window.map.mapToGlobal(at))
            event = QMouseEvent(kind, *where, Qt.MouseButton.LeftButton, held, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.postEvent(window.map, event)
        begun = time.monotonic()
        window.click(site)  # the one that was posted waits behind this one
        window.settle()
        return self.state() | {"seconds": time.monotonic() - begun}

    def press(self, button: str) -> dict[str, Any]:
        """Press a button of the visit."""
        self._window.press(button)
        return self.state()

    def lock(self) -> dict[str, Any]:
        """Lock by the key."""
        self._window.lock()
        return self.state()

    def come_in(self, login: str) -> dict[str, Any]:
        """Log in at the lock screen."""
        self._window.come_in(PEOPLE[login])
        self._window.settle()
        return self.state()

    def timer(self) -> str:
        """The clock since the last block, as it is spoken."""
        return found(self._window.screen, Timeline, "totals.timeline").accessibleName()

    def sign(self, login: str) -> dict[str, Any]:
        """Sign with the password of somebody."""
        self._window.sign(PEOPLE[login].password)
        return self.state()

    def words(self) -> dict[str, Any]:
        """The title of the window and every word that can be seen in it."""
        window = self._window.window
        seen = [one.text() for kind in (QLabel, QAbstractButton) for one in window.findChildren(kind) if one.isVisible()]
        return {"title": window.windowTitle(), "words": seen}

    def fail(self, words: str) -> None:
        """An error of ours, with these words in its message, in a slot of the window."""

        def broken() -> None:
            raise ValueError(words)

        self._window.screen.undo_bar.undo_requested.connect(broken)
        self._window.press("undo_bar.undo")


def main(database: Path, visit_id: str, login: str, clock_file: Path) -> None:
    """Open the visit and obey until the input ends."""
    program = QApplication([])
    clock = WrongClock(clock_file)
    idle = IdleTime(wall=lambda: time.time() + clock.seconds())
    watch = ErrorWatch(ErrorLog(database.parent), clock)
    watch.install()
    window = DoorWindow(database, visit_id, PEOPLE[login], clock=clock, idle_time=idle)
    watch.caught.connect(window.window.unexpected)
    hands = Hands(window)
    _answer({"given": hands.state()["given"]})

    def obey() -> None:
        line = sys.stdin.readline()
        if not line:
            program.quit()
            return
        name, *arguments = json.loads(line)
        _answer(getattr(hands, name)(*arguments))

    told = QSocketNotifier(0, QSocketNotifier.Type.Read)
    told.activated.connect(obey)
    program.exec()
    window.close()


def _answer(value: object) -> None:
    os.write(1, json.dumps(value).encode() + b"\n")


# -- the test's side ---------------------------------------------------------------------------------------------------


@dataclass
class Driven:
    """The running program, as the test sees it; ``clock`` is the file that says how wrong its clock is."""

    process: subprocess.Popen[str]
    clock: Path

    def ask(self, name: str, *arguments: object) -> Any:  # noqa: ANN401 -- as many kinds as there are commands
        """Do a command of :class:`Hands`; its answer."""
        self.tell(name, *arguments)
        return self.answer()

    def tell(self, name: str, *arguments: object) -> None:
        """Give a command without waiting."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps([name, *arguments]) + "\n")
        self.process.stdin.flush()

    def answer(self) -> Any:  # noqa: ANN401 -- as many kinds as there are commands
        """The answer of a command."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, f"the program ended with {self.process.wait(timeout=30)}"
        return json.loads(line)

    def set_clock(self, **by: float) -> None:
        """Let its clock be wrong by so much."""
        self.clock.write_text(str(timedelta(**by).total_seconds()))

    def kill(self) -> None:
        """End it as kill -9 does, and wait for its end."""
        self.process.kill()
        self.process.wait(timeout=30)

    def until(self, holds: Callable[[], bool]) -> None:
        """Ask again and again until something holds."""
        deadline = time.monotonic() + LONGEST_SECONDS
        while not holds():
            assert time.monotonic() < deadline, "the program never showed it"
            time.sleep(0.05)  # asked without a pause it would come to nothing else, its own timers least of all


@contextmanager
def driven(
    database: Path, visit_id: str, person: NewPerson = DOCTOR, *, environment: Mapping[str, str] | None = None, wrong_by: float = 0
) -> Iterator[Driven]:
    """The program on a visit, closed at the end; it must end well and without a word on standard error."""
    clock = database.parent.parent / f"clock-{time.monotonic_ns()}"
    clock.write_text(str(wrong_by))
    command = [sys.executable, "-m", "tests.faults.driven_window", str(database), visit_id, person.login, str(clock)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | (environment or {}), text=True, **pipes) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        watch = Timer(LONGEST_SECONDS, process.kill)
        watch.start()
        try:
            program = Driven(process, clock)
            program.answer()
            yield program
            if process.poll() == -signal.SIGKILL:  # by the test
                return
            process.stdin.close()
            errors = [line for line in process.stderr.read().splitlines() if "propagateSizeHints" not in line]
            code = process.wait(timeout=30)
            assert (code, errors) == (0, []), f"ended with {code}: {errors}"
        except AssertionError:
            process.kill()
            sys.stderr.write(process.stderr.read())
            raise
        finally:
            watch.cancel()
            process.kill()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4]))
