"""The page that puts a backup back, before anybody is in as well as from the backup page. Decides nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.safekeeping import Safekeeping
from procedure_assistant.ui.access.door import Door, titled
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.backup.busy_bar import BusyBar
from procedure_assistant.ui.backup.dialogs import PathDialogs, SystemPathDialogs
from procedure_assistant.ui.backup.long_runner import LongRunner
from procedure_assistant.ui.backup.restore_presenter import RestoreContent, RestorePresenter
from procedure_assistant.ui.backup.way_form import WayForm
from procedure_assistant.ui.backup.worker import LongTasks
from procedure_assistant.ui.language import put, text_of
from procedure_assistant.ui.pages import column, line, show_notice
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Hairline, Text

TITLE = say("Restore a backup")
LEAD = say("The backup is checked to the last entry before anything here is changed.")
_OPENS = say("Use the login of an administrator as it was in the backup, or the recovery key that belongs to it.")
_WIDTH = 640


class RestoreScreen(QWidget):
    """Call :meth:`open` when it comes into sight. ``restored``: go to the lock screen; ``left``: go back where it came from;
    ``closed``: the records were closed although the restore failed, so go to the lock screen as well.
    """

    restored = Signal()
    left = Signal()
    closed = Signal()

    def __init__(
        self,
        safe: Safekeeping,
        tasks: Runner,
        clock: Clock | None = None,
        *,
        dialogs: PathDialogs | None = None,
        runner: LongRunner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("restore")
        self._dialogs = dialogs or SystemPathDialogs()
        self._door = Door("restore.page", _WIDTH)
        self._door.set_titles(TITLE, LEAD)
        self.notice = MessageBar("restore.notice", dismissable=False)
        self._made = Text("", "strong")
        self._detail = Text("", "small", wrap=True)
        self._consequence = Text("", "body", wrap=True)
        self.choose = button(say("Choose a backup…"), "secondary", "md", "folder-open", object_name="restore.choose")
        self.form = WayForm("restore.open", say("Login"))
        self.busy = BusyBar("restore.busy")
        self.go_on = button(say("Check and restore"), "primary", "lg", object_name="restore.go_on")
        self.back = button(say("Cancel"), "ghost", "lg", object_name="restore.back", spoken=say("Leave without restoring"))
        self._is_done = False
        self._lay_out()
        self.presenter = RestorePresenter(safe, runner or LongTasks(tasks, self), clock or SystemClock(), self)
        self.choose.clicked.connect(lambda: self._dialogs.ask_folder(self, say("Choose a backup"), self.presenter.choose))
        self.form.entered.connect(self._go_on)
        self.go_on.clicked.connect(self._go_on)
        self.back.clicked.connect(self._leave)
        self.busy.stopped.connect(self.presenter.stop)

    def open(self, path: Path | None = None) -> None:
        """Begin anew, with a backup where it is known."""
        self.presenter.open(path)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_restore(self, content: RestoreContent) -> None:
        """Show what the presenter says."""
        show_notice(self.notice, content.notice)
        self._made.setText(content.chosen or say("No backup chosen yet"))
        self._detail.setText(content.detail or say("A backup is a folder whose name begins with “backup-”."))
        self._consequence.setText(content.consequence)
        self._door.set_titles(TITLE, "" if content.done else LEAD)
        self.busy.show_busy(content.busy, self.go_on)
        is_free = content.busy is None
        self._is_done = content.done
        for part in self._parts:
            part.setVisible(not content.done)
        self.choose.setVisible(not content.done)
        self.form.set_enabled(is_free)
        self.choose.setEnabled(is_free)
        self.back.setEnabled(is_free)
        self.back.setVisible(not content.done)
        self.go_on.setEnabled(is_free and (content.done or bool(content.chosen)))
        self.go_on.setText(say("Go to the log-in") if content.done else say("Check and restore"))
        put(self.go_on.setAccessibleName, text_of(self.go_on))

    def forget_typed(self) -> None:
        """Nothing typed stays."""
        self.form.forget()

    def records_closed(self) -> None:
        """They have to be opened anew."""
        self.closed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not kept in the fields."""
        super().hideEvent(event)
        self.form.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves while nothing is under way."""
        if event.key() == Qt.Key.Key_Escape and self.back.isVisible() and self.back.isEnabled():
            self._leave()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        if self._is_done:
            self.restored.emit()
            return
        if not self.go_on.isEnabled():
            return
        way = self.form.take()
        if way is not None:
            self.presenter.restore(way)

    def _leave(self) -> None:
        self.form.forget()
        self.left.emit()

    def _lay_out(self) -> None:
        rows = self._door.rows
        rows.addWidget(self.notice)
        chosen = column(spacing=2)
        chosen.addWidget(self._made)
        chosen.addWidget(self._detail)
        first = QWidget()
        row = line(first, spacing=12)
        row.addLayout(chosen, 1)
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignVCenter)
        second, third = QWidget(), QWidget()
        opens = column(second, spacing=10)
        titled(opens, say("Who opens it"), _OPENS)
        opens.addWidget(self.form)
        what = column(third, spacing=2)
        what.addWidget(Text(say("What happens here"), "strong"))
        what.addWidget(self._consequence)
        lines = (Hairline(), Hairline())
        self._parts = (first, lines[0], second, lines[1], third)
        for part in (*self._parts, self.busy):
            rows.addWidget(part)
        foot = line()
        foot.addWidget(self.go_on)
        foot.addWidget(self.back)
        foot.addStretch(1)
        rows.addLayout(foot)
        column(self).addWidget(self._door)
