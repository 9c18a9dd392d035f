"""The clinic's signature from the command line: choose a certificate, save a record, check it, sign no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from procedure_assistant.app import Options, build, open_access
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.signature import NO_SIGNATURE
from tests.cli.told import problem
from tests.clinic_folder import ADMIN, DOCTOR, READER, CommandLine, Folder
from tests.documents.certificates import PASSWORD, container


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.p12"
    path.write_bytes(container())
    return path


@pytest.fixture
def final(clinic: Folder) -> str:
    """The visit of the clinic, signed by its physician."""
    chosen = Options(clinic.database, SystemClock())
    access = open_access(chosen)
    access.log_in(DOCTOR.login, DOCTOR.password)
    services = build(chosen, access)
    (one,) = services.store.visits()
    assert services.visits.resume(one.visit_id).sign(DOCTOR.name, DOCTOR.credentials) is None
    access.close()
    return one.visit_id


def saved(run: CommandLine, visit: str, folder: Path) -> Path:
    """The record as a file."""
    done = run("record", visit, "--output", folder, who=DOCTOR)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def checked(run: CommandLine, path: Path) -> str:
    return run("signature", "check", path, who=READER).stdout.strip()


def test_that_a_final_record_leaves_signed_and_a_change_is_told(run: CommandLine, certificate: Path, final: str, tmp_path: Path):
    run("signature", "choose", certificate, who=ADMIN, lines=f"{PASSWORD}\n")
    path = saved(run, final, tmp_path)
    said = checked(run, path)
    assert said.startswith("Signed by Harbor Headache Center at ")
    assert said.endswith(", with the certificate of this clinic. Nothing was changed since.")
    changed = bytearray(path.read_bytes())
    changed[500] ^= 1
    path.write_bytes(changed)
    assert checked(run, path).startswith("Not valid: what Harbor Headache Center signed at ")


def test_that_a_final_record_leaves_unsigned_where_no_certificate_is_chosen(run: CommandLine, final: str, tmp_path: Path):
    assert checked(run, saved(run, final, tmp_path)) == NO_SIGNATURE


def test_that_a_draft_is_never_signed(run: CommandLine, clinic: Folder, certificate: Path, tmp_path: Path):
    run("signature", "choose", certificate, who=ADMIN, lines=f"{PASSWORD}\n")
    with clinic.open() as store:
        (one,) = store.visits()
    assert checked(run, saved(run, one.visit_id, tmp_path)) == NO_SIGNATURE


def test_that_neither_key_nor_password_stands_in_any_file_of_the_program(run: CommandLine, clinic: Folder, certificate: Path):
    run("signature", "choose", certificate, who=ADMIN, lines=f"{PASSWORD}\n")
    for path in clinic.path.rglob("*"):
        if path.is_file():
            assert PASSWORD.encode() not in path.read_bytes()
            assert certificate.read_bytes()[:200] not in path.read_bytes()
    assert [row for row in clinic.audit() if PASSWORD in f"{row}"] == []


def test_that_nothing_is_signed_before_a_certificate_is_chosen(run: CommandLine):
    assert run("signature", "show", who=ADMIN).stdout == "Saved records are not signed.\n"


def test_that_a_chosen_certificate_is_told_with_its_last_day(run: CommandLine, certificate: Path):
    done = run("signature", "choose", certificate, who=ADMIN, lines=f"{PASSWORD}\n")
    first, second = done.stdout.splitlines()
    assert first == "Saved records are signed with the certificate of Harbor Headache Center."
    assert second.startswith("Issued by Harbor Headache Center. Valid until ")
    assert run("signature", "show", who=ADMIN).stdout == done.stdout


def test_that_a_wrong_password_changes_nothing(run: CommandLine, certificate: Path):
    assert problem(run("signature", "choose", certificate, who=ADMIN, lines="wrong\n")) == "SIGNATURE-FILE"
    assert run("signature", "show", who=ADMIN).stdout == "Saved records are not signed.\n"


def test_that_signing_can_be_stopped(run: CommandLine, certificate: Path):
    run("signature", "choose", certificate, who=ADMIN, lines=f"{PASSWORD}\n")
    assert run("signature", "stop", who=ADMIN).stdout == "Saved records are not signed.\n"


def test_that_everybody_may_check_a_file(run: CommandLine, tmp_path: Path):
    assert problem(run("signature", "check", tmp_path / "none.pdf", who=READER)) == "SIGNATURE-FILE"
