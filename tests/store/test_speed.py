"""How long a click waits for the disk, and an opening for the check of the file."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median

import pytest

from procedure_assistant.services.ports import LogRow
from procedure_assistant.store import SqlStore
from tests.store.samples import SAVED, derived_from, entry, patient

FRAME_MS = 16.7


def say(text: str) -> None:
    """A measured number for whoever runs the benchmarks with ``-s``."""
    sys.stdout.write(f"\n{text}")


@pytest.mark.bench
def test_that_a_click_is_on_the_disk_well_within_a_frame(tmp_path: Path):
    times = []
    with SqlStore(tmp_path / "procedures.db") as store:
        store.save_patient(patient(), SAVED)
        for visit in range(20):
            last: LogRow | None = None
            for _ in range(50):
                last = entry(f"v{visit}", last)
                start = time.perf_counter()
                store.append([last], derived_from((last,)))
                times.append((time.perf_counter() - start) * 1000)
    first, times = times[0], sorted(times[1:])
    say(f"append: first {first:.2f} ms, median {median(times):.2f} ms, 99 % within {times[int(len(times) * 0.99)]:.2f} ms")
    assert first < FRAME_MS
    assert median(times) < FRAME_MS / 4


@pytest.mark.bench
def test_that_opening_a_year_of_work_takes_less_than_a_glance(tmp_path: Path):
    """Some 1,000 visits of 100 entries."""
    path = tmp_path / "procedures.db"
    with SqlStore(path) as store:
        for number in range(1000):
            rows: list[LogRow] = []
            for _ in range(100):
                rows.append(entry(f"v{number}", rows[-1] if rows else None, payload='{"site":"x"}' * 20))
            store.append(rows, derived_from(tuple(rows), patient_id=f"p{number % 300}"))
            store.save_patient(patient(f"p{number % 300}"), SAVED)
    start = time.perf_counter()
    store = SqlStore(path)
    opened = time.perf_counter()
    count = len(store.visits())
    listed = time.perf_counter()
    found = len(store.find_patients("echevarria"))
    searched = time.perf_counter()
    size = path.stat().st_size / 1e6
    say(f"{size:.0f} MB: open {(opened - start) * 1000:.0f} ms, {count} visits listed {(listed - opened) * 1000:.0f} ms, ")
    say(f"search {(searched - listed) * 1000:.1f} ms")
    store.close()
    assert (count, found) == (1000, 50)
    assert opened - start < 1
