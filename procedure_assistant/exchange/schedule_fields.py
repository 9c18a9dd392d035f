"""What a line of a schedule says: names, days, times, sexes and states as clinics write them. What reads two ways is a fault, no guess."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time

from procedure_assistant.domain.chart import folded
from procedure_assistant.domain.patient import Sex
from procedure_assistant.domain.say import say
from procedure_assistant.services.incoming_values import (
    AppointmentStatus,
    IncomingAppointment,
    IncomingMessage,
    IncomingPerson,
    PersonNumber,
)
from procedure_assistant.services.local_time import moment_of
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.schedule_values import Columns, DateOrder, Field, Line, ReadLine

_LONGEST_CELL = 500
_LONGEST_NUMBER = 64
_OLDEST = 1880

_NAMES: Mapping[Field, tuple[str, ...]] = {
    Field.MRN: ("mrn", "medical record number", "record number", "patient id", "patientid", "patient number", "chart number", "historia"),
    Field.NAME: ("patient name", "name", "patient", "full name", "nombre completo"),
    Field.FAMILY: ("family name", "last name", "lastname", "surname", "apellidos", "family"),
    Field.GIVEN: ("given names", "first name", "firstname", "given name", "given", "nombre"),
    Field.BORN: ("birth date", "date of birth", "dob", "born", "birthdate", "fecha de nacimiento"),
    Field.SEX: ("sex", "gender", "sexo"),
    Field.STARTS: ("start", "starts", "starts at", "start time", "date time", "datetime", "appointment", "appointment time"),
    Field.DAY: ("date", "day", "appointment date", "fecha"),
    Field.TIME: ("time", "hora"),
    Field.MINUTES: ("minutes", "duration", "length", "min"),
    Field.REASON: ("reason", "visit reason", "appointment type", "type", "motivo"),
    Field.PHYSICIAN: ("physician", "provider", "doctor", "resource", "medico"),
    Field.ROOM: ("room", "location", "sala"),
    Field.NUMBER: ("appointment id", "appointment number", "visit id", "encounter", "appt id", "id"),
    Field.STATUS: ("status", "state", "estado"),
}
_SEXES = {
    **dict.fromkeys(("f", "female", "w", "woman", "mujer"), Sex.FEMALE),
    **dict.fromkeys(("m", "male", "man", "hombre"), Sex.MALE),
    **dict.fromkeys(("o", "other", "x", "otro"), Sex.OTHER),
    **dict.fromkeys(("", "u", "unknown"), Sex.UNKNOWN),
}
_STATES = {
    **dict.fromkeys(("", "booked", "scheduled", "confirmed", "pending", "rescheduled"), AppointmentStatus.BOOKED),
    **dict.fromkeys(("arrived", "checked in", "checked-in", "in progress"), AppointmentStatus.ARRIVED),
    **dict.fromkeys(("done", "completed", "fulfilled", "finished", "checked out"), AppointmentStatus.DONE),
    **dict.fromkeys(("cancelled", "canceled", "deleted"), AppointmentStatus.CANCELLED),
    **dict.fromkeys(("no show", "no-show", "noshow", "missed"), AppointmentStatus.NO_SHOW),
}
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_YEAR_FIRST = re.compile(r"(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_WORDS = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]*[ -](\d{4})")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))(?::(\d{2})(?:\.\d+)?)?\s*([aApP])?\.?(?:[mM]\.?)?")


class _Fault(ValueError):
    """Why a cell cannot be read; its text is a sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def guess_columns(names: Sequence[str], sample: Iterable[Line]) -> Columns:
    """What the columns seem to be. A column is used once, the more telling name first."""
    of: dict[Field, str] = {}
    for field, known in _NAMES.items():
        found = next((name for word in known for name in names if folded(name) == word and name not in of.values()), None)
        if found is not None:
            of[field] = found
    if Field.FAMILY in of:
        of.pop(Field.NAME, None)
    if Field.DAY in of:
        of.pop(Field.STARTS, None)
    places = [list(names).index(of[field]) for field in (Field.BORN, Field.DAY, Field.STARTS) if field in of]
    return Columns(of, _order(_cells(sample, places)))


def _cells(sample: Iterable[Line], places: Sequence[int]) -> Iterator[str]:
    return (line.cells[place] for line in sample for place in places if place < len(line.cells))


