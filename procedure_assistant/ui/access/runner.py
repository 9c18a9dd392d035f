"""Where slow work is done, as presenters see it: stretching a password takes a noticeable moment. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from procedure_assistant.services.problem import Problem

T = TypeVar("T")


class Runner(Protocol):
    """As :class:`procedure_assistant.ui.tasks.Tasks`."""

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Problem], None]) -> None:
        """Do ``work`` elsewhere, then call exactly one of ``done`` and ``failed`` on the window's thread."""
