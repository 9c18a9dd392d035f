"""Opening a visit, doing commands in it, and what the store keeps of it besides the log. The one door for change."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from procedure_assistant.domain import events as e
from procedure_assistant.domain.commands import Decision, Refusal, course
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.protocol import Protocol
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.totals import blocks_open, drugs_given, map_total
from procedure_assistant.domain.units import Dose
from procedure_assistant.domain.words import describe_group, visit_progress
from procedure_assistant.protocols.catalogue import Catalogue, UnknownVersion
from procedure_assistant.services.codec import entry_of, rows_of
from procedure_assistant.services.guard import Guard, NoAccounts
from procedure_assistant.services.ports import (
    Clock,
    DeliveredDose,
    Derived,
    LogRow,
    Outcome,
    Store,
    VisitState,
    VisitSummary,
)
from procedure_assistant.services.problem import Problem
from procedure_assistant.version import VERSION

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Person:
    """Who is at the workstation. Accounts come with another part; until then the name typed at the workstation counts."""

    name: str
    credentials: str = ""


Listener = Callable[[ProcedureRecord], None]


class Visit:
    """One open visit: its record as it stands, and the only way to change it.

    Everything that :attr:`record` shows is on the disk. A refused command or a failed write leaves it as it was.
    """

    def __init__(self, service: VisitService, visit_id: str, rows: tuple[LogRow, ...], record: ProcedureRecord) -> None:
        self.id = visit_id
        self.record = record
        self._service = service
        self._last = rows[-1]
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Call ``listener`` with the new record after each change."""
        self._listeners.append(listener)

    def do(
        self, command: Callable[Concatenate[ProcedureRecord, P], Decision], *args: P.args, **kwargs: P.kwargs
    ) -> Refusal | None:
        """Do one command: decide, append, fold, tell. Returns the refusal, or None when it was done.

        Raises ``Problem`` when nobody may do it or the store could not keep it; then nothing changed.
        """
        self._service.guard.allow(command, self.record)
        decision = command(self.record, *args, **kwargs)
        if isinstance(decision, Refusal):
            return decision
        if decision:
            self._append(decision)
        return None

    def undo(self) -> Refusal | None:
        """Take back the last command."""
        return self.do(course.undo)

    def redo(self) -> Refusal | None:
        """Bring back what was undone last."""
        return self.do(course.redo)

    def sign(self, name: str, credentials: str) -> Refusal | None:
        """Sign and close the record at its present hash."""
        return self.do(course.sign, name, credentials, self._last.hash)

    @property
    def head(self) -> str:
        """The hash of the last entry."""
        return self._last.hash

    @property
    def seal(self) -> str:
        """The hash that the paper carries, "" before signing: of the last entry that is a fact, so an amendment makes a new one."""
        if not self.record.signed:
            return ""
        facts = [entry.seq for entry in self.record.entries if not isinstance(entry.event, e.Printed)]
        return next(row.hash for row in self._service.store.log(self.id) if row.seq == facts[-1])

    @property
    def undo_text(self) -> str:
        """What undo would take back, in words; "" when nothing."""
        return describe_group(self.record, self.record.done[-1]) if self.record.done and not self.record.signed else ""

    @property
    def redo_text(self) -> str:
        """What redo would bring back, in words; "" when nothing."""
        return describe_group(self.record, self.record.undone[-1]) if self.record.undone and not self.record.signed else ""

    def _append(self, events: tuple[e.Event, ...]) -> None:
        service = self._service
        rows = rows_of(
            self.id, events, at=service.clock.now(), who=service.whoever_is_in().name, workstation=service.workstation, after=self._last
        )
        record = self.record.then(tuple(entry_of(row) for row in rows))
        service.store.append(rows, service.derive(self.id, record, rows[-1].seq))
        self.record, self._last = record, rows[-1]
        for listener in tuple(self._listeners):
            listener(record)


