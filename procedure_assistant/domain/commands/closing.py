"""After the signature: amending, co-signing, voiding; and handing over before it. Nothing that was signed is ever overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import singledispatch

from procedure_assistant.domain import events as e
from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.checklist import SHORTEST_REASON
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed
from procedure_assistant.domain.commands.injection_map import site_name
from procedure_assistant.domain.events_regenerative import (
    BiologicDiscarded,
    DiscardCorrected,
    GuidanceChanged,
    ImagePinned,
    PassportFilled,
    UltrasoundNoted,
)
from procedure_assistant.domain.passport.reading import passport_of
from procedure_assistant.domain.record import Container, ProcedureRecord, SiteRecord, SiteStatus
from procedure_assistant.domain.regenerative_words import changed, changed_discard, changed_guidance, changed_injection, target_words
from procedure_assistant.domain.say import joined as joined_texts
from procedure_assistant.domain.say import say
from procedure_assistant.domain.totals import balance, balances
from procedure_assistant.domain.units import Volume
from procedure_assistant.domain.words import answer_words, nerve_short

Change = tuple[str, str, str]
"""What changed, what it was, what it is now, in words."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An amendment before it is made: what changes, what it was and will be, and the record as it would then stand."""

    what: str
    was: str
    now: str
    record: ProcedureRecord


def correct_lot(record: ProcedureRecord, container_id: str, lot: str, expiry: date) -> Decision:
    """Write lot and expiry of a container right.

    A date before the visit is refused while nothing came out of the container: it is not used then. Once something was given, or the
    record is signed, the truth is written down, and a finding says it.
    """
    if refusal := closed(record):
        return refusal
    container = record.containers.get(container_id)
    if container is None:
        return Refusal(say("This container is not in the visit."), say("Choose one of the list."), "products")
    if not lot.strip():
        return Refusal(say("The lot is missing. Nothing was charted."), say("Scan or type the lot."), "products")
    if expiry < record.day and not _was_used(record, container_id):
        return Refusal(
            say(
                "{opened} would have been expired on {expiry}. Nothing was charted.",
                opened=container.opened.label,
                expiry=wording.day(expiry),
            ),
            say("Check the date on the container."),
            "products",
        )
    opened = container.opened
    return () if (lot.strip(), expiry) == (opened.lot, opened.expiry) else (e.LotCorrected(container_id, lot.strip(), expiry),)


def _was_used(record: ProcedureRecord, container_id: str) -> bool:
    """Something of the container was given, or the record is being amended."""
    return record.amending or any(one.container.id == container_id and one.given.amount > 0 for one in balances(record))


def amend(record: ProcedureRecord, command: Callable[[ProcedureRecord], Decision], reason: str) -> Decision:
    """Amend a signed record by a command as it would be done before signing, for a stated reason.

    The command is decided on the record as if it were open; its facts follow an ``Amended`` that says in words what was and what is now.
    """
    if record.voided:
        return closed(record) or ()
    if not record.signed:
        return Refusal(say("The record is not signed."), say("Change it directly; the log keeps both."))
    if len(reason.strip()) < SHORTEST_REASON:
        return Refusal(say("An amendment needs a reason."), say("Write in a few words why it is changed."), "", "amend")
    decision = _decided(record, command)
    if isinstance(decision, Refusal) or not decision:
        return decision
    what, was, now = joined([change(event, record) for event in decision])
    facts = tuple(fact for event in decision for fact in _kept_as(record, event, reason.strip()))
    follows = following_waste(record, facts)
    if isinstance(follows, Refusal):
        return follows
    return (e.Amended(len(record.amendments) + 1, what, was, now, reason.strip()), *facts, *follows)


def open_again(record: ProcedureRecord) -> ProcedureRecord:
    """A signed record as it is looked at to be amended; it is never stored so."""
    return replace(record, signature=None, amending=True)


def _decided(record: ProcedureRecord, command: Callable[[ProcedureRecord], Decision]) -> Decision:
    """What a command would change in a signed record, or why it cannot be amended."""
    if record.voided or not record.signed:
        return closed(record) or ()
    decision = command(open_again(record))
    if isinstance(decision, Refusal) or not decision:
        return decision
    if not all(isinstance(event, _CORRECTIONS) for event in decision):
        return Refusal(
            say("This cannot be amended."), say("Amend answers, sites, doses, lots, waste, blocks, injections, scores or untoward events.")
        )
    follows = following_waste(record, decision)
    return follows if isinstance(follows, Refusal) else decision


