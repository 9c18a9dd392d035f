"""Problems of the whole window, above whatever page is open: they stay until they are read, and the newest never hides an unread one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.ui.notice import Notice
from procedure_assistant.ui.pages import message_bar, show_notice
from procedure_assistant.ui.widgets.messages import MessageBar

_MOST = 3


class ProblemBar(QWidget):
    """A column of messages. The same message again is not added twice; beyond three the oldest makes room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problems")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._shown: list[tuple[Notice, Callable[[], None] | None]] = []
        self._bars: list[MessageBar] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 8, 14, 8)
        self._column.setSpacing(6)
        self.hide()

    def add(self, notice: Notice, action: Callable[[], None] | None = None) -> None:
        """Show one more; ``action`` is what its button does, after which the message is gone."""
        if all(notice != shown for shown, _action in self._shown):
            self._shown = [*self._shown, (notice, action)][-_MOST:]
            self._show()

    def drop(self, notice: Notice) -> None:
        """It is no longer so."""
        self._shown = [shown for shown in self._shown if shown[0] != notice]
        self._show()

    def clear(self) -> None:
        """Forget them all."""
        self._shown = []
        self._show()

    def texts(self) -> list[str]:
        """Titles of the messages in sight, oldest first."""
        return [notice.title for notice, _action in self._shown]

    def _show(self) -> None:
        while len(self._bars) < len(self._shown):
            self._bars.append(self._new_bar(len(self._bars)))
        for place, bar in enumerate(self._bars):
            show_notice(bar, self._shown[place][0] if place < len(self._shown) else None)
        self.setVisible(bool(self._shown))

    def _new_bar(self, place: int) -> MessageBar:
        bar = message_bar(f"problem.{place}")
        bar.dismissed.connect(lambda: self._remove(place))
        bar.action_requested.connect(lambda: self._act(place))
        self._column.addWidget(bar)
        return bar

    def _remove(self, place: int) -> None:
        del self._shown[place]
        self._show()

    def _act(self, place: int) -> None:
        action = self._shown[place][1]
        self._remove(place)
        if action is not None:
            action()
