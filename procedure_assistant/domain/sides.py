"""The side lock: planned, consented and time-out side must agree before a needle goes in, and only agreed sides are injected.

Universal Protocol UP.01.03.01 (facts E). It reads the record and says what does not agree; it decides no command.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from procedure_assistant.domain import wording
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Source
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say

SOURCE = Source("UP.01.03.01", "H-V")
MISMATCH = "side_mismatch"
GIVEN = "side_given"
PLAN = "side_plan"

STEPS = {"planned_side": say("planned"), "consent_side": say("consented"), "time_out_side": say("time-out")}
"""The questions that state a side, in the order of a visit, and what each is called."""

_BOTH = "both"


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of the side: ``value`` is "left", "right", "both", "" while not answered; ``where`` the section that asks it."""

    step: str
    name: str
    value: str
    where: str

    @property
    def words(self) -> str:
        """ "planned left", "time-out not stated"."""
        return say("{statement} {side}", statement=self.name, side=say(self.value or "not stated"))


def told(record: ProcedureRecord) -> tuple[Said, ...]:
    """What was said of the side, one for each question of it that this visit asks; empty for a visit without a side."""
    found = []
    for step, name in STEPS.items():
        section = record.protocol.section_of(step)
        if section is not None:
            found.append(Said(step, name, record.value(step), section.title))
    return tuple(found)


def words(record: ProcedureRecord) -> str:
    """ "planned left, consented right and time-out not stated"."""
    return wording.listed([one.words for one in told(record)])


def where(record: ProcedureRecord) -> str:
    """Where each of them is corrected: "planned in “Indication”, consented in “Consent” and time-out in “Time-out”"."""
    return wording.listed([say("{statement} in “{section}”", statement=one.name, section=one.where) for one in told(record)])


def odd_one(record: ProcedureRecord) -> Said | None:
    """The statement to look at first while the sides differ: the one against two that agree, else the last one; None when they agree."""
    stated = [one for one in told(record) if one.value]
    if len({one.value for one in stated}) < 2:
        return None
    alone = [one for one in stated if sum(other.value == one.value for other in stated) == 1]
    return alone[0] if len(stated) > 2 and len(alone) == 1 else stated[-1]


def missing(record: ProcedureRecord) -> tuple[Said, ...]:
    """The statements that are still to be made."""
    return tuple(one for one in told(record) if not one.value)


def agreed(record: ProcedureRecord) -> tuple[Side, ...]:
    """The sides that all statements name; empty while one is missing or they differ."""
    said = told(record)
    values = {one.value for one in said}
    if len(values) != 1 or "" in values:
        return ()
    (value,) = values
    return (Side.LEFT, Side.RIGHT) if value == _BOTH else (Side(value),)


def given_elsewhere(record: ProcedureRecord) -> Iterator[tuple[str, Side]]:
    """What was injected on a side that is not agreed (any more): nerve or target in short words, and its side."""
    allowed = agreed(record)
    if not allowed:
        return
    for block in record.blocks:
        if block.event.side not in allowed:
            nerve = record.protocol.nerve(block.event.nerve)
            yield (nerve.short if nerve else block.event.nerve), block.event.side
    for one in record.regenerative.given:
        if one.event.side not in allowed:
            target = record.protocol.target(one.event.target)
            yield (target.short if target else one.event.target), one.event.side


def plan_differs(record: ProcedureRecord) -> str:
    """How the block's plan and the agreed sides differ, in a sentence; "" when every agreed side is planned and no other."""
    allowed, plan = agreed(record), record.plan
    if not allowed or plan is None or set(plan.sides) == set(allowed):
        return ""
    return say("The block is planned for the {plan}; agreed is the {agreed}.", plan=_sides(plan.sides), agreed=_sides(allowed))


def _sides(sides: tuple[Side, ...]) -> str:
    return say("left and the right") if len(set(sides)) > 1 else say(sides[0].value)
