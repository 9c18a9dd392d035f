"""The commands on people: first set-up, who may come in, passwords, the recovery key."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from procedure_assistant.app import Options, open_access
from procedure_assistant.cli.door import Secrets, asked, come_in, login_of, not_set_up, secrets_of
from procedure_assistant.services.access import Access, NewPerson, State
from procedure_assistant.services.people import Account, Role, login_form
from procedure_assistant.services.problem import Problem

if TYPE_CHECKING:
    import argparse

_PAPER = "Print it or write it down now, and lock it away: it is not shown again, and it opens the records when no password does."


def run(parsed: argparse.Namespace, chosen: Options) -> int:
    """Run one of them; returns the exit code."""
    if parsed.command == "setup":
        return _set_up(parsed, chosen)
    if parsed.command == "password" and parsed.recovery_key_stdin:
        return _password_by_recovery(parsed, chosen)
    secrets = secrets_of(parsed)
    access, own = come_in(parsed, chosen, secrets)
    try:
        return _COMMANDS[parsed.command](parsed, access, own, secrets)
    finally:
        access.close()


def _set_up(parsed: argparse.Namespace, chosen: Options) -> int:
    access = open_access(chosen)
    if access.state is not State.NEW:
        raise Problem("KEYS-EXISTS", "This program is set up already. Nothing was changed.", hint="Log in with one of its logins.")
    secrets = Secrets(from_stdin=parsed.password_stdin)
    admin = _asked_person(parsed, "admin", "Administrator", Role.ADMINISTRATOR, secrets)
    physician = _asked_person(parsed, "physician", "Physician", Role.PHYSICIAN, secrets)
    try:
        recovery = access.set_up(admin, (physician,))
        print(f"{admin.name} may log in as {login_form(admin.login)}, {physician.name} as {login_form(physician.login)}.")
        print(f"The records in {chosen.database.parent} are encrypted.")
        _print_recovery(recovery)
        access.recovery_written_down()
    finally:
        access.close()
    return 0


def _asked_person(parsed: argparse.Namespace, who: str, called: str, role: Role, secrets: Secrets) -> NewPerson:
    name = asked(f"{called}, name", getattr(parsed, f"{who}_name"))
    login = asked(f"{called}, login", getattr(parsed, f"{who}_login"))
    credentials = parsed.credentials if role is Role.PHYSICIAN else ""
    return NewPerson(login, name, credentials, role, secrets.new(f"the new password of {login}"))


def _print_recovery(key: str) -> None:
    print(f"\nRecovery key:  {key}\n")
    print(_PAPER)


def _list(_parsed: argparse.Namespace, access: Access, _own: str, _secrets: Secrets) -> int:
    for one in access.people():
        print(f"{one.login}\t{one.name}\t{one.credentials}\t{one.role.value}\t{'active' if one.active else 'not active'}")
    return 0


def _add(parsed: argparse.Namespace, access: Access, own: str, secrets: Secrets) -> int:
    password = secrets.new(f"the new password of {parsed.person}")
    account = access.add_person(NewPerson(parsed.person, parsed.name, parsed.credentials, Role(parsed.role), password), own)
    print(f"{account.name} may log in as {account.login}.")
    return 0


def _role(parsed: argparse.Namespace, access: Access, _own: str, _secrets: Secrets) -> int:
    account = replace(_account(access, parsed.person), role=Role(parsed.role))
    access.change_person(account)
    print(f"{account.name} is {account.role.value} from now on.")
    return 0


def _deactivate(parsed: argparse.Namespace, access: Access, _own: str, _secrets: Secrets) -> int:
    account = replace(_account(access, parsed.person), active=False)
    access.change_person(account)
    print(f"{account.name} may not log in any more. The records keep the name.")
    return 0


def _activate(parsed: argparse.Namespace, access: Access, _own: str, _secrets: Secrets) -> int:
    account = replace(_account(access, parsed.person), active=True)
    access.change_person(account)
    print(f"{account.name} may log in again.")
    return 0


def _reset(parsed: argparse.Namespace, access: Access, own: str, secrets: Secrets) -> int:
    account = _account(access, parsed.person)
    access.reset_password(account.id, secrets.new(f"the new password of {account.login}"), own)
    print(f"{account.name} has a new password. Hand it over in person.")
    return 0


def _password(_parsed: argparse.Namespace, access: Access, own: str, secrets: Secrets) -> int:
    access.change_password(own, secrets.new("your new password"))
    print("Your password was changed.")
    return 0


def _password_by_recovery(parsed: argparse.Namespace, chosen: Options) -> int:
    """Lines of standard input: the recovery key, then the new password of an administrator."""
    access = open_access(chosen)
    not_set_up(access)
    secrets = Secrets(from_stdin=True)
    typed = secrets.one("the recovery key")
    try:
        administrators = access.administrators(typed)
        login = login_form(login_of(parsed))
        found = next((one for one in administrators if one.login == login), None)
        if found is None:
            raise _no_administrator(login, administrators)
        access.log_in_with_recovery(typed, found.id, secrets.new("the new password"))
        print(f"{found.name} has a new password.")
    finally:
        access.close()
    return 0


def _no_administrator(login: str, administrators: tuple[Account, ...]) -> Problem:
    logins = ", ".join(one.login for one in administrators) or "none"
    return Problem(
        "ACCESS-RECOVERY",
        f"The recovery key lets an administrator in again; “{login}” is none. Nothing was changed.",
        hint=f"Administrators: {logins}. Say one with --login.",
    )


def _recovery_key(_parsed: argparse.Namespace, access: Access, own: str, _secrets: Secrets) -> int:
    _print_recovery(access.new_recovery_key(own))
    access.recovery_written_down()
    print("The recovery key before it no longer opens the records here, only backups made until now. Destroy its sheet.", file=sys.stderr)
    return 0


def _account(access: Access, login: str) -> Account:
    found = next((one for one in access.people() if one.login == login_form(login)), None)
    if found is None:
        raise Problem(
            "USERS-UNKNOWN", f"Nobody has the login “{login}”. Nothing was changed.", hint="“procedure-assistant users list” lists them."
        )
    return found


_COMMANDS: dict[str, Callable[[argparse.Namespace, Access, str, Secrets], int]] = {
    "users list": _list,
    "users add": _add,
    "users role": _role,
    "users deactivate": _deactivate,
    "users activate": _activate,
    "users reset": _reset,
    "password": _password,
    "recovery-key": _recovery_key,
}
