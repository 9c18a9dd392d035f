"""A prepared visit in a real database and the real visit window on it; says what is painted, not what the program believes. No tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from procedure_assistant.app import Options, build
from procedure_assistant.domain.events import SiteInjected
from procedure_assistant.domain.protocol import Shows
from procedure_assistant.domain.totals import map_total
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.demo import CLINIC, CREDENTIALS, PHYSICIAN, PlayedClock, Player, sample_patient, start_of_demo
from procedure_assistant.services.settings import save_settings
from procedure_assistant.services.visits import Person, Visit
from procedure_assistant.ui import theme
from procedure_assistant.ui.main_window import MainWindow
from procedure_assistant.ui.map.view import MapView
from procedure_assistant.ui.visit.view import VisitScreen
from procedure_assistant.ui.widgets.headline import Headline
from procedure_assistant.ui.widgets.messages import MessageBar
from tests.faults.people import close, set_up

W = TypeVar("W", bound=QWidget)

SIZE = (1440, 900)
PROTOCOLS = ("preempt_botox", "gon_block")
_FILLED = 0.38
"""Share of a mark's square in the colour of "given": a given disc has over half of it, the ring of a planned one under a quarter."""
_WAIT_MS = 60_000


def prepare(database: Path, *, behind_door: bool = False, to_sign: bool = False) -> str:
    """Make a database with one visit that is ready for its first injection; returns the id of the visit. The file is closed again.

    ``behind_door``: encrypted, with a key file and people. ``to_sign``: everything is done but the signature.
    """
    clock = PlayedClock(start_of_demo())
    services = set_up(database, clock) if behind_door else build(Options(database, clock))
    save_settings(services.store, CLINIC)
    services.visits.person = Person(PHYSICIAN, CREDENTIALS)
    player = Player(services, clock, services.visits.begin(sample_patient(services).id, PROTOCOLS))
    player.prepare()
    if to_sign:
        player.inject()
        player.finish()
    close(services)
    return player.visit.id


def planned_sites(visit: Visit) -> tuple[str, ...]:
    """The sites of the map in the order of injection."""
    map_ = visit.record.map
    assert map_ is not None
    return tuple(site.id for site in map_.sequence())


def given_in_log(visit: Visit) -> list[str]:
    """Every site that an entry of the log gives, as often as it does."""
    return [entry.event.site for entry in visit.record.entries if isinstance(entry.event, SiteInjected)]


def folded_units(visit: Visit) -> Decimal:
    """The units given, from the record."""
    total = map_total(visit.record)
    assert total is not None
    return total.given_units


class VisitWindow:
    """The program's window with one visit open, worked with the mouse; says what the screen really shows.

    It is opened as by hand: the main window shows the worklist, and the visit's button there is clicked.
    """

    def __init__(self, services: Services, visit_id: str, *, size: tuple[int, int] = SIZE) -> None:
        self.services = services
        self.window = shown(MainWindow(services.clock), size)
        self.window.ready(services)
        self.open(visit_id)

    def open(self, visit_id: str) -> None:
        """Click the visit in the worklist and wait until it is painted."""
        row = found(self.window, QAbstractButton, f"worklist.{visit_id}")
        wait_until(row.isVisible)
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
        self.screen = found(self.window, VisitScreen, "visit")
        self.headline = found(self.screen, Headline, "totals.units")
        self._painted = _Painted(self.headline, self.headline.accessibleName)
        wait_until(lambda: self._painted.last != "" and (not self.is_on_map or self._shows_figures()))

    def _shows_figures(self) -> bool:
        return any(map_.isVisible() for map_ in self.screen.findChildren(MapView, "map"))

    @property
    def map(self) -> MapView:
        """The figures; there are none before the page was shown."""
        return found(self.screen, MapView, "map")

    @property
    def is_on_map(self) -> bool:
        """Whether the page of the figures has the screen."""
        return self.screen.presenter.section.shows is Shows.MAP

    @property
    def visit(self) -> Visit:
        """The visit on the screen."""
        return self.screen.visit

    def close(self) -> None:
        """Close the window and the database."""
        self.screen.tasks.drain()
        self.window.close()
        close(self.services)

    def settle(self) -> None:
        """Let the window show everything it has to show: what follows a painting is itself painted by a later event."""
        for _ in range(5):
            QApplication.processEvents()

    def click(self, site_id: str) -> None:
        """Press and release the left button on a site; its place comes from the protocol, not from the window."""
        map_ = self.visit.record.map
        assert map_ is not None
        site = map_.site(site_id)
        assert site is not None
        QTest.mouseClick(self.map, Qt.MouseButton.LeftButton, pos=self.map.viewport_point(site.figure, site.x, site.y))

    def give(self, site_id: str) -> Decimal:
        """Click a site and wait until its mark and the totals are painted anew; returns the total units painted."""
        before = self.units_painted()
        self.give_mark(site_id)
        wait_until(lambda: self.units_painted() != before)  # the totals follow the mark
        return self.units_painted()

    def give_mark(self, site_id: str) -> None:
        """Click a site and wait until its mark is painted as given, and for nothing else."""
        self.click(site_id)
        wait_until(lambda: self.paints_as_given(site_id))

    def paints_as_given(self, site_id: str) -> bool:
        """Whether the pixels on the screen show the site as given."""
        area = self.map.mark_rect(site_id)
        area = QRect(self.map.mapTo(self.window, area.topLeft()), area.size())
        shot = self.window.screen().grabWindow(self.window.winId(), area.x(), area.y(), area.width(), area.height())
        image = shot.toImage()
        wanted = theme.current().colour("given").rgb()
        places = [(x, y) for x in range(image.width()) for y in range(image.height())]
        return sum(image.pixel(x, y) == wanted for x, y in places) >= _FILLED * len(places)

    def painted_as_given(self, site_ids: Iterable[str]) -> set[str]:
        """Those of the sites that the pixels show as given."""
        return {site_id for site_id in site_ids if self.paints_as_given(site_id)}

    def units_painted(self) -> Decimal:
        """The large number as it stood when it was painted last."""
        return Decimal(self._painted.last.split()[0])

    def press(self, button: str) -> None:
        """Click a visible button by its object name."""
        QTest.mouseClick(found(self.screen, QAbstractButton, button), Qt.MouseButton.LeftButton)
        self.settle()

    def messages(self) -> list[tuple[str, str]]:
        """Headline and text of every message above the canvas."""
        bars = (bar.message() for bar in self.screen.notices.findChildren(MessageBar) if bar.isVisible())
        return [(shown.title, shown.body) for shown in bars if shown is not None]


def shown(window: MainWindow, size: tuple[int, int]) -> MainWindow:
    """Show a window as the program does."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.shipped("light"))
    window.resize(*size)
    window.show()
    return window


class _Painted(QObject):
    """Counts the paint events of a widget and keeps what it said at the last one."""

    def __init__(self, widget: QWidget, words: Callable[[], str]) -> None:
        super().__init__(widget)
        self.count = 0
        self.last = ""
        self._words = words
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
            self.last = self._words()
        return False


def found(root: QWidget, kind: type[W], name: str) -> W:
    """The one widget of that kind and object name."""
    (widget,) = root.findChildren(kind, name)
    return widget


def wait_until(holds: Callable[[], bool]) -> None:
    """Let the window work until something holds; AssertionError when it never does."""
    deadline = QDeadlineTimer(_WAIT_MS)
    while not holds():
        assert not deadline.hasExpired(), "the window did not show it in time"
        QApplication.processEvents()
