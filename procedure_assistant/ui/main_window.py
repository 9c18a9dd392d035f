"""The main window: its pages, who is in, and the door in front. Shown before anything else is loaded.

It decides nothing clinical, and nothing about who may do what (ui/page_list.py and services/permissions.py do).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QCloseEvent

from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui import window_size
from procedure_assistant.ui.appearance_file import read_appearance
from procedure_assistant.ui.notice import Notice, notice_of
from procedure_assistant.ui.window_frame import PATIENTS, PROGRAM, TODAY
from procedure_assistant.ui.window_pages import WindowPages

if TYPE_CHECKING:  # nothing of this may be imported before the first paint
    from collections.abc import Callable

    from procedure_assistant.services.access import Access
    from procedure_assistant.services.appearance import Appearance
    from procedure_assistant.services.bundle import Services
    from procedure_assistant.services.safekeeping import Safekeeping
    from procedure_assistant.services.scanning import Scanned
    from procedure_assistant.services.settings import ClinicSettings

__all__ = ["PROGRAM", "MainWindow"]

WENT_WRONG = Notice(say("Something went wrong"), say("Everything charted is on the disk. Restart if the screen looks wrong."), "caution")
UNSAVED = Notice(say("Something typed is not saved yet"), say("Log in and save it, or close the window once more to drop it."), "caution")
_UNSAVED = Notice(
    say("A patient form is not saved yet"), say("Save or cancel it, then close the window."), "caution", say("Close without saving")
)


class MainWindow(WindowPages):
    """One window, one workstation."""

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
        self._make_house(services)
        self._take_settings(settings)
        page = TodayPage()
        self._today = page
        self._today_presenter = TodayPresenter(services, page, self.tasks, self.open_visit)
        self._connect_today(page, self._today_presenter)
        self._add_page(page)
        self._add_shortcuts()
        self.receive(services)
        self.send(services)
        self.fetch(services)
        self._listen_for_scans()
        page.installEventFilter(self)
        self._fit_role()
        if self._keeper is not None and not self._keeper.is_shut:
            self._settle_focus()

    @Slot(object)
    def failed(self, problem: Problem) -> None:
        """The records cannot be opened: say why, and offer to try again."""
        self._show_entries("")
        self.start.show_failure(notice_of(problem), problem.code)

    @Slot(object, bool)
    def unexpected(self, problem: Problem | None, on_worker: bool = False) -> None:
        """An error of ours, or a problem nobody caught, was logged. ``on_worker``: the work it ended will never answer."""
        notice = notice_of(problem) if problem is not None else WENT_WRONG
        if self._keeper is not None and self._keeper.is_shut:
            self._keeper.tell(notice)
        elif self._services is None:
            self._show_entries("")
            self.start.show_failure(_start_failure(notice), problem.code if problem else "")
        else:
            self.problems.add(notice)
        if on_worker and self._patients is not None:
            self._patients.importing.abandon()
        if on_worker and self._practice is not None:
            self._practice.give_up()

    def meet(self, access: Access, safe: Safekeeping | None = None) -> None:
        """The door is there: set-up or lock screen first. The records are asked for once somebody came in.

        With ``safe`` a backup can be restored and a damaged database rescued in front of it.
        """
        from procedure_assistant.ui.access.keeper import Keeper  # noqa: PLC0415 -- after the first paint
        from procedure_assistant.ui.access.paper_desk import SheetDesk  # noqa: PLC0415 -- after the first paint

        self.furnish()
        desk = SheetDesk(self, self._ask_by())
        self._keeper = keeper = Keeper(
            access, self, self._inside, self.tasks, self._clock, desk, safe=safe, idle_time=self._idle_time,
            can_practise=self.make_practice is not None,
        )  # fmt: skip
        self._rows.addWidget(keeper.door, 1)
        self._inner.insertWidget(0, keeper.glass)
        self._inner.insertWidget(1, keeper.asking)
        self.rail.set_user_control(keeper.button(say("user"), self.rail))
        self.rail.lock_requested.connect(keeper.lock)
        keeper.came_in.connect(self._came_in)
        keeper.practice_requested.connect(self.practise)
        keeper.locking.connect(self._end_practice)
        keeper.locking.connect(self._before_lock)
        keeper.glass_changed.connect(self._fit_glass)
        keeper.own_password_requested.connect(self.show_own_password)
        keeper.told.connect(self._tell)
        keeper.uncovered.connect(self._settle_focus)
        self._listen_for_scans()
        self._add_shortcut("lock", keeper.lock, always=True)
        keeper.open()
        if keeper.first_run is not None and (make := self.make_practice) is not None:
            self.tasks.run(lambda: make().sites(), keeper.show_figures, lambda _problem: None)

    @Slot(object)
    def _came_in(self, _account: object) -> None:
        """Somebody is in: show what is theirs. The records are opened once, and anew after they were exchanged."""
        self._is_close_refused = False
        services = self._services
        if services is not None and services.access is not None and services.store is not services.access.store:
            self._forget_records()
            services = None
        if services is None:
            self._show_entries("")
            self.start.show_opening()
            self.records_requested.emit()
        else:
            self._fit_role()

    @Slot()
    def _fit_role(self) -> None:
        """Show whoever is in what their role sees. A visit stays open as it is for the next who may look at it."""
        if self._services is None or (self._keeper is not None and self._keeper.is_locked):
            return
        if self._patients is not None:
            self._patients.fit_role()
        if self._visit is not None and self._may("LOOK"):
            if (changed := getattr(self._visit, "user_changed", None)) is not None:
                changed()
            self._enter_visit(self._visit)
            return
        self._whole.setCurrentWidget(self._shell)
        self._switch_shortcuts()
        pages = self._allowed_pages()
        self.show_page(self._page if self._page in pages else pages[0])

    @Slot()
    def _fit_glass(self) -> None:
        """Emergency access begins with the day; when it ends, the patients are gone."""
        if self._may("LOOK"):
            self._page = TODAY
        self._fit_role()

    @Slot()
    def _settle_focus(self) -> None:
        """Qt hands the focus of the lock screen to whatever comes next, and Space would press that: the lock, of all things."""
        focus = self.focusWidget()
        if self.is_in_visit or (focus is not None and self._pages.isAncestorOf(focus)):
            return
        from PySide6.QtCore import Qt  # noqa: PLC0415 -- slow import

        if focus is not None:
            focus.clearFocus()
        if self._services is not None and self._page in self._allowed_pages():
            self.rail.entry(self._page).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _tell(self, notice: Notice) -> None:
        """What went well needs no message that stays; everything else does."""
        if notice.tone == "fine":
            self.toast.tell(joined(". ", (part for part in (notice.title, notice.text) if part)))
        else:
            self.problems.add(notice)

    @Slot(object, bool)
    def _lend_scans(self, taker: Callable[[Scanned], bool], wanted: bool) -> None:
        """A page takes the scans while it is in sight."""
        if self.scans is None:
            return
        takers = self.scans.takers
        if wanted and taker not in takers:
            takers.append(taker)
        elif not wanted and taker in takers:
            takers.remove(taker)

    def _listen_for_scans(self) -> None:
        """A scanner is heard wherever the focus is, in front of the door too, where it is told that nothing is taken."""
        from procedure_assistant.ui.scan.desk import ScanDesk  # noqa: PLC0415 -- after the first paint

        if self.scans is None:
            self.scans = ScanDesk(self)
        self.scans.fit_workstation()

    @Slot(int)
    def _set_scan_gap(self, gap_ms: int) -> None:
        """Another scanner at this workstation."""
        if self.scans is not None:
            self.scans.wedge.set_gap(gap_ms)

    @Slot()
    def _before_lock(self) -> None:
        if self._visit is not None and (before := getattr(self._visit, "before_lock", None)) is not None:
            before()
        if self._house is not None:
            self._house.forget_typed()
        if self.scans is not None:
            self.scans.leave_question()

    @Slot()
    def records_exchanged(self) -> None:
        """A restore or a rescue has put other records behind the door and closed them: whoever may come in opens those."""
        self._forget_records()
        if self._keeper is not None:
            self._keeper.reopen()

    def _forget_records(self) -> None:
        """The records behind the door are other ones now: every page of the old ones goes."""
        self._drop_visit()
        for page in (self._today, self._patients):
            if page is not None:
                self._pages.removeWidget(page)
                page.deleteLater()
        if self._house is not None:
            self._house.drop()
        if self._schedule is not None:
            self._schedule.stop()
        self._schedule = None
        self.stop_sending()
        self.stop_fetching()
        if self._services is not None and (station := self._services.image_station) is not None:
            self.tasks.run(station.end, lambda _ended: None, lambda problem: self.problems.add(notice_of(problem)))
        self._services = self._today = self._today_presenter = self._patients = self._house = None
        self._pages.setCurrentWidget(self.start)

    def _make_house(self, services: Services) -> None:
        from procedure_assistant.ui.access.paper_desk import SheetDesk  # noqa: PLC0415 -- after the first paint
        from procedure_assistant.ui.house_pages import HousePages  # noqa: PLC0415 -- after the first paint

        self._house = HousePages(services, self.tasks, SheetDesk(self, self._ask_by()), self._add_page, self)
        self._house.settings_changed.connect(self._take_settings)
        self._house.appearance_changed.connect(self._show_appearance)
        self._house.scan_gap_changed.connect(self._set_scan_gap)
        self._house.told.connect(self._tell)
        self._house.scans_wanted.connect(self._lend_scans)
        self._house.left.connect(self._fit_role)
        self._house.records_closed.connect(self.records_exchanged)
        if services.safe is not None:
            from procedure_assistant.ui.backup.schedule import BackupSchedule  # noqa: PLC0415 -- only where there are people

            self._schedule = BackupSchedule(services.safe, self.tasks, self._clock, self)
            self._schedule.told.connect(self._tell_of_backups)
            self._schedule.made.connect(self._tell_of_backup_made)
            self._schedule.finished.connect(self.close)
            self._schedule.start()

    @Slot()
    def _tell_of_backup_made(self) -> None:
        """By plan, while somebody was at work elsewhere."""
        if self._keeper is None or not self._keeper.is_shut:
            self.toast.tell(say("The records were backed up."))

    @Slot(object)
    def _tell_of_backups(self, notice: Notice | None) -> None:
        """What the plan of the backups says stands above the pages until a backup works."""
        told, self._backup_notice = self._backup_notice, notice
        if told is not None and told != notice:
            self.problems.drop(told)
        if notice is not None:
            self.problems.add(notice)

    def _take_settings(self, settings: ClinicSettings) -> None:
        """Show and use what was set: appearance, the person at the workstation."""
        if self._keeper is not None:
            self._keeper.set_minutes(settings.idle_minutes)
        else:
            self._name_signer(settings)
        chosen = read_appearance().theme or settings.theme
        if chosen != self._theme:
            self.show_theme(chosen)

    def _show_appearance(self, chosen: Appearance) -> None:
        """Somebody chose another for this workstation."""
        self.show_language(chosen.language)
        if chosen.theme != self._theme:
            self.show_theme(chosen.theme)

    def _name_signer(self, settings: ClinicSettings) -> None:
        """Without accounts whoever is named in the settings signs."""
        from procedure_assistant.services.visits import Person  # noqa: PLC0415 -- after the first paint
        from procedure_assistant.ui.widgets.shell import RailUser  # noqa: PLC0415 -- after the first paint
        from procedure_assistant.ui.words import initials  # noqa: PLC0415 -- after the first paint

        named = settings.physician
        self._open_services().visits.person = Person(named or say("not named"), settings.credentials)
        self.rail.set_user(RailUser(named, settings.credentials or settings.clinic, initials(named)) if named else None)
        self.rail.lock.hide()  # nothing can be locked where there are no accounts

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back to this window sees what another one has changed meanwhile."""
        super().changeEvent(event)
        if event.type() != QEvent.Type.ActivationChange or not self.isActiveWindow() or not self._shows_pages():
            return
        if self._page == TODAY and self._today_presenter is not None:
            self._today_presenter.refresh()
        elif self._page == PATIENTS and self._patients is not None:
            self._patients.refresh()

    def _shows_pages(self) -> bool:
        return self._services is not None and not self.is_in_visit and not (self._keeper is not None and self._keeper.is_shut)

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
        if self._is_closing_refused(event):
            return
        if self._schedule is not None and self._schedule.closing():
            event.ignore()  # a backup is made first; the window closes by itself when it is there
            return
        if self._patients is not None and self._patients.has_unsaved_form and not self._is_close_refused:
            self._leave_visit()
            self.show_page(PATIENTS)
            self._patients.show_form()
            self.problems.add(_UNSAVED, self._close_without_saving)
            event.ignore()
            return
        if self._patients is not None:
            self._patients.importing.cancel()
        window_size.keep(self)
        self._end_practice()
        self.stop_sending()
        self.stop_fetching()
        self.drain()
        super().closeEvent(event)

    def _is_closing_refused(self, event: QCloseEvent) -> bool:
        """Behind the lock screen a form that is not saved stops the closing once, without a word of what it is."""
        is_unsaved = self._patients is not None and self._patients.has_unsaved_form
        if self._keeper is None or not self._keeper.is_shut or not is_unsaved or self._is_close_refused:
            return False
        self._is_close_refused = True
        self._keeper.tell(UNSAVED)
        event.ignore()
        return True

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
        say("The records could not be opened because of an error in the program"),
        say("Nothing was changed in them. Try again; if it happens again, report the error with the file errors.log of the data folder."),
    )
