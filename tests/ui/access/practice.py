"""A clinic behind the door: the real window on a real encrypted database, people of every role, and hands to come in with. No tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from procedure_assistant.app import Options, build, open_access, open_safe
from procedure_assistant.services.access import Access, NewPerson
from procedure_assistant.services.people import Role
from procedure_assistant.ui.access.idle_time import IdleTime
from procedure_assistant.ui.access.user_menu import UserButton
from procedure_assistant.ui.main_window import MainWindow
from procedure_assistant.ui.visit.view import VisitScreen
from tests.services.key_rings import CHEAP
from tests.services.test_access import ADMIN, DOCTOR, NURSE
from tests.ui.clinic import ChosenFiles, Clinic, ClinicClock

READER = NewPerson("dora", "Dora Lind", "", Role.READ_ONLY, "velvet-harvest-58")
PEOPLE = {person.role: person for person in (ADMIN, DOCTOR, NURSE, READER)}


class Chosen(ChosenFiles):
    """Which files, which printer and which place somebody chose; None gives up."""

    def __init__(self) -> None:
        super().__init__()
        self.printer: QPrinter | None = None
        self.place: Path | None = None

    def ask_printer(self, _parent: QWidget, chosen: Callable[[QPrinter], None]) -> None:
        if self.printer is not None:
            chosen(self.printer)

    def ask_where(self, _parent: QWidget, _title: str, name: str, _kinds: str, ended: Callable[[Path | None], None]) -> None:
        ended(None if self.place is None else self.place / name)


class Clocks:
    """Running clock and wall clock of the idle time, turned by hand."""

    def __init__(self) -> None:
        self.seconds = 1_700_000_000.0

    def time(self) -> IdleTime:
        return IdleTime(lambda: self.seconds, lambda: self.seconds)


class Practice(Clinic):
    """With ``people`` set up already, and the physician's patients and visits in it; without, as after the installation."""

    def __init__(self, folder: Path, *, people: bool = True) -> None:
        self.database = folder / "procedures.db"
        self.clock = ClinicClock()
        self.dialogs = Chosen()
        self.idle = Clocks()
        self.windows: list[MainWindow] = []
        self.chosen = Options(self.database, self.clock)
        self.access: Access = open_access(self.chosen, costs=CHEAP)
        if people:
            self.recovery = self.access.set_up(ADMIN, (DOCTOR, NURSE, READER), enter=DOCTOR)
            self.services = build(self.chosen, self.access)

    def open(self, size: tuple[int, int] = (1440, 900)) -> MainWindow:
        """The window with its door, locked or to be set up."""
        self.access.lock()
        window = MainWindow(self.clock, self.dialogs, idle_time=self.idle.time())
        self.windows.append(window)
        make = partial(build, self.chosen, self.access)
        window.records_requested.connect(lambda: window.tasks.run(make, window.ready, window.failed))
        window.resize(*size)
        window.show()
        window.meet(self.access, open_safe(self.chosen, self.access))
        window.activateWindow()
        self.settle()
        return window

    def settle(self) -> None:
        """Until nothing is under way any more: an answer may begin the next work."""
        for _ in range(3):
            super().settle()

    def close(self) -> None:
        """Close windows and database."""
        for window in self.windows:
            window._is_close_refused = True  # a form that a test left open
        self.services = self.services if hasattr(self, "services") else self.window._services
        for window in self.windows:
            if window._schedule is not None:
                window._schedule.stop()
            window.close()
            window.drain()
            window.deleteLater()
        QApplication.processEvents()
        self.access.close()

    # -- coming and going ----------------------------------------------------------------------------------------------

    def log_in(self, role: Role, password: str = "") -> None:
        """On the lock screen, by keys."""
        person = PEOPLE[role]
        self.type("lock.login", person.login, instead=True)
        self.key(Qt.Key.Key_Return)
        self.type("lock.password", f"{password or person.password}\n")

    def choose(self, which: str) -> None:
        """An entry of the menu of whoever is in: "switch", "lock", "change_password" or "break_glass"."""
        name = "visit.user" if self.sees("visit.user") else "user"
        button = self.find(name)
        assert isinstance(button, UserButton)
        (action,) = [one for one in button.menu.actions() if one.objectName() == f"user_menu.{which}"]
        assert isinstance(action, QAction)
        assert action.isEnabled()
        action.trigger()
        self.settle()

    def break_glass(self, reason: str = "patient collapsed, physician not reachable") -> None:
        """From the menu, with a reason."""
        self.choose("break_glass")
        self.type("break_glass.reason", f"{reason}\n")

    # -- eyes ----------------------------------------------------------------------------------------------------------

    @property
    def screen(self) -> VisitScreen:
        """The visit that is open, in sight or not."""
        found = [one for one in self.window.findChildren(VisitScreen) if one is self.window._visit]
        assert len(found) == 1
        return found[0]

    def in_sight(self) -> set[str]:
        """Names of everything that can be pressed or typed into just now."""
        inputs = (one for one in self.window.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus)
        return {one.objectName() for one in inputs if one.isVisible() and one.isEnabled()}

    def said(self) -> str:
        """Everything that can be read or is told to a screen reader, in one text."""
        seen = [one for one in (self.window, *self.window.findChildren(QWidget)) if one.isVisible()]
        words = [one.accessibleName() + one.accessibleDescription() + one.toolTip() for one in seen]
        words += [one.text() for one in seen if isinstance(one, (QLabel, QAbstractButton))]
        return "\n".join([self.window.windowTitle(), *words])

    def trail(self, limit: int = 50) -> list[tuple[str, str, str]]:
        """Who did what, oldest first."""
        return [(row.who, row.act, row.detail) for row in reversed(self.access.store.audit_entries(limit=limit))]

    def press_everything(self) -> None:
        """Every key and shortcut that means something somewhere in the program."""
        plain = (Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_F6, Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Escape, Qt.Key.Key_Menu)
        control = (Qt.Key.Key_F, Qt.Key.Key_L, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_P, Qt.Key.Key_S, Qt.Key.Key_W, Qt.Key.Key_N)
        for key in plain:
            self.key(key)
        for key in control:
            self.key(key, Qt.KeyboardModifier.ControlModifier)

    def click_all_over(self) -> None:
        """A grid of clicks and double clicks over the whole window, on whatever lies there, but on no button of the lock screen."""
        for x in range(20, self.window.width(), 200):
            for y in range(20, self.window.height(), 150):
                at = self.window.rect().topLeft() + self.window.rect().topLeft().__class__(x, y)
                under = self.window.childAt(at)
                if under is None or isinstance(under, QAbstractButton):
                    continue
                QTest.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(self.window, at))
                QTest.mouseDClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(self.window, at))
        self.settle()
