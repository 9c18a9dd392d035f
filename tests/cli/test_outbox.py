"""Sending on the command line: a signed visit into a folder, the queue, trying again. Real key file, real encrypted database."""

from __future__ import annotations

from pathlib import Path

import pytest

from procedure_assistant.services.delivery import Kind
from tests.cli.told import problem
from tests.clinic_folder import ADMIN, DOCTOR, CommandLine
from tests.exchange.visits import clinic as played


@pytest.fixture
def share(tmp_path: Path) -> Path:
    made = tmp_path / "share"
    made.mkdir()
    return made


@pytest.fixture
def signed(tmp_path: Path, share: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The command line on a clinic with a folder that gets what is signed, a signed visit and an unsigned one."""
    folder = tmp_path / "clinic"
    folder.mkdir()
    with played(folder, encrypted=True) as desk:
        outbox, access = desk.services.outbox, desk.services.access
        assert outbox is not None
        assert access is not None
        access.log_in(ADMIN.login, ADMIN.password)
        place = outbox.new_destination(Kind.FOLDER)
        settings = {"folder": str(share)}
        outbox.save_destination(type(place)(place.id, "Ward", place.kind, settings, ("text",), on_sign=True, enabled=True), {})
        access.log_in(DOCTOR.login, DOCTOR.password)
        desk.play("shortest")
        desk.begin("gon_block")
    return CommandLine(folder, capsys, monkeypatch)


def states(run: CommandLine) -> list[tuple[str, str]]:
    done = run("outbox", "list", "--all", who=DOCTOR)
    return [(line.split("\t")[1], line.split("\t")[5]) for line in done.stdout.splitlines()]


def test_that_what_is_due_is_sent_and_told_with_its_receipt(signed: CommandLine, share: Path):
    assert states(signed) == [("waiting", "Ward")]
    done = signed("send", who=DOCTOR)
    assert done.returncode == 0, done
    (path,) = share.iterdir()
    fields = done.stdout.strip().split("\t")
    assert (fields[1], fields[4], fields[5], fields[6]) == ("accepted", "Ashdown, Julián Óscar", "Ward", path.name)
    assert path.read_text().startswith("PROCEDURE RECORD")
    assert states(signed) == [("accepted", "Ward")]
    assert signed("outbox", "list", who=DOCTOR).stdout == "Nothing waits to be sent.\n"
    assert signed("send", who=DOCTOR).stdout == "Nothing was due.\n"
    assert len(list(share.iterdir())) == 1


def test_that_a_share_that_is_gone_is_told_and_tried_again_when_asked(signed: CommandLine, share: Path):
    share.rmdir()
    failed = signed("send", "--destination", "ward", who=DOCTOR)
    assert failed.returncode == 1
    assert f"The folder {share} is not there." in failed.stdout
    assert failed.stderr == "1 of 1 not in the chart yet.\n"
    share.mkdir()
    assert signed("outbox", "retry", who=DOCTOR).returncode == 0
    assert states(signed) == [("accepted", "Ward")]


def test_that_a_named_visit_is_queued_once_and_an_unsigned_one_refused(signed: CommandLine, share: Path):
    lines = [line.split("\t") for line in signed("visits", who=DOCTOR).stdout.splitlines()]
    done, unsigned = ([line[0] for line in lines if (line[4] == "signed") is wanted] for wanted in (True, False))
    assert signed("send", "--visit", done[0], "--destination", "Ward", who=DOCTOR).returncode == 0
    assert len(list(share.iterdir())) == 1
    assert problem(signed("send", "--visit", unsigned[0], who=DOCTOR)) == "EXPORT-UNSIGNED"


def test_that_a_destination_or_a_delivery_that_is_not_there_is_told(signed: CommandLine):
    done = signed("send", "--destination", "Attic", who=DOCTOR)
    assert problem(done) == "DESTINATION-MISSING"
    assert "Destinations: Ward." in done.stderr
    assert problem(signed("outbox", "retry", "zz", who=DOCTOR)) == "OUTBOX-MISSING"


def test_that_an_administrator_does_not_send_records(signed: CommandLine, share: Path):
    assert problem(signed("send", who=ADMIN)) == "PERMISSION"
    assert list(share.iterdir()) == []
