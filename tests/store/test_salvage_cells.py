from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procedure_assistant.store import driver
from procedure_assistant.store.driver import DatabaseFile
from procedure_assistant.store.salvage_cells import anywhere_in, is_in_a_tree, rows_in
from procedure_assistant.store.salvage_pages import DamagedFile, Page
from tests.store.samples import KEY, raw

NUMBERS = [0, 1, -1, 127, 128, -129, 32767, 2**23, -(2**31), 2**40, 2**62, -(2**63)]
values = st.none() | st.integers(-(2**63), 2**63 - 1) | st.sampled_from(NUMBERS) | st.text(st.characters(codec="utf-8"), max_size=60)
long_values = st.integers(0, 30_000).map(lambda size: "é" * size)
tables = st.lists(st.tuples(values, values | long_values, values), max_size=30)


def rows_of(path: Path, key: bytes | None = None) -> list[tuple[int, tuple[Any, ...]]]:
    with DamagedFile(DatabaseFile(path, key=key)) as file:
        found = [row for page in file for row in rows_in(page, file.page)]
    assert None not in found
    return [row for row in found if row is not None and len(row[1]) == 3]


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
@given(table=tables)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_every_row_is_read_as_it_was_written(tmp_path: Path, key: bytes | None, table: list[tuple[Any, ...]]):
    path = tmp_path / "rows.db"
    path.unlink(missing_ok=True)
    with raw(path, key) as connection:
        connection.execute("CREATE TABLE t (a, b, c)")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?)", table)
        connection.execute("COMMIT")
    assert rows_of(path, key) == list(enumerate(table, start=1))


@pytest.mark.parametrize("size", [512, 1024, 65536])
def test_that_every_page_size_is_understood(tmp_path: Path, size: int):
    path = tmp_path / "rows.db"
    table = [(number, "x" * (7 * number), None) for number in range(200)]
    with raw(path) as connection:
        connection.execute(f"PRAGMA page_size = {size}")
        connection.execute("CREATE TABLE t (a, b, c)")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?)", table)
        connection.execute("COMMIT")
    assert rows_of(path) == list(enumerate(table, start=1))


def test_that_negative_row_numbers_are_understood(tmp_path: Path):
    path = tmp_path / "rows.db"
    with raw(path) as connection:
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, b, c)")
        connection.execute("INSERT INTO t VALUES (-5, 'b', 'c')")
    assert rows_of(path) == [(-5, (None, "b", "c"))]


@settings(max_examples=50)
@given(data=st.binary(min_size=600, max_size=600), number=st.integers(1, 3))
def test_that_no_page_whatever_is_on_it_ends_the_reading(data: bytes, number: int):
    page = Page(number, data, proved=False)
    again = {1: page, 2: Page(2, data[::-1], proved=False)}
    for row in [*rows_in(page, again.get), *anywhere_in(page, again.get)]:
        assert row is None or all(isinstance(value, int | str | bytes | None) for value in row[1])
    assert is_in_a_tree(page) in {True, False}


ON_ONE_PAGE = [(number, f"text {number}" * 5, None) for number in range(30)]


@pytest.fixture(scope="module")
def one_page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """A page with thirty rows."""
    path = tmp_path_factory.mktemp("page") / "rows.db"
    with raw(path) as connection:
        connection.execute("CREATE TABLE t (a, b, c)")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?)", ON_ONE_PAGE)
    with DamagedFile(DatabaseFile(path)) as file:
        page = file.page(2)
    assert page is not None
    return page


@given(place=st.integers(0, 4095) | st.integers(0, 80), bit=st.integers(0, 7))
@settings(max_examples=60, deadline=None)
def test_that_one_flipped_bit_costs_no_row_that_it_did_not_hit(place: int, bit: int, one_page: Page):
    data = bytearray(one_page.data)
    data[place] ^= 1 << bit
    changed = Page(one_page.number, bytes(data), proved=False)
    found = {row for row in [*rows_in(changed, lambda _: None), *anywhere_in(changed, lambda _: None)] if row is not None}
    assert len(set(enumerate(ON_ONE_PAGE, start=1)) - found) <= 1


