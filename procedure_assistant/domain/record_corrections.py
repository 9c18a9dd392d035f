"""The fold of corrections: a waste, a block, a score as they truly were, and an aspiration that was positive. It only folds."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch
from typing import TYPE_CHECKING

from procedure_assistant.domain import events as e
from procedure_assistant.domain.record_parts import Block, Container, Score, Stamp

if TYPE_CHECKING:
    from procedure_assistant.domain.record import ProcedureRecord

Correction = e.WasteCorrected | e.BlockCorrected | e.ScoreCorrected | e.AspirationPositive
OfVials = e.VialKept | e.VialTakenOver | e.KeptDiscarded


@singledispatch
def corrected(event: Correction, record: ProcedureRecord, stamp: Stamp) -> ProcedureRecord:
    """The record after a correction. What it corrects keeps its own time and person; the entry has those of the correction."""
    raise TypeError(f"{type(event).__name__} corrects nothing")


@corrected.register(e.WasteCorrected)
def _(event: e.WasteCorrected, record: ProcedureRecord, stamp: Stamp) -> ProcedureRecord:
    container = record.containers[event.container]
    before = container.wastes[-1] if container.wastes else None
    reason = event.reason or (before[0].reason if before else "")
    witness = event.witness or (before[0].witness if before else "")
    whole = e.WasteRecorded(event.container, event.dose, reason, witness)
    wastes = ((whole, before[1] if before else stamp),) if event.dose.amount else ()
    return replace(record, containers={**record.containers, event.container: replace(container, wastes=wastes)})


@corrected.register(e.BlockCorrected)
def _(event: e.BlockCorrected, record: ProcedureRecord, stamp: Stamp) -> ProcedureRecord:
    blocks = list(record.blocks)
    here = [place for place, one in enumerate(blocks) if (one.event.nerve, one.event.side) == (event.nerve, event.side)]
    for place in here:
        blocks[place] = replace(blocks[place], event=event.now) if event.now else blocks[place]
    if event.now is None:
        blocks = [one for place, one in enumerate(blocks) if place not in here]
    elif not here:
        blocks.append(Block(event.now, stamp))
    return replace(record, blocks=tuple(blocks))


@corrected.register(e.ScoreCorrected)
def _(event: e.ScoreCorrected, record: ProcedureRecord, stamp: Stamp) -> ProcedureRecord:
    scores = list(record.scores)
    place = max((place for place, one in enumerate(scores) if one.event.moment == event.moment), default=None)
    if place is None:
        scores.append(Score(e.PainScored(event.moment, event.value, None), stamp))
    else:
        scores[place] = replace(scores[place], event=replace(scores[place].event, value=event.value))
    return replace(record, scores=tuple(scores))


@corrected.register(e.AspirationPositive)
def _(event: e.AspirationPositive, record: ProcedureRecord, stamp: Stamp) -> ProcedureRecord:
    return replace(record, aspirations=(*record.aspirations, (event, stamp)))


@singledispatch
def with_vial(event: OfVials, record: ProcedureRecord, stamp: Stamp) -> ProcedureRecord:
    """The record after something happened to a vial across visits."""
    raise TypeError(f"{type(event).__name__} is not about a vial")


@with_vial.register(e.VialKept)
def _(event: e.VialKept, record: ProcedureRecord, stamp: Stamp) -> ProcedureRecord:
    container = record.containers[event.container]
    return _with(record, replace(container, keeps=(*container.keeps, (event, stamp))))


@with_vial.register(e.KeptDiscarded)
def _(event: e.KeptDiscarded, record: ProcedureRecord, stamp: Stamp) -> ProcedureRecord:
    container = record.containers[event.container]
    return _with(record, replace(container, discards=(*container.discards, (event, stamp))))


@with_vial.register(e.VialTakenOver)
def _(event: e.VialTakenOver, record: ProcedureRecord, stamp: Stamp) -> ProcedureRecord:
    opened = e.ProductOpened(
        event.container, event.product, event.label, event.substance, event.kind, event.content, event.volume,
        event.with_epinephrine, event.ndc, event.lot, event.expiry, event.serial,
    )  # fmt: skip
    return _with(record, Container(opened, stamp, carried=event))


def _with(record: ProcedureRecord, container: Container) -> ProcedureRecord:
    return replace(record, containers={**record.containers, container.id: container})
