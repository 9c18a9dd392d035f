"""The people page as the window shows it: list, form and new recovery key, wired to the presenter. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.services.access import Access
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.access import recovery_page
from procedure_assistant.ui.access.door import Door
from procedure_assistant.ui.access.recovery_page import RecoveryKeyPage
from procedure_assistant.ui.access.recovery_sheet import Pick, sheet, two_groups
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.access.screens import Sheet
from procedure_assistant.ui.pages import MARGIN, column, line, scrolling, show_notice
from procedure_assistant.ui.people.form import PersonForm
from procedure_assistant.ui.people.presenter import PeopleContent, PeoplePresenter, Task
from procedure_assistant.ui.people.rows import PeopleList
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Text

_WIDTH = 820
_KEY_WIDTH = 620


class PeopleScreen(QWidget):
    """The administrator's page; call :meth:`refresh` when it comes into sight."""

    def __init__(
        self,
        access: Access,
        runner: Runner,
        today: Callable[[], date],
        *,
        print_sheet: Sheet | None = None,
        save_sheet: Sheet | None = None,
        pick: Pick = two_groups,
        parent: QWidget | None = None,
    ) -> None:
        """``print_sheet`` and ``save_sheet`` as for :class:`procedure_assistant.ui.access.screens.SetUpScreen`."""
        super().__init__(parent)
        self.setObjectName("people")
        self._today = today
        self._count = Text("", "quiet")
        self.notice = MessageBar("people.notice")
        self.new_key = button(say("New recovery key"), "secondary", "md", "key", object_name="people.new_key")
        self.add = button(say("Add person"), "secondary", "md", "user-plus", object_name="people.add")
        self.list = PeopleList()
        self.form = PersonForm()
        self.recovery = RecoveryKeyPage("people.recovery")
        self.recovery.offer(printing=print_sheet is not None, saving=save_sheet is not None)
        self.presenter = PeoplePresenter(access, runner, self, pick)
        self._lay_out()
        presenter = self.presenter
        self.add.clicked.connect(lambda: presenter.begin(Task.ADD))
        self.new_key.clicked.connect(lambda: presenter.begin(Task.NEW_KEY))
        self.list.chosen.connect(lambda account_id: presenter.begin(Task.CHANGE, account_id))
        self.form.reset_requested.connect(lambda account_id: presenter.begin(Task.RESET, account_id))
        self.form.saved.connect(presenter.save)
        self.form.left.connect(presenter.leave)
        self.recovery.written_down.connect(presenter.written_down)
        self.recovery.print_requested.connect(lambda: self._hand_over(print_sheet))
        self.recovery.save_requested.connect(lambda: self._hand_over(save_sheet))

    def refresh(self) -> None:
        """Read the list and show it."""
        self.presenter.refresh()

    def show_people(self, content: PeopleContent) -> None:
        """Show what the presenter says."""
        is_key = content.task is Task.SHOW_KEY
        self.recovery.show_key(content.key, content.asked, content.problems if is_key else {}, content.notice if is_key else None)
        if content.task is Task.LIST:
            active = sum(1 for one in content.lines if one.active)
            self._count.setText(say("{persons} may log in", persons=wording.count(active, "person", "people")) if content.lines else "")
            show_notice(self.notice, content.notice)
            self.list.set_lines(content.lines)
            self.form.forget()
            self._stack.setCurrentWidget(self._page)
        elif is_key:
            self.form.forget()
            self._stack.setCurrentWidget(self._paper)
        else:
            self._stack.setCurrentWidget(self.form)
            self.form.show_form(content)

    def focus_field(self, name: str) -> None:
        """Put the cursor there."""
        if name in ("first", "second"):
            self.recovery.focus_field(name)
        else:
            self.form.focus_field(name)

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not kept in the fields."""
        super().hideEvent(event)
        for box in self.form.passwords.values():
            box.wipe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the form."""
        if event.key() == Qt.Key.Key_Escape and self._stack.currentWidget() is self.form:
            self.presenter.leave()
        else:
            super().keyPressEvent(event)

    def _hand_over(self, take: Sheet | None) -> None:
        if take is None:
            return
        try:
            take(sheet(self.presenter.key, self._today()))
        except Problem as problem:
            self.presenter.tell(problem)

    def _lay_out(self) -> None:
        titles = column()
        titles.addWidget(Text(say("People"), "page_title"))
        titles.addWidget(self._count)
        head = line(spacing=10)
        head.addLayout(titles, 1)
        head.addWidget(self.new_key, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        rows = column(inside, spacing=14)
        rows.setContentsMargins(MARGIN, 26, MARGIN, 20)
        holder = QWidget()
        holder.setMaximumWidth(_WIDTH)
        narrow = column(holder, spacing=14)
        narrow.addLayout(head)
        narrow.addWidget(self.notice)
        narrow.addWidget(self.list)
        rows.addWidget(holder)
        rows.addStretch(1)
        self._page = scrolling(inside, "people.scroll")
        self._paper = Door("people.paper", _KEY_WIDTH)
        self._paper.set_titles(recovery_page.TITLE, recovery_page.LEAD)
        self._paper.rows.addWidget(self.recovery)
        self._stack = QStackedLayout(self)
        for part in (self._page, self.form, self._paper):
            self._stack.addWidget(part)
