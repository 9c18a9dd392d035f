"""The message bar: a refusal, a caution or an information beside the place it concerns. It stays until dismissed."""

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.widgets.buttons import Button, icon_button
from procedure_assistant.ui.widgets.painting import Painted, Sketch
from procedure_assistant.ui.widgets.surfaces import Text


class MessageKind(Enum):
    """What a message is."""

    REFUSAL = "refusal"
    CAUTION = "caution"
    INFORMATION = "information"
    FINE = "fine"


class MessageContent(NamedTuple):
    """What happened, what is safe and what to do next; at most one action."""

    kind: MessageKind
    title: str
    body: str = ""
    action: str = ""
    icon: str = ""


class _Look(NamedTuple):
    fill: str
    ink: str
    icon: str


_LOOKS = {
    MessageKind.REFUSAL: _Look("danger_soft", "danger", "prohibit"),
    MessageKind.CAUTION: _Look("warn_soft", "warn", "warning"),
    MessageKind.INFORMATION: _Look("info_soft", "info", "info"),
    MessageKind.FINE: _Look("ok_soft", "ok", "check-circle"),
}


class MessageBar(Painted):
    """One message with its icon, two texts and at most one button. It is spoken when it appears, and can be copied."""

    action_requested = Signal()
    dismissed = Signal()
    announced = Signal(str)

    def __init__(self, object_name: str, *, dismissable: bool = True, parent: QWidget | None = None) -> None:
        """`dismissable` False for a standing note that lies in the layout, such as a combined maximum."""
        super().__init__(parent)
        self.setObjectName(object_name)
        self._content = MessageContent(MessageKind.INFORMATION, "")
        self._title = Text("", "body_strong", wrap=True)
        self._body = Text("", "small", wrap=True)
        for text in (self._title, self._body):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # to copy from, not a stop on the way of the keyboard
        self._action = named(Button(say("Do"), "ghost", "sm"), f"{object_name}.action", say("Do"))
        self._dismiss = icon_button("x", object_name=f"{object_name}.dismiss", spoken=say("Dismiss the message"))
        if not dismissable:  # showing it before it has a parent would flash a window of its own
            self._dismiss.hide()
        self._action.clicked.connect(self.action_requested)
        self._dismiss.clicked.connect(self.dismiss)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._body)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(39, 9, 9, 9)
        row.setSpacing(6)
        row.addLayout(words, 1)
        row.addWidget(self._action)
        row.addWidget(self._dismiss)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def set_message(self, content: MessageContent | None) -> None:
        """Show a message and speak it; None hides the bar. The same message again is not spoken twice."""
        if content is None:
            self.hide()
            return
        if content == self._content and not self.isHidden():
            return
        self._content = content
        self._title.setText(content.title)
        self._title.setVisible(bool(content.title))
        self._body.setText(content.body)
        self._body.setVisible(bool(content.body))
        self._action.setText(content.action)
        put(self._action.setAccessibleName, content.action or say("No action"))
        self._action.setVisible(bool(content.action))
        self.setAccessibleName(joined(". ", (part for part in (content.title, content.body) if part)))
        self.show()
        self.updateGeometry()
        self.update()
        self._announce()

    def message(self) -> MessageContent | None:
        """The message on screen, None when hidden."""
        return None if self.isHidden() else self._content

    def dismiss(self) -> None:
        """Hide it and say so."""
        self.hide()
        self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape dismisses while the focus is inside."""
        if event.key() == Qt.Key.Key_Escape and not self._dismiss.isHidden():
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paint(self, sketch: Sketch) -> None:
        """Tinted box and icon; the icon stands beside the first line."""
        look = _LOOKS[self._content.kind]
        sketch.box(sketch.rect, sketch.theme.size("radius_control"), look.fill)
        first = (self._body if self._title.isHidden() else self._title).geometry()
        line = QRectF(first).top() + min(first.height(), 20) / 2
        sketch.icon(self._content.icon or look.icon, QPointF(20, line + 1), 17, look.ink)

    def _announce(self) -> None:
        event = QAccessibleAnnouncementEvent(self, self.accessibleName())
        urgent = self._content.kind in (MessageKind.REFUSAL, MessageKind.CAUTION)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)
        self.announced.emit(self.accessibleName())
