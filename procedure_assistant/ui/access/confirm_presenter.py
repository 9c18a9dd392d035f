"""Asks the password of whoever is in again before a signature, and goes on only if it is right. No Qt; keeps no password."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from procedure_assistant.domain.say import say
from procedure_assistant.services.access import Access, State
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.access.runner import Runner

NO_PASSWORD = say("The password is missing.")


@dataclass(frozen=True, slots=True)
class ConfirmContent:
    """What is confirmed, and by whom. ``action`` is the label of the button."""

    title: str
    text: str
    action: str = say("Sign")
    busy: bool = False
    problem: str = ""


class ConfirmView(Protocol):
    """What the presenter asks of the bar."""

    def show_asking(self, content: ConfirmContent | None) -> None:
        """Show the question, or go."""


class ConfirmPresenter:
    """One question at a time."""

    def __init__(self, access: Access, runner: Runner, view: ConfirmView) -> None:
        self._access = access
        self._runner = runner
        self._view = view
        self._content: ConfirmContent | None = None
        self._go_on: Callable[[], None] | None = None

    def ask(self, title: str, text: str, go_on: Callable[[], None], action: str = say("Sign")) -> None:
        """Ask; ``go_on`` is called once the password proved right and the same person is still in."""
        self._go_on = go_on
        self._show(ConfirmContent(title, text, action))

    def confirm(self, password: str) -> None:
        """The password was typed."""
        asked = self._content
        if asked is None or asked.busy:
            return
        if not password:
            self._show(ConfirmContent(asked.title, asked.text, asked.action, problem=NO_PASSWORD))
            return
        if self._access.state is not State.OPEN:  # locked meanwhile
            self.cancel()
            return
        busy = ConfirmContent(asked.title, asked.text, asked.action, busy=True)
        self._show(busy)
        who = self._access.account.id

        def right(_done: None) -> None:
            if self._content is busy:
                self._right(who)

        def wrong(problem: Problem) -> None:
            if self._content is busy:
                self._show(ConfirmContent(asked.title, asked.text, asked.action, problem=_words(problem)))

        self._runner.run(lambda: self._access.confirm(password), right, wrong)

    def cancel(self) -> None:
        """Nothing is signed. Also to be called when the program locks."""
        self._go_on = None
        self._show(None)

    def _right(self, who: str) -> None:
        go_on = self._go_on
        self.cancel()
        is_same = self._access.state is State.OPEN and self._access.account.id == who
        if go_on is not None and is_same:
            go_on()

    def _show(self, content: ConfirmContent | None) -> None:
        self._content = content
        self._view.show_asking(content)


def _words(problem: Problem) -> str:
    if problem.code == "KEYS-WRONG":
        return say("This is not your password. Nothing was signed. Type it again, and check the Caps Lock key.")
    return problem.text
