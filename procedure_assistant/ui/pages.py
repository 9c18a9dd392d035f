"""Parts that several pages share: a scrolling column, a message bar that shows a notice, a head line. They hold no content of their own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from procedure_assistant.ui.notice import Notice
from procedure_assistant.ui.widgets.buttons import Button
from procedure_assistant.ui.widgets.messages import MessageBar, MessageContent, MessageKind
from procedure_assistant.ui.widgets.scrolling import see_through

MARGIN = 28
_KINDS = {
    "refusal": MessageKind.REFUSAL,
    "caution": MessageKind.CAUTION,
    "information": MessageKind.INFORMATION,
    "fine": MessageKind.FINE,
}


def scrolling(content: QWidget, object_name: str) -> QScrollArea:
    """``content`` in an area that scrolls up and down only, never takes the focus, and follows the focus inside."""
    area = QScrollArea()
    area.setObjectName(object_name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    see_through(area, content)
    _Follower(area, content)
    return area


class _Follower(QObject):
    """Keeps the content as wide as the view, so that long words wrap or are shortened instead of running out of sight."""

    def __init__(self, area: QScrollArea, content: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self._content = content
        area.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._content.setMaximumWidth(self._area.viewport().width())
        return False


def column(parent: QWidget | None = None, *, spacing: int = 0) -> QVBoxLayout:
    """A vertical layout without margins."""
    made = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    return made


def line(parent: QWidget | None = None, *, spacing: int = 8) -> QHBoxLayout:
    """A horizontal layout without margins."""
    made = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    return made


def message_bar(object_name: str) -> MessageBar:
    """A message bar that can be dismissed.

    WORKAROUND: a dismissable bar shows its button before it has a parent, as a window of its own that takes the focus for a moment.
    """
    bar = MessageBar(object_name, dismissable=False)
    dismiss = bar.findChild(Button, f"{object_name}.dismiss")
    if dismiss is not None:
        dismiss.show()
    return bar


def show_notice(bar: MessageBar, notice: Notice | None) -> None:
    """Show a notice in a message bar, or hide the bar."""
    bar.set_message(None if notice is None else MessageContent(_KINDS[notice.tone], notice.title, notice.text, notice.action))
