"""Drives the card of the state notices: a text file is added under its reference and version, removed, and put back. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.notices import NoticeService, StateNotice, load_notices, name_fault
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.notice import Notice, notice_of

UNDO = say("Undo")
_FIRST_SIGNS = 90


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One notice kept: its name, when it was added, how its text begins."""

    name: str
    added: str
    begins: str


@dataclass(frozen=True, slots=True)
class NoticesContent:
    """The card. ``notice`` is the message above the list, None for none."""

    lines: tuple[NoticeLine, ...]
    notice: Notice | None


class NoticesView(Protocol):
    """What the presenter asks of the card."""

    def show_notices(self, content: NoticesContent) -> None:
        """Show it all."""

    def clear_name(self) -> None:
        """The notice is kept: reference and version are typed anew for the next one."""


class NoticesPresenter:
    """Everything is kept at once; what was removed last can be put back."""

    def __init__(self, services: Services, view: NoticesView) -> None:
        self._store = services.store
        self._service = NoticeService(services.store, services.visits.guard, services.clock.today)
        self._view = view
        self._kept: tuple[StateNotice, ...] = ()
        self._removed: StateNotice | None = None

    def refresh(self) -> None:
        """Read what is kept."""
        self._removed = None
        self._show(None)

    def may_choose(self, reference: str, version: str) -> bool:
        """Whether a file may be chosen for this name; says what is missing when not."""
        fault = name_fault(reference, version)
        if fault:
            self._show(Notice(fault, say("Type it, then add the file."), "caution"))
        return not fault

    def add(self, path: Path, reference: str, version: str) -> None:
        """Keep the text of a file."""

        def act() -> Notice:
            notice = self._service.add_notice_file(path, reference, version)
            self._view.clear_name()
            return Notice(say("Added: {name}", name=notice.name), say("It is offered at its step of the product passport."), "fine")

        self._do(act)

    def remove(self, place: int) -> None:
        """Remove the notice of a line."""
        notice = self._kept[place]

        def act() -> Notice:
            self._service.remove(notice)
            self._removed = notice
            return Notice(say("Removed: {name}", name=notice.name), say("Records that name it stay as they are."), "information", UNDO)

        self._do(act)

    def undo(self) -> None:
        """Put back what was removed last."""
        notice = self._removed
        if notice is None:
            return

        def act() -> Notice:
            self._service.put_back(notice)
            self._removed = None
            return Notice(say("Put back: {name}", name=notice.name), "", "fine")

        self._do(act)

    def _do(self, act: Callable[[], Notice]) -> None:
        try:
            said = act()
        except Problem as problem:
            said = notice_of(problem)
        self._show(said)

    def _show(self, notice: Notice | None) -> None:
        try:
            self._kept = load_notices(self._store)
        except Problem as problem:
            notice = notice_of(problem)
        self._view.show_notices(NoticesContent(tuple(map(_line, self._kept)), notice))


def _line(notice: StateNotice) -> NoticeLine:
    words = " ".join(notice.text.split())
    begins = words if len(words) <= _FIRST_SIGNS else f"{words[:_FIRST_SIGNS].rsplit(' ', 1)[0]} …"
    return NoticeLine(notice.name, say("Added {day}", day=wording.day(date.fromisoformat(notice.added))), begins)
