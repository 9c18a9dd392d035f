"""A visit in memory at which tests act: the same steps as the services do, without a store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Concatenate, ParamSpec

from procedure_assistant.domain import events as e
from procedure_assistant.domain.commands import Decision, Refusal, block, checklist, course, products
from procedure_assistant.domain.formulary import Formulary
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.patient import Patient
from procedure_assistant.domain.protocol import Phase, Protocol
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.units import Length, Volume
from procedure_assistant.services.codec import entry_of, rows_of
from procedure_assistant.services.ports import LogRow
from tests.domain import samples
from tests.domain.samples import DAY, NEXT_YEAR, START

P = ParamSpec("P")


@dataclass
class Bedside:
    """A visit in memory: does commands as the services do, through the codec, with a clock that moves when told."""

    protocol: Protocol = field(default_factory=samples.combined)
    formulary: Formulary = field(default_factory=samples.formulary)
    patient: Patient = field(default_factory=samples.patient)
    earlier_doses: tuple[e.EarlierDose, ...] = ()
    now: datetime = START
    rows: list[LogRow] = field(default_factory=list)
    record: ProcedureRecord = field(init=False)

    def __post_init__(self) -> None:
        map_ = self.protocol.injection_map
        parts = self.protocol.parts or ((self.protocol.id, self.protocol.version),)
        opened = e.VisitOpened(
            self.patient, parts, map_.id if map_ else "", map_.version if map_ else "", "test 1", "0", DAY, self.earlier_doses
        )
        self.rows.extend(rows_of("v1", (opened,), at=self.now, who="E. Marsh", workstation="room 1", after=None))
        self.record = self.folded()

    def folded(self) -> ProcedureRecord:
        """The record as it is after a restart: every row decoded and folded anew."""
        return ProcedureRecord.after((entry_of(row) for row in self.rows), self.protocol, self.formulary)

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)

    def try_to(self, command: Callable[Concatenate[ProcedureRecord, P], Decision], *args: P.args, **kwargs: P.kwargs) -> Decision:
        """Do a command; a refusal and an empty decision change nothing."""
        decision = command(self.record, *args, **kwargs)
        if isinstance(decision, Refusal) or not decision:
            return decision
        rows = rows_of("v1", decision, at=self.now, who="E. Marsh", workstation="room 1", after=self.rows[-1])
        self.record = self.record.then(tuple(entry_of(row) for row in rows))
        self.rows.extend(rows)
        return decision

    def do(self, command: Callable[Concatenate[ProcedureRecord, P], Decision], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do a command that must be accepted and change something."""
        decision = self.try_to(command, *args, **kwargs)
        assert not isinstance(decision, Refusal), f"refused: {decision}"
        assert decision, "nothing was charted"

    def refused(self, command: Callable[Concatenate[ProcedureRecord, P], Decision], *args: P.args, **kwargs: P.kwargs) -> Refusal:
        """Do a command that must be refused."""
        before = self.record
        decision = self.try_to(command, *args, **kwargs)
        assert isinstance(decision, Refusal), f"not refused: {decision}"
        assert self.record is before
        return decision

    # -- short cuts ------------------------------------------------------------------------------------------------------

    def answer(self, **answers: str) -> None:
        """Answer steps, one value each."""
        for step, value in answers.items():
            self.do(checklist.answer, step, (value,))

    def answer_all(self, side: str = "both") -> None:
        """Answer every question that comes before the first needle, with nothing special about the patient."""
        for section in self.protocol.sections:
            if section.quick_label and section.phase is not Phase.AFTER:
                self.try_to(checklist.quick_answers, section.id)
        rest = {
            "diagnosis": "g43_719", "headache_days": "20", "failed_preventives": "topiramate",
            "planned_side": side, "consent_side": side, "time_out_side": side,
        }  # fmt: skip
        for step, value in rest.items():
            if self.protocol.step(step) and step not in self.record.answers:
                self.answer(**{step: value})

    def open(self, product: str, lot: str = "L1", expiry: date = NEXT_YEAR) -> str:
        """Open a container and return its id."""
        self.do(products.open_product, product, lot, expiry)
        return list(self.record.containers)[-1]

    def open_botox(self, product: str = "botox_200", ml: str = "4") -> str:
        """Open and dissolve a vial of toxin."""
        vial = self.open(product, "C8812C3")
        self.do(products.reconstitute, vial, Volume.ml(ml), "0.9 % NaCl, no preservative", "N2207", NEXT_YEAR)
        return vial

    def place(self) -> None:
        """Landmarks and tape, 84 mm on both sides."""
        self.do(block.place_landmarks, (450.0, 250.0), (332.0, 330.0), (568.0, 330.0))
        for side in (Side.LEFT, Side.RIGHT):
            self.do(block.measure, side, Length(Decimal(84)))

    def plan(
        self,
        *drugs: tuple[str, str],
        basis: str = "per_side",
        nerves: tuple[str, ...] = ("gon",),
        sides: tuple[Side, ...] = (Side.LEFT, Side.RIGHT),
    ) -> None:
        """Plan a block: (container, mL) for each drug."""
        self.do(block.plan, nerves, sides, [(container, Volume.ml(ml)) for container, ml in drugs], basis)

    def finish(self) -> None:
        """What is asked after the injections, then the signature."""
        self.try_to(checklist.quick_answers, "discharge")
        self.try_to(products.waste_all, "Rest of a single-dose vial", "K. Osei")
        self.do(course.sign, "E. Marsh", "MD", "00")


def ready(protocol: Protocol | None = None, side: str = "both", **changes: object) -> Bedside:
    """A bedside where every question before the needle is answered."""
    bedside = Bedside(protocol=protocol or samples.combined(), patient=samples.patient(**changes))
    bedside.answer_all(side)
    return bedside


def ready_to_inject() -> Bedside:
    """Combined visit with a dissolved vial, both local anaesthetics, landmarks and the block planned."""
    bedside = ready()
    bedside.open_botox()
    lidocaine, bupivacaine = bedside.open("lidocaine_2"), bedside.open("bupivacaine_05")
    bedside.place()
    bedside.plan((lidocaine, "1"), (bupivacaine, "1"))
    return bedside
