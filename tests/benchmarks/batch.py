"""The records of a whole day in one batch, as the page "Print the day" makes them. Says its row as JSON."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.sample_day import day_in
from tests.benchmarks.table import Row

RECORDS = 40


def main(folder: Path) -> None:
    """Measure."""
    from PySide6.QtWidgets import QApplication

    from procedure_assistant.app import build, options
    from procedure_assistant.ui.printing.day_jobs import DayJob
    from procedure_assistant.ui.printing.day_print import Course, DayPrint, FolderTarget
    from procedure_assistant.ui.tasks import Tasks
    from procedure_assistant.ui.visit.paper_choice import RECORD, PaperChoice

    application = QApplication([])
    services = build(options(folder))
    services.warm_up()
    signed = day_in(folder).signed
    jobs = tuple(DayJob(signed[number % len(signed)], RECORD, str(number)) for number in range(RECORDS))
    courses: list[Course] = []

    def told(course: Course) -> None:
        courses.append(course)
        if course.is_over:
            application.quit()

    day = DayPrint(services, PaperChoice(services.records, services.papers, services.leaflets), Tasks(), told)
    out = folder / "out"
    begun = time.perf_counter()
    day.start(jobs, FolderTarget(out))
    application.exec()
    took = time.perf_counter() - begun
    assert courses[-1].done == RECORDS == len(list(out.iterdir())), courses[-1].failures
    services.store.close()
    note = "read, drawn, PDF/A, each file synced, each print in the log"
    sys.stdout.write(json.dumps([asdict(Row(f"{RECORDS} records to a folder", took * 1000, "ms", 3000, note))]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
