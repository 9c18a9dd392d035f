"""Drives the page of the day: lists the visits, filters them, opens one. No Qt; shows nothing itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Protocol

from procedure_assistant.domain import clock_jumps, wording
from procedure_assistant.domain.chart import active_allergies, folded
from procedure_assistant.domain.patient import Patient
from procedure_assistant.domain.say import joined, recalled, say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.clock_check import clock_behind
from procedure_assistant.services.incoming import MOST_OF_A_DAY, DayAppointment
from procedure_assistant.services.paper_work import PaperWork, ToDo, paper_work
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import VisitState
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.settings import load_settings
from procedure_assistant.services.visits import Visit
from procedure_assistant.services.worklist import DueEntry, WorklistEntry, due_for_treatment, toxin_interval, worklist
from procedure_assistant.ui import words
from procedure_assistant.ui.days import WEEKDAYS, weekday_and_day
from procedure_assistant.ui.notice import Notice, notice_of
from procedure_assistant.ui.today.booked import PREFIX, booked_line, booked_today, is_open, offer_of
from procedure_assistant.ui.today.content import (
    DueContent,
    DueLine,
    PaperContent,
    PaperLine,
    RowState,
    Segment,
    SetUpLine,
    TodayContent,
    VisitLine,
)

ALL = "all"
RELOAD = say("Read again")
_DUE_SHOWN = 7
_PAPER_SHOWN = 6
_WAYS = {"new_visit": Act.OPEN_VISIT, "import": Act.IMPORT_PATIENT, "new_patient": Act.EDIT_PATIENT, "print_day": Act.PRINT_RECORD}
_STATES: dict[VisitState, str] = {
    VisitState.PLANNED: say("planned"),
    VisitState.IN_PROGRESS: say("in progress"),
    VisitState.TO_SIGN: say("to sign"),
    VisitState.SIGNED: say("finished"),
}
# The order of the filters, of which "planned" appears once visits can be planned.
_SEGMENTS = (VisitState.PLANNED, VisitState.IN_PROGRESS, VisitState.TO_SIGN, VisitState.SIGNED)


_Beside = tuple[tuple[DueEntry, ...], tuple[PaperWork, ...]]
"""What the lists beside the visits are made of."""


class TodayView(Protocol):
    """What the presenter asks of the page."""

    def show_content(self, content: TodayContent) -> None:
        """Show the whole page; the same content again changes nothing."""

    def show_due(self, due: DueContent | None) -> None:
        """Show who is due for treatment, or that list no more."""

    def show_paper_work(self, paper: PaperContent | None) -> None:
        """Show what is still to be signed or printed, or that list no more."""

    def ask_patient(self, patient_id: str) -> None:
        """Lead to a patient: the visit is chosen there."""


class Work(Protocol):
    """Runs slow work elsewhere and calls back here; ``Tasks`` is one."""

    def run(
        self,
        work: Callable[[], _Beside],
        done: Callable[[_Beside], None],
        failed: Callable[[Problem], None],
    ) -> None:
        """Run ``work``; exactly one of the others is called afterwards."""


class TodayPresenter:
    """The visits of the day. ``opened`` is called with a visit that is to take the window."""

    def __init__(self, services: Services, view: TodayView, work: Work, opened: Callable[[Visit], None]) -> None:
        self._services = services
        self._view = view
        self._work = work
        self._opened = opened
        self._entries: tuple[WorklistEntry, ...] = ()
        self._booked: tuple[DayAppointment, ...] = ()
        self._has_patients = False
        self._set_up: tuple[SetUpLine, ...] = ()
        self._segment = ALL
        self._words = ""
        self._unreadable: set[str] = set()
        self._notice: Notice | None = None
        self._clock_told = False

    # -- what the page asks for ----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the day again and show it; a store that does not answer leaves the list as it was, with the reason above it."""
        services = self._services
        if self._notice is not None and self._notice.action == RELOAD:
            self._notice = None
        try:
            services.visits.guard.allow(worklist)
            self._entries = worklist(services.store, services.clock)
            self._booked = booked_today(services, self._entries)
            self._has_patients = bool(services.patients.search("", 1))
            self._set_up = set_up_lines(services)
            self._look_at_clock()
        except Problem as problem:
            self._notice = notice_of(problem, RELOAD)
        self._show()
        self._work.run(
            self._beside,
            self._show_beside,
            lambda _problem: self._show_beside(((), ())),  # the list above has told of the same store already
        )

    def _look_at_clock(self) -> None:
        """A clock behind the records is told once, until it is right again: everything charted now would be stamped too early."""
        services = self._services
        behind = clock_behind(services.store, services.clock)
        if behind is not None and not self._clock_told and self._notice is None:
            by, newest = behind
            at = words.moment(services.clock.local(newest), services.clock.today())
            self._notice = Notice(clock_jumps.behind_words(by, at), say("Check date and time of this computer before charting."), "caution")
        self._clock_told = behind is not None and (self._clock_told or self._notice is not None)

    def _beside(self) -> _Beside:
        services = self._services
        services.visits.guard.allow(due_for_treatment)
        services.visits.guard.allow(paper_work)
        due = due_for_treatment(services.store, services.catalogue, services.clock)
        return due, paper_work(services.store, services.clock)

    def filter(self, segment: str) -> None:
        """Show the visits of one state, or all."""
        self._segment = segment
        self._show()

    def search(self, text: str) -> None:
        """Show the visits whose patient has every word in name or record number."""
        self._words = text
        self._show()

    def open(self, visit_id: str) -> None:
        """Open a visit; one that cannot be read is marked, the reason is shown, and the others can still be opened."""
        if visit_id.startswith(PREFIX):
            self._open_booked(visit_id)
            return
        try:
            visit = self._services.visits.resume(visit_id)
        except Problem as problem:
            self._unreadable.add(visit_id)
            self._notice = notice_of(problem)
            self._show()
            return
        self._unreadable.discard(visit_id)
        self._notice = None
        self._opened(visit)

    def _open_booked(self, line_id: str) -> None:
        """Begin the visit that the reason of an appointment names; where it names none, lead to the patient to choose."""
        services = self._services
        one = next((one for one in self._booked if PREFIX + one.id == line_id), None)
        if one is None or one.patient is None:
            return
        offer = offer_of(one.appointment.reason, services.catalogue.offers())
        if offer is None or not is_open(one) or not self._may(Act.OPEN_VISIT):
            self._view.ask_patient(one.patient.id)
            return
        try:
            visit = services.visits.begin(one.patient.id, tuple(protocol_id for protocol_id, _version in offer.parts))
        except Problem as problem:
            self._notice = notice_of(problem)
            self._show()
            return
        self._notice = None
        self._opened(visit)

    def dismiss(self) -> None:
        """The message was read."""
        self._notice = None
        self._show()

    # -- showing -------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        self._view.show_content(self.content())

    def content(self) -> TodayContent:
        """The page as it stands."""
        today = self._services.clock.today()
        counts = Counter(entry.visit.state for entry in self._entries)
        chosen = [entry for entry in self._entries if self._segment in (ALL, entry.visit.state) and self._matches(entry.patient)]
        open_booked = sum(map(is_open, self._booked))
        counts[VisitState.PLANNED] += open_booked
        planned = self._segment in (ALL, VisitState.PLANNED)
        booked = [one for one in self._booked if planned and (self._segment == ALL or is_open(one)) and self._matches(one.patient)]
        searched = joined(" ", self._words.split())
        return TodayContent(
            title=weekday_and_day(today),
            summary=_summary(self._entries, counts, open_booked, is_cut=len(self._booked) >= MOST_OF_A_DAY),
            segments=_segments(len(self._entries) + len(self._booked), counts),
            segment=self._segment,
            lines=self._lines(chosen, booked, today),
            is_empty=not self._entries and not self._booked,
            has_patients=self._has_patients,
            nothing_found=_nothing_found(searched) if (self._entries or self._booked) and not chosen and not booked else "",
            search_all=searched,
            set_up=self._set_up,
            ways=tuple(way for way, act in _WAYS.items() if self._may(act)),
            can_set_up=self._may(Act.CHANGE_SETTINGS),
            notice=self._notice,
        )

    def _may(self, act: Act) -> bool:
        return not self._services.visits.guard.hindrance(act)

    def _lines(self, entries: list[WorklistEntry], booked: list[DayAppointment], today: date) -> tuple[VisitLine, ...]:
        """Unfinished visits of earlier days first, then visits and appointments of today by their time."""
        may_open, offers = self._may(Act.OPEN_VISIT), self._services.catalogue.offers()
        timed = [((not entry.is_earlier, entry.opened.replace(tzinfo=None)), self._line(entry, today)) for entry in entries]
        timed += [((True, one.starts.replace(tzinfo=None)), booked_line(one, today, offers, may_open=may_open)) for one in booked]
        return tuple(line for _, line in sorted(timed, key=lambda one: one[0]))

    def _matches(self, patient: Patient | None) -> bool:
        text = (
            folded(say("{patient} {mrn} {replace}", patient=patient.name, mrn=patient.mrn, replace=patient.mrn.replace(" ", "")))
            if patient
            else ""
        )
        return all(word in text for word in folded(self._words).split())

    def _line(self, entry: WorklistEntry, today: date) -> VisitLine:
        visit, patient = entry.visit, entry.patient
        state, status, note, action = self._status(entry, today)
        allergies = (active_allergies(patient) or ()) if patient else ()
        return VisitLine(
            id=visit.visit_id,
            time=words.short_day(entry.opened.date(), today) if entry.is_earlier else wording.clock_time(entry.opened),
            name=patient.name if patient else say("Patient cannot be read"),
            who=words.who(patient, today) if patient else say("Open the visit to see who it was"),
            procedure=recalled(visit.title),
            detail=recalled(visit.progress),
            state=state,
            status=status,
            status_note=note,
            action=action,
            allergies=tuple(entry.substance for entry in allergies),
            only_look=not self._may(Act.CHART),
        )

    def _status(self, entry: WorklistEntry, today: date) -> tuple[RowState, str, str, str]:
        """State, status in words, note below and the action of a line."""
        visit, opened = entry.visit, entry.opened
        handed = self._handed(visit.note)
        since = handed or say("since {opened}", opened=words.moment(opened, today))
        if visit.visit_id in self._unreadable:
            return "failed", say("Cannot be opened"), say("see the message above"), say("Try again")
        if not self._may(Act.CHART) and entry.signed is None:
            state: RowState = "to_sign" if visit.state is VisitState.TO_SIGN else "planned" if entry.is_earlier else "running"
            return state, _STATES[visit.state].capitalize(), since, say("Look")
        if entry.signed is not None and visit.progress.startswith("void: "):
            return "void", say("Declared void {signed}", signed=words.moment(entry.signed, today)), "", say("Open")
        if entry.signed is not None:
            return "signed", say("Signed {signed}", signed=words.moment(entry.signed, today)), "", say("Open")
        if visit.state is VisitState.TO_SIGN:
            return "to_sign", say("To sign"), since if entry.is_earlier else handed, say("Review")
        if entry.is_earlier:
            return "planned", say("Not finished"), since, say("Continue")
        if visit.state is VisitState.IN_PROGRESS:
            return "running", say("Since {clock_time}", clock_time=wording.clock_time(opened)), handed, say("Continue")
        return "planned", say("Planned"), handed, say("Start")

    def _handed(self, note: str) -> str:
        """Who the visit was handed to, if to anybody: "handed to you" for whoever is in."""
        account = self._services.access.guard.account if self._services.access is not None else None
        if account is None:
            return note
        mine = joined(", ", (part for part in (account.name, account.credentials) if part))
        return say("handed to you") if note == say("handed to {mine}", mine=mine) else note

    def _show_beside(self, beside: _Beside) -> None:
        """Called with the lists when they have been read."""
        due, paper = beside
        self._show_due(due)
        today = self._services.clock.today()
        lines = tuple(_paper_line(one, today) for one in paper[:_PAPER_SHOWN])
        rest = len(paper) - len(lines)
        self._view.show_paper_work(PaperContent(lines, say("and {rest} more", rest=rest) if rest else "") if lines else None)

    def _show_due(self, due: tuple[DueEntry, ...]) -> None:
        if not due:
            self._view.show_due(None)
            return
        today = self._services.clock.today()
        interval = wording.weeks_and_days(toxin_interval(self._services.catalogue) or 0)
        lines = tuple(_due_line(entry, today) for entry in due[:_DUE_SHOWN])
        rest = len(due) - len(lines)
        self._view.show_due(
            DueContent(
                say("{interval} or more since the last dose", interval=interval), lines, say("and {rest} more", rest=rest) if rest else ""
            )
        )


