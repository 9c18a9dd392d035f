"""Searches the audit trail and hands it over as a file. No Qt; writes into the trail itself only that it was seen or exported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.access import Access
from procedure_assistant.services.local_time import midnight
from procedure_assistant.services.patient_form import day_from
from procedure_assistant.services.permissions import Act, check
from procedure_assistant.services.ports import AuditRow, Clock
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.audit.words import act_words, as_csv, detail_words, is_grave
from procedure_assistant.ui.notice import Notice, notice_of

PAGE = 200
# What was looked at or handed on is said by its detail; its id stands in the exported file only.
_SAID_BY_DETAIL = frozenset({Act.LOOK, Act.PRINT_RECORD, Act.SAVE_RECORD, Act.COPY_TEXT})
_ALL = 10_000_000
NOT_A_DAY = say("Not a full date. Type it as 14 Feb 2026 or 2026-02-14.")
NOT_SEARCHED = say("Not searched yet: a day is not right")
UPSIDE_DOWN = say("This day is before the first one.")

SaveCsv = Callable[[str, str, Callable[[Path | None], None], Callable[[Problem], None]], None]
"""Takes a proposed file name and the text; asks where and writes it. Then calls the first with the file (None when the user gave up),
or the second with what went wrong."""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One row in words: local time, who, what, the rest of it, where."""

    seq: int
    at: str
    who: str
    what: str
    detail: str
    workstation: str
    is_grave: bool = False


@dataclass(frozen=True, slots=True)
class AuditContent:
    """The page. ``more`` says that older entries match too; ``problems`` by the fields since and until."""

    lines: tuple[AuditLine, ...] = ()
    count: str = ""
    more: bool = False
    busy: bool = False
    problems: dict[str, str] = field(default_factory=dict)
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class _Search:
    words: str = ""
    since: datetime | None = None
    until: datetime | None = None


class AuditView(Protocol):
    """What the presenter asks of the page."""

    def show_audit(self, content: AuditContent) -> None:
        """Show this."""


class AuditPresenter:
    """For an administrator. An answer that was overtaken by a newer search is dropped."""

    def __init__(self, access: Access, runner: Runner, clock: Clock, view: AuditView, save_csv: SaveCsv) -> None:
        self._access = access
        self._runner = runner
        self._clock = clock
        self._view = view
        self._save_csv = save_csv
        self._content = AuditContent()
        self._search = _Search()
        self._limit = PAGE
        self._asked = 0
        self._names: dict[str, str] = {}

    def open(self) -> None:
        """Somebody comes to look: it is written down, then the newest entries are shown."""
        try:
            check(self._access.account.role, Act.SEE_AUDIT)
            self._access.note(Act.SEE_AUDIT.value)
            self._names = {one.id: one.name for one in self._access.store.accounts()}
        except Problem as problem:
            self._show(AuditContent(notice=notice_of(problem)))
            return
        self._search, self._limit = _Search(), PAGE
        self._read()

    def search(self, words: str, since: str, until: str) -> None:
        """Look for all words from one local day to another, both included; "" leaves an end open."""
        first, last = day_from(since), day_from(until)
        problems = {
            name: NOT_A_DAY for name, typed, day in (("since", since, first), ("until", until, last)) if typed.strip() and day is None
        }
        if first and last and last < first:
            problems["until"] = UPSIDE_DOWN
        if problems:
            self._show(replace(self._content, count=NOT_SEARCHED, problems=problems, notice=None))
            return
        until_moment = midnight(self._clock, last + timedelta(days=1)) if last else None
        self._search, self._limit = _Search(words.strip(), midnight(self._clock, first) if first else None, until_moment), PAGE
        self._read()

    def show_more(self) -> None:
        """Older entries too."""
        self._limit += PAGE
        self._read()

    def export(self) -> None:
        """Hand everything that matches over as CSV, not only what is shown."""
        if self._content.busy:
            return
        search = self._search
        self._show(replace(self._content, busy=True, notice=None))

        def work() -> tuple[int, str]:
            check(self._access.account.role, Act.EXPORT_AUDIT)
            rows = self._rows(search, _ALL)
            return len(rows), as_csv(reversed(rows))

        self._runner.run(work, lambda made: self._save(*made), self._failed)

    def _save(self, count: int, text: str) -> None:
        number = wording.count(count, "entry", "entries")
        try:
            # Noted first: a file that nobody wrote down is worse than a note about a file that was not saved after all.
            self._access.note(Act.EXPORT_AUDIT.value, detail=number)
        except Problem as problem:
            self._failed(problem)
            return
        notice = Notice(
            say("{number} exported", number=number.capitalize()),
            say("The file is not encrypted. Keep it where the records may be kept."),
            "fine",
        )

        def ended(saved: Path | None) -> None:
            self._show(replace(self._content, busy=False, notice=notice if saved is not None else None))

        self._save_csv(f"audit-{self._clock.today().isoformat()}.csv", text, ended, self._failed)

    def _failed(self, problem: Problem) -> None:
        self._show(replace(self._content, busy=False, notice=notice_of(problem)))

    def _read(self) -> None:
        self._asked += 1
        number, search, limit = self._asked, self._search, self._limit

        def work() -> tuple[AuditRow, ...]:
            check(self._access.account.role, Act.SEE_AUDIT)
            return self._rows(search, limit + 1)

        def done(rows: tuple[AuditRow, ...]) -> None:
            if number == self._asked:
                self._take(rows, limit)

        self._runner.run(work, done, self._failed)

    def _rows(self, search: _Search, limit: int) -> tuple[AuditRow, ...]:
        return self._access.store.audit_entries(words=search.words, since=search.since, until=search.until, limit=limit)

    def _take(self, rows: tuple[AuditRow, ...], limit: int) -> None:
        shown, more = rows[:limit], len(rows) > limit
        number = wording.count(len(shown), "entry", "entries")
        count = say("The newest {number}", number=number) if more else number
        if not shown:
            count = say("Nothing matches") if self._search != _Search() else say("Nothing was written down yet")
        self._show(AuditContent(tuple(self._line(row) for row in shown), count, more))

    def _line(self, row: AuditRow) -> AuditLine:
        local = self._clock.local(row.at)
        about = self._names.get(row.subject, "" if row.act in _SAID_BY_DETAIL and row.detail else row.subject)
        said = "" if act_words(row.act).lower() == row.detail else detail_words(row.detail)
        detail = joined(": ", (part for part in (about if about != row.who else "", said) if part))
        at = say("{date}, {local}", date=wording.day(local.date()), local=f"{local:%H:%M:%S}")
        return AuditLine(
            row.seq, at, say(row.who) if row.who == "nobody" else row.who, act_words(row.act), detail, row.workstation, is_grave(row.act)
        )

    def _show(self, content: AuditContent) -> None:
        self._content = content
        self._view.show_audit(content)
