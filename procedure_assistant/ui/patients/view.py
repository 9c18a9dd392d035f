"""The list of patients with its search line, and the detail panel beside it. Shows content and forwards what was asked for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.pages import MARGIN, column, line, message_bar, scrolling, show_notice
from procedure_assistant.ui.patients.content import DetailContent, ListContent
from procedure_assistant.ui.patients.detail import PatientDetail
from procedure_assistant.ui.patients.rows import PatientList
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.fields import SearchBox
from procedure_assistant.ui.widgets.surfaces import Text

_DETAIL_WIDTH, _DETAIL_NARROW = 392, 340
_NARROW_BELOW = 1000


class PatientsListPage(QWidget):
    """Search, list, detail. Every signal is a request."""

    searched = Signal(str)
    first_requested = Signal()
    patient_requested = Signal(str)
    new_requested = Signal()
    import_requested = Signal()
    check_requested = Signal()
    notice_dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("patients.page")
        self._count = Text("", "quiet")
        self.search = SearchBox("patients.search", say("Name, record number or birth date"))
        self.new = button(say("New patient"), "secondary", "md", "user-plus", object_name="patients.new")
        self.import_files = button(
            say("Import"), "secondary", "md", "download-simple", object_name="patients.import", spoken=say("Import patients")
        )
        self.check = button(
            say("Check a paper"), "ghost", "md", "shield-check", object_name="patients.check_paper", spoken=say("Check a printed record")
        )
        self.notice = message_bar("patients.notice")
        self.list = PatientList()
        self._nothing = Text("", "quiet", wrap=True)
        self.detail = PatientDetail()
        self._lay_out()
        self.search.installEventFilter(self)
        self.search.searched.connect(self.searched)
        self.search.submitted.connect(lambda _words: self.first_requested.emit())
        self.list.chosen.connect(self.patient_requested)
        self.new.clicked.connect(self.new_requested)
        self.import_files.clicked.connect(self.import_requested)
        self.check.clicked.connect(self.check_requested)
        self.notice.dismissed.connect(self.notice_dismissed)

    def show_list(self, content: ListContent) -> None:
        """Show these lines."""
        self._count.setText(content.count)
        show_notice(self.notice, content.notice)
        self.new.setVisible(content.can_add)
        self.import_files.setVisible(content.can_import)
        self.list.set_lines(content.lines, content.chosen)
        self._nothing.setText(content.nothing)
        self._nothing.setVisible(bool(content.nothing))

    def show_detail(self, content: DetailContent | None) -> None:
        """Show one patient, or nobody."""
        self.detail.show_content(content)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search line into the list."""
        is_press = watched is self.search and event.type() == QEvent.Type.KeyPress
        if not (is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down):
            return False
        self.list.focus_first()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window narrows the detail first."""
        super().resizeEvent(event)
        self.detail.setFixedWidth(_DETAIL_NARROW if self.width() < _NARROW_BELOW else _DETAIL_WIDTH)

    def _lay_out(self) -> None:
        titles = column()
        titles.addWidget(Text(say("Patients"), "page_title"))
        titles.addWidget(self._count)
        head = line(spacing=10)
        head.addLayout(titles, 1)
        head.addWidget(self.check, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.import_files, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.new, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        rows = column(inside, spacing=12)
        rows.addWidget(self.list)
        rows.addWidget(self._nothing)
        rows.addStretch(1)
        middle = column(spacing=14)
        middle.setContentsMargins(MARGIN, 26, MARGIN - 4, 12)
        middle.addLayout(head)
        middle.addWidget(self.search)
        middle.addWidget(self.notice)
        middle.addWidget(scrolling(inside, "patients.scroll"), 1)
        row = line(self, spacing=0)
        row.addLayout(middle, 1)
        row.addWidget(self.detail)
