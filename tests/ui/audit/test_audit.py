"""The audit trail on screen and as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from procedure_assistant.services.access import Access
from procedure_assistant.services.ports import AuditEntry
from procedure_assistant.ui.audit.screen import AuditScreen
from procedure_assistant.ui.names import unnamed_inputs
from tests.services.test_access import DOCTOR, Clinic
from tests.ui.access.conftest import Put
from tests.ui.access.doors import AtOnce, press, write


class Page:
    """The page with its administrator and what was saved."""

    def __init__(self, access: Access, clinic: Clinic, on_screen: Put, runner: AtOnce | None = None) -> None:
        self.access = access
        self.saved: list[tuple[str, str]] = []
        self.screen = AuditScreen(access, runner or AtOnce(), clinic.clock, self._save)
        on_screen(self.screen)
        self.screen.open()

    def _save(self, name: str, text: str, ended: Callable[[Path | None], None], _failed: object) -> None:
        self.saved.append((name, text))
        ended(Path(name))

    def rows(self) -> list[list[str]]:
        model = self.screen.table.model()
        return [[model.index(row, column).data() or "" for column in range(model.columnCount())] for row in range(model.rowCount())]

    def wait(self) -> None:
        QTest.qWait(200)


@pytest.fixture
def page(access: Access, clinic: Clinic, on_screen: Put) -> Page:
    access.store.audit(AuditEntry(datetime(2026, 11, 20, 4, 30, tzinfo=UTC), "nobody", "room 2", "failed_log_in", "", "=cmd()"))
    access.store.audit(AuditEntry(datetime(2026, 11, 20, 5, 30, tzinfo=UTC), "Bela Marsh", "room 2", "print_record", "v1", "Letter"))
    return Page(access, clinic, on_screen)


def test_that_looking_is_itself_written_down(page: Page) -> None:
    assert page.rows()[0][1:3] == ["Anna Keeper", "Looked at the audit trail"]


def test_that_a_role_written_down_by_its_code_is_called_by_its_name(access: Access, clinic: Clinic, on_screen: Put) -> None:
    rita = next(one for one in access.store.accounts())
    access.store.audit(AuditEntry(datetime(2026, 11, 20, 5, 30, tzinfo=UTC), "Bela Marsh", "room 2", "add_person", rita.id, "read_only"))
    page = Page(access, clinic, on_screen)
    assert [row[3] for row in page.rows() if row[2] == "Added a person"][-1] == f"{rita.name}: read-only user"


def test_that_words_and_local_days_narrow_the_trail(page: Page) -> None:
    page.screen.search.setText("marsh print")
    page.wait()
    assert page.rows() == [["20 Nov 2026, 00:30:00", "Bela Marsh", "Printed a record", "Letter", "room 2"]]
    page.screen.search.setText("")
    page.wait()
    for box, day in ((page.screen.since, "19 Nov 2026"), (page.screen.until, "2026-11-19")):
        write(box, day)
        page.screen.search.setFocus()
    assert [row[2] for row in page.rows()] == ["Failed to log in"]  # 04:30 UTC is the evening before in the clinic


def test_that_a_day_that_is_none_is_said_at_its_field(page: Page) -> None:
    write(page.screen.since, "tomorrow")
    page.screen.search.setFocus()
    assert "Not a full date" in page.screen.since.edit.accessibleDescription()
    write(page.screen.since, "21 Nov 2026")
    write(page.screen.until, "20 Nov 2026")
    before = page.rows()
    page.screen.search.setFocus()
    assert "before the first" in page.screen.until.edit.accessibleDescription()
    assert page.rows() == before != []


def test_that_the_file_holds_every_match_as_stored_and_no_formula(page: Page) -> None:
    page.screen.search.setText("nobody")
    page.wait()
    press(page.screen.export)
    ((name, text),) = page.saved
    assert name == "audit-2026-11-23.csv"
    head, row = csv.reader(io.StringIO(text))
    stored = page.access.store.audit_entries(words="nobody")[0]
    assert dict(zip(head, row, strict=True)) == {
        "seq": str(stored.seq),
        "at": "2026-11-20T04:30:00+00:00",
        "who": "nobody",
        "workstation": "room 2",
        "act": "failed_log_in",
        "subject": "",
        "detail": "'=cmd()",
        "previous_hash": stored.previous_hash,
        "hash": stored.hash,
    }
    assert page.access.store.audit_entries()[0].act == "export_audit"
    assert page.screen.notice.message().title == "1 entry exported"


def test_that_older_entries_are_offered(page: Page) -> None:
    assert not page.screen.more.isVisible()
    for number in range(210):
        page.access.note("verify", detail=str(number))
    page.screen.open()
    assert len(page.rows()) == 200
    press(page.screen.more)
    assert len(page.rows()) == len(page.access.store.audit_entries(limit=1000))
    assert not page.screen.more.isVisible()


def test_that_an_overtaken_answer_is_dropped(access: Access, clinic: Clinic, on_screen: Put) -> None:
    runner = AtOnce(held=True)
    page = Page(access, clinic, on_screen, runner)
    page.screen.presenter.search("anna", "", "")
    page.screen.presenter.search("nothing like it", "", "")
    runner.release()
    assert page.rows() == []
    clinic.clock.at += timedelta(seconds=1)


def test_that_others_see_nothing(page: Page) -> None:
    page.access.log_in("bela", DOCTOR.password)
    page.screen.open()
    assert page.rows() == []
    assert page.screen.notice.message().title == "A physician may not see the audit trail."


def test_that_every_input_is_named(page: Page) -> None:
    assert list(unnamed_inputs(page.screen)) == []
