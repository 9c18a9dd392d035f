"""Somebody changes the own password. No Qt; keeps no password."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from procedure_assistant.domain.say import say
from procedure_assistant.services.access import Access
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.access.confirm_presenter import NO_PASSWORD
from procedure_assistant.ui.access.person_faults import new_password_faults
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.notice import Notice, notice_of

WRONG_OLD = say("This is not your password. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class OwnPasswordContent:
    """The form; ``problems`` by the fields old, password and again."""

    busy: bool = False
    problems: dict[str, str] = field(default_factory=dict)
    notice: Notice | None = None


class OwnPasswordView(Protocol):
    """What the presenter asks of the form."""

    def show_own_password(self, content: OwnPasswordContent) -> None:
        """Show this."""

    def forget_typed(self) -> None:
        """Clear every field."""

    def focus_field(self, name: str) -> None:
        """Put the cursor there."""


class OwnPasswordPresenter:
    """``changed`` is called once the new password counts."""

    def __init__(self, access: Access, runner: Runner, view: OwnPasswordView, changed: Callable[[], None]) -> None:
        self._access = access
        self._runner = runner
        self._view = view
        self._changed = changed
        self._busy = False

    def open(self) -> None:
        """Show the empty form."""
        self._view.forget_typed()
        self._show(OwnPasswordContent())
        self._view.focus_field("old")

    def change(self, old: str, new: str, again: str) -> None:
        """Set the new password, or say what is wrong with it."""
        if self._busy:
            return
        account = self._access.account
        problems = ({} if old else {"old": NO_PASSWORD}) | new_password_faults(new, again, account.login, account.name)
        if problems:
            self._show(OwnPasswordContent(problems=problems))
            self._view.focus_field(next(iter(problems)))
            return
        self._show(OwnPasswordContent(busy=True))
        self._runner.run(lambda: self._access.change_password(old, new), self._done, self._failed)

    def _done(self, _none: None) -> None:
        self._view.forget_typed()
        self._show(OwnPasswordContent())
        self._changed()

    def _failed(self, problem: Problem) -> None:
        if problem.code == "KEYS-WRONG":
            self._show(OwnPasswordContent(problems={"old": WRONG_OLD}))
            self._view.focus_field("old")
        else:
            self._show(OwnPasswordContent(notice=notice_of(problem)))

    def _show(self, content: OwnPasswordContent) -> None:
        self._busy = content.busy
        self._view.show_own_password(content)
