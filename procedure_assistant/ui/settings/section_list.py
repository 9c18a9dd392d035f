"""The parts of a long page as a list beside it: a press brings a part to the top. Knows nothing of what the parts are."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.widgets.buttons import Button, button
from procedure_assistant.ui.widgets.roving import Roving
from procedure_assistant.ui.widgets.surfaces import Text

WIDTH = 236
_ABOVE = 14
"""px that stay free above the part that was asked for."""
_INDENT = 12
"""Where the words of a small button begin."""


class SectionList(QWidget):
    """One tab stop; the arrow keys walk it. A part that is hidden has no line."""

    def __init__(self, area: QScrollArea, page: QWidget, parent: QWidget | None = None) -> None:
        """``page`` is what ``area`` scrolls."""
        super().__init__(parent)
        self.setObjectName("settings.sections")
        put(self.setAccessibleName, say("Parts of this page"))
        self.setFixedWidth(WIDTH)
        self._area, self._page = area, page
        self._parts: list[tuple[QWidget, Button]] = []
        self._way = Roving(self, Qt.Orientation.Vertical)
        self._lines = column(self, spacing=2)
        self._lines.setContentsMargins(8, 34, 20, 20)
        head = line()
        head.addSpacing(_INDENT)
        head.addWidget(Text(say("On this page"), "small_strong"))
        self._lines.addLayout(head)
        self._lines.addSpacing(4)
        self._lines.addStretch(1)

    def add(self, part: QWidget, title: str) -> None:
        """A part in the order of the page."""
        link = button(title, "ghost", "sm", object_name=f"settings.to.{len(self._parts)}", spoken=say("Go to {title}", title=title))
        link.clicked.connect(lambda: self.go_to(part))
        self._parts.append((part, link))
        self._lines.insertWidget(self._lines.count() - 1, link, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Lines of what is shown now."""
        for part, link in self._parts:
            link.setVisible(not part.isHidden())
        self._way.set_members([link for part, link in self._parts if not part.isHidden()])

    def go_to(self, part: QWidget) -> None:
        """Scroll so that the part begins at the top, as far as the page is long enough."""
        top = part.mapTo(self._page, QPoint(0, 0)).y()
        self._area.verticalScrollBar().setValue(top - _ABOVE)
