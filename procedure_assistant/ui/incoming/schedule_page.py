"""The import of a schedule: how the file is read, which column is what, its first lines, then progress and what was done."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.incoming.content import Pick, ScheduleContent
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import MARGIN, column, line, message_bar, scrolling, show_notice
from procedure_assistant.ui.stock.rows_table import Column, RowsTable, TableLine
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.bars import Bar, PartKind, bar_of
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import CheckRow
from procedure_assistant.ui.widgets.drop_list import DropList
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Panel, Text, card

_COLUMNS = (
    Column(say("Line"), 0.07, number=True), Column(say("Patient"), 0.31, tinted=True), Column(say("Born"), 0.14),
    Column(say("MRN"), 0.14), Column(say("Appointment"), 0.34),
)  # fmt: skip
_PICK_WIDTH = 200
_MOST_ACROSS = 5


class PickRow(QWidget):
    """A label above a list to choose from."""

    chosen = Signal(str, str)

    def __init__(self, pick: Pick) -> None:
        super().__init__()
        self._id = pick.id
        self._shown: Pick | None = None
        self.list = named(DropList(), f"schedule.{pick.id}", pick.label)
        self._label = Text(pick.label, "small", tone="ink2")
        rows = column(self, spacing=2)
        rows.addWidget(self._label)
        rows.addWidget(self.list)
        self.list.activated.connect(lambda _place: self.chosen.emit(self._id, str(self.list.currentData() or "")))

    def show_pick(self, pick: Pick) -> None:
        """Show what can be chosen and what is; the same again changes nothing."""
        if pick == self._shown:
            return
        if self._shown is None or pick.offers != self._shown.offers:
            self.list.clear()
            for own_id, words in pick.offers:
                self.list.addItem(words, own_id)
        self._shown = pick
        self.list.setCurrentIndex(max(0, [own_id for own_id, _ in pick.offers].index(pick.chosen) if pick.chosen else 0))


class SchedulePage(QWidget):
    """Every signal is a request."""

    pick_requested = Signal(str, str)
    header_requested = Signal(bool)
    authority_requested = Signal(str)
    start_requested = Signal()
    stop_requested = Signal()
    other_requested = Signal()
    left = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("schedule")
        self._title = Text(say("Import schedule"), "page_title")
        self._file = Text("", "quiet")
        self.notice = message_bar("schedule.notice")
        self.back = button(say("Back"), "ghost", "md", "arrow-left", object_name="schedule.back", spoken=say("Back to incoming"))
        self.other = button(say("Another file"), "secondary", "md", object_name="schedule.other")
        self.start = button(say("Take the schedule"), "primary", "md", "check", object_name="schedule.start")
        self.stop = button(say("Stop"), "secondary", "md", object_name="schedule.stop", spoken=say("Stop the import"))
        self.header = CheckRow(say("The first line holds the names of the columns"), "schedule.header")
        self.authority = FieldBox(
            "schedule.authority", say("Who gives the record numbers"), help_text=say("Empty: this clinic")
        )
        self.picks: dict[str, PickRow] = {}
        self._mapped: list[PickRow] = []
        self._placed = (0, 0)
        self._was_running = False
        self.table = RowsTable("schedule.preview", say("First lines as they will be read"), _COLUMNS)
        self._missing = Text("", "body_strong", tone="warn", wrap=True)
        self._outcome = Text("", "strong", wrap=True)
        self._outcome.setObjectName("schedule.outcome")
        self._faults = Text("", "small", wrap=True)
        self._bar = Bar()
        self._layout_row, self._grid = line(spacing=14), QGridLayout()
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.other.clicked.connect(self.other_requested)
        self.start.clicked.connect(self.start_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.header.tick_requested.connect(self.header_requested)
        self.authority.answered.connect(self.authority_requested)
        self.notice.dismissed.connect(self.dismissed)

    def show_schedule(self, content: ScheduleContent) -> None:
        """Show the import as it stands."""
        self._file.setText(content.file)
        show_notice(self.notice, content.notice)
        for pick in content.layout:
            self._pick(pick, layout=True)
        for pick in content.columns:
            self._pick(pick, layout=False)
        self.header.set_ticked(content.has_header)
        self.authority.set_value(content.authority)
        lines = tuple(TableLine(one.id, one.cells, "danger" if one.is_faulty else "") for one in content.lines)
        if lines != self.table.lines():
            self.table.set_lines(lines)
            self._give_faults_room(content)
            heads = self.table.horizontalHeader().height()
            self.table.setFixedHeight(heads + max(1, len(lines)) * self.table.verticalHeader().defaultSectionSize() + 4)
        self._missing.setText(joined(" ", content.missing))
        self._missing.setVisible(bool(content.missing))
        self._show_progress(content)

    def _give_faults_room(self, content: ScheduleContent) -> None:
        """What is wrong with a line goes over all columns after its number; where that is not enough, the tool tip has the rest."""
        self.table.clearSpans()
        for row, one in enumerate(content.lines):
            if one.is_faulty:
                self.table.setSpan(row, 1, 1, len(_COLUMNS) - 1)

    def _show_progress(self, content: ScheduleContent) -> None:
        busy = content.is_running
        for shown in (self._choices, self._sheet):
            shown.setVisible(bool(content.columns) and not busy and not content.outcome)
        self.start.setVisible(bool(content.columns) and not busy and (not content.outcome or content.can_go_on))
        self.start.setEnabled(not content.missing)
        self.start.setText(say("Go on") if content.outcome and not busy else say("Take the schedule"))
        self.stop.setVisible(busy)
        self.stop.setEnabled(content.can_stop)
        for way in (self.back, self.other):
            way.setEnabled(not busy)
        if busy != self._was_running:
            self._was_running = busy
            (self.stop if busy else self.back).setFocus(Qt.FocusReason.OtherFocusReason)
        self._outcome.setText(content.outcome)
        self._outcome.setVisible(bool(content.outcome))
        self._bar.setVisible(busy)
        spoken = say("{done} lines read", done=content.done)
        self._bar.set_content(bar_of([(Decimal(content.done), PartKind.GIVEN)], Decimal(max(1, content.total, content.done))), spoken)
        self._faults.setText(joined("\n", content.faults))
        self._faults.setVisible(bool(content.faults))

    def _pick(self, pick: Pick, *, layout: bool) -> None:
        if pick.id not in self.picks:
            row = self.picks[pick.id] = PickRow(pick)
            row.chosen.connect(self.pick_requested)
            if layout:
                self._layout_row.addWidget(row, 1)
            else:
                self._mapped.append(row)
                self._place_picks()
        self.picks[pick.id].show_pick(pick)

    def _place_picks(self) -> None:
        """As many lists side by side as there is room for."""
        across = max(1, min(_MOST_ACROSS, (self.width() - 2 * MARGIN - 60) // current().scaled(_PICK_WIDTH)))
        if (across, len(self._mapped)) == self._placed:
            return
        self._placed = (across, len(self._mapped))
        for place, row in enumerate(self._mapped):
            self._grid.removeWidget(row)
            self._grid.addWidget(row, place // across, place % across)
        for place in range(_MOST_ACROSS):
            self._grid.setColumnStretch(place, 1 if place < across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lists share the width."""
        super().resizeEvent(event)
        self._place_picks()

    def _lay_out(self) -> None:
        titles = column()
        titles.addWidget(self._title)
        titles.addWidget(self._file)
        head = line(spacing=10)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(titles, 1)
        for widget in (self.other, self.stop, self.start):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self._sheet = card()
        inner = column(self._sheet)
        inner.setContentsMargins(8, 4, 4, 6)
        inner.addWidget(self.table)
        self._choices = Panel("surface", border="line", radius="radius_card")
        choices = column(self._choices, spacing=12)
        choices.setContentsMargins(24, 16, 24, 18)
        choices.addLayout(self._layout_row)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(10)
        choices.addLayout(self._grid)
        foot = line(spacing=14)
        foot.addWidget(self.header, 1)
        foot.addWidget(self.authority, 1)
        choices.addLayout(foot)
        inside = QWidget()
        rows = column(inside, spacing=14)
        for part in (self._outcome, self._bar, self._faults, self._missing, self._choices, self._sheet):
            rows.addWidget(part)
        rows.addStretch(1)
        page = column(self, spacing=14)
        page.setContentsMargins(MARGIN, 26, MARGIN - 4, 12)
        page.addLayout(head)
        page.addWidget(self.notice)
        page.addWidget(scrolling(inside, "schedule.scroll"), 1)
