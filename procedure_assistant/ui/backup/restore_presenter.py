"""Drives the page that puts a backup back: which one, what it holds, who opens it, what happens to the database. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import Protocol

from procedure_assistant.domain.say import say
from procedure_assistant.services.backup_files import Backup
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.safekeeping import Exchanged, Safekeeping, Way
from procedure_assistant.ui.backup import words
from procedure_assistant.ui.backup.long_runner import Busy, LongRunner
from procedure_assistant.ui.notice import Notice, notice_of

NO_BACKUP = say("Choose the folder of a backup first.")
REPLACED = say("The records here are set aside under another name, not deleted. Everybody logs in again afterwards.")
NONE_HERE = say("There are no records here yet.")


@dataclass(frozen=True, slots=True)
class RestoreContent:
    """The page. ``chosen`` is what was chosen in words, "" for nothing; ``done``: the records are back."""

    chosen: str = ""
    detail: str = ""
    consequence: str = ""
    busy: Busy | None = None
    notice: Notice | None = None
    done: bool = False


class RestoreView(Protocol):
    """What the presenter asks of the page."""

    def show_restore(self, content: RestoreContent) -> None:
        """Show this."""

    def forget_typed(self) -> None:
        """Nothing typed stays in the fields."""

    def records_closed(self) -> None:
        """The records were closed on the way, also where the restore then failed: somebody has to log in again."""


class RestorePresenter:
    """Restores a backup, with the records open or not."""

    def __init__(self, safe: Safekeeping, runner: LongRunner, clock: Clock, view: RestoreView) -> None:
        self._safe = safe
        self._runner = runner
        self._clock = clock
        self._view = view
        self._content = RestoreContent()
        self._backup: Backup | None = None
        self._stop: Event | None = None

    def open(self, path: Path | None = None) -> None:
        """Begin; with the backup, where it is known."""
        self._backup = None
        self._show(RestoreContent(consequence=REPLACED if self._safe.database.exists() else NONE_HERE))
        self._view.forget_typed()
        if path is not None:
            self.choose(path)

    def choose(self, path: Path) -> None:
        """Look at a backup, as far as that is possible without a key."""

        def done(found: Backup) -> None:
            self._backup = found
            held = found.usable
            detail = say(
                "{size}, {contents}, made by version {program}",
                size=words.size(held.size),
                contents=words.contents(held.contents),
                program=held.program,
            )
            self._show(replace(self._content, chosen=words.made(found, self._clock), detail=detail, notice=None))

        def failed(problem: Problem) -> None:
            self._backup = None
            self._show(replace(self._content, chosen="", detail="", notice=notice_of(problem)))

        self._runner.run(lambda: self._safe.look_at(path), done, failed)

    def restore(self, way: Way) -> None:
        """Check it and let it take the place."""
        if self._content.busy is not None:
            return
        chosen = self._backup
        if chosen is None:
            self._show(replace(self._content, notice=Notice("No backup is chosen", NO_BACKUP)))
            return
        was_open = self._safe.access.is_open
        self._show(replace(self._content, busy=Busy("Checking the backup and restoring it"), notice=None))

        def told(percent: int) -> None:
            if self._content.busy is not None:
                self._show(replace(self._content, busy=replace(self._content.busy, percent=percent)))

        def done(exchanged: Exchanged) -> None:
            self._view.forget_typed()
            self._show(replace(self._content, busy=None, done=True, notice=self._told(chosen, exchanged)))

        def failed(problem: Problem) -> None:
            self._show(replace(self._content, busy=None, notice=_refusal(problem)))
            if was_open and not self._safe.access.is_open:
                self._view.records_closed()

        self._stop = self._runner.run_long(
            lambda progress, cancel: self._safe.restore(chosen, way, progress=progress, cancel=cancel), told, done, failed
        )

    def stop(self) -> None:
        """Let it end at its next safe place."""
        if self._stop is not None and self._content.busy is not None:
            self._stop.set()
            self._show(replace(self._content, busy=replace(self._content.busy, stopping=True)))

    @property
    def is_busy(self) -> bool:
        """Whether leaving has to wait."""
        return self._content.busy is not None

    def _told(self, chosen: Backup, exchanged: Exchanged) -> Notice:
        title = say("The records of {of} are back", of=words.of(chosen, self._clock))
        kept = say("The records before are kept as {kept} in the same folder. ", kept=exchanged.kept.name) if exchanged.kept else ""
        if exchanged.not_noted is not None:
            return Notice(
                title,
                say(
                    "{kept}This could not be written into the audit trail: {not_noted_text}",
                    kept=kept,
                    not_noted_text=exchanged.not_noted.text,
                ),
                "caution",
            )
        return Notice(title, say("{kept}Log in to go on.", kept=kept), "fine")

    def _show(self, content: RestoreContent) -> None:
        self._content = content
        self._view.show_restore(content)


def _refusal(problem: Problem) -> Notice:
    if problem.code == "CANCELLED":
        return Notice(say("Stopped"), say("Nothing was changed."), "information")
    return notice_of(problem)