def _order(cells: Iterable[str]) -> DateOrder:
    """Day or month first, when some day can be read one way only and none the other way only."""
    day_first = month_first = False
    for cell in cells:
        if found := _FIGURES.match(cell.strip()):
            first, mark, second = int(found[1]), found[2], int(found[3])
            day_first |= first > 12 or mark == "."
            month_first |= second > 12
    if day_first == month_first:
        return DateOrder.UNKNOWN
    return DateOrder.DAY_FIRST if day_first else DateOrder.MONTH_FIRST


def read_line(line: Line, names: tuple[str, ...], columns: Columns, source: str, clock: Clock) -> ReadLine:
    """What one line says, or every fault of it."""
    if line.fault:
        return ReadLine(line, None, (line.fault,))
    row = _Row(line, names, columns)
    person, appointment = row.person(clock), row.appointment(clock)
    if row.faults or person is None:
        return ReadLine(line, None, tuple(row.faults))
    told = person if appointment is None else appointment(person)
    original = columns_text(line.cells)
    named = hashlib.sha256(repr((columns.authority, told)).encode("utf-8", "backslashreplace")).hexdigest()[:32]
    return ReadLine(line, IncomingMessage(source, f"row {named}", (told,), original, is_list=True))


def columns_text(cells: Sequence[str]) -> bytes:
    """A line as it is kept when it waits for a decision: its cells, one a line."""
    return "\n".join(cells).encode("utf-8", "backslashreplace")


class _Row:
    """One line while it is read; ``faults`` are sentences."""

    def __init__(self, line: Line, names: tuple[str, ...], columns: Columns) -> None:
        self._cells = dict(zip(names, line.cells, strict=False))
        self._columns = columns
        self.faults: list[str] = []

    def text(self, field: Field) -> str:
        """A cell as plain text on one line; "" where the column is not said."""
        cell = self._cells.get(self._columns.of.get(field, ""), "")
        if len(cell) > _LONGEST_CELL:
            self.faults.append(say("“{name}” is longer than {n} characters.", name=self._columns.of[field], n=_LONGEST_CELL))
            return ""
        if any(unicodedata.category(letter) in ("Cc", "Cs", "Cf") and letter not in "\t\r\n\u200c\u200d" for letter in cell):
            self.faults.append(say("“{name}” holds a character that is no text.", name=self._columns.of[field]))
            return ""
        return " ".join(cell.split())

    def person(self, clock: Clock) -> IncomingPerson | None:
        """Who it is about; None with a fault where that is not said."""
        mrn = self.text(Field.MRN)
        if not mrn or len(mrn) > _LONGEST_NUMBER:
            self.faults.append(say("The record number is missing or too long."))
        family, given = self._name()
        if not family:
            self.faults.append(say("The name is missing."))
        born = self._day(self.text(Field.BORN))
        if born is None:
            if not self.text(Field.BORN):
                self.faults.append(say("The birth date is missing."))
        elif born.year < _OLDEST or born > clock.today():
            self.faults.append(say("The birth date is not possible."))
        sex = _SEXES.get(folded(self.text(Field.SEX)))
        if sex is None:
            self.faults.append(say("The sex “{word}” is not known.", word=self.text(Field.SEX)))
        if self.faults or born is None:
            return None
        return IncomingPerson((PersonNumber(self._columns.authority, mrn),), family, given, born, sex or Sex.UNKNOWN)

    def appointment(self, clock: Clock) -> _Appointment | None:
        """When the person comes; None where the line tells of a person alone."""
        day, at = self._when()
        if day is None or at is None:
            return None
        number, minutes = self.text(Field.NUMBER), self.text(Field.MINUTES)
        if minutes and not (minutes.isascii() and minutes.isdigit() and int(minutes) <= 24 * 60):
            self.faults.append(say("The length “{word}” is no number of minutes.", word=minutes))
            minutes = ""
        status = _STATES.get(folded(self.text(Field.STATUS)))
        if status is None:
            self.faults.append(say("The status “{word}” is not known.", word=self.text(Field.STATUS)))
        starts_at = local_moment(clock, day, at)
        if starts_at is None:
            self.faults.append(say("There is no such time on this day: the clocks are changed."))
            return None
        facts = (self.text(Field.REASON), self.text(Field.PHYSICIAN), self.text(Field.ROOM))
        own = number or f"{self.text(Field.MRN)} {starts_at.astimezone(UTC):%Y-%m-%dT%H:%MZ}"
        return _Appointment(own, starts_at, int(minutes or 0), facts, status or AppointmentStatus.BOOKED)

    def _name(self) -> tuple[str, str]:
        family, given = self.text(Field.FAMILY), self.text(Field.GIVEN)
        whole = self.text(Field.NAME)
        if family or not whole:
            return family, given
        before, comma, after = whole.partition(",")
        if comma:
            return before.strip(), after.strip()
        if " " in whole:
            # "Maria del Carmen Ruiz": which words are the family name cannot be seen.
            self.faults.append(say("The name “{name}” has no comma: family and given names cannot be told apart.", name=whole))
        return whole, given

    def _when(self) -> tuple[date | None, time | None]:
        whole = self.text(Field.STARTS)
        if whole:
            day, _, at = whole.replace("T", " ", 1).strip().partition(" ") if whole[:4].isdigit() else _split(whole)
        else:
            day, at = self.text(Field.DAY), self.text(Field.TIME)
        if not day and not at:
            return None, None
        found, moment = self._day(day), self._time(at)
        if found is None and day == "":
            self.faults.append(say("The day of the appointment is missing."))
        return found, moment

    def _day(self, text: str) -> date | None:
        if not text:
            return None
        try:
            return day_of(text, self._columns.dates)
        except _Fault as fault:
            self.faults.append(fault.sentence)
            return None

    def _time(self, text: str) -> time | None:
        found = time_of(text)
        if found is None:
            self.faults.append(say("The time “{text}” cannot be read.", text=text) if text else say("The time is missing."))
        return found


