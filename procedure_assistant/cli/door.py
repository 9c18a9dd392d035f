"""Asks who is there and whether they may, before any command. Keeps no password; none is ever an argument of the program."""

from __future__ import annotations

import getpass
import os
import sys
from typing import TYPE_CHECKING

from procedure_assistant.app import Options, open_access
from procedure_assistant.cli.arguments import LOGIN_VARIABLE
from procedure_assistant.services.access import Access, State
from procedure_assistant.services.permissions import COMMANDS
from procedure_assistant.services.problem import Problem

if TYPE_CHECKING:
    import argparse


class Secrets:
    """Passwords and recovery keys: typed at the terminal without showing, or one a line from standard input."""

    def __init__(self, *, from_stdin: bool) -> None:
        self._from_stdin = from_stdin

    def one(self, what: str) -> str:
        """Ask once. Raises ``Problem`` LOCKED when there is neither a terminal nor a line."""
        if self._from_stdin:
            line = sys.stdin.readline()
            if not line:
                raise Problem("LOCKED", f"Standard input ended before {what}. Nothing was done.", hint="Hand it over as a line of its own.")
            return line.rstrip("\r\n")
        if not sys.stdin.isatty():
            raise Problem(
                "LOCKED",
                f"The records are locked: {what} is needed. Nothing was done.",
                hint="Type it at a terminal, or hand it over on standard input with --password-stdin.",
            )
        return getpass.getpass(f"{what[:1].upper()}{what[1:]}: ", stream=sys.stderr)

    def new(self, what: str) -> str:
        """Ask for a new password, at a terminal twice. Raises ``Problem`` KEYS-PASSWORD when the two differ."""
        first = self.one(what)
        if not self._from_stdin and self.one(f"{what} again") != first:
            raise Problem("KEYS-PASSWORD", "The two passwords differ. Nothing was changed.", hint="Type both again.")
        return first


def secrets_of(parsed: argparse.Namespace) -> Secrets:
    """Where this command takes its secrets from."""
    return Secrets(from_stdin=parsed.password_stdin or getattr(parsed, "recovery_key_stdin", False))


def asked(what: str, given: str | None) -> str:
    """What was given, or what is typed at the terminal. Raises ``Problem`` LOCKED where there is none."""
    if given:
        return given
    if not sys.stdin.isatty():
        raise Problem("LOCKED", f"{what} is needed. Nothing was done.", hint="Say it on the command line (--help), or at a terminal.")
    print(f"{what}: ", end="", file=sys.stderr, flush=True)
    return input()


def login_of(parsed: argparse.Namespace) -> str:
    """Who says to be there."""
    given = parsed.login or os.environ.get(LOGIN_VARIABLE)
    if not given and not sys.stdin.isatty():
        raise Problem(
            "LOCKED", "The records are locked: a login is needed. Nothing was done.", hint=f"Say it with --login, or in {LOGIN_VARIABLE}."
        )
    return asked("Login", given)


def not_set_up(access: Access) -> None:
    """Raise ``Problem`` ACCESS-NEW before the first set-up."""
    if access.state is State.NEW:
        raise Problem(
            "ACCESS-NEW",
            "Nobody is set up here yet, so there are no records to open.",
            hint="Type “procedure-assistant setup”, open the window, or put a backup back with “procedure-assistant restore”.",
        )


def come_in(parsed: argparse.Namespace, chosen: Options, secrets: Secrets) -> tuple[Access, str]:
    """Open the door for whoever may do this command; also the password, for what asks it again.

    Raises ``Problem`` ACCESS-NEW, LOCKED, KEYS-…, PERMISSION or STORE-….
    """
    access = open_access(chosen)
    not_set_up(access)
    login = login_of(parsed)
    password = secrets.one(f"the password of {login}")
    access.log_in(login, password)
    name = f"{parsed.command} --csv" if getattr(parsed, "csv", None) else parsed.command
    act = COMMANDS[name]
    if act is not None:
        try:
            access.guard.check(act)
        except Problem:
            access.note("refused", detail=f"command line: {name}")
            access.close()
            raise
    return access, password
