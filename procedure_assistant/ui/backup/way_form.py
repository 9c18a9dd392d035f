"""How the keys of a backup or a damaged database are opened: login and password, or the recovery key. Keeps nothing typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.safekeeping import ByPassword, ByRecovery, Way
from procedure_assistant.ui.access.password_box import PasswordBox
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.widgets.choices import Choice, ChoiceRow
from procedure_assistant.ui.widgets.fields import FieldBox

_PASSWORD, _RECOVERY = "password", "recovery"
_WAYS = (Choice(_PASSWORD, say("Login and password")), Choice(_RECOVERY, say("Recovery key")))
NO_LOGIN = say("The login is missing.")
NO_PASSWORD = say("The password is missing.")
NO_RECOVERY = say("The recovery key is missing.")


class WayForm(QWidget):
    """Two ways to open. ``entered``: Enter was pressed in the last field."""

    entered = Signal()

    def __init__(self, object_name: str, login_label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.way = ChoiceRow(f"{object_name}.way", say("Open it with"), _WAYS)
        self.login = FieldBox(f"{object_name}.login", login_label)
        self.password = PasswordBox(f"{object_name}.password", say("Password"))
        self.recovery = PasswordBox(f"{object_name}.recovery", say("Recovery key, as printed"), shown=True)
        self._pair = QWidget()
        pair = line(self._pair, spacing=12)
        for box in (self.login, self.password):
            pair.addWidget(box, 1, Qt.AlignmentFlag.AlignTop)
        rows = column(self, spacing=10)
        for part in (self.way, self._pair, self.recovery):
            rows.addWidget(part)
        self.way.chosen.connect(self.choose)
        self.login.edit.returnPressed.connect(lambda: self.password.edit.setFocus(Qt.FocusReason.TabFocusReason))
        for secret in (self.password, self.recovery):
            secret.edit.returnPressed.connect(self.entered)
        self.choose(_PASSWORD)

    def choose(self, way: str) -> None:
        """Show the fields of a way."""
        self.way.set_current(way)
        self._pair.setVisible(way == _PASSWORD)
        self.recovery.setVisible(way == _RECOVERY)
        self.show_problems({})

    def take(self) -> Way | None:
        """What was typed; a password is used once, its box is empty afterwards. None, with the reason at the field, when one is empty."""
        problems: dict[str, str] = {}
        is_recovery = self.way.current_id() == _RECOVERY
        if is_recovery:
            problems |= {} if self.recovery.edit.text().strip() else {"recovery": NO_RECOVERY}
        else:
            problems |= {} if self.login.edit.text().strip() else {"login": NO_LOGIN}
            problems |= {} if self.password.edit.text() else {"password": NO_PASSWORD}
        self.show_problems(problems)
        if problems:
            self._box(next(iter(problems))).edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        # A recovery key is long: it stays until it opened something.
        return ByRecovery(self.recovery.edit.text()) if is_recovery else ByPassword(self.login.edit.text(), self.password.take())

    def show_problems(self, problems: dict[str, str]) -> None:
        """Beside login, password or recovery."""
        for name in ("login", "password", "recovery"):
            self._box(name).set_problem(problems.get(name, ""))

    def set_enabled(self, enabled: bool) -> None:
        """Let it be typed into, or not."""
        for box in (self.login, self.password, self.recovery):
            box.set_enabled(enabled)
        self.way.setEnabled(enabled)

    def forget(self) -> None:
        """Nothing typed stays."""
        for secret in (self.password, self.recovery):
            secret.wipe()
        self.login.edit.clear()

    def _box(self, name: str) -> FieldBox:
        boxes: dict[str, FieldBox] = {"login": self.login, "password": self.password, "recovery": self.recovery}
        return boxes[name]
