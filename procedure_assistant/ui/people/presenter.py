"""Keeps the people: who they are, add, change, a new password, a new recovery key. No Qt; keeps no password.

Whatever opens the database key asks the administrator's own password again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Protocol

from procedure_assistant.domain.say import begun, joined, say
from procedure_assistant.services.access import Access, NewPerson
from procedure_assistant.services.people import ROLE_NAMES, Account, Role
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.access.confirm_presenter import NO_PASSWORD
from procedure_assistant.ui.access.person_faults import name_fault, new_password_faults, new_person_faults
from procedure_assistant.ui.access.recovery_sheet import Pick, group_faults, two_groups
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.notice import Notice, notice_of

NO_ROLE = say("Choose what this person does here.")
WRONG_OWN = say("This is not your password. Nothing was changed.")

NOT_WRITTEN_DOWN = Notice(
    say("Nobody has confirmed the recovery key"),
    say("The program ended while it was shown, so it may be on no paper. Make a new recovery key and write that one down."),
    "caution",
)


class Task(Enum):
    """What the page is there for just now."""

    LIST = "list"
    ADD = "add"
    CHANGE = "change"
    RESET = "reset"
    NEW_KEY = "new_key"
    SHOW_KEY = "show_key"


@dataclass(frozen=True, slots=True)
class PersonTyped:
    """The form as typed: new password, the same again, and the administrator's own."""

    name: str = ""
    credentials: str = ""
    login: str = ""
    role: Role | None = None
    active: bool = True
    password: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
    own: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One row: name as printed, role, login, and whether somebody may come in."""

    id: str
    name: str
    role: str
    login: str
    active: bool
    is_self: bool

    @property
    def spoken(self) -> str:
        """The whole row."""
        told = (
            self.name,
            self.role,
            say("login {login}", login=self.login),
            "" if self.active else say("not active"),
            say("you") if self.is_self else "",
        )
        return joined(", ", (one for one in told if one))


@dataclass(frozen=True, slots=True)
class PeopleContent:
    """The page. ``of`` is the person whom the form is about, as stored. ``problems`` by field."""

    task: Task = Task.LIST
    lines: tuple[PersonLine, ...] = ()
    of: Account | None = None
    busy: bool = False
    problems: dict[str, str] = field(default_factory=dict)
    notice: Notice | None = None
    key: str = field(default="", repr=False)
    asked: tuple[int, int] = (1, 2)


class PeopleView(Protocol):
    """What the presenter asks of the page."""

    def show_people(self, content: PeopleContent) -> None:
        """Show this; the fields are filled when another task begins."""

    def focus_field(self, name: str) -> None:
        """Put the cursor there."""


class PeoplePresenter:
    """For an administrator."""

    def __init__(self, access: Access, runner: Runner, view: PeopleView, pick: Pick = two_groups) -> None:
        self._access = access
        self._runner = runner
        self._view = view
        self._pick = pick
        self._content = PeopleContent()
        self._people: tuple[Account, ...] = ()

    @property
    def key(self) -> str:
        """The new recovery key while it is on screen, "" otherwise."""
        return self._content.key

    def refresh(self, notice: Notice | None = None) -> None:
        """Read the list and show it."""
        try:
            self._people = self._access.people()
            if notice is None and not self._access.recovery_is_written_down():
                notice = NOT_WRITTEN_DOWN
        except Problem as problem:
            self._people, notice = (), notice_of(problem)
        self._show(PeopleContent(lines=self._lines(), notice=notice))

    def begin(self, task: Task, account_id: str = "") -> None:
        """Open a form; ``account_id`` says whose for CHANGE and RESET."""
        of = next((one for one in self._people if one.id == account_id), None)
        self._show(PeopleContent(task, self._lines(), of))

    def leave(self) -> None:
        """Back to the list, nothing is changed."""
        if not self._content.busy:
            self.refresh()

    def save(self, typed: PersonTyped) -> None:
        """Do what the open form is for, or say what is wrong with it."""
        if self._content.busy:
            return
        problems = self._faults(typed)
        if problems:
            self._show(replace(self._content, problems=problems, notice=None))
            self._view.focus_field(next(iter(problems)))
            return
        self._show(replace(self._content, busy=True, problems={}, notice=None))
        task, of = self._content.task, self._content.of
        if task is Task.ADD and typed.role is not None:
            person = NewPerson(typed.login, typed.name, typed.credentials, typed.role, typed.password)
            self._runner.run(lambda: self._access.add_person(person, typed.own), self._added, self._failed)
        elif task is Task.CHANGE and of is not None and typed.role is not None:
            changed = replace(of, name=typed.name.strip(), credentials=typed.credentials.strip(), role=typed.role, active=typed.active)
            self._runner.run(lambda: self._access.change_person(changed), self._changed, self._failed)
        elif task is Task.RESET and of is not None:
            own_id = of.id
            self._runner.run(lambda: self._access.reset_password(own_id, typed.password, typed.own), self._reset, self._failed)
        else:
            self._runner.run(lambda: self._access.new_recovery_key(typed.own), self._made_key, self._failed)

    def written_down(self, first: str, second: str) -> None:
        """Two groups of the new recovery key were typed back."""
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
        self.refresh(
            Notice(
                say("The new recovery key counts"),
                say("The one before no longer opens the key file. Destroy its sheet."),
                "fine",
            )
        )

    def tell(self, problem: Problem) -> None:
        """Printing or saving the key failed."""
        self.say(notice_of(problem))

    def say(self, notice: Notice) -> None:
        """What became of printing or saving the key."""
        if self._content.task is Task.SHOW_KEY:
            self._show(replace(self._content, notice=notice))

    # -- outcomes ------------------------------------------------------------------------------------------------------

    def _added(self, account: Account) -> None:
        self.refresh(
            Notice(
                say("{account} may come in", account=account.name),
                say("With the login {login} and the password you set.", login=account.login),
                "fine",
            )
        )

    def _changed(self, _none: None) -> None:
        self.refresh()

    def _reset(self, _none: None) -> None:
        name = self._content.of.name if self._content.of else ""
        self.refresh(
            Notice(
                say("{name} has a new password", name=name),
                say("Hand it over in person; it can be changed after logging in."),
                "fine",
            )
        )

    def _made_key(self, key: str) -> None:
        self._show(PeopleContent(Task.SHOW_KEY, self._lines(), key=key, asked=self._pick()))

    def _failed(self, problem: Problem) -> None:
        content = replace(self._content, busy=False)
        where = {"KEYS-WRONG": "own", "KEYS-LOGIN-TAKEN": "login", "STORE-LOGIN": "login"}.get(problem.code, "")
        if where == "own":
            self._show(replace(content, problems={"own": WRONG_OWN}))
        elif where and content.task is Task.ADD:
            self._show(replace(content, problems={where: problem.text}))
        else:
            self._show(replace(content, notice=notice_of(problem)))
            return
        self._view.focus_field(where)

    # -- showing -------------------------------------------------------------------------------------------------------

    def _faults(self, typed: PersonTyped) -> dict[str, str]:
        """By field, in the order of the form."""
        task, of = self._content.task, self._content.of
        found: dict[str, str] = {}
        if task is Task.ADD:
            people = new_person_faults(typed.name, typed.login, typed.password, typed.again)
            order = ("name", "role", "login", "password", "again")
            people |= {} if typed.role else {"role": NO_ROLE}
            found = {name: people[name] for name in order if name in people}
        elif task is Task.CHANGE:
            fault = name_fault(typed.name)
            found = {"name": fault} if fault else {}
        elif task is Task.RESET and of is not None:
            found = new_password_faults(typed.password, typed.again, of.login, of.name)
        if task is not Task.CHANGE and not typed.own:
            found["own"] = NO_PASSWORD
        return found

    def _lines(self) -> tuple[PersonLine, ...]:
        me = self._access.guard.account
        ordered = sorted(self._people, key=lambda one: (not one.active, one.name.casefold()))
        return tuple(_line(one, is_self=me is not None and me.id == one.id) for one in ordered)

    def _show(self, content: PeopleContent) -> None:
        self._content = content
        self._view.show_people(content)


def _line(account: Account, *, is_self: bool) -> PersonLine:
    name = say("{account}, {credentials}", account=account.name, credentials=account.credentials) if account.credentials else account.name
    role = ROLE_NAMES[account.role]
    return PersonLine(account.id, name, begun(role), account.login, account.active, is_self)
