"""Schedules on the command line: taken, looked at, refused in words. Real key file, real encrypted database."""

from __future__ import annotations

from pathlib import Path

from tests.clinic_folder import DOCTOR, CommandLine

LINES = "Nr;Who;Born;When\n77;Roe, Ann;05/06/1970;2026-11-23 09:00\n78;Poe, Edgar;13/01/1971;2026-11-23 09:30\n79;;;\n"


def written(folder: Path) -> Path:
    file = folder / "day.csv"
    file.write_text(LINES, encoding="utf-8")
    return file


def test_that_a_schedule_is_taken_by_the_columns_that_are_said(run: CommandLine, tmp_path: Path):
    file = written(tmp_path)
    done = run("schedule", file, "--map", "mrn=Nr", "--map", "name=Who", "--map", "starts=When", who=DOCTOR)
    assert done.returncode == 1  # a line was left out, and it is said which
    assert "3 lines: 2 new patients, 0 changed, 2 appointments, 0 unchanged, 0 wait for a decision, 1 left out." in done.stdout
    assert "Line 4: The record number" not in done.stderr
    assert "Line 4: The name is missing." in done.stderr
    assert "Roe, Ann" in run("patients", "roe", who=DOCTOR).stdout


def test_that_looking_takes_nothing(run: CommandLine, tmp_path: Path):
    done = run("schedule", written(tmp_path), "--map", "mrn=Nr", "--map", "name=Who", "--look", who=DOCTOR)
    assert "2: 77 | Roe, Ann | 05/06/1970 | 2026-11-23 09:00" in done.stdout
    assert "Roe, Ann" not in run("patients", "roe", who=DOCTOR).stdout


def test_that_a_mapping_that_fits_nothing_is_refused_with_what_there_is(run: CommandLine, tmp_path: Path):
    done = run("schedule", written(tmp_path), "--map", "mrn=Number", who=DOCTOR)
    assert done.returncode == 1
    assert "Columns of the file: Nr, Who, Born, When" in done.stderr


def test_that_who_is_in_doubt_is_listed(run: CommandLine, tmp_path: Path):
    file = tmp_path / "twice.csv"
    file.write_text("MRN,Last name,First name,DOB\n1,Roe,Ann,1970-05-05\n2,Roe,Ann,1970-05-05\n", encoding="utf-8")
    run("schedule", file, who=DOCTOR)
    assert "Roe, Ann, born 1970-05-05, 2\tsimilar\t1" in run("incoming", who=DOCTOR).stdout
