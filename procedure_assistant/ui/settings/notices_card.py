"""The settings card of the clinic's own state notices: those kept, and a text file to add. It shows and asks, nothing more."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.bundle import Services
from procedure_assistant.ui.language import tr
from procedure_assistant.ui.pages import column, line, message_bar, show_notice
from procedure_assistant.ui.settings.notices_presenter import NoticeLine, NoticesContent, NoticesPresenter
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

_LEAD = say(
    "The wording is fixed by the statute and kept as the clinic’s file holds it. The product passport offers it, and the record names "
    "its reference and version."
)
_FILES = say("Text files (*.txt);;All files (*)")


class NoticesCard(Panel):
    """The card below the settings, for whoever may change them."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("settings.notices")
        self.message = message_bar("notices.message")
        self.reference = FieldBox("notices.reference", say("Reference"), help_text=say("Such as California BPC 684"))
        self.version = FieldBox("notices.version", say("Version"), help_text=say("Such as 2026-01"))
        self.add = button(say("Add a text file…"), "secondary", object_name="notices.add", icon="plus")
        self._none = Text(say("No notice is kept yet."), "small")
        self._list = QWidget()
        self._rows = column(self._list, spacing=10)
        self._shown: tuple[NoticeLine, ...] = ()
        self._lay_out()
        self.presenter = NoticesPresenter(services, self)
        self.add.clicked.connect(self._ask_file)
        self.message.action_requested.connect(self.presenter.undo)

    def _lay_out(self) -> None:
        rows = column(self, spacing=8)
        rows.setContentsMargins(24, 20, 24, 22)
        rows.addWidget(Text(say("State notices"), "strong"))
        rows.addWidget(Text(_LEAD, "small", wrap=True))
        rows.addWidget(self.message)
        rows.addWidget(self._none)
        rows.addWidget(self._list)
        rows.addWidget(Hairline())
        new = line(spacing=10)
        new.addWidget(self.reference, 2)
        new.addWidget(self.version, 1)
        new.addWidget(self.add, 0, Qt.AlignmentFlag.AlignVCenter)
        rows.addLayout(new)

    def show_notices(self, content: NoticesContent) -> None:
        """Show what is kept."""
        show_notice(self.message, content.notice)
        self._none.setVisible(not content.lines)
        self._list.setVisible(bool(content.lines))
        if content.lines == self._shown:
            return
        self._shown = content.lines
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for place, one in enumerate(content.lines):
            self._rows.addWidget(self._row(place, one))

    def _row(self, place: int, one: NoticeLine) -> QWidget:
        whole = QWidget()
        row = line(whole, spacing=12)
        words = column(spacing=2)
        words.addWidget(Text(one.name, "body_strong", wrap=True))
        words.addWidget(Text(one.added, "small"))
        words.addWidget(Text(one.begins, "small", wrap=True))
        row.addLayout(words, 1)
        spoken = say("Remove {name}", name=one.name)
        gone = button(say("Remove"), "ghost", "sm", object_name=f"notices.remove.{place}", spoken=spoken)
        gone.clicked.connect(lambda: self.presenter.remove(place))
        row.addWidget(gone, 0, Qt.AlignmentFlag.AlignTop)
        return whole

    def clear_name(self) -> None:
        """For the next notice."""
        for field in (self.reference, self.version):
            field.edit.clear()
            field.set_value("")

    def _ask_file(self) -> None:
        reference, version = self.reference.edit.text(), self.version.edit.text()
        if not self.presenter.may_choose(reference, version):
            return
        dialog = QFileDialog(self.window(), tr(say("Add a notice")), "", tr(_FILES))
        dialog.setObjectName("dialog.notice")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.filesSelected.connect(lambda chosen: self.presenter.add(Path(chosen[0]), reference, version))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
