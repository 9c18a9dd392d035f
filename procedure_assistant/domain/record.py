"""The procedure record: the fold of the visit's log. It only says what stands; totals, limits and commands are functions of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import singledispatch

from procedure_assistant.domain import events as e
from procedure_assistant.domain.formulary import Formulary
from procedure_assistant.domain.geometry import NuchalLine, Point
from procedure_assistant.domain.injection_map import InjectionMap, Side
from procedure_assistant.domain.patient import Patient
from procedure_assistant.domain.protocol import Condition, Limit, Protocol, Step
from procedure_assistant.domain.undo import undo_state, undoable
from procedure_assistant.domain.units import Concentration, Dose, Length, Volume


class SiteStatus(StrEnum):
    """How a site is drawn and printed."""

    PLANNED = "planned"
    GIVEN = "given"
    CHANGED = "changed"
    OMITTED = "omitted"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When (UTC) and by whom."""

    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The standing answer of a step."""

    values: tuple[str, ...]
    stamp: Stamp

    @property
    def value(self) -> str:
        """The single value, "" when there is none."""
        return self.values[0] if self.values else ""


@dataclass(frozen=True, slots=True)
class Override:
    """A stop that a physician went past."""

    finding: str
    says: str
    reason: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Container:
    """An opened vial or ampoule with what was done to it. What was drawn from it is counted in ``totals``."""

    opened: e.ProductOpened
    stamp: Stamp
    reconstituted: e.ProductReconstituted | None = None
    reconstituted_at: datetime | None = None
    wastes: tuple[tuple[e.WasteRecorded, Stamp], ...] = ()

    @property
    def id(self) -> str:
        """Its id within the visit."""
        return self.opened.container

    @property
    def volume(self) -> Volume | None:
        """Volume of the liquid in it when full; None for a powder not yet dissolved."""
        return self.reconstituted.volume if self.reconstituted else self.opened.volume

    @property
    def concentration(self) -> Concentration | None:
        """What can be drawn from it; None for a powder not yet dissolved."""
        return Concentration(self.opened.content, self.volume) if self.volume else None


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """One site as it stands. ``intended`` is what will be or was meant to be given, ``given`` is None until it is."""

    id: str
    muscle: str
    side: Side
    number: int
    figure: str
    x: float
    y: float
    planned: Dose | None
    planned_at: Point | None
    intended: Dose
    given: Dose | None = None
    container: str = ""
    stamp: Stamp | None = None
    omitted: str = ""
    reason: str = ""
    moved: Length | None = None
    move_reason: str = ""
    note: str = ""

    @property
    def extra(self) -> bool:
        """Not on the plan: a follow-the-pain site."""
        return self.planned is None

    @property
    def decided(self) -> bool:
        """Given or omitted."""
        return self.given is not None or bool(self.omitted)

    @property
    def status(self) -> SiteStatus:
        """The state its mark shows."""
        if self.omitted:
            return SiteStatus.OMITTED
        if self.given is None:
            return SiteStatus.PLANNED
        if self.extra:
            return SiteStatus.EXTRA
        return SiteStatus.CHANGED if self.given != self.planned or self.moved is not None else SiteStatus.GIVEN


@dataclass(frozen=True, slots=True)
class Block:
    """A nerve block that was given."""

    event: e.BlockInjected
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Score:
    """A pain score."""

    event: e.PainScored
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Signature:
    """The physician's signature."""

    event: e.Signed
    stamp: Stamp
    seq: int


