"""The settings card of the clinic's signature on saved records. It shows and asks, nothing more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.signature import SignatureService
from procedure_assistant.ui.access.password_box import PasswordBox
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.settings.signature_presenter import SignatureContent, SignaturePresenter
from procedure_assistant.ui.tasks import Tasks
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

_LEAD = say(
    "A signed file shows for ever that it came from this clinic and that nothing in it was changed. "
    "File and password are kept in the encrypted database alone."
)
_CONTAINERS = "PKCS#12 (*.p12 *.pfx)"
_PDFS = "PDF (*.pdf)"
_PASSWORD_WIDTH = 300


class SignatureCard(Panel):
    """Which certificate signs the files; another one, none, and the check of a file."""

    def __init__(self, signatures: SignatureService, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("settings.signature")
        self.password = PasswordBox("signature.password", say("Password of the certificate file"))
        self.choose = button(say("Choose certificate file"), "secondary", object_name="signature.choose")
        self.stop = button(say("Sign no more"), "ghost", object_name="signature.stop")
        self.check = button(say("Check a signed file"), "secondary", object_name="signature.check")
        self._state = Text("", "body_strong", wrap=True)
        self._problem = Text("", "small", tone="danger", wrap=True)
        self._checked = Text("", "body", wrap=True)
        self._checked.setObjectName("signature.checked")
        self._state.setObjectName("signature.state")
        self._problem.setObjectName("signature.problem")
        self._lay_out()
        self.presenter = asks = SignaturePresenter(signatures, self, tasks)
        self.choose.clicked.connect(lambda: self._ask(say("Certificate of the clinic"), _CONTAINERS, self.take))
        self.check.clicked.connect(lambda: self._ask(say("Signed file"), _PDFS, asks.check))
        self.stop.clicked.connect(asks.stop)

    def _lay_out(self) -> None:
        rows = column(self, spacing=8)
        rows.setContentsMargins(24, 20, 24, 22)
        rows.addWidget(Text(say("Signature of saved records"), "strong"))
        rows.addWidget(Text(_LEAD, "small", wrap=True))
        rows.addWidget(self._state)
        own = line(spacing=10)
        self.password.setFixedWidth(_PASSWORD_WIDTH)
        own.addWidget(self.password)
        own.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignVCenter)
        own.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignVCenter)
        own.addStretch(1)
        rows.addLayout(own)
        rows.addWidget(self._problem)
        rows.addWidget(Hairline())
        rows.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._checked)

    def take(self, path: str) -> None:
        """This file was chosen; the password that was typed goes with it and is wiped here."""
        self.presenter.choose(path, self.password.take())

    def show_signature(self, content: SignatureContent) -> None:
        """Show how it stands."""
        self._state.setText(content.state)
        for text, words in ((self._problem, content.problem), (self._checked, content.checked)):
            text.setText(words)
            text.setVisible(bool(words))
        self.stop.setVisible(content.signs)
        for one in (self.choose, self.check):
            one.setEnabled(not content.busy)

    def _ask(self, title: str, kinds: str, chosen: Callable[[str], None]) -> None:
        dialog = QFileDialog(self.window(), title, "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.filesSelected.connect(lambda files: chosen(files[0]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
