"""The list of copies: when made, how large, in which state, and what can be done with each. Shows lines and says what was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.backup.presenter import CopyLine
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.widgets.buttons import Button, button
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

_STATE_WIDTH = 190


class CopyList(Panel):
    """One card with a row a copy. The signals carry the name of the backup."""

    check_requested = Signal(str)
    restore_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("backup.list")
        self.setAccessibleName(say("Copies"))
        self._rows: dict[str, CopyRow] = {}
        self._shown: tuple[CopyLine, ...] = ()
        self._parts: list[QWidget] = []
        self._column = column(self)
        self._column.setContentsMargins(1, 4, 1, 4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_lines(self, lines: Sequence[CopyLine]) -> None:
        """Show these; the same again change nothing."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        for old in self._parts:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = {shown.id: CopyRow(shown) for shown in lines}
        self._parts = []
        for row in self._rows.values():
            if self._parts:
                self._parts.append(Hairline())
                self._column.addWidget(self._parts[-1])
            self._parts.append(row)
            self._column.addWidget(row)
            row.check.clicked.connect(lambda _down=False, own=row.copy_id: self.check_requested.emit(own))
            row.restore.clicked.connect(lambda _down=False, own=row.copy_id: self.restore_requested.emit(own))
        self.setVisible(bool(lines))

    def set_enabled(self, enabled: bool) -> None:
        """Whether something may be asked for just now."""
        for row in self._rows.values():
            row.set_enabled(enabled)

    def row(self, copy_id: str) -> CopyRow:
        """The row of a backup."""
        return self._rows[copy_id]


class CopyRow(QWidget):
    """When and how large, the state, and two buttons."""

    def __init__(self, shown: CopyLine) -> None:
        super().__init__()
        self.copy_id = shown.id
        self._shown = shown
        self.check = self._button(say("Check by restoring"), "check", say("Check the copy of {made} by restoring it", made=shown.made))
        self.restore = self._button(say("Restore…"), "restore", say("Restore the copy of {made}", made=shown.made))
        titles = column(spacing=1)
        titles.addWidget(Text(shown.made, "body_strong"))
        titles.addWidget(Text(shown.detail, "small", wrap=True))
        state = Text(shown.state, "small", tone="ok" if shown.is_fine else "warn")
        state.setFixedWidth(_STATE_WIDTH)
        row = line(self, spacing=8)
        row.setContentsMargins(18, 9, 12, 9)
        row.addLayout(titles, 1)
        for part in (state, self.check, self.restore):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_enabled(True)

    def set_enabled(self, enabled: bool) -> None:
        """Whether its buttons can be pressed just now, as far as they ever can."""
        self.check.setEnabled(enabled and self._shown.can_check)
        self.restore.setEnabled(enabled and self._shown.can_restore)

    def _button(self, words: str, what: str, spoken: str) -> Button:
        return button(words, "ghost", "sm", object_name=f"backup.{what}.{self.copy_id}", spoken=spoken)
