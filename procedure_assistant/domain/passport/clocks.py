"""The clocks of a product: until when it may be used. The time of day comes in as an argument; nothing here looks at a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.passport.form import Clock
from procedure_assistant.domain.passport.reading import Passport
from procedure_assistant.domain.say import say


@dataclass(frozen=True, slots=True)
class ClockState:
    """One clock. ``until`` is a moment, or the last day on which it may be used; None while it is not told."""

    clock: Clock
    until: datetime | date | None

    def passed(self, now: datetime) -> bool:
        """Whether it has passed at ``now``, an aware moment in the clinic's zone. A day counts to its end."""
        if self.until is None:
            return False
        if isinstance(self.until, datetime):
            return now > self.until
        return now.date() > self.until

    def minutes_left(self, now: datetime) -> int | None:
        """Whole minutes until it passes, negative once it has; None while it is not told. A day ends at midnight."""
        if self.until is None:
            return None
        end = self.until
        if not isinstance(end, datetime):
            end = datetime.combine(end + timedelta(days=1), time(), tzinfo=now.tzinfo)
        return int((end - now).total_seconds() // 60)

    @property
    def words(self) -> str:
        """ "Use by 23 Nov 2026 14:05", or that it is not told."""
        if self.until is None:
            return say("{clock}: not told", clock=self.clock.label)
        said = wording.moment(self.until) if isinstance(self.until, datetime) else wording.day(self.until)
        return say("{clock} {said}", clock=self.clock.label, said=said)


def clocks(passport: Passport) -> tuple[ClockState, ...]:
    """Every clock whose fields apply to this product."""
    asked = {step.id for step in passport.asked()}
    return tuple(ClockState(one, _until(passport, one)) for one in passport.form.clocks if (one.at or one.start) in asked)


def _until(passport: Passport, clock: Clock) -> datetime | date | None:
    if clock.at:
        value = passport.value(clock.at)
        if not value:
            return None
        return date.fromisoformat(value) if "T" not in value else datetime.fromisoformat(value)
    start, hours = passport.moment(clock.start), passport.number(clock.hours)
    if start is None or hours is None:
        return None
    return start + timedelta(seconds=int(hours * Decimal(3600)))


def first_passed(passport: Passport, now: datetime) -> ClockState | None:
    """The first clock that has passed."""
    return next((one for one in clocks(passport) if one.passed(now)), None)
