"""A small clinic for the tests of the main window: real services on a real database, the real window, and hands to drive it. No tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from procedure_assistant.app import Options, build
from procedure_assistant.domain.patient import Patient, Sex
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.demo import Player
from procedure_assistant.services.patient_form import PatientForm
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui.main_window import MainWindow
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.worklist import WorklistRow
from tests.fakes import FixedClock

MORNING = datetime(2026, 11, 23, 13, 30, tzinfo=UTC)
"""08:30 of Monday 23 November in the clinic's zone."""

BOTH = ("preempt_botox", "gon_block")
BOTOX = ("preempt_botox",)
BUNDLES = Path(__file__).parents[1] / "bundles"


class ClinicClock(FixedClock):
    """Stands still until it is moved on."""

    def __init__(self) -> None:
        super().__init__(MORNING)

    def advance(self, *, minutes: int = 0, seconds: int = 0) -> None:
        self.at += timedelta(minutes=minutes, seconds=seconds)


class ChosenFiles:
    """Implements ``Dialogs``: the files that somebody chose, at once; nothing while there are none."""

    def __init__(self) -> None:
        self.files: tuple[Path, ...] = ()
        self.asked = 0
        self.printer: QPrinter | None = None

    def ask_printer(self, _parent: QWidget, chosen: Callable[[QPrinter], None]) -> None:
        """The printer that the test has set up."""
        assert self.printer is not None, "the test chose no printer"
        chosen(self.printer)

    def ask_patient_files(self, parent: QWidget, chosen: Callable[[tuple[Path, ...]], None]) -> None:
        self.asked += 1
        if self.files:
            chosen(self.files)


