"""Sign and print: what is open, what is complete, who signs, and the page as it will be printed. It asks; it decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.exporting.panel import ExportPanel
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.outbox.chart_panel import ChartPanel
from procedure_assistant.ui.visit.billing_panel import BillingPanel
from procedure_assistant.ui.visit.closing_panel import ClosingFormPanel, SealedPanel
from procedure_assistant.ui.visit.content import SignContent
from procedure_assistant.ui.visit.notices import NoticeColumn
from procedure_assistant.ui.widgets.buttons import button, icon_button
from procedure_assistant.ui.widgets.chips import Chip, ChipContent
from procedure_assistant.ui.widgets.choices import Choice, Segmented
from procedure_assistant.ui.widgets.drop_list import DropList
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.painting import Painted, Sketch
from procedure_assistant.ui.widgets.scrolling import see_through
from procedure_assistant.ui.widgets.surfaces import Panel, Text, card

CHECKS_WIDTH, CHECKS_WIDTH_COMPACT = 446, 366
_GAP = 12
_BESIDE_PAGE = 30
"""px: margins and scroll bar beside a page."""
_WIDEST_PAGE = 1100


class PageView(Painted):
    """One printed page with its edge; as large as its picture."""

    def __init__(self, image: QImage, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = QPixmap.fromImage(image)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The size of the picture on this screen."""
        return self._page.deviceIndependentSize().toSize()

    def paint(self, sketch: Sketch) -> None:
        """The picture, pixel by pixel, and a line around it."""
        sketch.painter.drawPixmap(0, 0, self._page)
        sketch.box(sketch.rect, 0, "", "line_strong")


class PagePreview(QScrollArea):
    """The pages, each as wide as there is room. ``resized``: another width wants another picture."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "sign.preview", say("The page as it will be printed"))
        self.setProperty("ring", True)
        self.setWidgetResizable(True)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(2, 2, 14, 2)
        self._column.setSpacing(_GAP)
        self._column.addStretch(1)
        self._pages: list[PageView] = []
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        see_through(self, self._holder)

    def page_width(self) -> int:
        """Width of a page on the screen in px."""
        return min(_WIDEST_PAGE, max(200, self.width() - _BESIDE_PAGE))

    def set_pages(self, pages: list[QImage]) -> None:
        """Show these pages from top to bottom; the place that is read stays in sight."""
        before = self.verticalScrollBar().value()
        for page in self._pages:
            page.hide()
            page.deleteLater()
        self._pages = []
        for number, image in enumerate(pages, start=1):
            page = PageView(image, say("Page {number} of {n}", number=number, n=len(pages)))
            page.setObjectName(f"sign.page_{number}")
            self._column.insertWidget(number - 1, page, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
            self._pages.append(page)
        put(self.setAccessibleDescription, say("{n} pages", n=len(pages)))
        self.verticalScrollBar().setValue(before)

    def pages(self) -> tuple[PageView, ...]:
        """The pages shown."""
        return tuple(self._pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page takes the new room."""
        super().resizeEvent(event)
        self.resized.emit()


def _drop_list(name: str, words: str) -> DropList:
    made = named(DropList(), name, words)
    named(made.view(), f"{name}.list", words)
    return made


