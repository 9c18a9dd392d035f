"""Drives the page that checks the records: verify, save the report, export a head of the chain and hold one against the records. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import Protocol

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.head import Comparison, Head
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.records import save_file
from procedure_assistant.services.safekeeping import Safekeeping, Verified, fault_words
from procedure_assistant.ui.backup import words
from procedure_assistant.ui.backup.long_runner import Busy, LongRunner
from procedure_assistant.ui.notice import Notice, Tone, notice_of
from procedure_assistant.version import VERSION

MOST_SHOWN = 50
NOT_YET = say("Not checked yet since the program was started")


@dataclass(frozen=True, slots=True)
class IntegrityContent:
    """The page. ``first`` is the first bad entry, "" when there is none; ``rest`` the others, as many as are shown."""

    title: str = NOT_YET
    detail: str = ""
    tone: Tone = "information"
    first: str = ""
    rest: tuple[str, ...] = ()
    has_report: bool = False
    busy: Busy | None = None
    notice: Notice | None = None


class IntegrityView(Protocol):
    """What the presenter asks of the page."""

    def show_integrity(self, content: IntegrityContent) -> None:
        """Show this."""


class IntegrityPresenter:
    """For a physician or an administrator."""

    def __init__(self, safe: Safekeeping, runner: LongRunner, clock: Clock, view: IntegrityView) -> None:
        self._safe = safe
        self._runner = runner
        self._clock = clock
        self._view = view
        self._content = IntegrityContent()
        self._found: Verified | None = None
        self._stop: Event | None = None

    def open(self) -> None:
        """Somebody comes to look; the last result is still there."""
        hindrance = self._safe.access.guard.hindrance(Act.VERIFY)
        self._show(replace(self._content, notice=Notice("Not for this role", hindrance) if hindrance else None))

    def verify(self) -> None:
        """Check all of it."""
        self._long(say("Checking every record"), lambda progress, cancel: self._safe.verify(progress=progress, cancel=cancel), self._take)

    def stop(self) -> None:
        """Let it end at its next safe place."""
        if self._stop is not None and self._content.busy is not None:
            self._stop.set()
            self._show(replace(self._content, busy=replace(self._content.busy, stopping=True)))

    def report(self) -> str:
        """The last result as text; it names no patient."""
        if self._found is None:
            return ""
        at = words.moment(self._found.at, self._clock)
        head = say(
            "Procedure Assistant {version}: check of the records\n{at}, {database}", version=VERSION, at=at, database=self._safe.database
        )
        return joined("\n", (head, "", *self._found.words(), ""))

    def save_report(self, path: Path) -> None:
        """Write it to a file."""
        text = self.report()
        self._short(lambda: save_file(path, text.encode()), lambda _none: Notice(say("The report is saved"), str(path), "fine"))

    def export_head(self, path: Path) -> None:
        """Write the head of the chain to a new file."""

        def told(head: Head) -> Notice:
            return Notice(
                say("The head of the chain is exported: entry {entries}", entries=head.entries),
                say("Keep the file where those who use the program cannot change it, such as in print or with somebody else."),
                "fine",
            )

        self._short(lambda: self._safe.export_head(path), told)

    def compare_head(self, path: Path) -> None:
        """Hold an exported head against the records."""

        def told(found: Comparison) -> Notice:
            first, stop, rest = found.text.partition(". ")
            return Notice(
                first + stop.strip(), say("{rest} {hint}", rest=rest, hint=found.hint).strip(), "fine" if found.contained else "refusal"
            )

        self._short(lambda: self._safe.compare_head(path), told)

    def _take(self, found: Verified) -> None:
        self._found = found
        at = words.moment(found.at, self._clock)
        counted = say(
            "{visits} and {entrys} of the chain checked",
            visits=wording.count(found.visits, "visit"),
            entrys=wording.count(found.entries, "entry", "entries"),
        )
        first = fault_words(found.first) if found.first else ""
        title = (
            say("{faults} found", faults=wording.count(len(found.faults), "fault"))
            if found.faults
            else say("Every record is as it was written")
        )
        rest = tuple(fault_words(fault) for fault in found.faults[1 : MOST_SHOWN + 1])
        if (hidden := len(found.faults) - 1 - len(rest)) > 0:
            rest = (*rest, say("and {hidden} more, all of them in the report", hidden=hidden))
        self._show(
            IntegrityContent(
                title, say("{at}. {counted}.", at=at, counted=counted), "refusal" if found.faults else "fine", first, rest, has_report=True
            )
        )

    def _short(self, work: Callable[[], object], told: Callable[..., Notice]) -> None:
        if self._content.busy is not None:
            return

        def done(answer: object) -> None:
            self._show(replace(self._content, busy=None, notice=told(answer)))

        self._show(replace(self._content, busy=Busy("Working"), notice=None))
        self._runner.run(work, done, self._failed)

    def _long(self, said: str, work: Callable[..., Verified], done: Callable[[Verified], None]) -> None:
        if self._content.busy is not None:
            return
        self._show(replace(self._content, busy=Busy(said), notice=None))

        def told(percent: int) -> None:
            if self._content.busy is not None:
                self._show(replace(self._content, busy=replace(self._content.busy, percent=percent)))

        self._stop = self._runner.run_long(work, told, done, self._failed)

    def _failed(self, problem: Problem) -> None:
        stopped = Notice(say("Stopped"), say("Nothing was changed. The check says nothing until it went through."), "information")
        self._show(replace(self._content, busy=None, notice=stopped if problem.code == "CANCELLED" else notice_of(problem)))

    def _show(self, content: IntegrityContent) -> None:
        self._content = content
        self._view.show_integrity(content)
