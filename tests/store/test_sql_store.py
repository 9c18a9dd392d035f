"""The store on a real file: the guards in the file itself, one transaction a click, durability settings, threads, two programs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore, warm_up
from procedure_assistant.store.driver import database_errors
from tests.store.samples import OPENED, SAVED, add_visit, ask, derived_from, entries, entry, patient, raw


@contextmanager
def traced(store: SqlStore) -> Iterator[list[str]]:
    """The statements that SQLite runs on the store's connection."""
    seen: list[str] = []
    with store._engine.connect() as connection:
        raw = connection.connection.dbapi_connection
    raw.set_trace_callback(seen.append)
    yield seen
    raw.set_trace_callback(None)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET payload = '{}'",
        "UPDATE event SET hash = '' WHERE seq = 2",
        "DELETE FROM event WHERE seq = 2",
        "INSERT OR REPLACE INTO event SELECT visit_id, seq, at, 'somebody', workstation, kind, version, payload, '', '' FROM event",
        "UPDATE patient_history SET patient = '{}'",
        "DELETE FROM patient_history",
        "INSERT OR REPLACE INTO patient_history SELECT patient_id, version, replaced_at, '{}' FROM patient_history",
    ],
)
def test_that_the_file_itself_refuses_to_change_what_was_appended(sql_store: SqlStore, database: Path, statement: str, key: bytes | None):
    sql_store.save_patient(patient(), SAVED)
    sql_store.save_patient(patient(source="typed"), SAVED)
    rows = add_visit(sql_store, "v1", 2)
    with raw(database, key) as other, pytest.raises(database_errors(), match="append-only"):
        other.execute(statement)
    assert sql_store.log("v1") == rows
    assert sql_store.patient_history("p1") == (patient(),)


def test_that_a_click_is_one_transaction_with_one_commit(sql_store: SqlStore):
    rows = add_visit(sql_store, "v1", 3)
    with traced(sql_store) as statements:
        following = entry("v1", rows[-1])
        sql_store.append([following], derived_from((following,)))
    verbs = [statement.split()[0] for statement in statements]
    assert statements[0] == "BEGIN IMMEDIATE"
    assert verbs.count("BEGIN") == 1
    assert verbs.count("COMMIT") == 1
    assert verbs[-1] == "COMMIT"
    assert "ROLLBACK" not in verbs


def test_that_a_click_writes_only_what_changed(sql_store: SqlStore):
    rows = add_visit(sql_store, "v1", 4)
    following = entry("v1", rows[-1])
    with traced(sql_store) as statements:
        sql_store.append([following], derived_from((following,)))
    writes = [statement.split(" SET")[0].split(" (")[0] for statement in statements if statement[:6] in {"INSERT", "UPDATE", "DELETE"}]
    # a trigger shows the statement that fired it once more
    assert list(dict.fromkeys(writes)) == ["INSERT INTO event", "UPDATE visit_summary", "UPDATE delivered_dose", "INSERT INTO spine"]


def test_that_every_connection_is_durable_and_guarded(sql_store: SqlStore):
    def settings() -> list[object]:
        with sql_store._engine.connect() as connection:
            names = ("journal_mode", "synchronous", "foreign_keys", "fullfsync", "busy_timeout")
            return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

    with sql_store._engine.connect(), ThreadPoolExecutor(1) as worker:  # one is in use, so the worker opens another
        elsewhere = worker.submit(settings).result()
    assert settings() == elsewhere == ["wal", 3, 1, 1, 2000]


def test_that_one_thread_keeps_using_one_connection(sql_store: SqlStore):
    add_visit(sql_store, "v1", 3)
    sql_store.visits()
    sql_store.find_patients("a")
    assert sql_store._engine.pool.checkedin() == 1


def test_that_an_append_cut_off_in_the_middle_leaves_nothing(sql_store: SqlStore):
    rows = add_visit(sql_store, "v1", 2)
    following = entry("v1", rows[-1])
    broken = replace(derived_from((following,)).summary, opened_at=datetime(2026, 11, 23))  # noqa: DTZ001 -- the mistake
    with pytest.raises(ValueError, match="time zone"):
        sql_store.append([following], replace(derived_from((following,)), summary=broken))
    assert sql_store.log("v1") == rows
    assert sql_store.visit("v1") == derived_from(rows).summary


