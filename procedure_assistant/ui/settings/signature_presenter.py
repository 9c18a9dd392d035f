"""Drives the clinic's signature: choosing a certificate, stopping, checking a file. Files and keys are read on a worker. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.signature import Chosen, SignatureService


@dataclass(frozen=True, slots=True)
class SignatureContent:
    """The card. ``state`` says how records are signed; ``problem`` stands beside the password, ``checked`` below the check."""

    state: str
    signs: bool
    problem: str = ""
    checked: str = ""
    busy: bool = False


class SignatureView(Protocol):
    """What the presenter asks of the card."""

    def show_signature(self, content: SignatureContent) -> None:
        """Show these values."""


class Work(Protocol):
    """What runs work off the window's thread."""

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Problem], None]) -> None:
        """Call exactly one of ``done`` and ``failed`` afterwards."""


class SignaturePresenter:
    """The card of the clinic's signature."""

    def __init__(self, signatures: SignatureService, view: SignatureView, tasks: Work) -> None:
        self._signatures = signatures
        self._view = view
        self._tasks = tasks
        self._problem = ""
        self._checked = ""
        self._busy = False

    def refresh(self) -> None:
        """Read what is stored and show it."""
        self._problem = self._checked = ""
        self._show()

    def choose(self, path: str, password: str) -> None:
        """Sign with this certificate file from now on; refused, what was there stays."""
        self._begin()
        self._tasks.run(lambda: self._signatures.opened(Path(path), password), self._keep, self._refused)

    def _keep(self, chosen: Chosen) -> None:
        self._busy = False
        self._try(lambda: self._signatures.choose(chosen))

    def stop(self) -> None:
        """Sign saved records no more."""
        self._try(self._signatures.stop)

    def check(self, path: str) -> None:
        """Say what the signatures of a file are worth."""
        self._begin()
        name = Path(path).name

        def told(lines: tuple[str, ...]) -> None:
            self._busy = False
            self._checked = say("{name}: {words}", name=name, words=joined("\n", lines))
            self._show()

        def failed(problem: Problem) -> None:
            told((problem.text,))

        try:
            work = self._signatures.checking(Path(path))
        except Problem as problem:
            failed(problem)
            return
        self._tasks.run(work, told, failed)

    def _begin(self) -> None:
        self._problem = self._checked = ""
        self._busy = True
        self._show()

    def _try(self, act: Callable[[], None]) -> None:
        self._problem = ""
        try:
            act()
        except Problem as problem:
            self._problem = problem.text
        self._show()

    def _refused(self, problem: Problem) -> None:
        self._busy = False
        self._problem = problem.text
        self._show()

    def _show(self) -> None:
        try:
            state = joined("\n", self._signatures.state())
            signs = self._signatures.certificate() is not None
        except Problem as problem:
            state, signs = problem.text, True
        self._view.show_signature(SignatureContent(state, signs, self._problem, self._checked, self._busy))
