"""Charting several answers by one press, as they stood on the screen. Each is its own fact; all are one command and one undo."""

from __future__ import annotations

from collections.abc import Sequence

from procedure_assistant.domain.commands import checklist, products
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed
from procedure_assistant.domain.events import Event
from procedure_assistant.domain.record import ProcedureRecord


def confirm(record: ProcedureRecord, answers: Sequence[tuple[str, tuple[str, ...]]], waste_reason: str = "") -> Decision:
    """Chart these answers, step by step; with ``waste_reason`` what is left of every container is discarded, too. All or nothing."""
    if refusal := closed(record):
        return refusal
    events: list[Event] = []
    for step, values in answers:
        decision = checklist.answer(record, step, values)
        if isinstance(decision, Refusal):
            return decision
        events += decision
    if waste_reason:
        wasted = products.waste_all(record, waste_reason)
        if isinstance(wasted, Refusal):
            return wasted
        events += wasted
    return tuple(events)
