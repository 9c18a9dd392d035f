"""Set-up and lock screen as the window shows them: each a page wired to its presenter. They decide nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.services.access import Access
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.access.confirm_password import ConfirmPasswordBar
from procedure_assistant.ui.access.confirm_presenter import ConfirmPresenter
from procedure_assistant.ui.access.lock_page import LockPage
from procedure_assistant.ui.access.lock_presenter import LockPresenter
from procedure_assistant.ui.access.recovery_sheet import Pick, sheet, two_groups
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.access.set_up_page import SetUpPage
from procedure_assistant.ui.access.set_up_presenter import SetUpPresenter
from procedure_assistant.ui.pages import column

Sheet = Callable[[str], None]
"""Takes the recovery sheet as text, to print it or to save it where the user says. May raise ``Problem``."""


class SetUpScreen(QWidget):
    """The first run. ``opened`` carries the physician's account, who is in, once the recovery key was written down."""

    opened = Signal(object)
    restore_requested = Signal()

    def __init__(
        self,
        access: Access,
        runner: Runner,
        today: Callable[[], date],
        *,
        print_sheet: Sheet | None = None,
        save_sheet: Sheet | None = None,
        pick: Pick = two_groups,
        parent: QWidget | None = None,
    ) -> None:
        """``print_sheet`` and ``save_sheet`` None: that button is not offered. ``pick`` chooses the groups to type back."""
        super().__init__(parent)
        self.setObjectName("set_up_screen")
        self._today = today
        self.page = SetUpPage()
        self.page.recovery.offer(printing=print_sheet is not None, saving=save_sheet is not None)
        self.presenter = SetUpPresenter(access, runner, self.page, self.opened.emit, pick)
        self.page.set_up_requested.connect(self.presenter.set_up)
        self.page.written_down.connect(self.presenter.written_down)
        self.page.restore_requested.connect(self.restore_requested)
        self.page.print_requested.connect(lambda: self._hand_over(print_sheet))
        self.page.save_requested.connect(lambda: self._hand_over(save_sheet))
        column(self).addWidget(self.page)
        self.presenter.refresh()

    def _hand_over(self, take: Sheet | None) -> None:
        if take is None:
            return
        try:
            take(sheet(self.presenter.key, self._today()))
        except Problem as problem:
            self.presenter.tell(problem)


class LockScreen(QWidget):
    """The lock screen, and switching users. ``opened`` carries who came in; ``left`` when the switch was given up.

    ``damaged``: the password was right and the database cannot be read; ``restore_requested``: somebody wants a backup back.
    """

    opened = Signal(object)
    left = Signal()
    damaged = Signal()
    restore_requested = Signal()

    def __init__(
        self, access: Access, runner: Runner, *, monotonic: Callable[[], float] = time.monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lock_screen")
        self.page = LockPage()
        self.presenter = LockPresenter(access, runner, self.page, self.opened.emit, monotonic, self.damaged.emit)
        page, presenter = self.page, self.presenter
        page.login_typed.connect(presenter.login_typed)
        page.log_in_requested.connect(presenter.log_in)
        page.recovery_requested.connect(presenter.use_recovery)
        page.recovery_typed.connect(presenter.recovery_typed)
        page.new_password_requested.connect(presenter.new_password)
        page.back_requested.connect(presenter.back)
        page.ticked.connect(presenter.tick)
        page.left.connect(self._leave)
        page.restore_requested.connect(self.restore_requested)
        column(self).addWidget(page)

    def open(self, *, is_switch: bool = False) -> None:
        """Show the empty page, the cursor in the login. ``is_switch``: somebody is in, and stays in on "Cancel"."""
        self.presenter.open(is_switch=is_switch)

    def _leave(self) -> None:
        self.page.forget_typed()
        self.left.emit()


class PasswordCheck(QWidget):
    """The bar that asks the password again, checked: ``ask(title, text, go_on)`` calls ``go_on`` once it was right."""

    cancelled = Signal()

    def __init__(self, access: Access, runner: Runner, object_name: str = "confirm", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = ConfirmPasswordBar(object_name)
        self.presenter = ConfirmPresenter(access, runner, self.bar)
        self.ask = self.presenter.ask
        self.bar.confirmed.connect(self.presenter.confirm)
        self.bar.cancelled.connect(self.cancel)
        column(self).addWidget(self.bar)

    def cancel(self) -> None:
        """Nothing is signed."""
        self.presenter.cancel()
        self.cancelled.emit()
