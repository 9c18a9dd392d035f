"""Every change of a single row is found by the check: each column, each row removed, added or exchanged, in every table there is.

``PA_VALUES`` sets how many other values each column of each row gets (3); the whole proof is
``PA_VALUES=100 make test ARGS=tests/store/test_verify_rows.py``.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from procedure_assistant.domain.lots import LotMovement
from procedure_assistant.domain.stock import StockReceived
from procedure_assistant.services.ports import Derived, LogRow, LotUse, VialShare
from procedure_assistant.services.stock_codec import row_of
from procedure_assistant.services.stock_ports import StockRow
from procedure_assistant.store import SqlStore
from procedure_assistant.store.driver import DatabaseFile
from procedure_assistant.store.schema import METADATA, VERSION_TABLE
from procedure_assistant.store.verify import faults
from tests.store.samples import (
    OPENED,
    SAVED,
    account,
    add_image,
    add_incoming,
    add_outbox,
    add_visit,
    audit_entry,
    derived_from,
    entries,
    patient,
    tamper,
)

TABLES = [*METADATA.tables, VERSION_TABLE]
Row = tuple[Any, ...]
VALUES = int(os.environ.get("PA_VALUES", "3"))
LATER = OPENED + timedelta(days=84)


def derive(rows: tuple[LogRow, ...]) -> Derived:
    """What the store holds of each visit."""
    derived = derived_from(rows, patient_id="p2", opened_at=LATER) if rows[0].visit_id == "v2" else derived_from(rows)
    uses = tuple(lot_use(derived, lot) for lot in ("C8812C3", "D9"))
    return replace(derived, uses=uses, vials=tuple(vial_share(derived, container) for container in ("c1", "c2")))


def vial_share(derived: Derived, container: str) -> VialShare:
    """A vial of which a visit kept a part for another patient, and discarded some of it."""
    visit_id = derived.summary.visit_id
    amounts = (Decimal(200), Decimal(0), Decimal("152.5"), Decimal("2.5"), Decimal(45), Decimal(5))
    return VialShare(visit_id, f"{visit_id}/{container}", container, "botox_200", "C8812C3", f"{visit_id}{container}", "units", *amounts)


def lot_use(derived: Derived, lot: str) -> LotUse:
    """A vial that a visit opened."""
    of = derived.summary
    moved = LotMovement(of.opened_at, "Nora", "botox_200", "BOTOX 200 units", lot, date(2028, 5, 31), "S1", -1, "opened")
    return LotUse(of.visit_id, of.patient_id, of.opened_at.date(), moved)


def receive(store: SqlStore) -> None:
    """Two deliveries."""
    after: StockRow | None = None
    for number in range(2):
        came = StockReceived("botox_200", "BOTOX 200 units", "0023-3921-02", f"C{number}", date(2028, 5, 31), 5)
        after = row_of(came, at=OPENED + timedelta(days=number), who="Nora", workstation="room 1", after=after)
        store.stock.append_stock(after, audit_entry(10 + number))


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small database with several rows in every table; plain, as the check of rows is the same for both."""
    path = tmp_path_factory.mktemp("original") / "procedures.db"
    with SqlStore(path) as store:
        for number in range(3):
            store.save_patient(patient("p1", source=f"typed {number}"), SAVED + timedelta(days=number))
            store.save_account(account("a1", credentials=f"MD {number}"))
            store.audit(audit_entry(number))
        store.save_patient(patient("p2", family_name="Ørsted", allergies=None, weight=None), SAVED)
        store.save_patient(patient("p2", family_name="Ørsted", weight=None), SAVED)
        store.save_account(account("a2", active=False))
        add_visit(store, "v1", 3)
        add_visit(store, "v2", 2, patient_id="p2", opened_at=LATER)
        batch = entries("v1", 2, store.log("v1")[-1])
        store.append(batch, derived_from(batch))
        for name, value in (("clinic", "{}"), ("window", "[1]"), ("clinic", '{"paper":"letter"}')):
            store.save_setting(name, value)
        for number in range(2):
            add_image(store, b"image %d" % number, visit_id="v1", picture=b"picture %d" % number)
        receive(store)
        add_outbox(store)
        add_incoming(store)
        store.rebuild(derive)
        assert list(store.verify(derive)) == []
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")  # one file, so that it can be put back with one write
    return path


