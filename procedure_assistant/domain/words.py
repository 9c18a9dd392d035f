"""What was done, in the words of undo, the worklist and the log: one sentence per event or visit."""

from __future__ import annotations

from functools import singledispatch
from typing import get_args

from procedure_assistant.domain import events as e
from procedure_assistant.domain import wording
from procedure_assistant.domain.answers import answer_words as answer_words  # noqa: PLC0414 -- read aloud here and elsewhere
from procedure_assistant.domain.commands.injection_map import site_name
from procedure_assistant.domain.events_consent import ConsentRenewed, ConsentSigned, ConsentWithdrawn, Signer
from procedure_assistant.domain.events_photo import (
    HeadPhotoCalibrated,
    HeadPhotoChosen,
    HeadPhotoLandmarks,
    HeadPhotoScaleBegun,
    PhotoUse,
)
from procedure_assistant.domain.events_regenerative import PassportFilled, UltrasoundNoted
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import ProcedureRecord, SiteRecord
from procedure_assistant.domain.record_laid import laid_site
from procedure_assistant.domain.regenerative import RegenerativeEvent
from procedure_assistant.domain.regenerative_words import product_words, target_words
from procedure_assistant.domain.regenerative_words import said as said_of_regenerative
from procedure_assistant.domain.say import inner, joined, say
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
        what = (
            say("{muscle}, {sites}", muscle=muscle.name, sites=wording.count(len(sites), "site"))
            if muscle
            else wording.count(len(sites), "site")
        )
        return say("{what}, {units} units", what=what, units=wording.number(units))
    if signed := next((event for event in events if isinstance(event, ConsentSigned)), None):
        return describe(signed, record)
    if len(events) > 1 and all(isinstance(event, e.StepAnswered) for event in events):
        return wording.count(len(events), "answer")
    if len(events) > 1 and all(isinstance(event, PassportFilled | UltrasoundNoted) for event in events):
        return wording.count(len(events), "field")
    if len(events) > 1 and all(isinstance(event, e.SiteOmitted) for event in events):
        return say("{sites} omitted", sites=wording.count(len(events), "site"))
    if len(events) > 1 and all(isinstance(event, e.WasteRecorded) for event in events):
        return say("Waste of {products}", products=wording.count(len(events), "product"))
    return describe(events[-1], record)


@singledispatch
def describe(event: object, record: ProcedureRecord) -> str:
    """One event in words, without time and person."""
    raise TypeError(f"no words for {type(event).__name__}")


def _named(record: ProcedureRecord, site_id: str) -> str:
    site = record.sites.get(site_id)
    if site is not None:
        return site_name(record, site)
    # An extra that was taken back or off the plan is no longer among the sites.
    for entry in reversed(record.entries):
        event = entry.event
        if isinstance(event, e.SiteInjected) and event.site == site_id:
            return site_name(record, _as_site(event))
        if isinstance(event, e.PlanLaid) and (laid := next((one for one in event.sites if one.site == site_id), None)):
            return site_name(record, laid_site(record, laid))
    raise ValueError(f"{site_id} was never among the sites of this visit")


def _as_site(event: e.SiteInjected) -> SiteRecord:
    return SiteRecord(event.site, event.muscle, event.side, event.number, event.figure, event.x, event.y, event.planned, None, event.dose)


@describe.register
def _(event: e.VisitOpened, record: ProcedureRecord) -> str:
    return say("Visit opened: {protocol}", protocol=record.protocol.title)


@describe.register
def _(event: e.PracticeDeclared, record: ProcedureRecord) -> str:
    return say("Practice, an invented patient: nothing of this counts")


@describe.register
def _(event: e.StepAnswered, record: ProcedureRecord) -> str:
    step = record.protocol.step(event.step)
    if step is None:
        return event.step
    return say("{step} {answer}", step=step.label, answer=answer_words(step, event.values) if event.values else say("answer taken away"))


@describe.register
def _(event: e.FindingOverridden, record: ProcedureRecord) -> str:
    return say("Went on: {event_reason}", event_reason=event.reason)


@describe.register
def _(event: e.ProductOpened, record: ProcedureRecord) -> str:
    return say("{event}, lot {lot}", event=event.label, lot=event.lot)


@describe.register
def _(event: e.ProductReconstituted, record: ProcedureRecord) -> str:
    return say("Dissolved in {volume} {diluent}", volume=wording.volume(event.volume), diluent=event.diluent)


@describe.register
def _(event: e.ProductReturned, record: ProcedureRecord) -> str:
    return say("Product taken back")


@describe.register
def _(event: e.WasteRecorded, record: ProcedureRecord) -> str:
    return say("Waste, {dose}", dose=wording.dose(event.dose))


@describe.register
def _(event: e.VialKept, record: ProcedureRecord) -> str:
    return say("Kept for another patient, {dose}", dose=wording.dose(event.dose))


