"""What the tests of coming in share: a runner that works at once or when told, and hands that type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.widgets.fields import FieldBox


class AtOnce:
    """A ``Runner`` on the same thread; with ``held`` the work waits for :meth:`release`, with ``late`` only its answer does."""

    def __init__(self, *, held: bool = False, late: bool = False) -> None:
        self.held = held
        self.late = late
        self._waiting: list[Callable[[], None]] = []

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Problem], None]) -> None:
        def worked() -> Callable[[], None]:
            try:
                answer = work()
            except Problem as problem:
                told = problem  # the name of an exception ends with its block
                return lambda: failed(told)
            return lambda: done(answer)

        def both() -> None:
            worked()()

        if self.held:
            self._waiting.append(both)
        elif self.late:
            self._waiting.append(worked())
        else:
            both()

    def release(self) -> None:
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            one()


def write(box: FieldBox, text: str) -> None:
    """Replace what stands in a box, by keys."""
    box.edit.setFocus()
    box.edit.selectAll()
    QTest.keyClick(box.edit, Qt.Key.Key_Delete)
    QTest.keyClicks(box.edit, text)


def press(button: QAbstractButton) -> None:
    """Click in its middle; a button that cannot be pressed does nothing."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
