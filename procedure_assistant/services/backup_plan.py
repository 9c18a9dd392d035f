"""When a backup is due and which old ones may go: pure rules over moments. Knows no file and no clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

RETRY = timedelta(minutes=15)
"""So long after a backup that failed the next one is tried."""


@dataclass(frozen=True, slots=True)
class KeepRules:
    """Of the last so many days, weeks and months that have a backup, the newest one each is kept."""

    daily: int = 7
    weekly: int = 4
    monthly: int = 12


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """What the clinic chose. ``folder`` is empty as long as none was; the times may stand together.

    Args:
        folder: where backups go.
        daily_at: local time of day, or None.
        every_hours: so many hours after the last one, or None.
        on_close: when the program is closed.
    """

    folder: str = ""
    daily_at: time | None = time(20, 0)
    every_hours: int | None = None
    on_close: bool = False
    keep: KeepRules = KeepRules()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the last backup failed, in the words of its ``Problem``."""

    at: datetime
    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class BackupState:
    """What became of the backups so far. ``failure`` is None when the last one was made; moments are UTC."""

    last_good: datetime | None = None
    last_name: str = ""
    last_number: int = 0
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A backup as the rules see it: local moment, and a number that counts up whatever the clock says."""

    name: str
    at: datetime
    number: int


def next_due(plan: BackupPlan, state: BackupState, now: datetime) -> datetime | None:
    """The moment from which the next backup is due (``now`` or earlier: it is); None when only closing or nothing makes one.

    ``now`` is local. A last backup that lies in the future was made before the clock was set back: how long ago is not known,
    so the next one is due.
    """
    if not plan.folder or (plan.daily_at is None and plan.every_hours is None):
        return None
    due = now
    if state.last_good is not None and state.last_good <= now:
        due = min(_after(plan, state.last_good.astimezone(now.tzinfo)))
    if state.failure is not None and state.failure.at <= now:
        due = max(due, state.failure.at + RETRY)
    return due


def is_due(plan: BackupPlan, state: BackupState, now: datetime, *, closing: bool = False) -> bool:
    """Whether to make a backup now; ``closing`` when the program is being closed."""
    if closing and plan.on_close and plan.folder:
        return True
    due = next_due(plan, state, now)
    return due is not None and due <= now


def _after(plan: BackupPlan, last: datetime) -> list[datetime]:
    """When each of the plan's times comes next after the backup made at ``last``."""
    found: list[datetime] = []
    if plan.daily_at is not None:
        same_day = datetime.combine(last.date(), plan.daily_at, last.tzinfo)
        found.append(same_day if same_day > last else same_day + timedelta(days=1))
    if plan.every_hours is not None:
        found.append(last + timedelta(hours=max(plan.every_hours, 1)))
    return found


def to_delete(existing: Sequence[Made], rules: KeepRules, now: datetime) -> tuple[Made, ...]:
    """The backups that no rule keeps, oldest first. All moments are local.

    The newest by number is always kept. One dated later than ``now`` is kept and fills no rule: the clock was set back,
    and nobody knows how old it is.
    """
    by_number = sorted(existing, key=lambda made: made.number)
    dated = [made for made in by_number if made.at <= now]
    kept = {made.number for made in by_number if made.at > now} | {made.number for made in by_number[-1:]}
    for period, count in ((_day, rules.daily), (_week, rules.weekly), (_month, rules.monthly)):
        kept |= _newest_of_each(dated, period, count)
    return tuple(made for made in by_number if made.number not in kept)


def _newest_of_each(dated: Sequence[Made], period: Callable[[date], tuple[int, ...]], count: int) -> set[int]:
    """The numbers of the newest backup of each of the last ``count`` periods; a later number replaces an earlier one."""
    newest: dict[tuple[int, ...], int] = {}
    for made in dated:
        newest[period(made.at.date())] = made.number
    return {newest[key] for key in sorted(newest)[max(len(newest) - count, 0) :]}


def _day(day: date) -> tuple[int, ...]:
    return day.year, day.month, day.day


def _week(day: date) -> tuple[int, ...]:
    year, week, _ = day.isocalendar()
    return year, week


def _month(day: date) -> tuple[int, ...]:
    return day.year, day.month