@dataclass(frozen=True, slots=True)
class Amendment:
    """A later change of a signed record."""

    event: e.Amended
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class CoSignature:
    """A second physician's signature."""

    event: e.CoSigned
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class ProcedureRecord:
    """Everything that stands about one visit after its log. Make one with :meth:`after`; never change one.

    ``answers`` keeps every answer given; ``standing`` holds the values of those whose question still applies. An answer whose
    question went away ("last dose of the anticoagulant", after "no anticoagulant") counts nowhere until its question is back.
    """

    protocol: Protocol
    formulary: Formulary
    visit: e.VisitOpened
    opened: Stamp
    entries: tuple[e.Entry, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    standing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    overrides: Mapping[str, Override] = field(default_factory=dict)
    containers: Mapping[str, Container] = field(default_factory=dict)
    sites: Mapping[str, SiteRecord] = field(default_factory=dict)
    landmarks: e.LandmarksPlaced | None = None
    tapes: Mapping[Side, Length] = field(default_factory=dict)
    plan: e.BlockPlanned | None = None
    blocks: tuple[Block, ...] = ()
    block_omitted: tuple[e.BlockOmitted, Stamp] | None = None
    scores: tuple[Score, ...] = ()
    adverse: tuple[tuple[e.AdverseEventNoted, Stamp], ...] = ()
    signature: Signature | None = None
    prints: tuple[tuple[e.Printed, Stamp], ...] = ()
    amendments: tuple[Amendment, ...] = ()
    cosignatures: tuple[CoSignature, ...] = ()
    voided: tuple[e.Voided, Stamp] | None = None
    handovers: tuple[tuple[e.HandedOver, Stamp], ...] = ()
    done: tuple[tuple[int, int], ...] = ()
    undone: tuple[tuple[int, int], ...] = ()

    @classmethod
    def after(cls, entries: Iterable[e.Entry], protocol: Protocol, formulary: Formulary) -> ProcedureRecord:
        """Fold a whole log. Raises ValueError or KeyError for a log that no visit can have written, such as one without its opening."""
        log = tuple(entries)
        if not log or not isinstance(log[0].event, e.VisitOpened):
            raise ValueError("a log begins with the opening of its visit")
        undo = undo_state(log)
        record = _opened(log[0], log[0].event, protocol, formulary)
        for entry in log[1:]:
            if entry.seq not in undo.gone:
                record = _apply(entry.event, record, entry)
        return replace(record, entries=log, done=undo.done, undone=undo.undone)

    def then(self, new: tuple[e.Entry, ...]) -> ProcedureRecord:
        """The record after further entries: the same as folding the whole log, without doing so where it is not needed."""
        log = (*self.entries, *new)
        if any(isinstance(entry.event, e.Retracted | e.Reinstated) for entry in new):
            return ProcedureRecord.after(log, self.protocol, self.formulary)
        record, done, undone = self, self.done, self.undone
        for entry in new:
            record = _apply(entry.event, record, entry)
        if any(undoable(entry.event) for entry in new):
            done, undone = (*done, (new[0].group, new[-1].seq)), ()
        return replace(record, entries=log, done=done, undone=undone)

    @property
    def patient(self) -> Patient:
        """The patient as known when the visit opened."""
        return self.visit.patient

    @property
    def day(self) -> date:
        """The local day of the visit."""
        return self.visit.day

    @property
    def map(self) -> InjectionMap | None:
        """The injection map this visit follows, None where there is none."""
        return self.protocol.injection_map

    @property
    def seq(self) -> int:
        """The number of the last entry."""
        return self.entries[-1].seq

    @property
    def signed(self) -> bool:
        """Closed by the physician's signature."""
        return self.signature is not None

    def value(self, step: str) -> str:
        """The single value that stands for a step, "" when there is none or the step does not apply."""
        values = self.standing.get(step)
        return values[0] if values else ""

    def holds(self, condition: Condition | None) -> bool:
        """Whether a condition of the protocol is true now; None is always true."""
        return condition is None or condition.holds(self.standing, self.protocol.part_ids)

    def asks(self, step: Step) -> bool:
        """Whether a step applies to this visit as answered so far."""
        return self.holds(step.show_if)

    def limit(self, limit_id: str) -> Limit | None:
        """A limit of the protocol."""
        return self.protocol.limit(limit_id)

    def line(self, side: Side) -> NuchalLine | None:
        """The nuchal line of a side as placed; None until both its landmarks stand apart."""
        if self.landmarks is None:
            return None
        mastoid = self.landmarks.mastoid_left if side is Side.LEFT else self.landmarks.mastoid_right
        return NuchalLine(self.landmarks.protuberance, mastoid, self.tapes.get(side)) if mastoid else None

    def block(self, nerve: str, side: Side) -> Block | None:
        """The block given to a nerve of a side."""
        return next((b for b in self.blocks if b.event.nerve == nerve and b.event.side is side), None)

    @property
    def last_block_at(self) -> datetime | None:
        """When the last block was given (UTC)."""
        return max((block.stamp.at for block in self.blocks), default=None)


def _opened(entry: e.Entry, event: e.VisitOpened, protocol: Protocol, formulary: Formulary) -> ProcedureRecord:
    sites: dict[str, SiteRecord] = {}
    if protocol.injection_map:
        of = protocol.injection_map.substance
        for site in protocol.injection_map.sequence():
            plan = Dose(site.units, "units", of)
            sites[site.id] = SiteRecord(
                site.id, site.muscle, site.side, site.number, site.figure, site.x, site.y, plan, (site.x, site.y), plan
            )
    return ProcedureRecord(protocol, formulary, event, Stamp(entry.at, entry.who), sites=sites)


def _with_site(record: ProcedureRecord, site: SiteRecord) -> ProcedureRecord:
    return replace(record, sites={**record.sites, site.id: site})


@singledispatch
def _apply(event: object, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    raise TypeError(f"the record does not know {type(event).__name__}")


@_apply.register
def _(event: e.VisitOpened, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    raise ValueError(f"entry {entry.seq} opens visit a second time")


@_apply.register(e.Retracted)
@_apply.register(e.Reinstated)
def _(event: e.Event, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return record


@_apply.register
def _(event: e.StepAnswered, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    answers = dict(record.answers)
    if event.values:
        answers[event.step] = Answer(event.values, Stamp(entry.at, entry.who))
    else:
        answers.pop(event.step, None)
    overrides = record.overrides
    if overrides:
        # A reason was given for the answer as it was: with another answer the stop must be faced again.
        asked_anew = {rule.id for step in record.protocol.steps() for rule in step.rules if event.step in rule.when.steps()}
        overrides = {key: one for key, one in overrides.items() if key not in asked_anew}
    standing = record.protocol.standing({step: answer.values for step, answer in answers.items()})
    return replace(record, answers=answers, standing=standing, overrides=overrides)


@_apply.register
def _(event: e.FindingOverridden, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    override = Override(event.finding, event.says, event.reason, Stamp(entry.at, entry.who))
    return replace(record, overrides={**record.overrides, event.finding: override})


@_apply.register
def _(event: e.ProductOpened, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    container = Container(event, Stamp(entry.at, entry.who))
    return replace(record, containers={**record.containers, event.container: container})


@_apply.register
def _(event: e.ProductReconstituted, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    container = replace(record.containers[event.container], reconstituted=event, reconstituted_at=entry.at)
    plan = _plan_without(record.plan, event.container)  # its doses were counted in the old dilution
    return replace(record, containers={**record.containers, event.container: container}, plan=plan)


def _plan_without(plan: e.BlockPlanned | None, container: str) -> e.BlockPlanned | None:
    """The plan, or None where it draws from ``container``."""
    return None if plan and any(part.container == container for part in plan.parts) else plan


@_apply.register
def _(event: e.ProductReturned, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    left = {key: value for key, value in record.containers.items() if key != event.container}
    return replace(record, containers=left, plan=_plan_without(record.plan, event.container))


@_apply.register
def _(event: e.WasteRecorded, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    container = record.containers[event.container]
    container = replace(container, wastes=(*container.wastes, (event, Stamp(entry.at, entry.who))))
    return replace(record, containers={**record.containers, event.container: container})


@_apply.register
def _(event: e.SiteInjected, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    stamp = Stamp(entry.at, entry.who)
    site = record.sites.get(event.site)
    if site is None:
        site = SiteRecord(
            event.site, event.muscle, event.side, event.number, event.figure, event.x, event.y, None, None, event.dose
        )
    return _with_site(
        record, replace(site, given=event.dose, container=event.container, stamp=stamp, omitted="", reason=event.reason)
    )


@_apply.register
def _(event: e.SiteRetracted, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    site = record.sites[event.site]
    if site.extra:
        return replace(record, sites={key: value for key, value in record.sites.items() if key != event.site})
    return _with_site(record, replace(site, given=None, container="", stamp=None, omitted="", reason=""))


@_apply.register
def _(event: e.SiteDoseChanged, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    site = record.sites[event.site]
    given = None if site.given is None else event.dose
    return _with_site(record, replace(site, intended=event.dose, given=given))


@_apply.register
def _(event: e.SiteMoved, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    site = record.sites[event.site]
    moved = event.distance if event.distance is not None and event.distance.amount > 0 else None
    return _with_site(record, replace(site, x=event.x, y=event.y, moved=moved, move_reason=event.reason))


@_apply.register
def _(event: e.SiteOmitted, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    site = record.sites[event.site]
    stamp = Stamp(entry.at, entry.who)
    return _with_site(record, replace(site, given=None, container="", stamp=stamp, omitted=event.reason))


@_apply.register
def _(event: e.SiteNoted, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return _with_site(record, replace(record.sites[event.site], note=event.text))


@_apply.register
def _(event: e.LandmarksPlaced, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, landmarks=event)


@_apply.register
def _(event: e.TapeMeasured, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, tapes={**record.tapes, event.side: event.length})


@_apply.register
def _(event: e.BlockPlanned, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, plan=event, block_omitted=None)


@_apply.register
def _(event: e.BlockInjected, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, blocks=(*record.blocks, Block(event, Stamp(entry.at, entry.who))))


@_apply.register
def _(event: e.BlockOmitted, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, block_omitted=(event, Stamp(entry.at, entry.who)))


@_apply.register
def _(event: e.PainScored, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, scores=(*record.scores, Score(event, Stamp(entry.at, entry.who))))


@_apply.register
def _(event: e.AdverseEventNoted, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, adverse=(*record.adverse, (event, Stamp(entry.at, entry.who))))


@_apply.register
def _(event: e.Signed, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, signature=Signature(event, Stamp(entry.at, entry.who), entry.seq))


@_apply.register
def _(event: e.Printed, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, prints=(*record.prints, (event, Stamp(entry.at, entry.who))))


@_apply.register
def _(event: e.LotCorrected, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    container = record.containers[event.container]
    container = replace(container, opened=replace(container.opened, lot=event.lot, expiry=event.expiry))
    return replace(record, containers={**record.containers, event.container: container})


@_apply.register
def _(event: e.Amended, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, amendments=(*record.amendments, Amendment(event, Stamp(entry.at, entry.who))))


@_apply.register
def _(event: e.CoSigned, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, cosignatures=(*record.cosignatures, CoSignature(event, Stamp(entry.at, entry.who))))


@_apply.register
def _(event: e.Voided, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, voided=(event, Stamp(entry.at, entry.who)))


@_apply.register
def _(event: e.HandedOver, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, handovers=(*record.handovers, (event, Stamp(entry.at, entry.who))))
