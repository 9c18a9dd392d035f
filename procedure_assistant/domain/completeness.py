"""What is still open before signing, and the state of each row of the steps column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from procedure_assistant.domain import wording
from procedure_assistant.domain.findings import Finding, findings
from procedure_assistant.domain.once import once_per_record
from procedure_assistant.domain.passport.reading import passports
from procedure_assistant.domain.passport.waiting import section_note, waiting
from procedure_assistant.domain.protocol import Section, Severity, Shows
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.domain.totals import Balance, balances, blocks_open, map_total


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One thing that signing waits for; ``place`` is the step or section to jump to."""

    place: str
    says: str


class RowState(StrEnum):
    """How a row of the steps column looks."""

    DONE = "done"
    OPEN = "open"
    OVERRIDDEN = "overridden"
    NOT_APPLICABLE = "not_applicable"
    BLOCKS = "blocks"


@dataclass(frozen=True, slots=True)
class Row:
    """One section in the steps column with the note at its right."""

    section: Section
    state: RowState
    note: str


@once_per_record
def open_items(record: ProcedureRecord) -> tuple[OpenItem, ...]:
    """Everything that signing waits for, in the order of the visit."""
    found = findings(record)
    items = [item for items in _by_section(record).values() for item in items]
    # A stop whose place this protocol does not show still stops.
    places = {section.id for section in record.protocol.sections} | {step.id for step in record.protocol.steps()}
    return (*items, *(OpenItem(finding.place, finding.says) for finding in found if finding.stops and finding.place not in places))


@once_per_record
def _by_section(record: ProcedureRecord) -> dict[str, tuple[OpenItem, ...]]:
    found = findings(record)
    return {section.id: tuple(section_items(record, section, found)) for section in record.protocol.sections}


def section_items(record: ProcedureRecord, section: Section, found: tuple[Finding, ...]) -> Iterator[OpenItem]:
    """What is open in one section."""
    steps = {step.id for step in section.steps}
    missing = [step for step in section.steps if step.required and step.id not in record.answers and record.asks(step)]
    if len(missing) == 1:
        yield OpenItem(missing[0].id, say("{section}: {label}", section=section.title, label=missing[0].label))
    elif missing:
        yield OpenItem(
            missing[0].id, say("{section}: {questions} open", section=section.title, questions=wording.count(len(missing), "question"))
        )
    for finding in found:
        if finding.stops and (finding.place in steps or finding.place == section.id):
            yield OpenItem(finding.place, finding.says)
    yield from _instrument_items(record, section)


def _instrument_items(record: ProcedureRecord, section: Section) -> Iterator[OpenItem]:
    if section.shows is Shows.PRODUCTS:
        yield from _product_items(record)
    elif section.shows is Shows.MAP:
        yield from _map_items(record)
    elif section.shows is Shows.BLOCK:
        yield from _block_items(record)
    elif section.shows in (Shows.PASSPORT, Shows.ULTRASOUND):
        yield from (OpenItem(section.id, says) for says in waiting(record, section.shows))
    elif section.shows is Shows.SCORES:
        moment = section.id.removeprefix("pain_")
        if not any(score.event.moment == moment for score in record.scores):
            yield OpenItem(section.id, say("{section}: not scored", section=section.title))
    elif section.shows is Shows.WASTE:
        labels = [one.container.opened.label for one in balances(record)]
        for one in balances(record):
            if one.left.amount > 0:
                yield OpenItem(section.id, missing_words(one, several=labels.count(one.container.opened.label) > 1))


def missing_words(one: Balance, *, several: bool) -> str:
    """The number that is missing of one container, and which it is; with its lot where ``several`` have the same name."""
    opened, left = one.container.opened, wording.dose(one.left)
    if several:
        return say("{opened}, lot {lot}: {left} left to account for", opened=opened.label, lot=opened.lot, left=left)
    return say("{opened}: {left} left to account for", opened=opened.label, left=left)


def _product_items(record: ProcedureRecord) -> Iterator[OpenItem]:
    if not record.containers and not _called_off(record):
        yield OpenItem("products", say("No product opened"))
    for one in balances(record):
        if one.container.volume is None and one.left:  # a vial that broke and was wasted is not dissolved any more
            yield OpenItem("products", say("{opened}: not dissolved", opened=one.container.opened.label))


