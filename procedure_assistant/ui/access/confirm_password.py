"""A bar that asks the password again in place, for a signature. It hands the password over once and keeps nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.access.confirm_presenter import ConfirmContent
from procedure_assistant.ui.access.password_box import PasswordBox
from procedure_assistant.ui.language import put, text_of
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.surfaces import Panel, Text

CHECKING = say("Checking…")


class ConfirmPasswordBar(Panel):
    """What it is about, the password, two buttons. ``confirmed`` carries the password."""

    confirmed = Signal(str)
    cancelled = Signal()

    def __init__(self, object_name: str = "confirm", parent: QWidget | None = None) -> None:
        super().__init__("info_soft", border="accent_line", radius="radius_control", parent=parent)
        self.setObjectName(object_name)
        self._asked: tuple[str, str] | None = None
        self._title = Text("", "body_strong", wrap=True)
        self._text = Text("", "small", wrap=True)
        self.password = PasswordBox(f"{object_name}.password", say("Your password"))
        self.go = button(say("Sign"), "primary", object_name=f"{object_name}.go_on")
        self.cancel = button(say("Cancel"), "ghost", object_name=f"{object_name}.cancel", spoken=say("Cancel, nothing is signed"))
        self.go.clicked.connect(self._confirm)
        self.password.edit.returnPressed.connect(self._confirm)
        self.cancel.clicked.connect(self.cancelled)
        row = line()
        row.addWidget(self.password, 1)
        for one in (self.go, self.cancel):
            beside = column()
            beside.addSpacing(7)
            beside.addWidget(one)
            beside.addStretch(1)
            row.addLayout(beside)
        rows = column(self, spacing=3)
        rows.setContentsMargins(14, 10, 14, 12)
        rows.addWidget(self._title)
        rows.addWidget(self._text)
        rows.addSpacing(3)
        rows.addLayout(row)
        self.hide()

    def show_asking(self, content: ConfirmContent | None) -> None:
        """Show the question and put the cursor into it, or go; a password half typed goes too."""
        if content is None:
            self._asked = None
            self.password.wipe()
            self.password.set_problem("")
            self.hide()
            return
        is_new = self._asked != (content.title, content.text)
        self._asked = (content.title, content.text)
        self._title.setText(content.title)
        self._text.setText(content.text)
        self.go.setText(CHECKING if content.busy else content.action)
        put(self.go.setAccessibleName, text_of(self.go))
        self.go.setEnabled(not content.busy)
        self.password.set_problem(content.problem)
        self.password.set_enabled(not content.busy)
        self.show()
        if is_new:
            self.password.wipe()
        if is_new or content.problem:
            self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the question."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        self.confirmed.emit(self.password.take())
