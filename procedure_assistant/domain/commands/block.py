"""The occipital nerve block: landmarks, tape, what each side gets, and giving it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import dist

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.checklist import SHORTEST_REASON
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed, not_ready
from procedure_assistant.domain.commands.products import too_fine
from procedure_assistant.domain.events import (
    AspirationPositive,
    BlockCorrected,
    BlockInjected,
    BlockOmitted,
    BlockPlanned,
    DrugPart,
    LandmarksPlaced,
    TapeMeasured,
    amount_of,
)
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.geometry import LandmarksTooClose, NuchalLine, Point, on_a_figure
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.limits import anaesthetic_load
from procedure_assistant.domain.protocol import Nerve
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.domain.totals import available, balance, blocks_open, given_at_target
from procedure_assistant.domain.units import Length, Volume, kept

BASES = ("per_injection", "per_side", "in_all")
"""What a typed volume can be meant for; always asked (facts C1)."""

NEGATIVE = "negative"
SHORTEST_TAPE_MM, LONGEST_TAPE_MM = Decimal(30), Decimal(150)
"""What a tape from protuberance to mastoid can read at all; adults measure 70 to 90 mm (facts A4)."""


def place_landmarks(record: ProcedureRecord, protuberance: Point, mastoid_left: Point | None, mastoid_right: Point | None) -> Decision:
    """Place or move the landmarks on the posterior figure. Two on one point, or a mastoid on the wrong side, are refused."""
    if refusal := closed(record):
        return refusal
    if not all(on_a_figure(place) for place in (protuberance, mastoid_left, mastoid_right) if place):
        return Refusal(say("A landmark lies off the figure. They were left as they were."), say("Place it on the figure."), "block")
    for side, mastoid in ((Side.LEFT, mastoid_left), (Side.RIGHT, mastoid_right)):
        if mastoid is None:
            continue
        try:
            NuchalLine(protuberance, mastoid)
        except LandmarksTooClose:
            return Refusal(
                say(
                    "Protuberance and {side} mastoid lie on one point, so there is no line between them. They were left as they were.",
                    side=side,
                ),
                say("Place the mastoid further out."),
                "block",
            )
        if _side_of(mastoid, protuberance) is not side:
            return Refusal(
                say("The {side} mastoid would not lie on the {side}. They were left as they were.", side=side),
                say("Place it on the patient’s {side}.", side=side),
                "block",
            )
    placed = LandmarksPlaced(protuberance, mastoid_left, mastoid_right)
    return () if placed == record.landmarks else (placed,)


def _side_of(point: Point, protuberance: Point) -> Side:
    """The patient's side of a place on the posterior figure, where the patient's left is the viewer's left."""
    if point[0] == protuberance[0]:
        return Side.MIDLINE
    return Side.LEFT if point[0] < protuberance[0] else Side.RIGHT


def measure(record: ProcedureRecord, side: Side, length: Length) -> Decision:
    """Enter the tape from protuberance to mastoid, in mm with at most one decimal."""
    if refusal := closed(record):
        return refusal
    if side is Side.MIDLINE:
        return Refusal(say("The tape runs to the left or to the right mastoid. Nothing was charted."), say("Choose the side."), "block")
    if not SHORTEST_TAPE_MM <= length.amount <= LONGEST_TAPE_MM or length.amount % Decimal("0.1"):
        return Refusal(
            say("{length} mm is not possible between protuberance and mastoid. Nothing was charted.", length=wording.number(length.amount)),
            say(
                "Type millimetres from {shortest_tape_mm} to {longest_tape_mm}, with at most one decimal.",
                shortest_tape_mm=SHORTEST_TAPE_MM,
                longest_tape_mm=LONGEST_TAPE_MM,
            ),
            "block",
        )
    return () if record.tapes.get(side) == length else (TapeMeasured(side, length),)


