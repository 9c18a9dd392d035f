"""A store, a clock and the service that takes what comes in, for the tests of people and the day's schedule. Holds no test."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count
from pathlib import Path

from procedure_assistant.domain.patient import Allergy, Patient, Sex
from procedure_assistant.services.incoming import IncomingService
from procedure_assistant.services.incoming_values import (
    AppointmentStatus,
    IncomingAppointment,
    IncomingMerge,
    IncomingMessage,
    IncomingPerson,
    PersonNumber,
    Told,
)
from procedure_assistant.store import SqlStore

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class HeldClock:
    """A clock that stands still, an hour east of Greenwich."""

    def __init__(self) -> None:
        self.moment = NOW

    def now(self) -> datetime:
        """The moment that was set."""
        return self.moment

    def today(self) -> date:
        """Its local day."""
        return self.local(self.moment).date()

    def local(self, moment: datetime) -> datetime:
        """An hour east of Greenwich."""
        return moment.astimezone(timezone(timedelta(hours=1)))


class World:
    """One store with its service."""

    def __init__(self, path: Path) -> None:
        self.store = SqlStore(path)
        self.clock = HeldClock()
        ids = count(1)
        self.incoming = IncomingService(self.store.schedule, self.clock, lambda: "Nora", "room 1", lambda: f"new{next(ids)}")
        self._messages = count(1)

    def tell(self, *what: Told, sent: int | None = None, message_id: str = "", source: str = "adt", is_list: bool = False):
        """Take a message; ``sent`` counts minutes from now."""
        at = None if sent is None else NOW + timedelta(minutes=sent)
        named = message_id or f"m{next(self._messages)}"
        return self.incoming.take(IncomingMessage(source, named, what, f"original {named}".encode(), at, (), is_list))

    def patients(self) -> tuple[Patient, ...]:
        """Everybody on record."""
        return self.store.find_patients("", 100_000)

    def sound(self) -> bool:
        """Whether the check finds nothing, and a rebuild changes nothing that was kept."""
        before = self.store.schedule.messages(limit=100_000)
        clean = list(self.store.verify()) == []
        self.store.rebuild(lambda _rows: (_ for _ in ()).throw(AssertionError("no visit here")))
        return clean and self.store.schedule.messages(limit=100_000) == before and list(self.store.verify()) == []


def person(
    value: str = "1001", family: str = "Doe", given: str = "Jane", born: date | None = date(1981, 2, 14), **more: object
) -> IncomingPerson:
    """A person of the authority H."""
    sex = more.pop("sex", Sex.FEMALE)
    authority = str(more.pop("authority", "H"))
    return IncomingPerson((PersonNumber(authority, value),), family, given, born, sex, **more)  # type: ignore[arg-type]


def booked(number: str, of: IncomingPerson, minutes: int = 60, **more: object) -> IncomingAppointment:
    """An appointment so many minutes from now."""
    return IncomingAppointment(number, of, NOW + timedelta(minutes=minutes), 30, str(more.pop("reason", "Botox")), **more)  # type: ignore[arg-type]


def merge(survivor: IncomingPerson, retired: IncomingPerson) -> IncomingMerge:
    """Two records are one person."""
    return IncomingMerge(survivor, retired)


def typed(own_id: str = "typed", mrn: str = "1001", **more: object) -> Patient:
    """A patient that the clinic typed by hand, with an allergy."""
    facts: dict[str, object] = {
        "family_name": "Doe", "given_names": "Jane", "birth_date": date(1981, 2, 14), "sex": Sex.FEMALE,
        "allergies": (Allergy("Lidocaine"),), "source": "typed",
    }  # fmt: skip
    return Patient(id=own_id, mrn=mrn, **{**facts, **more})  # type: ignore[arg-type]


CANCELLED, NO_SHOW, BOOKED = AppointmentStatus.CANCELLED, AppointmentStatus.NO_SHOW, AppointmentStatus.BOOKED