def set_up_lines(services: Services) -> tuple[SetUpLine, ...]:
    """What the clinic sets once, each done or not; empty when all of it is. Raises ``Problem`` STORE-…."""
    settings = load_settings(services.store)
    lines = [SetUpLine(say("Clinic name"), bool(settings.clinic)), SetUpLine(say("Letterhead"), bool(settings.details))]
    if services.access is None:  # with accounts whoever logs in signs
        lines.append(SetUpLine(say("Physician who signs"), bool(settings.physician)))
    return () if all(line.is_done for line in lines) else tuple(lines)


def _summary(entries: tuple[WorklistEntry, ...], counts: Counter[VisitState], booked: int, *, is_cut: bool) -> str:
    parts = [say("{counts} {states}", counts=counts[state], states=_STATES[state]) for state in reversed(_SEGMENTS) if counts[state]]
    earlier = sum(entry.is_earlier and entry.signed is None for entry in entries)
    if earlier:
        parts.append(say("{earlier} of an earlier day", earlier=earlier))
    if is_cut:
        parts.append(say("only the first {n} appointments are listed", n=MOST_OF_A_DAY))
    return (
        say("{visits}: {parts}", visits=wording.count(len(entries) + booked, "visit"), parts=joined(", ", parts))
        if parts
        else say("No visits today yet")
    )


