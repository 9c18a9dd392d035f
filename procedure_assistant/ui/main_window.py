"""The main window: rail, pages, and the visit that takes all of it. Shown before anything else is loaded; decides nothing clinical."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from procedure_assistant.services.problem import Problem
from procedure_assistant.ui import theme, window_size
from procedure_assistant.ui.days import weekday_and_day
from procedure_assistant.ui.first_frame import FirstFrame
from procedure_assistant.ui.notice import Notice, notice_of

if TYPE_CHECKING:  # nothing of this may be imported before the first paint
    from PySide6.QtGui import QShortcut

    from procedure_assistant.services.bundle import Services
    from procedure_assistant.services.ports import Clock
    from procedure_assistant.services.settings import ClinicSettings
    from procedure_assistant.services.visits import Visit
    from procedure_assistant.ui.file_drops import FileDrops
    from procedure_assistant.ui.patients.dialogs import Dialogs
    from procedure_assistant.ui.patients.screen import PatientsScreen
    from procedure_assistant.ui.problem_bar import ProblemBar
    from procedure_assistant.ui.settings.presenter import SettingsPresenter
    from procedure_assistant.ui.settings.view import SettingsPage
    from procedure_assistant.ui.start_page import StartPage
    from procedure_assistant.ui.tasks import Tasks
    from procedure_assistant.ui.today.presenter import TodayPresenter
    from procedure_assistant.ui.today.view import TodayPage
    from procedure_assistant.ui.visit.view import VisitScreen
    from procedure_assistant.ui.widgets.shell import Rail

PROGRAM = "Procedure Assistant"
TODAY, PATIENTS, SETTINGS = "today", "patients", "settings"
_ENTRIES = ((TODAY, "Today", "calendar-blank"), (PATIENTS, "Patients", "users"), (SETTINGS, "Settings", "gear-six"))
WENT_WRONG = Notice("Something went wrong", "Everything charted is on the disk. Restart if the screen looks wrong.", "caution")
_UNSAVED = Notice("A patient form is not saved yet", "Save or cancel it, then close the window.", "caution", "Close without saving")
_IN_A_VISIT = "Leave the visit first, then drop the files here"
_FIRST_VISIT_NEEDS = "procedure_assistant.ui.visit.view"


class MainWindow(QWidget):
    """One window, one workstation. ``first_painted`` and ``worklist_shown`` are emitted once each, for whoever measures."""

    first_painted = Signal()
    worklist_shown = Signal()
    retry_requested = Signal()

    def __init__(self, clock: Clock, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle(PROGRAM)
        self._clock = clock
        self._tasks: Tasks | None = None
        self._dialogs = dialogs
        self._services: Services | None = None
        self._page = TODAY
        self._theme = "system"
        self._today: TodayPage | None = None
        self._today_presenter: TodayPresenter | None = None
        self._patients: PatientsScreen | None = None
        self._settings: SettingsPage | None = None
        self._settings_presenter: SettingsPresenter | None = None
        self._visit: VisitScreen | None = None
        self._problems: ProblemBar | None = None
        self._shortcuts: list[QShortcut] = []
        self.drops: FileDrops | None = None
        self._rail: Rail | None = None
        self._start: StartPage | None = None
        self._title = weekday_and_day(clock.today())
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._frame: FirstFrame | None = FirstFrame(PROGRAM, self._title, self)
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

    # -- the records ---------------------------------------------------------------------------------------------------

    @Slot(object)
    def ready(self, services: Services) -> None:
        """The records are open: show the day. What can only fail now is shown where it would have stood."""
        from procedure_assistant.services.settings import load_settings  # noqa: PLC0415 -- after the first paint
        from procedure_assistant.ui.today.presenter import TodayPresenter  # noqa: PLC0415 -- after the first paint
        from procedure_assistant.ui.today.view import TodayPage  # noqa: PLC0415 -- after the first paint

        try:
            settings = load_settings(services.store)
        except Problem as problem:
            self.failed(problem)
            return
        self.furnish()
        self._services = services
        self._take_settings(settings)
        page = TodayPage()
        self._today = page
        self._today_presenter = TodayPresenter(services, page, self.tasks, self.open_visit)
        self._connect_today(page, self._today_presenter)
        self._add_page(page)
        self._add_shortcuts()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        page.installEventFilter(self)
        self.show_page(TODAY)

    @Slot(object)
    def failed(self, problem: Problem) -> None:
        """The records cannot be opened: say why, and offer to try again."""
        self._show_entries("")
        self.start.show_failure(notice_of(problem), problem.code)

    @Slot(object, bool)
    def unexpected(self, problem: Problem | None, on_worker: bool = False) -> None:
        """An error of ours, or a problem nobody caught, was logged. ``on_worker``: the work it ended will never answer."""
        notice = notice_of(problem) if problem is not None else WENT_WRONG
        if self._services is None:
            self._show_entries("")
            self.start.show_failure(_start_failure(notice), problem.code if problem else "")
            return
        self.problems.add(notice)
        if on_worker and self._patients is not None:
            self._patients.importing.abandon()

    @property
    def tasks(self) -> Tasks:
        """The workers of this window."""
        if self._tasks is None:
            from procedure_assistant.ui.tasks import Tasks  # noqa: PLC0415 -- after the first paint

            self._tasks = Tasks(self)
        return self._tasks

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

            self._problems = ProblemBar()
            self._rows.insertWidget(0, self._problems)
        return self._problems

    # -- pages ---------------------------------------------------------------------------------------------------------

    @property
    def page(self) -> str:
        """The page that is open: "today", "patients" or "settings"."""
        return self._page

    @property
    def patients(self) -> PatientsScreen:
        """The patients page, made when it is first wanted."""
        if self._patients is None:
            from procedure_assistant.ui.patients.dialogs import SystemDialogs  # noqa: PLC0415 -- after the first paint
            from procedure_assistant.ui.patients.screen import PatientsScreen  # noqa: PLC0415 -- after the first paint

            self._patients = PatientsScreen(self._open_services(), self.tasks, self._dialogs or SystemDialogs())
            self._patients.visit_opened.connect(self.open_visit)
            self._add_page(self._patients)
            self._patients.refresh()
        return self._patients

    @property
    def settings(self) -> SettingsPage:
        """The settings page, made when it is first wanted."""
        if self._settings is None:
            from procedure_assistant.ui.settings.presenter import SettingsPresenter  # noqa: PLC0415 -- after the first paint
            from procedure_assistant.ui.settings.view import SettingsPage  # noqa: PLC0415 -- after the first paint

            page = SettingsPage()
            self._settings = page
            self._settings_presenter = SettingsPresenter(self._open_services().store, page, self._take_settings)
            page.answered.connect(self._settings_presenter.answer)
            page.reload_requested.connect(self._settings_presenter.refresh)
            self._add_page(page)
        return self._settings

    @Slot(str)
    def show_page(self, page_id: str) -> None:
        """Open a page, read anew."""
        if self._services is None or self._visit is not None:
            return
        widget: QWidget
        if page_id == TODAY and self._today is not None and self._today_presenter is not None:
            widget = self._today
            self._today_presenter.refresh()
        elif page_id == PATIENTS:
            widget = self.patients
            widget.refresh()
        else:
            widget = self.settings
            if self._settings_presenter is not None:
                self._settings_presenter.refresh()
        self._page = page_id
        self._show_entries(page_id)
        self._pages.setCurrentWidget(widget)

    @Slot(object)
    def open_visit(self, visit: Visit) -> None:
        """Give the whole window to a visit."""
        from procedure_assistant.ui.visit.view import VisitScreen  # noqa: PLC0415 -- slow import, warmed up before

        self._visit = VisitScreen(self._open_services(), visit)
        self._visit.closed.connect(self._leave_visit)
        self._whole.addWidget(self._visit)
        self._whole.setCurrentWidget(self._visit)
        self._switch_shortcuts()

    @Slot()
    def _leave_visit(self) -> None:
        """Everything charted is on the disk; the day shows how the visit now stands."""
        if self._visit is None:
            return
        screen, self._visit = self._visit, None
        self._whole.setCurrentWidget(self._shell)
        self._whole.removeWidget(screen)
        screen.deleteLater()
        self._switch_shortcuts()
        self.show_page(TODAY)

    # -- what the keys and the pages ask -------------------------------------------------------------------------------

    def import_patients(self) -> None:
        """F2: let files be chosen."""
        self.show_page(PATIENTS)
        self.patients.ask_files()

    def new_patient(self) -> None:
        """F4: an empty form."""
        self.show_page(PATIENTS)
        self.patients.new_patient()

    def focus_search(self) -> None:
        """Ctrl+F: the search of the page that is open; the settings have none and give way to the patients."""
        if self._page == TODAY and self._today is not None and self._today.search.isVisible():
            self._today.search.setFocus()
            self._today.search.selectAll()
        else:
            self.search_patients(self.patients.page.search.text())

    def search_patients(self, words: str = "") -> None:
        """The patients page with this search."""
        self.show_page(PATIENTS)
        self.patients.search(words)

    def show_patient(self, patient_id: str) -> None:
        """The patients page with one patient."""
        self.show_page(PATIENTS)
        self.patients.show_patient(patient_id)

    def set_up(self) -> None:
        """The settings page, the cursor where something is still to be set."""
        self.show_page(SETTINGS)
        self.settings.focus_first_empty()

    # -- laying out and wiring -----------------------------------------------------------------------------------------

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
        self._rows.addWidget(self._whole, 1)
        self._rail.page_requested.connect(self.show_page)
        self._start.retry_requested.connect(self._retry)
        self._show_entries(TODAY)

    def _show_entries(self, page_id: str) -> None:
        """The pages in the rail, one of them open; none while there is nothing to open."""
        from procedure_assistant.ui.widgets.shell import RailEntry  # noqa: PLC0415 -- after the first paint

        self.rail.set_entries([RailEntry(*entry) for entry in _ENTRIES] if page_id else [], page_id)

    def _add_page(self, page: QWidget) -> None:
        from procedure_assistant.ui.file_drops import FileDrops, refuse_drops  # noqa: PLC0415 -- after the first paint

        self._pages.addWidget(page)
        refuse_drops(page)
        if self.drops is None:
            self.drops = FileDrops(self, lambda: _IN_A_VISIT if self._visit is not None else "")
            self.drops.dropped.connect(self._import_dropped)

    def _connect_today(self, page: TodayPage, presenter: TodayPresenter) -> None:
        page.open_requested.connect(presenter.open)
        page.filter_requested.connect(presenter.filter)
        page.searched.connect(presenter.search)
        page.notice_action_requested.connect(presenter.refresh)
        page.notice_dismissed.connect(presenter.dismiss)
        page.search_all_requested.connect(self.search_patients)
        page.new_visit_requested.connect(self.search_patients)
        page.import_requested.connect(self.import_patients)
        page.new_patient_requested.connect(self.new_patient)
        page.set_up_requested.connect(self.set_up)
        page.patient_requested.connect(self.show_patient)

    def _add_shortcuts(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut  # noqa: PLC0415 -- after the first paint

        keys: dict[str, Callable[[], None]] = {
            "F2": self.import_patients,
            "F4": self.new_patient,
            "Ctrl+F": self.focus_search,
        }
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(act)
            self._shortcuts.append(shortcut)

    def _switch_shortcuts(self) -> None:
        """The keys of the pages mean other things in a visit."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(self._visit is None)

    def _open_services(self) -> Services:
        if self._services is None:
            raise RuntimeError("a page was asked for before the records were open")
        return self._services

    @Slot()
    def _retry(self) -> None:
        self._show_entries(TODAY)
        self.start.show_opening()
        self.retry_requested.emit()

    @Slot(object)
    def _import_dropped(self, paths: Sequence[Path]) -> None:
        self.show_page(PATIENTS)
        self.patients.import_files(paths)

    @Slot()
    def _after_worklist(self) -> None:
        """The list is painted: tell whoever measures, then load on a worker what the first visit will need."""
        from importlib import import_module  # noqa: PLC0415 -- after the first paint

        self.worklist_shown.emit()
        self._draw_figures()
        warm_up = self._open_services().warm_up
        self.tasks.run(lambda: (import_module(_FIRST_VISIT_NEEDS), warm_up()), lambda _done: None, lambda _problem: None)

    def _draw_figures(self) -> None:
        """The picture of a day without visits, when it is such a day."""
        if self._today is None or not self._today.is_empty or self._today.empty.has_figures:
            return
        from procedure_assistant.ui.today.figures import FigureStrip  # noqa: PLC0415 -- slow import

        catalogue = self._open_services().catalogue
        maps = [map_ for offer in catalogue.offers() if (map_ := catalogue.combined(offer.parts).injection_map)]
        if maps:
            self._today.empty.set_figures(FigureStrip(maps[0].sites))

    def _take_settings(self, settings: ClinicSettings) -> None:
        """Show and use what was set: appearance, the person at the workstation."""
        from procedure_assistant.services.visits import Person  # noqa: PLC0415 -- after the first paint

        self._open_services().visits.person = Person(settings.physician or "not named", settings.credentials)
        from procedure_assistant.ui.widgets.shell import RailUser  # noqa: PLC0415 -- after the first paint
        from procedure_assistant.ui.words import initials  # noqa: PLC0415 -- after the first paint

        named = settings.physician
        self.rail.set_user(RailUser(named, settings.credentials or settings.clinic, initials(named)) if named else None)
        self.rail.lock.hide()  # nothing can be locked before there are accounts
        if settings.theme != self._theme:
            self._theme = settings.theme
            self._apply_theme()

    @Slot()
    def _follow_system(self) -> None:
        if self._theme == "system":
            self._apply_theme()

    def _apply_theme(self) -> None:
        app = QApplication.instance()
        chosen = next((name for name in theme.THEME_NAMES if name == self._theme), None)
        if isinstance(app, QApplication):
            theme.apply(app, theme.shipped(chosen or theme.system_theme_name()))

    # -- events --------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back to this window sees what another one has changed meanwhile."""
        super().changeEvent(event)
        if event.type() != QEvent.Type.ActivationChange or not self.isActiveWindow() or self._visit is not None:
            return
        if self._page == TODAY and self._today_presenter is not None:
            self._today_presenter.refresh()
        elif self._page == PATIENTS and self._patients is not None:
            self._patients.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first painting of the day's page."""
        if event.type() == QEvent.Type.Paint and watched is self._today:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._after_worklist)
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        """A form that is not saved stops the closing once, in place; everything else is on the disk."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()  # a field that is being typed in is answered by losing the focus
        if self._patients is not None and self._patients.has_unsaved_form:
            self._leave_visit()
            self.show_page(PATIENTS)
            self._patients.show_form()
            self.problems.add(_UNSAVED, self._close_without_saving)
            event.ignore()
            return
        if self._patients is not None:
            self._patients.importing.cancel()
        window_size.keep(self)
        self.drain()
        super().closeEvent(event)

    def drain(self) -> None:
        """Wait for everything that workers of this window and of an open visit have under way."""
        self.tasks.drain()
        if self._visit is not None:
            self._visit.tasks.drain()

    def _close_without_saving(self) -> None:
        self.patients.discard_form()
        self.close()


def _start_failure(notice: Notice) -> Notice:
    """What is told when an error of ours keeps the records closed."""
    if notice is not WENT_WRONG:
        return notice
    return Notice(
        "The records could not be opened because of an error in the program",
        "Nothing was changed in them. Try again; if it happens again, report the error with the file errors.log of the data folder.",
    )