def _called_off(record: ProcedureRecord) -> bool:
    """Whether every site and block was omitted, so that no product is needed."""
    total = map_total(record)
    return (total is None or not total.open_sites) and (not record.protocol.nerves or record.block_omitted is not None)


def _map_items(record: ProcedureRecord) -> Iterator[OpenItem]:
    total = map_total(record)
    if total is None:
        return
    undecided = [row for row in total.muscles if row.open_sites]
    if len(undecided) > 2:
        yield OpenItem("map", say("{sites} undecided", sites=wording.count(total.open_sites, "site")))
    else:
        for row in undecided:
            muscle, open_sites = row.muscle.name.lower(), row.open_sites
            one = open_sites == 1
            yield OpenItem(
                "map", say("{n} {muscle} site undecided" if one else "{n} {muscle} sites undecided", n=open_sites, muscle=muscle)
            )


def _block_items(record: ProcedureRecord) -> Iterator[OpenItem]:
    if record.plan is None and record.block_omitted is None:
        yield OpenItem("block", say("Nerve block: not planned"))
    for nerve_id, side in blocks_open(record):
        nerve = record.protocol.nerve(nerve_id)
        yield OpenItem("block", say("{nerve} {side} not given", nerve=nerve.short if nerve else nerve_id, side=side))


@once_per_record
def rows(record: ProcedureRecord) -> tuple[Row, ...]:
    """The steps column: every section with its state and a short note."""
    found = findings(record)
    return tuple(_row(record, section, found) for section in record.protocol.sections)


def _row(record: ProcedureRecord, section: Section, found: tuple[Finding, ...]) -> Row:
    steps = [step for step in section.steps if record.asks(step)]
    ids = {step.id for step in steps} | {section.id}
    here = [finding for finding in found if finding.place in ids]
    if any(finding.stops for finding in here):
        return Row(section, RowState.BLOCKS, "stop")
    if section.shows is Shows.SIGN:
        return Row(section, RowState.DONE if record.signed else RowState.OPEN, say("signed") if record.signed else "")
    if section.shows is Shows.WASTE and not record.containers:
        return Row(section, RowState.NOT_APPLICABLE if _called_off(record) else RowState.OPEN, "")
    if section.shows is Shows.FORM and not steps:
        return Row(section, RowState.NOT_APPLICABLE, say("not applicable"))
    note = row_note(record, section)
    if _by_section(record)[section.id]:
        return Row(section, RowState.OPEN, note)
    if section.shows is Shows.ULTRASOUND and is_to_inject(record):
        return Row(section, RowState.OPEN, note)
    if any(finding.severity is Severity.STOP for finding in here):
        return Row(section, RowState.OVERRIDDEN, "overridden")
    return Row(section, RowState.DONE, note)


def is_to_inject(record: ProcedureRecord) -> bool:
    """Whether a planned side has nothing yet at any target though some of a product is left for it.

    No item of signing says so, since one side may be enough.
    """
    if record.closed or all(one.left_ml == 0 for one in passports(record)):
        return False
    planned = record.value("planned_side")
    sides = (planned,) if planned in ("left", "right") else ("left", "right")
    return bool(set(sides) - {one.event.side.value for one in record.regenerative.given})


def row_note(record: ProcedureRecord, section: Section) -> str:
    """The short note at the right of a row: how much of it is done."""
    if section.shows is Shows.MAP and (total := map_total(record)):
        return say("{decided} / {planned_sites}", decided=total.decided, planned_sites=total.planned_sites)
    if section.shows is Shows.BLOCK and record.block_omitted:
        return say("omitted")
    if section.shows is Shows.BLOCK and record.plan:
        planned = len(record.plan.nerves) * len(record.plan.sides)
        return say("{planned} / {planned_2}", planned=planned - len(blocks_open(record)), planned_2=planned)
    if section.shows in (Shows.PASSPORT, Shows.ULTRASOUND):
        return section_note(record, section.shows)
    if section.shows is Shows.PRODUCTS and record.containers:
        return say("{n} opened", n=len(record.containers))
    if section.shows is Shows.SCORES:
        scores = [score.event.value for score in record.scores if f"pain_{score.event.moment}" == section.id]
        return say("{scores} of 10", scores=scores[-1]) if scores else ""
    required = [step for step in section.steps if record.asks(step) and step.required]
    done = sum(1 for step in required if step.id in record.answers)
    return say("{done} of {n}", done=done, n=len(required)) if 0 < done < len(required) else ""