def _segments(total: int, counts: Counter[VisitState]) -> tuple[Segment, ...]:
    shown = [state for state in _SEGMENTS if state is not VisitState.PLANNED or counts[state]]
    every = (Segment(ALL, say("All {total}", total=total)),)
    return every + tuple(
        Segment(state.value, say("{states} {counts}", states=_STATES[state].capitalize(), counts=counts[state])) for state in shown
    )


def _nothing_found(searched: str) -> str:
    return say("No visit of the day matches “{searched}”.", searched=searched) if searched else say("No visit of this kind.")


def _paper_line(one: PaperWork, today: date) -> PaperLine:
    day = one.at.date()
    at = wording.clock_time(one.at) if day == today else words.short_day(day, today)
    told = {
        ToDo.SIGN: say("not signed, {at}", at=at),
        ToDo.PRINT: say("not printed, {at}", at=at),
        ToDo.PRINT_AGAIN: say("amended, not printed"),
    }
    return PaperLine(one.visit_id, one.name or say("Patient cannot be read"), told[one.to_do], one.to_do is ToDo.SIGN)


def _due_line(entry: DueEntry, today: date) -> DueLine:
    if entry.due_on > today:
        day = entry.due_on
        return DueLine(
            entry.patient.id,
            entry.patient.name,
            say("due {weekdays} {short_day}", weekdays=WEEKDAYS[day.weekday()], short_day=words.short_day(day, today)),
            False,
        )
    return DueLine(entry.patient.id, entry.patient.name, wording.weeks_and_days(entry.days), True)