def plan(
    record: ProcedureRecord,
    nerves: Sequence[str],
    sides: Sequence[Side],
    drugs: Sequence[tuple[str, Volume]],
    basis: str,
) -> Decision:
    """Plan what each block gets: ``drugs`` are (container, volume), ``basis`` says what the volumes mean.

    "per_injection": each nerve of each side gets them; "per_side": the nerves of a side share them; "in_all": all blocks together do.
    """
    if refusal := closed(record):
        return refusal
    if basis not in BASES:
        return Refusal(
            say("Is the volume meant per side or in all? Nothing was charted."), say("Choose what it is meant for."), "block", "basis"
        )
    if not sides or not drugs or not nerves:
        return Refusal(say("A block needs a nerve, a side and a drug. Nothing was charted."), say("Choose what is missing."), "block")
    if unknown := [nerve for nerve in nerves if record.protocol.nerve(nerve) is None]:
        return Refusal(
            say("This protocol does not block “{unknown}”. Nothing was charted.", unknown=unknown[0]),
            say("Choose a nerve of the list."),
            "block",
        )
    if any(side is Side.MIDLINE for side in sides):
        return Refusal(say("A block is given on the left or on the right. Nothing was charted."), say("Choose the side."), "block")
    if len({container for container, _ in drugs}) < len(drugs):
        return Refusal(say("One product stands twice in the plan. Nothing was charted."), say("Add its volumes together."), "block")
    injections = len(set(sides)) * len(set(nerves))
    parts: list[DrugPart] = []
    for container_id, volume in drugs:
        part = part_of(record, container_id, volume, parted_in(basis, nerves, sides))
        if isinstance(part, Refusal):
            return part
        parts.append(part)
    given = sum(1 for n in set(nerves) for s in set(sides) if record.block(n, s) or given_at_target(record, n, s))
    left = _not_enough(record, parts, injections - given)
    if left:
        return left
    planned = BlockPlanned(tuple(dict.fromkeys(nerves)), tuple(dict.fromkeys(sides)), tuple(parts), basis)
    return () if planned == record.plan and record.block_omitted is None else (planned,)


def parted_in(basis: str, nerves: Sequence[str], sides: Sequence[Side]) -> int:
    """In how many injections a typed volume is parted, by what it is meant for."""
    return {"per_injection": 1, "per_side": len(set(nerves)), "in_all": len(set(nerves)) * len(set(sides))}[basis]


def part_of(record: ProcedureRecord, container_id: str, volume: Volume, divide_by: int) -> DrugPart | Refusal:
    """A drug of a block from one container, ``volume`` parted in so many; or why it cannot be given so."""
    container = record.containers.get(container_id)
    if container is None:
        return Refusal(say("This product is not open in this visit. Nothing was charted."), say("Open it with its lot first."), "products")
    opened, concentration = container.opened, container.concentration
    if opened.kind not in (Kind.LOCAL_ANAESTHETIC, Kind.STEROID):
        return Refusal(
            say("{opened} is not given in a nerve block. Nothing was charted.", opened=opened.label),
            say("Choose a local anaesthetic or a steroid."),
            "block",
        )
    if opened.kind is Kind.LOCAL_ANAESTHETIC and not _has_maximum(record, opened.substance, with_epinephrine=opened.with_epinephrine):
        return _no_maximum([opened.substance])
    if concentration is None:
        return Refusal(
            say("{opened} is not dissolved yet. Nothing was charted.", opened=opened.label), say("Say in how many mL."), "products"
        )
    each = Volume(kept(volume.amount / divide_by))
    if volume.amount <= 0 or too_fine(each):
        parted = say(" parted in {divide_by}", divide_by=divide_by) if divide_by > 1 else ""
        return Refusal(
            say(
                "{volume}{parted} of {opened} cannot be drawn up. Nothing was charted.",
                volume=wording.volume(volume),
                parted=parted,
                opened=opened.label,
            ),
            say("Type another volume."),
            "block",
        )
    return DrugPart(container_id, each, concentration.dose_in(each))


def _has_maximum(record: ProcedureRecord, substance: str, *, with_epinephrine: bool) -> bool:
    return record.formulary.anaesthetic(substance, with_epinephrine=with_epinephrine) is not None


def _not_enough(record: ProcedureRecord, parts: Sequence[DrugPart], injections: int) -> Refusal | None:
    for part in parts:
        one = balance(record, part.container)
        most = available(record, part.container)
        if part.dose * max(injections, 0) > most:
            left = one.volume_of(most)
            return Refusal(
                say(
                    "{injections} of {volume} would need more {opened} than is left ({left}). Nothing was charted.",
                    injections=wording.count(injections, "injection"),
                    volume=wording.volume(part.volume),
                    opened=one.container.opened.label,
                    left=wording.volume(left) if left else wording.dose(most),
                ),
                say("Open another one, or plan less."),
                "block",
            )
    return None


