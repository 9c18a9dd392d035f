"""What was done, in the words of undo, the worklist and the log: one sentence per event or visit."""

from __future__ import annotations

from functools import singledispatch
from typing import get_args

from procedure_assistant.domain import events as e
from procedure_assistant.domain import wording
from procedure_assistant.domain.answers import answer_words as answer_words  # noqa: PLC0414 -- read aloud here and elsewhere
from procedure_assistant.domain.commands.injection_map import site_name
from procedure_assistant.domain.events_regenerative import PassportFilled, UltrasoundNoted
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import ProcedureRecord, SiteRecord
from procedure_assistant.domain.regenerative import RegenerativeEvent
from procedure_assistant.domain.regenerative_words import product_words, target_words
from procedure_assistant.domain.regenerative_words import said as said_of_regenerative
from procedure_assistant.domain.totals import blocks_open, map_total


def describe_group(record: ProcedureRecord, group: tuple[int, int]) -> str:
    """One line for the events of one command, such as "Cervical paraspinal right 2, 5 units" or "6 sites, 30 units"."""
    first, last = group
    events = [entry.event for entry in record.entries if first <= entry.seq <= last]
    sites = [event for event in events if isinstance(event, e.SiteInjected)]
    if len(sites) > 1:
        units = sum((event.dose.amount for event in sites[1:]), sites[0].dose.amount)
        muscles = {event.muscle for event in sites}
        muscle = record.map.muscle(sites[0].muscle) if record.map and len(muscles) == 1 else None
        what = f"{muscle.name}, {wording.count(len(sites), 'site')}" if muscle else wording.count(len(sites), "site")
        return f"{what}, {wording.number(units)} units"
    if len(events) > 1 and all(isinstance(event, e.StepAnswered) for event in events):
        return wording.count(len(events), "answer")
    if len(events) > 1 and all(isinstance(event, PassportFilled | UltrasoundNoted) for event in events):
        return wording.count(len(events), "field")
    if len(events) > 1 and all(isinstance(event, e.SiteOmitted) for event in events):
        return f"{wording.count(len(events), 'site')} omitted"
    if len(events) > 1 and all(isinstance(event, e.WasteRecorded) for event in events):
        return f"Waste of {wording.count(len(events), 'product')}"
    return describe(events[-1], record)


@singledispatch
def describe(event: object, record: ProcedureRecord) -> str:
    """One event in words, without time and person."""
    raise TypeError(f"no words for {type(event).__name__}")


def _named(record: ProcedureRecord, site_id: str) -> str:
    site = record.sites.get(site_id)
    if site is None:  # an extra that was taken back is no longer among the sites
        given = next(entry.event for entry in reversed(record.entries) if getattr(entry.event, "site", "") == site_id
                     and isinstance(entry.event, e.SiteInjected))  # fmt: skip
        return site_name(record, _as_site(given))
    return site_name(record, site)


def _as_site(event: e.SiteInjected) -> SiteRecord:
    return SiteRecord(
        event.site, event.muscle, event.side, event.number, event.figure, event.x, event.y, event.planned, None, event.dose
    )


@describe.register
def _(event: e.VisitOpened, record: ProcedureRecord) -> str:
    return f"Visit opened: {record.protocol.title}"


@describe.register
def _(event: e.StepAnswered, record: ProcedureRecord) -> str:
    step = record.protocol.step(event.step)
    if step is None:
        return event.step
    return f"{step.label} {answer_words(step, event.values) if event.values else 'answer taken away'}"


@describe.register
def _(event: e.FindingOverridden, record: ProcedureRecord) -> str:
    return f"Went on: {event.reason}"


@describe.register
def _(event: e.ProductOpened, record: ProcedureRecord) -> str:
    return f"{event.label}, lot {event.lot}"


@describe.register
def _(event: e.ProductReconstituted, record: ProcedureRecord) -> str:
    return f"Dissolved in {wording.volume(event.volume)} {event.diluent}"


@describe.register
def _(event: e.ProductReturned, record: ProcedureRecord) -> str:
    return "Product taken back"


@describe.register
def _(event: e.WasteRecorded, record: ProcedureRecord) -> str:
    return f"Waste, {wording.dose(event.dose)}"


@describe.register
def _(event: e.SiteInjected, record: ProcedureRecord) -> str:
    return f"{site_name(record, _as_site(event))}, {wording.dose(event.dose)}"


@describe.register
def _(event: e.SiteRetracted, record: ProcedureRecord) -> str:
    return f"{_named(record, event.site)} taken back"


@describe.register
def _(event: e.SiteDoseChanged, record: ProcedureRecord) -> str:
    return f"{_named(record, event.site)}, dose {wording.dose(event.dose)}"


@describe.register
def _(event: e.SiteMoved, record: ProcedureRecord) -> str:
    far = f" {wording.length_mm(event.distance)}" if event.distance else ""
    return f"{_named(record, event.site)} moved{far}"


@describe.register
def _(event: e.SiteOmitted, record: ProcedureRecord) -> str:
    return f"{_named(record, event.site)} omitted"


@describe.register
def _(event: e.SiteNoted, record: ProcedureRecord) -> str:
    return f"Note on {_named(record, event.site)}"


@describe.register
def _(event: e.LandmarksPlaced, record: ProcedureRecord) -> str:
    return "Landmarks"


