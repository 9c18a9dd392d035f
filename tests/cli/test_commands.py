"""The command line behind the door: set-up, who may do what, and each command by its words. Real key file, real encrypted database."""

from __future__ import annotations

import argparse
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from procedure_assistant.cli.arguments import LOGIN_VARIABLE, parser
from procedure_assistant.cli.telling import long_work
from procedure_assistant.documents.procedure_record import render
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.head import export_head
from procedure_assistant.services.keyring import KEY_FILE
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.people import Role
from procedure_assistant.services.permissions import COMMANDS, FREE_COMMANDS, MAY
from tests.bundles.make_bundles import FOLDER as BUNDLES
from tests.cli.told import problem
from tests.clinic_folder import ADMIN, DOCTOR, NURSE, PEOPLE, READER, ROOT, CommandLine, Folder
from tests.documents import notes
from tests.documents.certificates import container
from tests.faults.visit_window import prepare

GOOD = BUNDLES / "walter_pryce.json"
SETUP = ("setup", "--admin-login", "anna", "--admin-name", "Anna Keeper", "--physician-login", "bela", "--physician-name", "Bela Marsh")


def commands(of: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    """Every command that can be typed."""
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, one in action.choices.items():
                below = list(commands(one, f"{before}{name} "))
                yield from below or [f"{before}{name}"]


# -- every command × role ----------------------------------------------------------------------------------------------

BACKUP = "BACKUP"
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "import": (str(GOOD),),
    "patients": ("ashdown",),
    "visits": (),
    "biologics": ("K-42",),
    "record": ("VISIT", "--output", "OUT"),
    "text": ("VISIT",),
    "export": ("VISIT", "--format", "rtf", "--draft", "--output", "OUT"),
    "export-registry": ("--drafts", "--output", "OUT/registry.jsonl"),
    "schedule": ("SCHEDULE",),
    "incoming": (),
    "send": (),
    "outbox list": (),
    "outbox retry": (),
    "leaflet": ("VISIT", "--language", "es", "--output", "OUT"),
    "verify-paper": ("0000-0000",),
    "nurse-sheet": ("VISIT", "--output", "OUT"),
    "labels": ("VISIT", "--size", "roll_62_29", "--output", "OUT"),
    "work-note": ("VISIT", "--school", "--back-on", "2026-11-24", "--output", "OUT"),
    "billing-summary": ("VISIT", "--output", "OUT"),
    "consent": ("VISIT", "--language", "es", "--output", "OUT"),
    "day-list": ("--output", "OUT"),
    "rebuild": (),
    "stock list": (),
    "stock ledger": ("botox_200", "C8812C3"),
    "stock receive": ("botox_200", "C9", "2028-05-31", "5", "--serial", "S1"),
    "stock count": ("botox_200", "C8812C3", "0", "--reason", "never received"),
    "stock adjust": ("botox_200", "C8812C3", "1", "found"),
    "stock level": ("botox_200", "3"),
    "stock undo": (),
    "recall": ("any", "C8812C3"),
    "recall --csv": ("any", "C8812C3", "--csv", "OUT/recall.csv"),
    "signature show": (),
    "signature choose": ("CERTIFICATE",),
    "signature stop": (),
    "signature check": ("PDF",),
    "users list": (),
    "users add": ("emil", "--name", "Emil Roth", "--role", "nurse"),
    "users role": ("carl", "read_only"),
    "users deactivate": ("carl",),
    "users activate": ("carl",),
    "users reset": ("carl",),
    "password": (),
    "recovery-key": (),
    "backup now": ("--to", "SHELF"),
    "backup list": ("--folder", "SHELF"),
    "backup check": (BACKUP,),
    "backup plan": ("--folder", "SHELF"),
    "restore": (BACKUP,),
    "salvage": (),
    "verify": (),
    "audit": (),
    "audit --csv": ("--csv", "OUT/audit.csv"),
    "head export": ("OUT/head.json",),
    "head compare": ("HEAD",),
}
"""How each command of the table is typed. In capitals: what a test puts in."""

NEW_PASSWORD = "seven quiet otters"


