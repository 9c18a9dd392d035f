"""The four budgets of a visit, counted by the same hands as the journey tests, beside one another. Runs in a process of its own."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from procedure_assistant.ui import theme
from procedure_assistant.ui.start import application
from tests import outside_programs
from tests.benchmarks.table import Row
from tests.journeys import counted, counted_prp
from tests.journeys.counted import BUDGETS, CountedClinic, Hands

_PATIENCE_S = 60


def wait(so: Callable[[], bool]) -> None:
    """Until something is so; raises TimeoutError when it never is."""
    end = time.monotonic() + _PATIENCE_S
    while not so():
        QApplication.processEvents()
        time.sleep(0.01)
        if time.monotonic() > end:
            raise TimeoutError


def visit(make: Callable[[Path], CountedClinic], run: Callable[..., Hands], *more: object) -> Hands:
    """A whole visit in a clinic of its own, signed and printed."""
    with tempfile.TemporaryDirectory() as name:
        clinic = make(Path(name))
        try:
            hands = run(clinic, *more)
            counted.sign_and_print(clinic, hands)
            screen = clinic.window._visit
            if screen is None or not screen.presenter.record.prints:
                raise RuntimeError("the visit was not printed")
            return hands
        finally:
            clinic.close()


def rows() -> list[Row]:
    """One row a budget, the keystrokes below it."""
    planned = visit(CountedClinic, counted.preempt)
    what = "PREEMPT 155 units as planned, patient open → printed"
    found = [*_pair(what, planned.pointer, planned.keys, "preempt", "lot chosen by one press")]
    more, keys = 0, 0
    for deviate in counted.DEVIATIONS.values():
        hands = visit(CountedClinic, counted.preempt, deviate)
        more, keys = max(more, hands.pointer - planned.pointer), max(keys, hands.keys)
    found += _pair("each deviation, the longest of omit, move, dose, extra", more, keys, "deviation", "more than as planned")
    both = visit(CountedClinic, counted.gon)
    found += _pair("both GON, time-out, landmarks, pain scores", both.pointer, both.keys, "gon", "")
    storescu = outside_programs.find("storescu")
    if storescu is None:
        return [*found, Row("PRP to both GON under ultrasound", 0, "presses", None, "not counted: storescu (dcmtk) sends the pictures")]
    prp = visit(lambda folder: counted_prp.PrpClinic(folder, storescu, wait), counted_prp.prp)
    measured = sum(len(value) + 1 for value in counted_prp.typed_values())
    note = f"besides {prp.typed_fields} fields of measured values"
    what, pointer = "PRP to both GON under ultrasound, with passport", prp.pointer - prp.typed_fields
    return [*found, *_pair(what, pointer, prp.keys - measured, "prp", note)]


def _pair(what: str, pointer: int, keys: int, budget: str, note: str) -> tuple[Row, Row]:
    signing = "without the password at signing, where there are accounts"
    return (
        Row(what, pointer, "presses", BUDGETS[budget], note),
        Row("    keystrokes", keys, "keys", 0, signing if budget == "preempt" else ""),
    )


def main() -> None:
    """Say the rows."""
    app = application(["budgets"])
    theme.apply(app, theme.shipped("light"))
    sys.stdout.write(json.dumps([asdict(row) for row in rows()]))


if __name__ == "__main__":
    main()
