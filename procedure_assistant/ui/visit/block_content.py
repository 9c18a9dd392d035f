"""The nerve block in words and points: the landmark construction, the drugs, the share of the maximum, the timer. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.block import BASES, parted_in
from procedure_assistant.domain.events import amount_of
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.geometry import NuchalLine
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.limits import AnaestheticShare, anaesthetic_load
from procedure_assistant.domain.protocol import Nerve
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import begun, joined, say
from procedure_assistant.domain.totals import balances, blocks_open
from procedure_assistant.domain.units import Mass, NotANumber, kept
from procedure_assistant.domain.words import nerve_short
from procedure_assistant.ui.entry import decimal_typed
from procedure_assistant.ui.map.nape_model import Ellipse, Landmarks, NapeContent, Needle, SideContent, Target, Zone
from procedure_assistant.ui.map.nape_model import Nerve as NerveKind
from procedure_assistant.ui.visit.content import (
    BarContent,
    BlockContent,
    BlockTotals,
    PlanDrug,
    ReliefTimer,
    SideTile,
)

UNITS_PER_CM = 20
"""Scale of every figure (resources/figures/landmarks.json)."""

Local = Callable[[datetime], datetime]
Point = tuple[float, float]
_SIDES = (Side.LEFT, Side.RIGHT)


def block_content(record: ProcedureRecord, needle: tuple[str, str, Point] | None = None) -> BlockContent:
    """Everything the nape view, its measure card and the plan show. ``needle``: nerve, side and place of a mark that waits for a reason."""
    plan = record.plan
    planned = {part.container: part for part in plan.parts} if plan else {}
    # The volumes are shown as they were asked, so that setting the same plan again does not part them once more.
    typed_for = parted_in(plan.basis, plan.nerves, plan.sides) if plan else 1
    following = next_block(record) if not record.closed else None
    return BlockContent(
        nape=nape(record, needle),
        tape_left=_tape(record, Side.LEFT),
        tape_right=_tape(record, Side.RIGHT),
        distances=_distances(record),
        published=tuple(place.label for place in record.protocol.published),
        drugs=tuple(
            PlanDrug(
                one.container.id,
                capitalised(one.container.opened.label),
                wording.number(planned[one.container.id].volume.amount * typed_for) if one.container.id in planned else "",
                wording.volume(one.container.concentration.volume_of(one.left)) if one.container.concentration else "",
            )
            for one in balances(record)
            if one.container.opened.kind in (Kind.LOCAL_ANAESTHETIC, Kind.STEROID)
        ),
        nerves=tuple((nerve.id, nerve.short, nerve.name, bool(plan and nerve.id in plan.nerves)) for nerve in record.protocol.nerves),
        sides=tuple(plan.sides) if plan else (),
        basis=plan.basis if plan else "",
        plan_words=plan_words(record),
        editable=not record.closed,
        waiting=say("{nerve_short} {following}", nerve_short=nerve_short(record, following[0]), following=following[1])
        if following
        else "",
        waiting_parts=(nerve_short(record, following[0]), say(following[1].value)) if following else ("", ""),
    )


def volumes_in_words(typed: Sequence[str], basis: str, nerves: int, sides: int) -> str:
    """What the typed volumes (mL, "" none) come to for each injection, each side and in all; "" where it cannot be said yet."""
    try:
        total = sum((decimal_typed(text) for text in typed if text.strip()), Decimal(0))
    except NotANumber:
        return ""
    if not total or not nerves or not sides or basis not in BASES:
        return ""
    injections = nerves * sides
    each = kept(total / {"per_injection": 1, "per_side": nerves, "in_all": injections}[basis])
    words = [say("{each} mL in each injection", each=wording.number(each))]
    if nerves > 1:
        words.append(say("{each} mL per side", each=wording.number(each * nerves)))
    words.append(
        say("{each} mL in all, {injections}", each=wording.number(each * injections), injections=wording.count(injections, "injection"))
    )
    return joined("; ", words) + "."


def nape(record: ProcedureRecord, needle: tuple[str, str, Point] | None = None) -> NapeContent:
    """The construction in figure units: landmarks, zones, targets, published positions of the side that is next, a waiting needle."""
    placed = record.landmarks
    following = next_block(record)
    return NapeContent(
        landmarks=Landmarks(placed.protuberance, placed.mastoid_left, placed.mastoid_right) if placed else Landmarks(),
        sides=tuple(_side(record, side, line, following) for side in _SIDES if (line := record.line(side)) is not None),
        ellipses=tuple(
            Ellipse(
                place.label,
                float(place.lateral_mm),
                float(place.inferior_mm),
                float(place.sd_lateral_mm),
                float(place.sd_inferior_mm),
                number,
            )
            for number, place in enumerate(record.protocol.published)
        ),
        needles=(_waiting_needle(record, *needle),) if needle else (),
        prompt="" if placed or record.closed else say("Place the protuberance and both mastoid processes"),
        step_units=UNITS_PER_CM / 10,
    )


def _waiting_needle(record: ProcedureRecord, nerve: str, side: str, at: Point) -> Needle:
    name = say("{nerve_short} {side}", nerve_short=nerve_short(record, nerve), side=side)
    return Needle(at, say("{name}?", name=name), say("Needle mark of {name} outside the zone, not charted yet", name=name), outside=True)


_NERVE_KINDS: dict[str, NerveKind] = {"gon": "greater", "lon": "lesser"}


def nerve_id(kind: str) -> str:
    """The nerve of the protocol behind a target of the nape view."""
    return next((own_id for own_id, name in _NERVE_KINDS.items() if name == kind), kind)


def _side(record: ProcedureRecord, side: Side, line: NuchalLine, following: tuple[str, Side] | None) -> SideContent:
    width = record.limit("zone_width_mm")
    scale = line.mm_per_unit(UNITS_PER_CM)
    given = record.block("gon", side) is not None
    zone = Zone(line.protuberance, line.at_third(1), float(width.value) / scale, given) if width else None
    return SideContent(
        "left" if side is Side.LEFT else "right",
        scale,
        tuple(_target(record, nerve, line, side, following) for nerve in record.protocol.nerves if nerve.id in _NERVE_KINDS),
        zone,
        published=following[1] is side if following else not given and side is Side.RIGHT,
    )


def _target(record: ProcedureRecord, nerve: Nerve, line: NuchalLine, side: Side, following: tuple[str, Side] | None) -> Target:
    block = record.block(nerve.id, side)
    distance = line.distance_at_third(nerve.fraction_thirds)
    measure = wording.length_mm(distance) if distance else ""
    if block:
        volume = wording.number(amount_of(block.event.parts))
        where = "" if block.event.in_zone else say(", outside the zone")
        return Target(
            _NERVE_KINDS[nerve.id],
            (block.event.x, block.event.y),
            "given",
            say("{nerve} {side}", nerve=nerve.short, side=side),
            say("{nerve} {side}, given {volume} mL{where}", nerve=nerve.name, side=side, volume=volume, where=where),
            text=volume,
            note=say("Given, {volume} mL{where}", volume=volume, where=where),
        )
    active = following == (nerve.id, side)
    label = say("{nerve} {side}", nerve=nerve.short, side=side) if active else nerve.short
    spoken = say(
        "{nerve} {side}, target{value}",
        nerve=nerve.name,
        side=side,
        value=", " + measure + say(" from the protuberance") if measure else "",
    )
    kind = _NERVE_KINDS[nerve.id]
    return Target(kind, line.at_third(nerve.fraction_thirds), "active" if active else "open", label, spoken, measure=measure)


def capitalised(label: str) -> str:
    """A product's label as a heading: "Lidocaine 2 %, 2 mL"; the rest keeps its letters."""
    return begun(label)


