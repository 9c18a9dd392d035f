"""Words that several pages say about a patient or a day. No Qt."""

from __future__ import annotations

from datetime import date, datetime

from procedure_assistant.domain import wording
from procedure_assistant.domain.patient import Patient
from procedure_assistant.domain.say import say


def short_day(day: date, today: date) -> str:
    """ "22 Nov" within the year of today, "22 Nov 2025" otherwise."""
    text = wording.day(day)
    return text.removesuffix(f" {day.year}") if day.year == today.year else text


def age(patient: Patient, today: date) -> str:
    """ "45 y"; below two years "7 months", since a child's age decides."""
    years = patient.age_on(today)
    if years >= 2:
        return say("{years} y", years=years)
    born = patient.birth_date
    months = (today.year - born.year) * 12 + today.month - born.month - (1 if today.day < born.day else 0)
    return wording.count(months, "month")


def who(patient: Patient, today: date) -> str:
    """ "45 y, male, MRN 0048 2917"."""
    return say("{age}, {sex}, MRN {mrn}", age=age(patient, today), sex=patient.sex, mrn=patient.mrn)


def moment(at: datetime, today: date) -> str:
    """A local time: "10:42" today, "22 Nov, 10:42" on another day."""
    time = wording.clock_time(at)
    return time if at.date() == today else say("{short_day}, {time}", short_day=short_day(at.date(), today), time=time)


def initials(name: str) -> str:
    """Up to two capitals for a disc: "Dr R. Weiss" → "RW", "Weiss" → "W"."""
    words = [word for word in name.replace(".", ". ").split() if word.rstrip(".").lower() not in _TITLES and word[0].isalpha()]
    chosen = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0].upper() for word in chosen)


_TITLES = frozenset({"dr", "prof", "mr", "ms", "mrs", "md", "do", "phd"})
