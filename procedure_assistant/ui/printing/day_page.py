"""The page "Print the day": which papers, where to, how far it is, and what did not come out. Asks; prints nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.backup.busy_bar import BusyBar
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import MARGIN, column, line, scrolling, show_notice
from procedure_assistant.ui.printing.day_content import DayContent, KindLine
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import CheckRow
from procedure_assistant.ui.widgets.drop_list import DropList
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Panel, Text, card

_WIDTH = 760
_WHERE = say("Where to")


class DayPrintPage(QWidget):
    """Every signal is a request."""

    kind_requested = Signal(str, bool)
    place_requested = Signal(str)
    print_requested = Signal()
    again_requested = Signal()
    stop_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("day_print")
        self.kinds: dict[str, CheckRow] = {}
        self.notice = MessageBar("day_print.notice", dismissable=False)
        self.places = named(DropList(), "day_print.place", _WHERE)
        named(self.places.view(), "day_print.place.list", _WHERE)
        self.busy = BusyBar("day_print.busy", spoken=say("Stop after this paper"))
        self.print = button(say("Print"), "primary", "lg", "printer", object_name="day_print.print")
        self.again = button(say("Print the rest"), "secondary", "lg", object_name="day_print.again")
        self.back = button(say("Back to today"), "ghost", "lg", "arrow-left", object_name="day_print.back")
        self._lay_out()
        self.print.clicked.connect(self.print_requested)
        self.again.clicked.connect(self.again_requested)
        self.back.clicked.connect(self.left)
        self.busy.stopped.connect(self.stop_requested)
        self.places.activated.connect(lambda _place: self.place_requested.emit(self.places.currentData()))

    def show_content(self, content: DayContent) -> None:
        """Show the whole page."""
        show_notice(self.notice, content.notice)
        is_free = content.busy is None
        for kind in content.kinds:
            row = self._kind(kind)
            row.set_detail(kind.words)
            row.set_ticked(kind.is_chosen and kind.is_there)
            row.setEnabled(kind.is_there and is_free)
        with QSignalBlocker(self.places):
            self.places.clear()
            for which, words in content.places:
                self.places.addItem(words, which)
            self.places.setCurrentIndex(self.places.findData(content.place))
        self.places.setEnabled(is_free)
        if content.print_words:
            self.print.setText(content.print_words)
        self.print.setEnabled(bool(content.print_words) and is_free)
        self.again.setText(content.again_words)
        self.again.setVisible(bool(content.again_words) and is_free)
        self.busy.show_busy(content.busy, after=self.print)
        self._show_failures(content.failures)

    def _kind(self, kind: KindLine) -> CheckRow:
        if kind.id not in self.kinds:
            row = self.kinds[kind.id] = CheckRow(kind.title, f"day_print.kind.{kind.id}", detail=kind.words)
            row.tick_requested.connect(lambda ticked: self.kind_requested.emit(kind.id, ticked))
            self._kind_rows.addWidget(row)
        return self.kinds[kind.id]

    def _show_failures(self, failures: Sequence[tuple[str, str]]) -> None:
        while item := self._failed_rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for title, why in failures:
            self._failed_rows.addWidget(Text(title, "body_strong", wrap=True))
            self._failed_rows.addWidget(Text(why, "small", wrap=True))
        self._failed.setVisible(bool(failures))

    def _lay_out(self) -> None:
        sheet, failed = card(), card()
        self._failed = failed
        rows = column(sheet, spacing=12)
        rows.setContentsMargins(24, 18, 24, 20)
        rows.addWidget(Text(say("Which papers"), "strong"))
        self._kind_rows = column(spacing=4)
        rows.addLayout(self._kind_rows)
        rows.addSpacing(6)
        rows.addWidget(Text(_WHERE, "small_strong"))
        rows.addWidget(self.places)
        inside = column(failed, spacing=4)
        inside.setContentsMargins(24, 18, 24, 20)
        inside.addWidget(Text(say("Did not come out"), "strong"))
        self._failed_rows = column(spacing=4)
        inside.addLayout(self._failed_rows)
        whole = QWidget()
        page = column(whole, spacing=14)
        page.setContentsMargins(MARGIN, 26, MARGIN, 20)
        page.addWidget(Text(say("Print the day"), "page_title"))
        for part in (self.notice, self.busy, sheet, failed):
            part.setMaximumWidth(_WIDTH)
            page.addWidget(part)
        page.addStretch(1)
        foot = Panel("app", edges="top")
        buttons = line(foot)
        buttons.setContentsMargins(MARGIN, 12, MARGIN, 14)
        for one in (self.print, self.again, self.back):
            buttons.addWidget(one)
        buttons.addStretch(1)
        outer = column(self)
        outer.addWidget(scrolling(whole, "day_print.scroll"), 1)
        outer.addWidget(foot)
