"""Properties of the store that hold for any text and any course of a visit."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procedure_assistant.domain.patient import Allergy, Condition, Medication, Patient, Sex, Weight
from procedure_assistant.services.chain import row_hash
from procedure_assistant.services.ports import Derived, LogRow
from procedure_assistant.store import SqlStore
from tests.store.samples import KEYS, SAVED, derived_from, entry

TEXT = st.text(max_size=200)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
PATIENTS = st.builds(
    Patient,
    id=st.just("p1"),
    family_name=TEXT,
    given_names=TEXT,
    birth_date=st.dates(),
    sex=st.sampled_from(Sex),
    mrn=TEXT,
    allergies=st.none() | st.lists(st.builds(Allergy, TEXT, TEXT, TEXT, TEXT), max_size=3).map(tuple),
    conditions=st.lists(st.builds(Condition, TEXT, TEXT, st.none() | st.dates(), st.none() | st.dates()), max_size=3).map(tuple),
    medications=st.lists(st.builds(Medication, TEXT, TEXT, st.none() | st.dates()), max_size=3).map(tuple),
    weight=st.none() | st.builds(Weight, DECIMALS, st.dates()),
    source=TEXT,
    updated_at=st.just(SAVED),
)


@st.composite
def logs(draw: st.DrawFn) -> tuple[LogRow, ...]:
    """The log of a visit with arbitrary texts, as one chain."""
    rows: list[LogRow] = []
    for payload, actor, kind in draw(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=6)):
        plain = entry(draw(st.just("v1")), rows[-1] if rows else None, payload=payload)
        changed = replace(plain, actor=actor, kind=kind)
        rows.append(replace(changed, hash=row_hash(changed)))
    return tuple(rows)


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
@given(logs(), st.data())
@settings(max_examples=10)
def test_that_any_log_is_read_as_it_was_appended(key: bytes | None, rows: tuple[LogRow, ...], data: st.DataObject):
    with tempfile.TemporaryDirectory() as folder, SqlStore(Path(folder) / "a.db", key=key) as store:
        rest = rows
        while rest:
            count = data.draw(st.integers(1, len(rest)), label="rows in one append")
            store.append(rest[:count], derived_from(rest[:count]))
            rest = rest[count:]
        assert store.log("v1") == rows
        assert [fault for fault in store.verify() if fault.seq] == []


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
@given(PATIENTS)
@settings(max_examples=20)
def test_that_any_patient_is_read_as_saved_and_found_by_name(key: bytes | None, patient: Patient):
    with tempfile.TemporaryDirectory() as folder, SqlStore(Path(folder) / "a.db", key=key) as store:
        store.save_patient(patient, SAVED)
        assert store.patient("p1") == patient
        assert store.patient_by_mrn(patient.mrn) == (patient if patient.mrn else None)
        for words in (patient.name, patient.mrn, patient.birth_date.isoformat(), f"{patient.given_names} {patient.family_name}"):
            assert store.find_patients(words) == (patient,)


VISITS = st.lists(st.tuples(st.integers(1, 6), st.sampled_from(["p1", "p2"])), max_size=5)


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
@given(VISITS, st.data())
@settings(max_examples=10)
def test_that_rebuilt_rows_equal_the_live_ones(key: bytes | None, visits: list[tuple[int, str]], data: st.DataObject):
    def derive(rows: tuple[LogRow, ...]) -> Derived:
        count, patient_id = visits[int(rows[0].visit_id)]
        full = derived_from(rows, patient_id=patient_id)
        return replace(full, doses=full.doses * (len(rows) % 3), outcomes=full.outcomes * (count % 2))

    with tempfile.TemporaryDirectory() as folder, SqlStore(Path(folder) / "a.db", key=key) as store:
        for number, (count, _) in enumerate(visits):
            rows: tuple[LogRow, ...] = ()
            for _ in range(count):
                rows += (entry(str(number), rows[-1] if rows else None),)
                store.append(rows[-1:], derive(rows))
        people = ("p1", "p2")
        live = store.visits(), [store.doses(one) for one in people], [store.outcomes(one) for one in people]
        assert store.rebuild(derive) == len(visits)
        assert (store.visits(), [store.doses(one) for one in people], [store.outcomes(one) for one in people]) == live
