"""Where the clock of a workstation was set back during a visit, told from the stamps of its log. Knows no clock and corrects no time.

The order of the entries is that of their numbers and never in doubt; what may be wrong is the time written beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from procedure_assistant.domain.events import Entry
from procedure_assistant.domain.say import say

TOLERANCE = timedelta(seconds=5)
"""A time service moves a clock by less than this without anybody noticing; more is told."""

TITLE = say("The computer’s clock was set back")
GO_ON = say("The order of the entries is right. Check the clock: times before or after this may be wrong.")


@dataclass(frozen=True, slots=True)
class SetBack:
    """Entry ``seq`` carries an earlier time than the entry before it, ``by`` so much. ``other``: it came from another workstation."""

    seq: int
    by: timedelta
    other: bool

    @property
    def says(self) -> str:
        """One sentence, for the screen and for the page."""
        if self.other:
            return say(
                "The clocks of two workstations differ by {span}: entry {seq} is stamped earlier than the one before it.",
                span=span(self.by),
                seq=self.seq,
            )
        return say("{title} by {span} before entry {seq}.", title=TITLE, span=span(self.by), seq=self.seq)


def set_backs(entries: Iterable[Entry]) -> tuple[SetBack, ...]:
    """Every place of a log where time runs backwards by more than a few seconds, in order."""
    found: list[SetBack] = []
    before: Entry | None = None
    for entry in entries:
        if before is not None and before.at - entry.at > TOLERANCE:
            found.append(SetBack(entry.seq, before.at - entry.at, before.workstation != entry.workstation))
        before = entry
    return tuple(found)


def behind(newest: datetime, now: datetime) -> timedelta | None:
    """How far a clock that says ``now`` is behind an entry that exists already; None within the tolerance."""
    return newest - now if newest - now > TOLERANCE else None


def behind_words(by: timedelta, newest: str) -> str:
    """What is said of a clock that is ``by`` behind the newest entry, whose local time is ``newest`` in words."""
    return say("The computer’s clock is {span} behind the newest entry ({newest}).", span=span(by), newest=newest)


def span(time: timedelta) -> str:
    """A length of time to two units: "40 seconds", "2 h 3 min", "3 days 4 h"."""
    seconds = int(time.total_seconds())
    days, hours, minutes = seconds // 86400, seconds // 3600 % 24, seconds // 60 % 60
    if days:
        return say("{days} {which}", days=days, which=say("day") if days == 1 else say("days")) + (
            say(" {hours} h", hours=hours) if hours else ""
        )
    if hours:
        return say("{hours} h", hours=hours) + (say(" {minutes} min", minutes=minutes) if minutes else "")
    return say("{minutes} min", minutes=minutes) if minutes >= 2 else say("{seconds} seconds", seconds=seconds)
