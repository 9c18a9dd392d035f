"""Long work off the window's thread: plain functions of frozen values, answered by queued signals. Never touches a widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from procedure_assistant.services.problem import Problem

T = TypeVar("T")


class _Reply(QObject):
    """Lives on the window's thread; its bound slot is called there, whichever thread emits."""

    arrived = Signal(object, object)
    answered = Signal()

    def __init__(self, done: Callable[[Any], None], failed: Callable[[Problem], None], parent: QObject) -> None:
        super().__init__(parent)
        self._done = done
        self._failed = failed
        self.arrived.connect(self.take, Qt.ConnectionType.QueuedConnection)

    @Slot(object, object)
    def take(self, answer: object, problem: Problem | None) -> None:
        """Call back with what came."""
        self.answered.emit()
        if problem is not None:
            self._failed(problem)
        else:
            self._done(answer)


class _Work(QRunnable, Generic[T]):
    def __init__(self, work: Callable[[], T], reply: _Reply) -> None:
        super().__init__()
        self._work = work
        self._reply = reply

    def run(self) -> None:
        try:
            answer = self._work()
        except Problem as problem:
            self._reply.arrived.emit(None, problem)
        else:
            self._reply.arrived.emit(answer, None)


class Tasks(QObject):
    """Runs work on a pool and calls back on the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Problem], None]) -> None:
        """Run ``work`` off this thread; exactly one of ``done`` and ``failed`` is called here afterwards."""
        reply = _Reply(done, failed, self)
        reply.answered.connect(reply.deleteLater)
        self._pool.start(_Work(work, reply))

    def drain(self) -> None:
        """Wait for everything under way (on closing, and after each test)."""
        self._pool.waitForDone()
