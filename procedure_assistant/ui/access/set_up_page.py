"""The page of the first run: the two people, then the recovery key. Shows content and hands over what was typed; decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.access import recovery_page
from procedure_assistant.ui.access.door import Door, titled
from procedure_assistant.ui.access.password_box import PasswordBox
from procedure_assistant.ui.access.recovery_page import RecoveryKeyPage
from procedure_assistant.ui.access.set_up_presenter import SetUpContent, SetUpTyped
from procedure_assistant.ui.language import put, text_of
from procedure_assistant.ui.pages import column, line, show_notice
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import Choice, ChoiceRow
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Hairline, Text

TITLE = say("Set up Procedure Assistant")
LEAD = say("The records on this computer are encrypted. They open only for people you let in.")
_SOLO, _OTHER = "same", "other"
_WHO = (Choice(_SOLO, say("The physician")), Choice(_OTHER, say("Somebody else")))
_SOLO_LEAD = say("Looks after people, settings and backups, with a login of its own and the same password.")
_OTHER_LEAD = say("Looks after people, settings and backups, and sees no patients.")
_WIDTH = 620


class SetUpPage(QWidget):
    """``set_up_requested`` carries a :class:`SetUpTyped`; ``written_down`` the two groups typed back."""

    set_up_requested = Signal(object)
    written_down = Signal(str, str)
    print_requested = Signal()
    save_requested = Signal()
    restore_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("set_up")
        self.notice = MessageBar("set_up.notice")
        self.texts = {
            "name": FieldBox("set_up.name", say("Name"), help_text=say("Signs the records")),
            "credentials": FieldBox("set_up.credentials", say("Credentials, such as MD")),
            "login": FieldBox("set_up.login", say("Login"), help_text=say("Typed at every log-in; a short name will do")),
            "admin_name": FieldBox("set_up.admin_name", say("Name of the administrator")),
            "admin_login": FieldBox("set_up.admin_login", say("Login of the administrator")),
        }
        self.passwords = {
            "password": PasswordBox("set_up.password", say("Password"), help_text=say("At least 10 characters")),
            "again": PasswordBox("set_up.again", say("The same password again")),
            "admin_password": PasswordBox(
                "set_up.admin_password", say("Password of the administrator"), help_text=say("At least 10 characters")
            ),
            "admin_again": PasswordBox("set_up.admin_again", say("The same password again")),
        }
        self.who = ChoiceRow("set_up.who", say("Who administers"), _WHO)
        self.go_on = button(say("Set up"), "primary", "lg", object_name="set_up.go_on")
        self.restore = button(say("Restore a backup"), "ghost", "lg", object_name="set_up.restore", spoken=say("Restore a backup instead"))
        self.restore.hide()
        self.back = button(say("Back"), "ghost", "lg", "arrow-left", object_name="set_up.back", spoken=say("Back to the first page"))
        self.back.hide()
        self.recovery = RecoveryKeyPage("set_up.recovery")
        self._is_login_ours = True  # the administrator's login follows the physician's until somebody types another
        self._people = Door("set_up.people", _WIDTH)
        self._paper = Door("set_up.paper", _WIDTH)
        self._other = QWidget()
        self._lay_out()
        self._connect()
        self._choose(_SOLO)

    def show_set_up(self, content: SetUpContent) -> None:
        """Show form or recovery key; what is typed stays."""
        show_notice(self.notice, content.notice if content.step == "people" else None)
        for name, box in {**self.texts, **self.passwords}.items():
            box.set_problem(content.problems.get(name, ""))
            box.set_enabled(not content.busy)
        self.go_on.setEnabled(not content.busy)
        self.restore.setEnabled(not content.busy)
        self.back.setEnabled(not content.busy)
        self.go_on.setText(say("Setting up…") if content.busy else say("Set up"))
        put(self.go_on.setAccessibleName, text_of(self.go_on))
        is_key = content.step == "recovery"
        self._stack.setCurrentWidget(self._paper if is_key else self._people)
        self.recovery.show_key(content.key, content.asked, content.problems if is_key else {}, content.notice if is_key else None)

    def forget_passwords(self) -> None:
        """Clear them all."""
        for box in self.passwords.values():
            box.wipe()

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        if name in ("first", "second"):
            self.recovery.focus_field(name)
            return
        box = self.texts.get(name) or self.passwords[name]
        box.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._people.area.ensureWidgetVisible(box, 0, 40)

    def typed(self) -> SetUpTyped:
        """The form as it is now."""
        words = {name: box.edit.text() for name, box in {**self.texts, **self.passwords}.items()}
        return SetUpTyped(is_solo=self.who.current_id() == _SOLO, **words)

    # -- laying out ----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._people.set_titles(TITLE, LEAD)
        self._paper.set_titles(recovery_page.TITLE, recovery_page.LEAD)
        rows = self._people.rows
        rows.addWidget(self.notice)
        titled(rows, say("Physician"), say("Signs the records. More people can be added afterwards."))
        first = line(spacing=12)
        top = Qt.AlignmentFlag.AlignTop
        first.addWidget(self.texts["name"], 2, top)
        first.addWidget(self.texts["credentials"], 1, top)
        rows.addLayout(first)
        rows.addWidget(self.texts["login"])
        rows.addLayout(_pair(self.passwords["password"], self.passwords["again"]))
        rows.addWidget(Text(say("At least 10 characters. A few words in a row are easy to keep in mind."), "small", wrap=True))
        rows.addWidget(Hairline())
        self._lead = titled(rows, say("Administrator"), _SOLO_LEAD)
        rows.addWidget(self.who)
        other = column(self._other, spacing=12)
        other.addWidget(self.texts["admin_name"])
        rows.addWidget(self._other)
        rows.addWidget(self.texts["admin_login"])
        self._other_passwords = QWidget()
        pair = column(self._other_passwords)
        pair.addLayout(_pair(self.passwords["admin_password"], self.passwords["admin_again"]))
        rows.addWidget(self._other_passwords)
        rows.addSpacing(4)
        foot = line()
        foot.addWidget(self.go_on)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.restore)
        rows.addLayout(foot)
        self._paper.rows.addWidget(self.recovery)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._people)
        self._stack.addWidget(self._paper)

    def _connect(self) -> None:
        self.who.chosen.connect(self._choose)
        self.texts["login"].edited.connect(self._follow_login)
        self.texts["login"].edit.given_up.connect(lambda: self._follow_login(self.texts["login"].edit.text()))
        self.texts["admin_login"].edited.connect(self._own_login)
        for box in (*self.texts.values(), *self.passwords.values()):
            box.edit.returnPressed.connect(self._request)
            # What was wrong is being mended: red until the next press would call a good password a bad one.
            box.edit.textEdited.connect(lambda _text, own=box: own.set_problem(""))
        self.go_on.clicked.connect(self._request)
        self.restore.clicked.connect(self.restore_requested)
        self.back.clicked.connect(self.back_requested)
        self.recovery.written_down.connect(self.written_down)
        self.recovery.print_requested.connect(self.print_requested)
        self.recovery.save_requested.connect(self.save_requested)

    def _choose(self, who: str) -> None:
        self.who.set_current(who)
        self._lead.setText(_SOLO_LEAD if who == _SOLO else _OTHER_LEAD)
        for part in (self._other, self._other_passwords):
            part.setVisible(who == _OTHER)
        if who == _SOLO:
            self.passwords["admin_password"].wipe()
            self.passwords["admin_again"].wipe()
        self._follow_login(self.texts["login"].edit.text())

    def _follow_login(self, login: str) -> None:
        if self._is_login_ours:
            is_solo = self.who.current_id() == _SOLO
            self.texts["admin_login"].set_value(f"{login.strip()}.admin" if login.strip() and is_solo else "")

    def _own_login(self, login: str) -> None:
        self._is_login_ours = not login

    def _request(self) -> None:
        self.set_up_requested.emit(self.typed())


def _pair(left: QWidget, right: QWidget) -> QGridLayout:
    """Two boxes side by side, equally wide."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    for place, box in enumerate((left, right)):
        grid.addWidget(box, 0, place, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(place, 1)
    return grid
