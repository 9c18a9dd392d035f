"""The ledger of the shelf in the database: append-only, chained, found out when changed, salvaged, and filled for older databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from procedure_assistant.domain.lots import LotMovement
from procedure_assistant.domain.stock import StockAdjusted, StockReceived
from procedure_assistant.services.long_work import LongWork
from procedure_assistant.services.ports import AuditEntry, Derived, LogRow, LotUse
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.stock_codec import entry_of, row_of
from procedure_assistant.services.stock_ports import StockRow
from procedure_assistant.store import SqlStore
from procedure_assistant.store.salvage import DatabaseFiles
from tests.store.samples import OPENED, SAVED, add_visit, ask, audit_entry, derived_from, entry, patient, tamper
from tests.store.test_upgrade import make_revision_1

EXPIRY = date(2028, 5, 31)
RECEIVED = StockReceived("botox_200", "BOTOX 200 units", "0023-3921-02", "C1", EXPIRY, 5, ("S1",), "note 1")
ADJUSTED = StockAdjusted("botox_200", "BOTOX 200 units", "C1", EXPIRY, -1, "broken")


def kept(store: SqlStore, count: int = 3) -> list[StockRow]:
    """So many entries, one after the other."""
    rows: list[StockRow] = []
    for number in range(count):
        event = RECEIVED if number == 0 else ADJUSTED
        at = OPENED + timedelta(minutes=number)
        rows.append(row_of(event, at=at, who="Nora", workstation="room 1", after=rows[-1] if rows else None))
        store.stock.append_stock(rows[-1], audit_entry(number))
    return rows


def use(visit_id: str, lot: str = "C1", change: int = -1, patient_id: str = "p1", cause: str = "opened") -> LotUse:
    moved = LotMovement(OPENED, "Nora", "botox_200", "BOTOX 200 units", lot, EXPIRY, "", change, cause)
    return LotUse(visit_id, patient_id, OPENED.date(), moved)


def derive(rows: tuple[LogRow, ...]) -> Derived:
    """As a service would: one vial a visit."""
    return replace(derived_from(rows), uses=(use(rows[0].visit_id),))


@pytest.fixture
def with_stock(sql_store: SqlStore) -> SqlStore:
    sql_store.save_patient(patient(), SAVED)
    kept(sql_store)
    return sql_store


def test_that_entries_come_back_as_they_were_written(sql_store: SqlStore, database: Path, key: bytes | None):
    rows = kept(sql_store)
    assert sql_store.stock.stock_log() == tuple(rows)
    assert sql_store.stock.stock_log(after=2) == tuple(rows[2:])
    assert [entry_of(row).event for row in rows] == [RECEIVED, ADJUSTED, ADJUSTED]
    with SqlStore(database, key=key) as again:
        assert again.stock.stock_log() == tuple(rows)
    assert list(sql_store.verify()) == []


def test_that_an_entry_that_follows_an_older_one_is_refused_and_nothing_is_written(with_stock: SqlStore):
    rows = with_stock.stock.stock_log()
    late = row_of(ADJUSTED, at=OPENED, who="Nora", workstation="room 2", after=rows[1])
    before = with_stock.audit_entries(), with_stock.spine_head()
    with pytest.raises(Problem) as caught:
        with_stock.stock.append_stock(late, audit_entry(9))
    assert caught.value.code == "STORE-TAKEN"
    assert (with_stock.audit_entries(), with_stock.spine_head()) == before
    assert with_stock.stock.stock_log() == rows


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE stock_entry SET payload = replace(payload, '-1', '-2') WHERE seq = 2",
        "UPDATE stock_entry SET who = 'Somebody' WHERE seq = 1",
        "DELETE FROM stock_entry WHERE seq = 3",
        "DELETE FROM stock_entry WHERE seq = 2",
        "UPDATE stock_entry SET at = '2026-11-23T14:31:05.1234560+00:00' WHERE seq = 1",
    ],
)
def test_that_a_ledger_changed_behind_the_back_is_found(with_stock: SqlStore, database: Path, key: bytes | None, statement: str):
    assert list(with_stock.verify()) == []
    tamper(database, statement, key=key)
    assert any("Stock entry" in fault.message for fault in with_stock.verify())


@pytest.mark.parametrize("statement", ["UPDATE stock_entry SET who = 'x'", "DELETE FROM stock_entry"])
def test_that_the_database_itself_refuses_to_change_the_ledger(with_stock: SqlStore, statement: str):
    with pytest.raises(Problem), with_stock._writing() as connection:
        connection.exec_driver_sql(statement)
    assert len(with_stock.stock.stock_log()) == 3


def test_that_lots_of_a_visit_are_rewritten_with_each_append_and_rebuilt_from_the_log(with_stock: SqlStore):
    first = entry("v1")
    with_stock.append((first,), replace(derived_from((first,)), uses=(use("v1"), use("v1", "C2"))))
    assert [(one.lot, one.count) for one in with_stock.stock.taken()] == [("C1", 1), ("C2", 1)]
    second = entry("v1", first)
    with_stock.append((second,), replace(derived_from((first, second)), uses=(use("v1"), use("v1", change=1), use("v1", "C3"))))
    assert [(one.lot, one.count) for one in with_stock.stock.taken()] == [("C3", 1)]
    assert [one.movement.change for one in with_stock.stock.uses_of("botox_200", "C1")] == [-1, 1]
    with_stock.rebuild(derive)
    assert [(one.lot, one.count) for one in with_stock.stock.taken()] == [("C1", 1)]
    assert list(with_stock.verify(derive)) == []


def test_that_lots_that_are_not_what_the_log_says_are_found(with_stock: SqlStore, database: Path, key: bytes | None):
    first = entry("v1")
    with_stock.append((first,), derive((first,)))
    tamper(database, "UPDATE lot_use SET lot = 'C9'", key=key)
    assert [fault.message for fault in with_stock.verify(derive)] == [
        "The list of lots of this visit is not what its entries say; rebuilding mends it."
    ]


def test_that_a_recall_joins_the_patients_and_finds_only_what_was_used(with_stock: SqlStore):
    with_stock.save_patient(patient("p2", family_name="Aachen", mrn="2"), SAVED)
    for visit_id, who, uses in (
        ("v1", "p1", (use("v1"),)),
        ("v2", "p2", (use("v2", "c-1", patient_id="p2"),)),
        ("v3", "p1", (use("v3"), use("v3", change=1))),
        ("v4", "p1", (use("v4"), use("v4", change=1, cause="voided"))),
    ):
        row = entry(visit_id)
        with_stock.append((row,), replace(derived_from((row,), patient_id=who), uses=uses))
    hits = with_stock.stock.recall("C1")
    assert [(one.name, one.visit_id, one.used, one.void) for one in hits] == [
        ("Aachen, Marisol", "v2", 1, False),
        ("Echevarría, Marisol", "v1", 1, False),
        ("Echevarría, Marisol", "v4", 0, True),
    ]
    assert with_stock.stock.recall("C1", "lidocaine") == ()


def test_that_an_upgraded_database_is_filled_once(with_stock: SqlStore, database: Path, key: bytes | None):
    for number in range(3):
        add_visit(with_stock, f"v{number}", 2)
    assert with_stock.stock.fill_uses(derive) == 0
    tamper(database, "PRAGMA user_version = 1", key=key)
    assert with_stock.stock.fill_uses(derive) == 3
    assert [(one.lot, one.count) for one in with_stock.stock.taken()] == [("C1", 3)]
    assert with_stock.stock.fill_uses(derive) == 0
    assert ask(database, "PRAGMA user_version", key=key) == [(0,)]


def test_that_a_database_of_the_first_revision_gets_its_lots_once_it_is_opened(database: Path, key: bytes | None):
    make_revision_1(database, key)
    with SqlStore(database, key=key) as store:
        assert store.stock.taken() == ()
        assert store.stock.fill_uses(lambda rows: replace(derived_from(rows), uses=(use(rows[0].visit_id),))) == 2
        assert [(one.lot, one.count) for one in store.stock.taken()] == [("C1", 2)]
    with SqlStore(database, key=key) as again:
        assert again.stock.fill_uses(derive) == 0
        assert [(one.lot, one.count) for one in again.stock.taken()] == [("C1", 2)]


def test_that_a_visit_that_cannot_be_read_does_not_keep_the_others_from_being_filled(
    with_stock: SqlStore, database: Path, key: bytes | None
):
    for number in range(3):
        add_visit(with_stock, f"v{number}", 1)
    tamper(database, "PRAGMA user_version = 1", key=key)

    def only_some(rows: tuple[LogRow, ...]) -> Derived:
        if rows[0].visit_id == "v1":
            raise Problem("LOG-DAMAGED", "It cannot be read.")
        return derive(rows)

    assert with_stock.stock.fill_uses(only_some) == 3
    assert [(one.lot, one.count) for one in with_stock.stock.taken()] == [("C1", 2)]


@pytest.mark.parametrize("lost", [0, 2])
def test_that_a_salvage_brings_the_ledger_back(with_stock: SqlStore, database: Path, key: bytes | None, lost: int):
    rows = with_stock.stock.stock_log()
    with_stock.close()
    if lost:
        tamper(database, f"DELETE FROM stock_entry WHERE seq = {lost}", "PRAGMA secure_delete = ON", "VACUUM", key=key)
    new = database.with_name("new.db")
    report = DatabaseFiles().salvage(database, key, new, derive, work=LongWork(4))
    (table,) = (one for one in report.tables if one.what == "Stock entries")
    with SqlStore(new, key=key) as saved:
        events = [entry_of(row).event for row in saved.stock.stock_log()]
        assert list(saved.verify()) == []
    if lost:
        assert (table.saved, table.lost, table.unproved) == (2, 1, 1)
        assert events == [RECEIVED, ADJUSTED]
    else:
        assert (table.saved, table.lost, table.unproved) == (3, 0, 0)
        assert events == [entry_of(row).event for row in rows]


def test_that_the_audit_line_and_the_entry_stand_or_fall_together(sql_store: SqlStore):
    row = row_of(RECEIVED, at=OPENED, who="Nora", workstation="room 1", after=None)
    sql_store.stock.append_stock(row, AuditEntry(OPENED, "Nora", "room 1", "keep_stock", "botox_200", "Received 5"))
    (told,) = sql_store.audit_entries()
    assert (told.act, told.subject) == ("keep_stock", "botox_200")
    with pytest.raises(ValueError, match="hash"):
        sql_store.stock.append_stock(replace(row, who="Eve"), audit_entry())