class _Appointment:
    """An appointment that waits for its person."""

    def __init__(self, number: str, starts_at: datetime, minutes: int, facts: tuple[str, str, str], status: AppointmentStatus) -> None:
        self._made = (number, starts_at, minutes, facts, status)

    def __call__(self, person: IncomingPerson) -> IncomingAppointment:
        number, starts_at, minutes, (reason, physician, room), status = self._made
        return IncomingAppointment(number, person, starts_at, minutes, reason, physician, room, status)


def _split(whole: str) -> tuple[str, str, str]:
    """Day and time where the year does not come first: the time is what holds the colon."""
    words = whole.split()
    place = next((number for number, word in enumerate(words) if ":" in word), len(words))
    return " ".join(words[:place]), "", " ".join(words[place:])


def day_of(text: str, order: DateOrder) -> date:
    """A day as written; raises ``ValueError`` with a sentence where it reads two ways or none."""
    text = text.strip()
    if found := _YEAR_FIRST.match(text):
        parts = int(found[1]), int(found[2]), int(found[3])
    elif found := _WORDS.fullmatch(text):
        parts = int(found[3]), _MONTHS.get(found[2].lower(), 0), int(found[1])
    elif found := _FIGURES.match(text):
        parts = int(found[4]), *_day_and_month(int(found[1]), found[2], int(found[3]), order, text)
    else:
        raise _Fault(say("The day “{text}” cannot be read.", text=text))
    with suppress(ValueError):
        return date(*parts)
    raise _Fault(say("There is no day “{text}”.", text=text))


def _day_and_month(first: int, mark: str, second: int, order: DateOrder, text: str) -> tuple[int, int]:
    if order is DateOrder.MONTH_FIRST and mark != ".":
        return first, second
    if order is DateOrder.DAY_FIRST or mark == "." or first > 12:
        return second, first
    if second > 12 or first == second:
        return first, second
    raise _Fault(say("The day “{text}” reads two ways: choose whether the day or the month comes first.", text=text))


def time_of(text: str) -> time | None:
    """A time of day such as "14:30", "2:30 PM" or "14.30"; None where it is none."""
    found = _TIME.fullmatch(text.strip().removesuffix("Z"))
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[4] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def local_moment(clock: Clock, day: date, at: time) -> datetime | None:
    """The moment of a local day and time; None for a time that the clocks leap over."""
    naive = datetime.combine(day, at)
    moment = moment_of(clock, naive)
    return moment if clock.local(moment).replace(tzinfo=None) == naive else None
