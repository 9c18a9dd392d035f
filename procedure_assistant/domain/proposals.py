"""What one press may chart in several questions: the answers of the last visit and the usual ones. Proposes; charts nothing.

Never proposed: identity, consent, time-out and side of this visit, safety questions from an earlier day, scores, lots, sites.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from procedure_assistant.domain.completeness import section_items
from procedure_assistant.domain.findings import findings
from procedure_assistant.domain.protocol import Ask, Section, Shows, Step
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.totals import Balance, balances

TOGETHER: tuple[tuple[str, ...], ...] = (
    ("indication", "history", "weight", "baseline"),
    ("consent",),
    ("time_out",),
    ("observation", "waste", "discharge"),
)
"""Sections that one press may complete, the one that is on the canvas first. All others are answered each by itself."""

CARRIED = frozenset(
    {
        "diagnosis", "earlier_treatment", "headache_days", "migraine_days", "headache_hours", "failed_preventives", "earlier_effect",
        "block_indication", "planned_side", "prp_indication", "imaging",
    }
)  # fmt: skip
"""Questions whose answer of the last visit may be proposed: the history of the headache, and what is planned. The side is asked again
at consent and time-out, which are never carried."""

MOST_CHOICES = 4


@dataclass(frozen=True, slots=True)
class Proposed:
    """One answer that would be charted; ``carried``: it is the answer of the last visit, else the usual one."""

    section: Section
    step: Step
    values: tuple[str, ...]
    carried: bool


@dataclass(frozen=True, slots=True)
class Together:
    """Everything that one press would chart. ``ask`` is the one question left, whose answer is that press; None when nothing is left,
    or what is left has to be typed: it stays open, and the press charts the others.

    ``day`` is that of the last visit, None where nothing is carried; ``waste`` what would be discarded.
    """

    sections: tuple[Section, ...]
    answers: tuple[Proposed, ...]
    ask: Step | None
    day: date | None
    waste: tuple[Balance, ...] = ()

    def with_choice(self, choice: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The answers to chart, by step."""
        last = ((self.ask.id, (choice,)),) if self.ask is not None and choice else ()
        return (*((one.step.id, one.values) for one in self.answers), *last)


def together(record: ProcedureRecord, section: Section, earlier: ProcedureRecord | None) -> Together | None:
    """What one press could complete while ``section`` is on the canvas; None where its questions are answered one by one."""
    group = next((group for group in TOGETHER if section.id in group), None)
    if group is None or record.closed or section.shows is not Shows.FORM:
        return None
    mine, left = _section(record, section, earlier)
    ask = left[0] if len(left) == 1 and _is_short(left[0]) else None
    if not mine or (left and ask is None and not any(one.carried for one in mine)):
        return None
    sections, answers = [section], list(mine)
    waste: tuple[Balance, ...] = ()
    for one in (found for name in group if (found := record.protocol.section(name)) is not None and found is not section):
        if one.shows is Shows.WASTE:
            waste = tuple(balance for balance in balances(record) if balance.left.amount > 0 and balance.container.volume is not None)
            sections += [one] if waste else []
            continue
        more, rest = _section(record, one, earlier)
        if more and not rest and one.shows is Shows.FORM:
            sections.append(one)
            answers += more
    carried = any(one.carried for one in answers)
    if not carried and ask is None and len(sections) == 1:
        return None  # its own quick answer says the same
    day = earlier.day if earlier is not None and carried else None
    return Together(tuple(sections), tuple(answers), ask, day, waste)


def _is_short(step: Step) -> bool:
    return step.ask is Ask.CHOICE and 2 <= len(step.choices) <= MOST_CHOICES


def _section(record: ProcedureRecord, section: Section, earlier: ProcedureRecord | None) -> tuple[list[Proposed], list[Step]]:
    """The proposals for what is open in a section, and the required questions that have none."""
    if not any(True for _item in section_items(record, section, findings(record))):
        return [], []
    seen, found, left = record, [], []
    for step in section.steps:
        if step.id in seen.answers or not step.required or not seen.asks(step):
            continue
        one = _proposed(section, step, earlier)
        if one is None:
            left.append(step)
        else:
            found.append(one)
            seen = replace(seen, standing={**seen.standing, step.id: one.values})
    return found, left


def _proposed(section: Section, step: Step, earlier: ProcedureRecord | None) -> Proposed | None:
    if earlier is not None and step.id in CARRIED:
        if step.id == "earlier_treatment" and earlier.map is not None:
            return Proposed(section, step, ("earlier",), carried=True)  # the last visit was one
        values = earlier.standing.get(step.id, ())
        if values and _still_offered(step, values):
            return Proposed(section, step, values, carried=True)
    return Proposed(section, step, (step.quick,), carried=False) if step.quick else None


def _still_offered(step: Step, values: tuple[str, ...]) -> bool:
    return step.ask not in (Ask.CHOICE, Ask.CHOICES) or all(step.choice(value) is not None for value in values)


@dataclass(frozen=True, slots=True)
class UsedBefore:
    """A container as it was opened last at this clinic: to be opened again by one press that names lot and expiry."""

    product: str
    label: str
    lot: str
    expiry: date
    dissolved_ml: str
    diluent: str
    day: date


def offered(record: ProcedureRecord, used: tuple[UsedBefore, ...], earlier: ProcedureRecord | None) -> Iterator[UsedBefore]:
    """Those that fit this visit: in the formulary, not expired, not open yet; the products of this patient's last visit alone, if any."""
    opened = {container.opened.product for container in record.containers.values()}
    before = {container.opened.product for container in earlier.containers.values()} if earlier is not None else set()
    usable = [
        one for one in used if one.product not in opened and one.expiry >= record.day and record.formulary.product(one.product) is not None
    ]
    mine = [one for one in usable if one.product in before]
    yield from mine if mine or before & opened else usable