class Copy:
    """A copy of the original that is changed, checked and put back."""

    def __init__(self, original: Path, path: Path) -> None:
        self.path = path
        self._whole = original.read_bytes()
        self.put_back()

    def put_back(self) -> None:
        self.path.write_bytes(self._whole)

    def rows(self, table: str) -> tuple[list[str], list[Row]]:
        """The columns, and the rows with their rowid before the columns."""
        with closing(sqlite3.connect(self.path)) as connection:
            found = connection.execute(f"SELECT rowid, * FROM {table}")
            names = [column[0] for column in found.description[1:]]
            return names, found.fetchall()

    def change(self, *statements: tuple[str, Row]) -> bool:
        """Do it past the guards; False when the file itself refuses, and when it comes to nothing."""
        with closing(sqlite3.connect(self.path, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            connection.execute("BEGIN")
            for name, _ in guards:
                connection.execute(f"DROP TRIGGER {name}")
            try:
                for statement, values in statements:
                    connection.execute(statement, values)
            except sqlite3.IntegrityError:
                connection.execute("ROLLBACK")
                return False
            for _, create in guards:
                connection.execute(create)
            connection.execute("COMMIT")
            return True

    def is_found(self) -> bool:
        """Whether the check says anything."""
        return next(faults(DatabaseFile(self.path), derive), None) is not None


@pytest.fixture
def copy(original: Path, tmp_path: Path) -> Copy:
    made = Copy(original, tmp_path / "copy.db")
    assert not made.is_found()
    return made


def other_values(value: object) -> list[object]:
    """Values a little and very different from a stored one."""
    if value is None:
        return ["", "null", 0]
    if isinstance(value, int):
        return [value + 1, value - 1, -value or 7, "x", None]
    if isinstance(value, bytes):
        return [value + b" ", value[1:], value[::-1], b"", value.decode(), None]
    assert isinstance(value, str)
    swapped = value[:-1] + chr(ord(value[-1]) ^ 1) if value else "0"
    return [f"{value} ", f" {value}", swapped, value.swapcase(), "", value.encode(), None]


def same(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other


def as_before(before: list[Row], after: list[Row]) -> bool:
    if len(before) != len(after):
        return False
    return all(same(one, other) for rows in zip(before, after, strict=True) for one, other in zip(*rows, strict=True))


def changes_of_columns(names: list[str], rows: list[Row]) -> Iterator[tuple[str, int, object]]:
    for number, row in enumerate(rows):
        for place, name in enumerate(names, start=1):
            elsewhere = [rows[another][place] for another in (number - 1, (number + 1) % len(rows))]
            values = [value for value in [*other_values(row[place]), *elsewhere] if not same(value, row[place])]
            first = number + place  # other ones for each row and column, so that a few of each are enough to try them all
            yield from ((name, row[0], value) for value in [*values[first % len(values) :], *values[: first % len(values)]][:VALUES])


@pytest.mark.parametrize("table", TABLES)
def test_that_every_change_of_a_column_is_found(copy: Copy, table: str):
    names, rows = copy.rows(table)
    assert rows
    missed, found = [], 0
    for name, rowid, value in changes_of_columns(names, rows):
        if copy.change((f"UPDATE {table} SET {name} = ? WHERE rowid = ?", (value, rowid))):
            if not as_before(rows, copy.rows(table)[1]):  # the column may turn a number written as text back into the number
                found += 1
                if not copy.is_found():
                    missed.append((name, rowid, value))
            copy.put_back()
    assert missed == []
    assert found >= len(rows)
    sys.stdout.write(f"{found} changes of one column in {len(rows)} rows of {table}: each found\n")


@pytest.mark.parametrize("table", TABLES)
def test_that_every_removed_row_is_found(copy: Copy, table: str):
    missed = []
    for row in copy.rows(table)[1]:
        assert copy.change((f"DELETE FROM {table} WHERE rowid = ?", (row[0],)))
        if not copy.is_found():
            missed.append(row)
        copy.put_back()
    assert missed == []


@pytest.mark.parametrize("table", TABLES)
def test_that_every_added_row_is_found(copy: Copy, table: str):
    """Each row once more under other keys: the next number, and names not seen before."""
    names, rows = copy.rows(table)
    added = 0
    for _, *columns in rows:
        for change in (str, int):
            keys = KEYS_OF_ROWS if table == "image_piece" else KEYS_OF_ROWS | {"content"}  # a piece that no image names counts for nothing
            new = [added_value(name, value, change, keys) for name, value in zip(names, columns, strict=True)]
            if new != columns and copy.change((f"INSERT INTO {table} VALUES ({', '.join('?' * len(new))})", tuple(new))):
                added += 1
                assert copy.is_found(), new
                copy.put_back()
    assert added >= 1


KEYS_OF_ROWS = {
    "delivery_id", "message_id", "value", "retired", "number",
    "visit_id", "seq", "id", "login", "mrn", "patient_id", "version", "position", "subject", "key", "version_num", "image_id", "frame",
}  # fmt: skip


def added_value(name: str, value: object, change: type, keys: set[str]) -> object:
    """Another value for a key of the kind that is to be changed; all else as it is."""
    if name not in keys or type(value) is not change:
        return value
    return value + 100 if isinstance(value, int) else f"{value}9"


@pytest.mark.parametrize("table", TABLES)
def test_that_every_two_rows_exchanged_are_found(copy: Copy, table: str):
    """All columns but the keys of two rows change places."""
    names, rows = copy.rows(table)
    keys = {column.name for column in METADATA.tables[table].primary_key} if table in METADATA.tables else set()
    free = [(place, name) for place, name in enumerate(names, start=1) if name not in keys]
    missed = []
    for one, other in combinations(rows, 2):
        if not free or all(same(one[place], other[place]) for place, _ in free):
            continue
        assignment = ", ".join(f"{name} = ?" for _, name in free)
        moves = [
            # a unique column has to be out of the way first
            *((f"UPDATE {table} SET {name} = ? WHERE rowid = ?", (f"away {one[0]}", one[0])) for name in ("mrn", "login") if name in names),
            *(
                (f"UPDATE {table} SET {assignment} WHERE rowid = ?", (*(source[place] for place, _ in free), rowid))
                for source, rowid in ((one, other[0]), (other, one[0]))
            ),
        ]
        if copy.change(*moves):
            if not copy.is_found():
                missed.append((one, other))
            copy.put_back()
    assert missed == []


def test_that_a_whole_visit_removed_with_all_that_is_derived_is_found(copy: Copy):
    tables = ("delivered_dose", "outcome", "delivered_biologic", "visit_summary", "event")
    tamper(copy.path, *(f"DELETE FROM {table} WHERE visit_id = 'v2'" for table in tables))
    assert copy.is_found()


def test_that_a_whole_patient_removed_with_the_history_is_found(copy: Copy):
    tamper(copy.path, "DELETE FROM patient_history WHERE patient_id = 'p2'", "DELETE FROM patient WHERE id = 'p2'")
    assert copy.is_found()


def test_that_a_visit_cut_off_at_its_end_is_found(copy: Copy):
    tamper(
        copy.path,
        "DELETE FROM event WHERE visit_id = 'v1' AND seq > 2",
        "UPDATE visit_summary SET last_seq = 2, progress = '2 of 31 sites' WHERE visit_id = 'v1'",
    )
    assert copy.is_found()


@pytest.mark.parametrize("guard", ["event_no_update", "audit_no_delete", "spine_no_replace", "patient_history_no_delete"])
def test_that_a_guard_made_toothless_is_found(copy: Copy, guard: str):
    with closing(sqlite3.connect(copy.path)) as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (guard,)).fetchone()
        connection.execute(f"DROP TRIGGER {guard}")
        connection.execute(sql.replace(f"RAISE(ABORT, 'table {guard[: guard.index('_no_')]} is append-only')", "1"))
        connection.commit()
    (fault,) = faults(DatabaseFile(copy.path))
    assert fault.message == f"The guard against changes was altered: {guard}."


def test_that_a_trigger_of_somebody_else_is_found(copy: Copy):
    with closing(sqlite3.connect(copy.path)) as connection:
        connection.execute("CREATE TRIGGER more AFTER INSERT ON setting BEGIN DELETE FROM setting; END")
        connection.commit()
    (fault,) = faults(DatabaseFile(copy.path))
    assert fault.message == "The database has triggers that are not of this program: more."
