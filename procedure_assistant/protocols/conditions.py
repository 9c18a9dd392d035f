"""Reads conditions and checks what they refer to: the grammar is closed, and a condition looks only at what was asked before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from procedure_assistant.domain.protocol import Ask, Condition, Step
from procedure_assistant.protocols.table import Table

_GROUPS = ("all_of", "any_of", "none_of")
_TESTS = ("equals", "within", "below", "above")


def read_condition(table: Table) -> Condition | None:
    """Read a condition; None when it has a fault, which is reported."""
    heads = [key for key in ("step", "protocol", *_GROUPS) if table.has(key)]
    condition: Condition | None = None
    if len(heads) != 1:
        table.fault("", "a condition has exactly one of step, protocol, all_of, any_of, none_of")
        return None
    if heads[0] == "step":
        condition = _read_test(table)
    elif heads[0] == "protocol":
        protocol = table.identifier("protocol")
        condition = Condition(protocol=protocol) if protocol else None
    else:
        condition = _read_group(table, heads[0])
    table.close()
    return condition


def _read_test(table: Table) -> Condition | None:
    step = table.identifier("step")
    tests = [key for key in _TESTS if table.has(key)]
    if len(tests) != 1:
        table.fault("", "a condition on a step has exactly one of equals, within, below, above")
        for test in tests:
            table.take(test)
        return None
    if not step:
        table.take(tests[0])
        return None
    if tests[0] == "equals":
        equals = table.text("equals")
        return Condition(step=step, equals=equals) if equals else None
    if tests[0] == "within":
        within = table.texts("within")
        return Condition(step=step, within=within) if within else None
    bound = table.number(tests[0])
    if bound is None:
        return None
    return Condition(step=step, below=bound) if tests[0] == "below" else Condition(step=step, above=bound)


def _read_group(table: Table, group: str) -> Condition | None:
    parts = [read_condition(part) for part in table.tables(group)]
    whole = tuple(part for part in parts if part is not None)
    if not parts:
        table.fault(group, "needs at least one condition")
    if len(whole) != len(parts) or not parts:
        return None
    if group == "all_of":
        return Condition(all_of=whole)
    return Condition(any_of=whole) if group == "any_of" else Condition(none_of=whole)


def condition_faults(
    condition: Condition, place: str, asked: Mapping[str, Step | None], protocols: Collection[str]
) -> list[tuple[str, str]]:
    """(place, reason) of everything a condition refers to that is not there.

    ``asked`` are the steps asked so far, with None for a step whose own faults are already reported.
    """
    if condition.protocol:
        known = condition.protocol in protocols
        return [] if known else [(f"{place}.protocol", f"there is no protocol “{condition.protocol}”")]
    for group, parts in zip(_GROUPS, (condition.all_of, condition.any_of, condition.none_of), strict=True):
        if parts:
            return [
                fault
                for number, part in enumerate(parts)
                for fault in condition_faults(part, f"{place}.{group}[{number}]", asked, protocols)
            ]
    if condition.step not in asked:
        return [(f"{place}.step", f"“{condition.step}” is not asked before this")]
    step = asked[condition.step]
    return [] if step is None else _test_faults(condition, place, step)


def _test_faults(condition: Condition, place: str, step: Step) -> list[tuple[str, str]]:
    if condition.below is not None or condition.above is not None:
        if step.ask is Ask.NUMBER:
            return []
        return [(f"{place}.{'above' if condition.below is None else 'below'}", f"“{step.id}” does not ask for a number")]
    test = "within" if condition.within else "equals"
    if step.ask not in (Ask.CHOICE, Ask.CHOICES, Ask.CONFIRM):
        return [(f"{place}.{test}", f"“{step.id}” has no answers to choose from")]
    answers = answers_of(step)
    wanted = condition.within or (condition.equals or "",)
    return [(f"{place}.{test}", f"“{answer}” is no answer of “{step.id}”") for answer in wanted if answer not in answers]


def answers_of(step: Step) -> tuple[str, ...]:
    """The answers that can be chosen; a confirmation knows only "yes"."""
    return ("yes",) if step.ask is Ask.CONFIRM else tuple(choice.id for choice in step.choices)