@describe.register
def _(event: e.VialTakenOver, record: ProcedureRecord) -> str:
    return say("{event}, lot {lot}, {dose} taken over", event=event.label, lot=event.lot, dose=wording.dose(event.dose))


@describe.register
def _(event: e.KeptDiscarded, record: ProcedureRecord) -> str:
    return say("Kept rest discarded, {dose}", dose=wording.dose(event.dose))


@describe.register
def _(event: e.SiteInjected, record: ProcedureRecord) -> str:
    return say("{site_name}, {dose}", site_name=site_name(record, _as_site(event)), dose=wording.dose(event.dose))


@describe.register
def _(event: e.SiteRetracted, record: ProcedureRecord) -> str:
    return say("{named} taken back", named=_named(record, event.site))


@describe.register
def _(event: e.SiteDoseChanged, record: ProcedureRecord) -> str:
    return say("{named}, dose {dose}", named=_named(record, event.site), dose=wording.dose(event.dose))


@describe.register
def _(event: e.SiteMoved, record: ProcedureRecord) -> str:
    far = say(" {distance}", distance=wording.length_mm(event.distance)) if event.distance else ""
    return say("{named} moved{far}", named=_named(record, event.site), far=far)


@describe.register
def _(event: e.SiteOmitted, record: ProcedureRecord) -> str:
    return say("{named} omitted", named=_named(record, event.site))


@describe.register
def _(event: e.SiteNoted, record: ProcedureRecord) -> str:
    return say("Note on {named}", named=_named(record, event.site))


@describe.register
def _(event: e.PlanLaid, record: ProcedureRecord) -> str:
    return say("Planned as on {day}", day=wording.day(event.day))


@describe.register
def _(event: e.LandmarksPlaced, record: ProcedureRecord) -> str:
    return say("Landmarks")


@describe.register
def _(event: e.TapeMeasured, record: ProcedureRecord) -> str:
    return say("Tape {side}, {length} mm", side=event.side, length=wording.number(event.length.amount))


@describe.register
def _(event: e.BlockPlanned, record: ProcedureRecord) -> str:
    sides = say("both sides") if len(event.sides) > 1 else event.sides[0]
    return say("Block plan, {sides}", sides=sides)


@describe.register
def _(event: e.BlockInjected, record: ProcedureRecord) -> str:
    amount = say("{amount_of} mL", amount_of=wording.number(e.amount_of(event.parts)))
    return say(
        "{nerve_short} {side}, {amount}, aspiration {aspiration}",
        nerve_short=nerve_short(record, event.nerve),
        side=event.side,
        amount=amount,
        aspiration=say(event.aspiration),
    )


@describe.register
def _(event: e.AspirationPositive, record: ProcedureRecord) -> str:
    return say(
        "{nerve_short} {side}, aspiration positive: {what}, needle moved",
        nerve_short=nerve_short(record, event.nerve),
        side=event.side,
        what=inner(event.what),
    )


@describe.register
def _(event: e.BlockCorrected, record: ProcedureRecord) -> str:
    now = say("{amount_of} mL", amount_of=wording.number(e.amount_of(event.now.parts))) if event.now else say("not given")
    return say("{nerve_short} {side} corrected: {now}", nerve_short=nerve_short(record, event.nerve), side=event.side, now=now)


@describe.register
def _(event: e.WasteCorrected, record: ProcedureRecord) -> str:
    return say("Waste corrected, {dose} in all", dose=wording.dose(event.dose))


@describe.register
def _(event: e.ScoreCorrected, record: ProcedureRecord) -> str:
    return say("Pain {moment} corrected, {event} of 10", moment=event.moment, event=event.value)


@describe.register
def _(event: e.BlockOmitted, record: ProcedureRecord) -> str:
    return say("Block omitted: {event_reason}", event_reason=event.reason)


@describe.register
def _(event: e.PainScored, record: ProcedureRecord) -> str:
    return say("Pain {moment}, {event} of 10", moment=event.moment, event=event.value)


@describe.register
def _(event: e.AdverseEventNoted, record: ProcedureRecord) -> str:
    return say("Adverse event: {what}", what=event.what)


@describe.register
def _(event: e.Retracted, record: ProcedureRecord) -> str:
    return say("Undone: {describe_group}", describe_group=describe_group(record, (event.first, event.last)))


@describe.register
def _(event: e.Reinstated, record: ProcedureRecord) -> str:
    return say("Redone: {describe_group}", describe_group=describe_group(record, (event.first, event.last)))


@describe.register
def _(event: e.Signed, record: ProcedureRecord) -> str:
    return say("Signed by {event}", event=event.name)


@describe.register
def _(event: e.Printed, record: ProcedureRecord) -> str:
    return say("Printed, copy {copy}", copy=event.copy)