@describe.register
def _(event: e.TapeMeasured, record: ProcedureRecord) -> str:
    return f"Tape {event.side}, {wording.number(event.length.amount)} mm"


@describe.register
def _(event: e.BlockPlanned, record: ProcedureRecord) -> str:
    sides = "both sides" if len(event.sides) > 1 else event.sides[0]
    return f"Block plan, {sides}"


@describe.register
def _(event: e.BlockInjected, record: ProcedureRecord) -> str:
    amount = f"{wording.number(e.amount_of(event.parts))} mL"
    return f"{nerve_short(record, event.nerve)} {event.side}, {amount}, aspiration {event.aspiration}"


@describe.register
def _(event: e.AspirationPositive, record: ProcedureRecord) -> str:
    return f"{nerve_short(record, event.nerve)} {event.side}, aspiration positive: {event.what[:1].lower()}{event.what[1:]}, needle moved"


@describe.register
def _(event: e.BlockCorrected, record: ProcedureRecord) -> str:
    now = f"{wording.number(e.amount_of(event.now.parts))} mL" if event.now else "not given"
    return f"{nerve_short(record, event.nerve)} {event.side} corrected: {now}"


@describe.register
def _(event: e.WasteCorrected, record: ProcedureRecord) -> str:
    return f"Waste corrected, {wording.dose(event.dose)} in all"


@describe.register
def _(event: e.ScoreCorrected, record: ProcedureRecord) -> str:
    return f"Pain {event.moment} corrected, {event.value} of 10"


@describe.register
def _(event: e.BlockOmitted, record: ProcedureRecord) -> str:
    return f"Block omitted: {event.reason}"


@describe.register
def _(event: e.PainScored, record: ProcedureRecord) -> str:
    return f"Pain {event.moment}, {event.value} of 10"


@describe.register
def _(event: e.AdverseEventNoted, record: ProcedureRecord) -> str:
    return f"Adverse event: {event.what}"


@describe.register
def _(event: e.Retracted, record: ProcedureRecord) -> str:
    return f"Undone: {describe_group(record, (event.first, event.last))}"


@describe.register
def _(event: e.Reinstated, record: ProcedureRecord) -> str:
    return f"Redone: {describe_group(record, (event.first, event.last))}"


@describe.register
def _(event: e.Signed, record: ProcedureRecord) -> str:
    return f"Signed by {event.name}"


@describe.register
def _(event: e.Printed, record: ProcedureRecord) -> str:
    return f"Printed, copy {event.copy}"


@describe.register
def _(event: e.LotCorrected, record: ProcedureRecord) -> str:
    return f"Lot {event.lot}, expiry {wording.day(event.expiry)}"


@describe.register
def _(event: e.Amended, record: ProcedureRecord) -> str:
    return f"Amendment {event.number}: {event.what}, was {event.was}, is now {event.now}"


@describe.register
def _(event: e.CoSigned, record: ProcedureRecord) -> str:
    return f"Co-signed by {event.name}"


@describe.register
def _(event: e.Voided, record: ProcedureRecord) -> str:
    return f"Record voided: {event.reason}"


@describe.register
def _(event: e.HandedOver, record: ProcedureRecord) -> str:
    return f"Handed over to {event.to}"


for kind in get_args(RegenerativeEvent):
    describe.register(kind, said_of_regenerative)


def nerve_short(record: ProcedureRecord, nerve_id: str) -> str:
    """ "GON"; the id itself for a nerve that the protocol no longer names."""
    nerve = record.protocol.nerve(nerve_id)
    return nerve.short if nerve else nerve_id


def side_words(sides: tuple[Side, ...]) -> str:
    """ "both sides", "left side"."""
    return "both sides" if len(set(sides)) > 1 else f"{sides[0]} side"


def visit_progress(record: ProcedureRecord) -> str:
    """One line of the worklist: how far the injections are."""
    if record.voided:
        return f"void: {record.voided[0].reason}"
    parts: list[str] = []
    total = map_total(record)
    if total:
        given, planned = wording.number(total.given_units), wording.number(total.planned_units)
        if record.signed:
            parts.append(f"{given} units, {wording.count(total.given_sites, 'site')}")
        else:
            parts.append(f"{given} of {planned} units, {total.given_planned_sites} of {total.planned_sites} sites")
    for nerve_id in dict.fromkeys(block.event.nerve for block in record.blocks):
        sides = tuple(block.event.side for block in record.blocks if block.event.nerve == nerve_id)
        parts.append(f"{nerve_short(record, nerve_id)} {side_words(sides)}")
    for target, product in dict.fromkeys((one.event.target, one.event.product) for one in record.regenerative.given):
        here = [one.event.side for one in record.regenerative.given if (one.event.target, one.event.product) == (target, product)]
        what = f"{product_words(record, product)} " if product else ""
        parts.append(f"{what}{target_words(record, target, None)} {side_words(tuple(here))}")
    if record.block_omitted:
        parts.append("rest of the block omitted" if record.blocks else "block omitted")
    elif blocks_open(record):
        parts.append("block still planned" if record.blocks else "block planned")
    scores = {score.event.moment: score.event.value for score in record.scores}
    if "before" in scores and "after" in scores:
        parts.append(f"pain {scores['before']} to {scores['after']}")
    return ", ".join(parts)
