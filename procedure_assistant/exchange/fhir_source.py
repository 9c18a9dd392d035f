"""A FHIR server as a source of the day's appointments: asked now and then, with the address and keys of a destination of the outbox."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Protocol, runtime_checkable

from procedure_assistant.domain.say import say
from procedure_assistant.exchange.fhir_search import FhirSearch
from procedure_assistant.services.delivery import Destination, Kind, Secrets
from procedure_assistant.services.incoming_settings import SourceSettings
from procedure_assistant.services.incoming_station import Takers
from procedure_assistant.services.outbox_ports import OutboxStore
from procedure_assistant.services.ports import Store
from procedure_assistant.services.problem import Problem

EVERY = 300.0
DAYS = 2
"""Today and tomorrow, so that the first hour of a day without a network has its list."""

Place = Callable[[str], tuple[Destination, Secrets] | None]
"""The destination of a name, and its keys; None where there is none."""


@runtime_checkable
class _WithOutbox(Protocol):
    """A store that keeps destinations."""

    @property
    def outbox(self) -> OutboxStore:
        """Its part that does."""


def place_in(store: Store) -> Place:
    """The destinations of a store; none where it keeps none."""

    def place(name: str) -> tuple[Destination, Secrets] | None:
        if not isinstance(store, _WithOutbox):
            return None
        found = next((one for one in store.outbox.destinations() if one.name == name), None)
        return (found, store.outbox.secrets(found.id)) if found else None

    return place


class FhirSource:
    """The port ``Source`` for a FHIR server."""

    every = EVERY

    def __init__(self, settings: SourceSettings, takers: Takers, place: Place) -> None:
        self._name = settings.value("destination")
        self._source = settings.name
        self._takers = takers
        self._place = place
        self._last: tuple[Destination, Secrets, FhirSearch] | None = None

    def begin(self) -> None:
        """Raises ``Problem`` FHIR-PLACE where there is no such destination."""
        self._search()

    def look(self, cancel: threading.Event) -> tuple[str, ...]:
        """Take the appointments of today and tomorrow. Raises ``Problem`` FHIR-…, STORE-…."""
        search, notes = self._search(), list[str]()
        for number in range(DAYS):
            asked = search.appointments(self._takers.clock.today() + timedelta(days=number), cancel)
            notes += asked.notes
            for message in asked.messages:
                if cancel.is_set():
                    return tuple(notes)
                try:
                    notes += self._takers.take(message).notes
                except Problem as problem:
                    if problem.code.startswith("STORE-"):
                        raise  # not the message's fault: it is asked for again
                    notes.append(problem.message)
        return tuple(dict.fromkeys(notes))

    def end(self) -> None:
        """Nothing to close."""

    def _search(self) -> FhirSearch:
        """The search at the destination as it is now; the same one while nothing of it changed."""
        found = self._place(self._name)
        if found is None or found[0].kind is not Kind.FHIR:
            raise Problem(
                "FHIR-PLACE",
                say("There is no FHIR server “{name}” among the destinations.", name=self._name),
                hint=say("Choose the name of one in the settings of what comes in."),
            )
        destination, secrets = found
        if self._last is None or self._last[:2] != (destination, secrets):
            self._last = (destination, secrets, FhirSearch(destination, secrets, self._source, self._takers.clock))
        return self._last[2]