# --- the log beside the file


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def open_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, bytes | None, sqlite3.Connection]]:
    """A database in WAL mode whose rows are all still in the log."""
    path = tmp_path / "rows.db"
    path.touch()
    with closing(driver.connect(DatabaseFile(path, key=request.param))) as connection:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA wal_autocheckpoint = 0").fetchone()
        connection.execute("CREATE TABLE t (a, b, c)")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        yield path, request.param, connection


def copied(path: Path, folder: Path) -> Path:
    """The file and its log as they are now, as if the computer had stopped."""
    folder.mkdir()
    for name in (path.name, f"{path.name}-wal"):
        (folder / name).write_bytes(path.with_name(name).read_bytes())
    return folder / path.name


def newest_rows(path: Path, key: bytes | None) -> set[tuple[Any, ...]]:
    with DamagedFile(DatabaseFile(path, key=key)) as file:
        page = file.page(2)
        assert page is not None
        return {row[1] for row in rows_in(page, file.page) if row is not None}


def test_that_committed_rows_in_the_log_are_read(open_database, tmp_path: Path):
    path, key, connection = open_database
    for number in range(5):
        connection.execute("INSERT INTO t VALUES (?, 'in the log', 'c')", (number,))
    copy = copied(path, tmp_path / "copy")
    assert newest_rows(copy, key) == {(number, "in the log", "c") for number in range(5)}
    assert copy.with_name(f"{copy.name}-wal").exists()


def test_that_rows_of_a_transaction_that_was_never_committed_are_not_read(open_database, tmp_path: Path):
    path, key, connection = open_database
    connection.execute("INSERT INTO t VALUES (1, 'committed', 'c')")
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO t VALUES (2, ?, 'c')", [("x" * 3000,)] * 50)
    copy = copied(path, tmp_path / "copy")
    connection.execute("ROLLBACK")
    assert copy.with_name(f"{copy.name}-wal").stat().st_size > 100_000  # they were written, but not committed
    with DamagedFile(DatabaseFile(copy, key=key)) as file:
        found = {row[1] for page in file for row in rows_in(page, file.page) if row is not None}
    assert {row for row in found if len(row) == 3} == {(1, "committed", "c")}


def test_that_a_log_whose_header_is_lost_is_read_all_the_same(open_database, tmp_path: Path):
    path, key, connection = open_database
    connection.execute("INSERT INTO t VALUES (1, 'in the log', 'c')")
    copy = copied(path, tmp_path / "copy")
    with copy.with_name(f"{copy.name}-wal").open("r+b") as wal:
        wal.write(bytes(32))
    assert newest_rows(copy, key) == {(1, "in the log", "c")}


def test_that_a_lost_salt_is_found_in_the_log(tmp_path: Path):
    """The first 16 bytes of an encrypted file are in the log, too, once its first page was written."""
    path = tmp_path / "rows.db"
    path.touch()
    with closing(driver.connect(DatabaseFile(path, key=KEY))) as connection:
        connection.execute("CREATE TABLE t (a, b, c)")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO t VALUES (?, 'b', 'c')", [(number,) for number in range(400)])
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA user_version = 7")
        copy = copied(path, tmp_path / "copy")
    with copy.open("r+b") as file:
        file.write(os.urandom(16))
    with DamagedFile(DatabaseFile(copy, key=KEY)) as file:
        pages = list(file)
        rows = {row[1][0] for page in pages for row in rows_in(page, file.page) if row is not None and len(row[1]) == 3}
    assert rows == set(range(400))
    assert [page.number for page in pages[1:] if not page.proved] == []


def test_that_a_wrong_key_proves_no_page(tmp_path: Path):
    path = tmp_path / "rows.db"
    with raw(path, KEY) as connection:
        connection.execute("CREATE TABLE t (a, b, c)")
    with DamagedFile(DatabaseFile(path, key=bytes(32))) as file:
        assert [page.proved for page in file] == [False] * len(file)


@pytest.mark.parametrize("key", [None, KEY])
def test_that_a_missing_or_empty_file_has_no_page(tmp_path: Path, key: bytes | None):
    (tmp_path / "empty.db").touch()
    for name in ("missing.db", "empty.db"):
        with DamagedFile(DatabaseFile(tmp_path / name, key=key)) as file:
            assert (len(file), list(file), file.page(1)) == (0, [], None)
    assert not (tmp_path / "missing.db").exists()