@describe.register
def _(event: e.LotCorrected, record: ProcedureRecord) -> str:
    return say("Lot {lot}, expiry {expiry}", lot=event.lot, expiry=wording.day(event.expiry))


@describe.register
def _(event: e.Amended, record: ProcedureRecord) -> str:
    return say("Amendment {number}: {what}, was {was}, is now {now}", number=event.number, what=event.what, was=event.was, now=event.now)


@describe.register
def _(event: e.CoSigned, record: ProcedureRecord) -> str:
    return say("Co-signed by {event}", event=event.name)


@describe.register
def _(event: e.Voided, record: ProcedureRecord) -> str:
    return say("Record voided: {event_reason}", event_reason=event.reason)


@describe.register
def _(event: e.HandedOver, record: ProcedureRecord) -> str:
    return say("Handed over to {to}", to=event.to)


@describe.register
def _(event: HeadPhotoChosen, record: ProcedureRecord) -> str:
    words = {
        (Side.LEFT, PhotoUse.PRINTED): say("Photograph of the back of the head, printed"),
        (Side.LEFT, PhotoUse.KEPT): say("Photograph of the back of the head, not printed"),
        (Side.RIGHT, PhotoUse.PRINTED): say("Photograph of the back of the head, mirrored, printed"),
        (Side.RIGHT, PhotoUse.KEPT): say("Photograph of the back of the head, mirrored, not printed"),
    }
    return words[event.left_lies, event.use]


@describe.register
def _(event: HeadPhotoCalibrated, record: ProcedureRecord) -> str:
    return say("Scale of the photograph, {n} mm", n=wording.number(event.length.amount))


@describe.register
def _(event: HeadPhotoLandmarks, record: ProcedureRecord) -> str:
    return say("Landmarks on the photograph")


@describe.register
def _(event: HeadPhotoScaleBegun, record: ProcedureRecord) -> str:
    return say("Ends of a known distance on the photograph")


@describe.register
def _(event: ConsentSigned, record: ProcedureRecord) -> str:
    if event.signer is Signer.PATIENT:
        return say("Consent signed by {name}", name=event.name)
    return say("Consent signed by {name}, {relation}", name=event.name, relation=event.relation)


@describe.register
def _(event: ConsentWithdrawn, record: ProcedureRecord) -> str:
    return say("Consent withdrawn: {reason}", reason=event.reason)


@describe.register
def _(event: ConsentRenewed, record: ProcedureRecord) -> str:
    return say("Consent given again: {said}", said=event.said)


for kind in get_args(RegenerativeEvent):
    describe.register(kind, said_of_regenerative)


def nerve_short(record: ProcedureRecord, nerve_id: str) -> str:
    """ "GON"; the id itself for a nerve that the protocol no longer names."""
    nerve = record.protocol.nerve(nerve_id)
    return nerve.short if nerve else nerve_id


def side_words(sides: tuple[Side, ...]) -> str:
    """ "both sides", "left side"."""
    return say("both sides") if len(set(sides)) > 1 else say("{sides} side", sides=sides[0])


def visit_progress(record: ProcedureRecord) -> str:
    """One line of the worklist: how far the injections are."""
    if record.voided:
        return say("void: {reason}", reason=record.voided[0].reason)
    parts: list[str] = []
    total = map_total(record)
    if total:
        given, planned = wording.number(total.given_units), wording.number(total.planned_units)
        if record.signed:
            parts.append(say("{given} units, {sites}", given=given, sites=wording.count(total.given_sites, "site")))
        else:
            parts.append(
                say(
                    "{given} of {planned} units, {given_planned_sites} of {planned_sites} sites",
                    given=given,
                    planned=planned,
                    given_planned_sites=total.given_planned_sites,
                    planned_sites=total.planned_sites,
                )
            )
    for nerve_id in dict.fromkeys(block.event.nerve for block in record.blocks):
        sides = tuple(block.event.side for block in record.blocks if block.event.nerve == nerve_id)
        parts.append(say("{nerve_short} {side}", nerve_short=nerve_short(record, nerve_id), side=side_words(sides)))
    for target, product in dict.fromkeys((one.event.target, one.event.product) for one in record.regenerative.given):
        here = [one.event.side for one in record.regenerative.given if (one.event.target, one.event.product) == (target, product)]
        what = say("{product} ", product=product_words(record, product)) if product else ""
        parts.append(say("{what}{target} {side}", what=what, target=target_words(record, target, None), side=side_words(tuple(here))))
    if record.block_omitted:
        parts.append(say("rest of the block omitted") if record.blocks else say("block omitted"))
    elif blocks_open(record):
        parts.append(say("block still planned") if record.blocks else say("block planned"))
    scores = {score.event.moment: score.event.value for score in record.scores}
    if "before" in scores and "after" in scores:
        parts.append(say("pain {scores} to {scores_2}", scores=scores["before"], scores_2=scores["after"]))
    return joined(", ", parts)
