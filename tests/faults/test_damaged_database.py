"""A damaged database is refused with what is safe and what to do, and stays as it is for recovery."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from procedure_assistant.services.ports import Fault
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore
from tests.faults.database_files import cut_in_half, fill_with_garbage, flip_page, page_size, root_page
from tests.store.samples import SAVED, add_visit, patient


@pytest.fixture
def database(tmp_path: Path, key: bytes | None) -> Path:
    """A closed database with some hundred entries."""
    return filled(tmp_path / "procedures.db", key)


def filled(path: Path, key: bytes | None) -> Path:
    with SqlStore(path, key=key) as store:
        for number in range(20):
            store.save_patient(patient(f"p{number}"), SAVED)
            add_visit(store, f"v{number}", 12, patient_id=f"p{number}")
    return path


def empty(path: Path, _key: bytes | None) -> None:
    path.write_bytes(b"")


def cut_to_the_header(path: Path, _key: bytes | None) -> None:
    os.truncate(path, 100)


def flip_the_first_page(path: Path, _key: bytes | None) -> None:
    flip_page(path, 1)


def flip_the_events(path: Path, key: bytes | None) -> None:
    flip_page(path, root_page(path, "event", key))


def flip_the_last_page(path: Path, _key: bytes | None) -> None:
    flip_page(path, path.stat().st_size // page_size(path))


def replace_all(path: Path, _key: bytes | None) -> None:
    fill_with_garbage(path)


def cut(path: Path, _key: bytes | None) -> None:
    cut_in_half(path)


DAMAGES = [replace_all, empty, cut_to_the_header, cut, flip_the_first_page, flip_the_events, flip_the_last_page]
THE_BEGINNING = {replace_all, cut_to_the_header, flip_the_first_page}


@pytest.mark.parametrize("damage", DAMAGES)
def test_that_a_damaged_file_is_refused_and_kept_as_it_is(database: Path, damage: Callable[[Path, bytes | None], None], key: bytes | None):
    damage(database, key)
    before = database.read_bytes()
    with pytest.raises(Problem) as caught:
        SqlStore(database, key=key)
    # with a key, a damaged beginning looks like the wrong key
    assert caught.value.code == ("STORE-KEY" if key and damage in THE_BEGINNING else "STORE-DAMAGED")
    assert str(database) in caught.value.hint
    assert "backup" in caught.value.hint
    assert database.read_bytes() == before


def test_that_the_message_of_damage_says_what_is_safe_and_what_to_do(database: Path, key: bytes | None):
    flip_page(database, 2)
    with pytest.raises(Problem) as caught:
        SqlStore(database, key=key)
    assert caught.value.text == (
        "The database file is damaged. Nothing was changed in it, and the printed and exported records are not affected. "
        f"Keep the file {database} for recovery, put the latest backup in its place and start again."
    )


def test_that_a_backup_in_the_place_of_the_damaged_file_opens(database: Path, tmp_path: Path, key: bytes | None):
    with SqlStore(database, key=key) as store:
        store.backup(tmp_path / "backup.db")
    fill_with_garbage(database)
    shutil.copy(tmp_path / "backup.db", database)
    with SqlStore(database, key=key) as store:
        assert len(store.log("v19")) == 12
        assert list(store.verify()) == []


def test_that_a_damaged_database_is_not_handed_on_as_a_backup(database: Path, tmp_path: Path, key: bytes | None):
    with SqlStore(database, key=key) as store:
        flip_page(database, root_page(database, "event", key))
        with pytest.raises(Problem) as caught:
            store.backup(tmp_path / "backup.db")
    assert caught.value.code == "STORE-DAMAGED"
    assert not list(tmp_path.glob("backup*"))


def test_that_damage_while_the_program_runs_is_a_problem_and_not_a_crash(database: Path, key: bytes | None):
    """Each connection keeps pages in memory, so a second one sees the damage first."""
    with SqlStore(database, key=key) as store:
        flip_page(database, root_page(database, "event", key))
        with pytest.raises(Problem) as caught:
            store.log("v3")
        assert caught.value.code == "STORE-DAMAGED"
        assert store.patient("p3") == patient("p3")


def test_that_verify_reports_damage_instead_of_failing(database: Path, key: bytes | None):
    with SqlStore(database, key=key) as store:
        flip_page(database, root_page(database, "event", key))
        faults = list(store.verify())
    assert faults
    assert {(fault.visit_id, fault.seq) for fault in faults} == {("", None)}
    assert all("damaged" in fault.message for fault in faults)


def test_that_every_flipped_page_is_found_or_harmless(database: Path, tmp_path: Path, key: bytes | None):
    """Whichever page goes bad: either opening refuses, or verify names a fault, or nothing that is kept differs."""
    with SqlStore(database, key=key) as store:
        whole = store.visits(), [store.log(f"v{number}") for number in range(20)], store.find_patients("")
    pages = database.stat().st_size // page_size(database)
    outcomes = set()
    for number in range(1, pages + 1):
        copy = tmp_path / f"page{number}.db"
        shutil.copy(database, copy)
        flip_page(copy, number)
        try:
            with SqlStore(copy, key=key) as store:
                if list(store.verify()):
                    outcomes.add("found by verify")
                else:
                    assert (store.visits(), [store.log(f"v{number}") for number in range(20)], store.find_patients("")) == whole
                    outcomes.add("harmless")
        except Problem as problem:
            assert problem.code == ("STORE-KEY" if key and number == 1 else "STORE-DAMAGED")  # noqa: PT017 -- the other outcomes are as good
            outcomes.add("refused")
    assert "refused" in outcomes


@pytest.mark.parametrize("column", ["payload", "actor", "at", "hash"])
def test_that_one_flipped_bit_in_an_entry_is_found(tmp_path: Path, column: str):
    """In a plain file; an encrypted one is tested by every byte in tests/store/test_bytes.py."""
    database = filled(tmp_path / "procedures.db", None)
    with SqlStore(database) as store:
        row = store.log("v7")[5]
    # as SQLite writes the columns: one after the other, 6 as one byte, 1 as none
    parts = {"visit_id": "v7", "seq": "\6", "at": "2026-11-23T14:31:11.123456+00:00", "actor": row.actor}
    parts |= {"workstation": row.workstation, "kind": row.kind, "payload": row.payload}
    parts |= {"previous_hash": row.previous_hash, "hash": row.hash}
    data = bytearray(database.read_bytes())
    start = data.index("".join(parts.values()).encode())
    before = "".join(list(parts.values())[: list(parts).index(column)])
    data[start + len(before.encode()) + 3] ^= 1
    database.write_bytes(data)
    with SqlStore(database) as store:
        faults = [fault for fault in store.verify() if fault.visit_id == "v7"]
    assert Fault("v7", 6, "Entry 6 was changed after it was written.") in faults
