"""What Appointment and Patient resources of a server say, as values for what comes in. Guesses nothing: what is missing is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from procedure_assistant.domain.say import say
from procedure_assistant.exchange.fhir_patient import CITIZEN_NUMBERS, identifier_types, is_over, name_of, sex_of
from procedure_assistant.exchange.fhir_values import UNREADABLE, Json, Notes, child, children, concept_name, day, text
from procedure_assistant.services.incoming_values import AppointmentStatus, IncomingAppointment, IncomingPerson, PersonNumber
from procedure_assistant.services.patient_form import LONGEST_NAME, birth_date_fault
from procedure_assistant.services.problem import Problem

_STATUS = {
    "pending": AppointmentStatus.BOOKED,
    "booked": AppointmentStatus.BOOKED,
    "arrived": AppointmentStatus.ARRIVED,
    "checked-in": AppointmentStatus.ARRIVED,
    "fulfilled": AppointmentStatus.DONE,
    "cancelled": AppointmentStatus.CANCELLED,
    "noshow": AppointmentStatus.NO_SHOW,
    "entered-in-error": AppointmentStatus.CANCELLED,
}
"""FHIR R4 value set appointmentstatus; proposed and waitlist are no appointments yet."""
_NOT_YET = ("proposed", "waitlist")
_CHART_NUMBERS = frozenset({"MR", "PI", "PT", "MRT"})
"""HL7 table 0203: numbers of a patient in some institution. Of licences, passports and insurances none is taken."""
_MOST_NUMBERS = 20
_LONGEST_TEXT = 300


@dataclass(frozen=True, slots=True)
class Scheduled:
    """An Appointment resource."""

    body: Json

    @property
    def patient(self) -> str:
        """The address of its patient, "" where it has none."""
        return self.actor("Patient")

    def actor(self, kind: str) -> str:
        """The address of the first who takes part and is of a type."""
        return next((text(one, "reference") for one in self._actors(kind)), "")

    def name(self, kind: str, by_address: Mapping[str, Json]) -> str:
        """What the first of a type is called: as the appointment says, else by its own resource."""
        for one in self._actors(kind):
            found = by_address.get(text(one, "reference"), {})
            names = children(found, "name")
            own = text(found, "name") or (text(names[0], "text") or _spelled(names[0]) if names else "")
            return (text(one, "display") or own)[:_LONGEST_TEXT]
        return ""

    def _actors(self, kind: str) -> list[Json]:
        actors = [child(one, "actor") for one in children(self.body, "participant")]
        return [one for one in actors if f"{kind}/" in text(one, "reference")]


def _spelled(name: Json) -> str:
    given = name.get("given")
    parts = [*(given if isinstance(given, list) else []), name.get("family")]
    return " ".join(part for part in parts if isinstance(part, str))


def appointment_of(
    scheduled: Scheduled, person: IncomingPerson, by_address: Mapping[str, Json], notes: Notes
) -> IncomingAppointment | None:
    """An appointment, or None with a note where it is none or cannot be placed on a day."""
    body = scheduled.body
    number, told = text(body, "id"), text(body, "status")
    if told in _NOT_YET:
        return None
    status = _STATUS.get(told)
    starts, ends = _moment(body.get("start")), _moment(body.get("end"))
    if not number or len(number) > LONGEST_NAME or status is None:
        notes.under(say("Appointments with an unknown status or number were left out"), number[:64] or "?")
        return None
    if starts is None and status is not AppointmentStatus.CANCELLED:
        notes.under(say("Appointments without a time that can be read were left out"), number)
        return None
    return IncomingAppointment(
        number=number,
        person=person,
        starts_at=starts,
        minutes=_minutes(body, starts, ends),
        reason=_reason(body),
        physician=scheduled.name("Practitioner", by_address),
        room=scheduled.name("Location", by_address),
        status=status,
    )


def _moment(value: object) -> datetime | None:
    """An instant, which has a zone; anything else is none."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        found = datetime.fromisoformat(value)
        return found if found.tzinfo and found.utctimetuple() else None
    except (ValueError, OverflowError):
        return None


def _minutes(body: Json, starts: datetime | None, ends: datetime | None) -> int:
    told = body.get("minutesDuration")
    if isinstance(told, int) and not isinstance(told, bool) and 0 < told <= 24 * 60:
        return told
    if starts is None or ends is None:
        return 0
    minutes = int((ends - starts).total_seconds() // 60)
    return minutes if 0 < minutes <= 24 * 60 else 0


def _reason(body: Json) -> str:
    concepts = [*children(body, "reasonCode"), *children(body, "serviceType"), child(body, "appointmentType")]
    found = (text(body, "description"), *(concept_name(one) for one in concepts))
    return next((one for one in found if one), "")[:_LONGEST_TEXT]


def person_of(body: Json, base: str, today: date, notes: Notes) -> IncomingPerson | None:
    """A person, or None with a note where there is no name. Without a number of a chart the server's own stands in (``base``)."""
    try:
        family, given = name_of(body, today, notes)
    except Problem:
        notes.under(say("Patients without a name that can be read were left out"), text(body, "id")[:64] or "?")
        return None
    born = day(body.get("birthDate"))
    if born is not None and birth_date_fault(born, today):
        notes.under(say("Birth dates that cannot be were left out"), family)
        born = None
    numbers = _numbers(body, today) or ((PersonNumber(base + "Patient", text(body, "id")[:LONGEST_NAME], ""),) if text(body, "id") else ())
    if not numbers:
        notes.under(say("Patients without any number were left out"), family)
        return None
    return IncomingPerson(numbers, family, given, born, sex_of(body, Notes()))


def _numbers(body: Json, today: date) -> tuple[PersonNumber, ...]:
    """The numbers in force, record numbers first; no citizen's numbers, and none that cannot be shown."""
    usable = [one for one in children(body, "identifier") if _is_usable(one, today)][:_MOST_NUMBERS]
    usable.sort(key=lambda one: "MR" not in identifier_types(one))
    return tuple(dict.fromkeys(PersonNumber(text(one, "system"), text(one, "value"), _kind(one)) for one in usable))


def _kind(identifier: Json) -> str:
    found = identifier_types(identifier)
    return next((one for one in ("MR", "PI", "PT", "MRT") if one in found), "")


def _is_usable(one: Json, today: date) -> bool:
    system, value = text(one, "system"), text(one, "value")
    if not value or max(len(value), len(system)) > LONGEST_NAME or UNREADABLE in system + value:
        return False
    kinds = identifier_types(one)
    if kinds and _CHART_NUMBERS.isdisjoint(kinds):
        return False
    return text(one, "use") != "old" and not is_over(one, today) and not system.startswith(CITIZEN_NUMBERS)
