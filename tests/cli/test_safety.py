"""Backups, restoring, rescue, audit and head by the command line; restoring on another computer end to end, with the real program."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from tests.cli.told import problem
from tests.clinic_folder import ADMIN, DOCTOR, NURSE, CommandLine, Folder, set_up
from tests.faults.database_files import cut_in_half, fill_with_garbage, flip_page, root_page
from tests.services.backups import change_byte
from tests.store.samples import tamper

NEW_PASSWORD = "seven quiet otters"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    return shelf


def without_time_of_printing(text: str) -> str:
    """The note as it is sealed: its last line names the minute in which it was written out."""
    sealed, _, _ = text.rpartition(" · printed ")
    assert sealed
    return sealed


def made_backup(run: CommandLine, shelf: Path) -> Path:
    done = run("backup", "now", "--to", shelf, who=ADMIN)
    assert done.returncode == 0, done
    return Path(done.stdout.strip())


def visit_of(clinic: Folder) -> str:
    with clinic.open() as store:
        return store.visits()[0].visit_id


# -- backup ------------------------------------------------------------------------------------------------------------


def test_that_a_plan_is_kept_and_backups_follow_it(run: CommandLine, shelf: Path):
    told = run("backup", "plan", "--folder", shelf, "--daily-at", "06:30", "--keep", "14,8,6", who=ADMIN).stdout.splitlines()
    assert told[:3] == [f"folder\t{shelf}", "daily at\t06:30", "kept\t14 daily, 8 weekly, 6 monthly"]
    assert run("backup", "now", who=ADMIN).returncode == 0
    (line,) = run("backup", "list", who=ADMIN).stdout.splitlines()
    assert line.endswith("checked when it was made")
    assert "last\tnone yet" not in run("backup", "plan", who=ADMIN).stdout


@pytest.mark.parametrize(
    "wrong", [("--daily-at", "25:00"), ("--keep", "1,2"), ("--keep", "a,b,c"), ("--keep", "0,0,0"), ("--keep", "-1,2,3")], ids=" ".join
)
def test_that_a_wrong_plan_is_refused_and_not_kept(run: CommandLine, clinic: Folder, wrong: tuple[str, str]):
    before = clinic.kept()
    assert problem(run("backup", "plan", f"{wrong[0]}={wrong[1]}", who=ADMIN)) == "USAGE"
    assert clinic.kept() == before


def test_that_without_a_folder_nothing_is_backed_up_and_the_way_on_is_told(run: CommandLine):
    done = run("backup", "now", who=ADMIN)
    assert problem(done) == "BACKUP-FOLDER"
    assert done.stderr.rstrip().endswith("Choose one on another disk.")


def test_that_a_check_restores_the_backup_and_finds_one_changed_bit(run: CommandLine, shelf: Path):
    backup = made_backup(run, shelf)
    assert run("backup", "check", backup, who=ADMIN).stdout.startswith(f"{backup.name} is whole: 1 visit, chain of ")
    change_byte(backup / "procedures.db")
    assert problem(run("backup", "check", backup, who=ADMIN)) == "BACKUP-DAMAGED"
    assert "BACKUP-DAMAGED" in run("backup", "list", "--folder", shelf, who=ADMIN).stdout


# -- restore -----------------------------------------------------------------------------------------------------------


def test_that_on_another_computer_a_backup_and_the_recovery_key_bring_everything_back(clinic: Folder, shelf: Path, tmp_path: Path):
    visit = visit_of(clinic)
    before = without_time_of_printing(clinic.assistant("text", visit, who=DOCTOR).stdout)
    assert clinic.assistant("backup", "now", "--to", shelf, who=ADMIN).returncode == 0
    (backup,) = shelf.glob("backup-*")
    shutil.rmtree(clinic.path)  # the computer is gone; all there is are the backup and the printed key
    other = Folder(tmp_path / "another computer", clinic.key, clinic.recovery)
    done = other.assistant("restore", backup, "--recovery-key-stdin", who=None, lines=f"{clinic.recovery}\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{backup.name} was restored to {other.database}: 1 visit.\n"
    by_key = other.assistant("password", "--recovery-key-stdin", "--login", "anna", who=None, lines=f"{clinic.recovery}\n{NEW_PASSWORD}\n")
    assert by_key.stdout == "Anna Keeper has a new password.\n"
    given = ("--login", "anna", "--password-stdin")
    again = other.assistant("users", "reset", "bela", *given, who=None, lines=f"{NEW_PASSWORD}\namber harbour 9\n")
    assert again.returncode == 0
    text = other.assistant("text", visit, "--login", "bela", "--password-stdin", who=None, lines="amber harbour 9\n")
    assert without_time_of_printing(text.stdout) == before
    assert "no fault found" in other.assistant("verify", *given, who=None, lines=f"{NEW_PASSWORD}\n").stdout
    assert [row.detail for row in other.audit() if row.act == "restore"] == ["restored a backup"]


def test_that_a_restore_keeps_the_database_before_and_it_can_come_back(run: CommandLine, clinic: Folder, shelf: Path):
    backup = made_backup(run, shelf)
    run("users", "role", "carl", "read_only", who=ADMIN)
    later = clinic.kept()
    done = run("restore", backup, who=ADMIN)
    assert done.returncode == 0
    (kept,) = clinic.path.glob("procedures.db.before-restore-*[Z0-9]")
    assert f"The database before is kept as {kept}" in done.stdout
    assert "carl\tCarl Osei\tRN\tnurse\tactive" in run("users", "list", who=ADMIN).stdout
    kept.replace(clinic.database)
    assert clinic.kept() == later
    assert "carl\tCarl Osei\tRN\tread_only\tactive" in run("users", "list", who=ADMIN).stdout


@pytest.mark.parametrize(
    ("who", "lines", "code"),
    [(DOCTOR, "", "PERMISSION"), (NURSE, "", "PERMISSION"), (None, "", "LOCKED")],
    ids=["physician", "nurse", "nobody"],
)
def test_that_a_refused_restore_changes_nothing(run: CommandLine, clinic: Folder, shelf: Path, who, lines: str, code: str):
    backup, before = made_backup(run, shelf), clinic.kept()
    assert problem(run("restore", backup, who=who, lines=lines)) == code
    assert clinic.kept() == before
    assert list(clinic.path.glob("*restor*")) == []


def test_that_a_wrong_recovery_key_restores_nothing(run: CommandLine, clinic: Folder, shelf: Path):
    backup, before = made_backup(run, shelf), clinic.kept()
    other = set_up(shelf / "other").recovery
    assert problem(run("restore", backup, "--recovery-key-stdin", lines=f"{other}\n")) == "KEYS-RECOVERY"
    assert problem(run("restore", backup, "--recovery-key-stdin", lines=f"{clinic.recovery[:-1]}\n")) == "KEYS-RECOVERY-TYPED"
    assert clinic.kept() == before


def test_that_what_is_no_backup_is_refused_before_a_password_is_asked(run: CommandLine, shelf: Path):
    assert problem(run("restore", shelf)) == "BACKUP-NONE"


# -- salvage -----------------------------------------------------------------------------------------------------------


def flip_the_log(clinic: Folder) -> None:
    """The page on which the events begin."""
    flip_page(clinic.database, root_page(clinic.database, "event", clinic.key))


def test_that_a_damaged_database_is_rescued_with_a_backup_and_kept(run: CommandLine, clinic: Folder, shelf: Path):
    made_backup(run, shelf)
    visit = visit_of(clinic)
    text = run("text", visit, who=DOCTOR).stdout
    flip_the_log(clinic)
    damaged = clinic.database.read_bytes()
    assert problem(run("visits", who=DOCTOR)) == "STORE-DAMAGED"
    done = run("salvage", "--backups", shelf, "--take", who=ADMIN)
    assert "1 visit of 1 saved whole." in done.stdout
    (kept,) = clinic.path.glob("procedures.db.damaged-*Z")
    assert kept.read_bytes() == damaged
    assert run("text", visit, who=DOCTOR).stdout == text
    assert "no fault found" in run("verify", who=ADMIN).stdout
    assert [row.who for row in clinic.audit() if row.act == "restore"] == [ADMIN.name]


def test_that_without_take_the_damaged_database_stays_where_it_is(run: CommandLine, clinic: Folder, shelf: Path):
    made_backup(run, shelf)
    flip_the_log(clinic)
    damaged = clinic.database.read_bytes()
    done = run("salvage", "--backups", shelf, who=ADMIN)
    assert "was left where it is; --take exchanges them." in done.stdout
    assert clinic.database.read_bytes() == damaged


def test_that_what_could_not_be_saved_is_told_and_the_exit_code_says_so(run: CommandLine, clinic: Folder):
    cut_in_half(clinic.database)
    done = run("salvage", "--recovery-key-stdin", lines=f"{clinic.recovery}\n")
    assert done.returncode == 1
    assert "saved" in done.stdout


def test_that_nobody_but_an_administrator_rescues(run: CommandLine, clinic: Folder, shelf: Path):
    made_backup(run, shelf)
    flip_the_log(clinic)
    assert problem(run("salvage", "--backups", shelf, who=DOCTOR)) == "PERMISSION"
    assert list(clinic.path.glob("*salvaged*")) == []


def test_that_a_destroyed_database_without_backup_is_told_and_left(run: CommandLine, clinic: Folder):
    fill_with_garbage(clinic.database)
    before = clinic.database.read_bytes()
    assert problem(run("salvage", who=ADMIN)) == "SALVAGE-NOTHING"
    assert clinic.database.read_bytes() == before


# -- audit and head ----------------------------------------------------------------------------------------------------


def test_that_the_audit_trail_is_searched_by_words_and_days(run: CommandLine):
    run("patients", "ashdown", who=DOCTOR)
    told = run("audit", "bela", "search", who=ADMIN).stdout.splitlines()
    assert [line.split("\t")[2:5] for line in told] == [["Bela Marsh", "Searched for a patient", "ashdown"]]
    assert run("audit", "--until", "2001-01-01", who=ADMIN).stdout == "Nothing matches.\n"
    assert run("audit", "--since", "2001-01-01", "--limit", "1", who=ADMIN).stdout.count("\n") == 1
    assert problem(run("audit", "--since", "yesterday", who=ADMIN)) == "USAGE"


def test_that_the_exported_trail_holds_every_entry_and_says_that_it_was_exported(run: CommandLine, clinic: Folder, tmp_path: Path):
    path = tmp_path / "audit.csv"
    before = len(clinic.audit())
    done = run("audit", "--csv", path, who=ADMIN)
    assert done.stdout == f"{before + 1} entries written to {path}. The file is not encrypted.\n"
    with path.open(encoding="utf-8", newline="") as file:
        assert [int(row["seq"]) for row in csv.DictReader(file)] == list(range(1, before + 2))
    assert [row.act for row in clinic.audit()][before + 1] == "export_audit"
    assert problem(run("audit", "--csv", path, who=ADMIN)) == "SAVE-EXISTS"


def test_that_a_head_exported_before_shows_what_was_removed_since(run: CommandLine, clinic: Folder, tmp_path: Path):
    path = tmp_path / "head.json"
    assert run("head", "export", path, who=DOCTOR).returncode == 0
    assert run("head", "compare", path, who=DOCTOR).returncode == 0
    tamper(clinic.database, "DELETE FROM spine WHERE seq > 3", "DELETE FROM audit", key=clinic.key)
    done = run("head", "compare", path, who=DOCTOR)
    assert done.returncode == 1
    assert "before this head" in done.stdout or "does not contain this head" in done.stdout
