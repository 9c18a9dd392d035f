"""The page of what came in: what waits with its comparison, records led on as others, and how the sources stand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.incoming.compare_card import CompareCard
from procedure_assistant.ui.incoming.content import IncomingContent, MergeLine
from procedure_assistant.ui.pages import MARGIN, column, line, message_bar, scrolling, show_notice
from procedure_assistant.ui.stock.rows_table import Column, RowsTable, TableLine
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Panel, Text, card

_COLUMNS = (Column(say("Person"), 0.26), Column(say("Doubt"), 0.36, tinted=True), Column(say("From"), 0.22), Column(say("Came"), 0.16))
_EMPTY = say(
    "Nobody is in doubt. A message waits here when a person cannot be told for sure, and nothing of it is taken before somebody decides."
)
_ROWS_SEEN = 5


class ListPage(QWidget):
    """Every signal is a request."""

    import_requested = Signal()
    chosen = Signal(str)
    decided = Signal(object, str, str)
    undo_requested = Signal(str, str)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = Text("", "quiet")
        self._summary.setObjectName("incoming.summary")
        self.schedule = button(say("Import schedule"), "primary", "md", "download-simple", object_name="incoming.import")
        self.notice = message_bar("incoming.notice")
        self.table = RowsTable("incoming.table", say("Messages that wait"), _COLUMNS, say("Enter goes to the choices"))
        self.compare = CompareCard()
        self._empty = Text(_EMPTY, "quiet", wrap=True)
        self._sources = Text("", "small", wrap=True)
        self._merged = Panel("surface", border="line", radius="radius_card")
        self._merge_rows = column()
        self.undo_reason = FieldBox("incoming.undo_reason", say("Reason for undoing a merge"))
        self._merges: tuple[MergeLine, ...] = ()
        self._made: list[QWidget] = []
        self._lay_out()
        self.schedule.clicked.connect(self.import_requested)
        self.table.opened.connect(lambda _id: self.compare.focus_first())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._choose())
        self.compare.decided.connect(self.decided)
        self.notice.dismissed.connect(self.dismissed)

    def show_incoming(self, content: IncomingContent) -> None:
        """Show the whole page."""
        self._summary.setText(content.summary)
        self.schedule.setVisible(content.can_import)
        self.schedule.set_kind("secondary" if content.held else "primary")  # beside a doubt nothing looks like the way to go
        show_notice(self.notice, content.notice)
        lines = tuple(TableLine(one.id, one.cells, "warn") for one in content.held)
        if lines != self.table.lines():
            self.table.set_lines(lines)
        if self.table.chosen_id() != content.chosen:
            self.table.choose(content.chosen)
        rows = min(max(len(lines), 1), _ROWS_SEEN)
        heads = self.table.horizontalHeader().height()
        self.table.setFixedHeight(heads + rows * self.table.verticalHeader().defaultSectionSize() + 4)
        self._sheet.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self.compare.setVisible(content.compare is not None)
        if content.compare is not None:
            self.compare.show_compare(content.compare)
        self.compare.reason.set_problem(content.reason_problem)
        self.undo_reason.set_problem(content.undo_problem)
        self._sources.setText(joined("\n", content.sources))
        self._sources.setVisible(bool(content.sources))
        self._show_merges(content.merges)

    def focus_first(self) -> None:
        """Put the keyboard on what waits, else on the import."""
        first = self.table if self.table.lines() else self.schedule
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_reason(self, content: IncomingContent) -> None:
        """Put the keyboard on the reason that is missing."""
        box = self.compare.reason if content.reason_problem else self.undo_reason
        box.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        if chosen := self.table.chosen_id():
            self.chosen.emit(chosen)

    def _show_merges(self, merges: tuple[MergeLine, ...]) -> None:
        self._merged.setVisible(bool(merges))
        if merges == self._merges:
            return
        self._merges = merges
        for old in self._made:
            self._merge_rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made = [self._merge_row(one) for one in merges]
        for row in self._made:
            self._merge_rows.addWidget(row)

    def _merge_row(self, one: MergeLine) -> QWidget:
        row = QWidget()
        inside = line(row, spacing=10)
        inside.addWidget(Text(one.words, "body", wrap=True), 1)
        undo = button(
            say("Undo"), "ghost", "sm", "arrow-counter-clockwise", object_name=f"incoming.undo.{one.retired}",
            spoken=say("Undo: {what}", what=one.words),
        )  # fmt: skip
        undo.clicked.connect(lambda _checked=False, own=one.retired: self.undo_requested.emit(own, self.undo_reason.edit.text()))
        inside.addWidget(undo)
        return row

    def _lay_out(self) -> None:
        titles = column()
        titles.addWidget(Text(say("Incoming"), "page_title"))
        titles.addWidget(self._summary)
        head = line(spacing=10)
        head.addLayout(titles, 1)
        head.addWidget(self.schedule, 0, Qt.AlignmentFlag.AlignTop)
        self._sheet = card()
        inner = column(self._sheet)
        inner.setContentsMargins(8, 4, 4, 6)
        inner.addWidget(self.table)
        merged = column(self._merged, spacing=8)
        merged.setContentsMargins(24, 16, 24, 18)
        merged.addWidget(Text(say("Records led on as another"), "strong"))
        merged.addLayout(self._merge_rows)
        merged.addWidget(self.undo_reason)
        inside = QWidget()
        rows = column(inside, spacing=14)
        rows.addWidget(self._sheet)
        rows.addWidget(self._empty)
        rows.addWidget(self.compare)
        rows.addWidget(self._merged)
        rows.addWidget(self._sources)
        rows.addStretch(1)
        page = column(self, spacing=14)
        page.setContentsMargins(MARGIN, 26, MARGIN - 4, 12)
        page.addLayout(head)
        page.addWidget(self.notice)
        page.addWidget(scrolling(inside, "incoming.scroll"), 1)
