"""Process start to first painted window and to the worklist, and memory, of the program and of a bare window, turn by turn."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

from tests.benchmarks.children import ROOT, environment
from tests.benchmarks.sample_day import Day
from tests.benchmarks.table import Row, median, spread

Told = dict[str, list[float]]


def measure(folder: Path, day: Day, repeat: int) -> list[Row]:
    """Start both windows ``repeat`` times, one after the other, after one start that is not counted (it compiles what is not)."""
    bare: Told = defaultdict(list)
    program: Told = defaultdict(list)
    commands = ((bare, ["tests.benchmarks.bare_window"]), (program, ["tests.benchmarks.program_window", str(folder), day.prepared[0]]))
    for number in range(repeat + 1):
        for told, command in commands:
            _start(command, told if number else defaultdict(list))
    return _rows(bare, program)


def _start(command: list[str], told: Told) -> None:
    begun = time.monotonic()
    run = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, env=environment(), capture_output=True, text=True, check=True, timeout=120
    )
    for line in run.stdout.splitlines():
        what, value = line.split()
        if what.startswith("computed"):
            told[what].append(float(value) * 1000)
        else:
            told[what].append(float(value) if what.startswith(("memory", "shared")) else (float(value) - begun) * 1000)


def _rows(bare: Told, program: Told) -> list[Row]:
    first, first_bare = median(program["painted"]), median(bare["painted"])
    computed, computed_bare = median(program["computed"]), median(bare["computed"])
    held_bare = median(bare["memory"])
    held = {what: median(values) for what, values in program.items() if what.startswith("memory")}
    shared = f"PSS {median(program['shared_worklist']):.0f} MB, of the bare window {median(bare['shared']):.0f} MB"
    return [
        Row("bare PySide6 window, first painted", first_bare, "ms", note=spread(bare["painted"])),
        Row("program, first painted window", first, "ms", note=spread(program["painted"])),
        Row("  program / bare window", first / first_bare, "×", 1.4),
        Row("  computed (CPU), program", computed, "ms", note=f"bare window {computed_bare:.1f} ms"),
        Row("  computed (CPU), program / bare window", computed / computed_bare, "×", 1.4),
        Row("program, worklist painted and ready", median(program["worklist"]), "ms", note=spread(program["worklist"])),
        Row("  computed (CPU), all threads", median(program["computed_worklist"]), "ms"),
        Row("memory (RSS) of the bare window", held_bare, "MB"),
        Row("memory (RSS) at the first painted window", held["memory_painted"], "MB"),
        Row("memory (RSS) at the painted worklist", held["memory_worklist"], "MB", note=shared),
        Row("  program / bare window", held["memory_worklist"] / held_bare, "×", 1.8),
        Row("memory (RSS) when the warm-up behind it is over", held["memory_settled"], "MB"),
        Row("  program / bare window", held["memory_settled"] / held_bare, "×", 1.8),
        Row("memory (RSS) with a visit open", held["memory_visit"], "MB"),
        Row("  program / bare window", held["memory_visit"] / held_bare, "×", note="no goal of its own"),
    ]
