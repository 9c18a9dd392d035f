"""Progress and cancelling of work that takes a while. Knows nothing of the work."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem

Progress = Callable[[int, int], None]
"""Told how much is done and of how much, in parts of a thousand; called on the thread that does the work."""

_WHOLE = 1000


class Cancelled(Problem):
    """The user stopped the work; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("CANCELLED", say("This was cancelled. Nothing was changed."))


class LongWork:
    """Work in several stages that take about equally long. What it tells never goes back."""

    def __init__(self, stages: int, progress: Progress | None = None, cancel: Event | None = None) -> None:
        self._stages = stages
        self._progress = progress
        self._cancel = cancel
        self._stage = -1
        self._told = -1

    def begin(self) -> None:
        """The next stage begins. Raises :class:`Cancelled`."""
        self._stage += 1
        self.part(0, 1)

    def part(self, done: int, total: int) -> None:
        """So much of the stage is done. Raises :class:`Cancelled`."""
        if self._cancel is not None and self._cancel.is_set():
            raise Cancelled
        self._tell((_WHOLE * self._stage + _WHOLE * done // max(total, 1)) // self._stages)

    def done(self) -> None:
        """All of it is done; too late to cancel."""
        self._tell(_WHOLE)

    def _tell(self, parts: int) -> None:
        if self._progress is not None and parts > self._told:
            self._told = parts
            self._progress(parts, _WHOLE)