@pytest.fixture(scope="session")
def shelf(made: Folder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one backup and an exported head of the clinic."""
    shelf = tmp_path_factory.mktemp("shelf")
    work = made.copy_to(tmp_path_factory.mktemp("work") / "data")
    assert work.assistant("backup", "now", "--to", shelf, who=ADMIN).returncode == 0
    return shelf


@pytest.fixture(scope="session")
def head(made: Folder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("head") / "head.json"
    with made.open() as store:
        export_head(store, path, SystemClock(), "room 2")
    return path


@pytest.fixture
def typed(clinic: Folder, shelf: Path, head: Path, tmp_path: Path):
    """``typed(name)``: the words of a command of the table, ready for this test's folder."""
    own_shelf = tmp_path / "shelf"
    own_shelf.mkdir()
    (backup,) = shelf.glob("backup-*")
    (tmp_path / "out").mkdir()
    certificate, pdf = tmp_path / "clinic.p12", tmp_path / "record.pdf"
    certificate.write_bytes(container(password=NEW_PASSWORD))
    pdf.write_bytes(render(notes.shortest(), Paper.LETTER))
    with clinic.open() as store:
        (visit,) = store.visits()
    words = {"VISIT": visit.visit_id, "SHELF": str(own_shelf), BACKUP: str(backup), "OUT": str(tmp_path / "out"), "HEAD": str(head)}
    schedule = tmp_path / "schedule.csv"
    schedule.write_text("MRN,Family name,First name,DOB\n77,Roe,Ann,1970-05-05\n", encoding="utf-8")
    words |= {"CERTIFICATE": str(certificate), "PDF": str(pdf), "SCHEDULE": str(schedule)}

    def of(name: str) -> list[str]:
        found = [*name.removesuffix(" --csv").split()]
        for word in ARGUMENTS[name]:
            first, slash, rest = word.partition("/")
            found.append(f"{words[first]}{slash}{rest}" if first in words else words.get(word, word))
        return found

    return of


def may_run(name: str, role: Role) -> bool:
    """What the table of permissions says of a command."""
    act = COMMANDS[name]
    return act is None or role in MAY[act]


def test_that_every_command_is_in_the_table_of_permissions_or_free():
    there = set(commands(parser()))
    assert there == {*COMMANDS, *FREE_COMMANDS} - {"audit --csv", "recall --csv", ""}
    assert set(ARGUMENTS) == set(COMMANDS)


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
@pytest.mark.parametrize("name", COMMANDS)
def test_that_a_command_is_done_for_whoever_may_and_refused_in_words_for_whoever_may_not(
    run: CommandLine, typed, clinic: Folder, name: str, role: Role
):
    before = clinic.kept()
    done = run(*typed(name), who=PEOPLE[role], lines=f"{NEW_PASSWORD}\n")
    if may_run(name, role):
        assert (done.returncode, done.stderr) == (0, done.stderr), done
        return
    assert problem(done) == "PERMISSION"
    assert "may not" in done.stderr
    assert done.stdout == ""
    assert clinic.kept() == before


@pytest.mark.parametrize("name", COMMANDS)
def test_that_a_locked_program_answers_no_command_without_a_password(run: CommandLine, typed, clinic: Folder, name: str):
    before, trail = clinic.kept(), clinic.audit()
    nobody = run(*typed(name))
    assert (problem(nobody), nobody.stdout) == ("LOCKED", "")
    only_a_login = run(*typed(name), "--login", "anna")
    assert (problem(only_a_login), only_a_login.stdout) == ("LOCKED", "")
    nothing_typed = run(*typed(name), "--login", "anna", "--password-stdin")
    assert (problem(nothing_typed), nothing_typed.stdout) == ("LOCKED", "")
    wrong = run(*typed(name), "--login", "anna", "--password-stdin", lines="not this one\n")
    assert (problem(wrong), wrong.stdout) == ("KEYS-WRONG", "")
    assert (clinic.kept(), clinic.audit()) == (before, trail)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "restore"])
