"""500 mixed acts at the map by a seeded hand: taps, sweeps, doses, moves, rows, undo and redo, each until it is on the disk and painted.

What is under the hand (marks, card, message) is painted before the event of the act is answered, the rest of the screen in the next
round of events: both are told. An act that changes no mark counts until that next round.

Runs in a process of its own and says its rows as JSON; ``profile`` as last argument prints where the time went instead.
"""

from __future__ import annotations

import json
import pstats
import random
import sys
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from tests.benchmarks.clicks import FRAME_MS, Bench, Moment
from tests.benchmarks.sample_day import Day, day_in
from tests.benchmarks.table import Row, median, percentile, spread
from tests.ui.visit.random_hands import Deed, RandomHands

ACTS = 500
SEED = 20261123
_WARM_UP = 60
"""The first acts make pages, cards and messages that later ones find made; they are not counted."""
_ON_THE_MAP = ("sweep", "skin", "row", "undo", "redo", "plan")


class Paintings(QObject):
    """How often widgets were painted."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__(widgets[0])
        self.count = 0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Only counts."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def mixed_rows(bench: Bench, day: Day) -> list[Row]:
    """The acts in a visit that is prepared, and what each took."""
    screen, *_ = bench.open(day.prepared[0])
    screen.map.map.settle()
    bench.work()
    painted: list[Moment] = []
    whole: list[Moment] = []
    kinds: list[str] = []
    paintings = Paintings(screen.map.map, screen.messages)

    def timed(deed: Deed) -> None:
        with bench.profiling():
            before, begun = paintings.count, Moment.now()
            deed()
            answered, at_once = Moment.now().since(begun), paintings.count > before
            bench.app.processEvents()
            painted.append(answered if at_once else Moment.now().since(begun))
            for _round in range(2):  # what is made in one round of events is painted by the next
                bench.app.processEvents()
            whole.append(Moment.now().since(begun))
        kinds.append(hands.doing)
        bench.work()

    hands = RandomHands(screen, random.Random(SEED), last=timed)
    for _act in range(ACTS + _WARM_UP):
        hands.act()
    whole, painted = whole[_WARM_UP:], painted[_WARM_UP:]
    clock, computed = [one.clock for one in painted], [one.computed for one in painted]
    on_the_map = [one.computed for one, kind in zip(painted, kinds[_WARM_UP:], strict=True) if kind in _ON_THE_MAP]
    entries = screen.visit.record.seq
    bench.leave(screen)
    return [
        Row(f"mixed act → committed, mark and card painted, median of {len(clock)}", median(clock), "ms", note=spread(clock)),
        Row("mixed act → committed, mark and card painted, p99", percentile(clock, 99), "ms", FRAME_MS, f"{entries} entries at the end"),
        Row("  computed by the window's thread, median", median(computed), "ms", note="without waiting for disk and other programs"),
        Row("  computed by the window's thread, p99", percentile(computed, 99), "ms", FRAME_MS),
        Row("  of it acts without the card, p99", percentile(on_the_map, 99), "ms", FRAME_MS, f"median {median(on_the_map):.1f} ms"),
        Row("  until totals, list and steps are painted too, median", median([one.computed for one in whole]), "ms", note="computed"),
        Row("  until totals, list and steps are painted too, p99", percentile([one.computed for one in whole], 99), "ms", note="computed"),
    ]


def main(folder: Path, *, profiled: bool) -> None:
    """Measure."""
    bench = Bench(folder, profiled=profiled)
    rows = mixed_rows(bench, day_in(folder))
    bench.window.close()
    if bench.profile is not None:
        pstats.Stats(bench.profile).sort_stats("tottime").print_stats(35).sort_stats("cumtime").print_stats(60)
    else:
        sys.stdout.write(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), profiled="profile" in sys.argv[2:])
