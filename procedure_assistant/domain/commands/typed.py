"""Checks what was chosen or typed against the question it answers: values as they are kept, or a refusal in words. Knows no record."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.decision import Refusal
from procedure_assistant.domain.protocol import Ask, Step
from procedure_assistant.domain.units import NotANumber, decimal_from, decimals_of


def chosen(step: Step, values: tuple[str, ...]) -> tuple[str, ...] | Refusal:
    """Answers of a choice, each once; a confirmation knows "yes" only."""
    known = {choice.id for choice in step.choices} if step.ask is not Ask.CONFIRM else {"yes"}
    unknown = [value for value in values if value not in known]
    if unknown:
        return Refusal(f"“{step.label}” cannot be answered with “{', '.join(unknown)}”.", "Choose one of the answers shown.", step.id)
    return tuple(dict.fromkeys(values))


def number(step: Step, text: str) -> tuple[str, ...] | Refusal:
    """A number within the bounds of its question, with the digits as typed."""
    try:
        value = decimal_from(text)
    except NotANumber as error:
        return Refusal(f"{error} Nothing was charted.", "Type a number, such as 82 or 2.5.", step.id)
    low, high = step.minimum, step.maximum
    decimals = 0 if step.whole else wording.MOST_DECIMALS
    if (low is not None and value < low) or (high is not None and value > high) or decimals_of(value) > decimals:
        kind = "a whole number" if step.whole else "a number"
        return Refusal(
            f"{' '.join(part for part in (wording.number(value), step.unit) if part)} is not possible here. Nothing was charted.",
            f"Type {kind}{span(low, high)}.",
            step.id,
        )
    return (f"{value:f}",)


def span(low: Decimal | None, high: Decimal | None) -> str:
    """ " from 1 to 10", " of at least 1", " of at most 10", or nothing."""
    if low is not None and high is not None:
        return f" from {wording.number(low)} to {wording.number(high)}"
    if low is not None:
        return f" of at least {wording.number(low)}"
    return f" of at most {wording.number(high)}" if high is not None else ""


def day(step: Step, text: str) -> date | Refusal:
    """A calendar day in ISO form."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Refusal(f"“{text}” is not a date. Nothing was charted.", "Write it as 2026-11-23.", step.id)


def moment(step: Step, text: str) -> datetime | Refusal:
    """A day and time that says its zone, in ISO form."""
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        value = None
    if value is None or value.tzinfo is None:
        return Refusal(f"“{text}” is not a day and time. Nothing was charted.", "Type the time as 14:05.", step.id)
    return value
