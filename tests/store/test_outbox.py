"""The outbox in the database: queued with the append or not at all, sealed, salvaged, and changed by one of two alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from procedure_assistant.services.chain import row_hash
from procedure_assistant.services.delivery import Attempt, Delivery, DeliveryState, delivery_id
from procedure_assistant.services.long_work import LongWork
from procedure_assistant.services.outbox_ports import Change
from procedure_assistant.services.ports import Derived, LogRow, VisitState
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore
from procedure_assistant.store.salvage import DatabaseFiles
from tests.store.samples import (
    OPENED,
    SAVED,
    add_outbox,
    add_visit,
    ask,
    audit_entry,
    derived_from,
    destination,
    entry,
    patient,
    raw,
    sent_file,
    tamper,
)


def signed(rows: tuple[LogRow, ...], kind: str = "Signed") -> tuple[LogRow, Derived]:
    """The next row, and what is derived once the visit is closed."""
    row = replace(entry("v1", rows[-1]), kind=kind, hash="")
    row = replace(row, hash=row_hash(row))
    derived = derived_from((*rows, row))
    return row, replace(derived, summary=replace(derived.summary, state=VisitState.SIGNED, signed_at=row.at))


@pytest.fixture
def begun(sql_store: SqlStore) -> tuple[LogRow, ...]:
    """A visit that is not signed yet, and a destination that gets every signed one."""
    sql_store.save_patient(patient(), SAVED)
    sql_store.outbox.save_destination(destination(), {"token": "sesame"}, SAVED, audit_entry())
    return add_visit(sql_store, "v1", 3)


def test_that_a_signature_is_queued_in_its_own_transaction(sql_store: SqlStore, begun: tuple[LogRow, ...]):
    assert sql_store.outbox.deliveries() == ()
    row, derived = signed(begun)
    sql_store.append([row], derived)
    (one,) = sql_store.outbox.deliveries()
    assert one == Delivery(delivery_id("v1", 4, "d1"), "v1", "p1", 4, "d1", DeliveryState.WAITING, row.at, row.at)
    assert sql_store.outbox.history(one.id) == (Attempt(row.at, row.actor, row.workstation, "queued"),)
    assert list(sql_store.verify()) == []


def test_that_an_append_that_fails_queues_nothing(sql_store: SqlStore, begun: tuple[LogRow, ...]):
    row, derived = signed(begun)
    sql_store.append([row], derived)
    with pytest.raises(Problem) as caught:
        sql_store.append([row], derived)
    assert caught.value.code == "STORE-TAKEN"
    assert len(sql_store.outbox.deliveries()) == 1


def test_that_a_queue_that_cannot_be_written_takes_the_signature_back(
    sql_store: SqlStore, begun: tuple[LogRow, ...], database: Path, key: bytes | None
):
    """A trigger stands for a disk that fails there."""
    row, derived = signed(begun)
    with raw(database, key) as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON delivery BEGIN SELECT RAISE(ABORT, 'full'); END")
    with pytest.raises(Problem):
        sql_store.append([row], derived)
    with raw(database, key) as connection:
        connection.execute("DROP TRIGGER full")
    assert sql_store.log("v1") == begun


def test_that_rebuilding_the_derived_tables_leaves_the_queue_as_it_is(sql_store: SqlStore, begun: tuple[LogRow, ...]):
    row, derived = signed(begun)
    sql_store.append([row], derived)
    before = sql_store.outbox.deliveries()
    sql_store.rebuild(derived_from)
    assert sql_store.outbox.deliveries() == before
    assert list(sql_store.verify()) == []


def test_that_of_two_that_saw_the_same_line_only_the_first_changes_it(sql_store: SqlStore):
    sql_store.save_patient(patient(), SAVED)
    add_outbox(sql_store)
    seen = sql_store.outbox.deliveries()[0]
    assert sql_store.outbox.change(Change(replace(seen, reason="first"))) is not None
    assert sql_store.outbox.change(Change(replace(seen, reason="second"))) is None
    kept = sql_store.outbox.delivery(seen.id)
    assert kept is not None
    assert (kept.reason, kept.version) == ("first", seen.version + 1)


def test_that_destinations_and_deliveries_come_back_as_they_were_written(sql_store: SqlStore, database: Path, key: bytes | None):
    made = add_outbox(sql_store)
    files = sql_store.outbox.files(made[0].id)
    with SqlStore(database, key=key) as again:
        assert [one.name for one in again.outbox.destinations()] == ["Folder d1 later", "Folder d2 later"]
        assert [one.id for one in again.outbox.destinations(removed=True)] == ["d1", "d2", "d3"]
        assert {again.outbox.delivery(one.id) for one in made} == set(made)
        assert again.outbox.files(made[0].id) == files
        assert again.outbox.secrets("d2").get("token") == "t1"
        assert again.outbox.secrets("d3").get("token") == ""
        assert again.outbox.counts() == (1, 0)


def test_that_large_files_are_kept_in_pieces_and_come_back_whole(sql_store: SqlStore):
    made = add_outbox(sql_store)
    files = (sent_file(b"a" * 700_001, "a.pdf"), sent_file(b"", "empty.txt"), sent_file(b"b" * 3, "b.txt"))
    now = sql_store.outbox.delivery(made[1].id)
    assert now is not None
    assert sql_store.outbox.change(Change(now, files=files)) is not None
    assert sql_store.outbox.files(made[1].id) == files
    assert list(sql_store.verify()) == []


def test_that_the_same_thing_again_is_counted_and_not_listed(sql_store: SqlStore):
    made = add_outbox(sql_store)
    for number in range(500):
        now = sql_store.outbox.delivery(made[1].id)
        assert now is not None
        at = OPENED + timedelta(minutes=number)
        sql_store.outbox.change(Change(now, Attempt(at, "Procedure Assistant", "room 1", "unreachable", "No line.")))
    history = sql_store.outbox.history(made[1].id)
    assert [(one.what, one.times) for one in history] == [("queued", 1), ("unsure", 1), ("unreachable", 500)]
    assert (history[-1].at, history[-1].last_at) == (OPENED, OPENED + timedelta(minutes=499))


def test_that_bytes_that_were_changed_are_never_sent(sql_store: SqlStore, database: Path, key: bytes | None):
    made = add_outbox(sql_store)
    tamper(database, f"UPDATE delivery_piece SET data = x'00' WHERE delivery_id = '{made[1].id}'", key=key)
    with pytest.raises(Problem) as caught:
        sql_store.outbox.files(made[1].id)
    assert caught.value.code == "STORE-DAMAGED"
    assert [fault.message for fault in sql_store.verify() if "delivery" in fault.message] == [
        f"What the delivery {made[1].id} sends is missing, or it is not what was kept."
    ]


def test_that_a_salvage_keeps_destinations_deliveries_secrets_and_bytes(sql_store: SqlStore, database: Path, key: bytes | None):
    sql_store.save_patient(patient(), SAVED)
    add_visit(sql_store, "v1", 3)
    made = add_outbox(sql_store)
    files = {one.id: sql_store.outbox.files(one.id) for one in made}
    sql_store.close()
    saved = database.with_name("saved.db")
    report = DatabaseFiles().salvage(database, key, saved, derived_from, work=LongWork(4))
    assert report.whole
    with SqlStore(saved, key=key) as again:
        assert {again.outbox.delivery(one.id) for one in made} == set(made)
        assert {one.id: again.outbox.files(one.id) for one in made} == files
        assert again.outbox.secrets("d1").get("token") == "t0"
        assert list(again.verify()) == []


def test_that_a_salvage_that_lost_the_bytes_has_them_made_anew(sql_store: SqlStore, database: Path, key: bytes | None):
    sql_store.save_patient(patient(), SAVED)
    add_visit(sql_store, "v1", 3)
    made = add_outbox(sql_store)
    sql_store.close()
    tamper(database, f"DELETE FROM delivery_piece WHERE delivery_id = '{made[1].id}'", key=key)
    saved = database.with_name("saved.db")
    DatabaseFiles().salvage(database, key, saved, derived_from, work=LongWork(4))
    with SqlStore(saved, key=key) as again:
        assert [one.data for one in again.outbox.files(made[1].id)] == [None, None]
        assert list(again.verify()) == []
        now = again.outbox.delivery(made[1].id)
        assert now is not None
        assert again.outbox.change(Change(now, files=(sent_file(b"anew"),))) is not None
        assert list(again.verify()) == []


def test_that_secrets_lie_in_no_other_column(sql_store: SqlStore, begun: tuple[LogRow, ...], database: Path, key: bytes | None):
    row, derived = signed(begun)
    sql_store.append([row], derived)
    tables = [name for (name,) in ask(database, "SELECT name FROM sqlite_master WHERE type = 'table'", key=key)]
    found = []
    for table in tables:
        names = [row[1] for row in ask(database, f"PRAGMA table_info({table})", key=key)]
        for name in names:
            values = [value for (value,) in ask(database, f'SELECT "{name}" FROM {table}', key=key)]
            found += [(table, name) for value in values if "sesame" in str(value)]
    assert found == [("destination", "secrets")]