class SignPage(QWidget):
    """Checks at the left, the page at the right. Signing itself is the primary action."""

    go_requested = Signal(str)
    action_requested = Signal(str)
    signer_changed = Signal(str, str)
    sign_requested = Signal(str, str)
    print_requested = Signal()
    save_requested = Signal()
    copy_requested = Signal()
    sheet_shown = Signal(str)
    paper_requested = Signal(str)
    document_requested = Signal(str)
    printer_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "sign_page", say("Sign and print"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # so that it can have the focus when it is entered
        self._content: SignContent | None = None
        self._full = False
        self._title = Text("", "page_title", wrap=True)
        self._lead = Text("", "quiet", wrap=True)
        self._open = QVBoxLayout()
        self._open.setSpacing(8)
        self._stops = NoticeColumn("sign.stops")
        self._stops.action_requested.connect(self.action_requested)
        self._complete_card = card()
        self._complete = QVBoxLayout(self._complete_card)
        self._complete.setContentsMargins(16, 12, 16, 12)
        self._complete.setSpacing(5)
        self.name = FieldBox("sign.name", say("Signing physician"), help_text=say("As it is printed in the record"))
        self.credentials = FieldBox("sign.credentials", say("Credentials"), help_text=say("For example MD"))
        for field in (self.name, self.credentials):
            field.edited.connect(lambda _text: self.signer_changed.emit(self.name.edit.text(), self.credentials.edit.text()))
        self.sealed = SealedPanel()
        self.form = ClosingFormPanel()
        self._signing_as = Text("", "body_strong", wrap=True)
        self._notes = Text("", "body", wrap=True)
        self.only = button(say("Sign without printing"), "ghost", "sm", "pen-nib", object_name="sign.only")
        self.only.clicked.connect(lambda: self.sign_requested.emit(self.name.edit.text(), self.credentials.edit.text()))
        self.documents = _drop_list("sign.document", say("Papers of this visit"))
        self.documents.activated.connect(lambda place: self.document_requested.emit(str(self.documents.itemData(place))))
        self.paper = Segmented("sign.paper", say("Paper"))
        self.paper.set_choices([Choice("letter", say("Letter")), Choice("a4", "A4")])
        self.paper.chosen.connect(self.paper_requested)
        self.print = button(say("Print"), "secondary", "sm", "printer", object_name="sign.print", spoken=say("Print this paper"))
        self.save = button(
            say("Save as PDF"), "secondary", "sm", "download-simple", object_name="sign.save", spoken=say("Save this paper as PDF")
        )
        self.copy = button(
            say("Copy text"), "ghost", "sm", "file-text", object_name="sign.copy", spoken=say("Copy the note as text for the chart")
        )
        self.full = icon_button("arrows-out", object_name="sign.full", spoken=say("Show the page in full width"))
        self.printers = _drop_list("sign.printer", say("Where this paper is printed"))
        self.printers.activated.connect(lambda place: self.printer_requested.emit(str(self.printers.itemData(place))))
        self.print.clicked.connect(self.print_requested)
        self.save.clicked.connect(self.save_requested)
        self.copy.clicked.connect(self.copy_requested)
        self.full.clicked.connect(lambda: self.set_full(not self._full))
        self._told = Text("", "small", wrap=True)
        self.sheet = Segmented("sign.sheet", say("Beside the checks"))
        self.sheet.set_choices([Choice("page", say("The page")), Choice("billing", say("Billing")), Choice("export", say("Export"))])
        self.sheet.set_current("page")
        self.sheet.chosen.connect(self.show_sheet)
        self.billing, self.export, self.chart = BillingPanel(), ExportPanel(), ChartPanel()
        self._draft = Chip(ChipContent(say("Draft until signed"), "caution"))
        self.preview = PagePreview()
        self._lay_out()
        self.show_sheet("page")
        self.say("")

    def _lay_out(self) -> None:
        checks = QWidget()
        left = QVBoxLayout(checks)
        left.setContentsMargins(24, 20, 12, 20)
        left.setSpacing(10)
        left.addWidget(self._title)
        left.addWidget(self._lead)
        left.addWidget(self.form)
        left.addLayout(self._open)
        left.addWidget(self._stops)
        left.addWidget(self._notes)
        left.addWidget(self.sealed)
        left.addWidget(self.chart)
        left.addWidget(self._signing_as)
        self._sign_row = QWidget()
        fields = QHBoxLayout(self._sign_row)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.addWidget(self.name, 3)
        fields.addWidget(self.credentials, 2)
        left.addWidget(self._sign_row)
        left.addWidget(self.only, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self._complete_card)
        left.addStretch(1)
        self._checks = QScrollArea()
        self._checks.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._checks.setWidgetResizable(True)
        self._checks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._checks.setFixedWidth(CHECKS_WIDTH)
        see_through(self._checks, checks)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._checks)
        row.addLayout(self._beside(), 1)

    def _beside(self) -> QVBoxLayout:
        """The page or the billing summary, with what can be done with it."""
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.sheet)
        head.addWidget(self._draft)
        head.addStretch(1)
        tools = QHBoxLayout()
        tools.setSpacing(6)
        tools.addStretch(1)
        for widget in (self.copy, self.save):
            tools.addWidget(widget)
        printing = QHBoxLayout()
        printing.setSpacing(6)
        printing.addWidget(self.printers, 1)
        printing.addWidget(self.print)
        right = QVBoxLayout()
        right.setContentsMargins(12, 20, 16, 12)
        right.setSpacing(8)
        choice = QHBoxLayout()
        choice.setSpacing(6)
        choice.addWidget(self.documents, 1)
        choice.addWidget(self.paper)
        choice.addWidget(self.full)
        right.addLayout(head)
        right.addLayout(choice)
        right.addLayout(printing)
        right.addLayout(tools)
        right.addWidget(self._told)
        self._queue = QVBoxLayout()
        right.addLayout(self._queue)
        right.addWidget(self.preview, 1)
        right.addWidget(self.billing, 1)
        right.addWidget(self.export, 1)
        return right

    def set_content(self, content: SignContent) -> None:
        """Show what is open and who signs; fields being typed in stay."""
        old, self._content = self._content, content
        self._bill()
        self.name.set_value(content.name)
        self.credentials.set_value(content.credentials)
        closed = content.sealed is not None
        self.sealed.set_content(content.sealed)
        self.form.set_form(content.form)
        self._notes.setText(joined("\n", content.notes))
        self._notes.setVisible(bool(content.notes))
        self._signing_as.setText(
            say("Signing as {value}", value=joined(", ", (part for part in (content.name, content.credentials) if part)))
        )
        self._signing_as.setVisible(content.fixed and not closed)
        self._sign_row.setVisible(not closed and not content.fixed)
        self.only.setVisible(not closed and not content.open and not content.sign_why)
        self._show_standing(content)
        self._show_ways_out(content)
        if old is None or old.printed != content.printed:
            self.say(content.printed)
        if old is not None and (old.open, old.stops, old.complete, old.sealed) == (
            content.open,
            content.stops,
            content.complete,
            content.sealed,
        ):
            return
        self._title.setText(_title(content))
        self._lead.setText("" if closed else say("Open items are answered where they lie. Undo ends with the signature."))
        self._lead.setVisible(not closed)
        self._stops.set_notices(content.stops)
        self._show_open(content)
        self._show_complete(content)

    def _show_standing(self, content: SignContent) -> None:
        """What the page is: a draft, the signed record, an amended one, a void one."""
        sealed = content.sealed
        if sealed is None:
            self._draft.set_content(ChipContent(say("Draft until signed"), "caution"))
        elif sealed.void:
            self._draft.set_content(ChipContent(say("Void"), "danger"))
        elif sealed.amendments:
            self._draft.set_content(ChipContent(say("Signed, amended"), "caution"))
        else:
            self._draft.set_content(ChipContent(say("Signed"), "ok"))

    def _show_ways_out(self, content: SignContent) -> None:
        for way, why in ((self.copy, content.copy_why), (self.save, content.save_why), (self.print, content.print_why)):
            way.setEnabled(not why)
            put(way.setToolTip, why)

    def say(self, words: str) -> None:
        """A quiet line above the page."""
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def told(self) -> str:
        """What the quiet line says."""
        return self._told.text()

    def _show_open(self, content: SignContent) -> None:
        _clear(self._open)
        for number, item in enumerate(content.open):
            panel = Panel("surface", border="danger_line", radius="radius_control")
            row = QHBoxLayout(panel)
            row.setContentsMargins(14, 8, 8, 8)
            row.addWidget(Text(item.says, "body_strong", wrap=True), 1)
            go = button(say("Go there"), "secondary", "sm", object_name=f"sign.open_{number}", spoken=say("Go to: {says}", says=item.says))
            go.clicked.connect(lambda _checked=False, place=item.place: self.go_requested.emit(place))
            row.addWidget(go)
            self._open.addWidget(panel)

    def _show_complete(self, content: SignContent) -> None:
        _clear(self._complete)
        self._complete.addWidget(Text(say("Complete"), "small_strong", tone="ink2"))
        for title, note in content.complete:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(Text("✓", "body_strong", tone="ok"))
            row.addWidget(Text(title, "body"), 1)
            row.addWidget(Text(note, "small"))
            self._complete.addWidget(line)
        self._complete_card.setVisible(bool(content.complete) and content.sealed is None)

    def set_full(self, full: bool) -> None:
        """The page alone over the whole canvas, to be read; or beside the checks."""
        self._full = full
        self._checks.setVisible(not full)
        words = say("Show the page beside the list") if full else say("Show the page in full width")
        self.full.set_icon("arrows-in" if full else "arrows-out")
        put(self.full.setAccessibleName, words)
        put(self.full.setToolTip, words)

    def show_sheet(self, which: str) -> None:
        """The page as it will be printed, the billing summary, or the export."""
        self.sheet.set_current(which)
        paper = which == "page"
        for widget in (self.preview, self.documents, self.paper, self.full, self.copy, self.save, self.printers, self.print):
            widget.setVisible(paper)
        self.billing.setVisible(which == "billing")
        self.export.setVisible(which == "export")
        self._bill()
        self.sheet_shown.emit(which)

    def _bill(self) -> None:
        """Made only while it is looked at."""
        if self._content is not None and not self.billing.isHidden():
            self.billing.set_summary(self._content.billing)

    def set_compact(self, compact: bool) -> None:
        """Small windows leave the page more room."""
        self._checks.setFixedWidth(CHECKS_WIDTH_COMPACT if compact else CHECKS_WIDTH)

    def set_documents(self, papers: Sequence[tuple[str, str]]) -> None:
        """The papers that can be shown; one alone needs no choice."""
        self.documents.clear()
        for which, words in papers:
            self.documents.addItem(words, which)
        self.documents.setEnabled(len(papers) > 1)

    def set_printers(self, offered: Sequence[tuple[str, str]], chosen: str) -> None:
        """Where the paper that is shown can go, and where it goes now."""
        self.printers.clear()
        for which, words in offered:
            self.printers.addItem(words, which)
        self.printers.setCurrentIndex(self.printers.findData(chosen))

    def add_queue(self, queue: QWidget) -> None:
        """What is waiting to be printed stands above the page."""
        self._queue.addWidget(queue)

    def show_document(self, which: str) -> None:
        """Which paper is shown."""
        self.documents.setCurrentIndex(self.documents.findData(which))

    def set_paper(self, paper: str) -> None:
        """Which sheet is shown."""
        self.paper.set_current(paper)


def _title(content: SignContent) -> str:
    if content.sealed is not None:
        return say("Void") if content.sealed.void else say("Signed and closed")
    count = len(content.open)
    if not count:
        return say("Everything is complete")
    return say("One item is still open") if count == 1 else say("{count} items are still open", count=count)


def _clear(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
