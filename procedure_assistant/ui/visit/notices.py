"""Messages and what is asked for in place: a column of message bars and one line to write in. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.visit.content import Asking, Notice
from procedure_assistant.ui.visit.page import beside_field
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.messages import MessageBar, MessageContent, MessageKind
from procedure_assistant.ui.widgets.surfaces import Panel, Text

_KINDS = {"refusal": MessageKind.REFUSAL, "caution": MessageKind.CAUTION, "information": MessageKind.INFORMATION}
_EDGE, _GAP = 14, 8


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
        self._column.setSpacing(_GAP)
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
    """Asks for a reason, or a few words, in place: what it is about, a line to write in, two buttons."""

    given = Signal(str)
    cancelled = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__("warn_soft", border="warn_line", radius="radius_control", parent=parent)
        self.setObjectName(object_name)
        self._asking: Asking | None = None
        self._title = Text("", "body_strong", wrap=True)
        self._text = Text("", "small", wrap=True)
        self.field = FieldBox(f"{object_name}.reason", say("In words"))
        self._go = button(say("Go on"), "primary", object_name=f"{object_name}.go_on", spoken=say("Go on with this reason"))
        self._cancel = button(say("Cancel"), "ghost", object_name=f"{object_name}.cancel", spoken=say("Cancel, nothing is charted"))
        self._go.clicked.connect(self._give)
        self.field.edit.returnPressed.connect(self._give)
        self._cancel.clicked.connect(self.cancelled)
        line = QHBoxLayout()
        line.addWidget(self.field, 1)
        line.setSpacing(8)
        line.addLayout(beside_field(self._go))
        line.addLayout(beside_field(self._cancel))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(3)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(3)
        column.addLayout(line)
        self.hide()

    def set_asking(self, asking: Asking | None) -> None:
        """Show the question and put the cursor into it, or go. The same question again keeps what is being written."""
        if asking == self._asking:
            return
        self._asking = asking
        self.setVisible(asking is not None)
        self.field.edit.clear()
        self.field.set_problem("")
        if asking is None:
            return
        self._title.setText(asking.title)
        self._text.setText(asking.text)
        self._go.setText(asking.action)
        put(self._go.setAccessibleName, asking.action)
        put(self.field.edit.setAccessibleName, asking.label)
        put(self.field.edit.setAccessibleDescription, say("{asking} {asking_text}", asking=asking.title, asking_text=asking.text))
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the question."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        words = self.field.edit.text().strip()
        self.field.set_problem("" if words else say("Write it in a few words."))
        if words:
            self.given.emit(words)


class MessageArea(QWidget):
    """Messages and the question above a page, or lying over its tool bar where the page must not shift under the hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self.notices = NoticeColumn("notices", dismissable=True)
        self.reason = ReasonBar("reason")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(_GAP)
        self._column.setContentsMargins(_EDGE, _EDGE, _EDGE, 0)
        self._column.addWidget(self.notices)
        self._column.addWidget(self.reason)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.hide()

    def set_content(self, notices: tuple[Notice, ...], asking: Asking | None) -> None:
        """Show these; without any the area takes no room."""
        self.setVisible(bool(notices) or asking is not None)
        self.notices.set_notices(notices)
        self.reason.set_asking(asking)

    def set_floating(self, floating: bool) -> None:
        """Lying over a tool bar it stands closer, to hide no more than that."""
        self._column.setContentsMargins(_EDGE, 4 if floating else _EDGE, _EDGE, 4 if floating else 0)

    def height_for(self, width: int) -> int:
        """How high it must be at a width, with every line of every message."""
        self._column.activate()
        return self._column.totalHeightForWidth(width)
