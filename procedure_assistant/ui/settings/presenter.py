"""Drives the settings: every field is stored as soon as it is answered, and shows what is stored. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.note import Paper
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.settings import (
    LEAST_LOCK_MINUTES,
    MOST_LOCK_MINUTES,
    ClinicSettings,
    load_settings,
    save_settings,
)
from procedure_assistant.ui.notice import Notice, notice_of

RELOAD = say("Read again")
NOT_MINUTES = say(
    "Whole minutes from {least_lock_minutes} to {most_lock_minutes}. Nothing was changed.",
    least_lock_minutes=LEAST_LOCK_MINUTES,
    most_lock_minutes=MOST_LOCK_MINUTES,
)
_NAMES = {
    "clinic": say("clinic name"),
    "details": say("letterhead"),
    "physician": say("physician who signs"),
    "credentials": say("credentials"),
    "paper": say("paper"),
    "lock_minutes": say("minutes before locking"),
}


@dataclass(frozen=True, slots=True)
class SettingsContent:
    """The page. ``values`` are what is stored, by field; ``problems`` stand beside the field that was not stored.

    ``may_change`` False: whoever is in chooses how this workstation looks, and sees nothing of the clinic's settings.
    """

    values: dict[str, str]
    problems: dict[str, str] = field(default_factory=dict)
    notice: Notice | None = None
    may_change: bool = True


class SettingsView(Protocol):
    """What the presenter asks of the page."""

    def show_settings(self, content: SettingsContent) -> None:
        """Show these values."""


class SettingsPresenter:
    """The clinic's settings. ``changed`` is called with them once they are stored."""

    def __init__(self, services: Services, view: SettingsView, changed: Callable[[ClinicSettings], None]) -> None:
        self._store = services.store
        self._guard = services.visits.guard
        self._view = view
        self._changed = changed
        self._stored = ClinicSettings()
        self._problems: dict[str, str] = {}
        self._notice: Notice | None = None

    def refresh(self) -> None:
        """Read what is stored and show it."""
        self._notice, self._problems = None, {}
        try:
            self._stored = load_settings(self._store)
        except Problem as problem:
            self._notice = notice_of(problem, RELOAD)
        self._show()

    def answer(self, name: str, text: str) -> None:
        """Store one field; when that fails the stored value stays on screen with the reason beside it."""
        self._problems.pop(name, None)
        try:
            self._guard.allow(save_settings)
            # Read anew: another window may have stored another field meanwhile.
            before = load_settings(self._store)
            after = replace(before, **_change(name, text))
            if after != before:
                save_settings(self._store, after)
                self._guard.note(Act.CHANGE_SETTINGS, "", _NAMES[name])
        except Problem as problem:
            self._problems[name] = problem.text
            self._show()
            return
        self._stored = after
        self._show()
        if after != before:
            self._changed(after)

    def _show(self) -> None:
        self._view.show_settings(
            SettingsContent(_values(self._stored), dict(self._problems), self._notice, not self._guard.hindrance(Act.CHANGE_SETTINGS))
        )


def _change(name: str, text: str) -> dict[str, Any]:
    if name == "details":
        return {"details": tuple(line for line in (joined(" ", one.split()) for one in text.splitlines()) if line)}
    if name == "lock_minutes":
        minutes = int(text) if text.strip().isdecimal() else 0
        if not LEAST_LOCK_MINUTES <= minutes <= MOST_LOCK_MINUTES:
            raise Problem("SETTINGS-MINUTES", NOT_MINUTES)
        return {name: minutes}
    if name == "paper":
        return {"paper": Paper(text)}
    return {name: joined(" ", text.split())}


def _values(settings: ClinicSettings) -> dict[str, str]:
    return {
        "clinic": settings.clinic,
        "details": joined("\n", settings.details),
        "physician": settings.physician,
        "credentials": settings.credentials,
        "paper": settings.paper.value,
        "lock_minutes": str(settings.idle_minutes),
    }
