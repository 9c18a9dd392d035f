"""Finds the appointment that a visit was made for, by patient and day, and its numbers for orders and images. Writes nothing."""

from __future__ import annotations

from datetime import timedelta

from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.services.incoming_events import AppointmentTaken
from procedure_assistant.services.incoming_ports import IncomingStore
from procedure_assistant.services.incoming_values import AppointmentStatus, WorklistNumbers
from procedure_assistant.services.ports import Clock

_AROUND = timedelta(hours=36)
"""The local day of any zone lies within so much of any moment of it."""
_NOT_HELD = (AppointmentStatus.CANCELLED, AppointmentStatus.NO_SHOW)


def visit_numbers(kept: IncomingStore, clock: Clock, record: ProcedureRecord) -> WorklistNumbers:
    """The numbers of the patient's appointment of that day; of several, of the one nearest to the opening of the visit. Empty for none.

    Appointments that were cancelled do not count, and neither do those without any number. Raises ``Problem`` STORE-….
    """
    opened = record.opened.at
    patient = kept.looking(lambda desk: desk.survivor(record.patient.id))
    numbered = [
        one
        for one in kept.appointments(opened - _AROUND, opened + _AROUND)
        if one.patient_id in {record.patient.id, patient} and one.status not in _NOT_HELD and one.worklist != WorklistNumbers()
    ]
    of_day = [one for one in numbered if clock.local(one.starts_at).date() == record.day]

    def how_far(one: AppointmentTaken) -> tuple[timedelta, str, str]:
        return abs(one.starts_at - opened), one.source, one.number

    return min(of_day, key=how_far).worklist if of_day else WorklistNumbers()
