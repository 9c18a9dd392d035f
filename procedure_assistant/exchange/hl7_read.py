"""Reads ADT and SIU messages of HL7 v2 as values: people, merges, appointments. It stores nothing and guesses nothing.

ADT: A01 A04 A05 A08 A28 A31 tell of a person, A40 of two records that are one. SIU: S12 S13 S14 book or change an appointment, S15 S17
cancel it, S26 says that nobody came. Every other event is read, told and used for nothing: A11 and A23 take back a stay, not a person.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from procedure_assistant.domain.say import joined, say
from procedure_assistant.exchange.hl7_message import Message, Segment, Value, read_message
from procedure_assistant.exchange.hl7_person import Notes, moment_of, person_of, retired_of
from procedure_assistant.services.incoming_values import (
    AppointmentStatus,
    IncomingAppointment,
    IncomingMerge,
    IncomingMessage,
    Told,
    WorklistNumbers,
)
from procedure_assistant.services.problem import Problem

PERSON_EVENTS = ("A01", "A04", "A05", "A08", "A28", "A31")
MERGE_EVENTS = ("A40",)
APPOINTMENT_EVENTS: Final = {
    "S12": AppointmentStatus.BOOKED,
    "S13": AppointmentStatus.BOOKED,
    "S14": AppointmentStatus.BOOKED,
    "S15": AppointmentStatus.CANCELLED,
    "S17": AppointmentStatus.CANCELLED,
    "S26": AppointmentStatus.NO_SHOW,
}
_STATUS: Final = {
    "PENDING": AppointmentStatus.BOOKED,
    "BOOKED": AppointmentStatus.BOOKED,
    "OVERBOOK": AppointmentStatus.BOOKED,
    "STARTED": AppointmentStatus.ARRIVED,
    "COMPLETE": AppointmentStatus.DONE,
    "CANCELLED": AppointmentStatus.CANCELLED,
    "DC": AppointmentStatus.CANCELLED,
    "DELETED": AppointmentStatus.CANCELLED,
    "NOSHOW": AppointmentStatus.NO_SHOW,
}
"""HL7 table 0278."""
_MINUTES: Final = {"": 1, "M": 1, "MIN": 1, "MINS": 1, "MINUTE": 1, "MINUTES": 1, "H": 60, "HR": 60, "HRS": 60, "HOUR": 60, "HOURS": 60}
_MOST_MINUTES = 24 * 60
_USED = {"MSH", "EVN", "PID", "MRG", "AL1", "SCH", "TQ1", "AIS", "AIG", "AIL", "AIP", "PV1"}
_MOST_TEXT = 500
_MOST_MERGES = 100
_MOST_NOTES = 50


@dataclass(frozen=True, slots=True)
class Unused:
    """A message of which nothing is used here, in words. It is acknowledged: the other system has done its part."""

    words: str


def read(data: bytes, source: str) -> IncomingMessage | Unused:
    """One message. ``source`` is the name in the settings. Raises ``Problem`` HL7-…"""
    return meaning_of(read_message(data), data, source)


def meaning_of(message: Message, data: bytes, source: str) -> IncomingMessage | Unused:
    """What a message means; ``data`` is how it came. Raises ``Problem`` HL7-…"""
    _check(message)
    kind, event = message.kind
    notes: Notes = []
    if kind == "ADT" and event in PERSON_EVENTS:
        what: tuple[Told, ...] = (person_of(message, _the_pid(message), notes, message.all("AL1")),)
    elif kind == "ADT" and event in MERGE_EVENTS:
        what = tuple(_merges(message, notes))
    elif kind == "SIU" and event in APPOINTMENT_EVENTS:
        what = (_appointment(message, APPOINTMENT_EVENTS[event], notes),)
    else:
        name = "^".join(part[:20] for part in (kind, event) if part) or "?"
        return Unused(say("A message {name} came. Nothing of it is used here, and nothing was changed.", name=name))
    notes += _left_out(message)
    sent = moment_of(message.header.field(7).component(1).text)
    return IncomingMessage(_source(message, source), _identity(message, data), what, data, sent, tuple(dict.fromkeys(notes))[:_MOST_NOTES])


def _check(message: Message) -> None:
    """That it is a message for work, of a version that is read, and that it can be known again."""
    if not message.control_id or len(message.control_id) > 200:
        raise Problem("HL7-ID", say("The message has no number of its own (MSH-10)."), hint=_SET_RIGHT)
    version = message.header.field(12).component(1).text
    if version and not version.startswith("2."):
        raise Problem("HL7-VERSION", say("The message is of version {version}; 2.x is read.", version=version[:20]), hint=_SET_RIGHT)
    if message.header.field(11).component(1).text.upper() in ("T", "D"):  # HL7 table 0103
        raise Problem(
            "HL7-TEST",
            say("The message says that it is a test or for training (MSH-11). Patients of a test do not come into the records."),
            hint=say("For work the other system has to send “P” there."),
        )


_SET_RIGHT = say("The other system has to set it right and send it again.")


def _source(message: Message, source: str) -> str:
    """The source with the system that wrote the message: control ids are unique only within one."""
    system = joined("/", (part for part in (message.header.field(3).component(1).text, message.header.field(4).component(1).text) if part))
    return f"{source}:{system[:100]}" if system else source


def _identity(message: Message, data: bytes) -> str:
    """The control id with a fingerprint: a system that counts from one again would otherwise lose its messages here."""
    return f"{message.control_id}#{hashlib.sha256(data).hexdigest()[:16]}"


def _the_pid(message: Message) -> Segment:
    found = message.all("PID")
    if len(found) != 1:
        why = say("The message has no patient (PID).") if not found else say("The message names several patients, so nobody was taken.")
        raise Problem("HL7-PID", why, hint=_SET_RIGHT)
    return found[0]


def _merges(message: Message, notes: Notes) -> Iterator[IncomingMerge]:
    """PID and the MRG behind it, again and again."""
    survivor: Segment | None = None
    count = 0
    for one in message.segments:
        if one.name == "PID":
            survivor = one
        elif one.name == "MRG":
            if survivor is None:
                break
            yield IncomingMerge(person_of(message, survivor, notes), retired_of(one, notes))
            survivor, count = None, count + 1
            if count > _MOST_MERGES:
                raise Problem("HL7-MERGE", say("The message merges more records than are taken at once."), hint=_SET_RIGHT)
    if not count or survivor is not None or count != len(message.all("MRG")):
        raise Problem("HL7-MERGE", say("The merge does not name both records (PID and MRG)."), hint=_SET_RIGHT)


def _appointment(message: Message, status: AppointmentStatus, notes: Notes) -> IncomingAppointment:
    sch = message.one("SCH")
    number = (sch.field(2).component(1).text or sch.field(1).component(1).text) if sch else ""
    if sch is None or not number:
        raise Problem("HL7-APPOINTMENT", say("The appointment has no number (SCH-1 or SCH-2)."), hint=_SET_RIGHT)
    told = _status(sch, status, notes)
    starts = _starts(message, sch, notes)
    if starts is None and told is not AppointmentStatus.CANCELLED:
        raise Problem("HL7-TIME", say("The appointment does not say to the minute when it begins."), hint=_SET_RIGHT)
    pv1 = message.one("PV1")
    worklist = WorklistNumbers(
        placer=sch.field(26).first().component(1).text,
        filler=sch.field(27).first().component(1).text,
        visit=pv1.field(19).component(1).text if pv1 else "",
    )
    return IncomingAppointment(
        number,
        person_of(message, _the_pid(message), notes, message.all("AL1")),
        starts,
        _minutes(message, sch, notes),
        _reason(message, sch),
        _physician(message),
        _room(message),
        told,
        worklist,
    )


def _status(sch: Segment, status: AppointmentStatus, notes: Notes) -> AppointmentStatus:
    """The event rules where it ends an appointment; else the status the message names (SCH-25)."""
    named = sch.field(25)
    text = named.component(1).text or named.component(2).text
    if status is not AppointmentStatus.BOOKED or not text:
        return status
    if text.upper() not in _STATUS:
        notes.append(say("The status “{text}” of the appointment is not known here; it was taken as booked.", text=text[:_MOST_TEXT]))
    return _STATUS.get(text.upper(), status)


def _starts(message: Message, sch: Segment, notes: Notes) -> datetime | None:
    """When it begins: by the appointment itself, else the earliest of what it books."""
    own = [sch.field(11).first().component(4), *(one.field(7).component(1) for one in message.all("TQ1"))]
    places = (("AIS", 4), ("AIG", 8), ("AIL", 6), ("AIP", 6))
    booked = [one.field(number).component(1) for name, number in places for one in message.all(name)]
    for group in (own, booked):
        texts = [value.text for value in group if value.text]
        found = [at for at in map(moment_of, texts) if at is not None]
        if len(found) < len(texts):
            shown = ", ".join(texts)[:_MOST_TEXT]
            notes.append(say("A time of the appointment does not tell the minute and was not taken: {texts}.", texts=shown))
        if found:
            return min(found)
    return None


def _minutes(message: Message, sch: Segment, notes: Notes) -> int:
    """How long it takes; 0 where it is not told."""
    pairs = [(sch.field(9), sch.field(10)), *((one.field(7), one.field(8)) for one in message.all("AIS"))]
    for amount, unit in pairs:
        text = amount.text
        if not text:
            continue
        factor = _MINUTES.get((unit.component(1).text or unit.component(2).text).upper())
        if factor and text.isascii() and text.isdigit() and len(text) < 6 and int(text) * factor <= _MOST_MINUTES:
            return int(text) * factor
        notes.append(say("The length of the appointment, “{text}”, was not understood.", text=text[:_MOST_TEXT]))
    return 0


def _reason(message: Message, sch: Segment) -> str:
    fields = [sch.field(7), *(one.field(3) for one in message.all("AIS")), sch.field(8)]
    return next((said for said in map(_words, fields) if said), "")[:_MOST_TEXT]


def _words(coded: Value) -> str:
    """The words of a coded value, else its code."""
    return coded.component(2).text or coded.component(1).text


def _physician(message: Message) -> str:
    pv1 = message.one("PV1")
    for field in (*(one.field(3) for one in message.all("AIP")), *((pv1.field(7),) if pv1 else ())):
        first = field.first()
        family, given = first.component(2).subcomponent(1).text, first.component(3).text
        if family or given:
            return str(joined(", ", (part for part in (family, given) if part)))[:_MOST_TEXT]
    return ""


def _room(message: Message) -> str:
    pv1 = message.one("PV1")
    for field in (*(one.field(3) for one in message.all("AIL")), *((pv1.field(3),) if pv1 else ())):
        place = field.first()
        found = joined(" ", (part for part in (place.component(1).text, place.component(2).text) if part))
        if found:
            return str(found)[:_MOST_TEXT]
    return ""


def _left_out(message: Message) -> Iterator[str]:
    """Segments of the sender's own: they are not read, and that is said."""
    own = sorted({one.name for one in message.segments if one.name.startswith("Z") and one.name not in _USED})
    if own:
        yield say("Segments of the other system's own were not read: {names}.", names=", ".join(own[:20]))
