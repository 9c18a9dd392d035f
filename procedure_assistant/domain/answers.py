"""An answer in words, as it is read aloud and printed. Knows no record."""

from __future__ import annotations

from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.protocol import Ask, Step
from procedure_assistant.domain.say import joined, say

NOT_MEASURED = "not_measured"
"""The answer of a number that nobody measured: it is told, and no figure or class takes it for a number."""


def answer_words(step: Step, values: tuple[str, ...]) -> str:
    """An answer as read aloud: the choice's label, the number with its unit, the date as written here."""
    if values == (NOT_MEASURED,):
        return say("not measured")
    if step.ask in (Ask.CHOICE, Ask.CHOICES):
        chosen = [step.choice(value) for value in values]
        return joined(", ", (choice.label if choice else value for choice, value in zip(chosen, values, strict=True)))
    if step.ask is Ask.CONFIRM:
        return say("confirmed")
    if step.ask is Ask.DATE:
        return wording.day_text(values[0])
    if step.ask is Ask.MOMENT:
        return wording.moment_text(values[0])
    said = wording.number(Decimal(values[0])) if step.ask is Ask.NUMBER else values[0]
    return say("{said} {unit}", said=said, unit=step.unit).strip()
