"""The clinic's signature as a service: when it signs, when it refuses, what it says. The signer is a stand-in at its port."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from procedure_assistant.services.problem import Problem
from procedure_assistant.services.signature import MOST_BYTES, Certificate, Judgement, SignatureService, told
from procedure_assistant.store import SqlStore
from tests.fakes import FixedClock

GOOD = Certificate("Harbor", "Trust Services", datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 6, 30, 12, tzinfo=UTC))
VALID = Judgement("Harbor", datetime(2026, 11, 23, 19, 31, tzinfo=UTC), intact=True, whole=True, ours=True)


class Pen:
    """Implements ``Signer``: writes its name behind the file."""

    def __init__(self) -> None:
        self.certificate = GOOD

    def read(self, container: bytes, password: str) -> Certificate:
        if password != "right":
            raise Problem("SIGNATURE-FILE", "does not open")
        return self.certificate

    def sign(self, pdf: bytes, container: bytes, password: str) -> bytes:
        return pdf + container + password.encode()

    def judge(self, pdf: bytes, container: bytes, password: str) -> tuple[Judgement, ...]:
        return (replace(VALID, ours=container != b""),) if pdf.endswith(b"right") else ()


@pytest.fixture
def pen() -> Pen:
    return Pen()


@pytest.fixture
def service(tmp_path: Path, pen: Pen) -> Iterator[SignatureService]:
    store = SqlStore(tmp_path / "procedures.db")
    yield SignatureService(store, FixedClock(), lambda: pen)
    store.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.p12"
    path.write_bytes(b"<key>")
    return path


def choose(service: SignatureService, file: Path, password: str = "right") -> None:
    service.choose(service.opened(file, password))


def test_that_without_a_certificate_nothing_is_signed(service: SignatureService):
    assert service.seal() is None
    assert service.state() == ("Saved records are not signed.",)


def test_that_the_chosen_certificate_signs_also_when_its_file_is_gone(service: SignatureService, file: Path):
    choose(service, file)
    file.unlink()
    seal = service.seal()
    assert seal is not None
    assert seal(b"pdf") == b"pdf<key>right"


def test_that_the_state_says_who_signs_and_until_when(service: SignatureService, file: Path):
    choose(service, file)
    assert service.state() == (
        "Saved records are signed with the certificate of Harbor.",
        "Issued by Trust Services. Valid until 30 Jun 2027.",
    )


def test_that_a_certificate_about_to_end_is_told_in_time(service: SignatureService, file: Path, pen: Pen):
    pen.certificate = replace(GOOD, valid_until=datetime(2026, 12, 10, tzinfo=UTC))
    choose(service, file)
    assert service.state()[2] == "It ends within 30 days. Ask for the next one."


def test_that_a_wrong_password_leaves_the_certificate_before_it(service: SignatureService, file: Path):
    choose(service, file)
    with pytest.raises(Problem, match="does not open"):
        choose(service, file, "wrong")
    assert service.certificate() == GOOD


@pytest.mark.parametrize("at", [datetime(2025, 12, 31, tzinfo=UTC), datetime(2027, 7, 1, tzinfo=UTC)])
def test_that_outside_its_days_nothing_is_signed_and_the_way_on_is_said(at: datetime, service: SignatureService, file: Path):
    choose(service, file)
    clock = service._clock
    assert isinstance(clock, FixedClock)
    clock.at = at
    with pytest.raises(Problem) as refused:
        service.seal()
    assert refused.value.code == "SIGNATURE-ENDED"
    assert "valid from 31 Dec 2025 to 30 Jun 2027, not today" in refused.value.text
    assert "Printing works without it" in refused.value.text


def test_that_an_ended_certificate_is_not_chosen(service: SignatureService, file: Path, pen: Pen):
    pen.certificate = replace(GOOD, valid_until=datetime(2026, 11, 1, tzinfo=UTC))
    with pytest.raises(Problem, match="not today"):
        choose(service, file)
    assert service.certificate() is None


def test_that_stopping_forgets_file_and_password(service: SignatureService, file: Path):
    choose(service, file)
    service.stop()
    assert service.seal() is None
    assert "right" not in (service._store.setting("signature") or "")


def test_that_a_huge_file_is_refused_unread(service: SignatureService, tmp_path: Path):
    with (tmp_path / "huge.p12").open("wb") as file:
        file.truncate(200 * MOST_BYTES)
    with pytest.raises(Problem, match="too large"):
        service.opened(tmp_path / "huge.p12", "right")


def test_that_damaged_settings_are_told_without_what_they_hold(service: SignatureService):
    service._store.save_setting("signature", '{"container": "!", "password": "right", "certificate": {}}')
    with pytest.raises(Problem) as refused:
        service.seal()
    assert refused.value.code == "SIGNATURE-SETTINGS"
    assert "right" not in refused.value.detail


def test_that_what_was_chosen_never_shows_key_or_password(service: SignatureService, file: Path):
    shown = repr(service.opened(file, "right"))
    assert "right" not in shown
    assert "key" not in shown


def test_that_a_file_is_checked_against_the_clinics_certificate(service: SignatureService, file: Path, tmp_path: Path):
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"pdf right")
    assert "not this clinic’s" in service.checking(pdf)()[0]
    choose(service, file)
    assert service.checking(pdf)() == (
        "Signed by Harbor at 23 Nov 2026 14:31, with the certificate of this clinic. Nothing was changed since.",
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (replace(VALID, intact=False), "Not valid: what Harbor signed at 23 Nov 2026 14:31 was changed afterwards."),
        (replace(VALID, whole=False), "Something was added behind the signed part; only the signed part can be relied on."),
        (replace(VALID, ours=False), "The certificate is not this clinic’s, so who signed is not known here."),
        (replace(VALID, at=None), "Signed by Harbor at an unknown time"),
    ],
)
def test_that_each_judgement_has_its_words(found: Judgement, words: str):
    assert words in told(found, FixedClock())
