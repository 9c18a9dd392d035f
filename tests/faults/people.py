"""The people of the clinic whose visits are interrupted, and its records opened by one of them. No Qt and no test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from procedure_assistant.app import Options, build, open_access
from procedure_assistant.services.access import Access, NewPerson
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.demo import CREDENTIALS, PHYSICIAN
from procedure_assistant.services.keyring import KEY_FILE
from procedure_assistant.services.people import Role
from procedure_assistant.services.ports import Clock
from tests.services.key_rings import CHEAP

ADMINISTRATOR = NewPerson("anna.keeper", "Anna Keeper", "", Role.ADMINISTRATOR, "harbour lantern forty two")
DOCTOR = NewPerson("ruth.ellery", PHYSICIAN, CREDENTIALS, Role.PHYSICIAN, "grey heron at dawn")
COLLEAGUE = NewPerson("bela.marsh", "Bela Marsh", "MD", Role.PHYSICIAN, "willow copper seventy")


def door(database: Path, clock: Clock | None = None) -> Access:
    """The door of a database, with passwords that are stretched in no time."""
    return open_access(Options(database, clock or SystemClock()), costs=CHEAP)


def set_up(database: Path, clock: Clock) -> Services:
    """A new encrypted database with its key file and its people; the doctor is in."""
    access = door(database, clock)
    access.set_up(ADMINISTRATOR, (DOCTOR, COLLEAGUE), enter=DOCTOR)
    return build(Options(database, clock), access)


def services_on(database: Path, clock: Clock | None = None, person: NewPerson = DOCTOR) -> Services:
    """The services as the program builds them, ``person`` logged in; on a plain database, which has no key file, nobody is."""
    clock = clock or SystemClock()
    if not (database.parent / KEY_FILE).exists():
        return build(Options(database, clock))
    access = door(database, clock)
    access.log_in(person.login, person.password)
    return build(Options(database, clock), access)


def close(services: Services) -> None:
    """Close the records, and the door behind them."""
    if services.access is not None:
        services.access.close()
    else:
        services.store.close()


@contextmanager
def opened(database: Path) -> Iterator[Services]:
    """The records for a look by the doctor."""
    services = services_on(database)
    try:
        yield services
    finally:
        close(services)


def key_of(services: Services) -> bytes | None:
    """The key of the database, None for a plain one."""
    return bytes(services.access.key) if services.access is not None else None
