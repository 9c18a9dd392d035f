"""Messages and the question for a reason, in place: a column of message bars and one line to write in. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.ui.visit.content import Notice
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.messages import MessageBar, MessageContent, MessageKind
from procedure_assistant.ui.widgets.surfaces import Panel, Text

_KINDS = {"refusal": MessageKind.REFUSAL, "caution": MessageKind.CAUTION, "information": MessageKind.INFORMATION}


class NoticeColumn(QWidget):
    """Messages one below the other; ``action_requested`` carries what the pressed button is about."""

    action_requested = Signal(str)
    dismissed = Signal()

    def __init__(self, object_name: str, *, dismissable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._dismissable = dismissable
        self._bars: list[MessageBar] = []
        self._shown: tuple[Notice, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def set_notices(self, notices: tuple[Notice, ...]) -> None:
        """Show these messages; the same ones again change nothing."""
        if notices == self._shown:
            return
        self._shown = notices
        while len(self._bars) < len(notices):
            self._bars.append(self._new_bar(len(self._bars)))
        for place, bar in enumerate(self._bars):
            if place < len(notices):
                notice = notices[place]
                bar.set_message(MessageContent(_KINDS[notice.tone], notice.title, notice.text, notice.action))
            else:
                bar.set_message(None)
        self.setVisible(bool(notices))

    def _new_bar(self, place: int) -> MessageBar:
        bar = MessageBar(f"{self.objectName()}.{place}", dismissable=self._dismissable, parent=self)
        bar.action_requested.connect(lambda: self.action_requested.emit(self._shown[place].about))
        bar.dismissed.connect(self.dismissed)
        self._column.addWidget(bar)
        return bar


class ReasonBar(Panel):
    """Asks for a reason where the stop is shown: what it is about, a line to write in, two buttons."""

    given = Signal(str, str)
    cancelled = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__("warn_soft", border="warn_line", radius="radius_control", parent=parent)
        self.setObjectName(object_name)
        self._about = ""
        self._title = Text("", "body_strong", wrap=True)
        self._text = Text("", "small", wrap=True)
        self.field = FieldBox(f"{object_name}.reason", "Reason", help_text="Printed in the record with name and time")
        self._go = button("Go on", "primary", object_name=f"{object_name}.go_on", spoken="Go on with this reason")
        self._cancel = button("Cancel", "ghost", object_name=f"{object_name}.cancel", spoken="Cancel")
        self._go.clicked.connect(self._give)
        self.field.edit.returnPressed.connect(self._give)
        self._cancel.clicked.connect(self.cancel)
        line = QHBoxLayout()
        line.addWidget(self.field, 1)
        line.addWidget(self._go, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(line)
        self.hide()

    def ask(self, title: str, text: str, about: str) -> None:
        """Show the question and put the cursor into it."""
        self._about = about
        self._title.setText(title)
        self._text.setText(text)
        self.field.set_value("")
        self.field.edit.clear()
        self.show()
        self.field.edit.setFocus()

    def cancel(self) -> None:
        """Close without a reason."""
        self.hide()
        self.cancelled.emit()

    def _give(self) -> None:
        reason = self.field.edit.text().strip()
        if not reason:
            self.field.set_problem("Write in a few words why.")
            return
        self.field.set_problem("")
        self.hide()
        self.given.emit(self._about, reason)

