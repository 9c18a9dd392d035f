"""The settings cards of vials and claim codes. They show and ask, nothing more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from procedure_assistant.domain.say import begun, say
from procedure_assistant.services.bundle import Services
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.settings.vials_presenter import CodeRow, VialRow, VialsContent, VialsPresenter
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import CheckRow, Choice, Segmented
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Panel, Text, card

_HOURS_WIDTH, _CODE_WIDTH = 150, 150


class VialsCard(QWidget):
    """Two cards below the settings: who shares a vial and for how long it is used; the numbers of a claim."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings.vials")
        seen = say("Nothing is discarded without somebody who saw it")
        self.witness = CheckRow(say("Waste needs a witness"), "vials.witness", detail=seen)
        self.shares: dict[str, CheckRow] = {}
        self.hours: dict[str, FieldBox] = {}
        self.codes: dict[str, FieldBox] = {}
        self.edition = FieldBox("claims.edition", say("Edition"), help_text=say("For example 2026-Q4"))
        self.valid_from = FieldBox("claims.valid_from", say("Valid from, year-month-day"))
        self.bilateral = Segmented("claims.bilateral", say("Both sides are written"))
        self.bilateral.set_choices([Choice("50", say("one line, -50")), Choice("two_lines", say("RT and LT lines"))])
        self.undo = button(say("Take back the last change"), "ghost", "sm", "arrow-counter-clockwise", object_name="claims.undo")
        self._problems = Text("", "small", tone="danger", wrap=True)
        self._vials, self._table = QGridLayout(), QGridLayout()
        self._lay_out()
        self.presenter = asks = VialsPresenter(services, self)
        self.witness.tick_requested.connect(asks.ask_witness)
        self.edition.answered.connect(asks.set_edition)
        self.valid_from.answered.connect(asks.set_valid_from)
        self.bilateral.chosen.connect(asks.set_bilateral)
        self.undo.clicked.connect(asks.undo_codes)

    def _lay_out(self) -> None:
        both = column(self, spacing=16)
        vials, rows = _part(say("Vials"))
        lead = say("By its label a container is for one patient. What is ticked here is the clinic’s own policy and stands in each record.")
        rows.addWidget(Text(lead, "small", wrap=True))
        rows.addWidget(self.witness)
        rows.addLayout(_spaced(self._vials))
        both.addWidget(vials)
        codes, rows = _part(say("Claim codes"))
        lead = say("Compare the numbers with the tables of the quarter. What has no number is not claimed. Changes are audited.")
        rows.addWidget(Text(lead, "small", wrap=True))
        head = line(spacing=10)
        head.addWidget(self.edition, 1)
        head.addWidget(self.valid_from, 1)
        rows.addLayout(head)
        foot = line(spacing=10)
        foot.addWidget(self.bilateral)
        foot.addStretch(1)
        foot.addWidget(self.undo)
        rows.addLayout(foot)
        rows.addWidget(self._problems)
        rows.addLayout(_spaced(self._table))
        both.addWidget(codes)

    def show_vials(self, content: VialsContent) -> None:
        """Show what is stored and what was refused."""
        self.witness.set_ticked(content.witness)
        for place, row in enumerate(content.vials):
            self._show_vial(place, row, content.problems.get(row.id, ""))
        for place, code in enumerate(content.codes):
            self._show_code(place, code, content.problems.get(code.id, ""))
        self.edition.set_value(content.edition)
        self.edition.set_problem(content.problems.get("edition", ""))
        self.valid_from.set_value(content.valid_from)
        self.valid_from.set_problem(content.problems.get("valid_from", ""))
        self.bilateral.set_current(content.bilateral)
        self.undo.setEnabled(content.can_undo)
        problem = content.problems.get("witness", "") or content.problems.get("bilateral", "")
        self._problems.setText(problem)
        self._problems.setVisible(bool(problem))

    def _show_vial(self, place: int, row: VialRow, problem: str) -> None:
        if row.id not in self.shares:
            tick = CheckRow(begun(row.label), f"vials.{row.id}.shared", detail=row.by_label)
            hours = FieldBox(f"vials.{row.id}.hours", say("Hours of use"), "h", help_text=say("Hours of use of {label}", label=row.label))
            hours.setFixedWidth(_HOURS_WIDTH)
            tick.tick_requested.connect(lambda on, own=row.id: self.presenter.share(own, on))
            hours.answered.connect(lambda text, own=row.id: self.presenter.set_hours(own, text))
            self._vials.addWidget(tick, place, 0)
            self._vials.addWidget(hours, place, 1, Qt.AlignmentFlag.AlignVCenter)
            self.shares[row.id], self.hours[row.id] = tick, hours
        self.shares[row.id].set_ticked(row.shared)
        self.hours[row.id].set_value(row.hours)
        self.hours[row.id].set_problem(problem)

    def _show_code(self, place: int, row: CodeRow, problem: str) -> None:
        if row.id not in self.codes:
            box = FieldBox(f"claims.{row.id}", say("Code"), help_text=say("Code of {label}", label=row.label))
            box.setFixedWidth(_CODE_WIDTH)
            box.answered.connect(lambda text, own=row.id: self.presenter.set_code(own, text))
            words = column(spacing=1)
            words.addWidget(Text(begun(row.label), "body", wrap=True))
            words.addWidget(Text(row.source, "note", wrap=True))
            words.addStretch(1)
            self._table.addLayout(words, place, 0)
            self._table.addWidget(box, place, 1, Qt.AlignmentFlag.AlignVCenter)
            self.codes[row.id] = box
        self.codes[row.id].set_value(row.code)
        self.codes[row.id].set_problem(problem)


def _part(title: str) -> tuple[Panel, QVBoxLayout]:
    panel = card()
    rows = column(panel, spacing=8)
    rows.setContentsMargins(24, 20, 24, 22)
    rows.addWidget(Text(title, "strong"))
    return panel, rows


def _spaced(grid: QGridLayout) -> QGridLayout:
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    return grid
