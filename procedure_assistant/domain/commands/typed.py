"""Checks what was chosen or typed against the question it answers: values as they are kept, or a refusal in words. Knows no record."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.decision import Refusal
from procedure_assistant.domain.protocol import Ask, Step
from procedure_assistant.domain.say import joined, say
from procedure_assistant.domain.units import NotANumber, decimal_from, decimals_of


def chosen(step: Step, values: tuple[str, ...]) -> tuple[str, ...] | Refusal:
    """Answers of a choice, each once; a confirmation knows "yes" only."""
    known = {choice.id for choice in step.choices} if step.ask is not Ask.CONFIRM else {"yes"}
    unknown = [value for value in values if value not in known]
    if unknown:
        return Refusal(
            say("“{step}” cannot be answered with “{unknown}”.", step=step.label, unknown=joined(", ", unknown)),
            say("Choose one of the answers shown."),
            step.id,
        )
    return tuple(dict.fromkeys(values))


def number(step: Step, text: str) -> tuple[str, ...] | Refusal:
    """A number within the bounds of its question, with the digits as typed."""
    try:
        value = decimal_from(text)
    except NotANumber as error:
        return Refusal(say("{error} Nothing was charted.", error=error), say("Type a number, such as 82 or 2.5."), step.id)
    low, high = step.minimum, step.maximum
    decimals = 0 if step.whole else wording.MOST_DECIMALS
    if (low is not None and value < low) or (high is not None and value > high) or decimals_of(value) > decimals:
        kind = say("a whole number") if step.whole else say("a number")
        return Refusal(
            say(
                "{value} is not possible here. Nothing was charted.",
                value=joined(" ", (part for part in (wording.number(value), step.unit) if part)),
            ),
            say("Type {kind}{span}.", kind=kind, span=span(low, high)),
            step.id,
        )
    return (f"{value:f}",)


def span(low: Decimal | None, high: Decimal | None) -> str:
    """ " from 1 to 10", " of at least 1", " of at most 10", or nothing."""
    if low is not None and high is not None:
        return say(" from {low} to {high}", low=wording.number(low), high=wording.number(high))
    if low is not None:
        return say(" of at least {low}", low=wording.number(low))
    return say(" of at most {high}", high=wording.number(high)) if high is not None else ""


def day(step: Step, text: str) -> date | Refusal:
    """A calendar day in ISO form."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Refusal(say("“{text}” is not a date. Nothing was charted.", text=text), say("Write it as 2026-11-23."), step.id)


def moment(step: Step, text: str) -> datetime | Refusal:
    """A day and time that says its zone, in ISO form."""
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        value = None
    if value is None or value.tzinfo is None:
        return Refusal(say("“{text}” is not a day and time. Nothing was charted.", text=text), say("Type the time as 14:05."), step.id)
    return value
