"""Local times and the moments they are, over the days on which clocks are changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from procedure_assistant.services.local_time import midnight, moment_of

BERLIN, HAVANA = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Havana")


class ZoneClock:
    """A clock that knows a zone; nobody asks it what time it is."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone

    def now(self) -> datetime:
        raise NotImplementedError

    def today(self) -> date:
        raise NotImplementedError

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2026, 3, 29), datetime(2026, 3, 28, 23, tzinfo=UTC)),  # the clocks go on at two in the morning of this day
        (date(2026, 3, 30), datetime(2026, 3, 29, 22, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 24, 22, tzinfo=UTC)),  # and back at three of this one
        (date(2026, 10, 26), datetime(2026, 10, 25, 23, tzinfo=UTC)),
    ],
)
def test_that_a_day_begins_at_its_own_midnight(day: date, utc: datetime):
    assert midnight(ZoneClock(BERLIN), day) == utc


@pytest.mark.parametrize("hour", [1, 4, 12, 23])
@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 23)])
def test_that_a_local_time_comes_back(day: date, hour: int):
    naive = datetime.combine(day, time(hour, 30))
    assert moment_of(ZoneClock(BERLIN), naive).astimezone(BERLIN).replace(tzinfo=None) == naive


def test_that_a_time_that_was_leapt_over_is_another_one():
    """In Havana the clocks go on at midnight: that day begins at one."""
    begun = midnight(ZoneClock(HAVANA), date(2026, 3, 8))
    assert begun.astimezone(HAVANA).replace(tzinfo=None) != datetime.combine(date(2026, 3, 8), time())
    assert abs((begun - datetime(2026, 3, 8, 5, tzinfo=UTC)).total_seconds()) <= 3600
