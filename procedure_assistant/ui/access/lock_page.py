"""The page of the lock screen. It shows no patient, no name and no login, and clears a password the moment it hands it over."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.access.confirm_password import CHECKING
from procedure_assistant.ui.access.door import Door
from procedure_assistant.ui.access.lock_presenter import LockContent, Step
from procedure_assistant.ui.access.password_box import PasswordBox
from procedure_assistant.ui.language import put, text_of
from procedure_assistant.ui.pages import column, line, show_notice
from procedure_assistant.ui.widgets.buttons import Button, button
from procedure_assistant.ui.widgets.choices import Choice, ChoiceRow
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Text

_TITLES: dict[Step, tuple[str, str]] = {
    "log_in": (say("Locked"), say("Log in to go on. An open visit stays as it was left.")),
    "recovery": (say("Recovery key"), say("Type it as printed. Letter case, spaces and dashes do not count.")),
    "administrator": (say("New password"), say("The recovery key is right. Choose who comes in.")),
}
_START = (say("Log in"), say("The records on this computer open only for people who were let in."))
_SWITCH = (say("Switch user"), say("Another person logs in. An open visit stays as it was left."))
_ACTIONS: dict[Step, str] = {"log_in": say("Log in"), "recovery": say("Go on"), "administrator": say("Set password and log in")}
_WIDTH = 420
_TICK_MS = 1000


def _titles(content: LockContent) -> tuple[str, str]:
    if content.step == "log_in" and content.is_start:
        return _START
    return _SWITCH if content.step == "log_in" and content.is_switch else _TITLES[content.step]


class LockPage(QWidget):
    """Every signal is a request; passwords travel in them once."""

    login_typed = Signal(str)
    log_in_requested = Signal(str, str)
    recovery_requested = Signal()
    recovery_typed = Signal(str)
    new_password_requested = Signal(str, str, str)
    back_requested = Signal()
    restore_requested = Signal()
    left = Signal()
    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lock")
        self._step: Step = "log_in"
        self._is_busy = False
        self.notice = MessageBar("lock.notice", dismissable=False)
        self.login = FieldBox("lock.login", say("Login"))
        self.password = PasswordBox("lock.password", say("Password"))
        self.recovery = PasswordBox("lock.recovery", say("Recovery key"), help_text=say("Eight groups of five characters"), shown=True)
        self.administrator = ChoiceColumn("lock.administrator", say("Administrator"))
        self.new = PasswordBox("lock.new", say("New password"), help_text=say("At least 10 characters"))
        self.again = PasswordBox("lock.again", say("The same password again"))
        self.go_on = button(say("Log in"), "primary", "lg", object_name="lock.go_on")
        self.use_recovery = button(say("Use the recovery key"), "ghost", object_name="lock.use_recovery")
        self.restore = button(say("Restore a backup"), "ghost", object_name="lock.restore")
        self._can_restore = False
        self.back = button(say("Back to log-in"), "ghost", object_name="lock.back")
        self.leave = button(say("Cancel"), "ghost", "lg", object_name="lock.leave", spoken=say("Cancel, nobody is switched"))
        self._door = Door("lock.door", _WIDTH)
        self._lay_out()
        self._connect()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.ticked)

    def show_lock(self, content: LockContent) -> None:
        """Show a step."""
        self._step, self._is_busy = content.step, content.busy
        self._door.set_titles(*_titles(content))
        show_notice(self.notice, content.notice)
        for step, parts in self._parts().items():
            for part in parts:
                part.setVisible(step == content.step)
        self.administrator.set_choices(tuple(Choice(own_id, name) for own_id, name in content.administrators))
        if content.step == "administrator" and not self.administrator.current_id() and len(content.administrators) == 1:
            self.administrator.set_current(content.administrators[0][0])
        for name, box in self._boxes().items():
            box.set_problem(content.problems.get(name, ""))
            box.set_enabled(not content.busy)
        self._who_problem.setText(content.problems.get("administrator", ""))
        self._who_problem.setVisible(bool(self._who_problem.text()))
        waiting = say("Opens in {waits}", waits=content.waits) if content.waits else ""
        self.go_on.setText(CHECKING if content.busy else waiting or _ACTIONS[content.step])
        put(self.go_on.setAccessibleName, text_of(self.go_on))
        self.go_on.setEnabled(not content.busy and not content.waits)
        self.restore.setVisible(self._can_restore and content.step == "log_in" and not content.is_switch)
        self.back.setVisible(content.step != "log_in")
        self.leave.setVisible(content.is_switch and content.step == "log_in")
        for other in (self.use_recovery, self.restore, self.back, self.leave):
            other.setEnabled(not content.busy)

    def offer_restore(self) -> None:
        """There are backups to be restored from here."""
        self._can_restore = True

    def forget_typed(self) -> None:
        """Clear every field, also who was chosen."""
        self.login.edit.clear()
        for box in (self.password, self.recovery, self.new, self.again):
            box.wipe()
        self.recovery.show_letters()
        self.administrator.set_choices(())

    def focus_field(self, name: str) -> None:
        """Put the cursor there."""
        if name == "administrator":
            self.administrator.focus_first()
        else:
            self._boxes()[name].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Count down while somebody can see it."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it."""
        super().hideEvent(event)
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back where there is a way back."""
        if event.key() != Qt.Key.Key_Escape or not self._go_back():
            super().keyPressEvent(event)

    def _go_back(self) -> bool:
        ways: tuple[Button, ...] = (self.back, self.leave)
        way = next((one for one in ways if one.isVisible() and one.isEnabled()), None)
        if way is not None:
            way.click()
        return way is not None

    def _boxes(self) -> dict[str, FieldBox]:
        return {
            "login": self.login,
            "password": self.password,
            "recovery": self.recovery,
            "password_new": self.new,
            "again_new": self.again,
        }

    def _parts(self) -> dict[Step, tuple[QWidget, ...]]:
        return {
            "log_in": (self.login, self.password, self.use_recovery),
            "recovery": (self.recovery,),
            "administrator": (self.administrator, self.new, self.again),
        }

    def _lay_out(self) -> None:
        rows = self._door.rows
        rows.addWidget(self.notice)
        self._who_problem = Text("", "small", tone="danger", wrap=True)
        for part in (self.login, self.password, self.recovery, self.administrator, self._who_problem, self.new, self.again):
            rows.addWidget(part)
        rows.addSpacing(2)
        foot = line()
        foot.addWidget(self.go_on, 1)
        foot.addWidget(self.leave)
        rows.addLayout(foot)
        ways: QVBoxLayout = column(spacing=0)
        for way in (self.use_recovery, self.restore, self.back):
            ways.addWidget(way, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addLayout(ways)
        column(self).addWidget(self._door)

    def _connect(self) -> None:
        self.login.edited.connect(self.login_typed)
        self.login.edit.returnPressed.connect(lambda: self.password.edit.setFocus(Qt.FocusReason.TabFocusReason))
        self.new.edit.returnPressed.connect(lambda: self.again.edit.setFocus(Qt.FocusReason.TabFocusReason))
        for box in self._boxes().values():
            box.edit.given_up.connect(self._go_back)  # a field keeps the key for itself
        for box in (self.password, self.recovery, self.again):
            box.edit.returnPressed.connect(self._go_on)
        self.go_on.clicked.connect(self._go_on)
        self.administrator.chosen.connect(self.administrator.set_current)
        self.use_recovery.clicked.connect(self.recovery_requested)
        self.restore.clicked.connect(self.restore_requested)
        self.back.clicked.connect(self.back_requested)
        self.leave.clicked.connect(self.left)

    def _go_on(self) -> None:
        if self._is_busy or not self.go_on.isEnabled():
            return
        if self._step == "log_in":
            self.log_in_requested.emit(self.login.edit.text(), self.password.take())
        elif self._step == "recovery":
            self.recovery_typed.emit(self.recovery.edit.text())
        else:
            self.new_password_requested.emit(self.administrator.current_id(), self.new.edit.text(), self.again.edit.text())


class ChoiceColumn(ChoiceRow):
    """The same radio answers one below the other: names may be long."""

    def __init__(self, object_name: str, question: str) -> None:
        super().__init__(object_name, question)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def focus_first(self) -> None:
        """Put the focus on the chosen or first answer."""
        first = self.current_id() or next(iter(self._options), "")
        if first:
            self.option(first).setFocus(Qt.FocusReason.OtherFocusReason)
