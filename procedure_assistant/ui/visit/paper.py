"""The papers of a visit from the window: preview, print, save, copy. Drawing runs on a worker; the same PDF is shown, saved and printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog

from procedure_assistant.domain.say import say
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.records import RecordService, save_file
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui.exporting.desk import ExportDesk
from procedure_assistant.ui.outbox.chart_panel import ChartDesk
from procedure_assistant.ui.printing.memory import ASK, FOLDER, Destination, PrintMemory
from procedure_assistant.ui.printing.printers import destination_of, free_name, printer_for
from procedure_assistant.ui.printing.queue import Job, PrintQueue
from procedure_assistant.ui.printing.sheets import PRINT_DPI, Pages, images, put_on_paper
from procedure_assistant.ui.printing.strip import PrintStrip
from procedure_assistant.ui.tasks import Tasks
from procedure_assistant.ui.visit.paper_choice import RECORD, MadePaper, PaperChoice
from procedure_assistant.ui.visit.sign_page import SignPage

_POINTS = 72.0
_DELAY_MS = 60
_NO_PRINTER = say("Signed. This computer has no printer set up: save the record as PDF, or print it once there is one.")


class PaperDesk(QObject):
    """Shows the page beside the checks and brings it to printer, file and clipboard. ``copied``: a copy left and is in the log."""

    copied = Signal()

    def __init__(
        self, records: RecordService, visit: Callable[[], Visit], page: SignPage, tasks: Tasks, choice: PaperChoice | None = None
    ) -> None:
        """``visit`` says which visit is on the screen now; ``choice`` makes the papers beside the record."""
        super().__init__(page)
        self._records = records
        self._visit = visit
        self._page = page
        self._tasks = tasks
        self._paper = records.paper()
        self.default_printer: Callable[[], QPrinter | None] = _default_printer
        """The printer that is used without a question; None where the computer has none."""
        self._choice = choice or PaperChoice(records)
        self._which = RECORD
        self._shown: tuple[str, str, int, Paper, int, float] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_DELAY_MS)
        self._later.timeout.connect(self._draw)
        self._memory = PrintMemory()
        self.queue = PrintQueue(tasks, self)
        self.queue.failed.connect(lambda _problem: page.say(""))  # the strip says it, and goes on saying it
        page.add_queue(PrintStrip(self.queue))
        page.set_paper(self._paper.value)
        page.set_documents(self._choice.offered)
        page.document_requested.connect(self.set_document)
        page.printer_requested.connect(self.set_printer)
        self._offer_printers()
        page.paper_requested.connect(self.set_paper)
        page.print_requested.connect(self.print)
        page.save_requested.connect(self.save)
        page.copy_requested.connect(self.copy)
        page.preview.resized.connect(self.refresh)
        exports = self._choice.exports
        self.export = None if exports is None else ExportDesk(exports, visit, page.export, tasks, save_file)
        page.sheet_shown.connect(lambda _which: self._refresh_export())
        outbox = self._choice.outbox
        self.chart = None if outbox is None else ChartDesk(outbox, visit, page.chart, tasks)

    def set_paper(self, paper: str) -> None:
        """Show and print on another sheet."""
        self._paper = Paper(paper)
        self._page.set_paper(paper)
        self.refresh()

    def set_document(self, which: str) -> None:
        """Show, print and save another paper of the visit."""
        self._which = which
        self._page.show_document(which)
        self._page.say("")
        self._offer_printers()
        self.refresh()

    def set_printer(self, which: str) -> None:
        """Where the paper that is shown goes from now on: a printer by its name, a folder, or asked for each time."""
        self._page.say("")
        if which == FOLDER:
            self._ask_folder()
            return
        self._memory.keep(self._which, Destination(ASK) if which == ASK else Destination("printer", which))
        self._offer_printers()

    def _offer_printers(self) -> None:
        chosen = self._memory.of(self._which)
        known = ((name, name) for name in self._memory.printers())
        offered = [(ASK, say("Ask for the printer")), *known, (FOLDER, say("PDF to a folder"))]
        self._page.set_printers(offered, chosen.name if chosen.kind == "printer" else chosen.kind)

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self._page.window(), say("Folder for the PDF"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.set_folder)
        dialog.rejected.connect(self._offer_printers)
        dialog.open()

    def set_folder(self, folder: str) -> None:
        """The paper that is shown goes into this folder as PDF from now on."""
        self._memory.keep(self._which, Destination(FOLDER, folder))
        self._offer_printers()

    def refresh(self) -> None:
        """Draw the page again when the record, the paper, the room for it or the screen's pixels changed. Hidden, it waits."""
        if not self._page.isVisible():
            return
        self._refresh_export()
        if self.chart is not None:
            self.chart.refresh()
        wanted = (self._visit().head, *self._look())
        if wanted != self._shown:
            self._later.start()

    def _refresh_export(self) -> None:
        if self.export is not None:
            self.export.refresh()

    def _look(self) -> tuple[str, int, Paper, int, float]:
        return (self._which, self._visit().record.seq, self._paper, self._page.preview.page_width(), self._page.devicePixelRatioF())

    def _draw(self) -> None:
        made = self._made()
        self._shown = wanted = (self._visit().head, *self._look())
        if made is None:
            self._page.preview.set_pages([])  # what was shown is not what was asked for
            return
        _which, _seq, _paper, width, ratio = self._look()
        dpi = width * ratio / made.size[0] * _POINTS

        def work() -> Pages:
            return self._records.picture(made.draw(), dpi)

        def done(pages: Pages) -> None:
            if wanted != self._shown:
                return  # a later picture is on its way
            shown = images(pages)
            for image in shown:
                image.setDevicePixelRatio(ratio)
            self._page.preview.set_pages(shown)

        self._tasks.run(work, done, self._failed)

    def _made(self) -> MadePaper | None:
        """The paper that is chosen; None, with the reason shown, where it cannot be made."""
        try:
            return self._choice.made(self._visit(), self._which, self._paper)
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
        name = self._choice.file_name(self._visit(), self._which)
        dialog = QFileDialog(self._page.window(), say("Save as PDF"), name, "PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Save the PDF and record that a copy left."""
        made = self._made()
        if made is None:
            return
        try:
            make = made.file()
        except Problem as problem:
            self._failed(problem)
            return

        def work() -> None:
            save_file(path, make())

        copy = self._copy("file")
        self._tasks.run(work, lambda _none: self._left(say("Saved to {path}.", path=path), copy), self._failed)

    def print(self) -> None:
        """Print where this paper goes on this workstation; where that is not known yet, ask."""
        chosen = self._memory.of(self._which)
        if chosen.kind == FOLDER:
            self._print_to_folder(Path(chosen.name))
        elif chosen.kind == ASK:
            self._ask_printer()
        else:
            self._queue_on(chosen.name, lambda: printer_for(chosen))

    def _print_to_folder(self, folder: Path) -> None:
        made = self._made()
        if made is None:
            return
        try:
            make = made.file()
        except Problem as problem:
            self._failed(problem)
            return
        name, copy = self._choice.file_name(self._visit(), self._which), self._copy("file")

        def work() -> Path:
            data = make()
            path = free_name(folder, name)
            save_file(path, data)
            return path

        self.queue.add(Job(made.heading, str(folder), work, lambda path: self._left(say("Saved to {path}.", path=path), copy)))

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(lambda: self._take_printer(printer))
        dialog.show()

    def _take_printer(self, printer: QPrinter) -> None:
        """The printer and tray of the dialog: this paper goes there from now on."""
        chosen = destination_of(printer)
        if chosen is not None:
            self._memory.keep(self._which, chosen)
            self._offer_printers()
        self.print_on(printer)

    def print_at_once(self) -> None:
        """Print the record on this computer's printer without a question; where it has none, say what to do."""
        self.set_document(RECORD)
        if self._memory.of(RECORD).kind != ASK:
            self.print()
            return
        printer = self.default_printer()
        if printer is None:
            self._page.say(_NO_PRINTER)
        else:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print every page at its true size and record that a copy left."""
        self._queue_on(printer.printerName() or say("the printer"), lambda: printer)

    def _queue_on(self, name: str, printer_of: Callable[[], QPrinter]) -> None:
        made = self._made()
        if made is None:
            return
        paper, copy = self._paper, self._copy("printer")

        def work() -> Pages:
            return self._records.picture(made.draw(), PRINT_DPI)

        def deliver(pages: Pages) -> None:
            put_on_paper(printer_of(), made.heading, pages, paper, made.size)
            self._left(say("Sent to the printer."), copy)

        self.queue.add(Job(made.heading, name, work, deliver))

    def _copy(self, to: str) -> Callable[[], None]:
        """What keeps that a copy of the paper chosen now left, whatever is chosen by then."""
        return partial(self._choice.keep_copy, self._visit(), self._which, self._paper, to)

    def _left(self, words: str, keep: Callable[[], None]) -> None:
        try:
            keep()
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
