"""Whose turn it is to write, among the threads of this program: a click goes before long work. Knows no table.

SQLite lets one writer in at a time and makes the others ask again after ever longer pauses; a click that meets a long image on its
way in would lose a frame to the pause alone. Here it waits exactly until the short transaction under way has ended. Work on another
thread than the window's is never a click: it waits with patience, so a slow disk does not refuse an import.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from procedure_assistant.store.errors import locked

_PATIENCE = 60.0
"""Seconds that long work waits for its turn; clicks are far shorter."""


class Turns:
    """One writer at a time; whoever clicks goes before whoever works long."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._changed = threading.Condition()
        self._busy = False
        self._clicks_waiting = 0

    @contextmanager
    def of_click(self) -> Iterator[None]:
        """The turn of a click; raises ``Problem`` STORE-LOCKED when it is not given within the seconds."""
        with self._changed:
            self._clicks_waiting += 1
            try:
                self._take(lambda: not self._busy, self._seconds)
            finally:
                self._clicks_waiting -= 1
        yield from self._turn()

    @contextmanager
    def of_work(self) -> Iterator[None]:
        """The turn of a short piece of long work, taken when nobody clicks."""
        with self._changed:
            self._take(lambda: not self._busy and not self._clicks_waiting, _PATIENCE)
        yield from self._turn()

    def _take(self, free: Callable[[], bool], seconds: float) -> None:
        if not self._changed.wait_for(free, seconds):
            raise locked("another part of the program is writing")
        self._busy = True

    def _turn(self) -> Iterator[None]:
        try:
            yield
        finally:
            with self._changed:
                self._busy = False
                self._changed.notify_all()