def proposal(record: ProcedureRecord, command: Callable[[ProcedureRecord], Decision]) -> Proposal | Refusal | None:
    """What an amendment would say and change, to be shown before its reason is asked; None when it would change nothing."""
    decision = _decided(record, command)
    if isinstance(decision, Refusal):
        return decision
    if not decision:
        return None
    follows = following_waste(record, decision)
    facts = (*decision, *(follows if not isinstance(follows, Refusal) else ()))
    return Proposal(*joined([change(event, record) for event in decision]), after_facts(record, facts))


def _kept_as(record: ProcedureRecord, event: e.Event, reason: str) -> tuple[e.Event, ...]:
    """A planned site that was not given after all is omitted for the reason of the amendment: nothing is still planned after signing."""
    if isinstance(event, e.SiteRetracted) and (site := record.sites.get(event.site)) and site.extra and site.laid:
        return (event, event)  # given, planned, gone
    if isinstance(event, e.SiteRetracted) and (site := record.sites.get(event.site)) and not site.extra:
        return (event, e.SiteOmitted(event.site, reason))
    return (event,)


def after_facts(record: ProcedureRecord, facts: tuple[e.Event, ...]) -> ProcedureRecord:
    """The record as it would be after facts that are not in its log."""
    last = record.entries[-1]
    first = last.seq + 1
    return record.then(tuple(replace(last, seq=first + place, event=event, group=first) for place, event in enumerate(facts)))


Following = e.WasteCorrected | DiscardCorrected
"""What an amendment of an injection changes besides."""


def following_waste(record: ProcedureRecord, facts: tuple[e.Event, ...]) -> tuple[Following, ...] | Refusal:
    """What facts of an amendment change in the waste, so that given and wasted still make what was opened.

    A container that was accounted for stays so: what was not given was discarded, and the other way round. Where something was left,
    or the waste itself is amended, nothing follows. Refused where a container would have given more than it held.
    """
    after = after_facts(record, facts)
    stated = {event.container for event in facts if isinstance(event, e.WasteRecorded | e.WasteCorrected)}
    found: list[Following] = []
    for container_id in record.containers:
        before, now = balance(record, container_id), balance(after, container_id)
        rest = now.not_given
        if now.left == before.left:
            continue
        if rest.amount < 0 or (now.left.amount < 0 and (container_id in stated or before.left)):
            return Refusal(
                say(
                    "{opened} held {opened_2}: {given} given and {wasted} wasted would make {given_2}. Nothing was charted.",
                    opened=now.container.opened.label,
                    opened_2=wording.dose(now.opened),
                    given=wording.dose(now.given),
                    wasted=wording.dose(now.wasted),
                    given_2=wording.dose(now.given + now.wasted),
                ),
                say(
                    "At most {rest} can have been wasted. Amend that first, or the doses.",
                    rest=wording.dose(rest if rest.amount > 0 else rest * 0),
                ),
                "waste",
            )
        if container_id not in stated and not before.left:
            reason = "" if before.container.wastes else _NOT_GIVEN
            found.append(e.WasteCorrected(container_id, rest, reason))
    return (*found, *_following_discards(record, after, facts))


_NOT_GIVEN = say("Not given, as amended")


def _following_discards(record: ProcedureRecord, after: ProcedureRecord, facts: tuple[e.Event, ...]) -> Iterator[DiscardCorrected]:
    """The same for biologic products whose injections are amended: injected and discarded still make what was made."""
    moved = {product for fact in facts if isinstance(fact, e.TargetCorrected | e.TargetInjected) for product in _products_of(fact)}
    for product in sorted(moved):
        before, now = passport_of(record, product), passport_of(after, product)
        if before is None or now is None or before.left_ml or now.made_ml is None or not now.left_ml:
            continue
        yield DiscardCorrected(product, Volume(now.made_ml - now.injected_ml), "" if before.product.discards else _NOT_GIVEN)


def _products_of(fact: e.TargetCorrected | e.TargetInjected) -> set[str]:
    """The products, not the drugs of a block, whose injected volume a fact can change."""
    found = {fact.product, fact.now.product} if isinstance(fact, e.TargetCorrected) and fact.now else {fact.product}
    return found - {""}


_CORRECTIONS = (
    e.StepAnswered, e.SiteInjected, e.SiteRetracted, e.SiteDoseChanged, e.SiteMoved, e.SiteOmitted, e.SiteNoted,
    e.LotCorrected, e.WasteRecorded, e.WasteCorrected, e.PainScored, e.ScoreCorrected, e.AdverseEventNoted, e.BlockInjected,
    e.BlockCorrected, e.TargetCorrected, BiologicDiscarded, DiscardCorrected, GuidanceChanged, PassportFilled, UltrasoundNoted, ImagePinned,
)  # fmt: skip


