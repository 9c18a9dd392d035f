"""What the window shows at start in place of a damaged database: rescue, the report, and the way on. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.safekeeping import Safekeeping
from procedure_assistant.ui.access.door import Door, titled
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.backup.busy_bar import BusyBar
from procedure_assistant.ui.backup.damaged_presenter import PART, WHOLE, DamagedContent, DamagedPresenter
from procedure_assistant.ui.backup.dialogs import PathDialogs, SystemPathDialogs
from procedure_assistant.ui.backup.long_runner import LongRunner
from procedure_assistant.ui.backup.way_form import WayForm
from procedure_assistant.ui.backup.worker import LongTasks
from procedure_assistant.ui.pages import column, line, show_notice
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Hairline, Text

TITLE = say("The database is damaged")
LEAD = say("It was left as it is. What can be read is copied into a new one; what a backup still has fills the gaps.")
REPORT_TITLE = say("What could be saved")
REPORT_LEAD = say("Nothing is exchanged yet. The damaged database is kept in any case.")
_OPENS = say("The login of an administrator, or the recovery key.")
_BACKUPS = say("The newest sound backup in it fills what cannot be read. Without one, more may be lost.")
_WIDTH = 640


class DamagedScreen(QWidget):
    """Call :meth:`open` when it comes into sight. ``opened``: the rescued records are in place, go to the lock screen;
    ``restore_requested``: somebody wants a whole backup back instead.
    """

    opened = Signal()
    restore_requested = Signal()

    def __init__(
        self,
        safe: Safekeeping,
        tasks: Runner,
        *,
        dialogs: PathDialogs | None = None,
        runner: LongRunner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("damaged")
        self._dialogs = dialogs or SystemPathDialogs()
        self._door = Door("damaged.page", _WIDTH)
        self.notice = MessageBar("damaged.notice", dismissable=False)
        self.form = WayForm("damaged.open", say("Login"))
        self.choose = button(say("Choose…"), "secondary", "sm", object_name="damaged.choose", spoken=say("Choose the folder with backups"))
        self._folder = Text("", "body_strong", wrap=True)
        self.busy = BusyBar("damaged.busy")
        self.rescue = button(say("Rescue what can be read"), "primary", "lg", object_name="damaged.rescue")
        self.restore = button(say("Restore a backup instead"), "ghost", "lg", object_name="damaged.restore")
        self.report = Text("", "body", wrap=True)
        self._verdict = Text("", "strong", wrap=True)
        self.take = button(say("Go on with these records"), "primary", "lg", object_name="damaged.take")
        self.leave = button(
            say("Leave it"), "ghost", "lg", object_name="damaged.leave", spoken=say("Leave the damaged database where it is")
        )
        self.save = button(say("Save report…"), "secondary", "md", "floppy-disk", object_name="damaged.save", spoken=say("Save the report"))
        self.log_in = button(say("Go to the log-in"), "primary", "lg", object_name="damaged.log_in")
        self._before, self._after = QWidget(), QWidget()
        self._lay_out()
        self.presenter = DamagedPresenter(safe, runner or LongTasks(tasks, self), self)
        self._connect()

    def open(self) -> None:
        """Begin anew."""
        self.presenter.open()
        self.form.login.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_damaged(self, content: DamagedContent) -> None:
        """Show what the presenter says."""
        has_report = bool(content.report)
        self._door.set_titles(REPORT_TITLE if has_report else TITLE, REPORT_LEAD if has_report and not content.done else LEAD)
        if content.done:
            self._door.set_titles(REPORT_TITLE, "")
        show_notice(self.notice, content.notice)
        is_free = content.busy is None
        self._before.setVisible(not has_report)
        self._after.setVisible(has_report)
        self.log_in.setVisible(content.done)
        self.busy.show_busy(content.busy, self.log_in if content.done else self.take if has_report else self.rescue)
        self._folder.setText(content.folder or say("No folder chosen"))
        self.report.setText(joined("\n", content.report))
        self._verdict.setText(WHOLE if content.is_whole else PART)
        self._verdict.set_tone("ok" if content.is_whole else "warn")
        self.form.set_enabled(is_free)
        for one in (self.choose, self.rescue, self.restore, self.take, self.leave, self.save):
            one.setEnabled(is_free)
        for one in (self.take, self.leave):
            one.setVisible(not content.done)

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not kept in the fields."""
        super().hideEvent(event)
        self.form.forget()

    def _connect(self) -> None:
        presenter = self.presenter
        self.choose.clicked.connect(lambda: self._dialogs.ask_folder(self, say("Folder with backups"), presenter.choose_folder))
        self.form.entered.connect(self._rescue)
        self.rescue.clicked.connect(self._rescue)
        self.restore.clicked.connect(self.restore_requested)
        self.busy.stopped.connect(presenter.stop)
        self.take.clicked.connect(presenter.take)
        self.leave.clicked.connect(presenter.leave)
        self.save.clicked.connect(lambda: self._dialogs.ask_new_file(self, say("Save the report"), "rescue.txt", presenter.save_report))
        self.log_in.clicked.connect(self.opened)

    def _rescue(self) -> None:
        if not self.rescue.isEnabled():
            return
        way = self.form.take()
        if way is not None:
            self.presenter.rescue(way)

    def _lay_out(self) -> None:
        before = column(self._before, spacing=14)
        opens = column(spacing=10)
        titled(opens, say("Who opens it"), _OPENS)
        opens.addWidget(self.form)
        before.addLayout(opens)
        before.addWidget(Hairline())
        place = line(spacing=12)
        where = column(spacing=2)
        where.addWidget(Text(say("Folder with backups"), "strong"))
        where.addWidget(Text(_BACKUPS, "small", wrap=True))
        where.addWidget(self._folder)
        place.addLayout(where, 1)
        place.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignVCenter)
        before.addLayout(place)
        self._foot(before, self.rescue, self.restore)
        after = column(self._after, spacing=12)
        after.addWidget(self._verdict)
        after.addWidget(self.report)
        after.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        after.addWidget(Hairline())
        self._foot(after, self.take, self.log_in, self.leave)
        self.report.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.report.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (self.notice, self.busy, self._before, self._after):
            self._door.rows.addWidget(part)
        column(self).addWidget(self._door)

    @staticmethod
    def _foot(rows: QVBoxLayout, *parts: QWidget) -> None:
        foot = line()
        for part in parts:
            foot.addWidget(part)
        foot.addStretch(1)
        rows.addLayout(foot)
