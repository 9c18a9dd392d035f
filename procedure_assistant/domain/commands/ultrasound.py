"""Injecting a target, with or without the probe, and the note of what was seen there. Only what is lawful, labelled and in time goes in.

The time comes in as an argument, an aware moment in the clinic's zone; the domain has no clock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.block import beyond, part_of
from procedure_assistant.domain.commands.checklist import SHORTEST_REASON
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed, not_ready
from procedure_assistant.domain.commands.passport import value_of
from procedure_assistant.domain.commands.products import too_fine
from procedure_assistant.domain.events import DrugPart, TargetCorrected, TargetInjected, amount_of
from procedure_assistant.domain.events_regenerative import AfterAspiration, Guidance, GuidanceChanged, TargetAspirated, UltrasoundNoted
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.passport.clocks import first_passed
from procedure_assistant.domain.passport.form import Target
from procedure_assistant.domain.passport.reading import Passport, passport_of
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.regenerative import Given, target_key
from procedure_assistant.domain.say import say
from procedure_assistant.domain.totals import balance, blocks_open, given_at_target
from procedure_assistant.domain.units import Volume

PLACE, PASSPORT = "ultrasound", "passport"
MOST_PLACES = 30
"""Places of the needle at one target; more is a slip of the keyboard."""
_NOTHING = say("Nothing was charted.")


def note(record: ProcedureRecord, target_id: str, side: Side, values: Mapping[str, tuple[str, ...]]) -> Decision:
    """Fill in fields of the ultrasound note of one target and side; no values take an answer away. All of it is charted, or nothing."""
    if refusal := closed(record):
        return refusal
    form = record.protocol.ultrasound
    if form is None or record.protocol.target(target_id) is None or side is Side.MIDLINE:
        return Refusal(
            say("There is no such target in this visit. {nothing}", nothing=_NOTHING), say("Choose a target and its side."), PLACE
        )
    standing = record.regenerative.notes.get(target_key(target_id, side))
    before = standing.values if standing else {}
    facts: list[UltrasoundNoted] = []
    for name, raw in values.items():
        step = form.step(name)
        if step is None:
            return Refusal(
                say("The ultrasound note does not ask “{name}”. {nothing}", name=name, nothing=_NOTHING),
                say("Choose a field of the list."),
                PLACE,
            )
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
        return Refusal(say("This product is not in the visit. {nothing}", nothing=_NOTHING), say("Begin its passport first."), PASSPORT)
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
        return Refusal(
            say("This block is not planned. {nothing}", nothing=_NOTHING), say("Say which drugs, how much and which side first."), "block"
        )
    for part in plan.parts:
        one = balance(record, part.container)
        if part.dose > one.left:
            return Refusal(
                say("Not enough {opened} is left. {nothing}", opened=one.container.opened.label, nothing=_NOTHING),
                say("Open another one, or plan less."),
                "block",
            )
    return (TargetInjected(target_id, side, "", Volume(amount_of(plan.parts)), plan.parts, guidance, aspiration),)


def _place(record: ProcedureRecord, target_id: str, side: Side, aspiration: str, places: int) -> Target | Refusal:
    """The target, when a needle may go there now."""
    if refusal := not_ready(record):
        return refusal
    target = record.protocol.target(target_id)
    if target is None or side is Side.MIDLINE:
        return Refusal(
            say("There is no such target in this visit. {nothing}", nothing=_NOTHING), say("Choose a target and its side."), PLACE
        )
    if record.value("planned_side") not in ("both", side.value):
        return Refusal(
            say("The {side} side is not the side agreed. {nothing}", side=side, nothing=_NOTHING),
            say("Correct the planned side and repeat the time-out."),
            "planned_side",
        )
    if not aspiration:
        return Refusal(say("The aspiration is not said. {nothing}", nothing=_NOTHING), say("Aspirate, and say what it was."), PLACE)
    if aspiration != "negative":
        return Refusal(
            say("Only after a negative aspiration is anything injected. {nothing}", nothing=_NOTHING),
            say("Chart the positive aspiration, move the needle and aspirate again."),
            PLACE,
        )
    if record.regenerative.abandoned(target_id, side):
        return _given_up(target, side)
    if not 1 <= places <= MOST_PLACES:
        return Refusal(
            say("{places} places are not possible. {nothing}", places=places, nothing=_NOTHING),
            say("Type a number from 1 to {most_places}.", most_places=MOST_PLACES),
            PLACE,
        )
    return target


def _given_up(target: Target, side: Side) -> Refusal:
    return Refusal(
        say("{target} {side} was abandoned after a positive aspiration. {nothing}", target=target.short, side=side, nothing=_NOTHING),
        say("Undo that, or choose another target."),
        PLACE,
    )


def note_aspiration(record: ProcedureRecord, target_id: str, side: Side, what: str, then: AfterAspiration, vessel: str = "") -> Decision:
    """Chart that something came back at a target: nothing was injected there, the needle was withdrawn, then moved on or given up.

    What is injected there later says so; a target that was abandoned takes no injection.
    """
    if refusal := closed(record):
        return refusal
    target = _place(record, target_id, side, "negative", 1)
    if isinstance(target, Refusal):
        return target
    if not what.strip():
        return Refusal(say("What came back is not said. {nothing}", nothing=_NOTHING), say("Say what was aspirated."), PLACE)
    return (TargetAspirated(target_id, side, what.strip(), vessel.strip(), then),)


def correct(
    record: ProcedureRecord,
    charted: tuple[str, Side, str],
    volume: Volume,
    *,
    to: tuple[str, Side, str] | None = None,
    drugs: Sequence[tuple[str, Volume]] = (),
    aspiration: str = "",
    places: int | None = None,
) -> Decision:
    """Chart what the injection ``charted`` (target, side, product) truly was; also one that was not charted at all.

    ``to`` is where it went and what it was, when that is wrong. ``volume`` is of a biologic product; the drugs of a block come in
    ``drugs``, each with what went in of it. What is not said stays as it was charted; one that was not charted stands as led by
    landmarks, since no picture of it was asked for.
    """
    if refusal := closed(record):
        return refusal
    where = to or charted
    was = record.regenerative.injected(*charted)
    if refusal := _wrong_place(record, where, charted):
        return refusal
    said = aspiration or (was.event.aspiration if was else "")
    if not said:
        return Refusal(say("The aspiration is not said. {nothing}", nothing=_NOTHING), say("Choose what the aspiration was."), PLACE)
    many = places if places is not None else was.event.places if was else 1
    if not 1 <= many <= MOST_PLACES:
        return Refusal(
            say("{many} places are not possible. {nothing}", many=many, nothing=_NOTHING),
            say("Type a number from 1 to {most_places}.", most_places=MOST_PLACES),
            PLACE,
        )
    found: tuple[DrugPart, ...] | Refusal = ()
    found = (_beyond_product(record, where[2], volume, was) or ()) if where[2] else _drugs(record, drugs, was)
    if isinstance(found, Refusal):
        return found
    volume = volume if where[2] else Volume(amount_of(found))
    guidance, reason = (was.event.guidance, was.event.reason) if was else (Guidance.LANDMARKS, "")
    now = TargetInjected(*where, volume, found, guidance, said, many, reason)
    return () if was and was.event == now else (TargetCorrected(*charted, now),)


def _wrong_place(record: ProcedureRecord, where: tuple[str, Side, str], charted: tuple[str, Side, str]) -> Refusal | None:
    """Why an injection cannot be said to have been there."""
    target_id, side, product = where
    target = record.protocol.target(target_id)
    if target is None or side is Side.MIDLINE:
        return Refusal(
            say("There is no such target in this visit. {nothing}", nothing=_NOTHING), say("Choose a target and its side."), PLACE
        )
    if product:
        passport = passport_of(record, product)
        if passport is None or passport.product.returned is not None:
            return Refusal(say("This product is not in the visit. {nothing}", nothing=_NOTHING), say("Choose one of the list."), PLACE)
    if where != charted and record.regenerative.injected(*where):
        return Refusal(
            say("{target} {side} is charted too. Nothing was changed.", target=target.short, side=side),
            say("Correct that one first."),
            PLACE,
        )
    return None


def _beyond_product(record: ProcedureRecord, product_id: str, volume: Volume, was: Given | None) -> Refusal | None:
    """Why so much of a product cannot have been injected. While amending, what was discarded gives way, where nothing was left."""
    passport = passport_of(record, product_id)
    if passport is None or volume.amount <= 0 or too_fine(volume):
        return Refusal(
            say("{volume} cannot have been injected. {nothing}", volume=wording.volume(volume), nothing=_NOTHING),
            say("Type another volume."),
            PLACE,
        )
    if passport.left_ml is None:
        return None
    free = passport.left_ml + (was.event.volume.amount if was and was.event.product == product_id else 0)
    if record.amending and not passport.left_ml:
        free += passport.product.discarded_ml
    if volume.amount > free:
        return Refusal(
            say(
                "{free} mL of {form} were there for this injection; {volume} cannot have been given. {nothing}",
                free=wording.number(free),
                form=passport.form.short,
                volume=wording.volume(volume),
                nothing=_NOTHING,
            ),
            say("Correct the volume, or what else was injected of it."),
            PLACE,
        )
    return None


def _drugs(record: ProcedureRecord, drugs: Sequence[tuple[str, Volume]], was: Given | None) -> tuple[DrugPart, ...] | Refusal:
    """The drugs of a block that was given at a target, as they truly were."""
    if not drugs:
        return Refusal(
            say("A block has at least one drug. {nothing}", nothing=_NOTHING), say("To chart that none was given, say so."), PLACE
        )
    parts = []
    for container, volume in drugs:
        part = part_of(record, container, volume, 1)
        if isinstance(part, Refusal):
            return part
        parts.append(part)
    return beyond(record, was.event.parts if was else (), parts) or tuple(parts)


def not_given(record: ProcedureRecord, target_id: str, side: Side, product_id: str) -> Decision:
    """Chart that an injection that was charted was not given."""
    if refusal := closed(record):
        return refusal
    if record.regenerative.injected(target_id, side, product_id) is None:
        return Refusal(say("This injection is not charted. Nothing was changed."), say("Choose one of the list."), PLACE)
    return (TargetCorrected(target_id, side, product_id, None),)


def _already(target: Target, side: Side) -> Refusal:
    return Refusal(
        say("{target} {side} is already given. {nothing}", target=target.short, side=side, nothing=_NOTHING),
        say("Undo it if it was a mistake."),
        PLACE,
    )


def why_not_now(passport: Passport, now: datetime) -> Refusal | None:
    """Why this product may not be used now."""
    name = passport.form.short
    if missing := passport.open(before_needle=True):
        more = say(", {fields} open", fields=wording.count(len(missing), "field")) if len(missing) > 1 else ""
        return Refusal(
            say("The passport of {name} is not complete{more}. {nothing}", name=name, more=more, nothing=_NOTHING),
            say("Fill in “{label}” first.", label=missing[0].label),
            PASSPORT,
        )
    if passed := first_passed(passport, now):
        return Refusal(
            say("{name}: {passed_words} has passed. {nothing}", name=name, passed_words=passed.words, nothing=_NOTHING),
            say("Discard it, or put it aside."),
            PASSPORT,
        )
    for names in passport.form.order:
        for field in names:
            moment = passport.moment(field)
            if moment is not None and moment > now and field not in {clock.at for clock in passport.form.clocks}:
                return Refusal(
                    say(
                        "{label} {moment} lies after now. {nothing}",
                        label=passport.label(field),
                        moment=wording.moment(moment),
                        nothing=_NOTHING,
                    ),
                    say("Correct it, or check the clock."),
                    PASSPORT,
                )
    return None


def _volume_problem(passport: Passport, volume: Volume) -> Refusal | None:
    if volume.amount <= 0 or too_fine(volume):
        return Refusal(
            say("{volume} cannot be injected. {nothing}", volume=wording.volume(volume), nothing=_NOTHING),
            say("Type another volume."),
            PLACE,
        )
    left = passport.left_ml
    if left is not None and volume.amount > left:
        return Refusal(
            say(
                "{volume} are more than the {left} mL that are left of {form}. {nothing}",
                volume=wording.volume(volume),
                left=wording.number(left),
                form=passport.form.short,
                nothing=_NOTHING,
            ),
            say("Correct the volume, or the volume made."),
            PLACE,
        )
    return None


def change_guidance(record: ProcedureRecord, target_id: str, side: Side, product_id: str, guidance: Guidance, reason: str) -> Decision:
    """Say that an injection was guided otherwise than charted: the way on where no picture of the needle can be had."""
    if refusal := closed(record):
        return refusal
    given = record.regenerative.injected(target_id, side, product_id)
    if given is None:
        return Refusal(say("This injection is not charted. {nothing}", nothing=_NOTHING), say("Choose one of the list."), PLACE)
    if given.guidance is guidance:
        return ()
    if len(reason.strip()) < SHORTEST_REASON:
        return Refusal(say("The guidance is changed for a reason. {nothing}", nothing=_NOTHING), say("Say why."), PLACE)
    return (GuidanceChanged(target_id, side, product_id, guidance, reason.strip()),)