def test_that_an_empty_append_is_a_mistake_of_the_program(sql_store: SqlStore):
    with pytest.raises(ValueError, match="nothing to append"):
        sql_store.append([], derived_from((entry("v1"),)))


def test_that_rows_of_two_visits_are_a_mistake_of_the_program(sql_store: SqlStore):
    with pytest.raises(ValueError, match="more than one visit"):
        sql_store.append([entry("v1")], derived_from((entry("v2"),)))


def test_that_a_row_without_time_zone_is_a_mistake_of_the_program(sql_store: SqlStore):
    naive = datetime(2026, 11, 23)  # noqa: DTZ001 -- the mistake
    with pytest.raises(ValueError, match="time zone"):
        sql_store.save_patient(patient(), naive)
    assert sql_store.patient("p1") is None


def test_that_columns_are_utc_text_and_decimal_text(sql_store: SqlStore, database: Path, key: bytes | None):
    add_visit(sql_store, "v1", 3)
    assert ask(database, "SELECT at, typeof(at) FROM event WHERE seq = 1", key=key) == [("2026-11-23T14:31:06.123456+00:00", "text")]
    assert ask(database, "SELECT amount, typeof(amount) FROM delivered_dose", key=key) == [("15", "text"), ("12.50", "text")]


def test_that_every_earlier_version_of_a_patient_stays(sql_store: SqlStore, database: Path, key: bytes | None):
    first, second, third = patient(), patient(mrn="77"), patient(mrn="78", allergies=None)
    for days, version in enumerate((first, second, third)):
        sql_store.save_patient(version, SAVED + timedelta(days=days))
    assert sql_store.patient_history("p1") == (first, replace(second, updated_at=SAVED + timedelta(days=1)))
    assert ask(database, "SELECT version, replaced_at FROM patient_history", key=key) == [
        (1, "2026-11-24T14:30:00.000000+00:00"),
        (2, "2026-11-25T14:30:00.000000+00:00"),
    ]
    assert sql_store.patient_history("p2") == ()


def test_that_a_worker_reads_while_the_window_appends(sql_store: SqlStore):
    add_visit(sql_store, "v1", 1)
    done = threading.Event()

    def read_all_the_time() -> list[int]:
        lengths = []
        while not done.is_set():
            log, summary = sql_store.log("v1"), sql_store.visit("v1")
            assert summary is not None
            assert [row.seq for row in log] == list(range(1, len(log) + 1))
            lengths.append(len(log))
        return lengths

    with ThreadPoolExecutor(2) as workers:
        reading = [workers.submit(read_all_the_time) for _ in range(2)]
        rows = sql_store.log("v1")
        for _ in range(150):
            rows += (entry("v1", rows[-1]),)
            sql_store.append(rows[-1:], derived_from(rows))
        done.set()
        for lengths in (reader.result() for reader in reading):
            assert lengths == sorted(lengths)
            assert len(set(lengths)) > 3
    assert sql_store.log("v1") == rows


def test_that_appends_from_many_threads_all_arrive(sql_store: SqlStore):
    with ThreadPoolExecutor(6) as workers:
        done = [workers.submit(add_visit, sql_store, f"v{number}", 20) for number in range(6)]
        logs = [one.result() for one in done]
    assert [sql_store.log(f"v{number}") for number in range(6)] == logs


def test_that_two_programs_share_a_file_and_the_slower_one_is_told(sql_store: SqlStore, database: Path, key: bytes | None):
    with SqlStore(database, key=key) as other:
        rows = add_visit(sql_store, "v1", 1)
        assert other.log("v1") == rows
        faster, slower = entry("v1", rows[-1], payload='{"a":1}'), entry("v1", rows[-1], payload='{"b":2}')
        other.append([faster], derived_from((faster,)))
        with pytest.raises(Problem) as caught:
            sql_store.append([slower], derived_from((slower,)))
        assert caught.value.code == "STORE-TAKEN"
        assert caught.value.text == (
            "Another workstation added to this visit first. What you just entered was not saved; everything saved before it is safe. "
            "Look at the visit as it is now, then enter it again if it is still needed."
        )
        assert sql_store.log("v1") == other.log("v1") == (*rows, faster)


