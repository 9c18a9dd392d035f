"""What the day holds: today's visits, unfinished ones of earlier days, and who is due for toxin again. Derives only; stores nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.patient import Patient
from procedure_assistant.protocols import Catalogue
from procedure_assistant.services.ports import Clock, Store, VisitState, VisitSummary
from procedure_assistant.services.problem import Problem

# Whoever had the last dose longer ago has most likely stopped; the patient can still be found by search.
LISTED_DAYS = 366
# A dose that falls due within a week can still be given a place in it.
AHEAD_DAYS = 7
_TOXIN_INTERVAL = "toxin_interval_days"


@dataclass(frozen=True, slots=True)
class WorklistEntry:
    """One visit of the list. ``patient`` is None when the record of the patient is missing or cannot be read.

    ``opened`` and ``signed`` are local times; ``is_earlier`` says that the visit was opened on an earlier day.
    """

    visit: VisitSummary
    patient: Patient | None
    opened: datetime
    signed: datetime | None
    is_earlier: bool


@dataclass(frozen=True, slots=True)
class DueEntry:
    """A patient whose next toxin is due or soon will be; ``last`` is the day of the last dose, ``days`` the days since."""

    patient: Patient
    last: date
    days: int
    due_on: date


def worklist(store: Store, clock: Clock) -> tuple[WorklistEntry, ...]:
    """Visits opened or signed today, and every unfinished one of an earlier day; oldest first. Raises ``Problem`` STORE-…."""
    today = clock.today()
    entries = (_entry(store, clock, visit, today) for visit in reversed(store.visits()) if _is_listed(visit, clock, today))
    return tuple(entries)


def toxin_interval(catalogue: Catalogue) -> int | None:
    """The shortest interval in days between two toxin visits that any protocol on offer sets; None when none sets one."""
    limits = [limit for offer in catalogue.offers() for limit in catalogue.combined(offer.parts).limits if limit.id == _TOXIN_INTERVAL]
    return min((int(limit.value) for limit in limits), default=None)


def due_for_treatment(store: Store, catalogue: Catalogue, clock: Clock) -> tuple[DueEntry, ...]:
    """Patients whose last toxin lies at least the protocol's interval back, or will within a week; the longest ago first.

    Left out: a last dose more than a year ago, and who has a visit today. Reads every patient seen within the year, so it
    belongs on a worker. Raises ``Problem`` STORE-….
    """
    interval = toxin_interval(catalogue)
    if interval is None:
        return ()
    today = clock.today()
    newest: dict[str, date] = {}
    for visit in store.visits():
        newest.setdefault(visit.patient_id, clock.local(visit.opened_at).date())
    newest = _by_survivor(store, newest)
    seen = [own_id for own_id, day in newest.items() if day < today and (today - day).days <= LISTED_DAYS]
    found = (_due_entry(store, own_id, interval, today) for own_id in seen)
    return tuple(sorted((entry for entry in found if entry), key=lambda entry: (entry.last, entry.patient.name)))


def _by_survivor(store: Store, newest: dict[str, date]) -> dict[str, date]:
    """The newest visit of each patient, those of merged records with the record they are led on as."""
    survivors, led = store.led_on(), dict[str, date]()
    for patient_id, day in newest.items():
        own_id = survivors.get(patient_id, patient_id)
        led[own_id] = max(day, led.get(own_id, day))
    return led


def _is_listed(visit: VisitSummary, clock: Clock, today: date) -> bool:
    if visit.state is not VisitState.SIGNED:
        return True
    moments: Sequence[datetime | None] = (visit.opened_at, visit.signed_at)
    return any(moment is not None and clock.local(moment).date() == today for moment in moments)


def _entry(store: Store, clock: Clock, visit: VisitSummary, today: date) -> WorklistEntry:
    opened = clock.local(visit.opened_at)
    signed = clock.local(visit.signed_at) if visit.signed_at else None
    return WorklistEntry(visit, _patient(store, visit.patient_id), opened, signed, opened.date() < today)


def _patient(store: Store, patient_id: str) -> Patient | None:
    """One damaged row must not take the whole list away; the visit itself holds who it was."""
    try:
        return store.patient(patient_id)
    except Problem as problem:
        if problem.code != "STORE-DAMAGED":
            raise
        return None


def _due_entry(store: Store, patient_id: str, interval: int, today: date) -> DueEntry | None:
    days = [dose.day for dose in store.doses(patient_id) if dose.kind == Kind.TOXIN]
    patient = _patient(store, patient_id) if days else None
    if patient is None:
        return None
    last = max(days)
    since = (today - last).days
    if not interval - AHEAD_DAYS <= since <= LISTED_DAYS:
        return None
    return DueEntry(patient, last, since, last + timedelta(days=interval))
