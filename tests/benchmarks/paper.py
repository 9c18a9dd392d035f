"""The PDF of a whole signed visit in a fresh process: importing what draws it, the first one, later ones. Says its rows as JSON."""

from __future__ import annotations

import cProfile
import json
import pstats
import sys
import time
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.sample_day import day_in
from tests.benchmarks.table import Row, median, spread

LATER = 15


def _ms(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000


def main(folder: Path, *, profiled: bool) -> None:
    """Measure, and print rows or a profile."""
    from procedure_assistant.protocols import load_catalogue
    from procedure_assistant.resources import resource
    from procedure_assistant.services.clock import SystemClock
    from procedure_assistant.services.note_builder import build_note
    from procedure_assistant.services.settings import load_settings
    from procedure_assistant.services.visits import Person, VisitService
    from procedure_assistant.store import SqlStore

    store = SqlStore(folder / "procedures.db")
    clock = SystemClock()
    visits = VisitService(store, load_catalogue(resource()), clock, Person("Bench"), "bench")
    signed = [visits.resume(visit_id) for visit_id in day_in(folder).signed]

    begun = time.perf_counter()
    from procedure_assistant.documents.procedure_record import render

    imported = _ms(begun)
    paper = load_settings(store).paper
    profile = cProfile.Profile()
    if profiled:
        profile.enable()
    begun = time.perf_counter()
    first_pdf = render(build_note(signed[0], load_settings(store), clock), paper)
    first = _ms(begun)
    profile.disable()
    later, notes = [], []
    for number in range(LATER):
        begun = time.perf_counter()
        note = build_note(signed[number % len(signed)], load_settings(store), clock)
        notes.append(_ms(begun))
        pdf = render(note, paper)
        later.append(_ms(begun))
        assert pdf.startswith(b"%PDF-")
    store.close()
    if profiled:
        pstats.Stats(profile).sort_stats("tottime").print_stats(30).sort_stats("cumtime").print_stats(50)
        return
    rows = [
        Row("importing what draws the PDF (behind the first window)", imported, "ms"),
        Row("first PDF of a process, imports done", first, "ms", 150, f"{len(first_pdf) / 1000:.0f} kB"),
        Row("first PDF, imports included", imported + first, "ms", note="only when asked before the warm-up"),
        Row("later PDF, median", median(later), "ms", 60, spread(later)),
        Row("  of it collecting the note, median", median(notes), "ms"),
    ]
    sys.stdout.write(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), profiled="profile" in sys.argv[2:])
