"""A recall in an encrypted database of 100,000 visits: lot typed → every patient and visit, the letter list, and the shelf. JSON rows.

The visits are written straight into the derived tables, by the store's own columns: what is measured reads nothing else.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from procedure_assistant.documents.letter_list import draw_letter_list
from procedure_assistant.domain.lots import LotMovement
from procedure_assistant.domain.patient import Patient, Sex
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.ports import LotUse, VisitState, VisitSummary
from procedure_assistant.services.recall import RecallService
from procedure_assistant.store import SqlStore
from procedure_assistant.store.rows import patient_columns, summary_columns
from procedure_assistant.store.schema import LOT_USE, PATIENT, VISIT_SUMMARY
from procedure_assistant.store.stock_rows import use_columns
from tests.benchmarks.table import Row, median, spread

VISITS, PATIENTS, TOXIN_LOTS, OTHER_LOTS = 100_000, 20_000, 200, 40
LATER = 9
_KEY = bytes(range(32))
_BEGIN = datetime(2016, 1, 4, 14, 0, tzinfo=UTC)
_PER_STEP = 5_000


def _visit(number: int) -> tuple[VisitSummary, tuple[LotUse, LotUse]]:
    """A visit of toxin and block: five hundred visits share a lot of toxin, 2,500 one of lidocaine."""
    at = _BEGIN + timedelta(minutes=48 * number)
    visit_id, patient_id = f"{number:032x}", f"p{number * 7919 % PATIENTS}"
    summary = VisitSummary(visit_id, patient_id, "Botox, PREEMPT", VisitState.SIGNED, at, at, "31 of 31 sites", "", 200)
    expiry = at.date() + timedelta(days=700)
    toxin = LotMovement(at, "E. Marsh", "botox_200", "BOTOX 200 units", f"C{number * TOXIN_LOTS // VISITS:04}C3", expiry, "", -1, "opened")
    other = LotMovement(
        at, "E. Marsh", "lidocaine_2_5ml", "lidocaine 2 %, 5 mL", f"LD-{number * OTHER_LOTS // VISITS:03}", expiry, "", -1, "opened"
    )
    return summary, (LotUse(visit_id, patient_id, at.date(), toxin), LotUse(visit_id, patient_id, at.date(), other))


def _patients() -> Iterator[dict[str, object]]:
    for number in range(PATIENTS):
        born = (datetime(1940, 1, 1, tzinfo=UTC) + timedelta(days=number)).date()
        patient = Patient(f"p{number}", f"Family{number}", "Given", born, Sex.FEMALE, f"{number:08}", (), (), (), None, "bench", None)
        yield patient_columns(patient, _BEGIN)


def make(path: Path) -> None:
    """The database."""
    with SqlStore(path, key=_KEY) as store:
        with store._writing() as connection:
            connection.execute(insert(PATIENT), list(_patients()))
        for begin in range(0, VISITS, _PER_STEP):
            visits = [_visit(number) for number in range(begin, begin + _PER_STEP)]
            with store._writing() as connection:
                connection.execute(insert(VISIT_SUMMARY), [summary_columns(summary) for summary, _ in visits])
                connection.execute(insert(LOT_USE), [use_columns(*numbered) for _, uses in visits for numbered in enumerate(uses)])


def _timed(work: Callable[[], object]) -> tuple[float, object]:
    begun = time.perf_counter()
    result = work()
    return (time.perf_counter() - begun) * 1000, result


def rows(path: Path) -> list[Row]:
    """What a person waits for."""
    found: list[Row] = []
    with SqlStore(path, key=_KEY) as store:
        recalls = RecallService(store.stock, store, SystemClock(), lambda: "Bench", draw_letter_list)
        for what, lot, expected in (("toxin", "c0100-c3", 500), ("lidocaine", "LD 020", 2500)):
            first, recall = _timed(lambda lot=lot: recalls.find(lot))  # type: ignore[misc]  # bound for this turn
            later = [_timed(lambda lot=lot: recalls.find(lot))[0] for _ in range(LATER)]  # type: ignore[misc]  # bound for this turn
            if len(recall.hits) != expected:  # type: ignore[attr-defined]  # a recall
                raise RuntimeError(f"{len(recall.hits)} visits found, not {expected}")  # type: ignore[attr-defined]  # a recall
            note = f"{expected} visits of 100,000; later {median(later):.0f} ms ({spread(later)})"
            found.append(Row(f"Recall of a lot of {what}, first after opening", first, "ms", 1000, note))
            drawn, pdf = _timed(lambda recall=recall: recalls.pdf(recall, Paper.LETTER))  # type: ignore[misc,arg-type]  # a recall
            found.append(Row("  its letter list as PDF", drawn, "ms", None, f"{len(pdf) // 1024} kB"))  # type: ignore[arg-type]  # bytes
        added = [_timed(store.stock.taken)[0] for _ in range(LATER)]
        found.append(Row("The shelf: what all visits took, added up", median(added), "ms", None, spread(added)))
    return found


def main(folder: Path) -> None:
    """Make the database where there is none yet, measure, print."""
    path = folder / "recall.db"
    if not path.exists():
        make(path)
    sys.stdout.write(json.dumps([asdict(row) for row in rows(path)]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
