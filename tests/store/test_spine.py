"""The chain over all that is kept: what a forger with the key can and cannot do, and what an exported head tells then."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from procedure_assistant.services.chain import row_hash
from procedure_assistant.services.ports import Fault, LogRow
from procedure_assistant.store import SqlStore
from procedure_assistant.store.spine import entry_hash
from tests.store.samples import (
    OPENED,
    SAVED,
    account,
    add_visit,
    ask,
    audit_entry,
    derived_from,
    entry,
    patient,
    tamper,
)

ENTRIES = "SELECT seq, kind, subject, version, row_hash, backfilled FROM spine ORDER BY seq"


@pytest.fixture
def kept(sql_store: SqlStore) -> SqlStore:
    """A patient, two visits, an audit entry."""
    sql_store.save_patient(patient(), SAVED)
    add_visit(sql_store, "v1", 3)
    add_visit(sql_store, "v2", 2)
    sql_store.audit(audit_entry())
    return sql_store


def text(value: object) -> str:
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


def computed_anew(path: Path, key: bytes | None, *changes: str) -> None:
    """What a forger with the key does who knows this program: change rows, then compute all entries of the chain anew."""
    tamper(path, *changes, key=key)
    previous, statements = "", ["DELETE FROM spine"]
    for number, (_, *columns) in enumerate(ask(path, ENTRIES, key=key), start=1):
        own = entry_hash(number, *columns, previous)
        statements.append(f"INSERT INTO spine VALUES ({', '.join(map(text, [number, *columns, previous, own]))})")
        previous = own
    tamper(path, *statements, key=key)


def test_that_a_new_database_begins_its_chain_with_when_it_was_made(sql_store: SqlStore, database: Path, key: bytes | None):
    assert ask(database, "SELECT seq, kind, subject, version, backfilled, previous_hash FROM spine", key=key) == [
        (1, "database", "", 1, 0, "")
    ]
    assert sql_store.verify_head(*sql_store.spine_head())


def test_that_two_databases_have_different_heads(sql_store: SqlStore, tmp_path: Path):
    with SqlStore(tmp_path / "other.db") as other:
        assert other.spine_head() != sql_store.spine_head()
        assert not other.verify_head(*sql_store.spine_head())


def test_that_each_write_adds_its_rows_to_the_chain(sql_store: SqlStore, database: Path, key: bytes | None):
    sql_store.save_patient(patient(), SAVED)
    sql_store.save_patient(patient(mrn="2"), SAVED)
    add_visit(sql_store, "v1", 2)
    sql_store.save_account(account())
    sql_store.save_account(account(active=False))
    sql_store.save_setting("clinic", "{}")
    sql_store.audit(audit_entry())
    assert ask(database, "SELECT kind, subject, version FROM spine WHERE seq > 1 ORDER BY seq", key=key) == [
        ("patient", "p1", 1),
        ("patient_history", "p1", 1),
        ("patient", "p1", 2),
        ("event", "v1", 1),
        ("event", "v1", 2),
        ("account", "a1", 1),
        ("account", "a1", 2),
        ("setting", "clinic", 1),
        ("audit", "", 1),
    ]
    assert list(sql_store.verify(derived_from)) == []


def test_that_programs_writing_at_once_make_one_chain(sql_store: SqlStore, database: Path, key: bytes | None):
    with SqlStore(database, key=key) as other:
        for number in range(10):
            (sql_store, other)[number % 2].save_setting("a", str(number))
            (other, sql_store)[number % 2].audit(audit_entry(number))
        assert other.spine_head() == sql_store.spine_head()
        assert sql_store.spine_head()[0] == 21
        assert list(sql_store.verify()) == []


def test_that_a_refused_write_leaves_the_chain(kept: SqlStore):
    before = kept.spine_head()
    rows = kept.log("v1")
    broken = replace(derived_from(rows).summary, last_seq=4, opened_at=OPENED.replace(tzinfo=None))
    following = entry("v1", rows[-1])
    with pytest.raises(ValueError, match="time zone"):
        kept.append([following], replace(derived_from((following,)), summary=broken))
    assert kept.spine_head() == before


def forged(after: LogRow) -> LogRow:
    row = replace(entry("v1", after), payload='{"site":"forged"}', at=OPENED + timedelta(hours=1))
    return replace(row, hash=row_hash(row))


def test_that_an_entry_added_with_the_right_hash_is_found(kept: SqlStore, key: bytes | None):
    row = forged(kept.log("v1")[-1])
    columns = (row.visit_id, row.seq, row.at.isoformat(timespec="microseconds"), row.actor, row.workstation, row.kind, row.version)
    values = ", ".join(map(text, (*columns, row.payload, row.previous_hash, row.hash)))
    tamper(
        kept.path,
        f"INSERT INTO event VALUES ({values})",
        "UPDATE visit_summary SET last_seq = 4, progress = '4 of 31 sites' WHERE visit_id = 'v1'",
        key=key,
    )
    assert list(kept.verify()) == [Fault("v1", 4, "Entry 4 was added behind the program's back.")]


def test_that_a_changed_entry_with_its_visit_computed_anew_is_found(kept: SqlStore, key: bytes | None):
    first, second, third = kept.log("v1")
    second = replace(second, payload="{}")
    second = replace(second, hash=row_hash(second))
    third = replace(third, previous_hash=second.hash)
    third = replace(third, hash=row_hash(third))
    tamper(
        kept.path,
        *(
            f"UPDATE event SET payload = '{row.payload}', previous_hash = '{row.previous_hash}', hash = '{row.hash}' "
            f"WHERE visit_id = 'v1' AND seq = {row.seq}"
            for row in (first, second, third)
        ),
        key=key,
    )
    assert list(kept.verify()) == [Fault("v1", 2, "Entry 2 is missing, or it is not the one that was written.")]


def test_that_what_was_computed_anew_no_longer_holds_an_exported_head(kept: SqlStore, key: bytes | None):
    """The check itself says nothing: this is what the head is for."""
    exported = kept.spine_head()
    removed = ("delivered_dose", "outcome", "delivered_biologic", "visit_summary", "event")
    computed_anew(
        kept.path,
        key,
        *(f"DELETE FROM {table} WHERE visit_id = 'v2'" for table in removed),
        "DELETE FROM spine WHERE kind = 'event' AND subject = 'v2'",
    )
    assert list(kept.verify(derived_from)) == []
    assert not kept.verify_head(*exported)
    for _ in range(5):
        kept.audit(audit_entry())
    assert not kept.verify_head(*exported)


def test_that_a_database_put_back_to_an_earlier_state_no_longer_holds_an_exported_head(kept: SqlStore, tmp_path: Path, key: bytes | None):
    earlier = kept.spine_head()
    kept.backup(tmp_path / "earlier.db")
    add_visit(kept, "v3", 1)
    exported = kept.spine_head()
    with SqlStore(tmp_path / "earlier.db", key=key) as restored:
        assert restored.verify_head(*earlier)
        assert not restored.verify_head(*exported)


def test_that_a_head_stays_true_only_while_all_before_it_is_unbroken(kept: SqlStore, key: bytes | None):
    exported = kept.spine_head()
    tamper(kept.path, "UPDATE spine SET row_hash = hash WHERE seq = 2", key=key)
    assert not kept.verify_head(*exported)


def test_that_an_emptied_chain_is_found_and_does_not_hinder_the_visit(kept: SqlStore, key: bytes | None):
    exported = kept.spine_head()
    tamper(kept.path, "DELETE FROM spine", key=key)
    assert kept.spine_head() == (0, "")
    assert not kept.verify_head(0, "")
    following = entry("v1", kept.log("v1")[-1])
    kept.append([following], derived_from((following,)))
    assert len(kept.log("v1")) == 4
    assert not kept.verify_head(*exported)
    assert next(kept.verify()).message == "When and by which version the database was made is not what was written then."
