"""What the window shows before the records are open, and in their place when they cannot be opened. Imports next to nothing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.notice import Notice
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.painting import Sketch
from procedure_assistant.ui.widgets.surfaces import Panel, Text


class StartPage(QWidget):
    """The day as title while the records open; why they cannot be opened, what is safe, and a way to try again."""

    retry_requested = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self._failure: QWidget | None = None
        self._status = Text(say("Opening the records"), "quiet")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(28, 26, 24, 24)
        self._column.setSpacing(0)
        self._column.addWidget(Text(title, "page_title"))
        self._column.addWidget(self._status)
        self._column.addSpacing(18)
        self._column.addStretch(0)

    def show_opening(self) -> None:
        """The records are being opened."""
        self._drop_failure()
        self._status.setText(say("Opening the records"))

    def show_failure(self, notice: Notice, code: str) -> None:
        """The records cannot be opened; ``code`` is for whoever is asked for help."""
        self._drop_failure()
        self._status.setText(say("The records are not open"))
        from procedure_assistant.ui.pages import scrolling  # noqa: PLC0415 -- not needed for the first paint

        card = _Failure(notice, code)
        card.retry.clicked.connect(self.retry_requested)
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(card)
        rows.addStretch(1)
        self._failure = scrolling(holder, "start.scroll")  # the faults of a data file may be many
        self._column.insertWidget(3, self._failure, 1)
        self._failure.show()  # now, not at the next turn of the event loop: the button must be able to take the focus
        card.retry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_failure(self) -> None:
        if self._failure is not None:
            self._column.removeWidget(self._failure)
            self._failure.hide()
            self._failure.deleteLater()
            self._failure = None


class _Failure(Panel):
    """What happened, what is safe, what to do, and the button to try again."""

    def __init__(self, notice: Notice, code: str) -> None:
        super().__init__("surface", border="line", radius="radius_card")
        self.setObjectName("start.failure")
        self.setAccessibleName(say("{notice} {notice_text}", notice=notice.title, notice_text=notice.text))
        self.setMaximumWidth(700)
        self.retry = button(say("Try again"), "primary", object_name="start.retry")
        self.text = Text(notice.text, "body", wrap=True)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 14, 0, 0)
        foot.addWidget(self.retry)
        foot.addStretch(1)
        foot.addWidget(Text(code, "note"))
        column = QVBoxLayout(self)
        column.setContentsMargins(62, 22, 24, 22)
        column.setSpacing(6)
        column.addWidget(Text(notice.title, "strong", wrap=True))
        column.addWidget(self.text)
        column.addLayout(foot)
        for text in self.findChildren(Text):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # to copy from, not a stop on the way of the keyboard

    def paint(self, sketch: Sketch) -> None:
        """The card with the icon beside its title."""
        super().paint(sketch)
        sketch.icon("warning-circle", QPointF(36, 34), 24, "danger")
