"""The record on paper from the window: preview, print, save, copy. Drawing runs on a worker; the same PDF is shown, saved and printed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from procedure_assistant.services.note import Note
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.records import RecordService, file_name, save_file
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui.tasks import Tasks
from procedure_assistant.ui.visit.sign_page import SignPage

PRINT_DPI = 300
_POINTS = 72.0
_WIDTH_POINTS = {Paper.LETTER: 612.0, Paper.A4: 595.28}
_SIZES = {Paper.LETTER: QPageSize.PageSizeId.Letter, Paper.A4: QPageSize.PageSizeId.A4}
_DELAY_MS = 60

Pages = list[tuple[int, int, bytes]]


def images(pages: Pages) -> list[QImage]:
    """Pages as Qt pictures that own their pixels."""
    return [QImage(data, width, height, width * 4, QImage.Format.Format_RGBA8888).copy() for width, height, data in pages]


class PaperDesk(QObject):
    """Shows the page beside the checks and brings it to printer, file and clipboard. ``copied``: a copy left and is in the log."""

    copied = Signal()

    def __init__(self, records: RecordService, visit: Visit, page: SignPage, tasks: Tasks) -> None:
        super().__init__(page)
        self._records = records
        self._visit = visit
        self._page = page
        self._tasks = tasks
        self._paper = records.paper()
        self._shown: tuple[int, Paper, int] | None = None
        self._dialog: QPrintDialog | QFileDialog | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_DELAY_MS)
        self._later.timeout.connect(self._draw)
        page.set_paper(self._paper.value)
        page.paper_requested.connect(self.set_paper)
        page.print_requested.connect(self.print)
        page.save_requested.connect(self.save)
        page.copy_requested.connect(self.copy)

    def set_paper(self, paper: str) -> None:
        """Show and print on another sheet."""
        self._paper = Paper(paper)
        self._page.set_paper(paper)
        self.refresh()

    def refresh(self) -> None:
        """Draw the page again when the record, the paper or the room for it changed."""
        wanted = (self._visit.record.seq, self._paper, self._page.preview.page_width())
        if wanted != self._shown:
            self._shown = wanted
            self._later.start()

    def _draw(self) -> None:
        note, paper = self._records.note(self._visit), self._paper
        ratio = self._page.devicePixelRatioF()
        dpi = self._page.preview.page_width() * ratio / _WIDTH_POINTS[paper] * _POINTS

        def work() -> Pages:
            return self._records.picture(self._records.draw(note, paper), dpi)

        def done(pages: Pages) -> None:
            shown = images(pages)
            for image in shown:
                image.setDevicePixelRatio(ratio)
            self._page.preview.set_pages(shown)

        self._tasks.run(work, done, self._failed)

    def _failed(self, problem: Problem) -> None:
        self._page.say(problem.text)

    def copy(self) -> None:
        """Put the note as plain text on the clipboard."""
        QGuiApplication.clipboard().setText(self._records.text(self._visit))
        self._page.say("The note is on the clipboard as plain text.")

    def save(self) -> None:
        """Ask where, then save the PDF."""
        dialog = QFileDialog(_window(self._page), "Save the record", file_name(self._visit), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        self._dialog = dialog
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Save the PDF and record that a copy left."""
        note, paper = self._records.note(self._visit), self._paper

        def work() -> None:
            save_file(path, self._records.draw(note, paper))

        self._tasks.run(work, lambda _none: self._left(f"Saved to {path}.", "file"), self._failed)

    def print(self) -> None:
        """Ask for the printer, then print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, _window(self._page))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(lambda: self.print_on(printer))
        self._dialog = dialog
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Print every page at its true size and record that a copy left."""
        note, paper = self._records.note(self._visit), self._paper
        printer.setPageLayout(QPageLayout(QPageSize(_SIZES[paper]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
        printer.setFullPage(True)
        printer.setDocName(note.heading)

        def work() -> Pages:
            return self._records.picture(self._records.draw(note, paper), PRINT_DPI)

        self._tasks.run(work, lambda pages: self._paint(printer, pages, note), self._failed)

    def _paint(self, printer: QPrinter, pages: Pages, _note: Note) -> None:
        painter = QPainter()
        if not painter.begin(printer):
            self._page.say("The printer did not take the page. The record is safe; choose another printer or save it as PDF.")
            return
        size = QSizeF(printer.paperRect(QPrinter.Unit.DevicePixel).size())
        for number, image in enumerate(images(pages)):
            if number:
                printer.newPage()
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
        painter.end()
        self._left("Sent to the printer.", "printer")

    def _left(self, words: str, to: str) -> None:
        try:
            self._records.keep_copy(self._visit, self._paper, to)
        except Problem as problem:
            self._failed(problem)
            return
        self.copied.emit()
        self._page.say(words)


def _window(widget: QWidget) -> QWidget:
    return widget.window()
