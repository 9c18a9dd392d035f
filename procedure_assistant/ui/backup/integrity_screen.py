"""The page that checks the records: the result in words, the first bad entry, a report to save. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.safekeeping import Safekeeping
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.backup.busy_bar import BusyBar
from procedure_assistant.ui.backup.dialogs import PathDialogs, SystemPathDialogs
from procedure_assistant.ui.backup.integrity_presenter import IntegrityContent, IntegrityPresenter
from procedure_assistant.ui.backup.long_runner import LongRunner
from procedure_assistant.ui.backup.worker import LongTasks
from procedure_assistant.ui.notice import Tone
from procedure_assistant.ui.pages import MARGIN, column, line, message_bar, scrolling, show_notice
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.painting import Sketch
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text, card

_WIDTH = 820
_LEAD = say("Holds every entry against its hash, every visit against its chain, and all of it against the chain over all records.")
_HEAD_TEXT = say(
    "A head is one line that stands for all records up to now. Exported and kept elsewhere, it shows later whether anything of them "
    "was changed, removed or written anew, even by somebody who can open the database."
)
_ICONS: dict[Tone, tuple[str, str]] = {
    "fine": ("check-circle", "ok"),
    "refusal": ("warning-circle", "danger"),
    "information": ("info", "ink3"),
    "caution": ("warning", "warn"),
}


class IntegrityScreen(QWidget):
    """Call :meth:`open` when it comes into sight."""

    def __init__(
        self,
        safe: Safekeeping,
        tasks: Runner,
        clock: Clock,
        *,
        dialogs: PathDialogs | None = None,
        runner: LongRunner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("integrity")
        self._clock = clock
        self._dialogs = dialogs or SystemPathDialogs()
        self.notice = message_bar("integrity.notice")
        self.busy = BusyBar("integrity.busy")
        self.verify = button(say("Check now"), "primary", "md", "shield-check", object_name="integrity.verify")
        self.save = button(
            say("Save report…"), "secondary", "md", "floppy-disk", object_name="integrity.save", spoken=say("Save the report")
        )
        self.export = button(say("Export the head…"), "secondary", "md", object_name="integrity.export")
        self.compare = button(say("Compare a head…"), "secondary", "md", object_name="integrity.compare")
        self.result = _Result()
        self._lay_out()
        self.presenter = IntegrityPresenter(safe, runner or LongTasks(tasks, self), clock, self)
        self.verify.clicked.connect(self.presenter.verify)
        self.busy.stopped.connect(self.presenter.stop)
        self.save.clicked.connect(self._save)
        self.export.clicked.connect(self._export)
        self.compare.clicked.connect(lambda: self._dialogs.ask_file(self, say("Compare an exported head"), self.presenter.compare_head))
        self.presenter.open()

    def open(self) -> None:
        """Show the last result."""
        self.presenter.open()

    def show_integrity(self, content: IntegrityContent) -> None:
        """Show what the presenter says."""
        show_notice(self.notice, content.notice)
        self.busy.show_busy(content.busy, self.verify)
        self.result.show_result(content)
        is_free = content.busy is None
        for one in (self.verify, self.export, self.compare):
            one.setEnabled(is_free)
        self.save.setEnabled(is_free and content.has_report)

    def _save(self) -> None:
        name = f"check-{self._clock.today().isoformat()}.txt"
        self._dialogs.ask_new_file(self, say("Save the report"), name, self.presenter.save_report)

    def _export(self) -> None:
        name = f"head-{self._clock.today().isoformat()}.json"
        self._dialogs.ask_new_file(self, say("Export the head"), name, self.presenter.export_head)

    def _lay_out(self) -> None:
        titles = column()
        titles.addWidget(Text(say("Integrity"), "page_title"))
        titles.addWidget(Text(_LEAD, "quiet", wrap=True))
        head = line(spacing=8)
        head.addLayout(titles, 1)
        head.addSpacing(16)
        for one in (self.save, self.verify):
            head.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        sheet = card()
        rows = column(sheet, spacing=10)
        rows.setContentsMargins(24, 18, 24, 20)
        rows.addWidget(Text(say("Head of the chain"), "strong"))
        rows.addWidget(Text(_HEAD_TEXT, "body", wrap=True))
        ways = line(spacing=8)
        ways.addWidget(self.export)
        ways.addWidget(self.compare)
        ways.addStretch(1)
        rows.addLayout(ways)
        inside = QWidget()
        page = column(inside, spacing=14)
        page.setContentsMargins(MARGIN, 26, MARGIN, 20)
        holder = QWidget()
        holder.setMaximumWidth(_WIDTH)
        narrow = column(holder, spacing=14)
        narrow.addLayout(head)
        for part in (self.notice, self.busy, self.result, sheet):
            narrow.addWidget(part)
        page.addWidget(holder)
        page.addStretch(1)
        column(self).addWidget(scrolling(inside, "integrity.scroll"))


class _Result(Panel):
    """The last result: a sign, large words, the first bad entry, and the others."""

    def __init__(self) -> None:
        super().__init__("surface", border="line", radius="radius_card")
        self.setObjectName("integrity.result")
        self._tone: Tone = "information"
        self._title = Text("", "title", wrap=True)
        self._detail = Text("", "quiet", wrap=True)
        self._first = Text("", "body_strong", wrap=True)
        self._first_label = Text(say("First bad entry"), "small")
        self._rest = Text("", "body", wrap=True)
        self._hairline = Hairline()
        rows = column(self, spacing=6)
        rows.setContentsMargins(62, 20, 24, 22)
        for part in (self._title, self._detail, self._hairline, self._first_label, self._first, self._rest):
            rows.addWidget(part)
        for text in (self._title, self._detail, self._first, self._rest):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # to copy from, not a stop on the way of the keyboard

    def show_result(self, content: IntegrityContent) -> None:
        """Show it and say it."""
        self._tone = content.tone
        told = ((self._title, content.title), (self._detail, content.detail), (self._first, content.first))
        for text, said in (*told, (self._rest, joined("\n", content.rest))):
            text.setText(said)
            text.setVisible(bool(said))
        self._first_label.setVisible(bool(content.first))
        self._hairline.setVisible(bool(content.first))
        self.setAccessibleName(joined(". ", (one for one in (content.title, content.detail, content.first) if one)))
        self.update()

    def paint(self, sketch: Sketch) -> None:
        """The card with its sign."""
        super().paint(sketch)
        name, colour = _ICONS[self._tone]
        sketch.icon(name, QPointF(36, 35), 24, colour)
