"""Asks a modality worklist for the appointments of a day (C-FIND, PS3.4 annex K) and makes messages of them. Takes none itself.

What cannot be used is told by its name and left out; the rest comes in all the same. Each answer is a message of its own, named by
what it says.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from procedure_assistant.domain.patient import Sex
from procedure_assistant.domain.say import joined, say
from procedure_assistant.exchange.dicom_line import DicomLine, LineLost, NotOpened, Patience, Peer
from procedure_assistant.exchange.image_pipe import Words
from procedure_assistant.services.incoming_settings import SourceSettings
from procedure_assistant.services.incoming_station import Takers
from procedure_assistant.services.incoming_values import (
    AppointmentStatus,
    IncomingAppointment,
    IncomingMessage,
    IncomingPerson,
    PersonNumber,
    WorklistNumbers,
)
from procedure_assistant.services.local_time import moment_of
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.problem import Problem

WORKLIST_FIND = "1.2.840.10008.5.1.4.31"
MOST_ANSWERS = 500
"""Appointments of one day at one station; more is a question without a day."""
MOST_TOLD = 50
_PLAIN = ("1.2.840.10008.1.2.1", "1.2.840.10008.1.2")
_SEXES = {"F": Sex.FEMALE, "M": Sex.MALE, "O": Sex.OTHER}
_STATUS = {
    "ARRIVED": AppointmentStatus.ARRIVED,
    "READY": AppointmentStatus.ARRIVED,
    "STARTED": AppointmentStatus.ARRIVED,
    "IN PROGRESS": AppointmentStatus.ARRIVED,
    "DEPARTED": AppointmentStatus.DONE,
    "COMPLETED": AppointmentStatus.DONE,
    "DISCONTINUED": AppointmentStatus.CANCELLED,
}
"""Defined terms of (0040,0020) (PS3.3 C.4.10) and of (0040,0252)."""
_WHY = {
    "unreadable": say("it cannot be read"),
    "long": say("it is too long"),
    "no-step": say("it has no scheduled step, or several"),
    "no-number": say("it has no patient number"),
    "long-number": say("its patient number is too long"),
    "no-time": say("it has no day or time that can be read"),
    "no-identifier": say("it has neither procedure nor accession number"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a worklist answered: the messages, and sentences for a person on what was left out or cut off."""

    messages: tuple[IncomingMessage, ...]
    notes: tuple[str, ...] = ()


class DicomWorklist:
    """One worklist of the settings. ``source`` names it in the history of what came in. Slow: on a worker."""

    def __init__(
        self, peer: Peer, source: str, clock: Clock, *, station: str = "", modality: str = "", patience: Patience | None = None
    ) -> None:
        """``station`` is the AE title that steps are scheduled for, ``modality`` a code such as "US"; "" asks for any."""
        self._peer = peer
        self._source = source
        self._clock = clock
        self._station = station
        self._modality = modality
        self._patience = patience

    def ask(self, day: date, cancel: threading.Event | None = None, most: int = MOST_ANSWERS) -> Asked:
        """The appointments of a day. Raises ``Problem`` WORKLIST-LINE or WORKLIST-REFUSED, and then none was taken."""
        query = {"day": f"{day:%Y%m%d}", "station": self._station, "modality": self._modality}
        request = {"do": "find", "query": query, "most": most}
        found: list[IncomingMessage] = []
        notes: list[str] = []
        try:
            with DicomLine(self._peer, request, [(WORKLIST_FIND, _PLAIN)], cancel or threading.Event(), self._patience) as line:
                if not line.accepted:
                    raise Problem(
                        "WORKLIST-REFUSED",
                        say("{host} is no modality worklist.", host=self._peer.host),
                        hint=say("Look whether host, port and AE title are those of the worklist."),
                    )
                self._hear(line, found, notes)
        except NotOpened as why:
            raise Problem("WORKLIST-LINE", why.words, hint=why.what_now) from why
        except LineLost as error:
            raise Problem(
                "WORKLIST-LINE",
                say("The line to the worklist {host} ended within its answer, or the answer was too large.", host=self._peer.host),
                hint=say("It is asked again later. The appointments on the list stay as they are."),
            ) from error
        return Asked(tuple(found), _few(notes))

    def _hear(self, line: DicomLine, found: list[IncomingMessage], notes: list[str]) -> None:
        asked_at = self._clock.now()
        while True:
            words, raw = line.next()
            if "item" in words:
                found.append(self._message(words["item"], raw, asked_at))
            elif "broken" in words:
                who = str(words["broken"]) or say("without a name")
                why = _WHY.get(str(words["why"]), say("it cannot be read"))
                notes.append(say("An answer of the worklist was left out ({who}): {why}.", who=who, why=why))
            else:
                self._judge(words, len(found), notes)
                return

    def _judge(self, words: Words, count: int, notes: list[str]) -> None:
        """The end of the answer."""
        if words.get("more"):
            notes.append(
                say("The worklist has more than {count} entries for this day. The rest was left out; ask for one station.", count=count)
            )
        elif words.get("status") != 0:
            code, comment = f"0x{int(words.get('status', 0)):04X}", str(words.get("comment", ""))
            raise Problem(
                "WORKLIST-REFUSED",
                say("The worklist {host} answered {code}. {comment}", host=self._peer.host, code=code, comment=comment).strip(),
                hint=say("Ask whoever runs the worklist. The appointments on the list stay as they are."),
            )

    def _message(self, item: Words, raw: bytes, asked_at: datetime) -> IncomingMessage:
        appointment = _appointment(item, self._moment_of)
        return IncomingMessage(
            source=self._source,
            message_id=hashlib.sha256(raw).hexdigest()[:40],
            what=(appointment,),
            original=raw,
            sent_at=asked_at,
            notes=tuple(_notes_of(item)),
            is_list=True,
        )

    def _moment_of(self, text: str, offset: str) -> datetime:
        """A local time of the worklist: in its own zone where it says one, else in the clinic's."""
        naive = datetime.fromisoformat(text)
        if offset:
            away = timedelta(hours=int(offset[1:3]), minutes=int(offset[3:])) * (-1 if offset[0] == "-" else 1)
            return naive.replace(tzinfo=timezone(away)).astimezone(UTC)
        return moment_of(self._clock, naive)


