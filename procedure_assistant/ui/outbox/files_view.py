"""Files that are or were sent, to be read and compared, never changed: their text, or the pages of a PDF. It asks nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.names import named
from procedure_assistant.ui.outbox.content import FileContent
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.theme import Themed, current
from procedure_assistant.ui.visit.sign_page import PagePreview
from procedure_assistant.ui.widgets.drop_list import DropList
from procedure_assistant.ui.widgets.surfaces import Text

Pictures = Callable[[bytes, float], list[tuple[int, int, bytes]]]
"""The pages of a PDF, as ``services.records.Picture``."""
_SHARPEST = 110.0
_SHEET_INCHES = 8.5
_LATER_MS = 60
_NO_TEXT = say("This file is no text. Its fingerprint says which one it is.")


class ReadText(Themed, QPlainTextEdit):
    """Text to be read and marked."""

    def __init__(self, object_name: str) -> None:
        super().__init__()
        named(self, object_name, say("The file as text"))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.retheme()

    def retheme(self) -> None:
        """The font comes from the theme."""
        self.setFont(current().font(current().scaled(12), 400))


class FilesView(QWidget):
    """A list of files and the chosen one below it."""

    def __init__(self, object_name: str, runner: Runner, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self._runner = runner
        self._pictures = pictures
        self._files: tuple[FileContent, ...] = ()
        self.choice = named(DropList(), f"{object_name}.file", say("File"))
        named(self.choice.view(), f"{object_name}.file.list", say("File"))
        self.choice.activated.connect(self.show_file)
        self._facts = Text("", "small", wrap=True)
        self._facts.setObjectName(f"{object_name}.facts")
        self.text = ReadText(f"{object_name}.text")
        self._nothing = Text(_NO_TEXT, "body", wrap=True)
        self.pages = PagePreview()
        named(self.pages, f"{object_name}.pages", say("The pages of the file"))
        self._drawn = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self._draw)
        self.pages.resized.connect(self._later.start)
        rows = column(self, spacing=8)
        chosen = line()
        chosen.addWidget(self.choice, 1)
        rows.addLayout(chosen)
        rows.addWidget(self._facts)
        rows.addWidget(self._nothing)
        rows.addWidget(self.text, 1)
        rows.addWidget(self.pages, 1)
        rows.addStretch(0)

    def show_files(self, files: Sequence[FileContent]) -> None:
        """Show these; the same ones again change nothing."""
        if tuple(files) == self._files:
            return
        self._files = tuple(files)
        self.choice.clear()
        for one in self._files:
            self.choice.addItem(one.name, one.name)
        self.choice.setVisible(bool(self._files))
        self.show_file(0)

    def show_file(self, place: int) -> None:
        """Show one of them."""
        one = self._files[place] if place < len(self._files) else None
        self._facts.setText(one.facts if one else "")
        self.text.setPlainText(one.text if one else "")
        self.text.setVisible(one is not None and bool(one.text))
        self._nothing.setVisible(one is not None and not one.text and not one.pdf)
        self.pages.set_pages([])
        self.pages.setVisible(one is not None and bool(one.pdf))
        self._drawn = 0
        self._later.start()

    def _chosen(self) -> FileContent | None:
        place = self.choice.currentIndex()
        return self._files[place] if 0 <= place < len(self._files) else None

    def _draw(self) -> None:
        """The pages as wide as there is room, once that is known."""
        one, width = self._chosen(), self.pages.page_width()
        if one is None or not one.pdf or width == self._drawn:
            return
        self._drawn = width

        def done(pages: list[tuple[int, int, bytes]]) -> None:
            if self._chosen() is one:
                kind = QImage.Format.Format_RGBA8888
                self.pages.set_pages([QImage(data, width, height, width * 4, kind).copy() for width, height, data in pages])

        def failed(problem: Problem) -> None:
            self._facts.setText(problem.text)

        dpi = min(_SHARPEST, width / _SHEET_INCHES)
        self._runner.run(lambda: self._pictures(one.pdf, dpi), done, failed)
