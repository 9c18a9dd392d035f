"""Opening a visit, doing commands in it, and what the store keeps of it besides the log. The one door for change."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from procedure_assistant.domain import events as e
from procedure_assistant.domain import wording
from procedure_assistant.domain.commands import Decision, Refusal, course, vials
from procedure_assistant.domain.commands.vials import Moment, hindrance
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.protocol import Protocol
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.domain.units import Dose
from procedure_assistant.domain.vials import VialPolicy
from procedure_assistant.domain.words import describe_group
from procedure_assistant.protocols.catalogue import Catalogue, UnknownVersion
from procedure_assistant.services.codec import entry_of, rows_of
from procedure_assistant.services.folding import Folding, derived_of
from procedure_assistant.services.guard import Guard, NoAccounts
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import (
    Clock,
    Derived,
    LogRow,
    Store,
)
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.vial_settings import load_vial_policy
from procedure_assistant.version import VERSION

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Person:
    """Who is at the workstation. Accounts come with another part; until then the name typed at the workstation counts."""

    name: str
    credentials: str = ""


_BY_POLICY = (e.WasteRecorded, e.WasteCorrected, e.ProductReconstituted, e.VialKept, e.VialTakenOver, e.KeptDiscarded)
Listener = Callable[[ProcedureRecord], None]


class Visit:
    """One open visit: its record as it stands, and the only way to change it.

    Everything that :attr:`record` shows is on the disk. A refused command or a failed write leaves it as it was.
    ``resumed``: it was begun before and is taken up again. ``save_seconds``: how long the disk took for the last command.
    """

    def __init__(
        self, service: VisitService, visit_id: str, rows: tuple[LogRow, ...], record: ProcedureRecord, *, resumed: bool = False
    ) -> None:
        self.id = visit_id
        self.record = record
        self.resumed = resumed
        self.save_seconds = 0.0
        self._service = service
        self._last = rows[-1]
        self._hashes = {row.seq: row.hash for row in rows}
        self._listeners: list[Listener] = []
        self._policy = self.vial_policy

    def listen(self, listener: Listener) -> None:
        """Call ``listener`` with the new record after each change."""
        self._listeners.append(listener)

    def do(self, command: Callable[Concatenate[ProcedureRecord, P], Decision], *args: P.args, **kwargs: P.kwargs) -> Refusal | None:
        """Do one command: decide, append, fold, tell. Returns the refusal, or None when it was done.

        Raises ``Problem`` when nobody may do it or the store could not keep it; then nothing changed.
        """
        self._service.guard.allow(command, self.record)
        self.save_seconds = 0.0
        decision = command(self.record, *args, **kwargs)
        if isinstance(decision, Refusal):
            return decision
        if refusal := hindrance(self.record, decision, self._moment(decision)):
            return refusal
        if decision:
            self._append(decision)
        return None

    def _moment(self, decision: tuple[e.Event, ...]) -> Moment:
        """Who decides when; the clinic's policy is read anew for what is seldom done, so that a change of it counts at once."""
        if any(isinstance(event, _BY_POLICY) for event in decision):
            self._policy = self.vial_policy
        service = self._service
        return Moment(service.clock.now(), service.clock.local, service.whoever_is_in().name, self._policy)

    @property
    def vial_policy(self) -> VialPolicy:
        """What the clinic decided about vials, as stored now."""
        return load_vial_policy(self._service.store)

    def keep_vial(self, container_id: str) -> Refusal | None:
        """Keep what is left of a container for another patient, where product or policy allow it."""
        return self.do(vials.keep, container_id, self.vial_policy)

    def take_over(self, kept: vials.KeptVial) -> Refusal | None:
        """Use what another visit kept of a vial. Raises ``Problem`` STORE-VIAL where somebody was faster."""
        return self.do(vials.take_over, kept, self.vial_policy)

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
        return self._hashes[facts[-1]]

    @property
    def seals(self) -> tuple[str, ...]:
        """The hash of each version in order: as signed, and after everything that followed the signature; empty before signing."""
        signature = self.record.signature
        if signature is None:
            return ()
        facts = [one for one in self.record.entries if one.seq >= signature.seq and not isinstance(one.event, e.Printed)]
        last = {one.group: one.seq for one in facts}
        return tuple(self._hashes[seq] for seq in last.values())

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
        derived, begun = service.derive(self.id, record, rows[-1].seq), service.running_clock()
        try:
            service.store.append(rows, derived)
        except Problem as problem:
            raise self._with_who_was_first(problem) from problem
        self.save_seconds = service.running_clock() - begun
        self.record, self._last = record, rows[-1]
        self._hashes |= {row.seq: row.hash for row in rows}
        for listener in tuple(self._listeners):
            listener(record)

    def _with_who_was_first(self, problem: Problem) -> Problem:
        """The refusal of the store, naming who charted in this visit meanwhile, where it was that."""
        if problem.code != "STORE-TAKEN":
            return problem
        newest = self._service.store.log(self.id)[-1]
        if newest.seq <= self._last.seq:
            return problem
        here = newest.workstation == self._service.workstation
        where = say("in another window of this workstation") if here else say("at {workstation}", workstation=newest.workstation)
        return Problem(
            problem.code,
            say(
                "{actor} added to this visit first, {where}. What you just entered was not saved; everything saved before it is safe.",
                actor=newest.actor,
                where=where,
            ),
            hint=problem.hint,
            detail=problem.detail,
        )