class WorklistSource:
    """A worklist that is asked for the day by itself. What it tells is taken one by one; one that is refused is told by its code."""

    every = 300.0

    def __init__(self, settings: SourceSettings, takers: Takers, patience: Patience | None = None) -> None:
        peer = Peer(settings.value("host"), int(settings.value("port")), settings.value("ae_title"), settings.value("own_ae_title"))
        station, modality = settings.value("station"), settings.value("modality")
        self._worklist = DicomWorklist(peer, settings.name, takers.clock, station=station, modality=modality, patience=patience)
        self._takers = takers

    def begin(self) -> None:
        """Nothing to open; a worklist that is not there is told by the first look."""

    def look(self, cancel: threading.Event) -> tuple[str, ...]:
        """Ask for today. Raises ``Problem`` WORKLIST-…, STORE-…: it is asked again later."""
        asked = self._worklist.ask(self._takers.clock.today(), cancel)
        notes = list(asked.notes)
        for message in asked.messages:
            if cancel.is_set():
                break
            try:
                self._takers.take(message)
            except Problem as problem:
                if problem.code.startswith("STORE-"):
                    raise
                notes.append(problem.message)
        return tuple(notes)

    def end(self) -> None:
        """Nothing to close."""


def _appointment(item: Words, moment_of: Callable[[str, str], datetime]) -> IncomingAppointment:
    texts: Mapping[str, str] = {key: value for key, value in item.items() if isinstance(value, str)}
    starts = moment_of(texts["starts"], texts["offset"])
    minutes = 0
    if texts["ends"]:
        minutes = max(0, int((moment_of(texts["ends"], texts["offset"]) - starts).total_seconds() // 60))
    return IncomingAppointment(
        number=_number(texts),
        person=_person(item, texts),
        starts_at=starts,
        minutes=minutes,
        reason=texts["reason"],
        physician=texts["physician"],
        room=texts["room"],
        status=_STATUS.get(texts["status"], AppointmentStatus.BOOKED),
        worklist=WorklistNumbers(
            texts["accession"], texts["procedure"], texts["step"], texts["study"], texts["placer"], texts["filler"], texts["visit"]
        ),
    )


def _number(texts: Mapping[str, str]) -> str:
    """How the worklist names the step, the same when it is moved."""
    return "/".join(part for part in (texts["procedure"] or texts["accession"], texts["step"]) if part)


def _person(item: Words, texts: Mapping[str, str]) -> IncomingPerson:
    numbers = [PersonNumber(texts["issuer"], texts["mrn"])]
    numbers += [PersonNumber(str(issuer), str(value), "") for issuer, value in item["others"]]
    return IncomingPerson(
        numbers=tuple(dict.fromkeys(numbers)),
        family_name=texts["family"],
        given_names=texts["given"],
        birth_date=date.fromisoformat(texts["born"]) if texts["born"] else None,
        sex=_SEXES.get(texts["sex"], Sex.UNKNOWN),
    )


def _notes_of(item: Words) -> list[str]:
    found = []
    if item["unreadable"]:
        found.append(say("Values that cannot be read were left out: {keywords}.", keywords=joined(", ", map(str, item["unreadable"]))))
    elif item["is_odd"]:
        found.append(say("The answer holds values in a form that the standard does not allow. They were read as far as possible."))
    if item["unknown_letters"]:
        found.append(say("The worklist does not say how its letters are to be read. Compare the name."))
    if item["status"] and item["status"] not in _STATUS and item["status"] != "SCHEDULED":
        found.append(say("The worklist says the status “{status}”, which is not known here; it counts as booked.", status=item["status"]))
    return found


def _few(notes: list[str]) -> tuple[str, ...]:
    if len(notes) <= MOST_TOLD:
        return tuple(notes)
    return (*notes[:MOST_TOLD], say("{count} more of these are not listed.", count=len(notes) - MOST_TOLD))
