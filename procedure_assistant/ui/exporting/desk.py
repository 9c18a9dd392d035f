"""Export from the window: preview, clipboard and file of the visit on screen. Writing runs on a worker; what left stands in the trail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from procedure_assistant.domain.say import say
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.exporting.content import ExportContent, FormatLine
from procedure_assistant.ui.exporting.panel import ExportPanel
from procedure_assistant.ui.tasks import Tasks

if TYPE_CHECKING:
    from procedure_assistant.services.export import ExportFile, ExportService, VisitExport
    from procedure_assistant.services.visits import Visit

T = TypeVar("T")

FIRST = "text"
CLIPBOARD = ("text", "rtf", "xhtml")
"""What lies on the clipboard at once; whoever pastes takes the best it knows."""
_MOST_SHOWN = 40_000
_READABLE = ("text/", "application/x-ndjson", "application/fhir+json", "application/hl7-v2")
_WINDOWS_RTF = 'application/x-qt-windows-mime;value="Rich Text Format"'
_AS_IS, _AS_TEXT = say("What leaves, as it is"), say("What leaves, as text")
_BEGIN = say("The begin of what leaves, as it is")
_NO_COPY = say("This format is no text. Save it as a file.")


class _ToSave(Protocol):
    """Saves bytes under a path; raises ``Problem`` SAVE-FAILED."""

    def __call__(self, path: Path, data: bytes, *, private: bool = False) -> None:
        """All of it or nothing."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """Which state of which visit, in which format, is on the sheet, and why it may not leave."""

    visit_id: str
    head: str
    format: str
    draft: bool
    why_not: str


class ExportDesk(QObject):
    """Between the sheet and the export service. ``visit`` says which visit is on the screen now."""

    def __init__(self, exports: ExportService, visit: Callable[[], Visit], panel: ExportPanel, tasks: Tasks, save: _ToSave) -> None:
        super().__init__(panel)
        self._exports = exports
        self._visit = visit
        self._panel = panel
        self._tasks = tasks
        self._save = save
        self._chosen = FIRST
        self._draft_wanted = False
        self._shown: _Shown | None = None
        self._export: VisitExport | None = None
        self._cancel = Event()
        self._content = ExportContent()
        panel.format_chosen.connect(self.choose)
        panel.draft_requested.connect(self.want_draft)
        panel.copy_requested.connect(self.copy)
        panel.save_requested.connect(self.save)
        panel.cancel_requested.connect(self.cancel)

    def refresh(self) -> None:
        """Show the sheet for the visit as it stands; a sheet that nobody sees waits."""
        if not self._panel.isVisible():
            return
        visit = self._visit()
        if self._shown is not None and self._shown.visit_id != visit.id:
            self._draft_wanted = False
        why = self._why_not(visit)
        wanted = _Shown(visit.id, visit.seal or visit.head, self._chosen, self._draft_wanted, why)
        if wanted == self._shown:
            return
        self._shown, self._export = wanted, None
        formats = tuple(FormatLine(one.name, one.title, one.purpose) for one in self._exports.formats())
        draft = not visit.record.signed and not visit.record.practice
        copy_why = "" if self._chosen in CLIPBOARD or self._is_readable(self._chosen) else _NO_COPY
        self._content = ExportContent(formats, self._chosen, why, draft, self._draft_wanted, copy_why=copy_why)
        self._show()
        if not why:
            self._preview(wanted)

    def _why_not(self, visit: Visit) -> str:
        if hindered := self._exports.guard.hindrance(Act.EXPORT_RECORD):
            return hindered
        if visit.record.practice:
            return say("This is a practice visit of an invented patient. It does not leave as a record.")
        if not visit.record.signed and not self._draft_wanted:
            return say("This visit is not signed. Sign it first, or tick that the draft shall leave.")
        return ""

    def choose(self, name: str) -> None:
        """Another format."""
        self._chosen = name
        self.refresh()

    def want_draft(self, wanted: bool) -> None:
        """Export what is not signed, or not after all."""
        self._draft_wanted = wanted
        self.refresh()

    def _preview(self, wanted: _Shown) -> None:
        """Write the format once and show it; what fails is told where the preview would stand."""
        exports, draft = self._exports, wanted.draft

        cancel = self._cancel = Event()

        def work() -> tuple[VisitExport, str, str]:
            visit = exports.of(wanted.visit_id, draft=draft)
            made = exports.made(visit, wanted.format)  # also what is not shown as it is: what cannot be written is told now
            _go_on(cancel)
            if self._is_readable(wanted.format):
                text = _text_of(made)
                return visit, _AS_IS if len(text) <= _MOST_SHOWN else _BEGIN, text[:_MOST_SHOWN].replace("\r\n", "\n").replace("\r", "\n")
            return visit, _AS_TEXT, visit.text

        def done(found: tuple[VisitExport, str, str]) -> None:
            if wanted == self._shown:
                self._export, title, text = found
                self._content = replace(self._content, preview_title=title, preview=text)
                self._tell()

        def failed(problem: Problem) -> None:
            if wanted == self._shown:
                self._shown = None if problem.code == "CANCELLED" else wanted
                self._tell(told=problem.text)

        self._tell(busy=say("Writing…"))
        self._tasks.run(work, done, failed)

    def _is_readable(self, name: str) -> bool:
        """Whether the file of a format is text that can be read and pasted as it is."""
        return any(one.name == name and one.media_type.startswith(_READABLE) for one in self._exports.formats())

    def copy(self) -> None:
        """Put what leaves on the clipboard: the note as text, rich text and web page at once, another format as its text."""
        export, is_note = self._export, self._chosen in CLIPBOARD
        if export is None or not self._content.ready or self._content.copy_why:
            return
        names = CLIPBOARD if is_note else (self._chosen,)
        cancel = self._cancel = Event()

        def work() -> tuple[ExportFile, ...]:
            made = tuple(self._exports.made(export, name) for name in names)
            _go_on(cancel)
            self._exports.left(export, names, "clipboard")
            return made

        def done(made: tuple[ExportFile, ...]) -> None:
            if is_note:
                QGuiApplication.clipboard().setMimeData(mime_of(*(one.data for one in made)))
                self._tell(told=say("The note is on the clipboard as text, rich text and web page."))
            else:
                QGuiApplication.clipboard().setText(_text_of(made[0]))
                self._tell(told=say("The text of the file is on the clipboard."))

        self._run(work, done)

    def save(self) -> None:
        """Ask where, then save the file."""
        export, found = self._export, next((one for one in self._exports.formats() if one.name == self._chosen), None)
        if export is None or found is None or not self._content.ready:
            return
        dialog = QFileDialog(self._panel.window(), say("Save the export"), f"{export.stem}.{found.extension}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(found.extension)
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the format that is chosen to a file; readable by its owner alone."""
        export, name = self._export, self._chosen
        if export is None or not self._content.ready:
            return
        cancel = self._cancel = Event()

        def work() -> None:
            made = self._exports.made(export, name)
            _go_on(cancel)
            self._exports.left(export, (name,), "file")
            self._save(path, made.data, private=True)

        self._run(work, lambda _none: self._tell(told=say("Saved to {path}.", path=path)))

    def cancel(self) -> None:
        """Stop what is under way; nothing leaves that has not left."""
        self._cancel.set()

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._tell(busy=say("Writing…"))
        self._tasks.run(work, done, lambda problem: self._tell(told=problem.text))

    def _tell(self, *, busy: str = "", told: str = "") -> None:
        self._content = replace(self._content, busy=busy, told=told)
        self._show()

    def _show(self) -> None:
        self._panel.show_content(self._content)


def _text_of(file: ExportFile) -> str:
    return file.data.decode("utf-8-sig", "replace")


def _go_on(cancel: Event) -> None:
    """Raise ``Problem`` CANCELLED when it was stopped."""
    if cancel.is_set():
        raise Problem("CANCELLED", say("This was cancelled. Nothing left."))


def mime_of(text: bytes, rtf: bytes, xhtml: bytes) -> QMimeData:
    """The three as one entry of the clipboard. The web page goes without its XML head: not every reader of HTML knows that."""
    mime = QMimeData()
    mime.setText(text.decode())
    mime.setHtml(xhtml.decode().partition("\n")[2])
    for kind in ("text/rtf", "application/rtf", _WINDOWS_RTF):
        mime.setData(kind, rtf)
    return mime
