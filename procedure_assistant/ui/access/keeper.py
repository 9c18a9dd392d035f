"""Keeps the door of the window: set-up and lock screen in front of it, locking, switching users, the glass, the idle clock.

It decides nothing about who may do what (services.permissions) and keeps no password.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from procedure_assistant.domain.say import say
from procedure_assistant.services.access import Access, State
from procedure_assistant.services.people import Account
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.access.auto_lock import AutoLock
from procedure_assistant.ui.access.break_glass import BreakGlassBar
from procedure_assistant.ui.access.curtain import close_others
from procedure_assistant.ui.access.glass_banner import GlassBanner
from procedure_assistant.ui.access.idle_time import IdleTime
from procedure_assistant.ui.access.paper_desk import SheetDesk
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.access.screens import LockScreen, SetUpScreen
from procedure_assistant.ui.access.soon_hint import SoonHint
from procedure_assistant.ui.access.user_menu import UserButton
from procedure_assistant.ui.notice import Notice, notice_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procedure_assistant.domain.injection_map import Site
    from procedure_assistant.services.safekeeping import Safekeeping
    from procedure_assistant.ui.practice.first_run import FirstRunPage

BY_HAND = "locked"


class Behind(Protocol):
    """What is behind the door, as the keeper sees it: the content of the window."""

    def hide(self) -> None:
        """Out of sight and out of reach of the keyboard."""

    def show(self) -> None:
        """In sight again."""


class Keeper(QObject):
    """One for a window. ``came_in`` carries the account of whoever came in: at the start, after a lock, or in place of somebody.

    ``locking`` is emitted while whoever is in still is; ``locked`` once nobody is. ``told`` carries a ``Notice`` for above the pages.
    """

    came_in = Signal(object)
    locking = Signal()
    locked = Signal()
    glass_changed = Signal()
    own_password_requested = Signal()
    uncovered = Signal()
    practice_requested = Signal()
    told = Signal(object)

    def __init__(
        self,
        access: Access,
        window: QWidget,
        behind: Behind,
        runner: Runner,
        clock: Clock,
        desk: SheetDesk,
        *,
        safe: Safekeeping | None = None,
        idle_time: IdleTime | None = None,
        can_practise: bool = False,
    ) -> None:
        """``safe`` None: no backup is restored and nothing rescued from here. ``idle_time`` is for tests.

        ``can_practise``: the first run begins with a page that offers it, and the menu of the user does.
        """
        super().__init__(window)
        self.access = access
        self._window = window
        self._behind = behind
        self._runner = runner
        self._clock = clock
        self._desk = desk
        self._safe = safe
        self._can_practise = can_practise
        self.first_run: FirstRunPage | None = None
        self._rescue: QWidget | None = None
        self._buttons: list[UserButton] = []
        self._late: list[Notice] = []
        self.door = QStackedWidget()
        self.door.setObjectName("door")
        self.glass = GlassBanner()
        self.asking = BreakGlassBar(access)
        self.lock_screen = LockScreen(access, runner)
        self.set_up_screen: SetUpScreen | None = None
        self.door.addWidget(self.lock_screen)
        self.door.hide()
        self.lock_screen.opened.connect(self._came_in)
        self.lock_screen.left.connect(self._uncover)
        if safe is not None:
            self.lock_screen.page.offer_restore()
            self.lock_screen.restore_requested.connect(self._show_restore)
            self.lock_screen.damaged.connect(self._show_damaged)
        self.idle = AutoLock(parent=self, time=idle_time)
        self._soon = SoonHint(window)
        self.idle.idle.connect(self._lock_idle)
        self.idle.soon.connect(self._soon.show_seconds)
        self.idle.touched_again.connect(self._soon.hide)
        self.glass.ended.connect(self.mend_glass)
        self.asking.broken.connect(self._glass_changed)
        self._minutes = 0

    # -- the door ------------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """The first page: set-up where nobody was ever let in, the lock screen otherwise."""
        if self.access.state is State.NEW:
            screen = SetUpScreen(
                self.access, self._runner, self._clock.today, print_sheet=self._desk.print_sheet, save_sheet=self._desk.save_sheet
            )
            self.set_up_screen = screen
            screen.opened.connect(self._set_up)
            screen.restore_requested.connect(self._show_restore)
            screen.page.restore.setVisible(self._safe is not None)
            self._desk.told.connect(screen.presenter.say)
            self.door.addWidget(screen)
            self.door.setCurrentWidget(screen)
            self._cover()
            if self._can_practise:
                self._show_first_run(screen)
            else:
                screen.page.focus_field("name")
        else:
            self.door.setCurrentWidget(self.lock_screen)
            self._cover()
            self.lock_screen.open()

    def _show_first_run(self, screen: SetUpScreen) -> None:
        """The page before the set-up: practise, set up, or restore."""
        from procedure_assistant.ui.practice.first_run import FirstRunPage  # noqa: PLC0415 -- once in the life of the records

        self.first_run = page = FirstRunPage(restore=self._safe is not None)
        page.practice_requested.connect(self._practise_first)
        page.set_up_requested.connect(self._leave_first_run)
        page.restore_requested.connect(self._show_restore)
        page.notice_dismissed.connect(lambda: page.say(None))
        screen.page.back.show()
        screen.page.back_requested.connect(self._back_to_first_run)
        self.door.addWidget(page)
        self.door.setCurrentWidget(page)
        page.cards["practice"].button.setFocus()

    def _practise_first(self) -> None:
        if self.first_run is not None:
            self.first_run.say(None)
            self.first_run.set_busy(True)
        self.practice_requested.emit()

    def practice_began(self) -> None:
        """A practice visit stands in front of the first page, which can be used again when it ends."""
        if self.first_run is not None:
            self.first_run.set_busy(False)

    def show_figures(self, sites: Sequence[Site]) -> None:
        """The figures of the first page are known."""
        if self.first_run is not None:
            self.first_run.set_figures(sites)

    def _leave_first_run(self) -> None:
        if self.set_up_screen is not None:
            self.door.setCurrentWidget(self.set_up_screen)
            self.set_up_screen.page.focus_field("name")

    def _back_to_first_run(self) -> None:
        if self.first_run is not None:
            self.door.setCurrentWidget(self.first_run)
            self.first_run.cards["practice"].button.setFocus()

    def _drop_first_run(self) -> None:
        page, self.first_run = self.first_run, None
        if page is not None:
            self.door.removeWidget(page)
            page.hide()
            page.deleteLater()

    def reopen(self) -> None:
        """The records were exchanged and closed, so nobody is in any more: the lock screen stands before the new ones."""
        self.idle.stop()
        self._soon.hide()
        close_others(self._window)
        self._show_user()
        self.open()

    # -- restore and rescue --------------------------------------------------------------------------------------------

    def _show_restore(self) -> None:
        from procedure_assistant.ui.backup.restore_screen import RestoreScreen  # noqa: PLC0415 -- seldom needed

        assert self._safe is not None  # only then it is offered
        screen = RestoreScreen(self._safe, self._runner, self._clock)
        screen.left.connect(self._leave_rescue)
        screen.restored.connect(self._rescued)
        screen.closed.connect(self._rescued)
        self._stand_in_front(screen)
        screen.open()

    def _show_damaged(self) -> None:
        from procedure_assistant.ui.backup.damaged_screen import DamagedScreen  # noqa: PLC0415 -- seldom needed

        assert self._safe is not None
        screen = DamagedScreen(self._safe, self._runner)
        screen.opened.connect(self._rescued)
        screen.restore_requested.connect(self._show_restore)
        self._stand_in_front(screen)
        screen.open()

    def _stand_in_front(self, screen: QWidget) -> None:
        self._drop_rescue()
        self._rescue = screen
        self.door.addWidget(screen)
        self.door.setCurrentWidget(screen)

    def _leave_rescue(self) -> None:
        self._drop_rescue()
        self.door.setCurrentWidget(self.first_run or self.set_up_screen or self.lock_screen)

    def _rescued(self) -> None:
        """There are records now, and nobody is in: whoever may opens them."""
        self._drop_rescue()
        self._drop_first_run()
        screen, self.set_up_screen = self.set_up_screen, None
        if screen is not None:
            self.door.removeWidget(screen)
            screen.deleteLater()
        self.reopen()

    def _drop_rescue(self) -> None:
        screen, self._rescue = self._rescue, None
        if screen is not None:
            self.door.removeWidget(screen)
            screen.hide()
            screen.deleteLater()

    # -- locking and switching -----------------------------------------------------------------------------------------

    @property
    def is_shut(self) -> bool:
        """Whether set-up or lock screen stands in front; also while users are being switched."""
        return not self.door.isHidden()

    @property
    def is_locked(self) -> bool:
        """Whether nobody is in."""
        return self.access.state is not State.OPEN or self.set_up_screen is not None

    def lock(self, why: str = BY_HAND) -> None:
        """Lock now. What is open stays as it is behind the door; a field being typed in is answered by whoever typed it."""
        if self.is_locked:
            return
        self._put_away()
        try:
            self.access.lock(why)
        except Problem as problem:
            self._late.append(notice_of(problem))
        self.idle.stop()
        self._show_user()
        self.locked.emit()
        self._cover()
        self.lock_screen.open()

    def switch(self) -> None:
        """Let somebody else in, or the same again; whoever is in stays in until then and can come back without a password."""
        if self.is_locked:
            return
        self._put_away()
        self._cover()
        self.lock_screen.open(is_switch=True)

    def tell(self, notice: Notice) -> None:
        """Show a message on the page in front of the door; also after work of it ended by an error that nobody caught."""
        if self.first_run is not None and self.door.currentWidget() is self.first_run:
            self.first_run.set_busy(False)
            self.first_run.say(notice)
            return
        shown = self.set_up_screen or self.lock_screen
        shown.presenter.say(notice)

    def set_minutes(self, minutes: int) -> None:
        """After how many idle minutes the program locks."""
        self._minutes = minutes
        self.idle.set_minutes(minutes)

    def button(self, object_name: str, parent: QWidget, *, compact: bool = False) -> UserButton:
        """A button with the menu of whoever is in, on ``parent``; it follows whoever comes in until it is destroyed."""
        made = UserButton(object_name, compact=compact, parent=parent)
        self._buttons.append(made)
        menu = made.menu
        menu.switch_requested.connect(self.switch)
        menu.lock_requested.connect(self.lock)
        menu.change_password_requested.connect(self.own_password_requested)
        menu.break_glass_requested.connect(self.asking.ask)
        menu.practice_requested.connect(self.practice_requested)
        menu.offer_practice(can=self._can_practise and not compact)  # not from within a visit
        self._show_user()
        return made

    # -- the glass -----------------------------------------------------------------------------------------------------

    def mend_glass(self) -> None:
        """The emergency is over."""
        try:
            self.access.mend_glass()
        except Problem as problem:
            self.told.emit(notice_of(problem))
            return
        self._glass_changed()

    def _glass_changed(self) -> None:
        self._show_user()
        self.glass_changed.emit()

    # -- coming and going ----------------------------------------------------------------------------------------------

    def _set_up(self, account: Account) -> None:
        self._drop_first_run()
        screen, self.set_up_screen = self.set_up_screen, None
        if screen is not None:
            self._desk.told.disconnect(screen.presenter.say)
            self.door.setCurrentWidget(self.lock_screen)
            self.door.removeWidget(screen)
            screen.deleteLater()
        self._came_in(account)

    def _came_in(self, account: Account) -> None:
        self._soon.hide()
        self._show_user()
        self.came_in.emit(account)
        self._uncover()
        self.idle.start()
        late, self._late = self._late, []
        for notice in late:
            self.told.emit(notice)

    def _lock_idle(self) -> None:
        self._soon.hide()
        minutes = say("minute") if self._minutes == 1 else say("{minutes} minutes", minutes=self._minutes)
        self.lock(say("nobody touched the workstation for {which}{minutes}", which="a " if self._minutes == 1 else "", minutes=minutes))

    def _put_away(self) -> None:
        """Answer the field being typed in, leave every question, close every other window."""
        focus = self._window.focusWidget()
        if focus is not None:
            focus.clearFocus()
        self.asking.leave()
        self._soon.hide()
        self.locking.emit()
        close_others(self._window)

    def _cover(self) -> None:
        self._behind.hide()
        self.door.show()

    def _uncover(self) -> None:
        self.door.hide()
        self._behind.show()
        self.uncovered.emit()

    def _show_user(self) -> None:
        guard = self.access.guard
        account = None if self.is_locked else guard.account
        self._buttons = [one for one in self._buttons if isValid(one)]  # those of visits that were left are gone
        for one in self._buttons:
            one.set_account(account, glass_broken=guard.glass_broken)
        self.glass.show_for(account.name if account is not None and guard.glass_broken else "")
