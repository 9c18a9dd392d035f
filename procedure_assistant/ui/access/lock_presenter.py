"""The lock screen: login and password, the wait after wrong ones, the recovery key. No Qt; names nobody before a right recovery key."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from procedure_assistant.domain.say import say
from procedure_assistant.services.access import Access
from procedure_assistant.services.people import Account
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.access.confirm_presenter import NO_PASSWORD
from procedure_assistant.ui.access.person_faults import new_password_faults
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.access.waiting import Waiting, countdown
from procedure_assistant.ui.notice import Notice, notice_of

Step = Literal["log_in", "recovery", "administrator"]
WAIT_TITLE = say("Too many wrong passwords for this login")
_DAMAGE = frozenset({"STORE-DAMAGED", "STORE-KEY"})
_WAIT_TEXT = say("Somebody else may log in meanwhile; an administrator can set a new password.")


@dataclass(frozen=True, slots=True)
class LockContent:
    """The page. ``waits`` is the time ("0:28") that the login typed just now has to wait, "" for none; ``administrators`` as (id, name).

    ``is_start``: nobody was in since the program was started, so there is nothing yet that could be locked.
    """

    step: Step = "log_in"
    is_switch: bool = False
    busy: bool = False
    waits: str = ""
    problems: dict[str, str] = field(default_factory=dict)
    notice: Notice | None = None
    administrators: tuple[tuple[str, str], ...] = ()
    is_start: bool = False


class LockView(Protocol):
    """What the presenter asks of the page."""

    def show_lock(self, content: LockContent) -> None:
        """Show this."""

    def forget_typed(self) -> None:
        """Clear every field."""

    def focus_field(self, name: str) -> None:
        """Put the cursor into login, password, recovery, new or again."""


class LockPresenter:
    """``opened`` is called with whoever came in, ``damaged`` when the password was right and the database cannot be read."""

    def __init__(
        self,
        access: Access,
        runner: Runner,
        view: LockView,
        opened: Callable[[Account], None],
        monotonic: Callable[[], float] = time.monotonic,
        damaged: Callable[[], None] | None = None,
    ) -> None:
        self._access = access
        self._runner = runner
        self._view = view
        self._opened = opened
        self._damaged = damaged
        self._waiting = Waiting(monotonic)
        self._login = ""
        self._recovery = ""
        self._content = LockContent()

    def open(self, *, is_switch: bool = False) -> None:
        """Show the empty page; with ``is_switch`` somebody is in and stays in until another came or it is left."""
        self._recovery = self._login = ""
        self._view.forget_typed()
        self._show(LockContent(is_switch=is_switch, is_start=not self._access.is_open))
        self._view.focus_field("login")

    def say(self, notice: Notice) -> None:
        """Show a message; what was being checked is over."""
        self._show(replace(self._content, busy=False, notice=notice))

    # -- log-in --------------------------------------------------------------------------------------------------------

    def login_typed(self, login: str) -> None:
        """Another login may have another wait."""
        if login == self._login or self._content.step != "log_in":
            return
        self._login = login
        notice = self._content.notice if not self._content.waits else None
        self._show(replace(self._content, problems={}, notice=notice))
        self.tick()

    def tick(self) -> None:
        """A second went by."""
        if self._content.step != "log_in" or self._content.busy:
            return
        seconds = self._waiting.seconds(self._login)
        if seconds:
            # The running time stands on the button: in the message a screen reader would say it every second.
            notice = Notice(WAIT_TITLE, _WAIT_TEXT, "caution")
            self._show(replace(self._content, waits=countdown(seconds), notice=notice))
        elif self._content.waits:
            self._show(replace(self._content, waits="", notice=None))

    def log_in(self, login: str, password: str) -> None:
        """Try; the page has cleared the password already."""
        if self._content.busy:
            return
        self.login_typed(login)
        if self._content.waits:
            return
        if not login.strip() or not password:
            problems = {"password": NO_PASSWORD} if login.strip() else {"login": say("The login is missing.")}
            self._show(replace(self._content, problems=problems, notice=None))
            self._view.focus_field(next(iter(problems)))
            return
        self._begin()
        self._runner.run(lambda: self._access.log_in(login, password), self._came_in, self._refused)

    def _refused(self, problem: Problem) -> None:
        if self._is_damage(problem):
            return
        content = replace(self._content, busy=False)
        if self._waiting.note(self._login, problem):
            self._show(content)
            self.tick()
        else:
            self._show(replace(content, notice=notice_of(problem)))
        self._view.focus_field("password")

    def _is_damage(self, problem: Problem) -> bool:
        """Whoever it was holds the right key, and the database does not open: the page of the rescue stands in front now.

        STORE-KEY is damage, too: the key file answered, and SQLCipher calls a file whose beginning is destroyed one of another key.
        """
        if problem.code not in _DAMAGE or self._damaged is None:
            return False
        self.open()
        self._damaged()
        return True

    # -- recovery key --------------------------------------------------------------------------------------------------

    def use_recovery(self) -> None:
        """Ask for the printed recovery key."""
        self._view.forget_typed()
        self._show(LockContent("recovery", self._content.is_switch))
        self._view.focus_field("recovery")

    def back(self) -> None:
        """From the recovery key to the log-in."""
        self.open(is_switch=self._content.is_switch)

    def recovery_typed(self, typed: str) -> None:
        """Look whether the recovery key opens, and who the administrators are."""
        if self._content.busy:
            return
        if not typed.strip():
            self._show(replace(self._content, problems={"recovery": "The recovery key is missing."}, notice=None))
            self._view.focus_field("recovery")
            return
        self._begin()

        def right(found: tuple[Account, ...]) -> None:
            self._recovery = typed
            self._show(LockContent("administrator", self._content.is_switch, administrators=tuple((one.id, one.name) for one in found)))
            self._view.focus_field("password_new")

        def wrong(problem: Problem) -> None:
            if self._is_damage(problem):
                return
            is_slip = problem.code == "KEYS-RECOVERY-TYPED"
            problems = {"recovery": problem.text} if is_slip else {}
            self._show(LockContent("recovery", self._content.is_switch, problems=problems, notice=None if is_slip else notice_of(problem)))
            self._view.focus_field("recovery")

        self._runner.run(lambda: self._access.administrators(typed), right, wrong)

    def new_password(self, account_id: str, password: str, again: str) -> None:
        """Let this administrator in with a new password."""
        if self._content.busy:
            return
        name = dict(self._content.administrators).get(account_id, "")
        faults = new_password_faults(password, again, name)
        problems = {} if name else {"administrator": say("Choose who gets the new password.")}
        problems |= {f"{field_name}_new": fault for field_name, fault in faults.items()}
        if problems:
            self._show(replace(self._content, problems=problems, notice=None))
            self._view.focus_field(next(iter(problems)))
            return
        self._begin()
        typed = self._recovery

        def wrong(problem: Problem) -> None:
            self._show(replace(self._content, busy=False, notice=notice_of(problem)))

        self._runner.run(lambda: self._access.log_in_with_recovery(typed, account_id, password), self._came_in, wrong)

    # -- both ----------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._show(replace(self._content, busy=True, problems={}, notice=None))

    def _came_in(self, account: Account) -> None:
        self._recovery = self._login = ""
        self._waiting.clear()
        self._view.forget_typed()
        self._show(LockContent())
        self._opened(account)

    def _show(self, content: LockContent) -> None:
        self._content = content
        self._view.show_lock(content)
