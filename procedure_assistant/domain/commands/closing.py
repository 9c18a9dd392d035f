"""After the signature: amending, co-signing, voiding; and handing over before it. Nothing that was signed is ever overwritten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import singledispatch

from procedure_assistant.domain import events as e
from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.checklist import SHORTEST_REASON
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed
from procedure_assistant.domain.commands.injection_map import site_name
from procedure_assistant.domain.record import Container, ProcedureRecord, SiteRecord, SiteStatus
from procedure_assistant.domain.totals import balance
from procedure_assistant.domain.words import answer_words, nerve_short

Change = tuple[str, str, str]
"""What changed, what it was, what it is now, in words."""


def correct_lot(record: ProcedureRecord, container_id: str, lot: str, expiry: date) -> Decision:
    """Write lot and expiry of a container right."""
    if refusal := closed(record):
        return refusal
    container = record.containers.get(container_id)
    if container is None:
        return Refusal("This container is not in the visit.", "Choose one of the list.", "products")
    if not lot.strip():
        return Refusal("The lot is missing. Nothing was charted.", "Scan or type the lot.", "products")
    if expiry < record.day:
        return Refusal(
            f"{container.opened.label} would have been expired on {wording.day(expiry)}. Nothing was charted.",
            "Check the date on the container.",
            "products",
        )
    opened = container.opened
    return () if (lot.strip(), expiry) == (opened.lot, opened.expiry) else (e.LotCorrected(container_id, lot.strip(), expiry),)


def amend(record: ProcedureRecord, command: Callable[[ProcedureRecord], Decision], reason: str) -> Decision:
    """Amend a signed record by a command as it would be done before signing, for a stated reason.

    The command is decided on the record as if it were open; its facts follow an ``Amended`` that says in words what was and what is now.
    """
    if record.voided:
        return closed(record) or ()
    if not record.signed:
        return Refusal("The record is not signed.", "Change it directly; the log keeps both.")
    if len(reason.strip()) < SHORTEST_REASON:
        return Refusal("An amendment needs a reason.", "Write in a few words why it is changed.", "", "amend")
    decision = command(replace(record, signature=None))
    if isinstance(decision, Refusal) or not decision:
        return decision
    if not all(isinstance(event, _CORRECTIONS) for event in decision):
        return Refusal("This cannot be amended.", "Amend answers, sites, doses, lots, waste, scores or untoward events.")
    what, was, now = _joined([change(event, record) for event in decision])
    return (e.Amended(len(record.amendments) + 1, what, was, now, reason.strip()), *decision)


_CORRECTIONS = (
    e.StepAnswered, e.SiteInjected, e.SiteRetracted, e.SiteDoseChanged, e.SiteMoved, e.SiteOmitted, e.SiteNoted,
    e.LotCorrected, e.WasteRecorded, e.PainScored, e.AdverseEventNoted, e.BlockInjected,
)  # fmt: skip


def _joined(changes: list[Change]) -> Change:
    """Facts of one command about the same thing are one change: from the first "was" to the last "now"."""
    named = list(dict.fromkeys(what for what, _, _ in changes))
    if len(named) == 1:
        return named[0], changes[0][1], changes[-1][2]
    return wording.listed(named), "; ".join(was for _, was, _ in changes), "; ".join(now for _, _, now in changes)


def cosign(record: ProcedureRecord, name: str, credentials: str, head: str) -> Decision:
    """A second physician signs a signed record; never the first signer again."""
    if record.voided:
        return closed(record) or ()
    if record.signature is None:
        return Refusal("The record is not signed yet.", "The performing physician signs first.", "sign")
    signers = {one.casefold() for one in (record.signature.event.name, *(other.event.name for other in record.cosignatures))}
    if not name.strip() or name.strip().casefold() in signers:
        return Refusal("A co-signature is by another physician.", "Let the supervisor sign in and co-sign.", "sign")
    return (e.CoSigned(name.strip(), credentials.strip(), "I supervised this procedure and reviewed this record.", head),)


def void(record: ProcedureRecord, reason: str) -> Decision:
    """Declare a record void; everything in it stays readable."""
    if record.voided:
        return Refusal("The record is void already.", "")
    if len(reason.strip()) < SHORTEST_REASON:
        return Refusal("A record is voided for a reason.", "Write in a few words why.", "", "void")
    return (e.Voided(reason.strip()),)


def hand_over(record: ProcedureRecord, to: str, reason: str) -> Decision:
    """Hand an unfinished visit over to somebody else, who goes on with it."""
    if refusal := closed(record):
        return refusal
    if not to.strip():
        return Refusal("To whom the visit goes is not said.", "Name the person who goes on.")
    return (e.HandedOver(to.strip(), reason.strip()),)


@singledispatch
def change(event: object, record: ProcedureRecord) -> Change:
    """What an event changes in a record that it was not yet applied to, in words."""
    raise TypeError(f"no words for a change by {type(event).__name__}")


@change.register
def _(event: e.StepAnswered, record: ProcedureRecord) -> Change:
    step = record.protocol.step(event.step)
    if step is None:
        return event.step, "", ", ".join(event.values)
    before = record.answers.get(event.step)
    was = answer_words(step, before.values) if before else "not answered"
    return step.label, was, answer_words(step, event.values) if event.values else "not answered"


def _site_words(site: SiteRecord | None) -> str:
    if site is None:
        return "not given"
    if site.status is SiteStatus.OMITTED:
        return f"omitted, {site.omitted}"
    return wording.dose(site.given) if site.given is not None else "not given"


def _site_name(record: ProcedureRecord, site_id: str) -> str:
    site = record.sites.get(site_id)
    return site_name(record, site) if site else site_id


@change.register
def _(event: e.SiteInjected, record: ProcedureRecord) -> Change:
    site = record.sites.get(event.site)
    muscle = record.map.muscle(event.muscle) if record.map else None
    name = site_name(record, site) if site else f"{muscle.name if muscle else event.muscle} {event.side} extra {event.number}"
    return name, _site_words(site), wording.dose(event.dose)


@change.register
def _(event: e.SiteRetracted, record: ProcedureRecord) -> Change:
    return _site_name(record, event.site), _site_words(record.sites.get(event.site)), "not given"


@change.register
def _(event: e.SiteOmitted, record: ProcedureRecord) -> Change:
    return _site_name(record, event.site), _site_words(record.sites.get(event.site)), f"omitted, {event.reason}"


@change.register
def _(event: e.SiteDoseChanged, record: ProcedureRecord) -> Change:
    return _site_name(record, event.site), _site_words(record.sites.get(event.site)), wording.dose(event.dose)


@change.register
def _(event: e.SiteMoved, record: ProcedureRecord) -> Change:
    site = record.sites[event.site]
    was = f"{wording.length_mm(site.moved)} from the planned place" if site.moved else "at the planned place"
    now = f"{wording.length_mm(event.distance)} from the planned place" if event.distance else "elsewhere in the muscle"
    return f"{_site_name(record, event.site)}, place", was, now


@change.register
def _(event: e.SiteNoted, record: ProcedureRecord) -> Change:
    return f"{_site_name(record, event.site)}, note", record.sites[event.site].note or "none", event.text or "none"


def _lot_words(container: Container | None, lot: str, expiry: date) -> Change:
    label = container.opened.label if container else ""
    was = f"lot {container.opened.lot}, expiry {wording.day(container.opened.expiry)}" if container else ""
    return label, was, f"lot {lot}, expiry {wording.day(expiry)}"


@change.register
def _(event: e.LotCorrected, record: ProcedureRecord) -> Change:
    return _lot_words(record.containers.get(event.container), event.lot, event.expiry)


@change.register
def _(event: e.WasteRecorded, record: ProcedureRecord) -> Change:
    one = balance(record, event.container)
    return f"Waste of {one.container.opened.label}", wording.dose(one.wasted), wording.dose(one.wasted + event.dose)


@change.register
def _(event: e.PainScored, record: ProcedureRecord) -> Change:
    before = [score.event.value for score in record.scores if score.event.moment == event.moment]
    return f"Pain {event.moment}", f"{before[-1]} of 10" if before else "not scored", f"{event.value} of 10"


@change.register
def _(event: e.AdverseEventNoted, record: ProcedureRecord) -> Change:
    before = "; ".join(one.what for one, _ in record.adverse)
    return "Untoward event", before or "none", event.what


@change.register
def _(event: e.BlockInjected, record: ProcedureRecord) -> Change:
    volume = f"{wording.number(e.amount_of(event.parts))} mL"
    return f"{nerve_short(record, event.nerve)} {event.side}", "not given", volume
