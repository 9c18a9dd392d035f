"""The export sheet beside the signed record: format, what it is for, what leaves, copy and save. It shows and asks; it decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.exporting.content import ExportContent, FormatLine
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.theme import Themed, current
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import CheckRow
from procedure_assistant.ui.widgets.drop_list import DropList
from procedure_assistant.ui.widgets.surfaces import Text


class PreviewText(Themed, QPlainTextEdit):
    """What leaves, to be read and marked, never changed."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "export.preview", say("What leaves"))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.retheme()

    def retheme(self) -> None:
        """The font comes from the theme."""
        self.setFont(current().font(current().scaled(12), 400))

    def show_text(self, text: str) -> None:
        """Show another text from its begin; the same one stays where it is read."""
        if text != self.toPlainText():
            self.setPlainText(text)


class ExportPanel(QWidget):
    """Format, preview, copy, save. ``draft_requested`` asks to export what is not signed."""

    format_chosen = Signal(str)
    draft_requested = Signal(bool)
    copy_requested = Signal()
    save_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "export", say("Export"))
        self._offered: tuple[FormatLine, ...] = ()
        self._lead = Text(say("The whole record in the form that another program takes. The file is not encrypted."), "small", wrap=True)
        self.draft = CheckRow(
            say("Export the draft"), "export.draft", detail=say("It is not signed; what leaves says DRAFT."), icon="warning"
        )
        self.draft.tick_requested.connect(self.draft_requested)
        self.formats = named(DropList(), "export.format", say("Format"))
        named(self.formats.view(), "export.format.list", say("Format"))
        self.formats.activated.connect(lambda place: self.format_chosen.emit(str(self.formats.itemData(place))))
        self._purpose = Text("", "body", wrap=True)
        self.copy = button(
            say("Copy"), "secondary", "sm", "file-text", object_name="export.copy",
            spoken=say("Copy what leaves to the clipboard"),
        )  # fmt: skip
        self.save = button(say("Save file"), "secondary", "sm", "download-simple", object_name="export.save", spoken=say("Save as a file"))
        self.cancel = button(say("Cancel"), "ghost", "sm", object_name="export.cancel", spoken=say("Cancel, nothing leaves"))
        self.copy.clicked.connect(self.copy_requested)
        self.save.clicked.connect(self.save_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        self._told = Text("", "small", wrap=True)
        self._preview_title = Text("", "small_strong", tone="ink2", wrap=True)
        self.preview = PreviewText()
        self._lay_out()

    def _lay_out(self) -> None:
        choice = line()
        choice.addWidget(self.formats, 1)
        for one in (self.copy, self.save, self.cancel):
            choice.addWidget(one)
        rows = column(self, spacing=8)
        for widget in (self._lead, self.draft):
            rows.addWidget(widget)
        rows.addLayout(choice)
        for widget in (self._purpose, self._told, self._preview_title):
            rows.addWidget(widget)
        rows.addWidget(self.preview, 1)
        rows.addStretch(0)

    def show_content(self, content: ExportContent) -> None:
        """Show the sheet as it stands."""
        self._offer(content)
        self.draft.setVisible(content.draft)
        self.draft.set_ticked(content.draft_wanted)
        self._purpose.setText(content.purpose)
        told = content.why_not or content.busy or content.told
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self.formats.setEnabled(not content.busy)
        self.save.setEnabled(content.ready)
        self.copy.setEnabled(content.ready and not content.copy_why)
        put(self.save.setToolTip, content.why_not)
        put(self.copy.setToolTip, content.why_not or content.copy_why)
        self.cancel.setVisible(bool(content.busy))
        self._preview_title.setText(content.preview_title)
        self._preview_title.setVisible(bool(content.preview))
        self.preview.setVisible(bool(content.preview))
        self.preview.show_text(content.preview)

    def _offer(self, content: ExportContent) -> None:
        if content.formats != self._offered:
            self._offered = content.formats
            self.formats.clear()
            for one in content.formats:
                self.formats.addItem(one.title, one.id)
        self.formats.setCurrentIndex(self.formats.findData(content.chosen))

    def told(self) -> str:
        """What the quiet line says."""
        return self._told.text()