class VisitService:
    """Opens visits, new and old, and derives what the store keeps of them."""

    def __init__(
        self, store: Store, catalogue: Catalogue, clock: Clock, person: Person, workstation: str, *, practice: bool = False
    ) -> None:
        """``practice``: every visit opened here says in its log that it is practice, and no other one is opened here."""
        self.practice = practice
        self.store = store
        self.catalogue = catalogue
        self.clock = clock
        self.person = person
        self.whoever_is_in: Callable[[], Person] = lambda: self.person
        self.workstation = workstation
        self.guard: Guard = NoAccounts()
        self.new_id: Callable[[], str] = lambda: uuid.uuid4().hex
        self.running_clock: Callable[[], float] = time.monotonic
        self._folding = Folding(catalogue)

    def begin(self, patient_id: str, protocols: tuple[str, ...]) -> Visit:
        """Open a new visit of a stored patient that follows the current version of each protocol."""
        self.guard.allow(VisitService.begin)
        patient_id = self.store.led_on().get(patient_id, patient_id)  # nothing new is charted in a record that is led on as another
        patient = self.store.patient(patient_id)
        if patient is None:
            raise Problem(
                "VISIT-PATIENT", say("This patient is not in the store. No visit was opened."), hint=say("Import the patient first.")
            )
        try:
            parts = tuple((one.id, one.version) for one in map(self.catalogue.current, protocols))
        except UnknownVersion as error:
            raise Problem(
                "VISIT-PROTOCOL", say("{error} No visit was opened.", error=error), hint=say("Choose one of the visits offered.")
            ) from error
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
        first = (opened, e.PracticeDeclared()) if self.practice else (opened,)
        rows = rows_of(visit_id, first, at=self.clock.now(), who=self.whoever_is_in().name, workstation=self.workstation, after=None)
        record = self._fold(rows)
        self.store.append(rows, self.derive(visit_id, record, len(rows)))
        return Visit(self, visit_id, rows, record)

    def resume(self, visit_id: str) -> Visit:
        """Open a visit as its log has it; that somebody looked at it stands in the audit trail."""
        self.guard.allow(VisitService.resume)
        rows = self.store.log(visit_id)
        if not rows:
            raise Problem(
                "VISIT-MISSING", say("There is no such visit."), hint=say("Choose one of the list (“procedure-assistant visits”).")
            )
        record = self._fold(rows)
        if record.practice is not self.practice:
            raise Problem(
                "VISIT-PRACTICE",
                say("A practice visit and a real one never lie in the same records. This visit was not opened."),
                hint=say("Keep the file as it is, and look where it came from."),
            )
        self.guard.note(
            Act.LOOK, visit_id, say("visit of {day}, patient with MRN {mrn}", day=wording.day(record.day), mrn=record.patient.mrn)
        )
        return Visit(self, visit_id, rows, record, resumed=True)

    def rebuild(self) -> int:
        """Rewrite every derived row from the log; returns the number of visits."""
        self.guard.allow(VisitService.rebuild)
        return self.store.rebuild(self._folding.derived)

    def derive(self, visit_id: str, record: ProcedureRecord, last_seq: int) -> Derived:
        """What the worklist and the limits of later visits need of this one."""
        return derived_of(visit_id, record, last_seq)

    def _fold(self, rows: tuple[LogRow, ...]) -> ProcedureRecord:
        return self._folding.record(rows)

    def _protocol(self, parts: tuple[tuple[str, int], ...]) -> Protocol:
        return self._folding.protocol(parts)
