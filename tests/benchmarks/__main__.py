"""Prints one table of speed and memory with the goals of the project. It measures and does not judge: its exit code is 0."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import start_up
from tests.benchmarks.children import child
from tests.benchmarks.sample_day import Day, make_day
from tests.benchmarks.table import Row, lines

Measure = Callable[[Path, Day, int], list[Row]]


def rows_of(module: str, *words: str) -> list[Row]:
    """The rows that a part says."""
    return [Row(**row) for row in json.loads(child(module, *words))]


def median_rows(runs: list[list[Row]]) -> list[Row]:
    """Of several runs of one part, the row in the middle for each line."""
    return [sorted(same, key=lambda row: row.value)[len(same) // 2] for same in zip(*runs, strict=True)]


def paper_rows(folder: Path, *_: object) -> list[Row]:
    """The PDF part, which measures one first time a process."""
    return median_rows([rows_of("paper", str(folder)) for _ in range(3)])


PARTS: dict[str, tuple[str, Measure]] = {
    "budgets": ("Presses and keystrokes of whole visits, established patient, real window", lambda *_: rows_of("budgets")),
    "start": ("Start in a fresh process, medians", start_up.measure),
    "clicks": ("Clicks in the visit window, file database, synchronous FULL", lambda folder, *_: rows_of("clicks", str(folder), "clicks")),
    "mixed": ("500 mixed acts at the map, file database, synchronous FULL", lambda folder, *_: rows_of("mixed", str(folder))),
    "open": ("Opening a visit, program warm", lambda folder, *_: rows_of("clicks", str(folder), "openings")),
    "paper": ("PDF of a signed combined visit, median of 3 processes", paper_rows),
    "batch": ("The records of a day in one batch", lambda folder, *_: rows_of("batch", str(folder))),
    "exports": ("A signed visit in every format, and 10,000 to a registry file", lambda folder, *_: rows_of("exports", str(folder))),
    "recall": ("Recall in 100,000 visits, encrypted file", lambda folder, *_: rows_of("recall", str(folder))),
}
PROFILED = {"clicks": ("clicks", "clicks"), "mixed": ("mixed",), "open": ("clicks", "openings"), "paper": ("paper",)}


def main() -> None:
    """Measure what is asked for, everything by default."""
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all when left out")
    parser.add_argument("--repeat", type=int, default=9, help="how often each window is started")
    parser.add_argument("--profile", action="store_true", help="print where the time went, for all parts but start")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ |= {"HOME": name, "XDG_CONFIG_HOME": f"{name}/config", "XDG_DATA_HOME": f"{name}/data"}
        folder = home / "day"
        folder.mkdir()
        day = make_day(folder)
        if asked.profile:
            for part in asked.parts or PROFILED:
                sys.stdout.write(child(PROFILED[part][0], str(folder), *PROFILED[part][1:], "profile"))
            return
        sys.stdout.write(f"{_machine()}\n")
        over: list[str] = []
        for part in asked.parts or PARTS:
            title, measure = PARTS[part]
            own = home / part  # a part charts in its visits; the next one needs them as they were
            shutil.copytree(folder, own)
            rows = measure(own, day, asked.repeat)
            over += [_name(rows, place) for place, row in enumerate(rows) if row.met is False]
            sys.stdout.write("\n".join(lines(title, rows)) + "\n")
            sys.stdout.flush()
        sys.stdout.write(f"\n{_machine()}\n{_verdict(over)}\n")


def _name(rows: list[Row], place: int) -> str:
    """The name of a row, with the one it stands under."""
    if not rows[place].what.startswith(" "):
        return rows[place].what
    above = next(row.what for row in reversed(rows[:place]) if not row.what.startswith(" "))
    return f"{above}: {rows[place].what.strip()}"


def _machine() -> str:
    import PySide6

    load = f"load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"
    return f"{os.cpu_count()} CPUs, {load}; Python {platform.python_version()}, PySide6 {PySide6.__version__}, offscreen"


def _verdict(over: list[str]) -> str:
    return f"Over goal: {'; '.join(over)}." if over else "Every goal met."


if __name__ == "__main__":
    main()
