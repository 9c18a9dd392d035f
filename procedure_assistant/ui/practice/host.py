"""Opens a practice visit in front of the window's content and takes it away again, with its records. It shows nothing of real ones."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from procedure_assistant.domain.say import say
from procedure_assistant.services.practice import Practice, PracticeRoom
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.language import put
from procedure_assistant.ui.notice import notice_of
from procedure_assistant.ui.tasks import Tasks

if TYPE_CHECKING:
    from procedure_assistant.ui.practice.screen import PracticeScreen

_NEEDS = "procedure_assistant.ui.practice.screen"
WORD = say("Practice")


class PracticeHost(QObject):
    """One for a window. ``told`` carries a ``Notice`` when practice cannot begin; ``began`` and ``ended`` come once for each visit."""

    began = Signal()
    ended = Signal()
    lock_requested = Signal()
    told = Signal(object)

    def __init__(self, window: QWidget, rows: QVBoxLayout, tasks: Tasks, make_room: Callable[[], PracticeRoom]) -> None:
        """``rows`` holds what fills the window; whatever of it is in sight waits hidden while somebody practises."""
        super().__init__(window)
        self._window = window
        self._rows = rows
        self._tasks = tasks
        self._make_room = make_room
        self._title = ""
        self._behind: list[QWidget] = []
        self._wanted = False
        self.screen: PracticeScreen | None = None

    @property
    def is_open(self) -> bool:
        """Whether a practice visit has the window."""
        return self.screen is not None

    def start(self) -> None:
        """Open a new practice visit; while one is open or coming nothing happens."""
        if self._wanted or self.is_open:
            return
        self._wanted = True

        def work() -> Practice:
            import_module(_NEEDS)
            return self._make_room().open()

        self._tasks.run(work, self._opened, self._failed)

    def give_up(self) -> None:
        """The visit that was asked for will not come; it can be asked for again."""
        self._wanted = False

    def end(self) -> None:
        """Throw the practice visit away and show what was there before."""
        self._wanted = False
        screen, self.screen = self.screen, None
        if screen is None:
            return
        self._rows.removeWidget(screen)
        screen.hide()
        screen.close_records()
        screen.deleteLater()
        put(self._window.setWindowTitle, self._title)
        for one in self._behind:
            if isValid(one):
                one.show()
        self._behind = []
        self.ended.emit()

    def _opened(self, practice: Practice) -> None:
        if not self._wanted:  # it was locked or closed meanwhile
            practice.end()
            return
        from procedure_assistant.ui.practice.screen import PracticeScreen  # noqa: PLC0415 -- loaded by the worker

        self._wanted = False
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        self._behind = [one for item in items if item is not None and (one := item.widget()) is not None and not one.isHidden()]
        self.screen = screen = PracticeScreen(practice)
        screen.ended.connect(self.end)
        screen.lock_requested.connect(self.lock_requested)
        for one in self._behind:
            one.hide()
        self._rows.addWidget(screen, 1)
        screen.show()
        self._title = self._window.windowTitle()
        put(self._window.setWindowTitle, say("{word} – {title}", word=WORD, title=self._title))
        self.began.emit()

    def _failed(self, problem: Problem) -> None:
        self._wanted = False
        self.told.emit(notice_of(problem))
