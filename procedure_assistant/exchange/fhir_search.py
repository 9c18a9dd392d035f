"""Asks a FHIR R4 server for the appointments of a day, or for patients, and makes messages of its answers. Stores and matches nothing.

Everything a server says is doubted: pages are counted, a next page is asked only of the same server, and what cannot be used is told by
its number and left out while the rest comes in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from threading import Event
from urllib.parse import urlencode, urljoin, urlsplit

from procedure_assistant.domain.say import say
from procedure_assistant.exchange.fhir_answers import outcome
from procedure_assistant.exchange.fhir_bundle import encoded
from procedure_assistant.exchange.fhir_http import Bounds, Line, LineFailed, address_fault
from procedure_assistant.exchange.fhir_login import LoginFailed, Logins
from procedure_assistant.exchange.fhir_scheduled import Scheduled, appointment_of, person_of
from procedure_assistant.exchange.fhir_values import Json, Notes, child, children, instant, text
from procedure_assistant.services.delivery import Destination, Secrets
from procedure_assistant.services.incoming_values import ORIGINAL_BYTES, IncomingAppointment, IncomingMessage, Told
from procedure_assistant.services.local_time import midnight
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.problem import Problem

MEDIA_TYPE = "application/fhir+json"
_AGAIN = say("It is asked again later. The appointments on the list stay as they are.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a server answered: the messages, and sentences for a person on what was left out or cut off."""

    messages: tuple[IncomingMessage, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Most:
    """How much is asked of one server at once; ``apart`` patients one by one, of a server that does not send them along."""

    page: int = 100
    pages: int = 20
    found: int = 1000
    apart: int = 200


@dataclass
class _Found:
    """What the pages of one search brought: matches in order, and everything by its address ("Patient/7")."""

    matches: list[Json] = field(default_factory=list)
    by_address: dict[str, Json] = field(default_factory=dict)

    def add(self, entry: Json, kind: str) -> None:
        """Take an entry of a page."""
        body = child(entry, "resource")
        if text(body, "resourceType") == kind and text(child(entry, "search"), "mode") in ("", "match"):
            self.matches.append(body)
        address = f"{text(body, 'resourceType')}/{text(body, 'id')}"
        for name in (address, text(entry, "fullUrl")):
            self.by_address.setdefault(name, body)


class FhirSearch:
    """One FHIR server that is asked. ``source`` names it in the history of what came in. Slow: on a worker."""

    def __init__(
        self, destination: Destination, secrets: Secrets, source: str, clock: Clock, bounds: Bounds | None = None, most: Most = Most()
    ) -> None:
        self._destination = destination
        self._secrets = secrets
        self._source = source
        self._clock = clock
        self._bounds = bounds or Bounds()
        self._most = most
        self._logins = Logins()
        self._last: dict[str, tuple[str, str]] = {}
        self._base = destination.setting("url").rstrip("/") + "/"

    def appointments(self, day: date, cancel: Event | None = None) -> Asked:
        """The appointments of a day in the clinic's zone, each with its patient. Raises ``Problem`` FHIR-…, and then none was taken."""
        begin, end = (self._clock.local(midnight(self._clock, one)) for one in (day, day + timedelta(days=1)))
        query = [("date", f"ge{begin.isoformat()}"), ("date", f"lt{end.isoformat()}")]
        more = [("_include", "Appointment:patient"), ("_include", "Appointment:practitioner"), ("_include", "Appointment:location")]
        line, notes = self._line(cancel), Notes()
        found = self._search(line, "Appointment", [*query, *more], notes)
        self._ask_apart(line, found, notes)
        told = (self._appointment(one, found, notes) for one in found.matches)
        return self._messages((one for one in told if one and _is_between(one[0], begin, end, notes)), notes)

    def patients(self, query: Mapping[str, str], cancel: Event | None = None) -> Asked:
        """Patients by parameters of FHIR's search ("identifier", "family", "birthdate"). Raises as :meth:`appointments`."""
        notes = Notes()
        found = self._search(self._line(cancel), "Patient", list(query.items()), notes)
        return self._messages((self._patient(one, notes) for one in found.matches), notes)

    def _line(self, cancel: Event | None) -> Line:
        if fault := address_fault(self._destination.setting("url")):
            raise Problem("FHIR-ADDRESS", fault, hint=say("An administrator corrects it in the settings of this destination."))
        return Line(self._destination.setting("ca_file"), self._bounds, cancel or Event())

    # -- asking ----------------------------------------------------------------------------------------------------------

    def _search(self, line: Line, kind: str, query: list[tuple[str, str]], notes: Notes) -> _Found:
        found, seen = _Found(), set[str]()
        url = f"{self._base}{kind}?{urlencode([*query, ('_count', str(self._most.page))])}"
        while url:
            seen.add(url)
            page = self._asked(line, url)
            if text(page, "resourceType") != "Bundle":
                raise self._odd()
            for entry in children(page, "entry"):
                found.add(entry, kind)
            url = self._next(page, url)
            if url and (len(found.matches) >= self._most.found or len(seen) >= self._most.pages or url in seen):
                notes.add(say("The server has more than it was asked for; the rest was left out."))
                break
            if url and not self._is_here(url):
                notes.add(say("The server names another address for its further pages; they were not asked for."))
                break
        return found

    def _asked(self, line: Line, url: str) -> Json:
        """The JSON object at an address of the server."""
        try:
            headers = {"accept": MEDIA_TYPE, **self._logins.headers(line, self._destination.settings, self._secrets)}
            answer = line.ask("GET", url, headers)
            if answer.status == 401 and self._logins.forget(self._destination.settings):
                headers = {"accept": MEDIA_TYPE, **self._logins.headers(line, self._destination.settings, self._secrets)}
                answer = line.ask("GET", url, headers)
        except (LineFailed, LoginFailed) as failed:
            raise Problem("FHIR-LINE", str(failed), hint=_AGAIN) from None
        if not 200 <= answer.status < 300:
            raise self._refused(answer.status, outcome(answer.body))
        told = _exactly(answer.body) if answer.whole else {}
        if not told:
            raise self._odd()
        return told

    def _refused(self, status: int, said: str) -> Problem:
        words = (
            say("The server answered: {said} (status {status}).", said=said, status=status)
            if said
            else say("The server answered with status {status}.", status=status)
        )
        return Problem("FHIR-REFUSED", words, hint=_AGAIN)

    def _odd(self) -> Problem:
        return Problem("FHIR-ANSWER", say("The server’s answer is not one of FHIR, or is far too long."), hint=_AGAIN)

    def _next(self, page: Json, url: str) -> str:
        told = next((one.get("url") for one in children(page, "link") if text(one, "relation") == "next"), None)
        if not isinstance(told, str) or not told:
            return ""
        return _joined(url, told)

    def _is_here(self, url: str) -> bool:
        """Whether an address lies below the server's own: the same scheme, host, port and path."""
        base = urlsplit(self._base)
        try:
            other = urlsplit(url)
            same = (other.scheme, other.hostname, other.port) == (base.scheme, base.hostname, base.port)
        except ValueError:
            return False
        plain = other.username is None and other.password is None and "/../" not in other.path and "%2e" not in other.path.lower()
        return same and plain and (other.path + "/").startswith(base.path)

    def _ask_apart(self, line: Line, found: _Found, notes: Notes) -> None:
        """The patients of appointments that the server did not send along."""
        wanted = dict.fromkeys(one for match in found.matches if (one := Scheduled(match).patient) and one not in found.by_address)
        for number, address in enumerate(wanted):
            url = _joined(self._base, address)
            if number >= self._most.apart:
                notes.add(say("The server does not send patients along with their appointments; not all of them were asked for."))
                return
            if not self._is_here(url):
                continue
            try:
                body = self._asked(line, url)
            except Problem as problem:
                if problem.code == "FHIR-LINE":
                    raise
                continue  # the appointment is then told to lack its patient
            if text(body, "resourceType") == "Patient":
                found.by_address[address] = body

    # -- what it means ---------------------------------------------------------------------------------------------------

    def _appointment(self, body: Json, found: _Found, notes: Notes) -> tuple[Told, list[Json]] | None:
        scheduled = Scheduled(body)
        patient = found.by_address.get(scheduled.patient)
        if patient is None or text(patient, "resourceType") != "Patient":
            notes.under(say("Appointments without a patient who can be read were left out"), text(body, "id")[:64] or "?")
            return None
        person = person_of(patient, self._base, self._today(), notes)
        made = appointment_of(scheduled, person, found.by_address, notes) if person else None
        return (made, [body, patient]) if made else None

    def _patient(self, body: Json, notes: Notes) -> tuple[Told, list[Json]] | None:
        person = person_of(body, self._base, self._today(), notes)
        return (person, [body]) if person else None

    def _today(self) -> date:
        return self._clock.today()

    def _messages(self, found: Iterator[tuple[Told, list[Json]] | None], notes: Notes) -> Asked:
        messages = []
        for one in found:
            if one is None:
                continue
            what, bodies = one
            original = encoded({"resourceType": "Bundle", "type": "collection", "entry": [{"resource": body} for body in bodies]})
            if len(original) > ORIGINAL_BYTES:
                notes.under(say("Entries that are far too long were left out"), text(bodies[0], "id")[:64] or "?")
                continue
            key = f"{text(bodies[0], 'resourceType')}/{text(bodies[0], 'id')}"
            messages.append(IncomingMessage(self._source, self._message_id(key, original), (what,), original, self._sent_at(bodies)))
        return Asked(tuple(messages), notes.sentences())

    def _sent_at(self, bodies: list[Json]) -> datetime:
        """When the newest of the resources was changed, as the server says; now where it does not, or names a time to come."""
        now = self._clock.now()
        told = [instant(child(body, "meta").get("lastUpdated")) for body in bodies if child(body, "meta").get("lastUpdated")]
        newest = max(told, default=now)
        return newest if newest.year > 1 and newest < now else now

    def _message_id(self, key: str, original: bytes) -> str:
        """The same for the same answer, so that it is taken once a day; another one once it came back to what it was before."""
        content = hashlib.sha256(original).hexdigest()[:24]
        last_content, last_id = self._last.get(key, ("", ""))
        if content == last_content:
            return last_id
        now = self._clock.now()
        made = f"{content}.{now.isoformat()}" if last_content else f"{content}.{self._clock.local(now).date().isoformat()}"
        self._last[key] = (content, made)
        return made


def _is_between(what: Told, begin: datetime, end: datetime, notes: Notes) -> bool:
    """Whether an appointment belongs to the day; a server that knows no days sends all it has."""
    starts = what.starts_at if isinstance(what, IncomingAppointment) else None
    if starts is None or begin <= starts < end:
        return True
    notes.add(say("The server sent appointments of other days; they were left out."))
    return False


def _joined(base: str, told: str) -> str:
    """An address that a server names, whole."""
    try:
        return urljoin(base, told)
    except ValueError:
        return "?"  # no address at all: of no server, so it is never asked


def _exactly(body: bytes) -> Json:
    """The JSON object of an answer with exact decimals; empty for anything else."""
    try:
        told = json.loads(body, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, ArithmeticError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _no_number(word: str) -> object:
    raise ValueError(word)
