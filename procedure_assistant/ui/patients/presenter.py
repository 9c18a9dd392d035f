"""Drives the list of patients and the detail beside it: search, choose, start a visit. No Qt; shows nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from procedure_assistant.domain import wording
from procedure_assistant.domain.patient import Patient
from procedure_assistant.domain.say import joined, recalled, say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import VisitState, VisitSummary
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui import words
from procedure_assistant.ui.notice import Notice, notice_of
from procedure_assistant.ui.patients import chart_content
from procedure_assistant.ui.patients.content import DetailContent, EarlierVisit, ListContent
from procedure_assistant.ui.patients.offers import start_offers

SHOWN = 50
_STATES = {
    VisitState.PLANNED: say("planned"),
    VisitState.IN_PROGRESS: say("not finished"),
    VisitState.TO_SIGN: say("to sign"),
    VisitState.SIGNED: say("signed"),
}
_ACTIONS = {
    VisitState.PLANNED: say("Start"),
    VisitState.IN_PROGRESS: say("Continue"),
    VisitState.TO_SIGN: say("Review"),
    VisitState.SIGNED: say("Open"),
}


class PatientsView(Protocol):
    """What the presenter asks of the page."""

    def show_list(self, content: ListContent) -> None:
        """Show these lines."""

    def show_detail(self, content: DetailContent | None) -> None:
        """Show one patient, or nobody."""


class PatientsPresenter:
    """Search and detail. ``opened`` is called with a visit that is to take the window."""

    def __init__(self, services: Services, view: PatientsView, opened: Callable[[Visit], None]) -> None:
        self._services = services
        self._view = view
        self._opened = opened
        self._words = ""
        self._found: tuple[Patient, ...] = ()
        self._chosen: Patient | None = None
        self._visits: tuple[VisitSummary, ...] = ()
        self._list_notice: Notice | None = None
        self._detail_notice: Notice | None = None

    @property
    def chosen(self) -> str:
        """The id of the patient in the detail panel, "" for nobody."""
        return self._chosen.id if self._chosen else ""

    def search(self, text: str) -> None:
        """Show who matches; the patient in the detail panel stays."""
        self._words = text
        self.refresh()

    def refresh(self) -> None:
        """Read the list and the patient shown again; a store that does not answer leaves the list as it was, with the reason."""
        self._list_notice = None
        try:
            self._found = self._services.patients.search(self._words, SHOWN + 1)
        except Problem as problem:
            self._list_notice = notice_of(problem)
        if self._chosen is not None:
            self._read(self._chosen.id)
        self._show()

    def choose(self, patient_id: str) -> None:
        """Show one patient in the detail panel."""
        self._detail_notice = None
        self._read(patient_id)
        self._show()

    def choose_first(self) -> str:
        """Show the first of the list in the detail panel; returns its id, "" when the list is empty."""
        if self._found:
            self.choose(self._found[0].id)
        return self._found[0].id if self._found else ""

    def start(self, offer_id: str) -> None:
        """Begin a visit of the chosen patient; what hinders it is shown in the panel and no visit was opened."""
        if self._chosen is None:
            return
        offer = next(one for one in self._services.catalogue.offers() if one.id == offer_id)
        patient_id, protocols = self._chosen.id, tuple(protocol_id for protocol_id, _version in offer.parts)
        self._open(lambda: self._services.visits.begin(patient_id, protocols))

    def open_visit(self, visit_id: str) -> None:
        """Open an earlier visit of the chosen patient."""
        self._open(lambda: self._services.visits.resume(visit_id))

    def tell(self, notice: Notice) -> None:
        """Show a message above the list until the next search."""
        self._list_notice = notice
        self._show()

    def dismiss(self) -> None:
        """The message was read."""
        self._list_notice = self._detail_notice = None
        self._show()

    # -- reading and showing -------------------------------------------------------------------------------------------

    def _open(self, opening: Callable[[], Visit]) -> None:
        try:
            visit = opening()
        except Problem as problem:
            self._detail_notice = notice_of(problem)
            self._show()
            return
        self._detail_notice = None
        self._opened(visit)

    def _read(self, patient_id: str) -> None:
        """Take a patient and the earlier visits; when the store does not answer, what is shown stays and the reason is told."""
        try:
            patient = self._services.patients.patient(patient_id)
            visits = self._services.store.visits(patient_id=patient_id)
        except Problem as problem:
            self._list_notice = notice_of(problem)
            return
        self._chosen, self._visits = patient, visits

    def _show(self) -> None:
        self._view.show_list(self._list())
        self._view.show_detail(self._detail(self._chosen) if self._chosen else None)

    def _may(self, act: Act) -> bool:
        return not self._services.visits.guard.hindrance(act)

    def _list(self) -> ListContent:
        today = self._services.clock.today()
        shown = self._found[:SHOWN]
        searched = joined(" ", self._words.split())
        nothing = ""
        if not shown:
            nothing = say("Nobody on record matches “{searched}”.", searched=searched) if searched else say("Nobody is on record yet.")
        return ListContent(
            lines=tuple(chart_content.patient_line(patient, today) for patient in shown),
            chosen=self.chosen,
            count=_count(len(self._found), searched),
            nothing=nothing,
            notice=self._list_notice,
            can_add=self._may(Act.EDIT_PATIENT),
            can_import=self._may(Act.IMPORT_PATIENT),
        )

    def _detail(self, patient: Patient) -> DetailContent:
        clock = self._services.clock
        visits = tuple(self._earlier(visit) for visit in self._visits)
        unfinished = next((visit for visit in visits if visit.is_open), None)
        return DetailContent(
            id=patient.id,
            name=patient.name,
            born=chart_content.born(patient, clock.today()),
            mrn=self._numbers(patient),
            allergies=chart_content.allergy_facts(patient),
            sections=chart_content.sections(patient, clock.today()),
            visits=visits,
            offers=start_offers(self._services.catalogue.offers() if self._may(Act.OPEN_VISIT) else ()),
            unfinished=unfinished,
            can_edit=self._may(Act.EDIT_PATIENT),
            source=chart_content.source_words(patient, clock),
            notice=self._detail_notice,
        )

    def _numbers(self, patient: Patient) -> str:
        """The record number, with those of records that are led on as this one: its visits are among the earlier ones."""
        store = self._services.store
        retired = [own_id for own_id, survivor in store.led_on().items() if survivor == patient.id]
        others = [one.mrn for one in map(store.patient, retired) if one is not None and one.mrn]
        if not others:
            return say("MRN {mrn}", mrn=patient.mrn)
        return say("MRN {mrn}, with the record of MRN {others}", mrn=patient.mrn, others=wording.listed(others, "and"))

    def _earlier(self, visit: VisitSummary) -> EarlierVisit:
        clock = self._services.clock
        opened = clock.local(visit.opened_at)
        note = joined(", ", (part for part in (_STATES[visit.state], recalled(visit.progress)) if part))
        day = words.short_day(opened.date(), clock.today())
        only_look = not self._may(Act.CHART)
        action = say("Look") if only_look else _ACTIONS[visit.state]
        return EarlierVisit(
            visit.visit_id,
            say("{day}: {visit}", day=day, visit=recalled(visit.title)),
            note,
            visit.state is not VisitState.SIGNED,
            action,
            only_look,
        )


def _count(found: int, searched: str) -> str:
    if found > SHOWN:
        return say("The first {shown} by name are shown; type more to find others", shown=SHOWN)
    if searched:
        return say("{found} found", found=found)
    return wording.count(found, "patient") if found else ""
