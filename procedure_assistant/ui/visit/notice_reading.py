"""A state notice to read, to show to the patient and to print, over the visit. The text is the clinic's; nothing of it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.notices import StateNotice
from procedure_assistant.ui.fonts import make_font
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.theme import Themed, current
from procedure_assistant.ui.widgets.buttons import button, icon_button
from procedure_assistant.ui.widgets.over_card import OverCard
from procedure_assistant.ui.widgets.surfaces import Text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_WIDTH, _MARGIN = 760, 40
_PRINT_POINTS = 12
_NOT_TAKEN = say("The printer did not take the notice. Choose another printer.")


class NoticeText(Themed, QPlainTextEdit):
    """The text, larger than the rest of the screen: a patient reads it, too."""

    def __init__(self, notice: StateNotice) -> None:
        super().__init__()
        named(self, "notice.text", say("Text of the notice {name}", name=notice.name))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setPlainText(notice.text)
        self.retheme()

    def retheme(self) -> None:
        """The font comes from the theme."""
        self.setFont(current().font(current().scaled(16), 400))


class NoticeReading(OverCard):
    """The notice over ``screen``; to be closed by Esc, its button or a press beside the card."""

    def __init__(self, screen: QWidget, notice: StateNotice) -> None:
        super().__init__(screen, _WIDTH, _MARGIN)
        named(self, "notice.reading", notice.name)
        self._notice = notice
        cross = icon_button("x", object_name="notice.close", spoken=say("Close the notice"))
        cross.clicked.connect(self.leave)
        self.print = button(say("Print"), "secondary", "md", "printer", object_name="notice.print", spoken=say("Print the notice"))
        self.print.clicked.connect(self._ask_printer)
        self.text = NoticeText(notice)
        self._said = Text("", "small", wrap=True)
        inner = column(self._card, spacing=10)
        inner.setContentsMargins(28, 20, 20, 22)
        head = line(spacing=10)
        head.addWidget(Text(notice.name, "title", wrap=True), 1)
        head.addWidget(self.print)
        head.addWidget(cross)
        inner.addLayout(head)
        inner.addWidget(self._said)
        inner.addWidget(self.text, 1)
        self._said.hide()
        self._stops = (self.text, self.print, cross)
        self.open(self.text)

    def stops(self) -> tuple[QWidget, ...]:
        """Text, print, close."""
        return self._stops

    def print_on(self, printer: QPrinter) -> None:
        """Print name and text on as many pages as they take."""
        printer.setDocName(self._notice.answer)
        sheet = QTextDocument()
        font = make_font(_PRINT_POINTS, 400)
        font.clearFeatures()
        font.setFeature(QFont.Tag("calt"), 0)  # figures and hyphens as a PDF viewer finds and copies them
        font.setPointSizeF(_PRINT_POINTS)  # pixels would be those of the printer: too small to read
        sheet.setDefaultFont(font)
        sheet.setPlainText(f"{self._notice.answer}\n\n{self._notice.text}")
        sheet.print_(printer)
        failed = printer.printerState() in (printer.PrinterState.Error, printer.PrinterState.Aborted)
        self._said.setText(_NOT_TAKEN if failed else say("Sent to the printer."))
        self._said.show()

    def _ask_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 -- seldom needed

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self.window())
        dialog.setObjectName("dialog.print")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.show()


def read_notice(screen: QWidget, notice: StateNotice) -> NoticeReading:
    """Open a notice over ``screen``."""
    return NoticeReading(screen, notice)
