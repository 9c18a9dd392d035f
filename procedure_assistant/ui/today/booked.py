"""The appointments of the day as lines of the worklist: who comes when and why, what became of it, and which visit a press opens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from procedure_assistant.domain import wording
from procedure_assistant.domain.chart import active_allergies, folded
from procedure_assistant.domain.say import joined, say
from procedure_assistant.protocols.catalogue import Offer
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.incoming import DayAppointment
from procedure_assistant.services.incoming_values import AppointmentStatus
from procedure_assistant.services.worklist import WorklistEntry
from procedure_assistant.ui import words
from procedure_assistant.ui.today.content import RowState, VisitLine

PREFIX = "appointment:"
_TOXIN = ("botox", "toxin", "preempt", "onabotulinum", "chemodenervation")
_BLOCK = ("gon", "occipital", "nerve block")
_GONE = {
    AppointmentStatus.CANCELLED: say("Cancelled"),
    AppointmentStatus.NO_SHOW: say("Did not come"),
    AppointmentStatus.DONE: say("Done elsewhere"),
}


def booked_today(services: Services, entries: Sequence[WorklistEntry]) -> tuple[DayAppointment, ...]:
    """The appointments of today whose patient has no visit of today yet. Raises ``Problem`` STORE-…."""
    if services.incoming is None:
        return ()
    survivors = services.store.led_on()
    here = {survivors.get(one.visit.patient_id, one.visit.patient_id) for one in entries if not one.is_earlier}
    return tuple(one for one in services.incoming.people.day() if not (one.patient and one.patient.id in here))


def is_open(one: DayAppointment) -> bool:
    """Whether the patient is still expected."""
    return not one.moved_away and one.appointment.status not in _GONE


def booked_line(one: DayAppointment, today: date, offers: Sequence[Offer], *, may_open: bool) -> VisitLine:
    """One appointment as a line; its button says whether a press opens the visit or leads to where it is chosen."""
    patient, booked = one.patient, one.appointment
    state, status, note = _standing(one, today)
    allergies = (active_allergies(patient) or ()) if patient else ()
    action = say("Open visit") if offer_of(booked.reason, offers) else say("Choose visit")
    return VisitLine(
        id=PREFIX + one.id,
        time=wording.clock_time(one.starts),
        name=patient.name if patient else say("Patient cannot be read"),
        who=words.who(patient, today) if patient else "",
        procedure=booked.reason or say("No reason told"),
        detail=_detail(one),
        state=state,
        status=status,
        status_note=note,
        action=action if is_open(one) and may_open else say("Patient"),
        allergies=tuple(entry.substance for entry in allergies),
        only_look=not is_open(one) or not may_open,
    )


def _standing(one: DayAppointment, today: date) -> tuple[RowState, str, str]:
    booked = one.appointment
    if one.moved_away:
        to = booked.starts_at.astimezone(one.starts.tzinfo)
        return "void", say("Moved to {moment}", moment=words.moment(to, today)), ""
    if booked.status in _GONE:
        return "void", _GONE[booked.status], booked.why
    came = booked.status is AppointmentStatus.ARRIVED
    before = booked.moved_from.astimezone(one.starts.tzinfo) if booked.moved_from else None
    note = say("moved from {moment}", moment=words.moment(before, today)) if before else ""
    return "planned", say("Arrived") if came else say("Booked"), note


def _detail(one: DayAppointment) -> str:
    booked = one.appointment
    parts = (
        say("{n} min", n=wording.number(booked.minutes)) if booked.minutes else "",
        booked.physician,
        say("room {room}", room=booked.room) if booked.room else "",
    )
    return joined(", ", (part for part in parts if part))


def offer_of(reason: str, offers: Sequence[Offer]) -> Offer | None:
    """The visit that a reason names in plain words, None where it names none or could mean several: then somebody chooses."""
    words_of = f" {folded(reason)} "
    wanted = set()
    if any(word in words_of for word in _TOXIN):
        wanted.add("preempt_botox")
    if any(f" {word}" in words_of for word in _BLOCK):
        wanted.add("gon_block")
    return next((one for one in offers if wanted and {protocol_id for protocol_id, _version in one.parts} == wanted), None)
