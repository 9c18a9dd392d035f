"""Biologic products: bringing one in, filling in its passport, putting it aside, discarding the rest. Nothing impossible gets in.

The time comes in as an argument, an aware moment in the clinic's zone; the domain has no clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from procedure_assistant.domain import wording
from procedure_assistant.domain.answers import NOT_MEASURED
from procedure_assistant.domain.commands import typed
from procedure_assistant.domain.commands.checklist import SHORTEST_REASON
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed
from procedure_assistant.domain.commands.products import too_fine
from procedure_assistant.domain.events_regenerative import (
    BiologicBegun,
    BiologicDiscarded,
    BiologicReturned,
    DiscardCorrected,
    PassportFilled,
)
from procedure_assistant.domain.passport.reading import Passport, passport_of
from procedure_assistant.domain.protocol import Ask, Step
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.record_parts import Answer
from procedure_assistant.domain.say import inner, say
from procedure_assistant.domain.units import Volume

PLACE = "passport"
_NOTHING = say("Nothing was charted.")


def begin(record: ProcedureRecord, form_id: str) -> Decision:
    """Bring a product of this kind into the visit; its passport is empty."""
    if refusal := closed(record):
        return refusal
    form = record.protocol.passport(form_id)
    if form is None:
        return Refusal(say("This visit has no product of this kind. {nothing}", nothing=_NOTHING), say("Choose one of the list."), PLACE)
    number = 1 + sum(1 for entry in record.entries if isinstance(entry.event, BiologicBegun))
    return (BiologicBegun(f"b{number}", form.id, form.version),)


def _usable(record: ProcedureRecord, product_id: str) -> Passport | Refusal:
    if refusal := closed(record):
        return refusal
    passport = passport_of(record, product_id)
    if passport is None:
        return Refusal(say("This product is not in the visit. {nothing}", nothing=_NOTHING), say("Choose one of the list."), PLACE)
    if passport.product.returned is not None:
        return Refusal(
            say("{form} was put aside. {nothing}", form=passport.form.title, nothing=_NOTHING),
            say("Undo that, or begin another product."),
            PLACE,
        )
    return passport


def fill(record: ProcedureRecord, product_id: str, values: Mapping[str, tuple[str, ...]], now: datetime) -> Decision:
    """Fill in fields of a passport: field → what was chosen or typed; no values take an answer away. All of it is charted, or nothing.

    Numbers keep the digits as typed; moments are ISO text with their zone. Refused in words: what is out of bounds, times out of order
    or in the future, what has expired, more made than could be, less made than was used.
    """
    passport = _usable(record, product_id)
    if isinstance(passport, Refusal):
        return passport
    checked: dict[str, tuple[str, ...]] = {}
    for name, raw in values.items():
        step = passport.form.step(name)
        if step is None:
            return Refusal(
                say("The passport of {form} does not ask “{name}”. {nothing}", form=passport.form.short, name=name, nothing=_NOTHING),
                say("Choose a field of the list."),
                PLACE,
            )
        given = tuple(value.strip() for value in raw if value.strip())
        kept = _kept(record, step, given)
        if isinstance(kept, Refusal):
            return kept
        checked[name] = kept
    after = _after(passport, checked, now)
    if refusal := _out_of_order(after) or _out_of_time(record, after, checked, now) or _impossible_volume(after):
        return refusal
    before = passport.product.values
    return tuple(PassportFilled(product_id, name, kept) for name, kept in checked.items() if kept != before.get(name, ()))


def quick(record: ProcedureRecord, product_id: str, section_id: str, now: datetime) -> Decision:
    """Give every open field of a section that has one its quick answer ("All told")."""
    passport = _usable(record, product_id)
    if isinstance(passport, Refusal):
        return passport
    section = next((one for one in passport.form.sections if one.id == section_id), None)
    if section is None or not section.quick_label:
        return Refusal(say("This part has no quick answer."), say("Answer its fields one by one."), PLACE)
    asked = {step.id for step in passport.asked()}
    answers = {step.id: (step.quick,) for step in section.steps if step.quick and step.id in asked - passport.standing.keys()}
    return fill(record, product_id, answers, now)


def _kept(record: ProcedureRecord, step: Step, values: tuple[str, ...]) -> tuple[str, ...] | Refusal:
    """As :func:`value_of`; nothing takes an answer away, and a number that nothing waits for may be not measured."""
    if values != (NOT_MEASURED,):
        return value_of(record, step, values) if values else ()
    if step.required or step.ask is not Ask.NUMBER:
        return Refusal(
            say("“{step}” has to be told. {nothing}", step=step.label, nothing=_NOTHING), say("Choose or type its answer."), step.id
        )
    return values


def value_of(record: ProcedureRecord, step: Step, values: tuple[str, ...]) -> tuple[str, ...] | Refusal:
    """What was chosen or typed for a field as it is kept."""
    if len(values) > 1 and step.ask is not Ask.CHOICES:
        return Refusal(say("“{step}” takes one answer. {nothing}", step=step.label, nothing=_NOTHING), say("Choose or type one."), step.id)
    if step.ask in (Ask.CHOICE, Ask.CHOICES, Ask.CONFIRM):
        return typed.chosen(step, values)
    if step.ask is Ask.NUMBER:
        return typed.number(step, values[0])
    if step.ask is Ask.MOMENT:
        moment = typed.moment(step, values[0])
        return moment if isinstance(moment, Refusal) else (moment.isoformat(timespec="minutes"),)
    if step.ask is Ask.DATE:
        day = typed.day(step, values[0])
        if isinstance(day, Refusal):
            return day
        if day < record.patient.birth_date and not step.blocks_injection:
            return Refusal(
                say("{day} lies before the birth date. {nothing}", day=wording.day(day), nothing=_NOTHING),
                say("Type a later day."),
                step.id,
            )
        return (day.isoformat(),)
    return values


def _after(passport: Passport, changes: Mapping[str, tuple[str, ...]], now: datetime) -> Passport:
    """The passport as it would be."""
    stamp = replace(passport.product.stamp, at=now)
    answers = {name: answer for name, answer in passport.product.answers.items() if name not in changes}
    answers |= {name: Answer(values, stamp) for name, values in changes.items() if values}
    product = replace(passport.product, answers=answers)
    return replace(passport, product=product, standing=passport.form.standing(product.values))


def _out_of_order(after: Passport) -> Refusal | None:
    """Moments that follow one another, list by list."""
    for names in after.form.order:
        found = [(name, moment) for name in names if (moment := after.moment(name)) is not None]
        for (earlier, first), (later, second) in pairwise(found):
            if second < first:
                return Refusal(
                    say(
                        "{label} {clock_time} lies before {inner} {clock_time_2}. {nothing}",
                        label=after.label(later),
                        clock_time=wording.clock_time(second),
                        inner=_inner(after.label(earlier)),
                        clock_time_2=wording.clock_time(first),
                        nothing=_NOTHING,
                    ),
                    say("Correct one of the two."),
                    later,
                )
    return None


def _inner(words: str) -> str:
    return words if words[1:2].isupper() else inner(words)


def _out_of_time(record: ProcedureRecord, after: Passport, changed: Mapping[str, tuple[str, ...]], now: datetime) -> Refusal | None:
    """What was typed now lies in the future, or has expired before the visit. A clock may lie ahead, nothing else may."""
    clocks = {clock.at for clock in after.form.clocks}
    for name in changed:
        step = after.form.step(name)
        value = after.value(name)
        if step is None or not value:
            continue
        ahead = step.ask is Ask.MOMENT and datetime.fromisoformat(value) > now
        ahead = ahead or (step.ask is Ask.DATE and date.fromisoformat(value) > record.day)
        if ahead and name not in clocks:
            return Refusal(
                say("{step} {said} lies in the future. {nothing}", step=step.label, said=_said(value), nothing=_NOTHING),
                say("Type a time that has been."),
                name,
            )
        if name in clocks and step.ask is Ask.DATE and date.fromisoformat(value) < record.day:
            return Refusal(
                say(
                    "{form}: {inner} {said} has passed. {nothing}",
                    form=after.form.short,
                    inner=_inner(step.label),
                    said=_said(value),
                    nothing=_NOTHING,
                ),
                say("Put it aside."),
                name,
            )
    return None


def _said(value: str) -> str:
    return wording.moment_text(value) if "T" in value else wording.day_text(value)


def _impossible_volume(after: Passport) -> Refusal | None:
    """Less made than was already used, or more than the blood and what was added to it."""
    made = after.made_ml
    if made is None:
        return None
    used = after.injected_ml + after.product.discarded_ml
    if made < used:
        return Refusal(
            say(
                "{used} mL were injected or discarded, so {made} mL cannot be all. {nothing}",
                used=wording.number(used),
                made=wording.number(made),
                nothing=_NOTHING,
            ),
            say("Correct the volume, or undo what was charted by mistake."),
            "product_ml",
        )
    blood = after.number("blood_ml")
    most = sum((after.number(name) or Decimal(0) for name in ("blood_ml", "anticoagulant_ml", "activation_ml")), Decimal(0))
    if blood is not None and made > most:
        return Refusal(
            say(
                "{made} mL cannot come from {blood} mL of blood. {nothing}",
                made=wording.number(made),
                blood=wording.number(blood),
                nothing=_NOTHING,
            ),
            say("Correct one of the two volumes."),
            "product_ml",
        )
    return None


def put_aside(record: ProcedureRecord, product_id: str, reason: str) -> Decision:
    """Take a product of which nothing was injected out of the visit; its passport stays in the log."""
    passport = _usable(record, product_id)
    if isinstance(passport, Refusal):
        return passport
    if passport.given:
        return Refusal(say("Something of it was injected, so it stays in the record."), say("Discard the rest instead."), PLACE)
    if len(reason.strip()) < SHORTEST_REASON:
        return Refusal(say("A product is put aside for a reason. {nothing}", nothing=_NOTHING), say("Say why."), PLACE)
    return (BiologicReturned(product_id, reason.strip()),)


def discard(record: ProcedureRecord, product_id: str, volume: Volume | None, reason: str, witness: str = "") -> Decision:
    """Discard a part of a product, or all that is left (``volume`` None); never more than is left."""
    passport = _usable(record, product_id)
    if isinstance(passport, Refusal):
        return passport
    left = passport.left_ml
    if left is None:
        return Refusal(say("The volume made is not told. {nothing}", nothing=_NOTHING), say("Type it first."), PLACE)
    amount = left if volume is None else volume.amount
    if amount <= 0 or too_fine(Volume(amount)):
        return Refusal(say("There is nothing to discard. {nothing}", nothing=_NOTHING), say("Type an amount above zero."), PLACE)
    if amount > left:
        return Refusal(
            say("{left} mL of {form} are left. {nothing}", left=wording.number(left), form=passport.form.short, nothing=_NOTHING),
            say("Correct the amount."),
            PLACE,
        )
    if not reason.strip():
        return Refusal(say("The reason is missing. {nothing}", nothing=_NOTHING), say("Say why it is discarded."), PLACE)
    return (BiologicDiscarded(product_id, Volume(amount), reason.strip(), witness.strip()),)


def correct_discard(record: ProcedureRecord, product_id: str, volume: Volume, reason: str = "", witness: str = "") -> Decision:
    """Chart what was discarded of a product in all; never more than was not injected. No reason or witness leaves those of before."""
    passport = _usable(record, product_id)
    if isinstance(passport, Refusal):
        return passport
    made = passport.made_ml
    if made is None:
        return Refusal(say("The volume made is not told. {nothing}", nothing=_NOTHING), say("Type it first."), PLACE)
    if volume.amount < 0 or (volume.amount and too_fine(volume)):
        return Refusal(
            say("{volume} cannot have been discarded. {nothing}", volume=wording.volume(volume), nothing=_NOTHING),
            say("Type another amount."),
            PLACE,
        )
    if volume.amount > made - passport.injected_ml:
        return Refusal(
            say(
                "{made} mL were made and {injected_ml} mL injected; {volume} cannot have been discarded. {nothing}",
                made=wording.number(made),
                injected_ml=wording.number(passport.injected_ml),
                volume=wording.volume(volume),
                nothing=_NOTHING,
            ),
            say("Correct the amount, or what was injected."),
            PLACE,
        )
    discards = passport.product.discards
    if not discards and not reason.strip():
        return Refusal(say("The reason is missing. {nothing}", nothing=_NOTHING), say("Say why it was discarded."), PLACE)
    last = discards[-1][0] if discards else None
    same = last is not None and reason.strip() in ("", last.reason) and witness.strip() in ("", last.witness)
    if volume.amount == passport.product.discarded_ml and (same or not discards):
        return ()
    return (DiscardCorrected(product_id, volume, reason.strip(), witness.strip()),)
