"""The card below a section's questions: what one press would chart besides, and the answers that are that press. It charts nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.visit.content import TogetherContent
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.flow import FlowRow
from procedure_assistant.ui.widgets.surfaces import Panel, Text


class TogetherCard(Panel):
    """``chosen`` carries the answer that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("accent_soft", radius="radius_card", parent=parent)
        self.setObjectName("together")
        self._content: TogetherContent | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(16, 12, 16, 14)
        self._rows.setSpacing(4)
        self.hide()

    def set_content(self, content: TogetherContent | None) -> None:
        """Show it; None hides the card."""
        if content == self._content:
            return
        self._content = content
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if content is not None:
            self._show_parts(content)
            self.setAccessibleName(content.title)
        self.setVisible(content is not None)

    def _show_parts(self, content: TogetherContent) -> None:
        self._rows.addWidget(Text(content.title, "strong"))
        self._rows.addWidget(Text(content.text, "small", wrap=True))
        for title, lines in content.parts:
            self._rows.addSpacing(6)
            self._rows.addWidget(Text(title, "small_strong", tone="ink2"))
            for line in lines:
                self._rows.addWidget(Text(line, "body", wrap=True))
        if not content.choices:
            return
        self._rows.addSpacing(8)
        self._rows.addWidget(Text(content.asks, "body_strong", wrap=True))
        row = FlowRow(gap=8)
        made = []
        for choice, label in content.choices:
            spoken = say("{answer}, and everything proposed", answer=label)
            one = button(label, "secondary", "lg", object_name=f"together.{choice}", spoken=spoken)
            one.clicked.connect(lambda _checked=False, own=choice: self.chosen.emit(own))
            made.append(one)
        row.set_members(made)
        self._rows.addWidget(row)
