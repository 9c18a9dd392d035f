"""Long work as presenters see it: it tells how far it is and can be stopped. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Protocol, TypeVar

from procedure_assistant.services.long_work import Progress
from procedure_assistant.services.problem import Problem

T = TypeVar("T")

LongWorkOf = Callable[[Progress, Event], T]


@dataclass(frozen=True, slots=True)
class Busy:
    """What is under way: its words, how much of it in per cent, and whether it was asked to stop."""

    words: str
    percent: int = 0
    stopping: bool = False


class LongRunner(Protocol):
    """As :class:`procedure_assistant.ui.backup.worker.LongTasks`."""

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Problem], None]) -> None:
        """Do short ``work`` elsewhere, then call exactly one of ``done`` and ``failed`` on the window's thread."""

    def run_long(
        self, work: LongWorkOf[T], told: Callable[[int], None], done: Callable[[T], None], failed: Callable[[Problem], None]
    ) -> Event:
        """The same for long work. ``told`` is called on the window's thread with per cent; setting the event asks it to stop."""
