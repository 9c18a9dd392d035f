"""A day as the title of a page. Imports nothing: it is wanted before the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procedure_assistant.domain.say import say

if TYPE_CHECKING:
    from datetime import date

WEEKDAYS = (say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"), say("Saturday"), say("Sunday"))
MONTHS = (
    say("January", sense="date"), say("February", sense="date"), say("March", sense="date"), say("April", sense="date"),
    say("May", sense="date"), say("June", sense="date"), say("July", sense="date"), say("August", sense="date"),
    say("September", sense="date"), say("October", sense="date"), say("November", sense="date"), say("December", sense="date"),
)  # fmt: skip


def weekday_and_day(day: date) -> str:
    """ "Monday 23 November"."""
    return say("{weekdays} {day} {months}", weekdays=WEEKDAYS[day.weekday()], day=day.day, months=MONTHS[day.month - 1])
