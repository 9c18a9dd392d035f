"""The billing summary beside the checks of signing: lines of a claim, containers, what is to be confirmed. It shows and decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from procedure_assistant.domain import wording
from procedure_assistant.domain.claims import BillingSummary, ClaimLine, ContainerUse
from procedure_assistant.domain.say import begun, joined, say
from procedure_assistant.ui.names import named
from procedure_assistant.ui.visit.closing_panel import emptied
from procedure_assistant.ui.widgets.scrolling import see_through
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text, card

_LINE_HEADS = (say("Code"), say("Units"), say("What"))


class BillingPanel(QScrollArea):
    """Codes by number with units. Nothing in it can be changed: it follows from the record and the table of codes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "sign.billing", say("Billing summary"))
        self.setProperty("ring", True)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: BillingSummary | None = None
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(2, 2, 14, 2)
        self._column.setSpacing(12)
        see_through(self, self._holder)

    def set_summary(self, summary: BillingSummary | None) -> None:
        """Show a summary; None where it cannot be made."""
        if summary == self._shown and self._column.count():
            return
        self._shown = summary
        emptied(self._column)
        if summary is None:
            self._column.addWidget(Text(say("There is no billing summary of this visit."), "body", wrap=True))
        else:
            for part in (_head(summary), _lines(summary), _containers(summary), _confirm(summary)):
                self._column.addWidget(part)
        self._column.addStretch(1)


def _part(title: str) -> tuple[Panel, QVBoxLayout]:
    panel = card()
    column = QVBoxLayout(panel)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(6)
    column.addWidget(Text(title, "small_strong", tone="ink2"))
    return panel, column


def _head(summary: BillingSummary) -> Panel:
    panel, column = _part(say("Billing summary"))
    if summary.void:
        column.addWidget(Text(say("The record is void: nothing is claimed."), "body_strong", tone="danger", wrap=True))
    elif not summary.final:
        column.addWidget(Text(say("Draft: the record is not signed, so this can still change."), "body_strong", tone="warn", wrap=True))
    if summary.amended:
        column.addWidget(Text(say("With {amendments}", amendments=wording.count(summary.amended, "amendment")), "body", wrap=True))
    for code, label in summary.diagnoses:
        column.addWidget(Text(say("{code}  {label}", code=code, label=label), "body_strong", wrap=True))
    if not summary.diagnoses:
        column.addWidget(Text(say("No diagnosis was chosen."), "body", tone="warn", wrap=True))
    edition = say("Codes: {edition}, valid from {day}", edition=summary.edition, day=wording.day(summary.valid_from))
    column.addWidget(Text(joined(", ", (edition, say("changed by the clinic"))) if summary.own_table else edition, "small", wrap=True))
    return panel


def _lines(summary: BillingSummary) -> Panel:
    panel, column = _part(say("Lines"))
    if not summary.lines:
        column.addWidget(Text(say("Nothing that can be claimed was charted yet."), "body", wrap=True))
        return panel
    grid = _grid(_LINE_HEADS, 2)
    for number, line in enumerate(summary.lines):
        row = 2 * number + 1
        grid.addWidget(Hairline(), row, 0, 1, 3)
        what = joined("\n", (part for part in (begun(line.label), line.counted, _ndc(line)) if part))
        grid.addWidget(Text(line.code_text, "body_strong"), row + 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(wording.number(line.units), "body_strong"), row + 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(what, "body", wrap=True), row + 1, 2)
    column.addLayout(grid)
    for words in summary.missing:
        column.addWidget(Text(words, "body", tone="warn", wrap=True))
    return panel


def _ndc(line: ClaimLine) -> str:
    if not line.ndc:
        return ""
    if not line.ndc_quantity:
        return say("NDC N4 {ndc}", ndc=line.ndc)
    return say("NDC N4 {ndc}, {quantity}", ndc=line.ndc, quantity=line.ndc_quantity)


def _containers(summary: BillingSummary) -> Panel:
    panel, column = _part(say("Opened = given + wasted + kept"))
    for one in summary.containers:
        column.addWidget(Text(say("{label}, lot {lot}", label=begun(one.label), lot=one.lot), "body_strong", wrap=True))
        column.addWidget(Text(_sum(one), "body", wrap=True))
    return panel


def _sum(one: ContainerUse) -> str:
    parts = [say("{given} given", sense="sum", given=one.given), say("{wasted} wasted", wasted=one.wasted)]
    if one.has_kept:
        parts.append(say("{kept} kept for another patient", kept=one.kept))
    if one.has_left:
        parts.append(say("{left} left", left=one.left))
    return say("{opened} = {parts}", opened=one.opened, parts=joined(" + ", parts))


def _grid(heads: tuple[str, ...], wide: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(wide, 1)
    for place, head in enumerate(heads):
        grid.addWidget(Text(head, "head"), 0, place)
    return grid


def _confirm(summary: BillingSummary) -> Panel:
    panel, column = _part(say("To be confirmed before it is sent"))
    for words in summary.confirm:
        column.addWidget(Text(say("· {words}", words=words), "body", wrap=True))
    return panel
