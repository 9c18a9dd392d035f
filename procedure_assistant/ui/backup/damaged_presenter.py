"""Drives the page of a damaged database: rescue what can be read, show what was saved and what not, go on with it or leave it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import Protocol

from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.records import save_file
from procedure_assistant.services.safekeeping import Exchanged, Rescued, Safekeeping, Way
from procedure_assistant.ui.backup.long_runner import Busy, LongRunner
from procedure_assistant.ui.notice import Notice, notice_of

WHOLE = say("Everything that is known of was saved.")
PART = say("Not everything could be saved.")


@dataclass(frozen=True, slots=True)
class DamagedContent:
    """The page. ``report`` is what was saved and what not, empty before; ``done``: the rescued records are in place."""

    folder: str = ""
    report: tuple[str, ...] = ()
    is_whole: bool = False
    busy: Busy | None = None
    problems: dict[str, str] = field(default_factory=dict)
    notice: Notice | None = None
    done: bool = False


class DamagedView(Protocol):
    """What the presenter asks of the page."""

    def show_damaged(self, content: DamagedContent) -> None:
        """Show this."""


class DamagedPresenter:
    """Nothing is exchanged before :meth:`take`; the damaged file is only read."""

    def __init__(self, safe: Safekeeping, runner: LongRunner, view: DamagedView) -> None:
        self._safe = safe
        self._runner = runner
        self._view = view
        self._content = DamagedContent()
        self._rescued: Rescued | None = None
        self._stop: Event | None = None

    def open(self) -> None:
        """Begin."""
        self._show(DamagedContent())

    def choose_folder(self, folder: Path) -> None:
        """Where backups are that fill the gaps."""
        self._show(replace(self._content, folder=str(folder)))

    def rescue(self, way: Way) -> None:
        """Get out what can be read."""
        if self._content.busy is not None:
            return
        folder = Path(self._content.folder) if self._content.folder else None
        self._show(replace(self._content, busy=Busy("Reading what can be read"), notice=None))

        def told(percent: int) -> None:
            if self._content.busy is not None:
                self._show(replace(self._content, busy=replace(self._content.busy, percent=percent)))

        def done(rescued: Rescued) -> None:
            self._rescued = rescued
            report = rescued.report
            self._show(replace(self._content, busy=None, report=tuple(report.words()), is_whole=report.whole))

        self._stop = self._runner.run_long(
            lambda progress, cancel: self._safe.rescue(way, folder, progress=progress, cancel=cancel), told, done, self._failed
        )

    def stop(self) -> None:
        """Let it end at its next safe place."""
        if self._stop is not None and self._content.busy is not None:
            self._stop.set()
            self._show(replace(self._content, busy=replace(self._content.busy, stopping=True)))

    def take(self) -> None:
        """Go on with what was rescued."""
        rescued, self._rescued = self._rescued, None
        if rescued is None:
            return
        self._show(replace(self._content, busy=Busy("Putting the rescued records in place")))

        def done(exchanged: Exchanged) -> None:
            self._show(replace(self._content, busy=None, done=True, notice=_in_place(exchanged)))

        self._runner.run(lambda: self._safe.take(rescued), done, self._failed)

    def leave(self) -> None:
        """Leave the damaged database where it is; what was rescued goes away."""
        rescued, self._rescued = self._rescued, None
        if rescued is not None:
            self._runner.run(lambda: self._safe.drop(rescued), lambda _none: self.open(), self._failed)

    def save_report(self, path: Path) -> None:
        """Write the report to a file."""
        text = joined("\n", (*self._content.report, ""))

        def done(_none: None) -> None:
            self._show(replace(self._content, notice=Notice("The report is saved", str(path), "fine")))

        self._runner.run(lambda: save_file(path, text.encode()), done, self._failed)

    def _failed(self, problem: Problem) -> None:
        stopped = Notice(say("Stopped"), say("Nothing was changed."), "information")
        self._show(replace(self._content, busy=None, notice=stopped if problem.code == "CANCELLED" else notice_of(problem)))

    def _show(self, content: DamagedContent) -> None:
        self._content = content
        self._view.show_damaged(content)


def _in_place(exchanged: Exchanged) -> Notice:
    title = say("The rescued records are in place")
    text = say("The damaged database is kept as {kept}. Log in to go on.", kept=exchanged.kept.name if exchanged.kept else "")
    if exchanged.not_noted is None:
        return Notice(title, text, "fine")
    return Notice(
        title,
        say("{text} This could not be written into the audit trail: {not_noted_text}", text=text, not_noted_text=exchanged.not_noted.text),
        "caution",
    )
