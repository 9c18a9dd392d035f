"""The switches of the store in memory, which make it fail as the real one does."""

from __future__ import annotations

import pytest

from procedure_assistant.services.problem import Problem
from tests.fakes import MemoryStore
from tests.store.samples import SAVED, add_visit, derived_from, entry, patient


def test_that_a_full_memory_store_refuses_every_write_and_takes_them_again_later():
    store = MemoryStore()
    rows = add_visit(store, "v1", 2)
    store.full = True
    for write in (
        lambda: store.append([entry("v1", rows[-1])], derived_from((entry("v1", rows[-1]),))),
        lambda: store.save_patient(patient(), SAVED),
        lambda: store.save_setting("a", "b"),
        lambda: store.rebuild(derived_from),
    ):
        with pytest.raises(Problem) as caught:
            write()
        assert caught.value.code == "STORE-FULL"
    store.full = False
    assert store.log("v1") == rows
    store.append([entry("v1", rows[-1])], derived_from((entry("v1", rows[-1]),)))
    assert len(store.log("v1")) == 3


def test_that_a_taken_memory_store_refuses_appending_only():
    store = MemoryStore(taken=True)
    with pytest.raises(Problem) as caught:
        store.append([entry("v1")], derived_from((entry("v1"),)))
    assert caught.value.code == "STORE-TAKEN"
    store.save_setting("a", "b")
    assert store.log("v1") == ()
