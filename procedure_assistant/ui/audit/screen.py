"""The audit page: search line, days, table, export. Shows content and forwards what was asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.access import Access
from procedure_assistant.services.ports import Clock
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.audit.presenter import AuditContent, AuditPresenter, SaveCsv
from procedure_assistant.ui.audit.table import AuditTable
from procedure_assistant.ui.pages import MARGIN, column, line, show_notice
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.fields import FieldBox, SearchBox
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Text, card

_DAY_HELP = say("As 14 Feb 2026 or 2026-02-14")
_DAY_WIDTH = 232
_PAUSE_MS = 150  # between two keystrokes nothing is searched for


class AuditScreen(QWidget):
    """The administrator's page; call :meth:`open` when it comes into sight. ``save_csv`` as :data:`SaveCsv`."""

    def __init__(self, access: Access, runner: Runner, clock: Clock, save_csv: SaveCsv, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("audit")
        self._count = Text("", "quiet")
        self.search = SearchBox("audit.search", say("Name, what was done, or a word of it"))
        self.since = FieldBox("audit.since", say("From"), form="line", help_text=_DAY_HELP)
        self.until = FieldBox("audit.until", say("To, included"), form="line", help_text=_DAY_HELP)
        self.export = button(say("Export as CSV"), "secondary", "md", "download-simple", object_name="audit.export")
        self.more = button(say("Show older"), "ghost", object_name="audit.more", spoken=say("Show older entries"))
        self.notice = MessageBar("audit.notice")
        self.table = AuditTable()
        self.presenter = AuditPresenter(access, runner, clock, self, save_csv)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._search)
        self._lay_out()
        self.search.searched.connect(self._soon.start)
        for box in (self.since, self.until):
            box.answered.connect(self._take_day)
            box.edit.given_up.connect(self._search)
        self.export.clicked.connect(self.presenter.export)
        self.more.clicked.connect(self.presenter.show_more)

    def open(self) -> None:
        """Show the newest entries, the cursor in the search line."""
        for box in (self.since, self.until):
            box.set_value("")
        self.search.clear()
        self._soon.stop()
        self.presenter.open()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_audit(self, content: AuditContent) -> None:
        """Show what the presenter says."""
        show_notice(self.notice, content.notice)
        self._count.setText(content.count)
        self.table.set_lines(content.lines)
        self.more.setVisible(content.more)
        self.export.setEnabled(not content.busy)
        for name, box in (("since", self.since), ("until", self.until)):
            box.set_problem(content.problems.get(name, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the search line into the table."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            self.table.selectRow(0)
        else:
            super().keyPressEvent(event)

    def _take_day(self, _text: str) -> None:
        for box in (self.since, self.until):
            box.set_value(box.edit.text())
        self._search()

    def _search(self) -> None:
        self.presenter.search(self.search.text(), self.since.edit.text(), self.until.edit.text())

    def _lay_out(self) -> None:
        titles = column()
        titles.addWidget(Text(say("Audit trail"), "page_title"))
        titles.addWidget(self._count)
        head = line(spacing=10)
        head.addLayout(titles, 1)
        head.addWidget(self.export, 0, Qt.AlignmentFlag.AlignTop)
        asks = line(spacing=10)
        beside = column()
        beside.addSpacing(3)
        beside.addWidget(self.search)
        beside.addStretch(1)
        asks.addLayout(beside, 1)
        for box in (self.since, self.until):
            box.setFixedWidth(_DAY_WIDTH)
            asks.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        sheet = card()
        inner = column(sheet)
        inner.setContentsMargins(8, 4, 4, 8)
        inner.addWidget(self.table)
        rows = column(self, spacing=14)
        rows.setContentsMargins(MARGIN, 26, MARGIN, 16)
        rows.addLayout(head)
        rows.addLayout(asks)
        rows.addWidget(self.notice)
        rows.addWidget(sheet, 1)
        rows.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