def joined(changes: list[Change]) -> Change:
    """Facts of one command about the same thing are one change: from the first "was" to the last "now"."""
    named = list(dict.fromkeys(what for what, _, _ in changes))
    if len(named) == 1:
        return named[0], changes[0][1], changes[-1][2]
    return wording.listed(named), joined_texts("; ", (was for _, was, _ in changes)), joined_texts("; ", (now for _, _, now in changes))


def cosign(record: ProcedureRecord, name: str, credentials: str, head: str) -> Decision:
    """A second physician signs a signed record; never the first signer again."""
    if record.voided:
        return closed(record) or ()
    if record.signature is None:
        return Refusal(say("The record is not signed yet."), say("The performing physician signs first."), "sign")
    signers = {one.casefold() for one in (record.signature.event.name, *(other.event.name for other in record.cosignatures))}
    if not name.strip() or name.strip().casefold() in signers:
        return Refusal(say("A co-signature is by another physician."), say("Let the supervisor sign in and co-sign."), "sign")
    return (e.CoSigned(name.strip(), credentials.strip(), say("I supervised this procedure and reviewed this record."), head),)


def void(record: ProcedureRecord, reason: str) -> Decision:
    """Declare a record void; everything in it stays readable."""
    if record.voided:
        return Refusal(say("The record is void already."), "")
    if len(reason.strip()) < SHORTEST_REASON:
        return Refusal(say("A record is voided for a reason."), say("Write in a few words why."), "", "void")
    return (e.Voided(reason.strip()),)


def hand_over(record: ProcedureRecord, to: str, reason: str) -> Decision:
    """Hand an unfinished visit over to somebody else, who goes on with it."""
    if refusal := closed(record):
        return refusal
    if not to.strip():
        return Refusal(say("To whom the visit goes is not said."), say("Name the person who goes on."))
    return (e.HandedOver(to.strip(), reason.strip()),)


@singledispatch
def change(event: object, record: ProcedureRecord) -> Change:
    """What an event changes in a record that it was not yet applied to, in words."""
    raise TypeError(f"no words for a change by {type(event).__name__}")


@change.register
def _(event: e.StepAnswered, record: ProcedureRecord) -> Change:
    step = record.protocol.step(event.step)
    if step is None:
        return event.step, "", joined_texts(", ", event.values)
    before = record.answers.get(event.step)
    was = answer_words(step, before.values) if before else say("not answered")
    return step.label, was, answer_words(step, event.values) if event.values else say("not answered")


def _site_words(site: SiteRecord | None) -> str:
    if site is None:
        return say("not given")
    if site.status is SiteStatus.OMITTED:
        return say("omitted, {omitted}", omitted=site.omitted)
    return wording.dose(site.given) if site.given is not None else say("not given")


def _site_name(record: ProcedureRecord, site_id: str) -> str:
    site = record.sites.get(site_id)
    return site_name(record, site) if site else site_id


@change.register
def _(event: e.SiteInjected, record: ProcedureRecord) -> Change:
    site = record.sites.get(event.site)
    muscle = record.map.muscle(event.muscle) if record.map else None
    name = (
        site_name(record, site)
        if site
        else say("{muscle} {side} extra {number}", muscle=muscle.name if muscle else event.muscle, side=event.side, number=event.number)
    )
    return name, _site_words(site), wording.dose(event.dose)


@change.register
def _(event: e.SiteRetracted, record: ProcedureRecord) -> Change:
    return _site_name(record, event.site), _site_words(record.sites.get(event.site)), say("not given")


@change.register
def _(event: e.SiteOmitted, record: ProcedureRecord) -> Change:
    return (
        _site_name(record, event.site),
        _site_words(record.sites.get(event.site)),
        say("omitted, {event_reason}", event_reason=event.reason),
    )


@change.register
def _(event: e.SiteDoseChanged, record: ProcedureRecord) -> Change:
    return _site_name(record, event.site), _site_words(record.sites.get(event.site)), wording.dose(event.dose)


@change.register
def _(event: e.SiteMoved, record: ProcedureRecord) -> Change:
    site = record.sites[event.site]
    was = say("{moved} from the planned place", moved=wording.length_mm(site.moved)) if site.moved else say("at the planned place")
    now = (
        say("{distance} from the planned place", distance=wording.length_mm(event.distance))
        if event.distance
        else say("elsewhere in the muscle")
    )
    return say("{site_name}, place", site_name=_site_name(record, event.site)), was, now


@change.register
def _(event: e.SiteNoted, record: ProcedureRecord) -> Change:
    return say("{site_name}, note", site_name=_site_name(record, event.site)), record.sites[event.site].note or "none", event.text or "none"


def _lot_words(container: Container | None, lot: str, expiry: date, day: date) -> Change:
    label = container.opened.label if container else ""
    was = say("lot {lot}, expiry {expiry}", lot=container.opened.lot, expiry=wording.day(container.opened.expiry)) if container else ""
    expired = say(", expired before the visit") if expiry < day else ""
    return label, was, say("lot {lot}, expiry {expiry}{expired}", lot=lot, expiry=wording.day(expiry), expired=expired)


