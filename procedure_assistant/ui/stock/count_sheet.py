"""The count sheet: what the ledger expects of each lot, and a field for what was counted. Hands over what was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.pages import MARGIN, column, line, scrolling, show_notice
from procedure_assistant.ui.stock.content import CountLine, StockContent
from procedure_assistant.ui.stock.parts import head_row
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Panel, Text, card

_WIDTH = 900
_FIELD = 150
_LEAD = say("Count each lot on the shelf and type the number. A lot left empty was not counted.")
_HEADS = (say("Product"), say("Lot"), say("Expiry"), say("Expected"), say("Counted"))


class CountSheet(QWidget):
    """``counted`` carries what was typed by line id, and the reason for every difference."""

    counted = Signal(object, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("count")
        self._lines: tuple[CountLine, ...] = ()
        self.boxes: dict[str, FieldBox] = {}
        self.notice = MessageBar("count.notice")
        self.reason = FieldBox("count.reason", say("Reason for the differences"), help_text=say("Needed where a count differs"))
        self.save = button(say("Keep the count"), "primary", "lg", object_name="count.save")
        self.cancel = button(say("Cancel"), "ghost", "lg", object_name="count.cancel", spoken=say("Leave without keeping the count"))
        self._lay_out()
        self.save.clicked.connect(self._request)
        self.cancel.clicked.connect(self.left)

    def show_sheet(self, content: StockContent) -> None:
        """A new sheet when the lots are other ones, else only what is wrong."""
        if content.counts != self._lines or not content.problems:
            self._lines = content.counts
            self._make_rows()
            self.reason.edit.setModified(False)
            self.reason.set_value("")
        for line_id, box in self.boxes.items():
            box.set_problem(content.problems.get(f"count.{line_id}", ""))
        self.reason.set_problem(content.problems.get("reason", ""))
        show_notice(self.notice, content.notice)

    def focus_field(self, name: str) -> None:
        """Put the cursor there."""
        box = self.boxes.get(name.removeprefix("count."), self.reason)
        box.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(box, 0, 40)

    def _request(self) -> None:
        self.counted.emit({line_id: box.edit.text() for line_id, box in self.boxes.items()}, self.reason.edit.text())

    def _make_rows(self) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        for place, head in enumerate(_HEADS):
            align = Qt.AlignmentFlag.AlignRight if place == 3 else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(Text(head, "small_strong", tone="ink2"), 0, place, align)
        for row, one in enumerate(self._lines, 1):
            for place, words in enumerate((one.label, one.lot, one.expiry)):
                self._grid.addWidget(Text(words, "body_strong" if place == 0 else "body", wrap=place < 2), row, place)
            self._grid.addWidget(Text(one.expected_words, "body_strong"), row, 3, Qt.AlignmentFlag.AlignRight)
            spoken = say("{label}, lot {lot}, counted", label=one.label, lot=one.lot)
            box = FieldBox(f"count.{one.id}", say("Counted"), form="line")
            put(box.edit.setAccessibleName, spoken)
            box.setFixedWidth(_FIELD)
            self.boxes[one.id] = box
            self._grid.addWidget(box, row, 4)
            box.edit.returnPressed.connect(self._next)

    def _next(self) -> None:
        """Enter goes to the next lot, from the last one to the reason."""
        boxes = list(self.boxes.values())
        at = next((place for place, box in enumerate(boxes) if box.edit.hasFocus()), len(boxes) - 1)
        following = boxes[at + 1] if at + 1 < len(boxes) else self.reason
        following.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        sheet = card()
        sheet.setMaximumWidth(_WIDTH)
        rows = column(sheet, spacing=14)
        rows.setContentsMargins(24, 18, 24, 20)
        rows.addWidget(Text(_LEAD, "body", wrap=True))
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        rows.addWidget(holder)
        rows.addWidget(self.reason)
        whole = QWidget()
        page = column(whole, spacing=14)
        page.setContentsMargins(MARGIN, 26, MARGIN, 20)
        page.addLayout(head_row(Text(say("Count the shelf"), "page_title")))
        self.notice.setMaximumWidth(_WIDTH)
        page.addWidget(self.notice)
        page.addWidget(sheet)
        page.addStretch(1)
        foot = Panel("app", edges="top")
        buttons = line(foot)
        buttons.setContentsMargins(MARGIN, 12, MARGIN, 14)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        outer = column(self)
        self._scroll = scrolling(whole, "count.scroll")
        outer.addWidget(self._scroll, 1)
        outer.addWidget(foot)
