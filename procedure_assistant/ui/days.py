"""A day as the title of a page. Imports nothing: it is wanted before the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procedure_assistant.domain.say import say

if TYPE_CHECKING:
    from datetime import date

WEEKDAYS = (say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"), say("Saturday"), say("Sunday"))
MONTHS = (
    say("January"), say("February"), say("March"), say("April"), say("May"), say("June"),
    say("July"), say("August"), say("September"), say("October"), say("November"), say("December"),
)  # fmt: skip


def weekday_and_day(day: date) -> str:
    """ "Monday 23 November"."""
    return say("{weekdays} {day} {months}", weekdays=WEEKDAYS[day.weekday()], day=day.day, months=MONTHS[day.month - 1])
