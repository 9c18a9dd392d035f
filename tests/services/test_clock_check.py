"""A clock behind what the records hold cannot be right; one ahead of them can."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from procedure_assistant.services.clock_check import clock_behind, newest_entry
from procedure_assistant.services.ports import AuditEntry
from procedure_assistant.store import SqlStore
from tests.fakes import FixedClock
from tests.store.samples import add_visit

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with SqlStore(tmp_path / "procedures.db") as opened:
        yield opened


def note(store: SqlStore, at: datetime) -> None:
    store.audit(AuditEntry(at, "Anna Keeper", "room 1", "log_in", "a1", ""))


def test_that_a_new_store_says_nothing(store: SqlStore):
    assert newest_entry(store) is None
    assert clock_behind(store, FixedClock(NOON)) is None


def test_that_the_newest_of_visits_and_audit_trail_counts(store: SqlStore):
    add_visit(store, "v1", 2)
    opened = store.visits()[0].opened_at
    assert newest_entry(store) == opened
    note(store, opened + timedelta(days=2))
    assert newest_entry(store) == opened + timedelta(days=2)


def test_that_coming_in_with_the_wrong_clock_does_not_hide_it(store: SqlStore):
    note(store, NOON)
    for minute in range(5):
        note(store, NOON - timedelta(hours=3) + timedelta(minutes=minute))
    assert clock_behind(store, FixedClock(NOON - timedelta(hours=2))) == (timedelta(hours=2), NOON)


def test_that_a_clock_ahead_of_the_records_may_be_right(store: SqlStore):
    note(store, NOON)
    assert clock_behind(store, FixedClock(NOON + timedelta(days=700))) is None
    assert clock_behind(store, FixedClock(NOON - timedelta(seconds=4))) is None