def test_that_before_the_set_up_every_command_says_how_to_set_up(run: CommandLine, typed, clinic: Folder, name: str):
    words = typed(name)
    (clinic.path / KEY_FILE).unlink()
    clinic.database.unlink()
    done = run(*words, who=ADMIN)
    assert problem(done) == "ACCESS-NEW"
    assert "procedure-assistant setup" in done.stderr
    assert not clinic.database.exists()


# -- coming in ---------------------------------------------------------------------------------------------------------


def test_that_the_login_may_stand_in_the_environment_and_before_the_command(run: CommandLine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(LOGIN_VARIABLE, "bela")
    assert "Ashdown" in run("patients", "--password-stdin", lines=f"{DOCTOR.password}\n").stdout
    monkeypatch.delenv(LOGIN_VARIABLE)
    assert "Ashdown" in run("--login", "bela", "--password-stdin", "patients", lines=f"{DOCTOR.password}\n").stdout


def test_that_a_password_as_an_argument_is_no_usage(run: CommandLine):
    with pytest.raises(SystemExit) as left:
        run("patients", "--login", "bela", "--password", DOCTOR.password)
    assert left.value.code == 2


def test_that_wrong_passwords_bring_a_growing_wait_and_stand_in_the_audit_trail(run: CommandLine, clinic: Folder):
    told = [problem(run("visits", "--login", "bela", "--password-stdin", lines="not this one\n")) for _ in range(6)]
    assert told == ["KEYS-WRONG"] * 5 + ["KEYS-WAIT"]
    refused = run("visits", who=DOCTOR)
    assert problem(refused) == "KEYS-WAIT"
    assert "opens again in" in refused.stderr
    assert run("users", "list", who=ADMIN).returncode == 0
    failed = [row for row in clinic.audit() if row.act == "failed_log_in"]
    assert [row.detail for row in failed] == ["wrong password"] * 5


def test_that_a_refused_command_stands_in_the_audit_trail(run: CommandLine, clinic: Folder):
    run("verify", who=NURSE)
    assert [(row.who, row.detail) for row in clinic.audit() if row.act == "refused"] == [("Carl Osei", "command line: verify")]


def test_that_somebody_not_active_is_let_in_no_more(run: CommandLine):
    assert run("users", "deactivate", "carl", who=ADMIN).stdout == "Carl Osei may not log in any more. The records keep the name.\n"
    assert problem(run("visits", who=NURSE)) == "ACCESS-INACTIVE"
    run("users", "activate", "carl", who=ADMIN)
    assert run("visits", who=NURSE).returncode == 0


def test_that_what_was_looked_at_searched_and_saved_stands_in_the_audit_trail(run: CommandLine, clinic: Folder, typed):
    for name in ("patients", "visits", "text", "record"):
        assert run(*typed(name), who=DOCTOR).returncode == 0
    acts = {row.act for row in clinic.audit() if row.who == DOCTOR.name}
    assert {"search", "look", "copy_text", "save_record"} <= acts


# -- set-up and people -------------------------------------------------------------------------------------------------


def test_that_set_up_lets_two_people_in_encrypts_and_prints_the_recovery_key_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    run = CommandLine(tmp_path / "new", capsys, monkeypatch)
    done = run(*SETUP, "--password-stdin", lines=f"{ADMIN.password}\n{DOCTOR.password}\n")
    assert done.returncode == 0
    (key,) = [line.split()[-1] for line in done.stdout.splitlines() if line.startswith("Recovery key:")]
    assert len(key.replace("-", "")) == 40
    assert run("users", "list", who=ADMIN).stdout.splitlines() == [
        "anna\tAnna Keeper\t\tadministrator\tactive",
        "bela\tBela Marsh\tMD\tphysician\tactive",
    ]
    assert problem(run(*SETUP, "--password-stdin", lines=f"{ADMIN.password}\n{DOCTOR.password}\n")) == "KEYS-EXISTS"
    assert b"Keeper" not in b"".join(path.read_bytes() for path in (tmp_path / "new").iterdir())


def test_that_set_up_encrypts_the_plain_records_of_an_earlier_release(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    tmp_path.joinpath("old").mkdir()
    prepare(tmp_path / "old" / "procedures.db")
    run = CommandLine(tmp_path / "old", capsys, monkeypatch)
    assert run(*SETUP, "--password-stdin", lines=f"{ADMIN.password}\n{DOCTOR.password}\n").returncode == 0
    assert "Ashdown" in run("visits", who=DOCTOR).stdout
    assert b"Ashdown" not in b"".join(path.read_bytes() for path in (tmp_path / "old").iterdir())


def test_that_a_weak_password_sets_nothing_up(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    run = CommandLine(tmp_path / "new", capsys, monkeypatch)
    assert problem(run(*SETUP, "--password-stdin", lines="short\nshort\n")) == "KEYS-PASSWORD"
    assert not (tmp_path / "new" / KEY_FILE).exists()


def test_that_an_added_person_comes_in_with_the_role_given(run: CommandLine):
    done = run("users", "add", "emil", "--name", "Emil Roth", "--role", "nurse", who=ADMIN, lines=f"{NEW_PASSWORD}\n")
    assert done.stdout == "Emil Roth may log in as emil.\n"
    given = ("--login", "emil", "--password-stdin")
    assert run("visits", *given, lines=f"{NEW_PASSWORD}\n").returncode == 0
    assert run("users", "role", "emil", "read_only", who=ADMIN).stdout == "Emil Roth is read_only from now on.\n"
    assert problem(run("text", "x", *given, lines=f"{NEW_PASSWORD}\n")) == "PERMISSION"


def test_that_the_last_administrator_stays_one(run: CommandLine):
    assert problem(run("users", "role", "anna", "nurse", who=ADMIN)) == "ACCESS-LAST"
    assert problem(run("users", "deactivate", "anna", who=ADMIN)) == "ACCESS-LAST"


def test_that_an_unknown_login_is_told(run: CommandLine):
    assert problem(run("users", "deactivate", "nobody", who=ADMIN)) == "USERS-UNKNOWN"


def test_that_a_reset_and_a_changed_password_count_at_once(run: CommandLine):
    assert run("users", "reset", "carl", who=ADMIN, lines=f"{NEW_PASSWORD}\n").returncode == 0
    assert problem(run("visits", who=NURSE)) == "KEYS-WRONG"
    given = ("--login", "carl", "--password-stdin")
    assert run("password", *given, lines=f"{NEW_PASSWORD}\namber harbour 9\n").stdout == "Your password was changed.\n"
    assert run("visits", *given, lines="amber harbour 9\n").returncode == 0


def test_that_an_administrator_who_forgot_the_password_comes_in_by_the_recovery_key(run: CommandLine, clinic: Folder):
    given = ("password", "--recovery-key-stdin")
    assert problem(run(*given, "--login", "bela", lines=f"{clinic.recovery}\n{NEW_PASSWORD}\n")) == "ACCESS-RECOVERY"
    done = run(*given, "--login", "anna", lines=f"{clinic.recovery}\n{NEW_PASSWORD}\n")
    assert done.stdout == "Anna Keeper has a new password.\n"
    assert run("users", "list", "--login", "anna", "--password-stdin", lines=f"{NEW_PASSWORD}\n").returncode == 0


def test_that_only_the_newest_recovery_key_opens(run: CommandLine, clinic: Folder):
    done = run("recovery-key", who=ADMIN)
    (key,) = [line.split()[-1] for line in done.stdout.splitlines() if line.startswith("Recovery key:")]
    given = ("password", "--recovery-key-stdin", "--login", "anna")
    assert problem(run(*given, lines=f"{clinic.recovery}\n{NEW_PASSWORD}\n")) == "KEYS-RECOVERY"
    assert run(*given, lines=f"{key}\n{NEW_PASSWORD}\n").returncode == 0


# -- at a terminal -----------------------------------------------------------------------------------------------------


def _hear_ctrl_c() -> None:
    """As at a real terminal: a test run that was itself started in the background would hand on that Ctrl+C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """The real program at a terminal of its own: sees progress and prompts, types, and presses Ctrl+C."""

    def __init__(self, folder: Folder, *words: str | Path) -> None:
        self._ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "procedure_assistant", "--data", str(folder.path), *map(str, words)]
        environment = {name: value for name, value in os.environ.items() if name != LOGIN_VARIABLE}
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=theirs,
            text=True,
            start_new_session=True,
            env=environment,
            preexec_fn=_hear_ctrl_c,  # noqa: PLW1509 -- nothing but a signal is set, and no thread holds a lock for that
        )
        os.close(theirs)
        self.seen = ""

    def wait_for(self, words: str) -> None:
        """Read until it is on the screen."""
        while words not in self.seen:
            try:
                self.seen += os.read(self._ours, 4096).decode()
            except OSError:
                pytest.fail(f"the program ended without {words!r}: {self.seen}")

    def type(self, line: str) -> None:
        os.write(self._ours, f"{line}\n".encode())

    def close(self) -> None:
        """Whatever became of it, nothing is left running."""
        self.process.kill()
        self.process.communicate()
        os.close(self._ours)

    def end(self) -> tuple[int, str]:
        """Wait for the end: exit code and standard output."""
        out = self.process.stdout.read() if self.process.stdout else ""
        code = self.process.wait(timeout=60)
        os.set_blocking(self._ours, False)
        with suppress(OSError):  # nothing more was written
            self.seen += os.read(self._ours, 65536).decode()
        return code, out


@pytest.fixture
def hears_ctrl_c() -> Iterator[None]:
    """Ctrl+C as Python takes it, also where the test run was started with Ctrl+C ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def at_terminal(clinic: Folder) -> Iterator[Callable[..., Terminal]]:
    """Starts commands at a terminal."""
    opened: list[Terminal] = []

    def start(*words: str | Path) -> Terminal:
        opened.append(Terminal(clinic, *words))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX systems")
def test_that_at_a_terminal_login_and_password_are_asked_for_and_the_password_is_not_shown(at_terminal):
    terminal = at_terminal("visits")
    terminal.wait_for("Login: ")
    terminal.type("bela")
    terminal.wait_for("password of bela: ")
    terminal.type(DOCTOR.password)
    code, out = terminal.end()
    assert (code, out.count("Ashdown")) == (0, 1)
    assert DOCTOR.password not in terminal.seen


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX systems")
def test_that_long_work_tells_how_far_it_is_at_a_terminal_and_nothing_elsewhere(clinic: Folder, at_terminal):
    terminal = at_terminal("verify", "--login", "anna")
    terminal.wait_for("password of anna: ")
    terminal.type(ADMIN.password)
    terminal.wait_for("Checking: 100 %")
    assert terminal.end()[0] == 0
    assert clinic.assistant("verify", who=ADMIN).stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")
def test_that_ctrl_c_ends_a_backup_cleanly(clinic: Folder, at_terminal, tmp_path: Path):
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    terminal = at_terminal("backup", "now", "--to", shelf, "--login", "anna")
    terminal.wait_for("password of anna: ")
    terminal.type(ADMIN.password)
    terminal.wait_for("Making the backup: 0 %")
    terminal.process.send_signal(signal.SIGINT)
    code, out = terminal.end()
    assert (code, out) == (130, "")
    assert "CANCELLED: This was cancelled. Nothing was changed." in terminal.seen
    assert [path.name for path in shelf.iterdir()] in ([], ["ABOUT THESE BACKUPS.txt"])
    assert [path.name for path in clinic.path.iterdir() if "copy" in path.name] == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")
def test_that_ctrl_c_at_the_password_ends_without_a_trace_of_the_program(at_terminal):
    terminal = at_terminal("visits", "--login", "anna")
    terminal.wait_for("password of anna: ")
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.end() == (130, "")
    assert "Traceback" not in terminal.seen


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")
def test_that_the_first_ctrl_c_asks_to_stop_and_only_a_second_one_interrupts(hears_ctrl_c: None):
    def pressed_twice() -> None:
        with long_work("Checking") as work:
            signal.raise_signal(signal.SIGINT)
            assert work.cancel.is_set()
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        pressed_twice()
    with long_work("Checking") as work:
        assert not work.cancel.is_set()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_that_a_reader_sees_patients_and_hands_nothing_out(run: CommandLine, typed):
    assert "Ashdown" in run("visits", who=READER).stdout
    assert problem(run(*typed("record"), who=READER)) == "PERMISSION"
