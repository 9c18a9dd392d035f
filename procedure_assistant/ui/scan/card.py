"""The settings of scanning: the pace of this workstation's scanner, and the codes that the clinic named. It stores nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import begun, plain, say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.pack_codes import SCAN_GAP_MS
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.product_codes import LearnedCode
from procedure_assistant.services.scanning import ScanService
from procedure_assistant.services.workstation import load_workstation, save_workstation, with_scan_gap
from procedure_assistant.ui.pages import column
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import Choice, Segmented
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

_LEAD = say("A scanner types as a keyboard does, and ends each code with Enter or Tab. It is set to the same keyboard as this computer.")
_CAMERA = say("Pictures of a code are read from a file, from the clipboard, or dropped on the products page. No camera is driven.")
PACES = (
    (SCAN_GAP_MS, say("By cable"), say("By cable, up to 35 ms from key to key")),
    (60, say("By radio"), say("By radio, up to 60 ms from key to key")),
    (100, say("Slow"), say("Slow, up to 100 ms from key to key")),
)
_LISTED = 30


class ScannerCard(Panel):
    """``gap_changed`` carries the ms from key to key once they are stored."""

    gap_changed = Signal(int)

    def __init__(self, services: Services, scanning: ScanService, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("settings.scanner")
        self._services, self._scanning = services, scanning
        self.pace = Segmented("scanner.pace", say("The scanner of this workstation"))
        self.pace.set_choices([Choice(str(gap), words, "", spoken) for gap, words, spoken in PACES])
        self.pace.chosen.connect(self._set_pace)
        self._problem = Text("", "small", tone="danger", wrap=True)
        self._head = Text(say("Codes that were named here"), "small_strong")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setColumnStretch(1, 1)
        self._shown: list[QWidget] = []
        rows = column(self, spacing=8)
        rows.setContentsMargins(24, 20, 24, 22)
        rows.addWidget(Text(say("Scanner"), "strong"))
        rows.addWidget(Text(_LEAD, "small", wrap=True))
        rows.addWidget(self.pace, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(Text(_CAMERA, "small", wrap=True))
        rows.addWidget(self._problem)
        self._rule = Hairline()
        rows.addWidget(self._rule)
        rows.addWidget(self._head)
        rows.addLayout(self._grid)

    def refresh(self) -> None:
        """Read what is stored and show it."""
        self._tell(None)
        services = self._services
        try:
            gap = load_workstation(services.store, services.visits.workstation).scan_gap_ms
            learned = self._scanning.learned()
        except Problem as problem:
            self._tell(problem)
            return
        self.pace.set_current(str(gap))
        self._show(learned[-_LISTED:])

    def _set_pace(self, chosen: str) -> None:
        services, guard = self._services, self._services.visits.guard
        try:
            guard.allow(save_workstation)
            before = load_workstation(services.store, services.visits.workstation)
            after = with_scan_gap(before, int(chosen))
            if after != before:
                save_workstation(services.store, services.visits.workstation, after)
                guard.note(Act.SET_WORKSTATION, services.visits.workstation, plain(say("pace of the scanner")))
        except Problem as problem:
            self._tell(problem)
            return
        self.pace.set_current(chosen)
        self.gap_changed.emit(after.scan_gap_ms)

    def _forget(self, item: str) -> None:
        try:
            self._scanning.forget(item)
        except Problem as problem:
            self._tell(problem)
            return
        self.refresh()

    def _tell(self, problem: Problem | None) -> None:
        self._problem.setText(problem.text if problem is not None else "")
        self._problem.setVisible(problem is not None)

    def _show(self, learned: tuple[LearnedCode, ...]) -> None:
        for widget in self._shown:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = []
        for part in (self._rule, self._head):
            part.setVisible(bool(learned))
        why = self._scanning.guard.hindrance(Act.TEACH_CODE)
        for place, one in enumerate(learned):
            product = self._scanning.formulary.product(one.product)
            name = begun(product.label) if product is not None else say("{maker} {model}", maker=one.maker, model=one.model)
            told = say("{name}, said by {who} on {day}", name=name, who=one.by, day=wording.day(self._services.clock.local(one.at).date()))
            forget = button(
                say("Forget"), "ghost", "sm", object_name=f"scanner.forget.{one.item}", spoken=say("Forget what {item} is", item=one.item)
            )
            forget.setEnabled(not why)
            forget.clicked.connect(lambda _checked=False, own=one.item: self._forget(own))
            for column_of, widget in enumerate((Text(one.item, "body_strong"), Text(told, "body", wrap=True), forget)):
                self._grid.addWidget(widget, place, column_of)
                self._shown.append(widget)
