"""How long nobody has touched the workstation, by two clocks at once, so that neither sleep nor a clock set back hides it. No Qt."""

from __future__ import annotations

import time
from collections.abc import Callable


class IdleTime:
    """Seconds since the last touch: the longer of what the running clock and the wall clock say.

    The running clock (monotonic) cannot be set, but stands still while the computer sleeps on some systems; the wall clock goes
    on in sleep, but can be set. A wall clock set back is ignored, one set forward counts as idle: the safe side.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic, wall: Callable[[], float] = time.time) -> None:
        self._monotonic = monotonic
        self._wall = wall
        self._base = 0.0  # seconds that were idle already when the wall clock was last looked at
        self.touch()

    def touch(self) -> None:
        """Somebody is there."""
        self._base = 0.0
        self._running, self._shown = self._monotonic(), self._wall()

    def seconds(self) -> float:
        """Idle seconds. Looking often makes it exact also when the clock is set back between two looks and a sleep follows."""
        running, shown = self._monotonic(), self._wall()
        self._base += max(running - self._running, shown - self._shown, 0.0)
        self._running, self._shown = running, shown
        return self._base
