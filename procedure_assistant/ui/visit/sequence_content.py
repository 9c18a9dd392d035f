"""The next site in words and all sites as a line of pips, as plain values made from the record. No Qt and no decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.injection_map import site_name
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import ProcedureRecord, SiteRecord
from procedure_assistant.domain.say import inner, say
from procedure_assistant.domain.totals import map_total
from procedure_assistant.ui.visit.map_content import OMIT_REASONS, dose_volume

SKIP_REASONS = (
    say("Needs another position"),
    say("Hair or dressing in the way"),
    say("Bleeding or tender just now"),
    say("Patient asks for a pause"),
)
SKIPPED = say("Skipped at first: {reason}")
"""The note of a site that was left for later; printed with the site."""

_SHORTER = {"Corrugator": say("Corrug."), "Procerus": say("Proc.")}
"""Over one or two pips the whole name has no room."""


class Fact(NamedTuple):
    """One thing to know before the needle: an icon, what it is, and the words."""

    icon: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class SiteWords:
    """One site as it is called out. ``spoken`` is one sentence for a voice; it names no patient."""

    id: str
    title: str
    dose: str
    volume: str
    position: str
    facts: tuple[Fact, ...]
    caution: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Pip:
    """One site of the strip: id, words, mark state."""

    id: str
    words: str
    state: str


@dataclass(frozen=True, slots=True)
class PipGroup:
    """The sites of a muscle under its short title."""

    muscle: str
    title: str
    pips: tuple[Pip, ...]
    short: str = ""


@dataclass(frozen=True, slots=True)
class Choosing:
    """A reason is asked for ``site``: the short list, or words of one's own."""

    kind: Literal["omit", "skip"]
    site: str
    title: str
    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SequenceContent:
    """The walk through the sites: the next one (None when all are decided), what follows it, how many are left, the strip."""

    site: SiteWords | None
    then: str
    left: str
    groups: tuple[PipGroup, ...]
    choosing: Choosing | None = None


def sequence(
    record: ProcedureRecord, following: SiteRecord | None, then: SiteRecord | None, choosing: Choosing | None
) -> SequenceContent | None:
    """The walk as it stands; None in a visit without a map."""
    total = map_total(record)
    if record.map is None or total is None:
        return None
    open_sites = sum(not site.decided for site in record.sites.values())
    return SequenceContent(
        site=site_words(record, following) if following is not None else None,
        then=inner(site_name(record, then)) if then is not None else "",
        left=say("{open} of {all} left", open=open_sites, all=total.planned_sites),
        groups=groups(record),
        choosing=choosing,
    )


def site_words(record: ProcedureRecord, site: SiteRecord) -> SiteWords:
    """Everything that is said about a site before it is given."""
    muscle = record.map.muscle(site.muscle) if record.map else None
    planned = record.map.site(site.id) if record.map else None
    where = planned.where if planned else say("Where the pain is, inside the muscle")
    dose = site.given or site.intended
    title, amount = titled(record, site), wording.dose(dose)
    facts = [Fact("map-pin", say("Where"), where)]
    if muscle is not None:
        facts += [Fact("arrow-up-right", say("Angle"), muscle.angle), Fact("arrow-line-down", say("Depth"), muscle.depth)]
    return SiteWords(
        id=site.id,
        title=title,
        dose=amount,
        volume=dose_volume(record, dose),
        position=muscle.position if muscle else "",
        facts=tuple(facts),
        caution=muscle.caution if muscle else "",
        spoken=say("{site}. {dose}. {where}.", site=title, dose=amount, where=where),
    )


def titled(record: ProcedureRecord, site: SiteRecord) -> str:
    """ "Trapezius, left 1": the side after the muscle, parted by a comma."""
    muscle = record.map.muscle(site.muscle) if record.map else None
    if site.side is Side.MIDLINE or muscle is None:
        return site_name(record, site)
    name, side = say(muscle.name), say(site.side.value)
    if site.extra:
        return say("{muscle}, {side} extra {number}", muscle=name, side=side, number=site.number)
    return say("{muscle}, {side} {number}", muscle=name, side=side, number=site.number)


def groups(record: ProcedureRecord) -> tuple[PipGroup, ...]:
    """All sites by muscle, muscles in the trial's order; extras stand at the end of their muscle."""
    made: list[PipGroup] = []
    for muscle in sorted(record.map.muscles, key=lambda one: one.letter) if record.map else ():
        pips = [Pip(site.id, titled(record, site), site.status.value) for site in record.sites.values() if site.muscle == muscle.id]
        made.append(PipGroup(muscle.id, say(muscle.short), tuple(pips), _SHORTER.get(muscle.short, "")))
    return tuple(made)


def asking(record: ProcedureRecord, kind: Literal["omit", "skip"], site: SiteRecord) -> Choosing:
    """The question for the reason of a site."""
    name = inner(site_name(record, site))
    if kind == "omit":
        return Choosing("omit", site.id, say("Omit {site}, because", site=name), say("It is not given. Undo brings it back."), OMIT_REASONS)
    text = say("It stays planned and comes again at the end.")
    return Choosing("skip", site.id, say("Skip {site} for now, because", site=name), text, SKIP_REASONS)
