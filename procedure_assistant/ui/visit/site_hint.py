"""What a hand that rests on a site is told, on a sheet beside its mark: what, how deep, at which angle, what to mind. Takes no input."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.visit.map_content import SiteHintContent
from procedure_assistant.ui.widgets.surfaces import Panel, Text

WIDTH = 268
_REST_MS = 350
"""A pointer on its way to a click shall not be met by a sheet."""
_APART = 10


class SiteHint(Panel):
    """Shown a moment after the pointer came to rest; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("raised", border="line", radius="radius_popover", parent=parent)
        named(self, "site_hint", say("Site under the pointer"))
        self.setFixedWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title, self._state = Text("", "body_strong", wrap=True), Text("", "small", wrap=True)
        self._where = Text("", "small", tone="ink", wrap=True)
        self._depth, self._angle = Text("", "small", tone="ink", wrap=True), Text("", "small", tone="ink", wrap=True)
        self._caution = Text("", "small", tone="warn", wrap=True)
        self._content: SiteHintContent | None = None
        self._mark, self._room = QRect(), QRect()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._appear)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for line, (name, text) in enumerate(((say("Depth"), self._depth), (say("Angle"), self._angle))):
            grid.addWidget(Text(name, "small"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(4)
        for text in (self._title, self._state, self._where):
            column.addWidget(text)
        column.addLayout(grid)
        column.addWidget(self._caution)
        self.hide()

    def show_beside(self, content: SiteHintContent | None, mark: QRect, room: QRect) -> None:
        """Show it beside ``mark`` within ``room`` once the pointer has rested there; None: gone at once."""
        if content is None or mark.isEmpty():
            self._content = None
            self._rest.stop()
            self.hide()
            return
        self._content, self._mark, self._room = content, mark, room
        if self.isVisible():
            self._appear()
        else:
            self._rest.start()

    @Slot()
    def _appear(self) -> None:
        content = self._content
        if content is None:
            return
        put(self.setAccessibleDescription, content.spoken)
        for text, words in (
            (self._title, content.title), (self._state, content.state), (self._where, content.where), (self._depth, content.depth),
            (self._angle, content.angle), (self._caution, content.caution),
        ):  # fmt: skip
            text.setText(words)
            text.setVisible(bool(words))
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
            self.resize(WIDTH, layout.totalHeightForWidth(WIDTH))
        self.move(self._place())
        self.show()
        self.raise_()

    def _place(self) -> QPoint:
        """Right of the mark, else left of it; never over it and never out of the canvas."""
        x = self._mark.right() + _APART
        if x + WIDTH > self._room.right():
            x = max(self._room.left(), self._mark.left() - _APART - WIDTH)
        y = min(max(self._room.top() + 4, self._mark.center().y() - self.height() // 2), self._room.bottom() - self.height() - 4)
        return QPoint(x, y)