def plan_words(record: ProcedureRecord) -> str:
    """The plan in one line: "Each injection: 1 mL lidocaine 2 % + 1 mL bupivacaine 0.5 %"; or why the block was left out."""
    if record.block_omitted is not None:
        return say("Left out: {reason}", reason=record.block_omitted[0].reason)
    if record.plan is None:
        return ""
    names = [record.containers[part.container].opened.label.rsplit(",", 1)[0] for part in record.plan.parts]
    parts = [
        say("{volume} {name}", volume=wording.volume(part.volume), name=name) for part, name in zip(record.plan.parts, names, strict=True)
    ]
    return say("Each injection: {parts}", parts=joined(" + ", parts))


def _tape(record: ProcedureRecord, side: Side) -> str:
    length = record.tapes.get(side)
    return wording.number(length.amount) if length else ""


def _distances(record: ProcedureRecord) -> tuple[tuple[str, str, str], ...]:
    """(nerve, left, right) in mm from the protuberance, for each nerve of the protocol."""
    rows = []
    for nerve in record.protocol.nerves:
        per_side = []
        for side in _SIDES:
            line = record.line(side)
            distance = line.distance_at_third(nerve.fraction_thirds) if line else None
            per_side.append(wording.length_mm(distance) if distance else "")
        where = say("one third") if nerve.fraction_thirds == 1 else say("two thirds")
        rows.append((say("{nerve}, at {where}", nerve=nerve.short, where=where), per_side[0], per_side[1]))
    return tuple(rows)


def next_block(record: ProcedureRecord) -> tuple[str, Side] | None:
    """The next planned block that was not given."""
    waiting = blocks_open(record)
    return waiting[0] if waiting else None