def give_block(
    record: ProcedureRecord,
    nerve_id: str,
    side: Side,
    at: Point | None = None,
    aspiration: str = "",
    reason: str = "",
) -> Decision:
    """Give a planned block. ``at`` is the needle mark on the posterior figure, the target when None; outside the zone needs a reason.

    ``aspiration`` is always said. Other than "negative" is refused: after blood nothing is injected before the needle was moved
    (facts C1, C6); that is charted by :func:`note_aspiration`.
    """
    if refusal := not_ready(record):
        return refusal
    nerve, plan_ = record.protocol.nerve(nerve_id), record.plan
    if nerve is None or plan_ is None or (nerve_id, side) not in blocks_open(record):
        return _not_waiting(record, nerve, side)
    if record.value("planned_side") not in ("both", side.value):
        return Refusal(
            say("The {side} side is not the side agreed. Nothing was charted.", side=side),
            say("Correct the planned side and repeat the time-out."),
            "planned_side",
        )
    line = record.line(side)
    if line is None:
        return Refusal(
            say("The landmarks of the {side} side are not placed. Nothing was charted.", side=side),
            say("Place protuberance and mastoid first."),
            "block",
        )
    point = at or line.at_third(nerve.fraction_thirds)
    if refusal := _place_problem(line, nerve, side, point) or _aspiration_problem(aspiration):
        return refusal
    inside = _in_zone(record, nerve, line, point)
    if not inside and len(reason.strip()) < SHORTEST_REASON:
        return Refusal(
            say("The needle mark lies outside the zone of {nerve} {side}. Nothing was charted.", nerve=nerve.short, side=side),
            say("Say why it is there, or put it into the zone."),
            "block",
            "outside_zone",
        )
    if refusal := _not_enough(record, plan_.parts, 1) or _unknown_maximum(record):
        return refusal
    distance = line.distance_at_third(nerve.fraction_thirds) if at is None else line.distance_to(point)
    return (BlockInjected(nerve_id, side, point[0], point[1], distance, inside, plan_.parts, aspiration, reason.strip()),)


def _not_waiting(record: ProcedureRecord, nerve: Nerve | None, side: Side) -> Refusal:
    """Why a block that is not waiting to be given cannot be given."""
    if nerve is not None and record.block(nerve.id, side):
        return Refusal(
            say("{nerve} {side} is already given. Nothing was charted.", nerve=nerve.short, side=side),
            say("Undo it if it was a mistake."),
            "block",
        )
    if record.block_omitted is not None:
        return Refusal(say("The block was omitted. Nothing was charted."), say("Plan it again, or undo the omission."), "block")
    return Refusal(say("This block is not planned. Nothing was charted."), say("Say which drugs, how much and which side first."), "block")


def _place_problem(line: NuchalLine, nerve: Nerve, side: Side, point: Point) -> Refusal | None:
    """A needle mark off the figure or on the other side is a slip, which no reason makes right."""
    if on_a_figure(point) and _side_of(point, line.protuberance) is side:
        return None
    return Refusal(
        say("The needle mark does not lie on the {side}. Nothing was charted.", side=side),
        say("Put the mark of {nerve} on the {side}.", nerve=nerve.short, side=side),
        "block",
    )


def _aspiration_problem(aspiration: str) -> Refusal | None:
    if aspiration == NEGATIVE:
        return None
    if not aspiration:
        return Refusal(say("The aspiration is not said. Nothing was charted."), say("Aspirate, and say what it was."), "block")
    return Refusal(
        say("Only after a negative aspiration is a block given. Nothing was charted."),
        say("Chart the positive aspiration, move the needle and aspirate again."),
        "block",
    )


def note_aspiration(record: ProcedureRecord, nerve_id: str, side: Side, what: str = say("Blood")) -> Decision:
    """Chart that an aspiration was positive: nothing was injected there and the needle was moved. The block still waits."""
    if refusal := not_ready(record):
        return refusal
    nerve = record.protocol.nerve(nerve_id)
    if nerve is None or (nerve_id, side) not in blocks_open(record):
        return _not_waiting(record, nerve, side)
    if not what.strip():
        return Refusal(say("What came back is not said. Nothing was charted."), say("Say what was aspirated."), "block")
    return (AspirationPositive(nerve_id, side, what.strip()),)


def correct_block(
    record: ProcedureRecord,
    nerve_id: str,
    side: Side,
    drugs: Sequence[tuple[str, Volume]],
    to_side: Side | None = None,
    aspiration: str = "",
) -> Decision:
    """Chart what the block of a nerve and side truly was: its volumes, its side, its aspiration; also one that was not charted.

    A side that is corrected takes the target of the other side as its place, when its landmarks stand.
    """
    if refusal := closed(record):
        return refusal
    nerve, now_side = record.protocol.nerve(nerve_id), to_side or side
    if nerve is None or Side.MIDLINE in (side, now_side):
        return Refusal(say("There is no such block. Nothing was charted."), say("Choose a nerve and a side."), "block")
    was = record.block(nerve_id, side)
    if now_side is not side and record.block(nerve_id, now_side):
        return Refusal(
            say("{nerve} {now_side} is charted too. Nothing was changed.", nerve=nerve.short, now_side=now_side),
            say("Correct that one first."),
            "block",
        )
    if not drugs:
        return Refusal(say("A block has at least one drug. Nothing was charted."), say("To chart that none was given, say so."), "block")
    parts: list[DrugPart] = []
    for container_id, volume in drugs:
        part = part_of(record, container_id, volume, 1)
        if isinstance(part, Refusal):
            return part
        parts.append(part)
    if refusal := beyond(record, was.event.parts if was else (), parts):
        return refusal
    now = _corrected(record, nerve, side, now_side, tuple(parts), aspiration)
    if isinstance(now, Refusal):
        return now
    if was and was.event == now:
        return ()
    moved = (BlockCorrected(nerve_id, side, None),) if was and now_side is not side else ()
    return (*moved, BlockCorrected(nerve_id, now_side, now))


