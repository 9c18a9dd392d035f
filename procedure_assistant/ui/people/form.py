"""The form of the people page: one card whose fields depend on the task. Shows content and hands over what was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.people import ROLE_NAMES, Role
from procedure_assistant.ui.access.confirm_password import CHECKING
from procedure_assistant.ui.access.door import titled
from procedure_assistant.ui.access.password_box import PasswordBox
from procedure_assistant.ui.language import put, text_of
from procedure_assistant.ui.pages import MARGIN, column, line, scrolling, show_notice
from procedure_assistant.ui.people.presenter import PeopleContent, PersonTyped, Task
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import Choice, ChoiceRow
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text, card

_WIDTH = 700
_ROLES = tuple(Choice(role.value, ROLE_NAMES[role].removesuffix(" user").capitalize()) for role in Role)
_DOES = {
    "": "",
    Role.PHYSICIAN.value: say("Charts, signs, amends, and may go past a stop with a reason."),
    Role.NURSE.value: say("Prepares, records and prints. Does not sign."),
    Role.ADMINISTRATOR.value: say("Looks after people, settings and backups. Sees no patients, except in an emergency with a reason."),
    Role.READ_ONLY.value: say("Looks at patients and records. Changes and prints nothing."),
}
_STANDINGS = (Choice("yes", say("May log in")), Choice("no", say("Not active")))
_ACTIONS = {
    Task.ADD: say("Add person"),
    Task.CHANGE: say("Save changes"),
    Task.RESET: say("Set new password"),
    Task.NEW_KEY: say("Make a new recovery key"),
}
_RESET_LEAD = say("The person logs in with it and can then change it. A wait after wrong passwords ends.")
_KEY_LEAD = say("It is shown once. The recovery key before it no longer opens the records on this computer, only backups made until now.")


class PersonForm(QWidget):
    """``saved`` carries a :class:`PersonTyped`."""

    saved = Signal(object)
    left = Signal()
    reset_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("person")
        self._task = Task.LIST
        self._account_id = ""
        self._title = Text("", "page_title")
        self.notice = MessageBar("person.notice")
        self.texts = {
            "name": FieldBox("person.name", say("Name"), help_text=say("Printed in every record that this person charts")),
            "credentials": FieldBox("person.credentials", say("Credentials, such as MD or RN")),
            "login": FieldBox("person.login", say("Login"), help_text=say("Typed at every log-in")),
        }
        self.passwords = {
            "password": PasswordBox("person.password", say("New password"), help_text=say("At least 10 characters")),
            "again": PasswordBox("person.again", say("The same password again")),
            "own": PasswordBox("person.own", say("Your own password"), help_text=say("To show that it is you")),
        }
        self.role = ChoiceRow("person.role", say("Role"), _ROLES)
        self._does = Text("", "small", wrap=True)
        self._role_problem = Text("", "small", tone="danger", wrap=True)
        self.active = ChoiceRow("person.active", say("Standing"), _STANDINGS)
        self.reset = button(say("Set a new password…"), object_name="person.reset", spoken=say("Set a new password for this person"))
        self.save = button(say("Save"), "primary", "lg", object_name="person.save")
        self.cancel = button(say("Cancel"), "ghost", "lg", object_name="person.cancel", spoken=say("Leave without saving"))
        self._lay_out()
        self._connect()

    def show_form(self, content: PeopleContent) -> None:
        """Show a task; the fields are filled when another one begins."""
        of = content.of
        account_id = of.id if of else ""
        if (content.task, account_id) != (self._task, self._account_id):
            self._task, self._account_id = content.task, account_id
            self._fill(content)
        show_notice(self.notice, content.notice)
        for name, box in {**self.texts, **self.passwords}.items():
            box.set_problem(content.problems.get(name, ""))
            box.set_enabled(not content.busy)
        self._role_problem.setText(content.problems.get("role", ""))
        self._role_problem.setVisible(bool(self._role_problem.text()))
        self.save.setText(CHECKING if content.busy else _ACTIONS.get(content.task, say("Save")))
        put(self.save.setAccessibleName, text_of(self.save))
        for one in (self.save, self.cancel, self.reset):
            one.setEnabled(not content.busy)

    def forget(self) -> None:
        """The form is left: nothing typed stays."""
        self._task = Task.LIST
        for box in self.passwords.values():
            box.wipe()
        for text in self.texts.values():
            text.edit.clear()

    def focus_field(self, name: str) -> None:
        """Put the cursor there."""
        if name == "role":
            self.role.option(self.role.current_id() or _ROLES[0].id).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        box = self.texts.get(name) or self.passwords[name]
        box.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(box, 0, 40)

    def typed(self) -> PersonTyped:
        """The form as it is now. The own password is used once: its box is empty afterwards."""
        texts = {name: box.edit.text() for name, box in self.texts.items()}
        role = self.role.current_id()
        return PersonTyped(
            role=Role(role) if role else None,
            active=self.active.current_id() != "no",
            password=self.passwords["password"].edit.text(),
            again=self.passwords["again"].edit.text(),
            own=self.passwords["own"].take(),
            **texts,
        )

    def _fill(self, content: PeopleContent) -> None:
        task, of = content.task, content.of
        named = of.name if of else ""
        titles = {
            Task.ADD: say("Add a person"),
            Task.RESET: say("New password for {named}", named=named),
            Task.NEW_KEY: say("New recovery key"),
        }
        self._title.setText(titles.get(task, named))
        for name, box in self.texts.items():
            box.edit.setModified(False)
            box.set_value(getattr(of, name) if of else "")
        for secret in self.passwords.values():
            secret.wipe()
        self._choose_role(of.role.value if of else "")
        self.active.set_current("yes" if of is None or of.active else "no")
        self._who.setVisible(task in (Task.ADD, Task.CHANGE))
        self._standing.setVisible(task is Task.CHANGE)
        self.texts["login"].setVisible(task is Task.ADD)
        self._new.setVisible(task in (Task.ADD, Task.RESET))
        self._own.setVisible(task is not Task.CHANGE)
        self._own_line.setVisible(task in (Task.ADD, Task.RESET))
        leads = {Task.RESET: _RESET_LEAD, Task.NEW_KEY: _KEY_LEAD}
        self._lead.setText(leads.get(task, ""))
        self._lead.setVisible(task in leads)
        first = {Task.RESET: "password", Task.NEW_KEY: "own"}.get(task, "name")
        self.focus_field(first)

    # -- laying out ----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._lead = Text("", "body", wrap=True)
        self._who, self._standing, self._new, self._own = QWidget(), QWidget(), QWidget(), QWidget()
        self._own_line = Hairline()
        self._lay_out_who()
        new = column(self._new, spacing=6)
        pair = line(spacing=12)
        for name in ("password", "again"):
            pair.addWidget(self.passwords[name], 1, Qt.AlignmentFlag.AlignTop)
        new.addLayout(pair)
        new.addWidget(Text(say("At least 10 characters. A few words in a row are easy to keep in mind."), "small", wrap=True))
        own = column(self._own, spacing=8)
        titled(own, say("Is it you?"), say("Your own password opens the key for it."))
        own.addWidget(self.passwords["own"])
        sheet = card()
        sheet.setMaximumWidth(_WIDTH)
        rows = column(sheet, spacing=14)
        rows.setContentsMargins(24, 20, 24, 22)
        for part in (self._lead, self._who, self._standing, self._new, self._own_line, self._own):
            rows.addWidget(part)
        whole = QWidget()
        page = column(whole, spacing=14)
        page.setContentsMargins(MARGIN, 26, MARGIN, 20)
        self.notice.setMaximumWidth(_WIDTH)
        for part in (self._title, self.notice, sheet):
            page.addWidget(part)
        page.addStretch(1)
        foot = Panel("app", edges="top")
        buttons = line(foot)
        buttons.setContentsMargins(MARGIN, 12, MARGIN, 14)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        outer = column(self)
        self._scroll = scrolling(whole, "person.scroll")
        outer.addWidget(self._scroll, 1)
        outer.addWidget(foot)

    def _lay_out_who(self) -> None:
        who = column(self._who, spacing=10)
        names = line(spacing=12)
        names.addWidget(self.texts["name"], 2, Qt.AlignmentFlag.AlignTop)
        names.addWidget(self.texts["credentials"], 1, Qt.AlignmentFlag.AlignTop)
        who.addLayout(names)
        does = column(spacing=6)
        does.addWidget(Text(say("Role"), "small_strong"))
        does.addWidget(self.role)
        does.addWidget(self._does)
        does.addWidget(self._role_problem)
        who.addLayout(does)
        who.addWidget(self.texts["login"])
        standing = column(self._standing, spacing=6)
        standing.addWidget(Text(say("Log-in"), "small_strong"))
        standing.addWidget(self.active)
        standing.addWidget(Text(say("Somebody not active stays in the records, but cannot log in."), "small", wrap=True))
        standing.addSpacing(4)
        standing.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.role.chosen.connect(self._choose_role)
        self.active.chosen.connect(self.active.set_current)
        self.reset.clicked.connect(lambda: self.reset_requested.emit(self._account_id))
        for box in (*self.texts.values(), *self.passwords.values()):
            box.edit.returnPressed.connect(self._request)
        self.save.clicked.connect(self._request)
        self.cancel.clicked.connect(self.left)

    def _choose_role(self, role: str) -> None:
        self.role.set_current(role)
        self._does.setText(_DOES[role])
        self._does.setVisible(bool(role))

    def _request(self) -> None:
        if self.save.isEnabled():
            self.saved.emit(self.typed())
