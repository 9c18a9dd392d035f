"""The page of the day: head line, filters, worklist, side list. Shows content and forwards what was asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.pages import MARGIN, column, line, message_bar, scrolling, show_notice
from procedure_assistant.ui.today.content import DueContent, PaperContent, TodayContent, VisitLine
from procedure_assistant.ui.today.empty import EmptyDay
from procedure_assistant.ui.today.side import SideList
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.chips import ChipContent
from procedure_assistant.ui.widgets.choices import Choice, Segmented
from procedure_assistant.ui.widgets.fields import SearchBox
from procedure_assistant.ui.widgets.surfaces import Text
from procedure_assistant.ui.widgets.worklist import Worklist, WorklistContent

_SEARCH_WIDTHS = (170, 300)
_SIDE_FROM_WIDTH = 988  # of this page: 1200 of the window less the rail
_WIDE_SIDE_FROM_WIDTH = 1150


class TodayPage(QWidget):
    """The visits of the day. Every signal is a request."""

    open_requested = Signal(str)
    filter_requested = Signal(str)
    searched = Signal(str)
    search_all_requested = Signal(str)
    new_visit_requested = Signal()
    import_requested = Signal()
    new_patient_requested = Signal()
    practice_requested = Signal()
    print_day_requested = Signal()
    set_up_requested = Signal()
    patient_requested = Signal(str)
    notice_action_requested = Signal()
    notice_dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today")
        self._content: TodayContent | None = None
        self._searched = ""
        self._title = Text("", "page_title")
        self._summary = Text("", "quiet")
        self.search = SearchBox("today.search", say("Find a patient or MRN"))
        self.new_visit = button(say("New visit"), "secondary", "md", "plus", object_name="today.new_visit")
        self._filter = Segmented("today.filter", say("Show visits"))
        self._import = button(say("Import patients"), "ghost", "md", "download-simple", object_name="today.import")
        self._new_patient = button(say("New patient"), "ghost", "md", "user-plus", object_name="today.new_patient")
        self._print_day = button(
            say("Print the day"), "ghost", "md", "printer", object_name="today.print_day", spoken=say("Print the papers of the day")
        )
        self._above = QWidget()
        self.notice = message_bar("today.notice")
        self.worklist = Worklist("worklist")
        self._nothing = Text("", "quiet")
        self._search_all = button(say("Search all patients"), "soft", object_name="today.search_all")
        self.empty = EmptyDay()
        self.side = SideList()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    # -- what the presenter asks ---------------------------------------------------------------------------------------

    def show_content(self, content: TodayContent) -> None:
        """Show the whole page; the same content again changes nothing."""
        if content == self._content:
            return
        self._content = content
        self._title.setText(content.title)
        self._summary.setText(content.summary)
        show_notice(self.notice, content.notice)
        self._above.setVisible(content.notice is not None)
        self._filter.set_choices([Choice(segment.id, segment.words) for segment in content.segments])
        self._filter.set_current(content.segment)
        self.worklist.set_visits([_row(one) for one in content.lines])
        self._nothing.setText(content.nothing_found)
        self._nothing.setVisible(bool(content.nothing_found))
        self._search_all.setVisible(bool(content.nothing_found and content.search_all))
        self._searched = content.search_all
        ways = {"new_visit": self.new_visit, "import": self._import, "new_patient": self._new_patient, "print_day": self._print_day}
        for way, shown in ways.items():
            shown.setVisible(way in content.ways)
        self.empty.set_ways(tuple(way for way in content.ways if way != "print_day"), has_patients=content.has_patients)
        self._stack.setCurrentIndex(1 if content.is_empty else 0)
        self.side.show_set_up(content.set_up, can=content.can_set_up)
        self._place_side()

    @property
    def is_empty(self) -> bool:
        """Whether the page shows how to begin in place of a list."""
        return self._stack.currentIndex() == 1

    def show_due(self, due: DueContent | None) -> None:
        """Show who is due for treatment."""
        self.side.show_due(due)
        self._place_side()

    def show_paper_work(self, paper: PaperContent | None) -> None:
        """Show what is still to be signed or printed."""
        self.side.show_paper_work(paper)
        self._place_side()

    def ask_patient(self, patient_id: str) -> None:
        """Lead to a patient."""
        self.patient_requested.emit(patient_id)

    # -- laying out ----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.search.setMinimumWidth(_SEARCH_WIDTHS[0])
        self.search.setMaximumWidth(_SEARCH_WIDTHS[1])
        titles = column()
        titles.addWidget(self._title)
        titles.addWidget(self._summary)
        head = line(spacing=10)
        head.addLayout(titles)
        head.addStretch(1)
        head.addWidget(self.search, 100, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.new_visit, 0, Qt.AlignmentFlag.AlignTop)
        tools = line()
        tools.addWidget(self._filter)
        tools.addStretch(1)
        tools.addWidget(self._print_day)
        tools.addWidget(self._import)
        tools.addWidget(self._new_patient)
        content = QWidget()
        rows = column(content, spacing=14)
        rows.addWidget(self.worklist)
        rows.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._search_all, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)
        filled = QWidget()
        page = column(filled, spacing=14)
        page.setContentsMargins(MARGIN, 26, MARGIN - 4, 12)
        page.addLayout(head)
        page.addSpacing(4)
        page.addLayout(tools)
        page.addWidget(scrolling(content, "today.scroll"), 1)
        self._stack.addWidget(filled)
        self._stack.addWidget(self.empty)
        middle = column()
        above = line(self._above)
        above.setContentsMargins(MARGIN, 14, MARGIN - 4, 0)
        above.addWidget(self.notice)
        middle.addWidget(self._above)
        middle.addWidget(self._stack, 1)
        row = line(self, spacing=0)
        row.addLayout(middle, 1)
        row.addWidget(self.side)
        self.side.hide()

    def _connect(self) -> None:
        self.worklist.open_requested.connect(self.open_requested)
        self.side.visit_requested.connect(self.open_requested)
        self._filter.chosen.connect(self.filter_requested)
        self.search.searched.connect(self.searched)
        self.search.submitted.connect(self.search_all_requested)
        self._search_all.clicked.connect(lambda: self.search_all_requested.emit(self._searched))
        self.new_visit.clicked.connect(self.new_visit_requested)
        self._print_day.clicked.connect(self.print_day_requested)
        self._import.clicked.connect(self.import_requested)
        self._new_patient.clicked.connect(self.new_patient_requested)
        self.empty.chosen.connect(self._choose_way)
        self.side.set_up_requested.connect(self.set_up_requested)
        self.side.patient_requested.connect(self.patient_requested)
        self.notice.action_requested.connect(self.notice_action_requested)
        self.notice.dismissed.connect(self.notice_dismissed)

    def _choose_way(self, way: str) -> None:
        ways = {
            "import": self.import_requested,
            "new_visit": self.new_visit_requested,
            "new_patient": self.new_patient_requested,
            "practice": self.practice_requested,
        }
        ways[way].emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side list needs room."""
        super().resizeEvent(event)
        self._place_side()

    def _place_side(self) -> None:
        self.side.set_narrow(narrow=self.width() < _WIDE_SIDE_FROM_WIDTH)
        self.side.setVisible(self.side.has_content and self.width() >= _SIDE_FROM_WIDTH)


def _row(one: VisitLine) -> WorklistContent:
    chips = tuple(ChipContent(substance, "danger") for substance in one.allergies)
    return WorklistContent(
        one.id, one.time, one.name, one.who, one.procedure, one.detail, one.state, one.status, one.action, one.status_note, chips,
        only_look=one.only_look,
    )  # fmt: skip
