"""A head exported from a database and held against it later: what is still in it, and what each way of tampering gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from procedure_assistant.services.head import Head, Verdict, compare_head, export_head, read_head
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore, encrypt_database
from tests.fakes import FixedClock, MemoryStore
from tests.faults.database_files import fill_up, read_only, small_disk
from tests.store.samples import KEY, KEYS, SAVED, add_visit, audit_entry, patient, tamper
from tests.store.test_spine import computed_anew

CLOCK = FixedClock()
AFTER_A_RESTORE = (
    "This is so after an older backup was restored, or a damaged database was saved in part. "
    "If neither was done here, records were changed or removed: keep the database file as it is, and look into an older backup."
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    """An encrypted database with two visits; its chain has seven entries."""
    with SqlStore(tmp_path / "procedures.db", key=KEY) as made:
        made.save_patient(patient(), SAVED)
        add_visit(made, "v1", 3)
        add_visit(made, "v2", 2)
        yield made


@pytest.fixture
def head(store: SqlStore, tmp_path: Path) -> Head:
    """What was exported."""
    return export_head(store, tmp_path / "head.json", CLOCK, "room 2")


def test_that_a_head_is_read_as_it_was_written_and_names_no_patient(store: SqlStore, head: Head, tmp_path: Path):
    file = tmp_path / "head.json"
    assert read_head(file) == head
    assert (head.entries, head.hash) == store.spine_head()
    assert (head.entries, head.visits, head.workstation, head.made_at) == (7, 2, "room 2", CLOCK.at)
    assert head.is_sealed_by(store)
    text = file.read_text()
    assert len(text) < 2000
    assert not [word for word in ("Echevarr", "Marisol", "1981", "MRN", "p1", "Ada") if word in text]


def test_that_a_database_that_only_grew_still_contains_the_head(store: SqlStore, head: Head):
    add_visit(store, "v3", 3)
    found = compare_head(store, head, FixedClock(CLOCK.at + timedelta(days=9)))
    assert (found.verdict, found.contained, found.signed, found.later) == (Verdict.CONTAINED, True, True, 3)
    assert found.text == "The database still contains this head (entry 7, exported 23 Nov 2026 14:31 at room 2) and 3 later entries."
    assert found.hint == "Run the check of the database (verify), too: it holds every record against the chain."


def test_that_a_chain_computed_anew_after_a_visit_was_taken_out_is_told(store: SqlStore, head: Head):
    """The forger has the key and knows the program: the check itself finds nothing."""
    removed = ("delivered_dose", "outcome", "delivered_biologic", "visit_summary", "event")
    computed_anew(
        store.path,
        KEY,
        *(f"DELETE FROM {table} WHERE visit_id = 'v2'" for table in removed),
        "DELETE FROM spine WHERE kind = 'event' AND subject = 'v2'",
    )
    assert list(store.verify()) == []
    found = compare_head(store, head, CLOCK)
    assert (found.verdict, found.contained, found.signed) == (Verdict.SHORTER, False, True)
    assert found.text == (
        "The database ends at entry 5, before this head (entry 7, exported 23 Nov 2026 14:31 at room 2): at least 2 entries are missing. "
        "The check finds no other fault."
    )
    assert found.hint == AFTER_A_RESTORE
    for number in range(5):
        store.audit(audit_entry(number))
    found = compare_head(store, head, CLOCK)
    assert found.verdict is Verdict.OTHER_ENTRIES
    assert found.text == (
        "The database does not contain this head (entry 7, exported 23 Nov 2026 14:31 at room 2): "
        "up to there its entries are not those of the export. The check finds no other fault."
    )


def test_that_a_changed_entry_of_the_chain_is_named(store: SqlStore, head: Head):
    tamper(store.path, "UPDATE spine SET row_hash = hash WHERE seq = 4", key=KEY)
    found = compare_head(store, head, CLOCK)
    assert found.verdict is Verdict.OTHER_ENTRIES
    assert found.text.endswith(
        "The first fault that the check finds: Entry 4 of the chain over all records was changed after it was written."
    )


def test_that_an_older_backup_in_place_of_the_database_is_told(store: SqlStore, tmp_path: Path):
    store.backup(tmp_path / "older.db")
    store.audit(audit_entry())
    head = export_head(store, tmp_path / "head.json", CLOCK, "room 2")
    with SqlStore(tmp_path / "older.db", key=KEY) as restored:
        assert compare_head(restored, head, CLOCK).verdict is Verdict.SHORTER
        assert "at least 1 entry is missing" in compare_head(restored, head, CLOCK).text
        add_visit(restored, "v3", 2)
        assert compare_head(restored, head, CLOCK).verdict is Verdict.OTHER_ENTRIES


def test_that_a_visit_that_the_worklist_lost_is_told(store: SqlStore, head: Head):
    tamper(store.path, "DELETE FROM visit_summary WHERE visit_id = 'v1'", key=KEY)
    found = compare_head(store, head, CLOCK)
    assert (found.verdict, found.contained) == (Verdict.VISITS_MISSING, False)
    assert found.text.endswith("But it shows only 1 visit of the 2 there were.")


@pytest.mark.parametrize(
    "change",
    [
        {"entries": 6},
        {"hash": "0" * 64},
        {"visits": 1},
        {"made_at": SAVED},
        {"workstation": "room 3"},
        {"about": ("It proves everything.",)},
        {"seal": "0" * 64},
        {"seal": "é"},
    ],
)
def test_that_whatever_is_changed_in_the_file_is_told(store: SqlStore, head: Head, change: dict[str, object]):
    found = compare_head(store, replace(head, **change), CLOCK)
    assert (found.verdict, found.signed) == (Verdict.OTHER_RECORDS, False)
    assert found.text == "This file was changed after it was exported, so it says nothing of the database."


def test_that_the_head_of_another_database_is_told_as_such(head: Head, tmp_path: Path):
    with SqlStore(tmp_path / "other.db", key=bytes(32)) as other:
        found = compare_head(other, head, CLOCK)
    assert (found.verdict, found.text) == (Verdict.OTHER_RECORDS, "This file is of another database, so it says nothing of this one.")


def test_that_a_head_without_signature_is_held_against_the_database_and_told_as_such(store: SqlStore, head: Head):
    found = compare_head(store, replace(head, seal=""), CLOCK)
    assert (found.verdict, found.signed) == (Verdict.CONTAINED, False)
    assert found.text.endswith("The file is not signed: anybody could have written it.")


def test_that_a_head_from_before_the_encryption_still_counts(tmp_path: Path):
    path = tmp_path / "plain.db"
    with SqlStore(path) as plain:
        add_visit(plain, "v1", 2)
        head = export_head(plain, tmp_path / "head.json", CLOCK, "room 2")
    assert (head.seal, head.records) == ("", "")
    encrypt_database(path, KEY)
    with SqlStore(path, key=KEY) as encrypted:
        found = compare_head(encrypted, head, CLOCK)
    assert (found.verdict, found.signed) == (Verdict.CONTAINED, False)


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_that_a_store_seals_only_with_a_key(tmp_path: Path, key: bytes | None):
    with SqlStore(tmp_path / "sealing.db", key=key) as store:
        seals = {store.seal_of(b"one"), store.seal_of(b"one"), store.seal_of(b"two")}
    assert sorted(map(len, seals)) == ([0] if key is None else [32, 32])


def problem_of(action, *arguments: object) -> Problem:
    with pytest.raises(Problem) as caught:
        action(*arguments)
    return caught.value


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"format":1}', b"[" * 100_000], ids=["empty", "none", "list", "bytes", "bare", "deep"]
)
def test_that_a_file_that_is_no_head_is_told(tmp_path: Path, data: bytes):
    path = tmp_path / "head.json"
    path.write_bytes(data)
    assert problem_of(read_head, path).code == "HEAD-UNREADABLE"


@pytest.mark.parametrize("change", [{"entries": 0}, {"entries": 2**63}, {"made_at": "2026-11-23T19:31:00"}, {"visits": "two"}])
def test_that_values_that_cannot_be_are_told(head: Head, tmp_path: Path, change: dict[str, object]):
    path = tmp_path / "changed.json"
    path.write_bytes(msgspec.json.encode(msgspec.to_builtins(head) | change))
    assert problem_of(read_head, path).code == "HEAD-UNREADABLE"


def test_that_a_head_of_a_newer_program_is_refused_kindly(head: Head, tmp_path: Path):
    path = tmp_path / "newer.json"
    path.write_bytes(msgspec.json.encode(msgspec.to_builtins(head) | {"format": 2, "visits": "counted otherwise"}))
    assert problem_of(read_head, path).code == "HEAD-NEWER"


def test_that_a_missing_file_is_told(tmp_path: Path):
    assert problem_of(read_head, tmp_path / "nowhere.json").code == "HEAD-UNREADABLE"


def test_that_no_file_is_replaced(store: SqlStore, head: Head, tmp_path: Path):
    before = (tmp_path / "head.json").read_bytes()
    add_visit(store, "v3", 1)
    assert problem_of(export_head, store, tmp_path / "head.json", CLOCK, "room 2").code == "HEAD-EXISTS"
    assert (tmp_path / "head.json").read_bytes() == before


def test_that_a_database_without_chain_has_no_head(store: SqlStore, tmp_path: Path):
    tamper(store.path, "DELETE FROM spine", key=KEY)
    assert problem_of(export_head, store, tmp_path / "head.json", CLOCK, "room 2").code == "HEAD-NONE"
    assert not (tmp_path / "head.json").exists()


def test_that_a_folder_that_refuses_is_told(tmp_path: Path):
    store, folder = MemoryStore(), tmp_path / "folder"
    add_visit(store, "v1", 1)
    problem = problem_of(export_head, store, folder / "head.json", CLOCK, "room 2")
    assert (problem.code, problem.message) == (
        "HEAD-UNWRITABLE",
        "The head could not be written. Its folder cannot be reached. The records are as they were.",
    )
    folder.mkdir()
    with read_only(folder):
        assert "Its folder may not be written to" in problem_of(export_head, store, folder / "head.json", CLOCK, "room 2").message
    assert list(folder.iterdir()) == []


def test_that_a_full_disk_is_told_and_nothing_is_left_on_it(tmp_path: Path):
    store = MemoryStore()
    add_visit(store, "v1", 1)
    with small_disk(tmp_path / "disk", 64) as disk:
        fill_up(disk)
        assert "The disk is full" in problem_of(export_head, store, disk / "head.json", CLOCK, "room 2").message
        assert [path.name for path in disk.iterdir()] == ["filler"]
