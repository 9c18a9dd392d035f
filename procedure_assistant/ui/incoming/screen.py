"""What comes in as the window shows it: the list with its comparison and the import of a schedule, wired to their presenters."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.incoming_events import Choice
from procedure_assistant.services.incoming_room import IncomingRoom
from procedure_assistant.ui.incoming.content import IncomingContent
from procedure_assistant.ui.incoming.list_page import ListPage
from procedure_assistant.ui.incoming.presenter import IncomingPresenter
from procedure_assistant.ui.incoming.schedule_page import SchedulePage
from procedure_assistant.ui.incoming.schedule_presenter import SchedulePresenter
from procedure_assistant.ui.incoming.worker import ScheduleWorker
from procedure_assistant.ui.tasks import Tasks

_FILTER = "CSV (*.csv *.txt *.tsv);;All files (*)"


class IncomingScreen(QWidget):
    """Call :meth:`open` when it comes into sight. ``told`` carries a sentence of what went well."""

    told = Signal(object)
    _came = Signal()

    def __init__(self, services: Services, room: IncomingRoom, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("incoming")
        self._folder = ""
        self.list = ListPage()
        self.schedule = SchedulePage()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.schedule)
        self.presenter = IncomingPresenter(services, room, self, lambda: None)
        self.importing = SchedulePresenter(services, room.schedules, self.schedule, ScheduleWorker(tasks, self), self.presenter.refresh)
        self._came.connect(self._refresh, Qt.ConnectionType.QueuedConnection)
        self._connect()

    def open(self) -> None:
        """Read anew; an import that is under way or has just ended stays in sight."""
        self.presenter.open()

    def came(self) -> None:
        """Something came in, on whichever thread: what is in sight shows it."""
        self._came.emit()

    def open_file(self, path: Path) -> None:
        """Look at a schedule file."""
        self._stack.setCurrentWidget(self.schedule)
        self.importing.open(path)
        first = self.schedule.start if self.schedule.start.isVisible() else self.schedule.back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_incoming(self, content: IncomingContent) -> None:
        """Show the list."""
        self.list.show_incoming(content)

    def tell(self, sentence: str) -> None:
        """Something went well."""
        self.told.emit(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back from the import."""
        if event.key() == Qt.Key.Key_Escape and self._stack.currentWidget() is self.schedule:
            self.leave_schedule()
        else:
            super().keyPressEvent(event)

    def leave_schedule(self) -> None:
        """Back to the list; not while a file is being taken."""
        if not self.importing.is_running:
            self._stack.setCurrentWidget(self.list)
            self.presenter.open()
            self.list.focus_first()

    @Slot(object, str, str)
    def _decide(self, choice: Choice, patient_id: str, reason: str) -> None:
        """The buttons go with the doubt: the keyboard goes on at the next one."""
        self.presenter.decide(choice, patient_id, reason)
        content = self.presenter.content()
        if content.reason_problem:
            self.list.focus_reason(content)
        elif content.notice is None:
            self.list.focus_first()

    @Slot(str, str)
    def _undo_merge(self, retired: str, reason: str) -> None:
        self.presenter.undo_merge(retired, reason)
        content = self.presenter.content()
        if content.undo_problem:
            self.list.focus_reason(content)

    @Slot()
    def _refresh(self) -> None:
        if self.isVisible():
            self.presenter.refresh()

    def _connect(self) -> None:
        listed, asked, page, importing = self.list, self.presenter, self.schedule, self.importing
        listed.import_requested.connect(self._ask_file)
        listed.chosen.connect(asked.choose)
        listed.decided.connect(self._decide)
        listed.undo_requested.connect(self._undo_merge)
        listed.dismissed.connect(asked.dismiss)
        page.pick_requested.connect(importing.choose)
        page.header_requested.connect(lambda on: importing.set_header(has_header=on))
        page.authority_requested.connect(importing.set_authority)
        page.start_requested.connect(importing.start)
        page.stop_requested.connect(importing.stop)
        page.other_requested.connect(self._ask_file)
        page.left.connect(self.leave_schedule)
        page.dismissed.connect(importing.dismiss)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self.window(), say("Import schedule"), self._folder, _FILTER)
        dialog.setObjectName("dialog.schedule")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def take(names: list[str]) -> None:
            self._folder = dialog.directory().absolutePath()
            self.open_file(Path(names[0]))

        dialog.filesSelected.connect(take)
        dialog.open()
