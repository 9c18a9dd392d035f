"""The pages of the main window and the visit that takes all of it: which is open, and what keys, rail and pages ask of each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.window_frame import PATIENTS, SETTINGS, TODAY, WindowFrame

if TYPE_CHECKING:  # nothing of this may be imported before the first paint
    from PySide6.QtGui import QKeyEvent

    from procedure_assistant.services.bundle import Services
    from procedure_assistant.services.image_values import StoredImage
    from procedure_assistant.services.visits import Visit
    from procedure_assistant.ui.house_pages import HousePages
    from procedure_assistant.ui.patients.screen import PatientsScreen
    from procedure_assistant.ui.settings.view import SettingsPage
    from procedure_assistant.ui.today.presenter import TodayPresenter
    from procedure_assistant.ui.today.view import TodayPage
    from procedure_assistant.ui.visit.view import VisitScreen

_IN_A_VISIT = say("Leave the visit first, then drop the files here")
_PRACTISING = say("End practice first, then drop the files here")
_LOCKED = say("Log in first, then drop the files here")
_FIRST_VISIT_NEEDS = "procedure_assistant.ui.visit.view"


class WindowPages(WindowFrame):
    """Opens pages and visits for whoever is in."""

    def _lay_out(self) -> None:
        super()._lay_out()
        self.rail.page_requested.connect(self.show_page)
        self.rail.help_requested.connect(self.show_help)

    @property
    def page(self) -> str:
        """The page that is open, as ui/page_list.py names it."""
        return self._page

    @property
    def patients(self) -> PatientsScreen:
        """The patients page, made when it is first wanted."""
        if self._patients is None:
            from procedure_assistant.ui.patients.screen import PatientsScreen  # noqa: PLC0415 -- after the first paint

            self._patients = PatientsScreen(self._open_services(), self.tasks, self._ask_by())
            self._patients.visit_opened.connect(self.open_visit)
            self._patients.imported_unseen.connect(self._tell_of_import)
            self._add_page(self._patients)
            self._patients.refresh()
        return self._patients

    @property
    def settings(self) -> SettingsPage:
        """The settings page, made when it is first wanted."""
        from procedure_assistant.ui.settings.view import SettingsPage  # noqa: PLC0415 -- after the first paint

        page = self.house.page(SETTINGS)
        assert isinstance(page, SettingsPage)
        return page

    @property
    def house(self) -> HousePages:
        """The pages of whoever keeps the house."""
        assert self._house is not None, "a page was asked for before the records were open"
        return self._house

    @Slot(str)
    def show_page(self, page_id: str) -> None:
        """Open a page, read anew; nothing where a visit has the window, or for whom it is not."""
        if self._services is None or self.is_in_visit or page_id not in self._allowed_pages():
            return
        widget: QWidget
        if page_id == TODAY and self._today is not None and self._today_presenter is not None:
            widget = self._today
            self._today_presenter.refresh()
        elif page_id == PATIENTS:
            widget = self.patients
            widget.refresh()
        else:
            widget = self.house.opened(page_id)
        self._page = page_id
        self._show_entries(page_id)
        self._pages.setCurrentWidget(widget)

    @Slot()
    def show_own_password(self) -> None:
        """The page on which whoever is in changes the own password."""
        from procedure_assistant.ui.page_list import OWN_PASSWORD  # noqa: PLC0415 -- after the first paint

        self._leave_visit()
        self._pages.setCurrentWidget(self.house.page(OWN_PASSWORD))
        self.house.opened(OWN_PASSWORD)

    @Slot(object)
    def open_visit(self, visit: Visit) -> None:
        """Give the whole window to a visit."""
        from procedure_assistant.ui.visit.view import VisitScreen  # noqa: PLC0415 -- slow import, warmed up before

        if self._visit is not None and self._visit.visit.id == visit.id:
            self._enter_visit(self._visit)
            return
        self._drop_visit()
        services = self._open_services()
        self._visit = VisitScreen(services, visit, self._whole)  # at home from the beginning: moving it there would style it twice
        if services.image_station is not None:
            services.image_station.show_visit(visit.id)
        self._visit.closed.connect(self._leave_visit)
        if self._keeper is not None:
            banner = self._visit.banner
            banner.add_action(self._keeper.button(say("visit.user"), banner, compact=True))
            self._visit.bedside.lock_with(self._keeper.lock)
        self._whole.addWidget(self._visit)
        self._enter_visit(self._visit)

    def _enter_visit(self, screen: VisitScreen) -> None:
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()  # hidden with the focus, it would have Qt look for the next stop; the visit takes the focus itself
        self._whole.setCurrentWidget(screen)
        self._switch_shortcuts()

    @Slot()
    def _leave_visit(self) -> None:
        """Everything charted is on the disk; the day shows how the visit now stands."""
        if self.is_in_visit:
            self._drop_visit()
            self.show_page(TODAY)

    def _drop_visit(self) -> None:
        if self._visit is None:
            return
        screen, self._visit = self._visit, None
        if self._house is not None:
            self._house.note_visit(screen.visit.id)
        if self._services is not None and self._services.image_station is not None:
            self._services.image_station.show_visit("")
        self._whole.setCurrentWidget(self._shell)
        self._whole.removeWidget(screen)
        screen.deleteLater()
        self._switch_shortcuts()

    def receive(self, services: Services) -> None:
        """Take pictures of machines and of the watched folder as the settings say; it goes on behind the lock screen."""
        from procedure_assistant.ui.images.arrivals import Arrivals  # noqa: PLC0415 -- after the first paint
        from procedure_assistant.ui.notice import notice_of  # noqa: PLC0415 -- after the first paint

        station = services.image_station
        if station is None:
            return
        arrivals = Arrivals(station, self.house)
        arrivals.came.connect(self._images_came)
        arrivals.happened.connect(self.house.image_came)
        self.house.image_placed.connect(self._image_came)
        self.house.visit_wanted.connect(self.open_visit)
        self.tasks.run(station.begin, lambda _removed: self._fit_entries(), lambda problem: self.problems.add(notice_of(problem)))

    def send(self, services: Services) -> None:
        """Send what is due; it goes on behind the lock screen, and the rail counts what is not yet in its chart."""
        from procedure_assistant.ui.notice import notice_of  # noqa: PLC0415 -- after the first paint
        from procedure_assistant.ui.outbox.watch import OutboxWatch  # noqa: PLC0415 -- after the first paint

        if services.outbox is None or services.outbox_station is None:
            return
        self._outbox_watch = watch = OutboxWatch(services.outbox, services.outbox_station, self.tasks, self)
        watch.changed.connect(self._outbox_counted)
        watch.moved.connect(self._outbox_moved)
        self.tasks.run(services.outbox_station.begin, lambda _begun: None, lambda problem: self.problems.add(notice_of(problem)))
        watch.start()

    def fetch(self, services: Services) -> None:
        """Fetch people and appointments from what is turned on; it goes on behind the lock screen, and the day fills itself."""
        from procedure_assistant.ui.incoming.watch import IncomingWatch  # noqa: PLC0415 -- after the first paint
        from procedure_assistant.ui.notice import notice_of  # noqa: PLC0415 -- after the first paint

        if services.incoming is None:
            return
        self._incoming_watch = IncomingWatch(services.incoming, self)
        self._incoming_watch.moved.connect(self._incoming_moved)
        if self._incoming_watch.count() and self._page:
            self._show_entries(self._page)
        self.tasks.run(services.incoming.station.begin, lambda _begun: None, lambda problem: self.problems.add(notice_of(problem)))

    @Slot()
    def _incoming_moved(self) -> None:
        if self._services is None or self._house is None or (self._keeper is not None and self._keeper.is_shut):
            return
        self._house.incoming_moved()
        if self._incoming_watch is not None and self._incoming_watch.count() and self._page and not self.is_in_visit:
            self._show_entries(self._page)
        if self._page == TODAY and not self.is_in_visit and self._today_presenter is not None and self._may("LOOK"):
            self._today_presenter.refresh()

    def stop_fetching(self) -> None:
        """The window closes, or other records come."""
        watch, self._incoming_watch = self._incoming_watch, None
        if watch is not None:
            watch.stop()
            watch.deleteLater()
        if self._house is not None:
            self._house.stop_import()
        if self._services is not None and self._services.incoming is not None:
            self._services.incoming.station.end()

    @Slot(int, int)
    def _outbox_counted(self, _open: int, _undecided: int) -> None:
        if self._services is not None and self._page and not self.is_in_visit:
            self._show_entries(self._page)

    @Slot()
    def _outbox_moved(self) -> None:
        if self._house is not None:
            self._house.outbox_moved()
        if self._visit is not None:
            from procedure_assistant.ui.outbox.chart_panel import ChartPanel  # noqa: PLC0415 -- loaded with the visit

            for panel in self._visit.findChildren(ChartPanel):
                panel.refresh_requested.emit()

    def stop_sending(self) -> None:
        """The window closes, or other records come. What is on its way goes on elsewhere or later."""
        watch, self._outbox_watch = self._outbox_watch, None
        if watch is not None:
            watch.stop()
            watch.deleteLater()
        if self._services is not None and (station := self._services.outbox_station) is not None:
            station.end()

    @Slot(str)
    def _image_came(self, visit_id: str) -> None:
        self._images_came(visit_id, ())

    @Slot(str, object)
    def _images_came(self, visit_id: str, images: tuple[StoredImage, ...]) -> None:
        """These came into a visit ("" the inbox); none named: something changed there."""
        if self._services is None or not self._may("LOOK"):
            return
        if self._visit is not None and self._visit.visit.id == visit_id:
            self._visit.picture_arrived(images)
        self._fit_entries()
        self.house.image_came(() if visit_id else images)

    def _fit_entries(self) -> None:
        """The page of the images comes with the first that is held and goes with the last."""
        if self._services is not None and self._page and not self.is_in_visit and self._may("LOOK"):
            self._show_entries(self._page)

    @Slot(object)
    def _tell_of_import(self, words: str) -> None:
        """An import ended while another page, or a visit, is open."""
        if self._keeper is None or not self._keeper.is_shut:
            show = ("", None) if self.is_in_visit else (say("Show"), self._show_import)
            self.toast.tell(words, *show)

    def _show_import(self) -> None:
        if self._may("IMPORT_PATIENT"):
            self.show_page(PATIENTS)
            self.patients.show_import()

    def import_patients(self) -> None:
        """F2: let files be chosen."""
        if self._may("IMPORT_PATIENT"):
            self.show_page(PATIENTS)
            self.patients.ask_files()

    def new_patient(self) -> None:
        """F4: an empty form."""
        if self._may("EDIT_PATIENT"):
            self.show_page(PATIENTS)
            self.patients.new_patient()

    def focus_search(self) -> None:
        """Ctrl+F: the search of the page that is open; the settings have none and give way to the patients."""
        if not self._may("SEARCH"):
            return
        if self._page == TODAY and self._today is not None and self._today.search.isVisible():
            self._today.search.setFocus()
            self._today.search.selectAll()
        else:
            self.search_patients(self.patients.page.search.text())

    def search_patients(self, words: str = "") -> None:
        """The patients page with this search."""
        self.show_page(PATIENTS)
        self.patients.search(words)

    @Slot()
    def print_day(self) -> None:
        """The page on which the papers of the day are printed in one go."""
        from procedure_assistant.ui.page_list import DAY_PRINT  # noqa: PLC0415 -- after the first paint

        if self._may("PRINT_RECORD"):
            page = self.house.opened(DAY_PRINT)
            self._pages.setCurrentWidget(page)
            page.setFocus()

    def show_patient(self, patient_id: str) -> None:
        """The patients page with one patient."""
        self.show_page(PATIENTS)
        self.patients.show_patient(patient_id)

    def set_up(self) -> None:
        """The settings page, the cursor where something is still to be set."""
        self.show_page(SETTINGS)
        self.settings.focus_first_empty()

    def _add_page(self, page: QWidget) -> None:
        from procedure_assistant.ui.file_drops import FileDrops, refuse_drops  # noqa: PLC0415 -- after the first paint

        self._pages.addWidget(page)
        refuse_drops(page)
        if self.drops is None:
            self.drops = FileDrops(self, self._drop_hindrance)
            self.drops.dropped.connect(self._import_dropped)

    def _drop_hindrance(self) -> str:
        from procedure_assistant.services.permissions import Act  # noqa: PLC0415 -- after the first paint

        if self.is_practising:
            return _PRACTISING
        if self._services is None or (self._keeper is not None and self._keeper.is_shut):
            return _LOCKED
        if self.is_in_visit:
            return _IN_A_VISIT
        return self._services.visits.guard.hindrance(Act.IMPORT_PATIENT)

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
        page.practice_requested.connect(self.practise)
        page.print_day_requested.connect(self.print_day)
        if self.make_practice is not None:
            page.empty.offer_practice()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In front of the door, where no shortcut counts, the keys are shown too. A field keeps what it writes for itself."""
        from procedure_assistant.ui.key_events import is_key  # noqa: PLC0415 -- after the first paint

        if not self.is_practising and (self._services is None or not self._inside.isVisible()) and is_key(event, "help"):
            self.show_help()
        else:
            super().keyPressEvent(event)

    def _add_shortcuts(self) -> None:
        if not self._shortcuts:
            self._add_shortcut("import", self.import_patients)
            self._add_shortcut("practice", self.practise)
            self._add_shortcut("new_patient", self.new_patient)
            self._add_shortcut("search", self.focus_search)
            self._add_shortcut("help", self.show_help)

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
        self.tasks.run(lambda: import_module(_FIRST_VISIT_NEEDS), lambda _done: None, lambda _problem: None)

    def _draw_figures(self) -> None:
        """The picture of a day without visits, when it is such a day."""
        if self._today is None or not self._today.is_empty or self._today.empty.has_figures:
            return
        from procedure_assistant.ui.today.figures import FigureStrip  # noqa: PLC0415 -- slow import

        catalogue = self._open_services().catalogue
        maps = [map_ for offer in catalogue.offers() if (map_ := catalogue.combined(offer.parts).injection_map)]
        if maps:
            self._today.empty.set_figures(FigureStrip(maps[0].sites))
