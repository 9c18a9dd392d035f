"""Reads the sheets and rolls that labels are printed on; a file with a fault is refused with every fault at once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from procedure_assistant.protocols.faults import Report
from procedure_assistant.protocols.sheet import open_sheet
from procedure_assistant.protocols.table import Table

VERSION = 1
_POINTS = Decimal(72) / Decimal("25.4")
_PAPERS = {"letter": (Decimal("215.9"), Decimal("279.4")), "a4": (Decimal(210), Decimal(297))}


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """One size. Lengths in mm from the top left corner of the sheet; ``paper`` "letter", "a4", or "" for a roll (one label a page)."""

    id: str
    name: str
    paper: str
    columns: int
    rows: int
    width: Decimal
    height: Decimal
    left: Decimal
    top: Decimal
    step_x: Decimal
    step_y: Decimal
    confirmed: bool

    @property
    def places(self) -> int:
        """How many labels a sheet holds."""
        return self.columns * self.rows

    @property
    def is_roll(self) -> bool:
        """One label after the other, each a page of its own."""
        return not self.paper

    def place(self, number: int) -> tuple[float, float]:
        """Left and top of a label in points, counted from 0 row by row."""
        row, column = divmod(number, self.columns)
        return points(self.left + column * self.step_x), points(self.top + row * self.step_y)


def points(mm: Decimal) -> float:
    """A length in points."""
    return float(mm * _POINTS)


def read_label_sheets(root: Path) -> tuple[LabelSheet, ...]:
    """Every size of the file. Raises `ProtocolFaults` with everything that is wrong in it."""
    report = Report()
    sheet = open_sheet(root, f"labels.{VERSION}.toml", report, None)
    found: list[LabelSheet] = []
    if sheet is not None:
        top = Table(sheet, sheet.data)
        top.take("schema")
        found = [_label_sheet(one) for one in top.tables("sheet", required=True)]
        top.close()
    report.raise_if_any()
    return tuple(found)


def _label_sheet(table: Table) -> LabelSheet:
    found = LabelSheet(
        id=table.identifier(),
        name=table.words("name"),
        paper=table.text("paper") if table.has("paper") else "",
        columns=table.whole("columns", least=1) or 1,
        rows=table.whole("rows", least=1) or 1,
        width=table.above_zero("width") or Decimal(1),
        height=table.above_zero("height") or Decimal(1),
        left=table.number("left") or Decimal(0),
        top=table.number("top") or Decimal(0),
        step_x=table.above_zero("step_x") or Decimal(1),
        step_y=table.above_zero("step_y") or Decimal(1),
        confirmed=table.flag("confirmed", default=False),
    )
    for key, value in (("left", found.left), ("top", found.top)):
        if value < 0:
            table.fault(key, "must not be below zero")
    if found.paper and found.paper not in _PAPERS:
        table.fault("paper", f"must be {' or '.join(_PAPERS)}, or left out for a roll, not {found.paper}")
    elif found.paper:
        wide, high = _PAPERS[found.paper]
        if found.left + (found.columns - 1) * found.step_x + found.width > wide:
            table.fault("columns", "do not fit beside each other on the sheet")
        if found.top + (found.rows - 1) * found.step_y + found.height > high:
            table.fault("rows", "do not fit below each other on the sheet")
    if found.columns > 1 and found.step_x < found.width:
        table.fault("step_x", "is less than the width, so that labels would overlap")
    if found.rows > 1 and found.step_y < found.height:
        table.fault("step_y", "is less than the height, so that labels would overlap")
    table.close()
    return found
