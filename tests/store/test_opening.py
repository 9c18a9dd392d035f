"""Opening a database: new, old, in a missing folder, by address; and what is refused kindly and left alone."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore
from procedure_assistant.store.schema import REVISION
from procedure_assistant.version import VERSION
from tests.store.samples import SAVED, add_visit, ask, patient, raw


def problem_of_opening(path: Path | str, key: bytes | None) -> Problem:
    with pytest.raises(Problem) as caught:
        SqlStore(path, busy_seconds=0.1, key=key)
    return caught.value


def test_that_a_missing_folder_is_made_and_the_file_is_for_its_owner_only(tmp_path: Path, key: bytes | None):
    path = tmp_path / "clinic" / "room 2" / "100% #1? données.db"
    with SqlStore(path, key=key) as store:
        rows = add_visit(store, "v1", 2)
        assert [one.name for one in path.parent.glob("*.db")] == [path.name]
        assert {one.stat().st_mode & 0o077 for one in path.parent.iterdir()} == {0}
        assert path.parent.stat().st_mode & 0o077 == 0
        assert next(store.verify()).message == "The patient of this visit is not in the database."
    with SqlStore(str(path), key=key) as store:
        assert store.log("v1") == rows


def test_that_a_new_database_says_what_it_is(sql_store: SqlStore, database: Path, key: bytes | None):
    assert ask(database, "SELECT version_num FROM schema_version", key=key) == [(REVISION,)]
    meta = dict(ask(database, "SELECT key, value FROM meta", key=key))
    assert meta["created_by"] == VERSION
    assert meta["created"].endswith("+00:00")


def test_that_an_sqlite_address_is_opened(database: Path, key: bytes | None):
    with SqlStore(f"sqlite:///{database}", key=key) as store:
        assert store.path == database


@pytest.mark.parametrize("address", ["postgresql+psycopg://clinic/records", "sqlite://", "sqlite:///:memory:"])
def test_that_another_kind_of_address_is_refused(address: str):
    problem = problem_of_opening(address, None)
    assert problem.code == "STORE-KIND"
    assert problem.text == (
        "This version keeps its records in an SQLite file; another kind of database was asked for. Nothing was opened. "
        "Give the path of a file, or an address that begins with sqlite:///."
    )


def test_that_a_relative_path_and_a_link_mean_the_file_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: bytes | None):
    (tmp_path / "real").mkdir()
    (tmp_path / "link.db").symlink_to(tmp_path / "real" / "procedures.db")
    monkeypatch.chdir(tmp_path)
    with SqlStore("real/procedures.db", key=key) as store:
        monkeypatch.chdir("/")
        rows = add_visit(store, "v1", 2)
        with SqlStore(tmp_path / "link.db", key=key) as linked:
            assert linked.path == store.path == tmp_path / "real" / "procedures.db"
            assert linked.log("v1") == rows
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.db", "real"]


def test_that_programs_started_at_once_agree_on_one_new_file(database: Path, key: bytes | None):
    with ThreadPoolExecutor(5) as starting:
        stores = list(starting.map(lambda _: SqlStore(database, key=key), range(5)))
    for number, store in enumerate(stores):
        store.save_setting(str(number), "here")
    assert [stores[0].setting(str(number)) for number in range(5)] == ["here"] * 5
    for store in stores:
        store.close()
    assert [path.name for path in database.parent.iterdir()] == [database.name]


def test_that_a_disk_without_hard_links_will_do(database: Path, monkeypatch: pytest.MonkeyPatch, key: bytes | None):
    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links on this disk")

    monkeypatch.setattr(os, "link", refuse)
    with SqlStore(database, key=key) as store:
        store.save_setting("a", "b")
        assert store.setting("a") == "b"
    assert [path.name for path in database.parent.iterdir()] == [database.name]


def test_that_a_newer_database_is_refused_kindly_and_left_untouched(database: Path, key: bytes | None):
    with SqlStore(database, key=key) as store:
        add_visit(store, "v1", 2)
    with raw(database, key) as newer:
        newer.execute("UPDATE schema_version SET version_num = '0417'")
        newer.execute("ALTER TABLE event ADD COLUMN colour")
        newer.commit()
    before = database.read_bytes(), database.stat().st_mtime_ns
    problem = problem_of_opening(database, key)
    assert problem.code == "STORE-NEWER"
    assert problem.text == (
        "This database belongs to a newer version of Procedure Assistant. It was left as it is, nothing in it was changed. "
        f"Install the newer version on this computer; this one is {VERSION}."
    )
    assert (database.read_bytes(), database.stat().st_mtime_ns) == before
    assert [path.name for path in database.parent.iterdir()] == [database.name]


def test_that_a_newer_database_still_in_use_is_refused_and_left_untouched(database: Path, key: bytes | None):
    with SqlStore(database, key=key) as store:
        rows = add_visit(store, "v1", 2)
        with raw(database, key) as newer:
            newer.execute("UPDATE schema_version SET version_num = '0417'")
            newer.commit()
        assert problem_of_opening(database, key).code == "STORE-NEWER"
        assert store.log("v1") == rows


def test_that_a_database_of_another_program_is_left_alone(database: Path, key: bytes | None):
    with raw(database, key) as other:
        other.execute("CREATE TABLE bookmarks (url)")
        other.commit()
    before = database.read_bytes()
    problem = problem_of_opening(database, key)
    assert problem.code == "STORE-DAMAGED"
    assert problem.message == "This file is a database of another program. It was left as it is."
    assert database.read_bytes() == before


@pytest.mark.parametrize("revision", ["", "'next'", "NULL"])
def test_that_a_database_without_readable_revision_is_called_damaged(database: Path, revision: str, key: bytes | None):
    SqlStore(database, key=key).close()
    with raw(database, key) as other:
        other.execute("DROP TABLE schema_version")
        other.execute("CREATE TABLE schema_version (version_num)")
        if revision:
            other.execute(f"INSERT INTO schema_version VALUES ({revision})")
        other.commit()
    assert problem_of_opening(database, key).code == "STORE-DAMAGED"


def test_that_a_vanished_database_with_its_newest_entries_left_is_not_started_anew(database: Path, key: bytes | None):
    store = SqlStore(database, key=key)
    store.save_patient(patient(), SAVED)
    kept = database.with_name("kept.db")
    database.rename(kept)
    problem = problem_of_opening(database, key)
    assert problem.code == "STORE-GONE"
    assert problem.message == "The database file is missing, but its newest entries are still beside it. Nothing was changed."
    assert not database.exists()
    kept.rename(database)
    with SqlStore(database, key=key) as again:
        assert again.patient("p1") == patient()
    store.close()


def test_that_a_folder_in_place_of_the_file_is_refused(database: Path, key: bytes | None):
    database.mkdir()
    assert problem_of_opening(database, key).code == "STORE-GONE"
    assert list(database.iterdir()) == []


def test_that_a_file_in_place_of_the_folder_is_refused(tmp_path: Path, key: bytes | None):
    (tmp_path / "clinic").write_text("a note")
    assert problem_of_opening(tmp_path / "clinic" / "records.db", key).code == "STORE-GONE"
    assert (tmp_path / "clinic").read_text() == "a note"
