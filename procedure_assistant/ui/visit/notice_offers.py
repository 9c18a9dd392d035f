"""The clinic's state notices at their step of the passport: each is one press as the answer, and another to read it. It decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.notices import StateNotice
from procedure_assistant.ui.language import put
from procedure_assistant.ui.pages import column
from procedure_assistant.ui.widgets.chips import PillButton
from procedure_assistant.ui.widgets.flow import FlowRow

FIELD = "state_notice"
"""The step of resources/regulatory that asks for a notice."""


class NoticeOffers(QWidget):
    """A line for each notice. ``taken`` carries the answer of the notice that was pressed, ``read_wanted`` the ``StateNotice``."""

    taken = Signal(str)
    read_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice.offers")
        self._lines = column(self, spacing=6)
        self._notices: tuple[StateNotice, ...] = ()
        self._pills: dict[str, PillButton] = {}

    def set_notices(self, notices: tuple[StateNotice, ...], answer: str, *, editable: bool) -> None:
        """Offer these; the one that ``answer`` names is shown as chosen."""
        if notices != self._notices:
            self._notices = notices
            self._make(notices)
        for words, pill in self._pills.items():
            pill.set_chosen(words == answer)
            pill.setEnabled(editable)

    def _make(self, notices: tuple[StateNotice, ...]) -> None:
        self._pills = {}
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for place, notice in enumerate(notices):
            self._pills[notice.answer] = take = PillButton(notice.name, f"notice.take.{place}")
            take.clicked.connect(lambda _checked=False, own=notice.answer: self.taken.emit(own))
            read = PillButton(say("Read the notice"), f"notice.read.{place}")
            put(read.setAccessibleName, say("Read the notice {name}", name=notice.name))
            read.clicked.connect(lambda _checked=False, own=notice: self.read_wanted.emit(own))
            row = FlowRow()
            row.set_members([take, read])
            self._lines.addWidget(row)
