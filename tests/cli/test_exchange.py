"""Exports on the command line: files, folders, standard output, drafts, the registry file. Real key file, real encrypted database."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from tests.cli.told import problem
from tests.clinic_folder import DOCTOR, CommandLine, Folder
from tests.exchange.visits import clinic as played


@pytest.fixture
def visit(clinic: Folder) -> str:
    with clinic.open() as store:
        (one,) = store.visits()
    return one.visit_id


@pytest.fixture
def signed(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The command line on a clinic with a signed and an unsigned visit."""
    (tmp_path / "signed").mkdir()
    with played(tmp_path / "signed", encrypted=True) as desk:
        desk.play("shortest")
        desk.begin("gon_block")
    return CommandLine(tmp_path / "signed", capsys, monkeypatch)


def test_that_a_draft_is_refused_until_it_is_asked_for(run: CommandLine, visit: str, tmp_path: Path):
    refused = run("export", visit[:6], "--format", "text", "--output", tmp_path, who=DOCTOR)
    assert problem(refused) == "EXPORT-UNSIGNED"
    done = run("export", visit[:6], "--format", "text", "--draft", "--output", tmp_path, who=DOCTOR)
    assert done.returncode == 0
    path = Path(done.stdout.strip())
    assert path.parent == tmp_path
    assert path.name.startswith("draft-")
    assert "DRAFT, not signed" in path.read_text()


def test_that_a_file_may_be_named_and_is_its_owners_alone(run: CommandLine, visit: str, tmp_path: Path):
    done = run("export", visit, "--format", "csv", "--draft", "--output", tmp_path / "one.csv", who=DOCTOR)
    assert done.stdout.strip() == str(tmp_path / "one.csv")
    assert stat.S_IMODE((tmp_path / "one.csv").stat().st_mode) == 0o600


def test_that_an_export_goes_to_standard_output_as_it_is(clinic: Folder, visit: str):
    done = clinic.assistant("export", visit, "--format", "jsonl", "--draft", "--output", "-")
    assert json.loads(done.stdout)["visit_id"] == visit
    assert done.stderr == ""


def test_that_a_format_that_is_not_there_names_those_there_are(run: CommandLine, visit: str):
    done = run("export", visit, "--format", "docx", "--draft", who=DOCTOR)
    assert problem(done) == "EXPORT-FORMAT"
    assert "Choose one of these: text, rtf, xhtml, pdf," in done.stderr


def test_that_an_export_on_the_command_line_stands_in_the_trail(run: CommandLine, clinic: Folder, visit: str, tmp_path: Path):
    assert run("export", visit, "--format", "xhtml", "--draft", "--output", tmp_path, who=DOCTOR).returncode == 0
    kept = [(row.who, row.subject, row.detail.partition(",")[0]) for row in clinic.audit() if row.act == "export_record"]
    assert len(kept) == 1
    assert kept[0][:2] == (DOCTOR.name, visit)
    assert kept[0][2].startswith("draft visit of ")


def test_that_the_registry_file_holds_signed_visits_only_and_says_so(signed: CommandLine, tmp_path: Path):
    done = signed("export-registry", "--output", tmp_path / "out.jsonl", who=DOCTOR)
    assert done.returncode == 0
    assert done.stdout.startswith("1 visit written. 1 visit left out, since nobody signed them. ")
    (line,) = (tmp_path / "out.jsonl").read_text().splitlines()
    assert json.loads(line)["standing"] == "signed"


def test_that_drafts_are_in_the_registry_file_when_they_are_asked_for(signed: CommandLine, tmp_path: Path):
    assert signed("export-registry", "--drafts", "--output", tmp_path / "out.jsonl", who=DOCTOR).returncode == 0
    assert [json.loads(line)["standing"] for line in (tmp_path / "out.jsonl").read_text().splitlines()] == ["signed", "draft"]
