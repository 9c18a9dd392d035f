"""Asks in place why somebody must see patients in an emergency, and opens them for that reason. Nothing else is decided here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.access import SHORTEST_REASON, Access
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.visit.content import Asking
from procedure_assistant.ui.visit.notices import ReasonBar

_ASKING = Asking(
    say("Why must you see patients now?"),
    say(
        "Until you end it or the program locks you can look at patients, print and copy. "
        "The reason, your name and the time stand in the audit trail."
    ),
    say("Reason"),
    say("Break the glass"),
)


class BreakGlassBar(ReasonBar):
    """``broken`` once the reason stands in the audit trail; hides itself then, and on cancel."""

    broken = Signal()

    def __init__(self, access: Access, parent: QWidget | None = None) -> None:
        super().__init__("break_glass", parent)
        self._access = access
        self.given.connect(self._break)
        self.cancelled.connect(self.leave)

    def ask(self) -> None:
        """Show the question."""
        self.set_asking(_ASKING)

    def leave(self) -> None:
        """Go; also to be called when the program locks."""
        self.set_asking(None)

    def _break(self, reason: str) -> None:
        if len(reason) < SHORTEST_REASON:
            self.field.set_problem(say("Write in a few words why."))
            return
        try:
            self._access.break_glass(reason)
        except Problem as problem:
            self.field.set_problem(problem.text)
            return
        self.leave()
        self.broken.emit()
