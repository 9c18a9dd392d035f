"""A data folder as the first set-up leaves it, with one person of each role, and the real command line on it. Holds no test.

The key file is made with cheap costs through the constructor of the key ring: the costs are kept for each account, so nothing that
a user could set makes passwords cheap. The first log-in of a person stretches the password anew at the real cost.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from procedure_assistant.cli import main
from procedure_assistant.services.access import Access, NewPerson
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.keyring import KEY_FILE, KeyRing
from procedure_assistant.services.people import Role
from procedure_assistant.services.ports import AuditRow
from procedure_assistant.store import SqlStore, encrypt_database, is_plain
from tests.services.key_rings import CHEAP
from tests.store.samples import ask

ROOT = Path(__file__).parents[1]
DATABASE = "procedures.db"
PEOPLE = {
    Role.ADMINISTRATOR: NewPerson("anna", "Anna Keeper", "", Role.ADMINISTRATOR, "harbour-lantern-42"),
    Role.PHYSICIAN: NewPerson("bela", "Bela Marsh", "MD", Role.PHYSICIAN, "willow-copper-77"),
    Role.NURSE: NewPerson("carl", "Carl Osei", "RN", Role.NURSE, "marble-sparrow-19"),
    Role.READ_ONLY: NewPerson("dora", "Dora Lind", "", Role.READ_ONLY, "velvet-orchard-63"),
}
ADMIN, DOCTOR, NURSE, READER = PEOPLE.values()
Run = subprocess.CompletedProcess[str]
_OF_LOG_IN = {"account", "audit", "spine"}


@dataclass(frozen=True, slots=True)
class Folder:
    """A data folder with people; nothing has it open."""

    path: Path
    key: bytes
    recovery: str

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.path / DATABASE

    def copy_to(self, path: Path) -> Folder:
        """Its own folder for one test."""
        shutil.copytree(self.path, path)
        return Folder(path, self.key, self.recovery)

    def open(self) -> SqlStore:
        """The database past the door; close it."""
        return SqlStore(self.database, key=self.key)

    def audit(self) -> list[AuditRow]:
        """The audit trail, oldest first."""
        with self.open() as store:
            return list(reversed(store.audit_entries()))

    def kept(self) -> dict[str, list[tuple[object, ...]]]:
        """Every table that a log-in by itself leaves as it is: not the audit trail, the accounts, and the chain over both."""
        names = [name for (name,) in ask(self.database, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", key=self.key)]
        return {name: ask(self.database, f"SELECT * FROM {name}", key=self.key) for name in names if name not in _OF_LOG_IN}

    def assistant(self, *words: str | Path, who: NewPerson | None = DOCTOR, lines: str = "", out: int = subprocess.PIPE) -> Run:
        """One command of the real program in a process of its own, done for ``who``; ``lines`` follow the password on standard input."""
        command = [sys.executable, "-m", "procedure_assistant", "--data", str(self.path), *map(str, words)]
        if who is not None:
            command += ["--login", who.login, "--password-stdin"]
            lines = f"{who.password}\n{lines}"
        return subprocess.run(
            command, cwd=ROOT, input=lines, stdout=out, stderr=subprocess.PIPE, text=True, check=False, timeout=120, env=_environment()
        )


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PROCEDURE_ASSISTANT")}


def set_up(path: Path) -> Folder:
    """Let the four people in; a plain database that is there is encrypted."""
    path.mkdir(parents=True, exist_ok=True)
    clock, opened = SystemClock(), []
    ring = KeyRing(path / KEY_FILE, clock, costs=CHEAP)

    def open_store(key: bytes) -> SqlStore:
        opened.append(key)
        if is_plain(path / DATABASE):
            encrypt_database(path / DATABASE, key)
        return SqlStore(path / DATABASE, key=key)

    access = Access(ring, open_store, clock, "room 2")
    recovery = access.set_up(ADMIN, (DOCTOR, NURSE, READER))
    access.close()
    return Folder(path, opened[0], recovery)


class CommandLine:
    """The command line in this process: quicker than a new one for every command. Takes what is typed as lines of standard input."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *words: str | Path, who: NewPerson | None = None, lines: str = "") -> Run:
        """Run one command; ``lines`` follow the password."""
        arguments = ["--data", str(self.folder), *map(str, words)]
        if who is not None:
            arguments += ["--login", who.login, "--password-stdin"]
            lines = f"{who.password}\n{lines}"
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        self._capsys.readouterr()
        code = main(arguments)
        told = self._capsys.readouterr()
        return Run(arguments, code, told.out, told.err)
