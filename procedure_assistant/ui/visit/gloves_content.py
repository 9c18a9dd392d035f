"""What gloves mode shows: one plate, large words, four buttons. Plain values made from the visit's content; no Qt and no decision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from procedure_assistant.domain import wording
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Shows
from procedure_assistant.domain.record import ProcedureRecord, SiteRecord
from procedure_assistant.domain.say import begun, inner, say
from procedure_assistant.domain.units import Dose
from procedure_assistant.ui.map.nape_model import NapeContent
from procedure_assistant.ui.visit.content import MapTotals, Notice, VisitContent
from procedure_assistant.ui.visit.map_content import dose_volume
from procedure_assistant.ui.visit.sequence_content import Choosing, Fact, SequenceContent, site_words

Kind = Literal["site", "decided", "offer", "block", "score", "go_on"]
_NAPE = frozenset({"occipitalis", "cervical_paraspinal"})
"""Muscles whose sites stand nearer to each other than a gloved finger is wide; they are shown enlarged."""
_STATES = {"given": say("given"), "changed": say("given, changed"), "omitted": say("omitted"), "extra": say("extra given")}


class GlovesButton(NamedTuple):
    """One of the four buttons: what it asks for, its words, a line below, an icon, the key that does the same."""

    id: str
    title: str
    detail: str = ""
    icon: str = ""
    hint: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class DoseStep:
    """The dose that is being changed, and whether it can go down and up."""

    value: str
    volume: str
    can_less: bool
    can_more: bool


@dataclass(frozen=True, slots=True)
class GlovesContent:
    """Everything on the gloves screen. ``figure`` "" leaves the plate; ``enlarged`` shows the nape alone.

    ``buttons``: undo, up to three more, and the primary one last. ``score`` is (moment, value) where pain is asked. Over a photograph
    (``photo``) ``held`` is the mark in hand, ``nudge`` how far a step moves it, and ``pad`` the keys on which a distance is typed.
    """

    kind: Kind
    head: str
    left: str
    total: str
    of: str
    title: str
    amount: str
    volume: str
    facts: tuple[Fact, ...]
    caution: str
    buttons: tuple[GlovesButton, ...]
    figure: str = ""
    enlarged: bool = False
    flag: str = ""
    nape: NapeContent | None = None
    photo: NapeContent | None = None
    held: str = ""
    nudge: str = ""
    pad: tuple[str, ...] = ()
    choosing: Choosing | None = None
    step: DoseStep | None = None
    score: tuple[str, int | None] | None = None
    notice: Notice | None = None


class Keys(NamedTuple):
    """The keys of the four acts as labels."""

    next: str
    undo: str
    skip: str
    omit: str


def is_nape(muscle: str) -> bool:
    """Whether the sites of a muscle are pressed on the enlarged nape."""
    return muscle in _NAPE


def gloves(
    record: ProcedureRecord, content: VisitContent, walk: SequenceContent | None, looked: SiteRecord | None, keys: Keys
) -> GlovesContent:
    """The screen of the section on the canvas; ``looked`` is a decided site that was pressed."""
    if content.shows is Shows.SCORES and content.scores is not None:
        return _scores(content, keys)
    if content.shows is Shows.BLOCK and content.block is not None:
        return _block(content, keys)
    if walk is not None and content.map_totals is not None:
        if looked is not None:
            return _decided(record, content, walk, looked, keys)
        if walk.site is not None:
            return _site(record, content, walk, keys)
    return _go_on(content, keys)


def undo_button(content: VisitContent, keys: Keys) -> GlovesButton:
    """Undo names what it takes back."""
    detail = content.undo or say("Nothing to take back")
    return GlovesButton("undo", say("Undo"), detail, "arrow-counter-clockwise", keys.undo, bool(content.undo))


def first_notice(content: VisitContent) -> Notice | None:
    """What is said over the plate."""
    return next(iter((*content.notices, *content.standing)), None)


def _totals(totals: MapTotals) -> tuple[str, str]:
    return totals.given, say("/ {planned}", planned=totals.of)


def _site(record: ProcedureRecord, content: VisitContent, walk: SequenceContent, keys: Keys) -> GlovesContent:
    words, totals = walk.site, content.map_totals
    assert words is not None  # asked by `gloves`
    assert totals is not None  # asked by `gloves`
    site = record.sites[words.id]
    total, of = _totals(totals)
    shown = content.primary
    if shown.action == f"give_site:{site.id}":
        then = say("then {site}", site=walk.then) if walk.then else say("the last one")
        primary = GlovesButton("primary", say("Given"), then, "", keys.next, shown.enabled)
    else:
        primary = _primary(content, keys)
    return GlovesContent(
        kind="site",
        head=say("Next, patient {position}", position=words.position) if words.position else say("Next"),
        left=walk.left,
        total=total,
        of=of,
        title=words.title,
        amount=words.dose,
        volume=words.volume,
        facts=words.facts,
        caution=words.caution if primary.enabled or not shown.why else shown.why,
        buttons=(
            undo_button(content, keys),
            GlovesButton("omit", say("Omit or skip"), "", "prohibit", keys.omit),
            GlovesButton("dose", say("Other dose"), "", "plus-minus"),
            primary,
        ),
        figure=site.figure,
        enlarged=is_nape(site.muscle),
        flag=_flag(site),
        choosing=walk.choosing,
        notice=first_notice(content),
    )


def _flag(site: SiteRecord) -> str:
    if site.side is Side.MIDLINE:
        return say("Next")
    return begun(say("{side} {number}", side=say(site.side.value), number=site.number))


def _decided(record: ProcedureRecord, content: VisitContent, walk: SequenceContent, site: SiteRecord, keys: Keys) -> GlovesContent:
    totals = content.map_totals
    assert totals is not None  # asked by `gloves`
    words = site_words(record, site)
    total, of = _totals(totals)
    standing = begun(say(_STATES.get(site.status.value, say("planned"))))
    state = say("Omitted: {reason}", reason=say(site.omitted)) if site.omitted else standing
    back = GlovesButton("take_back", say("Bring back") if site.omitted else say("Not given"), "", "x")
    more = () if site.omitted else (GlovesButton("dose", say("Other dose"), "", "plus-minus"),)
    then = say("to {site}", site=inner(walk.site.title)) if walk.site is not None else say("to the map")
    return GlovesContent(
        kind="decided",
        head=state,
        left=walk.left,
        total=total,
        of=of,
        title=words.title,
        amount="" if site.omitted else words.dose,
        volume="" if site.omitted else words.volume,
        facts=words.facts[:1],
        caution="",
        buttons=(undo_button(content, keys), back, *more, GlovesButton("back", say("Back"), then, "", keys.next)),
        figure=site.figure,
        enlarged=is_nape(site.muscle),
        choosing=walk.choosing,
        notice=first_notice(content),
    )


def offered(record: ProcedureRecord, shown: GlovesContent, muscle_id: str, side: Side) -> GlovesContent:
    """An extra site that could be given where the skin was pressed. Only its own button gives it: no pedal, since no plan asks for it."""
    map_ = record.map
    muscle = map_.muscle(muscle_id) if map_ is not None else None
    if map_ is None or muscle is None:
        return shown
    dose = Dose(map_.dose_extra, "units", map_.substance)
    name = say("{muscle}, {side}", muscle=say(muscle.name), side=say(side.value))
    give = GlovesButton("extra", say("Given, extra"), say("where the skin was pressed"))
    return replace(
        shown,
        kind="offer",
        head=say("Extra site"),
        title=name,
        amount=wording.dose(dose),
        volume=dose_volume(record, dose),
        facts=(Fact("map-pin", say("Where"), say("Where the pain is, inside the muscle")),),
        caution=muscle.caution,
        buttons=(shown.buttons[0], GlovesButton("back", say("Back"), say("no extra site"), "arrow-left"), give),
        flag="",
        step=None,
    )


def _primary(content: VisitContent, keys: Keys) -> GlovesButton:
    shown = content.primary
    return GlovesButton("primary", shown.title, shown.amount, "", keys.next, shown.enabled)


def _go_on(content: VisitContent, keys: Keys) -> GlovesContent:
    shown, totals = content.primary, content.map_totals
    total, of = _totals(totals) if totals is not None else ("", "")
    return GlovesContent(
        kind="go_on",
        head=say("Next"),
        left="",
        total=total,
        of=of,
        title=shown.next_title or content.title,
        amount="",
        volume="",
        facts=(),
        caution=shown.why or shown.next_text,
        buttons=(undo_button(content, keys), _primary(content, keys)),
        notice=first_notice(content),
    )


def _block(content: VisitContent, keys: Keys) -> GlovesContent:
    block = content.block
    has_photo = block is not None and block.photo is not None and bool(block.photo.name)
    return block_in_hand(content, keys, more=(GlovesButton("photo", say("Photograph"), "", "image"),) if has_photo else ())


def block_in_hand(
    content: VisitContent, keys: Keys, *, photo: NapeContent | None = None, more: tuple[GlovesButton, ...] = ()
) -> GlovesContent:
    """The block that is next, at its target on the figure or on the ``photo``; ``more`` stand beside undo."""
    shown, block = content.primary, content.block
    assert block is not None  # asked by `gloves`
    gives = shown.action.startswith(("give_block", "give_on_photo"))
    tiles = content.block_totals.tiles if content.block_totals is not None else ()
    given = sum(tile.given for tile in tiles)
    nerve, side = block.waiting_parts
    aspirated = GlovesButton("aspirated", say("Blood aspirated"), say("nothing is injected, the needle is moved"), "drop")
    primary = GlovesButton("primary", say("Given"), shown.amount, "", keys.next, shown.enabled) if gives else _primary(content, keys)
    return GlovesContent(
        kind="block" if gives else "go_on",
        head=say("Next"),
        left=say("{open} of {all} left", open=len(tiles) - given, all=len(tiles)) if tiles else "",
        total="",
        of="",
        title=say("{nerve}, {side}", nerve=nerve, side=side) if gives else shown.next_title,
        amount=shown.amount.partition(",")[0] if gives else "",
        volume="",
        facts=(Fact("map-pin", say("Where"), shown.next_title),) if gives else (),
        caution=shown.why or shown.next_text,
        buttons=(undo_button(content, keys), *((aspirated,) if gives else ()), *more, primary),
        nape=None if photo is not None else block.nape,
        photo=photo,
        notice=first_notice(content),
    )


def _scores(content: VisitContent, keys: Keys) -> GlovesContent:
    scores = content.scores
    assert scores is not None  # asked by `gloves`
    return GlovesContent(
        kind="score",
        head=say("Pain"),
        left=scores.timer.label if scores.timer is not None else "",
        total="" if scores.value is None else wording.number(scores.value),
        of="" if scores.value is None else say("/ 10"),
        title=scores.title,
        amount="",
        volume="",
        facts=tuple(Fact("clock", say("Earlier"), line) for line in scores.earlier[-2:]),
        caution=scores.lead,
        buttons=(undo_button(content, keys), _primary(content, keys)),
        figure="posterior",
        score=(scores.moment, scores.value) if scores.editable else None,
        notice=first_notice(content),
    )
