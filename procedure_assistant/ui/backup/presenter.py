"""Drives the backup page: how it stands, the plan, the copies, back up now, try one out. No Qt; every answer is stored at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from pathlib import Path
from threading import Event
from typing import Protocol

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.services.backup import FolderCheck, Run
from procedure_assistant.services.backup_files import Backup, Contents
from procedure_assistant.services.backup_plan import BackupPlan
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.safekeeping import Copy, Safekeeping, Standing
from procedure_assistant.ui.backup import words
from procedure_assistant.ui.backup.long_runner import Busy, LongRunner
from procedure_assistant.ui.notice import Notice, notice_of

NOT_A_TIME = say("Not a time of day. Type it as 20:00, or leave it empty for never.")
NOT_A_NUMBER = say("A whole number from 0 to 999.")
KEEPS_NOTHING = say("At least one backup must be kept. Nothing was changed.")
BACK_UP_NOW = say("Back up now")
NO_FOLDER = say("Choose a folder, best on another disk; then copies are made by themselves.")
SAME_DISK = Notice(
    say("This folder is on the disk of the records"),
    say("A disk that breaks takes both with it. A folder on another disk is better."),
    "caution",
)
_MOST = 999


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One row. ``id`` is the name of the backup; one of other records can be restored with its own keys, but not tried out."""

    id: str
    made: str
    detail: str
    state: str
    can_restore: bool
    can_check: bool
    is_fine: bool


@dataclass(frozen=True, slots=True)
class BackupContent:
    """The page. ``problems`` by field: folder, daily_at, daily, weekly, monthly."""

    last: str = ""
    last_detail: str = ""
    next: str = ""
    folder: str = ""
    values: dict[str, str] = field(default_factory=dict)
    on_close: bool = False
    lines: tuple[CopyLine, ...] = ()
    list_note: str = ""
    busy: Busy | None = None
    problems: dict[str, str] = field(default_factory=dict)
    notice: Notice | None = None


class BackupView(Protocol):
    """What the presenter asks of the page."""

    def show_backups(self, content: BackupContent) -> None:
        """Show this."""

    def open_restore(self, path: Path) -> None:
        """A backup is to be restored."""


