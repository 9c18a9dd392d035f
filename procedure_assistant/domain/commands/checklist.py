"""Answering questions, and going past a stop for a stated reason."""

from __future__ import annotations

from procedure_assistant.domain import consent, wording
from procedure_assistant.domain.commands import typed
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed
from procedure_assistant.domain.events import FindingOverridden, StepAnswered
from procedure_assistant.domain.findings import findings
from procedure_assistant.domain.protocol import Ask, Severity, Step
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say

SHORTEST_REASON = 3
"""A reason has at least this many characters, so that a slip of the space bar is not one."""


def answer(record: ProcedureRecord, step_id: str, values: tuple[str, ...]) -> Decision:
    """Answer a step with what was chosen or typed; no values take the answer away. Numbers keep the digits as typed."""
    if refusal := closed(record):
        return refusal
    step = record.protocol.step(step_id)
    if step is None:
        return Refusal(say("This visit does not ask “{step_id}”.", step_id=step_id), say("Choose a question of the list."))
    values = tuple(value.strip() for value in values if value.strip())
    checked = _checked(record, step, values) if values else ()
    if isinstance(checked, Refusal):
        return checked
    if refusal := _held_by_signature(record, step, checked):
        return refusal
    before = record.answers.get(step_id)
    if checked == (before.values if before else ()):
        return ()
    return (StepAnswered(step_id, checked),)


def _held_by_signature(record: ProcedureRecord, step: Step, values: tuple[str, ...]) -> Refusal | None:
    """What a signed or withdrawn consent says is not changed by an answer: the paper would say something else."""
    if record.amending or step.id not in (consent.GIVEN, consent.SIDE):
        return None
    if step.id == consent.GIVEN and consent.withdrawn(record):
        return Refusal(
            say("The consent is withdrawn. Nothing was charted."), say("Have it signed again, or say what was agreed in words."), step.id
        )
    signed = consent.standing(record)
    if not signed:
        return None
    if step.id == consent.GIVEN and values != ("yes",):
        return Refusal(
            say("The consent is signed. Nothing was charted."), say("Withdraw it with the reason, or undo the signature."), step.id
        )
    if step.id == consent.SIDE and values != (signed[-1].event.side,):
        return Refusal(
            say("The signed consent names another side. Nothing was charted."), say("Have the consent signed for this side."), step.id
        )
    return None


def _checked(record: ProcedureRecord, step: Step, values: tuple[str, ...]) -> tuple[str, ...] | Refusal:
    if len(values) > 1 and step.ask is not Ask.CHOICES:
        return Refusal(say("“{step}” takes one answer. Nothing was charted.", step=step.label), say("Choose or type one."), step.id)
    if step.ask in (Ask.CHOICE, Ask.CHOICES, Ask.CONFIRM):
        return typed.chosen(step, values)
    if step.ask is Ask.NUMBER:
        return typed.number(step, values[0])
    if step.ask is Ask.DATE:
        return _date(record, step, values[0])
    if step.ask is Ask.MOMENT:
        moment = typed.moment(step, values[0])
        return moment if isinstance(moment, Refusal) else (moment.isoformat(timespec="minutes"),)
    return values


def _date(record: ProcedureRecord, step: Step, text: str) -> tuple[str, ...] | Refusal:
    day = typed.day(step, text)
    if isinstance(day, Refusal):
        return day
    if step.id != "next_visit" and day > record.day:
        return Refusal(
            say("{day} lies after this visit. Nothing was charted.", day=wording.day(day)), say("Type a day that has been."), step.id
        )
    if step.id == "next_visit" and day <= record.day:
        return Refusal(say("{day} is not after this visit. Nothing was charted.", day=wording.day(day)), say("Type a later day."), step.id)
    if day < record.patient.birth_date:
        return Refusal(
            say("{day} lies before the birth date. Nothing was charted.", day=wording.day(day)), say("Type a later day."), step.id
        )
    return (day.isoformat(),)


def quick_answers(record: ProcedureRecord, section_id: str) -> Decision:
    """Give every unanswered step of a section that applies its quick answer ("None of these apply"), each as its own fact."""
    if refusal := closed(record):
        return refusal
    section = record.protocol.section(section_id)
    if section is None or not section.quick_label:
        return Refusal(say("This part has no quick answer."), say("Answer its questions one by one."), section_id)
    held = {consent.GIVEN} if consent.withdrawn(record) else set()
    return tuple(
        StepAnswered(step.id, (step.quick,))
        for step in section.steps
        if step.quick and step.id not in record.answers and step.id not in held and record.asks(step)
    )


def override(record: ProcedureRecord, finding_id: str, reason: str) -> Decision:
    """Go past a stop. The reason is the physician's own words and is printed. A stop that can be corrected at once is corrected."""
    if refusal := closed(record):
        return refusal
    found = next((one for one in findings(record) if one.id == finding_id), None)
    if found is None:
        return Refusal(say("There is no such stop now."), say("Look at the list of open points."))
    if found.severity is not Severity.STOP:
        return Refusal(say("This is a caution; it stops nothing."), say("Go on."), found.place)
    if found.must_correct:
        return Refusal(say("{says} No reason goes past this.", says=found.says), found.go_on, found.place)
    if len(reason.strip()) < SHORTEST_REASON:
        return Refusal(
            say("A reason is needed to go past a stop."), say("Write in a few words why the visit goes on."), found.place, finding_id
        )
    return (FindingOverridden(finding_id, found.says, reason.strip()),)
