"""A full disk: what was saved stays, what was not is refused and says so, and all goes on when there is space again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from procedure_assistant.services.ports import LogRow
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore
from tests.faults.database_files import fill_up, small_disk
from tests.store.samples import SAVED, derived_from, entry, patient
from tests.store.test_upgrade import contents, make_revision_1

ROOT = Path(__file__).parents[2]
LARGE = '{"text":"' + "x" * 3000 + '"}'


def append_until_refused(store: SqlStore, rows: tuple[LogRow, ...] = ()) -> tuple[tuple[LogRow, ...], Problem]:
    """Append until a Problem comes; returns what was acknowledged and the problem."""
    for _ in range(10_000):
        row = entry("v1", rows[-1] if rows else None, payload=LARGE)
        try:
            store.append([row], derived_from((row,)))
        except Problem as problem:
            return rows, problem
        rows += (row,)
    raise AssertionError("the disk never became full")


def goes_on(store: SqlStore, rows: tuple[LogRow, ...]) -> None:
    """The store holds exactly the rows, takes another one, and is sound."""
    assert store.log("v1") == rows
    row = entry("v1", rows[-1])
    store.append([row], derived_from((row,)))
    assert store.log("v1") == (*rows, row)
    assert store.visit("v1") == derived_from((row,)).summary
    assert list(store.verify()) == []


def test_that_a_full_database_refuses_keeps_all_and_goes_on_with_space(tmp_path: Path, key: bytes | None):
    with SqlStore(tmp_path / "procedures.db", key=key) as store:
        store.save_patient(patient(), SAVED)
        with store._engine.connect() as connection:  # the limit belongs to this connection, which the store keeps using
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 40}")
        rows, problem = append_until_refused(store)
        assert problem.code == "STORE-FULL"
        assert problem.text == (
            "The disk is full. Nothing was saved just now; everything saved before is safe. Free some space on the disk, then do it again."
        )
        assert len(rows) > 10
        assert store.log("v1") == rows
        assert store.visit("v1") == derived_from(rows).summary
        with store._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        goes_on(store, rows)


def test_that_a_full_disk_refuses_keeps_all_and_goes_on_with_space(tmp_path: Path, key: bytes | None):
    with small_disk(tmp_path / "disk", 2000) as disk, SqlStore(disk / "procedures.db", key=key) as store:
        store.save_patient(patient(), SAVED)
        rows, problem = append_until_refused(store)
        assert problem.code == "STORE-FULL"
        for _ in range(3):
            again, problem = append_until_refused(store, rows)
            assert problem.code == "STORE-FULL"
            assert again[: len(rows)] == rows
            rows = again
        assert store.log("v1") == rows
        subprocess.run(["mount", "-o", "remount,size=6000k", str(disk)], check=True)
        goes_on(store, rows)


def test_that_opening_on_a_full_disk_is_refused_and_works_with_space(tmp_path: Path, key: bytes | None):
    with small_disk(tmp_path / "disk", 1000) as disk:
        with SqlStore(disk / "procedures.db", key=key) as store:
            row = entry("v1")
            store.save_patient(patient(), SAVED)
            store.append([row], derived_from((row,)))
        filler = fill_up(disk)
        with pytest.raises(Problem) as caught:
            SqlStore(disk / "procedures.db", key=key)
        assert caught.value.code == "STORE-FULL"
        filler.unlink()
        with SqlStore(disk / "procedures.db", key=key) as store:
            goes_on(store, (row,))


def test_that_a_disk_filled_by_others_refuses_every_write_and_reads_on(tmp_path: Path, key: bytes | None):
    with small_disk(tmp_path / "disk", 2000) as disk, SqlStore(disk / "procedures.db", key=key) as store:
        store.save_patient(patient(), SAVED)
        row = entry("v1")
        store.append([row], derived_from((row,)))
        filler = fill_up(disk)
        rows, problem = append_until_refused(store, (row,))
        assert problem.code == "STORE-FULL"
        for write in (
            lambda: store.save_setting("key", "x" * 100_000),
            lambda: store.save_patient(patient("p2", source="x" * 100_000), SAVED),
            lambda: store.backup(disk / "backup.db"),
        ):
            with pytest.raises(Problem) as caught:
                write()
            assert caught.value.code == "STORE-FULL"
        assert store.log("v1") == rows
        assert store.patient("p1") == patient()
        assert store.patient("p2") is None
        assert sorted(path.name for path in disk.iterdir() if "probe" in path.name or "backup" in path.name) == []
        filler.unlink()
        goes_on(store, rows)


def test_that_a_new_database_on_a_full_disk_is_refused_and_leaves_nothing(tmp_path: Path, key: bytes | None):
    with small_disk(tmp_path / "disk", 1200) as disk:
        filler = fill_up(disk)
        with pytest.raises(Problem) as caught:
            SqlStore(disk / "procedures.db", key=key)
        assert caught.value.code == "STORE-FULL"
        assert list(disk.iterdir()) == [filler]
        filler.unlink()
        with SqlStore(disk / "procedures.db", key=key) as store:
            store.save_setting("works", "again")


@pytest.mark.parametrize("kilobytes", range(20, 900, 40))
def test_that_a_disk_too_small_for_a_new_database_gets_none_or_a_whole_one(tmp_path: Path, kilobytes: int, key: bytes | None):
    with small_disk(tmp_path / "disk", kilobytes) as disk:
        path = disk / "procedures.db"
        try:
            SqlStore(path, key=key).close()
        except Problem as problem:
            assert problem.code == "STORE-FULL"  # noqa: PT017 -- from some size on it fits
        left = [one.name for one in disk.iterdir() if not one.name.endswith(("-shm", "-wal"))]
        assert left in ([], [path.name])
        subprocess.run(["mount", "-o", "remount,size=6000k", str(disk)], check=True)
        with SqlStore(path, key=key) as store:
            store.save_patient(patient(), SAVED)
            assert list(store.verify()) == []


@pytest.mark.parametrize("kilobytes", [100, 150, 190, 230, 320])
def test_that_an_upgrade_on_a_disk_too_small_leaves_the_old_database(tmp_path: Path, kilobytes: int, key: bytes | None):
    """The copy, the migration, the kept copy and the taking over each meet the end of the disk at one of these sizes."""
    with small_disk(tmp_path / "disk", 3000) as disk:
        database = make_revision_1(disk / "procedures.db", key)
        before = contents(database, key)
        used = sum(path.stat().st_size for path in disk.iterdir())
        filler = disk / "filler"
        filler.write_bytes(bytes(3000 * 1024 - used - kilobytes * 1024))
        with pytest.raises(Problem) as caught:
            SqlStore(database, key=key)
        assert caught.value.code == "STORE-FULL"
        assert sorted(path.name for path in disk.iterdir() if not path.name.endswith(("-wal", "-shm"))) == ["filler", "procedures.db"]
        assert contents(database, key) == before
        filler.unlink()
        with SqlStore(database, key=key) as store:
            assert list(store.verify()) == []
        assert contents(database, key) == before


LIMITED = """
import resource, sys
from pathlib import Path
from procedure_assistant.store import SqlStore
from tests.faults.test_full_disk import append_until_refused, goes_on
store = SqlStore(sys.argv[1], key=bytes.fromhex(sys.argv[2]) or None)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))
rows, problem = append_until_refused(store)
print(problem.code, len(rows) > 10, store.log("v1") == rows)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
row = append_until_refused.__globals__["entry"]("v1", rows[-1])
store.append([row], append_until_refused.__globals__["derived_from"]((row,)))
print(store.log("v1") == (*rows, row))
store.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on file sizes is a thing of POSIX systems")
def test_that_a_limit_on_the_file_size_is_told_as_a_full_disk(tmp_path: Path, key: bytes | None):
    """A quota ends a write with another error than a full disk does, and SQLite calls it an I/O error."""
    result = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "procedures.db"), (key or b"").hex()],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert result.stdout.splitlines() == ["STORE-FULL True True", "True"], result.stderr
