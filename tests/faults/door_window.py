"""The program's window behind its door: somebody logs in by keys, opens the visit from the worklist, locks and comes back. No tests."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from procedure_assistant.app import Options, build
from procedure_assistant.services.access import NewPerson
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.ports import Clock
from procedure_assistant.ui.access.idle_time import IdleTime
from procedure_assistant.ui.access.lock_page import LockPage
from procedure_assistant.ui.main_window import MainWindow
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.worklist import WorklistRow
from tests.faults.people import DOCTOR, door
from tests.faults.visit_window import SIZE, VisitWindow, shown, wait_until


class DoorWindow(VisitWindow):
    """A visit on an encrypted database, opened through the lock screen.

    ``line`` is what the worklist said of it, ``told_today`` the messages above it.
    """

    def __init__(
        self,
        database: Path,
        visit_id: str,
        person: NewPerson = DOCTOR,
        *,
        clock: Clock | None = None,
        idle_time: IdleTime | None = None,
        size: tuple[int, int] = SIZE,
    ) -> None:
        self._options = Options(database, clock or SystemClock())
        self.access = door(database, self._options.clock)
        self.window = shown(MainWindow(self._options.clock, idle_time=idle_time), size)
        self.window.furnish()
        self.window.records_requested.connect(self._open_records)
        self.window.meet(self.access)
        self.come_in(person)
        wait_until(lambda: bool(self._rows(visit_id)))
        (row,) = self._rows(visit_id)
        self.line = row.accessibleName()
        self.told_today = [told.title for bar in self.window.findChildren(MessageBar) if bar.isVisible() and (told := bar.message())]
        self.open(visit_id)

    def _open_records(self) -> None:
        self.window.tasks.run(lambda: build(self._options, self.access), self._opened, self.window.failed)

    def _opened(self, services: Services) -> None:
        self.services = services
        self.window.ready(services)

    def _rows(self, visit_id: str) -> list[WorklistRow]:
        return [row for row in self.window.findChildren(WorklistRow, f"worklist.{visit_id}.row") if row.isVisible()]

    @property
    def lock_page(self) -> LockPage:
        """The page in front of the door."""
        (page,) = self.window.findChildren(LockPage)
        return page

    def come_in(self, person: NewPerson) -> None:
        """Type login and password, press Return, and wait for the door to open."""
        page = self.lock_page
        wait_until(page.isVisible)
        for box, words in ((page.login, person.login), (page.password, person.password)):
            box.edit.setFocus()
            box.edit.selectAll()
            QTest.keyClicks(box.edit, words)
        QTest.keyClick(page.password.edit, Qt.Key.Key_Return)
        wait_until(lambda: not page.isVisible())

    def lock(self) -> None:
        """Ctrl+L, and wait for the lock screen."""
        QTest.keyClick(self.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        wait_until(self.lock_page.isVisible)

    def sign(self, password: str) -> None:
        """Press the primary action of the last page and type the password that it asks for; waits until the record is signed."""
        self.press("primary")
        wait_until(lambda: self.visit.record.signed or self._password_boxes() != [])
        for box in self._password_boxes():
            QTest.keyClicks(box, password)
            QTest.keyClick(box, Qt.Key.Key_Return)
        wait_until(lambda: self.visit.record.signed)
        self.settle()

    def _password_boxes(self) -> list[QLineEdit]:
        return [box for box in self.screen.findChildren(QLineEdit) if box.isVisible() and box.echoMode() is QLineEdit.EchoMode.Password]
