"""The first run: who administers, who signs, then the recovery key, shown once. No Qt; keeps no password."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from procedure_assistant.domain.say import say
from procedure_assistant.services.access import Access, NewPerson
from procedure_assistant.services.people import Account, Role, login_fault, login_form
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.access.person_faults import name_fault, new_person_faults
from procedure_assistant.ui.access.recovery_sheet import Pick, group_faults, two_groups
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.notice import Notice, notice_of

Step = Literal["people", "recovery"]
SAME_LOGIN = say("This is the login of the physician. The administrator needs one of its own.")


@dataclass(frozen=True, slots=True)
class SetUpTyped:
    """The form as it was typed. With ``is_solo`` the physician administers too and the administrator's other fields do not count."""

    name: str = ""
    credentials: str = ""
    login: str = ""
    password: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
    is_solo: bool = True
    admin_name: str = ""
    admin_login: str = ""
    admin_password: str = field(default="", repr=False)
    admin_again: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SetUpContent:
    """The page. ``problems`` by field of the form, or "first" and "second" for the groups typed back."""

    step: Step = "people"
    busy: bool = False
    problems: dict[str, str] = field(default_factory=dict)
    notice: Notice | None = None
    key: str = field(default="", repr=False)
    asked: tuple[int, int] = (1, 2)


class SetUpView(Protocol):
    """What the presenter asks of the page."""

    def show_set_up(self, content: SetUpContent) -> None:
        """Show this."""

    def forget_passwords(self) -> None:
        """Clear every password."""

    def focus_field(self, name: str) -> None:
        """Put the cursor there."""


class SetUpPresenter:
    """``opened`` is called with the physician, who is in, once the recovery key was written down."""

    def __init__(self, access: Access, runner: Runner, view: SetUpView, opened: Callable[[Account], None], pick: Pick = two_groups) -> None:
        self._access = access
        self._runner = runner
        self._view = view
        self._opened = opened
        self._pick = pick
        self._content = SetUpContent()

    @property
    def key(self) -> str:
        """The recovery key while it is on screen, "" otherwise."""
        return self._content.key

    def refresh(self) -> None:
        """Show the page."""
        self._show(self._content)

    def set_up(self, typed: SetUpTyped) -> None:
        """Make key file, database and both people, off the window's thread; or say what is wrong with the form."""
        if self._content.busy:
            return
        problems = set_up_faults(typed)
        if problems:
            self._show(SetUpContent(problems=problems))
            self._view.focus_field(next(iter(problems)))
            return
        administrator, physician = _people(typed)
        self._show(SetUpContent(busy=True))
        self._runner.run(lambda: self._access.set_up(administrator, (physician,), enter=physician), self._made, self._failed)

    def written_down(self, first: str, second: str) -> None:
        """Two groups were typed back: when they are right the key is forgotten and the program opens."""
        content = self._content
        problems = group_faults(first, second, content.key, content.asked)
        if problems:
            self._show(replace(content, problems=problems, notice=None))
            self._view.focus_field(next(iter(problems)))
            return
        try:
            self._access.recovery_written_down()
        except Problem as problem:
            self.tell(problem)
            return
        self._show(SetUpContent())
        self._opened(self._access.account)

    def tell(self, problem: Problem) -> None:
        """Printing or saving the key failed."""
        self.say(notice_of(problem))

    def say(self, notice: Notice) -> None:
        """What became of printing or saving the key."""
        self._show(replace(self._content, busy=False, notice=notice))

    def _made(self, key: str) -> None:
        self._view.forget_passwords()
        self._show(SetUpContent("recovery", key=key, asked=self._pick()))

    def _failed(self, problem: Problem) -> None:
        self._show(SetUpContent(notice=notice_of(problem)))

    def _show(self, content: SetUpContent) -> None:
        self._content = content
        self._view.show_set_up(content)


def set_up_faults(typed: SetUpTyped) -> dict[str, str]:
    """Everything wrong with the form by field, in its order."""
    found = new_person_faults(typed.name, typed.login, typed.password, typed.again)
    if typed.is_solo:
        admin = {"admin_login": login_fault(typed.admin_login)}
    else:
        other = new_person_faults(typed.admin_name, typed.admin_login, typed.admin_password, typed.admin_again)
        admin = {"admin_name": name_fault(typed.admin_name)} | {f"admin_{name}": fault for name, fault in other.items()}
    if not admin.get("admin_login") and login_form(typed.admin_login) == login_form(typed.login):
        admin["admin_login"] = SAME_LOGIN
    return found | {name: fault for name, fault in admin.items() if fault}


def _people(typed: SetUpTyped) -> tuple[NewPerson, NewPerson]:
    """The administrator and the physician."""
    physician = NewPerson(typed.login, typed.name, typed.credentials, Role.PHYSICIAN, typed.password)
    if typed.is_solo:
        return replace(physician, login=typed.admin_login, role=Role.ADMINISTRATOR), physician
    return NewPerson(typed.admin_login, typed.admin_name, "", Role.ADMINISTRATOR, typed.admin_password), physician
