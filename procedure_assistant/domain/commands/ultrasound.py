"""Injecting a target, with or without the probe, and the note of what was seen there. Only what is lawful, labelled and in time goes in.

The time comes in as an argument, an aware moment in the clinic's zone; the domain has no clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.checklist import SHORTEST_REASON
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed, not_ready
from procedure_assistant.domain.commands.passport import value_of
from procedure_assistant.domain.commands.products import too_fine
from procedure_assistant.domain.events import TargetInjected, amount_of
from procedure_assistant.domain.events_regenerative import Guidance, GuidanceChanged, UltrasoundNoted
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.passport.clocks import first_passed
from procedure_assistant.domain.passport.form import Target
from procedure_assistant.domain.passport.reading import Passport, passport_of
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.regenerative import target_key
from procedure_assistant.domain.totals import balance, blocks_open, given_at_target
from procedure_assistant.domain.units import Volume

PLACE, PASSPORT = "ultrasound", "passport"
MOST_PLACES = 30
"""Places of the needle at one target; more is a slip of the keyboard."""
_NOTHING = "Nothing was charted."


def note(record: ProcedureRecord, target_id: str, side: Side, values: Mapping[str, tuple[str, ...]]) -> Decision:
    """Fill in fields of the ultrasound note of one target and side; no values take an answer away. All of it is charted, or nothing."""
    if refusal := closed(record):
        return refusal
    form = record.protocol.ultrasound
    if form is None or record.protocol.target(target_id) is None or side is Side.MIDLINE:
        return Refusal(f"There is no such target in this visit. {_NOTHING}", "Choose a target and its side.", PLACE)
    standing = record.regenerative.notes.get(target_key(target_id, side))
    before = standing.values if standing else {}
    facts: list[UltrasoundNoted] = []
    for name, raw in values.items():
        step = form.step(name)
        if step is None:
            return Refusal(f"The ultrasound note does not ask “{name}”. {_NOTHING}", "Choose a field of the list.", PLACE)
        given = tuple(value.strip() for value in raw if value.strip())
        kept = value_of(record, step, given) if given else ()
        if isinstance(kept, Refusal):
            return kept
        if kept != before.get(name, ()):
            facts.append(UltrasoundNoted(target_id, side, name, kept))
    return tuple(facts)


def inject(
    record: ProcedureRecord,
    target_id: str,
    side: Side,
    product_id: str,
    volume: Volume,
    now: datetime,
    *,
    guidance: Guidance = Guidance.ULTRASOUND,
    aspiration: str = "",
    places: int = 1,
    reason: str = "",
) -> Decision:
    """Inject ``volume`` of a biologic product at a target: only while its passport is complete and lawful and no clock has passed."""
    target = _place(record, target_id, side, aspiration, places)
    if isinstance(target, Refusal):
        return target
    passport = passport_of(record, product_id)
    if passport is None or passport.product.returned is not None:
        return Refusal(f"This product is not in the visit. {_NOTHING}", "Begin its passport first.", PASSPORT)
    if record.regenerative.injected(target_id, side, product_id):
        return _already(target, side)
    if refusal := why_not_now(passport, now) or _volume_problem(passport, volume):
        return refusal
    return (TargetInjected(target_id, side, product_id, volume, (), guidance, aspiration, places, reason.strip()),)


def inject_block(
    record: ProcedureRecord, target_id: str, side: Side, *, guidance: Guidance = Guidance.ULTRASOUND, aspiration: str = ""
) -> Decision:
    """Give the drugs that the block's plan has for this nerve and side at one of its targets."""
    target = _place(record, target_id, side, aspiration, 1)
    if isinstance(target, Refusal):
        return target
    plan = record.plan
    if plan is None or (target.nerve, side) not in blocks_open(record):
        if record.block(target.nerve, side) or given_at_target(record, target.nerve, side):
            return _already(target, side)
        return Refusal(f"This block is not planned. {_NOTHING}", "Say which drugs, how much and which side first.", "block")
    for part in plan.parts:
        one = balance(record, part.container)
        if part.dose > one.left:
            return Refusal(f"Not enough {one.container.opened.label} is left. {_NOTHING}", "Open another one, or plan less.", "block")
    return (TargetInjected(target_id, side, "", Volume(amount_of(plan.parts)), plan.parts, guidance, aspiration),)