class VisitService:
    """Opens visits, new and old, and derives what the store keeps of them."""

    def __init__(self, store: Store, catalogue: Catalogue, clock: Clock, person: Person, workstation: str) -> None:
        self.store = store
        self.catalogue = catalogue
        self.clock = clock
        self.person = person
        self.whoever_is_in: Callable[[], Person] = lambda: self.person
        self.workstation = workstation
        self.guard: Guard = NoAccounts()
        self.new_id: Callable[[], str] = lambda: uuid.uuid4().hex

    def begin(self, patient_id: str, protocols: tuple[str, ...]) -> Visit:
        """Open a new visit of a stored patient that follows the current version of each protocol."""
        self.guard.allow(VisitService.begin)
        patient = self.store.patient(patient_id)
        if patient is None:
            raise Problem("VISIT-PATIENT", "This patient is not in the store. No visit was opened.", hint="Import the patient first.")
        try:
            parts = tuple((one.id, one.version) for one in map(self.catalogue.current, protocols))
        except UnknownVersion as error:
            raise Problem("VISIT-PROTOCOL", f"{error} No visit was opened.", hint="Choose one of the visits offered.") from error
        protocol = self._protocol(parts)
        opened = e.VisitOpened(
            patient=patient,
            protocols=parts,
            map_id=protocol.injection_map.id if protocol.injection_map else "",
            map_version=protocol.injection_map.version if protocol.injection_map else "",
            formulary_version=self.catalogue.formulary.version,
            program_version=VERSION,
            day=self.clock.today(),
            earlier_doses=tuple(
                e.EarlierDose(
                    dose.visit_id,
                    dose.day,
                    dose.product,
                    Kind(dose.kind),
                    Dose(dose.amount, dose.unit, dose.product if dose.unit == "units" else ""),
                )
                for dose in self.store.doses(patient_id)
            ),
            earlier_scores=tuple(
                e.EarlierScore(one.visit_id, one.day, one.instrument, one.moment, one.value) for one in self.store.outcomes(patient_id)
            ),
        )
        visit_id = self.new_id()
        rows = rows_of(visit_id, (opened,), at=self.clock.now(), who=self.whoever_is_in().name, workstation=self.workstation, after=None)
        record = self._fold(rows)
        self.store.append(rows, self.derive(visit_id, record, 1))
        return Visit(self, visit_id, rows, record)

    def resume(self, visit_id: str) -> Visit:
        """Open a visit as its log has it."""
        self.guard.allow(VisitService.resume)
        rows = self.store.log(visit_id)
        if not rows:
            raise Problem("VISIT-MISSING", "There is no such visit.", hint="Choose one of the list (“procedure-assistant visits”).")
        return Visit(self, visit_id, rows, self._fold(rows))

    def _fold(self, rows: tuple[LogRow, ...]) -> ProcedureRecord:
        entries = tuple(entry_of(row) for row in rows)
        opened = entries[0].event
        if not isinstance(opened, e.VisitOpened):
            raise Problem(
                "LOG-DAMAGED",
                "The log of this visit does not begin with its opening.",
                hint="Run “procedure-assistant verify” and keep the file as it is.",
            )
        protocol = self._protocol(opened.protocols)
        try:
            return ProcedureRecord.after(entries, protocol, self.catalogue.formulary)
        except (ValueError, LookupError, TypeError) as error:  # every entry can be read, but together they make no visit
            raise Problem(
                "LOG-DAMAGED",
                "The entries of this visit contradict each other. Nothing was changed.",
                hint="Run “procedure-assistant verify” and keep the file as it is.",
                detail=type(error).__name__,
            ) from error

    def _protocol(self, parts: tuple[tuple[str, int], ...]) -> Protocol:
        """The protocol of a visit in the versions it follows; raises ``Problem`` VISIT-PROTOCOL."""
        try:
            return self.catalogue.combined(parts)
        except UnknownVersion as error:
            raise Problem(
                "VISIT-PROTOCOL",
                f"{error} The visit follows it; its entries are safe.",
                hint="Put the protocol file back, or install the version of the program that has it.",
            ) from error
        except ValueError as error:
            raise Problem(
                "VISIT-PROTOCOL",
                "These protocols cannot be done in one visit. No visit was opened.",
                hint="Choose one of the visits offered.",
                detail=str(error),
            ) from error

    def rebuild(self) -> int:
        """Rewrite every derived row from the log; returns the number of visits."""
        self.guard.allow(VisitService.rebuild)
        return self.store.rebuild(lambda rows: self.derive(rows[0].visit_id, self._fold(rows), rows[-1].seq))

    def derive(self, visit_id: str, record: ProcedureRecord, last_seq: int) -> Derived:
        """What the worklist and the limits of later visits need of this one."""
        patient_id = record.patient.id
        closing = record.voided[1] if record.voided else record.signature.stamp if record.signature else None
        closed_at = closing.at if closing else None
        summary = VisitSummary(
            visit_id=visit_id,
            patient_id=patient_id,
            title=record.protocol.short,
            state=_state(record),
            opened_at=record.opened.at,
            signed_at=closed_at,
            progress=visit_progress(record),
            note="",
            last_seq=last_seq,
        )
        if record.voided:
            # A void record says that this was not what happened to this patient; it counts nowhere and stays readable.
            return Derived(summary)
        doses = tuple(
            DeliveredDose(visit_id, patient_id, record.day, drug.substance, drug.kind, drug.dose.amount, drug.dose.unit)
            for drug in drugs_given(record)
        )
        outcomes = tuple(
            Outcome(visit_id, patient_id, record.day, "NRS", score.event.moment, score.event.value, score.event.minutes)
            for score in record.scores
        )
        return Derived(summary, doses, outcomes)


def _state(record: ProcedureRecord) -> VisitState:
    if record.signed or record.voided:
        return VisitState.SIGNED
    total = map_total(record)
    mapped = total is None or total.decided == total.planned_sites
    blocked = not record.protocol.nerves or record.block_omitted is not None or bool(record.plan and not blocks_open(record))
    begun = bool(record.blocks) or record.block_omitted is not None or bool(total and total.decided)
    return VisitState.TO_SIGN if begun and mapped and blocked else VisitState.IN_PROGRESS

