"""Drives the page of incoming messages: what waits, side by side with the records, and the decisions. No Qt; shows nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from procedure_assistant.domain import wording
from procedure_assistant.domain.patient import Patient, Sex
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.incoming import HeldMessage
from procedure_assistant.services.incoming_events import Choice, DoubtKind
from procedure_assistant.services.incoming_ports import MergeStand
from procedure_assistant.services.incoming_room import IncomingRoom
from procedure_assistant.services.incoming_settings import SOURCE_WORDS, SourceKind
from procedure_assistant.services.incoming_station import SourceState
from procedure_assistant.services.incoming_values import AppointmentStatus, IncomingAppointment, IncomingPerson, TakenState
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.schedule_values import SCHEDULE
from procedure_assistant.ui import words
from procedure_assistant.ui.incoming.content import CompareColumn, CompareContent, HeldLine, IncomingContent, MergeLine
from procedure_assistant.ui.notice import Notice, notice_of

_LABELS = (say("Family name"), say("Given names"), say("Birth date"), say("Sex"), say("Record number"), say("Allergies"))
_KINDS = {
    DoubtKind.SIMILAR: say("Same name and birth date, another number"),
    DoubtKind.CONTRADICTS: say("The number belongs to somebody else"),
    DoubtKind.TWO_RECORDS: say("The numbers belong to two records"),
    DoubtKind.INCOMPLETE: say("Too little is told for a new record"),
    DoubtKind.MERGE: say("Two records are to be one"),
}
_WHY = {
    DoubtKind.SIMILAR: say("Somebody with this name and birth date is on record under another number. Is it the same person?"),
    DoubtKind.CONTRADICTS: say("The number of the message is on record for a person who reads differently. Is it the same person?"),
    DoubtKind.TWO_RECORDS: say("The message gives one person the numbers of two records. Which of them is meant?"),
    DoubtKind.INCOMPLETE: say("Nobody on record has this number, and without name and birth date no record can be made."),
    DoubtKind.MERGE: say("The message joins two records whose names or birth dates differ. Are they one person?"),
}
_SEX = {Sex.FEMALE: say("female"), Sex.MALE: say("male"), Sex.OTHER: say("other"), Sex.UNKNOWN: ""}
_STATUS = {
    AppointmentStatus.BOOKED: say("Booked"),
    AppointmentStatus.ARRIVED: say("Arrived"),
    AppointmentStatus.DONE: say("Done elsewhere"),
    AppointmentStatus.CANCELLED: say("Cancelled"),
    AppointmentStatus.NO_SHOW: say("Did not come"),
}
_ORIGINAL_SHOWN = 2000
_NO_REASON = "INCOMING-REASON"


class IncomingView(Protocol):
    """What the presenter asks of the page."""

    def show_incoming(self, content: IncomingContent) -> None:
        """Show the whole page."""

    def tell(self, sentence: str) -> None:
        """Something went well."""


class IncomingPresenter:
    """One doubt at a time; after a decision the next one is shown."""

    def __init__(self, services: Services, room: IncomingRoom, view: IncomingView, moved: Callable[[], None]) -> None:
        self._services = services
        self._room = room
        self._view = view
        self._moved = moved
        self._held: tuple[HeldMessage, ...] = ()
        self._merges: tuple[MergeLine, ...] = ()
        self._chosen = ""
        self._notice: Notice | None = None
        self._reason_problem = self._undo_problem = ""

    def open(self) -> None:
        """Read everything again and show it; a store that does not answer leaves the list as it was, with the reason."""
        self._forget()
        self._read()
        self._show()

    def refresh(self) -> None:
        """Something came in."""
        self._read()
        self._show()

    def choose(self, held_id: str) -> None:
        """Show one doubt side by side."""
        if held_id != self._chosen:
            self._reason_problem = ""
        self._chosen = held_id
        self._show()

    def decide(self, choice: Choice, patient_id: str = "", reason: str = "") -> None:
        """Decide on the doubt that is shown; what hinders it is told, a missing reason at its field, and nothing was changed."""
        self._forget()
        try:
            taken = self._room.people.decide(self._chosen, choice, patient_id, reason)
        except Problem as problem:
            if problem.code == _NO_REASON:
                self._reason_problem = problem.text
            else:
                self._notice = notice_of(problem)
            if problem.code == "INCOMING-DECIDED":
                self._read()
            self._show()
            return
        again = taken.state is TakenState.HELD
        self._read()
        self._chosen = taken.held if again else ""
        self._show()
        self._view.tell(say("The message tells of somebody else who is in doubt, too.") if again else joined(" ", taken.notes) or _DONE)
        self._moved()

    def undo_merge(self, retired: str, reason: str) -> None:
        """Make two records of one again."""
        self._forget()
        try:
            self._room.people.undo_merge(retired, reason)
        except Problem as problem:
            if problem.code == _NO_REASON:
                self._undo_problem = problem.text
            else:
                self._notice = notice_of(problem)
        else:
            self._view.tell(say("The two are two records again. What was charted since stays where it is."))
            self._moved()
        self._read()
        self._show()

    def dismiss(self) -> None:
        """The message was read."""
        self._notice = None
        self._show()

    def _forget(self) -> None:
        """What was told of the last try."""
        self._notice, self._reason_problem, self._undo_problem = None, "", ""

    # -- reading and showing -------------------------------------------------------------------------------------------

    def _read(self) -> None:
        try:
            self._held = () if self._services.visits.guard.hindrance(Act.DECIDE_MATCH) else self._room.people.held()
            self._merges = tuple(self._merge_line(*one) for one in self._room.people.merges())
        except Problem as problem:
            self._notice = notice_of(problem)

    def _show(self) -> None:
        self._view.show_incoming(self.content())

    def content(self) -> IncomingContent:
        """The page as it stands."""
        if not any(one.id == self._chosen for one in self._held):
            self._chosen = self._held[0].id if self._held else ""
        chosen = next((one for one in self._held if one.id == self._chosen), None)
        return IncomingContent(
            summary=_summary(len(self._held)),
            held=tuple(self._line(one) for one in self._held),
            chosen=self._chosen,
            compare=self._compare(chosen) if chosen else None,
            merges=self._merges,
            sources=tuple(self._source(state) for state in self._room.station.states if state.on),
            can_import=not self._services.visits.guard.hindrance(Act.TAKE_SCHEDULE),
            notice=self._notice,
            reason_problem=self._reason_problem,
            undo_problem=self._undo_problem,
        )

    def _line(self, one: HeldMessage) -> HeldLine:
        clock = self._services.clock
        came = words.moment(clock.local(one.came_at), clock.today())
        return HeldLine(one.id, (_name(one.person), _KINDS[one.doubt.kind], source_words(one.source), came))

    def _compare(self, one: HeldMessage) -> CompareContent:
        told = _told_cells(one.person)
        numbers = tuple(number.value for number in one.person.numbers)
        candidates = tuple(_candidate(patient, told, numbers) for patient in one.candidates)
        differs = tuple(any(row) for row in zip(*(other.differs for other in candidates), strict=True))
        return CompareContent(
            id=one.id,
            title=_name(one.person),
            why=_WHY[one.doubt.kind],
            labels=_LABELS,
            told=CompareColumn(say("The message tells"), told, differs),
            candidates=candidates,
            beside=joined("\n", (*(self._appointment(booked) for booked in one.appointments), *one.notes)),
            original=one.original[:_ORIGINAL_SHOWN].decode("utf-8", "replace").replace("\r", "\n"),
            same_words=say("Merge them") if one.doubt.kind is DoubtKind.MERGE else say("Same person"),
            new_hindrance=one.new,
        )

    def _appointment(self, booked: IncomingAppointment) -> str:
        clock = self._services.clock
        at = words.moment(clock.local(booked.starts_at), clock.today()) if booked.starts_at else say("no time told")
        return say("{status}: {at}. {reason}", status=_STATUS[booked.status], at=at, reason=booked.reason).strip()

    def _merge_line(self, stand: MergeStand, retired: Patient | None, survivor: Patient | None) -> MergeLine:
        clock = self._services.clock
        return MergeLine(
            stand.retired,
            say(
                "MRN {retired} is led on as {survivor}, MRN {mrn}, since {since}",
                retired=retired.mrn if retired else "?", survivor=survivor.name if survivor else "?",
                mrn=survivor.mrn if survivor else "?", since=words.moment(clock.local(stand.at), clock.today()),
            ),
        )  # fmt: skip

    def _source(self, state: SourceState) -> str:
        clock = self._services.clock
        at = words.moment(clock.local(state.at), clock.today()) if state.at else ""
        return say("{source}: {words}, {at}", source=SOURCE_WORDS[state.kind], words=state.words, at=at)


_DONE = say("The message was taken; nothing had to be changed.")


def source_words(source: str) -> str:
    """A source as a person calls it; one of our own kinds by its name, another as it names itself."""
    if source == SCHEDULE:
        return say("Schedule file")
    kind, _, system = source.partition(":")
    known = next((SOURCE_WORDS[one] for one in SourceKind if one.value == kind), None)
    if known is None:
        return source
    return say("{source}, {system}", source=known, system=system) if system else known


def _summary(count: int) -> str:
    if not count:
        return say("Nothing waits for a decision")
    return say("{messages} for a decision", messages=wording.count(count, "message waits", "messages wait"))


def _name(person: IncomingPerson) -> str:
    return joined(", ", (part for part in (person.family_name, person.given_names) if part)) or say("Without a name")


def _told_cells(person: IncomingPerson) -> tuple[str, ...]:
    numbers = (f"{one.value} ({one.authority})" if one.authority else one.value for one in person.numbers)
    return (
        person.family_name,
        person.given_names,
        wording.day(person.birth_date) if person.birth_date else "",
        _SEX[person.sex],
        ", ".join(numbers),
        joined(", ", (one.substance for one in person.allergies or ())),
    )


def _candidate(patient: Patient, told: tuple[str, ...], numbers: tuple[str, ...]) -> CompareColumn:
    cells = (
        patient.family_name,
        patient.given_names,
        wording.day(patient.birth_date),
        _SEX[patient.sex],
        patient.mrn,
        joined(", ", (one.substance for one in patient.allergies or ())),
    )
    differs = tuple(bool(mine) and mine.casefold() != theirs.casefold() for mine, theirs in zip(told, cells, strict=True))
    differs = (*differs[:4], patient.mrn not in numbers, False)
    # Allergies are only ever added to, so another list of them speaks neither for nor against.
    return CompareColumn(say("On record"), cells, differs, patient.id)
