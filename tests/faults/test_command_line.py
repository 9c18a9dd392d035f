"""The command line meets bad files, bad folders and a bad database: exit code 1, one clear line each, and nothing changed."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from procedure_assistant.store import SqlStore
from tests.bundles.make_bundles import FOLDER as BUNDLES
from tests.faults.conftest import Prepared
from tests.faults.database_files import cut_in_half, fill_up, fill_with_garbage, flip_page, held_by_another_program, read_only, small_disk

ROOT = Path(__file__).parents[2]
GOOD = BUNDLES / "walter_pryce.json"
Run = subprocess.CompletedProcess[str]


def assistant(folder: Path, *words: str | Path) -> Run:
    """Run one command of the real program on the database of a folder."""
    command = [sys.executable, "-m", "procedure_assistant", "--data", str(folder), *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def problem_of(run: Run) -> str:
    """The one line on standard error of a command that could not be done."""
    assert run.returncode == 1, run.stderr
    (line,) = run.stderr.splitlines()
    return line


@pytest.fixture
def folder(prepared: Prepared, tmp_path: Path) -> Path:
    """A data folder with the prepared visit."""
    folder = tmp_path / "data"
    prepared.copy_to(folder)
    return folder


def tables(folder: Path) -> dict[str, list[object]]:
    """Everything the database of a folder holds."""
    with closing(sqlite3.connect(folder / "procedures.db")) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}


# -- import ------------------------------------------------------------------------------------------------------------


def bundle() -> dict[str, list[dict[str, dict[str, object]]]]:
    return json.loads(GOOD.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def noise(path: Path) -> None:
    """50 MB of random bytes."""
    path.write_bytes(random.Random(50).randbytes(50 * 1024 * 1024))


def noise_in_braces(path: Path) -> None:
    """50 MB of random characters that begin as JSON does."""
    letters = random.Random(51).randbytes(25 * 1024 * 1024).hex()
    path.write_text("{" + letters, encoding="ascii")


def truncated(path: Path) -> None:
    data = GOOD.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def wrong_type(path: Path) -> None:
    path.write_text(json.dumps({"resourceType": "Observation", "status": "final"}), encoding="utf-8")


def without_a_patient(path: Path) -> None:
    made = bundle()
    made["entry"] = [one for one in made["entry"] if one["resource"]["resourceType"] != "Patient"]
    path.write_text(json.dumps(made), encoding="utf-8")


def born_in_the_future(path: Path) -> None:
    made = bundle()
    for one in made["entry"]:
        if one["resource"]["resourceType"] == "Patient":
            one["resource"]["birthDate"] = "2999-01-01"
    path.write_text(json.dumps(made), encoding="utf-8")


def not_there(path: Path) -> None:
    assert not path.exists()


def a_folder(path: Path) -> None:
    path.mkdir()


BAD_FILES = {
    noise: "IMPORT-NOT-JSON",
    noise_in_braces: "IMPORT-NOT-JSON",
    truncated: "IMPORT-CUT-OFF",
    empty: "IMPORT-EMPTY",
    wrong_type: "IMPORT-WRONG-TYPE",
    without_a_patient: "IMPORT-NO-PATIENT",
    born_in_the_future: "IMPORT-BIRTH-DATE",
    not_there: "IMPORT-MISSING",
    a_folder: "IMPORT-FOLDER",
}


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.__name__)
def test_that_a_bad_file_is_refused_in_one_line_and_nothing_is_stored(folder: Path, tmp_path: Path, bad: Callable[[Path], None]):
    path, before = tmp_path / "chart.json", tables(folder)
    bad(path)
    run = assistant(folder, "import", path)
    line = problem_of(run)
    assert line.startswith(f"chart.json: {BAD_FILES[bad]}: ")
    assert "Nothing was imported." in line
    assert run.stdout == ""
    assert tables(folder) == before


def test_that_a_bad_file_between_good_ones_does_not_stop_them(folder: Path, tmp_path: Path):
    bad = tmp_path / "bad.json"
    truncated(bad)
    run = assistant(folder, "import", GOOD, bad, BUNDLES / "jose_munoz.json")
    assert problem_of(run).startswith("bad.json: IMPORT-CUT-OFF: ")
    assert [line.split(":")[:2] for line in run.stdout.splitlines() if not line.startswith(" ")] == [
        ["walter_pryce.json", " created"],
        ["jose_munoz.json", " created"],
    ]
    with SqlStore(folder / "procedures.db") as store:
        assert sorted(patient.family_name for patient in store.find_patients("")) == ["Ashdown", "Muñoz-Ibáñez", "Pryce"]


# -- visits and records ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["record", "text"])
def test_that_an_unknown_visit_is_told_with_where_to_find_the_right_one(folder: Path, command: str):
    assert problem_of(assistant(folder, command, "no-such-visit")) == (
        "VISIT-MISSING: No visit begins with “no-such-visit”. “procedure-assistant visits” lists them."
    )


def test_that_a_record_for_a_read_only_folder_is_refused_and_not_counted_as_a_copy(folder: Path, prepared: Prepared, tmp_path: Path):
    output, before = tmp_path / "output", tables(folder)
    output.mkdir()
    with read_only(output):
        line = problem_of(assistant(folder, "record", prepared.visit_id, "--output", output))
    assert line.startswith("SAVE-FAILED: The file could not be saved: ")
    assert line.endswith("The record is safe. Choose another folder, or free some space, and save again.")
    assert list(output.iterdir()) == []
    assert tables(folder) == before


def test_that_a_record_for_a_full_disk_is_refused_and_leaves_no_half_file(folder: Path, prepared: Prepared, tmp_path: Path):
    before = tables(folder)
    with small_disk(tmp_path / "disk", 200) as disk:
        filler = fill_up(disk)
        line = problem_of(assistant(folder, "record", prepared.visit_id, "--output", disk))
        assert list(disk.iterdir()) == [filler]
        assert tables(folder) == before
        filler.unlink()
    assert line.startswith("SAVE-FAILED: The file could not be saved: ")


def test_that_a_record_goes_where_asked_and_is_counted_as_a_copy(folder: Path, prepared: Prepared, tmp_path: Path):
    run = assistant(folder, "record", prepared.visit_id[:6], "--output", tmp_path / "new" / "folder")
    assert (run.returncode, run.stderr) == (0, "")
    assert Path(run.stdout.strip()).read_bytes().startswith(b"%PDF-")
    with SqlStore(folder / "procedures.db") as store:
        assert store.log(prepared.visit_id)[-1].kind == "Printed"


# -- the database ------------------------------------------------------------------------------------------------------

COMMANDS = [("patients",), ("visits",), ("verify",), ("rebuild",), ("text", "x"), ("import", GOOD), ("record", "x")]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_that_a_damaged_database_is_refused_by_every_command_and_kept(folder: Path, command: tuple[str | Path, ...]):
    database = folder / "procedures.db"
    fill_with_garbage(database)
    before = database.read_bytes()
    line = problem_of(assistant(folder, *command))
    assert "STORE-DAMAGED: The database file is damaged." in line
    assert str(database) in line
    assert database.read_bytes() == before


def flip_the_middle(path: Path) -> None:
    """Every bit of a page in the middle of the file turned over."""
    flip_page(path, 9)


@pytest.mark.parametrize("damage", [cut_in_half, flip_the_middle, empty], ids=lambda damage: damage.__name__)
def test_that_any_damage_is_told_in_one_line(folder: Path, damage: Callable[[Path], None]):
    database = folder / "procedures.db"
    damage(database)
    before = database.read_bytes()
    assert problem_of(assistant(folder, "visits")).startswith("STORE-DAMAGED: ")
    assert database.read_bytes() == before


def test_that_a_newer_database_is_refused_and_kept(folder: Path):
    database = folder / "procedures.db"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE schema_version SET version_num = '9999'")
        connection.commit()
    before = database.read_bytes()
    line = problem_of(assistant(folder, "visits"))
    assert line.startswith("STORE-NEWER: This database belongs to a newer version of Procedure Assistant. It was left as it is")
    assert database.read_bytes() == before


def test_that_a_held_database_is_refused_and_works_afterwards(folder: Path):
    with held_by_another_program(folder / "procedures.db"):
        line = problem_of(assistant(folder, "visits"))
    assert line.startswith("STORE-LOCKED: Another program is holding the database.")
    assert assistant(folder, "visits").returncode == 0


@pytest.mark.parametrize("there", [True, False], ids=["old database", "no database yet"])
def test_that_a_read_only_data_folder_is_refused(folder: Path, tmp_path: Path, there: bool):
    place = folder if there else tmp_path / "fresh"
    place.mkdir(exist_ok=True)
    with read_only(place):
        line = problem_of(assistant(place, "visits"))
    assert line.startswith("STORE-READONLY: The database is read-only, so nothing can be saved in it. Everything saved before is safe.")
    assert str(place / "procedures.db") in line


def test_that_a_file_in_the_place_of_the_data_folder_is_told(tmp_path: Path):
    place = tmp_path / "data"
    place.write_text("not a folder", encoding="utf-8")
    line = problem_of(assistant(place, "visits"))
    assert line.startswith("STORE-")
    assert place.read_text(encoding="utf-8") == "not a folder"


def test_that_a_full_disk_refuses_an_import_and_takes_it_with_space(prepared: Prepared, tmp_path: Path):
    with small_disk(tmp_path / "disk", 3000) as disk:
        prepared.copy_to(disk)
        before, filler = tables(disk), fill_up(disk)
        line = problem_of(assistant(disk, "import", GOOD))
        assert "STORE-FULL: The disk is full. Nothing was saved just now; everything saved before is safe." in line
        filler.unlink()
        assert tables(disk) == before
        assert assistant(disk, "import", GOOD).returncode == 0


# -- verify ------------------------------------------------------------------------------------------------------------


def tamper(database: Path, statement: str) -> None:
    """Change the database past the program, the guards of the log taken away first."""
    with closing(sqlite3.connect(database)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(statement)
        connection.commit()


def test_that_verify_is_content_with_a_whole_database(folder: Path):
    run = assistant(folder, "verify")
    assert (run.returncode, run.stdout, run.stderr) == (0, "1 visits checked, 0 faults.\n", "")


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (
            "UPDATE event SET payload = replace(payload, 'C8812C3', 'C8812C4') WHERE kind = 'ProductOpened'",
            "was changed after it was written.",
        ),
        ("UPDATE event SET actor = 'Somebody Else' WHERE seq = 5", "Entry 5 was changed after it was written."),
        ("DELETE FROM event WHERE seq = 7", "Entry 7 is missing; the next one found is 8."),
    ],
    ids=["another lot", "another name", "one removed"],
)
def test_that_verify_names_the_entry_that_was_tampered_with(folder: Path, prepared: Prepared, statement: str, fault: str):
    tamper(folder / "procedures.db", statement)
    run = assistant(folder, "verify")
    assert (run.returncode, run.stderr) == (1, "")
    told = [line for line in run.stdout.splitlines() if line.startswith(f"{prepared.visit_id[:8]}: Entry ")]
    assert any(line.endswith(fault) for line in told), run.stdout
    # The chain of the visit and the chain over all records may both tell, but only of this entry.
    assert len({line.split()[2] for line in told}) == 1, run.stdout


# -- the output of the program -------------------------------------------------------------------------------------------

def into(target: int, folder: Path, *words: str) -> Run:
    """Run a command with its output going to a file descriptor."""
    command = [sys.executable, "-m", "procedure_assistant", "--data", str(folder), *words]
    return subprocess.run(command, cwd=ROOT, stdout=target, stderr=subprocess.PIPE, text=True, check=False, timeout=60)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_that_output_for_a_full_disk_is_told_in_one_line(folder: Path, prepared: Prepared):
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        line = problem_of(into(full, folder, "text", prepared.visit_id))
    finally:
        os.close(full)
    assert line.startswith("OUTPUT-FAILED: ")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX systems")
def test_that_a_reader_that_goes_away_ends_the_command_without_a_word(folder: Path):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        run = into(writing, folder, "visits")
    finally:
        os.close(writing)
    assert run.stderr == ""
