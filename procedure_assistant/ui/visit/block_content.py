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
from procedure_assistant.domain.totals import balances, blocks_open
from procedure_assistant.domain.units import Mass, NotANumber, decimal_from, kept
from procedure_assistant.domain.words import nerve_short
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
        waiting=f"{nerve_short(record, following[0])} {following[1]}" if following else "",
    )


def volumes_in_words(typed: Sequence[str], basis: str, nerves: int, sides: int) -> str:
    """What the typed volumes (mL, "" none) come to for each injection, each side and in all; "" where it cannot be said yet."""
    try:
        total = sum((decimal_from(text) for text in typed if text.strip()), Decimal(0))
    except NotANumber:
        return ""
    if not total or not nerves or not sides or basis not in BASES:
        return ""
    injections = nerves * sides
    each = kept(total / {"per_injection": 1, "per_side": nerves, "in_all": injections}[basis])
    words = [f"{wording.number(each)} mL in each injection"]
    if nerves > 1:
        words.append(f"{wording.number(each * nerves)} mL per side")
    words.append(f"{wording.number(each * injections)} mL in all, {wording.count(injections, 'injection')}")
    return "; ".join(words) + "."


def nape(record: ProcedureRecord, needle: tuple[str, str, Point] | None = None) -> NapeContent:
    """The construction in figure units: landmarks, zones, targets, published positions of the side that is next, a waiting needle."""
    placed = record.landmarks
    following = next_block(record)
    return NapeContent(
        landmarks=Landmarks(placed.protuberance, placed.mastoid_left, placed.mastoid_right) if placed else Landmarks(),
        sides=tuple(_side(record, side, line, following) for side in _SIDES if (line := record.line(side)) is not None),
        ellipses=tuple(
            Ellipse(place.label, float(place.lateral_mm), float(place.inferior_mm), float(place.sd_lateral_mm),
                    float(place.sd_inferior_mm), number)
            for number, place in enumerate(record.protocol.published)
        ),
        needles=(_waiting_needle(record, *needle),) if needle else (),
        prompt="" if placed or record.closed else "Place the protuberance and both mastoid processes",
        step_units=UNITS_PER_CM / 10,
    )


def _waiting_needle(record: ProcedureRecord, nerve: str, side: str, at: Point) -> Needle:
    name = f"{nerve_short(record, nerve)} {side}"
    return Needle(at, f"{name}?", f"Needle mark of {name} outside the zone, not charted yet", outside=True)


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
        where = "" if block.event.in_zone else ", outside the zone"
        return Target(
            _NERVE_KINDS[nerve.id], (block.event.x, block.event.y), "given", f"{nerve.short} {side}",
            f"{nerve.name} {side}, given {volume} mL{where}", text=volume, note=f"Given, {volume} mL{where}",
        )
    active = following == (nerve.id, side)
    label = f"{nerve.short} {side}" if active else nerve.short
    spoken = f"{nerve.name} {side}, target{', ' + measure + ' from the protuberance' if measure else ''}"
    kind = _NERVE_KINDS[nerve.id]
    return Target(kind, line.at_third(nerve.fraction_thirds), "active" if active else "open", label, spoken, measure=measure)


def capitalised(label: str) -> str:
    """A product's label as a heading: "Lidocaine 2 %, 2 mL"; the rest keeps its letters."""
    return label[:1].upper() + label[1:]


def plan_words(record: ProcedureRecord) -> str:
    """The plan in one line: "Each injection: 1 mL lidocaine 2 % + 1 mL bupivacaine 0.5 %"; or why the block was left out."""
    if record.block_omitted is not None:
        return f"Left out: {record.block_omitted[0].reason}"
    if record.plan is None:
        return ""
    names = [record.containers[part.container].opened.label.rsplit(",", 1)[0] for part in record.plan.parts]
    parts = [f"{wording.volume(part.volume)} {name}" for part, name in zip(record.plan.parts, names, strict=True)]
    return f"Each injection: {' + '.join(parts)}"


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
        where = "one third" if nerve.fraction_thirds == 1 else "two thirds"
        rows.append((f"{nerve.short}, at {where}", per_side[0], per_side[1]))
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
        words = "over the maximum" if over else "near the maximum" if near else "well below" if load.fraction < Decimal("0.5") else "below"
        added = "The two are added up." if len(load.shares) == 2 else "All are added up." if len(load.shares) > 2 else ""
        together = BarContent(
            f"{wording.percent(load.fraction)} of the {'combined ' if len(load.shares) > 1 else ''}maximum",
            "",
            f"{words.capitalize()}. {added}".strip(),
            load.fraction_given,
            load.fraction - load.fraction_given,
            Decimal(0),
            Decimal(1),
            "over" if over else "near" if near else "ok",
        )
    weight = f"Maximum for {wording.mass(Mass(load.weight.kg))}" if load.weight else "Absolute maximum, no weight"
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
    told = f"{value} of 10" if value is not None else "not scored"
    also = f", before {before}" if moment == "after" and before is not None else ""
    return moment, value, f"Pain {moment}: {told}{also}"


def _drug_bar(share: AnaestheticShare) -> BarContent:
    with_epinephrine = " with epinephrine" if share.with_epinephrine else ""
    given, planned = wording.number(share.given_mg), wording.number(share.planned_mg)
    parts = f"{given} given + {planned} planned" if share.planned_mg else f"{given} given"
    return BarContent(
        f"{share.substance.capitalize()}{with_epinephrine}",
        f"{wording.number(share.given_mg + share.planned_mg)} mg",
        f"{parts}, {wording.percent(share.fraction)} of {wording.number(share.maximum_mg)} mg",
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
            state = f"{wording.count(len(waiting), 'block')} to give" if len(record.plan.nerves) > 1 else "planned"
        else:
            state = f"given {wording.clock_time(local(given[-1][1].at))}" if given else "not given"
        volume = f"{wording.number(amount)} mL" if amount else "–"
        current = following is not None and following[1] is side
        tiles.append(SideTile(side, side.capitalize(), volume, state, bool(given) and not waiting, current))
    return tuple(tiles)


def timer(record: ProcedureRecord, local: Local) -> ReliefTimer:
    """The clock since the last block with the window of the protocol; it stops with the signature."""
    low, high = record.limit("relief_from_minutes"), record.limit("relief_to_minutes")
    start, end = (int(limit.value) if limit else 0 for limit in (low, high))
    since = None if record.closed else record.last_block_at
    due = f"due {wording.clock_time(local(since + timedelta(minutes=start)))}" if since else ""
    return ReliefTimer(since, f"Judge relief at {start}–{end} min", start, end, due)
