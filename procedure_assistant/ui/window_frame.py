"""The frame of the main window: rail, stack of pages, messages above them, and the first picture of all. It opens nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from procedure_assistant.ui import language, window_size
from procedure_assistant.ui.appearance_file import read_appearance
from procedure_assistant.ui.days import weekday_and_day
from procedure_assistant.ui.first_frame import FirstFrame
from procedure_assistant.ui.language import put
from procedure_assistant.ui.tab_way import TabWay

if TYPE_CHECKING:  # nothing of this may be imported before the first paint
    from PySide6.QtGui import QShortcut

    from procedure_assistant.services.bundle import Services
    from procedure_assistant.services.ports import Clock
    from procedure_assistant.services.practice import PracticeRoom
    from procedure_assistant.ui.access.idle_time import IdleTime
    from procedure_assistant.ui.access.keeper import Keeper
    from procedure_assistant.ui.backup.schedule import BackupSchedule
    from procedure_assistant.ui.file_drops import FileDrops
    from procedure_assistant.ui.house_pages import HousePages
    from procedure_assistant.ui.incoming.watch import IncomingWatch
    from procedure_assistant.ui.notice import Notice
    from procedure_assistant.ui.outbox.watch import OutboxWatch
    from procedure_assistant.ui.patients.dialogs import Dialogs
    from procedure_assistant.ui.patients.screen import PatientsScreen
    from procedure_assistant.ui.practice.host import PracticeHost
    from procedure_assistant.ui.problem_bar import ProblemBar
    from procedure_assistant.ui.scan.desk import ScanDesk
    from procedure_assistant.ui.start_page import StartPage
    from procedure_assistant.ui.tasks import Tasks
    from procedure_assistant.ui.today.presenter import TodayPresenter
    from procedure_assistant.ui.today.view import TodayPage
    from procedure_assistant.ui.visit.view import VisitScreen
    from procedure_assistant.ui.widgets.shell import Rail
    from procedure_assistant.ui.widgets.toast import Toast

PROGRAM = "Procedure Assistant"
TODAY, PATIENTS, SETTINGS = "today", "patients", "settings"


class WindowFrame(TabWay, QWidget):
    """What the window is made of. ``first_painted`` and ``worklist_shown`` are emitted once each, for whoever measures;
    ``records_requested`` asks for the records, or for the door in front of them, to be opened.
    """

    first_painted = Signal()
    worklist_shown = Signal()
    records_requested = Signal()

    def __init__(self, clock: Clock, dialogs: Dialogs | None = None, *, idle_time: IdleTime | None = None) -> None:
        """``idle_time`` is the clock of the automatic lock, for tests."""
        super().__init__()
        self.setObjectName("main_window")
        put(self.setWindowTitle, PROGRAM)
        self._clock = clock
        self._tasks: Tasks | None = None
        self._dialogs = dialogs
        self._services: Services | None = None
        self._page = TODAY
        self._theme = "system"
        self._today: TodayPage | None = None
        self._today_presenter: TodayPresenter | None = None
        self._patients: PatientsScreen | None = None
        self._house: HousePages | None = None
        self._keeper: Keeper | None = None
        self._idle_time = idle_time
        self.make_practice: Callable[[], PracticeRoom] | None = None
        """Where practice visits come from; None offers none. Set before anything is shown."""
        self._practice: PracticeHost | None = None
        self._is_close_refused = False
        self._schedule: BackupSchedule | None = None
        self._outbox_watch: OutboxWatch | None = None
        self._incoming_watch: IncomingWatch | None = None
        self._backup_notice: Notice | None = None
        self._visit: VisitScreen | None = None
        self._problems: ProblemBar | None = None
        self._toast: Toast | None = None
        self._shortcuts: list[QShortcut] = []
        self.drops: FileDrops | None = None
        self.scans: ScanDesk | None = None
        """Where scans go; from the moment the door, or the records, are there."""
        self._rail: Rail | None = None
        self._start: StartPage | None = None
        self._title = weekday_and_day(clock.today())
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._frame: FirstFrame | None = FirstFrame(PROGRAM, self._title, self, theme=read_appearance().theme)
        self._frame.painted.connect(self.first_painted)
        self._rows.addWidget(self._frame, 1)
        window_size.restore(self)

    def furnish(self) -> None:
        """Put rail and pages in the place of the first frame; called after the first paint, and by whatever needs them sooner."""
        if self._frame is None:
            return
        frame, self._frame = self._frame, None
        self._rows.removeWidget(frame)
        frame.hide()
        frame.deleteLater()
        self._lay_out()

    @property
    def tasks(self) -> Tasks:
        """The workers of this window."""
        if self._tasks is None:
            from procedure_assistant.ui.tasks import Tasks  # noqa: PLC0415 -- after the first paint

            self._tasks = Tasks(self)
        return self._tasks

    @property
    def practice(self) -> PracticeHost:
        """What opens practice visits in front of the window's content."""
        if self._practice is None:
            from procedure_assistant.ui.practice.host import PracticeHost  # noqa: PLC0415 -- only when somebody practises

            assert self.make_practice is not None, "practice is offered only where there is a room for it"
            self._practice = PracticeHost(self, self._rows, self.tasks, self.make_practice)
            self._practice.told.connect(self._tell_of_practice)
            if self._keeper is not None:
                self._practice.began.connect(self._keeper.practice_began)
                self._practice.lock_requested.connect(self._keeper.lock)
        return self._practice

    @Slot()
    def practise(self) -> None:
        """F3: a visit of an invented patient, at once. What is in sight waits behind it."""
        if self.make_practice is not None:
            self.practice.start()

    @Slot()
    def _end_practice(self) -> None:
        """Before the program locks, closes or lets somebody else in."""
        if self._practice is not None:
            self._practice.end()

    @property
    def is_practising(self) -> bool:
        """Whether a practice visit has the window."""
        return self._practice is not None and self._practice.is_open

    @Slot(object)
    def _tell_of_practice(self, notice: Notice) -> None:
        """A practice visit cannot be opened: say so where somebody looks."""
        if self._keeper is not None and self._keeper.is_shut:
            self._keeper.tell(notice)
        else:
            self.problems.add(notice)

    @property
    def toast(self) -> Toast:
        """What just happened elsewhere than on the page that is open; behind the door with everything else."""
        if self._toast is None:
            from procedure_assistant.ui.widgets.toast import Toast  # noqa: PLC0415 -- seldom needed

            self.furnish()
            self._toast = Toast(self._inside)
        return self._toast

    @property
    def rail(self) -> Rail:
        """The rail with the pages."""
        self.furnish()
        assert self._rail is not None
        return self._rail

    @property
    def start(self) -> StartPage:
        """What stands there while the records are not open."""
        self.furnish()
        assert self._start is not None
        return self._start

    @property
    def problems(self) -> ProblemBar:
        """The messages above every page."""
        if self._problems is None:
            from procedure_assistant.ui.problem_bar import ProblemBar  # noqa: PLC0415 -- seldom needed

            self.furnish()
            self._problems = ProblemBar()
            self._inner.insertWidget(self._inner.count() - 1, self._problems)
        return self._problems

    @property
    def services(self) -> Services | None:
        """The open records; None before somebody came in."""
        return self._services

    @property
    def keeper(self) -> Keeper | None:
        """The door in front; None where there are no accounts."""
        return self._keeper

    @property
    def visit_screen(self) -> VisitScreen | None:
        """The visit that is open, in sight or not."""
        return self._visit

    @property
    def inside(self) -> QWidget:
        """Everything that goes out of sight when the program locks."""
        return self._inside

    @property
    def is_in_visit(self) -> bool:
        """Whether a visit has the window. One that is open may also wait behind the pages of somebody who sees no patients."""
        return self._visit is not None and self._whole.currentWidget() is self._visit

    def _lay_out(self) -> None:
        self._shell = QWidget()
        from procedure_assistant.ui.start_page import StartPage  # noqa: PLC0415 -- after the first paint
        from procedure_assistant.ui.widgets.shell import Rail  # noqa: PLC0415 -- after the first paint

        self._rail = Rail(PROGRAM)
        self._start = StartPage(self._title)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._start)
        row = QHBoxLayout(self._shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._pages, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._shell)
        self._inside = QWidget()  # all of it goes out of sight at once when the program locks, its shortcuts too
        self._inner = QVBoxLayout(self._inside)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(0)
        self._inner.addWidget(self._whole, 1)
        self._rows.addWidget(self._inside, 1)
        self._start.retry_requested.connect(self._retry)
        self._show_entries("")
        self._watch_system()

    def _show_entries(self, page_id: str) -> None:
        """The pages in the rail, one of them open; none while there is nothing to open."""
        if not page_id or self._services is None:
            self.rail.set_entries([], page_id)
            return
        from procedure_assistant.ui.page_list import pages_of  # noqa: PLC0415 -- slow import
        from procedure_assistant.ui.widgets.shell import RailEntry  # noqa: PLC0415 -- after the first paint

        pages = pages_of(self._services)
        self.rail.set_entries([RailEntry(page.id, page.title, page.icon, self._waits_at(page.id)) for page in pages], page_id)

    def _waits_at(self, page_id: str) -> int:
        """How many things wait on a page: pictures to place, who is in doubt, and what is not yet in its chart."""
        if page_id == "images":
            return self._pictures_waiting()
        if page_id == "incoming":
            return self._incoming_watch.held if self._incoming_watch is not None else 0
        return self._outbox_watch.counts[0] if page_id == "outbox" and self._outbox_watch is not None else 0

    def _pictures_waiting(self) -> int:
        """Pictures that belong to no visit yet. What cannot be read now is read the next time."""
        from procedure_assistant.services.problem import Problem  # noqa: PLC0415 -- after the first paint

        images = self._services.images if self._services is not None else None
        try:
            return len(images.inbox()) if images is not None else 0
        except Problem:
            return 0

    def _allowed_pages(self) -> tuple[str, ...]:
        from procedure_assistant.ui.page_list import pages_of  # noqa: PLC0415 -- after the first paint

        return tuple(page.id for page in pages_of(self._open_services()))

    def _may(self, act: str) -> bool:
        """Whether whoever is in may do something just now, by its name in the table of permissions."""
        from procedure_assistant.services.permissions import Act  # noqa: PLC0415 -- after the first paint

        return self._services is not None and not self._services.visits.guard.hindrance(Act[act])

    def _add_shortcut(self, line_id: str, act: Callable[[], None], *, always: bool = False) -> None:
        """The keys of a line of ui/key_table.py; ``always`` for one that counts in a visit, too. None counts behind the door."""
        from PySide6.QtGui import QKeySequence, QShortcut  # noqa: PLC0415 -- after the first paint

        from procedure_assistant.ui.key_table import keys_of  # noqa: PLC0415 -- after the first paint

        for key in keys_of(line_id):
            shortcut = QShortcut(QKeySequence(key), self._inside)
            shortcut.activated.connect(act)
            if not always:
                self._shortcuts.append(shortcut)

    @Slot()
    def show_help(self) -> None:
        """The keys of the pages."""
        from procedure_assistant.ui.help_overlay import show_help  # noqa: PLC0415 -- seldom needed
        from procedure_assistant.ui.key_table import ALWAYS, PAGES  # noqa: PLC0415 -- seldom needed

        show_help(self, (PAGES, ALWAYS))

    def _switch_shortcuts(self) -> None:
        """The keys of the pages mean other things in a visit."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(not self.is_in_visit)

    def _ask_by(self) -> Dialogs:
        if self._dialogs is None:
            from procedure_assistant.ui.patients.dialogs import SystemDialogs  # noqa: PLC0415 -- after the first paint

            self._dialogs = SystemDialogs()
        return self._dialogs

    def _open_services(self) -> Services:
        if self._services is None:
            raise RuntimeError("a page was asked for before the records were open")
        return self._services

    @Slot()
    def _retry(self) -> None:
        self.start.show_opening()
        self.records_requested.emit()

    def show_theme(self, name: str) -> None:
        """Show everything in a theme, now; "system" follows the system from then on."""
        self._theme = name
        self._apply_theme()

    def show_language(self, chosen: str) -> None:
        """Show everything in a language, now, every page as it stands; "system" is the system's own."""
        app = QApplication.instance()
        wanted = language.language_of(chosen)
        if isinstance(app, QApplication) and wanted != language.current():
            language.apply(app, wanted)

    def _apply_theme(self) -> None:
        from procedure_assistant.ui import theme  # noqa: PLC0415 -- after the first paint

        app = QApplication.instance()
        chosen = next((name for name in theme.THEME_NAMES if name == self._theme), None)
        if isinstance(app, QApplication):
            now = theme.current()
            wanted = chosen or theme.system_theme_name()
            theme.apply(app, theme.shipped(wanted, gloves=now.gloves, finger_px=now.size("finger")))

    @Slot()
    def follow_system(self) -> None:
        """The system went dark or light, or wants more contrast."""
        if self._theme == "system":
            self._apply_theme()

    def _watch_system(self) -> None:
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 -- after the first paint

        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self.follow_system)