class Clinic:
    """A database, its services, and a window on it."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.clock = ClinicClock()
        self.services: Services = build(Options(database, self.clock))
        self.dialogs = ChosenFiles()
        self.windows: list[MainWindow] = []

    # -- the records ---------------------------------------------------------------------------------------------------

    def patient(self, family: str = "Larson", given: str = "Jacob", mrn: str = "0048 2917", born: str = "14 Feb 1981") -> Patient:
        """A patient on record."""
        return self.services.patients.new_patient(PatientForm(family, given, born, Sex.MALE, mrn, allergies=()))

    def begin(self, patient: Patient, protocols: tuple[str, ...] = BOTOX, *, days_ago: int = 0, at: str = "08:30") -> Visit:
        """A visit that was opened then; the clock stands where it stood before."""
        with self.at(days_ago, at):
            return self.services.visits.begin(patient.id, protocols)

    def inject(self, patient: Patient, *, days_ago: int = 0, at: str = "08:30") -> Player:
        """A visit of toxin and block, played as the demo does it, up to the last injection."""
        with self.at(days_ago, at):
            player = Player(self.services, self.clock, self.services.visits.begin(patient.id, BOTH))  # type: ignore[arg-type]
            player.prepare()
            player.inject()
            return player

    def sign(self, patient: Patient, *, days_ago: int = 0, at: str = "08:30") -> Visit:
        """The same visit, finished and signed on the same day."""
        with self.at(days_ago, at):
            player = self.inject(patient, days_ago=0, at=at)
            player.finish()
            player.sign()
            return player.visit

    @contextmanager
    def at(self, days_ago: int, time: str) -> Iterator[None]:
        """The clock stands at a time of the clinic, some days ago."""
        before = self.clock.at
        hour, minute = map(int, time.split(":"))
        local = self.clock.local(before).replace(hour=hour, minute=minute)
        self.clock.at = (local - timedelta(days=days_ago)).astimezone(UTC)
        yield
        self.clock.at = before

    # -- the window ----------------------------------------------------------------------------------------------------

    size = (1440, 900)
    """Of the next window, in px."""

    def open(self, size: tuple[int, int] | None = None) -> MainWindow:
        """A window with the day in it."""
        window = MainWindow(self.clock, self.dialogs)
        self.windows.append(window)
        window.resize(*(size or self.size))
        window.show()
        window.ready(self.services)
        window.activateWindow()
        self.settle()
        return window

    @property
    def window(self) -> MainWindow:
        """The window opened last."""
        return self.windows[-1]

    def settle(self) -> None:
        """Until nothing is under way any more."""
        for window in self.windows:
            window.drain()
        for _ in range(3):
            QApplication.processEvents()

    def close(self) -> None:
        """Close windows and database, whatever state a test left them in."""
        for window in self.windows:
            if window.isVisible() and window._patients is not None:
                window.patients.discard_form()
            window.close()
            window.drain()
            window.deleteLater()
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.services.store.close()

    # -- hands ---------------------------------------------------------------------------------------------------------

    def find(self, name: str) -> QWidget:
        """The one visible widget of this object name."""
        found = [one for one in self.window.findChildren(QWidget, name) if one.isVisible()]
        assert len(found) == 1, f"{len(found)} visible widgets are called {name!r}"
        return found[0]

    def sees(self, name: str) -> bool:
        """Whether a widget of this name is visible."""
        return any(one.isVisible() for one in self.window.findChildren(QWidget, name))

    def click(self, name: str) -> None:
        """Press a widget in its middle, where a person could."""
        widget = self.find(name)
        _bring_into_view(widget)
        middle = widget.rect().center()
        hit = self.window.childAt(widget.mapTo(self.window, middle))
        assert hit is widget or (hit is not None and widget.isAncestorOf(hit)), f"{name!r} is covered by {hit!r}"
        assert not isinstance(widget, QAbstractButton) or widget.isEnabled(), f"{name!r} cannot be pressed"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle)
        self.settle()

    def type(self, name: str, text: str, *, instead: bool = False) -> None:
        """Put the cursor into a field and type, ``instead`` of what stands there; a line break is the Enter key."""
        widget = self.find(name)
        _bring_into_view(widget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        if instead:
            QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for number, line in enumerate(text.split("\n")):
            if number:
                QTest.keyClick(widget, Qt.Key.Key_Return)
            QTest.keyClicks(widget, line)
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is, in the window opened last."""
        self.window.activateWindow()
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def drag(self, *paths: Path | str) -> QMimeData:
        """Drag files over the middle of the window; returns what is dragged, which must outlive the drag."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) if isinstance(path, Path) else QUrl(path) for path in paths])
        enter = QDragEnterEvent(QPoint(700, 450), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.window, enter)
        return data

    def drop(self, *paths: Path | str) -> None:
        """Drag files onto the window and let go."""
        data = self.drag(*paths)
        event = QDropEvent(QPointF(700, 450), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.window, event)
        self.settle()

    def drag_away(self) -> None:
        """The dragged files leave the window again."""
        QApplication.sendEvent(self.window, QDragLeaveEvent())

    # -- eyes ----------------------------------------------------------------------------------------------------------

    def texts(self) -> list[str]:
        """Every visible line of text that is a label."""
        return [label.text() for label in self.window.findChildren(QLabel) if label.isVisible() and label.text()]

    def rows(self) -> list[str]:
        """The lines of the worklist as a screen reader says them."""
        return [row.accessibleName() for row in self.window.findChildren(WorklistRow) if row.isVisible()]

    def patients(self) -> list[str]:
        """The names in the list of patients."""
        listed = self.window.patients.page.list
        return [listed.row(line.id).accessibleName().partition(", born")[0] for line in listed._lines]

    def messages(self) -> list[str]:
        """The titles of all messages in sight."""
        bars = [bar for bar in self.window.findChildren(MessageBar) if bar.isVisible()]
        return [content.title for bar in bars if (content := bar.message()) is not None]


def _bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    QApplication.processEvents()


def bundle(name: str) -> Path:
    """One of our own FHIR bundles."""
    return BUNDLES / f"{name}.json"