@change.register
def _(event: e.LotCorrected, record: ProcedureRecord) -> Change:
    return _lot_words(record.containers.get(event.container), event.lot, event.expiry, record.day)


@change.register
def _(event: e.WasteRecorded, record: ProcedureRecord) -> Change:
    one = balance(record, event.container)
    return say("Waste of {opened}", opened=one.container.opened.label), wording.dose(one.wasted), wording.dose(one.wasted + event.dose)


@change.register
def _(event: e.PainScored, record: ProcedureRecord) -> Change:
    before = [score.event.value for score in record.scores if score.event.moment == event.moment]
    return (
        say("Pain {moment}", moment=event.moment),
        say("{before} of 10", before=before[-1]) if before else say("not scored"),
        say("{event} of 10", event=event.value),
    )


@change.register
def _(event: e.AdverseEventNoted, record: ProcedureRecord) -> Change:
    before = joined_texts("; ", (one.what for one, _ in record.adverse))
    return say("Untoward event"), before or "none", event.what


@change.register
def _(event: e.BlockInjected, record: ProcedureRecord) -> Change:
    volume = say("{amount_of} mL", amount_of=wording.number(e.amount_of(event.parts)))
    return say("{nerve_short} {side}", nerve_short=nerve_short(record, event.nerve), side=event.side), say("not given"), volume


@change.register
def _(event: e.WasteCorrected, record: ProcedureRecord) -> Change:
    one = balance(record, event.container)
    what = say("Waste of {opened}", opened=one.container.opened.label)
    last = one.container.wastes[-1][0] if one.container.wastes else None
    if last is not None and event.dose == one.wasted:
        return what, _why(last.reason, last.witness), _why(event.reason or last.reason, event.witness or last.witness)
    return what, wording.dose(one.wasted), wording.dose(event.dose)


def _why(reason: str, witness: str) -> str:
    return say("{reason}, seen by {witness}", reason=reason, witness=witness) if witness else reason


@change.register
def _(event: e.ScoreCorrected, record: ProcedureRecord) -> Change:
    return change(e.PainScored(event.moment, event.value, None), record)


@change.register(PassportFilled)
@change.register(UltrasoundNoted)
def _(event: PassportFilled | UltrasoundNoted, record: ProcedureRecord) -> Change:
    return changed(event, record)


@change.register
def _(event: e.TargetCorrected, record: ProcedureRecord) -> Change:
    return changed_injection(event, record)


@change.register
def _(event: DiscardCorrected, record: ProcedureRecord) -> Change:
    return changed_discard(event, record)


@change.register
def _(event: BiologicDiscarded, record: ProcedureRecord) -> Change:
    now = record.regenerative.biologics[event.product].discarded_ml + event.volume.amount
    return changed_discard(DiscardCorrected(event.product, Volume(now), event.reason, event.witness), record)


@change.register
def _(event: GuidanceChanged, record: ProcedureRecord) -> Change:
    return changed_guidance(event, record)


@change.register
def _(event: ImagePinned, record: ProcedureRecord) -> Change:
    was = record.regenerative.images[event.image_id].attached
    pins = ((was.target, was.side, was.shows_needle), (event.target, event.side, event.shows_needle))
    words = [
        say(
            "{target}, {needle}",
            target=target_words(record, target, side) or say("no target"),
            needle=say("needle shown") if needle else say("needle not shown"),
        )
        for target, side, needle in pins
    ]
    return say("Picture"), words[0], words[1]


@change.register
def _(event: e.BlockCorrected, record: ProcedureRecord) -> Change:
    was = record.block(event.nerve, event.side)
    now = event.now
    told = was is not None and now is not None and was.event.aspiration != now.aspiration
    return (
        say("{nerve_short} {side}", nerve_short=nerve_short(record, event.nerve), side=event.side),
        block_words(record, was.event if was else None, aspiration=told),
        block_words(record, now, aspiration=told),
    )


def block_words(record: ProcedureRecord, given: e.BlockInjected | None, *, aspiration: bool = False) -> str:
    """ "1 mL lidocaine 2 % + 1 mL bupivacaine 0.5 %"; "not given"."""
    if given is None:
        return say("not given")
    named = [(part, record.containers[part.container].opened.label.rsplit(",", 1)[0]) for part in given.parts]
    words = joined_texts(" + ", (say("{volume} {name}", volume=wording.volume(part.volume), name=name) for part, name in named))
    return say("{words}, aspiration {aspiration}", words=words, aspiration=given.aspiration) if aspiration else words
