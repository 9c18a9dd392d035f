"""From a time that people and devices say to the moment it is, by the clock of the clinic."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from procedure_assistant.services.ports import Clock


def moment_of(clock: Clock, naive: datetime) -> datetime:
    """The moment, UTC, of a local time without zone. Of a time that the clocks leap over it is one whose local time is another."""
    moment = naive.replace(tzinfo=UTC)
    for _ in range(2):  # the offset at a guess, then at the moment itself: they differ where clocks are changed
        moment = naive.replace(tzinfo=UTC) - (clock.local(moment).utcoffset() or timedelta())
    return moment


def midnight(clock: Clock, day: date) -> datetime:
    """The moment, UTC, at which a local day begins."""
    return moment_of(clock, datetime.combine(day, time()))
