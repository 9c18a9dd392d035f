"""The door of every operation: who is at the workstation, and whether they may. It knows the one table of permissions and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar, cast

from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.services.people import Account
from procedure_assistant.services.permissions import act_in, act_of, check, is_free
from procedure_assistant.services.problem import Problem

T = TypeVar("T")


class Guard(Protocol):
    """Asked before anything is done."""

    def allow(self, operation: Callable[..., Any], record: ProcedureRecord | None = None) -> None:
        """Do nothing when it is allowed; raise ``Problem`` PERMISSION or LOCKED when not."""


class NoAccounts:
    """Allows everything: the sample visit, which is played in a store of its own."""

    def allow(self, operation: Callable[..., Any], record: ProcedureRecord | None = None) -> None:
        """Nothing is refused."""


class SessionGuard:
    """Allows what the account that is logged in may do, and nothing while nobody is."""

    def __init__(self) -> None:
        self._account: Account | None = None
        self._glass_broken = False

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
        self._account, self._glass_broken = account, False

    def leave(self) -> None:
        """Nobody is logged in any more."""
        self._account, self._glass_broken = None, False

    def break_glass(self) -> None:
        """From now on the session sees patients although its role does not."""
        self._glass_broken = True

    def allow(self, operation: Callable[..., Any], record: ProcedureRecord | None = None) -> None:
        """Raise ``Problem`` LOCKED without a session, PERMISSION where the role does not allow the operation."""
        if self._account is None:
            raise Problem("LOCKED", "The program is locked. Nothing was changed.", hint="Log in and do it again.")
        act = act_of(operation) if record is None else act_in(operation, record)
        check(self._account.role, act, glass_broken=self._glass_broken)


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
