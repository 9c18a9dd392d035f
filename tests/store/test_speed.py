"""How long a click waits for the disk, and an opening for the check of the file."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median

import pytest

from procedure_assistant.services.ports import LogRow
from procedure_assistant.store import SqlStore
from tests.store.samples import SAVED, audit_entry, derived_from, entry, patient

FRAME_MS = 16.7


def say(text: str) -> None:
    """A measured number for whoever runs the benchmarks with ``-s``."""
    sys.stdout.write(f"\n{text}")


def kind(key: bytes | None) -> str:
    """How the database is kept, for the printed line."""
    return "plain" if key is None else "encrypted"


@pytest.mark.bench
def test_that_a_click_is_on_the_disk_well_within_a_frame(tmp_path: Path, key: bytes | None):
    times = []
    with SqlStore(tmp_path / "procedures.db", key=key) as store:
        store.save_patient(patient(), SAVED)
        for visit in range(20):
            last: LogRow | None = None
            for _ in range(50):
                last = entry(f"v{visit}", last)
                start = time.perf_counter()
                store.append([last], derived_from((last,)))
                times.append((time.perf_counter() - start) * 1000)
    first, times = times[0], sorted(times[1:])
    say(f"append, {kind(key)}: first {first:.2f} ms, median {median(times):.2f} ms, 99 % within {times[int(len(times) * 0.99)]:.2f} ms")
    assert first < FRAME_MS
    assert median(times) < FRAME_MS / 4


@pytest.mark.bench
def test_that_opening_a_year_of_work_takes_less_than_a_glance(tmp_path: Path, key: bytes | None):
    """Some 1,000 visits of 100 entries."""
    path = tmp_path / "procedures.db"
    with SqlStore(path, key=key) as store:
        for number in range(1000):
            rows: list[LogRow] = []
            for _ in range(100):
                rows.append(entry(f"v{number}", rows[-1] if rows else None, payload='{"site":"x"}' * 20))
            store.append(rows, derived_from(tuple(rows), patient_id=f"p{number % 300}"))
            store.save_patient(patient(f"p{number % 300}"), SAVED)
    start = time.perf_counter()
    store = SqlStore(path, key=key)
    opened = time.perf_counter()
    count = len(store.visits())
    listed = time.perf_counter()
    found = len(store.find_patients("echevarria"))
    searched = time.perf_counter()
    size = path.stat().st_size / 1e6
    say(f"{kind(key)}, {size:.0f} MB: open {(opened - start) * 1000:.0f} ms, {count} visits listed {(listed - opened) * 1000:.0f} ms, ")
    say(f"search {(searched - listed) * 1000:.1f} ms")
    store.close()
    assert (count, found) == (1000, 50)
    assert opened - start < 1


@pytest.mark.bench
def test_that_a_year_of_work_is_checked_and_its_audit_trail_searched_in_seconds(tmp_path: Path, key: bytes | None):
    """1,000 visits of 100 entries, one an append, and 20,000 audit entries."""
    path = tmp_path / "procedures.db"
    with SqlStore(path, key=key) as store:
        store.save_patient(patient(), SAVED)
        with store._engine.connect() as connection:  # this connection is used on: the writing is not what is measured
            connection.exec_driver_sql("PRAGMA synchronous = OFF")
        for number in range(1000):
            last: LogRow | None = None
            for _ in range(100):
                last = entry(f"v{number}", last)
                store.append([last], derived_from((last,)))
        for number in range(20_000):
            store.audit(audit_entry(number))
        start = time.perf_counter()
        faults = list(store.verify())
        checked = time.perf_counter()
        found = len(store.audit_entries(words="p7"))
        searched = time.perf_counter()
        head = store.verify_head(*store.spine_head())
        proved = time.perf_counter()
    say(f"{kind(key)}, {path.stat().st_size / 1e6:.0f} MB: check {checked - start:.1f} s, ")
    say(f"audit search {(searched - checked) * 1000:.0f} ms, head {(proved - searched) * 1000:.0f} ms")
    assert (faults, found, head) == ([], 200, True)
    assert checked - start < 60
    assert searched - checked < 2
