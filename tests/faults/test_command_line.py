"""The command line meets bad files, bad folders and a bad database: exit code 1, one clear line each, and nothing changed."""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from procedure_assistant.store.driver import DatabaseFile, connect
from tests.bundles.make_bundles import FOLDER as BUNDLES
from tests.clinic_folder import ADMIN, DOCTOR, CommandLine, Folder, Run, set_up
from tests.faults.conftest import Prepared
from tests.faults.database_files import cut_in_half, fill_up, fill_with_garbage, flip_page, held_by_another_program, read_only, small_disk
from tests.store.samples import tamper

GOOD = BUNDLES / "walter_pryce.json"


def problem_of(run: Run) -> str:
    """The one line on standard error of a command that could not be done."""
    assert run.returncode == 1, run.stderr
    (line,) = run.stderr.splitlines()
    return line


@pytest.fixture(scope="session")
def people(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The prepared visit in an encrypted database, with one person of each role; to be copied."""
    path = tmp_path_factory.mktemp("people")
    prepared.copy_to(path)
    return set_up(path)


@pytest.fixture
def folder(people: Folder, tmp_path: Path) -> Folder:
    """A data folder with the prepared visit."""
    return people.copy_to(tmp_path / "data")


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
def test_that_a_bad_file_is_refused_in_one_line_and_nothing_is_stored(folder: Folder, tmp_path: Path, bad: Callable[[Path], None]):
    path, before = tmp_path / "chart.json", folder.kept()
    bad(path)
    run = folder.assistant("import", path)
    line = problem_of(run)
    assert line.startswith(f"chart.json: {BAD_FILES[bad]}: ")
    assert "Nothing was imported." in line
    assert run.stdout == ""
    assert folder.kept() == before


def test_that_a_bad_file_between_good_ones_does_not_stop_them(folder: Folder, tmp_path: Path):
    bad = tmp_path / "bad.json"
    truncated(bad)
    run = folder.assistant("import", GOOD, bad, BUNDLES / "jose_munoz.json")
    assert problem_of(run).startswith("bad.json: IMPORT-CUT-OFF: ")
    assert [line.split(":")[:2] for line in run.stdout.splitlines() if not line.startswith(" ")] == [
        ["walter_pryce.json", " created"],
        ["jose_munoz.json", " created"],
    ]
    with folder.open() as store:
        assert sorted(patient.family_name for patient in store.find_patients("")) == ["Ashdown", "Muñoz-Ibáñez", "Pryce"]


# -- visits and records ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["record", "text"])
def test_that_an_unknown_visit_is_told_with_where_to_find_the_right_one(folder: Folder, command: str):
    assert problem_of(folder.assistant(command, "no-such-visit")) == (
        "VISIT-MISSING: No visit begins with “no-such-visit”. “procedure-assistant visits” lists them."
    )


def test_that_a_record_for_a_read_only_folder_is_refused_and_not_counted_as_a_copy(folder: Folder, prepared: Prepared, tmp_path: Path):
    output, before = tmp_path / "output", folder.kept()
    output.mkdir()
    with read_only(output):
        line = problem_of(folder.assistant("record", prepared.visit_id, "--output", output))
    assert line.startswith("SAVE-FAILED: The file could not be saved: ")
    assert line.endswith("The record is safe. Choose another folder, or free some space, and save again.")
    assert list(output.iterdir()) == []
    assert folder.kept() == before


def test_that_a_record_for_a_full_disk_is_refused_and_leaves_no_half_file(folder: Folder, prepared: Prepared, tmp_path: Path):
    before = folder.kept()
    with small_disk(tmp_path / "disk", 200) as disk:
        filler = fill_up(disk)
        line = problem_of(folder.assistant("record", prepared.visit_id, "--output", disk))
        assert list(disk.iterdir()) == [filler]
        assert folder.kept() == before
        filler.unlink()
    assert line.startswith("SAVE-FAILED: The file could not be saved: ")


def test_that_a_record_goes_where_asked_and_is_counted_as_a_copy(folder: Folder, prepared: Prepared, tmp_path: Path):
    run = folder.assistant("record", prepared.visit_id[:6], "--output", tmp_path / "new" / "folder")
    assert (run.returncode, run.stderr) == (0, "")
    assert Path(run.stdout.strip()).read_bytes().startswith(b"%PDF-")
    with folder.open() as store:
        assert store.log(prepared.visit_id)[-1].kind == "Printed"


# -- the database ------------------------------------------------------------------------------------------------------

COMMANDS = [("patients",), ("visits",), ("verify",), ("text", "x"), ("import", GOOD), ("record", "x")]
ADMIN_COMMANDS = [("rebuild",), ("users", "list"), ("audit",), ("backup", "now"), ("backup", "list"), ("recovery-key",)]


@pytest.mark.parametrize("command", [*COMMANDS, *ADMIN_COMMANDS], ids=lambda command: " ".join(map(str, command[:2])))
def test_that_a_damaged_database_is_refused_by_every_command_and_kept(
    folder: Folder, command: tuple[str | Path, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    database = folder.database
    fill_with_garbage(database)
    before = database.read_bytes()
    here = CommandLine(folder.path, capsys, monkeypatch)
    line = problem_of(here(*command, who=ADMIN if command in ADMIN_COMMANDS else DOCTOR))
    # Without its beginning an encrypted file cannot be told from one of another key.
    assert "STORE-KEY: The database does not open with this key: the key belongs to another database, or the file is damaged." in line
    assert str(database) in line
    assert database.read_bytes() == before


def flip_the_middle(path: Path) -> None:
    """Every bit of a page in the middle of the file turned over."""
    flip_page(path, 9)


@pytest.mark.parametrize("damage", [cut_in_half, flip_the_middle, empty], ids=lambda damage: damage.__name__)
def test_that_any_damage_is_told_in_one_line(folder: Folder, damage: Callable[[Path], None]):
    database = folder.database
    damage(database)
    before = database.read_bytes()
    assert problem_of(folder.assistant("visits")).startswith("STORE-DAMAGED: ")
    assert database.read_bytes() == before


def test_that_a_newer_database_is_refused_and_kept(folder: Folder):
    database = folder.database
    with closing(connect(DatabaseFile(database, key=folder.key))) as connection:
        connection.execute("UPDATE schema_version SET version_num = '9999'")
    before = database.read_bytes()
    line = problem_of(folder.assistant("visits"))
    assert line.startswith("STORE-NEWER: This database belongs to a newer version of Procedure Assistant. It was left as it is")
    assert database.read_bytes() == before


def test_that_a_held_database_is_refused_and_works_afterwards(folder: Folder):
    with held_by_another_program(folder.database, folder.key):
        line = problem_of(folder.assistant("visits"))
    assert line.startswith("STORE-LOCKED: Another program is holding the database.")
    assert folder.assistant("visits").returncode == 0


def test_that_a_read_only_data_folder_is_refused(folder: Folder):
    with read_only(folder.path):
        line = problem_of(folder.assistant("visits"))
    assert line.startswith("STORE-READONLY: The database is read-only, so nothing can be saved in it. Everything saved before is safe.")
    assert str(folder.database) in line


def first_set_up(place: Path) -> Run:
    """The first set-up in a folder."""
    people = ("--admin-login", "anna", "--admin-name", "Anna Keeper", "--physician-login", "bela", "--physician-name", "Bela Marsh")
    lines = f"{ADMIN.password}\n{DOCTOR.password}\n"
    return Folder(place, b"", "").assistant("setup", *people, "--password-stdin", who=None, lines=lines)


def test_that_a_first_set_up_in_a_read_only_folder_is_refused_and_leaves_nothing(tmp_path: Path):
    place = tmp_path / "fresh"
    place.mkdir()
    with read_only(place):
        line = problem_of(first_set_up(place))
    assert line.startswith("KEYS-NOT-SAVED: ")
    assert list(place.iterdir()) == []


def test_that_a_file_in_the_place_of_the_data_folder_is_told(tmp_path: Path):
    place = tmp_path / "data"
    place.write_text("not a folder", encoding="utf-8")
    assert problem_of(first_set_up(place)).startswith("KEYS-NOT-SAVED: ")
    assert problem_of(Folder(place, b"", "").assistant("visits")).startswith("ACCESS-NEW: ")
    assert place.read_text(encoding="utf-8") == "not a folder"


def test_that_a_full_disk_refuses_an_import_and_takes_it_with_space(people: Folder, tmp_path: Path):
    with small_disk(tmp_path / "disk", 3000) as disk:
        folder = people.copy_to(disk / "data")
        before, filler = folder.kept(), fill_up(disk)
        line = problem_of(folder.assistant("import", GOOD))
        assert "STORE-FULL: The disk is full. Nothing was saved just now; everything saved before is safe." in line
        filler.unlink()
        assert folder.kept() == before
        assert folder.assistant("import", GOOD).returncode == 0


# -- verify ------------------------------------------------------------------------------------------------------------


def test_that_verify_is_content_with_a_whole_database(folder: Folder):
    run = folder.assistant("verify")
    assert (run.returncode, run.stderr) == (0, "")
    with folder.open() as store:
        entries, _ = store.spine_head()
    # Two entries were added to the chain since: that it was verified, and that the records were closed.
    assert run.stdout == f"1 visit and {entries - 2} entries of the chain checked, no fault found.\n"


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
def test_that_verify_names_the_entry_that_was_tampered_with(folder: Folder, prepared: Prepared, statement: str, fault: str):
    tamper(folder.database, statement, key=folder.key)
    run = folder.assistant("verify")
    assert (run.returncode, run.stderr) == (1, "")
    place = f"visit {prepared.visit_id[:8]}: Entry "
    told = [line for line in run.stdout.splitlines() if line.removeprefix("First bad entry: ").startswith(place)]
    assert told[0].startswith("First bad entry: "), run.stdout
    assert any(line.endswith(fault) for line in told), run.stdout
    # The chain of the visit and the chain over all records may both tell, but only of this entry.
    assert len({line.removeprefix("First bad entry: ").split()[3] for line in told}) == 1, run.stdout


# -- the output of the program -------------------------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_that_output_for_a_full_disk_is_told_in_one_line(folder: Folder, prepared: Prepared):
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        line = problem_of(folder.assistant("text", prepared.visit_id, out=full))
    finally:
        os.close(full)
    assert line.startswith("OUTPUT-FAILED: ")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX systems")
def test_that_a_reader_that_goes_away_ends_the_command_without_a_word(folder: Folder):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        run = folder.assistant("visits", out=writing)
    finally:
        os.close(writing)
    assert run.stderr == ""
