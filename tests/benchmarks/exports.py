"""A signed visit written in every format that is registered, and 10,000 visits into one registry file of an encrypted database. JSON rows.

The 10,000 are one real signed visit under other ids, written straight into the log by the store's own columns: reading does not ask how.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import insert

from procedure_assistant.app import DATABASE, Options, build
from procedure_assistant.exchange.formats import FORMATS
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.export import ExportService
from procedure_assistant.services.export_registry import RegistryExport
from procedure_assistant.services.ports import LogRow, VisitSummary
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.visits import Person, VisitService
from procedure_assistant.store import SqlStore
from procedure_assistant.store.rows import log_columns, summary_columns
from procedure_assistant.store.schema import EVENT, VISIT_SUMMARY
from tests.benchmarks.memory import resident_mb
from tests.benchmarks.sample_day import day_in
from tests.benchmarks.table import Row, median, spread

VISITS = 10_000
LATER = 9
_KEY = bytes(range(32))
_VISITS_AT_ONCE = 200


def _computed(work: Callable[[], object]) -> float:
    """CPU time in ms: waiting for others is left out."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def format_rows(exports: ExportService, visit_id: str) -> Iterator[Row]:
    """Every format: the first time with what it loads, then the middle of later ones."""
    collecting = [_computed(lambda: exports.collect(visit_id)) for _ in range(LATER)]
    yield Row("Collecting a combined visit from its log", median(collecting), "ms", None, spread(collecting))
    for one in FORMATS:
        try:
            size = len(one(exports.collect(visit_id)))
        except Problem as problem:
            yield Row(f"  {one.name}", 0, "ms", None, f"not measured: {problem.code}")
            continue
        later = [_computed(lambda name=one.name: exports.file_of(exports.collect(visit_id), name)) for _ in range(LATER)]  # type: ignore[misc]  # bound for this turn
        yield Row(f"  collected and written as {one.name}", median(later), "ms", None, f"{size / 1024:.0f} kB; {spread(later)}")


def make(path: Path, rows: tuple[LogRow, ...], summary: VisitSummary) -> None:
    """The database of many visits."""
    columns, about = [log_columns(row) for row in rows], summary_columns(summary)
    with SqlStore(path, key=_KEY) as store:
        for first in range(0, VISITS, _VISITS_AT_ONCE):
            ids = [f"{number:032x}" for number in range(first, first + _VISITS_AT_ONCE)]
            with store._writing() as connection:
                connection.execute(insert(EVENT), [{**one, "visit_id": visit_id} for visit_id in ids for one in columns])
                connection.execute(insert(VISIT_SUMMARY), [{**about, "visit_id": visit_id} for visit_id in ids])


def registry_rows(folder: Path, rows: tuple[LogRow, ...], summary: VisitSummary) -> Iterator[Row]:
    """All visits as JSON Lines."""
    path = folder / "registry.db"
    if not path.exists():
        make(path, rows, summary)
    with SqlStore(path, key=_KEY) as store:
        services = build(Options(folder / DATABASE, SystemClock()))
        visits = VisitService(store, services.catalogue, SystemClock(), Person("Bench"), "bench")
        exports = ExportService(visits, services.records, None, lambda: FORMATS)
        before, begun, wall = resident_mb(), time.process_time(), time.perf_counter()
        told = RegistryExport(store, exports).write(folder / "registry.jsonl")
        computed, lasted, more = time.process_time() - begun, time.perf_counter() - wall, resident_mb() - before
        services.store.close()
    if told.written != VISITS:
        raise RuntimeError(told.text)
    size = (folder / "registry.jsonl").stat().st_size / 1e6
    note = f"{len(rows)} entries each; {lasted:.0f} s of wall time, {size:.0f} MB"
    yield Row(f"Registry: {VISITS:,} visits to JSON Lines, computed", computed, "s", None, note)
    yield Row("  visits a second", VISITS / computed, "/s")
    yield Row("  more memory while it runs", more, "MB", 100)


def main(folder: Path) -> None:
    """Measure and print."""
    visit_id = day_in(folder).signed[0]
    services = build(Options(folder / DATABASE, SystemClock()))
    assert services.exports is not None
    found = list(format_rows(services.exports, visit_id))
    rows, summary = services.store.log(visit_id), services.store.visit(visit_id)
    assert summary is not None
    services.store.close()
    found += registry_rows(folder, rows, summary)
    sys.stdout.write(json.dumps([asdict(row) for row in found]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
