"""The backup page as the window shows it: how it stands, the plan, the copies; wired to its presenter. Decides nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.safekeeping import Safekeeping
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.backup.busy_bar import BusyBar
from procedure_assistant.ui.backup.dialogs import PathDialogs, SystemPathDialogs
from procedure_assistant.ui.backup.long_runner import LongRunner
from procedure_assistant.ui.backup.presenter import BACK_UP_NOW, BackupContent, BackupPresenter
from procedure_assistant.ui.backup.restore_screen import RestoreScreen
from procedure_assistant.ui.backup.rows import CopyList
from procedure_assistant.ui.backup.worker import LongTasks
from procedure_assistant.ui.pages import MARGIN, column, line, message_bar, scrolling, show_notice
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import CheckRow
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Hairline, Text, card

_WIDTH = 880
_NUMBER_WIDTH, _TIME_WIDTH = 110, 130
_KEPT = say("Of each of these days, weeks and months the newest copy is kept; older ones go by themselves.")
_FIELDS = {
    "daily_at": (say("Every day at"), say("As 20:00; empty for never")),
    "daily": (say("Days kept"), say("Of so many days the newest copy each is kept")),
    "weekly": (say("Weeks kept"), say("Of so many weeks the newest copy each is kept")),
    "monthly": (say("Months kept"), say("Of so many months the newest copy each is kept")),
}


class BackupScreen(QWidget):
    """The administrator's page; call :meth:`refresh` when it comes into sight.

    ``records_closed``: a restore closed the records; drop the services and show the lock screen, whose log-in opens them anew.
    """

    records_closed = Signal()

    def __init__(
        self,
        safe: Safekeeping,
        tasks: Runner,
        clock: Clock,
        *,
        dialogs: PathDialogs | None = None,
        runner: LongRunner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("backup")
        self._dialogs = dialogs or SystemPathDialogs()
        work = runner or LongTasks(tasks, self)
        self.notice = message_bar("backup.notice")
        self.busy = BusyBar("backup.busy")
        self.now = button(BACK_UP_NOW, "primary", "md", "download-simple", object_name="backup.now")
        self.restore_other = button(say("Restore…"), "secondary", "md", object_name="backup.restore_other", spoken=say("Restore a backup"))
        self.other = button(
            say("Back up elsewhere…"), "secondary", "md", object_name="backup.elsewhere", spoken=say("Back up to another folder")
        )
        self.choose = button(say("Choose…"), "secondary", "sm", object_name="backup.choose", spoken=say("Choose the folder for backups"))
        self.facts = {name: Text("", "strong") for name in ("last", "next")}
        self._age = Text("", "small", tone="warn", wrap=True)
        self._folder = Text("", "body_strong", wrap=True)
        self._folder_problem = Text("", "small", tone="danger", wrap=True)
        self.fields = {name: FieldBox(f"backup.{name}", label, help_text=said) for name, (label, said) in _FIELDS.items()}
        self.on_close = CheckRow(say("Also back up when the program is closed"), "backup.on_close")
        self.list = CopyList()
        self._list_note = Text("", "quiet", wrap=True)
        self.restoring = RestoreScreen(safe, tasks, clock, dialogs=self._dialogs, runner=work)
        self._lay_out()
        self.presenter = BackupPresenter(safe, work, clock, self)
        self._connect()

    def refresh(self) -> None:
        """Read how it stands and show it."""
        if not self.restoring.presenter.is_busy:
            self._stack.setCurrentWidget(self._page)
            self.presenter.refresh()

    def show_backups(self, content: BackupContent) -> None:
        """Show what the presenter says."""
        show_notice(self.notice, content.notice)
        self.busy.show_busy(content.busy, self.now)
        self.facts["last"].setText(content.last)
        self.facts["next"].setText(content.next)
        self._age.setText(content.last_detail)
        self._age.setVisible(bool(content.last_detail))
        self._folder.setText(content.folder or say("No folder chosen yet"))
        self._folder_problem.setText(content.problems.get("folder", ""))
        self._folder_problem.setVisible(bool(self._folder_problem.text()))
        for name, box in self.fields.items():
            box.set_value(content.values.get(name, ""))
            box.set_problem(content.problems.get(name, ""))
        self.list.set_lines(content.lines)
        self.list.setVisible(bool(content.lines))
        self._list_note.setText(content.list_note)
        self._list_note.setVisible(bool(content.list_note))
        is_free = content.busy is None
        self.now.setEnabled(is_free and bool(content.folder))
        for one in (self.other, self.restore_other, self.choose):
            one.setEnabled(is_free)
        self.list.set_enabled(is_free)
        self.on_close.set_ticked(content.on_close)

    def open_restore(self, path: Path | None = None) -> None:
        """The page that restores, with a backup where it is known."""
        self._stack.setCurrentWidget(self.restoring)
        self.restoring.open(path)

    def _back_up(self) -> None:
        self.presenter.back_up()

    def _restore_other(self) -> None:
        self.open_restore()

    def _connect(self) -> None:
        presenter = self.presenter
        self.now.clicked.connect(self._back_up)
        self.other.clicked.connect(lambda: self._dialogs.ask_folder(self, say("Back up to another folder"), presenter.back_up))
        self.restore_other.clicked.connect(self._restore_other)
        self.choose.clicked.connect(lambda: self._dialogs.ask_folder(self, say("Folder for backups"), presenter.choose_folder))
        self.notice.action_requested.connect(self._back_up)
        self.busy.stopped.connect(presenter.stop)
        self.list.check_requested.connect(presenter.check)
        self.list.restore_requested.connect(presenter.restore)
        self.on_close.tick_requested.connect(presenter.back_up_on_close)
        for name, box in self.fields.items():
            box.answered.connect(lambda text, own=name: presenter.answer(own, text))
        self.restoring.left.connect(self.refresh)
        self.restoring.restored.connect(self.records_closed)
        self.restoring.closed.connect(self.records_closed)

    def _lay_out(self) -> None:
        titles = column()
        titles.addWidget(Text(say("Backups"), "page_title"))
        titles.addWidget(Text(say("Encrypted copies of all records, each restored once before it counts."), "quiet", wrap=True))
        head = line(spacing=8)
        head.addLayout(titles, 1)
        for one in (self.restore_other, self.other, self.now):
            head.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        rows = column(inside, spacing=14)
        rows.setContentsMargins(MARGIN, 26, MARGIN, 20)
        holder = QWidget()
        holder.setMaximumWidth(_WIDTH)
        narrow = column(holder, spacing=14)
        narrow.addLayout(head)
        for part in (self.notice, self.busy, self._standing()):
            narrow.addWidget(part)
        narrow.addSpacing(4)
        narrow.addWidget(Text(say("Copies in this folder"), "strong"))
        narrow.addWidget(self._list_note)
        narrow.addWidget(self.list)
        rows.addWidget(holder)
        rows.addStretch(1)
        self._page = scrolling(inside, "backup.scroll")
        self._stack = QStackedLayout(self)
        for page in (self._page, self.restoring):
            self._stack.addWidget(page)

    def _standing(self) -> QWidget:
        sheet = card()
        rows = column(sheet, spacing=14)
        rows.setContentsMargins(24, 18, 24, 20)
        facts = line(spacing=24)
        for name, label in (("last", say("Last backup")), ("next", say("Next"))):
            fact = column(spacing=1)
            fact.addWidget(Text(label, "small"))
            fact.addWidget(self.facts[name])
            if name == "last":
                fact.addWidget(self._age)
            fact.addStretch(1)
            facts.addLayout(fact, 1)
        where = column(spacing=1)
        where.addWidget(Text(say("Where"), "small"))
        where.addWidget(self._folder)
        where.addWidget(self._folder_problem)
        place = line(spacing=12)
        place.addLayout(where, 1)
        place.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignVCenter)
        rows.addLayout(facts)
        rows.addWidget(Hairline())
        rows.addLayout(place)
        rows.addWidget(Hairline())
        rows.addLayout(self._plan())
        rows.addWidget(Text(_KEPT, "small", wrap=True))
        rows.addWidget(self.on_close)
        return sheet

    def _plan(self) -> QBoxLayout:
        top = Qt.AlignmentFlag.AlignTop
        plan = line(spacing=12)
        self.fields["daily_at"].setFixedWidth(_TIME_WIDTH)
        plan.addWidget(self.fields["daily_at"], 0, top)
        plan.addStretch(1)
        for name in ("daily", "weekly", "monthly"):
            self.fields[name].setFixedWidth(_NUMBER_WIDTH)
            plan.addWidget(self.fields[name], 0, top)
        return plan
