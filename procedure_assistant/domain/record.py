"""The procedure record: the fold of the visit's log. It only says what stands; totals, limits and commands are functions of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import singledispatch

from procedure_assistant.domain import events as e
from procedure_assistant.domain import events_consent, events_photo, head_photo
from procedure_assistant.domain import events_regenerative as r
from procedure_assistant.domain.consent import Consents
from procedure_assistant.domain.formulary import Formulary
from procedure_assistant.domain.geometry import NuchalLine
from procedure_assistant.domain.injection_map import InjectionMap, Side
from procedure_assistant.domain.patient import Patient
from procedure_assistant.domain.protocol import Condition, Limit, Protocol, Step
from procedure_assistant.domain.record_corrections import Correction, OfVials, corrected, with_vial
from procedure_assistant.domain.record_laid import laid_site
from procedure_assistant.domain.record_parts import (
    Amendment,
    Answer,
    Block,
    Container,
    CoSignature,
    Override,
    Score,
    Signature,
    SiteRecord,
    SiteStatus,
    Stamp,
)
from procedure_assistant.domain.regenerative import Regenerative, RegenerativeEvent
from procedure_assistant.domain.undo import only_commands_since, undo_state, undoable
from procedure_assistant.domain.units import Dose, Length

__all__ = [
    "Amendment", "Answer", "Block", "CoSignature", "Container", "Override", "ProcedureRecord", "Score", "Signature", "SiteRecord",
    "SiteStatus", "Stamp",
]  # fmt: skip

_STEPS_KEPT = 200
"""Commands that undo takes back without folding the whole log: more than a hand does at a visit."""


@dataclass(frozen=True, slots=True)
class ProcedureRecord:
    """Everything that stands about one visit after its log. Make one with :meth:`after`; never change one.

    ``answers`` keeps every answer given; ``standing`` holds the values of those whose question still applies. An answer whose
    question went away ("last dose of the anticoagulant", after "no anticoagulant") counts nowhere until its question is back.
    ``amending`` is never folded: a command that amends is decided on the record as if it were open (commands.closing).
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
    laid: e.PlanLaid | None = None
    landmarks: e.LandmarksPlaced | None = None
    tapes: Mapping[Side, Length] = field(default_factory=dict)
    plan: e.BlockPlanned | None = None
    blocks: tuple[Block, ...] = ()
    aspirations: tuple[tuple[e.AspirationPositive, Stamp], ...] = ()
    block_omitted: tuple[e.BlockOmitted, Stamp] | None = None
    scores: tuple[Score, ...] = ()
    adverse: tuple[tuple[e.AdverseEventNoted, Stamp], ...] = ()
    signature: Signature | None = None
    prints: tuple[tuple[e.Printed, Stamp], ...] = ()
    amendments: tuple[Amendment, ...] = ()
    cosignatures: tuple[CoSignature, ...] = ()
    voided: tuple[e.Voided, Stamp] | None = None
    handovers: tuple[tuple[e.HandedOver, Stamp], ...] = ()
    practice: bool = False
    regenerative: Regenerative = field(default_factory=Regenerative)
    photo: head_photo.HeadPhoto | None = None
    consents: Consents = field(default_factory=Consents)
    done: tuple[tuple[int, int], ...] = ()
    undone: tuple[tuple[int, int], ...] = ()
    amending: bool = False
    counted: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What functions marked ``once_per_record`` have counted of this very record; no part of what it says."""
    before: tuple[tuple[int, ProcedureRecord], ...] = field(default=(), repr=False, compare=False)
    """The first entry of each of the last commands, and the record before it: undo need not fold the whole log."""

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
            return self._stepped(log, new) or ProcedureRecord.after(log, self.protocol, self.formulary)
        record, done, undone, before = self, self.done, self.undone, self.before
        for entry in new:
            record = _apply(entry.event, record, entry)
        if any(undoable(entry.event) for entry in new):
            done, undone, before = (*done, (new[0].group, new[-1].seq)), (), self._kept(new[0].group)
        return replace(record, entries=log, done=done, undone=undone, before=before)

    def _stepped(self, log: tuple[e.Entry, ...], new: tuple[e.Entry, ...]) -> ProcedureRecord | None:
        """One step back or forth from what is at hand; None where that is not enough and the log must be folded."""
        event = new[0].event
        if len(new) != 1 or not isinstance(event, e.Retracted | e.Reinstated):
            return None
        if not only_commands_since(self.entries, event.last):
            return None
        span = (event.first, event.last)
        if isinstance(event, e.Retracted):
            if self.done[-1:] != (span,) or not self.before or self.before[-1][0] != event.first:
                return None
            return replace(self.before[-1][1], entries=log, done=self.done[:-1], undone=(*self.undone, span), before=self.before[:-1])
        if self.undone[-1:] != (span,):
            return None
        record = self
        for entry in self.entries[event.first - 1 : event.last]:
            record = _apply(entry.event, record, entry)
        return replace(record, entries=log, done=(*self.done, span), undone=self.undone[:-1], before=self._kept(event.first))

    def _kept(self, first: int) -> tuple[tuple[int, ProcedureRecord], ...]:
        """The records to step back to, once a command with this first entry is done."""
        return (*self.before[-_STEPS_KEPT:], (first, replace(self, before=())))

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

    @property
    def closed(self) -> bool:
        """Takes no more facts: signed, or declared void."""
        return self.signature is not None or self.voided is not None

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
        """When the last block or other injection at a target was given (UTC)."""
        given = [block.stamp.at for block in self.blocks] + [one.stamp.at for one in self.regenerative.given]
        return max(given, default=None)


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


@_apply.register
def _(event: e.PracticeDeclared, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, practice=True)


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
        site = SiteRecord(event.site, event.muscle, event.side, event.number, event.figure, event.x, event.y, None, None, event.dose)
    return _with_site(record, replace(site, given=event.dose, container=event.container, stamp=stamp, omitted="", reason=event.reason))


@_apply.register
def _(event: e.SiteRetracted, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    site = record.sites[event.site]
    if site.extra and not (site.laid and site.given is not None):
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
def _(event: e.PlanLaid, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, laid=event, sites={**record.sites, **{one.site: laid_site(record, one) for one in event.sites}})


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


@_apply.register(r.BiologicBegun)
@_apply.register(r.PassportFilled)
@_apply.register(r.BiologicReturned)
@_apply.register(r.BiologicDiscarded)
@_apply.register(e.TargetInjected)
@_apply.register(r.GuidanceChanged)
@_apply.register(r.UltrasoundNoted)
@_apply.register(r.ImageAttached)
@_apply.register(r.ImagePinned)
@_apply.register(r.ImageMarked)
@_apply.register(r.ImageRemoved)
@_apply.register(r.TargetAspirated)
@_apply.register(e.TargetCorrected)
@_apply.register(r.DiscardCorrected)
def _(event: RegenerativeEvent, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    gone = isinstance(event, r.ImageRemoved) and record.photo is not None and record.photo.chosen.image_id == event.image_id
    photo = None if gone else record.photo
    return replace(record, regenerative=record.regenerative.after(event, Stamp(entry.at, entry.who)), photo=photo)


@_apply.register(events_photo.HeadPhotoChosen)
@_apply.register(events_photo.HeadPhotoCalibrated)
@_apply.register(events_photo.HeadPhotoLandmarks)
@_apply.register(events_photo.HeadPhotoScaleBegun)
def _(event: head_photo.PhotoEvent, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, photo=head_photo.after(event, record, Stamp(entry.at, entry.who)))


@_apply.register
def _(event: e.Voided, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, voided=(event, Stamp(entry.at, entry.who)))


@_apply.register
def _(event: e.HandedOver, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, handovers=(*record.handovers, (event, Stamp(entry.at, entry.who))))


@_apply.register(e.WasteCorrected)
@_apply.register(e.BlockCorrected)
@_apply.register(e.ScoreCorrected)
@_apply.register(e.AspirationPositive)
def _(event: Correction, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return corrected(event, record, Stamp(entry.at, entry.who))


@_apply.register(e.VialKept)
@_apply.register(e.VialTakenOver)
@_apply.register(e.KeptDiscarded)
def _(event: OfVials, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return with_vial(event, record, Stamp(entry.at, entry.who))


@_apply.register(events_consent.ConsentSigned)
@_apply.register(events_consent.ConsentWithdrawn)
@_apply.register(events_consent.ConsentRenewed)
def _(event: events_consent.ConsentEvent, record: ProcedureRecord, entry: e.Entry) -> ProcedureRecord:
    return replace(record, consents=record.consents.after(event, Stamp(entry.at, entry.who), entry.seq))
