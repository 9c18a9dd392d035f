"""Waits after wrong passwords, as the screen counts them down. Only shows what the key ring decided: it refuses in earnest. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from procedure_assistant.services.keyring import TooManyWrong
from procedure_assistant.services.people import login_form
from procedure_assistant.services.problem import Problem


class Waiting:
    """How long which login has to wait still. ``monotonic`` gives seconds that no setting of the clock moves."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._until: dict[str, float] = {}

    def note(self, login: str, problem: Problem) -> bool:
        """Remember the wait that a problem tells of; False when it tells of none."""
        if not isinstance(problem, TooManyWrong):
            return False
        self._until[login_form(login)] = self._monotonic() + problem.seconds
        return True

    def seconds(self, login: str) -> int:
        """Whole seconds that this login has to wait, 0 when it need not."""
        return max(0, ceil(self._until.get(login_form(login), 0.0) - self._monotonic())) if login_form(login) in self._until else 0

    def clear(self) -> None:
        """Forget every login that was typed."""
        self._until.clear()


def countdown(seconds: int) -> str:
    """ "0:28", "12:05": minutes and seconds."""
    return f"{seconds // 60}:{seconds % 60:02d}"
