"""The check of a whole database: each thing that can be wrong in it is found, named with its place, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from procedure_assistant.services.ports import Fault
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore
from tests.store.samples import SAVED, add_visit, derived_from, patient, raw, tamper

NOT_THE_ONE = "Entry {} is missing, or it is not the one that was written."


@pytest.fixture
def checked(sql_store: SqlStore) -> SqlStore:
    """Two patients and two visits, without a fault."""
    sql_store.save_patient(patient("p1", source="typed"), SAVED)
    sql_store.save_patient(patient("p1"), SAVED)
    add_visit(sql_store, "v1", 4)
    add_visit(sql_store, "v2", 2)
    assert list(sql_store.verify()) == []
    return sql_store


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ("UPDATE event SET payload = '{}' WHERE visit_id = 'v1' AND seq = 2", [("v1", 2, "Entry 2 was changed after it was written.")]),
        ("UPDATE event SET actor = 'other' WHERE visit_id = 'v2' AND seq = 1", [("v2", 1, "Entry 1 was changed after it was written.")]),
        (
            "DELETE FROM event WHERE visit_id = 'v1' AND seq = 2",
            [("v1", 3, "Entry 2 is missing; the next one found is 3."), ("v1", 2, NOT_THE_ONE.format(2))],
        ),
        (
            "DELETE FROM event WHERE visit_id = 'v1' AND seq = 4",
            [
                ("v1", 4, NOT_THE_ONE.format(4)),
                ("v1", None, "The worklist line of this visit was not made from its last entry."),
            ],
        ),
        ("UPDATE event SET at = 'noon' WHERE visit_id = 'v2' AND seq = 2", [("v2", 2, "Entry 2 cannot be read.")]),
        ("UPDATE event SET at = '2026-11-23' WHERE visit_id = 'v2' AND seq = 1", [("v2", 1, "Entry 1 cannot be read.")]),
        (
            "UPDATE event SET payload = CAST(X'FF41' AS TEXT) WHERE visit_id = 'v2' AND seq = 2",
            [("v2", 2, "Entry 2 was changed after it was written.")],
        ),
        (
            "DELETE FROM event WHERE visit_id = 'v2'",
            [
                ("v2", 1, NOT_THE_ONE.format(1)),
                ("v2", None, "The worklist shows this visit, but there is no entry of it."),
                ("v2", None, "There are delivered doses of this visit, but no entry of it."),
                ("v2", None, "There are scores of this visit, but no entry of it."),
                ("v2", None, "There are biologic products of this visit, but no entry of it."),
            ],
        ),
        (
            "UPDATE visit_summary SET patient_id = 'x' WHERE visit_id = 'v1'",
            [("v1", None, "The patient of this visit is not in the database.")],
        ),
        (
            "UPDATE visit_summary SET state = 'lost' WHERE visit_id = 'v1'",
            [("v1", None, "A worklist line of this visit cannot be read.")],
        ),
        (
            "UPDATE delivered_dose SET amount = 'many' WHERE visit_id = 'v2'",
            [("v2", None, "A delivered dose of this visit cannot be read.")],
        ),
        (
            "UPDATE outcome SET day = 'monday' WHERE visit_id = 'v2'",
            [("v2", None, "A score of this visit cannot be read.")],
        ),
        (
            "UPDATE delivered_biologic SET identifiers = '{}' WHERE visit_id = 'v2' AND position = 1",
            [("v2", None, "A biologic product of this visit cannot be read.")],
        ),
        (
            "UPDATE patient SET weight = '[1]'",
            [
                ("", None, "The patient p1 was changed behind the program's back."),
                ("", None, "Entries that cannot be read (patient): 1."),
            ],
        ),
        (
            "UPDATE patient_history SET patient = '{'",
            [
                ("", None, "Earlier version 1 of the patient p1 was changed behind the program's back."),
                ("", None, "Entries that cannot be read (earlier version of a patient): 1."),
            ],
        ),
    ],
)  # fmt: skip
def test_that_a_change_behind_the_program_is_found(
    checked: SqlStore, change: str, faults: list[tuple[str, int | None, str]], key: bytes | None
):
    tamper(checked.path, change, key=key)
    assert list(checked.verify()) == [Fault(*fault) for fault in faults]


def test_that_a_visit_missing_from_the_worklist_is_found(checked: SqlStore, key: bytes | None):
    tables = ("delivered_dose", "outcome", "delivered_biologic", "visit_summary")
    tamper(checked.path, *(f"DELETE FROM {table} WHERE visit_id = 'v1'" for table in tables), key=key)
    assert list(checked.verify()) == [Fault("v1", None, "This visit has entries, but the worklist does not show it.")]


def test_that_a_row_without_the_row_it_refers_to_is_found(checked: SqlStore, key: bytes | None):
    tamper(checked.path, "DELETE FROM visit_summary WHERE visit_id = 'v2'", key=key)
    assert [fault.message for fault in checked.verify()] == [
        "The file is damaged: row 2 of outcome belongs to no row of visit_summary.",
        "The file is damaged: row 3 of delivered_biologic belongs to no row of visit_summary.",
        "The file is damaged: row 3 of delivered_dose belongs to no row of visit_summary.",
        "The file is damaged: row 4 of delivered_biologic belongs to no row of visit_summary.",
        "This visit has entries, but the worklist does not show it.",
    ]


def test_that_a_guard_taken_off_is_found(checked: SqlStore, key: bytes | None):
    with raw(checked.path, key) as other:
        other.execute("DROP TRIGGER event_no_delete")
    assert list(checked.verify()) == [Fault("", None, "The guard against changes is missing: event_no_delete.")]


def test_that_an_index_that_disagrees_with_its_table_is_found(checked: SqlStore, key: bytes | None):
    with raw(checked.path, key) as other:
        other.execute("PRAGMA writable_schema = ON")
        other.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'ix_outcome_patient_id') "
            "WHERE name = 'ix_delivered_dose_patient_id'"
        )
    faults = list(checked.verify())
    assert faults
    assert {fault.message.split(":")[0] for fault in faults} == {"The file is damaged"}


@pytest.mark.parametrize(
    ("change", "read"),
    [
        ("UPDATE event SET at = 'noon'", lambda store: store.log("v1")),
        ("UPDATE event SET at = 'noon'", lambda store: store.rebuild(derived_from)),
        ("UPDATE event SET payload = CAST(X'FF41' AS TEXT)", lambda store: store.log("v1")),
        ("UPDATE visit_summary SET state = 'lost'", lambda store: store.visits()),
        ("UPDATE visit_summary SET opened_at = '2026-11-23'", lambda store: store.visit("v1")),
        ("UPDATE delivered_dose SET amount = 'many'", lambda store: store.doses("p1")),
        ("UPDATE outcome SET day = 'monday'", lambda store: store.outcomes("p1")),
        ("UPDATE delivered_biologic SET volume_ml = 'some'", lambda store: store.biologics()),
        ('UPDATE patient SET weight = \'{"kg": "Marisol"}\'', lambda store: store.patient("p1")),
        ("UPDATE patient SET sex = 'Marisol'", lambda store: store.find_patients("")),
        ("UPDATE patient SET sex = 'Marisol'", lambda store: store.save_patient(patient("p1", mrn="5"), SAVED)),
        ("UPDATE patient_history SET patient = '{'", lambda store: store.patient_history("p1")),
    ],
)
def test_that_reading_what_the_program_never_wrote_is_a_problem(
    checked: SqlStore, change: str, read: Callable[[SqlStore], object], key: bytes | None
):
    tamper(checked.path, change, key=key)
    with pytest.raises(Problem) as caught:
        read(checked)
    assert caught.value.code == "STORE-DAMAGED"
    assert "Marisol" not in caught.value.detail


def test_that_rows_of_a_damaged_visit_are_still_shown(checked: SqlStore, key: bytes | None):
    tamper(checked.path, "UPDATE event SET payload = '{}' WHERE visit_id = 'v1' AND seq = 2", key=key)
    assert [row.seq for row in checked.log("v1")] == [1, 2, 3, 4]


def test_that_rebuilding_mends_the_derived_rows(checked: SqlStore, database: Path, key: bytes | None):
    before = checked.visits(), checked.doses("p1"), checked.outcomes("p1")
    tamper(
        database,
        "UPDATE visit_summary SET last_seq = 1, progress = ''",
        "UPDATE delivered_dose SET amount = '1'",
        "DELETE FROM outcome",
        key=key,
    )
    assert checked.rebuild(derived_from) == 2
    assert (checked.visits(), checked.doses("p1"), checked.outcomes("p1")) == before
    assert list(checked.verify()) == []


def test_that_verifying_while_the_window_goes_on_finds_nothing(checked: SqlStore):
    faults = checked.verify()
    add_visit(checked, "v3", 3)
    assert list(faults) == []