def block_totals(record: ProcedureRecord, local: Local, *, scores: bool = True) -> BlockTotals:
    """The right column of the block; ``scores`` False leaves the scale out, because the canvas shows it."""
    load = anaesthetic_load(record)
    moment, pain, pain_words = _pain(record)
    together = None
    if load.shares:
        over, near = load.fraction > 1, load.fraction > Decimal("0.8")
        words = (
            say("over the maximum")
            if over
            else say("near the maximum")
            if near
            else say("well below")
            if load.fraction < Decimal("0.5")
            else "below"
        )
        added = say("The two are added up.") if len(load.shares) == 2 else say("All are added up.") if len(load.shares) > 2 else ""
        together = BarContent(
            say(
                "{fraction} of the {which}maximum",
                fraction=wording.percent(load.fraction),
                which=say("combined ") if len(load.shares) > 1 else "",
            ),
            "",
            say("{words}. {added}", words=words.capitalize(), added=added).strip(),
            load.fraction_given,
            load.fraction - load.fraction_given,
            Decimal(0),
            Decimal(1),
            "over" if over else "near" if near else "ok",
        )
    weight = say("Maximum for {mass}", mass=wording.mass(Mass(load.weight.kg))) if load.weight else say("Absolute maximum, no weight")
    return BlockTotals(
        tiles=_tiles(record, local),
        weight=weight if load.shares else "",
        drugs=tuple(_drug_bar(share) for share in load.shares),
        together=together,
        moment=moment,
        pain=pain,
        pain_words=pain_words,
        timer=timer(record, local),
        scores=scores and not record.closed,
    )


def _pain(record: ProcedureRecord) -> tuple[str, int | None, str]:
    """The moment that is scored now, its score, and both in words."""
    scores = {score.event.moment: score.event.value for score in record.scores}
    moment = "after" if record.last_block_at is not None or "after" in scores else "before"
    value, before = scores.get(moment), scores.get("before")
    told = say("{value} of 10", value=value) if value is not None else say("not scored")
    also = say(", before {before}", before=before) if moment == "after" and before is not None else ""
    return moment, value, say("Pain {moment}: {told}{also}", moment=say(moment), told=told, also=also)


def _drug_bar(share: AnaestheticShare) -> BarContent:
    with_epinephrine = say(" with epinephrine") if share.with_epinephrine else ""
    given, planned = wording.number(share.given_mg), wording.number(share.planned_mg)
    parts = (
        say("{given} given + {planned} planned", given=given, planned=planned) if share.planned_mg else say("{given} given", given=given)
    )
    return BarContent(
        say("{substance}{with_epinephrine}", substance=share.substance.capitalize(), with_epinephrine=with_epinephrine),
        say("{given_mg} mg", given_mg=wording.number(share.given_mg + share.planned_mg)),
        say(
            "{parts}, {fraction} of {maximum_mg} mg",
            parts=parts,
            fraction=wording.percent(share.fraction),
            maximum_mg=wording.number(share.maximum_mg),
        ),
        share.given_mg,
        share.planned_mg,
        Decimal(0),
        share.maximum_mg,
        "over" if share.fraction > 1 else "near" if share.fraction > Decimal("0.8") else "ok",
    )


def _tiles(record: ProcedureRecord, local: Local) -> tuple[SideTile, ...]:
    if record.plan is None:
        return ()
    following = next_block(record)
    each = amount_of(record.plan.parts)
    tiles = []
    for side in _SIDES:
        given = [(block.event.parts, block.stamp) for block in record.blocks if block.event.side is side]
        targets = (one for one in record.regenerative.given if not one.event.product and one.event.side is side)
        given += [(one.event.parts, one.stamp) for one in targets]
        if side not in record.plan.sides and not given:
            continue
        waiting = [nerve for nerve, waiting_side in blocks_open(record) if waiting_side is side]
        amount = sum((amount_of(parts) for parts, _stamp in given), each * len(waiting))
        if waiting:
            state = say("{blocks} to give", blocks=wording.count(len(waiting), "block")) if len(record.plan.nerves) > 1 else say("planned")
        else:
            state = say("given {clock_time}", clock_time=wording.clock_time(local(given[-1][1].at))) if given else say("not given")
        volume = say("{amount} mL", amount=wording.number(amount)) if amount else "–"
        current = following is not None and following[1] is side
        tiles.append(SideTile(side, begun(say(side)), volume, state, bool(given) and not waiting, current))
    return tuple(tiles)


def timer(record: ProcedureRecord, local: Local) -> ReliefTimer:
    """The clock since the last block with the window of the protocol; nothing is due once relief is judged, and the signature ends it."""
    low, high = record.limit("relief_from_minutes"), record.limit("relief_to_minutes")
    start, end = (int(limit.value) if limit else 0 for limit in (low, high))
    since = None if record.closed else record.last_block_at
    judged = any(score.event.moment == "after" and since is not None and score.stamp.at >= since for score in record.scores)
    due = say("due {clock_time}", clock_time=wording.clock_time(local(since + timedelta(minutes=start)))) if since and not judged else ""
    return ReliefTimer(since, say("Judge relief at {start}–{end} min", start=start, end=end), start, end, due)
