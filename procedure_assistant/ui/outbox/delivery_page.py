"""One delivery: how it stands, the last answer, what happened to it, and what can be done. Shows and asks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.outbox.content import OutboxContent
from procedure_assistant.ui.pages import MARGIN, column, line, show_notice
from procedure_assistant.ui.stock.rows_table import Column, RowsTable
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Text, card

_COLUMNS = (
    Column(say("When"), 0.30),
    Column(say("What"), 0.16),
    Column(say("Answer or reason"), 0.34),
    Column(say("Who"), 0.20),
)
_TITLES = {
    "hold": say("Why is it held?"),
    "give_up": say("Why will it not be sent?"),
}


class DeliveryPage(QWidget):
    """``asked`` carries "hold" or "give_up", "" to ask no more; ``decided`` the reason as typed."""

    left = Signal()
    send_requested = Signal()
    again_requested = Signal()
    sent_requested = Signal()
    asked = Signal(str)
    decided = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("delivery")
        self._id = self._asks = ""
        self.back = button(say("Back to the outbox"), "ghost", "md", "arrow-left", object_name="delivery.back")
        self._title = Text("", "page_title", wrap=True)
        self._facts = Text("", "quiet", wrap=True)
        self._state = Text("", "title", wrap=True)
        self._answer = Text("", "body", wrap=True)
        self._what_now = Text("", "body_strong", wrap=True)
        self._answer.setObjectName("delivery.answer")
        self.notice = MessageBar("delivery.notice")
        self.send = button(say("Send now"), "primary", "md", "paper-plane-tilt", object_name="delivery.send")
        self.again = button(say("Send again"), "primary", "md", "arrow-clockwise", object_name="delivery.again")
        self.show_sent = button(say("Show what was sent"), "secondary", "md", "eye", object_name="delivery.show")
        self.hold = button(say("Hold"), "secondary", "md", "hand-palm", object_name="delivery.hold", spoken=say("Hold this delivery"))
        self.give_up = button(say("Give up"), "ghost", "md", "prohibit", object_name="delivery.give_up", spoken=say("Do not send it"))
        self.reason = FieldBox("delivery.reason", say("Reason"), help_text=say("Stands in the history and in the audit trail"))
        self.decide = button(say("Keep"), "primary", object_name="delivery.decide", spoken=say("Do it for this reason"))
        self.cancel = button(say("Cancel"), "ghost", object_name="delivery.cancel", spoken=say("Cancel, nothing changes"))
        self._question = Text("", "strong", wrap=True)
        self.table = RowsTable("delivery.history", say("What happened to this delivery"), _COLUMNS, say("Newest first"))
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.send.clicked.connect(self.send_requested)
        self.again.clicked.connect(self.again_requested)
        self.show_sent.clicked.connect(self.sent_requested)
        self.hold.clicked.connect(lambda: self.asked.emit("hold"))
        self.give_up.clicked.connect(lambda: self.asked.emit("give_up"))
        self.cancel.clicked.connect(lambda: self.asked.emit(""))
        self.decide.clicked.connect(self._decide)
        self.reason.edit.returnPressed.connect(self._decide)

    def show_delivery(self, content: OutboxContent) -> None:
        """Show the delivery of the content."""
        one = content.delivery
        if one is None:
            return
        self._title.setText(one.title)
        self._facts.setText(one.facts)
        self._state.setText(one.state)
        self._state.set_tone(one.tone if one.tone in ("warn", "danger") else "")
        for text, words in ((self._answer, one.answer), (self._what_now, one.what_now)):
            text.setText(words)
            text.setVisible(bool(words))
        may = not content.hindrance
        shown = ((self.send, one.can_send_now), (self.again, one.can_again), (self.hold, one.can_hold), (self.give_up, one.can_give_up))
        for widget, can in shown:
            widget.setVisible(can and not content.asks)
            widget.setEnabled(may)
            widget.setToolTip(content.hindrance)
        self.show_sent.setEnabled(not content.busy)
        self.show_sent.setText(one.show_words)
        put(self.show_sent.setAccessibleName, one.show_words)
        self.table.set_lines(one.history)
        self._ask(content, one.id)
        show_notice(self.notice, content.notice)

    def _ask(self, content: OutboxContent, own_id: str) -> None:
        fresh = (content.asks, own_id) != (self._asks, self._id)
        self._asks, self._id = content.asks, own_id
        self._form.setVisible(bool(content.asks))
        self._question.setText(_TITLES.get(content.asks, ""))
        self.decide.setText(say("Hold") if content.asks == "hold" else say("Give up"))
        self.decide.set_kind("primary" if content.asks == "hold" else "danger")
        self.reason.set_problem(content.problem)
        if fresh:
            self.reason.edit.setModified(False)
            self.reason.set_value("")
            if content.asks:
                self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide(self) -> None:
        self.decided.emit(self.reason.edit.text())

    def _lay_out(self) -> None:
        rows = column(self, spacing=12)
        rows.setContentsMargins(MARGIN, 26, MARGIN, 16)
        rows.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._title)
        rows.addWidget(self._facts)
        rows.addWidget(self.notice)
        stands = card()
        inner = column(stands, spacing=6)
        inner.setContentsMargins(20, 16, 20, 16)
        for text in (self._state, self._answer, self._what_now):
            inner.addWidget(text)
        acts = line(spacing=8)
        for widget in (self.send, self.again, self.show_sent, self.hold, self.give_up):
            acts.addWidget(widget)
        acts.addStretch(1)
        inner.addSpacing(6)
        inner.addLayout(acts)
        self._form = QWidget()
        form = column(self._form, spacing=8)
        form.addWidget(self._question)
        asks = line(spacing=8)
        asks.addWidget(self.reason, 1)
        asks.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignVCenter)
        asks.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        form.addLayout(asks)
        inner.addWidget(self._form)
        rows.addWidget(stands)
        rows.addWidget(Text(say("History"), "small_strong", tone="ink2"))
        sheet = card()
        table = column(sheet)
        table.setContentsMargins(8, 4, 4, 8)
        table.addWidget(self.table)
        rows.addWidget(sheet, 1)
