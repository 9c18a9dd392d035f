"""One part of a passport: its name with its quick answers at the left, its boxes in a grid of equal columns, problems below their row."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.domain.protocol import Ask
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.notices import StateNotice
from procedure_assistant.services.passport_view import FieldView, SectionView
from procedure_assistant.ui.visit.notice_offers import FIELD, NoticeOffers
from procedure_assistant.ui.visit.passport_content import Draft, PassportContent, can_be_unmeasured, shown_value
from procedure_assistant.ui.visit.passport_widgets import ConfirmBox, PassportBox, ProblemLine, TypeBox, box_for, hint_of
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.surfaces import Text

NAME_WIDTH = 128
_GAP, _BETWEEN = 8, 16
_FOUR_FROM = 640
"""px: below this width of the grid four columns would cut their labels; three are left."""
_CLOCK_ENDS = ("use_by", "expires_at")
"""Times that lie ahead: "Now" would be wrong."""

Cell = tuple[str, int, int, int]


def arranged(fields: list[tuple[str, int]], columns: int) -> list[Cell]:
    """(id, row, column, span) of boxes that want so many columns; a row that the next box does not fit is filled by its last one."""
    cells: list[Cell] = []
    row = column = 0
    for name, wanted in fields:
        span = min(wanted, columns)
        if column + span > columns:
            last = cells[-1]
            cells[-1] = (last[0], last[1], last[2], last[3] + columns - column)
            row, column = row + 1, 0
        cells.append((name, row, column, span))
        column += span
    return cells


def _in_summary(field: FieldView, content: PassportContent) -> str:
    """A value that says something by itself."""
    if field.ask in (Ask.TEXT, Ask.NUMBER, Ask.MOMENT, Ask.DATE):
        return shown_value(field, content.day)
    return field.value if field.values and field.ask is not Ask.CONFIRM and field.value not in ("Yes", "No") else ""


class PassportPart(QWidget):
    """A part. ``filled`` carries field and values; ``hinted`` what is worth knowing about the field that has the focus."""

    filled = Signal(str, tuple)
    now_requested = Signal(str)
    given_up = Signal(str)
    quick_requested = Signal(str)
    unmeasured_requested = Signal(str)
    hinted = Signal(str)
    entered = Signal(str)
    notice_taken = Signal(str)
    notice_wanted = Signal(object)

    def __init__(self, section: SectionView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = section.id
        self.setObjectName(f"passport.part.{section.id}")
        self._boxes: dict[str, PassportBox] = {}
        self._problems: dict[str, ProblemLine] = {}
        self._offers: dict[str, NoticeOffers] = {}
        self._hints: dict[str, str] = {}
        self._cells: tuple[object, ...] = ()
        self._order: list[str] = []
        self._title = Text(section.title, "body_strong", wrap=True)
        self._open = Text("", "note", wrap=True)
        quick = section.quick_label or say("All")
        spoken = say("{quick_label}: {section}", quick_label=quick, section=section.title)
        self._quick = button(quick, "soft", "sm", object_name=f"passport.quick.{section.id}", spoken=spoken)
        self._quick.clicked.connect(lambda: self.quick_requested.emit(self.id))
        self._unmeasured = button(say("Rest not measured"), "ghost", "sm", object_name=f"passport.unmeasured.{section.id}",
                                  spoken=say("Rest not measured: {section}", section=section.title))  # fmt: skip
        self._unmeasured.clicked.connect(lambda: self.unmeasured_requested.emit(self.id))
        self._unfold = button(
            say("Show"), "ghost", "sm", object_name=f"passport.show.{section.id}", spoken=say("Show {section}", section=section.title)
        )
        self._unfold.clicked.connect(lambda: self.set_folded(folded=False))
        self._unfold.hide()
        self._summary = Text("", "quiet", wrap=True)
        self._summary.setContentsMargins(0, 4, 0, 0)
        self._summary.hide()
        self._done = self._foldable = False
        self._fields = QWidget()
        self._grid = QGridLayout()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._after_enter)
        self._entered = ""
        self._drafts: frozenset[str] = frozenset()
        self._lay_out()

    def _lay_out(self) -> None:
        names = QWidget()
        names.setFixedWidth(NAME_WIDTH)
        side = QVBoxLayout(names)
        side.setContentsMargins(0, 4, 0, 0)
        side.setSpacing(4)
        side.addWidget(self._title)
        side.addWidget(self._open)
        side.addWidget(self._quick, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self._unmeasured, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch(1)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BETWEEN)
        row.addWidget(names)
        grid = QVBoxLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addLayout(self._grid)
        grid.addStretch(1)
        row.addWidget(self._fields, 1)
        row.addWidget(self._summary, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignTop)

    def box(self, field: str) -> PassportBox | None:
        """The box of a field; None when it is not asked now."""
        return self._boxes.get(field)

    def set_section(self, section: SectionView, content: PassportContent, drafts: Mapping[str, Draft]) -> None:
        """Show the part as it stands; boxes that stay keep their focus and what is being typed."""
        asked = [field.id for field in section.fields]
        for gone in [name for name in self._boxes if name not in asked]:
            box = self._boxes.pop(gone)
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        for field in section.fields:
            box = self._boxes.get(field.id) or self._new_box(field)
            wanted = field.id in content.wanted
            box.set_field(field, content.day, wanted=wanted, editable=content.editable, draft=drafts.get(field.id))
            self._hints[field.id] = hint_of(field)
        self._order = asked
        self._drafts = frozenset(drafts)
        self._show_problems(section, drafts)
        self._show_name(section, content)

    def offer_notices(self, notices: tuple[StateNotice, ...], section: SectionView, *, editable: bool) -> None:
        """The clinic's own notices below the box that asks for one; nothing where it is not asked or there are none."""
        field = next((field for field in section.fields if field.id == FIELD), None)
        if field is None or not notices:
            if gone := self._offers.pop(FIELD, None):
                self._grid.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
            return
        if FIELD not in self._offers:
            self._offers[FIELD] = made = NoticeOffers()
            made.taken.connect(self.notice_taken)
            made.read_wanted.connect(self.notice_wanted)
        self._offers[FIELD].set_notices(notices, field.values[0] if field.values else "", editable=editable)

    def fold_when_done(self) -> None:
        """A part that is only confirmed takes one line once it is complete: what was measured has the room."""
        if self._done and self._foldable:
            self.set_folded(folded=True)

    def set_folded(self, *, folded: bool) -> None:
        """Show one line of it, or all of it."""
        self._fields.setVisible(not folded)
        self._summary.setVisible(folded)
        self._unfold.setVisible(folded)

    def _show_name(self, section: SectionView, content: PassportContent) -> None:
        waiting = sum(1 for field in section.fields if field.id in content.wanted)
        self._open.setText(say("{waiting} missing", waiting=waiting) if waiting else say("complete"))
        self._open.set_tone("warn" if waiting else "ink3")
        self._done = not waiting and not self._problems
        self._foldable = bool(section.quick_label)
        said = [words for field in section.fields if (words := _in_summary(field, content))]
        count = sum(1 for field in section.fields if field.value == "confirmed")
        self._summary.setText(joined("  ·  ", [*said, *([say("{count}\N{NO-BREAK SPACE}confirmed", count=count)] if count else [])]))
        if not self._done:
            self.set_folded(folded=False)
        confirm = any(isinstance(self._boxes[field.id], ConfirmBox) and not field.values for field in section.fields)
        self._quick.setVisible(bool(section.quick_label) and confirm and content.editable)
        numbers = sum(1 for field in section.fields if can_be_unmeasured(field) and not field.values and field.id in content.wanted)
        self._unmeasured.setVisible(numbers > 1 and content.editable)

    def _new_box(self, field: FieldView) -> PassportBox:
        box = box_for(field, now=field.id not in _CLOCK_ENDS)
        box.filled.connect(self.filled)
        if isinstance(box, TypeBox):
            box.now_requested.connect(self.now_requested)
            box.given_up.connect(self.given_up)
            box.edit.focus_moved.connect(lambda own=field.id, edit=box.edit: self.hinted.emit(self._hints[own] if edit.hasFocus() else ""))
            box.edit.returnPressed.connect(lambda own=field.id: self._enter_pressed(own))
        self._boxes[field.id] = box
        return box

    def _enter_pressed(self, field: str) -> None:
        self._entered = field
        self._later.start()

    def _after_enter(self) -> None:
        if self._entered not in self._drafts:
            self.entered.emit(self._entered)

    def _show_problems(self, section: SectionView, drafts: Mapping[str, Draft]) -> None:
        said: dict[str, tuple[str, bool]] = {}
        for field in section.fields:
            draft = drafts.get(field.id)
            if draft is not None:
                said[field.id] = (draft.why, True)
            elif field.problem:
                said[field.id] = (say("{rstrip}: {problem}", rstrip=field.label.rstrip("?"), problem=field.problem), field.problem_stops)
        for gone in [name for name in self._problems if name not in said]:
            line = self._problems.pop(gone)
            self._grid.removeWidget(line)
            line.hide()
            line.deleteLater()
        for name, (words, stops) in said.items():
            line = self._problems.setdefault(name, ProblemLine())
            line.set_problem(words, stops=stops)

    def arrange(self, width: int) -> None:
        """Lay the boxes out in a grid of this width; nothing moves when everything stays where it is."""
        columns = 4 if width >= _FOUR_FROM else 3
        column_width = (width - (columns - 1) * _GAP) / columns
        wants = []
        for name in self._order:
            natural = self._boxes[name].natural_width()
            span = next((span for span in range(1, columns) if span * (column_width + _GAP) - _GAP >= natural), columns)
            wants.append((name, span))
        cells = arranged(wants, columns)
        key = (columns, *cells, *self._problems, *self._offers.values())
        if key == self._cells:
            return
        self._cells = key
        for box in self._boxes.values():
            self._grid.removeWidget(box)
        for line in (*self._problems.values(), *self._offers.values()):
            self._grid.removeWidget(line)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._put(cells, columns)

    def _put(self, cells: list[Cell], columns: int) -> None:
        at = -1
        row = -1
        for name, own_row, column, span in cells:
            if own_row != row:
                at, row = at + 1, own_row
                here = [other for other, there, _column, _span in cells if there == own_row]
                below = at
                for line in (lines[other] for lines in (self._offers, self._problems) for other in here if other in lines):
                    below += 1
                    self._grid.addWidget(line, below, 0, 1, columns)
                    line.show()
                start, at = at, below
            self._grid.addWidget(self._boxes[name], start, column, 1, span)
            self._boxes[name].show()
