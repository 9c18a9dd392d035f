"""Who waits for whom inside one program: a click is told soon that it has to be repeated, work behind the window waits."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore
from tests.store.samples import SAVED, patient


def test_that_work_behind_the_window_outwaits_a_slow_write_which_a_click_does_not(tmp_path: Path):
    with SqlStore(tmp_path / "procedures.db", busy_seconds=0.05) as store, ThreadPoolExecutor(1) as behind:
        with store._turns.of_click():  # a write that the disk does not finish
            saving = behind.submit(store.save_patient, patient(), SAVED)
            with pytest.raises(Problem) as told:
                store.save_patient(patient(), SAVED)
            assert (told.value.code, saving.done()) == ("STORE-LOCKED", False)
        saving.result(timeout=30)
        assert store.find_patients("") == (patient(),)
