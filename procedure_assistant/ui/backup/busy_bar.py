"""Long work on the screen: what is done, how far it is, and a button to stop it. Knows no work."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.backup.long_runner import Busy
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.widgets.bars import Bar, BarContent, BarPart
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.surfaces import Panel, Text


class BusyBar(Panel):
    """Hidden while nothing is under way. ``stopped``: somebody asks to stop."""

    stopped = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None, *, spoken: str = say("Stop, nothing is changed")) -> None:
        """``spoken`` says what stopping means."""
        super().__init__("surface", border="line", radius="radius_control", parent=parent)
        self.setObjectName(object_name)
        self.words = Text("", "body_strong")
        self.percent = Text("", "quiet")
        self.bar = Bar(say("Progress"))
        self.stop = button(say("Stop"), "secondary", "sm", object_name=f"{object_name}.stop", spoken=spoken)
        head = line(spacing=10)
        head.addWidget(self.words, 1)
        head.addWidget(self.percent)
        inside = column(spacing=8)
        inside.addLayout(head)
        inside.addWidget(self.bar)
        row = line(self, spacing=16)
        row.setContentsMargins(16, 12, 12, 12)
        row.addLayout(inside, 1)
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignVCenter)
        self.stop.clicked.connect(self.stopped)
        self.hide()

    def show_busy(self, busy: Busy | None, after: QWidget | None = None) -> None:
        """Show how far it is; None hides it. The focus, which was on the button to stop, then goes to ``after``."""
        had_focus = self.stop.hasFocus()
        if busy is not None:
            told = say("{percent} %", percent=busy.percent)
            self.words.setText(say("Stopping at the next safe place") if busy.stopping else busy.words)
            self.percent.setText(told)
            self.bar.set_content(
                BarContent((BarPart(Decimal(busy.percent)),), Decimal(100)), say("{busy_words}: {told}", busy_words=busy.words, told=told)
            )
        began = busy is not None and self.isHidden()
        if busy is not None:
            self.show()
        if began:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that began it is about to be disabled
        elif busy is None and had_focus and after is not None:
            after.setEnabled(True)  # else it takes no focus, and Qt hands it to a button of the window
            after.setFocus(Qt.FocusReason.OtherFocusReason)
        if busy is None:
            self.hide()
