"""Scans of one visit: from the scanner, a picture or the clipboard into the presenter, and what came of it as a toast. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from procedure_assistant.domain.say import begun, say
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.scanning import Scanned, ScanService
from procedure_assistant.ui.language import tr
from procedure_assistant.ui.scan.learn import LearnCode, Naming
from procedure_assistant.ui.scan.line import ScanLine, bytes_of, file_bytes
from procedure_assistant.ui.visit.presenter_scan import Came
from procedure_assistant.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from procedure_assistant.ui.visit.view import VisitScreen

FILES = say("Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff);;All files (*)")
_NO_PICTURE = Problem(
    "CODE-CLIPBOARD",
    say("There is no picture on the clipboard. Nothing was charted."),
    hint=say("Copy a picture of the code first, then paste it here."),
)


class VisitScans(QObject):
    """One for a visit screen."""

    def __init__(self, screen: VisitScreen, scanning: ScanService) -> None:
        super().__init__(screen)
        self._screen = screen
        self._presenter = screen.presenter
        self._scanning = scanning
        self._presenter.scanning = scanning
        self.line: ScanLine | None = None
        """The line of the products page, once that is made."""
        self._toasts: dict[QWidget, Toast] = {}
        self._asking: LearnCode | None = None

    @property
    def asking(self) -> LearnCode | None:
        """The question which product a code is, while it stands."""
        return self._asking

    def take_text(self, text: str) -> None:
        """What a scanner typed."""
        try:
            self.take(self._scanning.read(text))
        except Problem as problem:
            self.tell_problem(problem)

    def tell_problem(self, problem: Problem) -> None:
        """The code could not be read."""
        self._hush()
        self._presenter.tell_problem(problem)

    def tell(self, title: str, text: str) -> None:
        """A message of the visit."""
        self._hush()
        self._presenter.tell(title, text)

    def take(self, scanned: Scanned) -> None:
        """Chart it, ask what it is, or let the rest be typed."""
        if self._screen.findChild(QWidget, "consent.sheet") is not None:
            self.tell(
                say("A package was scanned while the patient had the screen"), say("Nothing was charted. Scan it again if it is needed.")
            )
            return
        if self._asking is not None:
            self._asking.say(say("Another package was scanned. Answer this question first, then scan it again."))
            return
        self._hush()
        match self._presenter.take_scan(scanned):
            case Came.CHARTED:
                self._tell_charted(scanned)
            case Came.INCOMPLETE:
                self._fill(scanned)
            case Came.UNKNOWN:
                self._ask(scanned)
            case Came.REFUSED:
                pass  # a message stands on the screen

    def leave_question(self) -> None:
        """The program locks, or the visit is left."""
        if self._asking is not None:
            self._asking.leave()

    def _hush(self) -> None:
        """What was said of the scan before is over."""
        for toast in self._toasts.values():
            toast.hide()

    # -- what came of it -----------------------------------------------------------------------------------------------

    def _tell_charted(self, scanned: Scanned) -> None:
        seq = self._presenter.record.seq

        def undo() -> None:
            if self._presenter.record.seq == seq:  # nothing else was done meanwhile, so that it takes back what it names
                self._presenter.undo()

        self._say(say("Scanned: {words}", words=self._scanning.words(scanned)), say("Undo"), undo)

    def _fill(self, scanned: Scanned) -> None:
        """The form with what the code says; the rest is typed as printed."""
        self._screen.products.fill(scanned.product, scanned.lot, scanned.expiry)
        label = begun(self._scanning.label(scanned))
        title = say("{product}: the code does not say lot and expiry. Nothing was charted.", product=label)
        if scanned.lot:
            title = say("{product}: the code does not say the expiry. Nothing was charted.", product=label)
        elif scanned.expiry is not None:
            title = say("{product}: the code does not say the lot. Nothing was charted.", product=label)
        self._presenter.tell(title, say("Type what is printed, or scan the square code."))

    def _ask(self, scanned: Scanned) -> None:
        guard = self._scanning.guard
        if why := guard.hindrance(Act.TEACH_CODE):
            title = say("Nobody has said yet which product this code is. Nothing was charted.")
            self._presenter.tell(title, why)
            return
        naming = Naming(self._scanning, scanned)
        asking = LearnCode(self._screen, naming, kit=self._presenter.looks_like_kit(scanned))
        asking.learned.connect(self._learned)
        asking.left.connect(self._left)
        self._asking = asking

    def _learned(self, scanned: Scanned) -> None:
        self._asking = None
        self.take(scanned)

    def _left(self) -> None:
        self._asking = None

    def _say(self, words: str, action: str, act: Callable[[], None]) -> None:
        over = self._screen.canvas if self._screen.canvas.isVisible() else self._screen  # gloves mode has no canvas
        if over not in self._toasts:
            self._toasts[over] = Toast(over)
        self._toasts[over].tell(words, action, act)

    # -- pictures ------------------------------------------------------------------------------------------------------

    def ask_picture(self) -> None:
        """Let a file be chosen."""
        dialog = QFileDialog(self._screen.window(), tr(say("Scan from a picture")), "", tr(FILES))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.look_through(file_bytes(Path(chosen))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def paste(self) -> None:
        """The picture, or the file, on the clipboard."""
        picture = bytes_of(QGuiApplication.clipboard().mimeData())
        if picture:
            self.look_through(picture)
        else:
            self.tell_problem(_NO_PICTURE)

    def look_through(self, picture: bytes) -> None:
        """Find the packages of a picture on a worker; one is taken, of several none."""
        self._set_busy(busy=True)

        def done(found: tuple[Scanned, ...]) -> None:
            self._set_busy(busy=False)
            if len(found) == 1:
                self.take(found[0])
            else:
                self.tell_problem(_several(len(found)))

        def failed(problem: Problem) -> None:
            self._set_busy(busy=False)
            self.tell_problem(problem)

        self._screen.tasks.run(lambda: self._scanning.read_picture(picture), done, failed)

    def _set_busy(self, *, busy: bool) -> None:
        if self.line is not None:
            self.line.set_busy(busy)


def connect_line(line: ScanLine, scans: VisitScans | None) -> None:
    """The line of the products page asks the scans of its visit; where nothing is scanned it is not there."""
    line.set_offered(scans is not None)
    if scans is None:
        return
    scans.line = line
    line.picture_wanted.connect(scans.ask_picture)
    line.paste_wanted.connect(scans.paste)
    line.picture_came.connect(scans.look_through)


def _several(amount: int) -> Problem:
    return Problem(
        "CODE-SEVERAL",
        say("The picture shows {amount} packages. Nothing was charted.", amount=amount),
        hint=say("Take a picture of one package at a time."),
    )
