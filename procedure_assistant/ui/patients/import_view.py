"""What came of an import, file by file, while it runs and afterwards. Shows content and forwards what was asked for."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import MARGIN, column, line, message_bar, scrolling, show_notice
from procedure_assistant.ui.patients.content import FileLine, ImportContent
from procedure_assistant.ui.widgets.bars import Bar, PartKind, bar_of
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.painting import Painted, Sketch
from procedure_assistant.ui.widgets.surfaces import Text, card

_LOOKS = {
    "created": ("check-circle", "ok"),
    "updated": ("check-circle", "ok"),
    "unchanged": ("checks", "ink2"),
    "refused": ("prohibit", "danger"),
    "untouched": ("warning", "warn"),
}


class ImportPage(QWidget):
    """Title, progress, one row a file. Every signal is a request."""

    cancel_requested = Signal()
    more_requested = Signal()
    left = Signal()
    patient_requested = Signal(str)
    notice_dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import")
        self._title = Text("", "page_title")
        self._summary = Text("", "quiet")
        self._bar = Bar()
        self.notice = message_bar("import.notice")
        self.cancel = button(say("Stop"), object_name="import.cancel", spoken=say("Stop the import"))
        self.more = button(say("Import more files"), "ghost", icon="download-simple", object_name="import.more")
        self.done = button(say("Back to patients"), "primary", object_name="import.done")
        self._rows: list[FileRow] = []
        self._card = card()
        self._list = column(self._card)
        self._list.setContentsMargins(1, 1, 1, 1)
        self._more = Text("", "quiet")
        self._lay_out()
        self.cancel.clicked.connect(self.cancel_requested)
        self.more.clicked.connect(self.more_requested)
        self.done.clicked.connect(self.left)
        self.notice.dismissed.connect(self.notice_dismissed)

    def show_import(self, content: ImportContent) -> None:
        """Show the import as it stands; only rows that differ are laid out anew."""
        self._title.setText(content.title)
        self._summary.setText(content.summary)
        self._bar.setVisible(content.is_running)
        parts = [(Decimal(content.done), PartKind.GIVEN)]
        self._bar.set_content(
            bar_of(parts, Decimal(max(1, content.total))), say("{done} of {total} files", done=content.done, total=content.total)
        )
        self.cancel.setVisible(content.is_running)
        self.cancel.setEnabled(content.can_cancel)
        self.done.setVisible(not content.is_running)
        self.more.setVisible(not content.is_running)
        show_notice(self.notice, content.notice)
        while len(self._rows) < len(content.lines):
            self._rows.append(self._new_row(len(self._rows)))
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(content.lines))
            if number < len(content.lines):
                row.show_line(content.lines[number], last=number == len(content.lines) - 1)
        self._card.setVisible(bool(content.lines))
        self._more.setText(content.more)

    def focus_first_patient(self) -> None:
        """Put the keyboard on the way to the first patient that came; nowhere else when none did."""
        row = next((one for one in self._rows if not one.isHidden() and one.has_patient), None)
        if row is not None:
            row.focus_open()

    def row(self, number: int) -> FileRow:
        """The row of a file, counted from 0."""
        return self._rows[number]

    def _new_row(self, number: int) -> FileRow:
        row = FileRow(number)
        row.patient_requested.connect(self.patient_requested)
        self._list.addWidget(row)
        return row

    def _lay_out(self) -> None:
        titles = column()
        titles.addWidget(self._title)
        titles.addWidget(self._summary)
        head = line(spacing=10)
        head.addLayout(titles, 1)
        for widget in (self.more, self.cancel, self.done):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        rows = column(inside, spacing=10)
        rows.addWidget(self._card)
        rows.addWidget(self._more)
        rows.addStretch(1)
        page = column(self, spacing=14)
        page.setContentsMargins(MARGIN, 26, MARGIN, 12)
        page.addLayout(head)
        page.addWidget(self._bar)
        page.addWidget(self.notice)
        page.addWidget(scrolling(inside, "import.scroll"), 1)


class FileRow(Painted):
    """One file: its name, what came of it, everything doubtful, and the way to the patient."""

    patient_requested = Signal(str)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setObjectName(f"import.file.{number}")
        self._line: FileLine | None = None
        self._last = False
        self._words = Text("", "body_strong", wrap=True)
        self._name = Text("", "note", wrap=True)
        self._notes = Text("", "small", wrap=True)
        self._open = named(
            button(say("Open"), "ghost", "sm", object_name=f"import.file.{number}.open"), f"import.file.{number}.open", say("Open")
        )
        self._open.clicked.connect(self._ask)
        for text in (self._words, self._name, self._notes):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # to copy from, not a stop on the way of the keyboard
        words = column(spacing=1)
        for text in (self._words, self._name, self._notes):
            words.addWidget(text)
        row = line(self, spacing=10)
        row.setContentsMargins(50, 12, 16, 13)
        row.addLayout(words, 1)
        row.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)

    def show_line(self, shown: FileLine, *, last: bool) -> None:
        """Show what came of a file; the same again changes nothing."""
        if shown == self._line and last == self._last:
            return
        self._line, self._last = shown, last
        self._words.setText(shown.words)
        self._name.setText(shown.name)
        self._notes.setText(joined("\n", (shown.hint, *shown.notes) if shown.hint else shown.notes))
        self._notes.setVisible(bool(self._notes.text()))
        self._open.setVisible(bool(shown.patient_id))
        put(self._open.setAccessibleName, say("Open {shown_words}", shown_words=shown.words))
        self.setAccessibleName(joined(". ", (part for part in (shown.name, shown.words, shown.hint, *shown.notes) if part)))
        self.update()

    @property
    def has_patient(self) -> bool:
        """Whether the file brought somebody."""
        return not self._open.isHidden()

    def focus_open(self) -> None:
        """Put the keyboard on the way to the patient."""
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self) -> str:
        """Everything the row says, for tests and for copying."""
        return self.accessibleName()

    def paint(self, sketch: Sketch) -> None:
        """The icon of the result and the line below the row."""
        if self._line is None:
            return
        icon, ink = _LOOKS[self._line.result]
        sketch.icon(icon, QPointF(27, 22), 18, ink)
        if not self._last:
            sketch.painter.fillRect(sketch.rect.adjusted(0, sketch.rect.height() - 1, 0, 0), sketch.colour("line"))

    def _ask(self) -> None:
        if self._line is not None:
            self.patient_requested.emit(self._line.patient_id)
