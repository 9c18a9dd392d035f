"""Reads sections, steps, rules and limits from their tables, each with where it stands; what refers elsewhere is checked later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from procedure_assistant.domain.protocol import Ask, Choice, Condition, Limit, Phase, Rule, Section, Severity, Shows, Step
from procedure_assistant.domain.say import say
from procedure_assistant.protocols.conditions import answers_of, read_condition
from procedure_assistant.protocols.table import Table

CHOICE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]*")
_CHOOSES = (Ask.CHOICE, Ask.CHOICES)
_ONLY_NUMBER = ("unit", "minimum", "maximum", "whole")


class ChoicesFrom(StrEnum):
    """Lists of choices that are kept elsewhere."""

    DIAGNOSES = "diagnoses"


ChoiceLists = Mapping[ChoicesFrom, tuple[Choice, ...] | None]
"""The lists by name; None for one that could not be read."""


@dataclass(slots=True)
class DraftStep:
    """A step with where it stands. ``unsure`` when a fault makes its answers unknown, so that nothing is blamed on it twice."""

    step: Step
    table: Table
    rules: list[tuple[Rule, Table]]
    unsure: bool = False


@dataclass(slots=True)
class DraftSection:
    """A section with where it stands.

    ``use`` names the shared section it takes over; as read, ``section`` then holds only its own steps. ``written`` is where title
    and the rest are written: the shared file for a section that is used.
    """

    section: Section
    table: Table
    steps: list[DraftStep]
    written: Table
    use: str = ""


def read_sections(tables: Sequence[Table], lists: ChoiceLists, *, may_use: bool) -> list[DraftSection]:
    """Read the sections of a file; ``may_use`` allows taking over shared sections."""
    return [_read_use(table, lists) if may_use and table.has("use") else _read_section(table, lists) for table in tables]


def _read_use(table: Table, lists: ChoiceLists) -> DraftSection:
    use = table.identifier("use")
    steps = [read_step(step, lists) for step in table.tables("step")]
    table.close()
    own = tuple(draft.step for draft in steps)
    return DraftSection(Section(use, "", Phase.PREPARE, Shows.FORM, own), table, steps, table, use)


def _read_section(table: Table, lists: ChoiceLists) -> DraftSection:
    identity, title = table.identifier(), table.words("title")
    phase, shows = table.member("phase", Phase), table.member("shows", Shows, required=False)
    quick_label = table.words("quick_label", required=False)
    steps = [read_step(step, lists) for step in table.tables("step")]
    table.close()
    own = tuple(draft.step for draft in steps)
    section = Section(identity, title, phase or Phase.PREPARE, shows or Shows.FORM, own, quick_label)
    return DraftSection(section, table, steps, table)


def read_step(table: Table, lists: ChoiceLists) -> DraftStep:
    """Read one step with its rules."""
    identity, ask = table.identifier(), table.member("ask", Ask)
    choices, sure = _read_choices(table, ask, lists)
    minimum, maximum = table.number("minimum", required=False), table.number("maximum", required=False)
    rules = [(_read_rule(rule), rule) for rule in table.tables("rule")]
    show_if = table.table("show_if", required=False)
    step = Step(
        id=identity,
        ask=ask or Ask.TEXT,
        label=table.words("label"),
        record=table.text("record"),
        choices=choices,
        unit=table.words("unit", required=False),
        minimum=minimum,
        maximum=maximum,
        whole=table.flag("whole", default=False),
        required=table.flag("required", default=True),
        blocks_injection=table.flag("blocks_injection", default=False),
        quick=table.text("quick", required=False),
        help=table.words("help", required=False),
        show_if=None if show_if is None else read_condition(show_if),
        rules=tuple(rule for rule, _ in rules),
        source=table.source() if table.has("source") else None,
    )
    table.close()
    draft = DraftStep(step, table, rules, unsure=ask is None or not sure)
    if ask is not None:
        _check_step(draft)
    return draft


def _read_choices(table: Table, ask: Ask | None, lists: ChoiceLists) -> tuple[tuple[Choice, ...], bool]:
    """The choices of a step, and whether they can be relied on."""
    if table.has("choices_from"):
        if table.has("choices"):
            table.fault("choices_from", "a step has either choices or choices_from")
        table.take("choices", required=False)
        name = table.member("choices_from", ChoicesFrom)
        found = lists[name] if name else None
        return (found or (), found is not None)
    raw = table.take("choices", required=ask in _CHOOSES)
    if raw is None:
        return (), ask not in _CHOOSES
    if ask is not None and ask not in _CHOOSES:
        table.fault("choices", f"a step that asks {ask} has no choices")
    if not isinstance(raw, list) or len(raw) < 2:
        table.fault("choices", "must be a list of at least two answers")
        return (), False
    choices = [_read_choice(table, place, entry) for place, entry in enumerate(raw)]
    known = tuple(choice for choice in choices if choice is not None)
    ids = [choice.id for choice in known]
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        table.fault("choices", f"“{twice}” stands there twice")
    return known, len(known) == len(choices)


def _read_choice(table: Table, place: int, entry: object) -> Choice | None:
    """A plain text is both: "not known" has the id not_known and the label "Not known"."""
    if isinstance(entry, str):
        choice_id, label = entry.lower().replace(" ", "_"), entry[:1].upper() + entry[1:]
        if not CHOICE.fullmatch(choice_id):
            table.fault(f"choices[{place}]", f"“{entry}” cannot be an id; write {{id = …, label = …}}")
            return None
        return Choice(choice_id, say(label))
    if not isinstance(entry, dict):
        table.fault(f"choices[{place}]", "must be a text, or a table with id and label")
        return None
    one = Table(table.sheet, entry, table.at(f"choices[{place}]"))
    choice_id, label = one.identifier(pattern=CHOICE), one.words("label")
    one.close()
    return Choice(choice_id, label) if choice_id else None


def _read_rule(table: Table) -> Rule:
    severity = table.member("severity", Severity)
    when = table.table("when")
    condition = None if when is None else read_condition(when)
    rule = Rule(
        id=table.identifier(),
        when=condition or Condition(),
        severity=severity or Severity.INFO,
        says=table.words("says"),
        go_on=_go_on(table, severity),
        source=table.source(),
    )
    table.close()
    return rule


def _go_on(table: Table, severity: Severity | None) -> str:
    """How the visit can still continue: needed wherever something is stopped or warned of."""
    return table.words("go_on", required=severity in (Severity.STOP, Severity.CAUTION))


def read_limit(table: Table) -> Limit | None:
    """Read one limit; None when it has no usable id or value, which is reported."""
    identity, value = table.identifier(), table.above_zero("value")
    severity = table.member("severity", Severity)
    unit, says = table.words("unit", required=False), table.words("says")
    go_on, source = _go_on(table, severity), table.source()
    table.close()
    if not identity or value is None:
        return None
    return Limit(identity, value, unit, severity or Severity.STOP, says, go_on, source)


def _check_step(draft: DraftStep) -> None:
    _check_number(draft)
    _check_record(draft)
    _check_quick(draft)
    _check_stops(draft)


def _check_stops(draft: DraftStep) -> None:
    """A stop is learned of before the needle, and "not known" is never quieter than silence where "yes" stops."""
    step = draft.step
    stops = [rule for rule in step.rules if rule.severity is Severity.STOP]
    if not stops:
        return
    if not (step.blocks_injection and step.required):
        draft.table.fault("blocks_injection", "a step that can stop the visit is required and has blocks_injection = true")
    heard = {answer for rule in step.rules if rule.severity is not Severity.INFO for answer in _own_answers(rule.when, step.id)}
    stopping = {answer for rule in stops for answer in _own_answers(rule.when, step.id)}
    if "yes" in stopping and "not_known" not in heard and step.choice("not_known") is not None:
        draft.table.fault("rule", "“yes” stops, so “not known” needs at least a caution")


def _own_answers(condition: Condition, step_id: str) -> Iterator[str]:
    """The answers of one step that a condition asks for."""
    if condition.step == step_id:
        yield from condition.within or (condition.equals or "",)
    for part in (*condition.all_of, *condition.any_of):
        yield from _own_answers(part, step_id)


def _check_number(draft: DraftStep) -> None:
    step, table = draft.step, draft.table
    if step.ask is not Ask.NUMBER:
        for key in _ONLY_NUMBER:
            if table.has(key):
                table.fault(key, "is only for a step that asks for a number")
        return
    if step.minimum is None and step.maximum is None:
        return
    if step.source is None:
        table.fault("source", "is missing; a bound needs its source")
    if step.minimum is not None and step.maximum is not None and step.minimum > step.maximum:
        table.fault("minimum", f"{step.minimum} is above the maximum {step.maximum}")
    for key, bound in (("minimum", step.minimum), ("maximum", step.maximum)):
        if step.whole and bound is not None and bound != bound.to_integral_value():
            table.fault(key, f"{bound} is not whole, but the answer is")


def _check_record(draft: DraftStep) -> None:
    """The printed statement holds the answer once; a confirmation is its own statement."""
    record, wanted = draft.step.record, 0 if draft.step.ask is Ask.CONFIRM else 1
    if record and (record.count("{}") != wanted or record.count("{") != wanted or record.count("}") != wanted):
        draft.table.fault("record", "must hold {} once, for the answer" if wanted else "of a confirmation must not hold { or }")


def _check_quick(draft: DraftStep) -> None:
    step = draft.step
    if not step.quick or draft.unsure:
        return
    if step.ask not in (Ask.CHOICE, Ask.CONFIRM):
        draft.table.fault("quick", f"a step that asks {step.ask} has no quick answer")
    elif step.quick not in answers_of(step):
        draft.table.fault("quick", f"“{step.quick}” is not among the answers")