class BackupPresenter:
    """For an administrator."""

    def __init__(self, safe: Safekeeping, runner: LongRunner, clock: Clock, view: BackupView) -> None:
        self._safe = safe
        self._runner = runner
        self._clock = clock
        self._view = view
        self._content = BackupContent()
        self._plan = BackupPlan()
        self._is_first = True
        self._copies: tuple[Copy, ...] = ()
        self._asked = 0
        self._stop: Event | None = None

    def refresh(self, notice: Notice | None = None) -> None:
        """Read how it stands, then the folder, which may be slow."""
        try:
            standing = self._safe.standing()
        except Problem as problem:
            self._show(BackupContent(notice=notice_of(problem)))
            return
        self._take_standing(standing, notice)
        self._read_copies()

    def back_up(self, folder: Path | None = None) -> None:
        """Now; into the folder of the plan unless told."""
        self._long(
            say("Making the backup"), lambda progress, cancel: self._safe.back_up(folder, progress=progress, cancel=cancel), self._made
        )

    def check(self, name: str) -> None:
        """Restore one beside the database to try it out."""
        chosen = self._backup(name)
        if chosen is None:
            return
        self._long(
            say("Restoring the copy to try it out"),
            lambda progress, cancel: self._safe.check(chosen, progress=progress, cancel=cancel),
            lambda held: self._checked(chosen, held),
        )

    def restore(self, name: str) -> None:
        """Go on to the page that restores."""
        chosen = self._backup(name)
        if chosen is not None and self._content.busy is None:
            self._view.open_restore(chosen.path)

    def stop(self) -> None:
        """Let the work end at its next safe place."""
        if self._stop is not None and self._content.busy is not None:
            self._stop.set()
            self._show(replace(self._content, busy=replace(self._content.busy, stopping=True)))

    def choose_folder(self, folder: Path) -> None:
        """From now on backups go there."""
        self._choose(replace(self._plan, folder=str(folder)), "folder")

    def back_up_on_close(self, on: bool) -> None:
        """Whether one is also made when the program is closed."""
        self._choose(replace(self._plan, on_close=on), "on_close")

    def answer(self, name: str, text: str) -> None:
        """One field of the plan was left: daily_at, daily, weekly or monthly."""
        if name == "daily_at":
            at = _time(text)
            if text.strip() and at is None:
                self._problem(name, NOT_A_TIME)
                return
            self._choose(replace(self._plan, daily_at=at), name)
            return
        number = int(text) if text.strip().isascii() and text.strip().isdigit() else -1
        if not 0 <= number <= _MOST:
            self._problem(name, NOT_A_NUMBER)
            return
        keep = replace(self._plan.keep, **{name: number})
        if not (keep.daily or keep.weekly or keep.monthly):
            self._problem(name, KEEPS_NOTHING)
            return
        self._choose(replace(self._plan, keep=keep), name)

    # -- outcomes ------------------------------------------------------------------------------------------------------

    def _choose(self, plan: BackupPlan, name: str) -> None:
        def done(found: FolderCheck | None) -> None:
            is_same_disk = name == "folder" and found is not None and found.same_disk
            self.refresh(SAME_DISK if is_same_disk else None)

        def failed(problem: Problem) -> None:
            self._problem(name, problem.text)

        self._runner.run(lambda: self._safe.choose(plan), done, failed)

    def _made(self, run: Run) -> None:
        size = words.size(run.backup.usable.size)
        told = say("{path}, {size}, restored once to check it.", path=run.backup.path.name, size=size)
        if run.removed:
            told += say(" {ones} removed by the rules for keeping.", ones=wording.count(len(run.removed), "older one").capitalize())
        if run.not_tidied is not None:
            told += say(" Older ones could not be removed: {not_tidied_text}", not_tidied_text=run.not_tidied.text)
        self.refresh(Notice(say("The backup is made"), told, "fine"))

    def _checked(self, chosen: Backup, held: Contents) -> None:
        title = say("The copy of {of} is whole", of=words.of(chosen, self._clock))
        self.refresh(
            Notice(title, say("It was restored to try it out, every entry was checked: {contents}.", contents=words.contents(held)), "fine")
        )

    def _failed(self, problem: Problem) -> None:
        if problem.code == "CANCELLED":
            self.refresh(Notice(say("Stopped"), say("Nothing was changed."), "information"))
            return
        self.refresh(notice_of(problem))

    # -- reading and showing -------------------------------------------------------------------------------------------

    def _take_standing(self, standing: Standing, notice: Notice | None) -> None:
        plan, state = standing.plan, standing.state
        self._plan, self._is_first = plan, state.last_good is None
        if notice is None and state.failure is not None:
            at = words.moment(state.failure.at, self._clock)
            said = say("{message} {hint}", message=state.failure.message, hint=state.failure.hint).strip()
            notice = Notice(say("The backup of {at} failed", at=words.lower(at)), said, "caution", BACK_UP_NOW)
        self._show(
            replace(
                self._content,
                last=words.moment(state.last_good, self._clock) if state.last_good else say("None yet"),
                last_detail=_age(state.last_good, self._clock),
                next=self._next(standing),
                folder=plan.folder,
                values={
                    "daily_at": f"{plan.daily_at:%H:%M}" if plan.daily_at else "",
                    "daily": str(plan.keep.daily),
                    "weekly": str(plan.keep.weekly),
                    "monthly": str(plan.keep.monthly),
                },
                on_close=plan.on_close,
                problems={},
                notice=notice,
            )
        )

    def _next(self, standing: Standing) -> str:
        if not standing.plan.folder:
            return say("When a folder is chosen")
        if standing.next_due is None:
            return say("On closing") if standing.plan.on_close else say("None planned")
        now = self._clock.local(self._clock.now())
        return say("Due now") if standing.next_due <= now else words.moment(standing.next_due, self._clock)

    def _read_copies(self) -> None:
        if not self._plan.folder:
            self._copies = ()
            self._show(replace(self._content, lines=(), list_note=NO_FOLDER))
            return
        self._asked += 1
        number = self._asked

        def done(found: tuple[Copy, ...]) -> None:
            if number == self._asked:
                self._copies = found
                lines = tuple(self._line(one) for one in found)
                self._show(replace(self._known_from(found), lines=lines, list_note="" if lines else say("No copy in this folder yet.")))

        def failed(problem: Problem) -> None:
            if number == self._asked:
                self._copies = ()
                note = say("The copies cannot be listed. {hint}", hint=problem.hint)
                self._show(replace(self._content, lines=(), list_note=note, notice=self._content.notice or notice_of(problem)))

        self._runner.run(self._safe.copies, done, failed)

    def _known_from(self, found: tuple[Copy, ...]) -> BackupContent:
        """Restored records know nothing of the copy they came from: then the newest one in the folder tells when the last was made."""
        newest = next((one.backup for one in found if one.is_own and not one.backup.fault), None)
        if newest is None or not self._is_first:
            return self._content
        made_at = newest.usable.made_at
        return replace(self._content, last=words.moment(made_at, self._clock), last_detail=_age(made_at, self._clock))

    def _line(self, copy: Copy) -> CopyLine:
        backup = copy.backup
        is_usable = backup.manifest is not None and not backup.fault
        detail = backup.fault or say(
            "{size}, {contents}", size=words.size(backup.usable.size), contents=words.contents(backup.usable.contents)
        )
        state = words.checked(copy, self._clock)
        is_fine = is_usable and copy.is_own and not (copy.checked and copy.checked.fault)
        return CopyLine(backup.path.name, words.made(backup, self._clock), detail, state, is_usable, copy.is_own and is_usable, is_fine)

    def _backup(self, name: str) -> Backup | None:
        return next((one.backup for one in self._copies if one.backup.path.name == name), None)

    def _long(self, said: str, work: Callable[..., object], done: Callable[..., None]) -> None:
        if self._content.busy is not None:
            return
        self._show(replace(self._content, busy=Busy(said), notice=None))

        def told(percent: int) -> None:
            if self._content.busy is not None:
                self._show(replace(self._content, busy=replace(self._content.busy, percent=percent)))

        def end(answer: object) -> None:
            self._content = replace(self._content, busy=None)
            done(answer)

        def fail(problem: Problem) -> None:
            self._content = replace(self._content, busy=None)
            self._failed(problem)

        self._stop = self._runner.run_long(work, told, end, fail)

    def _problem(self, name: str, sentence: str) -> None:
        self._show(replace(self._content, problems={name: sentence}))

    def _show(self, content: BackupContent) -> None:
        self._content = content
        self._view.show_backups(content)


def _time(text: str) -> time | None:
    try:
        return datetime.strptime(text.strip(), "%H:%M").replace(tzinfo=UTC).time()
    except ValueError:
        return None


def _age(last: datetime | None, clock: Clock) -> str:
    """How long ago, when that is worth a thought."""
    if last is None:
        return say("Nothing protects the records from a broken disk.")
    days = (clock.today() - clock.local(last).date()).days
    return say("{days} days ago", days=days) if days > 1 else ""
