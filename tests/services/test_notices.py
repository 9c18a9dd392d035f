"""The clinic's own notice texts: kept whole with their hash, refused with a reason, asked for and audited. On a real store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from procedure_assistant.app import Options, build
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.guard import NoAccounts, SessionGuard
from procedure_assistant.services.notices import MOST_BYTES, NoticeService, load_notices
from procedure_assistant.services.people import Account, Role
from procedure_assistant.services.permissions import Forbidden
from procedure_assistant.services.problem import Problem
from tests.fakes import FixedClock

TEXT = "THE NOTICE\r\n\r\nNot approved by the FDA — ask before you consent.\r\n"
NAME = ("California BPC 684", "2026-01")
DAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 13, 30, tzinfo=UTC)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = build(Options(tmp_path / "procedures.db", FixedClock(MORNING)))
    yield made
    made.store.close()


@pytest.fixture
def notices(services: Services) -> NoticeService:
    return NoticeService(services.store, NoAccounts(), lambda: DAY)


def account(role: Role) -> Account:
    return Account("a1", "sam", "Sam Hill", "", role, active=True, created_at=MORNING, password_changed_at=MORNING)


def file(folder: Path, data: bytes, name: str = "notice.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_that_a_notice_is_kept_with_its_text_its_day_and_its_hash(services, notices, tmp_path):
    notices.add_notice_file(file(tmp_path, b"\xef\xbb\xbf" + TEXT.encode()), "  California  BPC 684 ", "2026-01")
    (kept,) = load_notices(services.store)
    plain = TEXT.replace("\r\n", "\n")
    assert (kept.reference, kept.version, kept.text, kept.added) == (*NAME, plain, "2026-11-23")
    assert kept.sha256 == hashlib.sha256(plain.encode()).hexdigest()
    assert kept.answer == kept.name == "California BPC 684, version 2026-01"


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (b"", "NOTICE-EMPTY", "The file notice.txt is empty. Nothing was added."),
        (b"\xef\xbb\xbf \r\n", "NOTICE-EMPTY", "The file notice.txt is empty. Nothing was added."),
        (b"x" * (MOST_BYTES + 1), "NOTICE-LARGE", "The file notice.txt is larger than 200 kB. Nothing was added."),
        (b"caf\xe9", "NOTICE-TEXT", "The file notice.txt is not plain text. Nothing was added."),
        (b"a\x00b", "NOTICE-TEXT", "The file notice.txt is not plain text. Nothing was added."),
        (b"%PDF-1.7\n", "NOTICE-TEXT", "The file notice.txt is not plain text. Nothing was added."),
        (b"{\\rtf1 notice}", "NOTICE-TEXT", "The file notice.txt is not plain text. Nothing was added."),
    ],
)
def test_that_a_file_that_cannot_be_a_notice_is_refused_with_the_reason(services, notices, tmp_path, data, code, says):
    with pytest.raises(Problem) as refused:
        notices.add_notice_file(file(tmp_path, data), *NAME)
    assert (refused.value.code, refused.value.message) == (code, says)
    assert refused.value.hint
    assert load_notices(services.store) == ()


def test_that_a_file_of_just_the_most_bytes_is_taken(services, notices, tmp_path):
    notices.add_notice_file(file(tmp_path, b"x" * MOST_BYTES), *NAME)
    assert len(load_notices(services.store)[0].text) == MOST_BYTES


def test_that_a_file_that_is_gone_and_a_folder_are_refused(notices, tmp_path):
    for path in (tmp_path / "gone.txt", tmp_path):
        with pytest.raises(Problem, match="cannot be read"):
            notices.add_notice_file(path, *NAME)


@pytest.mark.parametrize(
    ("reference", "version", "says"),
    [
        (" ", "1", "The reference is missing, such as California BPC 684."),
        ("BPC 684", "", "The version is missing, such as 2026-01."),
        ("B" * 81, "1", "A reference has up to 80 signs, a version up to 40."),
        ("B", "1" * 41, "A reference has up to 80 signs, a version up to 40."),
    ],
)
def test_that_a_notice_without_a_name_is_refused(services, notices, tmp_path, reference, version, says):
    with pytest.raises(Problem) as refused:
        notices.add_notice_file(file(tmp_path, TEXT.encode()), reference, version)
    assert refused.value.message == says
    assert load_notices(services.store) == ()


def test_that_the_text_of_a_version_is_never_replaced_by_another(services, notices, tmp_path):
    notices.add_notice_file(file(tmp_path, TEXT.encode()), *NAME)
    with pytest.raises(Problem, match="is kept already"):
        notices.add_notice_file(file(tmp_path, b"Another text"), "california bpc 684", "2026-01")
    assert [one.text.splitlines()[0] for one in load_notices(services.store)] == ["THE NOTICE"]


def test_that_a_removed_notice_is_gone_and_can_be_put_back_whole(services, notices, tmp_path):
    one = notices.add_notice_file(file(tmp_path, TEXT.encode()), *NAME)
    other = notices.add_notice_file(file(tmp_path, b"Florida"), "Florida s. 458.3245", "3")
    notices.remove(one)
    assert load_notices(services.store) == (other,)
    notices.put_back(one)
    assert load_notices(services.store) == (one, other)


def test_that_values_of_a_later_version_stay(services, notices, tmp_path):
    services.store.save_setting("notices", '{"posted":"at the door","kept":[]}')
    notices.add_notice_file(file(tmp_path, TEXT.encode()), *NAME)
    assert '"posted":"at the door"' in str(services.store.setting("notices"))


def test_that_only_who_may_change_settings_adds_and_removes_and_that_it_is_audited(services, tmp_path):
    told: list[tuple[str, str, str]] = []
    guard = SessionGuard(lambda act, subject, detail: told.append((act, subject, detail)))
    notices = NoticeService(services.store, guard, lambda: DAY)
    path = file(tmp_path, TEXT.encode())
    with pytest.raises(Problem, match="locked"):
        notices.add_notice_file(path, *NAME)
    guard.enter(account(Role.NURSE))
    with pytest.raises(Forbidden):
        notices.add_notice_file(path, *NAME)
    assert (load_notices(services.store), told) == ((), [])
    guard.enter(account(Role.ADMINISTRATOR))
    kept = notices.add_notice_file(path, *NAME)
    guard.enter(account(Role.NURSE))
    with pytest.raises(Forbidden):
        notices.remove(kept)
    assert load_notices(services.store) == (kept,)
    guard.enter(account(Role.ADMINISTRATOR))
    notices.remove(kept)
    name = f"California BPC 684, version 2026-01, SHA-256 {kept.sha256}"
    assert told == [("change_settings", "", f"state notice added: {name}"), ("change_settings", "", f"state notice removed: {name}")]
