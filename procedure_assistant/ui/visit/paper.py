"""The record on paper from the window: preview, print, save, copy. Drawing runs on a worker; the same PDF is shown, saved and printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog

from procedure_assistant.domain.say import say
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
_NOT_TAKEN = say("The printer did not take the page. The record is safe; choose another printer or save it as PDF.")

_NO_PRINTER = say("Signed. This computer has no printer set up: save the record as PDF, or print it once there is one.")

Pages = list[tuple[int, int, bytes]]


def images(pages: Pages) -> list[QImage]:
    """Pages as Qt pictures that own their pixels."""
    return [QImage(data, width, height, width * 4, QImage.Format.Format_RGBA8888).copy() for width, height, data in pages]


class PaperDesk(QObject):
    """Shows the page beside the checks and brings it to printer, file and clipboard. ``copied``: a copy left and is in the log."""

    copied = Signal()

    def __init__(self, records: RecordService, visit: Callable[[], Visit], page: SignPage, tasks: Tasks) -> None:
        """``visit`` says which visit is on the screen now."""
        super().__init__(page)
        self._records = records
        self._visit = visit
        self._page = page
        self._tasks = tasks
        self._paper = records.paper()
        self.default_printer: Callable[[], QPrinter | None] = _default_printer
        """The printer that is used without a question; None where the computer has none."""
        self._shown: tuple[str, int, Paper, int, float] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_DELAY_MS)
        self._later.timeout.connect(self._draw)
        page.set_paper(self._paper.value)
        page.paper_requested.connect(self.set_paper)
        page.print_requested.connect(self.print)
        page.save_requested.connect(self.save)
        page.copy_requested.connect(self.copy)
        page.preview.resized.connect(self.refresh)

    def set_paper(self, paper: str) -> None:
        """Show and print on another sheet."""
        self._paper = Paper(paper)
        self._page.set_paper(paper)
        self.refresh()

    def refresh(self) -> None:
        """Draw the page again when the record, the paper, the room for it or the screen's pixels changed. Hidden, it waits."""
        if not self._page.isVisible():
            return
        wanted = (self._visit().head, *self._look())
        if wanted != self._shown:
            self._later.start()

    def _look(self) -> tuple[int, Paper, int, float]:
        return (self._visit().record.seq, self._paper, self._page.preview.page_width(), self._page.devicePixelRatioF())

    def _draw(self) -> None:
        note = self._note()
        if note is None:
            return
        _seq, paper, width, ratio = self._look()
        self._shown = wanted = (self._visit().head, *self._look())
        dpi = width * ratio / _WIDTH_POINTS[paper] * _POINTS

        def work() -> Pages:
            return self._records.picture(self._records.draw(note, paper), dpi)

        def done(pages: Pages) -> None:
            if wanted != self._shown:
                return  # a later picture is on its way
            shown = images(pages)
            for image in shown:
                image.setDevicePixelRatio(ratio)
            self._page.preview.set_pages(shown)

        self._tasks.run(work, done, self._failed)

    def _note(self) -> Note | None:
        """Everything the record says; None, with the reason shown, where the store cannot be read."""
        try:
            return self._records.note(self._visit())
        except Problem as problem:
            self._failed(problem)
            return None

    def _failed(self, problem: Problem) -> None:
        self._page.say(problem.text)

    def copy(self) -> None:
        """Put the note as plain text on the clipboard."""
        try:
            text = self._records.text(self._visit())
        except Problem as problem:
            self._failed(problem)
            return
        QGuiApplication.clipboard().setText(text)
        self._page.say(say("The note is on the clipboard as plain text."))

    def save(self) -> None:
        """Ask where, then save the PDF."""
        dialog = QFileDialog(self._page.window(), say("Save the record"), file_name(self._visit()), "PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Save the PDF and record that a copy left."""
        note, paper = self._note(), self._paper
        if note is None:
            return

        def work() -> None:
            save_file(path, self._records.draw(note, paper))

        self._tasks.run(work, lambda _none: self._left(say("Saved to {path}.", path=path), "file"), self._failed)

    def print(self) -> None:
        """Ask for the printer, then print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.show()

    def print_at_once(self) -> None:
        """Print on this computer's printer without a question; where it has none, say what to do."""
        printer = self.default_printer()
        if printer is None:
            self._page.say(_NO_PRINTER)
        else:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print every page at its true size and record that a copy left."""
        note, paper = self._note(), self._paper
        if note is None:
            return
        printer.setPageLayout(QPageLayout(QPageSize(_SIZES[paper]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
        printer.setFullPage(True)
        printer.setDocName(note.heading)

        def work() -> Pages:
            return self._records.picture(self._records.draw(note, paper), PRINT_DPI)

        self._tasks.run(work, lambda pages: self._paint(printer, pages), self._failed)

    def _paint(self, printer: QPrinter, pages: Pages) -> None:
        if not _painted(printer, images(pages)):
            self._page.say(_NOT_TAKEN)
            return
        self._left(say("Sent to the printer."), "printer")

    def _left(self, words: str, to: str) -> None:
        try:
            self._records.keep_copy(self._visit(), self._paper, to)
        except Problem as problem:
            self._failed(
                Problem(
                    problem.code,
                    say("{words} That it left is not in the log: {message}", words=words, message=problem.message),
                    hint=problem.hint,
                )
            )
            return
        self.copied.emit()
        self._page.say(words)


def _default_printer() -> QPrinter | None:
    info = QPrinterInfo.defaultPrinter()
    return None if info.isNull() else QPrinter(info, QPrinter.PrinterMode.HighResolution)


def _painted(printer: QPrinter, pages: list[QImage]) -> bool:
    """Paint each page over the whole sheet; False when the printer refuses one."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    size = QSizeF(printer.paperRect(QPrinter.Unit.DevicePixel).size())
    taken = True
    for number, image in enumerate(pages):
        taken = taken and (number == 0 or printer.newPage())
        if taken:
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
    return painter.end() and taken
