"""What is still to be signed or printed, read from the logs: nobody keeps a list that could be wrong. Derives only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from procedure_assistant.domain import events as e
from procedure_assistant.services.codec import entry_of
from procedure_assistant.services.paper import PROCEDURE_RECORD
from procedure_assistant.services.ports import Clock, LogRow, Store, VisitState, VisitSummary
from procedure_assistant.services.problem import Problem

LOOK_BACK_DAYS = 7
"""Longer ago it was decided not to print, or it was printed elsewhere."""


class ToDo(StrEnum):
    """What is missing."""

    SIGN = "sign"
    PRINT = "print"
    PRINT_AGAIN = "print again"


@dataclass(frozen=True, slots=True)
class PaperWork:
    """One visit; ``at`` is local: when it was signed, or opened where it is not. ``name`` is "" where the patient cannot be read."""

    visit_id: str
    name: str
    to_do: ToDo
    at: datetime


def paper_work(store: Store, clock: Clock) -> tuple[PaperWork, ...]:
    """Visits given but not signed, then those signed within a week and not printed, or amended since; the oldest first.

    Reads the logs of a week, so it belongs on a worker. A log that cannot be read asks for nothing; the worklist tells of it.
    Raises ``Problem`` STORE-….
    """
    since = clock.now() - timedelta(days=LOOK_BACK_DAYS)
    found = (_of(store, clock, visit, since) for visit in reversed(store.visits()))
    return tuple(sorted((one for one in found if one), key=lambda one: (one.to_do is not ToDo.SIGN, one.at)))


def _of(store: Store, clock: Clock, visit: VisitSummary, since: datetime) -> PaperWork | None:
    to_do, at = ToDo.SIGN, visit.opened_at
    if visit.state is not VisitState.TO_SIGN:
        if visit.signed_at is None or visit.signed_at < since:
            return None
        missing = _to_print(store.log(visit.visit_id))
        if missing is None:
            return None
        to_do, at = missing, visit.signed_at
    patient = store.patient(visit.patient_id)
    return PaperWork(visit.visit_id, patient.name if patient else "", to_do, clock.local(at))


def _to_print(rows: Sequence[LogRow]) -> ToDo | None:
    """Whether the record as it stands was printed or saved; read from its end, since little follows a signature."""
    amended = False
    for row in reversed(rows):
        try:
            event = entry_of(row).event
        except Problem:
            return None
        if isinstance(event, e.Voided) or (isinstance(event, e.Printed) and event.document == PROCEDURE_RECORD):
            return ToDo.PRINT_AGAIN if amended and isinstance(event, e.Printed) else None
        if isinstance(event, e.Signed):
            return ToDo.PRINT
        amended = amended or isinstance(event, e.Amended)
    return None