def _corrected(
    record: ProcedureRecord, nerve: Nerve, side: Side, now_side: Side, parts: tuple[DrugPart, ...], aspiration: str
) -> BlockInjected | Refusal:
    was, line = record.block(nerve.id, side), record.line(now_side)
    if was and now_side is side:
        return replace(was.event, parts=parts, aspiration=aspiration or was.event.aspiration)
    if line is None:
        return Refusal(
            say(
                "The landmarks of the {now_side} side were not placed, so the place of the needle is not known. Nothing was charted.",
                now_side=now_side,
            ),
            say("Leave the block out and write it in words."),
            "block",
        )
    x, y = line.at_third(nerve.fraction_thirds)
    said = aspiration or (was.event.aspiration if was else "")
    if not said:
        return Refusal(say("The aspiration is not said. Nothing was charted."), say("Choose what the aspiration was."), "block")
    distance = line.distance_at_third(nerve.fraction_thirds)
    return BlockInjected(nerve.id, now_side, x, y, distance, True, parts, said)


def beyond(record: ProcedureRecord, was: Sequence[DrugPart], now: Sequence[DrugPart]) -> Refusal | None:
    """Why the containers cannot have held what is said to have been given; what was charted for this block before comes free."""
    for part in now:
        one = balance(record, part.container)
        free = available(record, part.container)
        for before in was:
            if before.container == part.container:
                free += before.dose
        if part.dose > free:
            held = one.volume_of(free)
            return Refusal(
                say(
                    "{opened} had {held} for this block; {volume} cannot have been given. Nothing was charted.",
                    opened=one.container.opened.label,
                    held=wording.volume(held) if held else wording.dose(free),
                    volume=wording.volume(part.volume),
                ),
                say("Correct the volume, or what else was given from it."),
                "block",
            )
    return None


def block_not_given(record: ProcedureRecord, nerve_id: str, side: Side) -> Decision:
    """Chart that a block that was charted was not given."""
    if refusal := closed(record):
        return refusal
    if record.block(nerve_id, side) is None:
        return Refusal(say("This block is not charted as given. Nothing was changed."), say("Choose one of the list."), "block")
    return (BlockCorrected(nerve_id, side, None),)


def omit_block(record: ProcedureRecord, reason: str) -> Decision:
    """Leave out every block that was not given yet, for a reason; planning again takes it back."""
    if refusal := closed(record):
        return refusal
    if not record.protocol.nerves:
        return Refusal(say("This visit has no nerve block. Nothing was charted."), "")
    if record.plan is not None and not blocks_open(record):
        return Refusal(say("No block is waiting. Nothing was charted."), say("Undo a block if it was a mistake."), "block")
    if len(reason.strip()) < SHORTEST_REASON:
        return Refusal(say("A block is omitted for a reason. Nothing was charted."), say("Say why."), "block")
    return (BlockOmitted(reason.strip()),)


def _in_zone(record: ProcedureRecord, nerve: Nerve, line: NuchalLine, point: Point) -> bool:
    """The greater occipital nerve has the medial third; other nerves the same width around their own target."""
    width = record.limit("zone_width_mm")
    per_cm = 20 if record.map is None else record.map.units_per_cm
    if width is None:
        return True
    if nerve.fraction_thirds == 1:
        return line.in_medial_third(point, width.value, per_cm)
    target = line.at_third(nerve.fraction_thirds)
    offset = dist(point, target)
    return offset * line.mm_per_unit(per_cm) <= float(width.value) / 2


def _unknown_maximum(record: ProcedureRecord) -> Refusal | None:
    """A drug without a known maximum is never given silently."""
    load = anaesthetic_load(record)
    return _no_maximum(load.unknown) if load.unknown else None


def _no_maximum(substances: Sequence[str]) -> Refusal:
    return Refusal(
        say("No maximum is known for {substances}. Nothing was charted.", substances=wording.listed(substances)),
        say("Add its limit with a source to the formulary."),
        "block",
    )


def planned_volume(record: ProcedureRecord) -> Volume | None:
    """Volume of one planned injection, all drugs together."""
    return Volume(amount_of(record.plan.parts)) if record.plan else None