def _place(record: ProcedureRecord, target_id: str, side: Side, aspiration: str, places: int) -> Target | Refusal:
    """The target, when a needle may go there now."""
    if refusal := not_ready(record):
        return refusal
    target = record.protocol.target(target_id)
    if target is None or side is Side.MIDLINE:
        return Refusal(f"There is no such target in this visit. {_NOTHING}", "Choose a target and its side.", PLACE)
    if record.value("planned_side") not in ("both", side.value):
        return Refusal(
            f"The {side} side is not the side agreed. {_NOTHING}", "Correct the planned side and repeat the time-out.", "planned_side"
        )
    if not aspiration:
        return Refusal(f"The aspiration is not said. {_NOTHING}", "Aspirate, and say what it was.", PLACE)
    if aspiration != "negative":
        return Refusal(f"Only after a negative aspiration is anything injected. {_NOTHING}", "Move the needle and aspirate again.", PLACE)
    if not 1 <= places <= MOST_PLACES:
        return Refusal(f"{places} places are not possible. {_NOTHING}", f"Type a number from 1 to {MOST_PLACES}.", PLACE)
    return target


def _already(target: Target, side: Side) -> Refusal:
    return Refusal(f"{target.short} {side} is already given. {_NOTHING}", "Undo it if it was a mistake.", PLACE)


def why_not_now(passport: Passport, now: datetime) -> Refusal | None:
    """Why this product may not be used now."""
    name = passport.form.short
    if missing := passport.open(before_needle=True):
        more = f", {wording.count(len(missing), 'field')} open" if len(missing) > 1 else ""
        return Refusal(f"The passport of {name} is not complete{more}. {_NOTHING}", f"Fill in “{missing[0].label}” first.", PASSPORT)
    if passed := first_passed(passport, now):
        return Refusal(f"{name}: {passed.words} has passed. {_NOTHING}", "Discard it, or put it aside.", PASSPORT)
    for names in passport.form.order:
        for field in names:
            moment = passport.moment(field)
            if moment is not None and moment > now and field not in {clock.at for clock in passport.form.clocks}:
                return Refusal(
                    f"{passport.label(field)} {wording.moment(moment)} lies after now. {_NOTHING}",
                    "Correct it, or check the clock.",
                    PASSPORT,
                )
    return None


def _volume_problem(passport: Passport, volume: Volume) -> Refusal | None:
    if volume.amount <= 0 or too_fine(volume):
        return Refusal(f"{wording.volume(volume)} cannot be injected. {_NOTHING}", "Type another volume.", PLACE)
    left = passport.left_ml
    if left is not None and volume.amount > left:
        return Refusal(
            f"{wording.volume(volume)} are more than the {wording.number(left)} mL that are left of {passport.form.short}. {_NOTHING}",
            "Correct the volume, or the volume made.",
            PLACE,
        )
    return None


def change_guidance(record: ProcedureRecord, target_id: str, side: Side, product_id: str, guidance: Guidance, reason: str) -> Decision:
    """Say that an injection was guided otherwise than charted: the way on where no picture of the needle can be had."""
    if refusal := closed(record):
        return refusal
    given = record.regenerative.injected(target_id, side, product_id)
    if given is None:
        return Refusal(f"This injection is not charted. {_NOTHING}", "Choose one of the list.", PLACE)
    if given.guidance is guidance:
        return ()
    if len(reason.strip()) < SHORTEST_REASON:
        return Refusal(f"The guidance is changed for a reason. {_NOTHING}", "Say why.", PLACE)
    return (GuidanceChanged(target_id, side, product_id, guidance, reason.strip()),)