def test_that_of_many_racing_for_one_place_exactly_one_gets_it(database: Path, key: bytes | None):
    stores = [SqlStore(database, key=key) for _ in range(4)]
    rows = add_visit(stores[0], "v1", 1)
    start = threading.Barrier(4)

    def race(number: int) -> str:
        row = entry("v1", rows[-1], payload=f'{{"n":{number}}}')
        start.wait()
        try:
            stores[number].append([row], derived_from((row,)))
        except Problem as problem:
            return problem.code
        return "appended"

    with ThreadPoolExecutor(4) as workers:
        outcomes = sorted(workers.map(race, range(4)))
    assert outcomes == ["STORE-TAKEN", "STORE-TAKEN", "STORE-TAKEN", "appended"]
    assert len(stores[0].log("v1")) == 2
    for store in stores:
        store.close()


def test_that_nothing_of_a_patient_is_in_the_technical_detail(sql_store: SqlStore, database: Path, key: bytes | None):
    with raw(database, key) as other:
        other.execute("DROP TABLE patient_history")
        other.execute("DROP TABLE visit_summary")
    sql_store.save_patient(patient(), SAVED)
    for fails in (
        lambda: sql_store.save_patient(patient(mrn="secret"), SAVED),
        lambda: sql_store.append([entry("v1", payload="secret")], derived_from((entry("v1", payload="secret"),), patient_id="secret")),
    ):
        with pytest.raises(Problem) as caught:
            fails()
        chain = f"{caught.value.detail} {caught.value} {caught.value.__cause__!r} {caught.value.__cause__}"
        assert "secret" not in chain
        assert "Marisol" not in chain


def test_that_closing_folds_the_log_of_sqlite_into_the_file(database: Path, key: bytes | None):
    with SqlStore(database, key=key) as store:
        add_visit(store, "v1", 3)
    assert [path.name for path in database.parent.iterdir()] == ["procedures.db"]
    with SqlStore(database, key=key) as store:
        assert len(store.log("v1")) == 3


def test_that_a_warmed_up_store_is_open(database: Path, key: bytes | None):
    with SqlStore(database, key=key) as store:
        rows = entries("v1", 2)
        store.append(rows, derived_from(rows))
    with warm_up(database, key=key) as store:
        assert store.log("v1") == rows


def test_that_a_store_opened_on_a_thread_works_on_another(database: Path, key: bytes | None):
    with ThreadPoolExecutor(1) as worker:
        store = worker.submit(warm_up, database, key=key).result()
    add_visit(store, "v1", 2)
    assert [row.at for row in store.log("v1")] == [OPENED + timedelta(seconds=1), OPENED + timedelta(seconds=2)]
    store.close()


def test_that_a_backup_is_a_whole_store_made_while_the_window_is_open(sql_store: SqlStore, tmp_path: Path, key: bytes | None):
    rows = add_visit(sql_store, "v1", 3)
    copy = tmp_path / "backups" / "2026-11-23.db"
    sql_store.backup(copy)
    add_visit(sql_store, "v2", 1)
    with SqlStore(copy, key=key) as restored:
        assert restored.log("v1") == rows
        assert restored.log("v2") == ()
    assert copy.stat().st_mode & 0o077 == 0
    assert list(copy.parent.iterdir()) == [copy]


def test_that_a_backup_to_nowhere_is_a_problem(sql_store: SqlStore, tmp_path: Path):
    (tmp_path / "stick").write_text("a file, not a folder")
    with pytest.raises(Problem) as caught:
        sql_store.backup(tmp_path / "stick" / "backup.db")
    assert caught.value.code == "STORE-GONE"


def test_that_a_backup_never_replaces_a_file(sql_store: SqlStore, tmp_path: Path):
    there = tmp_path / "letter.txt"
    there.write_text("dear colleague")
    with pytest.raises(Problem) as caught:
        sql_store.backup(there)
    assert caught.value.code == "STORE-EXISTS"
    assert there.read_text() == "dear colleague"
