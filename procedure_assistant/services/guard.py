"""The door of every operation: who is at the workstation, whether they may, and that they did. It knows the one table of permissions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar, cast

from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.services.people import Account
from procedure_assistant.services.permissions import Act, act_in, act_of, check, hindrance, is_free
from procedure_assistant.services.problem import Problem

T = TypeVar("T")

LOCKED_WORDS = say("The program is locked. Log in first.")

Note = Callable[[str, str, str], None]
"""Writes into the audit trail: act, subject (the id of what it was done to), detail. May raise ``Problem`` STORE-…."""


class Guard(Protocol):
    """Asked before anything is done, and told what must stand in the audit trail."""

    def allow(self, operation: Callable[..., Any], record: ProcedureRecord | None = None) -> None:
        """Do nothing when it is allowed; raise ``Problem`` PERMISSION or LOCKED when not."""

    def check(self, act: Act) -> None:
        """As :meth:`allow`, for an act."""

    def hindrance(self, act: Act) -> str:
        """Why an act is not allowed, in a sentence to stand beside what it disables; "" when it is allowed."""

    def note(self, act: Act, subject: str, detail: str = "") -> None:
        """It was done: keep it in the audit trail. Raises ``Problem`` STORE-… when that cannot be kept."""


class NoAccounts:
    """Allows everything: the sample visit, which is played in a store of its own."""

    def allow(self, operation: Callable[..., Any], record: ProcedureRecord | None = None) -> None:
        """Nothing is refused."""

    def check(self, act: Act) -> None:
        """Nothing is refused."""

    def hindrance(self, act: Act) -> str:
        """Nothing is hindered."""
        return ""

    def note(self, act: Act, subject: str, detail: str = "") -> None:
        """There is nobody to write about."""


class SessionGuard:
    """Allows what the account that is logged in may do, and nothing while nobody is."""

    def __init__(self, note: Note | None = None) -> None:
        """``note`` writes into the audit trail; None keeps nothing."""
        self._account: Account | None = None
        self._glass_broken = False
        self._note = note
        self._looked_last = ""

    @property
    def account(self) -> Account | None:
        """Who is logged in; None while locked."""
        return self._account

    @property
    def glass_broken(self) -> bool:
        """Whether this session gave a reason for an emergency."""
        return self._glass_broken

    def enter(self, account: Account) -> None:
        """Somebody logged in."""
        self._account, self._glass_broken, self._looked_last = account, False, ""

    def leave(self) -> None:
        """Nobody is logged in any more."""
        self._account, self._glass_broken, self._looked_last = None, False, ""

    def break_glass(self) -> None:
        """From now on the session sees patients although its role does not."""
        self._glass_broken = True

    def mend_glass(self) -> None:
        """The emergency is over: the role counts again as it is."""
        self._glass_broken = False

    def allow(self, operation: Callable[..., Any], record: ProcedureRecord | None = None) -> None:
        """Raise ``Problem`` LOCKED without a session, PERMISSION where the role does not allow the operation."""
        self._ask(lambda: act_of(operation) if record is None else act_in(operation, record))

    def check(self, act: Act) -> None:
        """Raise ``Problem`` LOCKED without a session, PERMISSION where the role does not allow the act."""
        self._ask(lambda: act)

    def _ask(self, act: Callable[[], Act]) -> None:
        if self._account is None:
            raise Problem("LOCKED", say("The program is locked. Nothing was changed."), hint=say("Log in and do it again."))
        check(self._account.role, act(), glass_broken=self._glass_broken)

    def hindrance(self, act: Act) -> str:
        """Why whoever is in may not, in a sentence; "" when they may."""
        if self._account is None:
            return LOCKED_WORDS
        return hindrance(self._account.role, act, glass_broken=self._glass_broken)

    def note(self, act: Act, subject: str, detail: str = "") -> None:
        """Keep it. A look at what was looked at last is the same look: a page that is read anew does not fill the trail."""
        if act is Act.LOOK and subject == self._looked_last:
            return
        if self._note is not None:
            self._note(act.value, subject, detail)
        if act is Act.LOOK:
            self._looked_last = subject


def guarded(service: T, guard: Guard) -> T:
    """The same service with every operation that the table of permissions names asked for first.

    Operations that the table does not name are refused (``LookupError``), so that a new one is closed until somebody decides.
    """
    return cast("T", _Guarded(service, guard))


class _Guarded:
    """Stands before a service; plain attributes pass, public methods are asked for."""

    def __init__(self, service: object, guard: Guard) -> None:
        self._service = service
        self._guard = guard

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- it stands for any service
        found = getattr(self._service, name)
        if name.startswith("_") or not callable(found) or not hasattr(type(self._service), name):
            return found
        guard = self._guard

        def asked(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- it stands for any operation
            if not is_free(found):
                guard.allow(found)
            return found(*args, **kwargs)

        return asked

    def __setattr__(self, name: str, value: object) -> None:
        if name in ("_service", "_guard"):
            object.__setattr__(self, name, value)
        else:
            setattr(self._service, name, value)
