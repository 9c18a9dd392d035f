"""The page on which somebody changes the own password. It hands passwords over and clears them when it is left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.access import Access
from procedure_assistant.ui.access.confirm_password import CHECKING
from procedure_assistant.ui.access.own_password_presenter import OwnPasswordContent, OwnPasswordPresenter
from procedure_assistant.ui.access.password_box import PasswordBox
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.language import put, text_of
from procedure_assistant.ui.pages import MARGIN, column, line, scrolling, show_notice
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Text, card

_WIDTH = 460


class OwnPasswordPage(QWidget):
    """``changed`` when the new password counts, ``left`` when it was given up."""

    changed = Signal()
    left = Signal()

    def __init__(self, access: Access, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("own_password")
        self.notice = MessageBar("own_password.notice", dismissable=False)
        self.boxes = {
            "old": PasswordBox("own_password.old", say("Your password now")),
            "password": PasswordBox("own_password.new", say("New password"), help_text=say("At least 10 characters")),
            "again": PasswordBox("own_password.again", say("The new password again")),
        }
        self.save = button(say("Change password"), "primary", "lg", object_name="own_password.save")
        self.cancel = button(say("Cancel"), "ghost", "lg", object_name="own_password.cancel", spoken=say("Cancel, nothing is changed"))
        self.presenter = OwnPasswordPresenter(access, runner, self, self.changed.emit)
        self._lay_out()
        self.save.clicked.connect(self._change)
        self.boxes["again"].edit.returnPressed.connect(self._change)
        self.cancel.clicked.connect(self.left)

    def open(self) -> None:
        """Show the empty form."""
        self.presenter.open()

    def show_own_password(self, content: OwnPasswordContent) -> None:
        """Show what the presenter says."""
        show_notice(self.notice, content.notice)
        for name, box in self.boxes.items():
            box.set_problem(content.problems.get(name, ""))
            box.set_enabled(not content.busy)
        self.save.setText(CHECKING if content.busy else say("Change password"))
        put(self.save.setAccessibleName, text_of(self.save))
        self.save.setEnabled(not content.busy)
        self.cancel.setEnabled(not content.busy)

    def forget_typed(self) -> None:
        """Clear every field."""
        for box in self.boxes.values():
            box.wipe()

    def focus_field(self, name: str) -> None:
        """Put the cursor there."""
        self.boxes[name].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not kept."""
        super().hideEvent(event)
        self.forget_typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape and self.cancel.isEnabled():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _change(self) -> None:
        old, new, again = (self.boxes[name].edit.text() for name in ("old", "password", "again"))
        self.presenter.change(old, new, again)

    def _lay_out(self) -> None:
        sheet = card()
        sheet.setMaximumWidth(_WIDTH)
        rows = column(sheet, spacing=12)
        rows.setContentsMargins(24, 22, 24, 24)
        for box in self.boxes.values():
            rows.addWidget(box)
        rows.addWidget(Text(say("At least 10 characters. A few words in a row are easy to keep in mind."), "small", wrap=True))
        foot = line()
        foot.addWidget(self.save)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        rows.addLayout(foot)
        whole = QWidget()
        page = column(whole, spacing=14)
        page.setContentsMargins(MARGIN, 26, MARGIN, 20)
        page.addWidget(Text(say("Change password"), "page_title"))
        self.notice.setMaximumWidth(_WIDTH)
        page.addWidget(self.notice)
        page.addWidget(sheet)
        page.addStretch(1)
        column(self).addWidget(scrolling(whole, "own_password.scroll"))
