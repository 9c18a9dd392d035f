"""Answering questions, and going past a stop for a stated reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed
from procedure_assistant.domain.events import FindingOverridden, StepAnswered
from procedure_assistant.domain.findings import findings
from procedure_assistant.domain.protocol import Ask, Severity, Step
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.units import NotANumber, decimal_from, decimals_of

SHORTEST_REASON = 3
"""A reason has at least this many characters, so that a slip of the space bar is not one."""


def answer(record: ProcedureRecord, step_id: str, values: tuple[str, ...]) -> Decision:
    """Answer a step with what was chosen or typed; no values take the answer away. Numbers keep the digits as typed."""
    if refusal := closed(record):
        return refusal
    step = record.protocol.step(step_id)
    if step is None:
        return Refusal(f"This visit does not ask “{step_id}”.", "Choose a question of the list.")
    values = tuple(value.strip() for value in values if value.strip())
    checked = _checked(record, step, values) if values else ()
    if isinstance(checked, Refusal):
        return checked
    before = record.answers.get(step_id)
    if checked == (before.values if before else ()):
        return ()
    return (StepAnswered(step_id, checked),)


def _checked(record: ProcedureRecord, step: Step, values: tuple[str, ...]) -> tuple[str, ...] | Refusal:
    if len(values) > 1 and step.ask is not Ask.CHOICES:
        return Refusal(f"“{step.label}” takes one answer. Nothing was charted.", "Choose or type one.", step.id)
    if step.ask in (Ask.CHOICE, Ask.CHOICES, Ask.CONFIRM):
        return _choice(step, values)
    if step.ask is Ask.NUMBER:
        return _number(step, values[0])
    if step.ask is Ask.DATE:
        return _date(record, step, values[0])
    return values


def _choice(step: Step, values: tuple[str, ...]) -> tuple[str, ...] | Refusal:
    known = {choice.id for choice in step.choices} if step.ask is not Ask.CONFIRM else {"yes"}
    unknown = [value for value in values if value not in known]
    if unknown:
        return Refusal(f"“{step.label}” cannot be answered with “{', '.join(unknown)}”.", "Choose one of the answers shown.", step.id)
    return tuple(dict.fromkeys(values))


def _number(step: Step, text: str) -> tuple[str, ...] | Refusal:
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
            f"Type {kind}{_span(low, high)}.",
            step.id,
        )
    return (f"{value:f}",)


def _span(low: Decimal | None, high: Decimal | None) -> str:
    """ " from 1 to 10", " of at least 1", " of at most 10", or nothing."""
    if low is not None and high is not None:
        return f" from {wording.number(low)} to {wording.number(high)}"
    if low is not None:
        return f" of at least {wording.number(low)}"
    return f" of at most {wording.number(high)}" if high is not None else ""


def _date(record: ProcedureRecord, step: Step, text: str) -> tuple[str, ...] | Refusal:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return Refusal(f"“{text}” is not a date. Nothing was charted.", "Write it as 2026-11-23.", step.id)
    if step.id != "next_visit" and day > record.day:
        return Refusal(f"{wording.day(day)} lies after this visit. Nothing was charted.", "Type a day that has been.", step.id)
    if step.id == "next_visit" and day <= record.day:
        return Refusal(f"{wording.day(day)} is not after this visit. Nothing was charted.", "Type a later day.", step.id)
    if day < record.patient.birth_date:
        return Refusal(f"{wording.day(day)} lies before the birth date. Nothing was charted.", "Type a later day.", step.id)
    return (day.isoformat(),)


def quick_answers(record: ProcedureRecord, section_id: str) -> Decision:
    """Give every unanswered step of a section that applies its quick answer ("None of these apply"), each as its own fact."""
    if refusal := closed(record):
        return refusal
    section = record.protocol.section(section_id)
    if section is None or not section.quick_label:
        return Refusal("This part has no quick answer.", "Answer its questions one by one.", section_id)
    return tuple(
        StepAnswered(step.id, (step.quick,))
        for step in section.steps
        if step.quick and step.id not in record.answers and record.asks(step)
    )


def override(record: ProcedureRecord, finding_id: str, reason: str) -> Decision:
    """Go past a stop. The reason is the physician's own words and is printed. A stop that can be corrected at once is corrected."""
    if refusal := closed(record):
        return refusal
    found = next((one for one in findings(record) if one.id == finding_id), None)
    if found is None:
        return Refusal("There is no such stop now.", "Look at the list of open points.")
    if found.severity is not Severity.STOP:
        return Refusal("This is a caution; it stops nothing.", "Go on.", found.place)
    if found.must_correct:
        return Refusal(f"{found.says} No reason goes past this.", found.go_on, found.place)
    if len(reason.strip()) < SHORTEST_REASON:
        return Refusal("A reason is needed to go past a stop.", "Write in a few words why the visit goes on.", found.place, finding_id)
    return (FindingOverridden(finding_id, found.says, reason.strip()),)
