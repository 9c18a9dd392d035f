"""Asks for the code of a printed record and says what the paper is worth now. It asks and shows; the service decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.notice import notice_of
from procedure_assistant.ui.pages import MARGIN, column, line, message_bar, scrolling, show_notice
from procedure_assistant.ui.visit.closing_panel import emptied
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.chips import Chip, ChipContent
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Panel, Text, card

if TYPE_CHECKING:
    from procedure_assistant.services.paper_check import PaperCheck, PaperCheckService
    from procedure_assistant.ui.tasks import Tasks

_WIDTH = 620
_STANDINGS = {
    "current": ChipContent(say("Current"), "ok"),
    "superseded": ChipContent(say("Superseded"), "caution"),
    "void": ChipContent(say("Void"), "danger"),
    "damaged": ChipContent(say("Cannot be confirmed"), "danger"),
    "unknown": ChipContent(say("Unknown"), "caution"),
}


class PaperCheckPage(QWidget):
    """``left`` when it was given up. Enter checks, Escape leaves; a scanner that types ends with Enter."""

    left = Signal()

    def __init__(self, checks: PaperCheckService, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper_check")
        self._checks = checks
        self._tasks = tasks
        self._asked = 0
        self.notice = message_bar("paper_check.notice")
        self.code = FieldBox("paper_check.code", say("Code"), help_text=say("Beside the signature and in the foot, such as 7F3K-29QD"))
        self.go = button(say("Check"), "primary", "lg", object_name="paper_check.go", spoken=say("Check this paper"))
        self.back = button(say("Back"), "ghost", "lg", object_name="paper_check.back", spoken=say("Back to the patients"))
        self.answer = Panel("surface", border="line", radius="radius_card")
        self.answer.setObjectName("paper_check.answer")
        self._rows = QVBoxLayout(self.answer)
        self._rows.setContentsMargins(20, 16, 20, 18)
        self._rows.setSpacing(6)
        self._lay_out()
        self.go.clicked.connect(self.check)
        self.code.edit.returnPressed.connect(self.check)
        self.back.clicked.connect(self.left)
        self.notice.dismissed.connect(lambda: show_notice(self.notice, None))

    def open(self) -> None:
        """An empty question, the cursor in it."""
        self._forget()
        self.code.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Look the code up on a worker."""
        typed = self.code.edit.text()
        if not typed.strip():
            return
        self._asked += 1
        asked = self._asked
        self.go.setEnabled(False)

        def done(found: PaperCheck) -> None:
            if asked == self._asked:
                self.go.setEnabled(True)
                show_notice(self.notice, None)
                self._show(found)

        def failed(problem: Problem) -> None:
            if asked == self._asked:
                self.go.setEnabled(True)
                self.answer.hide()
                show_notice(self.notice, notice_of(problem))

        self._tasks.run(lambda: self._checks.check(typed), done, failed)

    def _show(self, found: PaperCheck) -> None:
        emptied(self._rows)
        head = line(spacing=10)
        head.addWidget(Chip(_STANDINGS[found.standing.value]))
        head.addWidget(Text(found.code, "strong"))
        head.addStretch(1)
        self._rows.addLayout(head)
        self._rows.addWidget(Text(found.says, "body_strong", wrap=True))
        if found.whose:
            self._rows.addWidget(Text(found.whose, "body", wrap=True))
        for words in found.later:
            self._rows.addWidget(Text(words, "small", wrap=True))
        self.answer.show()

    def _forget(self) -> None:
        self._asked += 1
        self.go.setEnabled(True)
        self.code.edit.clear()
        self.answer.hide()
        show_notice(self.notice, None)

    def hideEvent(self, event: QHideEvent) -> None:
        """The answer names a patient: what nobody looks at is not kept."""
        super().hideEvent(event)
        self._forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        sheet = card()
        sheet.setMaximumWidth(_WIDTH)
        rows = column(sheet, spacing=12)
        rows.setContentsMargins(24, 22, 24, 24)
        rows.addWidget(self.code)
        foot = line()
        foot.addWidget(self.go)
        foot.addWidget(self.back)
        foot.addStretch(1)
        rows.addLayout(foot)
        whole = QWidget()
        page = column(whole, spacing=14)
        page.setContentsMargins(MARGIN, 26, MARGIN, 20)
        page.addWidget(Text(say("Check a paper"), "page_title"))
        page.addWidget(Text(say("Says whether a printed record is still what the record says."), "quiet", wrap=True))
        for widget in (self.notice, self.answer):
            widget.setMaximumWidth(_WIDTH)
        page.addWidget(self.notice)
        page.addWidget(sheet)
        page.addWidget(self.answer)
        page.addStretch(1)
        column(self).addWidget(scrolling(whole, "paper_check.scroll"))
