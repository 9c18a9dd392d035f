"""What amendments did to a signed record: each changed thing with both values, and what the totals became. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from procedure_assistant.domain import events as e
from procedure_assistant.domain import events_regenerative as r
from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.closing import Change, Proposal, change
from procedure_assistant.domain.findings import stops
from procedure_assistant.domain.limits import anaesthetic_load
from procedure_assistant.domain.passport.reading import passports
from procedure_assistant.domain.record import Amendment, ProcedureRecord
from procedure_assistant.domain.say import joined, say
from procedure_assistant.domain.totals import balances, map_total


@dataclass(frozen=True, slots=True)
class Amended:
    """One thing of the record that an amendment changed. ``key`` says which (see :func:`key_of`), ``was`` and ``now`` in words."""

    key: str
    what: str
    was: str
    now: str
    by: Amendment


@dataclass(frozen=True, slots=True)
class _Step:
    """One amendment with its facts, and the record before and after it."""

    amendment: Amendment
    facts: tuple[e.Event, ...]
    before: ProcedureRecord
    after: ProcedureRecord


def signed_record(record: ProcedureRecord) -> ProcedureRecord:
    """The record as it was signed. Raises ValueError for one that is not signed."""
    if record.signature is None:
        raise ValueError("the record is not signed")
    upto = record.signature.seq
    return ProcedureRecord.after((entry for entry in record.entries if entry.seq <= upto), record.protocol, record.formulary)


def _steps(record: ProcedureRecord) -> Iterator[_Step]:
    if record.signature is None or not record.amendments:
        return
    later = [entry for entry in record.entries if entry.seq > record.signature.seq]
    groups: dict[int, list[e.Entry]] = {}
    for entry in later:
        groups.setdefault(entry.group, []).append(entry)
    at, waiting = signed_record(record), list(record.amendments)
    for entries in groups.values():
        after = at.then(tuple(entries))
        if isinstance(entries[0].event, e.Amended):
            yield _Step(waiting.pop(0), tuple(entry.event for entry in entries[1:]), at, after)
        at = after


def key_of(event: e.Event) -> str:
    """Which thing a fact is about: "step:…", "site:…", "lot:…", "waste:…", "pain:…", "block:nerve:side", "adverse"; "" none.

    Of a biologic product: "target:target:side:product", "guidance:…", "note:target:side:field", "passport:product:field",
    "discard:product", "image:id".
    """
    match event:
        case e.StepAnswered():
            return f"step:{event.step}"
        case e.SiteInjected() | e.SiteRetracted() | e.SiteDoseChanged() | e.SiteMoved() | e.SiteOmitted() | e.SiteNoted():
            return f"site:{event.site}"
        case e.LotCorrected():
            return f"lot:{event.container}"
        case e.WasteRecorded() | e.WasteCorrected():
            return f"waste:{event.container}"
        case e.PainScored() | e.ScoreCorrected():
            return f"pain:{event.moment}"
        case e.BlockInjected() | e.BlockCorrected():
            return f"block:{event.nerve}:{event.side}"
        case e.AdverseEventNoted():
            return "adverse"
        case _:
            return _key_of_product(event)


def _key_of_product(event: e.Event) -> str:
    match event:
        case e.TargetInjected() | e.TargetCorrected():
            return f"target:{event.target}:{event.side}:{event.product}"
        case r.GuidanceChanged():
            return f"guidance:{event.target}:{event.side}:{event.product}"
        case r.UltrasoundNoted():
            return f"note:{event.target}:{event.side}:{event.field}"
        case r.PassportFilled():
            return f"passport:{event.product}:{event.field}"
        case r.BiologicDiscarded() | r.DiscardCorrected():
            return f"discard:{event.product}"
        case r.ImagePinned():
            return f"image:{event.image_id}"
        case _:
            return ""


def amended(record: ProcedureRecord) -> tuple[Amended, ...]:
    """Every change of every amendment in order, what followed from it (the waste) included."""
    found: list[Amended] = []
    for step in _steps(record):
        mine: dict[str, Amended] = {}
        for event in step.facts:
            key = key_of(event)
            what, was, now = change(event, step.before)
            first = mine.get(key)
            mine[key] = Amended(key, what, first.was if first else was, now, step.amendment)
        found += mine.values()
    return tuple(found)


def consequences(record: ProcedureRecord) -> Mapping[int, tuple[str, str]]:
    """What an amendment changed in the totals, by its number: (was, is now) in words; amendments that changed none are absent."""
    found = {}
    for step in _steps(record):
        was, now = differing(step.before, step.after)
        if now:
            found[step.amendment.event.number] = (was, now)
    return found


def following(record: ProcedureRecord, proposed: Proposal) -> Change | None:
    """What else an amendment that is not made yet would change: the totals; None when none."""
    was, now = differing(record, proposed.record)
    return (say("which changes"), was, now) if now else None


def new_stops(record: ProcedureRecord, proposed: Proposal) -> tuple[str, ...]:
    """What would be said of the record after an amendment that is not said now, in sentences."""
    known = {finding.says for finding in stops(record)}
    return tuple(finding.says for finding in stops(proposed.record) if finding.says not in known)


def differing(before: ProcedureRecord, after: ProcedureRecord) -> tuple[str, str]:
    """The totals that differ between two records, in words; ("", "") when none do."""
    one, other = _figures(before), _figures(after)
    keys = [key for key in other if one.get(key) != other[key]]
    return joined("; ", (one.get(key, "") for key in keys)), joined("; ", (other[key] for key in keys))


def _figures(record: ProcedureRecord) -> dict[str, str]:
    found: dict[str, str] = {}
    total = map_total(record)
    if total:
        found["map"] = say(
            "{given_units} units, {sites}", given_units=wording.number(total.given_units), sites=wording.count(total.given_sites, "site")
        )
    for one in balances(record):
        label = one.container.opened.label.rsplit(",", 1)[0]
        found[f"waste {one.container.id}"] = say("waste of {label} {wasted}", label=label, wasted=wording.dose(one.wasted))
        found[f"left {one.container.id}"] = (
            say("{left} of {label} not accounted for", left=wording.dose(one.left), label=label) if one.left else ""
        )
    for passport in passports(record):
        if (left := passport.left_ml) is not None:
            name, key = passport.form.short, passport.product.id
            found[f"discarded {key}"] = say(
                "{discarded_ml} mL of {name} discarded", discarded_ml=wording.number(passport.product.discarded_ml), name=name
            )
            found[f"left {key}"] = say("{left} mL of {name} not accounted for", left=wording.number(left), name=name) if left else ""
    load = anaesthetic_load(record)
    if load.shares:
        found["local anaesthetic"] = say(
            "local anaesthetic {fraction_given} of the maximum", fraction_given=wording.percent(load.fraction_given)
        )
    return {key: words for key, words in found.items() if words or key.startswith("left")}
